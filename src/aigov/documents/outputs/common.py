"""What the JSON documents share: what each begins with, the system, outcomes and days."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from aigov.documents.duties import Choice

__all__ = ["AlternativeOut", "Document", "Maximum", "Outcome", "Output", "SystemSummary"]

Outcome = Literal["true", "false", "unknown"]


class Output(BaseModel):
    """Within a format number keys are only added."""

    model_config = ConfigDict(
        extra="forbid", strict=True, populate_by_name=True, use_attribute_docstrings=True
    )


class SystemSummary(Output):
    """The system described."""

    id: str
    """Id of the system."""
    name: str
    """What it is called."""
    summary: str
    """What it does; empty where that is not said."""
    vocabulary: int | None
    """The version of the vocabulary that it is written in; null where that is not said."""


class Document(Output):
    """What every document begins with."""

    aigov: str
    """Version of the library."""
    format: int
    """Version of the format; keys are only added within one."""
    lang: Literal["en", "vi"]
    """The language of the words for people."""


class AlternativeOut(Output):
    """Another day that the rule may apply from."""

    from_: str | None = Field(alias="from")
    """The first day; null: it would not apply."""
    citation: str
    """The transition that would bring it."""


class Maximum(Output):
    """The most that a breach can cost."""

    penalty: str
    """Id of the penalty."""
    citation: str
    """The provisions, as they are cited."""
    set_by: str
    """Who sets the figure."""
    amount: int | None
    """The highest sum."""
    currency: str | None
    """ISO 4217 code of its currency."""
    percent: float | None
    """The highest share of the base, in per cent."""
    base: str
    """What the percentage is of."""
    choose: Choice | None
    """Which of the two counts."""
