"""What is not known, of the facts or of the law: points 9, 10, 20 and 22 to 24."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import finding, framework, judge, outcome, questions, statuses

import aigov

GAP = {"undetermined": {"reason": {"en": "Row not obtained"}, "cite": "Art. 9"}}


def test_09_undetermined_is_unknown_in_every_reading() -> None:
    """What we could not read of the law is neither true nor false, nor is its negation.

    35 of 46 rows of Decision 33 could not be obtained. Without this literal they would read as
    rules that are not met, and the presumed tier would be low.
    """
    for condition in (GAP, {"not": GAP}):
        law = framework(rules=[{"id": "a", "tier": "high", "when": condition}])
        found = finding(judge(law, {}), "a")
        assert (found.outcome, found.presumed) == (None, None)
    assert outcome({"any": [GAP, {"profiles": True}]}, {"profiles": True}) is True
    assert outcome({"all": [GAP, {"profiles": True}]}, {"profiles": False}) is False


def test_09_decisive_ignorance_of_the_law_gives_no_tier() -> None:
    """A half-known row whose known part is met: no tier, bounds kept, no question invented."""
    rows: list[dict[str, Any]] = [
        {"id": "row", "tier": "high", "when": {"profiles": True, **GAP}},
        {"id": "low", "tier": "minimal", "otherwise": True},
    ]
    law = framework(rules=rows)
    met = judge(law, {"profiles": True})
    assert (met.tier, met.tier_status, met.level) == (None, "undetermined", None)
    assert met.bounds == ("minimal", "high")
    assert questions(met) == []
    assert [one.reason.en for one in met.undetermined] == ["Row not obtained"]
    unmet = judge(law, {"profiles": False})
    assert (unmet.tier, unmet.tier_status, unmet.undetermined) == ("minimal", "determined", ())


def test_09_ignorance_that_does_not_matter_does_not_show() -> None:
    """A higher tier that holds anyway, or an element presumed unmet, leaves the tier alone."""
    law = framework(
        rules=[
            {"id": "row", "tier": "high", "when": {"profiles": True, **GAP}},
            {"id": "ban", "tier": "prohibited", "when": {"consent": True}},
        ]
    )
    banned = judge(law, {"profiles": True, "consent": True})
    assert (banned.tier, banned.tier_status, banned.undetermined) == (
        "prohibited",
        "determined",
        (),
    )
    assert (judge(law, {}).tier, judge(law, {}).tier_status) == ("minimal", "presumed")


def test_09_a_gap_is_told_only_where_the_rest_of_the_rule_is_presumed_to_hold() -> None:
    """Thirty unread rows are no news to who is not presumed to fall under one."""
    law = framework(rules=[{"id": "row", "tier": "high", "when": {"profiles": True, **GAP}}])
    assert judge(law, {}).undetermined == ()
    assert len(judge(law, {"profiles": True}).undetermined) == 1


def test_09_a_number_that_nobody_stated_does_not_hide_a_gap_of_law() -> None:
    """A higher rule that is merely open, on a fact without a presumption, settles nothing."""
    law = framework(
        rules=[
            {"id": "row", "tier": "high", "when": {"profiles": True, **GAP}},
            {"id": "ban", "tier": "prohibited", "when": {"compute": {"over": 10}}},
        ]
    )
    result = judge(law, {"profiles": True})
    assert (result.tier, result.tier_status) == (None, "undetermined")
    assert result.bounds == ("minimal", "prohibited")


def test_09_an_exception_that_is_not_known_leaves_the_tier_open() -> None:
    """The law may save the system in words we have not read."""
    rule = {"id": "a", "tier": "high", "when": {"profiles": True}, "unless": [{"when": GAP}]}
    result = judge(framework(rules=[rule]), {"profiles": True})
    assert (result.tier, result.tier_status) == (None, "undetermined")
    assert result.bounds == ("minimal", "high")


def test_10_nothing_stated_is_undetermined_not_minimal() -> None:
    """An empty file has no tier; its bounds are all of them; the gateway is asked first."""
    empty = judge("eu-ai-act", {})
    assert (empty.tier, empty.tier_status) == (None, "undetermined")
    assert empty.bounds == ("minimal", "prohibited")
    assert set(questions(empty)[:2]) == {"purpose", "capability"}
    declined = judge("eu-ai-act", {"purpose": "unknown", "capability": "unknown"})
    assert declined.tier_status == "undetermined"
    assert judge("eu-ai-act", {"purpose": ["other"]}).tier_status == "presumed"


def test_10_a_model_has_no_tier_and_says_so() -> None:
    """Art. 3(63), Decree 142 Điều 6.2: not applicable is another answer than undetermined."""
    model = judge("eu-ai-act", {"describes": ["general-purpose-model"], "purpose": ["other"]})
    assert (model.tier, model.tier_status, model.bounds) == (None, "not-applicable", None)
    assert model.open_questions == ()


def test_10_four_reasons_for_no_tier_are_four_answers() -> None:
    """By facts, by law, by kind, or for want of a text: the last is an error, not a tier."""
    law = framework(
        framework={"gateway": ["purpose"]},
        rules=[{"id": "a", "tier": "high", "when": GAP}],
        scope=[{"id": "model", "effect": "no-tier", "when": {"capability": "generation"}}],
    )
    assert judge(law, {}).undetermined != ()
    assert judge(law, {"purpose": ["leisure"]}).tier_status == "undetermined"
    applied = judge(law, {"purpose": ["leisure"], "capability": ["generation"]})
    assert applied.tier_status == "not-applicable"
    with pytest.raises(aigov.NoTextError):
        judge(law, {}, text_as_of="2023-12-31")
    early = judge(law, {"purpose": ["leisure"]}, as_of="2024-01-15", text_as_of="2024-01-15")
    assert early.tier_on_date is None


def test_10_the_residual_tier_of_the_act_is_ours() -> None:
    """The Act names no minimal tier: it carries no citation and says that the name is ours."""
    act = aigov.load_framework("eu-ai-act")
    assert (act.tiers[-1].ours, act.tiers[-1].cite) == (True, None)
    assert act.tiers[0].cite == "Art. 5"


def test_20_bounds_are_sound_but_not_tight() -> None:
    """`only` and `not only` exclude each other, yet each leaves the lowest tier open.

    Art. 5(1)(d) and Annex III(6)(d): a police risk tool whose basis is not stated is one or the
    other in every world; the bounds may say less, never more.
    """
    law = framework(
        rules=[
            {"id": "alone", "tier": "prohibited", "when": {"only": {"domain": ["police"]}}},
            {"id": "more", "tier": "high", "when": {"not": {"only": {"domain": ["police"]}}}},
        ]
    )
    assert judge(law, {}).bounds == ("minimal", "prohibited")
    assert judge(law, {"domain": ["police"]}).tier == "prohibited"
    assert judge(law, {"domain": ["office"]}).tier == "high"


def test_20_the_police_risk_tool_is_prohibited_or_high() -> None:
    """The same in the Act itself, with the clamp of the presumed tier."""
    facts = {"purpose": ["offending-risk-assessment"], "deployer": ["law-enforcement-authority"]}
    result = judge("eu-ai-act", facts)
    assert result.tier == "high-risk"
    assert result.bounds is not None
    assert result.bounds.highest == "prohibited"
    alone = judge("eu-ai-act", facts | {"scoring_basis": ["personal-characteristics"]})
    assert alone.tier == "prohibited"
    more = facts | {"scoring_basis": ["personal-characteristics", "past-criminal-behaviour"]}
    assert judge("eu-ai-act", more).tier == "high-risk"


def test_20_tier_order_replaces_and_not_the_higher_one() -> None:
    """Both tiers hold; the higher is the tier and the lower stays among the findings."""
    law = framework(
        rules=[
            {"id": "a", "tier": "high", "when": {"profiles": True}},
            {"id": "b", "tier": "limited", "when": {"profiles": True}},
        ]
    )
    result = judge(law, {"profiles": True})
    assert (result.tier, result.certain) == ("high", True)
    assert finding(result, "b").outcome is True


READINGS = [
    {"id": "wide", "cite": "Art. 1", "question": {"en": "?"}, "chosen": {"en": "Widely"}},
    {"id": "narrow", "cite": "Art. 2", "question": {"en": "?"}, "chosen": {"en": "Narrowly"}},
]


def test_22_findings_repeat_the_readings_they_rest_on() -> None:
    """A choice where the law is open travels with the finding, that of a saving exception too.

    Without it "certain" would hide the open questions of Art. 111(2) or of L Điều 15.2.
    """
    law = framework(
        readings=READINGS,
        groups=[{"id": "g", "tier": "high", "readings": ["wide"]}],
        rules=[
            {
                "id": "a",
                "group": "g",
                "when": {"profiles": True},
                "unless": [{"when": {"consent": True}, "readings": ["narrow"]}],
            }
        ],
    )
    held = judge(law, {"profiles": True, "consent": False})
    assert (finding(held, "a").readings, held.readings) == (("wide",), ("wide",))
    saved = judge(law, {"profiles": True, "consent": True})
    assert set(saved.readings) == {"wide", "narrow"}
    assert saved.certain is True
    assert judge(law, {"profiles": False}).readings == ()


def test_22_readings_of_what_is_presumed_are_told_and_of_what_is_open_are_not() -> None:
    """A presumed tier rests on a choice as much as a certain one; a mere possibility does not."""
    law = framework(
        readings=READINGS,
        rules=[
            {
                "id": "a",
                "tier": "high",
                "when": {"profiles": True},
                "unless": [{"when": {"consent": True}, "readings": ["narrow"]}],
                "readings": ["wide"],
            }
        ],
    )
    presumed = judge(law, {"profiles": True})
    assert (presumed.tier, presumed.certain, presumed.readings) == ("high", False, ("wide",))
    assert judge(law, {}).readings == ()


def test_22_readings_of_who_acts_are_not_readings_of_the_tier() -> None:
    """A result lists what its tier and statuses rest on; the finding on a role keeps its own."""
    law = framework(
        readings=READINGS,
        rules=[
            {"id": "a", "tier": "high", "when": {"profiles": True}, "readings": ["wide"]},
            {"id": "b", "role": "provider", "when": {"profiles": True}, "readings": ["narrow"]},
        ],
    )
    result = judge(law, {"profiles": True})
    assert (result.readings, finding(result, "b").readings) == (("wide",), ("narrow",))


def test_22_readings_of_definitions_reach_the_finding() -> None:
    """Art. 5(1)(d) rests on what "solely" means, which its definition records."""
    facts = {
        "purpose": ["offending-risk-assessment"],
        "scoring_basis": ["personal-characteristics"],
        "subject": ["suspect-or-offender"],
        "supports_fact_based_assessment": False,
    }
    found = finding(judge("eu-ai-act", facts), "crime-prediction-from-profile")
    assert found.outcome is True
    assert "profile-alone" in found.readings


def test_23_judgements_that_the_result_rests_on_are_named() -> None:
    """An evaluation made by the user is listed: "certain" means on that assessment.

    "Significant harm" (Art. 5(1)(a)) cannot be observed; unnoticed, certainty overclaims.
    """
    law = framework(
        rules=[
            {"id": "a", "tier": "high", "when": {"harm": True}},
            {"id": "b", "tier": "limited", "when": {"profiles": True}},
        ]
    )
    result = judge(law, {"harm": True})
    assert (result.certain, result.judgements) == (True, ("harm",))
    assert judge(law, {"profiles": True, "harm": False}).judgements == ("harm",)
    assert judge(law, {"profiles": True}).judgements == ()


def test_23_judgements_are_asked_after_observable_parts() -> None:
    """Of two parts that matter alike, the one that can be observed comes first."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": {"harm": True, "profiles": True}}])
    assert questions(judge(law, {})) == ["profiles", "harm"]


STATUSES = [
    {"id": "forbidden-act", "level": "prohibited", "label": {"en": "Forbidden act"}},
    {"id": "marked", "level": "limited", "label": {"en": "Marked"}},
]
WITH_STATUSES: dict[str, Any] = {
    "statuses": STATUSES,
    "rules": [
        {"id": "a", "tier": "high", "when": {"profiles": True}},
        {"id": "act", "status": "forbidden-act", "when": {"harm": True}},
        {"id": "mark", "status": "marked", "when": {"public": True}},
    ],
}


def test_23_an_open_status_does_not_stop_the_tier_being_certain() -> None:
    """L Điều 7: whether an act is forbidden is another question than the tier (a spam filter)."""
    result = judge(framework(**WITH_STATUSES), {"profiles": False})
    assert (result.tier, result.certain) == ("minimal", True)
    assert statuses(result) == {"forbidden-act": None, "marked": None}


def test_24_level_is_of_the_tier_and_highest_level_includes_statuses() -> None:
    """A forbidden act beside a low tier (L Điều 7): both levels are given, neither hides."""
    law = framework(**WITH_STATUSES)
    result = judge(law, {"profiles": False, "harm": True, "public": True})
    assert (result.level, result.highest_level) == ("minimal", "prohibited")
    plain = judge(law, {"profiles": True, "harm": False, "public": True})
    assert (plain.level, plain.highest_level) == ("high", "high")


def test_24_open_statuses_are_listed_as_unknown() -> None:
    """Not omitted, and in the plain data too."""
    result = judge(framework(**WITH_STATUSES), {"profiles": False, "harm": False})
    data = result.to_dict()
    assert [(one["id"], one["outcome"]) for one in data["statuses"]] == [
        ("forbidden-act", "false"),
        ("marked", "unknown"),
    ]
    assert (data["level"], data["highest_level"]) == ("minimal", "minimal")
