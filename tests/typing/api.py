"""A user's script, checked with `mypy --strict`: the public names have the types they promise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import aigov
from aigov import (
    AigovError,
    Amount,
    Bounds,
    Calendar,
    Change,
    Classification,
    Classifications,
    Comparison,
    Covered,
    Crosswalk,
    Day,
    Diff,
    Duty,
    Finding,
    Fine,
    Framework,
    Frameworks,
    Gap,
    InputError,
    NoTextError,
    Obligation,
    ObligationFinding,
    Obligations,
    Pair,
    PairOfSides,
    Penalty,
    Portrait,
    Problem,
    Problems,
    Question,
    Reason,
    Relating,
    Row,
    Side,
    Span,
    StatusOutcome,
    Step,
    System,
    SystemChange,
    TermComparison,
    Topic,
    UnknownFrameworkError,
    UnknownRoleError,
    UnknownTopicError,
    Use,
    Variant,
    View,
    Vocabulary,
)

assert_type(aigov.__version__, str)

# Systems
system = System("CV screening", {"purpose": ["recruitment-screening"], "profiles_people": True})
assert_type(system.id, str)
assert_type(system.facts, Mapping[str, Any])
assert_type(system.uses, tuple[Use, ...])
assert_type(system.roles, tuple[str, ...])
assert_type(system.to_dict(), dict[str, Any])
assert_type(System.from_dict({"system": {"format": 1, "name": "x"}}), System)
System("With uses", uses=[Use("a", {"purpose": []}), {"id": "b", "facts": {}}], roles=["provider"])

content: Mapping[str, Any] = system.to_dict()
assert_type(aigov.load_system(content), System)
assert_type(aigov.load_system(Path("system.yaml")), System)
assert_type(aigov.load_system("system.yaml"), System)

# Frameworks and vocabulary
assert_type(aigov.frameworks(), Frameworks)
law = aigov.load_framework("eu-ai-act")
assert_type(law, Framework)
assert_type(law.id, str)
assert_type(law.edition, str)
assert_type([tier.id for tier in law.tiers], list[str])
assert_type(aigov.load_vocabulary(), Vocabulary)
assert_type(
    [fact.question.pick("vi") for fact in aigov.load_vocabulary().facts.values()], list[str]
)
assert_type(aigov.check(), Problems)
assert_type(aigov.check(["eu-ai-act", Path("folder")]), Problems)

# One framework gives one result, a list gives a list
one = aigov.classify(system, "eu-ai-act", as_of="2027-12-02", text_as_of=date(2026, 11, 22))
assert_type(one, Classification)
assert_type(aigov.classify("system.yaml", law), Classification)
assert_type(aigov.classify(content, Path("folder"), role="provider"), Classification)
assert_type(aigov.classify(system, ["eu-ai-act", "vn-ai-law"]), Classifications)
assert_type(aigov.classify(system, ("eu-ai-act", law)), Classifications)

# Results
assert_type(one.tier, str | None)
assert_type(one.tier_status, str)
assert_type(one.tier_on_date, str | None)
assert_type(one.certain, bool)
assert_type(one.bounds, Bounds | None)
assert_type(one.level, str | None)
assert_type(one.highest_level, str | None)
assert_type(one.by_role, Mapping[str, str | None])
assert_type(one.roles, Mapping[str, str])
assert_type(one.scope, str)
assert_type(one.findings, tuple[Finding, ...])
assert_type(one.statuses, tuple[StatusOutcome, ...])
assert_type(one.open_questions, tuple[Question, ...])
assert_type(one.readings, tuple[str, ...])
assert_type(one.judgements, tuple[str, ...])
assert_type(one.declined, tuple[str, ...])
assert_type(one.explain(lang="vi"), str)
assert_type(one.to_dict("en"), dict[str, Any])

if one.bounds is not None:
    assert_type(one.bounds.lowest, str)
for finding in one.findings:
    assert_type(finding.rule, str)
    assert_type(finding.outcome, bool | None)
    assert_type(finding.citation, str)
    assert_type(finding.url, str | None)
    assert_type(finding.use, str | None)
    assert_type(finding.defeated_by, tuple[str, ...])
    assert_type(finding.start, str | None)
    assert_type(finding.reasons, tuple[Reason, ...])
    assert_type(finding.title.pick("en"), str)
for question in one.open_questions:
    assert_type(question.fact.id, str)
    assert_type(question.could_lead_to, tuple[str, ...])
for status in one.statuses:
    assert_type(status.outcome, bool | None)

# Obligations
obligations = one.obligations("provider", as_of="2027-12-02", kinds=["duty"])
assert_type(obligations, Obligations)
assert_type(obligations.now, tuple[ObligationFinding, ...])
for owed in obligations:
    assert_type(owed.start, str | None)
    assert_type(owed.waits_for, tuple[str, ...])
    assert_type(owed.source, Obligation)
    assert_type(owed.fines, tuple[Fine, ...])
    assert_type([fine.penalty for fine in owed.fines], list[Penalty])
    assert_type([variant for fine in owed.fines for variant, _ in fine.variants], list[Variant])
    for value in owed.source.terms.values():
        if isinstance(value, tuple) and isinstance(value[0], Amount):
            assert_type(value[0].span, Span | None)

# Frameworks side by side
compared = aigov.compare(["eu-ai-act", law], system, role="provider", topic="logging")
assert_type(compared, Comparison)
assert_type(compared.sides, tuple[Side, ...])
assert_type(compared.topics, Mapping[str, Topic])
assert_type(compared.portraits, tuple[Portrait, ...])
for row in compared.walk():
    assert_type(row, Row)
    assert_type(row.cells, tuple[tuple[Duty, ...], ...])
    assert_type(row.relations, tuple[PairOfSides, ...])
    assert_type([pair for found in row.relations for pair in found.pairs], list[Pair])

left = aigov.gap("eu-ai-act", ["vn-ai-law", Path("folder")], content)
assert_type(left, Gap)
assert_type(left.missing, tuple[Covered, ...])
assert_type(left.programme, tuple[Step, ...])
for covered in left.partly:
    assert_type(covered.stricter, tuple[TermComparison, ...])
    assert_type([pair.relating for pair in covered.by], list[Relating])

days = aigov.calendar(system, ["eu-ai-act"], as_of=date(2026, 11, 22))
assert_type(days, Calendar)
assert_type(days.ahead, tuple[Day, ...])
assert_type(days.to_ics("vi"), str)

changed = aigov.diff("eu-ai-act@2026-06-01", "eu-ai-act", [system, "system.yaml"])
assert_type(changed, Diff)
assert_type(changed.changes, tuple[Change, ...])
assert_type(changed.systems, tuple[SystemChange, ...])

walk = aigov.crosswalk("eu-ai-act", law)
assert_type(walk, Crosswalk)
assert_type(walk.relations, tuple[Relating, ...])
assert_type(walk.to_sssom(), str)

# Errors
try:
    aigov.classify(system, "eu-ai-act@2026-06-01", role="deployer")
except InputError as error:
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.problems[0].line, int | None)
    assert_type(error.problems[0].suggestions, tuple[str, ...])
except (NoTextError, UnknownFrameworkError, UnknownRoleError, UnknownTopicError) as error:
    refusal: AigovError = error

# Notebooks and tables
view = aigov.show(law, "vi", everything=True)
assert_type(view, View)
assert_type(compared.show(), View)
assert_type(view.html, str)
assert_type(view.markdown, str)
view.save("view.html")
view.save(Path("view.md"))
whole: list[Classification] = aigov.classify(system, ["eu-ai-act", "vn-ai-law"])
known: tuple[Framework, ...] = aigov.frameworks()
portfolio = Classifications(aigov.classify(system, one) for one in known)
assert_type(portfolio.to_dicts(), list[dict[str, Any]])
assert_type(portfolio.to_csv(), str)
portfolio.to_csv("portfolio.csv", "vi")
portfolio.to_frame("vi", backend="polars")
