"""What the JSON documents share: what each begins with, the system, outcomes and days."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from aigov.documents.duties import Choice

__all__ = ["AlternativeOut", "Document", "Maximum", "Outcome", "Output", "SystemSummary"]

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


class Maximum(Output):
    """The most that a breach can cost."""

    penalty: str
    citation: str
    set_by: str
    amount: int | None
    currency: str | None
    percent: float | None
    base: str
    choose: Choice | None
