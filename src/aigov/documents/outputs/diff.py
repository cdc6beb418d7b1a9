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
    """What sort of entry changed."""
    change: Literal["added", "dropped", "moved", "changed"]
    """What became of it."""
    id: str
    """Id of the entry, in the newer text where it is there."""
    was: str | None
    """The id in the older text, where it differs."""
    title: str
    """What it is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""
    before: str | None
    """First day in the older text."""
    after: str | None
    """First day in the newer text."""
    aspects: list[Literal["condition", "conclusion", "terms", "roles", "strength"]]
    """What of it changed."""
    relation: Relation | None
    """How the older relates to the newer, where a curator has judged it."""
    rationale: str | None
    """Why, in the curator's words; null where nobody has judged it."""


class TitledDutyOut(Output):
    """An obligation by its title."""

    obligation: str
    """Id of the obligation."""
    title: str
    """What the obligation is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""


class MovedDutyOut(TitledDutyOut):
    """An obligation whose first day for the system changes."""

    before: str | None
    """The first day in the older text; null: open."""
    after: str | None
    """The first day in the newer text; null: open."""


class CouldMoveOut(TitledDutyOut):
    """An obligation that facts not stated could move to a day that the older text did not know."""

    from_: str | None = Field(alias="from")
    """The first day as things stand; null: open."""
    or_from: str | None
    """The other day; null: it would not bind at all."""


class SystemChangeOut(Output):
    """What the change means for one system."""

    system: SystemSummary
    """The system asked about."""
    tier_before: str | None
    """Id of the presumed tier under the older text."""
    tier_after: str | None
    """Id of the presumed tier under the newer text."""
    tier_from_before: str | None
    """First day of the rules that give it under the older text; null: none."""
    tier_from_after: str | None
    """First day of the rules that give it under the newer text; null: none."""
    gained: list[TitledDutyOut]
    """Obligations that are new for it."""
    lost: list[TitledDutyOut]
    """Obligations that no longer bind it."""
    moved: list[MovedDutyOut]
    """Obligations that bind it from another day."""
    could_move: list[CouldMoveOut]
    """Obligations that may bind it from another day, depending on facts not stated."""


class DiffDocument(Document):
    """What changed between two laws, or two texts of one."""

    before: str
    """The older law or text."""
    after: str
    """The newer law or text."""
    changes: list[ChangeOut]
    """What became of rules and obligations."""
    systems: list[SystemChangeOut]
    """What it means for each system asked about."""
