"""Several systems at a glance: what each is under each law, how many of each class, what is next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aigov.calendars import BEGINS, ENDS
from aigov.levels import LEVELS
from aigov.render.duty_phrases import say
from aigov.render.page import Graded, Item, Jump, Section, Table, TableRow
from aigov.render.phrases import LEVELS as LEVEL_WORDS
from aigov.render.phrases import phrase
from aigov.render.report_summary import count_words, statuses_held, tier_name
from aigov.render.report_words import tell
from aigov.render.sides import side_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.classification import Classification
    from aigov.render.page import Piece
    from aigov.reporting import Report, SystemReport
    from aigov.sides import Side
    from aigov.texts import Lang

__all__ = ["index_aside", "index_sections"]

_DATES = 12
"""How many of the next dates an index names."""

_NO_LEVEL = ("tier-open", "tier-none", "tier-out")


def index_sections(
    of: Report, lang: Lang, targets: Sequence[str] | None = None
) -> Iterator[Section]:
    """Yield the sections of an index; ``targets`` are where the reports on the systems stand."""
    if of.problems:
        items = tuple(
            Item((f"{one.file}: " if one.file else "", one.words), mark="·") for one in of.problems
        )
        yield Section(tell("unread", lang), items)
    names = side_names(of.systems[0].sides, lang)
    rows = tuple(
        _system(one, None if targets is None else targets[place], lang)
        for place, one in enumerate(of.systems)
    )
    yield Section(tell("reports", lang), (), (Table("", names, rows, tell("system", lang)),))
    yield Section(tell("totals", lang), (), (_totals(of, names, lang),))
    yield _deadlines(of, names, lang)


def index_aside(of: Report, lang: Lang) -> str:
    """Return how many systems there are, and on which day they are judged by which law."""
    first = of.systems[0]
    known = " / ".join(dict.fromkeys(one.text_as_of for one in first.sides))
    judged = phrase("judged-on", lang, as_of=first.as_of, text_as_of=known)
    number = tell("one-system" if len(of.systems) == 1 else "systems", lang, number=len(of.systems))
    return f"{number}: {judged}"


def _system(of: SystemReport, target: str | None, lang: Lang) -> TableRow:
    name: Piece = of.system.name if target is None else Jump(of.system.name, target)
    cells = tuple(
        tuple(_glance(result, side, of, lang))
        for result, side in zip(of.classifications, of.sides, strict=True)
    )
    return TableRow((name,), cells)


def _glance(result: Classification, side: Side, of: SystemReport, lang: Lang) -> Iterator[Item]:
    if result.scope == "out":
        yield Item((tell("tier-out", lang),))
        return
    name = tier_name(result, lang)
    if result.level is None:
        yield Item((name,))
        yield from (Item((one,)) for one in statuses_held(result, lang))
    else:
        sure = tell("certain" if result.certain else "presumed-short", lang)
        yield Item((Graded(name, result.level), f" · {sure}"))
    if result.scope == "unknown":
        yield Item((tell("scope-open", lang),))
    ahead = [
        one.date
        for one in of.calendar.ahead
        if one.framework == side.framework.id and one.kind in (BEGINS, ENDS)
    ]
    yield Item((count_words(side, lang),))
    if ahead:
        yield Item((tell("next-date", lang, date=min(ahead)),))
    asked = len(result.open_questions)
    if asked:
        yield Item((tell("asked-short-one" if asked == 1 else "asked-short", lang, number=asked),))


def _totals(of: Report, names: Sequence[str], lang: Lang) -> Table:
    """Return how many systems have each shared level, and how many none, under each law."""
    counts = [
        Counter(_level(one.classifications[place]) for one in of.systems)
        for place in range(len(names))
    ]
    columns = [
        one for one in (*LEVELS, *_NO_LEVEL) if one in LEVELS or any(found[one] for found in counts)
    ]
    rows = tuple(
        TableRow((name,), tuple((Item((str(found[one]),)),) for one in columns))
        for name, found in zip(names, counts, strict=True)
    )
    heads = [
        LEVEL_WORDS[one].pick(lang) if one in LEVEL_WORDS else tell(one, lang) for one in columns
    ]
    return Table("", tuple(f"{one[:1].upper()}{one[1:]}" for one in heads), rows, tell("law", lang))


def _level(result: Classification) -> str:
    if result.scope == "out":
        return "tier-out"
    if result.level is not None:
        return result.level
    return "tier-none" if result.tier_status == "not-applicable" else "tier-open"


def _deadlines(of: Report, names: Sequence[str], lang: Lang) -> Section:
    """Return the next days on which obligations begin or end, for all systems together."""
    found: dict[str, dict[str, list[Item]]] = {}
    for report in of.systems:
        for one in report.calendar.ahead:
            if one.kind in (BEGINS, ENDS):
                cells = found.setdefault(one.date, {})
                words = f"{report.system.name}: {one.title.pick(lang)}"
                mark = "●" if one.certain else "○"
                cells.setdefault(one.framework, []).append(Item((words,), mark=mark))
    if not found:
        return Section(tell("deadlines", lang), (Item((tell("no-deadlines", lang),)),))
    sides = of.systems[0].sides
    rows = tuple(
        TableRow((day,), tuple(tuple(cells.get(side.framework.id, ())) for side in sides))
        for day, cells in sorted(found.items())[:_DATES]
    )
    table = Table("", tuple(names), rows, tell("date", lang))
    moving = any("○" in (item.mark for item in cell) for row in rows for cell in row.cells)
    items = (Item((say("some-uncertain", lang),)),) if moving else ()
    return Section(tell("deadlines", lang), items, (table,))
