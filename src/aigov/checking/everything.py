"""Check frameworks: form, references, citations, coverage and cases, everything at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov import bundled, sources
from aigov.checking.cases import check_cases
from aigov.checking.coverage import check_coverage
from aigov.checking.crosswalks import check_crosswalks
from aigov.checking.ids import once
from aigov.checking.logic import check_logic
from aigov.checking.programmes import check_programme
from aigov.checking.readings import check_readings
from aigov.checking.sound import sound_framework
from aigov.checking.subjects import check_subjects
from aigov.checking.vocabulary import check_vocabulary
from aigov.checking.wording import check_wording
from aigov.documents.folder import Folder, read_folder
from aigov.library import date_refused
from aigov.listings import Problems
from aigov.problems import InputError, Problem, few_suggestions
from aigov.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["check"]

_SHARED = (bundled.VOCABULARY, bundled.CROSSWALKS)
"""The folders beside the frameworks."""


def check(paths: Iterable[str | Path] | str | Path | None = None) -> Problems:
    """Return everything that is wrong with frameworks, sorted by place; nothing if all is well.

    ``paths`` are folders of YAML or ids of frameworks, `vocabulary` or `crosswalks` (default: all
    that is bundled, and all that ``AIGOV_FRAMEWORKS`` and installed packages offer).
    Severities are `error`, `warning` and `note`. No error of an input is raised: it is a result.
    """
    problems: list[Problem] = []
    if paths is None:
        problems += sources.problems()
        others = [one.folder for one in sources.sources()]
        paths = [*others, *bundled.framework_ids(), *bundled.programme_ids(), *_SHARED]
    elif isinstance(paths, str | Path):
        paths = [paths]
    for path in paths:
        problems += _check_one(path)
    unique = dict.fromkeys(problems)
    return Problems(
        sorted(unique, key=lambda one: (one.file or "", one.line or 0, one.column or 0, one.code))
    )


@few_suggestions()
def _check_one(path: str | Path) -> list[Problem]:
    named = str(path) in (*bundled.framework_ids(), *bundled.programme_ids(), *_SHARED)
    where = bundled.data_folder("frameworks") / str(path) if named else _place(path)
    if not where.is_dir():
        return [
            Problem(
                "not-found",
                f"There is no framework and no folder {str(path)!r}",
                file=str(path),
                hint=date_refused(path)
                or f"bundled are {', '.join([*bundled.framework_ids(), *bundled.programme_ids()])}",
            )
        ]
    try:
        folder = read_folder(where, str(path))
    except InputError as error:
        return [*error.problems]
    if (where / bundled.PROGRAMME).is_file():
        found = check_programme(folder, where)
    elif _declares_words_only(folder.data):
        nothing = {"topics": (), "terms": ()}
        found = [
            *check_vocabulary(folder.data, Vocabulary({}, {})),
            *check_subjects(folder.data, folder.data.get("concepts", {}), nothing),
            *once(folder.data.get("indicators", ()), ("indicators",)),
        ]
    elif folder.data.keys() == {"crosswalks"}:
        found = [*check_crosswalks(folder.data)]
    else:
        found = [*_check_law(folder, where), *_check_name(folder, where)]
    return [folder.locate(one) for one in [*found, *check_wording(folder.data)]]


def _place(path: str | Path) -> Path:
    """Return the folder that is named, or that of a framework of this id from elsewhere."""
    folder = Path(path)
    if folder.is_dir() or not isinstance(path, str):
        return folder
    try:
        source = sources.find(path)
    except sources.DuplicateFrameworkError:
        return folder
    return source.folder if source else folder


def _declares_words_only(data: Mapping[str, Any]) -> bool:
    return not {"framework", "rules"} & data.keys() and bool({"facts", "concepts"} & data.keys())


def _check_name(folder: Folder, where: Path | Traversable) -> Iterator[Problem]:
    """Yield a problem where a framework that is found by its folder's name has another id."""
    name = folder.data.get("framework", {}).get("id")
    if name != where.name and any(one.folder == where for one in sources.sources()):
        message = f"The folder {where.name!r} holds the framework {name!r}"
        hint = f"call the folder {name}, or the framework {where.name}"
        yield Problem("folder-name", message, path=("framework", "id"), hint=hint)


def _check_law(folder: Folder, where: Path | Traversable) -> list[Problem]:
    sound = sound_framework(folder, where)
    framework, found = sound.framework, sound.problems
    if framework is not None:
        later = [*check_readings(framework.data), *check_coverage(framework)]
        later += [*check_logic(framework), *check_cases(framework)]
        found += sound.own(later)
        found += check_crosswalks(folder.data, framework)
    return found
