"""Random vocabularies, laws and descriptions, and a plain two-valued judge to compare with.

Everything is plain data, as it would stand in YAML, so that a failing example can be read.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import tiny
from hypothesis import strategies as st

from aigov.framework import Framework
from aigov.intervals import Interval, read_date
from aigov.system import System
from aigov.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

World = dict[str, Any]
"""A total description of one use: for each fact a truth value, a number, or a set of leaves."""

NUMBERS = (0, 1, 2, 3)
DAYS = ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")
DATES = (*DAYS, "2026", "2026-01", "not-yet")
GAP = {"undetermined": {"reason": {"en": "not known"}, "cite": "Art. 9"}}
NAMES = "abcdef"


class Words(NamedTuple):
    """A vocabulary, with the data it was made of."""

    facts: list[dict[str, Any]]
    concepts: dict[str, list[dict[str, Any]]]
    vocabulary: Vocabulary

    def ids(self, *types: str) -> list[str]:
        """Return the facts of these types."""
        return [one["id"] for one in self.facts if one["type"] in types]

    def values(self, fact: str) -> list[str]:
        """Return the concepts of a fact, the added ones included."""
        return [*self.vocabulary.list_of(self.vocabulary.facts[fact]).concepts]


class Case(NamedTuple):
    """A law and a description in one vocabulary."""

    words: Words
    law: Framework
    system: System


# --- vocabularies ---------------------------------------------------------------------------


@st.composite
def concept_lists(draw: st.DrawFn, largest: int = 4, *, young: bool = False) -> list[dict[str, Any]]:
    """Draw concepts, each under up to two of those before it."""
    made: list[dict[str, Any]] = []
    for name in NAMES[: draw(st.integers(1, largest))]:
        above = [one["id"] for one in made]
        broader = draw(st.lists(st.sampled_from(above), max_size=2, unique=True)) if above else []
        since = 2 if young and draw(st.integers(0, 3)) == 0 else 1
        made.append({"id": name, "broader": broader, "since": since})
    return made


@st.composite
def words(draw: st.DrawFn, largest: int = 4, *, young: bool = False) -> Words:
    """Draw a vocabulary with facts of every type."""
    concepts = {name: draw(concept_lists(largest, young=young)) for name in ("one", "two")}
    presume = st.sampled_from([None, True, False])
    facts: list[dict[str, Any]] = [
        {"id": "s1", "type": "set", "values": "one"},
        {"id": "s2", "type": "set", "values": "two"},
        {"id": "c1", "type": "choice", "values": "two"},
        {"id": "b1", "type": "yes-no", "presume": draw(presume)},
        {"id": "b2", "type": "yes-no", "presume": draw(presume)},
        {"id": "n1", "type": "number"},
        {"id": "d1", "type": "date"},
    ]
    if draw(st.booleans()):
        facts[0]["presume"] = draw(st.lists(st.sampled_from([one["id"] for one in concepts["one"]])))
    return Words(facts, concepts, Vocabulary.from_data(facts, concepts))


# --- conditions and laws --------------------------------------------------------------------


def tests_of(known: Words) -> st.SearchStrategy[dict[str, Any]]:
    """Return conditions on one fact."""

    def some(fact: str) -> st.SearchStrategy[Any]:
        value = st.sampled_from(known.values(fact))
        return st.one_of(value, st.lists(value, min_size=1, max_size=2, unique=True))

    made: list[st.SearchStrategy[dict[str, Any]]] = []
    for fact in known.ids("set", "choice"):
        made.append(st.builds(lambda value, fact=fact: {fact: value}, some(fact)))
        made.append(st.builds(lambda value, fact=fact: {"anywhere": {fact: value}}, some(fact)))
    for fact in known.ids("set"):
        made.append(st.builds(lambda value, fact=fact: {"only": {fact: value}}, some(fact)))
    for fact in known.ids("yes-no"):
        made.append(st.builds(lambda value, fact=fact: {fact: value}, st.booleans()))
        made.append(st.builds(lambda v, fact=fact: {"anywhere": {fact: v}}, st.booleans()))
    number = st.sampled_from(["over", "at-least", "under", "at-most"])
    date = st.sampled_from(["before", "on-or-after", "by"])
    limit = st.sampled_from([*DAYS, "as-of"])
    made.append(st.builds(lambda how, n: {"n1": {how: n}}, number, st.sampled_from(NUMBERS)))
    made.append(st.builds(lambda how, day: {"d1": {how: day}}, date, limit))
    return st.one_of(made)


def conditions(
    known: Words,
    definitions: Sequence[str] = (),
    rules: Sequence[str] = (),
    *,
    gaps: bool = False,
) -> st.SearchStrategy[dict[str, Any]]:
    """Return conditions over a vocabulary that may use these definitions and rules."""
    leaf = [tests_of(known)]
    if definitions:
        leaf.append(st.builds(lambda one: {"meets": one}, st.sampled_from(definitions)))
    if rules:
        leaf.append(st.builds(lambda one: {"finding": one}, st.sampled_from(rules)))
    if gaps:
        leaf.append(st.just(GAP))

    def grow(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        several = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(
            st.builds(lambda parts: {"all": parts}, several),
            st.builds(lambda parts: {"any": parts}, several),
            st.builds(lambda part: {"not": part}, inner),
            st.builds(lambda one, other: {**one, **other}, inner, inner),
        )

    return st.recursive(st.one_of(leaf), grow, max_leaves=4)


@st.composite
def exempts(
    draw: st.DrawFn, when: st.SearchStrategy[dict[str, Any]], depth: int = 2
) -> list[dict[str, Any]]:
    """Draw exceptions with exceptions of their own."""
    made = []
    for _ in range(draw(st.integers(0, 2 if depth == 2 else 1))):
        entry: dict[str, Any] = {"when": draw(when), "cite": "Art. 2"}
        if depth:
            entry["unless"] = draw(exempts(when, depth - 1))
        made.append(entry)
    return made


@st.composite
def laws(
    draw: st.DrawFn, known: Words, *, gaps: bool = False, findings: bool = True
) -> dict[str, Any]:
    """Draw the sections of a law: definitions, a group, rules on tiers, statuses, exceptions."""
    definitions: list[dict[str, Any]] = []
    for place in range(draw(st.integers(0, 2))):
        when = conditions(known, [one["id"] for one in definitions], gaps=gaps)
        entry = {"id": f"def{place}", "when": draw(when), "unless": draw(exempts(when, 1))}
        definitions.append(entry)
    names = [one["id"] for one in definitions]
    common = draw(exempts(conditions(known, names), 1))
    group = {"id": "group", "tier": "high", "unless": common}
    rules: list[dict[str, Any]] = []
    for place in range(draw(st.integers(1, 4))):
        before = [one["id"] for one in rules] if findings else []
        when = conditions(known, names, before, gaps=gaps)
        entry = {"id": f"rule{place}", "when": draw(when), "unless": draw(exempts(when))}
        concludes = draw(
            st.sampled_from(
                [
                    {"tier": "prohibited"},
                    {"group": "group"},
                    {"tier": "limited"},
                    {"status": "marked"},
                    {"tier": "high", "acts": ["use"]},
                    {"tier": "prohibited", "acts": ["supply"]},
                ]
            )
        )
        rules.append({**entry, **concludes, "cite": "Art. 1", "title": {"en": f"rule{place}"}})
    return tiny.sections(
        definitions=definitions,
        groups=[group],
        rules=rules,
        statuses=[{"id": "marked", "level": "limited", "label": {"en": "Marked"}}],
    )


# --- descriptions ---------------------------------------------------------------------------


def values_of(known: Words, fact: str) -> st.SearchStrategy[Any]:
    """Return what can be stated for a fact."""
    kind = known.vocabulary.facts[fact].type
    if kind == "yes-no":
        return st.booleans()
    if kind == "number":
        number = st.sampled_from(NUMBERS)
        both = st.tuples(number, number).map(sorted)
        return st.one_of(number, both.map(lambda two: {"min": two[0], "max": two[1]}))
    if kind == "date":
        return st.sampled_from(DATES)
    value = st.sampled_from(known.values(fact))
    return value if kind == "choice" else st.lists(value, max_size=2, unique=True)


def descriptions(known: Words, fewest: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Return stated facts, some of them declined."""
    choices = {
        name: st.one_of(values_of(known, name), values_of(known, name), st.just("unknown"))
        for name in known.vocabulary.facts
    }
    names = st.lists(
        st.sampled_from([*choices]), min_size=fewest, max_size=len(choices), unique=True
    )
    return names.flatmap(lambda some: st.fixed_dictionaries({one: choices[one] for one in some}))


@st.composite
def systems(draw: st.DrawFn, known: Words, *, young: bool = False) -> System:
    """Draw a system with up to two uses."""
    uses = [
        {"id": f"use{place}", "facts": draw(descriptions(known))}
        for place in range(draw(st.sampled_from([0, 0, 1, 2])))
    ]
    version = draw(st.sampled_from([None, 1, 2])) if young else None
    facts = draw(descriptions(known))
    return made(known, facts, uses, version)


def made(
    known: Words, facts: Mapping[str, Any], uses: Sequence[Any] = (), version: int | None = None
) -> System:
    """Return a system over a random vocabulary."""
    return System(
        "Random", facts, uses=uses, vocabulary_version=version, vocabulary=known.vocabulary
    )


@st.composite
def cases(draw: st.DrawFn, *, gaps: bool = False, young: bool = False, largest: int = 4) -> Case:
    """Draw a vocabulary, a law and a description."""
    known = draw(words(largest, young=young))
    law = Framework(draw(laws(known, gaps=gaps)), known.vocabulary, origin="test")
    return Case(known, law, draw(systems(known, young=young)))


# --- the plain judge ------------------------------------------------------------------------


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
        return min(found, key=order.index)


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
        one
        for one in every
        if one in seen or (version and concepts.concepts[one].since > version)
    ]
    return [one for one in _subsets(allowed) if all(one & group for group in groups)]


def _below(known: Words, fact: str, concept: str) -> set[str]:
    concepts = known.vocabulary.list_of(known.vocabulary.facts[fact])
    return {one for one, bit in concepts.bit.items() if concepts.down[concept] & bit}


def _between(kind: str, stated: Any) -> list[Any]:
    pool = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4]
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


@st.composite
def worlds(draw: st.DrawFn, known: Words, system: System) -> list[World]:
    """Draw one total description that fits what a system states, one world for each use."""
    found = []
    for use in system.uses or (None,):
        stated = {**system.facts, **(use.facts if use else {})}
        found.append(
            {
                fact: draw(
                    st.sampled_from(
                        possible(known, fact, stated.get(fact), system.vocabulary_version)
                    )
                )
                for fact in known.vocabulary.facts
            }
        )
    return found


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
