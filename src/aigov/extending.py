"""A framework that builds on another: a Member State's supplement, a sector's rules on top of a law.

The extension holds the entries of what it extends, each marked with where it comes from, and its
own beside them; it may move first days. What it extends is never copied into its folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.framework import Framework
    from aigov.problems import Problem

__all__ = ["ORIGIN", "Extended", "extended", "own_problems"]

ORIGIN = "origin"
"""The key of an entry that came from another framework; its value is the id of that one."""

_OWN_ALONE = (
    *("framework", "cases", "coverage", "overrides", "crosswalks", "indicators"),
    "dossiers",
)
"""Sections of which an extension has only what stands in its own folder."""
_DATED = ("rules", "groups", "obligations")
"""Sections whose first days an extension may move."""
_STANDING = ("readings", "tiers", "statuses", "acts", "roles", "facts", "topics", "terms")
"""Sections whose entries belong to no text of the law."""


class Extended(NamedTuple):
    """The sections of an extension, and for each list where its entries stand in its own folder.

    ``places`` has ``None`` for an entry that came from what is extended.
    """

    data: dict[str, Any]
    places: dict[str, tuple[int | None, ...]]


def extended(own: Mapping[str, Any], parent: Framework) -> Extended:
    """Return an extension with all that it builds on.

    Tiers and instruments of what is extended come first: a bare citation means the same in both,
    and a day that the extension moves stands whenever what it extends was last amended. Own
    entries without a text begin with the extension's first own instrument.
    """
    base = {**parent.everything}
    data: dict[str, Any] = {
        key: base.get(key) for key in base if key not in _OWN_ALONE and key not in own
    }
    places: dict[str, tuple[int | None, ...]] = {}
    begins = next((one["id"] for one in own.get("instruments", ())), None)
    for key in dict.fromkeys([*base, *own]):
        mine = own.get(key)
        if key in _OWN_ALONE:
            if mine is not None:
                data[key] = mine
            continue
        if key == "concepts":
            data[key] = _concepts(base.get(key, {}), own.get(key, {}))
            continue
        inherited = [
            one
            if key == "facts"
            else _marked(one, parent)  # a fact is the same wherever it is asked
            for one in base.get(key, ())
        ]
        added = [
            one if key in _STANDING or key == "instruments" else _begun(one, begins)
            for one in mine or ()
        ]
        data[key] = [*inherited, *added]
        places[key] = (*(None for _ in inherited), *range(len(added)))
    head = own["framework"]
    gateway = [*base["framework"].get("gateway", ()), *head.get("gateway", ())]
    data["framework"] = {**head, "gateway": [*dict.fromkeys(gateway)]}
    _move(data, own.get("overrides", ()), begins)
    return Extended(data, places)


def _marked(entry: Mapping[str, Any], parent: Framework) -> dict[str, Any]:
    """Return an entry of what is extended with where it comes from: the first that had it."""
    return {ORIGIN: parent.id, **entry}


def _begun(entry: Mapping[str, Any], instrument: str | None) -> Mapping[str, Any]:
    """Return an own entry that begins with the extension's own instrument, if it has one."""
    text = entry.get("text") or {}
    if instrument is None or "since" in text:
        return entry
    return {**entry, "text": {"since": instrument, **text}}


def _concepts(
    inherited: Mapping[str, list[Any]], added: Mapping[str, list[Any]]
) -> dict[str, list[Any]]:
    names = dict.fromkeys([*inherited, *added])
    return {name: [*inherited.get(name, ()), *added.get(name, ())] for name in names}


# --- first days that are moved ----------------------------------------------------------------


def _move(data: dict[str, Any], overrides: Iterable[Mapping[str, Any]], begins: str | None) -> None:
    """Give entries another first day from the text on that the extension brings."""
    moved = {one["of"]: one for one in overrides}
    groups = {one["id"]: one for one in data.get("groups", ())}
    in_force = {one["id"]: one["in_force"] for one in data.get("instruments", ())}
    first = next(iter(in_force.values()), None)
    for section in _DATED:
        data[section] = [
            _moved(one, moved[one["id"]], groups, begins, in_force, first)
            if one["id"] in moved
            else one
            for one in data.get(section, ())
        ]


def _moved(
    entry: Mapping[str, Any],
    override: Mapping[str, Any],
    groups: Mapping[str, Mapping[str, Any]],
    begins: str | None,
    in_force: Mapping[str, str],
    first: str | None,
) -> Mapping[str, Any]:
    since = (override.get("text") or {}).get("since") or begins
    shared = groups.get(entry.get("group", ""), {})
    before = entry.get("applies") or shared.get("applies")
    if before is None:
        before = in_force.get((entry.get("text") or {}).get("since", ""), first)
    known = before if isinstance(before, list) else [{"value": before}]
    if since is None or (known and "from" in known[0]):
        return {**entry, "applies": override["applies"]}
    day = {"since": since, "value": override["applies"], "cite": override["cite"]}
    return {**entry, "applies": [*known, day]}


# --- where mistakes are -----------------------------------------------------------------------


def own_problems(problems: Iterable[Problem], merged: Extended) -> Iterator[Problem]:
    """Yield the problems of the extension's own entries, with their places in its own folder."""
    for one in problems:
        section, *rest = one.path or (None,)
        places = merged.places.get(str(section))
        if places is None or not rest or not isinstance(rest[0], int):
            yield one
            continue
        place = places[rest[0]] if rest[0] < len(places) else None
        if place is not None:
            yield one._replace(path=(str(section), place, *rest[1:]))
