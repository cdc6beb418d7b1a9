"""The pages of a framework that hold its entries, in the order of the law."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from aigov.render.entries import entry_page, title_words
from aigov.render.page import Code, Item, cited
from aigov.render.words import text_words
from aigov.texts import several
from lawsite.entry_links import about_entry
from lawsite.places import SHEETS, by_id
from lawsite.sheets import Part, Sheet, part_of
from lawsite.wording import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigov.framework import Framework
    from aigov.texts import Lang

    Versions = Sequence[Mapping[str, Any]]

_UNDER = re.compile(r"(?:(?:Art\.|Điều|Annex|Phụ lục|Part|Recital|§) ?)?[\w+]+(?:\.\d(?=,))?")
"""The article, annex or part in which a provision stands, as its citation begins with it."""


def entries_sheet(framework: Framework, name: str, lang: Lang) -> Sheet:
    """Return the page of rules, obligations or the like, in the law's own order."""
    sections = [one for one in SHEETS[name] if framework.everything.get(one)]
    parts: list[Part] = []
    for section in sections:
        below = tuple(_by_article(framework, section, lang))
        alone = len(sections) == 1
        parts += (
            below if alone else [Part(word(f"all-{section}", lang), f"all-{section}", parts=below)]
        )
    known = (f"{name}-lead",) if name in ("definitions", "readings", "measures") else ()
    return Sheet(
        f"{framework.short.pick(lang)}: {word(name, lang)}",
        tuple(Item((word(one, lang),)) for one in known),
        tuple(parts),
        framework=framework.id,
        short=word(name, lang),
    )


def _by_article(framework: Framework, section: str, lang: Lang) -> list[Part]:
    """Return the entries of a section under the articles that they come from."""
    order = framework.citations.order
    found = sorted(
        by_id(framework, section).values(),
        key=lambda one: (order((several(one[0].get("cite")) or ("",))[0]), one[0]["id"]),
    )
    under: dict[str, list[Part]] = {}
    for one in found:
        part = _entry(framework, section, one, lang)
        under.setdefault(_article(framework, one[0]), []).append(part)
    return [
        Part(article or word("no-provision", lang), _anchor(section, article), parts=tuple(parts))
        for article, parts in under.items()
    ]


def _anchor(section: str, article: str) -> str:
    """Return an anchor of plain letters: `rules-dieu-9`."""
    named = f"{section} {article}".lower().replace("đ", "d").replace("+", " plus")
    plain = unicodedata.normalize("NFD", named)
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def _article(framework: Framework, entry: Mapping[str, Any]) -> str:
    """Return the article that an entry stands in, with its instrument where there are several."""
    cites = several(entry.get("cite"))
    if not cites:
        return ""
    found = framework.citations.parse(cites[0])
    if found is None:
        return cites[0]
    if found.label != cites[0] and not found.article and not framework.instruments[1:]:
        return found.label
    numbers = {one.id: one.number for one in framework.instruments}
    prefixes = {one["id"]: one.get("prefix", "") for one in framework.data["instruments"]}
    rest = cites[0].removeprefix(prefixes[found.instrument]).strip()
    match = _UNDER.match(rest)
    article = match[0] if match else rest
    if len({one.get("prefix") for one in framework.data["instruments"]} - {"Omnibus"}) == 1:
        return article
    return f"{article} – {numbers[found.instrument]}"


def _entry(framework: Framework, section: str, versions: Versions, lang: Lang) -> Part:
    """Return an entry, in each text of the law that it stands in."""
    first = versions[0]
    cites = several(first.get("cite"))
    provision = framework.citations.parse(cites[0]) if cites else None
    title = title_words(first, lang)
    if provision is not None and provision.label:
        title = f"{provision.label}: {title}" if title else provision.label
    items = [Item((Code(first["id"]),), word("id", lang))]
    parts: list[Part] = []
    if len(versions) == 1:
        said, parts = _said(framework, section, first, lang)
        items = [*said, *items]
    else:
        for one in versions:
            standing = text_words(one.get("text", {}), framework, lang)
            said, inner = _said(framework, section, one, lang)
            parts.append(Part(f"{word('text', lang)}: {standing}", "", tuple(said), tuple(inner)))
    more = tuple(about_entry(framework, first["id"], cites, lang))
    parts += [Part(word("elsewhere", lang), "", more, folded=True)] if more else []
    return Part(title or first["id"], first["id"], tuple(items), tuple(parts))


def _said(
    framework: Framework, section: str, entry: Mapping[str, Any], lang: Lang
) -> tuple[list[Item], list[Part]]:
    """Return what an entry says: its fields, and its conditions, terms and exceptions."""
    page = entry_page(framework, section, entry, lang)
    provisions = cited(framework.citations, several(entry.get("cite")))
    items = [Item(provisions, word("provision", lang))] if provisions else []
    items += [one for one in page.head if one.label]
    defined = {one["id"] for one in framework.data.get("definitions", ())}
    parts = [
        part_of(one._replace(items=tuple(_shallow(item, defined) for item in one.items)))
        for one in page.sections
    ]
    return items, parts


def _shallow(item: Item, defined: set[str]) -> Item:
    """Return an item without what is said under a definition: it leads to where that is said."""
    if any(isinstance(one, Code) and one.words in defined for one in item.words):
        return item._replace(inner=())
    return item._replace(inner=tuple(_shallow(one, defined) for one in item.inner))
