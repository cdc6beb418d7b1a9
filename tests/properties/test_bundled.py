"""The laws of the engine on the frameworks that come with the package, with random real facts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st
from strategies import HALF
from test_compile import compiled, same

from aigov import bundled
from aigov.classification import Classification
from aigov.classifying import classify
from aigov.framework import Framework, bundled_framework
from aigov.rules import Exempt
from aigov.system import System
from aigov.vocabulary import Fact, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.property
NAMES = bundled.framework_ids()
DATES = ("2025", "2025-08-01", "2026-03-01", "2026-08", "2027-12-02", "not-yet")
NUMBERS = (0, 0.5, 1e22, 1e25, {"min": 1e24, "max": 3e25})
PICKS = st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 2**16)), max_size=14)
EACH = pytest.mark.parametrize("name", NAMES)


@cache
def asked(name: str) -> tuple[str, ...]:
    """Return the facts that a framework speaks of, so that random ones matter."""
    law = bundled_framework(name)
    words = repr([law.data.get(key) for key in ("rules", "definitions", "groups", "scope")])
    return tuple(one for one in law.vocabulary.facts if f"'{one}'" in words)


def value(vocabulary: Vocabulary, fact: Fact, pick: int) -> Any:
    if fact.type == "yes-no":
        return bool(pick % 2)
    if fact.type in ("date", "number"):
        values: tuple[Any, ...] = DATES if fact.type == "date" else NUMBERS
        return values[pick % len(values)]
    names = [*vocabulary.list_of(fact).concepts]
    one, other = names[pick % len(names)], names[pick // 256 % len(names)]
    if fact.type == "choice":
        return one
    return [[], [one], [one], [one, other]][pick % 4]


def facts_of(law: Framework, picks: list[tuple[int, int]]) -> dict[str, Any]:
    names = asked(law.id)
    facts = {}
    for which, pick in picks:
        name = names[which % len(names)]
        facts[name] = value(law.vocabulary, law.vocabulary.facts[name], pick)
    return facts


def judged(law: Framework, facts: dict[str, Any]) -> Classification:
    system = System("Random", facts, vocabulary=law.vocabulary)
    return classify(system, law, as_of=tiny.TODAY, text_as_of=tiny.TEXTS)


@EACH
@given(picks=PICKS)
def test_compiled_rules_equal_the_walk(name: str, picks: list[tuple[int, int]]) -> None:
    """Every rule, as stated and as presumed, and the tiers."""
    law = bundled_framework(name)
    fast = fast_form(name)
    if fast is not None:
        same(law, fast, System("Random", facts_of(law, picks), vocabulary=law.vocabulary))


@cache
def fast_form(name: str) -> Any:
    return compiled(bundled_framework(name))


@EACH
@given(picks=PICKS, more=st.tuples(st.integers(0, 2**16), st.integers(0, 2**16)))
def test_bounds_narrow_and_hold_the_tier(
    name: str, picks: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    """One more fact never widens; the tier lies within; nothing is certain and asked at once."""
    law = bundled_framework(name)
    facts = facts_of(law, picks)
    before, after = judged(law, facts), judged(law, facts_of(law, [more]) | facts)
    for result in (before, after):
        if result.bounds is not None and result.tier is not None:
            tier = law.tier(result.tier).rank
            assert law.tier(result.bounds.highest).rank <= tier
            assert tier <= law.tier(result.bounds.lowest).rank
        assert not (result.certain and result.open_questions)
    if before.bounds is not None and after.bounds is not None:
        assert law.tier(after.bounds.highest).rank >= law.tier(before.bounds.highest).rank
        assert law.tier(after.bounds.lowest).rank <= law.tier(before.bounds.lowest).rank


@EACH
@HALF
@given(picks=PICKS)
def test_every_finding_cites_a_provision(name: str, picks: list[tuple[int, int]]) -> None:
    """Whatever is found, its citations and those of what saved it parse in the law's scheme."""
    law = bundled_framework(name)
    result = judged(law, facts_of(law, picks))
    assert result.findings
    for one in result.findings:
        assert one.source.cite
        assert one.url
        for cite in (*one.source.cite, *(cite for saved in one.saved_by for cite in saved.cite)):
            assert law.citations.parse(cite), cite
        assert len(repr(one)) <= 100
    assert result.explain("vi")
    assert result.to_dict("en")


@EACH
def test_every_citation_parses_in_every_text(name: str) -> None:
    """Rules, their exceptions, definitions, scope and transitions, in each text of the law."""
    law = bundled_framework(name)
    for as_of, known in law.all_texts():
        rules = law.ruleset(law.law_text(as_of.toordinal(), known.toordinal()))
        cites = [cite for one in rules.definitions.values() for cite in one.cite]
        cites += [cite for one in rules.transitions for cite in one.cite]
        citing: list[Any] = [*rules.rules.values(), *rules.scope, *rules.definitions.values()]
        for one in citing:
            cites += [*one.cite, *(cite for saved in one.unless for cite in exempt_cites(saved))]
        for cite in cites:
            assert law.citations.parse(cite), cite


def exempt_cites(exempt: Exempt) -> Iterator[str]:
    yield from exempt.cite
    for inner in exempt.unless:
        yield from exempt_cites(inner)
