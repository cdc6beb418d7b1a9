"""Every id stands once: in one section, or in one section of one text of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.checking.entries import Path

__all__ = ["check_ids", "once"]

_ONCE = ("tiers", "statuses", "roles", "acts", "instruments", "readings", "cases", "facts")
_IN_EACH_TEXT = (
    "rules",
    "groups",
    "definitions",
    "scope",
    "transitions",
    "parameters",
    "obligations",
    "penalties",
    "measures",
    "dossiers",
)


def check_ids(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the ids that stand twice where they may stand once."""
    for section in _ONCE:
        yield from once(data.get(section, ()), (section,))
    order = [entry["id"] for entry in data.get("instruments", ())]
    for section in _IN_EACH_TEXT:
        seen: dict[str, list[tuple[int, int]]] = {}
        for place, entry in enumerate(data.get(section, ())):
            spans = seen.setdefault(entry["id"], [])
            start, end = span = _span(entry.get("text") or {}, order)
            if any(start < stop and begin < end for begin, stop in spans):
                yield Problem(
                    "duplicate-id",
                    f"{entry['id']!r} stands twice in {section} in the same text",
                    path=(section, place, "id"),
                    hint="give the texts intervals that do not overlap",
                )
            spans.append(span)
    rules = {entry["id"] for entry in data.get("rules", ())}
    for section, what in (
        ("groups", "a group"),
        ("obligations", "an obligation"),
        ("measures", "a measure"),
    ):
        for place, entry in enumerate(data.get(section, ())):
            if entry["id"] in rules:
                yield Problem(
                    "duplicate-id",
                    f"{entry['id']!r} is both a rule and {what}",
                    path=(section, place, "id"),
                    hint=f"give the {section.removesuffix('s')} another id",
                )


def once(found: Iterable[Mapping[str, Any]], path: Path) -> Iterator[Problem]:
    """Yield the entries of one list whose id stood before."""
    seen: set[str] = set()
    for place, entry in enumerate(found):
        if entry["id"] in seen:
            yield Problem(
                "duplicate-id",
                f"{entry['id']!r} stands twice in {'.'.join(map(str, path))}",
                path=(*path, place, "id"),
                hint="give one of the two another id, or delete it",
            )
        seen.add(entry["id"])


def _span(text: Mapping[str, Any], order: list[str]) -> tuple[int, int]:
    """Return from which instrument, and before which, an entry stands in the text."""
    since, until = text.get("since"), text.get("until")
    return (
        order.index(since) if since in order else 0,
        order.index(until) if until in order else len(order),
    )
