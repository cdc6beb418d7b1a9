"""The first page of a framework, and the list of all frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.crosswalks import crosswalk
from aigov.library import frameworks, load_framework
from aigov.render.page import Code, Item, Link, Table, TableRow
from aigov.render.phrases import CONFIDENCE, LEVELS, SOURCE_STATUSES, named_in_law
from aigov.texts import several, text
from lawsite.places import OVERVIEW, SHEETS, Place, apart, by_id, crosswalk_doc, home, place_of
from lawsite.sheets import Part, Sheet, listed, to
from lawsite.wording import KINDS, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.framework import Framework
    from aigov.texts import Lang

_WEIGHT = ("binding", "guidance", "draft", "repealed")
_LONG = 70
"""From this length on a title is said in its short form beside others."""


def by_weight() -> list[Framework]:
    """Return what is in force first, then what guides, what is drafted and what is no more."""
    return sorted(frameworks(), key=lambda one: _WEIGHT.index(one.source_status))


def sheets_of(framework: Framework) -> list[str]:
    """Return the names of the pages that a framework has beside its first."""
    held = [
        name
        for name, sections in SHEETS.items()
        if any(framework.everything.get(one) for one in sections)
    ]
    return [*held, *(name for name in ("cases", "coverage") if apart(framework.id).get(name))]


def related_to(framework: str) -> list[Framework]:
    """Return the frameworks that somebody has related to one."""
    others = (one for one in by_weight() if one.id != framework)
    return [one for one in others if crosswalk(framework, one.id).known]


def frameworks_sheet(lang: Lang) -> Sheet:
    """Return the list of all frameworks."""
    rows = tuple(
        TableRow(
            (to(one.short.pick(lang), Place(home(one.id))),),
            tuple(
                (Item((cell,)),)
                for cell in (
                    one.title.pick(lang),
                    SOURCE_STATUSES[one.source_status].pick(lang),
                    one.jurisdiction,
                    one.checked,
                )
            ),
        )
        for one in by_weight()
    )
    columns = tuple(word(name, lang) for name in ("title", "status", "jurisdiction", "known-to"))
    return Sheet(
        word("laws", lang),
        (Item((word("laws-lead", lang),)),),
        tables=(Table("", columns, rows, word("text", lang)),),
        below=tuple(home(one.id) for one in by_weight()),
        contents=False,
    )


def overview(framework: Framework, lang: Lang) -> Sheet:
    """Return the first page of a framework: what it is, its texts, its classes and parties."""
    lead = [
        Item((SOURCE_STATUSES[framework.source_status].pick(lang),), word("status", lang)),
        Item((KINDS[framework.kind].pick(lang),), word("kind", lang)),
        Item((framework.jurisdiction,), word("jurisdiction", lang)),
        Item((framework.checked,), word("known-to", lang)),
        Item((CONFIDENCE[framework.confidence].pick(lang),), word("confidence", lang)),
        Item((Code(framework.id),), word("id", lang)),
    ]
    title = framework.title.pick(lang)
    short = framework.short.pick(lang)
    if short != title:
        lead.insert(0, Item((title,), word("title", lang)))
    older = (load_framework(one) for one in framework.succeeds)
    lead += listed(
        word("succeeds", lang), ((to(one.short.pick(lang), Place(home(one.id))),) for one in older)
    )
    sources = framework.data["framework"]["sources"]
    parts = (
        Part(word("pages", lang), "pages", tuple(_contents(framework, lang))),
        Part(word("texts", lang), "texts", parts=tuple(_texts(framework, lang))),
        *(_classes(framework, name, lang) for name in OVERVIEW if name != "instruments"),
        Part(word("sources", lang), "sources", tuple(_source(one, lang) for one in sources)),
    )
    return Sheet(
        short,
        tuple(lead),
        tuple(one for one in parts if one.items or one.parts),
        framework=framework.id,
        below=tuple(home(framework.id, name) for name in sheets_of(framework)),
    )


def _source(entry: Mapping[str, Any], lang: Lang) -> Item:
    note = text(entry.get("note")).pick(lang)
    return Item((Link(entry["title"], entry.get("url")), f" – {note}" if note else ""), mark="·")


def _contents(framework: Framework, lang: Lang) -> Iterator[Item]:
    """Yield the pages of a framework with how much stands on each, and its crosswalks."""
    for name in sheets_of(framework):
        if name in SHEETS:
            count = sum(len(by_id(framework, section)) for section in SHEETS[name])
        else:
            count = len(apart(framework.id)[name])
        link = to(word(name, lang), Place(home(framework.id, name)))
        yield Item((link, f" ({count})"), mark="·")
    for other in related_to(framework.id):
        title = word("crosswalk-with", lang, name=other.short.pick(lang))
        yield Item((to(title, Place(crosswalk_doc(framework.id, other.id))),), mark="·")


def _texts(framework: Framework, lang: Lang) -> Iterator[Part]:
    for one in framework.data.get("instruments", ()):
        items = [
            Item((Link(one["number"], one.get("link")),), word("number", lang)),
            Item((one["published"],), word("published", lang)),
            Item((one["in_force"],), word("in-force", lang)),
        ]
        if "prefix" in one:
            items.append(Item((Code(f"{one['prefix']} …"),), word("cited-as", lang)))
        anchor = place_of(framework.id, "instruments", one["id"]).anchor
        yield Part(text(one["title"]).pick(lang), anchor, tuple(items))


def _classes(framework: Framework, section: str, lang: Lang) -> Part:
    """Return tiers, statuses, roles or acts, each with an anchor of its own."""
    parts = []
    for entry in framework.data.get(section, ()):
        ours = entry.get("ours", False)
        law = named_in_law(framework.citations, entry.get("cite"), lang, ours=ours)
        items = [Item((Code(entry["id"]), *law), word("id", lang))]
        if "level" in entry:
            items.append(Item((LEVELS[entry["level"]].pick(lang),), word("level", lang)))
        if "shared" in entry:
            shared = ", ".join(several(entry["shared"]))
            items.append(Item((shared,), word("shared-role", lang)))
        note = text(entry.get("note")).pick(lang)
        if note:
            items.append(Item((note,), word("note", lang)))
        anchor = place_of(framework.id, section, entry["id"]).anchor
        parts.append(Part(text(entry["label"]).pick(lang), anchor, tuple(items)))
    return Part(word(section, lang), section, parts=tuple(parts))
