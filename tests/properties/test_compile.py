"""The generated functions give what the walk of the tree gives."""

from __future__ import annotations

import pytest
import tiny
from hypothesis import given
from strategies import HALF, Case, cases

from aigov import bundled
from aigov.classifying import classify
from aigov.conditions.compile import Compiled, NotCompilable, compile_duties, compile_rules
from aigov.conditions.evaluate import Evaluator
from aigov.framework import COMPILE_AFTER, Framework, bundled_framework
from aigov.intervals import day
from aigov.library import examples, load_system
from aigov.rules import Ruleset
from aigov.system import System

pytestmark = pytest.mark.property
DAY = day(tiny.TODAY)


def rules_of(law: Framework) -> Ruleset:
    return law.ruleset(law.law_text(DAY, day(tiny.TEXTS)))


def compiled(law: Framework) -> Compiled | None:
    try:
        return compile_rules(rules_of(law), law.vocabulary, law.tiers)
    except NotCompilable:
        return None


def same(law: Framework, fast: Compiled, system: System) -> None:
    """Compare outcome and presumed outcome of every rule in every use, and the tiers of each."""
    uses = system.vectors(law.vocabulary)
    ruleset = rules_of(law)
    walk = Evaluator(ruleset, law.vocabulary, uses, DAY)
    for place, use in enumerate(uses):
        found = {}
        for stage in fast.stages:
            outcomes = stage.outcomes(use, DAY, walk.rails(stage.findings))
            found |= dict(zip(stage.rules, outcomes, strict=True))
        slow = {
            name: (
                walk.rule(ruleset.rules[name], place),
                walk.presumed(ruleset.rules[name], place),
            )
            for name in found
        }
        assert found == slow
        lowest = highest = presumed = len(law.tiers) - 1
        for rule, rank in ruleset.tiered:
            outcome, guess = slow[rule.id]
            lowest = min(lowest, rank) if outcome else lowest
            highest = min(highest, rank) if outcome is not False else highest
            presumed = min(presumed, rank) if guess else presumed
        without = any(walk.unless_excepted(rule, place) for rule in ruleset.no_tier)
        assert fast.tiers(use, DAY) == (None if without else (lowest, highest, presumed))


@given(cases(gaps=True, young=True))
def test_compiled_rules_equal_the_walk(case: Case) -> None:
    """On random rules; those that look at findings are left to the walk."""
    fast = compiled(case.law)
    if fast is not None:
        same(case.law, fast, case.system)
    else:
        assert "finding" in repr(case.law.data["rules"])


@HALF
@given(cases(gaps=True))
def test_a_classification_is_the_same_before_and_after_compiling(case: Case) -> None:
    """The thirtieth system of a text is judged as the first."""
    asked = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS}
    first = classify(case.system, case.law, **asked).to_dict()
    asked_for = case.law._compiled.asked
    asked_for.update(dict.fromkeys(asked_for, COMPILE_AFTER))
    later = classify(case.system, case.law, **asked)
    assert later.to_dict() == first


@pytest.mark.parametrize("name", bundled.framework_ids())
def test_bundled_frameworks_are_compiled(name: str) -> None:
    """At least one text of the laws that come with the package takes the fast road."""
    law = bundled_framework(name)
    assert any(
        compile_rules(law.ruleset(law.law_text(day(one), day(known))), law.vocabulary, law.tiers)
        for one, known in law.all_texts()
    )


@pytest.mark.parametrize("name", bundled.framework_ids())
def test_obligations_laid_by_generated_functions_equal_the_walk(name: str) -> None:
    """On every example, on days before, between and after the first days of duties."""
    law = bundled_framework(name)
    for example in examples():
        system = load_system(f"example:{example}")
        for asked in ("2026-03-20", "2026-11-22", "2028-01-01"):
            walked, generated = (classify(system, law, as_of=asked) for _ in range(2))
            text, duties = walked._law.key, walked.duties.obligations.values()
            law._compiled_duties.known[text] = None
            slow = [one.owed for one in walked.obligations()]
            law._compiled_duties.known[text] = compile_duties(walked._rules, law.vocabulary, duties)
            assert [one.owed for one in generated.obligations()] == slow
