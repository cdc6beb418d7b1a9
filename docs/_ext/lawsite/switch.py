"""What stands around each page: the other language, the pages above it, the pages at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.phrases import phrase
from lawsite.navigation import side
from lawsite.wording import word

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from aigov.texts import Lang

_NAMES = {"en": "English", "vi": "Tiếng Việt"}


def _early(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """Take away the tree of all pages before the theme unfolds it on each of them."""
    context.pop("toctree", None)


def _context(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    lang: Lang = "vi" if app.config.language == "vi" else "en"
    other = "en" if lang == "vi" else "vi"
    only_english = app.config.aigov_only_english
    root = context["content_root"]  # of this language: `./`, `../` and so on
    there = f"{root}../" if lang == "vi" else f"{root}vi/"
    same = page not in only_english
    context["other_language"] = {
        "lang": other,
        "name": _NAMES[other],
        "same": same,
        "url": f"{there}{page if same or other == 'en' else 'index'}.html",
    }
    context["disclaimer"] = phrase("disclaimer", lang)
    context["side_words"] = word("side", lang)
    context["above_words"] = word("above", lang)
    above = app.env.metadata.get(page, {}).get("above", ())
    context["above"] = [
        *((app.builder.get_relative_uri(page, doc), title) for doc, title in above),
        *((one["link"], one["title"]) for one in context.get("parents", ())),
    ]
    builder: Any = app.builder
    context["side"] = side(builder, page, lang, only_english if lang == "vi" else (), there)


def setup(app: Sphinx) -> None:
    app.add_config_value("aigov_only_english", [], "env", list)
    app.connect("html-page-context", _early, priority=100)
    app.connect("html-page-context", _context, priority=900)
