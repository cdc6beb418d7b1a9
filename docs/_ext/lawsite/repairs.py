"""Mends what Sphinx writes that some readers could not use: found by axe, in the built pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_PARAMETERS = re.compile(r'(<span class="sig-paren">\(</span>)\s*<dl>(.*?)</dl>', re.DOTALL)
"""The lines of a long signature: a list of definitions without what is defined."""


def reachable(body: str) -> str:
    """Return a page on which a keyboard reaches all that scrolls, and lists are lists."""
    body = body.replace("<pre>", '<pre tabindex="0">')
    body = body.replace('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper')
    return _PARAMETERS.sub(_lines, body)


def _lines(found: re.Match[str]) -> str:
    lines = found[2].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f"{found[1]}{lines}"


def _context(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    if "body" in context:
        context["body"] = reachable(context["body"])


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", _context, priority=900)
