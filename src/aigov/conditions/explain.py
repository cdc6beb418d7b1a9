"""Why a condition holds, fails or stays open: the facts that decided.

An explanation is a list of :class:`Reason`, one for each fact looked at that matters: all of them
where a conjunction holds, one false part where it fails, the open parts where it stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.evaluate import negate, word
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
from aigov.intervals import show_day
from aigov.texts import one_line

if TYPE_CHECKING:
    from aigov.conditions.evaluate import Evaluator, Truth
    from aigov.conditions.tree import Tested
    from aigov.rules import Exempt
    from aigov.system import System
    from aigov.texts import Text

__all__ = ["Explainer", "Reason", "wanted_value"]


class Reason(NamedTuple):
    """One fact that decided: what was stated, what was wanted, and whether that is met.

    ``fact`` is ``None`` where the law itself is not known (``law`` says what) or another finding
    was looked at (``wanted`` names it). ``negated`` means that the rule wants this not to be so;
    ``outcome`` is already turned round.
    """

    fact: str | None
    stated: Any
    wanted: Any
    outcome: Truth
    negated: bool = False
    cite: tuple[str, ...] = ()
    law: Text | None = None

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


_JOINED = (All, AnyOf)
_OF_A_FACT = (Has, Only, Anywhere, Compare)

_Note = tuple[Any, Reason]
"""A reason, behind what tells whether it is the same as another."""


class Explainer:
    """Explains the rules in one use of a system.

    What is found for exceptions and definitions is kept, since many rules share them.
    """

    def __init__(self, evaluator: Evaluator, system: System, use: int) -> None:
        """Take the evaluator whose values are explained, and the words of the description."""
        self.evaluator = evaluator
        self.system = system
        self.use = use
        self._notes: dict[Any, list[_Note]] = {}

    def reasons(self, rule: Tested) -> tuple[Reason, ...]:
        """Return why a rule has its outcome, without repetitions."""
        if rule.when is None:
            return ()
        value = self.evaluator.value(rule.when, self.use)
        found = self._walk(rule.when, value, (), negated=False)
        if rule.unless and value is not False:
            found = [*found, *(one for exempt in rule.unless for one in self._exempt(exempt))]
        if len(found) == 1:
            return (found[0][1],)
        unique: dict[Any, Reason] = {}
        for same, reason in found:
            if same not in unique:
                unique[same] = reason
        return tuple(unique.values())

    def _exempt(self, exempt: Exempt) -> list[_Note]:
        """Return why an exception of a rule stands or is open; nothing where it fails."""
        known = self._notes.get(id(exempt))
        if known is None:
            known = self._notes[id(exempt)] = self._of_exempt(exempt)
        return known

    def _of_exempt(self, exempt: Exempt) -> list[_Note]:
        evaluator, use = self.evaluator, self.use
        stands = evaluator.exempt(exempt, use)
        value = evaluator.value(exempt.when, use)
        if stands is False:
            if value is not False:
                for inner in exempt.unless:
                    if evaluator.exempt(inner, use) is True:
                        return self._of(inner, negated=False)
            return []
        found = self._walk(exempt.when, value, exempt.cite, negated=True)
        if stands is None:
            for inner in exempt.unless:
                if evaluator.exempt(inner, use) is not False:
                    found = [*found, *self._of(inner, negated=False)]
        return found

    def _of(self, exempt: Exempt, *, negated: bool) -> list[_Note]:
        """Return the leaves that decided the condition of an exception."""
        value = self.evaluator.value(exempt.when, self.use)
        return self._walk(exempt.when, value, exempt.cite, negated=negated)

    def _walk(
        self, condition: Condition, value: Truth, cite: tuple[str, ...], *, negated: bool
    ) -> list[_Note]:
        """Return the leaves that decided one condition of this value; ``cite`` is what brought it."""
        if isinstance(condition, _JOINED):
            evaluator, use = self.evaluator, self.use
            found: list[_Note] = []
            all_needed = value is None or isinstance(condition, All) == (value is True)
            for part in condition.parts:
                if evaluator.value(part, use) is value:
                    found += self._walk(part, value, cite, negated=negated)
                    if not all_needed:
                        break
            return found
        if isinstance(condition, Not):
            return self._walk(condition.part, negate(value), cite, negated=not negated)
        if isinstance(condition, Meets):
            key = (condition.definitions, cite, negated)
            known = self._notes.get(key)
            if known is None:
                known = self._notes[key] = self._definitions(
                    condition, value, cite, negated=negated
                )
            return known
        return [self._leaf(condition, value, cite, negated=negated)]

    def _definitions(
        self, condition: Meets, value: Truth, cite: tuple[str, ...], *, negated: bool
    ) -> list[_Note]:
        evaluator, use = self.evaluator, self.use
        names = [name for name in condition.definitions if evaluator.definition(name, use) is value]
        found: list[_Note] = []
        for name in names if value is not True else names[:1]:
            made = evaluator.ruleset.definitions[name]
            if evaluator.value(made.when, use) is value:
                found += self._walk(made.when, value, made.cite or cite, negated=negated)
            for exempt in made.unless:
                if evaluator.exempt(exempt, use) is not False:
                    found += self._of(exempt, negated=not negated)
        return found

    def _leaf(
        self, leaf: Condition, value: Truth, cite: tuple[str, ...], *, negated: bool
    ) -> _Note:
        if isinstance(leaf, Undetermined):
            same = (Undetermined, leaf.reason, negated)
            return same, Reason(None, None, None, None, negated, (leaf.cite,), leaf.reason)
        outcome = negate(value) if negated else value
        wanted = wanted_value(leaf)
        if isinstance(leaf, FindingHolds | StatusHolds):
            reason = Reason(None, None, wanted, outcome, negated, cite)
        else:
            assert isinstance(leaf, _OF_A_FACT)  # noqa: S101 - narrows the union
            stated = self.system.stated(leaf.fact, self.use)
            reason = Reason(leaf.fact, stated, wanted, outcome, negated, cite)
        return (type(leaf), leaf, negated), reason
