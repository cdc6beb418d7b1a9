"""Pages as text for a terminal."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from aigov.render.page import NO_BREAK, Address, Graded, Item, is_one_line
from aigov.render.phrases import phrase
from aigov.render.result import classification_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.classification import Classification
    from aigov.render.page import Page, Picture, Piece, Table
    from aigov.texts import Lang

__all__ = ["NARROWEST", "WIDTH", "classification_text", "page_text", "pages_text"]

NARROWEST, WIDTH = 40, 96
_COLOURS = {"prohibited": "31;1", "high": "33;1", "limited": "36;1", "minimal": "32;1"}
_WIDEST_LABEL = 22
"""Under a wider label the next line is moved in a little only, else the words stand in a narrow strip."""
_STEPS = {"": 2, "●": 4, "○": 4, "–": 4}
"""How far what is said under an item is moved in, where it is not the width of its mark."""


def pages_text(
    pages: Iterable[Page], lang: Lang, *, colour: bool = False, width: int = WIDTH
) -> str:
    """Return several pages, ended by the one sentence about advice."""
    blocks = [page_text(one, colour=colour, width=width) for one in pages]
    return "\n".join([*blocks, f"{phrase('disclaimer', lang)}\n"])


def classification_text(result: Classification, lang: Lang) -> str:
    """Return one classification: tier, certainty, reasons, dates, what to answer next."""
    return page_text(classification_page(result, lang))


def page_text(page: Page, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a page as lines of at most ``width`` characters, but for words that are longer."""
    aside = f" ({page.aside})" if page.aside else ""
    lines = _wrapped("", page.title + aside, width, under=2)
    for item in page.head:
        lines += _lines(item, 2, width)
    if page.picture:
        lines += ["", *_picture(page.picture, width)]
    for section in page.sections:
        lines += ["", *_wrapped("  ", section.title, width, under=4)]
        for item in section.items:
            lines += _lines(item, 4, width)
        for drawing in section.drawings:
            lines += _wrapped("    ", f"{drawing.caption}: {drawing.words}", width, under=6)
        for table in section.tables:
            lines += _table(table, 4, width)
    shown = "\n".join(lines).replace(NO_BREAK, " ") + "\n"
    return _coloured(shown, page) if colour else shown


def _picture(picture: Picture, width: int) -> Iterator[str]:
    """Yield a line of marks for each strip, under what the marks mean."""
    legend = "  ".join(f"{mark} {words}" for mark, words in picture.legend)
    yield from _wrapped("  ", f"{picture.caption}: {legend}", width, under=4)
    room = max((len(one.name) for one in picture.strips), default=0)
    longest = max((len(one.tiles) for one in picture.strips), default=0)
    rows = [(one.name, "".join(mark for mark, _ in one.tiles), one.sum) for one in picture.strips]
    lines = [f"    {name:{room}}  {marks:{longest}}  {total}" for name, marks, total in rows]
    if all(len(one) <= width for one in lines):
        yield from lines
        return
    for name, marks, total in rows:
        yield from _wrapped("    ", name, width, under=6)
        yield from _wrapped(f"      {marks:{longest}}  ", total, width)


def _table(table: Table, indent: int, width: int) -> Iterator[str]:
    """Yield the rows one under another, each cell with something in it after the name of its column."""
    if table.caption:
        yield from ["", *_wrapped(" " * indent, table.caption, width)]
    for row in table.rows:
        deep = indent + 2 * row.depth
        yield from ["", *_wrapped(" " * deep, _words(row.head), width, under=deep + 2)]
        for column, cell in zip(table.columns, row.cells, strict=True):
            if is_one_line(cell):
                for item in cell:
                    yield from _lines(Item(item.words, column), deep + 2, width)
                continue
            yield from _wrapped(" " * (deep + 2), f"{column}:", width)
            for item in cell:
                yield from _lines(item, deep + 4, width)


def _lines(item: Item, indent: int, width: int) -> Iterator[str]:
    start = " " * indent + (f"{item.mark} " if item.mark else "")
    start += f"{item.label}: " if item.label else ""
    under = len(start) if len(start) - indent <= _WIDEST_LABEL else indent + 4
    yield from _wrapped(start, _words(item.words), width, under)
    step = _STEPS.get(item.mark, len(item.mark) + 1)
    for inner in item.inner:
        yield from _lines(inner, indent + step, width)


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(map(_plain, pieces))


def _plain(piece: Piece) -> str:
    if isinstance(piece, Address):
        return piece.url
    return piece if isinstance(piece, str) else piece.words


def _wrapped(start: str, words: str, width: int, under: int = 0) -> list[str]:
    return textwrap.wrap(
        words,
        width,
        initial_indent=start,
        subsequent_indent=" " * (under or len(start)),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [start.rstrip()]


def _coloured(shown: str, page: Page) -> str:
    """Colour the labels of tiers once the lines are broken: a colour takes no room."""
    for piece in (piece for item in page.head for piece in item.words):
        if isinstance(piece, Graded):
            words = r"\s+".join(map(re.escape, piece.words.split()))
            colour = _COLOURS[piece.level]
            shown = re.sub(words, rf"\033[{colour}m\g<0>\033[0m", shown, count=1)
    return shown
