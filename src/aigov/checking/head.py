"""What a framework says of itself: its id, its versions, its instruments, the order of its tiers."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.checking.entries import spots, unknown
from aigov.checking.patterns import LONGEST_PATTERN, MOST_WAYS, PatternError, ways
from aigov.citations import forms
from aigov.documents.forms import FORMAT
from aigov.extending import ORIGIN
from aigov.levels import LEVELS
from aigov.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from aigov.checking.entries import Path as Spot

__all__ = ["CITED", "check_format", "check_head", "check_id", "check_instruments"]

CITED = frozenset({"bad-pattern", "bad-placeholder", "costly-pattern"})
"""Problems with which no citation can be read."""


def check_format(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem where the framework has another format or lacks what all others have."""
    found = data["framework"]["format"]
    if found != FORMAT:
        yield Problem(
            "format",
            f"The framework has format {found}; this library reads format {FORMAT}",
            path=("framework", "format"),
            hint=f"write format: {FORMAT}, or use the version of aigov that knows format {found}",
        )
    for section, one in (("instruments", "instrument"), ("tiers", "tier")):
        if not data.get(section):
            yield Problem(
                "missing-section",
                f"The framework names no {one}",
                path=("framework",),
                hint=f"add the section {section}:",
            )


def check_id(data: Mapping[str, Any], folder: Path | Traversable) -> Iterator[Problem]:
    """Yield a warning where a folder bears the id of a bundled framework and is another folder.

    Results name a framework by its id alone, so those of a changed copy would pass for those of
    the bundled one. It is no error, since a correction of a rule begins with such a copy.
    """
    name = data["framework"]["id"]
    if name not in bundled.framework_ids():
        return
    mine = bundled.data_folder("frameworks") / name
    if Path(str(folder)).resolve() != Path(str(mine)).resolve():
        yield Problem(
            "taken-id",
            f"{name!r} is the id of a framework that comes with aigov, and this is another folder",
            severity="warning",
            path=("framework", "id"),
            hint="give it an id of its own, unless it is a correction that is to be bundled",
        )


def check_head(data: Mapping[str, Any], folder: Path | Traversable) -> Iterator[Problem]:
    """Yield what is wrong with the versions, the predecessors, the instruments and the tiers."""
    head = data["framework"]
    newest = bundled.vocabulary().version
    if head.get("vocabulary", 1) > newest:
        yield Problem(
            "newer-vocabulary",
            f"There is no vocabulary {head['vocabulary']} yet; the newest is {newest}",
            path=("framework", "vocabulary"),
            hint=f"write vocabulary: {newest}, or use a newer aigov",
        )
    beside = Path(str(folder)).resolve().parent
    for name, at in spots(head.get("succeeds"), ("framework", "succeeds")):
        if name not in bundled.framework_ids() and not (beside / name).is_dir():
            yield unknown("framework", name, at, bundled.framework_ids())
    yield from check_instruments(data["instruments"])
    yield from _order(data["tiers"])


def check_instruments(instruments: list[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the order of the instruments and their ways of citing."""
    ids = [entry["id"] for entry in instruments]
    for place, (before, after) in enumerate(pairwise(instruments)):
        if before.get(ORIGIN) != after.get(ORIGIN):
            continue  # those of an extension stand after those of what it extends
        if after["published"] < before["published"]:
            yield Problem(
                "instrument-order",
                f"{after['id']!r} was published before {before['id']!r}, which stands above it",
                path=("instruments", place + 1, "published"),
                hint="list the instruments in the order of their publication",
            )
    for place, entry in enumerate(instruments):
        path = ("instruments", place)
        amended = entry.get("amends")
        if amended is not None and amended not in ids:
            yield unknown("instrument", amended, (*path, "amends"), ids)
        several = isinstance(entry.get("citation"), list)
        for number, form in enumerate(forms(entry)):
            here = (*path, "citation", number) if several else (*path, "citation")
            yield from _citation(form, here)


def _citation(form: Mapping[str, Any], path: Spot) -> Iterator[Problem]:
    pattern = form["pattern"]
    try:
        groups = re.compile(pattern if len(pattern) <= LONGEST_PATTERN else "").groupindex
    except (re.error, OverflowError, RecursionError) as error:
        yield Problem(
            "bad-pattern",
            f"The pattern is no regular expression of Python: {error}",
            path=(*path, "pattern"),
            hint=r"close every bracket, and write \( \) \. for the signs themselves",
        )
        return
    if wrong := _costly(pattern):
        yield Problem(
            "costly-pattern",
            f"The pattern is not tried: {wrong}",
            path=(*path, "pattern"),
            hint=r"repeat single characters or sets only, and follow them by a sign that they do "
            r"not take: \d+(\.\d+)?",
        )
        return
    for key in ("label", "link"):
        if len(form.get(key) or "") > LONGEST_PATTERN:
            message = f"`{key}` has more than {LONGEST_PATTERN:,} characters"
            yield Problem("bad-placeholder", message, path=(*path, key))
        elif form.get(key):
            yield from _placeholders(form[key], groups, (*path, key))


def _costly(pattern: str) -> str | None:
    """Return why a pattern could keep the matcher busy, if it could."""
    try:
        return (
            f"it can be tried in more than {MOST_WAYS:,} ways"
            if ways(pattern) > MOST_WAYS
            else None
        )
    except PatternError as error:
        return str(error)


def _placeholders(template: str, groups: Mapping[str, int], path: Spot) -> Iterator[Problem]:
    known = ", ".join(f"{{{name}}}" for name in groups) or "none: name its groups (?P<article>…)"
    hint = f"the parts that the pattern names are {known}"
    try:
        names = [
            name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            for _, name, form, conversion in Formatter().parse(template)
            if name is not None
        ]
    except ValueError as error:
        message = f"The braces in `{path[-1]}` do not fit: {error}"
        yield Problem("bad-placeholder", message, path=path, hint=hint)
        return
    for name in names:
        if name not in groups:
            message = f"`{path[-1]}` shows {{{name}}}, which the pattern does not name"
            near = nearest(name, groups)
            yield Problem("bad-placeholder", message, path=path, hint=hint, suggestions=near)


def _order(tiers: list[Any]) -> Iterator[Problem]:
    for place, (above, below) in enumerate(pairwise(tiers)):
        if LEVELS.index(below["level"]) < LEVELS.index(above["level"]):
            yield Problem(
                "tier-order",
                f"The tier {below['id']!r} ({below['level']}) stands after {above['id']!r} "
                f"({above['level']}), which is lower",
                path=("tiers", place + 1, "level"),
                hint=f"list the highest tier first; the levels are {', '.join(LEVELS)}",
            )
