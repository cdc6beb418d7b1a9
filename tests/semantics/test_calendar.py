"""Which days matter for a system, what happens on them, and how certain that is."""

from __future__ import annotations

from typing import Any

import pytest
import tiny
from small_laws import ASKED, LISTED, duty, law

from aigov.calendars import Calendar, calendar
from aigov.framework import Framework
from aigov.library import frameworks
from aigov.system import System


def days_of(framework: Framework, facts: dict[str, Any], **asked: Any) -> Calendar:
    system = System("S", facts, vocabulary=framework.vocabulary)
    return calendar(system, [framework], **{**ASKED, **asked})


def on(found: Calendar, kind: str) -> list[tuple[str, bool]]:
    return [(day.date, day.certain) for day in found.days if day.kind == kind]


WAITING = duty("waiting", when={"finding": "listed"})


def test_the_day_asked_about_is_the_first_of_those_ahead() -> None:
    framework = law("one", duty("a", applies="2026-11-21"), duty("b", applies="2026-11-22"))
    found = days_of(framework, {"profiles": False})
    assert "2026-11-21" in [day.date for day in found.past]
    assert "2026-11-22" in [day.date for day in found.ahead]
    assert (*found.past, *found.ahead) == found.days


def test_an_obligation_ends_on_its_last_day() -> None:
    found = days_of(law("one", duty("a", ends="2027-05-01"), duty("b")), {"profiles": False})
    assert on(found, "ends") == [("2027-05-01", True)]
    (last,) = [day for day in found.days if day.kind == "ends"]
    assert [one.obligation for one in last.findings] == ["a"]


@pytest.mark.parametrize(("stated", "certain"), [({}, False), ({"open_source": False}, True)])
def test_a_day_is_certain_where_no_unstated_fact_could_cancel_one_of_its_obligations(
    stated: dict[str, Any], certain: bool
) -> None:
    open_one = duty("open", when={"not": {"open_source": True}}, applies="2027-01-01")
    framework = law("one", open_one, duty("sure", applies="2027-01-01"))
    assert ("2027-01-01", certain) in on(days_of(framework, stated), "begins")


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"profiles": True}, [("2027-12-02", True)]),
        ({"profiles": False}, []),
        ({}, []),
    ],
)
def test_a_tier_begins_where_its_rule_holds(
    facts: dict[str, Any], wanted: list[tuple[str, bool]]
) -> None:
    assert on(days_of(law("one", WAITING), facts), "tier") == wanted


def test_a_tier_that_is_presumed_or_whose_day_is_open_is_not_certain() -> None:
    presumed = {**LISTED, "when": {"per_person": True}}
    framework = law("one", WAITING, rules=[presumed])
    assert on(days_of(framework, {"profiles": False}), "tier") == [("2027-12-02", False)]
    old = {"id": "old", "rules": ["listed"], "when": {"marketed": {"before": "2027-12-02"}}}
    moved = law("one", WAITING, transitions=[{**old, "from": "2030-08-02"}])
    assert on(days_of(moved, {"profiles": True}), "tier") == [("2027-12-02", False)]
    stated = {"profiles": True, "marketed": "2028"}
    assert on(days_of(moved, stated), "tier") == [("2027-12-02", True)]


def test_what_remains_begins_no_tier() -> None:
    rest = {"id": "rest", "tier": "minimal", "otherwise": True}
    framework = law("one", WAITING, rules=[LISTED, rest])
    assert on(days_of(framework, {"profiles": False}), "tier") == []


def test_a_text_that_is_not_known_yet_has_no_day() -> None:
    framework = law("one", duty("a"))
    taking_effect = [day for day, _ in on(days_of(framework, {}), "text")]
    assert taking_effect == ["2024-02-01", "2026-07-01"]
    earlier = days_of(framework, {}, as_of=tiny.BEFORE, text_as_of=tiny.BEFORE)
    assert [day for day, _ in on(earlier, "text")] == ["2024-02-01"]


def test_liabilities_have_their_days_and_permissions_have_none() -> None:
    kinds = ("duty", "liability", "permission", "right", "encouragement")
    framework = law("one", *(duty(kind, kind=kind, applies="2027-01-01") for kind in kinds))
    (day,) = [one for one in days_of(framework, {"profiles": False}).days if one.kind == "begins"]
    assert [one.kind for one in day.findings] == ["duty", "liability"]


def test_without_laws_named_all_that_bind_are_asked_and_no_draft() -> None:
    found = calendar("example:spam-filter", as_of=tiny.TODAY)
    binding = [one.id for one in frameworks() if one.source_status == "binding"]
    assert [side.framework.id for side in found.sides] == binding
    assert len(binding) < len(frameworks())
