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
    kind: Literal["law", "programme"]
    title: str
    short: str
    edition: str
    source_status: SourceStatus
    as_of: str
    text_as_of: str


class DutyUnderPillar(Output):
    """An obligation that serves the pillar."""

    obligation: str
    topic: str
    title: str
    citation: str
    url: str | None
    from_: str | None = Field(alias="from")


class MeasureOut(Output):
    """What a law has the State do."""

    measure: str
    topic: str
    title: str
    says: str
    by: str
    citation: str
    url: str | None
    strength: Strength
    in_force: bool
    confidence: Confidence


class ProgrammeEntryOut(Output):
    """A component or target of a programme."""

    entry: str
    kind: Literal["component", "target"]
    title: str
    citation: str
    goals: list[str]


class ContributionOut(Output):
    """What one column contributes to one pillar."""

    obligations: list[DutyUnderPillar]
    measures: list[MeasureOut]
    entries: list[ProgrammeEntryOut]


class AlignedTopic(Output):
    """A topic under the pillar, and why it is there."""

    topic: str
    label: str
    rationale: str
    author: str
    date: str
    confidence: Confidence


class PillarOut(Output):
    """A pillar; its cells are in the order of the columns."""

    pillar: str
    label: str
    cells: list[ContributionOut]
    topics: list[AlignedTopic]


class PillarsDocument(Document):
    """What laws and programmes contribute to the four pillars."""

    by: Literal["pillar"]
    system: SystemSummary | None
    columns: list[ColumnOut]
    pillars: list[PillarOut]
