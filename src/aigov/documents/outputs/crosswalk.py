"""The JSON of `aigov crosswalk`."""

from __future__ import annotations

from aigov.documents.duties import Relation
from aigov.documents.outputs.common import Document, Output
from aigov.levels import Confidence

__all__ = ["CrosswalkDocument"]


class RelatingOut(Output):
    """How provisions of the first framework relate to some of the second."""

    first: list[str]
    """Ids or citations of the first framework; empty: nothing corresponds."""
    second: list[str]
    """Ids or citations of the second framework; empty: nothing corresponds."""
    first_citations: list[str]
    """The provisions that the first end stands for."""
    second_citations: list[str]
    """The provisions that the second end stands for."""
    relation: Relation
    """In the terms of NIST IR 8477."""
    rationale: str
    """Why, in the language asked for."""
    only_first: str
    """What the first asks and the second does not; empty where nothing."""
    only_second: str
    """What the second asks and the first does not; empty where nothing."""
    author: str
    """Who judged it."""
    date: str
    """When it was judged."""
    confidence: Confidence
    """How sure the author is."""
    crosswalk: str
    """Id of the crosswalk that says so."""


class CrosswalkDocument(Document):
    """How curators relate the provisions of two frameworks."""

    first: str
    """Id of the first framework."""
    second: str
    """Id of the second framework."""
    relations: list[RelatingOut]
    """The relations, in the order of their crosswalks."""
