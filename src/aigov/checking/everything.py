"""Check frameworks: form, references, citations, coverage and cases, everything at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.checking.cases import check_cases
from aigov.checking.coverage import check_coverage
from aigov.checking.crosswalks import check_crosswalks
from aigov.checking.ids import once
from aigov.checking.programmes import check_programme
from aigov.checking.readings import check_readings
from aigov.checking.sound import sound_framework
from aigov.checking.subjects import check_subjects
from aigov.checking.vocabulary import check_vocabulary
from aigov.checking.wording import check_wording
from aigov.documents.folder import Folder, read_folder
from aigov.library import date_refused
from aigov.problems import InputError, Problem
from aigov.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["check"]

_SHARED = (bundled.VOCABULARY, bundled.CROSSWALKS)
"""The folders beside the frameworks."""


def check(paths: Iterable[str | Path] | str | Path | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with frameworks, sorted by place; nothing if all is well.

    ``paths`` are folders of YAML or ids of bundled frameworks, `vocabulary` or `crosswalks`
    (default: all that is bundled).
    Severities are `error`, `warning` and `note`. No error of an input is raised: it is a result.
    """
    if paths is None:
        paths = [*bundled.framework_ids(), *bundled.programme_ids(), *_SHARED]
    elif isinstance(paths, str | Path):
        paths = [paths]
    problems: list[Problem] = []
    for path in paths:
        problems += _check_one(path)
    unique = dict.fromkeys(problems)
    return tuple(
        sorted(unique, key=lambda one: (one.file or "", one.line or 0, one.column or 0, one.code))
    )


def _check_one(path: str | Path) -> list[Problem]:
    named = str(path) in (*bundled.framework_ids(), *bundled.programme_ids(), *_SHARED)
    where = bundled.data_folder("frameworks") / str(path) if named else Path(path)
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
        found = _check_law(folder, where)
    return [folder.locate(one) for one in [*found, *check_wording(folder.data)]]


def _declares_words_only(data: Mapping[str, Any]) -> bool:
    return not {"framework", "rules"} & data.keys() and bool({"facts", "concepts"} & data.keys())


def _check_law(folder: Folder, where: Path | Traversable) -> list[Problem]:
    framework, found = sound_framework(folder, where)
    if framework is not None:
        found += check_readings(folder.data)
        found += check_coverage(framework)
        found += check_crosswalks(folder.data, framework)
        found += check_cases(framework)
    return found
