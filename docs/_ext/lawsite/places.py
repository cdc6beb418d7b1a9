"""Where on the site a name is explained."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.library import frameworks, load_framework
from aigov.programme import programmes
from aigov.render.programmes import all_indicators, programme_entries
from aigov.topics import terms, topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigov.framework import Framework


class Place(NamedTuple):
    """A page, by its name without an ending, and an anchor on it."""

    doc: str
    anchor: str = ""


SHEETS: dict[str, tuple[str, ...]] = {
    "rules": ("rules",),
    "obligations": ("obligations",),
    "scope": ("scope", "transitions"),
    "definitions": ("definitions", "groups", "parameters"),
    "penalties": ("penalties",),
    "measures": ("measures",),
    "readings": ("readings",),
}
"""The pages of a framework on which its entries stand, each with what it holds."""

OVERVIEW = ("instruments", "tiers", "statuses", "roles", "acts")
"""What of a framework stands on its first page."""

_SHEET_OF = {section: name for name, sections in SHEETS.items() for section in sections}


def home(framework: str, sheet: str = "index") -> str:
    return f"frameworks/{framework}/{sheet}"


def place_of(framework: str, section: str, name: str) -> Place:
    """Return where an entry of a framework stands."""
    if section in OVERVIEW:
        return Place(home(framework), f"{section}-{name}")
    return Place(home(framework, _SHEET_OF[section]), name)


@cache
def _entries(framework: str) -> dict[str, Place]:
    """Return where each entry of a framework stands; of two of one name what is asked for more."""
    found: dict[str, Place] = {}
    order = [one for names in SHEETS.values() for one in names]
    for section in [*order, *OVERVIEW]:
        for entry in load_framework(framework).everything.get(section, ()):
            found.setdefault(entry["id"], place_of(framework, section, entry["id"]))
    return found


@cache
def own_facts() -> dict[str, str]:
    """Return the facts that frameworks add to the vocabulary, with the framework of each."""
    shared = bundled.vocabulary().facts
    return {
        fact["id"]: one.id
        for one in frameworks()
        for fact in one.data.get("facts", ())
        if fact["id"] not in shared
    }


@cache
def _shared() -> dict[str, Place]:
    """Return where the words stand that no framework owns."""
    facts = {name: Place(f"facts/{name}") for name in (*bundled.vocabulary().facts, *own_facts())}
    own = (name for one in frameworks() for name in topics(one.duty_data))
    known = {name: Place(f"topics/{name}") for name in (*topics(), *own)}
    counted = {name: Place("indicators", name) for name in all_indicators()}
    compared = {name: Place("terms", name) for name in terms()}
    whole = {one.id: Place(home(one.id)) for one in frameworks()}
    whole |= {one.id: Place(f"programmes/{one.id}") for one in programmes()}
    return compared | known | counted | facts | whole


@cache
def _programme(programme: str) -> dict[str, Place]:
    found = next((one for one in programmes() if one.id == programme), None)
    names = programme_entries(found) if found else {}
    return {name: Place(f"programmes/{programme}", name) for name in names}


def find(name: str, within: str = "") -> Place | None:
    """Return where a name is explained: in the framework or programme first, then for all."""
    owner, _, own = name.rpartition(":")
    for one in (owner, within):
        if one:
            inside = _entries(one) if one in bundled.framework_ids() else _programme(one)
            if own in inside:
                return inside[own]
    return None if owner else _shared().get(name)


def topic_place(name: str) -> Place:
    return Place(f"topics/{name}")


def case_place(framework: str, case: str) -> Place:
    return Place(home(framework, "cases"), case)


def crosswalk_doc(first: str, second: str) -> str:
    """Return the page of a crosswalk, the same from both sides."""
    return "crosswalks/{}--{}".format(*sorted((first, second)))


@cache
def apart(name: str) -> Mapping[str, Any]:
    """Return the cases and the coverage of a bundled framework or programme."""
    return bundled.sections(name, "apart")


def by_id(framework: Framework, section: str) -> dict[str, list[Mapping[str, Any]]]:
    """Return the entries of a section, those of one id (in different texts) together."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for entry in framework.everything.get(section, ()):
        found.setdefault(entry["id"], []).append(entry)
    return found


@cache
def named(framework: str) -> dict[str, Mapping[str, Any]]:
    """Return the entries of a framework by their ids; of two of one name what is asked for more."""
    found: dict[str, Mapping[str, Any]] = {}
    order = [*(one for names in SHEETS.values() for one in names), *OVERVIEW]
    for section in order:
        for entry in load_framework(framework).everything.get(section, ()):
            found.setdefault(entry["id"], entry)
    return found
