"""The facts and concepts that a folder declares fit each other and what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.circles import reach
from aigov.checking.entries import spots, unknown
from aigov.checking.ids import once
from aigov.conditions.parse import OPERATORS
from aigov.facts import UNKNOWN
from aigov.problems import Problem
from aigov.texts import several

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.checking.entries import Path
    from aigov.vocabulary import Vocabulary

__all__ = ["check_vocabulary"]

_YES_NO = "yes-no"


def check_vocabulary(data: Mapping[str, Any], shared: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with the sections `facts` and `concepts` of a folder.

    ``shared`` is the vocabulary that they are added to.
    """
    lists = {name: {*known.concepts} for name, known in shared.lists.items() if name != _YES_NO}
    for name, entries in data.get("concepts", {}).items():
        yield from _concepts(name, entries, lists.get(name, set()))
        lists[name] = lists.get(name, set()) | {entry["id"] for entry in entries}
    yield from once(data.get("facts", ()), ("facts",))
    for place, fact in enumerate(data.get("facts", ())):
        path = ("facts", place)
        yield from _name(fact["id"], "fact", shared.facts, OPERATORS, (*path, "id"))
        values = fact.get("values")
        if values is None:
            continue
        if values not in lists:
            yield unknown("list", values, (*path, "values"), lists)
            continue
        for name, at in spots(fact.get("presume"), (*path, "presume")):
            if name not in lists[values]:
                yield unknown("concept", name, at, lists[values])


def _concepts(name: str, entries: list[Any], shared: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the concepts added to a list that has the shared ones."""
    path = ("concepts", name)
    if name == _YES_NO:
        yield _reserved("list", name, (*path, 0))
    yield from once(entries, path)
    own = {entry["id"] for entry in entries}
    broader = {entry["id"]: {*several(entry.get("broader"))} for entry in entries}
    for place, entry in enumerate(entries):
        here = (*path, place)
        yield from _name(entry["id"], "concept", shared, (UNKNOWN,), (*here, "id"))
        for one, at in spots(entry.get("broader"), (*here, "broader")):
            if one not in own | shared:
                yield unknown("concept", one, at, own | shared)
        if entry["id"] in reach(entry["id"], broader):
            yield Problem(
                "circle",
                f"The concept {entry['id']!r} is broader than itself",
                path=here,
                hint="`broader` leads from the narrower concept to the broader one, never back",
            )


def _name(
    name: str, what: str, shared: Any, reserved: tuple[str, ...], path: Path
) -> Iterator[Problem]:
    if name in reserved:
        yield _reserved(what, name, path)
    elif name in shared:
        yield Problem(
            "redefined",
            f"The {what} {name!r} is already in the shared vocabulary",
            path=path,
            hint=f"use it as it is (`aigov show {name}`), or give yours an id of its own",
        )


def _reserved(what: str, name: str, path: Path) -> Problem:
    return Problem(
        "reserved-name",
        f"A {what} cannot be called {name!r}: the word has a meaning of its own",
        path=path,
        hint="choose another id",
    )
