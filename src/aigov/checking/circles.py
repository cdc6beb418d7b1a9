"""Definitions, rules and concepts that depend on themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.entries import conditions, entries
from aigov.conditions.parse import names
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["circles", "reach"]


def circles(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for every definition and rule that depends on itself."""
    uses = _uses(data)
    places = {
        f"{kind}:{entry['id']}": (section, place)
        for kind, section in (("definition", "definitions"), ("rule", "rules"))
        for place, entry in reversed([*enumerate(data.get(section, ()))])
    }
    for one, place in sorted(places.items(), key=lambda found: found[1]):
        if one in reach(one, uses):
            kind, _, name = one.partition(":")
            yield Problem(
                "circle",
                f"The {kind} {name!r} depends on itself",
                path=place,
                hint="state one of the conditions in the circle without naming the other",
            )


def _uses(data: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return what each definition and rule names; a group stands for its rules.

    The exceptions of a group are exceptions of each of its rules.
    """
    uses: dict[str, set[str]] = {}
    shared: dict[str, set[str]] = {}
    for path, entry in entries(data):
        section, top = str(path[0]), data[str(path[0])][path[1]]
        if section not in ("definitions", "rules", "groups"):
            continue
        named = {one for _, condition in conditions(path, entry) for one in _named(condition)}
        kept, key = {
            "definitions": (uses, f"definition:{top['id']}"),
            "rules": (uses, f"rule:{top['id']}"),
            "groups": (shared, top["id"]),
        }[section]
        kept.setdefault(key, set()).update(named)
    for entry in data.get("rules", ()):
        if group := entry.get("group"):
            uses.setdefault(f"rule:{group}", set()).add(f"rule:{entry['id']}")
            uses.setdefault(f"rule:{entry['id']}", set()).update(shared.get(group, ()))
    return uses


def _named(condition: Any) -> Iterator[str]:
    if isinstance(condition, list):
        for one in condition:
            yield from _named(one)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key == "meets":
                yield from (f"definition:{name}" for name in names(value))
            elif key == "finding":
                yield from (f"rule:{name}" for name in names(value))
            elif key in ("all", "any", "not"):
                yield from _named(value)


def reach(start: str, uses: Mapping[str, set[str]]) -> set[str]:
    """Return all that is used, directly or through others."""
    reached: set[str] = set()
    waiting = [*uses.get(start, ())]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += uses.get(one, ())
    return reached
