"""Check frameworks: form, references, citations, coverage and cases, everything at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aigov import bundled
from aigov.checking.cases import check_cases
from aigov.checking.coverage import check_coverage
from aigov.checking.readings import check_readings
from aigov.checking.references import check_references
from aigov.checking.wording import check_wording
from aigov.documents.folder import Folder, read_folder
from aigov.framework import Framework, RulesetBuilder
from aigov.intervals import day
from aigov.problems import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["check"]


def check(paths: Iterable[str | Path] | str | Path | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with frameworks, sorted by place; nothing if all is well.

    ``paths`` are folders of YAML or ids of bundled frameworks (default: all bundled ones).
    Severities are `error`, `warning` and `note`. No error of an input is raised: it is a result.
    """
    if paths is None:
        paths = [*bundled.framework_ids(), bundled.VOCABULARY]
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
    bundled_folder = bundled.data_folder("frameworks") / str(path)
    folder_path = bundled_folder if bundled_folder.is_dir() else Path(path)
    if not folder_path.is_dir():
        return [
            Problem(
                "not-found",
                f"There is no framework and no folder {str(path)!r}",
                file=str(path),
                hint=f"bundled are {', '.join(bundled.framework_ids())}",
            )
        ]
    try:
        folder = read_folder(folder_path, str(path))
    except InputError as error:
        return [*error.problems]
    found: list[Problem] = []
    if "framework" not in folder.data:
        found += check_wording(folder.data)
        if "rules" in folder.data or ("facts" not in folder.data and "concepts" not in folder.data):
            found.append(Problem("missing-section", "No file of the folder holds `framework:`"))
        return [folder.locate(one) for one in found]
    return [folder.locate(one) for one in _check_framework(folder)]


def _check_framework(folder: Folder) -> list[Problem]:
    data = folder.data
    head = data["framework"]
    if head["format"] != 1:
        return [
            Problem(
                "format",
                f"The framework has format {head['format']}; this library reads format 1",
                path=("framework", "format"),
            )
        ]
    try:
        vocabulary = bundled.vocabulary_for(data)
    except (ValueError, KeyError) as error:
        return [
            Problem(
                "vocabulary",
                f"The framework's own facts or concepts do not fit: {error}",
                path=("framework",),
            )
        ]
    found = check_references(data, vocabulary) + check_wording(data)
    if any(one.severity == "error" for one in found):
        return found
    framework = Framework(data, vocabulary, origin=folder.name)
    for as_of, known in framework.all_texts():
        builder = RulesetBuilder(framework, framework.law_text(day(as_of), day(known)))
        builder.build()
        found += builder.problems
    if any(one.severity == "error" for one in found):
        return found
    found += check_readings(data)
    return found + check_coverage(framework) + check_cases(framework)
