"""What a stated, an unstated and a broadly stated fact mean: points 1 to 5."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import (
    CONCEPTS,
    FACTS,
    finding,
    framework,
    judge,
    outcome,
    questions,
    sections,
    vocabulary,
)

from aigov.checking.references import check_references
from aigov.problems import InputError
from aigov.system import System


def test_01_exceptions_count_only_when_stated() -> None:
    """An unstated fact never saves a system, even where its absence would.

    Reading "unstated" as "no" presumes exceptions that are made of negations (Decree 142 Điều
    9.3.c: the output does not reach the public). They count on stated facts alone.
    """
    law = framework(
        rules=[
            {
                "id": "chatbot",
                "tier": "limited",
                "when": {"capability": "generation"},
                "unless": [{"when": {"public": False}}],
            }
        ]
    )
    open_case = judge(law, {"capability": ["generation"]})
    assert open_case.tier == "limited"
    assert open_case.bounds == ("minimal", "limited")
    assert questions(open_case) == ["public"]
    assert judge(law, {"capability": ["generation"], "public": False}).tier == "minimal"
    assert judge(law, {"capability": ["generation"], "public": True}).certain


def test_01_an_exception_falls_only_if_its_own_exception_is_excluded() -> None:
    """Art. 6(3): a narrow task, with nothing said of profiling, is presumed high-risk."""
    facts: dict[str, Any] = {
        "purpose": ["recruitment-screening"],
        "decision_role": ["narrow-procedural-task"],
    }
    unsaid = judge("eu-ai-act", facts)
    assert (unsaid.tier, unsaid.tier_status) == ("high-risk", "presumed")
    assert "profiles_people" in questions(unsaid)
    assert finding(unsaid, "recruitment-or-selection").presumed is True
    denied = finding(
        judge("eu-ai-act", facts | {"profiles_people": False}), "recruitment-or-selection"
    )
    assert denied.outcome is False
    stated = finding(
        judge("eu-ai-act", facts | {"profiles_people": True}), "recruitment-or-selection"
    )
    assert stated.outcome is True


def test_01_the_presumed_tier_stays_within_the_bounds() -> None:
    """Art. 6(3) again: presumption raises nothing above, and lowers nothing below, what can be."""
    law = framework(
        rules=[
            {"id": "a", "tier": "high", "when": {"profiles": False}},
            {"id": "b", "tier": "prohibited", "when": {"profiles": True}},
        ]
    )
    assert judge(law, {}).tier == "high"
    assert judge(law, {}).bounds == ("minimal", "prohibited")


@pytest.mark.parametrize("how", ["over", "at-least", "under", "at-most"])
def test_02_a_number_has_no_default(how: str) -> None:
    """An unstated number meets no comparison in the presumed reading, whichever way it points.

    Taking every atom as false makes `compute > x` and `compute <= x` both false and turns `not`
    of either true (Art. 51(2)).
    """
    for condition in ({"compute": {how: 10}}, {"not": {"compute": {how: 10}}}):
        law = framework(rules=[{"id": "a", "tier": "high", "when": condition}])
        found = finding(judge(law, {}), "a")
        assert found.outcome is None
        assert found.presumed is None
        assert judge(law, {}).tier == "minimal"


@pytest.mark.parametrize(
    "condition",
    [
        {"marketed": {"before": "2026-08-02"}},
        {"marketed": {"on-or-after": "2026-08-02"}},
        {"not": {"marketed": {"by": "2026-08-02"}}},
        {"role_in_decision": "decides"},
        {"not": {"role_in_decision": "decides"}},
    ],
)
def test_02_dates_and_choices_have_no_default(condition: dict[str, Any]) -> None:
    """As numbers: before and on-or-after are not both false, one of them is unknown (Art. 111)."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": condition}])
    assert finding(judge(law, {}), "a").presumed is None


def test_02_the_completion_gives_values_not_falsehoods() -> None:
    """No and the empty set are values, so `not` of them holds; consent is presumed absent.

    Art. 5(1)(ba) asks that consent is missing: phrased as `has` or as `without`, the presumed
    answer must be one.
    """
    cases: list[tuple[dict[str, Any], bool]] = [
        ({"consent": False}, True),
        ({"consent": True}, False),
        ({"not": {"consent": True}}, True),
        ({"per_person": True}, True),
        ({"not": {"capability": "biometrics"}}, True),
        ({"capability": "biometrics"}, False),
    ]
    for condition, expected in cases:
        law = framework(rules=[{"id": "a", "tier": "high", "when": condition}])
        found = finding(judge(law, {}), "a")
        assert (found.outcome, found.presumed) == (None, expected)


@pytest.mark.parametrize(
    "condition",
    [
        {"unsaid": False},
        {"not": {"unsaid": True}},
        {"all": [{"not": {"any": [{"unsaid": True}]}}]},
        {"anywhere": {"unsaid": False}},
        {"not": {"anywhere": {"unsaid": True}}},
    ],
)
def test_02_check_refuses_a_negated_fact_without_presumption(condition: dict[str, Any]) -> None:
    """What a rule wants not to be so must say what is presumed (Decision 33: no human check)."""
    data = sections(rules=[{"id": "a", "tier": "high", "when": condition}])
    assert "no-presumption" in [one.code for one in check_references(data, vocabulary())]
    positive = sections(rules=[{"id": "a", "tier": "high", "when": {"unsaid": True}}])
    assert check_references(positive, vocabulary()) == []


def test_02_consent_is_presumed_absent_in_the_act() -> None:
    """Art. 5(1)(ba): nothing said of consent, presumed prohibited, and consent is asked."""
    facts = {"purpose": ["intimate-imagery-generation"], "realistic_depiction": True}
    result = judge("eu-ai-act", facts)
    assert (result.tier, result.certain) == ("prohibited", False)
    assert "intimate_consent" in questions(result)
    agreed = judge("eu-ai-act", facts | {"intimate_consent": True})
    assert finding(agreed, "intimate-imagery-use").outcome is False


@pytest.mark.parametrize(
    ("stated", "asked", "expected"),
    [
        (["biometrics"], "biometrics", True),
        (["biometrics"], "recognition", None),
        (["biometrics"], "live-recognition", None),
        (["biometrics"], "surveillance", None),  # by the other parent of live-recognition
        (["biometrics"], "generation", False),
        (["surveillance"], "late-recognition", False),
        (["surveillance"], "biometrics", None),
        (["recognition"], "biometrics", True),
        (["live-recognition"], "surveillance", True),
        (["live-recognition"], "late-recognition", False),
        (["biometrics", "emotions"], "recognition", False),  # the narrower value settles the broad
        (["other-biometrics"], "biometrics", True),
        (["other-biometrics"], "recognition", False),
        (["generation"], "biometrics", False),
        ([], "biometrics", False),
    ],
)
def test_03_broad_value_is_unknown_below(
    stated: list[str], asked: str, expected: bool | None
) -> None:
    """A stated value says: at least one of what lies under it, and nothing beside it.

    Taking `capability: [biometrics]` as complete would deny live identification (Art. 5(1)(h)),
    and the system would silently be minimal.
    """
    assert outcome({"capability": asked}, {"capability": stated}) is expected


def test_03_a_broad_value_never_reads_as_certainly_minimal() -> None:
    """`capability: [biometrics]` leaves Art. 5(1)(h) and Annex III(1) open."""
    result = judge("eu-ai-act", {"capability": ["biometrics"]})
    assert result.certain is False
    assert result.bounds is not None
    assert result.bounds.highest == "prohibited"
    assert finding(result, "remote-identification").outcome is None
    none_of_these = judge("eu-ai-act", {"capability": ["other-biometrics"]})
    assert finding(none_of_these, "remote-identification").outcome is False


YOUNG = {
    **CONCEPTS,
    "capability": [*CONCEPTS["capability"], {"id": "gait", "broader": "biometrics", "since": 2}],
    "domain": [
        *CONCEPTS["domain"],
        {"id": "space", "since": 2},
        {"id": "orbit", "broader": "space", "since": 2},
    ],
}


def test_04_a_younger_concept_is_unknown_in_an_old_description() -> None:
    """A value that the author could not see is not denied by the list that was written.

    Otherwise a vocabulary that grows with a third law would deny, with certainty, what every older
    description never spoke of.
    """
    words = vocabulary(FACTS, YOUNG)
    assert words.version == 2
    for version, expected in ((1, None), (2, False), (None, False)):
        found = outcome({"domain": "space"}, {"domain": ["office"]}, version=version, words=words)
        assert found is expected
    assert outcome({"domain": "space"}, {"domain": []}, version=1, words=words) is None
    assert outcome({"domain": "police"}, {"domain": ["office"]}, version=1, words=words) is False
    stated = {"domain": ["space"]}
    assert outcome({"domain": "space"}, stated, version=1, words=words) is True


def test_04_the_other_of_a_younger_concept_is_as_young() -> None:
    """The leaf that the library adds under a younger concept was not there to be denied either."""
    words = vocabulary(FACTS, YOUNG)
    found = outcome({"domain": "other-space"}, {"domain": ["office"]}, version=1, words=words)
    assert found is None


@pytest.mark.parametrize("stated", [["defence"], []])
def test_04_only_does_not_exclude_a_younger_concept(stated: list[str]) -> None:
    """Art. 2(3): "exclusively military" is not proved where a younger area may be stated too."""
    words = vocabulary(FACTS, YOUNG)
    wanted = {"only": {"domain": ["defence"]}}
    assert outcome(wanted, {"domain": stated}, version=1, words=words) is not bool(stated)
    both = {"only": {"domain": ["defence", "space"]}}
    assert outcome(both, {"domain": ["office"]}, version=1, words=words) is False


def test_04_a_closed_list_has_other_and_a_bare_key_is_an_error() -> None:
    """Every list can say "something else"; `[]` is none of these; nothing at all is refused."""
    for concepts in vocabulary().lists.values():
        assert "other" in concepts.concepts or concepts.id == "yes-no"
    assert outcome({"domain": "office"}, {"domain": []}) is False
    assert outcome({"domain": "office"}, {"domain": ["other"]}) is False
    for fact in ("domain", "profiles", "role_in_decision", "compute", "marketed"):
        with pytest.raises(InputError):
            System("Bare", {fact: None}, vocabulary=vocabulary())


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (["defence"], True),
        (["defence", "police"], False),
        (["security"], None),
        (["security", "office"], False),
        (["other"], False),
        (["other-security"], False),
        ([], False),
    ],
)
def test_05_only_wants_something_and_nothing_else(stated: list[str], expected: bool | None) -> None:
    """`only` holds if something is stated and all of it lies under what is listed.

    "Any of" catches a use that is also civil, and "subset of" is true of nothing at all: an
    unstated purpose would be exclusively military and out of scope (Art. 2(3)).
    """
    assert outcome({"only": {"domain": ["defence"]}}, {"domain": stated}) is expected


def test_05_only_is_never_presumed() -> None:
    """Unstated is unknown, and in the presumed reading not exclusively anything (Art. 2(3))."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": {"only": {"domain": ["defence"]}}}])
    found = finding(judge(law, {}), "a")
    assert (found.outcome, found.presumed) == (None, False)
    assert judge("eu-ai-act", {"purpose": ["recruitment-screening"]}).scope != "out"
    facts = {"purpose": ["military-use"], "domain": ["defence"], "market": ["EU"]}
    assert judge("eu-ai-act", facts).scope == "out"
    assert judge("eu-ai-act", facts | {"domain": ["defence", "retail"]}).scope != "out"
