"""The JSON of an assessment."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.duties import Strength
from aigov.documents.outputs.common import Document, Output
from aigov.documents.programmes import About, Answer
from aigov.levels import Confidence

__all__ = ["AssessmentDocument", "ProgrammeOut"]

Value = bool | float | int | str


class ProgrammeOut(Output):
    """Which programme is read."""

    id: str
    title: str
    edition: str
    source_status: str


class SharesOut(Output):
    """How many entries have each answer. There is no score."""

    met: int
    not_met: int
    unknown: int
    not_applicable: int


class AssessedSideOut(Output):
    """A column: a profile on one day."""

    profile: str
    name: str
    about: About
    profile_day: str
    as_of: str
    text_as_of: str
    shares: SharesOut


class AnchorOut(Output):
    """A provision that carries a component."""

    framework: str | None
    citation: list[str]
    source: str | None
    official: bool = Field(description="The programme itself names it; otherwise ours.")
    confidence: Confidence


class ObservationOut(Output):
    """What is stated of an indicator."""

    indicator: str
    value: Value
    date: str
    source: str | None
    url: str | None
    confidence: Confidence | None
    note: str | None
    action: str | None
    responsible: str | None
    due: str | None


class PaceOut(Output):
    """Units a year between two dated figures, and what it would take from the later one on."""

    since: str
    until: str
    observed: float
    needed: float | None


class GoalOut(Output):
    """A goal held against the newest figure."""

    bound: Literal["at-least", "over", "at-most", "reach", "between", "holds"]
    value: float
    upper: float | None
    by: str | None
    current: bool = Field(description="It is the one that counts on the day.")
    answer: Answer
    found: Value | None
    found_on: str | None
    distance: float | None
    overdue: bool
    pace: PaceOut | None


class FindingOut(Output):
    """What an entry comes to for one side."""

    answer: Answer
    strength: Strength = Field(description="How far it binds the profile.")
    observations: list[ObservationOut]
    missing: list[str] = Field(description="Indicators of which nothing is known.")
    goals: list[GoalOut]


class EntryOut(Output):
    """A component or target."""

    id: str
    kind: Literal["component", "target"]
    title: str
    pillar: str | None
    serves: str | None
    citation: list[str]
    official: bool
    strength: Strength
    confidence: Confidence
    readings: list[str]
    indicators: list[str]
    unit: str | None
    anchors: list[AnchorOut]
    findings: list[FindingOut | None] = Field(description="One for each side, in their order.")


class AssessedPillarOut(Output):
    """A pillar with its entries."""

    pillar: str
    label: str
    shares: list[SharesOut]
    entries: list[EntryOut]


class AssessmentOut(Output):
    """Profiles held against one programme."""

    programme: ProgrammeOut
    sides: list[AssessedSideOut]
    pillars: list[AssessedPillarOut]


class AssessmentDocument(Document):
    """Countries or organisations held against programmes."""

    assessments: list[AssessmentOut]
