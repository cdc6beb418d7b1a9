"""The days that matter for a system, as a page for people and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.data import system_data
from aigov.render.duties import obligation_data
from aigov.render.duty_phrases import say
from aigov.render.page import Item, Page, Section, cited, in_brackets
from aigov.render.phrases import phrase
from aigov.render.sides import listed, warnings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.calendars import Calendar, Day
    from aigov.framework import Framework
    from aigov.obligation_findings import ObligationFinding
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = ["calendar_data", "calendar_page", "day_title", "duty_line", "framework_of"]

_FEW = 6
"""How many obligations of a day or an event are named where little is shown."""


def calendar_page(found: Calendar, lang: Lang, *, everything: bool = False) -> Page:
    """Return every day in order, those gone by in one line each unless everything is asked for."""
    past = tuple(_day(found, one, lang, everything=everything, most=0) for one in found.past)
    ahead = tuple(_day(found, one, lang, everything=everything, most=_FEW) for one in found.ahead)
    parts = {
        "past": past,
        "ahead": ahead or (Item((say("nothing-ahead", lang),)),),
        "on-event": tuple(_events(found, lang, everything=everything)),
    }
    columns = " + ".join(one.framework.short.pick(lang) for one in found.sides)
    known = " / ".join(dict.fromkeys(one.text_as_of for one in found.sides))
    head = [*warnings(found.sides, lang)]
    if not all(one.certain for one in found.days):
        head.append(Item((say("some-uncertain", lang),)))
    return Page(
        f"{found.system.name} · {columns}: {say('calendar', lang)}",
        phrase("judged-on", lang, as_of=found.as_of, text_as_of=known),
        tuple(head),
        tuple(Section(say(name, lang), items) for name, items in parts.items() if items),
    )


def framework_of(found: Calendar, name: str) -> Framework:
    """Return a framework of the calendar by its id."""
    return next(one.framework for one in found.sides if one.framework.id == name)


def day_title(found: Calendar, one: Day, lang: Lang) -> str:
    """Return what happens on a day, under which framework."""
    return f"{framework_of(found, one.framework).short.pick(lang)}: {one.title.pick(lang)}"


def duty_line(one: ObligationFinding, lang: Lang) -> str:
    """Return the provisions and the title of an obligation, and who bears it, in one line."""
    role = one.of.source.roles[one.role].label.pick(lang)
    return f"{one.citation}: {one.title.pick(lang)} [{role}]"


def _day(found: Calendar, one: Day, lang: Lang, *, everything: bool, most: int) -> Item:
    framework = framework_of(found, one.framework)
    words: tuple[Piece, ...] = (f"{one.date} · {day_title(found, one, lang)}",)
    told = all(cite in one.title.pick(lang) for cite in one.citations)
    if not one.findings and not told:
        words = (*words, *in_brackets(framework.citations, one.citations))
    inner = [_duty(finding, lang, everything=everything) for finding in one.findings]
    shown = listed(inner, None if everything else most, lang) if everything or most else ()
    return Item(words, mark="●" if one.certain else "○", inner=shown)


def _duty(one: ObligationFinding, lang: Lang, *, everything: bool) -> Item:
    source = one.of.source
    cites = one.source.cite if everything else one.source.cite[:1]
    more = "; …" if len(cites) < len(one.source.cite) else ""
    several = len(one.among.roles) > 1
    role = f" [{source.roles[one.role].label.pick(lang)}]" if several else ""
    words = (*cited(source.citations, cites), f"{more}: {one.title.pick(lang)}{role}")
    return Item(words, mark="●" if one.outcome is True else "○")


def _events(found: Calendar, lang: Lang, *, everything: bool) -> Iterator[Item]:
    """Yield the events, each with the obligations that it brings and when they begin to bind."""
    waiting: dict[str, list[Item]] = {}
    for one in found.on_event:
        events = one.of.source.vocabulary.lists["event"].concepts
        item = _duty(one, lang, everything=everything)
        short = one.of.source.short.pick(lang)
        later = f", {phrase('from', lang, date=one.start)}" if one.start else ""
        item = item._replace(words=(f"{short} ", *item.words, later))
        for name in one.on:
            waiting.setdefault(events[name].label.pick(lang), []).append(item)
    for event, items in waiting.items():
        yield Item((event,), inner=listed(items, None if everything else _FEW, lang))


def calendar_data(found: Calendar, lang: Lang) -> dict[str, Any]:
    """Return the calendar as plain data."""
    return {
        "system": system_data(found.system),
        "as_of": found.as_of,
        "frameworks": [
            {
                "framework": one.framework.id,
                "title": one.framework.title.pick(lang),
                "text_as_of": one.text_as_of,
            }
            for one in found.sides
        ],
        "days": [
            {
                "date": one.date,
                "framework": one.framework,
                "kind": one.kind,
                "title": one.title.pick(lang),
                "citations": [*one.citations],
                "certain": one.certain,
                "obligations": [finding.obligation for finding in one.findings],
            }
            for one in found.days
        ],
        "on_event": [
            {"framework": one.of.framework, **obligation_data(one, lang)} for one in found.on_event
        ],
    }
