"""What frameworks and programmes have in common at their head: sources and instruments."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aigov.documents.forms import Day, Kebab, Model, Text
from aigov.levels import Confidence

__all__ = ["Citation", "Instrument", "Source", "SourceStatus"]

SourceStatus = Literal["binding", "guidance", "draft", "repealed"]


class Source(Model):
    """Where the law was read."""

    title: str
    url: str | None = None
    note: str | None = None
    read: Day | None = Field(None, description="The day on which it was read.")


class Citation(Model):
    """How provisions of an instrument are cited."""

    pattern: str = Field(description="Regular expression with named groups.")
    label: str | None = Field(
        None, description="How it is shown; parts without a group are left out."
    )
    link: str | None = Field(None, description="Address of the provision, with the groups.")


class Instrument(Model):
    """One act that the framework consists of, or that changed it."""

    id: Kebab
    title: Text
    number: str
    prefix: str | None = None
    published: Day
    in_force: Day
    status: SourceStatus = "binding"
    confidence: Confidence | None = None
    amends: Kebab | None = None
    citation: Citation | list[Citation] | None = None
    link: str | None = None
    note: Text | None = None
