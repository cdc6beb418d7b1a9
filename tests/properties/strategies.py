"""Random vocabularies, laws and descriptions.

Everything is plain data, as it would stand in YAML, so that a failing example can be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import tiny
from hypothesis import settings
from hypothesis import strategies as st
from plain_judge import DAYS, World, possible

from aigov.framework import Framework
from aigov.system import System
from aigov.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NUMBERS = (0, 1, 2, 3)
DATES = (*DAYS, "2026", "2026-01", "not-yet")
GAP = {"undetermined": {"reason": {"en": "not known"}, "cite": "Art. 9"}}
NAMES = "abcdef"
HALF = settings(max_examples=(settings.default or settings()).max_examples // 2)
"""For tests that cost more than they can still find."""


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

# Strategies are built once, here: a concept, definition or rule is drawn as a number and becomes a
# name (the number modulo how many there are) when the vocabulary or the law is known.
NUMBER = st.integers(0, 11)
SETS, CHOICES, BOOLEANS = ("s1", "s2"), ("c1",), ("b1", "b2")
LEAF = st.tuples(st.lists(st.integers(0, 5), max_size=2), st.integers(0, 3))
PRESUME = st.sampled_from([None, True, False])
A_OR_NONE = st.sampled_from([None, ["a"]])
LISTS = st.tuples(st.lists(LEAF, min_size=1, max_size=6), st.lists(LEAF, min_size=1, max_size=6))


def _concepts(drawn: Sequence[Any], *, young: bool) -> list[dict[str, Any]]:
    """Return concepts, each under up to two of those before it, some of the second version."""
    made: list[dict[str, Any]] = []
    for name, (above, age) in zip(NAMES, drawn, strict=False):
        broader = {made[one % len(made)]["id"] for one in above} if made else ()
        made.append(
            {"id": name, "broader": sorted(broader), "since": 2 if young and age == 0 else 1}
        )
    return made


@st.composite
def words(draw: st.DrawFn, largest: int = 4, *, young: bool = False) -> Words:
    """Draw a vocabulary with facts of every type."""
    one, two = draw(LISTS)
    concepts = {
        "one": _concepts(one[:largest], young=young),
        "two": _concepts(two[:largest], young=young),
    }
    facts: list[dict[str, Any]] = [
        {"id": "s1", "type": "set", "values": "one", "presume": draw(A_OR_NONE)},
        {"id": "s2", "type": "set", "values": "two"},
        {"id": "c1", "type": "choice", "values": "two"},
        {"id": "b1", "type": "yes-no", "presume": draw(PRESUME)},
        {"id": "b2", "type": "yes-no", "presume": draw(PRESUME)},
        {"id": "n1", "type": "number"},
        {"id": "d1", "type": "date"},
    ]
    return Words(facts, concepts, Vocabulary.from_data(facts, concepts))


# --- conditions and laws --------------------------------------------------------------------

_VALUES = st.one_of(NUMBER, st.lists(NUMBER, min_size=1, max_size=2))


def _keyed(names: Sequence[str], value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(lambda name, found: {name: found}, st.sampled_from(names), value)


_CONCEPTS = _keyed((*SETS, *CHOICES), _VALUES)
_TRUTHS = _keyed(BOOLEANS, st.booleans())
_NUMBERS = _keyed(("over", "at-least", "under", "at-most"), st.sampled_from(NUMBERS))
_DATES = _keyed(("before", "on-or-after", "by"), st.sampled_from([*DAYS, "as-of"]))
TEST = st.one_of(
    _CONCEPTS,
    _TRUTHS,
    _keyed(("only",), _keyed(SETS, _VALUES)),
    _keyed(("anywhere",), st.one_of(_CONCEPTS, _TRUTHS)),
    _keyed(("n1",), _NUMBERS),
    _keyed(("d1",), _DATES),
)


def _grow(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        _keyed(("all", "any"), several),
        _keyed(("not",), inner),
        st.builds(lambda one, other: {**one, **other}, inner, inner),
    )


CONDITION = st.recursive(
    st.one_of(TEST, TEST, TEST, _keyed(("meets", "finding", "undetermined"), NUMBER)),
    _grow,
    max_leaves=4,
)
_INNER = st.fixed_dictionaries({"when": CONDITION, "cite": st.just("Art. 2")})
_MIDDLE = st.builds(
    lambda one, unless: {**one, "unless": unless}, _INNER, st.lists(_INNER, max_size=1)
)
EXEMPT = st.builds(
    lambda one, unless: {**one, "unless": unless}, _INNER, st.lists(_MIDDLE, max_size=1)
)
SHARED = st.fixed_dictionaries({"when": CONDITION, "unless": st.lists(_INNER, max_size=1)})
RULE = st.builds(
    lambda parts, concludes: {**parts, **concludes},
    st.fixed_dictionaries({"when": CONDITION, "unless": st.lists(EXEMPT, max_size=2)}),
    st.sampled_from(
        [
            {"tier": "prohibited"},
            {"group": "group"},
            {"tier": "limited"},
            {"status": "marked"},
            {"tier": "high", "acts": ["use"]},
            {"tier": "prohibited", "acts": ["supply"]},
        ]
    ),
)
LAW = st.tuples(
    st.lists(SHARED, max_size=2),
    st.lists(_MIDDLE, max_size=1),
    st.lists(RULE, min_size=1, max_size=4),
)


class Namer(NamedTuple):
    """Puts names in the place of the numbers of a drawn condition."""

    known: Words
    definitions: Sequence[str] = ()
    rules: Sequence[str] = ()
    gaps: bool = False

    def concept(self, fact: str, value: Any) -> Any:
        """Return the concept or concepts that a number or numbers stand for."""
        names = self.known.values(fact)
        if isinstance(value, list):
            return [*dict.fromkeys(names[one % len(names)] for one in value)]
        return names[value % len(names)]

    def condition(self, drawn: Mapping[str, Any]) -> dict[str, Any]:
        """Return the condition with names."""
        made: dict[str, Any] = {}
        for key, value in drawn.items():
            made.update(self._part(key, value))
        return made

    def _part(self, key: str, value: Any) -> dict[str, Any]:
        if key in ("all", "any"):
            return {key: [self.condition(one) for one in value]}
        if key in ("not", "only", "anywhere"):
            return {key: self.condition(value)}
        if key == "undetermined":
            return GAP if self.gaps else {"b1": True}
        if key in ("meets", "finding"):
            names = self.definitions if key == "meets" else self.rules
            return {key: names[value % len(names)]} if names else {"b2": bool(value % 2)}
        return {key: self.concept(key, value) if key in (*SETS, *CHOICES) else value}

    def entry(self, drawn: Mapping[str, Any]) -> dict[str, Any]:
        """Return a rule, definition or exception with names, its exceptions too."""
        unless = [self.entry(one) for one in drawn.get("unless", ())]
        return {**drawn, "when": self.condition(drawn["when"]), "unless": unless}


@st.composite
def conditions(draw: st.DrawFn, known: Words, *, gaps: bool = False) -> dict[str, Any]:
    """Draw a condition without definitions and findings."""
    return Namer(known, gaps=gaps).condition(draw(CONDITION))


@st.composite
def single_tests(draw: st.DrawFn, known: Words) -> dict[str, Any]:
    """Draw a condition on one fact."""
    return Namer(known).condition(draw(TEST))


@st.composite
def laws(draw: st.DrawFn, known: Words, *, gaps: bool = False) -> dict[str, Any]:
    """Draw the sections of a law: definitions, a group, rules on tiers, statuses, exceptions."""
    shared, common, drawn = draw(LAW)
    definitions: list[dict[str, Any]] = []
    for place, one in enumerate(shared):
        namer = Namer(known, [entry["id"] for entry in definitions], gaps=gaps)
        definitions.append({"id": f"def{place}", **namer.entry(one)})
    names = [entry["id"] for entry in definitions]
    group = {"id": "group", "tier": "high"}
    group["unless"] = [Namer(known, names, gaps=gaps).entry(one) for one in common]  # type: ignore[assignment]
    rules: list[dict[str, Any]] = []
    for place, one in enumerate(drawn):
        namer = Namer(known, names, [entry["id"] for entry in rules], gaps)
        rules.append({"id": f"rule{place}", **namer.entry(one)})
    return tiny.sections(
        definitions=definitions,
        groups=[group],
        rules=rules,
        statuses=[{"id": "marked", "level": "limited", "label": {"en": "Marked"}}],
    )


# --- descriptions ---------------------------------------------------------------------------

_RANGE = st.tuples(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS)).map(sorted)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(SETS, st.lists(NUMBER, max_size=2)),
    **dict.fromkeys(CHOICES, NUMBER),
    **dict.fromkeys(BOOLEANS, st.booleans()),
    "n1": st.one_of(
        st.sampled_from(NUMBERS).map(float),
        _RANGE.map(lambda both: {"min": both[0], "max": both[1]}),
    ),
    "d1": st.sampled_from(DATES),
}
FACTS = st.fixed_dictionaries(
    {}, optional={name: st.one_of(one, one, st.just("unknown")) for name, one in VALUES.items()}
)
USES = st.lists(FACTS, max_size=2)
VERSION = st.sampled_from([None, 1, 2])


def _stated(known: Words, drawn: Mapping[str, Any]) -> dict[str, Any]:
    namer = Namer(known)
    return {
        name: namer.concept(name, value)
        if name in (*SETS, *CHOICES) and value != "unknown"
        else value
        for name, value in drawn.items()
    }


@st.composite
def values_of(draw: st.DrawFn, known: Words, fact: str) -> Any:
    """Draw what can be stated for a fact."""
    return _stated(known, {fact: draw(VALUES[fact])})[fact]


@st.composite
def descriptions(draw: st.DrawFn, known: Words) -> dict[str, Any]:
    """Draw stated facts, some of them declined."""
    return _stated(known, draw(FACTS))


@st.composite
def systems(draw: st.DrawFn, known: Words, *, young: bool = False) -> System:
    """Draw a system with up to two uses."""
    uses = [
        {"id": f"use{place}", "facts": _stated(known, one)} for place, one in enumerate(draw(USES))
    ]
    version = draw(VERSION) if young else None
    if version:  # one cannot write for a vocabulary that does not exist yet
        version = min(version, known.vocabulary.version)
    return made(known, _stated(known, draw(FACTS)), uses, version)


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


# --- total descriptions ---------------------------------------------------------------------

PICKS = st.lists(st.integers(0, 2**16), min_size=7, max_size=7)


@st.composite
def worlds(draw: st.DrawFn, known: Words, system: System) -> list[World]:
    """Draw one total description that fits what a system states, one world for each use."""
    found = []
    for use in system.uses or (None,):
        stated = {**system.facts, **(use.facts if use else {})}
        world: World = {}
        for fact, pick in zip(known.vocabulary.facts, draw(PICKS), strict=True):
            fits = possible(known, fact, stated.get(fact), system.vocabulary_version)
            world[fact] = fits[pick % len(fits)]
        found.append(world)
    return found
