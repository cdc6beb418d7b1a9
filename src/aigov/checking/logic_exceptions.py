"""Exceptions that can never apply where their entry's condition holds, or that always do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.checking.worlds import possible
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.checking.entries import Path
    from aigov.checking.logic_entries import Entry, Exception_
    from aigov.checking.logic_formulas import Formulas
    from aigov.checking.worlds import Formula

__all__ = ["Exceptions"]


class Exceptions:
    """Looks at the exceptions of the entries of one text.

    What is found of an exception of a group counts only if it is found for each of its rules; that
    it always applies counts for each rule alone, since that rule then never holds.
    """

    def __init__(self) -> None:
        """Start with nothing looked at."""
        self._looked: dict[Path, int] = {}
        self._found: dict[tuple[Path, str], list[Problem]] = {}

    def problems(self) -> Iterator[Problem]:
        """Yield what was found of exceptions, each once."""
        for (path, _), found in self._found.items():
            if len(found) == self._looked[path]:
                yield found[0]

    def look(self, entry: Entry, condition: Formula, formulas: Formulas) -> list[Problem]:
        """Look at the exceptions of an entry, and return one problem for each that always applies."""
        always = []
        for one in entry.unless:
            if self._look(one, (condition,), formulas):
                shared = " of its group" if one.shared else ""
                message = (
                    f"{entry.name} can never hold where everything is stated: its exception "
                    f"{one.name}{shared} always applies"
                )
                hint = "narrow the exception, or say in the rule itself what is left"
                path = entry.path if one.shared else one.path
                problem = Problem("exception-always-applies", message, path=path, hint=hint)
                always.append(problem._replace(severity="warning"))
        return always

    def _look(self, one: Exception_, beside: tuple[Formula, ...], formulas: Formulas) -> bool:
        """Look at an exception and its own exceptions; return whether it always applies."""
        self._looked[one.path] = self._looked.get(one.path, 0) + 1
        when = formulas.of(one.exempt.when)
        if not possible(*beside, when):
            self._never(one, "where it would, what it is an exception to does not hold")
            return False
        always = [two for two in one.unless if self._look(two, (*beside, when), formulas)]
        for two in always:
            message = f"The exception {one.name} can never apply: its own exception {two.name} always does"
            hint = "narrow the exception to the exception"
            problem = Problem("exception-always-applies", message, path=two.path, hint=hint)
            self._note(problem)
        if always:
            return False
        if not possible(*beside, formulas.entry(one.exempt)):
            self._never(one, "one of its own exceptions always does")
            return False
        return not possible(*beside, formulas.entry(one.exempt, wanted=False))

    def _never(self, one: Exception_, why: str) -> None:
        message = f"The exception {one.name} can never apply: {why}"
        hint = "look whether it stands at the right entry; if it does, take out what excludes it"
        self._note(Problem("exception-never-applies", message, path=one.path, hint=hint))

    def _note(self, problem: Problem) -> None:
        key = (problem.path, problem.code)
        self._found.setdefault(key, []).append(problem._replace(severity="warning"))
