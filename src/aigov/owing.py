"""What is owed: the obligations of a framework laid on one classified system, each with its dates.

An obligation binds on the days on which its condition holds with the findings that are in force
on that day, beginning with its own first day. So a duty on high-risk systems begins when the
system can first be one, whatever the formal date of its article.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.dates import Alternative, Begun, begin
from aigov.rules import Applies
from aigov.scope import judge_scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.classification import Classification
    from aigov.conditions.compile import Stage
    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.tree import Tested
    from aigov.conditions.truth import Truth
    from aigov.dates import Dated
    from aigov.findings import Finding
    from aigov.obligations import Obligation
    from aigov.scope import Scope, ScopeFinding
    from aigov.texts import Text

__all__ = ["Owed", "Owing"]


class Owed(NamedTuple):
    """When one obligation binds in one use. Days are ordinals.

    ``outcome`` is whether it certainly binds at some time (``None``: open), ``presumed`` whether
    it is presumed to. ``start`` is the first day, ``formal`` the day that its article names,
    ``ends`` the last day, if any.
    """

    outcome: Truth
    presumed: Truth
    use: int
    start: int | None
    formal: int | None
    ends: int | None
    triggers: tuple[str, ...] = ()
    limited_by: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    dated_by: tuple[str, ...] = ()
    meanwhile: tuple[Text, ...] = ()


_Both = tuple["Truth", "Truth"]


class _Run(NamedTuple):
    """A time, from its first day to the day before ``until``, in which the answer is one."""

    start: int
    until: int | None
    outcome: Truth
    presumed: Truth


class _Time(NamedTuple):
    """The time in which an obligation binds, or may, with what brings it.

    ``earlier`` are the days on which it may bind before, ``formal`` is the earliest day that the
    rules which bring it name.
    """

    run: _Run
    earlier: tuple[int, ...]
    triggers: tuple[str, ...]
    formal: int | None
    alternatives: tuple[Alternative, ...]
    cites: tuple[str, ...]
    meanwhile: tuple[Text, ...]


class Owing:
    """Lays the obligations of a framework on one classification."""

    def __init__(self, classification: Classification) -> None:
        """Take the classification, whose day says what is in force."""
        self.of = classification
        self.base = classification.evaluator
        self.uses = range(len(self.base.uses))
        self._silent = classification.tier_status == "undetermined" and classification.silent
        self._dated: dict[str, list[Dated]] = {}
        for one in classification.findings:
            remains = one.source.when is None
            if one.outcome is not False or one.presumed or remains or _gives_status(one):
                self._dated.setdefault(one.rule, []).append(one.dated)
        self._turns_of = {name: {*_turns(found)} for name, found in self._dated.items()}
        self._turns = sorted(set().union(*self._turns_of.values()))
        self._evaluators: dict[int, Evaluator] = {}
        self._generated = classification.compiled_duties
        self._answers: dict[int, tuple[Mapping[str, _Both], ...]] = {}
        self._out = self._never()
        self._all_limits = classification.limits
        self._scopes: dict[str, Scope] = {}
        self._times: dict[tuple[int, int, int | None, int], _Time | None] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what is laid on what; the rest is computed again."""
        return (attrgetter("owing"), (self.of,))

    # --- the day ----------------------------------------------------------------------------

    def on(self, day: int) -> Evaluator:
        """Return what evaluates conditions with the findings in force on a day."""
        place = bisect_right(self._turns, day)
        last = self._turns[place - 1] if place else 0
        if last not in self._evaluators:
            in_force = {name for name in self._dated if self._in_force(name, last)}
            self._evaluators[last] = self.base.on_day(in_force)
        return self._evaluators[last]

    def _in_force(self, rule: str, day: int) -> bool:
        return any(
            one.start is not None and one.start <= day and (one.ends is None or day <= one.ends)
            for one in self._dated.get(rule, ())
        )

    def _answers_on(self, stage: Stage, day: int) -> tuple[Mapping[str, _Both], ...]:
        """Return, for each use, the answers of all obligations on a day, as generated code has them."""
        place = bisect_right(self._turns, day)
        if place not in self._answers:
            evaluator = self.on(day)
            seen = evaluator.rails(stage.findings)
            self._answers[place] = tuple(
                dict(zip(stage.rules, stage.outcomes(one, evaluator.as_of, seen), strict=True))
                for one in evaluator.uses
            )
        return self._answers[place]

    def _never(self) -> tuple[set[str], ...]:
        """Return for each use the obligations that are certainly out on every day, where known."""
        if self._generated is None:
            return tuple(set() for _ in self.uses)
        days = [self._answers_on(self._generated, day) for day in (0, *self._turns)]
        return tuple(
            set.intersection(
                *({name for name, both in day[use].items() if _is_out(both)} for day in days)
            )
            for use in self.uses
        )

    # --- one obligation ---------------------------------------------------------------------

    def owed(self, obligation: Obligation, role: str) -> Owed:
        """Return when an obligation binds somebody in a role: in the use where it binds first."""
        if len(self.uses) == 1:
            found = self._in_use(obligation, role, 0)
        else:
            in_uses = (self._in_use(obligation, role, use) for use in self.uses)
            found = min(in_uses, key=self._eagerness)
        if found.outcome and self.scope(role).outcome is None:  # whom the law covers is open
            return found._replace(outcome=None)
        return found

    def _eagerness(self, one: Owed) -> tuple[bool, bool, bool, int]:
        over = one.ends is not None and one.ends < self.base.as_of
        return one.presumed is not True, one.outcome is False, over, one.start or 0

    def _in_use(self, obligation: Obligation, role: str, use: int) -> Owed:
        begun = self._begun(obligation, use)
        if begun.start is None or obligation.id in self._out[use]:
            return self._nothing(begun, use)
        time = self._time(obligation, begun.start, use)
        if time is None:
            return self._nothing(begun, use)
        limits = self._limits(obligation, role)
        gone = tuple(one for one in limits if one.outcome)
        run = time.run
        outcome: Truth = run.outcome if len(gone) == len(limits) else None
        earlier = (Alternative(day, obligation.cite, likely=False) for day in time.earlier)
        return Owed(
            False if gone else outcome,
            False if gone else run.presumed,
            use,
            run.start,
            begun.formal if obligation.applies or time.formal is None else time.formal,
            None if run.until is None else run.until - 1,
            time.triggers,
            tuple(cite for one in gone for cite in one.rule.cite),
            tuple(dict.fromkeys([*begun.alternatives, *time.alternatives, *earlier])),
            tuple(dict.fromkeys([*begun.cites, *time.cites])),
            tuple(dict.fromkeys([*begun.meanwhile, *time.meanwhile])),
        )

    def _time(self, obligation: Obligation, first: int, use: int) -> _Time | None:
        """Return the time that counts, if there is one. Kept, since many duties have one trigger."""
        if obligation.unless:
            return self._find_time(obligation, first, use)
        key = (id(obligation.when), first, obligation.ends, use)
        if key not in self._times:
            self._times[key] = self._find_time(obligation, first, use)
        return self._times[key]

    def _find_time(self, obligation: Obligation, first: int, use: int) -> _Time | None:
        runs = [*self._runs(obligation, first, use)]
        likely = [one for one in runs if one.presumed is True]
        open_ = [one for one in runs if one.outcome is None]
        chosen = self._relevant(likely or open_)
        if chosen is None:
            return None
        triggers = self._holding(obligation, chosen)
        dated = [one for name in triggers for one in self._dated[name]]
        return _Time(
            chosen,
            tuple(one.start for one in open_ if likely and one.start < chosen.start),
            triggers,
            min((one.formal for one in dated), default=None),
            tuple(day for one in dated for day in one.alternatives),
            tuple(cite for one in dated for cite in one.cites),
            tuple(said for one in dated for said in one.meanwhile),
        )

    def _nothing(self, begun: Begun, use: int) -> Owed:
        no: Truth = False
        return Owed(no, no, use, None, begun.formal, None, alternatives=begun.alternatives)

    def _begun(self, obligation: Obligation, use: int) -> Begun:
        """Return the obligation's own first day, whatever triggers it."""
        transitions = self.base.ruleset.transitions_of.get(obligation.id, ())
        if not obligation.applies and not transitions:
            return Begun(obligation.since, obligation.since)
        starts = obligation.applies or (Applies(None, obligation.since),)
        return begin(self.base, starts, transitions, use)

    def _runs(self, obligation: Obligation, first: int, use: int) -> Iterator[_Run]:
        """Yield the times from its first day on, each with one answer."""
        asked = self._turns_of.keys() & obligation.triggers
        turns = set[int]().union(*(self._turns_of[name] for name in asked))
        days = [first, *sorted(turn for turn in turns if turn > first)]
        if obligation.ends is not None:
            days = [day for day in days if day <= obligation.ends]
        last = None if obligation.ends is None else obligation.ends + 1
        answers = [(day, self._answer(obligation, day, use)) for day in days]
        grouped = [(answer, [*days]) for answer, days in groupby(answers, key=lambda one: one[1])]
        for place, ((outcome, presumed), days_alike) in enumerate(grouped):
            until = grouped[place + 1][1][0][0] if place + 1 < len(grouped) else last
            yield _Run(days_alike[0][0], until, outcome, presumed)

    def _answer(self, obligation: Obligation, day: int, use: int) -> tuple[Truth, Truth]:
        if self._generated is not None:
            stated, presumed = self._answers_on(self._generated, day)[use][obligation.id]
        else:
            evaluator = self.on(day) if obligation.triggers else self.base
            stated = evaluator.unless_excepted(obligation, use)
            presumed = evaluator.unless_excepted(obligation, use, presumed=True)
        if self._silent:  # nothing is known, so nothing is presumed
            return stated, stated is True
        return stated, presumed is True

    def _relevant(self, runs: Sequence[_Run]) -> _Run | None:
        """Return the time that the day lies in, else the next, else the last that is over."""
        if not runs:
            return None
        joined = [*_joined(runs)]
        today = self.base.as_of
        ahead = [one for one in joined if one.until is None or today < one.until]
        return ahead[0] if ahead else joined[-1]

    # --- what it rests on -------------------------------------------------------------------

    def _holding(self, obligation: Obligation, run: _Run) -> tuple[str, ...]:
        """Return the rules in force on the first day that bring the obligation, or could."""
        known = self.on(run.start).outcomes
        return tuple(
            name
            for name in obligation.triggers
            for outcomes in [known.get(name, ())]
            if any(
                presumed if run.presumed else stated is not False for stated, presumed in outcomes
            )
        )

    def _limits(self, obligation: Obligation, role: str) -> list[ScopeFinding]:
        """Return the limits of scope that take the obligation away, or could."""
        return [
            one
            for one in self._all_limits
            if (not one.rule.roles or role in one.rule.roles) and _disapplied(obligation, one)
        ]

    def scope(self, role: str) -> Scope:
        """Return whether the framework covers what is described for a role."""
        if role not in self._scopes:
            self._scopes[role] = judge_scope(self.base, [role])
        return self._scopes[role]

    def waits_for(self, obligation: Obligation, owed: Owed, role: str) -> tuple[str, ...]:
        """Return the unstated facts that leave an obligation open, most telling first.

        They are those of its own condition, then those of limits of scope that could take it away,
        and those that say whether the framework covers the system at all.
        """
        if owed.outcome is not None or owed.start is None:
            return ()
        missing = self.of.missing(owed.use)
        open_limits = (one.rule for one in self._limits(obligation, role) if one.outcome is None)
        scope = self.scope(role)
        open_scope = scope.undecided if scope.outcome is None else ()
        tests: list[Tested] = [obligation, *open_limits, *open_scope]
        waiting = [missing.wanted_facts(one) for one in tests]
        return tuple(
            dict.fromkeys(
                fact
                for found in waiting
                for fact in sorted(found, key=lambda name: (-round(found[name], 9), name))
            )
        )


def _is_out(both: _Both) -> bool:
    stated, presumed = both
    return stated is False and presumed is not True


def _gives_status(finding: Finding) -> bool:
    """Tell whether exceptions that save from a rule give a status in its stead."""
    gives = any(one.status for one in finding.source.unless)
    return gives and any(one.status for one in finding.saved_by)


def _turns(found: Sequence[Dated]) -> Iterator[int]:
    """Yield the days on which rules with these dates begin, or have ended."""
    for one in found:
        if one.start is not None:
            yield one.start
            if one.ends is not None:
                yield one.ends + 1


def _joined(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Yield the times with those that follow one another without a gap made one."""
    waiting: _Run | None = None
    for one in runs:
        if waiting is not None and waiting.until == one.start:
            outcome = True if waiting.outcome is one.outcome is True else None
            waiting = waiting._replace(until=one.until, outcome=outcome)
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _disapplied(obligation: Obligation, limit: ScopeFinding) -> bool:
    """Tell whether a limit takes away the provision that an obligation stands in."""
    first = obligation.cite[0]
    rule = limit.rule
    named = "all" in rule.disapplies or any(_within(first, one) for one in rule.disapplies)
    return named and not any(_within(first, one) for one in rule.keeps)


def _within(cite: str, provision: str) -> bool:
    """Tell whether a provision as cited is another or a part of it."""
    return cite == provision or (cite.startswith(provision) and not cite[len(provision)].isalnum())
