"""What is missing: the unstated facts that leave a rule open, and the one that alone decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.conditions.tree import (
    All,
    AnyOf,
    Anywhere,
    Compare,
    Condition,
    FindingHolds,
    Has,
    Meets,
    Not,
    Only,
    StatusHolds,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.tree import Tested
    from aigov.rules import Definition, Exempt, Rule

__all__ = ["Missing"]


class _Way(NamedTuple):
    """A way for a condition to hold: the facts to answer for it, and whether something stated speaks for it."""

    facts: frozenset[str]
    supported: bool


_THERE = _Way(frozenset(), supported=False)


class Missing:
    """Finds what is missing in one use of a system.

    What is found for exceptions and definitions is kept, since many rules share them.
    """

    def __init__(self, evaluator: Evaluator, use: int, declined: Collection[str] = ()) -> None:
        """Take the evaluator that says what is open, and the facts that are declined in this use."""
        self.evaluator = evaluator
        self.declined = declined
        self.use = use
        self._open: dict[int, dict[str, float]] = {}
        self._ways: dict[int, _Way | None] = {}

    def wanted_facts(self, rule: Tested) -> dict[str, float]:
        """Return the facts that leave a rule open, but for those that are declined."""
        return self._not_declined(self.open_facts(rule))

    def wanted_facts_in(self, condition: Condition) -> dict[str, float]:
        """Return the facts that leave a condition open, but for those that are declined."""
        return self._not_declined(self._open_in(condition))

    def _not_declined(self, facts: dict[str, float]) -> dict[str, float]:
        return {fact: weight for fact, weight in facts.items() if fact not in self.declined}

    def open_facts(self, rule: Tested) -> dict[str, float]:
        """Return the facts that leave a rule open, each with a weight.

        The weight falls with the number of things that must be known before the fact matters, so
        that what gates a rule is asked before its details and exceptions.
        """
        found: dict[str, float] = {}
        if rule.when is not None:
            _raise(found, self._open_in(rule.when), 1.0)
            for exempt in rule.unless:
                _raise(found, self._open_exempt(exempt), 0.4)
        return found

    def _open_exempt(self, exempt: Exempt) -> dict[str, float]:
        known = self._open.get(id(exempt))
        if known is None:
            known = {}
            if self.evaluator.exempt(exempt, self.use) is None:
                _raise(known, self._open_in(exempt.when), 1.0)
                for inner in exempt.unless:
                    _raise(known, self._open_exempt(inner), 1.0)
            self._open[id(exempt)] = known
        return known

    def _open_definition(self, definition: Definition) -> dict[str, float]:
        known = self._open.get(id(definition))
        if known is None:
            known = dict(self._open_in(definition.when))
            for exempt in definition.unless:
                _raise(known, self._open_exempt(exempt), 0.5)
            self._open[id(definition)] = known
        return known

    def _open_in(self, condition: Condition) -> dict[str, float]:
        evaluator, use = self.evaluator, self.use
        found: dict[str, float] = {}
        match condition:
            case Has(fact, _) | Only(fact, _) | Anywhere(fact, _) | Compare(fact, _, _):
                return {fact: 1.0} if evaluator.value(condition, use) is None else {}
            case All(parts) | AnyOf(parts):
                waiting = [part for part in parts if evaluator.value(part, use) is None]
                gates = isinstance(condition, All)
                for place, part in enumerate(waiting, 1):
                    _raise(found, self._open_in(part), 1 / place if gates else 1.0)
            case Not(part):
                return self._open_in(part)
            case Meets(names):
                for name in names:
                    if evaluator.definition(name, use) is None:
                        made = evaluator.ruleset.definitions[name]
                        _raise(found, self._open_definition(made), 1.0)
            case FindingHolds(names):
                for name in evaluator.ruleset.members(names):
                    inner = evaluator.ruleset.rules[name]
                    if evaluator.rule(inner, use) is None:
                        _raise(found, self.open_facts(inner), 1.0)
            case StatusHolds(names):
                for rule in evaluator.ruleset.rules.values():
                    if rule.concludes in names and evaluator.rule(rule, use) is None:
                        _raise(found, self.open_facts(rule), 1.0)
                    if rule.when is not None and evaluator.value(rule.when, use) is not False:
                        for exempt in rule.unless:
                            if exempt.status in names:
                                _raise(found, self._open_in(rule.when), 1.0)
                                _raise(found, self._open_exempt(exempt), 1.0)
        return found

    # --- what alone decides ---------------------------------------------------------------

    def decisive_facts(self, rule: Rule) -> Iterator[str]:
        """Yield the facts whose answer alone would turn round what is presumed of an open rule.

        Only where something stated speaks for the other outcome: else every rule of one element
        would have such a fact.
        """
        if rule.when is None:
            return
        if self.evaluator.presumed(rule, self.use) is True:
            for exempt in rule.unless:
                if all(self.evaluator.exempt(one, self.use) is False for one in exempt.unless):
                    yield from self._alone(self._way(exempt.when))
        elif not any(self.evaluator.exempt(one, self.use) for one in rule.unless):
            yield from self._alone(self._way(rule.when))

    def _alone(self, way: _Way | None) -> Iterable[str]:
        return way.facts if way and way.supported and len(way.facts) == 1 else ()

    def _way(self, condition: Condition) -> _Way | None:
        """Return the shortest way for a condition to hold; ``None`` where there is none. Kept."""
        key = id(condition)
        if key not in self._ways:
            self._ways[key] = self._find_way(condition)
        return self._ways[key]

    def _way_of_all(self, parts: tuple[Condition, ...]) -> _Way | None:
        facts: frozenset[str] = frozenset()
        supported = False
        for part in parts:
            way = self._way(part)
            if way is None:
                return None
            facts |= way.facts
            supported |= way.supported
        return _Way(facts, supported)

    def _find_way(self, condition: Condition) -> _Way | None:
        evaluator, use = self.evaluator, self.use
        stated = evaluator.value(condition, use)
        if stated is False:
            return None
        if stated is True:
            return _THERE._replace(supported=True)
        match condition:
            case All(parts):
                return self._way_of_all(parts)
            case AnyOf(parts):
                return _shortest(self._way(part) for part in parts)
            case Meets(names):
                definitions = evaluator.ruleset.definitions
                return _shortest(self._way(definitions[name].when) for name in names)
            case FindingHolds() | StatusHolds():
                return None
        if evaluator.value(condition, use, presumed=True) is True:
            return _THERE
        return _Way(frozenset(self._open_in(condition)), supported=False)


def _shortest(ways: Iterable[_Way | None]) -> _Way | None:
    return min(
        (one for one in ways if one),
        key=lambda one: (len(one.facts), not one.supported),
        default=None,
    )


def _raise(found: dict[str, float], more: dict[str, float], factor: float) -> None:
    """Take over the weights that are higher than those already found."""
    for fact, weight in more.items():
        if weight * factor > found.get(fact, 0.0):
            found[fact] = weight * factor
