"""What a described system is under a framework: tier, certainty, findings, questions."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.truth import conj, disj, negate
from aigov.dates import dating_conditions
from aigov.display import Displayed
from aigov.findings import Finding
from aigov.intervals import asked_day, show_day
from aigov.judging import Judging, Tiers
from aigov.lawtext import VALID
from aigov.lazy import lazy
from aigov.levels import CONFIDENCES, LEVELS
from aigov.questions import Question, further_questions, open_questions
from aigov.scope import Scope, ScopeFinding, judge_scope
from aigov.tables import Tabular
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from aigov.conditions.compile import Stage
    from aigov.conditions.tree import Undetermined
    from aigov.conditions.truth import Truth
    from aigov.obligation_findings import Obligations
    from aigov.obligations import Duties
    from aigov.owing import Owing
    from aigov.rules import Rule, Tier
    from aigov.texts import Lang

__all__ = ["Bounds", "Classification", "StatusOutcome"]

_NO: tuple[Truth, Truth] = (False, False)


def _still(held: Truth, ended: Truth) -> Truth:
    return conj((held, negate(ended)))


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Bounds(NamedTuple):
    """The lowest and highest tier still possible (ids)."""

    lowest: str
    highest: str


_bounds = cache(Bounds)


class StatusOutcome(NamedTuple):
    """A legal qualification, whether it holds (``None``: open), and whether it is presumed to."""

    id: str
    level: str
    outcome: Truth
    presumed: Truth


_Waiting = tuple[str, str, "Mapping[str, float]", str | None]


class Classification(Judging, Displayed, Tabular):
    """All findings of one framework for one system on one day. Read-only.

    Everything is computed when first asked for; see the attributes. Days are ISO texts.
    """

    # --- what was asked -------------------------------------------------------------------

    @property
    def framework(self) -> str:
        """The id of the framework."""
        return self.source.id

    @property
    def as_of(self) -> str:
        """The day the conduct is judged on."""
        return show_day(self._as_of)

    @property
    def text_as_of(self) -> str:
        """The day up to which published texts are known."""
        asked = self._text_as_of
        return self.source.checked if asked is None else min(show_day(asked), self.source.checked)

    @property
    def edition(self) -> str:
        """The newest text that is valid on the day, what is to come, and up to when law is known."""
        state = self._law.state
        valid = [one for one in self.source.instruments if state[one.id] == VALID]
        newest = max(valid, key=lambda one: one.published)
        words = [f"{newest.number}, published {show_day(newest.published)}"]
        words += [
            f"{one.number} in force from {show_day(one.in_force)}" for one in self._law.coming
        ]
        return "; ".join([*words, f"known to {self.text_as_of}"])

    # --- the tier -------------------------------------------------------------------------

    @property
    def tier(self) -> str | None:
        """The presumed tier (the determined one where it is certain), or ``None``."""
        if self.tier_status in ("undetermined", "not-applicable"):
            return None
        return self.source.tiers[self._tiers.presumed].id

    @lazy
    def tier_status(self) -> str:
        """`determined`, `presumed`, `undetermined` (by facts or by law) or `not-applicable`."""
        if not self.source.tiers:
            return "not-applicable"
        lowest, highest, _, (low, high), applies = self._tiers
        if not applies:
            return "not-applicable"
        if self.silent:
            return "undetermined"
        if lowest == highest:
            return "determined"
        return "presumed" if low == high else "undetermined"

    @property
    def certain(self) -> bool:
        """Whether the bounds meet: no unstated fact can move the tier."""
        return self.tier_status == "determined"

    @property
    def bounds(self) -> Bounds | None:
        """The lowest and highest tier still possible; ``None`` where there is no tier at all."""
        if self.tier_status == "not-applicable":
            return None
        tiers, found = self.source.tiers, self._tiers
        if self.tier_status == "undetermined" and self.silent:
            return _bounds(tiers[-1].id, tiers[0].id)
        return _bounds(tiers[found.lowest].id, tiers[found.highest].id)

    @lazy
    def tier_on_date(self) -> str | None:
        """The tier that the rules in force on the day give; ``None`` where nothing is in force."""
        first = self.source.instruments[0]
        if self.tier_status == "not-applicable" or self.silent or self._as_of < first.in_force:
            return None
        dated = self._tiers_for(self.role, in_force_only=True)
        if dated.by_law[0] != dated.by_law[1]:
            return None
        return self.source.tiers[dated.presumed].id

    @lazy
    def tier_on_date_certain(self) -> bool:
        """Whether no open date of a rule that is presumed to hold could change ``tier_on_date``."""
        if self.tier_on_date is None:
            return False
        lowest = len(self.source.tiers) - 1
        open_ranks = []
        for rule, rank, outcomes in self._possible:
            for use, (_, presumed) in enumerate(outcomes):
                if not presumed or not self._caught(rule, self.role):
                    continue
                if self._could_be_in_force_or_not(rule, use):
                    open_ranks.append(rank)
                elif self._in_force(rule, use):
                    lowest = min(lowest, rank)
        return all(rank >= lowest for rank in open_ranks)

    @property
    def level(self) -> str | None:
        """The shared level of the tier."""
        return None if self.tier is None else self.source.tier(self.tier).level

    @property
    def highest_level(self) -> str | None:
        """The highest shared level of the tier and of the statuses that hold or are presumed."""
        found = [one.level for one in self.statuses if one.outcome is True or one.presumed is True]
        if self.level:
            found.append(self.level)
        return min(found, key=LEVELS.index, default=None)

    @lazy
    def by_role(self) -> Mapping[str, str | None]:
        """The tier for each role, where it depends on who acts; empty where it does not."""
        if self.role is not None or self.tier is None:
            return _NOTHING
        roles = dict.fromkeys(role for act in self.source.acts.values() for role in act.roles)
        found = {role: self._tiers_for(role).presumed for role in roles}
        if len(set(found.values())) == 1:
            return _NOTHING
        return MappingProxyType({role: self.source.tiers[rank].id for role, rank in found.items()})

    @lazy
    def tier_words(self) -> Tier | None:
        """The tier with its label, level and citation."""
        return None if self.tier is None else self.source.tier(self.tier)

    # --- beside the tier ------------------------------------------------------------------

    @lazy
    def scope_details(self) -> Scope:
        """The scope with the inclusions, exclusions and limits it rests on."""
        return judge_scope(self._evaluator, self._roles_asked)

    @property
    def _roles_asked(self) -> list[str]:
        """The role asked for, else those that the description states, else all."""
        if self.role:
            return [self.role]
        stated = [one for name in self.system.roles for one in self.source.roles_named(name)]
        return stated or [*self.source.roles]

    @property
    def scope(self) -> str:
        """`in`, `out` or `unknown`: whether the framework covers what is described.

        An inclusion must be stated; an exclusion counts only where the stated facts prove it.
        """
        return self.scope_details.name

    @property
    def scope_certain(self) -> bool:
        """Whether no unstated fact could still change the scope."""
        return self.scope_details.certain

    @property
    def limits(self) -> tuple[ScopeFinding, ...]:
        """The limits that take provisions away from what is covered."""
        return tuple(
            one
            for one in self.scope_details.findings
            if one.rule.effect == "limit" and one.outcome is not False
        )

    @lazy
    def statuses(self) -> tuple[StatusOutcome, ...]:
        """Every status of the framework with its outcome."""
        found: dict[str, list[tuple[Truth, Truth]]] = {name: [] for name in self.source.statuses}
        for rule in self._rules.rules.values():
            if rule.over(self._as_of) or not self._caught(rule, self.role):
                continue
            for use, outcome in enumerate(self.outcomes[rule.id]):
                if rule.kind == "status":
                    found[rule.concludes].append(outcome)
                for name, saved in self._saved_statuses(rule, use):
                    found[name].append(saved)
        return tuple(
            StatusOutcome(
                name,
                status.level,
                disj([outcome for outcome, _ in found[name]]),
                disj([presumed for _, presumed in found[name]]),
            )
            for name, status in self.source.statuses.items()
        )

    @lazy
    def roles(self) -> Mapping[str, str]:
        """The roles held: `stated`, or, derived from what one does, `true`, `presumed` or `unknown`."""
        if self.system.roles:
            named = (self.source.roles_named(one) or (one,) for one in self.system.roles)
            return MappingProxyType({name: "stated" for names in named for name in names})
        held: dict[str, tuple[Truth, Truth]] = {}
        ended: dict[str, tuple[Truth, Truth]] = {}
        for rule in self._rules.rules.values():
            if rule.kind in ("role", "ends_role") and not rule.over(self._as_of):
                target = held if rule.kind == "role" else ended
                outcomes = (target.get(rule.concludes, _NO), *self.outcomes[rule.id])
                stated, presumed = zip(*outcomes, strict=True)
                target[rule.concludes] = disj(stated), disj(presumed)
        found = {
            name: tuple(map(_still, outcomes, ended.get(name, _NO)))
            for name, outcomes in held.items()
        }
        return MappingProxyType(
            {
                name: "true" if stated else "presumed" if presumed else "unknown"
                for name, (stated, presumed) in found.items()
                if stated is not False
            }
        )

    @lazy
    def findings(self) -> tuple[Finding, ...]:
        """The outcome of every rule, in the law's order; one for each use where there are several."""
        found = []
        uses = self.system.uses
        names = [one.id for one in uses] if len(uses) > 1 else [None]
        outcomes, role = self.outcomes, self.role
        for rule in self._rules.rules.values():
            if role is not None and not self._caught(rule, role):
                continue
            if rule.when is None:
                found.append(Finding(self, rule, 0, None, *self._otherwise(rule)))
                continue
            for use, (outcome, presumed) in enumerate(outcomes[rule.id]):
                found.append(Finding(self, rule, use, names[use], outcome, presumed))
        return tuple(found)

    def _otherwise(self, rule: Rule) -> tuple[Truth, Truth]:
        """Return outcome and presumed outcome of a rule that covers what remains."""
        rank = self.source.tier(rule.concludes).rank
        tiers = self._tiers
        if tiers.lowest < rank:
            return False, False
        return (True if tiers.highest >= rank else None), tiers.presumed >= rank

    @lazy
    def deciding(self) -> tuple[Finding, ...]:
        """The findings that give the presumed tier."""
        return tuple(
            one
            for one in self.findings
            if one.kind == "tier"
            and one.concludes == self.tier
            and one.presumed is True
            and not one.source.over(self._as_of)
        )

    @lazy
    def open_questions(self) -> tuple[Question, ...]:
        """The unstated facts that could still move the tier, most decisive first."""
        if self.certain or self.tier_status == "not-applicable":
            return ()
        lowest = self._tiers.lowest
        missing = [self._missing(use) for use in self._uses]
        waiting = [
            (rule, presumed, *missing[use])
            for rule, rank, outcomes in self._possible
            if rank < lowest and self._caught(rule, self.role)
            for use, (outcome, presumed) in enumerate(outcomes)
            if outcome is None
        ]
        return open_questions(
            self.source.vocabulary,
            self.source.tiers,
            waiting,
            fallback=self.source.tiers[lowest].id,
            first=self.source.gateway if self.silent else (),
        )

    @lazy
    def further_questions(self) -> tuple[Question, ...]:
        """The unstated facts that scope, dates or a status of the highest level still wait for.

        What is declined or asked for the tier is not asked again.
        """
        asked = [one.fact.id for one in self.open_questions]
        return further_questions(
            self.source.vocabulary,
            [*self._open_scope(), *self._open_statuses(), *self._open_dates()],
            known=asked,
        )

    def _open_scope(self) -> Iterator[_Waiting]:
        for ground in self.scope_details.undecided:
            for use in self._uses:
                if self.evaluator.unless_excepted(ground, use) is None:
                    missing, name = self._missing(use)
                    yield "scope", ground.id, missing.wanted_facts(ground), name

    def _open_statuses(self) -> Iterator[_Waiting]:
        for rule in self._rules.rules.values():
            if (
                rule.kind == "status"
                and self.source.statuses[rule.concludes].level == LEVELS[0]
                and self._caught(rule, self.role)
                and not rule.over(self._as_of)
            ):
                for use in self._uses:
                    if self.outcomes[rule.id][use][0] is None:
                        missing, name = self._missing(use)
                        yield rule.concludes, rule.id, missing.wanted_facts(rule), name

    def _open_dates(self) -> Iterator[_Waiting]:
        """Yield what leaves open from when the rules apply that give the presumed tier."""
        for one in self.deciding:
            missing, name = self._missing(one.place)
            for order, condition in enumerate(dating_conditions(self._rules, one.source), 1):
                if self.evaluator.value(condition, one.place) is None:
                    wanted = missing.wanted_facts_in(condition)
                    weights = {fact: weight / order for fact, weight in wanted.items()}
                    yield "date", one.rule, weights, name

    @property
    def declined(self) -> tuple[str, ...]:
        """Facts that the description leaves unknown on purpose."""
        return self.system.declined

    @lazy
    def undetermined(self) -> tuple[Undetermined, ...]:
        """What is not known of the law and matters here."""
        found: dict[Undetermined, None] = {}
        for rule, rank in self._tier_rules:
            if rank >= self._tiers.lowest or rule.id not in self._rules_with_gaps:
                continue
            for use in self._uses:
                if self.outcomes[rule.id][use][0] is None and any(
                    one.presumed(rule, use) for one in self._both_laws
                ):
                    found |= dict.fromkeys(self._rules_with_gaps[rule.id])
        return tuple(found)

    @lazy
    def judgements(self) -> tuple[str, ...]:
        """The stated facts that need an evaluation and that the tier or its bounds rest on.

        Each of them alone makes a difference: to what is stated, or to what is not such a fact.
        """
        facts = self.source.vocabulary.facts
        named = [
            name for name in self.system.stated_facts if name in facts and facts[name].judgement
        ]
        if not named or self.tier_status == "not-applicable":
            return ()
        bare = self._tiers_without(named)
        return tuple(
            name
            for name in named
            if self._tiers_without([name]) != self._tiers
            or self._tiers_without([one for one in named if one != name]) != bare
        )

    def _tiers_without(self, facts: Sequence[str]) -> Tiers:
        """Return what the tiers would be if these facts were not stated."""
        bare = self.system.without(facts)
        return Classification(bare, self.source, *self._asked)._tiers  # noqa: SLF001 - our own

    @lazy
    def readings(self) -> tuple[str, ...]:
        """Readings of open law that findings on tier and status which hold, or are saved, rest on."""
        names = [
            name
            for one in self.findings
            if (one.outcome is True or one.presumed is True or one.saved_by)
            and one.kind in ("tier", "status")
            for name in one.readings
        ]
        return tuple(dict.fromkeys(names))

    @property
    def confidence(self) -> str:
        """How well the deciding rules are sourced; the framework's own where none decides."""
        found = [one.confidence for one in self.deciding] or [self.source.confidence]
        return max(found, key=CONFIDENCES.index)

    # --- what is owed ---------------------------------------------------------------------

    @property
    def duties(self) -> Duties:
        """The obligations and penalties of the framework in the text that is read."""
        return self.source.duties(self._law)

    @property
    def compiled_duties(self) -> Stage | None:
        """Generated functions for their conditions, where the text has been asked for often."""
        return self.source.compiled_duties(self._law)

    @lazy
    def owing(self) -> Owing:
        """What lays obligations on what is described, whoever bears them."""
        from aigov.owing import Owing

        return Owing(self)

    def obligations(
        self,
        role: str | None = None,
        as_of: str | date | None = None,
        kinds: Sequence[str] | None = None,
    ) -> Obligations:
        """Return what binds now, what will, and what would if open questions fell the other way.

        ``role`` asks for one role, by the framework's name for it or the shared one; without it,
        for the role that was asked for in the classification, else the roles held, else all.
        ``as_of`` is another day (ISO) than the classification's; ``kinds`` asks for some kinds
        alone (`duty`, `permission`, `right`, `liability`, `encouragement`). Raises
        :class:`aigov.UnknownRoleError` and :class:`aigov.DateError`.
        """
        from aigov.obligation_findings import Obligations, bearing

        if as_of is not None:
            day = asked_day(as_of, "as_of")
            other = Classification(self.system, self.source, day, self._text_as_of, self.role)
            return other.obligations(role, kinds=kinds)
        if role is not None:
            return Obligations(self, (self.source.role(role),), kinds)
        return Obligations(self, (self.role,) if self.role else bearing(self), kinds)

    # --- faces ----------------------------------------------------------------------------

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return the classification as the JSON contract has it (see `schemas/`)."""
        from aigov.render.data import classification_data

        return classification_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the classification as text for a person."""
        from aigov.render.text import classification_text

        return classification_text(self, lang)

    def __repr__(self) -> str:
        """Return the outcome in one line of at most 100 characters."""
        certain = "certain" if self.certain else self.tier_status
        where = f"{self.system.id[:30]} under {self.framework[:30]}"
        return one_line(f"Classification {where}: {self.tier} ({certain})")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what was asked; the rest is computed again."""
        return (Classification, (self.system, self.source, *self._asked))

    def __eq__(self, other: object) -> bool:
        """Equal if the same was asked of the same description."""
        return (
            isinstance(other, Classification)
            and self._asked == other._asked
            and (self.system, self.source) == (other.system, other.source)
        )

    def __hash__(self) -> int:
        """Hash of what was asked."""
        return hash((self.system, self.source, self._asked))
