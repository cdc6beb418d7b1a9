"""Tables for spreadsheets: a row for each obligation, pair, day or change, with ids and words.

Here alone it is said which columns a result has and what its rows are. Several values in one cell
are separated by semicolons; days are ISO days. Words that begin like a formula, such as a name
`=1+1`, have an apostrophe before them in CSV.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from aigov.conditions.truth import word
from aigov.render.terms import term_line
from aigov.topics import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aigov.calendars import Calendar
    from aigov.comparison import Comparison, Row
    from aigov.framework import Framework
    from aigov.gaps import Gap
    from aigov.lawchange import Diff
    from aigov.obligation_findings import Obligations
    from aigov.obligations import Obligation
    from aigov.pillar_comparison import PillarComparison
    from aigov.relating import Pair
    from aigov.sides import Duty, Side
    from aigov.texts import Lang

__all__ = [
    "CALENDAR",
    "COMPARISON",
    "DIFF",
    "GAP",
    "KINDS",
    "OBLIGATIONS",
    "PILLARS",
    "cell",
    "csv_text",
    "layout",
]

_DUTY = ("framework", "obligation", "citation", "title", "roles", "from", "terms")
_WORD = ("rationale", "author", "date", "confidence")
OBLIGATIONS = (
    *("framework", "obligation", "citation", "title", "role", "topic", "kind", "strength"),
    *("state", "outcome", "from", "from_formal", "until", "on", "triggered_by", "waits_for"),
    *("terms", "sanctions"),
)
COMPARISON = (
    *("topic", "topic_label", "topic_relation", *_DUTY),
    *("related_framework", "related_obligation", "related_citation", "relation"),
    *("only_here", "only_there", *_WORD),
)
GAP = (
    *(*_DUTY, "answer", "by_framework", "by_obligation", "by_citation", "relation"),
    *("missing", "stricter_terms", *_WORD),
)
CALENDAR = ("date", "framework", "kind", "title", "certain", "obligation", "citation", "role")
DIFF = (
    *("system", "what", "change", "id", "was", "citation", "title"),
    *("before", "after", "aspects"),
)

PILLARS = ("pillar", "topic", "framework", "kind", "id", "citation", "title", "by", "goals")

KINDS = {
    **dict.fromkeys(("from", "from_formal", "until", "date", "as_of", "text_as_of"), "day"),
    **dict.fromkeys(("goal_by", "checked"), "day"),
    **dict.fromkeys(("open_questions", "further_questions", "rules"), "number"),
    **dict.fromkeys(("components", "targets"), "number"),
    **dict.fromkeys(("line", "column"), "place"),
    **dict.fromkeys(("goal", "figure", "distance"), "figure"),
    **dict.fromkeys(("certain", "overdue"), "yes-no"),
}
"""What a column of this name holds, in whichever table: a ``day``, a ``number`` that is never
missing, a ``place`` in a file, a ``figure``, ``yes-no``; text, if it is not named here."""

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""What words begin with that spreadsheets take for a formula."""

_Row = dict[str, Any]


def layout(found: Any, lang: Lang) -> tuple[tuple[str, ...], Iterator[_Row]]:
    """Return the columns of a result and its rows, in which what a row does not have is missing."""
    for one in type(found).__mro__:
        known = _layouts().get(one.__name__)
        if known is not None:
            columns, rows = known
            return columns, rows(found, lang)
    message = f"{type(found).__name__} is no table"
    raise TypeError(message)


def csv_text(results: Iterable[Any], lang: Lang) -> str:
    """Return results of one kind as one table with its head."""
    written = io.StringIO()
    writer = None
    for one in results:
        columns, rows = layout(one, lang)
        if writer is None:
            writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
            writer.writeheader()
        writer.writerows({key: _written(value) for key, value in row.items()} for row in rows)
    return written.getvalue()


def cell(value: Any) -> Any:
    """Return what stands in one cell: several values with semicolons between them."""
    return "; ".join(value) if isinstance(value, list | tuple) else "" if value is None else value


def _written(value: Any) -> Any:
    """Return what is written of a cell; words that a spreadsheet would compute are marked as words."""
    told = word(value) if isinstance(value, bool) else cell(value)
    computed = isinstance(told, str) and told.startswith(_COMPUTED) and not _is_number(told)
    return f"'{told}" if computed else told


def _is_number(words: str) -> bool:
    try:
        float(words)
    except ValueError:
        return False
    return True


# --- obligations ------------------------------------------------------------------------------


def _obligations(found: Obligations, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each obligation of a system and each role that bears it."""
    for one in found:
        yield {
            "framework": found.of.framework,
            "obligation": one.obligation,
            "citation": one.citation,
            "title": one.title.pick(lang),
            "role": one.role,
            "topic": one.topic,
            "kind": one.kind,
            "strength": one.strength,
            "state": one.state,
            "outcome": word(one.outcome),
            "from": one.start,
            "from_formal": one.formal_start,
            "until": one.ends,
            "on": one.on,
            "triggered_by": one.triggered_by,
            "waits_for": one.waits_for,
            "terms": _terms(one.source, found.of.source, lang),
            "sanctions": one.source.sanctions,
        }


def _terms(one: Obligation, framework: Framework, lang: Lang) -> list[str]:
    return [*term_line(one, terms(framework.duty_data), framework.vocabulary, lang)]


def _duty(one: Duty, framework: Framework, lang: Lang) -> _Row:
    return {
        "framework": framework.id,
        "obligation": one.id,
        "citation": one.obligation.citation,
        "title": one.obligation.title.pick(lang),
        "roles": one.obligation.roles,
        "from": one.start,
        "terms": _terms(one.obligation, framework, lang),
    }


def _word(pair: Pair, lang: Lang) -> _Row:
    one = pair.relating
    return {
        "relation": one.relation,
        "rationale": one.rationale.pick(lang),
        "author": one.author,
        "date": one.date,
        "confidence": one.confidence,
    }


# --- comparison -------------------------------------------------------------------------------


def _compared(found: Comparison, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each obligation and each that it is related to, topic by topic."""
    for row in found.walk():
        yield from _of_row(found, row, lang)


def _of_row(found: Comparison, row: Row, lang: Lang) -> Iterator[_Row]:
    """Yield the duties of the topic itself; its narrower topics have rows of their own."""
    for place, side in enumerate(found.sides):
        for duty in row.own[place]:
            told = {
                "topic": row.topic.id,
                "topic_label": row.topic.label.pick(lang),
                "topic_relation": row.relation,
                **_duty(duty, side.framework, lang),
            }
            related = [*_related(found, place, duty, lang)]
            yield from ({**told, **one} for one in related or [{}])


def _related(found: Comparison, place: int, duty: Duty, lang: Lang) -> Iterator[_Row]:
    for first, second, known in found.relations:
        if place not in (first, second):
            continue
        other = found.sides[second if place == first else first]
        for pair in known.pairs:
            seen = pair if place == first else pair.flip()
            if seen.first.id == duty.id:
                yield {
                    "related_framework": other.framework.id,
                    "related_obligation": seen.second.id,
                    "related_citation": seen.second.obligation.citation,
                    "only_here": seen.relating.only_first.pick(lang),
                    "only_there": seen.relating.only_second.pick(lang),
                    **_word(seen, lang),
                }


# --- gap --------------------------------------------------------------------------------------


def _answers(found: Gap, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each obligation wanted and each that meets it, wholly or in part."""
    sides: dict[str, Side] = {one.framework.id: one for one in (*found.have, *found.want)}
    for one in found.items:
        told = {**_duty(one.duty, sides[one.duty.framework].framework, lang), "answer": one.answer}
        if not one.by:
            yield told
        for pair in one.by:
            short = (
                term.term for term in pair.terms if "second" in (term.stricter, term.nominally)
            )
            yield {
                **told,
                "by_framework": pair.first.framework,
                "by_obligation": pair.first.id,
                "by_citation": pair.first.obligation.citation,
                "missing": pair.relating.only_second.pick(lang),
                "stricter_terms": [*dict.fromkeys(short)],
                **_word(pair, lang),
            }


# --- calendar ---------------------------------------------------------------------------------


def _days(found: Calendar, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each day, and on days of obligations for each of them."""
    for one in found.days:
        day = {"date": one.date, "framework": one.framework, "kind": one.kind}
        if not one.findings:
            yield {
                **day,
                "title": one.title.pick(lang),
                "certain": one.certain,
                "citation": one.citations,
            }
        for finding in one.findings:
            yield {
                **day,
                "title": finding.title.pick(lang),
                "certain": finding.outcome is True,
                "obligation": finding.obligation,
                "citation": finding.citation,
                "role": finding.role,
            }


# --- diff -------------------------------------------------------------------------------------


def _changes(found: Diff, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each rule and obligation that changed, then what that means for systems."""
    for one in found.changes:
        yield {
            "what": one.what,
            "change": one.change,
            "id": one.id,
            "was": one.was,
            "citation": one.citations,
            "title": one.title.pick(lang),
            "before": one.before,
            "after": one.after,
            "aspects": one.aspects,
        }
    for change in found.systems:
        head: _Row = {"system": change.system.id}
        if change.tier_before != change.tier_after:
            tiers = {"before": change.tier_before, "after": change.tier_after}
            yield {**head, "what": "tier", "change": "changed", **tiers}
        if change.tier_moves:
            days = {"before": change.tier_from_before, "after": change.tier_from_after}
            yield {**head, "what": "tier", "change": "moved", "id": change.tier_after, **days}
        for kind, names in (("added", change.gained), ("dropped", change.lost)):
            for name in names:
                yield {**head, "change": kind, **_changed_duty(found, name, lang)}
        for name, before, after in change.moved:
            days = {"before": before, "after": after}
            yield {**head, "change": "moved", **_changed_duty(found, name, lang), **days}
        for name, before, after in change.could_move:
            days = {"before": before, "after": after}
            yield {**head, "change": "could move", **_changed_duty(found, name, lang), **days}


def _changed_duty(found: Diff, name: str, lang: Lang) -> _Row:
    one = found.obligation(name)
    return {
        "what": "obligation",
        "id": name,
        "citation": one.citation,
        "title": one.title.pick(lang),
    }


def _pillar_rows(found: PillarComparison, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each duty, measure, component and target under each pillar."""
    from aigov.render.pillars import pillars_data

    kinds = {"obligations": "obligation", "measures": "measure", "entries": "entry"}
    for row in pillars_data(found, lang)["pillars"]:
        for framework, cell in zip(found.frameworks, row["cells"], strict=True):
            for part, key in kinds.items():
                for one in cell[part]:
                    yield {
                        "pillar": row["pillar"],
                        "topic": one.get("topic"),
                        "framework": framework,
                        "kind": one.get("kind", key),
                        "id": one[key],
                        "citation": one["citation"],
                        "title": one["title"],
                        "by": one.get("by"),
                        "goals": one.get("goals"),
                    }


# --- which result has which table -------------------------------------------------------------


def _layouts() -> dict[str, tuple[tuple[str, ...], Callable[[Any, Lang], Iterator[_Row]]]]:
    from aigov.render import rows

    return {
        "Assessment": (rows.ASSESSMENT, rows.assessed),
        "Assessments": (rows.ASSESSMENT, rows.all_assessed),
        "Calendar": (CALENDAR, _days),
        "Classification": (rows.FINDINGS, rows.findings),
        "Classifications": (rows.PORTFOLIO, rows.portfolio),
        "Comparison": (COMPARISON, _compared),
        "Crosswalk": (rows.CROSSWALK, rows.relations),
        "Diff": (DIFF, _changes),
        "Frameworks": (rows.FRAMEWORKS, rows.frameworks),
        "Gap": (GAP, _answers),
        "Obligations": (OBLIGATIONS, _obligations),
        "PillarComparison": (PILLARS, _pillar_rows),
        "Problems": (rows.PROBLEMS, rows.problems),
        "Programmes": (rows.PROGRAMMES, rows.programmes),
    }
