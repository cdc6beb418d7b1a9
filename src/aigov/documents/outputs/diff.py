"""The JSON of what changed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.duties import Relation
from aigov.documents.outputs.common import Document, Output, SystemSummary

__all__ = ["DiffDocument"]


class ChangeOut(Output):
    """What became of a rule or obligation."""

    what: Literal["rule", "obligation"]
    change: Literal["added", "dropped", "moved", "changed"]
    id: str
    was: str | None = Field(description="The id in the older text, where it differs.")
    title: str
    citation: str
    before: str | None = Field(description="First day in the older text.")
    after: str | None = Field(description="First day in the newer text.")
    aspects: list[Literal["condition", "conclusion", "terms", "roles", "strength"]]
    relation: Relation | None
    rationale: str | None


class TitledDutyOut(Output):
    """An obligation by its title."""

    obligation: str
    title: str
    citation: str


class MovedDutyOut(TitledDutyOut):
    """An obligation whose first day for the system changes."""

    before: str | None
    after: str | None


class SystemChangeOut(Output):
    """What the change means for one system."""

    system: SystemSummary
    tier_before: str | None
    tier_after: str | None
    gained: list[TitledDutyOut]
    lost: list[TitledDutyOut]
    moved: list[MovedDutyOut]


class DiffDocument(Document):
    """What changed between two laws, or two texts of one."""

    before: str
    after: str
    changes: list[ChangeOut]
    systems: list[SystemChangeOut]
