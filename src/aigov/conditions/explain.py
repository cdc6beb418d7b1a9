"""Why a condition holds, fails or stays open: the facts that decided.

An explanation is a list of :class:`Reason`, one for each fact looked at that matters: all of them
where a conjunction holds, one false part where it fails, the open parts where it stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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
    Undetermined,
)
from aigov.intervals import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.conditions.evaluate import Evaluator, Truth
    from aigov.rules import Exempt, Rule
    from aigov.system import System
    from aigov.texts import Text

__all__ = ["Reason", "open_facts", "reasons", "wanted_value"]


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
            "outcome": {True: "true", False: "false", None: "unknown"}[self.outcome],
        }


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
        case _:
            return None


def reasons(evaluator: Evaluator, system: System, rule: Rule, use: int) -> tuple[Reason, ...]:
    """Return why a rule has its outcome in a use, without repetitions."""
    if rule.when is None:
        return ()
    explain = _Explain(evaluator, system, use)
    found = list(explain.walk(rule.when, negated=False))
    if evaluator.value(rule.when, use) is not False:
        for exempt in rule.unless:
            found += explain.exempt(exempt, negated=True)
    unique: dict[Any, Reason] = {}
    for reason in found:
        unique.setdefault((reason.fact, repr(reason.wanted), reason.negated, reason.law), reason)
    return tuple(unique.values())


class _Explain:
    def __init__(self, evaluator: Evaluator, system: System, use: int) -> None:
        self.evaluator = evaluator
        self.system = system
        self.use = use

    def exempt(self, exempt: Exempt, *, negated: bool) -> Iterator[Reason]:
        """Yield why an exception stands, fails or is open."""
        stands = self.evaluator.exempt(exempt, self.use)
        if self.evaluator.value(exempt.when, self.use) is not False and stands is False:
            for inner in exempt.unless:
                if self.evaluator.exempt(inner, self.use) is True:
                    yield from self._cited(inner, negated=not negated)
                    return
        if stands is False and negated:
            return
        yield from self._cited(exempt, negated=negated)
        if stands is None:
            for inner in exempt.unless:
                if self.evaluator.exempt(inner, self.use) is not False:
                    yield from self._cited(inner, negated=not negated)

    def _cited(self, exempt: Exempt, *, negated: bool) -> Iterator[Reason]:
        for reason in self.walk(exempt.when, negated=negated):
            yield reason._replace(cite=reason.cite or exempt.cite)

    def walk(self, condition: Condition, *, negated: bool) -> Iterator[Reason]:
        """Yield the reasons of one condition."""
        value = self.evaluator.value(condition, self.use)
        if isinstance(condition, All | AnyOf):
            decisive = [
                part for part in condition.parts if self.evaluator.value(part, self.use) is value
            ]
            all_needed = isinstance(condition, All) == (value is True)
            for part in decisive if all_needed or value is None else decisive[:1]:
                yield from self.walk(part, negated=negated)
        elif isinstance(condition, Not):
            yield from self.walk(condition.part, negated=not negated)
        elif isinstance(condition, Meets):
            yield from self._definitions(condition, value, negated=negated)
        else:
            yield self._leaf(condition, value, negated=negated)

    def _definitions(self, condition: Meets, value: Truth, *, negated: bool) -> Iterator[Reason]:
        names = [
            name
            for name in condition.definitions
            if self.evaluator.definition(name, self.use) is value
        ]
        for name in names if value is not True else names[:1]:
            made = self.evaluator.ruleset.definitions[name]
            plain = self.evaluator.value(made.when, self.use)
            for reason in self.walk(made.when, negated=negated) if plain is value else ():
                yield reason._replace(cite=reason.cite or made.cite)
            for exempt in made.unless:
                stands = self.evaluator.exempt(exempt, self.use)
                if stands is not False:
                    yield from self._cited(exempt, negated=not negated)

    def _leaf(self, leaf: Condition, value: Truth, *, negated: bool) -> Reason:
        outcome = value if value is None or not negated else not value
        if isinstance(leaf, Undetermined):
            return Reason(None, None, None, None, negated, (leaf.cite,), leaf.reason)
        if isinstance(leaf, FindingHolds):
            return Reason(None, None, wanted_value(leaf), outcome, negated)
        assert isinstance(leaf, Has | Only | Anywhere | Compare)  # noqa: S101 - narrows the union
        return Reason(
            leaf.fact, self.system.stated(leaf.fact, self.use), wanted_value(leaf), outcome, negated
        )


def open_facts(evaluator: Evaluator, rule: Rule, use: int) -> Iterator[tuple[str, float]]:
    """Yield the facts that leave a rule open in a use, each with a weight.

    The weight falls with the number of things that must be known before the fact matters, so that
    what gates a rule is asked before its details and exceptions.
    """
    if rule.when is None:
        return
    yield from _open(evaluator, rule.when, use, 1.0)
    for exempt in rule.unless:
        yield from _open_exempt(evaluator, exempt, use, 0.4)


def _open_exempt(
    evaluator: Evaluator, exempt: Exempt, use: int, weight: float
) -> Iterator[tuple[str, float]]:
    if evaluator.exempt(exempt, use) is not None:
        return
    yield from _open(evaluator, exempt.when, use, weight)
    for inner in exempt.unless:
        yield from _open_exempt(evaluator, inner, use, weight)


def _open(
    evaluator: Evaluator, condition: Condition, use: int, weight: float
) -> Iterator[tuple[str, float]]:
    match condition:
        case All(parts) | AnyOf(parts):
            waiting = [part for part in parts if evaluator.value(part, use) is None]
            for place, part in enumerate(waiting):
                share = weight / (place + 1) if isinstance(condition, All) else weight
                yield from _open(evaluator, part, use, share)
        case Not(part):
            yield from _open(evaluator, part, use, weight)
        case Meets(names):
            for name in names:
                if evaluator.definition(name, use) is None:
                    made = evaluator.ruleset.definitions[name]
                    yield from _open(evaluator, made.when, use, weight)
                    for exempt in made.unless:
                        yield from _open_exempt(evaluator, exempt, use, weight / 2)
        case FindingHolds(names):
            for name in evaluator.ruleset.members(names):
                inner = evaluator.ruleset.rules[name]
                if evaluator.rule(inner, use) is None:
                    for fact, share in open_facts(evaluator, inner, use):
                        yield fact, share * weight
        case Has(fact, _) | Only(fact, _) | Anywhere(fact, _) | Compare(fact, _, _):
            if evaluator.value(condition, use) is None:
                yield fact, weight
        case _:
            return
