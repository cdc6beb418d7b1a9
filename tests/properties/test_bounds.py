"""Laws of the engine: what is stated only ever narrows what is possible, and nothing else moves it."""

from __future__ import annotations

from typing import Any

import pytest
import tiny
from hypothesis import assume, given
from hypothesis import strategies as st
from plain_judge import Judge, all_worlds, stated_world
from strategies import (
    Case,
    cases,
    conditions,
    descriptions,
    made,
    single_tests,
    values_of,
    words,
    worlds,
)

from aigov.classification import Classification
from aigov.classifying import classify
from aigov.framework import Framework
from aigov.system import System

pytestmark = pytest.mark.property


def judged(case: Case, system: System | None = None, **asked: Any) -> Classification:
    asked = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS, **asked}
    return classify(system or case.system, case.law, **asked)


def ranks(result: Classification) -> tuple[int, int]:
    """Return lowest and highest tier as ranks; the highest tier has rank 0."""
    assert result.bounds is not None
    tier = result.source.tier
    return tier(result.bounds.lowest).rank, tier(result.bounds.highest).rank


def unstated(case: Case) -> list[tuple[int | None, str]]:
    """Return pairs of use (or none) and fact that could be stated without replacing anything."""
    system = case.system
    everywhere = {name for use in system.uses for name in use.facts}
    found: list[tuple[int | None, str]] = [
        (None, name)
        for name in case.words.vocabulary.facts
        if system.facts.get(name, "unknown") == "unknown" and name not in everywhere
    ]
    for place, use in enumerate(system.uses):
        found += [
            (place, name)
            for name in case.words.vocabulary.facts
            if {**system.facts, **use.facts}.get(name, "unknown") == "unknown"
        ]
    return found


def with_fact(case: Case, use: int | None, fact: str, value: Any) -> System:
    facts = dict(case.system.facts)
    uses: list[dict[str, Any]] = [
        {"id": one.id, "facts": dict(one.facts)} for one in case.system.uses
    ]
    target = facts if use is None else uses[use]["facts"]
    target[fact] = value
    return made(case.words, facts, uses, case.system.vocabulary_version)


@given(st.data())
def test_stating_one_more_fact_never_widens_the_bounds(data: st.DataObject) -> None:
    """Nor does it change an outcome that was known, in any use."""
    case = data.draw(cases(gaps=True, young=True))
    open_places = unstated(case)
    assume(open_places)
    use, fact = data.draw(st.sampled_from(open_places))
    value = data.draw(values_of(case.words, fact))
    before, after = judged(case), judged(case, with_fact(case, use, fact, value))
    (low, high), (new_low, new_high) = ranks(before), ranks(after)
    assert new_low <= low
    assert new_high >= high
    for old, new in zip(before.findings, after.findings, strict=True):
        assert old.outcome is None or new.outcome is old.outcome


@given(cases(gaps=True, young=True))
def test_the_presumed_tier_lies_within_the_bounds(case: Case) -> None:
    """Whatever is presumed. What is certain is not asked, and no answer leads out of the bounds."""
    for role in (None, "provider", "deployer"):
        result = judged(case, role=role)
        low, high = ranks(result)
        assert high <= low
        assert result.certain == (low == high)
        if result.tier is not None:
            assert high <= result.source.tier(result.tier).rank <= low
        if result.certain:
            assert result.open_questions == ()
            assert result.tier == result.source.tiers[low].id
        for one in result.open_questions:
            declined = [
                use.id
                for place, use in enumerate(result.system.uses)
                if one.fact.id in result.system.declined_in(place)
            ]
            assert not {*declined} & {*one.uses}
            assert one.uses or one.fact.id not in result.declined
            assert one.could_lead_to
            assert all(high <= result.source.tier(tier).rank <= low for tier in one.could_lead_to)


@given(cases(gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_rules_and_of_facts_does_not_matter(case: Case, random: Any) -> None:
    """Sections, facts, values, uses and the parts of a description may stand in any order."""

    def shuffled(things: Any) -> list[Any]:
        mixed = [*things]
        random.shuffle(mixed)
        return mixed

    data = {
        key: shuffled(value) if key in ("rules", "definitions") else value
        for key, value in case.law.data.items()
    }
    law = Framework(data, case.words.vocabulary, origin="test")
    facts = {
        name: shuffled(value) if isinstance(value, list) else value
        for name, value in shuffled(case.system.facts.items())
    }
    uses = [
        {"id": one.id, "facts": dict(shuffled(one.facts.items()))}
        for one in shuffled(case.system.uses)
    ]
    one, other = (
        judged(case),
        judged(Case(case.words, law, case.system), made(case.words, facts, uses)),
    )
    assert summary(one) == summary(other)


def summary(result: Classification) -> dict[str, Any]:
    found = sorted(
        (one.rule, one.use or "", str(one.outcome), str(one.presumed)) for one in result.findings
    )
    if len(result.system.uses) == 1:
        found = [(rule, "", *rest) for rule, _, *rest in found]  # type: ignore[misc]
    return {
        "tier": (result.tier, result.tier_status, result.bounds, result.by_role),
        "findings": found,
        "statuses": result.statuses,
        "questions": {one.fact.id: one.could_lead_to for one in result.open_questions},
        "undetermined": {one.reason for one in result.undetermined},
    }


@given(st.data())
def test_a_rule_on_a_broader_concept_holds_for_every_narrower_one(data: st.DataObject) -> None:
    """By every parent, and beside whatever else is stated."""
    known = data.draw(words(largest=6))
    broad = data.draw(st.sampled_from(known.values("s1")))
    concepts = known.vocabulary.lists["one"]
    below = [one for one, bit in concepts.bit.items() if concepts.down[broad] & bit]
    narrow = data.draw(st.sampled_from(below))
    others = data.draw(st.lists(st.sampled_from(known.values("s1")), max_size=2))
    law = tiny.framework(
        known.vocabulary, rules=[{"id": "a", "tier": "high", "when": {"s1": broad}}]
    )
    case = Case(known, law, made(known, {"s1": [*others, narrow]}))
    assert judged(case).tier == "high"
    assert judged(case).certain


@given(st.data())
def test_kleene_values_are_sound_against_every_completion(data: st.DataObject) -> None:
    """True is true, and false is false, in each total description that fits what is stated."""
    known = data.draw(words(largest=2))
    when = data.draw(conditions(known, gaps=True))
    facts = data.draw(descriptions(known))
    used = [name for name in known.vocabulary.facts if f"'{name}'" in repr(when)]
    law = tiny.framework(known.vocabulary, rules=[{"id": "a", "tier": "high", "when": when}])
    outcome = judged(Case(known, law, made(known, facts))).findings[0].outcome
    if outcome is None:
        return
    for place, world in enumerate(all_worlds(known, facts, used)):
        for taken in (True, False):
            assert Judge(law.data, known, [world], law=taken).holds(when, 0) is outcome
        if place > 400:
            break


@given(st.data())
def test_one_test_alone_is_exact(data: st.DataObject) -> None:
    """Open means that two total descriptions differ: a single test loses nothing."""
    known = data.draw(words(largest=3))
    when = data.draw(single_tests(known))
    ((key, value),) = when.items()
    fact, values = next(iter(value.items())) if key in ("only", "anywhere") else (key, value)
    assume(not isinstance(values, list))
    assume(not isinstance(value, list))
    facts = data.draw(st.fixed_dictionaries({fact: values_of(known, fact)}))
    law = tiny.framework(known.vocabulary, rules=[{"id": "a", "tier": "high", "when": when}])
    outcome = judged(Case(known, law, made(known, facts))).findings[0].outcome
    found = {
        Judge(law.data, known, [world], law=True).holds(when, 0)
        for world in all_worlds(known, facts, [fact])
    }
    assume(found)
    if known.vocabulary.facts[fact].type in ("number", "date"):
        assert outcome is None or found == {outcome}
    else:
        assert outcome is (None if len(found) == 2 else found.pop())


@given(st.data())
def test_the_bounds_hold_in_every_completion(data: st.DataObject) -> None:
    """A total description that fits has a tier within the bounds; the certain one, if certain."""
    case = data.draw(cases(gaps=True, young=True, largest=3))
    total = data.draw(worlds(case.words, case.system))
    low, high = ranks(judged(case))
    for taken in (True, False):
        tier = Judge(case.law.data, case.words, total, law=taken).tier()
        assert high <= case.law.tier(tier).rank <= low


@given(st.data())
def test_a_total_description_is_certain_and_judged_as_the_words_say(data: st.DataObject) -> None:
    """With everything stated in leaves the engine agrees with a plain reading of the format."""
    case = data.draw(cases(largest=3))
    total = data.draw(worlds(case.words, case.system))
    first, *others = [stated_world(world) for world in total]
    uses = [{"id": f"use{n}", "facts": one} for n, one in enumerate([first, *others])]
    system = made(case.words, {}, uses) if others else made(case.words, first)
    result = judged(case, system)
    judge = Judge(case.law.data, case.words, total, law=True)
    assert (result.tier, result.certain) == (judge.tier(), True)
    rules = {one["id"]: one for one in case.law.data["rules"]}
    for one in result.findings:
        place = 0 if one.use is None else int(one.use.removeprefix("use"))
        assert one.outcome is one.presumed is judge.stands(rules[one.rule], place)


@given(st.data())
def test_adding_a_use_keeps_what_holds_of_the_others(data: st.DataObject) -> None:
    """A further use may raise the tier; without looks at other uses it never lowers what holds."""
    known = data.draw(words())
    when = data.draw(conditions(known).filter(lambda one: "anywhere" not in repr(one)))
    law = tiny.framework(known.vocabulary, rules=[{"id": "a", "tier": "high", "when": when}])
    facts = data.draw(descriptions(known))
    more = data.draw(descriptions(known))
    uses = [{"id": "first", "facts": facts}, {"id": "second", "facts": more}]
    alone = judged(Case(known, law, made(known, facts)))
    both = judged(Case(known, law, made(known, {}, uses)))
    assert ranks(both)[0] <= ranks(alone)[0]
    assert ranks(both)[1] <= ranks(alone)[1]
    assert both.findings[0].outcome is alone.findings[0].outcome
