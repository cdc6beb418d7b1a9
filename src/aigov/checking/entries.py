"""The entries of a framework, the conditions that stand in them, and names that mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.problems import Problem, nearest, suggesting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Path", "amounts", "conditions", "entries", "spots", "unknown"]

Path = tuple[str | int, ...]
_LISTS = (
    "rules",
    "groups",
    "definitions",
    "scope",
    "transitions",
    "parameters",
    "obligations",
    "penalties",
    "measures",
    "overrides",
    "readings",
    "coverage",
)
_MANY = 8
"""More known names than these are not listed in a hint."""


def entries(data: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every entry that may cite, name a text or hold a condition, exceptions included."""
    for section in _LISTS:
        for place, entry in enumerate(data.get(section, ())):
            yield from _with_exceptions((section, place), entry)


def _with_exceptions(
    path: Path, entry: Mapping[str, Any]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    yield path, entry
    for place, one in enumerate(entry.get("unless", ())):
        yield from _with_exceptions((*path, "unless", place), one)
    for place, one in enumerate(entry.get("variants", ())):
        yield (*path, "variants", place), one
    for name, value in entry.get("terms", {}).items():
        yield from amounts(value, (*path, "terms", name))


def conditions(path: Path, entry: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    """Yield the conditions that stand directly in an entry."""
    for key in ("when", "only_if"):
        if key in entry:
            yield (*path, key), entry[key]
    for key in ("applies", "from"):
        days = entry.get(key)
        for place, one in enumerate(days if isinstance(days, list) else ()):
            if "when" in one:
                yield (*path, key, place, "when"), one["when"]


def amounts(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the amounts of a term, one or several, with their places."""
    if isinstance(value, dict):
        yield path, value
    elif isinstance(value, list):
        for place, one in enumerate(value):
            if isinstance(one, dict):
                yield (*path, place), one


def spots(found: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield one name, or each name of a list or mapping, with its place."""
    if isinstance(found, str):
        yield found, path
    elif isinstance(found, dict):
        yield from ((name, (*path, name)) for name in found)
    elif isinstance(found, list):
        yield from ((one, (*path, at)) for at, one in enumerate(found) if isinstance(one, str))


def unknown(what: str, name: str, path: Path, known: Iterable[str]) -> Problem:
    """Return the problem of a name that means nothing, with those it may have been meant to be."""
    names = sorted(known) if suggesting() else []
    near = nearest(name, names)
    hint = None
    if not near:
        listed = ", ".join(names[:_MANY]) + (", …" if len(names) > _MANY else "")
        hint = f"known are {listed}" if names else f"no {what} is declared: declare it first"
        hint = hint if suggesting() else None
    return Problem(
        f"unknown-{what}", f"There is no {what} {name!r}", path=path, hint=hint, suggestions=near
    )
