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
    """Id of the fact."""
    value: str
    """Its value."""


class AmountOut(Output):
    """A span of time: how long, how often, or by when."""

    events: list[EventOut]
    """What it is for, any of them; empty: all others."""
    bound: Literal["at_least", "at_most", "every"] | None
    """How the span is a limit; null where promptness alone is asked."""
    span: str | None
    """Such as 72 hours, 5 working days, or operating life."""
    promptness: Promptness | None
    """How promptly; null where only a span is given."""
    clock: str | None
    """The event that the time is counted from."""


TermOut = int | list[AmountOut] | list[str]
Terms = dict[str, TermOut]


class FineOut(Maximum):
    """The most that a breach can cost whoever is described."""

    certain: bool
    """Whether no unstated fact could change the maximum."""


class ObligationOut(Output):
    """An obligation laid on a system, for one role that bears it."""

    obligation: str
    """Id of the obligation."""
    origin: str
    """The framework that the obligation comes from."""
    title: str
    """What it is about, in the language asked for."""
    requires: str
    """What must be done, in our own words."""
    citation: str
    """The provisions, as they are cited."""
    url: str | None
    """Address of the provision; null where none is known."""
    role: str
    """Id of the role that bears it."""
    toward: list[str]
    """To whom it is owed."""
    topic: str
    """Id of its topic."""
    topic_label: str
    """What the topic is called."""
    kind: DutyKind
    """What sort of norm it is."""
    strength: Strength
    """How far it binds."""
    on: list[str]
    """The events that it waits for; empty: it stands always."""
    use: str | None
    """Id of the use; null where the system has no uses of its own."""
    outcome: Outcome
    """On the stated facts."""
    presumed: Outcome
    """With the presumptions for what is not stated."""
    state: DutyState
    """open: it is not presumed to bind, and may."""
    from_: str | None = Field(alias="from")
    """The first day on which it binds; null: it does not, or that is open."""
    from_formal: str | None
    """The first day by the letter of the law, without transitions."""
    until: str | None
    """Its last day; null: it has none."""
    dated_by: list[str]
    """Citations of the transitions that gave the day."""
    alternatives: list[AlternativeOut]
    """Other first days that unstated facts could bring."""
    triggered_by: list[str]
    """Rules that bring it."""
    waits_for: list[str]
    """Unstated facts that leave it open."""
    limited_by: list[str]
    """Ids of the limits of scope that take it away, or may."""
    terms: Terms
    """What can be compared, by the id of the term."""
    fines: list[FineOut]
    """The penalties for a breach."""
    confidence: Confidence
    """How well it is sourced."""
    readings: list[str]
    """Ids of the readings of open law that it rests on."""
    note: str
    """A remark for readers; empty where there is none."""


class ObligationsOut(Output):
    """The obligations of the system under one framework."""

    framework: str
    """Id of the framework."""
    title: str
    """Title of the framework."""
    source_status: SourceStatus
    """Whether it binds."""
    as_of: str
    """The day that is judged on."""
    text_as_of: str
    """Texts published up to this day are known."""
    roles: list[str]
    """The roles asked about."""
    out_of_scope: list[str]
    """Those of them that the framework does not cover."""
    obligations: list[ObligationOut]
    """By role, then in the law's order."""
    taken_away: list[ObligationOut]
    """What a limit of scope takes away."""


class ObligationsDocument(Document):
    """The obligations of one system under one or several frameworks."""

    system: SystemSummary
    """The system that is bound."""
    as_of: str
    """The day that is judged on."""
    text_as_of: str | None
    """Texts published up to this day are known; null: all there are."""
    frameworks: list[ObligationsOut]
    """One for each framework, in the order asked for."""
