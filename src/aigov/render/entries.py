"""Pages about a framework and about what it consists of: tiers, rules, definitions, readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.obligations import read_penalty, read_terms
from aigov.render.duty_phrases import KINDS as DUTY_KINDS
from aigov.render.page import (
    Address,
    Code,
    Item,
    Link,
    Page,
    Section,
    cited,
    in_brackets,
    kept,
    separated,
)
from aigov.render.phrases import (
    CONFIDENCE,
    LEVELS,
    SOURCE_STATUSES,
    edition_words,
    named_in_law,
    phrase,
)
from aigov.render.terms import penalty_words, term_words
from aigov.render.words import condition_items, exempt_item, text_words
from aigov.texts import Text, several, text
from aigov.topics import terms, topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.framework import Framework
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = ["KINDS", "entry_page", "framework_page", "named_by", "title_words"]

KINDS: dict[str, Text] = {
    "tiers": Text("tier", "mức độ rủi ro"),
    "statuses": Text("status", "tư cách pháp lý"),
    "roles": Text("role", "vai trò"),
    "rules": Text("rule", "quy tắc"),
    "groups": Text("rule group", "nhóm quy tắc"),
    "definitions": Text("definition", "định nghĩa"),
    "readings": Text("reading of open law", "cách hiểu khi pháp luật còn để ngỏ"),
    "scope": Text("rule of scope", "quy tắc về phạm vi điều chỉnh"),
    "transitions": Text("transition", "quy định chuyển tiếp"),
    "obligations": Text("obligation", "nghĩa vụ"),
    "penalties": Text("penalty", "chế tài"),
    "measures": Text("measure of the State", "biện pháp của Nhà nước"),
    "parameters": Text("number fixed by the law", "con số do pháp luật ấn định"),
    "acts": Text("act", "hành vi"),
    "instruments": Text("text of the law", "văn bản"),
}
"""The sections of a framework whose entries can be shown, and what one entry is called."""

_NAMED_IN: dict[str, tuple[str, ...]] = {
    "tiers": ("tier",),
    "statuses": ("status",),
    "roles": ("role", "ends_role", "roles"),
    "rules": ("finding", "rules", "disapplies", "except"),
    "groups": ("group", "finding", "rules", "disapplies", "except"),
    "definitions": ("meets",),
    "readings": ("readings",),
    "obligations": ("obligations", "disapplies", "except"),
    "penalties": ("sanction",),
    "parameters": ("parameter",),
    "acts": ("acts",),
    "instruments": ("since", "until", "amends"),
}
"""The keys under which other entries name an entry of a section."""

_PARTS: dict[str, Text] = {
    "texts": Text("Texts", "Văn bản"),
    "tiers": Text("Tiers, highest first", "Mức độ rủi ro, từ cao xuống"),
    "statuses": Text("Statuses beside the tier", "Tư cách pháp lý bên cạnh mức độ rủi ro"),
    "roles": Text("Roles", "Vai trò"),
    "rules": Text("Rules", "Quy tắc"),
    "scope": Text("Scope", "Phạm vi điều chỉnh"),
    "transitions": Text("Transitions", "Quy định chuyển tiếp"),
    "obligations": Text("Obligations", "Nghĩa vụ"),
    "penalties": Text("Penalties", "Chế tài"),
    "measures": Text("What the State does", "Biện pháp của Nhà nước"),
    "terms": Text("Terms", "Điều khoản cụ thể"),
    "groups": Text("Rule groups", "Nhóm quy tắc"),
    "definitions": Text("Definitions", "Định nghĩa"),
    "parameters": Text("Numbers fixed by the law", "Con số do pháp luật ấn định"),
    "readings": Text("Readings of open law", "Cách hiểu khi pháp luật còn để ngỏ"),
    "sources": Text("Sources", "Nguồn"),
    "when": Text("When", "Điều kiện"),
    "only_if": Text("Only if", "Chỉ khi"),
    "unless": Text("Exceptions", "Trường hợp loại trừ"),
    "named-by": Text("Named by", "Được nêu tại"),
}

_FIELDS: dict[str, Text] = {
    "number": Text("Number", "Số, ký hiệu"),
    "published": Text("Published", "Công bố ngày"),
    "in_force": Text("In force from", "Có hiệu lực từ ngày"),
    "amends": Text("Amends", "Sửa đổi"),
    "level": Text("Level", "Mức"),
    "effect": Text("Effect", "Hệ quả"),
    "requires": Text("Requires", "Yêu cầu"),
    "by": Text("Done by", "Thực hiện bởi"),
    "says": Text("What is done", "Nội dung"),
    "topic": Text("Topic", "Chủ đề"),
    "kind": Text("Kind", "Loại"),
    "toward": Text("Owed to", "Đối với"),
    "on": Text("On", "Khi"),
    "maximum": Text("Maximum", "Mức tối đa"),
    "sanction": Text("Penalty", "Chế tài"),
    "tier": Text("Tier", "Mức độ rủi ro"),
    "status": Text("Status", "Tư cách pháp lý"),
    "role": Text("Role", "Vai trò"),
    "ends_role": Text("Ends the role", "Chấm dứt vai trò"),
    "shared": Text("Shared role", "Vai trò chung"),
    "group": Text("Rule group", "Nhóm quy tắc"),
    "acts": Text("Acts", "Hành vi"),
    "roles": Text("Roles", "Vai trò"),
    "rules": Text("Rules", "Quy tắc"),
    "obligations": Text("Obligations", "Nghĩa vụ"),
    "disapplies": Text("Takes away", "Loại trừ áp dụng"),
    "except": Text("But not", "Trừ"),
    "value": Text("Value", "Giá trị"),
    "applies": Text("Applies from", "Áp dụng từ ngày"),
    "from": Text("From", "Từ ngày"),
    "ends": Text("Last day", "Ngày cuối cùng"),
    "text": Text("In the text", "Trong văn bản"),
    "chosen": Text("Chosen", "Cách hiểu đã chọn"),
    "alternatives": Text("Not chosen", "Cách hiểu không chọn"),
    "meanwhile": Text("Meanwhile", "Trong thời gian đó"),
    "note": Text("Note", "Ghi chú"),
    "confidence": Text("Confidence", "Độ tin cậy"),
}
"""What is said of an entry before its conditions, in this order, where the entry has the key."""

_EFFECTS: dict[str, Text] = {
    "in": Text("covered", "thuộc phạm vi"),
    "out": Text("not covered", "không thuộc phạm vi"),
    "limit": Text("some provisions fall away", "một số quy định không áp dụng"),
    "no-tier": Text("no tier", "không phân loại"),
}


def title_words(entry: Mapping[str, Any], lang: Lang) -> str:
    """Return what an entry is about: its title, label or question."""
    return next(
        (text(entry[key]).pick(lang) for key in ("title", "label", "question") if entry.get(key)),
        "",
    )


def name_words(entry: Mapping[str, Any], lang: Lang) -> tuple[Piece, ...]:
    """Return what an entry is about, with its id in brackets."""
    title = title_words(entry, lang)
    return (f"{title} [", Code(entry["id"]), "]") if title else (Code(entry["id"]),)


def named_by(framework: Framework, section: str, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the entries, with their sections, that name an entry; each id once."""
    keys = _NAMED_IN.get(section, ())
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for other in KINDS:
        for entry in framework.everything.get(other, ()):
            if (other, entry["id"]) != (section, name) and _names(entry, keys, name):
                found.setdefault((other, entry["id"]), entry)
    return [(other, entry) for (other, _), entry in found.items()]


def _names(value: Any, keys: tuple[str, ...], name: str) -> bool:
    """Tell whether one of these keys, at any depth, holds the name."""
    if isinstance(value, dict):
        return any(
            (key in keys and name in several(inner)) or _names(inner, keys, name)
            for key, inner in value.items()
        )
    return isinstance(value, list) and any(_names(one, keys, name) for one in value)


def framework_page(framework: Framework, lang: Lang) -> Page:
    """Return a page about a framework: its texts, classes, rules and sources."""
    return Page(
        f"{framework.id}: {framework.title.pick(lang)}",
        head=(
            Item(
                (
                    f"{SOURCE_STATUSES[framework.source_status].pick(lang)} · {edition_words(framework, lang)}",
                )
            ),
        ),
        sections=tuple(
            Section(_PARTS[name].pick(lang), items)
            for name, found in _framework_parts(framework, lang)
            if (items := tuple(one._replace(mark="·") for one in found))
        ),
    )


def _framework_parts(framework: Framework, lang: Lang) -> Iterator[tuple[str, Iterable[Item]]]:
    data = framework.everything
    yield "texts", (_instrument(one, lang) for one in data.get("instruments", ()))
    for name in ("tiers", "statuses", "roles"):
        yield name, (_class(framework, one, lang) for one in data.get(name, ()))
    for name in ("rules", "obligations", "penalties", "measures", "scope", "transitions"):
        yield name, _in_order(framework, data.get(name, ()), lang)
    for name in ("groups", "definitions", "parameters", "readings"):
        ids = dict.fromkeys(one["id"] for one in data.get(name, ()))
        yield name, [Item(separated(map(Code, ids), ", "))] if ids else []
    yield "sources", (_source(one) for one in data["framework"]["sources"])


def _instrument(entry: Mapping[str, Any], lang: Lang) -> Item:
    days = (f"{_FIELDS[key].pick(lang).lower()} {entry[key]}" for key in ("published", "in_force"))
    return Item(
        (Link(entry["number"], entry.get("link")), f": {', '.join(days)} [", Code(entry["id"]), "]")
    )


def _class(framework: Framework, entry: Mapping[str, Any], lang: Lang) -> Item:
    """Return a tier, status or role with its provision and level."""
    label = (Code(entry["id"]), f": {text(entry['label']).pick(lang)}")
    law = named_in_law(framework.citations, entry.get("cite"), lang, ours=entry.get("ours", False))
    level = (f" · {LEVELS[entry['level']].pick(lang)}",) if "level" in entry else ()
    return Item((*label, *law, *level))


def _in_order(
    framework: Framework, entries: Iterable[Mapping[str, Any]], lang: Lang
) -> Iterator[Item]:
    """Yield entries in the law's own order, each id once."""
    once = {one["id"]: one for one in reversed([*entries])}
    order = framework.citations.order
    for entry in sorted(once.values(), key=lambda one: (order(several(one["cite"])[0]), one["id"])):
        provisions = cited(framework.citations, several(entry["cite"]))
        yield Item((*provisions, " · ", *name_words(entry, lang)))


def _source(entry: Mapping[str, Any]) -> Item:
    url = entry.get("url")
    return Item((Link(entry["title"], url),), inner=(Item((Address(url),)),) if url else ())


def entry_page(framework: Framework, section: str, entry: Mapping[str, Any], lang: Lang) -> Page:
    """Return a page about one entry of a framework: what it says, when it holds, who names it."""
    group = _group(framework, entry)
    return Page(
        f"{framework.id}:{entry['id']}",
        KINDS[section].pick(lang),
        tuple(
            _head(framework, {**group, **entry, **_shown(framework, section, entry, lang)}, lang)
        ),
        tuple(
            Section(_PARTS[name].pick(lang), items)
            for name, found in _parts(framework, section, entry, group, lang)
            if (items := tuple(found))
        ),
    )


def _shown(
    framework: Framework, section: str, entry: Mapping[str, Any], lang: Lang
) -> dict[str, Any]:
    """Return what is shown of an entry that is said in several of its keys."""
    if section != "penalties":
        return {}
    return {"maximum": penalty_words(read_penalty(framework, entry), lang)}


def _group(framework: Framework, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a rule shares with the others of its group."""
    groups: Iterable[Mapping[str, Any]] = framework.data.get("groups", ())
    found = next((one for one in groups if one["id"] == entry.get("group")), {})
    own = ("id", "title", "cite", "note", "text")
    return {key: value for key, value in found.items() if key not in own}


def _head(framework: Framework, entry: Mapping[str, Any], lang: Lang) -> Iterator[Item]:
    title = title_words(entry, lang)
    if title:
        ours = f" {phrase('ours', lang)}" if entry.get("ours") else ""
        yield Item((title + ours,))
    for one in several(entry.get("cite")):
        url = framework.citations.url(one)
        yield Item((Link(kept(one), url),), inner=(Item((Address(url),)),) if url else ())
    for key, label in _FIELDS.items():
        if entry.get(key):
            words = tuple(_field(framework, key, entry, lang))
            yield Item(words, label.pick(lang))


def _field(framework: Framework, key: str, entry: Mapping[str, Any], lang: Lang) -> Iterator[Piece]:
    value = entry[key]
    sections = {"tier": "tiers", "status": "statuses", "role": "roles", "ends_role": "roles"}
    sections["sanction"] = "penalties"
    section = sections.get(key, key)
    if key == "status" and "number" in entry:
        yield SOURCE_STATUSES[value].pick(lang)
    elif section in ("tiers", "statuses", "roles", "acts", "penalties"):
        known = {one["id"]: one for one in framework.everything.get(section, ())}
        for place, name in enumerate(several(value)):
            yield "; " if place else ""
            yield from name_words(known.get(name, {"id": name}), lang)
    elif key in _CHOICES:
        yield _CHOICES[key][value].pick(lang)
    elif key in ("toward", "on"):
        concepts = framework.vocabulary.lists["party" if key == "toward" else "event"].concepts
        yield "; ".join(concepts[name].label.pick(lang) for name in several(value))
    elif key == "topic":
        yield f"{topics(framework.duty_data)[value].label.pick(lang)} ["
        yield Code(value)
        yield "]"
    elif key in (
        "group",
        "rules",
        "obligations",
        "disapplies",
        "except",
        "shared",
        "amends",
    ):
        yield from separated(map(Code, several(value)), ", ")
    elif key == "text":
        yield text_words(value, framework, lang)
    elif key in ("applies", "from"):
        yield from _days(framework, value, lang)
    elif key == "value":
        yield f"{value} {entry.get('unit', '')}".strip()
    else:
        yield value if isinstance(value, str) else text(value).pick(lang)


_CHOICES = {"level": LEVELS, "effect": _EFFECTS, "confidence": CONFIDENCE, "kind": DUTY_KINDS}


def _terms(framework: Framework, entry: Mapping[str, Any], lang: Lang) -> Iterator[Item]:
    known = terms(framework.duty_data)
    for name, value in read_terms(framework, entry).items():
        words = term_words(known[name], value, framework.vocabulary, lang)
        yield Item((words,), known[name].label.pick(lang), "-")


def _days(framework: Framework, value: Any, lang: Lang) -> Iterator[Piece]:
    """Yield a date, or dates with the text of the law or the provision that each comes from."""
    for place, one in enumerate([value] if isinstance(value, str) else value):
        yield "; " if place else ""
        if isinstance(one, str):
            yield one
        elif "value" in one:
            since = {"since": one["since"]} if "since" in one else {}
            standing = text_words(since, framework, lang)
            yield f"{one['value']} ({standing})" if standing else one["value"]
        else:
            yield one["from"]
            yield from in_brackets(framework.citations, several(one.get("cite")))


def _parts(
    framework: Framework,
    section: str,
    entry: Mapping[str, Any],
    group: Mapping[str, Any],
    lang: Lang,
) -> Iterator[tuple[str, Iterable[Item]]]:
    for key in ("when", "only_if"):
        if entry.get(key):
            yield key, condition_items(entry[key], framework, lang)
    if section == "obligations":
        yield "terms", _terms(framework, entry, lang)
    exempts = [*entry.get("unless", ()), *group.get("unless", ())]
    yield "unless", (exempt_item(one, framework, lang) for one in exempts)
    readings = [*entry.get("readings", ()), *group.get("readings", ())]
    known = framework.readings
    yield (
        "readings",
        (Item(name_words(known[one], lang), mark="·") for one in readings if one in known),
    )
    yield (
        "named-by",
        (
            Item((f"{KINDS[other].pick(lang)}: ", *name_words(one, lang)), mark="·")
            for other, one in named_by(framework, section, entry["id"])
        ),
    )
