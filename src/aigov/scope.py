"""Whether a framework covers what is described, and which of its provisions are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.evaluate import conj, disj, negate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.conditions.evaluate import Evaluator, Truth
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
            "outcome": {True: "true", False: "false", None: "unknown"}[self.outcome],
            "roles": [*self.rule.roles],
            "disapplies": [*self.rule.disapplies],
            "except": [*self.rule.keeps],
        }


class Scope(NamedTuple):
    """The answer: in (true), out (false) or unknown, and what it rests on."""

    outcome: Truth
    findings: tuple[ScopeFinding, ...]
    no_tier: tuple[ScopeFinding, ...]

    @property
    def name(self) -> str:
        """Return `in`, `out` or `unknown`."""
        return {True: "in", False: "out", None: "unknown"}[self.outcome]


def judge_scope(evaluator: Evaluator, roles: Sequence[str]) -> Scope:
    """Judge the scope for these roles: in if it is so for any of them in any use."""
    rules = evaluator.ruleset.scope
    uses = range(len(evaluator.uses))
    values = {rule.id: [_holds(evaluator, rule, use) for use in uses] for rule in rules}
    findings = tuple(ScopeFinding(rule, disj(values[rule.id])) for rule in rules)
    judged = []
    for role in roles or ("",):
        inside = [rule for rule in rules if rule.effect == "in" and (not rule.roles or not role or role in rule.roles)]
        outside = [rule for rule in rules if rule.effect == "out" and (not rule.roles or role in rule.roles)]
        has_inclusions = any(rule.effect == "in" for rule in rules)
        for use in uses:
            included = disj([values[rule.id][use] for rule in inside]) if has_inclusions else True
            excluded = disj([values[rule.id][use] for rule in outside])
            judged.append(conj((included, negate(excluded))))
    return Scope(
        disj(judged), findings, tuple(one for one in findings if one.rule.effect == "no-tier")
    )


def _holds(evaluator: Evaluator, rule: ScopeRule, use: int) -> Truth:
    holds = evaluator.value(rule.when, use)
    if holds is False or not rule.unless:
        return holds
    return conj((holds, negate(disj([evaluator.exempt(one, use) for one in rule.unless]))))
