"""What obligations are about, and the terms in which they can be compared: shared vocabulary.

Both come with the package; a framework may add its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.texts import one_line, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigov.texts import Text

__all__ = ["Term", "Topic", "terms", "topics"]


class Topic(NamedTuple):
    """A subject of obligations; ``broader`` is the topic that holds it, if any."""

    id: str
    label: Text
    definition: Text
    broader: str | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Topic {self.id}")


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
    return {
        one["id"]: Topic(one["id"], text(one["label"]), text(one["definition"]), one.get("broader"))
        for one in _declared("topics", frameworks)
    }


def terms(*frameworks: Mapping[str, Any]) -> dict[str, Term]:
    """Return the shared terms with those that frameworks (their sections) add, in order."""
    return {
        one["id"]: Term(
            one["id"],
            text(one["label"]),
            text(one["definition"]),
            one["measure"],
            one["stricter"],
            one.get("values"),
        )
        for one in _declared("terms", frameworks)
    }


def _declared(section: str, frameworks: tuple[Mapping[str, Any], ...]) -> list[Mapping[str, Any]]:
    shared = bundled.sections(bundled.VOCABULARY, "duties").get(section, ())
    return [*shared, *(one for data in frameworks for one in data.get(section, ()))]
