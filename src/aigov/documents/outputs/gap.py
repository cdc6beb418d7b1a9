"""The JSON of a gap."""

from __future__ import annotations

from typing import Literal

from aigov.documents.outputs.common import Document, Output, SystemSummary
from aigov.documents.outputs.sides import DutyOut, PairOut, SideOut

__all__ = ["GapDocument"]


class MetByOut(PairOut):
    """A related obligation that is complied with; the covering one is the first."""

    framework: str
    """Id of the framework."""


class AnswerOut(DutyOut):
    """An obligation wanted, and how far it is met."""

    framework: str
    """Id of the framework."""
    answer: Literal["covered", "partly", "not-covered"]
    """How far it is met."""
    by: list[MetByOut]
    """The related obligations that are complied with."""
    stricter: list[str]
    """Terms in which it asks for more than is complied with."""


class NamedDuty(Output):
    """An obligation by its name."""

    framework: str
    """Id of the framework."""
    obligation: str
    """Id of the obligation."""


class StrictestOut(NamedDuty):
    """The obligation whose term is to be kept."""

    term: str
    """Id of the term that is to be kept."""


class StepOut(NamedDuty):
    """An obligation to fulfil, and those that are met with it."""

    serves: list[NamedDuty]
    """The obligations that are met with it."""
    terms: list[StrictestOut]
    """Whose terms are to be kept, as the strictest."""


class GapDocument(Document):
    """What complying with some frameworks leaves undone under others."""

    system: SystemSummary | None
    """The system asked about; null: whole laws."""
    have: list[SideOut]
    """The frameworks that are complied with."""
    want: list[SideOut]
    """The frameworks that are to be complied with."""
    items: list[AnswerOut]
    """The earliest first."""
    programme: list[StepOut]
    """A small set of obligations that serves them all."""
