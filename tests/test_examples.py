"""The examples come out as their owners would be told, in both laws and both drafts."""

from __future__ import annotations

import pytest

import aigov

DAY = "2026-11-22"
FEW = 15
"""How many stated facts settle a plain system under both laws."""

# example: EU tier and whether it is certain, EU tier on the day, Vietnamese tier and certainty
EXPECTED = {
    "spam-filter": (("minimal", True, "minimal"), ("low", True)),
    "cv-screening": (("high-risk", True, "minimal"), ("low", True)),
    "customer-chatbot": (("transparency", False, "transparency"), ("medium", False)),
    "credit-scoring": (("high-risk", True, "minimal"), ("low", True)),
    "missing-child-search": (("high-risk", False, "minimal"), (None, False)),
    "call-centre-emotions": (("prohibited", True, "prohibited"), ("low", False)),
    "driver-fatigue": (("high-risk", True, "minimal"), (None, False)),
    "hospital-triage": (("high-risk", True, "minimal"), ("low", True)),
    "exam-proctoring": (("high-risk", True, "minimal"), ("high", True)),
    "deepfake-app": (("transparency", False, "transparency"), ("medium", False)),
    "open-weights-model": ((None, False, None), (None, False)),
    "loan-app-vn": (("high-risk", True, "transparency"), ("high", True)),
}


def test_every_example_is_here() -> None:
    assert set(aigov.examples()) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(name: str) -> None:
    system = aigov.load_system(f"example:{name}")
    eu, vn = aigov.classify(system, ["eu-ai-act", "vn-ai-law"], as_of=DAY, text_as_of=DAY)
    assert ((eu.tier, eu.certain, eu.tier_on_date), (vn.tier, vn.certain)) == EXPECTED[name]


@pytest.mark.parametrize("name", ["spam-filter", "cv-screening"])
def test_few_answers_settle_a_plain_case(name: str) -> None:
    system = aigov.load_system(f"example:{name}")
    assert len(system.facts) <= FEW
    both = aigov.classify(system, ["eu-ai-act", "vn-ai-law"], as_of=DAY, text_as_of=DAY)
    assert all(one.certain for one in both)


def test_the_search_for_a_missing_child_is_saved_by_its_objective() -> None:
    result = aigov.classify("example:missing-child-search", "eu-ai-act", as_of=DAY, text_as_of=DAY)
    (ban,) = [
        one for one in result.findings if one.rule == "live-identification-for-law-enforcement"
    ]
    assert ban.outcome is False
    assert ban.defeated_by == ("Art. 5(1)(h)(i)",)


def test_the_open_model_has_systemic_risk_and_no_relief() -> None:
    result = aigov.classify("example:open-weights-model", "eu-ai-act", as_of=DAY, text_as_of=DAY)
    held = {one.id for one in result.statuses if one.presumed}
    assert {"gpai-model", "gpai-model-with-systemic-risk"} <= held
    assert "gpai-open-source-relief" not in held
    assert result.tier_status == "not-applicable"
