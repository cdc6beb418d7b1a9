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
    title: str
    requires: str
    citation: str
    url: str | None
    roles: list[str]
    topic: str
    kind: DutyKind
    strength: Strength
    on: list[str]
    from_: str | None = Field(
        alias="from", description="Null where it begins with what triggers it."
    )
    state: DutyState | None = Field(description="Null where no system is asked about.")
    outcome: Outcome | None = Field(description="Null where no system is asked about.")
    terms: Terms
    confidence: Confidence


class SideOut(Output):
    """A framework with those of its obligations that are looked at."""

    framework: str
    title: str
    short: str
    edition: str
    source_status: SourceStatus
    as_of: str
    text_as_of: str
    role: str | None
    obligations: list[DutyOut] = Field(description="In the law's order.")


class TermComparisonOut(Output):
    """One term of two obligations."""

    term: str
    event: str | None = Field(description="The kind of event that it is for; null: all others.")
    first: TermOut
    second: TermOut
    stricter: Literal["first", "second", "equal", "not-comparable"]
    nominally: Literal["first", "second", "equal"] | None = Field(
        description="Which asks for more if figures alone count."
    )
    ratio: float | None = Field(description="How many times more the stricter asks for.")


class PairOut(Output):
    """Two obligations that a curator has related."""

    first: str
    second: str
    relation: Relation = Field(description="In the terms of NIST IR 8477.")
    rationale: str
    only_first: str
    only_second: str
    author: str
    date: str
    confidence: Confidence
    crosswalk: str
    terms: list[TermComparisonOut]
