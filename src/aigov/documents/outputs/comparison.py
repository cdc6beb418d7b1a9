"""The JSON of a comparison."""

from __future__ import annotations

from typing import Literal

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
    """Id of the tier."""
    label: str
    """What it is called, in the language asked for."""
    level: Level
    """What it comes to among all frameworks."""


class EntryOut(Output):
    """Something that a framework has."""

    id: str
    """Id of the entry."""
    title: str
    """What it is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""


class HighestFineOut(Maximum):
    """The highest maximum; figures are null where others set it."""


class DateOut(Output):
    """A day that matters for a framework."""

    date: str
    """The day, as YYYY-MM-DD."""
    what: str
    """What happens on it, in the language asked for."""


class PortraitOut(Output):
    """What a framework is as a whole."""

    framework: str
    """Id of the framework."""
    kind: FrameworkKind
    """What sort of rulebook it is."""
    source_status: SourceStatus
    """Whether it binds."""
    edition: str
    """The newest text known, by number and day."""
    tiers: list[ClassOut]
    """The highest first."""
    roles: dict[str, list[str]]
    """Each shared role with the framework's own."""
    reach: list[EntryOut]
    """What brings a system into its scope."""
    exclusions: list[EntryOut]
    """What is left out of its scope."""
    prohibitions: list[EntryOut]
    """What it prohibits."""
    models: list[EntryOut]
    """What it says of models."""
    labelling: list[str]
    """Obligations on notices, marks and labels."""
    highest_fine: HighestFineOut | None
    """The most that a breach can cost; null where it has no penalties."""
    dates: list[DateOut]
    """The days that matter, the earliest first."""


class RelationOut(Output):
    """How two frameworks relate in a topic."""

    first: str
    """Id of the first framework."""
    second: str
    """Id of the second framework."""
    relation: RowRelation | None
    """Null where neither asks anything."""


class RowOut(Output):
    """A topic with a cell for each framework; cells name obligations."""

    topic: str
    """Id of the topic."""
    label: str
    """What the topic is called."""
    broader: str | None
    """Id of the topic that holds it; null: it is one of the broadest."""
    depth: int
    """How many topics lie above it."""
    cells: list[list[str]]
    """With those of narrower topics."""
    own: list[list[str]]
    """Those of the topic alone."""
    relations: list[RelationOut]
    """How each two of the frameworks relate in it."""


class RelationsOut(Output):
    """All that is known of how two frameworks relate."""

    first: str
    """Id of the first framework."""
    second: str
    """Id of the second framework."""
    known: bool
    """Whether anybody has related the two."""
    pairs: list[PairOut]
    """The related obligations."""


class ComparisonDocument(Document):
    """Frameworks side by side, topic by topic."""

    system: SystemSummary | None
    """The system asked about; null: whole laws."""
    topic: str | None
    """Id of the topic asked about; null: all."""
    frameworks: list[SideOut]
    """The frameworks with those of their obligations that are looked at."""
    portraits: list[PortraitOut]
    """What each framework is as a whole."""
    rows: list[RowOut]
    """The broadest first, each before its narrower ones."""
    relations: list[RelationsOut]
    """What is known of how each two relate."""
