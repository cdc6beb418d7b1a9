"""Faults that random inputs or a close reading once found, each as its smallest case."""

from __future__ import annotations

import sys
import threading
from typing import Any

import pytest
import tiny
from tiny import framework, judge, questions
from two_laws import FACTS, laws, mapping

import aigov
from aigov import bundled
from aigov.classifying import classify
from aigov.framework import COMPILE_AFTER
from aigov.lawchange import diff
from aigov.system import System


def test_a_tier_may_look_at_a_finding_that_its_text_does_not_have() -> None:
    law = framework(
        statuses=[{"id": "model", "level": "limited", "label": {"en": "Model"}}],
        rules=[
            {
                "id": "later",
                "status": "model",
                "when": {"public": True},
                "text": {"since": "reform"},
            },
            {
                "id": "r",
                "tier": "high",
                "when": {"any": [{"finding": "later"}, {"profiles": True}]},
            },
        ],
    )
    for _ in range(COMPILE_AFTER + 2):
        result = judge(law, {"profiles": False}, as_of=tiny.BEFORE, text_as_of=tiny.BEFORE)
        assert (result.tier, result.certain) == ("minimal", True)


def test_a_duty_that_became_an_unencoded_provision_is_lost_to_a_system() -> None:
    first, second = laws([mapping("manage-risks", "Art. 99", "equal")])
    system = System("Ranks", FACTS)
    (found,) = diff(first, second, system).systems
    assert "manage-risks" in found.lost
    assert "Do manage-risks" in diff(first, second, system).explain("en")


def test_two_laws_may_not_declare_one_concept_differently() -> None:
    one: dict[str, Any] = {"concepts": {"purpose": [{"id": "x", "label": {"en": "X"}}]}}
    other = {"concepts": {"purpose": [{"id": "x", "broader": "recruitment", "label": {"en": "X"}}]}}
    bundled.vocabulary_for(one, one)
    with pytest.raises(ValueError, match="'x'"):
        bundled.vocabulary_for(one, other)


def test_a_concept_under_two_others_is_unknown_where_it_is_not_known() -> None:
    """To take one of the two for it would be a certain wrong answer."""
    concepts = {
        **tiny.CONCEPTS,
        "domain": [*tiny.CONCEPTS["domain"], {"id": "guards", "broader": ["office", "security"]}],
    }
    spoken = tiny.vocabulary(concepts=concepts)
    system = System("x", {"domain": ["guards"]}, vocabulary=spoken)
    for when in ({"domain": "security"}, {"only": {"domain": ["office"]}}):
        law = framework(rules=[{"id": "probe", "tier": "high", "when": when}])
        assert classify(system, law, as_of=tiny.TODAY).findings[0].outcome is None


def test_what_is_declined_in_one_use_is_asked_in_another() -> None:
    law = framework(rules=[{"id": "high", "tier": "high", "when": {"profiles": True}}])
    uses = [{"id": "a", "facts": {"profiles": "unknown"}}, {"id": "b", "facts": {}}]
    (question,) = judge(law, uses=uses).open_questions
    assert (question.fact.id, question.uses) == ("profiles", ("b",))
    uses = [{"id": "a", "facts": {"harm": True}}, {"id": "b", "facts": {"harm": "unknown"}}]
    law = framework(rules=[{"id": "ban", "tier": "prohibited", "when": {"harm": True}}])
    assert judge(law, uses=uses).judgements == ("harm",)


def test_an_exception_or_definition_that_is_undone_decides_nothing() -> None:
    ban = {"id": "ban", "tier": "prohibited", "when": {"per_person": False}}
    undone = {
        "when": {"public": True, "consent": True},
        "unless": [{"cite": "Art. 3", "when": {"profiles": True}}],
    }
    listed = {"id": "l", "tier": "high", "when": {"profiles": True}, "unless": [undone]}
    asked = questions(judge(framework(rules=[listed, ban]), {"profiles": True, "public": True}))
    assert asked == ["per_person"]
    saved = {
        "id": "saved",
        "when": {"public": True},
        "unless": [{"cite": "Art. 3", "when": {"profiles": True}}],
    }
    rule = {"id": "m", "tier": "high", "when": {"meets": "saved", "consent": True}}
    law = framework(definitions=[saved], rules=[rule, ban])
    assert questions(judge(law, {"public": True, "profiles": True})) == ["per_person"]


def test_threads_that_share_a_result_see_all_questions() -> None:
    law = aigov.load_framework("eu-ai-act")
    system = System("x", {"purpose": ["recruitment-screening"]})
    whole = len(classify(system, law, as_of=tiny.TODAY).open_questions)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(20):
            result, seen = classify(system, law, as_of=tiny.TODAY), []
            ask = [
                threading.Thread(target=lambda r=result, s=seen: s.append(len(r.open_questions)))
                for _ in range(2)
            ]
            for one in ask:
                one.start()
            for one in ask:
                one.join()
            assert seen == [whole, whole]
    finally:
        sys.setswitchinterval(interval)


def test_the_fact_that_only_if_waits_for_is_asked() -> None:
    law = framework(
        rules=[{"id": "high", "tier": "high", "when": {"profiles": True}}],
        transitions=[
            {
                "id": "old",
                "rules": "high",
                "when": {"public": True},
                "only_if": {"marketed": {"on-or-after": "2025-01-01"}},
            }
        ],
    )
    result = judge(law, {"profiles": True, "public": True})
    assert [one.fact.id for one in result.further_questions] == ["marketed"]


def test_an_empty_only_if_always_holds() -> None:
    law = framework(
        rules=[{"id": "high", "tier": "high", "when": {"profiles": True}}],
        transitions=[{"id": "old", "rules": "high", "when": {"public": True}, "only_if": {}}],
    )
    assert judge(law, {"profiles": True, "public": True}).findings[0].start is not None


def test_what_a_description_gives_out_is_a_copy_to_its_depth() -> None:
    system = System("x", {"purpose": ["other"]}, uses=[{"id": "a", "facts": {"subject": ["self"]}}])
    said = system.to_dict()
    system.facts["purpose"].append("bogus")
    system.uses[0].facts["subject"].append("bogus")
    assert system.to_dict() == said
    assert system.without(["purpose"]).facts == {}


def test_definitions_within_definitions_do_not_grow_without_end() -> None:
    levels = 40
    chain: list[dict[str, Any]] = [{"id": "d0", "when": {"profiles": True}}]
    chain += [
        {"id": f"d{n}", "when": {"all": [{"meets": f"d{n - 1}"}, {"not": {"meets": f"d{n - 1}"}}]}}
        for n in range(1, levels)
    ]
    law = framework(
        definitions=chain,
        rules=[{"id": "r", "tier": "high", "when": {"meets": f"d{levels - 1}"}}],
    )
    for _ in range(COMPILE_AFTER + 2):
        assert judge(law, {"profiles": True}).certain


def test_a_younger_value_may_be_the_true_one_of_a_choice() -> None:
    """Who chose from an older list may have chosen otherwise from the newer one."""
    concepts = {
        **tiny.CONCEPTS,
        "decision-role": [{"id": "decides"}, {"id": "narrow"}, {"id": "none", "since": 2}],
    }
    law = framework(
        tiny.vocabulary(concepts=concepts),
        rules=[
            {"id": "a", "tier": "prohibited", "when": {"role_in_decision": "decides"}},
            {"id": "b", "tier": "high", "when": {"role_in_decision": "none"}},
        ],
    )
    outcomes = {
        version: [
            one.outcome
            for one in judge(law, {"role_in_decision": "decides"}, version=version).findings
        ]
        for version in (1, 2)
    }
    assert outcomes == {1: [None, None], 2: [True, False]}
