"""Whether a framework covers what is described, and which of its provisions are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.truth import conj, disj, negate, word
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.truth import Truth
    from aigov.rules import ScopeRule

__all__ = ["Scope", "ScopeFinding", "judge_scope"]


class ScopeFinding(NamedTuple):
    """One inclusion, exclusion or limit, and whether it holds."""

    rule: ScopeRule
    outcome: Truth

    def to_dict(self, lang: Any = "en") -> dict[str, Any]:
        """Return plain data."""
        return {
            "id": self.rule.id,
            "effect": self.rule.effect,
            "title": self.rule.title.pick(lang),
            "citation": "; ".join(self.rule.cite),
            "outcome": word(self.outcome),
            "roles": [*self.rule.roles],
            "disapplies": [*self.rule.disapplies],
            "except": [*self.rule.keeps],
        }

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"ScopeFinding {self.rule.id}: {word(self.outcome)}")


class Scope(NamedTuple):
    """The answer: in (true), out (false) or unknown, whether it is certain, and what it rests on."""

    outcome: Truth
    certain: bool
    findings: tuple[ScopeFinding, ...]
    roles: tuple[str, ...]

    @property
    def grounds(self) -> tuple[ScopeFinding, ...]:
        """The inclusions, or exclusions, that hold for these roles and give the answer."""
        effect = {True: "in", False: "out", None: None}[self.outcome]
        return tuple(
            one
            for one in self.findings
            if one.outcome is True and one.rule.effect == effect and self._concerns(one.rule)
        )

    @property
    def undecided(self) -> tuple[ScopeRule, ...]:
        """The inclusions and exclusions that stay open for these roles and could change the answer."""
        if self.certain:
            return ()
        effects = ("out",) if self.outcome else ("in", "out")
        return tuple(
            one.rule
            for one in self.findings
            if one.outcome is None and one.rule.effect in effects and self._concerns(one.rule)
        )

    def _concerns(self, rule: ScopeRule) -> bool:
        return not rule.roles or any(role in rule.roles for role in self.roles)

    @property
    def name(self) -> str:
        """Return `in`, `out` or `unknown`."""
        return {True: "in", False: "out", None: "unknown"}[self.outcome]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Scope {self.name}: {'certain' if self.certain else 'not certain'}")


def judge_scope(evaluator: Evaluator, roles: Sequence[str]) -> Scope:
    """Judge the scope for these roles: in if it is so for any of them in any use.

    An inclusion must be known to hold. An exclusion counts, as an exception does, only where the
    stated facts prove it; where it merely stays open, the scope is not certain.
    """
    rules = evaluator.ruleset.scope
    uses = range(len(evaluator.uses))
    values = {rule.id: [evaluator.unless_excepted(rule, use) for use in uses] for rule in rules}
    has_inclusions = any(rule.effect == "in" for rule in rules)
    strict: list[Truth] = []
    presumed: list[Truth] = []
    for role in roles or ("",):
        inside = [
            one
            for one in rules
            if one.effect == "in" and (not one.roles or not role or role in one.roles)
        ]
        outside = [
            one for one in rules if one.effect == "out" and (not one.roles or role in one.roles)
        ]
        for use in uses:
            included = disj([values[one.id][use] for one in inside]) if has_inclusions else True
            excluded = disj([values[one.id][use] for one in outside])
            strict.append(conj((included, negate(excluded))))
            presumed.append(False if excluded is True else included)
    outcome = disj(presumed)
    return Scope(
        outcome,
        disj(strict) is outcome and outcome is not None,
        tuple(ScopeFinding(rule, disj(values[rule.id])) for rule in rules),
        tuple(roles),
    )


def holds_somewhere(evaluator: Evaluator, rules: Sequence[ScopeRule]) -> bool:
    """Tell whether one of these rules certainly holds in some use."""
    uses = range(len(evaluator.uses))
    return any(evaluator.unless_excepted(rule, use) for rule in rules for use in uses)
