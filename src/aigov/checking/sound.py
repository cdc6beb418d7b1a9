"""From a folder to a framework that can be used, or everything that stands in the way."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.checking.bounds import check_bounds
from aigov.checking.dossiers import check_dossiers
from aigov.checking.head import CITED, check_format, check_head, check_id
from aigov.checking.references import check_references
from aigov.checking.subjects import check_subjects
from aigov.checking.vocabulary import check_vocabulary
from aigov.documents.folder import Folder, read_folder
from aigov.extending import Extended, extended, own_problems
from aigov.framework import Framework
from aigov.intervals import day
from aigov.library import load_framework
from aigov.problems import AigovError, InputError, Problem, few_suggestions
from aigov.topics import terms, topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["Sound", "load_folder", "sound_framework"]

_NO_HEAD = Problem(
    "missing-section",
    "No file of the folder holds `framework:`",
    hint="add a framework.yaml; `docs/format.md` shows one",
)


class Sound(NamedTuple):
    """The framework of a folder, if one can be made of it, and everything that is wrong.

    ``merged`` are its sections with those of the framework it extends, if it extends one.
    """

    framework: Framework | None
    problems: list[Problem]
    merged: Extended | None = None

    def own(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems that are the folder's own, with their places in it."""
        yield from problems if self.merged is None else own_problems(problems, self.merged)


@few_suggestions()
def load_folder(path: Path) -> Framework:
    """Return the framework of a folder; raise :class:`InputError` with every error found."""
    folder = read_folder(path)
    found = sound_framework(folder, path)
    if found.framework is None:
        raise InputError(dict.fromkeys(folder.locate(one) for one in _errors(found.problems)))
    return found.framework


def sound_framework(folder: Folder, path: Path | Traversable) -> Sound:
    """Return the framework of a folder, if one can be made of it, and everything that is wrong.

    Coverage and cases are not looked at.
    """
    if "framework" not in folder.data:
        return Sound(None, [_NO_HEAD])
    merged, wrong = _merged(folder.data)
    if wrong:
        return Sound(None, wrong)
    made = Sound(None, [], merged)
    framework, found = _made(merged.data if merged else folder.data, path)
    return made._replace(framework=framework, problems=[*made.own(found)])


def _made(
    data: Mapping[str, Any], path: Path | Traversable
) -> tuple[Framework | None, list[Problem]]:
    found = [*check_bounds(data)]
    if found:
        return None, found
    found = [
        *check_format(data),
        *check_vocabulary(data, bundled.vocabulary()),
        *_subjects(data),
    ]
    if found:
        return None, found
    vocabulary = bundled.vocabulary_for(data)
    found = [*check_id(data, path), *check_head(data, path)]
    if not {one.code for one in found} & CITED:  # citations are read
        found += check_references(data, vocabulary)
        found += check_dossiers(data, vocabulary)
    framework = None
    if not _errors(found):
        made = Framework(data, vocabulary, origin=str(Path(str(path)).resolve()))
        mistakes = _in_conditions(made)
        framework = None if mistakes else made
        found += mistakes
    return framework, found


_extending: ContextVar[tuple[str, ...]] = ContextVar("extending", default=())
"""The frameworks that are being read because another extends them, outermost first."""


def _merged(data: Mapping[str, Any]) -> tuple[Extended | None, list[Problem]]:
    """Return the sections with those of the framework that is extended, if one is."""
    head = data["framework"]
    path = ("framework", "extends")
    if not head.get("extends"):
        if data.get("overrides"):
            message = "`overrides` moves days of a framework that is extended, and none is"
            hint = "name it: framework: {extends: ID}"
            return None, [Problem("no-parent", message, path=("overrides", 0), hint=hint)]
        return None, []
    outer = (*_extending.get(), head["id"])
    if head["extends"] in outer:
        message = f"{' extends '.join((*outer, head['extends']))}: a circle"
        return None, [Problem("circle", message, path=path, hint="let one of them stand alone")]
    token = _extending.set(outer)
    try:
        parent = load_framework(head["extends"])
    except InputError as error:
        message = f"{head['extends']!r}, which it extends, has errors: {error.problems[0]}"
        return None, [Problem("broken-parent", message, path=path, hint="mend that one first")]
    except AigovError as error:
        return None, [Problem("unknown-framework", str(error), path=path)]
    finally:
        _extending.reset(token)
    return extended(data, parent), []


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
