"""The JSON of an assessment."""

from __future__ import annotations

from typing import Literal

from aigov.documents.duties import Strength
from aigov.documents.outputs.common import Document, Output
from aigov.documents.programmes import About, Answer
from aigov.levels import Confidence

__all__ = ["AssessmentDocument", "ProgrammeOut"]

Value = bool | float | int | str


class ProgrammeOut(Output):
    """Which programme is read."""

    id: str
    """Id of the programme."""
    title: str
    """What it is about, in the language asked for."""
    edition: str
    """The newest text known, by number and day."""
    source_status: str
    """Whether it binds."""


class SharesOut(Output):
    """How many entries have each answer. There is no score."""

    met: int
    """Entries that are met."""
    not_met: int
    """Entries that are not met."""
    unknown: int
    """Entries that what is stated does not settle."""
    not_applicable: int
    """Entries that do not concern the profile."""


class AssessedSideOut(Output):
    """A column: a profile on one day."""

    profile: str
    """Id of the profile."""
    name: str
    """What the profile is called."""
    about: About
    """Who is described."""
    profile_day: str
    """What is stated is known up to this day."""
    as_of: str
    """The day that is judged on."""
    text_as_of: str
    """Texts published up to this day are known."""
    shares: SharesOut
    """Its answers, counted."""


class AnchorOut(Output):
    """A provision that carries a component."""

    framework: str | None
    """Id of the framework; null where the source is another."""
    citation: list[str]
    """The provisions, as they are cited."""
    source: str | None
    """The source, where no bundled framework has it."""
    official: bool
    """The programme itself names it; otherwise ours."""
    confidence: Confidence
    """How sure the mapping is."""


class ObservationOut(Output):
    """What is stated of an indicator."""

    indicator: str
    """Id of the indicator."""
    value: Value
    """What is stated."""
    date: str
    """The first day on which it is so."""
    source: str | None
    """Where it stands."""
    url: str | None
    """The address of the source."""
    confidence: Confidence | None
    """How well it is sourced."""
    note: str | None
    """A remark for readers."""
    action: str | None
    """What is to be done."""
    responsible: str | None
    """Who does it."""
    due: str | None
    """By when."""


class PaceOut(Output):
    """Units a year between two dated figures, and what it would take from the later one on."""

    since: str
    """The day of the earlier figure."""
    until: str
    """The day of the later figure."""
    observed: float
    """The change a year between the two."""
    needed: float | None
    """The change a year that reaches the goal in time; null where no day is set or it has passed."""


class GoalOut(Output):
    """A goal held against the newest figure."""

    bound: Literal["at-least", "over", "at-most", "reach", "between", "holds"]
    """How the figure is a limit."""
    value: float
    """The figure; of two the lower, of an event 1."""
    upper: float | None
    """The upper figure of two."""
    by: str | None
    """The last day; null where it is not known."""
    current: bool
    """It is the one that counts on the day."""
    answer: Answer
    """Whether it is reached."""
    found: Value | None
    """The newest figure; null where none is known."""
    found_on: str | None
    """The day of that figure."""
    distance: float | None
    """How much is missing to the goal; null where that cannot be told."""
    overdue: bool
    """Its day has passed and it is not reached."""
    pace: PaceOut | None
    """How fast it changes; null without two dated figures."""


class FindingOut(Output):
    """What an entry comes to for one side."""

    answer: Answer
    """What it comes to."""
    strength: Strength
    """How far it binds the profile."""
    observations: list[ObservationOut]
    """What is stated of its indicators on the day."""
    missing: list[str]
    """Indicators of which nothing is known."""
    goals: list[GoalOut]
    """The goals of a target; empty for a component."""


class EntryOut(Output):
    """A component or target."""

    id: str
    """Id of the entry."""
    kind: Literal["component", "target"]
    """What sort of entry it is."""
    title: str
    """What it is about, in the language asked for."""
    pillar: str | None
    """Id of the strand of the programme."""
    serves: str | None
    """Id of the pillar that it serves by our mapping."""
    citation: list[str]
    """The provisions, as they are cited."""
    official: bool
    """The programme itself says it; false: our reading of it."""
    strength: Strength
    """How far it binds those whom it concerns."""
    confidence: Confidence
    """How well it is sourced."""
    readings: list[str]
    """Ids of the readings of open law that it rests on."""
    indicators: list[str]
    """Ids of the indicators that it is told from."""
    unit: str | None
    """What the figures count."""
    anchors: list[AnchorOut]
    """The provisions that carry it."""
    findings: list[FindingOut | None]
    """One for each side, in their order."""


class AssessedPillarOut(Output):
    """A pillar with its entries."""

    pillar: str
    """Id of the pillar."""
    label: str
    """What it is called, in the language asked for."""
    shares: list[SharesOut]
    """Its answers counted, for each side in their order."""
    entries: list[EntryOut]
    """Its components and targets."""


class AssessmentOut(Output):
    """Profiles held against one programme."""

    programme: ProgrammeOut
    """The programme that they are held against."""
    sides: list[AssessedSideOut]
    """The profiles and days, a column each."""
    pillars: list[AssessedPillarOut]
    """Its pillars with their entries."""


class AssessmentDocument(Document):
    """Countries or organisations held against programmes."""

    assessments: list[AssessmentOut]
    """One for each programme, in the order asked for."""
