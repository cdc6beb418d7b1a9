"""The draft of one document: what a template asks for, filled from a classification.

What nothing fills is left to the author and said to be missing; nothing is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.display import Displayed
from aigov.dossier_sources import Needed, Sources, Told, asks, denies, fills
from aigov.lawtext import LawText
from aigov.lazy import ReadOnly, lazy
from aigov.problems import AigovError
from aigov.texts import Text, one_line, several, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from aigov.classification import Classification
    from aigov.display import View
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["Dossier", "DossierPoint", "DossierRemark", "DossierSection", "form_of", "law_of"]


class DossierRemark(NamedTuple):
    """What the author must know of the document as a whole."""

    says: Text
    citations: tuple[str, ...]


class DossierPoint(NamedTuple):
    """One point of the document.

    ``state`` is `filled`, `begun` (something is there, the author completes it), `missing`,
    `optional` (nothing is there, and nothing need be) or `not-needed`. ``told`` is what the
    description, the classification and the law say to it; ``write`` is what the author is asked.
    """

    title: Text
    citations: tuple[str, ...]
    write: Text
    state: str
    told: tuple[Told, ...]
    optional: bool = False
    needed: Needed | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"DossierPoint {'; '.join(self.citations)}: {self.state}")


class DossierSection(NamedTuple):
    """A part of the document; where it is not needed it has no points."""

    title: Text
    citations: tuple[str, ...]
    says: Text
    points: tuple[DossierPoint, ...]
    needed: Needed | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"DossierSection {self.title.en or self.title.vi}: {len(self.points)}")


class Dossier(Displayed, ReadOnly):
    """The draft of one document for one system. Read-only.

    ``kind`` (id), ``title``, ``citations``, ``roles`` (who makes it), ``due``, ``needed`` (whether
    the system seems to need it, by which obligations and from when), ``remarks``, ``sections``,
    ``missing`` (the points that the author must write or complete), ``lang``. ``markdown`` is the
    document; ``save(path)`` writes it as Markdown, HTML or DOCX.
    """

    classification: Classification
    """The classification that it is filled from."""
    template: Mapping[str, Any]
    """The template as plain data."""
    lang: Lang

    def __init__(
        self, classification: Classification, template: Mapping[str, Any], lang: Lang = "en"
    ) -> None:
        """Use :func:`dossier`."""
        self.__dict__.update(classification=classification, template=template, lang=lang)

    @property
    def kind(self) -> str:
        """The id of the kind."""
        return str(self.template["id"])

    @property
    def framework(self) -> str:
        """The id of the framework that asks for it."""
        return self.classification.framework

    @property
    def system(self) -> System:
        """The system that it is about."""
        return self.classification.system

    @property
    def title(self) -> Text:
        """What the document is called."""
        return text(self.template["title"])

    @property
    def citations(self) -> tuple[str, ...]:
        """The provisions that ask for it."""
        return several(self.template["cite"])

    @property
    def roles(self) -> tuple[str, ...]:
        """Who makes it, by the framework's roles."""
        return tuple(self.template["roles"])

    @property
    def due(self) -> Text:
        """When it must be there."""
        return text(self.template["due"])

    @lazy
    def needed(self) -> Needed:
        """Whether the system seems to need it."""
        return self._sources.needed(self.template["needed"])

    @lazy
    def foreign_to(self) -> tuple[str, ...]:
        """The roles described, where none of them is one that makes the document."""
        held = tuple(name for name, how in self.classification.roles.items() if how != "unknown")
        return () if not held or {*held} & {*self.roles} else held

    @lazy
    def remarks(self) -> tuple[DossierRemark, ...]:
        """What must be known of it as a whole, as far as it concerns this system."""
        return tuple(
            DossierRemark(text(one["says"]), several(one["cite"]))
            for one in self._read(self.template.get("remarks", ()))
            if not _is_out(self._needed(one))
        )

    @lazy
    def sections(self) -> tuple[DossierSection, ...]:
        """Its parts, in the order of the law."""
        found = [*self._read(self.template["sections"])]
        needs = [self._needed(one) for one in found]
        all_out = all(one is not None and one.outcome == "no" for one in needs)
        return tuple(
            DossierSection(
                text(one["title"]),
                several(one.get("cite")),
                text(one.get("says")),
                () if _is_out(needed) and not all_out else (*self._points(one, all_out=all_out),),
                needed,
            )
            for one, needed in zip(found, needs, strict=True)
        )

    def _points(self, section: Mapping[str, Any], *, all_out: bool) -> Iterator[DossierPoint]:
        whole_is_out = all_out or self.needed.outcome == "no"
        for one in self._read(section["items"]):
            needed = None if whole_is_out else self._needed(one)
            told = () if _is_out(needed) else self._sources.told(one.get("from", ()))
            optional = one.get("optional", False)
            yield DossierPoint(
                text(one["title"]),
                several(one["cite"]),
                text(one["write"]),
                _state(one, needed, told),
                told,
                optional,
                needed,
            )

    def _needed(self, entry: Mapping[str, Any]) -> Needed | None:
        return self._sources.needed(entry["needed"]) if "needed" in entry else None

    @property
    def points(self) -> tuple[DossierPoint, ...]:
        """The points of all its parts."""
        return tuple(point for section in self.sections for point in section.points)

    @property
    def missing(self) -> tuple[DossierPoint, ...]:
        """The points that the author must write (`missing`) or complete (`begun`)."""
        return tuple(one for one in self.points if one.state in ("missing", "begun"))

    @lazy
    def _sources(self) -> Sources:
        return Sources(self.classification, self.roles)

    def _read(self, entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Return those of some entries that stand in the text of the law that is read."""
        return law_of(self.classification).visible(entries, coming=False)

    # --- faces ----------------------------------------------------------------------------

    @property
    def markdown(self) -> str:
        """The document as Markdown, in its language."""
        from aigov.render.dossier import dossier_page
        from aigov.render.markdown import pages_markdown

        return pages_markdown([dossier_page(self, self.lang)], self.lang)

    @property
    def html(self) -> str:
        """The document as one HTML file, in its language.

        Raises :class:`aigov.MissingExtraError` where Jinja2 is not installed.
        """
        from aigov.render.dossier import dossier_page
        from aigov.render.html import pages_html

        return pages_html([dossier_page(self, self.lang)], self.lang, "")

    @property
    def docx(self) -> bytes:
        """The document as a DOCX file, in its language: the same for the same draft.

        Raises :class:`aigov.MissingExtraError` where python-docx is not installed.
        """
        from aigov.render.docx import pages_docx
        from aigov.render.dossier import dossier_page

        return pages_docx(
            [dossier_page(self, self.lang)],
            self.lang,
            subject=f"{self.system.name}: {'; '.join(self.citations)}",
            day=self.classification.as_of,
        )

    def save(self, path: str | Path) -> None:
        """Write it to a file that ends in `.md`, `.html` or `.docx`.

        Raises :class:`aigov.AigovError` for another ending, :class:`aigov.MissingExtraError` where
        the package for the form is not installed, and ``OSError``.
        """
        from pathlib import Path

        from aigov.saving import save_bytes, save_text

        file = Path(path)
        form = form_of(file.name)
        if form is None:
            message = f"{file.name}: name a file that ends in .md, .html or .docx"
            raise AigovError(message)
        if form == "docx":
            save_bytes(self.docx, file)
        else:
            save_text(self.html if form == "html" else self.markdown, file)

    def show(self, lang: Lang | None = None, *, everything: bool = False) -> View:
        """Return it as it is shown in a notebook: in its own language, where none is named."""
        return super().show(lang or self.lang, everything=everything)

    def _repr_html_(self) -> str | None:
        return self.show()._repr_html_()

    def _repr_markdown_(self) -> str:
        return self.show().markdown

    def explain(self, lang: Lang | None = None) -> str:
        """Return it as text for a person."""
        from aigov.render.dossier import dossier_page
        from aigov.render.text import page_text

        return page_text(dossier_page(self, lang or self.lang))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what it is made of; the rest is computed again."""
        return (Dossier, (self.classification, self.template, self.lang))

    def __eq__(self, other: object) -> bool:
        """Equal if made from the same template for an equal classification, in one language."""
        return isinstance(other, Dossier) and self.__reduce__()[1] == other.__reduce__()[1]

    def __hash__(self) -> int:
        """Hash of what makes it equal."""
        return hash((self.classification, self.kind, self.lang))

    def __repr__(self) -> str:
        """Return what it is, and how much of it is left to write, in one line."""
        left = f"{len(self.missing)} of {len(self.points)} points to write or complete"
        return one_line(f"Dossier {self.kind} of {self.system.id[:30]}: {left}")


_FORMS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


def form_of(name: str) -> str | None:
    """Return the form of a file by the ending of its name: `markdown`, `html`, `docx`."""
    dot, ending = name.rpartition(".")[1:]
    return (_FORMS | {".docx": "docx"}).get(f"{dot}{ending}".lower())


def _is_out(needed: Needed | None) -> bool:
    return needed is not None and needed.outcome == "no"


def _state(item: Mapping[str, Any], needed: Needed | None, told: tuple[Told, ...]) -> str:
    if _is_out(needed):
        return "not-needed"
    optional = item.get("optional", False)
    if any(fills(one) and not (optional and denies(one)) for one in told):
        whole = item.get("suffices", False) and not any(map(asks, told))
        return "filled" if whole else "begun"
    return "optional" if optional else "missing"


def law_of(classification: Classification) -> LawText:
    """Return the text of the law that a classification reads."""
    return classification._law  # noqa: SLF001 - our own
