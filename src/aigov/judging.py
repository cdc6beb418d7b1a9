"""The working half of a classification: outcomes of rules, and the tiers they leave possible."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aigov.conditions.evaluate import Evaluator
from aigov.conditions.explain import Explainer
from aigov.conditions.missing import Missing
from aigov.dates import date_rule
from aigov.lazy import ReadOnly, lazy
from aigov.scope import holds_somewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.conditions.tree import Undetermined
    from aigov.conditions.truth import Truth
    from aigov.framework import Framework
    from aigov.lawtext import LawText
    from aigov.rules import Rule, Ruleset
    from aigov.system import System

__all__ = ["Judging", "Tiers"]


class Tiers(NamedTuple):
    """Ranks of tiers (0 is the highest): certain, possible, presumed; law: what law could add."""

    lowest: int
    highest: int
    presumed: int
    by_law: tuple[int, int]
    applies: bool = True
    """Whether what is described has a tier at all."""


@cache
def _tiers_by_facts(lowest: int, highest: int, presumed: int) -> Tiers:
    """Return the tiers of a law without gaps; there are few, and making one costs like a rule."""
    return Tiers(lowest, highest, presumed, (presumed, presumed))


_Ranks = tuple[int, int, int]


def _highest(found: Sequence[_Ranks | None]) -> _Ranks | None:
    """Return the highest ranks of several uses; ``None`` where one of them has no tier at all."""
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    lowest, highest, presumed = zip(*known, strict=True)
    return min(lowest), min(highest), min(presumed)


class Judging(ReadOnly):
    """What is asked, and everything that the answers are computed from."""

    system: System
    """The system described."""
    source: Framework
    """The framework itself."""
    role: str | None
    """The role asked for alone, if any."""
    _as_of: int
    _text_as_of: int | None
    _law: LawText

    def __init__(
        self,
        system: System,
        framework: Framework,
        as_of: int,
        text_as_of: int | None,
        role: str | None,
    ) -> None:
        """Use :func:`classify`; raises :class:`aigov.NoTextError` where there is no text yet."""
        own = self.__dict__
        own["system"] = system
        own["source"] = framework
        own["_as_of"] = as_of
        own["_text_as_of"] = text_as_of
        own["role"] = role
        own["_law"] = framework.law_text(as_of, text_as_of)

    @property
    def _asked(self) -> tuple[int, int | None, str | None]:
        """What is asked of the system and the framework: the days and the role."""
        return self._as_of, self._text_as_of, self.role

    @lazy
    def _rules(self) -> Ruleset:
        return self.source.ruleset(self._law)

    @lazy
    def _evaluator(self) -> Evaluator:
        return self._evaluate(None)

    @property
    def evaluator(self) -> Evaluator:
        """The evaluator of this classification, for what is computed beside it."""
        self.outcomes  # noqa: B018 - lets it know what is known already
        return self._evaluator

    def explainer(self, use: int) -> Explainer:
        """What explains the rules in one use."""
        return self._explainers[use]

    @lazy
    def _explainers(self) -> tuple[Explainer, ...]:
        return tuple(Explainer(self.evaluator, self.system, use) for use in self._uses)

    def missing(self, use: int) -> Missing:
        """What finds what is missing in one use."""
        return self._all_missing[use]

    def _missing(self, use: int) -> tuple[Missing, str | None]:
        """Return what is missing in a use, and the id of the use where there are several."""
        name = self.system.uses[use].id if len(self._uses) > 1 else None
        return self.missing(use), name

    @lazy
    def _all_missing(self) -> tuple[Missing, ...]:
        return tuple(
            Missing(self.evaluator, use, self.system.declined_in(use)) for use in self._uses
        )

    def _evaluate(self, law: Truth) -> Evaluator:
        vocabulary = self.source.vocabulary
        uses = self.system.vectors(vocabulary)
        stated = [name for values in self.system.values for name in values]
        return Evaluator(self._rules, vocabulary, uses, self._as_of, law, stated)

    @property
    def _uses(self) -> range:
        return range(len(self.system.values))

    def _caught(self, rule: Rule, role: str | None) -> bool:
        """Tell whether a rule concerns a role (no role: all of them)."""
        return role is None or not rule.roles or role in rule.roles

    @lazy
    def _tier_rules(self) -> tuple[tuple[Rule, int], ...]:
        rules = self._rules
        if rules.first_end is None or self._as_of <= rules.first_end:
            return rules.tiered
        return tuple(one for one in rules.tiered if not one[0].over(self._as_of))

    @lazy
    def outcomes(self) -> dict[str, tuple[tuple[Truth, Truth], ...]]:
        """Outcome and presumed outcome of every rule in every use."""
        evaluator = self._evaluator
        found: dict[str, tuple[tuple[Truth, Truth], ...]] = {}
        compiled = self.source.compiled(self._law)
        evaluator.know(found)
        for stage in compiled.stages if compiled else ():
            seen = evaluator.rails(stage.findings)
            columns = [stage.outcomes(one, self._as_of, seen) for one in evaluator.uses]
            found.update(zip(stage.rules, zip(*columns, strict=True), strict=True))
        for rule in self._rules.rules.values():
            if rule.id not in found:
                found[rule.id] = tuple(
                    (evaluator.rule(rule, use), evaluator.presumed(rule, use)) for use in self._uses
                )
        return found

    def _tiers_for(self, role: str | None, *, in_force_only: bool = False) -> Tiers:
        last = len(self.source.tiers) - 1
        lowest = highest = presumed = law_low = law_high = last
        for rule, rank, outcomes in self._possible:
            if not self._caught(rule, role):
                continue
            for use, (outcome, guess) in enumerate(outcomes):
                if outcome is False or (in_force_only and not self._in_force(rule, use)):
                    continue
                highest = min(highest, rank)
                if outcome:
                    lowest = min(lowest, rank)
                guesses = [guess is True]
                if outcome is None and rule.id in self._rules_with_gaps:
                    guesses = [one.presumed(rule, use) is True for one in self._both_laws]
                if guess:
                    presumed = min(presumed, rank)
                if any(guesses):
                    law_high = min(law_high, rank)
                if all(guesses):
                    law_low = min(law_low, rank)
        return Tiers(lowest, highest, presumed, (law_low, law_high))

    @lazy
    def _possible(self) -> tuple[tuple[Rule, int, tuple[tuple[Truth, Truth], ...]], ...]:
        """The rules on tiers that are not certainly out, with rank and outcomes."""
        known = self.outcomes
        found = []
        for rule, rank in self._tier_rules:
            outcomes = known[rule.id]
            for outcome, _ in outcomes:
                if outcome is not False:
                    found.append((rule, rank, outcomes))
                    break
        return tuple(found)

    @lazy
    def _both_laws(self) -> tuple[Evaluator, Evaluator]:
        return self._evaluate(law=True), self._evaluate(law=False)

    @property
    def _rules_with_gaps(self) -> Mapping[str, tuple[Undetermined, ...]]:
        return self._rules.gaps

    @lazy
    def _tiers(self) -> Tiers:
        compiled = self.source.compiled(self._law)
        if compiled is None or self.role is not None or self._as_of > compiled.tiers_until:
            without = holds_somewhere(self._evaluator, self._rules.no_tier)
            return self._tiers_for(self.role)._replace(applies=not without)
        uses = self.system.vectors(self.source.vocabulary)
        if len(uses) == 1:
            ranks = compiled.tiers(uses[0], self._as_of)
        else:
            ranks = _highest([compiled.tiers(one, self._as_of) for one in uses])
        if ranks is None:
            return self._tiers_for(self.role)._replace(applies=False)
        return _tiers_by_facts(*ranks)

    def _in_force(self, rule: Rule, use: int) -> bool:
        return date_rule(self._evaluator, rule, use).state == "in force"

    def _could_be_in_force_or_not(self, rule: Rule, use: int) -> bool:
        """Tell whether the days that stay possible differ in whether the rule is in force."""
        dated = date_rule(self._evaluator, rule, use)
        starts = [dated.start, *(one.start for one in dated.alternatives if one.likely)]
        return len({start is not None and start <= self._as_of for start in starts}) > 1

    @property
    def silent(self) -> bool:
        """None of the facts that open the classification is stated."""
        gateway = self.source.gateway
        return bool(gateway) and not self.system.states_any(gateway)

    def _saved_statuses(self, rule: Rule, use: int) -> Iterator[tuple[str, tuple[Truth, Truth]]]:
        """Yield the statuses that exceptions of a rule give to what they save."""
        for exempt in rule.unless:
            if exempt.status:
                yield exempt.status, self._evaluator.given(rule, exempt, use)
