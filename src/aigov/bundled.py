"""The frameworks and the vocabulary that come with the package.

They are YAML folders. When the package is built their validated content is also written as one
JSON file, so that a fresh process need not parse and validate YAML; it carries a digest of each
folder and is ignored for a folder whose YAML differs.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov.problems import AigovError
from aigov.vocabulary import ROLES, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = [
    "PARTS",
    "PROGRAMME",
    "SECTIONS_APART",
    "IncompleteInstallError",
    "data_folder",
    "digest",
    "framework_ids",
    "part_of",
    "programme_ids",
    "read_sections",
    "sections",
    "vocabulary",
    "vocabulary_for",
]

PARTS = {
    "duties": ("obligations", "penalties", "measures", "topics", "terms"),
    "crosswalks": ("crosswalks",),
    "dossiers": ("dossiers",),
    "indicators": ("indicators",),
    "apart": ("cases", "coverage"),
}
"""Sections that classification does not need, in parts that are read only when asked for."""
SECTIONS_APART = tuple(section for part in PARTS.values() for section in part)

COMPILED = "_compiled.json"
VOCABULARY, CROSSWALKS = "vocabulary", "crosswalks"
PROGRAMME = "programme.yaml"
"""The file that makes a folder a programme."""


class IncompleteInstallError(AigovError):
    """The data that belongs to the package is not there."""


@cache
def data_folder(name: str) -> Path | Traversable:
    """Return the folder `frameworks`, `schemas` or `examples` of the package or the checkout.

    Raises :class:`IncompleteInstallError` where there is none.
    """
    package = Path(__file__).parent
    checkout = package.parent.parent
    if (package / name).is_dir():
        return package / name
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    from importlib.resources import files

    inside = files("aigov") / name
    if inside.is_dir():
        return inside
    message = f"the folder {name!r} of aigov is missing: the installation is incomplete"
    raise IncompleteInstallError(message)


@cache
def framework_ids() -> tuple[str, ...]:
    """Return the ids of the bundled frameworks, in alphabetical order."""
    return _headed("framework.yaml")


@cache
def programme_ids() -> tuple[str, ...]:
    """Return the ids of the bundled programmes, in alphabetical order."""
    return _headed(PROGRAMME)


def _headed(head: str) -> tuple[str, ...]:
    """Return the names of the bundled folders that have a file of this name."""
    folder = data_folder("frameworks")
    return tuple(
        sorted(one.name for one in folder.iterdir() if one.is_dir() and (one / head).is_file())
    )


def digest(folder: Path | Traversable) -> str:
    """Return what changes with any file of a folder: count, total size and CRC-32.

    It guards against an edit that was not compiled, not against a forger; a cryptographic digest
    would take longer to import than the files to read.
    """
    from zlib import crc32

    count = size = total = 0
    waiting = [folder]
    while waiting:
        for entry in sorted(waiting.pop().iterdir(), key=lambda one: one.name):
            if entry.name.startswith("."):
                continue
            if entry.name.endswith((".yaml", ".yml", ".json")):
                content = entry.read_bytes()
                total = crc32(content, crc32(entry.name.encode(), total))
                count, size = count + 1, size + len(content)
            elif entry.is_dir():
                waiting.append(entry)
    return f"{count}-{size}-{total:08x}"


def read_sections(folder: Path | Traversable, name: str) -> dict[str, Any]:
    """Read and validate a folder of YAML; raises :class:`aigov.problems.InputError`."""
    from aigov.documents.folder import read_folder

    return read_folder(folder, name).data


@cache
def sections(name: str, part: str | None = None) -> Mapping[str, Any]:
    """Return the validated sections of a bundled folder, from the compiled form where it is true.

    Without ``part`` those that classification needs, else those of one of :data:`PARTS`. Raises
    :class:`IncompleteInstallError` or :class:`aigov.problems.InputError`.
    """
    compiled = _compiled()
    if name in compiled:
        core = json.loads(bytes(compiled[name]))
        if core["digest"] == digest(data_folder("frameworks") / name):
            found: dict[str, Any] = (
                json.loads(bytes(compiled[f"{name}/{part}"])) if part else core["sections"]
            )
            return found
    return part_of(_read(name), part)


def part_of(data: Mapping[str, Any], part: str | None) -> dict[str, Any]:
    """Return the sections of one of :data:`PARTS`; without ``part``, of none of them."""
    if part is None:
        return {key: value for key, value in data.items() if key not in SECTIONS_APART}
    return {key: value for key, value in data.items() if key in PARTS[part]}


@cache
def _read(name: str) -> dict[str, Any]:
    return read_sections(data_folder("frameworks") / name, f"frameworks/{name}")


@cache
def _compiled() -> Mapping[str, bytes | memoryview]:
    """Return the lines of the compiled form, by what they hold: not all of them are needed.

    A view of each, since to copy megabytes that nobody asks for takes longer than to find them.
    """
    try:
        content = (Path(__file__).parent / COMPILED).read_bytes()
    except OSError:
        return {}
    view, start = memoryview(content), 0
    found: dict[str, memoryview] = {}
    while (end := content.find(b"\n", start)) >= 0:
        name = content.find(b": ", start, end)
        if name >= 0:
            last = end - 1 if content[end - 1] == ord(",") else end
            found[content[start + 1 : name - 1].decode()] = view[name + 2 : last]
        start = end + 1
    return found


@cache
def vocabulary() -> Vocabulary:
    """Return the shared vocabulary."""
    shared = sections(VOCABULARY)
    return Vocabulary.from_data(shared.get("facts", ()), shared.get("concepts", {}))


def vocabulary_for(*frameworks: Mapping[str, Any]) -> Vocabulary:
    """Return the shared vocabulary with what these frameworks (their sections) add to it.

    Raises ``ValueError`` where a fact or a concept is declared twice, and not alike.
    """
    shared = sections(VOCABULARY)
    facts = {one["id"]: one for one in shared.get("facts", ())}
    lists = {name: {one["id"]: one for one in all_} for name, all_ in shared["concepts"].items()}
    added = False
    for data in frameworks:
        for fact in data.get("facts", ()):
            if facts.setdefault(fact["id"], fact) != fact:
                message = f"fact {fact['id']!r} is declared twice, with different content"
                raise ValueError(message)
            added = True
        for name, entries in _own_concepts(data):
            known = lists.setdefault(name, {})
            for entry in entries:
                first = known.setdefault(entry["id"], entry)
                added |= first is entry
                if first != entry and name != ROLES:
                    message = f"concept {entry['id']!r} is declared twice, with different content"
                    raise ValueError(message)
    if not added:
        return vocabulary()
    concepts = {name: [*entries.values()] for name, entries in lists.items()}
    return Vocabulary.from_data(facts.values(), concepts)


def _own_concepts(data: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[Mapping[str, Any]]]]:
    """Yield the concepts that a framework declares, by list; its roles are such a list too."""
    yield from data.get("concepts", {}).items()
    yield ROLES, ({"id": one["id"], "label": one["label"]} for one in data.get("roles", ()))
