"""What a report consists of: chapters of parts, each with sections of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aigov.render.page import Section

__all__ = ["Chapter", "Document", "Part"]


class Part(NamedTuple):
    """A part of a chapter: what is shown at once, and sections that unfold. It may have no title."""

    title: str
    sections: tuple[Section, ...]
    folded: tuple[Section, ...] = ()


class Chapter(NamedTuple):
    """A title and the parts under it; ``name`` is the same in every language."""

    name: str
    title: str
    parts: tuple[Part, ...]


class Document(NamedTuple):
    """A report on one system: its name, what qualifies it, what it is, and the chapters."""

    title: str
    aside: str
    about: str
    chapters: tuple[Chapter, ...]
