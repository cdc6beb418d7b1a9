"""Reports as HTML: one file that needs nothing else, or a folder of them with an index."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aigov.render.html import said_everywhere, template
from aigov.render.report import document
from aigov.render.report_index import index_aside, index_sections
from aigov.render.report_words import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.render.page import Section
    from aigov.render.report_parts import Document
    from aigov.reporting import Report
    from aigov.texts import Lang

__all__ = ["report_files", "report_html"]


def report_html(of: Report, lang: Lang, *, everything: bool = False) -> str:
    """Return everything in one file; of several systems, the index first."""
    documents = [
        document(one, lang, everything=everything, not_yet=of.not_yet) for one in of.systems
    ]
    if not of.is_portfolio:
        return _made(lang, documents)
    anchors = [f"#r{number}" for number in range(1, len(documents) + 1)]
    return _made(lang, documents, [*index_sections(of, lang, anchors)], aside=index_aside(of, lang))


def report_files(
    of: Report, lang: Lang, ending: str, *, everything: bool = False
) -> dict[str, str]:
    """Return an index and a file for each system, by their names."""
    index = f"index{ending}"
    names = [f"{name}{ending}" for name in of.names]
    made = {
        name: _made(
            lang, [document(one, lang, everything=everything, not_yet=of.not_yet)], back=index
        )
        for name, one in zip(names, of.systems, strict=True)
    }
    sections = [*index_sections(of, lang, names)]
    return {index: _made(lang, [], sections, aside=index_aside(of, lang)), **made}


def _made(
    lang: Lang,
    documents: Sequence[Document],
    index: Sequence[Section] = (),
    *,
    aside: str = "",
    back: str | None = None,
) -> str:
    said = said_everywhere(lang)
    said["words"] = {**said["words"], "back": tell("back", lang), "reports": tell("reports", lang)}
    made: str = template("report.html").render(
        **said,
        title=tell("portfolio", lang) if index else documents[0].title,
        aside=aside,
        index=index,
        documents=documents,
        back=back,
        report_style=_style(),
    )
    return f"{made}\n"


def _style() -> Any:
    from markupsafe import Markup

    style = files("aigov.render") / "templates" / "report.css"
    return Markup(style.read_text("utf-8"))  # noqa: S704 - our own, no part of it is given
