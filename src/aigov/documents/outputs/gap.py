"""The JSON of a gap."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.outputs.common import Document, Output, SystemSummary
from aigov.documents.outputs.sides import DutyOut, PairOut, SideOut

__all__ = ["GapDocument"]


class MetByOut(PairOut):
    """A related obligation that is complied with; the covering one is the first."""

    framework: str


class AnswerOut(DutyOut):
    """An obligation wanted, and how far it is met."""

    framework: str
    answer: Literal["covered", "partly", "not-covered"]
    by: list[MetByOut]
    stricter: list[str] = Field(
        description="Terms in which it asks for more than is complied with."
    )


class NamedDuty(Output):
    """An obligation by its name."""

    framework: str
    obligation: str


class StrictestOut(NamedDuty):
    """The obligation whose term is to be kept."""

    term: str


class StepOut(NamedDuty):
    """An obligation to fulfil, and those that are met with it."""

    serves: list[NamedDuty]
    terms: list[StrictestOut]


class GapDocument(Document):
    """What complying with some frameworks leaves undone under others."""

    system: SystemSummary | None
    have: list[SideOut]
    want: list[SideOut]
    items: list[AnswerOut] = Field(description="The earliest first.")
    programme: list[StepOut]
