"""What `check` proves of conditions is what trying every description finds, and never more."""

from __future__ import annotations

from math import prod
from typing import Any

import pytest
import tiny
from hypothesis import assume, given
from hypothesis import strategies as st
from plain_judge import DAYS, Judge, World, all_worlds, possible
from strategies import HALF, Case, Words, cases, laws, systems, words, worlds

import aigov
from aigov.checking import worlds as search
from aigov.checking.logic import check_logic
from aigov.checking.logic_formulas import Formulas
from aigov.framework import Framework
from aigov.intervals import day, read_date
from aigov.rules import Ruleset
from aigov.system import System

pytestmark = pytest.mark.property
MOST = 3000
DAY = day(tiny.TODAY)


def rules_of(law: Framework) -> Ruleset:
    return law.ruleset(law.law_text(DAY, day(tiny.TEXTS)))


def plain(data: Any) -> Any:
    """Return a law that looks at nothing but one use: no findings, no `anywhere`."""
    if isinstance(data, list):
        return [plain(one) for one in data]
    if not isinstance(data, dict):
        return data
    made: dict[str, Any] = {}
    for key, value in data.items():
        if key == "finding":
            made["b2"] = True
        elif key == "anywhere":
            made |= value
        else:
            made[key] = plain(value)
    return made


def facts_in(data: Any, known: Words) -> set[str]:
    if isinstance(data, list):
        return {fact for one in data for fact in facts_in(one, known)}
    if not isinstance(data, dict):
        return set()
    inner = {fact for one in data.values() for fact in facts_in(one, known)}
    return inner | {key for key in data if key in known.vocabulary.facts}


class Tried:
    """Every description of what a law asks for, judged in two values, on every day that matters."""

    def __init__(self, known: Words, data: dict[str, Any]) -> None:
        sections = [data[name] for name in ("rules", "definitions", "groups")]
        facts = sorted(facts_in(sections, known))
        sizes = [len(possible(known, fact, None)) for fact in facts]
        assume(prod(sizes) <= MOST)
        days = [*DAYS, "2026-03-01", "2027-01-01"] if "as-of" in str(sections) else [tiny.TODAY]
        self.judges = []
        for world in all_worlds(known, {}, facts):
            for one in days:
                judge = Judge(data, known, [world], law=False)
                judge.as_of = read_date(one).low
                self.judges.append(judge)


@HALF
@given(st.data())
def test_proofs_find_what_trying_every_description_finds(data: st.DataObject) -> None:
    """Whether a rule can hold, whether an exception can and must apply, whether a rule covers another."""
    known = data.draw(words(2))
    sections = plain(data.draw(laws(known)))
    law = Framework(sections, known.vocabulary, origin="test")
    tried = Tried(known, sections)
    ruleset = rules_of(law)
    formulas = Formulas(ruleset, known.vocabulary)
    entries = {one["id"]: one for one in sections["rules"]}
    for rule in ruleset.rules.values():
        own = entries[rule.id]
        holding = [one for one in tried.judges if one.stands(own, 0)]
        meeting = [one for one in tried.judges if one.holds(own["when"], 0)]
        assert search.possible(formulas.entry(rule)) == bool(holding)
        assert search.possible(formulas.when(rule)) == bool(meeting)
        failing = len(holding) < len(tried.judges)
        assert search.possible(formulas.entry(rule, wanted=False)) == failing
        for exempt, written in zip(rule.unless, own.get("unless", ()), strict=False):
            applying = [one for one in meeting if one.stands(written, 0)]
            when = formulas.when(rule)
            assert search.possible(when, formulas.entry(exempt)) == bool(applying)
            left = search.possible(when, formulas.entry(exempt, wanted=False))
            assert left == (len(applying) < len(meeting))
        for other in ruleset.rules.values():
            alone = [one for one in holding if not one.stands(entries[other.id], 0)]
            beside = formulas.entry(other, wanted=False)
            assert search.possible(formulas.entry(rule), beside) == bool(alone)


@HALF
@given(st.data())
def test_what_check_says_is_true_of_every_description(data: st.DataObject) -> None:
    """And of a rule that no description lets hold, it says so in one way or another."""
    known = data.draw(words(2))
    sections = plain(data.draw(laws(known)))
    law = Framework(sections, known.vocabulary, origin="test")
    tried = Tried(known, sections)
    rules = sections["rules"]
    accused = set()
    for one in check_logic(law):
        section, place = one.path[:2]
        if section != "rules":
            continue
        rule = rules[place]
        holding = [judge for judge in tried.judges if judge.stands(rule, 0)]
        if one.code == "never-holds" or (
            one.code == "exception-always-applies" and one.path.count("unless") < 2
        ):
            assert holding == []
            accused.add(place)
        elif one.code == "exception-never-applies" and len(one.path) == 4:
            written = rule["unless"][one.path[3]]
            meeting = [judge for judge in tried.judges if judge.holds(rule["when"], 0)]
            assert meeting
            assert not any(judge.stands(written, 0) for judge in meeting)
        elif one.code == "covered-by-another":
            others = [other for other in rules if f"{other['id']!r} holds too" in one.message]
            assert all(judge.stands(others[0], 0) for judge in holding)
    for place, rule in enumerate(rules):
        if not any(judge.stands(rule, 0) for judge in tried.judges):
            assert place in accused


@st.composite
def judged(draw: st.DrawFn) -> tuple[Case, list[World]]:
    known = draw(words())
    law = Framework(draw(laws(known, gaps=True)), known.vocabulary, origin="test")
    system: System = draw(systems(known))
    return Case(known, law, system), draw(worlds(known, system))


@given(judged(), st.booleans())
def test_what_happens_is_never_called_impossible(
    drawn: tuple[Case, list[World]], law_is: bool
) -> None:
    """Whatever the law looks at: several uses, findings, what is not known of it."""
    (known, law, _), uses = drawn
    judge = Judge(law.data, known, uses, law=law_is)
    ruleset = rules_of(law)
    written = {one["id"]: one for one in (*law.data["rules"], *law.data["definitions"])}
    both = [*ruleset.rules.values(), *ruleset.definitions.values()]
    for dated in (False, True):
        formulas = Formulas(ruleset, known.vocabulary, dated=dated)
        for use in range(len(uses)):
            stands = {one.id: judge.stands(written[one.id], use) for one in both}
            parts = [formulas.entry(one, wanted=stands[one.id]) for one in both]
            assert search.possible(*parts)
            for one in both:
                if judge.holds(written[one.id]["when"], use):
                    assert search.possible(*parts, formulas.when(one))


@given(cases(gaps=True, young=True))
def test_what_holds_for_a_description_can_hold(case: Case) -> None:
    """However little it states, and in the words of an older vocabulary."""
    result = aigov.classify(case.system, case.law, as_of=tiny.TODAY, text_as_of=tiny.TEXTS)
    formulas = Formulas(rules_of(case.law), case.words.vocabulary)
    never = {
        one.path[1]
        for one in check_logic(case.law)
        if one.code == "never-holds" and one.severity == "error"
    }
    for one in result.findings:
        assert one.outcome is not True or formulas.can_hold(one.rule)
        place = next(at for at, rule in enumerate(case.law.data["rules"]) if rule["id"] == one.rule)
        assert one.outcome is not True or place not in never
