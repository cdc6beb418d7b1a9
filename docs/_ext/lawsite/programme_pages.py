"""The pages of policy programmes, and of the indicators that they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.programme import load_programme, programmes
from aigov.render.page import Code, Item, Table, TableRow
from aigov.render.phrases import SOURCE_STATUSES
from aigov.render.programmes import (
    all_indicators,
    entry_pages,
    indicator_page,
    programme_entries,
    programme_page,
)
from aigov.render.words import condition_items
from aigov.texts import text
from aigov.topics import topics
from lawsite.places import Place, apart, topic_place
from lawsite.sheets import Part, Sheet, rest_of, to
from lawsite.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.programme import Programme
    from aigov.render.page import Piece
    from aigov.texts import Lang

_ENTRIES = ("pillars", "components", "targets")


def programme_doc(name: str, sheet: str = "") -> str:
    return f"programmes/{name}{'-' * bool(sheet)}{sheet}"


def programmes_sheet(lang: Lang) -> Sheet:
    """Return the list of all programmes."""
    found = programmes()
    rows = tuple(
        TableRow(
            (to(one.short.pick(lang), Place(programme_doc(one.id))),),
            tuple(
                (Item((cell,)),)
                for cell in (
                    one.title.pick(lang),
                    SOURCE_STATUSES[one.source_status].pick(lang),
                    one.checked,
                )
            ),
        )
        for one in found
    )
    columns = tuple(word(name, lang) for name in ("title", "status", "known-to"))
    return Sheet(
        word("programmes", lang),
        (Item((word("programmes-lead", lang),)),),
        tables=(Table("", columns, rows, word("programme", lang)),),
        below=tuple(programme_doc(one.id) for one in found),
        contents=False,
    )


def programme_sheet(name: str, lang: Lang) -> Sheet:
    """Return a programme: its texts, and every pillar, component and target with what it looks at."""
    programme = load_programme(name)
    page = programme_page(programme, lang)
    entries = programme_entries(programme)
    parts: list[Part] = []
    for section in _ENTRIES:
        inner = tuple(
            _entry(programme, one, entries[one], lang)
            for one in dict.fromkeys(entry["id"] for entry in programme.data.get(section, ()))
        )
        if inner:
            parts.append(Part(word(section, lang), section, parts=inner))
    about = {one.title: one for one in rest_of(page)}
    texts, *_, sources = about.values()
    parts.insert(0, texts._replace(anchor="texts"))
    readings = about.get(word("readings", lang))
    parts += [readings._replace(anchor="readings")] if readings else []
    parts.append(sources._replace(anchor="sources"))
    below = tuple(programme_doc(name, one) for one in sheets_of(programme))
    return Sheet(
        programme.short.pick(lang),
        (Item((programme.title.pick(lang),)), *page.head, Item((Code(name),), word("id", lang))),
        tuple(parts),
        framework=name,
        below=below,
    )


def sheets_of(programme: Programme) -> list[str]:
    """Return the names of the pages that a programme has beside its first."""
    held = {**programme.data, **apart(programme.id)}
    return [one for one in ("alignments", "coverage") if held.get(one)]


def _entry(
    programme: Programme, name: str, entries: list[tuple[str, dict[str, Any]]], lang: Lang
) -> Part:
    """Return an entry as the newest text has it: first what it says, then its fields."""
    *_, (kind, entry) = entries
    (page,) = entry_pages(programme, [(kind, entry)], lang)
    items = sorted(page.head[1:], key=lambda one: bool(one.label))
    for key in ("when", "applies_when", "must_when"):
        if entry.get(key):
            inner = tuple(_conditions(entry[key], programme, lang))
            items.append(Item((), word(key, lang), inner=inner))
    items.append(Item((Code(name),), word("id", lang)))
    title = text(entry.get("title") or entry.get("label")).pick(lang)
    return Part(title, name, tuple(items))


def _conditions(condition: Any, programme: Programme, lang: Lang) -> Iterator[Item]:
    """Yield what is asked of indicators; a programme has of a framework what this reads."""
    yield from condition_items(condition, programme, lang)  # type: ignore[arg-type]


def alignments_sheet(name: str, lang: Lang) -> Sheet:
    """Return which topic serves which pillar, and why."""
    programme = load_programme(name)
    pillars = {one["id"]: text(one["label"]).pick(lang) for one in programme.data["pillars"]}
    rows = []
    for one in programme.data["alignments"]:
        if "topic" in one:
            label = topics()[one["topic"]].label.pick(lang)
            head: Piece = to(label, topic_place(one["topic"]))
        else:
            head = Code(f"{one['framework']}:{one['entry']}")
        cells = (pillars[one["pillar"]], text(one["rationale"]).pick(lang))
        rows.append(TableRow((head,), tuple((Item((cell,)),) for cell in cells)))
    columns = (word("pillar", lang), word("rationale", lang))
    return Sheet(
        word("alignments", lang),
        tables=(Table("", columns, tuple(rows), word("topic", lang)),),
        framework=name,
        contents=False,
        short=word("pillar-map", lang),
    )


def indicators_sheet(lang: Lang) -> Sheet:
    """Return every indicator, with what looks at it."""
    known = all_indicators().values()
    parts = []
    for about in ("country", "organisation"):
        inner = []
        for one in known:
            if one.about != about:
                continue
            page = indicator_page(one, lang)
            kind = page.aside.rpartition(", ")[2]
            items = [
                *page.head,
                Item((Code(one.id),), word("id", lang)),
                Item((kind,), word("type", lang)),
            ]
            items += [Item((), one.title, inner=one.items) for one in page.sections]
            inner.append(Part(one.label.pick(lang), one.id, tuple(items)))
        parts.append(Part(word(f"of-{about}", lang), about, parts=tuple(inner)))
    return Sheet(word("indicators", lang), (Item((word("indicators-lead", lang),)),), tuple(parts))
