"""Policy programmes: what a State or a body wants to be so, in pillars, components and targets.

A programme is read in one text, as a law is: entries come with an instrument and go with another.
Its conditions are those of the laws, over indicators of a country or an organisation.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled, sources
from aigov.citations import CitationScheme
from aigov.conditions.parse import ConditionParser
from aigov.conditions.tree import Compare, Has, leaves
from aigov.display import Displayed
from aigov.intervals import day
from aigov.lawtext import Instrument, LawText, NoTextError
from aigov.listings import Programmes
from aigov.problems import AigovError, InputError, or_nearest
from aigov.texts import Text, one_line, several, text
from aigov.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.conditions.tree import Condition
    from aigov.problems import Problem

__all__ = [
    "FOUR_PILLARS",
    "LARGEST_FIGURE",
    "Anchor",
    "Component",
    "Goal",
    "Indicator",
    "Pillar",
    "Programme",
    "ProgrammeText",
    "Target",
    "UnknownProgrammeError",
    "four_pillars",
    "indicator_vocabulary",
    "indicators",
    "load_programme",
    "programmes",
    "too_large",
]

FOUR_PILLARS = "vn-four-pillars"
"""The programme by whose pillars everything is laid side by side."""

LARGEST_FIGURE = 1e100
"""Beyond it a figure of a profile or a goal is no figure, and a pace could no longer be told."""
_BOUNDS = ("at-least", "over", "at-most", "reach", "between", "holds")


class UnknownProgrammeError(AigovError):
    """No programme has this id."""


class Indicator(NamedTuple):
    """Something that can be known about a country or an organisation (``about``).

    ``type`` is `yes-no` or `number`; ``unit`` says what a number counts.
    """

    id: str
    about: str
    type: str
    label: Text
    question: Text
    help: Text
    unit: Text

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Indicator {self.id}: {self.type}")


class Pillar(NamedTuple):
    """A strand of a programme. ``serves`` is our word on which of the four pillars it serves."""

    id: str
    label: Text
    definition: Text
    cite: tuple[str, ...]
    serves: str | None
    confidence: str
    note: Text

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Pillar {self.id}")


class Anchor(NamedTuple):
    """A provision that carries a component: of a framework, or named in ``source``.

    ``official`` tells whether the programme itself names it; otherwise the mapping is ours.
    """

    framework: str | None
    cite: tuple[str, ...]
    source: str
    official: bool
    confidence: str


class Component(NamedTuple):
    """Something that must be so. ``indicators`` are what its conditions look at.

    ``applies_when`` says whom it concerns (``None``: all), ``must_when`` whom it binds whatever
    its ``strength`` for others.
    """

    id: str
    pillar: str | None
    serves: str | None
    about: str
    title: Text
    requires: Text
    cite: tuple[str, ...]
    official: bool
    anchors: tuple[Anchor, ...]
    when: Condition
    applies_when: Condition | None
    must_when: Condition | None
    indicators: tuple[str, ...]
    strength: str
    confidence: str
    readings: tuple[str, ...]
    note: Text

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Component {self.id}")


class Goal(NamedTuple):
    """What an indicator is to reach. ``by`` is the last day (ordinal), where it is known.

    ``bound`` is `at-least`, `over`, `at-most`, `reach` (counted as at least), `between` (counted
    as at least the lower figure, ``value``; ``upper`` is the other) or `holds`.
    """

    by: int | None
    bound: str
    value: float
    upper: float | None
    cite: tuple[str, ...]
    note: Text

    def met_by(self, found: float) -> bool:
        """Tell whether a figure, or for `holds` a truth value, meets the goal."""
        if self.bound == "holds":
            return bool(found)
        if self.bound == "over":
            return found > self.value
        return found <= self.value if self.bound == "at-most" else found >= self.value

    def distance(self, found: float) -> float:
        """Return how far a figure is from the goal, in the indicator's unit; 0 where it is met."""
        return 0.0 if self.met_by(found) else round(abs(self.value - found), 10)


class Target(NamedTuple):
    """An indicator and what it is to reach, the earliest goal first, those without a day last."""

    id: str
    pillar: str | None
    serves: str | None
    about: str
    title: Text
    cite: tuple[str, ...]
    official: bool
    indicator: str
    goals: tuple[Goal, ...]
    applies_when: Condition | None
    must_when: Condition | None
    strength: str
    confidence: str
    readings: tuple[str, ...]
    note: Text

    @property
    def indicators(self) -> tuple[str, ...]:
        """What it looks at."""
        return (self.indicator,)

    def goal_on(self, on: int) -> Goal:
        """Return the goal that counts on a day: the next to fall due, else the last that did."""
        ahead = [one for one in self.goals if one.by is None or one.by >= on]
        return ahead[0] if ahead else self.goals[-1]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Target {self.id}: {self.indicator}")


class ProgrammeText(NamedTuple):
    """What one text of a programme says, in its order."""

    pillars: Mapping[str, Pillar]
    components: Mapping[str, Component]
    targets: Mapping[str, Target]

    def entries(self, about: str) -> tuple[Component | Target, ...]:
        """Return the components and targets about a country, or an organisation."""
        listed: list[Component | Target] = [*self.components.values(), *self.targets.values()]
        return tuple(one for one in listed if one.about == about)

    def __repr__(self) -> str:
        """Return how much it holds."""
        return one_line(
            f"ProgrammeText: {len(self.components)} components, {len(self.targets)} targets"
        )


class Programme(Displayed):
    """A policy programme. Attributes are read-only by convention.

    ``id``, ``title``, ``short``, ``jurisdiction``, ``source_status`` (binding, guidance, draft,
    repealed), ``checked`` (known up to this day, ISO), ``confidence``, ``instruments``,
    ``indicators`` (by id), ``readings``, ``note``; ``data`` holds the sections as plain data.
    """

    kind = "programme"

    def __init__(self, data: Mapping[str, Any], origin: str = "bundled") -> None:
        """Take validated plain data."""
        head = data["programme"]
        self.data = data
        self.origin = origin
        self.id: str = head["id"]
        self.title = text(head["title"])
        self.short = text(head.get("short")) if head.get("short") else self.title
        self.jurisdiction: str = head["jurisdiction"]
        self.source_status: str = head["status"]
        self.checked: str = head["checked"]
        self.confidence: str = head.get("confidence", "high")
        self.note = text(head.get("note"))
        self.instruments = tuple(
            Instrument(one["id"], one["number"], day(one["published"]), day(one["in_force"]))
            for one in data.get("instruments", ())
        )
        self.readings = {one["id"]: one for one in data.get("readings", ())}
        self.citations = CitationScheme(data.get("instruments", ()))
        self.indicators = indicators(data)
        self.vocabulary = indicator_vocabulary(self.indicators.values())
        self._made: dict[str, ProgrammeText] = {}

    @property
    def edition(self) -> str:
        """The newest text known, by number and day up to which it is."""
        newest = max(self.instruments, key=lambda one: one.published)
        return f"{newest.number}, known to {self.checked}"

    def law_text(self, as_of: int, text_as_of: int | None) -> LawText:
        """Return which text is read on these days; raises :class:`aigov.NoTextError`."""
        try:
            return LawText(self.instruments, as_of, text_as_of)
        except NoTextError as error:
            message = f"{self.id}: {error}"
            raise NoTextError(message) from None

    def content(self, law: LawText) -> ProgrammeText:
        """Return what one text says. Raises :class:`aigov.InputError` for a wrong condition."""
        made = self._made.get(law.key)
        if made is None:
            made, problems = self.read(law)
            if problems:
                raise InputError(problems)
            self._made[law.key] = made
        return made

    def read(self, law: LawText) -> tuple[ProgrammeText, list[Problem]]:
        """Return what one text says, and the mistakes in its conditions."""
        problems: list[Problem] = []
        parser = ConditionParser(self.vocabulary, {}, problems, {})
        return (
            ProgrammeText(
                {one["id"]: self._pillar(one) for _, one in self._standing("pillars", law)},
                {
                    one["id"]: self._component(place, one, parser)
                    for place, one in self._standing("components", law)
                },
                {
                    one["id"]: self._target(place, one, parser)
                    for place, one in self._standing("targets", law)
                },
            ),
            problems,
        )

    def _standing(self, section: str, law: LawText) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the entries that stand in a text, with their places."""
        for place, entry in enumerate(self.data.get(section, ())):
            if law.standing(entry) == "now":
                yield place, entry

    def _pillar(self, entry: Mapping[str, Any]) -> Pillar:
        return Pillar(
            entry["id"],
            text(entry["label"]),
            text(entry.get("definition")),
            several(entry["cite"]),
            entry["id"] if self.id == FOUR_PILLARS else entry.get("serves"),
            entry.get("confidence") or self.confidence,
            text(entry.get("note")),
        )

    def _component(
        self, place: int, entry: Mapping[str, Any], parser: ConditionParser
    ) -> Component:
        path = ("components", place)
        when = parser.parse(entry["when"], (*path, "when"))
        applies_when, must_when = _whom(entry, path, parser)
        looked_at = (
            leaf.fact
            for one in (when, applies_when)  # what binds whom settles no answer
            if one is not None
            for leaf in leaves(one)
            if isinstance(leaf, Has | Compare)
        )
        return Component(
            entry["id"],
            entry.get("pillar"),
            self._serves(entry),
            entry.get("about", "country"),
            text(entry["title"]),
            text(entry.get("requires")),
            several(entry.get("cite")),
            entry.get("official", True),
            tuple(_anchor(one, self.confidence) for one in entry.get("anchors", ())),
            when,
            applies_when,
            must_when,
            tuple(dict.fromkeys(looked_at)),
            entry.get("strength", "must"),
            entry.get("confidence") or self.confidence,
            tuple(entry.get("readings", ())),
            text(entry.get("note")),
        )

    def _target(self, place: int, entry: Mapping[str, Any], parser: ConditionParser) -> Target:
        applies_when, must_when = _whom(entry, ("targets", place), parser)
        goals = [_goal(one) for one in entry["goals"]]
        return Target(
            entry["id"],
            entry.get("pillar"),
            self._serves(entry),
            entry.get("about", "country"),
            text(entry["title"]),
            several(entry.get("cite")),
            entry.get("official", True),
            entry["indicator"],
            tuple(sorted(goals, key=lambda one: (one.by is None, one.by or 0))),
            applies_when,
            must_when,
            entry.get("strength", "must"),
            entry.get("confidence") or self.confidence,
            tuple(entry.get("readings", ())),
            text(entry.get("note")),
        )

    def _serves(self, entry: Mapping[str, Any]) -> str | None:
        if self.id == FOUR_PILLARS:
            return entry.get("pillar")
        own = {one["id"]: one.get("serves") for one in self.data.get("pillars", ())}
        return entry.get("serves") or own.get(entry.get("pillar"))

    def __repr__(self) -> str:
        """Return id and edition."""
        return f"<Programme {self.id}: {self.edition}>"

    def __eq__(self, other: object) -> bool:
        """Equal if read from the same place with the same content."""
        return self is other or (
            isinstance(other, Programme)
            and (self.id, self.origin) == (other.id, other.origin)
            and self.data == other.data
        )

    def __hash__(self) -> int:
        """Hash by id and origin."""
        return hash((self.id, self.origin))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle a bundled programme by its id, any other as data."""
        if self.origin == "bundled":
            return (_bundled, (self.id,))
        return (Programme, (self.data, self.origin))


def _whom(
    entry: Mapping[str, Any], path: tuple[str | int, ...], parser: ConditionParser
) -> tuple[Condition | None, Condition | None]:
    """Return whom an entry concerns, and whom it binds, where it does not concern or bind all."""
    found = (
        parser.parse(entry[key], (*path, key)) if entry.get(key) else None
        for key in ("applies_when", "must_when")
    )
    return next(found), next(found)


def too_large(path: tuple[str | int, ...]) -> Problem:
    """Return the problem of a figure that nothing can be."""
    from aigov.problems import Problem

    message = f"No figure is beyond {LARGEST_FIGURE:g}"
    return Problem("number-too-large", message, path=path, hint="check the number of its digits")


def _anchor(entry: Mapping[str, Any], confidence: str) -> Anchor:
    return Anchor(
        entry.get("framework"),
        several(entry.get("cite")),
        entry.get("source", ""),
        entry.get("official", False),
        entry.get("confidence") or confidence,
    )


def _goal(entry: Mapping[str, Any]) -> Goal:
    bound = next(one for one in _BOUNDS if entry.get(one) is not None)
    value = entry[bound]
    upper = value[1] if bound == "between" else None
    return Goal(
        day(entry["by"]) if entry.get("by") else None,
        bound,
        float(value[0] if bound == "between" else value),
        None if upper is None else float(upper),
        several(entry.get("cite")),
        text(entry.get("note")),
    )


def indicator_vocabulary(known: Iterable[Indicator]) -> Vocabulary:
    """Return the indicators as the facts that conditions are written in."""
    return Vocabulary.from_data(
        (
            {
                "id": one.id,
                "type": one.type,
                "level": one.about,
                "question": one.question.to_dict(),
                "help": one.help.to_dict(),
            }
            for one in known
        ),
        {},
    )


def indicators(*folders: Mapping[str, Any]) -> dict[str, Indicator]:
    """Return the shared indicators with those that programmes (their sections) add, by id."""
    own = (one for data in folders for one in data.get("indicators", ()))
    return _shared() | {one["id"]: _indicator(one) for one in own}


@cache
def _shared() -> dict[str, Indicator]:
    shared = bundled.sections(bundled.VOCABULARY, "indicators").get("indicators", ())
    return {one["id"]: _indicator(one) for one in shared}


def _indicator(entry: Mapping[str, Any]) -> Indicator:
    return Indicator(
        entry["id"],
        entry.get("about", "country"),
        entry["type"],
        text(entry["label"]),
        text(entry["question"]),
        text(entry.get("help")),
        text(entry.get("unit")),
    )


def four_pillars() -> Mapping[str, Pillar]:
    """Return Viet Nam's four pillars, by id, in their newest text."""
    programme = load_programme(FOUR_PILLARS)
    return programme.content(programme.law_text(day(programme.checked), None)).pillars


def programmes() -> Programmes:
    """Return all bundled programmes, in alphabetical order of their ids."""
    return Programmes(_bundled(name) for name in bundled.programme_ids())


def load_programme(reference: str | Path) -> Programme:
    """Return a programme by its id, or from a folder of YAML.

    Raises :class:`UnknownProgrammeError`, with the nearest ids, or :class:`aigov.InputError` with
    every error of the folder, each with file, line and column.
    """
    if isinstance(reference, str) and reference in bundled.programme_ids():
        return _bundled(reference)
    path = Path(reference)
    if str(reference) and path.is_dir():
        from aigov.checking.programmes import load_folder

        return load_folder(path)
    source = sources.find(reference) if isinstance(reference, str) else None
    if source is not None and source.is_programme:
        from aigov.checking.programmes import load_folder

        return load_folder(source.folder)
    known = bundled.programme_ids()
    if str(reference) in bundled.framework_ids():
        message = f"{reference} is a law, not a programme: systems are classified under it, "
        message += f"`aigov classify SYSTEM -f {reference}`; programmes are {', '.join(known)}"
    else:
        message = f"there is no programme {str(reference)!r}; {or_nearest(str(reference), known)}"
    raise UnknownProgrammeError(message)


@cache
def _bundled(name: str) -> Programme:
    return Programme({**bundled.sections(name), **bundled.sections(name, "indicators")})
