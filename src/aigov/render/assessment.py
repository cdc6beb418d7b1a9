"""Countries and organisations held against programmes, as a page and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.assessment import ANSWERS, Shares
from aigov.intervals import show_day
from aigov.programme import Component, load_programme
from aigov.render.assessment_phrases import ANSWER_WORDS, BOUND_WORDS, MARKS, figure, tell
from aigov.render.page import (
    Item,
    Page,
    Picture,
    Section,
    Strip,
    Table,
    TableRow,
    cited,
    in_brackets,
    separated,
)
from aigov.render.phrases import CONFIDENCE, SOURCE_STATUSES, edition_words
from aigov.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.assessment import (
        AssessedGoal,
        AssessedPillar,
        AssessedRow,
        AssessedSide,
        Assessment,
        Finding,
    )
    from aigov.profile import Observation
    from aigov.programme import Anchor, Goal, Indicator, Programme
    from aigov.render.page import Piece
    from aigov.texts import Lang, Text

__all__ = ["assessment_data", "assessment_page", "goal_words", "programme_data"]


def assessment_page(found: Assessment, lang: Lang, *, everything: bool = False) -> Page:
    """Return pillar by pillar what is met, not met, unknown, each with its reason.

    With ``everything`` also what carries each component, what nobody has said, notes and readings.
    """
    names = " / ".join(dict.fromkeys(one.profile.name.pick(lang) for one in found.sides))
    first = found.sides[0]
    days = " / ".join(dict.fromkeys(one.as_of for one in found.sides))
    return Page(
        f"{names}: {found.programme.short.pick(lang)}, {tell('assessment', lang)}",
        tell("judged", lang, as_of=days, text_as_of=first.text_as_of),
        tuple(_head(found, lang, everything=everything)),
        (
            *(_section(found, one, lang, everything=everything) for one in found.pillars),
            *(_readings(found, lang) if everything else ()),
        ),
        _picture(found, lang),
    )


def _head(found: Assessment, lang: Lang, *, everything: bool) -> Iterator[Item]:
    programme = found.programme
    status = SOURCE_STATUSES[programme.source_status].pick(lang)
    words = f"{programme.title.pick(lang)} ({status}; {edition_words(programme, lang)})"
    note = (Item((programme.note.pick(lang),)),) if everything and any(programme.note) else ()
    yield Item((words,), tell("programme", lang), inner=note)
    for one in dict.fromkeys(side.profile for side in found.sides):
        known = tell("known-to", lang, name=one.name.pick(lang), day=one.day)
        summary = (Item((one.summary.pick(lang),)),) if any(one.summary) else ()
        yield Item((known,), tell("profile", lang), inner=summary)
    for place, side in enumerate(found.sides):
        label = tell("result", lang)
        if len(found.sides) > 1:
            label = f"{label}, {_side_name(found, side, lang)}"
        counts = tuple(_counts(found, place, lang))
        yield Item(
            counts[0].words if len(counts) == 1 else (),
            label,
            inner=counts if len(counts) > 1 else (),
        )
    yield Item((tell("no-score", lang),))


def _counts(found: Assessment, place: int, lang: Lang) -> Iterator[Item]:
    """Yield the shares of components and of targets, where there are any."""
    country = found.sides[0].profile.about == "country"
    for name, kind in (("components" if country else "checks", True), ("targets", False)):
        answers = [
            one.answer
            for row in found.rows
            if isinstance(row.entry, Component) is kind and (one := row.findings[place]) is not None
        ]
        if answers:
            yield Item((f"{tell(name, lang)}: {_shares(Shares.of(answers), lang)}",))


def _shares(shares: Shares, lang: Lang) -> str:
    words = tell("shares", lang, asked=shares.asked, **shares._asdict())
    if shares.not_applicable:
        words += tell("not-applying", lang, number=shares.not_applicable)
    return words


def _side_name(found: Assessment, side: AssessedSide, lang: Lang) -> str:
    """Return the name of a side, with its day where sides have different ones."""
    name = side.profile.name.pick(lang)
    days = {one.as_of for one in found.sides}
    return f"{name}, {side.as_of}" if len(days) > 1 else name


def _picture(found: Assessment, lang: Lang) -> Picture:
    legend = tuple((MARKS[one], ANSWER_WORDS[one].pick(lang).lower()) for one in ANSWERS)
    strips = []
    for pillar in found.pillars:
        for place, side in enumerate(found.sides):
            name = pillar.pillar.label.pick(lang)
            if len(found.sides) > 1:
                name = f"{name} ({_side_name(found, side, lang)})"
            tiles = tuple(
                (
                    MARKS[one.answer],
                    f"{row.entry.title.pick(lang)}: {ANSWER_WORDS[one.answer].pick(lang)}",
                )
                for row in pillar.rows
                if (one := row.findings[place]) is not None
            )
            strips.append(Strip(name, tiles, _shares(pillar.shares[place], lang)))
    return Picture(tell("glance", lang), legend, tuple(strips))


def _section(found: Assessment, pillar: AssessedPillar, lang: Lang, *, everything: bool) -> Section:
    title = pillar.pillar.label.pick(lang)
    first = tuple(_about_pillar(found.programme, pillar, lang)) if everything else ()
    if len(found.sides) == 1:
        rows = tuple(_row(found, one, lang, everything=everything) for one in pillar.rows)
        return Section(title, (*first, *rows))
    columns = tuple(_side_name(found, one, lang) for one in found.sides)
    rows_of = tuple(_table_row(found, one, lang, everything=everything) for one in pillar.rows)
    return Section(title, first, (Table("", columns, rows_of, tell("corner", lang)),))


def _about_pillar(programme: Programme, pillar: AssessedPillar, lang: Lang) -> Iterator[Item]:
    one = pillar.pillar
    if any(one.definition):
        yield Item((one.definition.pick(lang),))
    if one.cite and all(programme.citations.parse(cite) for cite in one.cite):
        yield Item(cited(programme.citations, one.cite), tell("cited", lang))


def _readings(found: Assessment, lang: Lang) -> Iterator[Section]:
    """Yield the readings that entries rest on, each once."""
    names = dict.fromkeys(name for row in found.rows for name in row.entry.readings)
    known = [found.programme.readings[name] for name in names]
    items = tuple(
        Item(
            (text(one["question"]).pick(lang),),
            mark="·",
            inner=(Item((text(one["chosen"]).pick(lang),)),),
        )
        for one in known
    )
    if items:
        yield Section(tell("readings", lang), items)


# --- one row ----------------------------------------------------------------------------------


def _row(found: Assessment, row: AssessedRow, lang: Lang, *, everything: bool) -> Item:
    """Return an entry with its one answer."""
    finding = row.findings[0]
    if finding is None:
        return Item((row.entry.title.pick(lang),), mark=" ")
    return Item(
        (*_entry_words(found.programme, row, lang),),
        ANSWER_WORDS[finding.answer].pick(lang),
        MARKS[finding.answer],
        (
            *_reasons(found, row, finding, lang, everything=everything),
            *(_more(row, lang) if everything else ()),
        ),
    )


def _table_row(found: Assessment, row: AssessedRow, lang: Lang, *, everything: bool) -> TableRow:
    """Return an entry with an answer for each side."""
    cells = []
    for finding in row.findings:
        if finding is None:
            cells.append((Item((tell("not-in-text", lang),)),))
            continue
        reasons = tuple(_reasons(found, row, finding, lang, everything=everything))
        answer = ANSWER_WORDS[finding.answer].pick(lang)
        cells.append((Item((answer,), mark=MARKS[finding.answer], inner=reasons),))
    return TableRow(_entry_words(found.programme, row, lang), tuple(cells))


def _entry_words(programme: Programme, row: AssessedRow, lang: Lang) -> tuple[Piece, ...]:
    entry = row.entry
    strengths = {one.strength for one in row.findings if one is not None}
    strength = strengths.pop() if len(strengths) == 1 else entry.strength
    plain = strength == "must" and entry.must_when is None  # it binds everybody
    said = "" if plain else f" – {tell(f'strength-{strength}', lang)}"
    return (entry.title.pick(lang), *in_brackets(programme.citations, entry.cite), said)


def _reasons(
    found: Assessment, row: AssessedRow, finding: Finding, lang: Lang, *, everything: bool
) -> Iterator[Item]:
    if finding.current is not None:
        unit = found.indicators[finding_indicator(row)].unit
        shown = finding.goals if everything else (finding.current,)
        for goal in shown:
            yield Item((_goal_said(goal, unit, lang),), mark="-")
        judged = [(name, one) for name, one in finding.observations if not one.known]
        found_in = [one.observation for one in shown if one.observation is not None]
        judged += [(finding_indicator(row), one) for one in found_in]
        yield from _sourced(dict.fromkeys(judged), lang, figures=True)
        return
    for name, one in finding.observations:
        yield _observed(found.indicators[name], one, lang)
    if finding.missing:
        for name in finding.missing:
            if name not in {known for known, _ in finding.observations}:
                indicator = found.indicators[name]
                brief = len(found.sides) > 1 and not everything
                asked = indicator.label if brief else indicator.question
                yield Item((asked.pick(lang),), tell("asked", lang), "?")


def finding_indicator(row: AssessedRow) -> str:
    """Return the first indicator that an entry looks at: a target's only one."""
    return row.entry.indicators[0]


def _observed(indicator: Indicator, one: Observation, lang: Lang) -> Item:
    """Return what is stated of an indicator, with its day and source."""
    words = f"{indicator.label.pick(lang)}: {_value(one, indicator.unit, lang)}"
    if one.known:
        words += f", {tell('since', lang, date=show_day(one.date))}"
    return Item((words,), mark="-", inner=tuple(_sourced(((indicator.id, one),), lang)))


def _value(one: Observation, unit: Text, lang: Lang) -> str:
    if isinstance(one.value, str):
        return tell(one.value, lang)
    if isinstance(one.value, bool):
        return tell("yes" if one.value else "no", lang)
    return figure(one.value, lang, unit)


def _sourced(
    observations: Iterable[tuple[str, Observation]], lang: Lang, *, figures: bool = False
) -> Iterator[Item]:
    """Yield where observations stand and what is to be done about them."""
    for _, one in observations:
        level = CONFIDENCE[one.confidence].pick(lang) if one.confidence else ""
        sure = f" ({tell('confidence', lang, level=level)})" if level else ""
        if any(one.source):
            words = f"{one.source.pick(lang)}{sure}"
            yield Item((words,), tell("source", lang), "-" if figures else "")
        if any(one.note):
            yield Item((one.note.pick(lang),))
        action, who = one.action.pick(lang), one.responsible.pick(lang)
        if action or who or one.due:
            due = tell("due", lang, date=one.due) if one.due else ""
            who = f"{tell('responsible', lang)}: {who}" if who else ""
            said = "; ".join(part for part in (action, who, due) if part)
            yield Item((said,), tell("action", lang), "→")


# --- goals ------------------------------------------------------------------------------------


def goal_words(goal: Goal, unit: Text, lang: Lang) -> str:
    """Return a goal: the bound, and the day if it is known."""
    shown = {"value": figure(goal.value, lang, unit if goal.upper is None else None)}
    if goal.upper is not None:
        shown["upper"] = figure(goal.upper, lang, unit)
    bound = BOUND_WORDS[goal.bound].pick(lang).format(**shown)
    if goal.by is None:
        return tell("no-year", lang, bound=bound)
    return tell("by", lang, bound=bound, day=show_day(goal.by))


def _goal_said(one: AssessedGoal, unit: Text, lang: Lang) -> str:
    parts = [f"{tell('goal', lang)}: {goal_words(one.goal, unit, lang)}"]
    if one.observation is None:
        missing = "nothing-stated" if one.goal.bound == "holds" else "no-figure"
        return "; ".join([*parts, tell(missing, lang)])
    value = _value(one.observation, unit, lang)
    parts.append(tell("is", lang, value=value, date=show_day(one.observation.date)))
    if one.distance:
        way = "above" if one.goal.bound == "at-most" else "short"
        parts.append(tell(way, lang, distance=figure(one.distance, lang)))
    if one.overdue:
        parts.append(tell("overdue", lang))
    if one.pace is not None:
        moved = figure(one.pace.observed, lang, sign=True)
        parts.append(tell("pace", lang, observed=moved, since=one.pace.since, until=one.pace.until))
        if one.pace.needed is not None:
            needed = figure(one.pace.needed, lang, sign=True)
            parts.append(tell("pace-needed", lang, needed=needed))
    return "; ".join(parts)


# --- everything -------------------------------------------------------------------------------


def _more(row: AssessedRow, lang: Lang) -> Iterator[Item]:
    """Yield what an entry asks, what carries it, and how sure of it we are."""
    entry = row.entry
    if isinstance(entry, Component):
        if any(entry.requires):
            yield Item((entry.requires.pick(lang),), tell("requires", lang))
        if entry.anchors:
            pieces = separated((anchor_words(one, lang) for one in entry.anchors), "; ")
            yield Item(pieces, tell("anchors", lang))
    if not entry.official:
        yield Item((tell("ours-entry", lang),))
    level = CONFIDENCE[entry.confidence].pick(lang)
    yield Item((tell("confidence", lang, level=level),))
    if any(entry.note):
        yield Item((entry.note.pick(lang),), tell("note", lang))


def anchor_words(one: Anchor, lang: Lang) -> str:
    """Return a provision that carries a component, and whose word that is."""
    where = one.source
    if one.framework is not None:
        from aigov import bundled

        name = one.framework
        if one.framework in bundled.framework_ids():
            from aigov.framework import bundled_framework

            name = bundled_framework(one.framework).short.pick(lang)
        elif one.framework in bundled.programme_ids():
            name = load_programme(one.framework).short.pick(lang)
        where = f"{name} {', '.join(one.cite)}" + (f" ({where})" if where else "")
    return where if one.official else f"{where} ({tell('ours', lang)})"


# --- plain data -------------------------------------------------------------------------------


def programme_data(programme: Programme, lang: Lang) -> dict[str, Any]:
    """Return which programme is read."""
    return {
        "id": programme.id,
        "title": programme.title.pick(lang),
        "edition": programme.edition,
        "source_status": programme.source_status,
    }


def assessment_data(found: Assessment, lang: Lang) -> dict[str, Any]:
    """Return the assessment as plain data."""
    return {
        "programme": programme_data(found.programme, lang),
        "sides": [
            {
                "profile": one.profile.id,
                "name": one.profile.name.pick(lang),
                "about": one.profile.about,
                "profile_day": one.profile.day,
                "as_of": one.as_of,
                "text_as_of": one.text_as_of,
                "shares": shares._asdict(),
            }
            for one, shares in zip(found.sides, found.shares, strict=True)
        ],
        "pillars": [
            {
                "pillar": one.pillar.id,
                "label": one.pillar.label.pick(lang),
                "shares": [shares._asdict() for shares in one.shares],
                "entries": [_row_data(found, row, lang) for row in one.rows],
            }
            for one in found.pillars
        ],
    }


def _row_data(found: Assessment, row: AssessedRow, lang: Lang) -> dict[str, Any]:
    entry = row.entry
    target = not isinstance(entry, Component)
    return {
        "id": entry.id,
        "kind": "target" if target else "component",
        "title": entry.title.pick(lang),
        "pillar": entry.pillar,
        "serves": entry.serves,
        "citation": [*entry.cite],
        "official": entry.official,
        "strength": entry.strength,
        "confidence": entry.confidence,
        "readings": [*entry.readings],
        "indicators": [*entry.indicators],
        "unit": (found.indicators[entry.indicators[0]].unit.pick(lang) or None) if target else None,
        "anchors": [
            {
                "framework": one.framework,
                "citation": [*one.cite],
                "source": one.source or None,
                "official": one.official,
                "confidence": one.confidence,
            }
            for one in (entry.anchors if isinstance(entry, Component) else ())
        ],
        "findings": [None if one is None else _finding_data(one, lang) for one in row.findings],
    }


def _finding_data(one: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "answer": one.answer,
        "strength": one.strength,
        "observations": [_observation_data(name, found, lang) for name, found in one.observations],
        "missing": [*one.missing],
        "goals": [_goal_data(goal, current=goal is one.current) for goal in one.goals],
    }


def _observation_data(name: str, one: Observation, lang: Lang) -> dict[str, Any]:
    return {
        "indicator": name,
        "value": one.value,
        "date": show_day(one.date),
        "source": one.source.pick(lang) or None,
        "url": one.url,
        "confidence": one.confidence,
        "note": one.note.pick(lang) or None,
        "action": one.action.pick(lang) or None,
        "responsible": one.responsible.pick(lang) or None,
        "due": one.due,
    }


def _goal_data(one: AssessedGoal, *, current: bool) -> dict[str, Any]:
    return {
        "bound": one.goal.bound,
        "value": one.goal.value,
        "upper": one.goal.upper,
        "by": None if one.goal.by is None else show_day(one.goal.by),
        "current": current,
        "answer": one.answer,
        "found": None if one.observation is None else one.observation.value,
        "found_on": None if one.observation is None else show_day(one.observation.date),
        "distance": one.distance,
        "overdue": one.overdue,
        "pace": None if one.pace is None else one.pace._asdict(),
    }
