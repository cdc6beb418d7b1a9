"""The topics and terms that a folder declares fit each other and what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.circles import reach
from aigov.checking.entries import unknown
from aigov.checking.ids import once
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from aigov.checking.entries import Path

__all__ = ["check_subjects"]

_STRICTER = {
    "deadline": ("shorter", "longer", "none"),
    "duration": ("shorter", "longer", "none"),
    "number": ("more", "fewer", "none"),
    "choice": ("first", "none"),
    "set": ("more", "fewer", "none"),
}
"""Which of two values can ask for more, by how they are measured."""


def check_subjects(
    data: Mapping[str, Any],
    lists: Collection[str],
    shared: Mapping[str, Collection[str]],
) -> Iterator[Problem]:
    """Yield what is wrong with the sections `topics` and `terms` of a folder.

    ``lists`` are the lists of concepts that a term may take its values from, ``shared`` the ids of
    each section that the folder's own are added to.
    """
    for section, what in (("topics", "topic"), ("terms", "term")):
        entries = data.get(section, ())
        yield from once(entries, (section,))
        for place, entry in enumerate(entries):
            if entry["id"] in shared[section]:
                yield Problem(
                    "redefined",
                    f"The {what} {entry['id']!r} is already in the shared vocabulary",
                    path=(section, place, "id"),
                    hint="use it as it is, or give yours an id of its own",
                )
    yield from _broader(data.get("topics", ()), shared["topics"])
    for place, entry in enumerate(data.get("terms", ())):
        yield from _term(entry, ("terms", place), lists)


def _broader(entries: Collection[Mapping[str, Any]], shared: Collection[str]) -> Iterator[Problem]:
    """Yield the topics that stand under none that exists, or under themselves."""
    known = {*shared, *(entry["id"] for entry in entries)}
    broader = {entry["id"]: {entry["broader"]} for entry in entries if "broader" in entry}
    for place, entry in enumerate(entries):
        above = entry.get("broader", entry["id"])
        if above not in known:
            yield unknown("topic", above, ("topics", place, "broader"), known)
        if entry["id"] in reach(entry["id"], broader):
            yield Problem(
                "circle",
                f"The topic {entry['id']!r} is broader than itself",
                path=("topics", place),
                hint="`broader` leads from the narrower topic to the broader one, never back",
            )


def _term(entry: Mapping[str, Any], path: Path, lists: Collection[str]) -> Iterator[Problem]:
    values, measure = entry.get("values"), entry["measure"]
    if values is not None and values not in lists:
        yield unknown("list", values, (*path, "values"), lists)
    if entry["stricter"] not in _STRICTER[measure]:
        yield Problem(
            "wrong-form",
            f"Of two values of a {measure}, none asks for more by being {entry['stricter']!r}",
            path=(*path, "stricter"),
            hint=f"write one of {', '.join(_STRICTER[measure])}",
        )
