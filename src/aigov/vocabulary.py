"""The facts that can be stated about a system, and the concepts that are their values.

Concepts form a hierarchy (a concept may have several broader ones). To evaluate a condition fast,
each concept of a list has one bit; a stated value is turned into two sets of bits: the concepts
that then hold and those that may hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aigov.display import Displayed, displayed
from aigov.texts import Text, one_line, several, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NO_TEXT = Text()
ROLES = "role"
"""The concept list whose values are stated under `roles:`, and of no fact."""

__all__ = ["ROLES", "Concept", "ConceptList", "Fact", "FactType", "Vocabulary"]

FactType = Literal["yes-no", "set", "choice", "number", "date"]


class Concept(NamedTuple):
    """One value of a fact: its id, label, the concepts above it, and published identifiers."""

    id: str
    label: Text
    broader: tuple[str, ...] = ()
    iri: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    since: int = 1
    help: Text = NO_TEXT

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Concept {self.id}")


@displayed
class Fact(NamedTuple):
    """A typed thing that can be known about a system, with the question that asks for it.

    ``presume`` is what the presumed reading takes where nothing is stated: a truth value for a
    yes-no fact, concept ids for a set, ``None`` for the rule of the type (no, the empty set).
    ``judgement`` marks facts that need an evaluation.
    """

    id: str
    type: FactType
    level: str
    question: Text
    help: Text = NO_TEXT
    values: str | None = None
    presume: bool | tuple[str, ...] | None = None
    judgement: bool = False
    unit: str | None = None
    iri: tuple[str, ...] = ()
    since: int = 1

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Fact {self.id}: {self.type}")


class ConceptList:
    """The concepts that one or more facts take their values from, with their hierarchy as bits.

    ``bit`` maps each concept to its own bit, ``up`` to the bits of itself and everything broader,
    ``down`` to those of itself and everything narrower.
    """

    __slots__ = ("_readings", "bit", "concepts", "down", "id", "up")

    def __init__(self, id: str, concepts: dict[str, Concept]) -> None:  # noqa: A002
        """Add the `other` leaves and compute the hierarchy."""
        self.id = id
        self.concepts = concepts
        _add_others(id, concepts)
        self.bit = {name: 1 << place for place, name in enumerate(concepts)}
        self.up: dict[str, int] = {}
        for name in concepts:
            self._climb(name, ())
        self.down = dict(self.bit)
        for name, above in self.up.items():
            if above != self.bit[name]:
                for other, bit in self.bit.items():
                    if above & bit:
                        self.down[other] |= self.bit[name]
        self._readings: dict[str, tuple[tuple[tuple[int, int], ...], int, int]] = {}

    def _climb(self, name: str, below: tuple[str, ...]) -> int:
        if name not in self.up:
            if name in below:
                message = f"concept {name!r} of {self.id!r} is broader than itself"
                raise ValueError(message)
            bits = self.bit[name]
            for broader in self.concepts[name].broader:
                bits |= self._climb(broader, (*below, name))
            self.up[name] = bits
        return self.up[name]

    def mask(self, names: Iterable[str]) -> int:
        """Return the bits of these concepts, without their hierarchy."""
        bits = 0
        for name in names:
            bits |= self.bit[name]
        return bits

    def mask_down(self, names: Iterable[str]) -> int:
        """Return the bits of these concepts and of everything narrower."""
        bits = 0
        for name in names:
            bits |= self.down[name]
        return bits

    def settled(self, stated: Iterable[str]) -> tuple[str, ...]:
        """Return the stated values without those that a narrower stated value settles."""
        names = tuple(dict.fromkeys(stated))
        if len(names) <= 1:
            return names
        return tuple(
            name
            for name in names
            if not any(other != name and self.up[other] & self.bit[name] for other in names)
        )

    def reading(
        self, stated: tuple[str, ...], version: int | None = None
    ) -> tuple[tuple[tuple[int, int], ...], int, int]:
        """Return what a statement means: its settled values, what holds, and what may hold.

        The settled values are pairs of bits (what is broader, what is narrower), the rest are
        bits of concepts. A stated value means at least one of its leaves: what is at or above it
        holds; a concept that shares a narrower concept with it may hold. Concepts that are younger
        than ``version``, the vocabulary that the description was written for, may hold as well.
        """
        if len(stated) == 1 and version is None:  # most statements are of this kind
            return self._reading_of(stated[0])
        named: tuple[tuple[int, int], ...] = ()
        holds = possible = 0
        for name in self.settled(stated):
            own, up, may = self._reading_of(name)
            named += own
            holds |= up
            possible |= may
        if version is not None:
            younger = self.mask(self.younger(version))
            possible |= younger
            named += ((0, -1),) if younger else ()  # perhaps something more: `only` stays open
        return named, holds, holds | possible

    def younger(self, version: int) -> tuple[str, ...]:
        """Return the concepts that came after a version of the vocabulary."""
        return tuple(name for name, one in self.concepts.items() if one.since > version)

    def _reading_of(self, name: str) -> tuple[tuple[tuple[int, int], ...], int, int]:
        """Return the reading of one concept stated alone. Computed once."""
        known = self._readings.get(name)
        if known is None:
            up = possible = self.up[name]
            below = self.down[name]
            if below != self.bit[name]:
                for other, under in self.down.items():
                    if under & below:
                        possible |= self.bit[other]
            known = self._readings[name] = (((up, below),), up, possible)
        return known

    def leaves(self, name: str) -> tuple[str, ...]:
        """Return the narrowest concepts under ``name`` (itself, if nothing is narrower)."""
        below = self.down[name]
        return tuple(
            other for other, bit in self.bit.items() if below & bit and self.down[other] == bit
        )


def _add_others(list_id: str, concepts: dict[str, Concept]) -> None:
    if list_id in ("yes-no", ROLES):
        return
    parents = {broader for concept in concepts.values() for broader in concept.broader}
    for name in [*concepts]:
        if name in parents and f"other-{name}" not in concepts:
            label = concepts[name].label
            concepts[f"other-{name}"] = Concept(
                f"other-{name}",
                Text(
                    f"Other: {label.en}" if label.en else "",
                    f"Khác: {label.vi}" if label.vi else "",
                ),
                (name,),
                since=concepts[name].since,
            )
    if "other" not in concepts:
        concepts["other"] = Concept("other", Text("Something else", "Khác"))


def _yes_no() -> ConceptList:
    return ConceptList(
        "yes-no",
        {
            "true": Concept("true", Text("yes", "có")),
            "false": Concept("false", Text("no", "không")),
        },
    )


class Vocabulary(Displayed):
    """All facts with their places in the vectors that conditions are evaluated on.

    ``facts`` maps ids to facts, ``lists`` ids of concept lists to the lists, ``index`` facts to
    their places.
    """

    __slots__ = ("_places", "_unstated", "facts", "index", "lists", "version")

    def __init__(
        self, facts: Mapping[str, Fact], lists: Mapping[str, ConceptList], version: int = 1
    ) -> None:
        """Take facts and concept lists that fit each other (see :meth:`from_data`)."""
        self.facts = dict(facts)
        self.lists = {"yes-no": _yes_no(), **lists}
        self.index = {name: place for place, name in enumerate(self.facts)}
        self.version = version
        self._unstated: tuple[list[int], list[int]] | None = None
        self._places: dict[tuple[str, tuple[str, ...]], tuple[int, int]] = {}

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles that a description may state; empty where none are declared."""
        known = self.lists.get(ROLES)
        return tuple(known.concepts) if known else ()

    @property
    def unstated(self) -> tuple[list[int], list[int]]:
        """For each fact the bits that are presumed to hold, and to be possible, where unstated.

        Yes-no facts read as no and sets as empty unless the fact says otherwise; numbers, dates
        and single choices have no presumption.
        """
        if self._unstated is None:
            holds, may = [0] * len(self.index), [-1] * len(self.index)
            for place, fact in enumerate(self.facts.values()):
                if fact.type == "yes-no":
                    holds[place] = may[place] = 1 if fact.presume is True else 2
                elif fact.type == "set":
                    presume = fact.presume if isinstance(fact.presume, tuple) else ()
                    _, holds[place], may[place] = self.list_of(fact).reading(presume)
            self._unstated = (holds, may)
        return self._unstated

    def presumed_values(self, fact_id: str) -> tuple[tuple[int, int], ...]:
        """Return what `only` reads where a set is unstated: the bits above and below each value."""
        fact = self.facts[fact_id]
        concepts = self.list_of(fact)
        presume = fact.presume if isinstance(fact.presume, tuple) else ()
        return tuple((concepts.up[one], concepts.down[one]) for one in presume)

    @classmethod
    def from_data(
        cls, facts: Iterable[Mapping[str, Any]], concepts: Mapping[str, Iterable[Mapping[str, Any]]]
    ) -> Vocabulary:
        """Build a vocabulary from validated plain data (sections ``facts`` and ``concepts``)."""
        lists: dict[str, ConceptList] = {}
        youngest = 1
        for list_id, entries in concepts.items():
            made = {entry["id"]: _concept(entry) for entry in entries}
            youngest = max([youngest, *(concept.since for concept in made.values())])
            lists[list_id] = ConceptList(list_id, made)
        made_facts = {entry["id"]: _fact(entry) for entry in facts}
        youngest = max([youngest, *(fact.since for fact in made_facts.values())])
        return cls(made_facts, lists, youngest)

    def list_of(self, fact: Fact) -> ConceptList:
        """Return the concept list of a yes-no, set or choice fact."""
        return self.lists["yes-no" if fact.type == "yes-no" else fact.values or ""]

    def place(self, fact_id: str, values: tuple[str, ...]) -> tuple[int, int]:
        """Return the place of a fact in the vectors and the bits of some of its concepts; kept."""
        key = (fact_id, values)
        known = self._places.get(key)
        if known is None:
            bits = self.list_of(self.facts[fact_id]).mask(values)
            known = self._places[key] = (self.index[fact_id], bits)
        return known

    def concept(self, fact_id: str, value: str) -> Concept:
        """Return a concept of a fact; ``KeyError`` where there is none."""
        return self.list_of(self.facts[fact_id]).concepts[value]

    def __eq__(self, other: object) -> bool:
        """Two vocabularies are equal if their version, facts and concepts are."""
        return isinstance(other, Vocabulary) and self._content() == other._content()

    def __hash__(self) -> int:
        """Hash by version and number of facts."""
        return hash((self.version, len(self.facts)))

    def _content(self) -> tuple[Any, ...]:
        return self.version, self.facts, {name: one.concepts for name, one in self.lists.items()}

    def __repr__(self) -> str:
        """Return the counts."""
        return (
            f"<Vocabulary version {self.version}: {len(self.facts)} facts, {len(self.lists)} lists>"
        )


def _concept(entry: Mapping[str, Any]) -> Concept:
    return Concept(
        entry["id"],
        text(entry.get("label")),
        several(entry.get("broader")),
        several(entry.get("iri")),
        several(entry.get("close")),
        entry.get("since", 1),
        text(entry.get("help")),
    )


def _fact(entry: Mapping[str, Any]) -> Fact:
    presume = entry.get("presume")
    return Fact(
        entry["id"],
        entry["type"],
        entry.get("level", "use"),
        text(entry.get("question")),
        text(entry.get("help")),
        entry.get("values"),
        tuple(presume) if isinstance(presume, list) else presume,
        entry.get("kind") == "judgement",
        entry.get("unit"),
        several(entry.get("iri")),
        entry.get("since", 1),
    )
