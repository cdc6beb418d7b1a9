"""Small frameworks and vocabularies, written as plain data, for tests of what the words mean."""

from __future__ import annotations

from datetime import date
from typing import Any

import aigov
from aigov.classification import Classification
from aigov.findings import Finding
from aigov.framework import Framework
from aigov.system import System
from aigov.vocabulary import Vocabulary

TODAY = "2026-11-22"
TEXTS = "2026-11-22"

BEFORE, BETWEEN, AFTER = "2026-05-01", "2026-06-15", "2026-07-01"
"""Before the Reform is published, published but not in force, in force."""

LIST_OF_THE_REFORM: list[dict[str, Any]] = [
    {
        "id": "listed",
        "tier": "high",
        "when": {"profiles": True},
        "text": {"since": "reform"},
        "applies": "2026-08-15",
    },
    {"id": "medium", "tier": "limited", "when": {"public": True}},
]

FACTS: list[dict[str, Any]] = [
    {"id": "purpose", "type": "set", "values": "purpose"},
    {"id": "capability", "type": "set", "values": "capability"},
    {"id": "domain", "type": "set", "values": "domain"},
    {"id": "role_in_decision", "type": "choice", "values": "decision-role"},
    {"id": "profiles", "type": "yes-no", "presume": False},
    {"id": "consent", "type": "yes-no", "presume": False},
    {"id": "per_person", "type": "yes-no", "presume": True},
    {"id": "public", "type": "yes-no", "presume": False},
    {"id": "harm", "type": "yes-no", "presume": False, "kind": "judgement"},
    {"id": "open_source", "type": "yes-no", "presume": False, "level": "system"},
    {"id": "unsaid", "type": "yes-no"},
    {"id": "compute", "type": "number"},
    {"id": "marketed", "type": "date", "level": "system"},
    {"id": "in_service", "type": "date", "level": "system"},
]
CONCEPTS: dict[str, list[dict[str, Any]]] = {
    "purpose": [
        {"id": "recruitment"},
        {"id": "ranking", "broader": "recruitment"},
        {"id": "advertising", "broader": "recruitment"},
        {"id": "leisure"},
    ],
    "capability": [
        {"id": "biometrics"},
        {"id": "recognition", "broader": "biometrics"},
        {"id": "categorisation", "broader": "biometrics"},
        {"id": "emotions", "broader": "biometrics"},
        {"id": "surveillance"},
        {"id": "live-recognition", "broader": ["recognition", "surveillance"]},
        {"id": "late-recognition", "broader": "recognition"},
        {"id": "generation"},
    ],
    "domain": [
        {"id": "security"},
        {"id": "defence", "broader": "security"},
        {"id": "police", "broader": "security"},
        {"id": "office"},
    ],
    "decision-role": [{"id": "decides"}, {"id": "narrow"}, {"id": "none"}],
}
TIERS = [
    {"id": "prohibited", "level": "prohibited", "label": {"en": "Prohibited"}},
    {"id": "high", "level": "high", "label": {"en": "High"}},
    {"id": "limited", "level": "limited", "label": {"en": "Limited"}},
    {"id": "minimal", "level": "minimal", "label": {"en": "Minimal"}, "ours": True},
]
ACTS = [
    {"id": "supply", "label": {"en": "Supply"}, "roles": ["provider"]},
    {"id": "use", "label": {"en": "Use"}, "roles": ["deployer"]},
]
ROLES = [
    {"id": "provider", "label": {"en": "Provider"}, "shared": "provider"},
    {"id": "deployer", "label": {"en": "Deployer"}, "shared": "deployer"},
]
CITATION = {"pattern": r"Art\. (?P<article>\d+)(\(\d+\))?(\(\d+\))?", "label": "Art. {article}"}
INSTRUMENTS = [
    {
        "id": "act",
        "title": {"en": "The Act"},
        "number": "1/2024",
        "published": "2024-01-01",
        "in_force": "2024-02-01",
        "status": "binding",
        "citation": CITATION,
    },
    {
        "id": "reform",
        "prefix": "Reform",
        "title": {"en": "The Reform"},
        "number": "2/2026",
        "published": "2026-06-01",
        "in_force": "2026-07-01",
        "status": "binding",
        "amends": "act",
        "citation": CITATION,
    },
]


def vocabulary(
    facts: list[dict[str, Any]] | None = None,
    concepts: dict[str, list[dict[str, Any]]] | None = None,
) -> Vocabulary:
    """Return a vocabulary: the small one of this module, or one of the given parts."""
    return Vocabulary.from_data(facts or FACTS, concepts or CONCEPTS)


def sections(**given: Any) -> dict[str, Any]:
    """Return the sections of a small framework; rules get what they lack."""
    head = {
        "id": "tiny",
        "format": 1,
        "title": {"en": "Tiny law"},
        "jurisdiction": "XX",
        "kind": "law",
        "status": "binding",
        "checked": TEXTS,
        "sources": [{"title": "Made up for tests", "url": "https://example.org/"}],
        **given.pop("framework", {}),
    }
    frame: dict[str, Any] = {
        "framework": head,
        "instruments": INSTRUMENTS,
        "tiers": TIERS,
        "acts": ACTS,
        "roles": ROLES,
    }
    for section in ("rules", "groups", "scope", "transitions"):
        if section in given:
            given[section] = [
                {"cite": "Art. 1", "title": {"en": one["id"]}, **one} for one in given[section]
            ]
    for section in ("rules", "groups", "definitions", "scope"):
        for one in given.get(section, ()):
            _cite(one)
    return {**frame, **given}


def _cite(entry: dict[str, Any]) -> None:
    for exempt in entry.get("unless", ()):
        exempt.setdefault("cite", "Art. 2")
        _cite(exempt)


def framework(words: Vocabulary | None = None, **given: Any) -> Framework:
    """Return a framework of these sections (see :func:`sections`)."""
    return Framework(sections(**given), words or vocabulary(), origin="test")


def judge(
    law: Framework | str, facts: dict[str, Any] | None = None, **asked: Any
) -> Classification:
    """Classify a description; `uses`, `roles` and `version` go to it, the rest to the call."""
    loaded = aigov.load_framework(law) if isinstance(law, str) else law
    system = System(
        "Test",
        facts or {},
        uses=asked.pop("uses", ()),
        roles=asked.pop("roles", ()),
        vocabulary_version=asked.pop("version", None),
        vocabulary=loaded.vocabulary,
    )
    asked = {"as_of": TODAY, "text_as_of": TEXTS, **asked}
    return aigov.classify(system, loaded, **asked)


def outcome(when: dict[str, Any], facts: dict[str, Any] | None = None, **asked: Any) -> bool | None:
    """Return the truth of one condition on stated facts."""
    words = asked.pop("words", None)
    parts = {key: asked.pop(key) for key in ("definitions", "parameters") if key in asked}
    law = framework(words, rules=[{"id": "probe", "tier": "high", "when": when}], **parts)
    return judge(law, facts, **asked).findings[0].outcome


def finding(result: Classification, rule: str, use: str | None = None) -> Finding:
    """Return the finding of one rule (in one use)."""
    return next(
        one for one in result.findings if one.rule == rule and (use is None or one.use == use)
    )


def questions(result: Classification) -> list[str]:
    """Return the facts asked for, most decisive first."""
    return [one.fact.id for one in result.open_questions]


def statuses(result: Classification) -> dict[str, bool | None]:
    """Return the outcome of each status."""
    return {one.id: one.outcome for one in result.statuses}


def iso(ordinal: float) -> str:
    """Return the day of an ordinal as text."""
    return date.fromordinal(int(ordinal)).isoformat()
