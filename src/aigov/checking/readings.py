"""Which entries rest on which reading of open law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.entries import entries
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["check_readings"]


def check_readings(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a note for each reading with the entries it bears on, a warning where there is none."""
    bears: dict[str, dict[str, None]] = {}
    for path, entry in entries(data):
        top = data[str(path[0])][path[1]]
        for name in entry.get("readings") or ():
            bears.setdefault(name, {})[top.get("id", str(path[0]))] = None
    named = {name for line in data.get("coverage", ()) for name in line.get("encoded") or ()}
    for place, reading in enumerate(data.get("readings", ())):
        at = ("readings", place)
        found = bears.get(reading["id"])
        if found:
            message = f"The reading {reading['id']!r} bears on {', '.join(found)}"
            yield Problem("reading", message, severity="note", path=at)
        elif reading["id"] not in named and not reading.get("general"):
            message = f"No entry rests on the reading {reading['id']!r}"
            yield Problem("unused", message, severity="warning", path=at)
