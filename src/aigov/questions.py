"""Which unstated facts could still move a result, most decisive first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.display import displayed
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aigov.conditions.missing import Missing
    from aigov.conditions.truth import Truth
    from aigov.rules import Rule, Tier
    from aigov.texts import Lang
    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["Question", "further_questions", "open_questions"]


_PRESUMED = 4.0
"""What could undo a rule that gives the presumed tier counts more than what could add one."""


@displayed
class Question(NamedTuple):
    """A fact to state next, and what the answer could settle.

    ``could_lead_to`` are the tiers that it could lead to (highest first), ``settles`` is `scope`, `date`
    (from when a rule applies) or ids of statuses, where it is asked for these.
    """

    fact: Fact
    could_lead_to: tuple[str, ...]
    rules: tuple[str, ...]
    uses: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return the question as the JSON contract has it."""
        about = "settles" if self.settles else "could_lead_to"
        return {
            "fact": self.fact.id,
            "question": self.fact.question.pick(lang),
            about: [*(self.settles or self.could_lead_to)],
            "uses": [*self.uses],
        }

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Question {self.fact.id}: {', '.join(self.could_lead_to or self.settles)}")


class _Asked:
    """One fact that is asked for: how much depends on it, and what."""

    __slots__ = ("about", "rules", "uses", "weight")

    def __init__(self) -> None:
        self.weight = 0.0
        self.about: dict[str, None] = {}
        self.rules: dict[str, None] = {}
        self.uses: dict[str, None] = {}

    def add(self, weight: float, about: str, rule: str, use: str | None) -> None:
        self.weight += weight
        self.about[about] = None
        self.rules[rule] = None
        if use is not None:
            self.uses[use] = None


class _AllAsked(dict[str, _Asked]):
    """What is asked for, by fact."""

    def __missing__(self, fact: str) -> _Asked:
        made = self[fact] = _Asked()
        return made


def open_questions(
    vocabulary: Vocabulary,
    tiers: Sequence[Tier],
    open_rules: Iterable[tuple[Rule, Truth, Missing, str | None]],
    *,
    fallback: str,
    first: Sequence[str] = (),
) -> tuple[Question, ...]:
    """Return the open questions of the rules that could still raise or settle the tier.

    ``open_rules`` are rules whose outcome is open, with whether they are presumed to hold, what is
    missing and the id of the use; ``fallback`` is the tier that holds if they do not. Facts that
    are declined are not asked again, but for those in ``first``, which come first. Then come the
    facts that alone would turn round what is presumed of a rule.
    """
    asked = _AllAsked()
    decisive: set[str] = set()
    rank = {tier.id: tier.rank for tier in tiers}
    for rule, presumed, missing, use in open_rules:
        severity = 1.0 + 0.1 * (len(tiers) - rank[rule.concludes])
        if presumed is True:
            severity *= _PRESUMED
        decisive.update(missing.decisive_facts(rule))
        for fact, share in missing.open_facts(rule).items():
            if fact not in missing.declined or fact in first:
                asked[fact].add(share * severity, rule.concludes, rule.id, use)
    order = _most_decisive(
        vocabulary, asked, lambda fact: (fact not in first, fact not in decisive)
    )
    return tuple(
        Question(
            vocabulary.facts[fact],
            tuple(sorted({*asked[fact].about, fallback}, key=rank.__getitem__)),
            tuple(asked[fact].rules),
            tuple(asked[fact].uses),
        )
        for fact in order
    )


def further_questions(
    vocabulary: Vocabulary,
    waiting: Iterable[tuple[str, str, Mapping[str, float], str | None]],
    *,
    known: Sequence[str],
) -> tuple[Question, ...]:
    """Return what is open beside the tier.

    ``waiting`` gives what would be settled, the id of what waits, the facts it waits for with
    their weights, and the use; facts in ``known`` are asked for already.
    """
    asked = _AllAsked()
    for about, rule, facts, use in waiting:
        for fact, share in facts.items():
            if fact not in known:
                asked[fact].add(share, about, rule, use)
    return tuple(
        Question(
            vocabulary.facts[fact],
            (),
            tuple(asked[fact].rules),
            tuple(asked[fact].uses),
            tuple(asked[fact].about),
        )
        for fact in _most_decisive(vocabulary, asked, lambda _: ())
    )


def _most_decisive(
    vocabulary: Vocabulary, asked: dict[str, _Asked], before: Callable[[str], tuple[bool, ...]]
) -> list[str]:
    """Return the facts in the order in which to ask: observable before judgement, then by weight."""
    facts = vocabulary.facts

    def place(name: str) -> tuple[Any, ...]:
        weight = asked[name].weight * _ease(facts[name])
        return *before(name), facts[name].judgement, -round(weight, 9), name

    return sorted(asked, key=place)


def _ease(fact: Fact) -> float:
    """Return how much an answer tells: a list denies much at once."""
    return 0.5 if fact.type == "yes-no" else 1.0
