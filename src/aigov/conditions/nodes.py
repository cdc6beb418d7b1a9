"""Conditions made ready to be read: what is walked when a system is judged.

For each condition and each entry of a rule set there is one object, made once, that knows where
its facts stand. A system has thousands of them read, so what does not depend on the system is
worked out before; conditions that ask the same are one node, read once.

And most of a description is silence. A node none of whose facts is stated is the same for every
system, so it is read once for all of them, in a description that states nothing: the bare one.
"""

from __future__ import annotations

from operator import methodcaller
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from aigov.conditions.tree import (
    AS_OF,
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
    Undetermined,
)
from aigov.conditions.truth import conj, disj, negate, only
from aigov.intervals import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.explain import Explainer
    from aigov.conditions.missing import Missing
    from aigov.conditions.tree import Tested
    from aigov.conditions.truth import Truth
    from aigov.facts import Vectors
    from aigov.rules import Ruleset
    from aigov.vocabulary import Vocabulary

__all__ = [
    "FINDINGS",
    "Either",
    "Every",
    "Kept",
    "Leaf",
    "Met",
    "Node",
    "Nodes",
    "Opposite",
    "Ruled",
    "Values",
]

T = TypeVar("T")

FINDINGS = 1
"""The bit of what turns on other findings, which are others on another day; facts have the rest."""


class Kept(dict["Node", T]):
    """What is found for nodes, each when first asked for.

    ``touched`` are the bits of the facts that are stated. For a node that turns on none of them
    the ``bare`` one is asked, whose description states nothing.
    """

    __slots__ = ("bare", "find", "touched")

    def __init__(self, find: Callable[[Any], T], touched: int, bare: Kept[T] | None) -> None:
        """Take what finds it for one node."""
        self.find = find
        self.touched = touched
        self.bare = bare

    def __missing__(self, node: Node) -> T:
        """Find it and keep it."""
        if self.bare is None or node.facts & self.touched:
            found = self.find(node)
        else:
            found = self.bare[node]
        self[node] = found
        return found


class Values(Kept["Truth"]):
    """The truth of every node in one use and one reading, with what the leaves read of the use.

    ``stated`` are the values as stated: itself, or for the presumed reading the others.
    """

    __slots__ = (
        "any_holds",
        "any_may",
        "evaluator",
        "holds",
        "may",
        "named",
        "numbers",
        "presumed",
        "stated",
    )

    def __init__(
        self,
        evaluator: Evaluator,
        use: Vectors,
        touched: int,
        bare: Values | None,
        stated: Values | None = None,
    ) -> None:
        """Take what is read, and for the presumed reading the values as stated."""
        self.evaluator = evaluator
        self.numbers, self.named = use.numbers, use.named
        if stated is None:
            self.presumed, self.stated = False, self
            self.holds, self.may = use.holds, use.may
            self.any_holds, self.any_may = use.any_holds, use.any_may
        else:
            self.presumed, self.stated = True, stated
            self.holds, self.may = use.presumed_holds, use.presumed_may
            self.any_holds, self.any_may = use.any_presumed_holds, use.any_presumed_may
        super().__init__(methodcaller("read", self), touched, bare)


class Leaf:
    """A condition that is read off the description, the day or other findings.

    ``fact`` is the fact it looks at, if any; ``facts`` are, for every node, the bits of all that
    its value turns on.
    """

    __slots__ = ("condition", "fact", "facts", "read")

    def __init__(self, condition: Condition, facts: int, read: Callable[[Values], Truth]) -> None:
        """Take the condition, the facts it turns on and what reads it."""
        self.condition = condition
        self.facts = facts
        self.read = read
        self.fact: str | None = getattr(condition, "fact", None)


class Every:
    """All of the parts."""

    __slots__ = ("facts", "parts")

    def __init__(self, parts: tuple[Node, ...]) -> None:
        """Take the parts."""
        self.parts = parts
        self.facts: int = _facts(parts)

    def read(self, values: Values) -> Truth:
        """Return Kleene's and of the parts."""
        result: Truth = True
        for part in self.parts:
            value = values[part]
            if value is False:
                return False
            if value is None:
                result = None
        return result


class Either:
    """Any of the parts."""

    __slots__ = ("facts", "parts")

    def __init__(self, parts: tuple[Node, ...]) -> None:
        """Take the parts."""
        self.parts = parts
        self.facts: int = _facts(parts)

    def read(self, values: Values) -> Truth:
        """Return Kleene's or of the parts."""
        result: Truth = False
        for part in self.parts:
            value = values[part]
            if value is True:
                return True
            if value is None:
                result = None
        return result


class Opposite:
    """Not the part."""

    __slots__ = ("facts", "part")

    def __init__(self, part: Node) -> None:
        """Take the part."""
        self.part = part
        self.facts: int = part.facts

    def read(self, values: Values) -> Truth:
        """Return Kleene's not of the part."""
        return negate(values[self.part])


class Met(Either):
    """Any of some definitions."""

    __slots__ = ()
    parts: tuple[Ruled, ...]


class Ruled:
    """A rule, exception, definition, part of the scope or obligation: its condition, unless what."""

    __slots__ = ("entry", "facts", "unless", "when")

    def __init__(self, entry: Tested, when: Node | None, unless: tuple[Ruled, ...]) -> None:
        """Take the entry, and the nodes of its condition and of its exceptions."""
        self.entry = entry
        self.when = when
        self.unless = unless
        self.facts: int = _facts(unless) | (0 if when is None else when.facts)

    def read(self, values: Values) -> Truth:
        """Return whether the condition holds and no exception stands.

        As presumed, an exception counts only if the stated facts prove it.
        """
        holds = None if self.when is None else values[self.when]
        if holds is False or not self.unless:
            return holds
        stated = values.stated
        saved = disj([stated[one] for one in self.unless])
        if values.presumed:
            return False if saved else holds
        return conj((holds, negate(saved)))


_Leaf = Has | Only | Anywhere | Compare | Meets | FindingHolds | StatusHolds | Undetermined
Node: TypeAlias = Leaf | Every | Either | Opposite | Ruled


def _facts(nodes: Iterable[Node]) -> int:
    bits = 0
    for one in nodes:
        bits |= one.facts
    return bits


class Nodes:
    """The nodes of one rule set and of what is laid beside it, each made when first asked for.

    ``evaluator``, ``missing`` and ``explainer`` are those of the bare description, once there.
    """

    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary) -> None:
        """Take the rule set and the vocabulary that its conditions are written in."""
        self.ruleset = ruleset
        self.vocabulary = vocabulary
        self.evaluator: Evaluator | None = None
        self.missing: Missing | None = None
        self.explainer: Explainer | None = None
        self._shared: dict[tuple[Any, type, Any], Node] = {}
        self._made: dict[int, tuple[Condition, Node]] = {}
        self._ruled: dict[int, tuple[Tested, Ruled]] = {}

    def bits(self, facts: Iterable[str]) -> int:
        """Return the bits of facts, as far as the vocabulary has them."""
        index = self.vocabulary.index
        bits = 0
        for one in facts:
            if one in index:
                bits |= FINDINGS << 1 + index[one]
        return bits

    def of(self, condition: Condition) -> Node:
        """Return the node of a condition.

        It is found by the identity of the condition, which is kept as long, since to compare
        whole trees costs more than to read them.
        """
        known = self._made.get(id(condition))
        if known is None:
            known = self._made.setdefault(id(condition), (condition, self._node(condition)))
        return known[1]

    def entry(self, entry: Tested) -> Ruled:
        """Return the node of a rule, exception, definition, part of the scope or obligation."""
        known = self._ruled.get(id(entry))
        if known is None:
            when = None if entry.when is None else self.of(entry.when)
            made = Ruled(entry, when, tuple(map(self.entry, entry.unless)))
            known = self._ruled.setdefault(id(entry), (entry, made))
        return known[1]

    def _node(self, condition: Condition) -> Node:
        match condition:
            case All(parts):
                return self._share(Every, tuple(map(self.of, parts)))
            case AnyOf(parts):
                return self._share(Either, tuple(map(self.of, parts)))
            case Not(part):
                return self._share(Opposite, self.of(part))
            case _:
                return self._share(self._leaf, condition)

    def _share(self, make: Callable[[Any], Node], of: Any) -> Node:
        """Return the one node that this makes of these parts, or of this leaf."""
        key = (make, type(of), of)
        known = self._shared.get(key)
        if known is None:
            known = self._shared.setdefault(key, make(of))
        return known

    def _leaf(self, condition: _Leaf) -> Node:
        facts = 0
        match condition:
            case Meets(names):
                return Met(tuple(self.entry(self.ruleset.definitions[name]) for name in names))
            case FindingHolds(names):
                rules = self.ruleset.rules
                members = (self.entry(rules[name]) for name in self.ruleset.members(names))
                facts = FINDINGS | _facts(members)
            case StatusHolds(statuses):
                concluding = (self.entry(rule) for rule, _ in self.ruleset.concluding(statuses))
                facts = FINDINGS | _facts(concluding)
            case Has(fact, _) | Only(fact, _) | Anywhere(fact, _) | Compare(fact, _, _):
                facts = self.bits([fact])
        return Leaf(condition, facts, _READ[type(condition)](condition, self.vocabulary))


# How each kind of leaf is read: a function of the values made once, with all that is known before.


def _has(condition: Has, vocabulary: Vocabulary) -> Callable[[Values], Truth]:
    place, wanted = vocabulary.place(condition.fact, condition.values)

    def read(values: Values) -> Truth:
        if values.holds[place] & wanted:
            return True
        return None if values.may[place] & wanted else False

    return read


def _anywhere(condition: Anywhere, vocabulary: Vocabulary) -> Callable[[Values], Truth]:
    place, wanted = vocabulary.place(condition.fact, condition.values)

    def read(values: Values) -> Truth:
        if values.any_holds[place] & wanted:
            return True
        return None if values.any_may[place] & wanted else False

    return read


def _only(condition: Only, vocabulary: Vocabulary) -> Callable[[Values], Truth]:
    fact, values_wanted = condition
    concepts = vocabulary.list_of(vocabulary.facts[fact])
    place = vocabulary.index[fact]
    wanted, below = concepts.mask(values_wanted), concepts.mask_down(values_wanted)
    unstated = vocabulary.presumed_values(fact)

    def read(values: Values) -> Truth:
        named = values.named[place]
        if named is None and values.presumed:
            named = unstated
        return only(named, wanted, below)

    return read


def _compare(condition: Compare, vocabulary: Vocabulary) -> Callable[[Values], Truth]:
    fact, how, limit = condition
    place = vocabulary.index[fact]

    def read(values: Values) -> Truth:
        bound = values.evaluator.as_of if limit == AS_OF else float(limit)
        return compare(values.numbers[place], how, bound)

    return read


def _finding(condition: FindingHolds, vocabulary: Vocabulary) -> Callable[[Values], Truth]:  # noqa: ARG001
    return lambda values: values.evaluator.finding(condition.rules)[values.presumed]


def _status(condition: StatusHolds, vocabulary: Vocabulary) -> Callable[[Values], Truth]:  # noqa: ARG001
    return lambda values: values.evaluator.status(condition.statuses)[values.presumed]


def _undetermined(condition: Undetermined, vocabulary: Vocabulary) -> Callable[[Values], Truth]:  # noqa: ARG001
    return lambda values: values.evaluator.law


_READ: dict[type, Callable[..., Callable[[Values], Truth]]] = {
    Has: _has,
    Anywhere: _anywhere,
    Only: _only,
    Compare: _compare,
    FindingHolds: _finding,
    StatusHolds: _status,
    Undetermined: _undetermined,
}
