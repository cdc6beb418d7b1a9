"""Why a condition holds, fails or stays open: the facts that decided.

An explanation is a list of :class:`Reason`, one for each fact looked at that matters: all of them
where a conjunction holds, one false part where it fails, the open parts where it stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.nodes import Either, Every, Kept, Leaf, Met, Opposite
from aigov.conditions.tree import (
    AS_OF,
    Anywhere,
    Compare,
    Condition,
    FindingHolds,
    Has,
    Only,
    StatusHolds,
    Undetermined,
)
from aigov.conditions.truth import negate, word
from aigov.intervals import show_day
from aigov.texts import one_line

if TYPE_CHECKING:
    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.nodes import Node, Ruled
    from aigov.conditions.tree import Tested
    from aigov.conditions.truth import Truth
    from aigov.system import System
    from aigov.texts import Text

__all__ = ["Explainer", "Reason", "wanted_value"]


class Reason(NamedTuple):
    """One fact that decided: what was stated, what was wanted, and whether that is met.

    ``fact`` is ``None`` where the law itself is not known (``law`` says what) or another finding
    was looked at (``wanted`` names it). ``negated`` means that the rule wants this not to be so;
    ``outcome`` is already turned round.
    """

    condition: Condition
    stated: Any
    outcome: Truth
    negated: bool = False
    cite: tuple[str, ...] = ()

    @property
    def fact(self) -> str | None:
        """The id of the fact, if one was looked at."""
        return getattr(self.condition, "fact", None)

    @property
    def wanted(self) -> Any:
        """What was wanted, as plain data."""
        return wanted_value(self.condition)

    @property
    def law(self) -> Text | None:
        """What is not known of the law, if that is the reason."""
        return self.condition.reason if isinstance(self.condition, Undetermined) else None

    def to_dict(self) -> dict[str, Any]:
        """Return the reason as plain data."""
        wanted = {"not": self.wanted} if self.negated else self.wanted
        return {
            "fact": self.fact,
            "stated": self.stated,
            "wanted": wanted,
            "outcome": word(self.outcome),
        }

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Reason {self.fact or self.law or self.wanted}: {word(self.outcome)}")


def wanted_value(leaf: Condition) -> Any:
    """Return what a leaf wants, as plain data."""
    match leaf:
        case Has(_, values):
            if values in (("true",), ("false",)):
                return values[0] == "true"
            return [*values]
        case Only(_, values):
            return {"only": [*values]}
        case Anywhere(_, values):
            plain = values[0] == "true" if values in (("true",), ("false",)) else [*values]
            return {"anywhere": plain}
        case Compare(_, how, limit):
            dated = how in ("before", "on-or-after", "by") and limit != AS_OF
            return {how: show_day(float(limit)) if dated else limit}
        case FindingHolds(rules):
            return {"finding": [*rules]}
        case StatusHolds(statuses):
            return {"status": [*statuses]}
        case _:
            return None


_JOINED = (Every, Either)
_Notes = dict[Any, Reason]
"""Reasons, each under what tells whether it is the same as another: the first one is kept."""


class Explainer:
    """Explains the rules in one use of a system.

    What is found for rules, exceptions and definitions is kept, since many rules share it:
    ``rules`` are the reasons of each, ``exempts`` why an exception stands or is open (nothing where
    it fails), ``definitions`` what decided them, by the provision that brought them and whether
    they are negated.
    """

    def __init__(self, evaluator: Evaluator, system: System | None, use: int) -> None:
        """Take the evaluator whose values are explained, and the words of the description, if any."""
        self.nodes = evaluator.nodes
        self.values = evaluator.stated[use]
        self.system = system
        self.use = use
        self._stated: dict[str, Any] = {}
        touched = self._touched = evaluator.touched
        bare = None if evaluator.bare is None else _bare(evaluator.bare)
        self.rules: Kept[tuple[Reason, ...]] = Kept(
            self._of_rule, touched, bare.rules if bare else None
        )
        self.exempts: Kept[_Notes] = Kept(self._of_exempt, touched, bare.exempts if bare else None)
        self.definitions: Kept[dict[tuple[tuple[str, ...], bool], _Notes]] = Kept(
            lambda _: {}, touched, bare.definitions if bare else None
        )

    def reasons(self, rule: Tested) -> tuple[Reason, ...]:
        """Return why a rule has its outcome, without repetitions."""
        return self.rules[self.nodes.entry(rule)]

    def _of_rule(self, rule: Ruled) -> tuple[Reason, ...]:
        if rule.when is None:
            return ()
        found: _Notes = {}
        value = self.values[rule.when]
        self._walk(found, rule.when, value, (), negated=False)
        if value is not False:
            for exempt in rule.unless:
                _add(found, self.exempts[exempt])
        return tuple(found.values())

    def _of_exempt(self, exempt: Ruled) -> _Notes:
        found: _Notes = {}
        values = self.values
        stands = values[exempt]
        if stands is False:
            if exempt.when is not None and values[exempt.when] is not False:
                for inner in exempt.unless:
                    if values[inner] is True:
                        self._of(found, inner, negated=False)
                        break
            return found
        self._of(found, exempt, negated=True)
        if stands is None:
            for inner in exempt.unless:
                if values[inner] is not False:
                    self._of(found, inner, negated=False)
        return found

    def _of(self, found: _Notes, exempt: Ruled, *, negated: bool) -> None:
        """Add the leaves that decided the condition of an exception."""
        assert exempt.when is not None  # noqa: S101 - narrows: only a rule may have none
        value = self.values[exempt.when]
        self._walk(found, exempt.when, value, exempt.entry.cite, negated=negated)

    def _walk(
        self, found: _Notes, node: Node, value: Truth, cite: tuple[str, ...], *, negated: bool
    ) -> None:
        """Add the leaves that decided one condition of this value; ``cite`` is what brought it."""
        if isinstance(node, Leaf):
            self._leaf(found, node, value, cite, negated=negated)
        elif isinstance(node, Met):
            notes = self.definitions[node]
            key = (cite, negated)
            if key not in notes:
                notes[key] = self._of_definitions(node, value, cite, negated=negated)
            _add(found, notes[key])
        elif isinstance(node, Opposite):
            self._walk(found, node.part, negate(value), cite, negated=not negated)
        elif isinstance(node, _JOINED):
            values = self.values
            all_needed = value is None or isinstance(node, Every) == (value is True)
            for part in node.parts:
                if values[part] is value:
                    self._walk(found, part, value, cite, negated=negated)
                    if not all_needed:
                        break

    def _of_definitions(
        self, met: Met, value: Truth, cite: tuple[str, ...], *, negated: bool
    ) -> _Notes:
        values = self.values
        alike = [one for one in met.parts if values[one] is value]
        found: _Notes = {}
        for one in alike if value is not True else alike[:1]:
            if one.when is not None and values[one.when] is value:
                self._walk(found, one.when, value, one.entry.cite or cite, negated=negated)
            for exempt in one.unless:
                if values[exempt] is not False:
                    self._of(found, exempt, negated=not negated)
        return found

    def _leaf(
        self, found: _Notes, leaf: Leaf, value: Truth, cite: tuple[str, ...], *, negated: bool
    ) -> None:
        condition = leaf.condition
        if isinstance(condition, Undetermined):
            reason = Reason(condition, None, None, negated, (condition.cite,))
            found.setdefault((condition.reason, negated), reason)
            return
        same = (leaf, negated)
        if same not in found:
            outcome = negate(value) if negated else value
            stated = self._said(leaf.fact) if leaf.facts & self._touched else None
            found[same] = Reason(condition, stated, outcome, negated, cite)

    def _said(self, fact: str | None) -> Any:
        """Return what the description says of a fact."""
        if fact is None or self.system is None:
            return None
        if fact not in self._stated:
            self._stated[fact] = self.system.stated(fact, self.use)
        return self._stated[fact]


def _add(found: _Notes, more: _Notes) -> None:
    for same, reason in more.items():
        found.setdefault(same, reason)


def _bare(evaluator: Evaluator) -> Explainer:
    """Return what explains a description that states nothing. Made once for a rule set."""
    nodes = evaluator.nodes
    if nodes.explainer is None:
        nodes.explainer = Explainer(evaluator, None, 0)
    return nodes.explainer
