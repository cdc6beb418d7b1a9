"""What an obligation means: whom it binds, from when, and what is not known of it (points 14 to 16, 19, 25 to 28)."""

from __future__ import annotations

from typing import Any

import pytest
import tiny

from aigov.classifying import classify
from aigov.framework import Framework
from aigov.obligation_findings import ObligationFinding
from aigov.obligations import Span
from aigov.problems import InputError
from aigov.system import System, Use

LISTED = {"id": "listed", "tier": "high", "when": {"profiles": True}, "applies": "2027-12-02"}
PRODUCT = {"id": "product", "tier": "high", "when": {"public": True}, "applies": "2028-08-02"}
LEISURE = {"id": "leisure", "tier": "limited", "when": {"purpose": "leisure"}}


def duty(id: str, when: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: A002
    return {
        "id": id,
        "cite": "Art. 9",
        "roles": ["provider"],
        "topic": "risk-management",
        "title": {"en": id},
        "when": when,
        **more,
    }


def law(*obligations: dict[str, Any], **more: Any) -> Framework:
    more = {"rules": [LISTED, PRODUCT, LEISURE], **more}
    return tiny.framework(obligations=[*obligations], **more)


def owed(
    framework: Framework, facts: dict[str, Any] | None = None, role: str = "provider", **asked: Any
) -> dict[str, ObligationFinding]:
    result = tiny.judge(framework, facts, **asked)
    return {one.obligation: one for one in result.obligations(role)}


NOTHING = {"profiles": False, "public": False, "purpose": []}
RISK = duty("risk", {"finding": ["listed", "product"]})


def test_15_a_duty_begins_with_the_finding_that_triggers_it() -> None:
    one = owed(law(RISK), {**NOTHING, "profiles": True})["risk"]
    assert (one.start, one.state, one.outcome) == ("2027-12-02", "not yet", True)
    assert one.triggered_by == ("listed",)
    assert owed(law(RISK), {**NOTHING, "public": True})["risk"].start == "2028-08-02"


def test_15_of_several_findings_the_earliest_counts() -> None:
    both = {**NOTHING, "profiles": True, "public": True}
    assert owed(law(RISK), both)["risk"].start == "2027-12-02"


def test_15_the_formal_day_is_shown_beside_the_effective_one() -> None:
    registration = duty("registration", {"finding": "listed"}, applies="2026-08-02")
    one = owed(law(registration), {**NOTHING, "profiles": True})["registration"]
    assert (one.formal_start, one.start) == ("2026-08-02", "2027-12-02")
    late = duty("late", {"finding": "listed"}, applies="2029-01-01")
    assert owed(law(late), {**NOTHING, "profiles": True})["late"].start == "2029-01-01"


def test_15_a_transition_of_the_finding_moves_the_duty() -> None:
    old = {"id": "old", "rules": ["listed"], "when": {"marketed": {"before": "2027-12-02"}}}
    later = law(RISK, transitions=[{**old, "from": "2030-08-02"}])
    never = law(RISK, transitions=[{**old, "only_if": {"unsaid": True}}])
    facts = {**NOTHING, "profiles": True, "marketed": "2026"}
    assert owed(later, facts)["risk"].start == "2030-08-02"
    assert "risk" not in owed(never, {**facts, "unsaid": False})


def test_14_a_transition_may_name_a_duty_that_no_finding_triggers() -> None:
    safety = duty("safety", {})
    old = {"id": "old", "obligations": ["safety"], "when": {"marketed": {"before": "2026-03-01"}}}
    framework = law(safety, transitions=[{**old, "from": "2027-03-01"}])
    assert owed(framework, {**NOTHING, "marketed": "2025"})["safety"].start == "2027-03-01"
    assert owed(framework, {**NOTHING, "marketed": "2026-04"})["safety"].state == "in force"
    open_ = owed(framework, NOTHING)["safety"]
    assert open_.state == "in force"
    assert "2027-03-01" in [one.to_dict()["from"] for one in open_.owed.alternatives]


def test_11_a_duty_on_a_tier_follows_the_tier_of_the_day() -> None:
    """A listed system is of the lower tier until the list applies, and owes its duties till then."""
    explain = duty("explain", {"tier": "limited"})
    remaining = duty("remaining", {"tier": "minimal"})
    rest = {"id": "rest", "tier": "minimal", "otherwise": True}
    framework = law(explain, remaining, RISK, rules=[LISTED, LEISURE, rest])
    one = owed(framework, {**NOTHING, "profiles": True, "purpose": ["leisure"]})
    assert (one["explain"].state, one["explain"].ends) == ("in force", "2027-12-01")
    assert one["risk"].start == "2027-12-02"
    assert "remaining" not in one
    later = owed(
        framework, {**NOTHING, "profiles": True, "purpose": ["leisure"]}, as_of="2028-01-01"
    )
    assert (later["explain"].state, later["risk"].state) == ("ended", "in force")
    assert owed(framework, NOTHING)["remaining"].outcome is True


def test_open_facts_leave_a_duty_open_and_are_named() -> None:
    one = owed(law(RISK), {"purpose": ["leisure"]})["risk"]
    assert (one.state, one.outcome, one.presumed) == ("open", None, False)
    assert set(one.waits_for) == {"profiles", "public"}


def test_a_silent_description_presumes_no_duty_of_a_tier() -> None:
    head = {"gateway": ["purpose"]}
    framework = law(duty("low", {"tier": "minimal"}), framework=head)
    assert owed(framework, {"profiles": False})["low"].state == "open"


def test_16_a_limit_of_scope_takes_a_duty_away() -> None:
    limit = {
        "id": "sector",
        "effect": "limit",
        "when": {"open_source": True},
        "disapplies": "all",
        "except": ["Art. 60"],
    }
    kept = duty("kept", {}, cite="Art. 60")
    framework = law(RISK, kept, scope=[limit])
    facts = {**NOTHING, "profiles": True, "open_source": True}
    found = tiny.judge(framework, facts).obligations("provider")
    assert [one.obligation for one in found] == ["kept"]
    assert [one.obligation for one in found.taken_away] == ["risk"]
    assert owed(framework, {**facts, "open_source": False})["risk"].outcome is True
    unknown = owed(framework, {**NOTHING, "profiles": True})["risk"]
    assert (unknown.outcome, unknown.presumed) == (None, True)
    assert unknown.waits_for == ("open_source",)


def test_16_a_limit_on_one_role_leaves_the_others_alone() -> None:
    limit = {
        "id": "private",
        "effect": "limit",
        "roles": ["deployer"],
        "when": {"open_source": True},
        "disapplies": "all",
    }
    framework = law({**RISK, "roles": ["provider", "deployer"]}, scope=[limit])
    facts = {**NOTHING, "profiles": True, "open_source": True}
    assert "risk" in owed(framework, facts)
    assert "risk" not in owed(framework, facts, role="deployer")
    one_result = tiny.judge(framework, facts)
    found = {role: len(one_result.obligations(role)) for role in ("deployer", "provider")}
    assert found == {"deployer": 0, "provider": 1}


def test_16_what_is_out_of_scope_owes_nothing() -> None:
    outside = {"id": "outside", "effect": "out", "when": {"domain": "defence"}}
    framework = law(RISK, duty("all", {}), scope=[outside])
    found = tiny.judge(framework, {**NOTHING, "domain": ["defence"]}).obligations("provider")
    assert not found
    assert found.out_of_scope == ("provider",)


def test_18_a_status_that_an_exception_gives_triggers_a_duty() -> None:
    rule = {
        **LISTED,
        "unless": [
            {"cite": "Art. 6(3)", "when": {"role_in_decision": "narrow"}, "status": "saved"}
        ],
    }
    statuses = [{"id": "saved", "level": "limited", "label": {"en": "Saved"}}]
    framework = law(
        duty("document", {"status": "saved"}), RISK, rules=[rule, PRODUCT], statuses=statuses
    )
    saved = owed(framework, {**NOTHING, "profiles": True, "role_in_decision": "narrow"})
    assert (saved["document"].start, saved["document"].outcome) == ("2027-12-02", True)
    assert "risk" not in saved
    assert "document" not in owed(framework, {**NOTHING, "profiles": False})


def test_19_roles_held_are_asked_unless_one_is_named() -> None:
    framework = law(RISK, {**RISK, "id": "use", "roles": ["deployer"]})
    facts = {**NOTHING, "profiles": True}
    result = tiny.judge(framework, facts, roles=["deployer"])
    assert [one.obligation for one in result.obligations()] == ["use"]
    assert [one.obligation for one in result.obligations("provider")] == ["risk"]
    assert {one.role for one in tiny.judge(framework, facts).obligations()} == {
        "provider",
        "deployer",
    }


def test_25_deadlines_have_promptness_time_clock_and_events() -> None:
    report = duty(
        "report",
        {},
        on="serious-incident",
        terms={
            "deadline": [
                {"promptness": "immediately", "at_most": "10 days", "clock": "awareness"},
            ],
            "retention": {"at_least": "operating life"},
        },
    )
    terms = owed(law(report), NOTHING)["report"].source.terms
    (amount,) = terms["deadline"]  # type: ignore[misc]
    assert (amount.promptness, amount.span, amount.clock) == (
        "immediately",
        Span(10, "day"),
        "awareness",
    )
    assert str(terms["retention"][0].span) == "operating life"  # type: ignore[index,union-attr]


PENALTY = {
    "id": "fine",
    "cite": "Art. 99",
    "title": {"en": "Fine"},
    "amount": 15_000_000,
    "currency": "EUR",
    "percent": 3,
    "choose": "higher",
    "variants": [
        {"when": {"open_source": True}, "choose": "lower", "cite": "Art. 99"},
        {"when": {"public": True}, "choose": "amount", "cite": "Art. 99"},
    ],
}


@pytest.mark.parametrize(
    ("facts", "choose", "percent", "certain"),
    [
        ({"open_source": False, "public": False}, "higher", 3, True),
        ({"open_source": True, "public": False}, "lower", 3, True),
        ({"open_source": False, "public": True}, "amount", None, True),
        ({"public": False}, "higher", 3, False),
    ],
)
def test_26_the_cap_of_a_fine_depends_on_who_breaks_the_rule(
    facts: dict[str, Any], choose: str, percent: int | None, certain: bool
) -> None:
    framework = law(duty("all", {}, sanction="fine"), penalties=[PENALTY])
    (fine,) = owed(framework, {"purpose": [], **facts})["all"].fines
    assert (fine.choose, fine.percent, fine.certain) == (choose, percent, certain)


def test_28_a_duty_may_turn_on_plain_facts() -> None:
    framework = law(duty("label", {"capability": "generation"}))
    assert "label" in owed(framework, {"capability": ["generation"]})
    assert "label" not in owed(framework, {"capability": []})


def test_12_a_duty_of_a_coming_text_binds_from_that_text_on() -> None:
    framework = law(
        duty("new", {}, text={"since": "reform"}), duty("old", {}, text={"until": "reform"})
    )
    before = owed(framework, NOTHING, as_of=tiny.BETWEEN)
    assert (before["new"].state, before["old"].state) == ("not yet", "in force")
    after = owed(framework, NOTHING, as_of=tiny.AFTER)
    assert after["new"].state == "in force"
    assert "old" not in after
    hidden = owed(framework, NOTHING, as_of=tiny.BEFORE, text_as_of=tiny.BEFORE)
    assert "new" not in hidden
    assert hidden["old"].ends is None


def test_tier_and_status_are_for_obligations_alone() -> None:
    with pytest.raises(InputError, match="depends on this entry"):
        tiny.judge(tiny.framework(rules=[{**LISTED, "when": {"tier": "high"}}]), NOTHING).tier  # noqa: B018


def test_14_a_duty_on_what_remains_waits_as_the_rule_on_it_does() -> None:
    rest = {"id": "rest", "tier": "minimal", "otherwise": True}
    old = {"id": "old", "rules": ["rest"], "when": {"marketed": {"before": "2026-03-01"}}}
    framework = law(
        duty("low", {"tier": "minimal"}),
        rules=[LISTED, LEISURE, rest],
        transitions=[{**old, "from": "2027-03-01"}],
    )
    assert owed(framework, {**NOTHING, "marketed": "2025"})["low"].start == "2027-03-01"
    assert owed(framework, {**NOTHING, "marketed": "2026-05"})["low"].state == "in force"


def test_14_a_limit_on_one_article_leaves_those_whose_number_begins_alike() -> None:
    limit = {
        "id": "limit",
        "effect": "limit",
        "when": {"open_source": True},
        "disapplies": ["Art. 6"],
    }
    cites = ("Art. 6", "Art. 6(2)", "Art. 60")
    framework = law(*(duty(f"d{place}", {}, cite=one) for place, one in enumerate(cites)))
    limited = law(*framework.duty_data["obligations"], scope=[limit])
    assert {*owed(limited, {**NOTHING, "open_source": True})} == {"d2"}


def test_16_a_duty_that_is_over_and_begins_again_is_the_one_that_counts_on_the_day() -> None:
    """First while the first list applies, then again when the second one does."""
    first = {**LISTED, "id": "first", "applies": "2025-01-01", "ends": "2025-12-31"}
    again = {**LISTED, "id": "again", "applies": "2027-12-02"}
    framework = law(duty("a", {"finding": ["first", "again"]}), rules=[first, again])
    facts = {**NOTHING, "profiles": True}
    spans = {
        day: (one.state, one.start, one.ends)
        for day in ("2025-06-01", "2026-06-01", "2028-01-01")
        for one in [owed(framework, facts, as_of=day)["a"]]
    }
    assert spans == {
        "2025-06-01": ("in force", "2025-01-01", "2025-12-31"),
        "2026-06-01": ("not yet", "2027-12-02", None),
        "2028-01-01": ("in force", "2027-12-02", None),
    }


def test_15_lists_that_follow_one_another_make_one_time() -> None:
    first = {**LISTED, "id": "first", "applies": "2025-01-01", "ends": "2025-12-31"}
    again = {**LISTED, "id": "again", "applies": "2026-01-01"}
    framework = law(duty("a", {"finding": ["first", "again"]}), rules=[first, again])
    one = owed(framework, {**NOTHING, "profiles": True}, as_of="2026-06-01")["a"]
    assert (one.state, one.start, one.ends) == ("in force", "2025-01-01", None)


def test_15_a_duty_that_may_bind_before_the_day_presumed_says_so() -> None:
    """By another finding that is open: the earlier day stays possible."""
    early = {"id": "early", "tier": "high", "when": {"public": True}, "applies": "2026-08-02"}
    framework = law(duty("a", {"finding": ["early", "listed"]}), rules=[early, LISTED])
    one = owed(framework, {"profiles": True, "purpose": []})["a"]
    assert one.start == "2027-12-02"
    assert one.triggered_by == ("listed",)
    assert [other.to_dict()["from"] for other in one.owed.alternatives] == ["2026-08-02"]


def test_15_what_is_said_for_the_time_until_a_finding_applies_is_said_of_its_duties() -> None:
    old = {"id": "old", "rules": ["listed"], "when": {"marketed": {"before": "2027-12-02"}}}
    meanwhile = {"from": "2030-08-02", "meanwhile": {"en": "Only the old law."}}
    framework = law(RISK, transitions=[{**old, **meanwhile}])
    one = owed(framework, {**NOTHING, "profiles": True, "marketed": "2026"})["risk"]
    assert [said.en for said in one.owed.meanwhile] == ["Only the old law."]
    open_ = owed(framework, {**NOTHING, "profiles": True})["risk"]
    assert "2030-08-02" in [other.to_dict()["from"] for other in open_.owed.alternatives]


def test_of_several_uses_the_one_that_owes_counts() -> None:
    framework = law(duty("a", {"purpose": "recruitment"}))
    made = [Use(name, {"purpose": [name]}) for name in ("leisure", "recruitment")]
    system = System("S", {}, uses=made, vocabulary=framework.vocabulary)
    asked = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS}
    (one,) = classify(system, framework, **asked).obligations("provider")
    assert (one.use, one.outcome) == ("recruitment", True)


def test_12_a_duty_has_its_own_last_day_or_that_of_its_text() -> None:
    until = {"text": {"until": "reform"}}
    framework = law(
        duty("own", {}, ends="2027-01-01"),
        duty("earlier", {}, ends="2026-06-20", **until),
        duty("later", {}, ends="2027-01-01", **until),
    )
    found = owed(framework, NOTHING, as_of=tiny.BETWEEN)
    assert {name: one.ends for name, one in found.items()} == {
        "own": "2027-01-01",
        "earlier": "2026-06-20",
        "later": "2026-06-30",
    }
    assert owed(framework, NOTHING, as_of="2027-01-01")["own"].state == "in force"
    assert owed(framework, NOTHING, as_of="2027-01-02")["own"].state == "ended"


def test_12_a_new_wording_is_no_new_duty() -> None:
    framework = law(
        duty("a", {}, text={"until": "reform"}), duty("a", {}, text={"since": "reform"})
    )
    assert owed(framework, NOTHING, as_of=tiny.AFTER)["a"].start == "2024-02-01"


def test_what_is_coming_comes_earliest_first() -> None:
    days = ("2028-01-01", "2027-01-01", "2029-01-01")
    framework = law(*(duty(day, {}, applies=day) for day in days))
    found = tiny.judge(framework, NOTHING).obligations("provider")
    assert [one.start for one in found.coming] == sorted(days)
    first = tiny.judge(framework, NOTHING, as_of=days[1]).obligations("provider")
    assert [one.start for one in first.now] == [days[1]]


def test_18_an_exception_may_ask_for_a_finding() -> None:
    """Then it triggers nothing by itself, and the duty ends where it begins."""
    saved = {"cite": "Art. 4", "when": {"finding": "listed"}}
    framework = law(duty("a", {}, unless=[saved]))
    one = owed(framework, {**NOTHING, "profiles": True})["a"]
    assert (one.state, one.ends) == ("in force", "2027-12-01")


def test_18_an_exception_of_a_definition_may_ask_for_a_finding() -> None:
    saved = {"cite": "Art. 4", "when": {"finding": "product"}}
    definitions = [{"id": "d", "when": {"profiles": True}, "unless": [saved]}]
    framework = law(duty("a", {"meets": "d"}), definitions=definitions)
    one = owed(framework, {**NOTHING, "profiles": True, "public": True})["a"]
    assert (one.state, one.ends) == ("in force", "2028-08-01")


def test_26_a_variant_has_what_it_does_not_change_from_its_penalty() -> None:
    framework = law(duty("all", {}, sanction="fine"), penalties=[PENALTY])
    (fine,) = owed(framework, {"purpose": [], "open_source": True, "public": False})["all"].fines
    assert (fine.amount, fine.percent) == (15_000_000, 3)


def test_what_all_that_is_presumed_turns_on_is_named_once() -> None:
    usual = {"not": {"open_source": True}}
    private = {"all": [usual, {"not": {"public": True}}]}
    framework = law(
        duty("a", private), duty("b", usual), duty("c", private), duty("d", {"public": True})
    )
    found = tiny.judge(framework, {"purpose": []}).obligations("provider")
    assert {one.obligation: one.waits_for for one in found} == {
        "a": ("open_source", "public"),
        "b": ("open_source",),
        "c": ("open_source", "public"),
        "d": ("public",),
    }
    assert found.presuming == ("open_source",)


def test_15_what_is_certain_first_and_presumed_then_makes_one_time_that_is_presumed() -> None:
    first = {**LISTED, "id": "first", "applies": "2025-01-01", "ends": "2025-12-31"}
    again = {**LISTED, "id": "again", "when": {"per_person": True}, "applies": "2026-01-01"}
    framework = law(duty("a", {"finding": ["first", "again"]}), rules=[first, again])
    one = owed(framework, {**NOTHING, "profiles": True}, as_of="2026-06-01")["a"]
    assert (one.start, one.state, one.outcome) == ("2025-01-01", "in force", None)


def test_16_of_several_times_that_are_over_the_last_counts() -> None:
    years = ("2024", "2025")
    rules = [
        {**LISTED, "id": f"of-{one}", "applies": f"{one}-03-01", "ends": f"{one}-06-30"}
        for one in years
    ]
    framework = law(duty("a", {"finding": [f"of-{one}" for one in years]}), rules=rules)
    one = owed(framework, {**NOTHING, "profiles": True})["a"]
    assert (one.state, one.start, one.ends) == ("ended", "2025-03-01", "2025-06-30")


def test_of_several_uses_one_that_owes_later_counts_before_one_that_is_over() -> None:
    rules = [
        {**LISTED, "id": "over", "applies": "2025-01-01", "ends": "2025-12-31"},
        {**LISTED, "id": "coming"},
    ]
    parts = [
        {"purpose": purpose, "finding": rule}
        for purpose, rule in (("leisure", "over"), ("recruitment", "coming"))
    ]
    framework = law(duty("a", {"any": parts}), rules=rules)
    made = [Use(name, {"purpose": [name], "profiles": True}) for name in ("leisure", "recruitment")]
    system = System("S", {}, uses=made, vocabulary=framework.vocabulary)
    asked = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS}
    (one,) = classify(system, framework, **asked).obligations("provider")
    assert (one.use, one.state) == ("recruitment", "not yet")


def test_18_duties_of_one_condition_have_exceptions_of_their_own() -> None:
    saved = [{"cite": "Art. 4", "when": {"public": True}}]
    framework = law(RISK, {**RISK, "id": "saved", "unless": saved})
    assert {*owed(framework, {**NOTHING, "profiles": True, "public": True})} == {"risk"}
    assert {*owed(framework, {**NOTHING, "profiles": True})} == {"risk", "saved"}


def test_15_without_a_day_of_its_own_a_duty_has_the_formal_day_of_its_finding() -> None:
    old = {"id": "old", "rules": ["listed"], "when": {"marketed": {"before": "2027-12-02"}}}
    framework = law(RISK, transitions=[{**old, "from": "2030-08-02"}])
    one = owed(framework, {**NOTHING, "profiles": True, "marketed": "2026"})["risk"]
    assert (one.formal_start, one.start) == ("2027-12-02", "2030-08-02")


def test_15_a_duty_that_ends_before_its_finding_begins_never_binds() -> None:
    framework = law({**RISK, "ends": "2027-12-01"}, {**RISK, "id": "last", "ends": "2027-12-02"})
    found = owed(framework, {**NOTHING, "profiles": True})
    assert {name: (one.start, one.ends) for name, one in found.items()} == {
        "last": ("2027-12-02", "2027-12-02")
    }


def test_19_a_role_that_is_presumed_is_asked_about_and_one_that_is_open_is_not() -> None:
    roles = [
        {"id": "makes", "role": "provider", "when": {"per_person": True}},
        {"id": "runs", "role": "deployer", "when": {"public": True}},
    ]
    framework = law(RISK, rules=[LISTED, PRODUCT, *roles])
    result = tiny.judge(framework, {"profiles": True})
    assert dict(result.roles) == {"provider": "presumed", "deployer": "unknown"}
    assert result.obligations().roles == ("provider",)


def test_16_where_the_scope_is_open_no_duty_is_certain() -> None:
    inside = {"id": "inside", "effect": "in", "when": {"domain": "office"}}
    framework = law(duty("all", {}), scope=[inside])
    covered = owed(framework, {**NOTHING, "domain": ["office"]})["all"]
    assert (covered.outcome, covered.waits_for) == (True, ())
    unknown = owed(framework, NOTHING)["all"]
    assert (unknown.outcome, unknown.presumed, unknown.state) == (None, True, "in force")
    assert unknown.waits_for == ("domain",)
