"""The call `classify`: what is asked is resolved, then judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from aigov.classification import Classification
from aigov.framework import Framework, UnknownRoleError
from aigov.intervals import asked_day
from aigov.library import load_system, resolve, vocabulary_of
from aigov.listings import Classifications
from aigov.system import System

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["UnknownRoleError", "classify"]

_ONE = (Framework, str, Path)


@overload
def classify(  # type: ignore[overload-overlap]  # a str is one id, not many
    system: System | str | Path | Mapping[str, Any],
    framework: str | Path | Framework,
    *,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    role: str | None = None,
) -> Classification: ...
@overload
def classify(
    system: System | str | Path | Mapping[str, Any],
    framework: Iterable[str | Path | Framework],
    *,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    role: str | None = None,
) -> Classifications: ...
def classify(
    system: System | str | Path | Mapping[str, Any],
    framework: str | Path | Framework | Iterable[str | Path | Framework],
    *,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    role: str | None = None,
) -> Classification | Classifications:
    """Classify a system under a framework, or under each of several (which gives a list, also a table).

    ``system`` is a :class:`System`, the path of a description file, or its content. A framework
    is named by id (`eu-ai-act`, or `eu-ai-act@2026-06-01` for a text), by the path of a folder,
    or given as an object. ``as_of`` is the day the conduct is judged on (default: today);
    ``text_as_of`` hides texts published later (default: all in the data); both are ISO dates.
    ``role`` asks for one role alone, by the framework's name for it or the shared one.

    Raises :class:`aigov.InputError` for a wrong description,
    :class:`aigov.UnknownFrameworkError`, :class:`aigov.NoTextError` where nothing was published
    yet, :class:`aigov.UnknownRoleError`, and :class:`aigov.DateError` for a wrong date.
    """
    judged = asked_day(date.today() if as_of is None else as_of, "as_of")
    known = None if text_as_of is None else asked_day(text_as_of, "text_as_of")
    if not isinstance(framework, _ONE) and isinstance(framework, Iterable):
        asked = [resolve(one) for one in framework]
        made = system if isinstance(system, System) else _described(system, asked)
        return Classifications(_classified(made, one, judged, known, role) for one in asked)
    one = resolve(framework)
    made = system if isinstance(system, System) else _described(system, [one])
    return _classified(made, one, judged, known, role)


_Asked = tuple[Framework, str | None]
"""A framework, and the day of its texts where it was named as `ID@DATE`."""


def _described(system: str | Path | Mapping[str, Any], asked: Iterable[_Asked]) -> System:
    return load_system(system, vocabulary=vocabulary_of(one for one, _ in asked))


def _classified(
    system: System, asked: _Asked, as_of: int, known: int | None, role: str | None
) -> Classification:
    framework, own = asked
    if own is not None:
        known = asked_day(own, framework.id)
    if role is not None:
        role = framework.role(role)
    return Classification(system, framework, as_of, known, role)
