"""The JSON of obligations."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.duties import DutyKind, Promptness, Strength
from aigov.documents.head import SourceStatus
from aigov.documents.outputs.common import (
    AlternativeOut,
    Document,
    Maximum,
    Outcome,
    Output,
    SystemSummary,
)
from aigov.levels import Confidence

__all__ = ["DutyState", "ObligationOut", "ObligationsDocument", "TermOut", "Terms"]

DutyState = Literal["in force", "not yet", "ended", "open"]


class EventOut(Output):
    """A value of a fact about an event."""

    fact: str
    value: str


class AmountOut(Output):
    """A span of time: how long, how often, or by when."""

    events: list[EventOut] = Field(description="What it is for, any of them; empty: all others.")
    bound: Literal["at_least", "at_most", "every"] | None
    span: str | None = Field(description="Such as 72 hours, 5 working days, or operating life.")
    promptness: Promptness | None
    clock: str | None = Field(description="The event that the time is counted from.")


TermOut = int | list[AmountOut] | list[str]
Terms = dict[str, TermOut]


class FineOut(Maximum):
    """The most that a breach can cost whoever is described."""

    certain: bool = Field(description="Whether no unstated fact could change the maximum.")


class ObligationOut(Output):
    """An obligation laid on a system, for one role that bears it."""

    obligation: str
    title: str
    requires: str
    citation: str
    url: str | None
    role: str
    toward: list[str]
    topic: str
    topic_label: str
    kind: DutyKind
    strength: Strength
    on: list[str] = Field(description="The events that it waits for; empty: it stands always.")
    use: str | None
    outcome: Outcome
    presumed: Outcome
    state: DutyState = Field(description="open: it is not presumed to bind, and may.")
    from_: str | None = Field(alias="from")
    from_formal: str | None
    until: str | None
    dated_by: list[str]
    alternatives: list[AlternativeOut]
    triggered_by: list[str] = Field(description="Rules that bring it.")
    waits_for: list[str] = Field(description="Unstated facts that leave it open.")
    limited_by: list[str]
    terms: Terms
    fines: list[FineOut]
    confidence: Confidence
    readings: list[str]
    note: str


class ObligationsOut(Output):
    """The obligations of the system under one framework."""

    framework: str
    title: str
    source_status: SourceStatus
    as_of: str
    text_as_of: str
    roles: list[str] = Field(description="The roles asked about.")
    out_of_scope: list[str] = Field(description="Those of them that the framework does not cover.")
    obligations: list[ObligationOut] = Field(description="By role, then in the law's order.")
    taken_away: list[ObligationOut] = Field(description="What a limit of scope takes away.")


class ObligationsDocument(Document):
    """The obligations of one system under one or several frameworks."""

    system: SystemSummary
    as_of: str
    text_as_of: str | None
    frameworks: list[ObligationsOut]
