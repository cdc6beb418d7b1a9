"""What is missing: the unstated facts that leave a rule open, and the one that alone decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.conditions.nodes import Either, Every, Kept, Leaf, Met, Opposite, Ruled
from aigov.conditions.tree import FindingHolds, StatusHolds
from aigov.rules import Definition, Exempt, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.nodes import Node
    from aigov.conditions.tree import Condition, Tested

__all__ = ["Missing"]


class _Way(NamedTuple):
    """A way for a condition to hold with at most one answer: to this fact, or with none.

    ``supported``: something stated speaks for it.
    """

    fact: str | None
    supported: bool


_THERE = _Way(None, supported=False)
_SUPPORTED = _Way(None, supported=True)
_NOTHING: Mapping[str, float] = {}


_EXCEPTIONS_WEIGH: dict[type, float] = {Definition: 0.5, Exempt: 1.0}
_ELSE = 0.4


class Missing:
    """Finds what is missing in one use of a system.

    What is found for a node is kept, since many rules share it: ``open`` are the facts that leave
    it open with their weights, ``ways`` the shortest way for it to hold (``None``: there is none
    so short), ``decisive``, for a rule, what alone decides it.
    """

    def __init__(self, evaluator: Evaluator, use: int, declined: Collection[str] = ()) -> None:
        """Take the evaluator that says what is open, and the facts that are declined in this use."""
        self.evaluator = evaluator
        self.declined = declined
        self.use = use
        self._nodes = evaluator.nodes
        self._values = evaluator.stated[use]
        self._guessed = evaluator.guessed[use]
        touched = evaluator.touched
        bare = None if evaluator.bare is None else _bare(evaluator.bare)
        self.open: Kept[Mapping[str, float]] = Kept(
            self._find_open, touched, bare.open if bare else None
        )
        self.ways: Kept[_Way | None] = Kept(self._find_way, touched, bare.ways if bare else None)
        self.decisive: Kept[tuple[str, ...]] = Kept(
            self._find_decisive, touched, bare.decisive if bare else None
        )

    def wanted_facts(self, rule: Tested) -> dict[str, float]:
        """Return the facts that leave a rule open, but for those that are declined."""
        return self._not_declined(self.open_facts(rule))

    def wanted_facts_in(self, condition: Condition) -> dict[str, float]:
        """Return the facts that leave a condition open, but for those that are declined."""
        return self._not_declined(self.open[self._nodes.of(condition)])

    def _not_declined(self, facts: Mapping[str, float]) -> dict[str, float]:
        return {fact: weight for fact, weight in facts.items() if fact not in self.declined}

    def open_facts(self, rule: Tested) -> Mapping[str, float]:
        """Return the facts that leave a rule open, each with a weight.

        The weight falls with the number of things that must be known before the fact matters, so
        that what gates a rule is asked before its details and exceptions.
        """
        return self.open[self._nodes.entry(rule)]

    def _find_open(self, node: Node) -> Mapping[str, float]:
        values = self._values
        found: dict[str, float] = {}
        match node:
            case Leaf():
                return self._open_leaf(node)
            case Every():
                waiting = [part for part in node.parts if values[part] is None]
                for place, part in enumerate(waiting, 1):
                    _raise(found, self.open[part], 1 / place)
            case Either():
                for part in node.parts:
                    if values[part] is None:
                        _raise(found, self.open[part], 1.0)
            case Opposite():
                return self.open[node.part]
            case Ruled(when=when) if when is not None:
                found |= self.open[when]
                for exempt in node.unless:
                    if values[exempt] is None:
                        _raise(
                            found, self.open[exempt], _EXCEPTIONS_WEIGH.get(type(node.entry), _ELSE)
                        )
        return found

    def _open_leaf(self, leaf: Leaf) -> Mapping[str, float]:
        if leaf.fact is not None:
            return {leaf.fact: 1.0} if self._values[leaf] is None else _NOTHING
        found: dict[str, float] = {}
        ruleset = self.evaluator.ruleset
        match leaf.condition:
            case FindingHolds(names):
                for name in ruleset.members(names):
                    self._raise_if_open(found, ruleset.rules[name])
            case StatusHolds(names):
                for rule, giving in ruleset.concluding(names):
                    if rule.concludes_status(names):
                        self._raise_if_open(found, rule)
                    when = self._nodes.entry(rule).when
                    if when is not None and self._values[when] is not False:
                        for exempt in map(self._nodes.entry, giving):
                            _raise(found, self.open[when], 1.0)
                            if self._values[exempt] is None:
                                _raise(found, self.open[exempt], 1.0)
        return found

    def _raise_if_open(self, found: dict[str, float], rule: Rule) -> None:
        if self.evaluator.rule(rule, self.use) is None:
            _raise(found, self.open_facts(rule), 1.0)

    # --- what alone decides ---------------------------------------------------------------

    def decisive_facts(self, rule: Rule) -> tuple[str, ...]:
        """Return the facts whose answer alone would turn round what is presumed of an open rule.

        Only where something stated speaks for the other outcome: else every rule of one element
        would have such a fact.
        """
        return self.decisive[self._nodes.entry(rule)]

    def _find_decisive(self, rule: Ruled) -> tuple[str, ...]:
        values = self._values
        assert isinstance(rule.entry, Rule)  # noqa: S101 - narrows: it is asked for rules only
        if self.evaluator.presumed(rule.entry, self.use) is True:
            exempts = (one for one in rule.unless if all(values[by] is False for by in one.unless))
            found = [self._alone(one) for one in exempts]
        else:
            found = [] if any(values[one] for one in rule.unless) else [self._alone(rule)]
        return tuple(fact for fact in found if fact)

    def _alone(self, entry: Ruled) -> str | None:
        way = self.ways[entry.when] if entry.when else None
        return way.fact if way and way.supported else None

    def _find_way(self, node: Node) -> _Way | None:
        stated = self._values[node]
        if stated is not None:
            return _SUPPORTED if stated else None
        match node:
            case Every():
                return self._way_of_all(node.parts)
            case Met():
                return _shortest(self.ways[one.when] for one in node.parts if one.when)
            case Either():
                return _shortest(map(self.ways.__getitem__, node.parts))
            case Leaf(condition=FindingHolds() | StatusHolds()):
                return None
        if self._guessed[node] is True:
            return _THERE
        return _answering(self.open[node])

    def _way_of_all(self, parts: Iterable[Node]) -> _Way | None:
        fact: str | None = None
        supported = False
        for part in parts:
            way = self.ways[part]
            if way is None or (fact and way.fact and fact != way.fact):
                return None
            fact = fact or way.fact
            supported = supported or way.supported
        return _Way(fact, supported)


def _answering(facts: Iterable[str]) -> _Way | None:
    """Return the way that consists of answering these facts; ``None`` where they are several."""
    first, *others = facts or (None,)
    return None if others else _Way(first, supported=False)


def _shortest(ways: Iterable[_Way | None]) -> _Way | None:
    return min(
        (one for one in ways if one),
        key=lambda one: (one.fact is not None, not one.supported),
        default=None,
    )


def _raise(found: dict[str, float], more: Mapping[str, float], factor: float) -> None:
    """Take over the weights that are higher than those already found."""
    for fact, weight in more.items():
        raised = weight * factor
        if raised > found.get(fact, 0.0):
            found[fact] = raised


def _bare(evaluator: Evaluator) -> Missing:
    """Return what finds what is missing where nothing is stated. Made once for a rule set."""
    nodes = evaluator.nodes
    if nodes.missing is None:
        nodes.missing = Missing(evaluator, 0)
    return nodes.missing
