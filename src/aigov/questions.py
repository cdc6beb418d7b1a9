"""Which unstated facts could still move the tier, most decisive first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.explain import open_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigov.conditions.evaluate import Evaluator
    from aigov.rules import Rule, Tier
    from aigov.texts import Lang
    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["Question", "open_questions"]


class Question(NamedTuple):
    """A fact to state next, and the tiers that the answer could lead to (highest first)."""

    fact: Fact
    could_lead_to: tuple[str, ...]
    rules: tuple[str, ...]
    uses: tuple[str, ...] = ()

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return the question as the JSON contract has it."""
        return {
            "fact": self.fact.id,
            "question": self.fact.question.pick(lang),
            "could_lead_to": [*self.could_lead_to],
            "uses": [*self.uses],
        }


def open_questions(
    evaluator: Evaluator,
    vocabulary: Vocabulary,
    tiers: Sequence[Tier],
    open_rules: Iterable[tuple[Rule, int, str | None]],
    *,
    fallback: str,
    declined: Sequence[str],
    first: Sequence[str] = (),
) -> tuple[Question, ...]:
    """Return the open questions of the rules that could still raise or settle the tier.

    ``open_rules`` are rules whose outcome is open, with the use; ``fallback`` is the tier that
    holds if they do not; facts in ``declined`` are not asked again; ``first`` come first.
    """
    weight: dict[str, float] = {}
    leads: dict[str, dict[str, None]] = {}
    asked_by: dict[str, dict[str, None]] = {}
    in_use: dict[str, dict[str, None]] = {}
    rank = {tier.id: tier.rank for tier in tiers}
    for rule, place, use in open_rules:
        severity = 1.0 + 0.1 * (len(tiers) - rank[rule.concludes])
        found: dict[str, float] = {}
        for fact, share in open_facts(evaluator, rule, place):
            found[fact] = max(found.get(fact, 0.0), share)
        for fact, share in found.items():
            if fact in declined:
                continue
            judged = 0.3 if vocabulary.facts[fact].judgement else 1.0
            weight[fact] = weight.get(fact, 0.0) + share * severity * judged
            leads.setdefault(fact, {})[rule.concludes] = None
            asked_by.setdefault(fact, {})[rule.id] = None
            if use is not None:
                in_use.setdefault(fact, {})[use] = None
    order = sorted(weight, key=lambda fact: (fact not in first, -weight[fact], fact))
    return tuple(
        Question(
            vocabulary.facts[fact],
            tuple(sorted({*leads[fact], fallback}, key=rank.__getitem__)),
            tuple(asked_by[fact]),
            tuple(in_use.get(fact, ())),
        )
        for fact in order
    )
