"""What makes a DOCX file as a whole: paper, fonts, language, properties, page numbers.

The same content gives the same file: nothing in it tells when or where it was made.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from aigov._version import __version__
from aigov.texts import Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from aigov.texts import Lang

__all__ = ["BULLETS", "described", "lightened", "numbered", "plain_text", "styled", "written"]

_PAGE = Text("Page {page} of {pages}", "Trang {page}/{pages}")
_LANGUAGE = {"en": "en-GB", "vi": "vi-VN"}
_FONTS = {"en": "Arial", "vi": "Times New Roman"}
"""Times New Roman is the font of administrative documents in Viet Nam (Decree 30/2020)."""
_SIZES = {"en": 10.5, "vi": 13.0}
"""In points."""
_MARGINS = {"en": (25, 25, 25, 25), "vi": (20, 20, 30, 20)}
"""Top, bottom, left (where documents are bound) and right, in millimetres."""
_DARK = "1B1F24"
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
"""The styles of lists, by how deep they lie."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TABLES = ("Normal Table", "Table Grid")
_UNUSED = ("/thumbnail", "/stylesWithEffects")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that the form of the file can name."""


def styled(made: Document, lang: Lang) -> None:
    """Set paper, fonts and language; the colours of headings are dark enough to be read."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = (Mm(one) for one in _MARGINS[lang])
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right
    for node in made.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            node.set(qn(name), _LANGUAGE[lang])
    for style in made.styles.element.iter(qn("w:rFonts")):
        style.attrib.clear()
        for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            style.set(qn(name), _FONTS[lang])
    size = _SIZES[lang]
    for name, larger in {
        "Normal": 0, "Title": 7, "Subtitle": 0, "Heading 1": 3.5, "Heading 2": 1,
        **dict.fromkeys(BULLETS, 0),
    }.items():  # fmt: skip
        style = made.styles[name]
        style.font.size = Pt(size + larger)
        style.font.color.rgb = RGBColor.from_string(_DARK)
        style.paragraph_format.space_after = Pt(4)
    for name, before in {"Heading 1": 16, "Heading 2": 10}.items():
        made.styles[name].paragraph_format.space_before = Pt(before)


def described(made: Document, lang: Lang, title: str, subject: str, day: str) -> None:
    """Set the properties of the file; ``day`` (ISO) is the day it was made."""
    about = made.core_properties
    about.title, about.subject = plain_text(title)[:255], plain_text(subject)[:255]
    about.author = about.last_modified_by = f"aigov {__version__}"
    about.language, about.comments, about.revision = _LANGUAGE[lang], "", 1
    about.created = about.modified = datetime.fromisoformat(day)


def numbered(made: Document, lang: Lang) -> None:
    """Put the number of the page into the footer."""
    foot = made.sections[0].footer.paragraphs[0]
    foot.alignment = 1  # centred
    for part in re.split(r"(\{\w+\})", _PAGE.pick(lang)):
        if part in ("{page}", "{pages}"):
            _field(foot, "PAGE" if part == "{page}" else "NUMPAGES")
        else:
            foot.add_run(part)


def _field(paragraph: Paragraph, what: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()._r  # noqa: SLF001 - the library has no fields
    for kind in ("begin", None, "separate", "shown", "end"):
        if kind is None:
            node = OxmlElement("w:instrText")
            node.text = what
        elif kind == "shown":
            node = OxmlElement("w:t")
            node.text = "1"
        else:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        run.append(node)


def lightened(made: Document) -> None:
    """Leave out of the library's own template what nobody needs: a picture, a hundred styles."""
    from docx.enum.style import WD_STYLE_TYPE

    package = made.part.package
    assert package is not None  # noqa: S101 - it was just made
    for rels in (package.rels, made.part.rels):
        for name in [key for key, one in rels.items() if one.reltype.endswith(_UNUSED)]:
            del rels[name]
    for style in [*made.styles]:
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES:
            style.delete()


def written(made: Document) -> bytes:
    """Return the file with its parts in order and without the time at which it was made."""
    draft, final = BytesIO(), BytesIO()
    made.save(draft)
    with ZipFile(draft) as found, ZipFile(final, "w", ZIP_DEFLATED) as put:
        for one in found.infolist():
            put.writestr(ZipInfo(one.filename, _FIRST_DAY), found.read(one), ZIP_DEFLATED)
    return final.getvalue()


def plain_text(words: str) -> str:
    """Return words without what the form of the file cannot hold."""
    return _NOT_XML.sub("\ufffd", words.replace("\r", " "))
