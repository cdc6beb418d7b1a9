"""Kleene evaluation by walking the tree: the reference that every faster reading is tested against.

Truth has three values: ``True``, ``False`` and ``None`` (unknown). A condition is read in two ways:
as stated, and as presumed (see :class:`aigov.facts.Vectors`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.conditions.tree import (
    AS_OF,
    All,
    AnyOf,
    Anywhere,
    Compare,
    FindingHolds,
    Has,
    Meets,
    Not,
    Only,
    StatusHolds,
    Undetermined,
)
from aigov.intervals import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from aigov.conditions.compile import Findings
    from aigov.conditions.tree import Condition, Tested
    from aigov.facts import Vectors
    from aigov.rules import Exempt, Rule, Ruleset
    from aigov.vocabulary import Vocabulary

__all__ = ["Evaluator", "Truth", "conj", "disj", "negate", "only", "word"]

Truth = bool | None


def word(outcome: Truth) -> str:
    """Return `true`, `false` or `unknown`."""
    return "unknown" if outcome is None else "true" if outcome else "false"


def conj(values: Sequence[Truth]) -> Truth:
    """Kleene's and."""
    return False if False in values else None if None in values else True


def disj(values: Sequence[Truth]) -> Truth:
    """Kleene's or."""
    return True if True in values else None if None in values else False


def negate(value: Truth) -> Truth:
    """Kleene's not."""
    return None if value is None else not value


def only(named: tuple[tuple[int, int], ...] | None, wanted: int, below: int) -> Truth:
    """Tell whether every stated value is under the wanted concepts (``None``: nothing stated).

    ``wanted`` are the bits of the concepts, ``below`` also of everything narrower.
    """
    if named is None:
        return None
    result: Truth = bool(named)
    for up, down in named:
        if up & wanted:
            continue
        if not down & below:
            return False
        result = None
    return result


class Evaluator:
    """Evaluates the conditions of one ruleset for one system (all its uses) on one day.

    ``law`` is what `undetermined` is taken to be: unknown, or, to see whether it matters, true or
    false.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        vocabulary: Vocabulary,
        uses: Sequence[Vectors],
        as_of: int,
        law: Truth = None,
    ) -> None:
        """Take everything that the values depend on."""
        self.ruleset = ruleset
        self.vocabulary = vocabulary
        self.uses = uses
        self.as_of = as_of
        self.law = law
        self._values: tuple[dict[int, Truth], ...] = tuple([{} for _ in range(2 * len(uses))])
        self._read: list[Condition] = []
        self._exempts: dict[tuple[int, int], Truth] = {}
        self._definitions: dict[tuple[str, int, bool], Truth] = {}
        self._known: Mapping[str, Sequence[tuple[Truth, Truth]]] = {}
        self._findings: dict[tuple[tuple[str, ...], bool], Truth] = {}
        self._statuses: dict[tuple[tuple[str, ...], bool], Truth] = {}
        self._passed_over: frozenset[str] = frozenset()

    @property
    def outcomes(self) -> Mapping[str, Sequence[tuple[Truth, Truth]]]:
        """The outcomes of rules that it was told (see :meth:`know`)."""
        return self._known

    def know(self, outcomes: Mapping[str, Sequence[tuple[Truth, Truth]]]) -> None:
        """Take outcomes that a faster reading found: for each rule and use, stated and presumed."""
        self._known = outcomes

    def on_day(self, in_force: Container[str]) -> Evaluator:
        """Return an evaluator to which no rule holds but those in force on some day.

        A rule on what remains holds then as far as it goes: whoever asks for it asks for what must
        not hold beside it.
        """
        made = Evaluator(self.ruleset, self.vocabulary, self.uses, self.as_of, self.law)
        made._passed_over = frozenset(name for name in self._known if name not in in_force)
        never, always = (((value, value),) * len(self.uses) for value in (False, True))
        made.know(
            {
                name: never
                if name in made._passed_over
                else always
                if self.ruleset.rules[name].when is None
                else outcomes
                for name, outcomes in self._known.items()
            }
        )
        return made

    def rails(self, findings: Sequence[tuple[str, ...]]) -> Findings:
        """Return findings (see :meth:`finding`) as the generated functions take them."""
        stated = [self.finding(names) for names in findings]
        presumed = [self.finding(names, presumed=True) for names in findings]
        return (
            [one is True for one in stated],
            [one is not False for one in stated],
            [one is True for one in presumed],
            [one is not False for one in presumed],
        )

    def rule(self, rule: Rule, use: int) -> Truth:
        """Return whether a rule holds in a use, exceptions counted, as stated."""
        if rule.id in self._known:
            return self._known[rule.id][use][0]
        return self.unless_excepted(rule, use)

    def presumed(self, rule: Rule, use: int) -> Truth:
        """Return whether a rule holds in a use as presumed: exceptions only if proved."""
        if rule.id in self._known:
            return self._known[rule.id][use][1]
        return self.unless_excepted(rule, use, presumed=True)

    def exempt(self, exempt: Exempt, use: int) -> Truth:
        """Return whether an exception stands (its own exceptions counted), as stated."""
        key = (id(exempt), use)
        if key not in self._exempts:
            self._exempts[key] = self.unless_excepted(exempt, use)
        return self._exempts[key]

    def unless_excepted(self, entry: Tested, use: int, *, presumed: bool = False) -> Truth:
        """Return whether the condition of an entry holds and none of its exceptions stands.

        As presumed, an exception counts only if the stated facts prove it.
        """
        holds = self.value(entry.when, use, presumed=presumed) if entry.when is not None else None
        if holds is False or not entry.unless:
            return holds
        saved = disj([self.exempt(one, use) for one in entry.unless])
        if presumed:
            return False if saved else holds
        return conj((holds, negate(saved)))

    def value(self, condition: Condition, use: int, *, presumed: bool = False) -> Truth:
        """Return the truth of a condition in a use. Computed once.

        What is known is found by the identity of the condition, which is kept as long, since to
        compare whole trees costs more than to read them.
        """
        known = self._values[2 * use + presumed]
        key = id(condition)
        if key not in known:
            known[key] = _READ[type(condition)](self, condition, use, presumed=presumed)
            self._read.append(condition)
        return known[key]

    def definition(self, name: str, use: int, *, presumed: bool = False) -> Truth:
        """Return whether a definition holds in a use."""
        key = (name, use, presumed)
        if key not in self._definitions:
            made = self.ruleset.definitions[name]
            self._definitions[key] = self.unless_excepted(made, use, presumed=presumed)
        return self._definitions[key]

    def finding(self, names: tuple[str, ...], *, presumed: bool = False) -> Truth:
        """Return whether one of these rules or groups holds in some use."""
        key = (names, presumed)
        if key not in self._findings:
            read = self.presumed if presumed else self.rule
            rules = self.ruleset.rules
            self._findings[key] = disj(
                [
                    read(rules[name], use)
                    for name in self.ruleset.members(names)
                    for use in range(len(self.uses))
                ]
            )
        return self._findings[key]

    def status(self, names: tuple[str, ...], *, presumed: bool = False) -> Truth:
        """Return whether one of these statuses holds in some use: concluded, or given in exchange."""
        key = (names, presumed)
        if key not in self._statuses:
            self._statuses[key] = disj([*self._concluded(names, presumed=presumed)])
        return self._statuses[key]

    def _concluded(self, statuses: tuple[str, ...], *, presumed: bool) -> Iterator[Truth]:
        read = self.presumed if presumed else self.rule
        for rule in self.ruleset.rules.values():
            if rule.id in self._passed_over:
                continue
            giving = [one for one in rule.unless if one.status in statuses]
            for use in range(len(self.uses)):
                if rule.kind == "status" and rule.concludes in statuses:
                    yield read(rule, use)
                for one in giving:
                    yield self.given(rule, one, use, presumed=presumed)

    def given(self, rule: Rule, exempt: Exempt, use: int, *, presumed: bool = False) -> Truth:
        """Return whether an exception saves from a rule, and so gives its status."""
        holds = None if rule.when is None else self.value(rule.when, use, presumed=presumed)
        stands = self.exempt(exempt, use)
        if presumed:
            return holds if stands else False
        return conj((holds, stands))


# How each kind of condition is read. A table, since a description has thousands of them read.


def _all(self: Evaluator, condition: All, use: int, *, presumed: bool) -> Truth:
    result: Truth = True
    for part in condition.parts:
        value = self.value(part, use, presumed=presumed)
        if value is False:
            return False
        if value is None:
            result = None
    return result


def _any(self: Evaluator, condition: AnyOf, use: int, *, presumed: bool) -> Truth:
    return disj([self.value(part, use, presumed=presumed) for part in condition.parts])


def _not(self: Evaluator, condition: Not, use: int, *, presumed: bool) -> Truth:
    return negate(self.value(condition.part, use, presumed=presumed))


def _meets(self: Evaluator, condition: Meets, use: int, *, presumed: bool) -> Truth:
    return disj([self.definition(one, use, presumed=presumed) for one in condition.definitions])


def _has(self: Evaluator, condition: Has, use: int, *, presumed: bool) -> Truth:
    place, wanted = self.vocabulary.place(condition.fact, condition.values)
    one = self.uses[use]
    holds, may = (one.presumed_holds, one.presumed_may) if presumed else (one.holds, one.may)
    return True if holds[place] & wanted else None if may[place] & wanted else False


def _anywhere(self: Evaluator, condition: Anywhere, use: int, *, presumed: bool) -> Truth:
    place, wanted = self.vocabulary.place(condition.fact, condition.values)
    one = self.uses[use]
    if presumed:
        holds, may = one.any_presumed_holds[place], one.any_presumed_may[place]
    else:
        holds, may = one.any_holds[place], one.any_may[place]
    return True if holds & wanted else None if may & wanted else False


def _only(self: Evaluator, condition: Only, use: int, *, presumed: bool) -> Truth:
    fact, values = condition
    concepts = self.vocabulary.list_of(self.vocabulary.facts[fact])
    named = self.uses[use].named[self.vocabulary.index[fact]]
    if named is None and presumed:
        named = self.vocabulary.presumed_values(fact)
    return only(named, concepts.mask(values), concepts.mask_down(values))


def _compare(self: Evaluator, condition: Compare, use: int, *, presumed: bool) -> Truth:  # noqa: ARG001
    fact, how, limit = condition
    bound = self.as_of if limit == AS_OF else float(limit)
    return compare(self.uses[use].numbers[self.vocabulary.index[fact]], how, bound)


def _finding(self: Evaluator, condition: FindingHolds, use: int, *, presumed: bool) -> Truth:  # noqa: ARG001
    return self.finding(condition.rules, presumed=presumed)


def _status(self: Evaluator, condition: StatusHolds, use: int, *, presumed: bool) -> Truth:  # noqa: ARG001
    return self.status(condition.statuses, presumed=presumed)


def _undetermined(self: Evaluator, condition: Undetermined, use: int, *, presumed: bool) -> Truth:  # noqa: ARG001
    return self.law


_READ: dict[type, Callable[..., Truth]] = {
    All: _all,
    AnyOf: _any,
    Not: _not,
    Meets: _meets,
    Has: _has,
    Anywhere: _anywhere,
    Only: _only,
    Compare: _compare,
    FindingHolds: _finding,
    StatusHolds: _status,
    Undetermined: _undetermined,
}
