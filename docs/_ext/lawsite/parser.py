"""Reads the files that name a generated page, and gives Sphinx the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.parsers import Parser

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SUFFIX = ".page"


class PageParser(Parser):
    """Takes the name of a page for the page."""

    supported = ("aigov-page",)

    def parse(self, inputstring: str, document: nodes.document) -> None:  # noqa: ARG002 - its name says it all
        """Build the document whose name is the file's."""
        from lawsite.catalogue import sheet
        from lawsite.nodes import Drawer
        from lawsite.sheets import Asked

        env = document.settings.env
        doc = env.docname
        found = sheet(Asked(doc, "vi" if env.config.language == "vi" else "en"))
        top = Drawer(doc, found).drawn()
        if found.below:
            top += _below(doc, found.below)
        document += top
        known: dict[str, Any] = env.metadata[doc]
        known["short"] = found.short
        if found.above:
            known["orphan"] = True
            known["above"] = found.above
        if not found.contents:
            known["hide-toc"] = True


def _below(doc: str, below: tuple[str, ...]) -> nodes.Element:
    """Return the list of pages that stand under this one at the side."""
    tree = addnodes.toctree(
        parent=doc,
        entries=[(None, one) for one in below],
        includefiles=[*below],
        maxdepth=-1,
        caption=None,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=True,
        rawentries=[],
    )
    return nodes.compound("", tree, classes=["toctree-wrapper"])


def setup(app: Sphinx) -> None:
    app.add_source_suffix(SUFFIX, "aigov-page")
    app.add_source_parser(PageParser)
