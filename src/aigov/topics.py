"""What obligations are about, and the terms in which they can be compared: shared vocabulary.

Both come with the package; a framework may add its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.display import displayed
from aigov.texts import one_line, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigov.texts import Text

__all__ = ["Term", "Topic", "terms", "topics"]


@displayed
class Topic(NamedTuple):
    """A subject of obligations; ``broader`` is the topic that holds it, if any."""

    id: str
    label: Text
    definition: Text
    broader: str | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Topic {self.id}")


@displayed
class Term(NamedTuple):
    """What can be said of an obligation in figures or in set words.

    ``measure`` is `deadline`, `duration`, `number`, `choice` or `set`; ``stricter`` says which of
    two values asks for more: `shorter`, `longer`, `more`, `fewer`, `first` (listed first), `none`.
    ``values`` is the concept list of a choice or a set.
    """

    id: str
    label: Text
    definition: Text
    measure: str
    stricter: str
    values: str | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Term {self.id}: {self.measure}")


def topics(*frameworks: Mapping[str, Any]) -> dict[str, Topic]:
    """Return the shared topics with those that frameworks (their sections) add, in order."""
    own = (_topic(one) for data in frameworks for one in data.get("topics", ()))
    return _shared_topics() | {one.id: one for one in own}


def terms(*frameworks: Mapping[str, Any]) -> dict[str, Term]:
    """Return the shared terms with those that frameworks (their sections) add, in order."""
    own = (_term(one) for data in frameworks for one in data.get("terms", ()))
    return _shared_terms() | {one.id: one for one in own}


@cache
def _shared_topics() -> dict[str, Topic]:
    return {one["id"]: _topic(one) for one in _shared("topics")}


@cache
def _shared_terms() -> dict[str, Term]:
    return {one["id"]: _term(one) for one in _shared("terms")}


def _shared(section: str) -> Iterable[Mapping[str, Any]]:
    found: Iterable[Mapping[str, Any]] = bundled.sections(bundled.VOCABULARY, "duties")[section]
    return found


def _topic(entry: Mapping[str, Any]) -> Topic:
    label, definition = text(entry["label"]), text(entry["definition"])
    return Topic(entry["id"], label, definition, entry.get("broader"))


def _term(entry: Mapping[str, Any]) -> Term:
    label, definition = text(entry["label"]), text(entry["definition"])
    measure, stricter, values = entry["measure"], entry["stricter"], entry.get("values")
    return Term(entry["id"], label, definition, measure, stricter, values)
