"""What conditions can never do, proved: rules that never hold, exceptions that change nothing.

Each text of the law is looked at by itself. Everything reported is proved: no description, however
full, does what is said to be impossible (see :mod:`aigov.checking.logic_formulas` for what is
taken to be freer than it is, and :mod:`aigov.checking.worlds` for the search). What is not
reported may still be wrong.

`never-holds` is an error where something is concluded from it: a system that it was
written for would silently have a lower class. Where a condition holds and only the exceptions take
everything away it is a warning, since an exception counts only where the stated facts prove it. A
rule that another one covers is a note: laws say things twice, and each provision may be cited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.checking.logic_covering import covered
from aigov.checking.logic_entries import standing, written
from aigov.checking.logic_exceptions import Exceptions
from aigov.checking.logic_formulas import Formulas
from aigov.checking.logic_values import check_values
from aigov.checking.worlds import ALWAYS, limited, possible
from aigov.conditions.tree import Meets, leaves
from aigov.intervals import day
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.checking.entries import Path
    from aigov.checking.logic_entries import Entry
    from aigov.checking.worlds import Formula
    from aigov.framework import Framework
    from aigov.lawtext import LawText
    from aigov.rules import Ruleset

__all__ = ["check_logic"]

_TOP = 2
"""The steps that lead to an entry: its section and its place there."""


@limited()
def check_logic(framework: Framework) -> list[Problem]:
    """Return what conditions can never do, each once.

    What is found of an entry in every text that has it is a mistake. What is found in its last text
    alone is a note, since it may be what an amendment wanted; what only an earlier text had is over.
    """
    stood: dict[Path, list[int]] = {}
    found: dict[tuple[Path, str], list[tuple[int, Problem]]] = {}
    reached: set[str] = set()
    days = framework.all_texts()
    for place, (as_of, known) in enumerate(days):
        text = _Text(framework, framework.law_text(day(as_of), day(known)))
        for path in text.paths:
            stood.setdefault(path, []).append(place)
        for one in text.problems():
            found.setdefault((one.path, one.code), []).append((place, one))
        reached |= text.reached
    made = []
    for (path, _), problems in found.items():
        place, last = problems[-1]
        texts = stood[path[:2]]
        if {one for one, _ in problems} == {*texts}:
            made.append(last)
        elif place == texts[-1]:
            message = f"{last.message}; so it is since the text read on {days[place][0]}"
            made.append(last._replace(message=message, severity="note"))
    return [*made, *_unreached(framework, reached)]


def _unreached(framework: Framework, reached: set[str]) -> Iterator[Problem]:
    """Yield the tiers that no rule can conclude in any text; the last one is what remains."""
    for place, tier in enumerate(framework.tiers[:-1]):
        if tier.id not in reached:
            yield Problem(
                "tier-unreached",
                f"Nothing reaches the tier {tier.id!r}: no rule that can hold concludes it",
                severity="warning",
                path=("tiers", place),
                hint="write the rule that concludes it, or take the tier out",
            )


class _Text:
    """One text of the law."""

    def __init__(self, framework: Framework, law: LawText) -> None:
        """Take the framework and the text."""
        self.framework = framework
        self.law = law
        self.entries = [*standing(framework, law)]
        self.paths = [path for path, _ in written(framework, law) if len(path) == _TOP]
        self.ruleset: Ruleset = framework.ruleset(law)
        self.formulas = Formulas(self.ruleset, framework.vocabulary)
        self.of_duties = Formulas(self.ruleset, framework.vocabulary, dated=True)
        self._dead = {
            one.id
            for one in self.entries
            if one.section == "definitions" and not possible(self._condition(one))
        }

    @property
    def reached(self) -> set[str]:
        """The tiers that some rule can conclude."""
        return {
            one.concludes
            for one in self.ruleset.rules.values()
            if one.kind == "tier" and not one.gone and self.formulas.can_hold(one.id)
        }

    def problems(self) -> Iterator[Problem]:
        """Yield everything found."""
        exceptions = Exceptions()
        for entry in self.entries:
            yield from self._entry(entry, exceptions)
        yield from exceptions.problems()
        yield from check_values(self.framework, self.law, self.formulas)
        yield from covered(self.ruleset, self.formulas, self.entries)

    def _formulas(self, entry: Entry) -> Formulas:
        return self.of_duties if entry.section == "obligations" else self.formulas

    def _condition(self, entry: Entry) -> Formula:
        return ALWAYS if entry.when is None else self._formulas(entry).of(entry.when)

    def _entry(self, entry: Entry, exceptions: Exceptions) -> Iterator[Problem]:
        formulas, condition = self._formulas(entry), self._condition(entry)
        if not possible(condition):
            yield Problem(
                "never-holds",
                f"{entry.name} can never hold: no description meets its condition",
                severity="warning" if entry.section == "definitions" else "error",
                path=(*entry.path, "when"),
                hint=self._why(entry),
            )
            return
        always = exceptions.look(entry, condition, formulas)
        stand = [formulas.entry(one.exempt, wanted=False) for one in entry.unless]
        if always:
            yield from always
        elif not possible(condition, *stand):
            yield Problem(
                "never-holds",
                f"{entry.name} can never hold: in every description that meets its condition one "
                "of its exceptions applies",
                severity="warning",
                path=(*entry.path, "when"),
                hint="narrow the exceptions, which between them leave nothing",
            )

    def _why(self, entry: Entry) -> str:
        for leaf in () if entry.when is None else leaves(entry.when):
            for name in leaf.definitions if isinstance(leaf, Meets) else ():
                if name in self._dead:
                    return (
                        f"the definition {name!r}, which it rests on, never holds: mend that first"
                    )
        return (
            "some of its parts exclude each other: put under any: what are alternatives, or take "
            "out what does not belong"
        )
