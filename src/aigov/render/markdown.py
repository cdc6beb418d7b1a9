"""Pages as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigov.render.page import (
    NO_BREAK,
    NOTHING,
    Address,
    Code,
    Gap,
    Item,
    Jump,
    Link,
    Section,
    is_one_line,
)
from aigov.render.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.render.page import Page, Picture, Piece, Table
    from aigov.texts import Lang

__all__ = ["escape", "page_markdown", "pages_markdown"]

_SHOWN = "●○–→?…✓✗"
"""Marks that say something; the others only begin an entry of a list."""

_DEEPEST = 6
"""Markdown has no deeper headings."""

_LINE_START = r"^(\d*)([-+#.)])"
"""Begins a list or a heading where a line begins with it."""

_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def pages_markdown(pages: Iterable[Page], lang: Lang) -> str:
    """Return several pages, ended by the one sentence about advice."""
    blocks = [page_markdown(one) for one in pages]
    return "\n".join([*blocks, f"_{escape(phrase('disclaimer', lang))}_\n"])


def page_markdown(page: Page) -> str:
    """Return a page as headings and nested lists."""
    lines = [f"## {escape(page.title)}"]
    if page.aside:
        lines += ["", escape(page.aside)]
    for section in (Section("", page.head), *page.sections):
        if section.title:
            lines += ["", f"### {escape(section.title)}"]
        lines += [""] * bool(section.items)
        for item in section.items:
            lines += _lines(item, "")
        for drawing in section.drawings:
            lines += ["", f"_{escape(drawing.caption)}:_ {escape(drawing.words)}"]
        for table in section.tables:
            lines += _table(table)
        if page.picture and section.items is page.head:
            lines += _picture(page.picture)
    return "\n".join(lines) + "\n"


def _picture(picture: Picture) -> Iterator[str]:
    legend = ", ".join(f"{mark} {words}" for mark, words in picture.legend)
    yield from ["", f"{escape(picture.caption)}: {escape(legend)}", ""]
    yield _row(["", "", ""])
    yield _row(["---"] * 3)
    for one in picture.strips:
        yield _row([escape(one.name), "".join(mark for mark, _ in one.tiles), escape(one.sum)])


def _table(table: Table) -> Iterator[str]:
    """Yield a table where its cells are plain words, else its rows as headings with lists."""
    if table.caption:
        yield from ["", f"#### {escape(table.caption)}"]
    if all(is_one_line(cell) for row in table.rows for cell in row.cells):
        yield from ["", _row([escape(one) for one in (table.corner, *table.columns)])]
        yield _row(["---"] * (len(table.columns) + 1))
        for row in table.rows:
            cells = (cell[0].words if cell else (NOTHING,) for cell in row.cells)
            yield _row([_words(row.head), *map(_words, cells)])
        return
    for row in table.rows:
        level = min(_DEEPEST, 4 + bool(table.caption) + row.depth)
        yield from ["", f"{'#' * level} {_words(row.head)}", ""]
        for column, cell in zip(table.columns, row.cells, strict=True):
            if is_one_line(cell):
                for item in cell:
                    yield from _lines(Item(item.words, column), "")
            else:
                yield from _lines(Item((), column, inner=cell), "")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _lines(item: Item, indent: str) -> Iterator[str]:
    words = re.sub(_LINE_START, r"\1\\\2", _words(item.words))
    if not words and not item.label:
        return
    bullet = item.mark if item.mark[:1].isdigit() else "-"
    mark = f"{item.mark} " if item.mark and item.mark in _SHOWN else ""
    label = f"**{escape(item.label)}:** " if item.label else ""
    yield f"{indent}{bullet} {mark}{label}{words}".rstrip()
    for inner in item.inner:
        yield from _lines(inner, indent + " " * (len(bullet) + 1))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Address):
        return ""  # the words of the link lead there
    if isinstance(piece, Link) and piece.url:
        return f"[{escape(piece.words)}]({piece.url.translate(_IN_ADDRESS)})"
    if isinstance(piece, Jump):
        return f"[{escape(piece.words)}]({piece.target})"
    if isinstance(piece, Gap):
        return f"**{escape(piece.words)}**" if piece.must else escape(piece.words)
    if isinstance(piece, Code) and "`" not in piece.words:
        return f"`{piece.words}`"
    return escape(piece if isinstance(piece, str) else piece.words)


def escape(words: str) -> str:
    """Return words on one line, no sign of which means anything in Markdown."""
    signs = r"[\\`*\[\]<>|~]|\b_|_\b"
    return re.sub(signs, r"\\\g<0>", " ".join(words.replace(NO_BREAK, " ").splitlines()))
