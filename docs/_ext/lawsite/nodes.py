"""Pages of the site in the form that Sphinx knows: trees of docutils."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from aigov.render.page import Address, Code, Graded, Link
from lawsite.places import Place, find
from lawsite.sheets import WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.render.page import Item, Piece, Table
    from lawsite.sheets import Part, Sheet

_SILENT = ("", "-", "·")
"""Marks that only begin an entry of a list."""
_SAFE = ("https://", "http://")


class Drawer:
    """Draws one page: it knows where the page is, since links are relative, and whose names it uses."""

    def __init__(self, doc: str, sheet: Sheet) -> None:
        self.doc = doc
        self.sheet = sheet

    def drawn(self) -> nodes.section:
        """Return the whole page."""
        sheet = self.sheet
        top = nodes.section(ids=["top"])
        top += nodes.title("", sheet.title)
        top += self.said(sheet.lead)
        if sheet.yaml:
            top += _yaml(sheet.yaml)
        top += [self.tabled(one) for one in sheet.tables]
        top += [self.part(one) for one in sheet.parts]
        return top

    def part(self, part: Part) -> nodes.Element:
        """Return a part: a section, or without an anchor words with a title above them."""
        if part.anchor:
            found: nodes.Element = nodes.section(ids=[part.anchor])
            found += nodes.title("", part.title)
        else:
            found = nodes.container(classes=["part"])
            found += _opened(part.title) if part.folded else nodes.rubric("", part.title)
        found += self.said(part.items)
        if part.yaml:
            found += _yaml(part.yaml)
        found += [self.tabled(one) for one in part.tables]
        found += [self.part(one) for one in part.parts]
        if part.folded:
            found += nodes.raw("", "</details>", format="html")
        return found

    def said(self, items: Iterable[Item]) -> Iterator[nodes.Element]:
        """Yield items: plain ones as paragraphs, labelled ones as fields, marked ones as a list."""
        shown = (one for one in items if one.label or one.inner or _words(one.words))
        for kind, group in groupby(shown, _kind):
            if kind == "field":
                yield self.fields([*group])
            elif kind == "list":
                yield self.bullets([*group])
            else:
                for one in group:
                    yield nodes.paragraph("", "", *self.pieces(one.words))

    def fields(self, items: Sequence[Item]) -> nodes.field_list:
        """Return labelled items beside their labels."""
        found = nodes.field_list()
        for one in items:
            body = nodes.field_body()
            if self.is_own(one.words):
                body += nodes.paragraph("", "", nodes.literal("", _words(one.words)))
            elif _words(one.words):
                body += nodes.paragraph("", "", *self.pieces(one.words))
            if one.inner:
                body += self.bullets(one.inner)
            found += nodes.field("", nodes.field_name("", one.label), body)
        return found

    def bullets(self, items: Iterable[Item]) -> nodes.bullet_list:
        found = nodes.bullet_list()
        for one in items:
            pieces: list[nodes.Node] = []
            if one.mark not in _SILENT and not one.mark[:1].isdigit():
                pieces += [nodes.Text(f"{one.mark} ")]
            if one.label:
                pieces += [nodes.strong("", f"{one.label}:"), nodes.Text(" ")]
            pieces += self.pieces(one.words)
            if not pieces and not one.inner:
                continue
            entry = nodes.list_item("", nodes.paragraph("", "", *pieces))
            if one.inner:
                entry += self.bullets(one.inner)
            found += entry
        return found if len(found) else nodes.bullet_list("", nodes.list_item())

    def pieces(self, given: Sequence[Piece]) -> list[nodes.Node]:
        """Return words; a title with its name in brackets leads to where the name stands."""
        found: list[nodes.Node] = []
        waiting = list(given)
        while waiting:
            piece = waiting.pop(0)
            if isinstance(piece, str) and piece.endswith(" [") and _is_name(waiting):
                place = self.find(waiting[0].words)  # type: ignore[union-attr]
                if place is not None:
                    title = piece.removesuffix(" [")
                    if not title and found and isinstance(found[-1], nodes.Text):
                        title = found.pop().astext()
                    found.append(self.leading(title, place))
                    del waiting[0]
                    waiting[0] = str(waiting[0]).removeprefix("]")
                    continue
            found += self.piece(piece)
        return found

    def piece(self, piece: Piece) -> Iterator[nodes.Node]:
        if isinstance(piece, str):
            for number, words in enumerate(piece.split("`")):
                if number % 2:  # a name within a sentence of the data
                    yield from self.piece(Code(words))
                elif words:
                    yield nodes.Text(words)
        elif isinstance(piece, Code):
            place = self.find(piece.words)
            code = nodes.literal("", piece.words)
            yield code if place is None else self.leading(code, place)
        elif isinstance(piece, Graded):
            yield nodes.inline("", piece.words, classes=["level", piece.level])
        elif isinstance(piece, Link):
            url = piece.url or ""
            if url.startswith(WITHIN):
                doc, _, anchor = url.removeprefix(WITHIN).partition("#")
                yield self.leading(piece.words, Place(doc, anchor))
            elif url.lower().startswith(_SAFE):
                yield nodes.reference("", piece.words, refuri=url, internal=False)
            else:
                yield nodes.Text(piece.words)
        elif not isinstance(piece, Address):
            raise TypeError(piece)

    def is_own(self, words: Sequence[Piece]) -> bool:
        """Tell whether words are but a name that stands on this very page."""
        if len(words) != 1 or not isinstance(words[0], Code):
            return False
        place = self.find(words[0].words)
        return place is not None and place.doc == self.doc

    def find(self, name: str) -> Place | None:
        return find(name, self.sheet.framework)

    def leading(self, words: str | nodes.Node, place: Place) -> nodes.reference:
        """Return a link to a place of the site."""
        within = "" if place.doc == self.doc else _address(self.doc, place.doc)
        anchor = f"#{place.anchor}" if place.anchor else ""
        inner = nodes.Text(words) if isinstance(words, str) else words
        return nodes.reference("", "", inner, refuri=f"{within}{anchor}" or "#", internal=True)

    def tabled(self, table: Table) -> nodes.table:
        """Return a table; the first cell of a row is its head."""
        columns = (table.corner, *table.columns)
        group = nodes.tgroup(cols=len(columns))
        group += [nodes.colspec(colwidth=1) for _ in columns]
        heads = (nodes.entry("", nodes.paragraph("", one)) for one in columns)
        group += nodes.thead("", nodes.row("", *heads))
        body = nodes.tbody()
        for row in table.rows:
            entries = [nodes.entry("", nodes.paragraph("", "", *self.pieces(row.head)))]
            entries += [nodes.entry("", *self.said(cell)) for cell in row.cells]
            body += nodes.row("", *entries)
        group += body
        found = nodes.table(classes=["held"])
        if table.caption:
            found += nodes.title("", table.caption)
        found += group
        return found


def _kind(item: Item) -> str:
    if item.mark:
        return "list"
    if item.label:
        return "field"
    return "list" if item.inner else "words"


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(
        one if isinstance(one, str) else one.words for one in pieces if not isinstance(one, Address)
    )


def _is_name(waiting: Sequence[Piece]) -> bool:
    return (
        len(waiting) > 1
        and isinstance(waiting[0], Code)
        and isinstance(waiting[1], str)
        and waiting[1].startswith("]")
    )


def _address(doc: str, other: str) -> str:
    return relative_uri(f"{doc}.html", f"{other}.html")


def _opened(title: str) -> nodes.raw:
    return nodes.raw("", f"<details><summary>{escape(title)}</summary>", format="html")


def _yaml(code: str) -> nodes.literal_block:
    return nodes.literal_block(code, code, language="yaml")
