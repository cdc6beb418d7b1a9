"""Two values listed in one condition that exclude each other."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.checking.entries import conditions
from aigov.checking.logic_entries import written
from aigov.checking.worlds import possible
from aigov.conditions.parse import ConditionParser
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.checking.entries import Path
    from aigov.checking.logic_formulas import Formulas
    from aigov.checking.worlds import Formula
    from aigov.framework import Framework
    from aigov.lawtext import LawText

__all__ = ["check_values"]

_LONGEST = 70


class _Listed(NamedTuple):
    """What one key of a condition asks of a fact."""

    fact: str
    shown: str
    path: Path
    asks: Formula


def check_values(framework: Framework, law: LawText, formulas: Formulas) -> Iterator[Problem]:
    """Yield a problem for each value that cannot stand beside another that must hold with it.

    Looked at are values of one fact: listed together, or one under an `any` and the other beside
    it. Of more than two that exclude each other only together, nothing is said here.
    """
    parameters = {
        name: entry["value"]
        for name, (entry, _) in law.choose(framework.data.get("parameters", ())).items()
    }
    search = _Search(ConditionParser(framework.vocabulary, parameters), formulas)
    for path, entry in written(framework, law):
        for at, condition in conditions(path, entry):
            yield from search.problems(condition, at)


class _Search:
    """Looks through the conditions of one text as they are written."""

    def __init__(self, parser: ConditionParser, formulas: Formulas) -> None:
        """Take what reads a condition, and what it then means."""
        self.parser = parser
        self.formulas = formulas

    def problems(
        self, condition: Mapping[str, Any], path: Path, beside: tuple[_Listed, ...] = ()
    ) -> Iterator[Problem]:
        """Yield the problems of a condition; ``beside`` is what must hold with it."""
        listed, within = [*beside], []
        for key, value, at in _together(condition, path):
            if key in ("any", "not"):
                within.append((key, value, at))
            asked = self._listed(key, value, at)
            if asked is not None:
                other = next((one for one in listed if _exclude(one, asked)), None)
                if other is not None:
                    yield self._problem(other, asked)
                listed.append(asked)
        for key, value, at in within:
            if key == "not":
                yield from self.problems(value, at)
            else:
                for place, one in enumerate(value):
                    yield from self.problems(one, (*at, place), tuple(listed))

    def _listed(self, key: str, value: Any, path: Path) -> _Listed | None:
        """Return what a key asks of one fact; ``None`` where it asks for something else."""
        inner, asked = (key, value)
        if inner == "not" and len(value) == 1:
            ((inner, asked),) = value.items()
        fact = next(iter(asked)) if inner == "only" else inner
        if fact not in self.parser.vocabulary.facts:
            return None
        asks = self.formulas.of(self.parser.parse({key: value}))
        return _Listed(fact, shorten(_written(key, value), _LONGEST), path, asks)

    def _problem(self, first: _Listed, second: _Listed) -> Problem:
        one_of = self.parser.vocabulary.facts[second.fact].type == "choice"
        return Problem(
            "values-exclude-each-other",
            f"`{first.shown}` and `{second.shown}` must both hold here, and never do",
            severity="warning",
            path=second.path,
            hint=f"{second.fact} has a single value: write {second.fact}: [a, b] if either will do"
            if one_of
            else "take one of them out, or put them under any: if either will do",
        )


def _exclude(one: _Listed, other: _Listed) -> bool:
    if one.fact != other.fact or possible(one.asks, other.asks):
        return False
    return possible(one.asks) and possible(other.asks)


def _together(condition: Mapping[str, Any], path: Path) -> Iterator[tuple[str, Any, Path]]:
    """Yield the keys that must all hold, those under `all` too."""
    for key, value in condition.items():
        if key == "all":
            for place, one in enumerate(value):
                yield from _together(one, (*path, key, place))
        else:
            yield key, value, (*path, key)


def _written(key: str, value: Any) -> str:
    """Return a condition as it is written in YAML."""
    if isinstance(value, dict):
        return f"{key}: {{{', '.join(_written(*one) for one in value.items())}}}"
    if isinstance(value, list):
        return f"{key}: [{', '.join(map(str, value))}]"
    return f"{key}: {str(value).lower() if isinstance(value, bool) else value}"
