"""What is asked next: the order of the open questions, and what each says of itself."""

from __future__ import annotations

from typing import Any

from tiny import framework, judge, questions


def rule(name: str, tier: str, when: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "tier": tier, "when": when, **more}


def test_a_list_is_asked_before_a_yes_or_no_that_matters_as_much() -> None:
    """The answer to a list denies much at once; one yes or no settles itself alone."""
    law = framework(rules=[rule("a", "high", {"any": [{"consent": True}, {"purpose": "leisure"}]})])
    assert questions(judge(law)) == ["purpose", "consent"]


def test_what_could_lead_higher_is_asked_first() -> None:
    """Of two yes-or-no facts, the one that could forbid the system comes first."""
    law = framework(
        rules=[
            rule("low", "limited", {"consent": True}),
            rule("ban", "prohibited", {"public": True}),
        ]
    )
    assert questions(judge(law)) == ["public", "consent"]


def test_what_could_save_from_the_presumed_tier_is_asked_before_what_could_add_one() -> None:
    """A presumed high-risk system hears first of the exception that would undo it.

    Art. 6(3) matters more to who lists job applicants than each of the twenty prohibitions
    nobody suspects.
    """
    saved = [{"when": {"public": True}}]
    law = framework(
        rules=[
            rule("listed", "high", {"purpose": "recruitment"}, unless=saved),
            rule("ban", "prohibited", {"consent": True}),
        ]
    )
    presumed = judge(law, {"purpose": ["recruitment"]})
    assert (presumed.tier, presumed.tier_status) == ("high", "presumed")
    assert questions(presumed) == ["public", "consent"]
    nothing_presumed = judge(law, {"capability": ["generation"]})
    assert questions(nothing_presumed) == ["purpose", "consent", "public"]


def test_a_fact_that_more_rules_wait_for_is_asked_earlier() -> None:
    """One answer that settles two rules is worth more than one that settles one."""
    law = framework(
        rules=[
            rule("one", "high", {"consent": True}),
            rule("two", "high", {"public": True, "purpose": "leisure"}),
            rule("three", "high", {"public": True, "purpose": "recruitment"}),
        ]
    )
    assert questions(judge(law, {"purpose": ["leisure", "recruitment"]})) == ["public", "consent"]


def test_what_opens_a_rule_is_asked_before_its_details_and_exceptions() -> None:
    """The order of the law's own words: first the practice, then its detail, then what saves."""
    law = framework(
        rules=[
            rule(
                "a",
                "high",
                {"public": True, "per_person": True},
                unless=[{"when": {"consent": True}}],
            )
        ]
    )
    assert questions(judge(law)) == ["public", "per_person", "consent"]


def test_where_the_description_is_silent_the_gateway_is_asked_first() -> None:
    """Purpose and capability come before a fact that weighs more, until one of them is stated."""
    law = framework(
        framework={"gateway": ["purpose", "capability"]},
        rules=[
            rule("ban", "prohibited", {"domain": "police"}),
            rule("more", "prohibited", {"domain": "office"}),
            rule("low", "limited", {"any": [{"purpose": "leisure"}, {"capability": "generation"}]}),
        ],
    )
    assert questions(judge(law)) == ["capability", "purpose", "domain"]
    assert questions(judge(law, {"profiles": True})) == ["capability", "purpose", "domain"]
    assert questions(judge(law, {"capability": ["emotions"]})) == ["domain", "purpose"]


def test_a_question_says_where_each_answer_leads_the_highest_tier_first() -> None:
    """The tier that holds already is among them, for that is where a no leads."""
    law = framework(
        rules=[
            rule("low", "limited", {"public": True}),
            rule("high", "high", {"profiles": True}),
            rule("ban", "prohibited", {"profiles": True, "consent": True}),
        ]
    )
    leads = {
        one.fact.id: (one.could_lead_to, one.rules)
        for one in judge(law, {"public": True}).open_questions
    }
    assert leads == {
        "profiles": (("prohibited", "high", "limited"), ("high", "ban")),
        "consent": (("prohibited", "limited"), ("ban",)),
    }


def test_a_question_names_the_uses_it_is_open_in() -> None:
    """Of several uses, the ones in which the answer is missing; of a single one, none."""
    law = framework(
        rules=[
            rule("low", "limited", {"consent": True}),
            rule("ban", "prohibited", {"profiles": True}),
        ]
    )
    uses = [
        {"id": "sorting", "facts": {"profiles": False}},
        {"id": "ranking", "facts": {"consent": False}},
        {"id": "filing", "facts": {}},
    ]
    asked = {one["fact"]: one["uses"] for one in judge(law, uses=uses).to_dict()["open_questions"]}
    assert asked == {"profiles": ["ranking", "filing"], "consent": ["sorting", "filing"]}
    assert [one.uses for one in judge(law).open_questions] == [(), ()]


def test_plain_data_of_a_question_hold_its_words_and_where_it_leads() -> None:
    """In the language asked for, as a form that is filled in would show it."""
    (asked, *_) = judge("eu-ai-act").to_dict("vi")["open_questions"]
    (same, *_) = judge("eu-ai-act").open_questions
    assert asked == {
        "fact": same.fact.id,
        "question": same.fact.question.vi,
        "could_lead_to": [*same.could_lead_to],
        "uses": [],
    }
    assert asked["question"]
    assert asked["could_lead_to"][0] == "prohibited"


def test_nothing_is_asked_that_could_not_raise_the_tier() -> None:
    """Nothing of a lower rule, of a rule that fails anyway, or of one that concerns others."""
    law = framework(
        rules=[
            rule("low", "limited", {"consent": True}),
            rule("high", "high", {"public": True}),
            rule("ban", "prohibited", {"profiles": True}, acts=["use"]),
        ]
    )
    assert questions(judge(law, {"public": True})) == ["profiles"]
    assert questions(judge(law, {"public": True}, role="provider")) == []
    both = framework(
        rules=[
            rule("ban", "prohibited", {"profiles": True, "consent": True}),
            rule("high", "high", {"public": True}),
        ]
    )
    assert questions(judge(both, {"profiles": True})) == ["consent", "public"]
    assert questions(judge(both, {"profiles": False})) == ["public"]


# --- what alone decides ---------------------------------------------------------------------


def test_the_one_fact_that_a_suspected_rule_still_needs_is_asked_first() -> None:
    """Where what is stated speaks for a rule, its last element comes before all else, judged or not."""
    law = framework(
        rules=[
            rule("ban", "prohibited", {"consent": True, "harm": True}),
            rule("one", "high", {"purpose": "leisure"}),
            rule("two", "high", {"purpose": "recruitment"}),
        ]
    )
    assert questions(judge(law)) == ["purpose", "consent", "harm"]
    assert questions(judge(law, {"consent": True})) == ["harm", "purpose"]


def test_the_last_element_of_an_exception_is_asked_first_too() -> None:
    saved = [{"when": {"public": True, "harm": True}}]
    law = framework(
        rules=[
            rule("listed", "high", {"profiles": True}, unless=saved),
            rule("ban", "prohibited", {"consent": True}),
        ]
    )
    assert questions(judge(law, {"profiles": True})) == ["public", "consent", "harm"]
    assert questions(judge(law, {"profiles": True, "public": True})) == ["harm", "consent"]


def test_a_rule_that_an_exception_undoes_is_not_asked_for() -> None:
    law = framework(
        rules=[
            rule(
                "ban",
                "prohibited",
                {"consent": True, "harm": True},
                unless=[{"when": {"public": True}}],
            ),
            rule("high", "high", {"profiles": True}),
        ]
    )
    assert questions(judge(law, {"consent": True, "public": True})) == ["profiles"]


# --- beside the tier ------------------------------------------------------------------------

BESIDE: dict[str, Any] = {
    "statuses": [
        {"id": "act", "level": "prohibited", "label": {"en": "Act"}},
        {"id": "model", "level": "limited", "label": {"en": "Model"}},
    ],
    "scope": [
        {"id": "here", "effect": "in", "when": {"domain": "office"}},
        {"id": "away", "effect": "out", "when": {"open_source": True}},
        {"id": "other", "effect": "out", "when": {"per_person": False}, "roles": ["deployer"]},
    ],
    "rules": [
        {"id": "a", "status": "act", "when": {"consent": True}},
        {"id": "b", "status": "model", "when": {"unsaid": True}},
        {"id": "c", "tier": "high", "when": {"public": True}},
    ],
}


def test_scope_and_the_gravest_statuses_are_asked_for_beside_the_tier() -> None:
    law = framework(**BESIDE)
    result = judge(law, {"public": True}, roles=["provider"])
    assert (result.certain, result.open_questions, result.scope) == (True, (), "unknown")
    asked = {one.fact.id: one.settles for one in result.further_questions}
    assert asked == {"domain": ("scope",), "open_source": ("scope",), "consent": ("act",)}
    assert [one.could_lead_to for one in result.further_questions] == [(), (), ()]
    data = result.to_dict()["further_questions"]
    assert {"fact": "consent", "question": "", "settles": ["act"], "uses": []} in data


def test_what_is_settled_declined_or_asked_for_the_tier_is_not_asked_again() -> None:
    law = framework(**BESIDE)
    inside = {"domain": ["office"], "consent": "unknown", "open_source": False}
    assert judge(law, {"public": True, **inside}, roles=["provider"]).further_questions == ()
    law = framework(**{**BESIDE, "rules": [*BESIDE["rules"], rule("d", "high", {"consent": True})]})
    result = judge(law, inside | {"consent": "unknown"}, roles=["provider"])
    assert "consent" not in {one.fact.id for one in result.further_questions}
    result = judge(law, {"domain": ["office"], "open_source": False}, roles=["provider"])
    assert "consent" in questions(result)
    assert result.further_questions == ()


def test_an_open_source_tool_hears_what_would_take_it_out_of_scope() -> None:
    """Art. 2(12) turns on what is described: a model, or a system."""
    facts = {"purpose": ["other"], "capability": [], "open_source": True, "market": ["EU"]}
    result = judge("eu-ai-act", facts, roles=["provider"])
    assert not result.scope_certain
    assert "describes" in [one.fact.id for one in result.further_questions]


def test_the_date_that_a_transition_waits_for_is_asked_where_its_rule_gives_the_tier() -> None:
    law = framework(
        rules=[
            rule("listed", "high", {"profiles": True}),
            rule("other", "limited", {"consent": True}),
        ],
        transitions=[
            {
                "id": "old",
                "rules": "listed",
                "when": {"marketed": {"before": "2025-01-01"}},
                "from": "2027-01-01",
            },
            {
                "id": "older",
                "rules": "other",
                "when": {"in_service": {"before": "2025-01-01"}},
                "from": "2027-01-01",
            },
        ],
    )
    stated = {"profiles": True}
    (asked,) = judge(law, stated).further_questions
    assert (asked.fact.id, asked.settles, asked.rules) == ("marketed", ("date",), ("listed",))
    assert judge(law, stated | {"marketed": "2026-01-01"}).further_questions == ()
    assert judge(law, stated | {"marketed": "unknown"}).further_questions == ()
