"""Kleene evaluation by walking the tree: the reference that every faster reading is tested against.

A condition is read in two ways: as stated, and as presumed (see :class:`aigov.facts.Vectors`).
What is walked are the nodes made of the conditions (see :mod:`aigov.conditions.nodes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.conditions.nodes import FINDINGS, Nodes, Values
from aigov.conditions.truth import Truth, conj
from aigov.facts import vectors

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from aigov.conditions.compile import Findings, LookedAt
    from aigov.conditions.tree import Condition, Tested
    from aigov.facts import Vectors
    from aigov.rules import Exempt, Rule, Ruleset
    from aigov.vocabulary import Vocabulary

__all__ = ["Evaluator"]

_Both = tuple[Truth, Truth]
"""What holds as stated, and as presumed."""


class Evaluator:
    """Evaluates the conditions of one ruleset for one system (all its uses) on one day.

    ``law`` is what `undetermined` is taken to be: unknown, or, to see whether it matters, true or
    false. ``nodes`` are those of the rule set; ``stated`` and ``guessed`` are, for each use, the
    values of the two readings. ``touched`` are the bits of what differs from a description that
    states nothing, and ``bare`` is what knows the rest.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        vocabulary: Vocabulary,
        uses: Sequence[Vectors],
        as_of: int,
        law: Truth = None,
        stated: Iterable[str] | None = None,
    ) -> None:
        """Take everything that the values depend on.

        ``stated`` names the facts that are stated in some use (or that may be: ``None`` means all).
        """
        self.ruleset = ruleset
        self.uses = uses
        self.as_of = as_of
        self.law = law
        if ruleset.nodes is None:
            ruleset.nodes = Nodes(ruleset, vocabulary)
        self.nodes = ruleset.nodes
        shares = stated is not None and law is None
        self.bare: Evaluator | None = _bare(self.nodes) if shares else None
        self.touched = -1 if stated is None else self.nodes.bits(stated)
        self._known: Mapping[str, Sequence[_Both]] = {}
        self._passed_over: frozenset[str] = frozenset()
        bare = (self.bare.stated[0], self.bare.guessed[0]) if self.bare else (None, None)
        self._read(self.touched, [bare] * len(uses))

    def _read(self, touched: int, known: Sequence[tuple[Values | None, Values | None]]) -> None:
        """Begin to read: anew what turns on what is touched; the rest is known, for each use."""
        both = [*zip(self.uses, known, strict=True)]
        self.stated = [Values(self, use, touched, stated) for use, (stated, _) in both]
        self.guessed = [
            Values(self, use, touched, guessed, stated)
            for (use, (_, guessed)), stated in zip(both, self.stated, strict=True)
        ]
        self._findings: dict[tuple[str, ...], _Both] = {}
        self._statuses: dict[tuple[str, ...], _Both] = {}

    @property
    def outcomes(self) -> Mapping[str, Sequence[_Both]]:
        """The outcomes of rules that it was told (see :meth:`know`)."""
        return self._known

    def on_day(self, in_force: Container[str]) -> Evaluator:
        """Return an evaluator to which no rule holds but those in force on some day.

        A rule on what remains holds then as far as it goes: whoever asks for it asks for what must
        not hold beside it. What turns on no finding is the same on every day, and read once.
        """
        vocabulary = self.nodes.vocabulary
        made = Evaluator(self.ruleset, vocabulary, self.uses, self.as_of, self.law)
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
        made._read(FINDINGS, [*zip(self.stated, self.guessed, strict=True)])
        return made

    def know(self, outcomes: Mapping[str, Sequence[_Both]]) -> None:
        """Take outcomes that a faster reading found: for each rule and use, stated and presumed."""
        self._known = outcomes

    def rails(self, findings: Sequence[LookedAt]) -> Findings:
        """Return findings and statuses as the generated functions take them."""
        found = [
            self.status(names) if are_statuses else self.finding(names)
            for names, are_statuses in findings
        ]
        return (
            [stated is True for stated, _ in found],
            [stated is not False for stated, _ in found],
            [presumed is True for _, presumed in found],
            [presumed is not False for _, presumed in found],
        )

    def rule(self, rule: Rule, use: int) -> Truth:
        """Return whether a rule holds in a use, exceptions counted, as stated."""
        return self._outcomes(rule.id)[use][0]

    def presumed(self, rule: Rule, use: int) -> Truth:
        """Return whether a rule holds in a use as presumed: exceptions only if proved."""
        return self._outcomes(rule.id)[use][1]

    def _outcomes(self, rule_id: str) -> Sequence[_Both]:
        """Return what is known of a rule, or read it in every use."""
        known = self._known.get(rule_id)
        if known is None:
            node = self.nodes.entry(self.ruleset.rules[rule_id])
            both = zip(self.stated, self.guessed, strict=True)
            known = [(stated[node], guessed[node]) for stated, guessed in both]
        return known

    def exempt(self, exempt: Exempt, use: int) -> Truth:
        """Return whether an exception stands (its own exceptions counted), as stated."""
        return self.unless_excepted(exempt, use)

    def unless_excepted(self, entry: Tested, use: int, *, presumed: bool = False) -> Truth:
        """Return whether the condition of an entry holds and none of its exceptions stands."""
        return self._values(use, presumed=presumed)[self.nodes.entry(entry)]

    def definition(self, name: str, use: int, *, presumed: bool = False) -> Truth:
        """Return whether a definition holds in a use."""
        return self.unless_excepted(self.ruleset.definitions[name], use, presumed=presumed)

    def value(self, condition: Condition, use: int, *, presumed: bool = False) -> Truth:
        """Return the truth of a condition in a use."""
        return self._values(use, presumed=presumed)[self.nodes.of(condition)]

    def _values(self, use: int, *, presumed: bool) -> Values:
        return self.guessed[use] if presumed else self.stated[use]

    def finding(self, names: tuple[str, ...]) -> _Both:
        """Return whether one of these rules or groups holds in some use: as stated, as presumed."""
        known = self._findings.get(names)
        if known is None:
            members = self.ruleset.members(names)
            known = _any(one for name in members for one in self._outcomes(name))
            self._findings[names] = known
        return known

    def status(self, names: tuple[str, ...]) -> _Both:
        """Return whether one of these statuses holds in some use: concluded, or given in exchange."""
        known = self._statuses.get(names)
        if known is None:
            known = self._statuses[names] = _any(self._concluded(names))
        return known

    def _concluded(self, statuses: tuple[str, ...]) -> Iterator[_Both]:
        for rule, giving in self.ruleset.concluding(statuses):
            if rule.id in self._passed_over:
                continue
            if rule.concludes_status(statuses):
                yield from self._outcomes(rule.id)
            for one in giving:
                for use in range(len(self.uses)):
                    yield self.given(rule, one, use)

    def given(self, rule: Rule, exempt: Exempt, use: int) -> _Both:
        """Return whether an exception saves from a rule, and so gives its status: in both readings."""
        stands = self.exempt(exempt, use)
        stated = presumed = None
        if rule.when is not None:
            stated = self.value(rule.when, use)
            presumed = self.value(rule.when, use, presumed=True)
        return conj((stated, stands)), presumed if stands else False


def _any(both: Iterable[_Both]) -> _Both:
    """Return whether one of these holds, in both readings (Kleene's or, in one go)."""
    stated: Truth = False
    presumed: Truth = False
    for one, other in both:
        if one is not False and stated is not True:
            stated = one
        if other is not False and presumed is not True:
            presumed = other
    return stated, presumed


def _bare(nodes: Nodes) -> Evaluator:
    """Return the evaluator of a description that states nothing. Made once for a rule set.

    The day does not matter to it, since no date is stated.
    """
    if nodes.evaluator is None:
        nothing = vectors(nodes.vocabulary, [{}])
        nodes.evaluator = Evaluator(nodes.ruleset, nodes.vocabulary, nothing, as_of=0)
    return nodes.evaluator
