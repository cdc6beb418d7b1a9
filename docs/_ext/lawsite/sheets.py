"""A page of the site as data: the pages of the library with parts inside parts, and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.render.page import Item, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigov.render.page import Page, Piece, Section, Table
    from aigov.texts import Lang
    from lawsite.places import Place

WITHIN = "site:"
"""Begins the address of a link that leads to another place of the site."""


class Part(NamedTuple):
    """What stands under a heading; without an anchor the heading is not listed in the contents.

    What is ``folded`` shows its heading alone until the reader asks for it.
    """

    title: str
    anchor: str = ""
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    tables: tuple[Table, ...] = ()
    yaml: str = ""
    folded: bool = False


class Sheet(NamedTuple):
    """A page of the site.

    ``framework`` is the id of the one whose words its names are looked up in first; ``above`` are
    the pages that it belongs to, for those that stand in no list at the side; ``below`` those that
    are listed under it there, where ``short`` is its title; ``contents`` tells whether its headings
    are listed beside it.
    """

    title: str
    lead: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    tables: tuple[Table, ...] = ()
    yaml: str = ""
    framework: str = ""
    above: tuple[tuple[str, str], ...] = ()
    contents: bool = True
    below: tuple[str, ...] = ()
    short: str = ""


def to(words: str, place: Place) -> Link:
    """Return a link to another place of the site."""
    return Link(words, f"{WITHIN}{place.doc}#{place.anchor}")


def rest_of(page: Page) -> tuple[Part, ...]:
    """Return the sections of a page of the library under headings without anchors."""
    return tuple(part_of(one) for one in page.sections)


def part_of(section: Section, anchor: str = "") -> Part:
    return Part(section.title, anchor, section.items, tables=section.tables)


def listed(label: str, words: Iterable[tuple[Piece, ...]]) -> list[Item]:
    """Return a labelled item with a list under it, or none where the list is empty."""
    inner = tuple(Item(one, mark="·") for one in words)
    return [Item((), label, inner=inner)] if inner else []


class Asked(NamedTuple):
    """The name of a generated page, and the language it is asked for in."""

    doc: str
    lang: Lang
