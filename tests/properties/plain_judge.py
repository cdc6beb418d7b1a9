"""A judge in two values, written without the engine, and the total descriptions that it judges."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import tiny

from aigov.intervals import Interval, read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from strategies import Words

World = dict[str, Any]
"""A total description of one use: for each fact a truth value, a number, or a set of leaves."""

DAYS = ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")


class Judge:
    """Judges total descriptions by the words of the format, in two values and without the engine.

    ``law`` is what everything undetermined is taken to be.
    """

    def __init__(
        self, data: Mapping[str, Any], known: Words, worlds: Sequence[World], *, law: bool
    ) -> None:
        """Take the sections of a law and one world for each use."""
        self.data, self.known, self.worlds, self.law = data, known, worlds, law
        self.as_of = read_date(tiny.TODAY).low

    def under(self, fact: str, leaf: str, wanted: Any) -> bool:
        """Tell whether a leaf is, or lies under, one of the concepts."""
        names = [wanted] if isinstance(wanted, str) else wanted
        listed = self.known.vocabulary.list_of(self.known.vocabulary.facts[fact]).concepts
        waiting, seen = [leaf], {leaf}
        while waiting:
            more = [one for one in listed[waiting.pop()].broader if one not in seen]
            seen |= {*more}
            waiting += more
        return bool(seen & {*names})

    def has(self, fact: str, wanted: Any, use: int) -> bool:
        """Judge a condition on one fact."""
        value = self.worlds[use][fact]
        if isinstance(wanted, bool):
            return bool(value is wanted)
        if isinstance(wanted, dict):
            ((how, limit),) = wanted.items()
            if value == "never":
                return False
            if fact == "d1":
                limit = self.as_of if limit == "as-of" else read_date(limit).low
            tests: dict[str, Callable[[], bool]] = {
                "over": lambda: value > limit,
                "at-least": lambda: value >= limit,
                "on-or-after": lambda: value >= limit,
                "under": lambda: value < limit,
                "before": lambda: value < limit,
                "at-most": lambda: value <= limit,
                "by": lambda: value <= limit,
            }
            return tests[how]()
        return any(self.under(fact, leaf, wanted) for leaf in value)

    def holds(self, condition: Mapping[str, Any], use: int) -> bool:
        """Judge a condition in one use."""
        return all(self._part(key, value, use) for key, value in condition.items())

    def _part(self, key: str, value: Any, use: int) -> bool:
        every = range(len(self.worlds))
        if key == "undetermined":
            return self.law
        if key in ("all", "any"):
            found = [self.holds(one, use) for one in value]
            return all(found) if key == "all" else any(found)
        if key == "not":
            return not self.holds(value, use)
        if key == "anywhere":
            ((fact, wanted),) = value.items()
            return any(self.has(fact, wanted, one) for one in every)
        if key == "only":
            ((fact, wanted),) = value.items()
            leaves = self.worlds[use][fact]
            return bool(leaves) and all(self.under(fact, leaf, wanted) for leaf in leaves)
        if key == "meets":
            entry = next(one for one in self.data["definitions"] if one["id"] == value)
            return self.stands(entry, use)
        if key == "finding":
            entry = next(one for one in self.data["rules"] if one["id"] == value)
            return any(self.stands(entry, one) for one in every)
        return self.has(key, value, use)

    def stands(self, entry: Mapping[str, Any], use: int) -> bool:
        """Tell whether a rule, definition or exception holds, its exceptions counted."""
        unless = [*entry.get("unless", ())]
        if entry.get("group"):
            unless += self.data["groups"][0]["unless"]
        return self.holds(entry["when"], use) and not any(self.stands(one, use) for one in unless)

    def tier(self) -> str:
        """Return the highest tier that a rule gives in some use."""
        order = [one["id"] for one in self.data["tiers"]]
        found = [order[-1]]
        for rule in self.data["rules"]:
            tier = rule.get("tier") or ("high" if rule.get("group") else None)
            if tier and any(self.stands(rule, use) for use in range(len(self.worlds))):
                found.append(tier)
        return str(min(found, key=order.index))


# --- total descriptions ---------------------------------------------------------------------


def possible(known: Words, fact: str, stated: Any, version: int | None = None) -> list[Any]:
    """Return every value that a fact may truly have, given what was stated of it."""
    kind = known.vocabulary.facts[fact].type
    if stated == "unknown":
        stated = None
    if kind == "yes-no":
        return [True, False] if stated is None else [stated]
    if kind in ("number", "date"):
        return _between(kind, stated)
    concepts = known.vocabulary.list_of(known.vocabulary.facts[fact])
    leaves = concepts.leaves
    every = [name for name in concepts.concepts if leaves(name) == (name,)]
    if kind == "choice":
        allowed = every if stated is None else leaves(stated)
        young = [one for one in every if version and concepts.concepts[one].since > version]
        extra = [] if stated is None else young
        return [frozenset([one]) for one in dict.fromkeys([*allowed, *extra])]
    if stated is None:
        return _subsets(every)
    settled = [
        one
        for one in stated
        if not any(other != one and other in _below(known, fact, one) for other in stated)
    ]
    groups = [{*leaves(one)} for one in settled]
    seen = set().union(*groups)
    allowed = [
        one for one in every if one in seen or (version and concepts.concepts[one].since > version)
    ]
    return [one for one in _subsets(allowed) if all(one & group for group in groups)]


def _below(known: Words, fact: str, concept: str) -> set[str]:
    concepts = known.vocabulary.list_of(known.vocabulary.facts[fact])
    return {one for one, bit in concepts.bit.items() if concepts.down[concept] & bit}


def _between(kind: str, stated: Any) -> list[Any]:
    pool = [0, 0.5, 1, 1.5, 2, 2.5, 3, 4]
    if kind == "date":
        pool = [read_date(day).low for day in (*DAYS, "2025-01-01", "2026-03-01", "2027-01-01")]
        if stated is None:
            return [*pool, "never"]
        interval = read_date(stated)
        if interval.never:
            return ["never"]
    elif stated is None:
        return pool
    else:
        interval = (
            Interval(stated["min"], stated["max"])
            if isinstance(stated, dict)
            else Interval(stated, stated)
        )
    return [one for one in pool if interval.low <= one <= interval.high]


def _subsets(names: Sequence[str]) -> list[frozenset[str]]:
    return [
        frozenset(name for name, taken in zip(names, bits, strict=True) if taken)
        for bits in product([False, True], repeat=len(names))
    ]


def all_worlds(known: Words, stated: Mapping[str, Any], facts: Sequence[str]) -> Iterator[World]:
    """Yield every total description of these facts that fits what is stated."""
    for values in product(*(possible(known, fact, stated.get(fact)) for fact in facts)):
        yield dict(zip(facts, values, strict=True))


def stated_world(world: World) -> dict[str, Any]:
    """Return a total description as facts that a user would state."""
    facts: dict[str, Any] = {}
    for fact, value in world.items():
        if isinstance(value, frozenset):
            facts[fact] = next(iter(value)) if fact == "c1" else sorted(value)
        elif fact == "d1":
            facts[fact] = "not-yet" if value == "never" else tiny.iso(value)
        else:
            facts[fact] = value
    return facts
