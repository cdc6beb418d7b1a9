"""The JSON of a calendar."""

from __future__ import annotations

from typing import Literal

from aigov.documents.outputs.common import Document, Output, SystemSummary
from aigov.documents.outputs.obligations import ObligationOut

__all__ = ["CalendarDocument"]


class DayOut(Output):
    """What happens on a day under a framework."""

    date: str
    framework: str
    kind: Literal["begins", "ends", "tier", "text"]
    title: str
    citations: list[str]
    certain: bool
    obligations: list[str]


class EventDutyOut(ObligationOut):
    """An obligation that waits for an event."""

    framework: str


class KnownFrameworkOut(Output):
    """A framework in the text known on a day."""

    framework: str
    title: str
    text_as_of: str


class CalendarDocument(Document):
    """The days that matter for a system."""

    system: SystemSummary
    as_of: str
    frameworks: list[KnownFrameworkOut]
    days: list[DayOut]
    on_event: list[EventDutyOut]
