"""The JSON of a comparison."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.duties import Relation
from aigov.documents.head import SourceStatus
from aigov.documents.models import FrameworkKind
from aigov.documents.outputs.common import Document, Maximum, Output, SystemSummary
from aigov.documents.outputs.sides import PairOut, SideOut
from aigov.levels import Level

__all__ = ["ComparisonDocument"]

RowRelation = Relation | Literal["only-first", "only-second", "not-mapped"]


class ClassOut(Output):
    """A tier."""

    id: str
    label: str
    level: Level


class EntryOut(Output):
    """Something that a framework has."""

    id: str
    title: str
    citation: str


class HighestFineOut(Maximum):
    """The highest maximum; figures are null where others set it."""


class DateOut(Output):
    """A day that matters for a framework."""

    date: str
    what: str


class PortraitOut(Output):
    """What a framework is as a whole."""

    framework: str
    kind: FrameworkKind
    source_status: SourceStatus
    edition: str
    tiers: list[ClassOut] = Field(description="The highest first.")
    roles: dict[str, list[str]] = Field(description="Each shared role with the framework's own.")
    reach: list[EntryOut]
    exclusions: list[EntryOut]
    prohibitions: list[EntryOut]
    models: list[EntryOut]
    labelling: list[str] = Field(description="Obligations on notices, marks and labels.")
    highest_fine: HighestFineOut | None
    dates: list[DateOut]


class RelationOut(Output):
    """How two frameworks relate in a topic."""

    first: str
    second: str
    relation: RowRelation | None = Field(description="Null where neither asks anything.")


class RowOut(Output):
    """A topic with a cell for each framework; cells name obligations."""

    topic: str
    label: str
    broader: str | None
    depth: int
    cells: list[list[str]] = Field(description="With those of narrower topics.")
    own: list[list[str]] = Field(description="Those of the topic alone.")
    relations: list[RelationOut]


class RelationsOut(Output):
    """All that is known of how two frameworks relate."""

    first: str
    second: str
    known: bool = Field(description="Whether anybody has related the two.")
    pairs: list[PairOut]


class ComparisonDocument(Document):
    """Frameworks side by side, topic by topic."""

    system: SystemSummary | None
    topic: str | None
    frameworks: list[SideOut]
    portraits: list[PortraitOut]
    rows: list[RowOut] = Field(description="The broadest first, each before its narrower ones.")
    relations: list[RelationsOut]
