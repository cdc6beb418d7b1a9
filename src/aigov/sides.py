"""The sides of a comparison: a framework in one text, and those of its obligations that are looked at."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from aigov.classifying import classify
from aigov.display import displayed
from aigov.framework import Framework, UnknownRoleError
from aigov.intervals import asked_day, day, show_day
from aigov.library import load_system, resolve, vocabulary_of
from aigov.problems import or_nearest
from aigov.system import System
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from aigov.classification import Classification
    from aigov.lawtext import LawText
    from aigov.obligation_findings import ObligationFinding
    from aigov.obligations import Duties, Obligation
    from aigov.rules import Ruleset

__all__ = ["Chosen", "Duty", "Side", "chosen", "described_for", "sides"]

Chosen: TypeAlias = "str | Path | Framework | Iterable[str | Path | Framework]"
"""One framework or several, by id, folder or as an object."""


@displayed
class Duty(NamedTuple):
    """One obligation of a side, with the finding that lays it on the system, if there is one."""

    framework: str
    obligation: Obligation
    finding: ObligationFinding | None = None
    first: int | None = None
    """Without a finding: the ordinal of the first day on which it can bind anybody."""

    @property
    def id(self) -> str:
        """The id of the obligation."""
        return self.obligation.id

    @property
    def start(self) -> str | None:
        """The first day on which it binds (ISO): the system, or anybody at all."""
        if self.finding is not None:
            return self.finding.start
        return None if self.first is None else show_day(self.first)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Duty {self.framework}:{self.id} from {self.start}")


@displayed
class Side(NamedTuple):
    """A framework in one text, with the duties looked at, in the law's order."""

    framework: Framework
    duties: tuple[Duty, ...]
    as_of: str
    text_as_of: str
    role: str | None = None
    classification: Classification | None = None

    @property
    def law(self) -> LawText:
        """The text of the law that is read."""
        return self.framework.law_text(day(self.as_of), day(self.text_as_of))

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Side {self.framework.id}: {len(self.duties)} duties")


def chosen(given: Chosen) -> list[str | Path | Framework]:
    """Return the frameworks that are meant, also where one is named alone."""
    return [given] if isinstance(given, str | Path | Framework) else [*given]


def sides(
    frameworks: Chosen,
    system: System | str | Path | Mapping[str, Any] | None = None,
    *,
    role: str | None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    kinds: Sequence[str] = ("duty",),
) -> list[Side]:
    """Return a side for each framework; with a system, only what is presumed to bind it.

    A role that a framework does not know gives that side no duties. Raises what
    :func:`aigov.classify` does, and :class:`aigov.UnknownRoleError` only where none knows the role.
    """
    judged = date.today() if as_of is None else as_of
    several = chosen(frameworks)
    asked = [resolve(one) for one in several]
    if role is not None and asked:
        _known([one for one, _ in asked], role)
    if system is not None:
        system = described_for(several, system)
    return [
        _of_law(framework, judged, known or text_as_of, role, kinds)
        if system is None
        else _of_system(framework, system, judged, known or text_as_of, role, kinds)
        for framework, known in asked
    ]


def described_for(
    frameworks: Sequence[str | Path | Framework],
    system: System | str | Path | Mapping[str, Any],
) -> System:
    """Return the system, read in the words of these frameworks where it is not one yet."""
    if isinstance(system, System):
        return system
    return load_system(system, vocabulary=vocabulary_of(resolve(one)[0] for one in frameworks))


def _known(frameworks: Sequence[Framework], role: str) -> None:
    """Raise :class:`UnknownRoleError` where none of the frameworks knows a role."""
    if any(one.roles_named(role) for one in frameworks):
        return
    if len(frameworks) == 1:
        frameworks[0].role(role)
    names = [
        name
        for one in frameworks
        for known in one.roles.values()
        for name in (known.id, *known.shared)
    ]
    ids = ", ".join(dict.fromkeys(one.id for one in frameworks))
    instead = or_nearest(role, dict.fromkeys(names), all_of="they have")
    message = f"none of {ids} knows a role {role!r}; {instead}"
    raise UnknownRoleError(message)


def _of_law(
    framework: Framework,
    as_of: str | date,
    text_as_of: str | date | None,
    role: str | None,
    kinds: Sequence[str],
) -> Side:
    """Return everything that the framework asks of anybody in the role."""
    judged = asked_day(as_of, "as_of")
    known = None if text_as_of is None else asked_day(text_as_of, "text_as_of")
    law = framework.law_text(judged, known)
    roles = None if role is None else framework.roles_named(role)
    duties = tuple(
        duty
        for duty in _of_text(framework.id, framework.duties(law), framework.ruleset(law))
        if duty.obligation.kind in kinds and (roles is None or {*roles} & {*duty.obligation.roles})
    )
    text = framework.checked if known is None else min(show_day(known), framework.checked)
    return Side(framework, duties, show_day(judged), text, role)


@lru_cache(maxsize=100)
def _of_text(framework: str, duties: Duties, rules: Ruleset) -> tuple[Duty, ...]:
    """Return all that one text asks. Kept, since it turns on nothing else."""
    return tuple(
        Duty(framework, one, first=_first_day(one, rules)) for one in duties.obligations.values()
    )


def _first_day(obligation: Obligation, rules: Ruleset) -> int:
    """Return the first day on which an obligation can bind: its own, and of what triggers it."""
    own = min((one.start for one in obligation.applies), default=obligation.since)
    triggers = [rules.rules[name] for name in obligation.triggers]
    begin = [one.start for rule in triggers for one in rule.applies]
    return max(own, min(begin, default=own))


def _of_system(
    framework: Framework,
    system: System,
    as_of: str | date,
    text_as_of: str | date | None,
    role: str | None,
    kinds: Sequence[str],
) -> Side:
    """Return what binds this system, or will, as far as it is known."""
    known = role is None or framework.roles_named(role)
    asked = role if known else None
    found = classify(system, framework, role=asked, as_of=as_of, text_as_of=text_as_of)
    unique: dict[str, Duty] = {}
    for one in found.obligations(role, kinds=kinds) if known else ():
        if one.state in ("in force", "not yet"):
            unique.setdefault(one.obligation, Duty(framework.id, one.source, one))
    return Side(framework, tuple(unique.values()), found.as_of, found.text_as_of, role, found)
