"""Which unstated facts could still move the tier, most decisive first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigov.conditions.explain import Explainer
    from aigov.rules import Rule, Tier
    from aigov.texts import Lang
    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["Question", "open_questions"]


_PRESUMED = 4.0
"""What could undo a rule that gives the presumed tier counts more than what could add one."""


def _ease(fact: Fact) -> float:
    """Return how much an answer tells: a list denies much at once."""
    return 0.5 if fact.type == "yes-no" else 1.0


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
    vocabulary: Vocabulary,
    tiers: Sequence[Tier],
    open_rules: Iterable[tuple[Rule, Explainer, str | None]],
    *,
    fallback: str,
    declined: Sequence[str],
    first: Sequence[str] = (),
) -> tuple[Question, ...]:
    """Return the open questions of the rules that could still raise or settle the tier.

    ``open_rules`` are rules whose outcome is open, with what explains them and the id of the use;
    ``fallback`` is the tier that holds if they do not; facts in ``declined`` are not asked again;
    ``first`` come first.
    """
    weight: dict[str, float] = {}
    leads: dict[str, dict[str, None]] = {}
    asked_by: dict[str, dict[str, None]] = {}
    in_use: dict[str, dict[str, None]] = {}
    rank = {tier.id: tier.rank for tier in tiers}
    for rule, explainer, use in open_rules:
        severity = 1.0 + 0.1 * (len(tiers) - rank[rule.concludes])
        if explainer.evaluator.presumed(rule, explainer.use) is True:
            severity *= _PRESUMED
        for fact, share in explainer.open_facts(rule).items():
            if fact in declined and fact not in first:
                continue
            weight[fact] = weight.get(fact, 0.0) + share * severity * _ease(vocabulary.facts[fact])
            leads.setdefault(fact, {})[rule.concludes] = None
            asked_by.setdefault(fact, {})[rule.id] = None
            if use is not None:
                in_use.setdefault(fact, {})[use] = None
    facts = vocabulary.facts
    order = sorted(
        weight,
        key=lambda fact: (fact not in first, facts[fact].judgement, -round(weight[fact], 9), fact),
    )
    return tuple(
        Question(
            vocabulary.facts[fact],
            tuple(sorted({*leads[fact], fallback}, key=rank.__getitem__)),
            tuple(asked_by[fact]),
            tuple(in_use.get(fact, ())),
        )
        for fact in order
    )
