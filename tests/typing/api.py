"""A user's script, checked with `mypy --strict`: the public names have the types they promise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, assert_type

import aigov
from aigov import (
    AigovError,
    Bounds,
    Classification,
    Finding,
    Framework,
    InputError,
    NoTextError,
    Problem,
    Question,
    Reason,
    StatusOutcome,
    System,
    UnknownFrameworkError,
    UnknownRoleError,
    Use,
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
assert_type(aigov.frameworks(), tuple[Framework, ...])
law = aigov.load_framework("eu-ai-act")
assert_type(law, Framework)
assert_type(law.id, str)
assert_type(law.edition, str)
assert_type([tier.id for tier in law.tiers], list[str])
assert_type(aigov.load_vocabulary(), Vocabulary)
assert_type(
    [fact.question.pick("vi") for fact in aigov.load_vocabulary().facts.values()], list[str]
)
assert_type(aigov.check(), tuple[Problem, ...])
assert_type(aigov.check(["eu-ai-act", Path("folder")]), tuple[Problem, ...])

# One framework gives one result, a list gives a list
one = aigov.classify(system, "eu-ai-act", as_of="2027-12-02", text_as_of=date(2026, 11, 22))
assert_type(one, Classification)
assert_type(aigov.classify("system.yaml", law), Classification)
assert_type(aigov.classify(content, Path("folder"), role="provider"), Classification)
assert_type(aigov.classify(system, ["eu-ai-act", "vn-ai-law"]), list[Classification])
assert_type(aigov.classify(system, ("eu-ai-act", law)), list[Classification])

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

# Errors
try:
    aigov.classify(system, "eu-ai-act@2026-06-01", role="deployer")
except InputError as error:
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.problems[0].line, int | None)
    assert_type(error.problems[0].suggestions, tuple[str, ...])
except (NoTextError, UnknownFrameworkError, UnknownRoleError) as error:
    refusal: AigovError = error
