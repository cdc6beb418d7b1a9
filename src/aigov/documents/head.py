"""What frameworks and programmes have in common at their head: sources and instruments."""

from __future__ import annotations

from typing import Literal

from aigov.documents.forms import Day, Kebab, Model, Text
from aigov.levels import Confidence

__all__ = ["Citation", "Instrument", "Source", "SourceStatus"]

SourceStatus = Literal["binding", "guidance", "draft", "repealed"]


class Source(Model):
    """Where the law was read."""

    title: str
    """What was read."""
    url: str | None = None
    """Where it was read."""
    note: str | None = None
    """How much of it was read, and how good the copy is."""
    read: Day | None = None
    """The day on which it was read."""


class Citation(Model):
    """How provisions of an instrument are cited."""

    pattern: str
    """Regular expression with named groups."""
    label: str | None = None
    """How it is shown; parts without a group are left out."""
    link: str | None = None
    """Address of the provision, with the groups."""


class Instrument(Model):
    """One act that the framework consists of, or that changed it."""

    id: Kebab
    """Its id, which `text:` and `amends:` name."""
    title: Text
    """Its official title."""
    number: str
    """Its official number."""
    prefix: str | None = None
    """What a citation of it begins with; the first instrument has none."""
    published: Day
    """The day of publication: from then on its text is known."""
    in_force: Day
    """The day it enters into force."""
    status: SourceStatus = "binding"
    """Whether it binds."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    amends: Kebab | None = None
    """The instrument whose text it changes."""
    citation: Citation | list[Citation] | None = None
    """How its provisions are cited; of several ways the first that fits counts."""
    link: str | None = None
    """Address of the whole act."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
