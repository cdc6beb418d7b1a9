"""Crosswalks relate provisions that exist, of frameworks that exist, and do not contradict themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.checking.entries import spots, unknown
from aigov.checking.ids import once
from aigov.crosswalks import entries_of, flipped
from aigov.framework import bundled_framework
from aigov.problems import InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.checking.entries import Path
    from aigov.framework import Framework

__all__ = ["check_crosswalks"]

_SIDES = ("first", "second")
_NONE = "no-relationship"

End = tuple[str, str]
"""A framework and one of its provisions."""


def check_crosswalks(data: Mapping[str, Any], own: Framework | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the crosswalks of a folder.

    ``own`` is the framework that the folder holds, if it holds one. A law of one's own may be
    related to one that is not at hand; then the ends of that law cannot be looked at.
    """
    crosswalks = data.get("crosswalks", ())
    yield from once(crosswalks, ("crosswalks",))
    said = _Said()
    for place, entry in enumerate(crosswalks):
        path = ("crosswalks", place)
        yield from _frameworks(entry, path, own)
        sides = {side: _framework(entry[side], own) for side in _SIDES}
        for number, mapping in enumerate(entry["mappings"]):
            here = (*path, "mappings", number)
            for side, framework in sides.items():
                if framework is not None:
                    yield from _ends(mapping.get(side), (*here, side), framework)
            yield from said.anew(entry, mapping, here)


def _framework(name: str, own: Framework | None) -> Framework | None:
    """Return the framework of this name; ``None`` where it is not at hand or cannot be read."""
    if own is not None and own.id == name:
        return own
    try:
        return bundled_framework(name) if name in bundled.framework_ids() else None
    except InputError:  # its own check says what is wrong with it
        return None


def _frameworks(entry: Mapping[str, Any], path: Path, own: Framework | None) -> Iterator[Problem]:
    """Yield frameworks that do not exist, and a crosswalk that nobody would look for here."""
    known = {*bundled.framework_ids(), *([own.id] if own is not None else ())}
    names = [entry[side] for side in _SIDES]
    if own is None or own.id in bundled.framework_ids():
        yield from (
            unknown("framework", entry[side], (*path, side), known)
            for side in _SIDES
            if entry[side] not in known
        )
    else:
        yield from (
            _misspelt(entry[side], (*path, side), known)
            for side in _SIDES
            if entry[side] not in known and nearest(entry[side], known)
        )
    if names[0] == names[1] or (own is not None and own.id not in names):
        of_own = f"{own.id!r} and another" if own is not None else "two different frameworks"
        yield Problem(
            "wrong-frameworks",
            f"The crosswalk {entry['id']!r} relates {names[0]!r} and {names[1]!r}",
            path=(*path, "second"),
            hint=f"a crosswalk of this folder relates {of_own}",
        )


def _misspelt(name: str, path: Path, known: Iterable[str]) -> Problem:
    """Return the doubt about a framework that is not at hand and is called nearly like one that is."""
    return Problem(
        "unknown-framework",
        f"No framework {name!r} is at hand, so its provisions are not looked at",
        severity="warning",
        path=path,
        suggestions=nearest(name, known),
    )


def _ends(found: Any, path: Path, framework: Framework) -> Iterator[Problem]:
    """Yield the ends that are neither an entry of the framework nor a citation of it."""
    known = {entry["id"] for entry in entries_of(framework)}
    for name, at in spots(found, path):
        if name not in known and framework.citations.parse(name) is None:
            yield Problem(
                "unknown-provision",
                f"{framework.id} has no entry {name!r}, nor is that a citation of it",
                path=at,
                hint="write the id of an obligation, a rule or another entry, or a citation",
                suggestions=nearest(name, known),
            )


class _Before(NamedTuple):
    """What an earlier mapping says of two provisions, and in which crosswalk."""

    relation: str
    crosswalk: str


class _Said:
    """What the mappings so far say of each pair of provisions, and which have no counterpart."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[End, End], _Before] = {}
        self._alone: dict[tuple[End, str], str] = {}
        self._related: dict[tuple[End, str], str] = {}

    def anew(
        self, entry: Mapping[str, Any], mapping: Mapping[str, Any], path: Path
    ) -> Iterator[Problem]:
        """Yield where this mapping contradicts an earlier one."""
        first, second = ([*spots(mapping.get(side), (*path, side))] for side in _SIDES)
        relation = mapping["relation"]
        for one, at in first:
            for other, _ in second:
                ends = ((entry["first"], one), (entry["second"], other))
                yield from self._pair(ends, relation, entry["id"], at)
        for side, other_side, names in (("first", "second", first), ("second", "first", second)):
            alone = mapping.get(other_side) is None
            for name, at in names if alone or relation != _NONE else ():
                end = (entry[side], name), entry[other_side]
                yield from self._counterpart(end, entry["id"], at, alone=alone)

    def _pair(
        self, ends: tuple[End, End], relation: str, crosswalk: str, path: Path
    ) -> Iterator[Problem]:
        """Yield a problem where two provisions were related otherwise before."""
        if ends[0] > ends[1]:
            ends, relation = (ends[1], ends[0]), flipped(relation)
        before = self._pairs.setdefault(ends, _Before(relation, crosswalk))
        if before.relation != relation:
            (_, one), (_, other) = ends
            yield Problem(
                "two-relations",
                f"{one!r} and {other!r} are {relation} here and "
                f"{before.relation} in {before.crosswalk!r}",
                path=path,
                hint="keep one of the two, or relate what belongs together in one mapping",
            )

    def _counterpart(
        self, end: tuple[End, str], crosswalk: str, path: Path, *, alone: bool
    ) -> Iterator[Problem]:
        """Yield a problem where a provision has no counterpart and one all the same."""
        ours, theirs = (self._alone, self._related)[:: 1 if alone else -1]
        ours.setdefault(end, crosswalk)
        if end in theirs:
            (_, name), framework = end
            has, had = ("no", "one") if alone else ("one", "none")
            yield Problem(
                "two-relations",
                f"{name!r} has {has} counterpart in {framework} here and {had} in {theirs[end]!r}",
                path=path,
                hint="say no-relationship only of what is related to nothing",
            )
