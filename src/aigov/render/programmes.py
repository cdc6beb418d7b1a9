"""Pages about programmes, what they consist of, and the indicators that they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.intervals import day
from aigov.programme import Component, indicators, programmes
from aigov.render.assessment import anchor_words, goal_words
from aigov.render.assessment_phrases import tell
from aigov.render.page import Address, Code, Item, Link, Page, Section, cited, separated
from aigov.render.phrases import CONFIDENCE, SOURCE_STATUSES, edition_words
from aigov.texts import Text, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.programme import Indicator, Pillar, Programme, ProgrammeText, Target
    from aigov.texts import Lang

__all__ = [
    "all_indicators",
    "entry_pages",
    "indicator_data",
    "indicator_page",
    "indicators_page",
    "programme_counts",
    "programme_entries",
    "programme_page",
]

_WORDS = {
    "texts": Text("Texts", "Văn bản"),
    "pillars": Text("Pillars", "Trụ cột"),
    "components": Text("Components", "Thành tố"),
    "checks": Text("Checks for organisations", "Nội dung kiểm tra đối với tổ chức"),
    "targets": Text("Targets", "Chỉ tiêu"),
    "readings": Text("Readings", "Cách hiểu"),
    "sources": Text("Sources", "Nguồn"),
    "published": Text("{number}: published {published}", "{number}: công bố ngày {published}"),
    "pillar": Text("pillar", "trụ cột"),
    "component": Text("component", "thành tố"),
    "target": Text("target", "chỉ tiêu"),
    "indicator": Text("indicator", "chỉ số"),
    "indicators": Text("Indicators", "Các chỉ số"),
    "country": Text("Of a country", "Đối với quốc gia"),
    "organisation": Text("Of an organisation", "Đối với tổ chức"),
    "asked-by": Text("Looked at by", "Được dùng tại"),
    "yes-no": Text("yes or no", "có hoặc không"),
    "number": Text("number", "số"),
    "serves": Text("Serves the pillar", "Phục vụ trụ cột"),
    "looks-at": Text("Looks at", "Dựa trên chỉ số"),
    "in-text": Text("only in an earlier or later text", "chỉ có trong văn bản trước hoặc sau"),
    "counted": Text(
        "{components} components, {targets} targets", "{components} thành tố, {targets} chỉ tiêu"
    ),
}


def _say(name: str, lang: Lang, **values: Any) -> str:
    return _WORDS[name].pick(lang).format(**values)


def _newest(programme: Programme) -> ProgrammeText:
    """Return the newest text as it stands on the day up to which the programme is known."""
    return programme.content(programme.law_text(day(programme.checked), None))


def programme_counts(programme: Programme, lang: Lang) -> str:
    """Return how many components and targets the newest text has."""
    content = _newest(programme)
    numbers = {"components": len(content.components), "targets": len(content.targets)}
    return _say("counted", lang, **numbers)


def programme_page(programme: Programme, lang: Lang) -> Page:
    """Return a page about a programme: its texts, pillars, components and targets."""
    content = _newest(programme)
    status = SOURCE_STATUSES[programme.source_status].pick(lang)
    head = [Item((f"{status} · {edition_words(programme, lang)}",))]
    if any(programme.note):
        head.append(Item((programme.note.pick(lang),)))
    listed = [*content.components.values()]
    parts: list[tuple[str, Iterable[Item]]] = [
        ("texts", (_instrument(one, lang) for one in programme.data["instruments"])),
        ("pillars", (_pillar(programme, one, lang) for one in content.pillars.values())),
        (
            "components",
            (_component(programme, one, lang) for one in listed if one.about == "country"),
        ),
        (
            "checks",
            (_component(programme, one, lang) for one in listed if one.about != "country"),
        ),
        ("targets", (_target(programme, one, lang) for one in content.targets.values())),
        ("readings", (_reading(one, lang) for one in programme.readings.values())),
        ("sources", (_source(one) for one in programme.data["programme"]["sources"])),
    ]
    return Page(
        f"{programme.id}: {programme.title.pick(lang)}",
        head=tuple(head),
        sections=tuple(
            Section(_say(name, lang), items)
            for name, found in parts
            if (items := tuple(one._replace(mark="·") for one in found))
        ),
    )


def _instrument(entry: Any, lang: Lang) -> Item:
    words = _say("published", lang, number=entry["number"], published=entry["published"])
    return Item((text(entry["title"]).pick(lang), f" ({words}) [", Code(entry["id"]), "]"))


def _pillar(programme: Programme, one: Pillar, lang: Lang) -> Item:
    return Item(
        (
            one.label.pick(lang),
            " (",
            *cited(programme.citations, one.cite),
            ") [",
            Code(one.id),
            "]",
        ),
        inner=(Item((one.definition.pick(lang),)),) if any(one.definition) else (),
    )


def _component(programme: Programme, one: Component, lang: Lang) -> Item:
    anchors = separated((anchor_words(anchor, lang) for anchor in one.anchors), "; ")
    inner = (Item(anchors, tell("anchors", lang)),) if anchors else ()
    return Item(_titled(programme, one, lang), inner=inner)


def _target(programme: Programme, one: Target, lang: Lang) -> Item:
    unit = programme.indicators[one.indicator].unit
    goals = tuple(Item((goal_words(goal, unit, lang),), mark="-") for goal in one.goals)
    return Item(_titled(programme, one, lang), inner=goals)


def _titled(programme: Programme, one: Component | Target, lang: Lang) -> tuple[Any, ...]:
    cite = ("(", *cited(programme.citations, one.cite), ") ") if one.cite else ()
    return (f"{one.title.pick(lang)} ", *cite, "[", Code(one.id), "]")


def _reading(entry: Any, lang: Lang) -> Item:
    asked, chosen = text(entry["question"]).pick(lang), text(entry["chosen"]).pick(lang)
    return Item((asked,), inner=(Item((chosen,)),))


def _source(entry: Any) -> Item:
    url = entry.get("url")
    return Item((Link(entry["title"], url),), inner=(Item((Address(url),)),) if url else ())


# --- one entry --------------------------------------------------------------------------------


def programme_entries(programme: Programme) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return the pillars, components and targets of all texts, with their kinds, by id."""
    kinds = {"pillars": "pillar", "components": "component", "targets": "target"}
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for section, kind in kinds.items():
        for entry in programme.data.get(section, ()):
            found.setdefault(entry["id"], []).append((kind, entry))
    return found


def entry_pages(
    programme: Programme, entries: Iterable[tuple[str, dict[str, Any]]], lang: Lang
) -> Iterator[Page]:
    """Yield a page for each entry of an id."""
    content = _newest(programme)
    for kind, entry in entries:
        title = text(entry.get("title") or entry.get("label")).pick(lang)
        head = [Item((title,))]
        name = entry["id"]
        known: Any = {
            "pillar": content.pillars,
            "component": content.components,
            "target": content.targets,
        }[kind].get(name)
        if known is None:
            head.append(Item((_say("in-text", lang),)))
        else:
            head += _said(programme, known, lang)
        yield Page(f"{programme.id}:{name}", _say(kind, lang), tuple(head))


def _said(programme: Programme, one: Any, lang: Lang) -> Iterator[Item]:
    if one.cite:
        yield Item(cited(programme.citations, one.cite), tell("cited", lang))
    if isinstance(one, Component):
        if any(one.requires):
            yield Item((one.requires.pick(lang),), tell("requires", lang))
        if one.anchors:
            pieces = separated((anchor_words(anchor, lang) for anchor in one.anchors), "; ")
            yield Item(pieces, tell("anchors", lang))
    elif hasattr(one, "goals"):
        unit = programme.indicators[one.indicator].unit
        for goal in one.goals:
            yield Item((goal_words(goal, unit, lang),), tell("goal", lang))
    else:
        yield Item((one.definition.pick(lang),))
    if getattr(one, "indicators", ()):
        yield Item(separated(map(Code, one.indicators), ", "), _say("looks-at", lang))
    if one.serves:
        yield Item((Code(one.serves),), _say("serves", lang))
    if not getattr(one, "official", True):
        yield Item((tell("ours-entry", lang),))
    yield Item((tell("confidence", lang, level=CONFIDENCE[one.confidence].pick(lang)),))
    for name in getattr(one, "readings", ()):
        reading = programme.readings[name]
        yield Item((text(reading["chosen"]).pick(lang),), tell("reading", lang))
    if any(one.note):
        yield Item((one.note.pick(lang),), tell("note", lang))


# --- indicators -------------------------------------------------------------------------------


def all_indicators() -> dict[str, Indicator]:
    """Return the indicators of all bundled programmes, by id."""
    return indicators(*(one.data for one in programmes()))


def indicators_page(lang: Lang) -> Page:
    """Return a page with all indicators, those of a country first."""
    known = all_indicators()
    sections = []
    for about in ("country", "organisation"):
        items = tuple(
            Item((Code(one.id), f" ({_kind(one, lang)}): {one.question.pick(lang)}"), mark="·")
            for one in known.values()
            if one.about == about
        )
        if items:
            sections.append(Section(_say(about, lang), items))
    return Page(_say("indicators", lang), sections=tuple(sections))


def _kind(one: Indicator, lang: Lang) -> str:
    unit = one.unit.pick(lang)
    return unit if one.type == "number" and unit else _say(one.type, lang)


def indicator_page(one: Indicator, lang: Lang) -> Page:
    """Return a page about an indicator: what it asks, and what looks at it."""
    head = [Item((one.question.pick(lang),))]
    if any(one.help):
        head.append(Item((one.help.pick(lang),)))
    asked = tuple(
        Item((Code(f"{programme.id}:{entry.id}"), f" · {entry.title.pick(lang)}"), mark="·")
        for programme in programmes()
        for entry in (*_newest(programme).components.values(), *_newest(programme).targets.values())
        if one.id in entry.indicators
    )
    aside = f"{_say('indicator', lang)}, {_kind(one, lang)}"
    sections = (Section(_say("asked-by", lang), asked),) if asked else ()
    return Page(f"{one.id}: {one.label.pick(lang)}", aside, tuple(head), sections)


def indicator_data(one: Indicator) -> dict[str, Any]:
    """Return an indicator as plain data, with its words in both languages."""
    return {
        "id": one.id,
        "about": one.about,
        "type": one.type,
        "label": one.label.to_dict(),
        "question": one.question.to_dict(),
        "help": one.help.to_dict(),
        "unit": one.unit.to_dict(),
    }
