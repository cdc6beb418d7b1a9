"""What the JSON of a comparison and that of a gap share: sides, and related obligations."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.duties import DutyKind, Relation, Strength
from aigov.documents.head import SourceStatus
from aigov.documents.outputs.common import Outcome, Output
from aigov.documents.outputs.obligations import DutyState, TermOut, Terms
from aigov.levels import Confidence

__all__ = ["DutyOut", "PairOut", "SideOut"]


class DutyOut(Output):
    """An obligation of a side of a comparison."""

    obligation: str
    """Id of the obligation."""
    title: str
    """What it is about, in the language asked for."""
    requires: str
    """What must be done, in our own words."""
    citation: str
    """The provisions, as they are cited."""
    url: str | None
    """Address of the provision; null where none is known."""
    roles: list[str]
    """Ids of the roles that bear it."""
    topic: str
    """Id of its topic."""
    kind: DutyKind
    """What sort of norm it is."""
    strength: Strength
    """How far it binds."""
    on: list[str]
    """The events that it waits for; empty: it stands always."""
    from_: str | None = Field(alias="from")
    """Null where it begins with what triggers it."""
    state: DutyState | None
    """Null where no system is asked about."""
    outcome: Outcome | None
    """Null where no system is asked about."""
    terms: Terms
    """What can be compared, by the id of the term."""
    confidence: Confidence
    """How well it is sourced."""


class SideOut(Output):
    """A framework with those of its obligations that are looked at."""

    framework: str
    """Id of the framework."""
    title: str
    """Title of the framework."""
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
    role: str | None
    """Id of the role asked about; null: all."""
    obligations: list[DutyOut]
    """In the law's order."""


class TermComparisonOut(Output):
    """One term of two obligations."""

    term: str
    """Id of the term."""
    event: str | None
    """The kind of event that it is for; null: all others."""
    first: TermOut
    """What the first asks."""
    second: TermOut
    """What the second asks."""
    stricter: Literal["first", "second", "equal", "not-comparable"]
    """Which of the two asks for more."""
    nominally: Literal["first", "second", "equal"] | None
    """Which asks for more if figures alone count."""
    ratio: float | None
    """How many times more the stricter asks for."""


class PairOut(Output):
    """Two obligations that a curator has related."""

    first: str
    """Id of the first obligation."""
    second: str
    """Id of the second obligation."""
    relation: Relation
    """In the terms of NIST IR 8477."""
    rationale: str
    """Why, in the language asked for."""
    only_first: str
    """What the first asks and the second does not; empty where nothing."""
    only_second: str
    """What the second asks and the first does not; empty where nothing."""
    author: str
    """Who judged it."""
    date: str
    """The day, as YYYY-MM-DD."""
    confidence: Confidence
    """How sure the author is."""
    crosswalk: str
    """Id of the crosswalk that says so."""
    terms: list[TermComparisonOut]
    """Their terms, held against each other."""
