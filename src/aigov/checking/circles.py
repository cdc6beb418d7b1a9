"""Walks over the entries of a framework, and the circles among definitions and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.citations import cites
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["circles", "conditions", "entries"]

Path = tuple[str | int, ...]
_LISTS = (
    "rules",
    "groups",
    "definitions",
    "scope",
    "transitions",
    "parameters",
    "readings",
    "coverage",
)


def entries(data: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every entry that may cite, name a text or hold a condition, exceptions included."""
    for section in _LISTS:
        for place, entry in enumerate(data.get(section, ())):
            yield from _with_exceptions((section, place), entry)


def _with_exceptions(
    path: Path, entry: Mapping[str, Any]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    yield path, entry
    for place, one in enumerate(entry.get("unless", ()) or ()):
        yield from _with_exceptions((*path, "unless", place), one)


def conditions(path: Path, entry: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Yield the conditions that stand directly in an entry."""
    for key in ("when", "only_if"):
        if isinstance(entry.get(key), dict):
            yield (*path, key), entry[key]
    for key in ("applies", "from"):
        days = entry.get(key)
        for place, one in enumerate(days if isinstance(days, list) else ()):
            if isinstance(one.get("when"), dict):
                yield (*path, key, place, "when"), one["when"]


def circles(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for every definition and rule that depends on itself."""
    uses: dict[str, set[str]] = {}
    for path, entry in entries(data):
        if path[0] not in ("definitions", "rules", "groups"):
            continue
        top = data[str(path[0])][path[1]]["id"]
        key = f"{'definition' if path[0] == 'definitions' else 'rule'}:{top}"
        for _, condition in conditions(path, entry):
            uses.setdefault(key, set()).update(_named(condition))
    for entry in data.get("rules", ()):
        if entry.get("group"):
            uses.setdefault(f"rule:{entry['group']}", set()).add(f"rule:{entry['id']}")
    for start in sorted(uses):
        if start in _reach(start, uses):
            kind, name = start.split(":", 1)
            section = "definitions" if kind == "definition" else "rules"
            ids = [entry["id"] for entry in data.get(section, ())]
            place = (section, ids.index(name)) if name in ids else (section,)
            yield Problem("circle", f"The {kind} {name!r} depends on itself", path=place)


def _named(condition: Any) -> Iterator[str]:
    if isinstance(condition, list):
        for one in condition:
            yield from _named(one)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key == "meets":
                yield from (f"definition:{name}" for name in cites(value))
            elif key == "finding":
                yield from (f"rule:{name}" for name in cites(value))
            elif key in ("all", "any", "not"):
                yield from _named(value)


def _reach(start: str, uses: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [*uses.get(start, ())]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += uses.get(one, ())
    return reached
