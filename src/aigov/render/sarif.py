"""Problems as SARIF 2.1.0, the form in which editors and code hosts take the findings of checkers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aigov._version import __version__
from aigov.render.problem_codes import explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.problems import Problem
    from aigov.texts import Lang

__all__ = ["sarif"]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"
"""What addresses of files below the working directory are relative to."""


def sarif(
    problems: Sequence[Problem], lang: Lang = "en", base: Path | None = None
) -> dict[str, Any]:
    """Return problems as a SARIF log of one run, its rules in the order of their codes.

    ``base`` is the folder that files are named from (default: the working directory). A rule is
    explained in ``lang``; what a problem says is English.
    """
    base = (base or Path.cwd()).resolve()
    codes = sorted({one.code for one in problems})
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "aigov",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "language": lang,
                        "rules": [_rule(code, lang) for code in codes],
                    }
                },
                "originalUriBaseIds": {_ROOT: {"uri": f"{base.as_uri().rstrip('/')}/"}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, codes.index(one.code), base) for one in problems],
            }
        ],
    }


def _rule(code: str, lang: Lang) -> dict[str, Any]:
    words = explained(code, lang)
    return {
        "id": code,
        "shortDescription": {"text": words.split(". ")[0].removesuffix(".") + "."},
        "fullDescription": {"text": words},
        "help": {"text": words},
    }


def _result(one: Problem, place: int, base: Path) -> dict[str, Any]:
    made = {
        "ruleId": one.code,
        "ruleIndex": place,
        "level": one.severity,
        "message": {"text": one.words},
    }
    if one.file is not None:
        made["locations"] = [{"physicalLocation": _location(one, base)}]
    return made


def _location(one: Problem, base: Path) -> dict[str, Any]:
    """Return where a problem is; a folder, or a file as a whole, has no region."""
    made: dict[str, Any] = {"artifactLocation": _artifact(str(one.file), base)}
    if one.line is not None:
        made["region"] = {"startLine": one.line}
        if one.column is not None:
            made["region"]["startColumn"] = one.column
    return made


def _artifact(file: str, base: Path) -> dict[str, Any]:
    """Return the address of a file: relative to the base where it lies below it."""
    path = Path(file)
    full = (path if path.is_absolute() else base / path).resolve()
    if full.is_relative_to(base):
        return {"uri": quote(full.relative_to(base).as_posix()) or ".", "uriBaseId": _ROOT}
    return {"uri": full.as_uri()}
