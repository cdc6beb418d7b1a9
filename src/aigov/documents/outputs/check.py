"""The JSON of `aigov check`: what is wrong, where, and how to mend it."""

from __future__ import annotations

from pydantic import RootModel

from aigov.documents.outputs.common import Output
from aigov.problems import Severity

__all__ = ["CheckDocument"]


class ProblemOut(Output):
    """One thing that is wrong."""

    code: str
    """A stable kebab-case word for the kind of mistake."""
    severity: Severity
    """How much it matters."""
    message: str
    """What is wrong; the wording may change."""
    file: str | None
    """The file, as it was named; null where no file is at fault."""
    line: int | None
    """The line, from 1."""
    column: int | None
    """The column, from 1, in code points."""
    path: list[str | int]
    """The way from the top of the document to the value: keys and places in lists, from 0."""
    hint: str | None
    """How to mend it; the wording may change."""
    suggestions: list[str]
    """The nearest valid names, best first."""


class CheckDocument(RootModel[list[ProblemOut]]):
    """What `aigov check --format json` prints: the problems, by file and place."""
