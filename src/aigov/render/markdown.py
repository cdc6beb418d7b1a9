"""Pages as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigov.render.page import NO_BREAK, Address, Code, Link
from aigov.render.phrases import phrase
from aigov.render.result import classification_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.classification import Classification
    from aigov.render.page import Item, Page, Piece
    from aigov.texts import Lang

__all__ = ["escape", "page_markdown", "systems_markdown"]

_SHOWN = "●○–→?…"
"""Marks that say something; the others only begin an entry of a list."""

_LINE_START = r"^(\d*)([-+#.)])"
"""Begins a list or a heading where a line begins with it."""

_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def systems_markdown(
    results: Sequence[Sequence[Classification]], lang: Lang, *, everything: bool = False
) -> str:
    """Return all classifications of all systems, ended by the one sentence about advice."""
    blocks = [
        page_markdown(classification_page(one, lang, everything=everything))
        for row in results
        for one in row
    ]
    return "\n".join([*blocks, f"_{escape(phrase('disclaimer', lang))}_\n"])


def page_markdown(page: Page) -> str:
    """Return a page as headings and nested lists."""
    lines = [f"## {escape(page.title)}"]
    if page.aside:
        lines += ["", escape(page.aside)]
    for title, items in (("", page.head), *page.sections):
        if title:
            lines += ["", f"### {escape(title)}"]
        lines += [""] * bool(items)
        for item in items:
            lines += _lines(item, "")
    return "\n".join(lines) + "\n"


def _lines(item: Item, indent: str) -> Iterator[str]:
    words = re.sub(_LINE_START, r"\1\\\2", "".join(map(_piece, item.words)))
    if not words and not item.label:
        return
    bullet = item.mark if item.mark[:1].isdigit() else "-"
    mark = f"{item.mark} " if item.mark and item.mark in _SHOWN else ""
    label = f"**{escape(item.label)}:** " if item.label else ""
    yield f"{indent}{bullet} {mark}{label}{words}"
    for inner in item.inner:
        yield from _lines(inner, indent + " " * (len(bullet) + 1))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Address):
        return ""  # the words of the link lead there
    if isinstance(piece, Link) and piece.url:
        return f"[{escape(piece.words)}]({piece.url.translate(_IN_ADDRESS)})"
    if isinstance(piece, Code) and "`" not in piece.words:
        return f"`{piece.words}`"
    return escape(piece if isinstance(piece, str) else piece.words)


def escape(words: str) -> str:
    """Return words on one line, no sign of which means anything in Markdown."""
    signs = r"[\\`*\[\]<>|~]|\b_|_\b"
    return re.sub(signs, r"\\\g<0>", " ".join(words.replace(NO_BREAK, " ").splitlines()))
