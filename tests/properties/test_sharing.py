"""What is shared between descriptions is what each of them would find alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st
from strategies import HALF, Case, cases

from aigov.classification import Classification
from aigov.classifying import classify
from aigov.conditions.evaluate import Evaluator
from aigov.conditions.explain import Explainer
from aigov.conditions.missing import Missing
from aigov.conditions.tree import FindingHolds, Not, StatusHolds
from aigov.framework import bundled_framework
from aigov.intervals import day
from aigov.system import System

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.property
DAY = day(tiny.TODAY)
_NAMES = st.sampled_from([f"rule{place}" for place in range(4)])


def found(case: Case, stated: Iterable[str] | None) -> Iterator[tuple[Any, ...]]:
    """Yield all that is found for every rule in every use, these facts being stated."""
    law, system = case.law, case.system
    ruleset = law.ruleset(law.law_text(DAY, day(tiny.TEXTS)))
    uses = system.vectors(law.vocabulary)
    evaluator = Evaluator(ruleset, law.vocabulary, uses, DAY, stated=stated)
    for use in range(len(uses)):
        explainer, missing = Explainer(evaluator, system, use), Missing(evaluator, use)
        for rule in ruleset.rules.values():
            yield (
                rule.id,
                evaluator.rule(rule, use),
                evaluator.presumed(rule, use),
                explainer.reasons(rule),
                [*missing.open_facts(rule).items()],
                missing.decisive_facts(rule),
            )


@HALF
@given(cases(gaps=True, young=True))
def test_what_no_stated_fact_bears_on_is_as_if_nothing_were_stated(case: Case) -> None:
    """With the facts named, the bare description is asked; without, all is read anew."""
    stated = {name for values in case.system.values for name in values}
    assert [*found(case, stated)] == [*found(case, None)]


@HALF
@given(cases(gaps=True, young=True), st.lists(st.frozensets(_NAMES), min_size=1, max_size=3))
def test_what_is_shared_between_days_does_not_turn_on_what_is_in_force(
    case: Case, days: list[frozenset[str]]
) -> None:
    """Each day of one description is read as if it were the only one, and nothing were shared."""
    law, system = case.law, case.system
    result = Classification(system, law, DAY, day(tiny.TEXTS), None)
    base = result.evaluator
    rules = base.ruleset.rules.values()
    asked = [
        *(FindingHolds((rule.id,)) for rule in rules),
        StatusHolds(("marked",)),
        *(Not(rule.when) for rule in rules if rule.when is not None),
    ]
    readings = [
        (ask, one, use, presumed)
        for use in range(len(base.uses))
        for presumed in (False, True)
        for ask, ones in ((Evaluator.value, asked), (Evaluator.unless_excepted, rules))
        for one in ones
    ]
    for in_force in days:
        dated = base.on_day(in_force)
        alone = Evaluator(base.ruleset, law.vocabulary, base.uses, DAY)
        alone.know(dated.outcomes)
        for ask, one, use, presumed in readings:
            assert ask(dated, one, use, presumed=presumed) is ask(
                alone, one, use, presumed=presumed
            ), one


def test_who_changes_a_reason_changes_no_other_result() -> None:
    law, asked = bundled_framework("eu-ai-act"), {"as_of": tiny.TODAY}
    first = classify(System("nothing stated"), law, **asked)
    before = first.to_dict()
    for one in first.findings:
        for reason in one.reasons:
            if isinstance(reason.wanted, list | dict):
                reason.wanted.clear()
    assert classify(System("nothing stated"), law, **asked).to_dict() == before
