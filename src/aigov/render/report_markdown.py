"""Reports as Markdown: one file, or a folder of them with an index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigov.render.markdown import escape, page_markdown
from aigov.render.page import Page, Section
from aigov.render.phrases import phrase
from aigov.render.report import document
from aigov.render.report_index import index_aside, index_sections
from aigov.render.report_words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.render.report_parts import Document
    from aigov.reporting import Report
    from aigov.texts import Lang

__all__ = ["report_files", "report_markdown"]

_DEEPEST = 6
"""Markdown has no deeper headings."""


def report_markdown(of: Report, lang: Lang, *, everything: bool = False) -> str:
    """Return everything in one file; of several systems, the index first."""
    documents = [
        document(one, lang, everything=everything, not_yet=of.not_yet) for one in of.systems
    ]
    if not of.is_portfolio:
        return _ended(_document(documents[0], 1), lang)
    index = _index(of, lang)
    return _ended([*index, *(line for one in documents for line in ["", *_document(one, 2)])], lang)


def report_files(
    of: Report, lang: Lang, ending: str, *, everything: bool = False
) -> dict[str, str]:
    """Return an index and a file for each system, by their names."""
    names = [f"{name}{ending}" for name in of.names]
    index = f"index{ending}"
    back = ["", f"[{escape(tell('back', lang))}]({index})"]
    made = {
        name: _ended(
            [*_document(document(one, lang, everything=everything, not_yet=of.not_yet), 1), *back],
            lang,
        )
        for name, one in zip(names, of.systems, strict=True)
    }
    return {index: _ended(_index(of, lang, names), lang), **made}


def _ended(lines: Iterable[str], lang: Lang) -> str:
    return "\n".join([*lines, "", f"_{escape(phrase('disclaimer', lang))}_\n"])


def _index(of: Report, lang: Lang, targets: Sequence[str] | None = None) -> list[str]:
    sections = tuple(index_sections(of, lang, targets))
    page = Page(tell("portfolio", lang), index_aside(of, lang), sections=sections)
    return [*_deepened(page_markdown(page), -1)]


def _document(of: Document, level: int) -> Iterator[str]:
    """Yield a report, its title as a heading of this level and all others under it."""
    yield f"{'#' * level} {escape(of.title)}"
    for words in filter(None, (of.about, of.aside)):
        yield from ["", escape(words)]
    for chapter in of.chapters:
        yield from ["", f"{'#' * (level + 1)} {escape(chapter.title)}"]
        for part in chapter.parts:
            folded = (one._replace(title=_sized(one)) for one in part.folded)
            page = Page(part.title, sections=(*part.sections, *folded))
            lines = [*_deepened(page_markdown(page), level - (not part.title))]
            yield from ["", *lines] if part.title else lines[1:]


def _sized(one: Section) -> str:
    return one.title if one.number is None else f"{one.title}: {one.number}"


def _deepened(words: str, by: int) -> Iterator[str]:
    """Yield lines with their headings so many levels deeper; no other line begins with `#`."""
    for line in words.rstrip("\n").split("\n"):
        signs = re.match(r"#+(?= |$)", line)
        if signs is None:
            yield line
        else:
            deep = min(_DEEPEST, len(signs[0]) + by)
            yield f"{'#' * deep}{line[signs.end() :]}"
