"""What counts as a change between two texts, or from a draft to the law, and for whom it matters."""

from __future__ import annotations

from typing import Any

import pytest
import tiny
from small_laws import LISTED, both, duty, law, relation

from aigov.framework import Framework
from aigov.lawchange import Diff, diff
from aigov.system import System

OLD, NEW = {"text": {"until": "reform"}}, {"text": {"since": "reform"}}
RULE = {"id": "rule", "tier": "high", "when": {"profiles": True}}


def changed(framework: Framework, facts: dict[str, Any] | None = None) -> Diff:
    """Return what the Reform changes in a law."""
    head, vocabulary = framework.data["framework"], framework.vocabulary
    before, after = (
        Framework(framework.data | {"framework": head | {"checked": day}}, vocabulary, "test")
        for day in (tiny.BEFORE, tiny.AFTER)
    )
    system = None if facts is None else System("S", facts, vocabulary=vocabulary)
    return diff(before, after, [system] if system else [])


def kinds(found: Diff) -> list[tuple[str, str, str]]:
    return [(one.what, one.id, one.change) for one in found.changes]


@pytest.mark.parametrize(
    ("old", "new", "aspects"),
    [
        ({}, {"roles": ["deployer"]}, ("roles",)),
        ({"roles": ["deployer", "provider"]}, {"roles": ["provider", "deployer"]}, ()),
        ({}, {"strength": "should"}, ("strength",)),
        ({}, {"kind": "right"}, ("strength",)),
        ({}, {"terms": {"retention": {"at_least": "1 year"}}}, ("terms",)),
        ({}, {"when": {"public": True}}, ("condition",)),
        ({}, {"unless": [{"cite": "Art. 2", "when": {"public": True}}]}, ("condition",)),
        ({}, {"title": {"en": "Another title"}, "requires": {"en": "Other words"}}, ()),
    ],
)
def test_an_obligation_changes_in_what_it_asks_of_whom(
    old: dict[str, Any], new: dict[str, Any], aspects: tuple[str, ...]
) -> None:
    framework = law("one", duty("a", **{**OLD, **old}), duty("a", **{**NEW, **new}))
    assert [one.aspects for one in changed(framework).changes] == ([aspects] if aspects else [])


@pytest.mark.parametrize(
    ("new", "aspects"),
    [
        ({"tier": "limited"}, ("conclusion",)),
        ({"acts": ["use"]}, ("roles",)),
        ({"when": {"public": True}}, ("condition",)),
    ],
)
def test_a_rule_changes_in_what_it_finds_of_whom(
    new: dict[str, Any], aspects: tuple[str, ...]
) -> None:
    framework = law("one", duty("a"), rules=[{**RULE, **OLD}, {**RULE, **NEW, **new}])
    (change,) = changed(framework).changes
    assert (change.what, change.change, change.aspects) == ("rule", "changed", aspects)


def test_an_exception_of_a_definition_belongs_to_the_test_of_what_names_it() -> None:
    """Down through what a definition's exceptions name themselves."""
    exception = {"cite": "Art. 3", "when": {"meets": "inner"}}
    definitions = [
        {"id": "outer", "when": {"public": True}, "unless": [exception]},
        {"id": "inner", "when": {"profiles": True}, **OLD},
        {"id": "inner", "when": {"profiles": False}, **NEW},
    ]
    named = law("one", duty("a", when={"meets": "outer"}), duty("b"), definitions=definitions)
    found = changed(named).changes
    assert [(one.id, one.aspects) for one in found] == [("a", ("condition",))]


def test_a_rule_that_the_newer_text_removes_is_dropped() -> None:
    framework = law("one", duty("a"), rules=[{**RULE, **OLD}, LISTED])
    assert kinds(changed(framework)) == [("rule", "rule", "dropped")]


def test_a_draft_is_matched_by_the_crosswalk_and_its_wording_of_tests_is_no_change() -> None:
    one, other = both(
        [duty("a", when={"public": True}), duty("same"), duty("gone")],
        [duty("b", when={"profiles": True}, roles=["deployer"]), duty("same"), duty("new")],
        relation("a", "b", "equal"),
        relation("same", "Art. 9", "equal"),
    )
    found = {one.id: one for one in diff(one, other).changes if one.what == "obligation"}
    assert {name: one.change for name, one in found.items()} == {
        "b": "changed",
        "gone": "dropped",
        "new": "added",
    }
    assert (found["b"].was, found["b"].aspects) == ("a", ("roles",))
    assert found["b"].relating is not None
    assert found["new"].was is None


def test_what_a_system_gains_loses_or_has_at_another_time() -> None:
    moved = [{"value": "2025-01-01"}, {"since": "reform", "value": "2028-01-01"}]
    framework = law(
        "one",
        duty("gained", **NEW),
        duty("lost", **OLD),
        duty("moved", applies=moved),
        duty("same"),
        duty("of-others", when={"public": True}, **NEW),
        duty("right", kind="right", **NEW),
    )
    (found,) = changed(framework, {"public": False, "profiles": False}).systems
    assert (found.gained, found.lost) == (("gained",), ("lost",))
    assert found.moved == (("moved", "2025-01-01", "2028-01-01"),)
    assert found.changes
    (unmoved,) = changed(law("one", duty("same")), {"profiles": False}).systems
    assert not unmoved.changes


def test_a_duty_that_only_has_another_name_in_the_law_is_neither_gained_nor_lost() -> None:
    one, other = both([duty("a")], [duty("b")], relation("a", "b", "equal"))
    system = System("S", {"profiles": False}, vocabulary=one.vocabulary)
    (found,) = diff(one, other, system).systems
    assert not found.changes


def test_each_text_is_judged_on_the_day_it_is_known() -> None:
    """A duty that ended between the two days is lost, though its text stands."""
    framework = law("one", duty("a", ends="2026-06-01"))
    (found,) = changed(framework, {"profiles": False}).systems
    assert found.lost == ("a",)
