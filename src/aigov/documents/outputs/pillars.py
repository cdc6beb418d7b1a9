"""The JSON of a comparison by pillar."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.duties import Strength
from aigov.documents.head import SourceStatus
from aigov.documents.outputs.common import Document, Output, SystemSummary
from aigov.levels import Confidence

__all__ = ["PillarsDocument"]


class ColumnOut(Output):
    """A law or a programme."""

    id: str
    """Id of the law or programme."""
    kind: Literal["law", "programme"]
    """Which of the two it is."""
    title: str
    """Its full title."""
    short: str
    """A short title for tables."""
    edition: str
    """The newest text known, by number and day."""
    source_status: SourceStatus
    """Whether it binds."""
    as_of: str
    """The day that is judged on."""
    text_as_of: str
    """Texts published up to this day are known."""


class DutyUnderPillar(Output):
    """An obligation that serves the pillar."""

    obligation: str
    """Id of the obligation."""
    topic: str
    """Id of its topic."""
    title: str
    """What it is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""
    url: str | None
    """Address of the provision; null where none is known."""
    from_: str | None = Field(alias="from")
    """The first day on which it binds; null where it begins with what triggers it."""


class MeasureOut(Output):
    """What a law has the State do."""

    measure: str
    """Id of the measure."""
    topic: str
    """Id of its topic."""
    title: str
    """What it is about, in the language asked for."""
    says: str
    """What is done."""
    by: str
    """Who does it; empty where the law does not say."""
    citation: str
    """The provisions, as they are cited."""
    url: str | None
    """Address of the provision; null where none is known."""
    strength: Strength
    """How far it binds the State."""
    in_force: bool
    """It applies on the day that is judged on."""
    confidence: Confidence
    """How well it is sourced."""


class ProgrammeEntryOut(Output):
    """A component or target of a programme."""

    entry: str
    """Id of the entry."""
    kind: Literal["component", "target"]
    """What sort of entry it is."""
    title: str
    """What it is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""
    goals: list[str]
    """The goals of a target, in the language asked for."""


class ContributionOut(Output):
    """What one column contributes to one pillar."""

    obligations: list[DutyUnderPillar]
    """Obligations that serve the pillar."""
    measures: list[MeasureOut]
    """What the law has the State do for it."""
    entries: list[ProgrammeEntryOut]
    """Components and targets of a programme."""


class AlignedTopic(Output):
    """A topic under the pillar, and why it is there."""

    topic: str
    """Id of its topic."""
    label: str
    """What the topic is called."""
    rationale: str
    """Why, in the language asked for."""
    author: str
    """Who judged it."""
    date: str
    """The day, as YYYY-MM-DD."""
    confidence: Confidence
    """How sure the author is."""


class PillarOut(Output):
    """A pillar; its cells are in the order of the columns."""

    pillar: str
    """Id of the pillar."""
    label: str
    """What it is called, in the language asked for."""
    cells: list[ContributionOut]
    """What each column contributes, in their order."""
    topics: list[AlignedTopic]
    """The topics that serve it."""


class PillarsDocument(Document):
    """What laws and programmes contribute to the four pillars."""

    by: Literal["pillar"]
    """What the rows go by."""
    system: SystemSummary | None
    """The system asked about; null: whole laws."""
    columns: list[ColumnOut]
    """The laws and programmes."""
    pillars: list[PillarOut]
    """The pillars, in their order."""
