"""What a law has the State do or sets up, in one text: asked of authorities, of no one it regulates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.intervals import day
from aigov.texts import Text, one_line, several, text

if TYPE_CHECKING:
    from aigov.framework import Framework
    from aigov.lawtext import LawText

__all__ = ["Measure", "measures"]


class Measure(NamedTuple):
    """A task, power, institution or support that a law provides for.

    ``by`` says who does it, ``says`` what is done. ``start`` is the ordinal of its own first day,
    ``coming`` whether the text that brings it is not yet in force.
    """

    framework: str
    id: str
    cite: tuple[str, ...]
    topic: str
    by: Text
    title: Text
    says: Text
    strength: str
    start: int
    confidence: str
    note: Text
    coming: bool

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Measure {self.framework}:{self.id}")


def measures(framework: Framework, law: LawText) -> tuple[Measure, ...]:
    """Return the measures that stand in a text of a law, or will, in the law's order."""
    chosen = law.choose(framework.duty_data.get("measures", ())).values()
    order = framework.citations.order
    made = [
        Measure(
            framework.id,
            entry["id"],
            several(entry["cite"]),
            entry["topic"],
            text(entry.get("by")),
            text(entry["title"]),
            text(entry.get("says")),
            entry.get("strength", "must"),
            max(
                day(entry["applies"]) if entry.get("applies") else 0,
                law.start((entry.get("text") or {}).get("since")),
            ),
            entry.get("confidence") or framework.confidence,
            text(entry.get("note")),
            standing == "coming",
        )
        for entry, standing in chosen
        if standing != "gone"
    ]
    return tuple(sorted(made, key=lambda one: order(one.cite[0])))
