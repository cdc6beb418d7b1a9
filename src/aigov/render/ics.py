"""A calendar in the form that calendar programs read (RFC 5545)."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aigov._version import __version__
from aigov.problems import MissingExtraError
from aigov.render.calendar import day_title, duty_line, framework_of
from aigov.render.duty_phrases import say
from aigov.render.phrases import phrase

if TYPE_CHECKING:
    from types import ModuleType

    from aigov.calendars import Calendar, Day
    from aigov.texts import Lang

__all__ = ["calendar_ics"]


def calendar_ics(found: Calendar, lang: Lang) -> str:
    """Return the days as all-day events; the same calendar gives the same text.

    An event keeps its UID as long as its day, framework and kind stay, so that a program that
    reads the file again changes what it has. Raises :class:`aigov.MissingExtraError`.
    """
    ical = _icalendar()
    made = ical.Calendar()
    made.add("prodid", f"-//aigov//aigov {__version__}//{lang.upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{found.system.name}: {say('calendar', lang)}")
    for one in found.days:
        made.add_component(_event(ical, found, one, lang))
    text: str = made.to_ical().decode("utf-8")
    return text


def _icalendar() -> ModuleType:
    try:
        import icalendar
    except ImportError:
        raise MissingExtraError("icalendar", "calendar") from None
    return icalendar


def _event(ical: Any, found: Calendar, one: Day, lang: Lang) -> Any:
    day = date.fromisoformat(one.date)
    event = ical.Event()
    event.add("uid", _uid(found, one))
    event.add(
        "dtstamp", datetime.combine(date.fromisoformat(found.as_of), datetime.min.time(), UTC)
    )
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", day_title(found, one, lang))
    event.add("description", _description(one, lang))
    event.add("categories", [one.framework, one.kind])
    event.add("status", "CONFIRMED" if one.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    url = framework_of(found, one.framework).citations.url(one.citations[0])
    if url:
        event.add("url", url)
    return event


def _uid(found: Calendar, one: Day) -> str:
    """Return a name that hangs on the system, the framework, the day and what kind of day it is.

    Obligations that begin on a day are one event whatever their number; other days are told apart
    by what they cite.
    """
    cited = () if one.findings else one.citations
    named = "\n".join([found.system.id, one.framework, one.date, one.kind, *cited])
    return f"{hashlib.sha256(named.encode()).hexdigest()[:32]}@aigov"


def _description(one: Day, lang: Lang) -> str:
    lines = [duty_line(finding, lang) for finding in one.findings] or ["; ".join(one.citations)]
    if not one.certain:
        lines.append(f"({say('uncertain', lang)})")
    return "\n".join([*lines, phrase("disclaimer", lang)])
