"""A page for people as data: what is said, before any form of saying it.

The text for a terminal and the Markdown are two renderings of one page, so that nothing can stand
in one and be missing in the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigov.citations import CitationScheme

__all__ = [
    "NOTHING",
    "NO_BREAK",
    "Address",
    "Code",
    "Drawing",
    "Gap",
    "Graded",
    "Item",
    "Jump",
    "Link",
    "Page",
    "Picture",
    "Piece",
    "Section",
    "Strip",
    "Table",
    "TableRow",
    "cited",
    "in_brackets",
    "is_one_line",
    "kept",
    "separated",
]

NO_BREAK = "\N{NO-BREAK SPACE}"
NOTHING = "–"
"""What stands in a cell that has nothing in it."""


class Link(NamedTuple):
    """Words that lead to an address, if there is one."""

    words: str
    url: str | None = None


class Jump(NamedTuple):
    """Words that lead to another place of what is written together: another file, an anchor.

    Where it leads is made by this library; what is given goes into a :class:`Link`.
    """

    words: str
    target: str


class Address(NamedTuple):
    """Where a link leads, for forms in which words cannot lead anywhere."""

    url: str


class Code(NamedTuple):
    """A name that one types as it stands, such as the id of a fact."""

    words: str


class Gap(NamedTuple):
    """Words that stand where an author must write: marked, so that none is overlooked.

    Where nothing need be written ``must`` is false, and the mark is a light one.
    """

    words: str
    must: bool = True


class Graded(NamedTuple):
    """The label of a tier, with the level that gives it its colour."""

    words: str
    level: str


Piece = str | Link | Jump | Address | Code | Gap | Graded


class Item(NamedTuple):
    """One thing said, with its label and mark (such as `●` or `1.`), and what is said under it."""

    words: tuple[Piece, ...]
    label: str = ""
    mark: str = ""
    inner: tuple[Item, ...] = ()


class TableRow(NamedTuple):
    """A row with its head, how deep it lies under the rows before it, and a cell for each column."""

    head: tuple[Piece, ...]
    cells: tuple[tuple[Item, ...], ...]
    depth: int = 0


class Table(NamedTuple):
    """Rows under the same columns; the head of a row has no column of its own name but ``corner``.

    Where rows stand one under another an empty cell is left out: what must be said has words.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    corner: str = ""


class Strip(NamedTuple):
    """A row of a picture: its name, a mark with words for each thing, and the sum in words."""

    name: str
    tiles: tuple[tuple[str, str], ...]
    sum: str


class Picture(NamedTuple):
    """Many things at one glance: a strip for each group, and what the marks mean."""

    caption: str
    legend: tuple[tuple[str, str], ...]
    strips: tuple[Strip, ...]


class Drawing(NamedTuple):
    """A drawing as SVG that this library made, and in words what it shows."""

    caption: str
    svg: str
    words: str


class Section(NamedTuple):
    """A part of a page under a title, if it has one: what it says, its drawings, then its tables.

    ``number`` is how many things it tells of, for a form that folds it away; without it, its items
    and the rows of its tables are counted, and 0 says nothing.
    """

    title: str
    items: tuple[Item, ...]
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    number: int | None = None


class Page(NamedTuple):
    """A title, what qualifies it, what is said first, a picture, and the sections."""

    title: str
    aside: str = ""
    head: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    picture: Picture | None = None


def is_one_line(cell: tuple[Item, ...]) -> bool:
    """Tell whether a cell holds no more than plain words."""
    return not cell or (len(cell) == 1 and not any(cell[0][1:]))


def kept(words: str) -> str:
    """Return words between which no line is broken, but for after a comma: `Art. 5` stays whole."""
    return re.sub(r"(?<!,) ", NO_BREAK, words)


def separated(pieces: Iterable[Piece], sign: str) -> tuple[Piece, ...]:
    """Return the pieces with a sign between them."""
    return tuple(one for piece in pieces for one in (sign, piece))[1:]


def cited(scheme: CitationScheme, citations: Iterable[str]) -> tuple[Piece, ...]:
    """Return provisions with semicolons between them, each a link to its address."""
    return separated((Link(kept(one), scheme.url(one)) for one in citations), "; ")


def in_brackets(scheme: CitationScheme, citations: Iterable[str]) -> tuple[Piece, ...]:
    """Return ` (Art. 1; Art. 2)`, or nothing where there are none."""
    pieces = cited(scheme, citations)
    return (" (", *pieces, ")") if pieces else ()
