"""What the JSON documents share: what each begins with, the system, outcomes and days."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["AlternativeOut", "Document", "Outcome", "Output", "SystemSummary"]

Outcome = Literal["true", "false", "unknown"]


class Output(BaseModel):
    """Within a format number keys are only added."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)


class SystemSummary(Output):
    """The system described."""

    id: str
    name: str
    summary: str
    vocabulary: int | None


class Document(Output):
    """What every document begins with."""

    aigov: str = Field(description="Version of the library.")
    format: int
    lang: Literal["en", "vi"]


class AlternativeOut(Output):
    """Another day that the rule may apply from."""

    from_: str | None = Field(alias="from")
    citation: str
