"""The rules of the hand-written function as a framework, and whether both say the same."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import handwritten

import aigov
from aigov.bundled import sections
from aigov.conditions.tree import Compare, FindingHolds, Meets, Undetermined, leaves
from aigov.framework import Framework, bundled_framework

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DAY = "2026-11-22"
GROUP = "prohibited-practices"
AREAS = ("Annex III(4)", "Annex III(5)")


def rules_of() -> Framework:
    """Return the bundled EU AI Act with nothing but these rules."""
    whole = bundled_framework("eu-ai-act")
    data = dict(sections("eu-ai-act"))
    data["rules"] = [one for one in data["rules"] if _kept(one)]
    data["groups"] = [one for one in data["groups"] if one["id"] in (GROUP, "annex-iii")]
    data["scope"] = []
    data["transitions"] = []
    return Framework(data, whole.vocabulary, origin="benchmarks")


def _kept(rule: Mapping[str, Any]) -> bool:
    cited = rule["cite"] if isinstance(rule["cite"], list) else [rule["cite"]]
    return rule.get("group") == GROUP or any(one.startswith(AREAS) for one in cited)


class Describer:
    """Makes descriptions in which every fact that the rules read is stated with a leaf."""

    def __init__(self, framework: Framework) -> None:
        self.vocabulary = framework.vocabulary
        asked = aigov.classify(aigov.System(), framework, as_of=DAY)
        self.ruleset = asked.evaluator.ruleset
        self.rules = [*self.ruleset.rules.values()]
        self.read = {rule.id: [*self._leaves(rule)] for rule in self.rules}
        self.wanted: dict[str, dict[str, None]] = {}
        for found in self.read.values():
            for fact, values in found:
                self.wanted.setdefault(fact, {}).update(dict.fromkeys(values))

    def facts(self, random: Random) -> dict[str, Any]:
        """Return random facts, drawn towards what one rule looks at."""
        facts = {name: self._value(random, name) for name in self.wanted}
        for fact, values in self.read[random.choice(self.rules).id]:
            if random.random() < 0.7:
                facts[fact] = self._one(random, fact, values)
        return facts

    def _value(self, random: Random, name: str) -> Any:
        fact = self.vocabulary.facts[name]
        if fact.type == "yes-no":
            return random.random() < 0.3
        near = [*self.wanted[name]]
        every = [*self.vocabulary.list_of(fact).concepts]
        chosen = [
            self._leaf(random, name, random.choice(near if random.random() < 0.3 else every))
            for _ in range(1 if fact.type == "choice" else random.choice((0, 1, 1, 2)))
        ]
        return chosen[0] if fact.type == "choice" else [*dict.fromkeys(chosen)]

    def _one(self, random: Random, name: str, values: tuple[str, ...]) -> Any:
        fact = self.vocabulary.facts[name]
        if fact.type == "yes-no":
            return values[0] == "true"
        leaf = self._leaf(random, name, random.choice(values))
        return leaf if fact.type == "choice" else [leaf]

    def _leaf(self, random: Random, fact: str, concept: str) -> str:
        concepts = self.vocabulary.list_of(self.vocabulary.facts[fact])
        return random.choice(concepts.leaves(concept))

    def _leaves(self, rule: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
        for leaf in leaves(rule.when):
            if isinstance(leaf, Meets):
                for name in leaf.definitions:
                    yield from self._leaves(self.ruleset.definitions[name])
            elif isinstance(leaf, Compare | FindingHolds | Undetermined):
                raise TypeError(f"the benchmark cannot state {leaf}")
            else:
                yield leaf.fact, leaf.values
        for exempt in rule.unless:
            yield from self._leaves(exempt)


class Disagreement(NamedTuple):
    """A description, the tier by hand, and the tier of the library."""

    facts: dict[str, Any]
    by_hand: str
    by_library: str | None


def disagreements(count: int, seed: int = 1) -> tuple[list[Disagreement], dict[str, int]]:
    """Compare both on random descriptions; return where they differ and how often each tier came.

    The library must be certain of a description that states everything. With half of the facts
    left out, what it presumes must be what the function says.
    """
    random = Random(seed)
    framework = rules_of()
    describer = Describer(framework)
    wrong = []
    seen: dict[str, int] = {}
    for _ in range(count):
        facts = describer.facts(random)
        part = {name: value for name, value in facts.items() if random.random() < 0.5}
        for stated in (facts, {"purpose": ["other"], **part}):
            by_hand = handwritten.tier(stated)
            found = aigov.classify(aigov.System("random", stated), framework, as_of=DAY)
            certain = found.certain or stated is not facts
            if found.tier != by_hand or not certain:
                wrong.append(Disagreement(stated, by_hand, found.tier if certain else None))
            seen[by_hand] = seen.get(by_hand, 0) + 1
    return wrong, seen
