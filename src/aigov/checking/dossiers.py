"""Templates of documents: everything that one names exists, and a template of a user's own is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov.checking.entries import entries, spots, unknown
from aigov.problems import InputError, Problem, few_suggestions
from aigov.texts import several
from aigov.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.checking.entries import Path as Spot
    from aigov.documents.document import Document
    from aigov.framework import Framework
    from aigov.vocabulary import Vocabulary

__all__ = ["check_dossiers", "read_template"]


def check_dossiers(data: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what the templates of a framework name that does not exist.

    ``data`` are all sections of the framework, with those of what it extends.
    """
    from aigov.citations import CitationScheme

    scheme = CitationScheme(data["instruments"])
    known = _known(data, vocabulary)
    for path, entry in _parts(data.get("dossiers", ())):
        for cite, at in spots(entry.get("cite"), (*path, "cite")):
            if scheme.parse(cite) is None:
                yield Problem(
                    "bad-citation",
                    f"{cite!r} fits no citation scheme of the instruments",
                    path=at,
                    hint="write it as the `citation.pattern` of its instrument wants, "
                    "after the instrument's prefix if it has one",
                )
        for key, what in _NAMING.items():
            for name, at in spots(entry.get(key), (*path, key)):
                if name not in known[what]:
                    yield unknown(what, name, at, known[what])
        for key, instrument in (entry.get("text") or {}).items():
            if instrument not in known["instrument"]:
                yield unknown("instrument", instrument, (*path, "text", key), known["instrument"])


_NAMING = {
    "needed": "obligation",
    "roles": "role",
    "facts": "fact",
    "findings": "rule",
    "exceptions": "exception",
    "duties": "topic",
}
"""Keys of a template, and what they name."""


def _known(data: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, set[str]]:
    def ids(*sections: str) -> set[str]:
        return {one["id"] for section in sections for one in data.get(section, ())}

    return {
        "obligation": ids("obligations"),
        "role": ids("roles"),
        "fact": {*vocabulary.facts},
        "rule": ids("rules", "groups"),
        "exception": {one["id"] for path, one in entries(data) if "unless" in path and "id" in one},
        "topic": {*topics(data)},
        "instrument": ids("instruments"),
    }


def _parts(templates: Any) -> Iterator[tuple[Spot, Mapping[str, Any]]]:
    """Yield every part of templates that may cite or name something, with its place."""
    for place, template in enumerate(templates):
        path: Spot = ("dossiers", place)
        yield path, template
        for key in ("remarks", "sections"):
            for number, part in enumerate(template.get(key, ())):
                here = (*path, key, number)
                yield here, part
                for at, item in enumerate(part.get("items", ())):
                    yield (*here, "items", at), item
                    for of, source in enumerate(item.get("from", ())):
                        yield (*here, "items", at, "from", of), source


@few_suggestions()
def read_template(given: str | Path | Mapping[str, Any], framework: Framework) -> Mapping[str, Any]:
    """Return the one template of a file, or of its content, checked against a framework.

    Raises :class:`aigov.InputError` with every mistake, each with file, line and column.
    """
    document = _document(given)
    problems = _form(document)
    if not problems:
        data = {**framework.everything, "dossiers": document.data["dossiers"]}
        problems = [_located(document, one) for one in check_dossiers(data, framework.vocabulary)]
    if problems:
        raise InputError(problems)
    template: Mapping[str, Any] = document.data["dossiers"][0]
    return template


def _document(given: str | Path | Mapping[str, Any]) -> Document:
    from aigov.documents.reader import SYSTEM_LIMIT, read_file, read_text

    if isinstance(given, Mapping):
        import json

        return read_text(json.dumps(given), limit=SYSTEM_LIMIT, name="<template>")
    return read_file(Path(given), limit=SYSTEM_LIMIT)


def _form(document: Document) -> list[Problem]:
    """Return what is wrong with the form of a file that holds one template and nothing else."""
    from aigov.documents.folder import validate
    from aigov.documents.models import FrameworkFile

    found = validate(document, FrameworkFile)
    if found:
        return found
    others = [name for name in document.data if name != "dossiers"]
    if others:
        message = f"`{others[0]}` does not belong into a template: it holds `dossiers` alone"
        return [_located(document, Problem("unknown-key", message, path=(others[0],)))]
    count = len(several(document.data.get("dossiers")))
    if count != 1:
        message = f"The file holds {count} templates; one is used"
        hint = "`aigov dossier KIND --template` prints one to begin with"
        return [Problem("one-template", message, file=document.name, hint=hint)]
    return []


def _located(document: Document, problem: Problem) -> Problem:
    line, column = document.at(problem.path, key=problem.code == "unknown-key")
    return problem._replace(file=document.name, line=line, column=column)
