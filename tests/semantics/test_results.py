"""What a result says of itself: its sources, its levels, what saves and what was judged by people."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import finding, framework, judge, statuses

TWO_ROADS: dict[str, Any] = {
    "framework": {"confidence": "medium"},
    "rules": [
        {"id": "read", "tier": "high", "when": {"profiles": True}, "confidence": "high"},
        {"id": "heard", "tier": "high", "when": {"public": True}, "confidence": "low"},
        {"id": "usual", "tier": "prohibited", "when": {"harm": True}},
        {"id": "below", "tier": "limited", "when": {"consent": True}, "confidence": "low"},
    ],
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"profiles": True}, "high"),
        ({"public": True}, "low"),
        ({"profiles": True, "public": True}, "low"),
        ({"profiles": True, "consent": True}, "high"),
        ({"harm": True, "public": True}, "medium"),
        ({}, "medium"),
    ],
    ids=["sourced", "hearsay", "both", "a-lower-tier", "a-higher-tier", "no-rule"],
)
def test_a_result_is_as_well_sourced_as_the_weakest_rule_that_gives_its_tier(
    facts: dict[str, Any], expected: str
) -> None:
    """Neither rules below the tier count nor rules that do not hold; else the framework's own word.

    A classification resting on a press report must not look as sure as one read in the gazette.
    """
    result = judge(framework(**TWO_ROADS), facts)
    assert result.confidence == expected
    assert result.to_dict()["confidence"] == expected
    assert ("confidence" in result.explain().lower()) == (expected != "high")


LEVELS: dict[str, Any] = {
    "statuses": [
        {"id": "model", "level": "limited", "label": {"en": "Model"}},
        {"id": "systemic", "level": "high", "label": {"en": "Systemic"}},
    ],
    "rules": [
        {"id": "a", "tier": "high", "when": {"profiles": True}},
        {"id": "b", "status": "model", "when": {"capability": "generation"}},
        {
            "id": "c",
            "status": "systemic",
            "when": {"compute": {"over": 10}, "open_source": False},
            "unless": [{"when": {"consent": True}}],
        },
    ],
    "framework": {"gateway": ["purpose"]},
}


@pytest.mark.parametrize(
    ("facts", "level", "highest"),
    [
        ({}, None, None),
        ({"capability": ["generation"]}, None, "limited"),
        ({"purpose": ["leisure"]}, "minimal", "minimal"),
        ({"purpose": ["leisure"], "capability": ["generation"]}, "minimal", "limited"),
        ({"purpose": ["leisure"], "compute": 11, "consent": False}, "minimal", "high"),
        ({"purpose": ["leisure"], "compute": 11}, "minimal", "high"),
        ({"purpose": ["leisure"], "compute": 11, "consent": True}, "minimal", "minimal"),
        ({"purpose": ["leisure"], "compute": {"min": 9, "max": 11}}, "minimal", "minimal"),
        ({"profiles": True, "purpose": [], "capability": ["generation"]}, "high", "high"),
    ],
    ids=[
        "silent",
        "silent-with-status",
        "tier-alone",
        "status-above",
        "status-holds",
        "status-presumed",
        "status-saved",
        "status-merely-open",
        "tier-above",
    ],
)
def test_the_highest_level_is_of_the_tier_and_of_statuses_that_hold_or_are_presumed(
    facts: dict[str, Any], level: str | None, highest: str | None
) -> None:
    """A status that is merely open raises nothing, and one that holds speaks where no tier does."""
    result = judge(framework(**LEVELS), facts)
    assert (result.level, result.highest_level) == (level, highest)


def exception(name: str, fact: str, *inner: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "cite": f"Art. {len(name)}", "when": {fact: True}, "unless": [*inner]}


EXCEPTIONS: dict[str, Any] = {
    "rules": [
        {
            "id": "a",
            "tier": "high",
            "when": {"profiles": True},
            "unless": [
                exception("consented", "consent", exception("harmful", "harm")),
                exception("open", "public"),
            ],
        },
        {"id": "rest", "tier": "minimal", "otherwise": True},
    ]
}


@pytest.mark.parametrize(
    ("facts", "saving", "still_open"),
    [
        ({"profiles": True, "consent": False, "public": False}, [], []),
        ({"profiles": True, "consent": True, "harm": False, "public": False}, ["consented"], []),
        ({"profiles": True, "consent": True, "harm": True, "public": False}, [], []),
        ({"profiles": True, "consent": False, "public": True}, ["open"], []),
        (
            {"profiles": True, "consent": True, "harm": False, "public": True},
            ["consented", "open"],
            [],
        ),
        ({"profiles": True}, [], ["consented", "open"]),
        ({"profiles": True, "public": False}, [], ["consented"]),
        ({"profiles": True, "consent": True, "public": False}, [], ["consented"]),
        ({"profiles": False, "public": True}, [], []),
        ({"profiles": False}, [], []),
        ({"public": True}, [], []),
        ({}, [], []),
    ],
    ids=[
        "none-stands",
        "one-saves",
        "its-own-exception-undoes-it",
        "the-other-saves",
        "both-save",
        "both-open",
        "one-open",
        "open-for-its-own-exception",
        "nothing-to-save-from",
        "nothing-to-save-from-and-open",
        "unsaid-what-to-save-from",
        "nothing-said",
    ],
)
def test_exceptions_save_or_may_save_only_from_a_rule_whose_condition_is_met(
    facts: dict[str, Any], saving: list[str], still_open: list[str]
) -> None:
    """`saved_by` are those that certainly stand, `open_exceptions` those that still may."""
    result = judge(framework(**EXCEPTIONS), facts)
    found = finding(result, "a")
    assert names(found.saved_by) == saving
    assert names(found.open_exceptions) == still_open
    cites = {"consented": "Art. 9", "open": "Art. 4"}
    assert found.defeated_by == tuple(cites[one] for one in saving)
    assert ("Saved by an exception" in result.explain()) == bool(saving)
    if result.tier == "high":
        assert result.explain().count("unless an exception applies") == len(still_open)


def names(exempts: Any) -> list[str]:
    return [one.id for one in exempts]


@pytest.mark.parametrize(
    ("facts", "outcome", "presumed"),
    [
        ({"profiles": False}, True, True),
        ({}, None, True),
        ({"profiles": True}, None, False),
        ({"profiles": True, "consent": False, "public": False}, False, False),
    ],
    ids=["nothing-higher", "perhaps-higher", "presumably-higher", "higher"],
)
def test_what_remains_holds_where_nothing_higher_does(
    facts: dict[str, Any], outcome: bool | None, presumed: bool
) -> None:
    """It is one finding for all uses, and has no condition that one could be saved from."""
    law = framework(**EXCEPTIONS)
    uses = [{"id": name, "facts": {}} for name in ("one", "other")]
    for result in (judge(law, facts), judge(law, facts, uses=uses)):
        (found,) = [one for one in result.findings if one.rule == "rest"]
        assert (found.outcome, found.presumed, found.use) == (outcome, presumed, None)
        assert (found.saved_by, found.open_exceptions) == ((), ())


def test_a_judgement_is_named_where_it_settles_a_rule_of_the_tier_or_above() -> None:
    """Not what can be observed, not a rule below the tier, not a rule left open, not a status."""
    law = framework(
        statuses=[{"id": "noted", "level": "limited", "label": {"en": "Noted"}}],
        rules=[
            {"id": "a", "tier": "high", "when": {"profiles": True}},
            {"id": "b", "tier": "limited", "when": {"harm": True}},
            {"id": "c", "status": "noted", "when": {"harm": True}},
            {"id": "d", "tier": "prohibited", "when": {"harm": True, "unsaid": True}},
        ],
    )
    assert judge(law, {"profiles": True, "harm": True}).judgements == ()
    assert judge(law, {"profiles": True, "harm": True, "unsaid": True}).judgements == ("harm",)
    assert judge(law, {"profiles": False, "harm": True, "unsaid": False}).judgements == ("harm",)


def test_a_judgement_that_nobody_made_is_not_named() -> None:
    """An unstated evaluation among the reasons is no assessment of the user's."""
    limb = {"id": "limb", "when": {"profiles": True}, "unless": [{"when": {"harm": True}}]}
    law = framework(
        definitions=[limb], rules=[{"id": "a", "tier": "high", "when": {"meets": "limb"}}]
    )
    result = judge(law, {"profiles": False})
    assert "harm" in [one.fact for one in finding(result, "a").reasons]
    assert (result.certain, result.judgements) == (True, ())
    saved = judge(law, {"profiles": True, "harm": True})
    assert (saved.certain, saved.judgements) == (True, ("harm",))
    assert "on your own assessment of harm" in saved.explain()


def test_a_judgement_left_unknown_is_none() -> None:
    """Who writes `unknown` has judged nothing, also where the rest of the rule is stated."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": {"profiles": True, "harm": True}}])
    assert judge(law, {"profiles": True, "harm": "unknown"}).judgements == ()
    assert judge(law, {"profiles": True, "harm": True}).judgements == ("harm",)


def test_a_status_given_by_an_exception_waits_for_the_rule_that_it_saves_from() -> None:
    """Nobody is derogated from a rule that does not touch him (Art. 6(4))."""
    law = framework(
        statuses=[{"id": "derogated", "level": "limited", "label": {"en": "Derogated"}}],
        rules=[
            {
                "id": "a",
                "tier": "high",
                "when": {"profiles": True},
                "unless": [{"when": {"consent": True}, "status": "derogated"}],
            }
        ],
    )

    def status(**facts: bool) -> tuple[bool | None, bool | None]:
        (found,) = judge(law, facts).statuses
        return found.outcome, found.presumed

    assert status(profiles=True, consent=True) == (True, True)
    assert status(profiles=False, consent=True) == (False, False)
    assert status(consent=True) == (None, False)
    assert status(profiles=True) == (None, False)
    assert status(profiles=True, consent=False) == (False, False)
    assert statuses(judge(law, {"profiles": True, "consent": True}, role="provider")) == {
        "derogated": True
    }


def test_one_role_has_its_own_statuses_and_no_table_of_roles() -> None:
    """What is asked of a provider alone says nothing of the deployer's qualifications or tier."""
    law = framework(
        statuses=[{"id": "noted", "level": "high", "label": {"en": "Noted"}}],
        rules=[
            {"id": "a", "tier": "high", "acts": ["use"], "when": {"profiles": True}},
            {"id": "b", "status": "noted", "acts": ["use"], "when": {"profiles": True}},
        ],
    )
    everybody = judge(law, {"profiles": True})
    assert everybody.by_role == {"provider": "minimal", "deployer": "high"}
    for role, tier, holds in (("provider", "minimal", False), ("deployer", "high", True)):
        result = judge(law, {"profiles": True}, role=role)
        assert (result.tier, result.by_role, statuses(result)) == (tier, {}, {"noted": holds})


def test_the_tier_on_the_day_is_not_known_where_the_law_in_force_is_not() -> None:
    """A gap of law decides the day's tier only once the rule that has it is in force."""
    gap = {"undetermined": {"reason": {"en": "Row not obtained"}, "cite": "Art. 9"}}
    row = {"id": "row", "tier": "high", "when": gap, "applies": "2026-08-15"}
    law = framework(rules=[row])
    before, after = (judge(law, as_of=day) for day in ("2026-08-14", "2026-08-15"))
    assert (before.tier, before.tier_on_date) == (None, "minimal")
    assert (after.tier, after.tier_on_date) == (None, None)


def test_the_edition_names_the_newest_text_that_was_known() -> None:
    """Not the first, and not one that was published later than what is asked about."""
    law = framework()
    assert judge(law).edition == "2/2026, published 2026-06-01; known to 2026-11-22"
    early = judge(law, text_as_of="2026-05-31").edition
    assert early == "1/2024, published 2024-01-01; known to 2026-05-31"


def test_plain_data_of_a_finding_repeat_what_it_says() -> None:
    """A program that reads JSON knows of each finding what a program in Python does."""
    law = framework(
        readings=[
            {"id": "wide", "cite": "Art. 1", "question": {"en": "?"}, "chosen": {"en": "So"}}
        ],
        rules=[
            {
                "id": "a",
                "tier": "high",
                "acts": ["use"],
                "when": {"profiles": True},
                "unless": [{"cite": ["Art. 2", "Art. 3(1)"], "when": {"consent": True}}],
                "readings": ["wide"],
                "confidence": "low",
                "applies": "2027-03-01",
            }
        ],
    )
    uses = [
        {"id": "saved", "facts": {"consent": True}},
        {"id": "open", "facts": {}},
        {"id": "held", "facts": {"consent": False}},
    ]
    result = judge(law, {"profiles": True}, uses=uses)
    saved, still_open, held = result.to_dict()["findings"]
    assert [(one["use"], one["outcome"], one["presumed"]) for one in (saved, still_open, held)] == [
        ("saved", "false", "false"),
        ("open", "unknown", "true"),
        ("held", "true", "true"),
    ]
    assert saved["defeated_by"] == ["Art. 2; Art. 3(1)"]
    assert held["defeated_by"] == []
    assert {key: held[key] for key in ("rule", "acts", "roles", "concludes")} == {
        "rule": "a",
        "acts": ["use"],
        "roles": ["deployer"],
        "concludes": {"tier": "high"},
    }
    assert {key: held[key] for key in ("readings", "confidence", "state", "from")} == {
        "readings": ["wide"],
        "confidence": "low",
        "state": "not yet",
        "from": "2027-03-01",
    }
    assert {"fact": "profiles", "stated": True, "wanted": True, "outcome": "true"} in held[
        "reasons"
    ]


def test_what_gives_a_presumed_tier_decides_it_in_the_uses_where_it_is_presumed() -> None:
    """An open exception does not take the rule away; a single use needs no name."""
    law = framework(**EXCEPTIONS)
    uses = [{"id": "saved", "facts": {"public": True}}, {"id": "open", "facts": {}}]
    both = judge(law, {"profiles": True}, uses=uses)
    assert (both.tier, both.certain) == ("high", False)
    assert [(one.rule, one.use, one.outcome) for one in both.deciding] == [("a", "open", None)]
    alone = judge(law, {"profiles": True}, uses=uses[1:])
    assert [(one.rule, one.use) for one in alone.deciding] == [("a", None)]


def test_a_silent_description_has_no_tier_whatever_else_it_states() -> None:
    """With nothing of the gateway stated all is possible, for the day and for each role too."""
    law = framework(
        framework={"gateway": ["purpose"]},
        rules=[{"id": "a", "tier": "high", "acts": ["use"], "when": {"profiles": True}}],
    )
    silent = judge(law, {"profiles": True})
    assert (silent.tier, silent.tier_status, silent.tier_on_date) == (None, "undetermined", None)
    assert (silent.bounds, silent.by_role) == (("minimal", "prohibited"), {})
    stated = judge(law, {"profiles": True, "purpose": []})
    assert (stated.tier, stated.tier_on_date, stated.bounds) == ("high", "high", ("high", "high"))
    assert stated.by_role == {"provider": "minimal", "deployer": "high"}


def test_a_law_without_tiers_gives_none() -> None:
    """It may know statuses alone; that is no want of facts."""
    law = framework(
        tiers=[],
        statuses=[{"id": "noted", "level": "high", "label": {"en": "Noted"}}],
        rules=[{"id": "a", "status": "noted", "when": {"profiles": True}}],
    )
    result = judge(law, {"profiles": True})
    assert (result.tier, result.tier_status, result.bounds) == (None, "not-applicable", None)
    assert (statuses(result), result.highest_level) == ({"noted": True}, "high")


def test_results_are_equal_only_of_the_same_description() -> None:
    law = framework(**TWO_ROADS)
    assert judge(law, {"profiles": True}) == judge(law, {"profiles": True})
    assert judge(law, {"profiles": True}) != judge(law, {"profiles": False})
    assert judge(law, {"profiles": True}) != judge(law, {"profiles": True}, as_of="2026-11-21")
