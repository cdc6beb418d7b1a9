"""How a condition is written: point 30."""

from __future__ import annotations

import pytest
from tiny import finding, framework, judge, outcome, questions

from aigov.problems import InputError


def test_30_several_keys_are_all_and_a_list_is_any() -> None:
    """A mapping joins its keys by "and"; a list under a key offers alternatives."""
    both = {"capability": ["generation", "recognition"], "profiles": True}
    assert outcome(both, {"capability": ["generation"], "profiles": True}) is True
    assert outcome(both, {"capability": ["generation"], "profiles": False}) is False
    assert outcome(both, {"capability": ["emotions"], "profiles": True}) is False


def test_30_lists_of_conditions_stand_only_under_all_any_not() -> None:
    """A list of conditions anywhere else is refused, not guessed at."""
    law = framework(rules=[{"id": "a", "tier": "high", "when": [{"profiles": True}]}])
    with pytest.raises(InputError, match="condition-form"):
        judge(law, {}).tier  # noqa: B018


def test_30_unknown_is_unstated_and_never_asked_again() -> None:
    """What one declines to decide stays open, is presumed as unstated, and is listed."""
    law = framework(
        rules=[{"id": "a", "tier": "high", "when": {"profiles": True, "capability": "emotions"}}]
    )
    declined = judge(law, {"profiles": "unknown"})
    assert finding(declined, "a").outcome is None
    assert questions(declined) == ["capability"]
    assert declined.declined == ("profiles",)
    assert declined.tier == judge(law, {}).tier


def test_30_of_two_transitions_the_earlier_date_counts_and_both_are_shown() -> None:
    """L Điều 35: a system in health care and in another field is under two transitions."""
    law = framework(
        rules=[{"id": "a", "tier": "high", "when": {"profiles": True}, "applies": "2026-03-01"}],
        transitions=[
            {"id": "slow", "rules": ["a"], "when": {"domain": "office"}, "from": "2027-09-01"},
            {"id": "quick", "rules": ["a"], "when": {"domain": "police"}, "from": "2027-03-01"},
        ],
    )
    found = finding(judge(law, {"profiles": True, "domain": ["office", "police"]}), "a")
    assert (found.formal_start, found.start) == ("2026-03-01", "2027-03-01")
    assert len(found.dated.alternatives) == 2
