"""From when a rule applies to one system: dates that depend on facts, transitions, states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.intervals import show_day
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.conditions.evaluate import Evaluator
    from aigov.conditions.tree import Condition
    from aigov.rules import Applies, Rule, Ruleset, Transition
    from aigov.texts import Text

__all__ = ["Alternative", "Begun", "Dated", "begin", "date_rule", "dating_conditions"]


class Alternative(NamedTuple):
    """Another day that a rule may apply from, with the provision that would make it so."""

    start: int | None
    cite: tuple[str, ...]
    likely: bool = True
    """Whether it stays open in the presumed reading too, not only for want of a yes or no."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; `from` is null where the rule would not apply at all."""
        return {
            "from": None if self.start is None else show_day(self.start),
            "citation": ", ".join(self.cite),
        }


class Begun(NamedTuple):
    """From when something applies to one system; see :class:`Dated`."""

    start: int | None
    formal: int
    alternatives: tuple[Alternative, ...] = ()
    cites: tuple[str, ...] = ()
    meanwhile: tuple[Text, ...] = ()
    readings: tuple[str, ...] = ()


class Dated(NamedTuple):
    """The dates of a rule for one system, as ordinals of days.

    ``start`` is the effective day (``None``: does not apply to this system), ``formal`` the day
    the rule itself names, ``alternatives`` the days that stay possible or that also matched.
    """

    state: str
    start: int | None
    formal: int
    ends: int | None
    alternatives: tuple[Alternative, ...] = ()
    cites: tuple[str, ...] = ()
    meanwhile: tuple[Text, ...] = ()
    readings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Dated {self.state}, from {self.start and show_day(self.start)}")


def date_rule(evaluator: Evaluator, rule: Rule, use: int) -> Dated:
    """Return from when (and till when) a rule applies in a use of the system."""
    transitions = evaluator.ruleset.transitions_of.get(rule.id, ())
    begun = begin(evaluator, rule.applies, transitions, use)
    state = _state(rule, begun.start, evaluator.as_of)
    return Dated(state, begun.start, begun.formal, rule.ends, *begun[2:])


def begin(
    evaluator: Evaluator,
    starts: tuple[Applies, ...],
    transitions: Sequence[Transition],
    use: int,
) -> Begun:
    """Return from when something with these starts and transitions applies in a use."""
    moved = starts[0].cite if len(starts) == 1 and starts[0].when is None else ()
    if len(starts) == 1 and not transitions:  # most have one day for all
        return Begun(starts[0].start, starts[0].start, cites=moved)
    first, *alternatives = _possible(evaluator, starts, use)
    formal = int(first.start or 0)
    matched: list[Alternative] = []
    meanwhile: list[Text] = []
    readings: list[str] = []
    for transition in transitions:
        found = _transition(evaluator, transition, use, formal)
        if found is None:
            continue
        certain, given, others = found
        (matched if certain else alternatives).append(given)
        alternatives += others
        if certain:
            readings += transition.readings
        if certain and any(transition.meanwhile):
            meanwhile.append(transition.meanwhile)
    start: int | None = formal
    cites = moved
    if matched:
        start = min((one.start for one in matched if one.start is not None), default=None)
        cites = tuple(dict.fromkeys(cite for one in matched for cite in one.cite))
        if len(matched) > 1:
            alternatives += matched
    return Begun(
        start,
        formal,
        tuple(dict.fromkeys(alternatives)),
        cites,
        tuple(meanwhile),
        tuple(readings),
    )


def dating_conditions(ruleset: Ruleset, rule: Rule) -> Iterator[Condition]:
    """Yield the conditions that the first day of a rule turns on."""
    for start in rule.applies:
        if start.when is not None:
            yield start.when
    for transition in ruleset.transitions_of.get(rule.id, ()):
        yield transition.when
        if transition.only_if is not None:
            yield transition.only_if


def _possible(evaluator: Evaluator, starts: tuple[Applies, ...], use: int) -> list[Alternative]:
    """Return the days that ordered starts leave possible, the earliest first."""
    possible: list[Alternative] = []
    for one in starts:
        holds = True if one.when is None else evaluator.value(one.when, use)
        if holds is False:
            continue
        possible.append(Alternative(one.start, one.cite))
        if holds is True:
            break
    return sorted(possible, key=lambda one: one.start or 0)


def _transition(
    evaluator: Evaluator, transition: Transition, use: int, formal: int
) -> tuple[bool, Alternative, list[Alternative]] | None:
    """Return whether a transition certainly matches, the day it gives and the others it may give.

    ``None`` where it does not match.
    """
    holds = evaluator.value(transition.when, use)
    if holds is False:
        return None
    presumed = evaluator.value(transition.when, use, presumed=True)
    likely = presumed is not False
    others: list[Alternative] = []
    if (
        holds is None and presumed is True
    ):  # it is presumed to match, and the usual day stays possible
        holds = True
        others.append(Alternative(formal, transition.cite, likely=False))
    if transition.only_if is not None:
        applies_anyway = evaluator.value(transition.only_if, use)
        if applies_anyway is True:
            return None
        if applies_anyway is None:
            holds = None
    given = [
        Alternative(max(one.start or 0, formal), one.cite or transition.cite, likely)
        for one in _possible(evaluator, transition.starts, use)
    ] or [Alternative(None, transition.cite, likely)]
    return holds is True, given[0], [*given[1:], *others]


def _state(rule: Rule, start: int | None, as_of: int) -> str:
    if rule.over(as_of):
        return "ended"
    if rule.coming or start is None or as_of < start:
        return "not yet"
    return "in force"
