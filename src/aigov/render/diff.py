"""What changed between two laws, as a page for people and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.data import system_data
from aigov.render.duty_phrases import ASPECTS, CHANGES, counted, say
from aigov.render.page import Code, Item, Page, Section, cited
from aigov.render.phrases import phrase
from aigov.render.sides import listed, says_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.framework import Framework
    from aigov.lawchange import Change, Diff, SystemChange
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = ["diff_data", "diff_page"]

_SINCE = {"added": "now-from", "dropped": "once-from"}
_FEW = 8
"""How many changes of one kind are named where little is shown."""


def diff_page(found: Diff, lang: Lang, *, everything: bool = False) -> Page:
    """Return what the change means for the systems, then the rules and obligations that changed."""
    sections = [
        Section(
            say("for-systems", lang, system=one.system.name),
            tuple(_system(found, one, lang, everything=everything)),
            number=0,
        )
        for one in found.systems
    ]
    for what in ("rule", "obligation"):
        for change, words in CHANGES.items():
            entries = [one for one in found.changes if (one.what, one.change) == (what, change)]
            if entries:
                title = f"{say(what, lang)}: {words.pick(lang)} ({len(entries)})"
                items = tuple(_entries(found, entries, lang, everything=everything))
                sections.append(Section(title, items, number=0))  # the title says how many
    head = [
        Item((phrase("source-draft", lang),), one.short.pick(lang))
        for one in dict.fromkeys(found.frameworks)
        if one.source_status == "draft"
    ]
    if not found.changes:
        head.append(Item((say("no-change", lang),)))
    older, newer = (one.short.pick(lang) for one in found.frameworks)
    title = older if older == newer else f"{older} → {newer}"
    return Page(
        f"{title}: {say('diff', lang)}",
        say("from-to", lang, before=found.before, after=found.after),
        tuple(head),
        tuple(sections),
    )


# --- changes ----------------------------------------------------------------------------------


def _entries(
    found: Diff, entries: Iterable[Change], lang: Lang, *, everything: bool
) -> Iterator[Item]:
    """Yield the changes, those under one heading that are alike in how they changed."""
    alike: dict[str, list[Item]] = {}
    for one in entries:
        item = _entry(found, one, lang, everything=everything)
        alike.setdefault(_how(one, lang), []).append(item)
    for how, items in alike.items():
        shown = listed(items, None if everything else _FEW, lang)
        words = f"{how} ({len(items)})" if len(items) > 1 else how
        yield Item((words,), inner=shown)


def _how(one: Change, lang: Lang) -> str:
    """Return in what way something changed: other aspects, other days, or since when."""
    parts = []
    if one.aspects:
        parts.append(", ".join(ASPECTS[name].pick(lang) for name in one.aspects))
    if one.change in _SINCE:
        day = (one.after or one.before) or say("with-trigger", lang)
        parts.append(say(_SINCE[one.change], lang, date=day))
    elif one.before != one.after:
        days = {"before": one.before, "after": one.after}
        named = {key: day or say("with-trigger", lang) for key, day in days.items()}
        parts.append(say("moved-from-to", lang, **named))
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def _entry(found: Diff, one: Change, lang: Lang, *, everything: bool) -> Item:
    older, newer = found.frameworks
    framework = older if one.change == "dropped" else newer
    cites = one.citations if everything else one.citations[:1]
    words: tuple[Piece, ...] = (*cited(framework.citations, cites), f": {one.title.pick(lang)}")
    if one.was:
        words = (*words, f" ({say('was', lang)} ", Code(one.was), ")")
    elif everything:
        words = (*words, " [", Code(one.id), "]")
    inner: tuple[Item, ...] = ()
    if one.relating is not None and everything:
        inner = (
            Item((one.relating.rationale.pick(lang),)),
            Item((says_words(one.relating, lang),)),
        )
    return Item(words, mark="·", inner=inner)


# --- systems ----------------------------------------------------------------------------------


def _system(found: Diff, one: SystemChange, lang: Lang, *, everything: bool) -> Iterator[Item]:
    older, newer = found.frameworks
    before, after = _tier(older, one.tier_before, lang), _tier(newer, one.tier_after, lang)
    words = say("tier-stays", lang, tier=after) if before == after else f"{before} → {after}"
    if one.tier_moves:
        none = say("not-at-all", lang)
        since, now = one.tier_from_before or none, one.tier_from_after or none
        words = say("tier-moves", lang, tier=after, before=since, after=now)
    yield Item((words,), say("tier", lang))
    if not one.changes:
        yield Item((say("nothing-for-system", lang),))
    most = None if everything else _FEW
    for name, ids in (("gained", one.gained), ("lost", one.lost)):
        items = [_duty(found, duty, lang) for duty in ids]
        if items:
            words = f"{say(name, lang)} ({len(items)})"
            yield Item((words,), inner=listed(items, most, lang))
    moved: dict[tuple[str | None, str | None], list[Item]] = {}
    for duty, first, later in one.moved:
        moved.setdefault((first, later), []).append(_duty(found, duty, lang))
    for (first, later), items in moved.items():
        none = say("with-trigger", lang)
        days = say("moved-from-to", lang, before=first or none, after=later or none)
        words = f"{say('moved', lang)}, {days} – {counted(len(items), lang)}"
        yield Item((words,), inner=listed(items, most, lang))
    possible: dict[tuple[str | None, str | None], list[Item]] = {}
    for duty, day, other in one.could_move:
        possible.setdefault((day, other), []).append(_duty(found, duty, lang))
    for (day, other), items in possible.items():
        days = say(
            "could-bind-from" if other else "could-not-bind",
            lang,
            day=day or say("with-trigger", lang),
            other=other or "",
        )
        words = f"{say('could-move', lang)}, {days} – {counted(len(items), lang)}"
        yield Item((words,), inner=listed(items, most, lang))


def _tier(framework: Framework, tier: str | None, lang: Lang) -> str:
    return say("no-tier", lang) if tier is None else framework.tier(tier).label.pick(lang)


def _duty(found: Diff, name: str, lang: Lang) -> Item:
    one = found.obligation(name)
    older, newer = found.frameworks
    scheme = newer.citations if newer.citations.parse(one.cite[0]) else older.citations
    return Item((*cited(scheme, one.cite[:1]), f": {one.title.pick(lang)}"), mark="·")


# --- plain data -------------------------------------------------------------------------------


def diff_data(found: Diff, lang: Lang) -> dict[str, Any]:
    """Return the changes as plain data."""
    return {
        "before": found.before,
        "after": found.after,
        "changes": [
            {
                "what": one.what,
                "change": one.change,
                "id": one.id,
                "was": one.was,
                "title": one.title.pick(lang),
                "citation": "; ".join(one.citations),
                "before": one.before,
                "after": one.after,
                "aspects": [*one.aspects],
                "relation": None if one.relating is None else one.relating.relation,
                "rationale": None if one.relating is None else one.relating.rationale.pick(lang),
            }
            for one in found.changes
        ],
        "systems": [_system_data(found, one, lang) for one in found.systems],
    }


def _system_data(found: Diff, one: SystemChange, lang: Lang) -> dict[str, Any]:
    return {
        "system": system_data(one.system),
        "tier_before": one.tier_before,
        "tier_after": one.tier_after,
        "tier_from_before": one.tier_from_before,
        "tier_from_after": one.tier_from_after,
        "gained": [_duty_data(found, name, lang) for name in one.gained],
        "lost": [_duty_data(found, name, lang) for name in one.lost],
        "moved": [
            {**_duty_data(found, name, lang), "before": first, "after": later}
            for name, first, later in one.moved
        ],
        "could_move": [
            {**_duty_data(found, name, lang), "from": day, "or_from": other}
            for name, day, other in one.could_move
        ],
    }


def _duty_data(found: Diff, name: str, lang: Lang) -> dict[str, Any]:
    one = found.obligation(name)
    return {"obligation": name, "title": one.title.pick(lang), "citation": one.citation}
