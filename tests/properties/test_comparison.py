"""The laws of comparing: a law with itself shows no difference, and sides can be swapped."""

from __future__ import annotations

from typing import Any

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st
from strategies import HALF
from test_bundled import PICKS, facts_of
from two_laws import FACTS, duty, laws, mapping

from aigov.calendars import calendar
from aigov.comparison import Comparison, Row, compare
from aigov.crosswalks import RELATIONS
from aigov.framework import bundled_framework
from aigov.gaps import gap
from aigov.lawchange import diff
from aigov.system import System

pytestmark = pytest.mark.property
DAY: dict[str, Any] = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS}
LAWS = pytest.mark.parametrize("name", ["eu-ai-act", "vn-ai-law"])
DEADLINES = [
    *({"at_most": one} for one in ("24 hours", "3 days", "72 hours", "5 working days", "1 month")),
    {"at_most": "15 days", "clock": "awareness"},
    {"at_most": "10 days", "clock": "confirmation"},
    {"promptness": "immediately"},
    {"promptness": "in-good-time", "at_most": "3 days"},
]
RETENTIONS = [{"at_least": one} for one in ("6 months", "10 years", "operating life")]
TERMS = st.fixed_dictionaries(
    {},
    optional={
        "deadline": st.sampled_from(DEADLINES),
        "retention": st.sampled_from(RETENTIONS),
        "persons": st.integers(1, 3),
        "moment": st.lists(st.sampled_from(["before-use", "throughout"]), min_size=1, unique=True),
        "recipients": st.lists(
            st.sampled_from(["authority", "user", "public"]), min_size=1, unique=True
        ),
    },
)
TOPICS = st.sampled_from(["risk", "risk-management", "logging", "incident-reporting"])
ENDS = st.lists(st.integers(0, 2), min_size=1, max_size=2, unique=True)
MAPPINGS = st.lists(st.tuples(ENDS, ENDS, st.sampled_from(RELATIONS)), max_size=4)
SIDE = st.lists(st.tuples(TOPICS, TERMS), min_size=3, max_size=3)


def two(first: list[Any], second: list[Any], mappings: list[Any]) -> Any:
    """Return two laws of three duties each, and how they are related."""
    sides = [
        [
            duty(f"{side}{place}", place + 1, topic, terms=terms)
            for place, (topic, terms) in enumerate(made)
        ]
        for side, made in (("a", first), ("b", second))
    ]
    related = [
        mapping([f"a{one}" for one in ours], [f"b{one}" for one in theirs], relation)
        for ours, theirs, relation in mappings
    ]
    return laws(related, *sides)


@LAWS
@HALF
@given(picks=PICKS)
def test_a_law_with_itself_shows_no_difference(name: str, picks: list[tuple[int, int]]) -> None:
    law = bundled_framework(name)
    system = System("Random", facts_of(law, picks), vocabulary=law.vocabulary)
    same(compare([law, law], system, **DAY))
    found = gap(law, law, system, **DAY)
    assert not found.partly
    assert not found.missing


@LAWS
def test_a_whole_law_with_itself_shows_no_difference(name: str) -> None:
    same(compare([name, name], **DAY))
    assert len(gap(name, name, **DAY).programme) == len(gap(name, name, **DAY).items)
    assert diff(name, name).changes == ()


def same(found: Comparison) -> None:
    assert {row.relation for row in found.walk()} <= {"equal"}
    terms = [term for row in found.walk() for pair in row.relations[0].pairs for term in pair.terms]
    assert {term.stricter for term in terms} <= {"equal"}


@given(first=SIDE, second=SIDE, mappings=MAPPINGS)
def test_swapping_the_sides_mirrors_the_comparison(
    first: list[Any], second: list[Any], mappings: list[Any]
) -> None:
    one, other = two(first, second, mappings)
    there, back = compare([one, other], **DAY), compare([other, one], **DAY)
    for row, mirrored in zip(there.walk(), back.walk(), strict=True):
        assert row.cells == mirrored.cells[::-1]
        seen, again = row.relations[0].flip(), mirrored.relations[0]
        assert seen.relation == again.relation
        for side in ("ours", "theirs"):
            assert answered(getattr(seen, side)) == answered(getattr(again, side))
        assert related(seen.pairs) == related(again.pairs)


def answered(covered: Any) -> set[Any]:
    return {(one.duty.id, one.answer) for one in covered}


def related(pairs: Any) -> set[Any]:
    return {
        (one.first.id, one.second.id, one.relating.relation, frozenset(one.terms)) for one in pairs
    }


@given(first=SIDE, second=SIDE, mappings=MAPPINGS)
def test_a_broader_topic_holds_what_its_narrower_ones_hold(
    first: list[Any], second: list[Any], mappings: list[Any]
) -> None:
    def holds(row: Row) -> None:
        for place, cell in enumerate(row.cells):
            below = [duty for inner in row.rows for duty in inner.cells[place]]
            assert [*cell] == [*row.own[place], *below]
        for inner in row.rows:
            holds(inner)

    for row in compare(two(first, second, mappings), **DAY).rows:
        holds(row)


@given(first=SIDE, second=SIDE, mappings=MAPPINGS)
def test_the_gap_answers_each_duty_once_and_its_programme_serves_each_once(
    first: list[Any], second: list[Any], mappings: list[Any]
) -> None:
    one, other = two(first, second, mappings)
    found = gap(one, other, System("CV", FACTS), **DAY)
    wanted = {duty.id for side in found.want for duty in side.duties}
    assert {item.duty.id for item in found.items} == wanted
    assert len(found.covered) + len(found.partly) + len(found.missing) == len(wanted)
    assert all(item.by for item in (*found.covered, *found.partly))
    assert not any(item.stricter for item in found.covered)
    served = [(duty.framework, duty.id) for step in found.programme for duty in step.serves]
    sides = (*found.have, *found.want)
    assert sorted(served) == sorted(
        (duty.framework, duty.id) for side in sides for duty in side.duties
    )


@HALF
@given(first=SIDE, second=SIDE, mappings=MAPPINGS)
def test_every_page_can_be_made(first: list[Any], second: list[Any], mappings: list[Any]) -> None:
    one, other = two(first, second, mappings)
    system = System("CV", FACTS)
    found = (
        compare([one, other], **DAY),
        compare([one, other], system, **DAY),
        gap(one, other, system, **DAY),
        calendar(system, [one, other], **DAY),
        diff(one, other, system),
    )
    for result in found:
        assert result.explain("vi")
        assert result.to_dict("en")
        assert len(repr(result)) <= 100
