"""How far duties are met by complying with others: in a row, in a gap, and by its programme."""

from __future__ import annotations

from typing import Any

import pytest
from small_laws import ASKED, LISTED, both, duty, law, relation

from aigov.comparison import compare
from aigov.framework import Framework
from aigov.gaps import Gap, gap
from aigov.system import System


def lasting(years: int) -> dict[str, Any]:
    return {"retention": {"at_least": f"{years} years"}}


def answers(found: Gap) -> list[tuple[str, str]]:
    return [(one.duty.id, one.answer) for one in found.items]


def covering(found: Gap) -> list[str]:
    (one,) = found.items
    return [pair.first.id for pair in one.by]


@pytest.mark.parametrize(
    ("what", "seen", "turned"),
    [
        ("superset-of", "superset-of", "subset-of"),
        ("subset-of", "subset-of", "superset-of"),
        ("equal", "equal", "equal"),
        (None, "only-first", "only-second"),
    ],
)
def test_a_relation_turns_with_the_sides(what: str | None, seen: str, turned: str) -> None:
    related = [relation("a", "b", what)] if what else []
    one, other = both([duty("a")], [duty("b", "logging" if what else "accuracy")], *related)
    pair = compare([one, other], **ASKED).row("logging").relations[0]
    assert (pair.relation, pair.flip().relation) == (seen, turned)
    assert pair.flip().flip() == pair


def test_a_row_speaks_of_the_duties_that_stand_in_it_alone() -> None:
    """What only another topic of the other law covers is not covered in this row."""
    one, other = both(
        [duty("a"), duty("b", "human-oversight")],
        [duty("c"), duty("d", "human-oversight")],
        relation("a", "d", "equal"),
        relation("b", "d", "equal"),
    )
    found = compare([one, other], **ASKED)
    logging, oversight = (found.row(name).relations[0] for name in ("logging", "human-oversight"))
    assert [one.answer for one in logging.ours] == ["not-covered"]
    assert [(pair.first.id, pair.second.id) for pair in logging.pairs] == [("a", "d")]
    assert [(pair.first.id, pair.second.id) for pair in oversight.pairs] == [("a", "d"), ("b", "d")]
    (turned,) = compare([one, other], topic="logging", **ASKED).rows
    assert turned.relations[0] == logging


def test_of_several_that_cover_a_duty_the_one_that_falls_short_least_counts() -> None:
    one, other = both(
        [duty("short", terms=lasting(2)), duty("long", terms=lasting(10))],
        [duty("wanted", terms=lasting(5))],
        relation("short", "wanted", "equal"),
        relation("long", "wanted", "equal"),
    )
    found = gap(one, other, **ASKED)
    assert answers(found) == [("wanted", "covered")]
    assert covering(found) == ["long"]


def test_a_term_that_is_stricter_in_name_alone_is_not_met_for_certain() -> None:
    days = {"deadline": {"at_most": "15 days", "clock": "awareness"}}
    hours = {"deadline": {"at_most": "72 hours", "clock": "confirmation"}}
    one, other = both(
        [duty("a", terms=days)], [duty("b", terms=hours)], relation("a", "b", "equal")
    )
    (found,) = gap(one, other, **ASKED).items
    assert (found.answer, [term.term for term in found.stricter]) == ("partly", ["deadline"])


def test_what_is_partly_met_names_all_that_meet_a_part_and_the_terms_missed() -> None:
    laws = [
        law(name, duty(own, terms=lasting(2)), relations=relations)
        for name, own, relations in (
            ("one", "a", [relation("a", "c", "intersects-with")]),
            ("third", "b", ()),
        )
    ]
    walk = {"id": "other-third", "first": "other", "second": "third", "title": {"en": "Other"}}
    maps = [relation("c", "b", "intersects-with")]
    dated = {"author": "Somebody", "date": "2026-11-23", "mappings": maps}
    other = law("other", duty("c", terms=lasting(10)), crosswalks=[{**walk, **dated}])
    found = gap(laws, other, **ASKED)
    assert answers(found) == [("c", "partly")]
    assert covering(found) == ["a", "b"]
    assert [term.term for term in found.items[0].stricter] == ["retention"]


@pytest.mark.parametrize("first", [0, 1])
def test_of_several_laws_complied_with_the_best_answer_counts(first: int) -> None:
    one = law("one", duty("a"), relations=[relation("a", "c", "equal")])
    laws = [one, law("third", duty("b"))]
    assert answers(gap([laws[first], laws[1 - first]], law("other", duty("c")), **ASKED)) == [
        ("c", "covered")
    ]


def test_complying_with_nothing_leaves_everything() -> None:
    assert answers(gap([], law("other", duty("c")), **ASKED)) == [("c", "not-covered")]


def test_what_is_wanted_first_comes_first() -> None:
    later = duty("later", applies="2028-01-01")
    waiting = duty("waiting", when={"finding": "listed"})
    other = law("other", later, waiting, duty("now"))
    found = gap(law("one", duty("a")), other, **ASKED)
    assert [one.duty.id for one in found.items] == ["now", "waiting", "later"]


def test_a_programme_takes_no_duty_for_another_that_it_meets_only_with_a_third() -> None:
    one = law("one", duty("a"), duty("b"), relations=[relation(["a", "b"], "c", "superset-of")])
    steps = gap(one, law("other", duty("c")), **ASKED).programme
    assert [(step.duty.id, [duty.id for duty in step.serves]) for step in steps] == [
        ("a", ["a"]),
        ("b", ["b"]),
        ("c", ["c"]),
    ]


@pytest.mark.parametrize(("role", "owed"), [(None, ["a", "b"]), ("deployer", ["b"])])
def test_a_role_asks_for_its_own_duties_alone(role: str | None, owed: list[str]) -> None:
    framework = law("one", duty("a"), duty("b", roles=["deployer"]))
    (side,) = compare([framework], role=role, **ASKED).sides
    assert [one.id for one in side.duties] == owed


def test_a_duty_of_several_roles_stands_once_as_the_first_of_them_bears_it() -> None:
    framework = law("one", duty("a", roles=["deployer", "provider"]))
    system = System("S", {"profiles": True}, vocabulary=framework.vocabulary)
    (side,) = compare([framework], system, **ASKED).sides
    (found,) = side.duties
    assert found.finding is not None
    assert found.finding.role == next(iter(framework.roles))


def test_what_is_over_is_not_compared() -> None:
    framework = law("one", duty("over", ends="2025-12-31"), duty("ends", ends="2099-12-31"))
    system = System("S", {"profiles": True}, vocabulary=framework.vocabulary)
    (side,) = compare([framework], system, **ASKED).sides
    assert [one.id for one in side.duties] == ["ends"]


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ({}, ["a"]),
        ({"kinds": ["liability"]}, ["b"]),
        ({"kinds": ["duty", "liability"]}, ["a", "b"]),
    ],
)
@pytest.mark.parametrize("stated", [None, {"profiles": True}])
def test_only_the_kinds_asked_for_are_compared(
    kinds: dict[str, Any], found: list[str], stated: dict[str, Any] | None
) -> None:
    framework = law("one", duty("a"), duty("b", kind="liability"))
    system = stated and System("S", stated, vocabulary=framework.vocabulary)
    (side,) = compare([framework], system or None, **kinds, **ASKED).sides
    assert [one.id for one in side.duties] == found


def test_a_text_named_with_a_law_wins_over_the_one_named_for_all() -> None:
    found = compare(
        ["eu-ai-act@2026-06-01", "eu-ai-act"], as_of="2026-11-22", text_as_of="2026-11-22"
    )
    assert [side.text_as_of for side in found.sides] == ["2026-06-01", "2026-11-22"]


def portrait_of(*duties: dict[str, Any], **more: Any) -> Any:
    framework: Framework = law("one", *duties, **more)
    (found,) = compare([framework], **ASKED).portraits
    return found


FINE = {"cite": "Art. 99", "title": {"en": "Fine"}, "currency": "EUR"}
ELSEWHERE = {"id": "elsewhere", "cite": "Art. 99", "title": {"en": "Fine"}, "set_by": "none"}


def test_a_portrait_has_the_highest_fine_or_the_first_that_others_set() -> None:
    fines = [{**FINE, "id": str(place), "amount": place} for place in (1, 3, 2)]
    assert portrait_of(duty("a"), penalties=[ELSEWHERE, *fines]).highest_fine.id == "3"
    assert portrait_of(duty("a"), penalties=[ELSEWHERE]).highest_fine.id == "elsewhere"
    assert portrait_of(duty("a")).highest_fine is None


def test_a_portrait_tells_scope_prohibitions_models_and_days_apart() -> None:
    scope = [
        {"id": effect, "effect": effect, "when": {"public": True}} for effect in ("in", "out")
    ] + [{"id": "limit", "effect": "limit", "when": {"public": True}, "disapplies": "all"}]
    statuses = [
        {"id": name, "level": level, "label": {"en": name}}
        for name, level in (("act", "prohibited"), ("model", "limited"))
    ]
    rules = [
        LISTED,
        {"id": "banned", "status": "act", "when": {"profiles": True}},
        {"id": "large", "status": "model", "subject": "ai-model", "when": {"public": True}},
        {"id": "tall", "tier": "high", "subject": "ai-model", "when": {"public": True}},
    ]
    found = portrait_of(
        duty("a", applies="2028-01-01"), scope=scope, statuses=statuses, rules=rules
    )
    assert [one.id for one in found.reach] == ["in"]
    assert [one.id for one in found.exclusions] == ["out"]
    assert [one.id for one in found.prohibitions] == ["banned"]
    assert [one.id for one in found.models] == ["large"]
    begins = [day for day, what in found.dates if what == "begins"]
    assert {"2027-12-02", "2028-01-01"} <= {*begins}
    in_force = {day for day, what in found.dates if what.startswith("in force")}
    assert not in_force & {*begins}
