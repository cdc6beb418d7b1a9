"""From a folder to a framework that can be used, or everything that stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.checking.head import check_format, check_head, check_id
from aigov.checking.references import check_references
from aigov.checking.subjects import check_subjects
from aigov.checking.vocabulary import check_vocabulary
from aigov.documents.folder import Folder, read_folder
from aigov.framework import Framework
from aigov.intervals import day
from aigov.problems import InputError, Problem
from aigov.topics import terms, topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["load_folder", "sound_framework"]

_NO_HEAD = Problem(
    "missing-section",
    "No file of the folder holds `framework:`",
    hint="add a framework.yaml; `docs/format.md` shows one",
)


def load_folder(path: Path) -> Framework:
    """Return the framework of a folder; raise :class:`InputError` with every error found."""
    folder = read_folder(path)
    framework, found = sound_framework(folder, path)
    if framework is None:
        raise InputError(dict.fromkeys(folder.locate(one) for one in _errors(found)))
    return framework


def sound_framework(
    folder: Folder, path: Path | Traversable
) -> tuple[Framework | None, list[Problem]]:
    """Return the framework of a folder, if one can be made of it, and everything that is wrong.

    Coverage and cases are not looked at.
    """
    data = folder.data
    if "framework" not in data:
        return None, [_NO_HEAD]
    found = [
        *check_format(data),
        *check_vocabulary(data, bundled.vocabulary()),
        *_subjects(data),
    ]
    if found:
        return None, found
    vocabulary = bundled.vocabulary_for(data)
    found = [*check_id(data, path), *check_head(data, path)]
    if not {one.code for one in found} & {"bad-pattern", "bad-placeholder"}:  # citations are read
        found += check_references(data, vocabulary)
    framework = None
    if not _errors(found):
        made = Framework(data, vocabulary, origin=str(Path(str(path)).resolve()))
        mistakes = _in_conditions(made)
        framework = None if mistakes else made
        found += mistakes
    return framework, found


def _subjects(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the topics and terms that the framework adds to the shared ones."""
    lists = {*bundled.vocabulary().lists, *data.get("concepts", {})}
    return check_subjects(data, lists, {"topics": topics(), "terms": terms()})


def _in_conditions(framework: Framework) -> list[Problem]:
    """Return the mistakes in the conditions of all texts, which are kept for use where well."""
    found: list[Problem] = []
    for as_of, known in framework.all_texts():
        try:
            law = framework.law_text(day(as_of), day(known))
            framework.ruleset(law)
            framework.duties(law)
        except InputError as error:
            found += error.problems
    return found


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are errors."""
    return [one for one in problems if one.severity == "error"]
