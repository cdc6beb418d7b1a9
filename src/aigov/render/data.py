"""The JSON documents: a contract with schemas of its own in `schemas/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov._version import __version__
from aigov.conditions.truth import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.assessment import Assessment
    from aigov.calendars import Calendar
    from aigov.classification import Classification
    from aigov.comparison import Comparison
    from aigov.gaps import Gap
    from aigov.lawchange import Diff
    from aigov.obligation_findings import Obligations
    from aigov.pillar_comparison import PillarComparison
    from aigov.system import System
    from aigov.texts import Lang

__all__ = [
    "FORMAT",
    "assessment_document",
    "calendar_document",
    "classification_data",
    "classification_document",
    "comparison_document",
    "diff_document",
    "gap_document",
    "obligations_document",
    "pillars_document",
    "system_data",
]

FORMAT = 1
"""Within a format number keys are only added."""


def classification_data(result: Classification, lang: Lang) -> dict[str, Any]:
    """Return one classification as plain data."""
    bounds = result.bounds
    return {
        "framework": result.framework,
        "title": result.source.title.pick(lang),
        "edition": result.edition,
        "source_status": result.source.source_status,
        "confidence": result.confidence,
        "as_of": result.as_of,
        "text_as_of": result.text_as_of,
        "role": result.role,
        "scope": result.scope,
        "scope_certain": result.scope_certain,
        "scope_findings": [
            one.to_dict(lang) for one in result.scope_details.findings if one.outcome is not False
        ],
        "tier": result.tier,
        "tier_label": None if result.tier_words is None else result.tier_words.label.pick(lang),
        "tier_status": result.tier_status,
        "tier_on_date": result.tier_on_date,
        "tier_on_date_certain": result.tier_on_date_certain,
        "level": result.level,
        "highest_level": result.highest_level,
        "certain": result.certain,
        "bounds": None if bounds is None else {"lowest": bounds.lowest, "highest": bounds.highest},
        "by_role": dict(result.by_role),
        "roles": dict(result.roles),
        "statuses": [
            {
                "id": one.id,
                "level": one.level,
                "outcome": word(one.outcome),
                "presumed": word(one.presumed),
            }
            for one in result.statuses
        ],
        "readings": [*result.readings],
        "judgements": [*result.judgements],
        "declined": [*result.declined],
        "undetermined": [
            {"reason": one.reason.pick(lang), "citation": one.cite} for one in result.undetermined
        ],
        "findings": [one.to_dict(lang) for one in result.findings],
        "open_questions": [one.to_dict(lang) for one in result.open_questions],
        "further_questions": [one.to_dict(lang) for one in result.further_questions],
    }


def classification_document(
    results: Sequence[Classification], lang: Lang, text_as_of: str | None = None
) -> dict[str, Any]:
    """Return the document of one system under one or several frameworks."""
    first = results[0]
    return {
        **_head(lang),
        "system": system_data(first.system),
        "as_of": first.as_of,
        "text_as_of": text_as_of,
        "classifications": [one.to_dict(lang) for one in results],
    }


def obligations_document(
    results: Sequence[Obligations], lang: Lang, text_as_of: str | None = None
) -> dict[str, Any]:
    """Return the document of the obligations of one system under one or several frameworks."""
    first = results[0].of
    return {
        **_head(lang),
        "system": system_data(first.system),
        "as_of": first.as_of,
        "text_as_of": text_as_of,
        "frameworks": [one.to_dict(lang) for one in results],
    }


def comparison_document(found: Comparison, lang: Lang) -> dict[str, Any]:
    """Return the document of a comparison."""
    return {**_head(lang), **found.to_dict(lang)}


def gap_document(found: Gap, lang: Lang) -> dict[str, Any]:
    """Return the document of a gap."""
    return {**_head(lang), **found.to_dict(lang)}


def calendar_document(found: Calendar, lang: Lang) -> dict[str, Any]:
    """Return the document of a calendar."""
    return {**_head(lang), **found.to_dict(lang)}


def assessment_document(found: Sequence[Assessment], lang: Lang) -> dict[str, Any]:
    """Return the document of profiles held against one or several programmes."""
    return {**_head(lang), "assessments": [one.to_dict(lang) for one in found]}


def pillars_document(found: PillarComparison, lang: Lang) -> dict[str, Any]:
    """Return the document of a comparison by pillar."""
    return {**_head(lang), **found.to_dict(lang)}


def diff_document(found: Diff, lang: Lang) -> dict[str, Any]:
    """Return the document of what changed between two laws."""
    return {**_head(lang), **found.to_dict(lang)}


def system_data(system: System | None) -> dict[str, Any] | None:
    """Return which system is asked about, if one is."""
    if system is None:
        return None
    return {
        "id": system.id,
        "name": system.name,
        "summary": system.summary,
        "vocabulary": system.vocabulary_version,
    }


def _head(lang: Lang) -> dict[str, Any]:
    return {"aigov": __version__, "format": FORMAT, "lang": lang}
