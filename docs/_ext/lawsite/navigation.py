"""What stands at the side of every page.

The theme would unfold the whole tree of pages on each of them, which takes minutes for hundreds;
here a page lists what is on the way to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.builders.html import StandaloneHTMLBuilder

    from aigov.texts import Lang

_SIDE: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Guide", "Hướng dẫn"), ("start", "tutorial", "how-to/index", "notebooks/index")),
    (
        Text("The laws", "Các văn bản"),
        ("frameworks/index", "crosswalks/index", "programmes/index"),
    ),
    (
        Text("The words", "Từ vựng"),
        ("facts/index", "topics/index", "terms", "indicators", "vocabulary"),
    ),
    (
        Text("Reference", "Tra cứu"),
        ("commands", "api/index", "format", "reference", "programmes", "dossiers", "authoring"),
    ),
    (Text("The project", "Dự án"), ("*",)),
)
"""The pages by heading; a star stands for all in a folder that have not been named."""

_TITLES = {"start": Text("Start", "Bắt đầu")}
"""What pages are called at the side where their own title does not say what they are."""


class Entry(NamedTuple):
    """A page at the side; ``here`` on the way to the page that is shown, ``at`` that page itself.

    ``lang`` is that of a page in the other language.
    """

    title: str
    url: str
    here: bool
    at: bool
    lang: str
    below: tuple[Entry, ...]


def ordered(docs: Collection[str], lang: Lang) -> list[tuple[str, list[str]]]:
    """Return the pages that stand at the side, under their headings."""
    found, named = [], {"index"}
    for caption, patterns in _SIDE:
        listed = [one for each in patterns for one in _matching(each, docs) if one not in named]
        named.update(listed)
        if listed:
            found.append((caption.pick(lang), listed))
    return found


def _matching(pattern: str, docs: Collection[str]) -> list[str]:
    """Return the pages that a pattern names; of a folder, its own page first."""
    folder, star, _ = pattern.partition("*")
    if not star:
        return [one for one in docs if one == pattern]
    inside = [one for one in docs if one.startswith(folder) and one.count("/") == folder.count("/")]
    return sorted(inside, key=lambda one: (one != f"{folder}index", one))


def toctrees(docs: Collection[str], lang: Lang) -> str:
    """Return the lists of pages as they stand at the end of the first page, for Sphinx."""
    return "\n".join(toctree(names) for _, names in ordered(docs, lang))


def toctree(docs: Collection[str]) -> str:
    """Return a list of pages for Sphinx, which nobody sees."""
    names = "\n".join(docs)
    return f"\n```{{toctree}}\n:hidden:\n\n{names}\n```\n"


def side(
    builder: StandaloneHTMLBuilder, page: str, lang: Lang, elsewhere: Collection[str], there: str
) -> list[tuple[str, list[Entry]]]:
    """Return the side of a page; pages ``elsewhere`` are in the other language, at ``there``."""
    env = builder.env
    above = {doc for doc, _ in env.metadata.get(page, {}).get("above", ())}

    def entry(doc: str) -> Entry:
        below = tuple(entry(one) for one in env.toctree_includes.get(doc, ()))
        at = doc == page
        here = at or doc in above or any(one.here for one in below)
        title = env.metadata.get(doc, {}).get("short") or env.titles[doc].astext()
        title = _TITLES[doc].pick(lang) if doc in _TITLES else title
        if doc in elsewhere:
            return Entry(title, f"{there}{doc}.html", here, at, "en", below)
        return Entry(title, builder.get_relative_uri(page, doc) or "#", here, at, "", below)

    docs = env.found_docs
    return [(caption, [entry(one) for one in names]) for caption, names in ordered(docs, lang)]
