"""Pages as DOCX: real headings, lists and tables, links, and marks where an author must write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigov.problems import MissingExtraError
from aigov.render.docx_file import (
    BULLETS,
    described,
    lightened,
    numbered,
    plain_text,
    styled,
    written,
)
from aigov.render.page import NOTHING, Address, Code, Gap, Graded, Item, Link
from aigov.render.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from aigov.render.page import Page, Piece, Table
    from aigov.texts import Lang

__all__ = ["pages_docx"]

_LIGHT = "EEEEEE"
_SAFE = ("https://", "http://")


def pages_docx(pages: Sequence[Page], lang: Lang, *, subject: str, day: str) -> bytes:
    """Return pages as one DOCX file, ended by the one sentence about advice.

    ``subject`` goes into the properties of the file, and so does ``day`` (ISO) as the day it was
    made. Raises :class:`aigov.MissingExtraError` where python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("python-docx", "docx") from error
    made = docx.Document()
    lightened(made)
    styled(made, lang)
    described(made, lang, pages[0].title, subject, day)
    numbered(made, lang)
    for page in pages:
        _page(made, page)
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    _said(_paragraph(made, "Subtitle"), (phrase("disclaimer", lang),))
    return written(made)


# --- pages ------------------------------------------------------------------------------------


def _page(made: Document, page: Page) -> None:
    _said(_paragraph(made, "Title"), (page.title,))
    if page.aside:
        _said(_paragraph(made, "Subtitle"), (page.aside,))
    for item in page.head:
        _item(made, item, 0)
    if page.picture:
        for strip in page.picture.strips:
            marks = "".join(mark for mark, _ in strip.tiles)
            _item(made, Item((f"{marks} {strip.sum}",), strip.name), 0)
    for section in page.sections:
        _said(_paragraph(made, "Heading 1"), (section.title,))
        for item in section.items:
            _point(made, item)
        for drawing in section.drawings:
            _item(made, Item((drawing.words,), drawing.caption), 0)
        for table in section.tables:
            _table(made, table)


def _point(made: Document, item: Item) -> None:
    """Write an item of a section: under a heading of its own where it has a name and more to say."""
    if not (item.label and item.inner):
        _item(made, item, 1 if item.mark else 0, kept=bool(item.label))
        return
    _said(_paragraph(made, "Heading 2"), (item.label,))
    if item.words:
        under = made.add_paragraph()
        under.paragraph_format.keep_with_next = True
        _said(under, item.words)
    for inner in item.inner:
        _item(made, inner, 1)


def _item(made: Document, item: Item, depth: int, *, kept: bool = False) -> None:
    """Write an item as a paragraph, or deeper down as an entry of a list."""
    shown = [one for one in item.words if not isinstance(one, Address)]
    if not shown and not item.label and not item.inner:
        return
    gap = bool(shown) and all(isinstance(one, Gap) for one in shown)
    style = "Normal" if not depth or gap else BULLETS[min(depth, len(BULLETS)) - 1]
    if shown or item.label:
        paragraph = _paragraph(made, style)
        paragraph.paragraph_format.keep_with_next = kept or None
        if item.mark[:1].isdigit():
            paragraph.add_run(f"{item.mark} ")
        if item.label:
            _run(paragraph, f"{item.label}: ").bold = True
        _said(paragraph, shown)
    for inner in item.inner:
        _item(made, inner, depth + 1)


def _table(made: Document, table: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if table.caption:
        _said(_paragraph(made, "Heading 2"), (table.caption,))
    grid = made.add_table(rows=1, cols=len(table.columns) + 1, style="Table Grid")
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the library cannot say it
    for cell, words in zip(grid.rows[0].cells, (table.corner, *table.columns), strict=True):
        _run(cell.paragraphs[0], words).bold = True
    for row in table.rows:
        cells = grid.add_row().cells
        _said(cells[0].paragraphs[0], row.head)
        for cell, items in zip(cells[1:], row.cells, strict=True):
            _said(cell.paragraphs[0], (_plain(items) or NOTHING,))


def _plain(items: Iterable[Item]) -> str:
    """Return what a cell holds, on lines under one another."""
    lines = []
    for item in items:
        label = f"{item.label}: " if item.label else ""
        words = "".join(
            one if isinstance(one, str) else one.words
            for one in item.words
            if not isinstance(one, Address)
        )
        lines += [f"{label}{words}", *_plain(item.inner).splitlines()]
    return "\n".join(one for one in lines if one)


def _paragraph(made: Document, style: str) -> Paragraph:
    """Add a paragraph of a style by its id: to find it by name takes most of the time."""
    paragraph = made.add_paragraph()
    if style != "Normal":
        paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - so are the ids made of names
    return paragraph


# --- words ------------------------------------------------------------------------------------


def _said(paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            _run(paragraph, piece)
        elif isinstance(piece, Link) and piece.url and piece.url.lower().startswith(_SAFE):
            _linked(paragraph, piece)
        elif not isinstance(piece, Address):
            _marked(_run(paragraph, piece.words), piece)


def _run(paragraph: Paragraph, words: str) -> Run:
    """Add words, no date of which is broken at the end of a line."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run()
    for part in re.split(r"((?<=\d{4})-(?=\d\d-\d\d)|(?<=\d{4}-\d\d)-(?=\d\d))", plain_text(words)):
        if part == "-":
            run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001 - it only reads them
        else:
            run.add_text(part)
    return run


def _marked(run: Run, piece: Piece) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    if isinstance(piece, Gap):
        if piece.must:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        else:
            _shaded(run)
    elif isinstance(piece, Code):
        run.font.name = "Courier New"
    elif isinstance(piece, Graded):
        run.bold = True


def _shaded(run: Run) -> None:
    """Give words a ground that is lighter than any colour of the highlighter."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    node = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": _LIGHT}.items():
        node.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(node)  # noqa: SLF001 - the library has no shading


def _linked(paragraph: Paragraph, link: Link) -> None:
    """Add words that lead to an address; the library reads such links and cannot make them."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    target = paragraph.part.relate_to(
        plain_text(link.url or ""), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    node = OxmlElement("w:hyperlink")
    node.set(qn("r:id"), target)
    run = _run(paragraph, link.words)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x0B, 0x57, 0xA4)
    node.append(run._r)  # noqa: SLF001 - the run goes into the link
    paragraph._p.append(node)  # noqa: SLF001 - and the link into the paragraph
