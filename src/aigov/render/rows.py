"""The rows of tables about classifications, relations, assessments, and what lists hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.conditions.truth import word
from aigov.render.sides import relating_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.assessment import Assessment
    from aigov.assessment import Finding as Answer
    from aigov.classification import Classification
    from aigov.crosswalks import Crosswalk
    from aigov.framework import Framework
    from aigov.problems import Problem
    from aigov.profile import Value
    from aigov.programme import Programme
    from aigov.texts import Lang

__all__ = [
    "ASSESSMENT",
    "CROSSWALK",
    "FINDINGS",
    "FRAMEWORKS",
    "PORTFOLIO",
    "PROBLEMS",
    "PROGRAMMES",
    "all_assessed",
    "assessed",
    "entry_count",
    "findings",
    "frameworks",
    "head_data",
    "portfolio",
    "problems",
    "programmes",
    "relations",
]

PORTFOLIO = (
    *("system", "name", "framework", "framework_title", "source_status", "as_of", "text_as_of"),
    *("tier", "tier_label", "level", "highest_level", "tier_status", "certain"),
    *("lowest", "highest", "from", "tier_on_date", "scope", "statuses", "roles", "confidence"),
    *("open_questions", "further_questions", "ask_next"),
)
FINDINGS = (
    *("system", "framework", "rule", "citation", "title", "use", "kind", "concludes"),
    *("concludes_label", "outcome", "presumed", "state", "from", "from_formal", "until"),
    *("saved_by", "facts", "confidence", "readings", "url"),
)
CROSSWALK = (
    *("first_framework", "first", "first_citation", "relation"),
    *("second_framework", "second", "second_citation", "rationale", "only_first", "only_second"),
    *("author", "date", "confidence", "crosswalk"),
)
ASSESSMENT = (
    *("programme", "profile", "as_of", "pillar", "pillar_label", "entry", "kind", "citation"),
    *("title", "strength", "answer", "answer_label", "stated", "missing"),
    *("goal", "goal_by", "figure", "distance", "overdue", "source"),
)
_LISTED = ("id", "title", "jurisdiction", "kind", "source_status", "confidence", "edition")
FRAMEWORKS = (*_LISTED, "checked", "tiers", "rules", "origin")
PROGRAMMES = (*_LISTED, "checked", "components", "targets", "origin")
PROBLEMS = (
    *("severity", "code", "message", "file", "line", "column", "path", "hint", "suggestions"),
)

_Row = dict[str, Any]


# --- classifications --------------------------------------------------------------------------


def portfolio(found: Iterable[Classification], lang: Lang) -> Iterator[_Row]:
    """Yield a row for each system under each framework."""
    for one in found:
        held = (it.id for it in one.statuses if it.outcome is True or it.presumed is True)
        starts = [it.start for it in one.deciding if it.start]
        asked = one.open_questions
        yield {
            "system": one.system.id,
            "name": one.system.name,
            "framework": one.framework,
            "framework_title": one.source.short.pick(lang),
            "source_status": one.source.source_status,
            "as_of": one.as_of,
            "text_as_of": one.text_as_of,
            "tier": one.tier,
            "tier_label": one.tier_words.label.pick(lang) if one.tier_words else None,
            "level": one.level,
            "highest_level": one.highest_level,
            "tier_status": one.tier_status,
            "certain": one.certain,
            "lowest": one.bounds.lowest if one.bounds else None,
            "highest": one.bounds.highest if one.bounds else None,
            "from": min(starts, default=None),
            "tier_on_date": one.tier_on_date,
            "scope": one.scope,
            "statuses": tuple(held),
            "roles": tuple(role for role, how in one.roles.items() if how != "unknown"),
            "confidence": one.confidence,
            "open_questions": len(asked),
            "further_questions": len(one.further_questions),
            "ask_next": asked[0].fact.id if asked else None,
        }


def findings(found: Classification, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each rule and each use, in the law's order, also for rules that do not hold."""
    source = found.source
    classes: dict[str, Any] = {
        "tier": {one.id: one for one in source.tiers},
        "status": source.statuses,
        "role": source.roles,
        "ends_role": source.roles,
    }
    for one in found.findings:
        yield {
            "system": found.system.id,
            "framework": found.framework,
            "rule": one.rule,
            "citation": one.citation,
            "title": one.title.pick(lang),
            "use": one.use,
            "kind": one.kind,
            "concludes": one.concludes,
            "concludes_label": classes[one.kind][one.concludes].label.pick(lang),
            "outcome": word(one.outcome),
            "presumed": word(one.presumed),
            "state": one.state,
            "from": one.start,
            "from_formal": one.formal_start,
            "until": one.to_dict(lang)["until"],
            "saved_by": one.defeated_by,
            "facts": tuple(dict.fromkeys(it.fact for it in one.reasons if it.fact)),
            "confidence": one.confidence,
            "readings": one.readings,
            "url": one.url,
        }


# --- relations --------------------------------------------------------------------------------


def relations(found: Crosswalk, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each relation."""
    for one in found.relations:
        yield {
            "first_framework": found.first.id,
            "first": one.first,
            "first_citation": found.citations(one.first, of_first=True),
            "second_framework": found.second.id,
            "second": one.second,
            "second_citation": found.citations(one.second, of_first=False),
            **relating_data(one, lang),
        }


# --- assessments ------------------------------------------------------------------------------


def all_assessed(found: Iterable[Assessment], lang: Lang) -> Iterator[_Row]:
    """Yield the rows of each assessment."""
    for one in found:
        yield from assessed(one, lang)


def assessed(found: Assessment, lang: Lang) -> Iterator[_Row]:
    """Yield a row for each entry of the programme and each profile and day."""
    from aigov.programme import Component
    from aigov.render.assessment_phrases import ANSWER_WORDS

    for pillar in found.pillars:
        for row in pillar.rows:
            for side, answer in zip(found.sides, row.findings, strict=True):
                if answer is None:
                    continue
                entry = row.entry
                yield {
                    "programme": found.programme.id,
                    "profile": side.profile.id,
                    "as_of": side.as_of,
                    "pillar": pillar.pillar.id,
                    "pillar_label": pillar.pillar.label.pick(lang),
                    "entry": entry.id,
                    "kind": "component" if isinstance(entry, Component) else "target",
                    "citation": entry.cite,
                    "title": entry.title.pick(lang),
                    "strength": answer.strength,
                    "answer": answer.answer,
                    "answer_label": ANSWER_WORDS[answer.answer].pick(lang),
                    **_stated(answer, lang),
                }


def _stated(answer: Answer, lang: Lang) -> _Row:
    goal = answer.current
    sources = dict.fromkeys(one.source.pick(lang) for _, one in answer.observations)
    told: _Row = {
        "stated": tuple(f"{name}: {_value(one.value)}" for name, one in answer.observations),
        "missing": answer.missing,
        "overdue": goal is not None and goal.overdue,
        "source": tuple(filter(None, sources)),
    }
    if goal is None:
        return told
    from aigov.intervals import show_day

    figure = goal.observation.value if goal.observation else None
    return {
        **told,
        "goal": float(goal.goal.value),
        "goal_by": None if goal.goal.by is None else show_day(goal.goal.by),
        "figure": None if figure is None or isinstance(figure, str) else float(figure),
        "distance": goal.distance,
    }


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return word(value)
    return value if isinstance(value, str) else f"{value:g}"


# --- lists ------------------------------------------------------------------------------------


def frameworks(found: Iterable[Framework], lang: Lang) -> Iterator[_Row]:
    """Yield a row for each framework."""
    for one in found:
        tiers = tuple(tier.id for tier in one.tiers)
        yield {**_listed(one, lang), "tiers": tiers, "rules": entry_count(one, "rules")}


def programmes(found: Iterable[Programme], lang: Lang) -> Iterator[_Row]:
    """Yield a row for each programme."""
    for one in found:
        counts = {part: entry_count(one, part) for part in ("components", "targets")}
        yield {**_listed(one, lang), **counts}


def _listed(one: Framework | Programme, lang: Lang) -> _Row:
    return {**head_data(one, lang), "checked": one.checked, "origin": one.origin}


def head_data(one: Framework | Programme, lang: Lang) -> _Row:
    """Return what a framework or programme is, as plain data."""
    return {
        "id": one.id,
        "title": one.title.pick(lang),
        "jurisdiction": one.jurisdiction,
        "kind": one.kind,
        "source_status": one.source_status,
        "confidence": one.confidence,
        "edition": one.edition,
    }


def entry_count(one: Framework | Programme, section: str) -> int:
    """Return how many entries a section has, each counted once whatever its texts."""
    return len({entry["id"] for entry in one.data.get(section, ())})


def problems(found: Iterable[Problem], lang: Lang) -> Iterator[_Row]:  # noqa: ARG001 - they speak English
    """Yield a row for each problem."""
    for one in found:
        yield {
            **one.to_dict(),
            "path": "/".join(map(str, one.path)),
            "suggestions": one.suggestions,
        }
