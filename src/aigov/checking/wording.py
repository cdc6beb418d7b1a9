"""Texts for people are there in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.problems import Problem
from aigov.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["check_wording"]

_TEXTS = {
    "title",
    "short",
    "label",
    "question",
    "help",
    "note",
    "chosen",
    "alternatives",
    "reason",
    "meanwhile",
    "requires",
    "says",
    "write",
    "due",
    "by",
    "definition",
    "base",
    "authority",
    "rationale",
    "only_first",
    "only_second",
}
_SKIP = {"sources", "facts_of_case"}


def check_wording(data: Mapping[str, Any]) -> list[Problem]:
    """Return a warning for every text that lacks a language."""
    problems = []
    for path, value in _texts(data, ()):
        missing = [lang for lang in LANGUAGES if not value.get(lang)]
        problems += [
            Problem(
                "missing-translation",
                f"The text has no {'English' if lang == 'en' else 'Vietnamese'}",
                severity="warning",
                path=path,
            )
            for lang in missing
        ]
    return problems


def _texts(
    data: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _SKIP:
                continue
            if key in _TEXTS and isinstance(value, dict) and value.keys() <= {*LANGUAGES}:
                yield (*path, key), value
            else:
                yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _texts(value, (*path, place))
