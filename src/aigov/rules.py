"""The rules of one framework in one text of the law, ready to be evaluated.

These objects are light and frozen. They are built by :mod:`aigov.framework` from plain data; the
conditions in them know nothing of texts, files or languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.conditions.tree import Meets, Undetermined, leaves
from aigov.display import displayed
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.conditions.nodes import Nodes
    from aigov.conditions.tree import Condition
    from aigov.texts import Text

__all__ = [
    "Act",
    "Applies",
    "Definition",
    "Exempt",
    "Role",
    "Rule",
    "Ruleset",
    "ScopeRule",
    "Status",
    "Tier",
    "Transition",
]


class Tier(NamedTuple):
    """A risk class; ``rank`` 0 is the highest. ``ours``: the law itself gives it no name."""

    id: str
    level: str
    label: Text
    rank: int
    cite: str | None = None
    ours: bool = False

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Tier {self.id}: {self.level}")


class Status(NamedTuple):
    """A legal qualification that may hold beside a tier."""

    id: str
    level: str
    label: Text
    cite: str | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Status {self.id}: {self.level}")


class Act(NamedTuple):
    """An act that rules catch, and the roles that do it."""

    id: str
    label: Text
    roles: tuple[str, ...]


class Role(NamedTuple):
    """A party under the framework, with the shared roles that it corresponds to."""

    id: str
    label: Text
    shared: tuple[str, ...]
    cite: str | None = None


class Exempt(NamedTuple):
    """An exception: what it cites, when it stands, and what the saved system then is."""

    cite: tuple[str, ...]
    title: Text
    when: Condition
    unless: tuple[Exempt, ...] = ()
    status: str | None = None
    id: str | None = None
    readings: tuple[str, ...] = ()


class Definition(NamedTuple):
    """A named condition that rules share."""

    id: str
    title: Text
    cite: tuple[str, ...]
    when: Condition
    unless: tuple[Exempt, ...] = ()
    readings: tuple[str, ...] = ()


class Applies(NamedTuple):
    """From which day a rule applies, if a condition holds (``None``: in any case)."""

    when: Condition | None
    start: int
    cite: tuple[str, ...] = ()


@displayed
class Rule(NamedTuple):
    """One legal test and what it concludes. Days are ordinals."""

    id: str
    title: Text
    cite: tuple[str, ...]
    kind: str
    """`tier`, `status`, `role` or `ends_role`."""
    concludes: str
    when: Condition | None
    """``None`` for a rule that covers what remains (`otherwise`)."""
    unless: tuple[Exempt, ...]
    acts: tuple[str, ...]
    subject: str
    group: str | None
    applies: tuple[Applies, ...]
    ends: int | None
    confidence: str
    readings: tuple[str, ...]
    note: Text
    iri: tuple[str, ...]
    coming: bool = False
    """Stands only in a text that is not yet valid on the day asked about."""
    gone: bool = False
    """Stood only in a text that is no longer valid on that day."""
    roles: tuple[str, ...] = ()
    """The roles it concerns: those named, or those that do the acts; empty means all."""

    def concludes_status(self, statuses: tuple[str, ...]) -> bool:
        """Tell whether the rule concludes one of these statuses."""
        return self.kind == "status" and self.concludes in statuses

    def over(self, day: int) -> bool:
        """Tell whether the rule has ended by a day, so that it counts for nothing."""
        return self.gone or (self.ends is not None and self.ends < day)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Rule {self.id}: {self.kind} {self.concludes}")


class ScopeRule(NamedTuple):
    """An inclusion (`in`), exclusion (`out`), `limit`, or `no-tier`."""

    id: str
    effect: str
    title: Text
    cite: tuple[str, ...]
    when: Condition
    unless: tuple[Exempt, ...]
    roles: tuple[str, ...]
    disapplies: tuple[str, ...]
    keeps: tuple[str, ...]
    readings: tuple[str, ...]


class Transition(NamedTuple):
    """A change of dates of other rules that depends on facts."""

    id: str
    title: Text
    cite: tuple[str, ...]
    rules: tuple[str, ...]
    when: Condition
    starts: tuple[Applies, ...]
    """The day it gives, or several with conditions; none: the rule does not apply at all."""
    only_if: Condition | None
    meanwhile: Text
    readings: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    """Obligations that it concerns beside those that its rules trigger."""


class Ruleset:
    """Everything of a framework that one text of it says.

    ``tiered`` are the rules on tiers with the rank of their tier, ``first_end`` is the earliest
    last day of one of them; ``gaps`` maps rules to what in their conditions and exceptions is not
    known of the law, ``readings`` to the readings that definitions in them rest on;
    ``transitions_of`` maps rules and obligations to the transitions that concern them; ``no_tier``
    is the part of the scope that says what has none. ``nodes`` is for the evaluator, which keeps
    there what it makes of the conditions.
    """

    __slots__ = (
        "_concluding",
        "_members",
        "definitions",
        "first_end",
        "gaps",
        "groups",
        "no_tier",
        "nodes",
        "readings",
        "rules",
        "scope",
        "tiered",
        "transitions",
        "transitions_of",
    )

    def __init__(
        self,
        definitions: dict[str, Definition],
        rules: dict[str, Rule],
        groups: dict[str, tuple[str, ...]],
        scope: tuple[ScopeRule, ...] = (),
        transitions: tuple[Transition, ...] = (),
        tiers: tuple[Tier, ...] = (),
    ) -> None:
        """Take the parts; the rest is derived."""
        self.definitions = definitions
        self.rules = rules
        self.groups = groups
        self.scope = scope
        self.transitions = transitions
        self.nodes: Nodes | None = None
        self._members: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._concluding: dict[tuple[str, ...], tuple[tuple[Rule, tuple[Exempt, ...]], ...]] = {}
        ranks = {tier.id: tier.rank for tier in tiers}
        self.tiered = tuple(
            (rule, ranks[rule.concludes])
            for rule in rules.values()
            if rule.kind == "tier" and rule.when is not None and not rule.gone
        )
        self.first_end = min(
            (rule.ends for rule, _ in self.tiered if rule.ends is not None), default=None
        )
        self.no_tier = tuple(one for one in scope if one.effect == "no-tier")
        self.transitions_of: dict[str, tuple[Transition, ...]] = {}
        for transition in transitions:
            for name in (*self.members(transition.rules), *transition.obligations):
                self.transitions_of[name] = (*self.transitions_of.get(name, ()), transition)
        reached = {rule.id: [*self.leaves_of(rule.when, rule.unless)] for rule in rules.values()}
        self.gaps = {
            name: tuple(gaps)
            for name, found in reached.items()
            if (gaps := dict.fromkeys(one for one in found if isinstance(one, Undetermined)))
        }
        self.readings = {
            name: tuple(reading for one in self.definitions_in(found) for reading in one.readings)
            for name, found in reached.items()
        }

    def members(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the rules that these ids of rules and groups stand for; none that is gone. Kept."""
        known = self._members.get(names)
        if known is None:
            known = self._members[names] = tuple(
                rule
                for name in names
                for rule in self.groups.get(name, (name,))
                if rule in self.rules and not self.rules[rule].gone
            )
        return known

    def concluding(self, statuses: tuple[str, ...]) -> tuple[tuple[Rule, tuple[Exempt, ...]], ...]:
        """Return the rules that conclude one of these statuses, or save by giving it. Kept.

        With each come the exceptions that give it.
        """
        known = self._concluding.get(statuses)
        if known is None:
            found = [
                (rule, tuple(one for one in rule.unless if one.status in statuses))
                for rule in self.rules.values()
            ]
            known = self._concluding[statuses] = tuple(
                (rule, giving)
                for rule, giving in found
                if giving or rule.concludes_status(statuses)
            )
        return known

    def leaves_of(self, when: Condition | None, unless: tuple[Exempt, ...]) -> Iterator[Condition]:
        """Yield the leaves of a condition, of its exceptions and of all definitions in them.

        Each definition is read once, however often it is named.
        """
        waiting: list[Condition] = [] if when is None else [when]
        exempts = [*unless]
        seen: set[str] = set()
        while waiting or exempts:
            if not waiting:
                exempt = exempts.pop()
                waiting.append(exempt.when)
                exempts += exempt.unless
            for leaf in leaves(waiting.pop()):
                yield leaf
                for definition in self.definitions_in([leaf]) if isinstance(leaf, Meets) else ():
                    if definition.id not in seen:
                        seen.add(definition.id)
                        waiting.append(definition.when)
                        exempts += definition.unless

    def definitions_in(self, found: Iterable[Condition]) -> tuple[Definition, ...]:
        """Return the definitions that leaves name, each once."""
        names = (name for leaf in found if isinstance(leaf, Meets) for name in leaf.definitions)
        known = self.definitions
        return tuple(known[name] for name in dict.fromkeys(names) if name in known)
