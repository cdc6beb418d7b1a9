"""Scope, exceptions, saved systems and presumptions of the law: points 16 to 18 and 21."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import finding, framework, judge, outcome, sections, statuses, vocabulary

from aigov.checking.references import check_references

OPEN_SOURCE: dict[str, Any] = {
    "rules": [{"id": "a", "tier": "high", "when": {"profiles": True}, "applies": "2030-01-01"}],
    "scope": [
        {"id": "supplier", "effect": "in", "roles": ["provider"], "when": {"public": True}},
        {"id": "user", "effect": "in", "roles": ["deployer"], "when": {"consent": True}},
        {
            "id": "free",
            "effect": "out",
            "when": {"open_source": True},
            "unless": [{"when": {"finding": "a"}}],
        },
        {
            "id": "private",
            "effect": "limit",
            "roles": ["deployer"],
            "when": {"per_person": False},
            "disapplies": "all",
            "except": ["Art. 5"],
        },
    ],
}


def test_16_scope_may_rest_on_findings_whatever_their_dates() -> None:
    """Open source is out unless high-risk (Art. 2(12)), even before the high-risk rules apply."""
    law = framework(**OPEN_SOURCE)
    facts = {"public": True, "open_source": True}
    assert judge(law, facts | {"profiles": False}).scope == "out"
    high = judge(law, facts | {"profiles": True})
    assert (high.scope, finding(high, "a").state) == ("in", "not yet")
    unsaid = judge(law, facts)
    assert (unsaid.scope, unsaid.scope_certain) == ("in", False)


def test_16_scope_never_hides_a_tier() -> None:
    """Out of scope, or of unknown scope: the tier is what the law would say."""
    law = framework(**OPEN_SOURCE)
    away = judge(law, {"profiles": True, "public": False, "consent": False})
    assert (away.scope, away.tier) == ("out", "high")
    assert judge(law, {"profiles": True}).scope == "unknown"
    assert judge(law, {"profiles": True}).tier == "high"


def test_16_scope_is_per_role_and_in_if_any_is_in() -> None:
    """Art. 2(1) covers a deployer without covering the provider."""
    law = framework(**OPEN_SOURCE)
    facts = {"public": False, "consent": True, "open_source": False}
    assert judge(law, facts).scope == "in"
    assert judge(law, facts, role="provider").scope == "out"
    assert judge(law, facts, role="deployer").scope == "in"


def test_16_a_limit_takes_provisions_away_and_leaves_tier_and_scope() -> None:
    """Art. 2(10) frees a private user of a deployer's duties, and of nothing else."""
    facts = {"profiles": True, "public": True, "per_person": False, "open_source": False}
    result = judge(framework(**OPEN_SOURCE), facts)
    assert (result.scope, result.tier) == ("in", "high")
    limit = result.limits[0]
    assert (limit.rule.id, limit.rule.roles) == ("private", ("deployer",))
    assert (limit.rule.disapplies, limit.rule.keeps) == (("all",), ("Art. 5",))


def test_16_the_grounds_of_the_scope_are_those_that_hold_for_who_is_asked() -> None:
    """Art. 2(1)(a) is no ground for a deployer, and no ground that is open or failing is told."""
    law = framework(
        scope=[
            {"id": "supplier", "effect": "in", "roles": ["provider"], "when": {"public": True}},
            {"id": "user", "effect": "in", "roles": ["deployer"], "when": {"public": True}},
            {"id": "failing", "effect": "in", "when": {"profiles": True}},
            {"id": "open", "effect": "in", "when": {"unsaid": True}},
            {"id": "private", "effect": "out", "roles": ["deployer"], "when": {"consent": True}},
            {"id": "narrow", "effect": "limit", "when": {"public": True}},
        ]
    )

    def grounds(role: str | None = None, **facts: bool) -> tuple[str, list[str]]:
        result = judge(law, {"profiles": False, **facts}, role=role)
        return result.scope, [one.rule.id for one in result.scope_details.grounds]

    assert grounds(public=True) == ("in", ["supplier", "user"])
    assert grounds("provider", public=True) == ("in", ["supplier"])
    assert grounds("deployer", public=True, consent=True) == ("out", ["private"])
    assert grounds("provider", public=True, consent=True) == ("in", ["supplier"])
    assert grounds("provider", consent=True) == ("unknown", [])


def test_16_a_law_without_inclusions_covers_everybody() -> None:
    """Who is not told where a law ends is within it, unless an exclusion is proved."""
    out = {"id": "free", "effect": "out", "when": {"open_source": True}}
    for scope in ([], [out]):
        assert judge(framework(scope=scope), {"open_source": False}).scope == "in"
    assert judge(framework(scope=[out]), {}).scope == "in"
    assert judge(framework(scope=[out]), {"open_source": True}).scope == "out"


def test_16_a_scope_that_is_not_known_is_not_certain() -> None:
    """Certain means that no unstated fact could change the answer, and here each could."""
    result = judge(framework(**OPEN_SOURCE), {"open_source": False})
    assert (result.scope, result.scope_certain) == ("unknown", False)
    known = judge(framework(**OPEN_SOURCE), {"open_source": False, "public": True})
    assert (known.scope, known.scope_certain) == ("in", True)
    out = judge(framework(**OPEN_SOURCE), {"public": False, "consent": False})
    assert (out.scope, out.scope_certain) == ("out", True)


def test_16_stated_roles_are_the_ones_whose_scope_is_asked() -> None:
    """A provider is not covered because a deployer would be."""
    facts = {"public": False, "consent": True, "open_source": False}
    law = framework(**OPEN_SOURCE)
    assert judge(law, facts, roles=["provider"]).scope == "out"
    assert judge(law, facts, roles=["provider", "deployer"]).scope == "in"
    assert judge(law, facts, roles=["importer"]).scope == "in", "no role that this law knows"
    assert judge(law, facts, roles=["deployer"], role="provider").scope == "out"


def test_16_one_use_that_is_covered_brings_the_system_in() -> None:
    """Whichever use it is, and it is told as the ground."""
    law = framework(scope=[{"id": "sold", "effect": "in", "when": {"public": True}}])
    uses = [{"id": "inside", "facts": {"public": False}}, {"id": "sold", "facts": {"public": True}}]
    for given in (uses, uses[::-1]):
        result = judge(law, uses=given)
        assert result.scope == "in"
        assert [one.rule.id for one in result.scope_details.grounds] == ["sold"]


def test_16_only_limits_that_hold_or_may_hold_are_listed() -> None:
    law = framework(**OPEN_SOURCE)
    assert [one.rule.id for one in judge(law, {"per_person": False}).limits] == ["private"]
    assert [one.outcome for one in judge(law, {}).limits] == [None]
    assert judge(law, {"per_person": True}).limits == ()


def test_16_the_plain_data_of_the_scope_say_all_of_it() -> None:
    """All that holds or may hold, with whom it concerns and what it takes away."""
    facts = {"public": True, "per_person": False, "open_source": False}
    data = judge(framework(**OPEN_SOURCE), facts).to_dict()
    found = {one["id"]: one for one in data["scope_findings"]}
    assert [(name, one["effect"], one["outcome"]) for name, one in found.items()] == [
        ("supplier", "in", "true"),
        ("user", "in", "unknown"),
        ("private", "limit", "true"),
    ]
    assert found["supplier"]["roles"] == ["provider"]
    assert {key: found["private"][key] for key in ("citation", "disapplies", "except")} == {
        "citation": "Art. 1",
        "disapplies": ["all"],
        "except": ["Art. 5"],
    }


def test_16_in_the_act_open_source_follows_the_class() -> None:
    """Art. 2(12) with Art. 6, and Art. 2(2), which never defeats Art. 5."""
    free = {"open_source": True, "market": ["EU"]}
    assert judge("eu-ai-act", free | {"purpose": ["recruitment-screening"]}).scope == "in"
    car: dict[str, Any] = {
        "product": ["motor-vehicle"],
        "part_of_product": "the-product-itself",
        "third_party_assessment": "required-for-health-or-safety",
        "influence_technique": ["manipulative"],
        "impairs_informed_decision": True,
        "causes_significant_harm": True,
        "purpose": ["machine-or-product-control"],
    }
    result = judge("eu-ai-act", car)
    assert result.tier == "prohibited"
    assert "products-under-their-own-law" in [one.rule.id for one in result.limits]
    assert statuses(result)["section-b-product"] is True


def test_16_findings_that_rest_on_each_other_are_refused() -> None:
    """The layers are fixed: a circle of findings, through groups too, is an error."""
    circle = sections(
        groups=[{"id": "g", "tier": "high"}],
        rules=[
            {"id": "a", "group": "g", "when": {"finding": "b"}},
            {"id": "b", "tier": "high", "when": {"meets": "d"}},
        ],
        definitions=[{"id": "d", "when": {"finding": "g"}}],
    )
    assert "circle" in [one.code for one in check_references(circle, vocabulary())]


def test_16_a_rule_that_is_gone_supports_no_finding() -> None:
    """What the Reform took out of the law is no finding that scope or a rule could rest on."""
    old = {"id": "old", "tier": "high", "when": {"profiles": True}, "text": {"until": "reform"}}
    law = framework(rules=[old, {"id": "a", "tier": "limited", "when": {"finding": "old"}}])
    for day, expected in (("2026-06-30", True), ("2026-07-01", False)):
        assert finding(judge(law, {"profiles": True}, as_of=day), "a").outcome is expected


def nested(depth: int) -> dict[str, Any]:
    """Return a rule with exceptions to exceptions, each on a fact of its own."""
    names = ["profiles", "consent", "public", "harm"]
    inner: dict[str, Any] = {"when": {names[depth]: True}}
    for name in reversed(names[1:depth]):
        inner = {"when": {name: True}, "unless": [inner]}
    return {"id": "a", "tier": "high", "when": {"profiles": True}, "unless": [inner]}


@pytest.mark.parametrize(
    ("consent", "public", "harm", "expected"),
    [
        (False, None, None, True),
        (True, False, None, False),
        (True, True, False, True),
        (True, True, True, False),
        (True, True, None, None),
        (None, True, False, True),
        (True, None, True, False),
        (None, None, True, None),
    ],
)
def test_17_exceptions_to_exceptions(
    consent: bool | None, public: bool | None, harm: bool | None, expected: bool | None
) -> None:
    """A rule holds unless an exception stands whose own exceptions fail, to any depth.

    Profiling undoes Art. 6(3); Art. 6(1b) undoes 6(1a); public reporting undoes the exception of
    Art. 50(1).
    """
    stated = {"consent": consent, "public": public, "harm": harm, "profiles": True}
    facts = {key: value for key, value in stated.items() if value is not None}
    assert finding(judge(framework(rules=[nested(3)]), facts), "a").outcome is expected


def test_17_an_exception_may_touch_one_limb_alone() -> None:
    """Art. 6(1a) takes away the safety component, not the product itself (Art. 6(1)(a))."""
    saved = [{"when": {"consent": True}, "cite": "Art. 2"}]
    limb = {"id": "part", "when": {"profiles": True}, "unless": saved}
    rule = {"any": [{"meets": "part"}, {"public": True}]}
    facts = {"profiles": True, "consent": True}
    assert outcome(rule, facts | {"public": False}, definitions=[limb]) is False
    assert outcome(rule, facts | {"public": True}, definitions=[limb]) is True


CONVENIENCE: dict[str, Any] = {
    "purpose": ["machine-or-product-control"],
    "product": ["lift"],
    "part_of_product": "component",
    "safety_function": True,
    "component_function": ["user-assistance"],
    "third_party_assessment": "required-for-health-or-safety",
}


def test_17_limbs_of_article_6_have_their_own_exceptions() -> None:
    """6(1a) narrows point (a), 6(1b) undoes it, 6(1c) narrows point (b)."""
    rule = "section-a-products"
    assist = CONVENIENCE | {"failure_endangers_safety": False}
    assert finding(judge("eu-ai-act", assist), rule).outcome is False
    dangerous = CONVENIENCE | {"failure_endangers_safety": True}
    assert finding(judge("eu-ai-act", dangerous), rule).outcome is True
    product = assist | {"part_of_product": "the-product-itself"}
    assert finding(judge("eu-ai-act", product), rule).outcome is True
    radio = product | {"third_party_assessment": "required-only-for-other-risks"}
    assert finding(judge("eu-ai-act", radio), rule).outcome is False


def test_17_exceptions_of_a_group_apply_to_each_rule_separately() -> None:
    """All of Annex III shares Art. 6(3); what saves one entry need not save the next."""
    law = framework(
        groups=[
            {"id": "g", "tier": "high", "unless": [{"when": {"consent": True}}]},
        ],
        rules=[
            {"id": "a", "group": "g", "when": {"profiles": True}},
            {
                "id": "b",
                "group": "g",
                "when": {"harm": True},
                "unless": [{"when": {"public": True}}],
            },
        ],
    )
    facts = {"profiles": True, "harm": True, "consent": False, "public": True}
    result = judge(law, facts)
    assert (finding(result, "a").outcome, finding(result, "b").outcome) == (True, False)
    spared = judge(law, facts | {"consent": True})
    assert {one.outcome for one in spared.findings} == {False}


def test_18_a_saved_system_is_marked_as_saved() -> None:
    """A derogated entry of Annex III keeps duties (Art. 6(4)): "not met" would hide them."""
    facts = {
        "purpose": ["recruitment-screening"],
        "decision_role": ["narrow-procedural-task"],
        "profiles_people": False,
    }
    result = judge("eu-ai-act", facts)
    found = finding(result, "recruitment-or-selection")
    assert found.outcome is False
    assert found.defeated_by == ("Art. 6(3), second subparagraph, point (a)",)
    assert statuses(result)["annex-iii-derogated"] is True
    unlisted = judge("eu-ai-act", facts | {"purpose": ["content-moderation"]})
    assert finding(unlisted, "recruitment-or-selection").defeated_by == ()
    assert statuses(unlisted)["annex-iii-derogated"] is not True


def test_18_only_the_saved_use_is_saved_and_the_duty_stands_beside_high() -> None:
    """One use derogated, another high-risk: the status and the tier hold together."""
    sorting = {"id": "sorting", "facts": {"decision_role": ["narrow-procedural-task"]}}
    ranking = {"id": "ranking", "facts": {"decision_role": ["influences-outcome"]}}
    common = {"purpose": ["recruitment-screening"], "profiles_people": False}
    result = judge("eu-ai-act", common, uses=[sorting, ranking])
    assert result.tier == "high-risk"
    assert statuses(result)["annex-iii-derogated"] is True
    rule = "recruitment-or-selection"
    assert finding(result, rule, "sorting").defeated_by != ()
    assert finding(result, rule, "ranking").defeated_by == ()


MODEL: dict[str, Any] = {
    "describes": ["general-purpose-model"],
    "development_stage": "offered-or-in-use",
    "purpose": ["general-assistance"],
    "high_impact_capabilities": False,
    "systemic_risk_argument_accepted_on": "not-yet",
}


@pytest.mark.parametrize(
    ("compute", "expected"),
    [
        (1e25, False),
        (1.1e25, True),
        ({"min": 1e24, "max": 3e25}, None),
        ({"max": 1e25}, False),
        ({"min": 2e25}, True),
    ],
)
def test_21_a_threshold_is_named_and_compared_in_three_values(
    compute: Any, expected: bool | None
) -> None:
    """Art. 51(2) wants more than 10^25: exactly that is not enough, a range may leave it open."""
    result = judge("eu-ai-act", MODEL | {"training_compute_flop": compute})
    assert finding(result, "high-impact-model").outcome is expected


def test_21_an_accepted_argument_defeats_the_presumption_but_no_designation() -> None:
    """Two rules give one status: Art. 52(2) is no answer to a designation under Art. 52(4)."""
    status = "gpai-model-with-systemic-risk"
    big = MODEL | {"training_compute_flop": 3e25, "designated_systemic_risk_on": "not-yet"}
    assert statuses(judge("eu-ai-act", big))[status] is not False
    accepted = {"systemic_risk_argument_accepted_on": "2026-01-01"}
    rebutted = judge("eu-ai-act", big | accepted)
    assert finding(rebutted, "high-impact-model").outcome is False
    assert statuses(rebutted)[status] is False
    designated = judge("eu-ai-act", big | accepted | {"designated_systemic_risk_on": "2026-02-01"})
    assert finding(designated, "designated-model").outcome is not False
    assert statuses(designated)[status] is not False


def test_21_what_is_model_and_system_has_both_answers() -> None:
    """A model alone has no tier; a general-purpose system has a tier and the model's status."""
    alone = judge("eu-ai-act", MODEL)
    assert (alone.tier_status, statuses(alone)["gpai-model"]) == ("not-applicable", True)
    both = judge("eu-ai-act", MODEL | {"describes": ["general-purpose-model", "ai-system"]})
    assert both.tier is not None
    assert statuses(both)["gpai-model"] is True


def test_21_thresholds_are_versioned() -> None:
    """Art. 51(3): a delegated act may change the number; each text has its own."""
    law = framework(
        rules=[{"id": "a", "tier": "high", "when": {"compute": {"over": {"parameter": "limit"}}}}],
        parameters=[
            {"id": "limit", "value": 10, "cite": "Art. 1", "text": {"until": "reform"}},
            {"id": "limit", "value": 100, "cite": "Art. 1", "text": {"since": "reform"}},
        ],
    )
    tiers = [judge(law, {"compute": 50}, as_of=day).tier for day in ("2026-06-15", "2026-07-01")]
    assert tiers == ["high", "minimal"]
