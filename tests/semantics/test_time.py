"""Dates: points 11, 14, 15 and 29."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import AFTER, BEFORE, BETWEEN, LIST_OF_THE_REFORM, finding, framework, judge, outcome

import aigov


def test_11_the_tier_on_the_date_counts_rules_in_force_alone() -> None:
    """A listed system is high, but until its list applies only the medium duties bite.

    Decision 33 was published on 30 June 2026 and applies from 15 August: "high" alone hides what
    is due in July.
    """
    facts = {"profiles": True, "public": True}
    early = judge(framework(rules=LIST_OF_THE_REFORM), facts, as_of="2026-07-10")
    assert (early.tier, early.tier_on_date) == ("high", "limited")
    assert finding(early, "listed").state == "not yet"
    late = judge(framework(rules=LIST_OF_THE_REFORM), facts, as_of="2026-08-15")
    assert (late.tier, late.tier_on_date) == ("high", "high")


def test_11_ended_rules_never_give_a_tier() -> None:
    """A rule that the Reform removed is shown as ended and counts for nothing."""
    old = {"id": "old", "tier": "high", "when": {"profiles": True}, "text": {"until": "reform"}}
    law = framework(rules=[old])
    assert judge(law, {"profiles": True}, as_of=BETWEEN).tier == "high"
    after = judge(law, {"profiles": True}, as_of=AFTER)
    assert (after.tier, finding(after, "old").state) == ("minimal", "ended")
    last = {"id": "a", "tier": "high", "when": {"profiles": True}, "ends": "2026-06-30"}
    ended = judge(framework(rules=[last]), {"profiles": True}, as_of=AFTER)
    assert (finding(ended, "a").state, ended.tier_on_date) == ("ended", "minimal")


def test_11_a_rule_past_its_last_day_gives_no_tier() -> None:
    """`tier` counts rules that are in force or to come, never those that have ended."""
    last = {"id": "a", "tier": "high", "when": {"profiles": True}, "ends": "2026-06-30"}
    assert judge(framework(rules=[last]), {"profiles": True}, as_of=AFTER).tier == "minimal"


@pytest.mark.parametrize(("day", "counts"), [("2026-06-30", True), ("2026-07-01", False)])
def test_11_a_rule_counts_on_its_last_day_and_not_on_the_next(day: str, counts: bool) -> None:
    """For the tier, for what decides it, for a status and for a role alike."""
    last = {"when": {"profiles": True}, "ends": "2026-06-30"}
    law = framework(
        statuses=[{"id": "noted", "level": "high", "label": {"en": "Noted"}}],
        rules=[
            {"id": "a", "tier": "high", **last},
            {"id": "still", "tier": "limited", "when": {"profiles": True}},
            {"id": "past", "tier": "limited", **last},
            {"id": "b", "status": "noted", **last},
            {"id": "c", "role": "provider", **last},
        ],
    )
    result = judge(law, {"profiles": True}, as_of=day)
    assert (result.tier == "high", result.tier_on_date == "high") == (counts, counts)
    assert [one.rule for one in result.deciding] == (["a"] if counts else ["still"])
    assert [one.outcome for one in result.statuses] == [counts]
    assert result.roles == ({"provider": "true"} if counts else {})
    found = finding(result, "a")
    assert found.state == ("in force" if counts else "ended")
    assert found.to_dict()["until"] == "2026-06-30"


def test_11_a_rule_is_in_force_from_its_first_day() -> None:
    first = {"id": "a", "tier": "high", "when": {"profiles": True}, "applies": "2026-08-15"}
    law = framework(rules=[first])
    states = [
        finding(judge(law, {"profiles": True}, as_of=day), "a").state
        for day in ("2026-08-14", "2026-08-15")
    ]
    assert states == ["not yet", "in force"]
    assert finding(judge(law), "a").to_dict()["until"] is None


def test_11_before_the_list_the_open_wording_counts() -> None:
    """L Điều 9.1.a alone is open-textured; with the list it is exclusive: undetermined, then low."""
    gap = {"undetermined": {"reason": {"en": "Open-textured"}, "cite": "Art. 9"}}
    vague = {"id": "vague", "tier": "high", "when": gap, "text": {"until": "reform"}}
    law = framework(rules=[vague, *LIST_OF_THE_REFORM])
    before = judge(law, {"profiles": False}, as_of=BEFORE, text_as_of=BEFORE)
    assert (before.tier, before.tier_status) == (None, "undetermined")
    after = judge(law, {"profiles": False, "public": False}, as_of=AFTER)
    assert (after.tier, after.tier_status) == ("minimal", "determined")


MACHINE: dict[str, Any] = {
    "purpose": ["machine-or-product-control"],
    "product": ["machinery"],
    "safety_function": True,
    "third_party_assessment": "required-for-health-or-safety",
}


DATED = {
    "id": "a",
    "tier": "high",
    "when": {"profiles": True},
    "applies": [
        {"when": {"domain": "police"}, "from": "2026-03-01", "cite": "Art. 3"},
        {"when": {"domain": "security"}, "from": "2027-03-01", "cite": "Art. 4"},
        {"from": "2028-03-01", "cite": "Art. 5"},
    ],
}


@pytest.mark.parametrize(
    ("domain", "start", "others"),
    [
        (["police"], "2026-03-01", []),
        (["defence"], "2027-03-01", []),
        (["office"], "2028-03-01", []),
        (["security"], "2026-03-01", ["2027-03-01"]),
        (None, "2026-03-01", ["2027-03-01", "2028-03-01"]),
    ],
)
def test_14_a_date_is_a_conclusion_from_facts(
    domain: list[str] | None, start: str, others: list[str]
) -> None:
    """The first entry that holds gives the day; open ones give the earliest and the others.

    Art. 111 and L Điều 35 conclude when, not whether; a plain condition has no place for a day.
    """
    facts = {"profiles": True} | ({} if domain is None else {"domain": domain})
    found = finding(judge(framework(rules=[DATED]), facts), "a")
    assert found.start == start
    assert [one["from"] for one in found.to_dict()["alternatives"]] == others


def test_14_the_earliest_day_is_taken_in_whatever_order_they_stand() -> None:
    """The law may name its long terms first; what is not known is read as the soonest."""
    later, sooner, usual = (
        {"when": {"domain": "security"}, "from": "2028-03-01", "cite": "Art. 3"},
        {"when": {"domain": "office"}, "from": "2026-03-01", "cite": "Art. 4"},
        {"from": "2027-03-01", "cite": "Art. 5"},
    )
    rule = {"id": "a", "tier": "high", "when": {"profiles": True}}
    law = framework(rules=[{**rule, "applies": [later, sooner, usual]}])
    found = finding(judge(law, {"profiles": True}), "a").to_dict()
    assert (found["from"], found["from_formal"]) == ("2026-03-01", "2026-03-01")
    assert found["alternatives"] == [
        {"from": "2027-03-01", "citation": "Art. 5"},
        {"from": "2028-03-01", "citation": "Art. 3"},
    ]


def transition(**parts: Any) -> Any:
    moved = {"id": "move", "rules": ["a"], "when": {"marketed": {"before": "2026-08-02"}}, **parts}
    return framework(
        rules=[{"id": "a", "tier": "high", "when": {"profiles": True}, "applies": "2026-03-01"}],
        transitions=[moved],
    )


def test_14_a_transition_moves_the_day_and_may_say_meanwhile() -> None:
    """Art. 111(3): old models have until 2027 and may stay on the market till then."""
    law = transition(**{"from": "2027-03-01", "meanwhile": {"en": "May go on."}})
    old = finding(judge(law, {"profiles": True, "marketed": "2026-01-01"}), "a")
    assert (old.formal_start, old.start, old.state) == ("2026-03-01", "2027-03-01", "not yet")
    assert [one.en for one in old.dated.meanwhile] == ["May go on."]
    new = finding(judge(law, {"profiles": True, "marketed": "2026-08-02"}), "a")
    assert (new.start, new.dated.alternatives) == ("2026-03-01", ())
    unsaid = finding(judge(law, {"profiles": True}), "a")
    assert unsaid.start == "2026-03-01"
    assert [one["from"] for one in unsaid.to_dict()["alternatives"]] == ["2027-03-01"]


def test_14_a_transition_may_say_only_if() -> None:
    """Art. 111(2): old systems are caught only if their design changes significantly."""
    law = transition(only_if={"in_service": {"on-or-after": "2026-08-02"}})
    facts = {"profiles": True, "marketed": "2026-01-01"}
    unchanged = finding(judge(law, facts | {"in_service": "not-yet"}), "a")
    assert (unchanged.start, unchanged.state, unchanged.outcome) == (None, "not yet", True)
    changed = finding(judge(law, facts | {"in_service": "2026-09-01"}), "a")
    assert (changed.start, changed.state) == ("2026-03-01", "in force")
    unsaid = finding(judge(law, facts), "a")
    assert unsaid.start == "2026-03-01"
    assert [one["from"] for one in unsaid.to_dict()["alternatives"]] == [None]


def test_14_a_transition_that_merely_may_match_changes_nothing_yet() -> None:
    """Its day is an alternative; what it allows meanwhile and how it is read wait for the facts."""
    reading = {"id": "old", "cite": "Art. 1", "question": {"en": "?"}, "chosen": {"en": "So"}}
    moved = {"from": "2027-03-01", "meanwhile": {"en": "May go on."}, "readings": ["old"]}
    law = transition(**moved)
    law = framework(**{key: law.data[key] for key in ("rules", "transitions")}, readings=[reading])
    certain = judge(law, {"profiles": True, "marketed": "2025"})
    assert finding(certain, "a").readings == certain.readings == ("old",)
    assert "meanwhile: May go on." in certain.explain()
    unsaid = judge(law, {"profiles": True})
    assert (finding(unsaid, "a").readings, unsaid.readings) == ((), ())
    assert "May go on." not in unsaid.explain()
    assert "or from 2027-03-01 (Art. 1)" in unsaid.explain()


def test_14_a_transition_that_nobody_suspects_is_in_the_data_and_not_in_the_text() -> None:
    """A yes-or-no that nobody stated is presumed a no; the data still keeps the day possible."""
    law = transition(**{"when": {"consent": True}, "from": "2027-03-01"})
    unsaid = judge(law, {"profiles": True})
    assert [one["from"] for one in finding(unsaid, "a").to_dict()["alternatives"]] == ["2027-03-01"]
    assert "2027-03-01" not in unsaid.explain()
    assert "2027-03-01" in judge(law, {"profiles": True, "consent": True}).explain()


def test_14_what_gave_the_day_is_cited() -> None:
    """An entry of a list by its own provision; of two transitions that match, both."""
    moved: list[dict[str, Any]] = [
        {"when": {"domain": "police"}, "from": "2026-09-01", "cite": "Art. 3"},
        {"from": "2027-03-01"},
    ]
    law = transition(**{"from": moved})
    old = {"profiles": True, "marketed": "2025"}
    police = finding(judge(law, old | {"domain": ["police"]}), "a").to_dict()
    assert (police["from"], police["dated_by"]) == ("2026-09-01", ["Art. 3"])
    office = finding(judge(law, old | {"domain": ["office"]}), "a").to_dict()
    assert (office["from"], office["dated_by"]) == ("2027-03-01", ["Art. 1"])
    two = [
        {"id": "one", "cite": "Art. 3", "when": {"public": True}, "from": "2027-03-01"},
        {"id": "two", "cite": "Art. 4", "when": {"consent": True}, "from": "2026-09-01"},
    ]
    both = framework(rules=law.data["rules"], transitions=[{**one, "rules": ["a"]} for one in two])
    found = finding(judge(both, {"profiles": True, "public": True, "consent": True}), "a").to_dict()
    assert (found["from"], found["dated_by"]) == ("2026-09-01", ["Art. 3", "Art. 4"])


def test_14_a_day_that_two_transitions_may_give_is_told_once() -> None:
    same = {"when": {"domain": "police"}, "rules": ["a"], "from": "2027-03-01"}
    law = framework(
        rules=transition().data["rules"], transitions=[{"id": "x", **same}, {"id": "y", **same}]
    )
    found = finding(judge(law, {"profiles": True}), "a").to_dict()
    assert found["alternatives"] == [{"from": "2027-03-01", "citation": "Art. 1"}]


def test_14_with_a_day_of_its_own_only_if_comes_to_bind_at_last() -> None:
    """Art. 111(2): for public authorities the day of 2030 comes, changed or not."""
    facts = {"purpose": ["recruitment-screening"], "for_public_authorities": True}
    facts |= {"placed_on_market_on": "2026-05-01", "design_changed_on": "not-yet"}
    facts |= {"large_scale_eu_it_system": False}
    found = finding(judge("eu-ai-act", facts), "recruitment-or-selection")
    assert (found.start, found.formal_start) == ("2030-08-02", "2027-12-02")


def test_15_each_route_has_its_own_day() -> None:
    """Annex III is high-risk from 2 December 2027, Annex I from 2 August 2028 (Art. 113)."""
    result = judge("eu-ai-act", MACHINE | {"purpose": ["recruitment-screening"]})
    assert finding(result, "recruitment-or-selection").start == "2027-12-02"
    assert finding(result, "section-b-products").start == "2028-08-02"


def test_15_the_formal_and_the_effective_day_are_both_given() -> None:
    """A rule's own day and the day it reaches this system are two answers, both in the data."""
    law = transition(**{"from": "2027-03-01"})
    data = finding(judge(law, {"profiles": True, "marketed": "2025"}), "a").to_dict()
    assert (data["from_formal"], data["from"]) == ("2026-03-01", "2027-03-01")
    assert data["dated_by"] == ["Art. 1"]


def test_15_a_transition_delays_and_never_advances() -> None:
    """An earlier day in a transition, certain or merely possible, is no day before the rule's own."""
    law = transition(**{"from": "2025-03-01"})
    old = finding(judge(law, {"profiles": True, "marketed": "2025"}), "a")
    assert (old.formal_start, old.start, old.state) == ("2026-03-01", "2026-03-01", "in force")
    unsaid = finding(judge(law, {"profiles": True}), "a").to_dict()
    assert (unsaid["from"], [one["from"] for one in unsaid["alternatives"]]) == (
        "2026-03-01",
        ["2026-03-01"],
    )
    moved = [
        {"when": {"domain": "police"}, "from": "2025-03-01", "cite": "Art. 3"},
        {"from": "2027-03-01", "cite": "Art. 4"},
    ]
    choice = {"profiles": True, "marketed": "2025"}
    found = finding(judge(transition(**{"from": moved}), choice), "a").to_dict()
    assert found["from"] == "2026-03-01"
    assert [one["from"] for one in found["alternatives"]] == ["2027-03-01"]


def test_15_no_rule_begins_before_the_text_that_brought_it() -> None:
    """A day written for the first text cannot bind by a rule that the Reform added."""
    rule = {"id": "a", "tier": "high", "when": {"profiles": True}, "text": {"since": "reform"}}
    law = framework(rules=[{**rule, "applies": "2025-01-01"}])
    assert finding(judge(law, {"profiles": True}), "a").start == "2026-07-01"


@pytest.mark.parametrize(
    ("stated", "before", "on_or_after", "by"),
    [
        ("2026-08-01", True, False, True),
        ("2026-08-02", False, True, True),
        ("2026-08-03", False, True, False),
        ("2026-07", True, False, True),
        ("2026-08", None, None, None),
        ("2026", None, None, None),
        ("2025", True, False, True),
        ("2027", False, True, False),
        ("not-yet", False, False, False),
        (None, None, None, None),
    ],
)
def test_29_a_date_is_an_interval(
    stated: str | None, before: bool | None, on_or_after: bool | None, by: bool | None
) -> None:
    """Users know "2025"; a comparison is true or false where every day of it agrees.

    "Before" excludes the day and "by" includes it (Art. 111(2), L Điều 35).
    """
    facts = {} if stated is None else {"marketed": stated}
    found = [
        outcome({"marketed": {how: "2026-08-02"}}, facts) for how in ("before", "on-or-after", "by")
    ]
    assert found == [before, on_or_after, by]


def test_29_placing_on_the_market_and_operation_are_separate_facts() -> None:
    """Art. 111(4) knows the market alone, 111(2) service too, L Điều 35 operation in Viet Nam."""
    facts = aigov.load_framework("eu-ai-act").vocabulary.facts
    for name in ("placed_on_market_on", "put_into_service_on", "in_operation_since"):
        assert facts[name].type == "date"
    served = {"generates": ["image"], "put_into_service_on": "2026-01-01"}
    content = {"purpose": ["other"], "content_audience": ["other"]}
    found = finding(judge("eu-ai-act", served | content), "synthetic-content-marking")
    assert found.start == "2026-08-02"
    sold = {"generates": ["image"], "placed_on_market_on": "2026-01-01"}
    found = finding(judge("eu-ai-act", sold | content), "synthetic-content-marking")
    assert found.start == "2026-12-02"


def test_29_there_are_three_comparisons_and_a_day_asked_about() -> None:
    """`within` and the like are no operators: a computed day is written out."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": {"marketed": {"within": "P6M"}}}])
    with pytest.raises(aigov.InputError, match="before, on-or-after, by"):
        judge(law, {}).tier  # noqa: B018
    limit = {"marketed": {"by": "as-of"}}
    assert outcome(limit, {"marketed": "2026-11-22"}, as_of="2026-11-22") is True
    assert outcome(limit, {"marketed": "2026-11-23"}, as_of="2026-11-22") is False


def test_13_a_transition_is_presumed_to_match_as_a_rule_is_presumed_to_hold() -> None:
    """Unstated exclusions are read as no; a date that is not stated stays open."""
    law = framework(
        rules=[{"id": "high", "tier": "high", "when": {"profiles": True}}],
        transitions=[
            {
                "id": "old",
                "rules": "high",
                "when": {"marketed": {"before": "2025-01-01"}, "not": {"public": True}},
            }
        ],
    )
    found = finding(judge(law, {"profiles": True, "marketed": "2024-06-01"}), "high")
    assert found.start is None
    assert [one.start for one in found.dated.alternatives] == [found.dated.formal]
    settled = judge(law, {"profiles": True, "marketed": "2024-06-01", "public": False})
    assert finding(settled, "high").dated.alternatives == ()
    assert finding(judge(law, {"profiles": True}), "high").start is not None
