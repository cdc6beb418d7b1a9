"""Uses, acts and roles: points 6, 7, 8 and 19."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import finding, framework, judge, questions, statuses

import aigov
from aigov.problems import InputError

PATIENTS: dict[str, Any] = {
    "id": "patients",
    "facts": {
        "capability": ["emotion-recognition"],
        "setting": ["hospital"],
        "subject": ["patient"],
        "purpose": ["diagnosis-or-treatment"],
        "decision_role": ["influences-outcome"],
    },
}
STAFF: dict[str, Any] = {
    "id": "staff",
    "facts": {
        "capability": ["person-evaluation"],
        "setting": ["workplace"],
        "subject": ["job-applicant"],
        "purpose": ["recruitment-screening"],
        "decision_role": ["narrow-procedural-task"],
    },
}


def test_06_uses_do_not_cross_multiply() -> None:
    """Facts of two uses are not mixed: emotions of patients, CVs of staff.

    In one flat list of facts the system infers emotions at the workplace, and Art. 5(1)(f) falsely
    holds.
    """
    apart = judge("eu-ai-act", uses=[PATIENTS, STAFF])
    rule = "emotion-inference-at-work-or-school"
    assert [one.outcome for one in apart.findings if one.rule == rule] == [False, False]
    merged = {key: [*PATIENTS["facts"][key], *STAFF["facts"][key]] for key in PATIENTS["facts"]}
    assert finding(judge("eu-ai-act", merged), rule).outcome is None
    assert finding(judge("eu-ai-act", merged), rule).presumed is True


def test_06_the_finding_names_the_use() -> None:
    """A rule holds if it holds in some use, and says in which."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": {"profiles": True}}])
    uses = [{"id": "one", "facts": {"profiles": False}}, {"id": "two", "facts": {"profiles": True}}]
    result = judge(law, uses=uses)
    assert (result.tier, result.certain) == ("high", True)
    assert [one.use for one in result.deciding] == ["two"]
    assert judge(law, {"profiles": True}).deciding[0].use is None


def test_06_an_exception_saves_only_its_own_use() -> None:
    """One use's ground of Art. 6(3) does not save the other use."""
    saved = judge("eu-ai-act", {"profiles_people": False}, uses=[STAFF])
    assert finding(saved, "recruitment-or-selection").outcome is False
    ranking = {"id": "ranking", "facts": STAFF["facts"] | {"decision_role": ["influences-outcome"]}}
    both = judge("eu-ai-act", {"profiles_people": False}, uses=[STAFF, ranking])
    assert both.tier == "high-risk"
    assert finding(both, "recruitment-or-selection", "staff").outcome is False
    assert finding(both, "recruitment-or-selection", "ranking").outcome is True


def test_06_profiling_is_read_over_the_whole_system() -> None:
    """Art. 6(3), third subparagraph, asks whether the system profiles: any use will do."""
    profiling = {"id": "profiling", "facts": {"purpose": ["other"], "profiles_people": True}}
    tidy = {"id": "tidy", "facts": STAFF["facts"] | {"profiles_people": False}}
    result = judge("eu-ai-act", uses=[tidy, profiling])
    assert finding(result, "recruitment-or-selection", "tidy").outcome is True


def test_06_facts_of_the_system_are_not_stated_for_a_use() -> None:
    """A fact of level `system` is one for all uses; a use may restate any other."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": {"profiles": True}}])
    with pytest.raises(InputError, match="wrong-level"):
        judge(law, uses=[{"id": "one", "facts": {"open_source": True}}])
    over = judge(law, {"profiles": True}, uses=[{"id": "one", "facts": {"profiles": False}}])
    assert over.tier == "minimal"


POLICE = {
    "capability": ["real-time-remote-biometric-identification"],
    "setting": ["street-or-square"],
    "deployer": ["law-enforcement-authority"],
    "purpose": ["person-identification"],
}


def test_07_the_tier_depends_on_who_acts() -> None:
    """Art. 5(1)(h) forbids use alone: the vendor is high-risk, the police force prohibited."""
    result = judge("eu-ai-act", POLICE)
    assert result.tier == "prohibited"
    assert result.by_role["deployer"] == "prohibited"
    assert result.by_role["provider"] == "high-risk"
    assert judge("eu-ai-act", POLICE, role="provider").tier == "high-risk"
    assert judge("eu-ai-act", POLICE, role="deployer").tier == "prohibited"


def test_07_findings_carry_acts_and_roles_follow() -> None:
    """Supply and use are two rules over one definition (Art. 5(1a)(a) and (b))."""
    result = judge("eu-ai-act", {"purpose": ["intimate-imagery-generation"]})
    supply, use = (
        finding(result, "intimate-imagery-supply"),
        finding(result, "intimate-imagery-use"),
    )
    assert supply.acts == ("place-on-market", "put-into-service")
    assert "provider" in supply.roles
    assert "deployer" not in supply.roles
    assert (use.acts, use.roles) == (("use",), ("deployer",))
    rules = [{"id": "a", "tier": "high", "when": {"profiles": True}}]
    assert judge(framework(rules=rules), {"profiles": True}).by_role == {}


def test_07_a_role_alone_sees_no_rule_for_others() -> None:
    """`role=` filters the findings, the bounds and the questions."""
    law = framework(
        rules=[
            {"id": "a", "tier": "high", "acts": ["use"], "when": {"profiles": True}},
            {"id": "b", "tier": "limited", "acts": ["supply"], "when": {"consent": True}},
        ]
    )
    provider = judge(law, {}, role="provider")
    assert [one.rule for one in provider.findings] == ["b"]
    assert provider.bounds == ("minimal", "limited")
    assert questions(provider) == ["consent"]


def search(**changed: Any) -> aigov.Classification:
    facts = {
        **POLICE,
        "search_objective": ["missing-person"],
        "strictly_necessary": True,
        "confirms_target_only": True,
        "authorisation": "prior-authorisation",
        "national_law_allows": True,
    }
    facts |= changed
    return judge("eu-ai-act", {key: value for key, value in facts.items() if value is not None})


RULE = "live-identification-for-law-enforcement"


def test_08_paperwork_is_no_condition_of_the_exception() -> None:
    """The authorised search for a missing child is not prohibited for want of a registration fact.

    Art. 5(1)(h): objective, necessity, identity limit, authorisation and national law decide;
    assessment and registration are read once Art. 27 and 49 have effect, and only if missing.
    """
    result = search()
    assert finding(result, RULE).outcome is False
    assert finding(result, RULE).defeated_by == ("Art. 5(1)(h)(i)",)
    assert result.tier == "high-risk"
    assert finding(search(authorisation="urgent-request-within-24-hours"), RULE).outcome is False


@pytest.mark.parametrize(
    "missing",
    ["strictly_necessary", "confirms_target_only", "authorisation", "national_law_allows"],
)
def test_08_each_element_of_the_exception_must_be_stated(missing: str) -> None:
    """Art. 5(2), (3), (5): nothing of it is presumed, national law least of all."""
    result = search(**{missing: None})
    assert finding(result, RULE).outcome is None
    assert result.tier == "prohibited"
    assert missing in questions(result)
    assert "conditions-of-live-identification" in finding(result, RULE).readings


def test_08_missing_assessment_counts_when_its_article_has_effect() -> None:
    """Art. 5(2), second subparagraph, waits for Art. 27 and 49: 2 December 2027."""
    result = search(rights_assessment_done=False)
    found = finding(result, "live-identification-without-assessment-or-registration")
    assert (found.outcome, found.start, found.state) == (True, "2027-12-02", "not yet")
    assert (result.tier, result.tier_on_date) == ("prohibited", "minimal")


HIGH: dict[str, Any] = {
    "purpose": ["recruitment-screening"],
    "decision_role": ["influences-outcome"],
    "personal_use": False,
    "describes": ["ai-system"],
    "product": [],
}


def test_19_a_deployer_becomes_provider() -> None:
    """Art. 25(1)(c): who changes the purpose so that it becomes high-risk is its provider."""
    facts = HIGH | {"activity": ["uses-professionally"], "change_made": ["purpose-changed"]}
    held = judge("eu-ai-act", facts | {"changed_by_others": []}).roles
    assert held == {"provider": "true", "deployer": "true"}
    harmless = facts | {"purpose": ["content-moderation"], "capability": ["text-analysis"]}
    assert judge("eu-ai-act", harmless).roles.get("provider") != "true"


def test_19_the_former_provider_ceases_to_be_one() -> None:
    """Art. 25(2): a change by somebody else ends the first provider's role, of high risk only."""
    facts = {"activity": ["supplies-under-own-name"], "change_made": []}
    changed = facts | HIGH | {"changed_by_others": ["substantial-modification"]}
    assert "provider" not in judge("eu-ai-act", changed).roles
    assert judge("eu-ai-act", facts | HIGH | {"changed_by_others": []}).roles["provider"] == "true"


def test_19_stated_roles_are_an_override_and_marked() -> None:
    """The owner's word wins over what would be derived, and is shown as such."""
    facts = HIGH | {"activity": ["uses-professionally"]}
    assert judge("eu-ai-act", facts, roles=["importer"]).roles == {"importer": "stated"}
    assert judge("eu-ai-act", facts).roles["deployer"] == "true"


def test_19_rules_conclude_roles_from_acts() -> None:
    """A role is a conclusion: open where the act is open, gone where another rule ends it."""
    law = framework(
        rules=[
            {"id": "maker", "role": "provider", "when": {"consent": True}},
            {"id": "sold", "ends_role": "provider", "when": {"profiles": True}},
        ]
    )
    assert judge(law, {"consent": True, "profiles": False}).roles == {"provider": "true"}
    assert judge(law, {"consent": True}).roles == {"provider": "presumed"}
    assert judge(law, {"consent": True, "profiles": True}).roles == {}
    assert judge(law, {"consent": False}).roles == {}
    assert statuses(judge(law, {})) == {}
