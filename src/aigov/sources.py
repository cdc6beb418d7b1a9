"""Where frameworks come from beside those that are bundled: folders of the environment, packages.

``AIGOV_FRAMEWORKS`` names folders (separated as in PATH) that hold a folder for each framework. An
installed package offers its own with an entry point of the group ``aigov.frameworks`` whose value
is an importable package: it is found, not imported, so that none of its code runs. A framework is
known by the name of its folder, which must be its id. One that is broken, or whose id is taken, is
a problem that is told, never a crash.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aigov import bundled
from aigov.problems import AigovError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "GROUP",
    "VARIABLE",
    "DuplicateFrameworkError",
    "Source",
    "find",
    "problems",
    "sources",
]

VARIABLE = "AIGOV_FRAMEWORKS"
"""The variable of the environment that names folders of frameworks."""
GROUP = "aigov.frameworks"
"""The group of entry points by which packages offer frameworks."""

_FRAMEWORK = "framework.yaml"


class DuplicateFrameworkError(AigovError):
    """Two frameworks have one id; the message names both places."""


class Source(NamedTuple):
    """A framework or programme that is not bundled: its id, folder, and who offers it."""

    id: str
    folder: Path
    offered_by: str
    is_programme: bool = False


def sources() -> tuple[Source, ...]:
    """Return what the environment and installed packages offer, the environment's first."""
    return (*_of_environment(os.environ.get(VARIABLE, "")), *_of_packages())


def problems() -> tuple[Problem, ...]:
    """Return the folders and packages that offer nothing, and ids that are taken."""
    found = [*_bad_folders(os.environ.get(VARIABLE, "")), *_bad_packages()]
    places: dict[str, str] = {}
    taken = (*bundled.framework_ids(), *bundled.programme_ids())
    for one in sources():
        first = "what comes with aigov" if one.id in taken else places.get(one.id)
        if first is not None:
            found.append(
                Problem(
                    "duplicate-framework",
                    f"{one.id!r} is offered twice: by {first} and in {one.folder} ({one.offered_by})",
                    file=str(one.folder),
                    hint="rename one of the two: folder and id",
                )
            )
        places.setdefault(one.id, f"{one.folder} ({one.offered_by})")
    return tuple(found)


def find(name: str) -> Source | None:
    """Return the one source of this id; raise :class:`DuplicateFrameworkError` where there are two."""
    if not name:
        return None
    found = [one for one in sources() if one.id == name]
    if len(found) > 1:
        places = " and ".join(f"{one.folder} ({one.offered_by})" for one in found)
        message = f"two frameworks have the id {name!r}: {places}; rename one of the two"
        raise DuplicateFrameworkError(message)
    return found[0] if found else None


# --- the environment --------------------------------------------------------------------------


@lru_cache(maxsize=20)
def _folders(named: str) -> tuple[Path, ...]:
    return tuple(Path(one).expanduser() for one in named.split(os.pathsep) if one.strip())


def _of_environment(named: str) -> Iterator[Source]:
    for folder in _folders(named):
        yield from _inside(folder, VARIABLE)


def _bad_folders(named: str) -> Iterator[Problem]:
    for folder in _folders(named):
        if not folder.is_dir():
            message = f"{VARIABLE} names {str(folder)!r}, which is no folder"
            hint = "name folders that hold a folder for each framework"
            yield Problem("not-found", message, file=str(folder), hint=hint)
        elif not [*_inside(folder, VARIABLE)]:
            message = f"{VARIABLE} names {str(folder)!r}, which holds no framework"
            hint = "a framework is a folder in it with a framework.yaml"
            yield Problem("not-found", message, file=str(folder), hint=hint)


def _inside(folder: Path, offered_by: str) -> Iterator[Source]:
    """Yield the frameworks in a folder: folders with a framework.yaml or programme.yaml."""
    try:
        held = sorted(one for one in folder.iterdir() if not one.name.startswith((".", "_")))
    except OSError:
        return
    for one in held:
        if (one / _FRAMEWORK).is_file():
            yield Source(one.name, one, offered_by)
        elif (one / bundled.PROGRAMME).is_file():
            yield Source(one.name, one, offered_by, is_programme=True)


# --- packages ---------------------------------------------------------------------------------


class _Offer(NamedTuple):
    """An entry point: who offers it, the package it names, and its folder, if that is found."""

    offered_by: str
    package: str
    folder: Path | None


@cache
def _offers() -> tuple[_Offer, ...]:
    """Return the entry points of all installed packages. Found once: packages do not come and go."""
    from importlib.metadata import entry_points

    found = []
    for one in entry_points(group=GROUP):
        name = one.dist.name if one.dist else one.name
        version = one.dist.version if one.dist else ""
        found.append(_Offer(f"{name} {version}".strip(), one.value, _folder_of(one.value)))
    return tuple(found)


def _folder_of(package: str) -> Path | None:
    """Return the folder of a top-level package or a folder in it, without importing anything."""
    from importlib.util import find_spec

    top, *inner = package.split(":", maxsplit=1)[0].split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError, AttributeError):
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place).joinpath(*inner)
        if folder.is_dir():
            return folder
    return None


def _of_packages() -> Iterator[Source]:
    for one in _offers():
        if one.folder is not None:
            yield from _inside(one.folder, one.offered_by)


def _bad_packages() -> Iterator[Problem]:
    for one in _offers():
        if one.folder is None:
            message = f"{one.offered_by} offers frameworks in {one.package!r}, which is not found"
            hint = f"its entry point of the group {GROUP} must name a package that is installed"
        elif not [*_inside(one.folder, one.offered_by)]:
            message = f"{one.offered_by} offers frameworks in {one.package!r}, which holds none"
            hint = "a framework is a folder in it with a framework.yaml"
        else:
            continue
        yield Problem("broken-plug-in", message, file=one.package, hint=hint)
