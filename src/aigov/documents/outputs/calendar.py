"""The JSON of a calendar."""

from __future__ import annotations

from typing import Literal

from aigov.documents.outputs.common import Document, Output, SystemSummary
from aigov.documents.outputs.obligations import ObligationOut

__all__ = ["CalendarDocument"]


class DayOut(Output):
    """What happens on a day under a framework."""

    date: str
    """The day, as YYYY-MM-DD."""
    framework: str
    """Id of the framework."""
    kind: Literal["begins", "ends", "tier", "text"]
    """What happens on it."""
    title: str
    """What happens, in the language asked for."""
    citations: list[str]
    """The provisions, as they are cited."""
    certain: bool
    """No unstated fact could change it."""
    obligations: list[str]
    """Ids of the obligations that begin or end."""


class EventDutyOut(ObligationOut):
    """An obligation that waits for an event."""

    framework: str
    """Id of the framework."""


class KnownFrameworkOut(Output):
    """A framework in the text known on a day."""

    framework: str
    """Id of the framework."""
    title: str
    """Title of the framework."""
    text_as_of: str
    """Texts published up to this day are known."""


class CalendarDocument(Document):
    """The days that matter for a system."""

    system: SystemSummary
    """The system asked about."""
    as_of: str
    """The day that is judged on."""
    frameworks: list[KnownFrameworkOut]
    """The frameworks asked about."""
    days: list[DayOut]
    """The days, the earliest first."""
    on_event: list[EventDutyOut]
    """Obligations that wait for an event and have no day."""
