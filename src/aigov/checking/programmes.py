"""Programmes: everything that an entry names exists, fits and is accounted for; cases come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.checking.bounds import check_bounds
from aigov.checking.entries import spots, unknown
from aigov.checking.head import check_instruments
from aigov.checking.ids import once
from aigov.citations import CitationScheme
from aigov.documents.folder import Folder, read_folder
from aigov.documents.forms import FORMAT
from aigov.intervals import day
from aigov.problems import InputError, Problem, few_suggestions, nearest
from aigov.programme import (
    FOUR_PILLARS,
    LARGEST_FIGURE,
    Programme,
    indicators,
    load_programme,
    too_large,
)
from aigov.texts import several
from aigov.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from aigov.assessment import Assessment
    from aigov.checking.entries import Path as Spot

__all__ = ["check_programme", "load_folder"]

_ENTRIES = ("components", "targets")
_CITING = ("pillars", *_ENTRIES, "coverage", "readings")
_YES_NO = "yes-no"


@few_suggestions()
def load_folder(path: Path) -> Programme:
    """Return the programme of a folder; raise :class:`InputError` with every error found."""
    folder = read_folder(path)
    found = [one for one in _sound(folder) if one.severity == "error"]
    if found:
        raise InputError(dict.fromkeys(folder.locate(one) for one in found))
    return Programme(folder.data, origin=str(path.resolve()))


def check_programme(folder: Folder, where: Path | Traversable) -> list[Problem]:
    """Return everything that is wrong with a programme, its coverage and cases included."""
    found = _sound(folder)
    if any(one.severity == "error" for one in found):
        return found
    programme = Programme(folder.data, origin=str(where))
    return [*found, *_coverage(folder.data), *_cases(programme)]


def _sound(folder: Folder) -> list[Problem]:
    """Return what is wrong with a programme itself."""
    data = folder.data
    head = data.get("programme")
    if head is None:
        message = "No file of the folder holds `programme:`"
        return [Problem("missing-section", message, hint="add it to the programme.yaml")]
    if head["format"] != FORMAT:
        message = f"The programme has format {head['format']}; this library reads format {FORMAT}"
        path: Spot = ("programme", "format")
        return [Problem("format", message, path=path, hint=f"write format: {FORMAT}")]
    if not data.get("instruments"):
        message = "The programme names no instrument"
        hint = "add the section instruments:"
        return [Problem("missing-section", message, path=("programme",), hint=hint)]
    found = [*check_bounds(data), *check_instruments(data["instruments"])]
    if found:
        return found
    found = [*_indicators(data), *_ids(data), *_names(data), *_cites(data), *_alignments(data)]
    if not any(one.severity == "error" for one in found):
        found += _conditions(Programme(data, origin=folder.name))
    return found


# --- names ------------------------------------------------------------------------------------


def _indicators(data: Mapping[str, Any]) -> Iterator[Problem]:
    own = data.get("indicators", ())
    yield from once(own, ("indicators",))
    shared = indicators()
    for place, entry in enumerate(own):
        if entry["id"] in shared:
            yield Problem(
                "redefined",
                f"The indicator {entry['id']!r} is already shared",
                path=("indicators", place, "id"),
                hint="use it as it is, or give yours an id of its own",
            )


def _ids(data: Mapping[str, Any]) -> Iterator[Problem]:
    order = [one["id"] for one in data["instruments"]]
    for section in ("instruments", "readings", "cases"):
        yield from once(data.get(section, ()), (section,))
    seen: dict[str, list[tuple[int, int]]] = {}
    for section in ("pillars", *_ENTRIES):
        if section != "targets":  # components and targets share one space of names
            seen = {}
        for place, entry in enumerate(data.get(section, ())):
            start, end = span = _span(entry.get("text") or {}, order)
            spans = seen.setdefault(entry["id"], [])
            if any(start < stop and begin < end for begin, stop in spans):
                yield Problem(
                    "duplicate-id",
                    f"{entry['id']!r} stands twice in the same text",
                    path=(section, place, "id"),
                    hint="give one of the two another id, or texts that do not overlap",
                )
            spans.append(span)


def _span(text: Mapping[str, Any], order: list[str]) -> tuple[int, int]:
    since, until = text.get("since"), text.get("until")
    return (
        order.index(since) if since in order else 0,
        order.index(until) if until in order else len(order),
    )


def _names(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the pillars, indicators, readings and instruments that do not exist or do not fit."""
    own = {one["id"] for one in data.get("pillars", ())}
    four = own if data["programme"]["id"] == FOUR_PILLARS else _four()
    known = indicators(data)
    readings = {one["id"] for one in data.get("readings", ())}
    instruments = {one["id"] for one in data["instruments"]}
    for section in ("pillars", *_ENTRIES, "coverage"):
        for place, entry in enumerate(data.get(section, ())):
            path = (section, place)
            for name, wanted, what in (("pillar", own, "pillar"), ("serves", four, "pillar")):
                if entry.get(name) and entry[name] not in wanted:
                    yield unknown(what, entry[name], (*path, name), wanted)
            for name, at in spots(entry.get("readings"), (*path, "readings")):
                if name not in readings:
                    yield unknown("reading", name, at, readings)
            for key, name in (entry.get("text") or {}).items():
                if name not in instruments:
                    yield unknown("instrument", name, (*path, "text", key), instruments)
    used = {
        name for part in _ENTRIES for one in data.get(part, ()) for name in one.get("readings", ())
    }
    for place, one in enumerate(data.get("readings", ())):
        if one["id"] not in used:
            message = f"No entry rests on the reading {one['id']!r}"
            yield Problem("unused", message, severity="warning", path=("readings", place))
    for place, entry in enumerate(data.get("targets", ())):
        yield from _target(entry, known, ("targets", place))


def _four() -> set[str]:
    if FOUR_PILLARS not in bundled.programme_ids():
        return set()
    return {one["id"] for one in load_programme(FOUR_PILLARS).data["pillars"]}


def _target(entry: Mapping[str, Any], known: Mapping[str, Any], path: Spot) -> Iterator[Problem]:
    indicator = known.get(entry["indicator"])
    if indicator is None:
        yield unknown("indicator", entry["indicator"], (*path, "indicator"), known)
        return
    if indicator.about != entry.get("about", "country"):
        message = f"{indicator.id!r} is asked of another subject ({indicator.about})"
        yield Problem("wrong-subject", message, path=(*path, "indicator"))
    for place, goal in enumerate(entry["goals"]):
        for key, found in goal.items():
            figures = found if isinstance(found, list) else [found]
            if any(isinstance(one, int | float) and abs(one) > LARGEST_FIGURE for one in figures):
                yield too_large((*path, "goals", place, key))
        if ("holds" in goal) != (indicator.type == _YES_NO):
            wanted = "holds: true" if indicator.type == _YES_NO else "a figure such as at-least: 30"
            yield Problem(
                "wrong-form",
                f"The goal does not fit the indicator {indicator.id!r} ({indicator.type})",
                path=(*path, "goals", place),
                hint=f"write {wanted}",
            )


def _conditions(programme: Programme) -> Iterator[Problem]:
    """Yield the mistakes in conditions, and indicators asked of another subject."""
    seen: dict[Problem, None] = {}
    for one in {*programme.instruments}:
        law = programme.law_text(one.in_force, None)
        content, problems = programme.read(law)
        seen |= dict.fromkeys(problems)
        for entry in content.components.values():
            for name in entry.indicators:
                if programme.indicators[name].about != entry.about:
                    place = _place(programme.data, "components", entry.id)
                    message = f"{name!r} is asked of another subject than {entry.id!r}"
                    seen[Problem("wrong-subject", message, path=("components", place, "when"))] = (
                        None
                    )
    yield from seen


def _place(data: Mapping[str, Any], section: str, name: str) -> int:
    return next(place for place, one in enumerate(data[section]) if one["id"] == name)


# --- citations --------------------------------------------------------------------------------


def _cites(data: Mapping[str, Any]) -> Iterator[Problem]:
    own = CitationScheme(data["instruments"])
    for section in _CITING:
        for place, entry in enumerate(data.get(section, ())):
            path = (section, place)
            yield from _cited(own, entry, path)
            for at, anchor in enumerate(entry.get("anchors", ())):
                yield from _anchored(anchor, (*path, "anchors", at))
            for at, goal in enumerate(entry.get("goals", ())):
                yield from _cited(own, goal, (*path, "goals", at))


def _cited(scheme: CitationScheme, entry: Mapping[str, Any], path: Spot) -> Iterator[Problem]:
    for cite in several(entry.get("cite")):
        if scheme.parse(cite) is None:
            message = f"{cite!r} is cited in no way that an instrument has"
            hint = "look at `citation:` of the instruments"
            yield Problem("bad-citation", message, path=(*path, "cite"), hint=hint)


def _anchored(anchor: Mapping[str, Any], path: Spot) -> Iterator[Problem]:
    name = anchor.get("framework")
    if name is None:
        return
    if name in bundled.framework_ids() or name in bundled.programme_ids():
        scheme = CitationScheme(bundled.sections(name)["instruments"])
        yield from _cited(scheme, anchor, path)
    else:
        known = (*bundled.framework_ids(), *bundled.programme_ids())
        yield unknown("framework", name, (*path, "framework"), known)


# --- alignments -------------------------------------------------------------------------------


def _alignments(data: Mapping[str, Any]) -> Iterator[Problem]:
    listed = data.get("alignments", ())
    pillars = {one["id"] for one in data.get("pillars", ())}
    known = topics()
    seen: set[Any] = set()
    for place, one in enumerate(listed):
        path = ("alignments", place)
        if one["pillar"] not in pillars:
            yield unknown("pillar", one["pillar"], (*path, "pillar"), pillars)
        key = one.get("topic") or (one.get("framework"), one.get("entry"))
        if key in seen:
            yield Problem("duplicate-id", f"{key!r} is aligned twice", path=path)
        seen.add(key)
        if one.get("topic") and one["topic"] not in known:
            yield unknown("topic", one["topic"], (*path, "topic"), known)
        if one.get("framework"):
            yield from _aligned_entry(one, path)
    if listed:
        for name in known:
            if name not in seen:
                yield Problem(
                    "not-aligned",
                    f"The topic {name!r} is under no pillar",
                    severity="warning",
                    path=("alignments", 0),
                    hint="add an alignment with a rationale",
                )


def _aligned_entry(one: Mapping[str, Any], path: Spot) -> Iterator[Problem]:
    if one["framework"] not in bundled.framework_ids():
        yield unknown("framework", one["framework"], (*path, "framework"), bundled.framework_ids())
        return
    duties = bundled.sections(one["framework"], "duties")
    ids = {entry["id"] for part in ("obligations", "measures") for entry in duties.get(part, ())}
    if one["entry"] not in ids:
        yield unknown("entry", one["entry"], (*path, "entry"), ids)


# --- coverage and cases -----------------------------------------------------------------------


def _coverage(data: Mapping[str, Any]) -> Iterator[Problem]:
    known = {one["id"] for section in ("pillars", *_ENTRIES) for one in data.get(section, ())}
    known |= {one["id"] for section in ("readings", "instruments") for one in data.get(section, ())}
    named: set[str] = set()
    for place, line in enumerate(data.get("coverage", ())):
        for name, at in spots(line.get("encoded"), ("coverage", place, "encoded")):
            named.add(name)
            if name not in known:
                near = nearest(name, known)
                message = f"Coverage names {name!r}, which does not exist"
                yield Problem("unknown-entry", message, path=at, suggestions=near)
    for section in _ENTRIES:
        for place, one in enumerate(data.get(section, ())):
            if one["id"] not in named:
                message = f"No line of the coverage names {one['id']!r}"
                yield Problem("not-covered", message, severity="warning", path=(section, place))


def _cases(programme: Programme) -> Iterator[Problem]:
    from aigov.assessment import assess

    cases = programme.data.get("cases", ())
    if not cases:
        message = "The programme has no case"
        hint = "add cases: facts with the answers that they must give"
        yield Problem("no-case", message, severity="warning", path=("programme",), hint=hint)
    for place, case in enumerate(cases):
        path = ("cases", place)
        profile = {
            "profile": {
                "format": FORMAT,
                "id": case["id"],
                "name": case["id"],
                "about": case.get("about", "country"),
                "day": case["as_of"],
            },
            "facts": case.get("facts", {}),
        }
        try:
            result = assess(
                _profile(profile, programme), programme, text_as_of=day_of(case["text_as_of"])
            )
        except InputError as error:
            yield from (one._replace(path=(*path, *one.path)) for one in error.problems)
            continue
        yield from _mismatches(case["expect"], result, path)


def _profile(content: Mapping[str, Any], programme: Programme) -> Any:
    from aigov.profile import load_profile

    return load_profile(content, known=programme.indicators)


def day_of(found: str) -> str:
    """Return a day as it is written, once it is known to be one."""
    day(found)
    return found


def _mismatches(expect: Mapping[str, Any], result: Assessment, path: Spot) -> Iterator[Problem]:
    known = {row.entry.id: row.findings[0] for row in result.rows}
    for key, names in expect.items():
        for at, name in enumerate(names):
            here = (*path, "expect", key, at)
            if name not in known:
                yield unknown("entry", name, here, known)
                continue
            finding = known[name]
            answer = "absent" if finding is None else finding.answer
            if answer != key.replace("_", "-"):
                yield Problem(
                    "case-fails",
                    f"{name!r} comes out as {answer}, not as {key.replace('_', '-')}",
                    path=here,
                    hint="mend the entry, or what the case expects",
                )
