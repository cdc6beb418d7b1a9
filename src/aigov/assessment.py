"""Countries and organisations held against policy programmes: what is met, not met, unknown.

There is no score. What nobody knows stays visible: shares are given as met, not met, unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

from aigov.conditions.evaluate import Evaluator
from aigov.display import Displayed, displayed
from aigov.facts import check_value, vectors
from aigov.intervals import asked_day, day, show_day
from aigov.lazy import ReadOnly, lazy
from aigov.listings import Assessments
from aigov.problems import AigovError
from aigov.profile import NOT_APPLICABLE, Observation, Profile, load_profile
from aigov.programme import (
    FOUR_PILLARS,
    Component,
    Goal,
    Pillar,
    Programme,
    Target,
    four_pillars,
    indicators,
    load_programme,
)
from aigov.programme import programmes as bundled_programmes
from aigov.rules import Ruleset
from aigov.tables import Tabular
from aigov.texts import Text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.conditions.tree import Condition
    from aigov.conditions.truth import Truth
    from aigov.facts import Value
    from aigov.programme import Indicator, ProgrammeText
    from aigov.texts import Lang

__all__ = [
    "ANSWERS",
    "AssessedGoal",
    "AssessedPillar",
    "AssessedRow",
    "AssessedSide",
    "Assessment",
    "AssessmentError",
    "Finding",
    "Pace",
    "Shares",
    "assess",
    "indicators_of",
]

MET, NOT_MET, UNKNOWN = "met", "not-met", "unknown"
ANSWERS = (MET, NOT_MET, UNKNOWN, NOT_APPLICABLE)
_DAYS_A_YEAR = 365.25
_OTHER = Pillar(
    "other", Text("Not under a pillar", "Không thuộc trụ cột nào"), Text(), (), None, "high", Text()
)


class AssessmentError(AigovError):
    """The profile and the programme do not go together."""


class Shares(NamedTuple):
    """How many entries have each answer; ``not_applicable`` are none of the ``asked``."""

    met: int
    not_met: int
    unknown: int
    not_applicable: int = 0

    @property
    def asked(self) -> int:
        """How many entries concern the profile."""
        return self.met + self.not_met + self.unknown

    @classmethod
    def of(cls, answers: Iterable[str]) -> Shares:
        """Count answers."""
        listed = [*answers]
        return cls(*(listed.count(one) for one in ANSWERS))


class AssessedSide(NamedTuple):
    """One column: a profile on one day, and the text of the programme read on it (ISO days)."""

    profile: Profile
    as_of: str
    text_as_of: str

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"AssessedSide {self.profile.id} on {self.as_of}")


class Pace(NamedTuple):
    """How fast a figure moved, and how fast it would have to: units a year, from two dated figures.

    ``needed`` is ``None`` where the goal has no day, the day is over, or nothing is left to do.
    """

    since: str
    until: str
    observed: float
    needed: float | None


class AssessedGoal(NamedTuple):
    """A goal held against the newest figure.

    ``distance`` is in the indicator's unit (0: met; ``None``: no figure), ``overdue`` whether the
    day has passed and it is not met. A figure from after the goal's day does not count for it
    unless there is no other.
    """

    goal: Goal
    answer: str
    observation: Observation | None
    distance: float | None
    overdue: bool
    pace: Pace | None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"AssessedGoal {self.goal.bound} {self.goal.value:g}: {self.answer}")


class Finding(NamedTuple):
    """What one entry of a programme comes to for one side.

    ``answer`` is `met`, `not-met`, `unknown` or `not-applicable`; ``observations`` what is stated
    of its indicators, ``missing`` those of which nothing is known; ``strength`` is how far it
    binds the profile; ``goals`` are those of a target, of which ``current`` counts on the day.
    """

    answer: str
    observations: tuple[tuple[str, Observation], ...]
    missing: tuple[str, ...]
    strength: str
    goals: tuple[AssessedGoal, ...] = ()
    current: AssessedGoal | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Finding: {self.answer}")


@displayed
class AssessedRow(NamedTuple):
    """A component or target, and a finding for each side; ``None`` where its text lacks it."""

    entry: Component | Target
    findings: tuple[Finding | None, ...]

    @property
    def finding(self) -> Finding | None:
        """The finding of the first side."""
        return self.findings[0]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        answers = " / ".join(one.answer if one else "-" for one in self.findings)
        return one_line(f"AssessedRow {self.entry.id}: {answers}")


@displayed
class AssessedPillar(NamedTuple):
    """A pillar with its rows, and the shares of the answers for each side."""

    pillar: Pillar
    rows: tuple[AssessedRow, ...]
    shares: tuple[Shares, ...]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        shares = " / ".join(f"{one.met} of {one.asked}" for one in self.shares)
        return one_line(f"AssessedPillar {self.pillar.id}: {shares} met")


class Assessment(ReadOnly, Displayed, Tabular):
    """One or more profiles held against a programme. Read-only.

    ``sides`` are the columns, ``pillars`` the rows by pillar, ``shares`` the answers in all for
    each side, ``indicators`` what the rows look at, by id.
    """

    programme: Programme
    sides: tuple[AssessedSide, ...]

    def __init__(self, programme: Programme, sides: Sequence[AssessedSide]) -> None:
        """Use :func:`assess`."""
        own = self.__dict__
        own["programme"] = programme
        own["sides"] = tuple(sides)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators of the programme, by id."""
        return self.programme.indicators

    @lazy
    def _texts(self) -> tuple[ProgrammeText, ...]:
        return tuple(_text(self.programme, one) for one in self.sides)

    @lazy
    def rows(self) -> tuple[AssessedRow, ...]:
        """Every component and target about such a subject, in the programme's order."""
        about = self.sides[0].profile.about
        columns = [
            {
                one.id: (one, finding)
                for one, finding in _findings(self.programme, side, text, about)
            }
            for side, text in zip(self.sides, self._texts, strict=True)
        ]
        found: dict[str, Component | Target] = {}
        for column in reversed(columns):  # the wording of the first side stands
            found |= {name: entry for name, (entry, _) in column.items()}
        order = [
            one["id"]
            for part in ("components", "targets")
            for one in self.programme.data.get(part, ())
        ]
        return tuple(
            AssessedRow(
                found[name],
                tuple(column[name][1] if name in column else None for column in columns),
            )
            for name in dict.fromkeys(order)
            if name in found
        )

    @lazy
    def pillars(self) -> tuple[AssessedPillar, ...]:
        """The rows by pillar: the programme's own where its entries name them, else the four."""
        own = {name: one for text in self._texts for name, one in text.pillars.items()}
        by_own = all(one.entry.pillar for one in self.rows)
        known = own if by_own else four_pillars()
        found = []
        for pillar in (*known.values(), _OTHER):
            rows = tuple(
                one
                for one in self.rows
                if ((one.entry.pillar if by_own else one.entry.serves) or _OTHER.id) == pillar.id
            )
            if rows:
                found.append(AssessedPillar(pillar, rows, self._shares(rows)))
        return tuple(found)

    @lazy
    def shares(self) -> tuple[Shares, ...]:
        """The shares of the answers in all, for each side."""
        return self._shares(self.rows)

    def _shares(self, rows: Iterable[AssessedRow]) -> tuple[Shares, ...]:
        listed = [*rows]
        return tuple(
            Shares.of(one.answer for row in listed if (one := row.findings[place]) is not None)
            for place in range(len(self.sides))
        )

    def row(self, entry: str) -> AssessedRow:
        """Return the row of a component or target; ``KeyError`` where there is none."""
        for one in self.rows:
            if one.entry.id == entry:
                return one
        raise KeyError(entry)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.assessment import assessment_data

        return assessment_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the assessment as text for a person."""
        from aigov.render.assessment import assessment_page
        from aigov.render.text import page_text

        return page_text(assessment_page(self, lang))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what is assessed; the rest is computed again."""
        return (Assessment, (self.programme, self.sides))

    def __repr__(self) -> str:
        """Return what came out, in one line."""
        shares = " / ".join(
            f"{one.met} met, {one.not_met} not, {one.unknown} unknown" for one in self.shares
        )
        return one_line(f"Assessment by {self.programme.id}: {shares}")


# --- how it is found --------------------------------------------------------------------------


def _text(programme: Programme, side: AssessedSide) -> ProgrammeText:
    known = None if side.text_as_of >= programme.checked else day(side.text_as_of)
    return programme.content(programme.law_text(day(side.as_of), known))


def _findings(
    programme: Programme, side: AssessedSide, text: ProgrammeText, about: str
) -> Iterator[tuple[Component | Target, Finding]]:
    facts = _Facts(programme, side)
    for entry in text.entries(about):
        yield entry, facts.component(entry) if isinstance(entry, Component) else facts.target(entry)


class _Facts:
    """What a profile says on one day, in the form that conditions are evaluated on."""

    def __init__(self, programme: Programme, side: AssessedSide) -> None:
        self.today = day(side.as_of)
        self.profile = side.profile
        vocabulary = programme.vocabulary
        values: dict[str, Value] = {}
        for name in side.profile.facts:
            found = side.profile.on(name, self.today)
            if name not in vocabulary.facts or found is None or not found.known:
                continue
            value = check_value(vocabulary, name, found.value, (), [])
            if value is not None:
                values[name] = value
        ruleset = Ruleset({}, {}, {}, (), (), ())
        self.evaluator = Evaluator(ruleset, vocabulary, vectors(vocabulary, [values]), self.today)

    def holds(self, condition: Condition) -> Truth:
        """Return whether a condition holds, as stated: nothing is presumed of a country."""
        return self.evaluator.value(condition, 0)

    def _stated(
        self, names: Iterable[str]
    ) -> tuple[tuple[tuple[str, Observation], ...], tuple[str, ...]]:
        """Return what is stated of indicators, and those of which nothing is known."""
        found = [(name, self.profile.on(name, self.today)) for name in names]
        stated = tuple((name, one) for name, one in found if one is not None)
        missing = (name for name, one in found if one is None or one.value == UNKNOWN)
        return stated, tuple(missing)

    def component(self, entry: Component) -> Finding:
        """Return whether a component is there."""
        stated, missing = self._stated(entry.indicators)
        concerns, strength = self._whom(entry)
        declined = any(one.value == NOT_APPLICABLE for _, one in stated)
        holds = self.holds(entry.when)
        if concerns is False or (declined and holds is None):
            return Finding(NOT_APPLICABLE, stated, (), strength)
        answer = MET if holds else NOT_MET if holds is False else UNKNOWN
        if concerns is None and answer == NOT_MET:
            answer = UNKNOWN  # it may not concern the profile at all
        return Finding(answer, stated, missing if answer == UNKNOWN else (), strength)

    def _whom(self, entry: Component | Target) -> tuple[Truth, str]:
        """Return whether an entry concerns the profile, and how far it binds it."""
        concerns = True if entry.applies_when is None else self.holds(entry.applies_when)
        binds = entry.must_when is not None and self.holds(entry.must_when) is True
        return concerns, "must" if binds else entry.strength

    def target(self, entry: Target) -> Finding:
        """Return how far an indicator is from its goals."""
        stated, missing = self._stated(entry.indicators)
        goals = tuple(self._goal(entry, one) for one in entry.goals)
        counting = entry.goal_on(self.today)
        current = next(one for one in goals if one.goal is counting)
        concerns, strength = self._whom(entry)
        if concerns is False or any(one.value == NOT_APPLICABLE for _, one in stated):
            return Finding(NOT_APPLICABLE, stated, (), strength, goals, current)
        answer = UNKNOWN if concerns is None and current.answer == NOT_MET else current.answer
        return Finding(answer, stated, missing, strength, goals, current)

    def _goal(self, entry: Target, goal: Goal) -> AssessedGoal:
        figures = self.profile.figures(entry.indicator, self.today)
        if goal.by is not None:
            in_time = tuple(one for one in figures if one.date <= goal.by)
            figures = in_time or figures
        newest = self.profile.on(entry.indicator, self.today)
        if not figures or (newest is not None and newest.value == UNKNOWN):
            return AssessedGoal(goal, UNKNOWN, None, None, overdue=False, pace=None)
        found = figures[-1]
        value = float(found.value)
        met = goal.met_by(value)
        late = not met and goal.by is not None and goal.by < self.today
        return AssessedGoal(
            goal,
            MET if met else NOT_MET,
            found,
            None if goal.bound == "holds" else goal.distance(value),
            overdue=late,
            pace=_pace(goal, figures, self.today),
        )


def _pace(goal: Goal, figures: Sequence[Observation], today: int) -> Pace | None:
    """Return how a figure moved between its last two days, and must move until the goal's."""
    if goal.bound == "holds" or len(figures) < 2:  # noqa: PLR2004 - it takes two to have a pace
        return None
    before, last = figures[-2:]
    first, second = float(before.value), float(last.value)
    observed = (second - first) / ((last.date - before.date) / _DAYS_A_YEAR)
    needed = None
    if goal.by is not None and goal.by > max(last.date, today) and not goal.met_by(second):
        needed = (goal.value - second) / ((goal.by - last.date) / _DAYS_A_YEAR)
    return Pace(
        show_day(before.date),
        show_day(last.date),
        round(observed, 4),
        None if needed is None else round(needed, 4),
    )


# --- what is asked ----------------------------------------------------------------------------

_Profile: TypeAlias = "str | Path | Profile | dict[str, Any]"
_Programme: TypeAlias = "str | Path | Programme"
_Days: TypeAlias = "str | date | list[str] | list[date] | None"


@overload
def assess(
    profiles: _Profile | list[_Profile] | list[Profile],
    programmes: _Programme = FOUR_PILLARS,
    *,
    as_of: _Days = None,
    text_as_of: str | date | None = None,
) -> Assessment: ...
@overload
def assess(
    profiles: _Profile | list[_Profile] | list[Profile],
    programmes: list[_Programme] | list[str] | list[Programme],
    *,
    as_of: _Days = None,
    text_as_of: str | date | None = None,
) -> Assessments: ...
def assess(
    profiles: _Profile | list[_Profile] | list[Profile],
    programmes: _Programme | list[_Programme] | list[str] | list[Programme] = FOUR_PILLARS,
    *,
    as_of: _Days = None,
    text_as_of: str | date | None = None,
) -> Assessment | Assessments:
    """Hold a country or an organisation against a programme: met, not met, unknown, and why.

    ``profiles`` is one profile or several (files, `example:NAME`, mappings or objects), which then
    stand side by side. ``programmes`` is a programme (its id, folder or object); a list of them
    gives a list. ``as_of`` (ISO) is the day that is judged on, several days one profile's columns;
    default: each profile's own day. ``text_as_of`` hides texts published later.

    Raises :class:`AssessmentError` where profiles are of different subjects, the programme says
    nothing about such a subject, or the days fit no profile; :class:`aigov.InputError`,
    :class:`aigov.UnknownProgrammeError`, :class:`aigov.NoTextError` and :class:`aigov.DateError`.
    """
    named = programmes if isinstance(programmes, list | tuple) else [programmes]
    asked = [one if isinstance(one, Programme) else load_programme(one) for one in named]
    known = indicators_of(asked)
    given = profiles if isinstance(profiles, list | tuple) else [profiles]
    described = [
        one if isinstance(one, Profile) else load_profile(one, known=known) for one in given
    ]
    if not described:
        message = "there is no profile to assess; name at least one"
        raise AssessmentError(message)
    columns = _columns(described, as_of)
    made = Assessments(_assessment(one, columns, text_as_of) for one in asked)
    return made if isinstance(programmes, list | tuple) else made[0]


def indicators_of(asked: Sequence[Programme]) -> Mapping[str, Indicator]:
    """Return the indicators that a profile for these programmes is written in: all there are."""
    return indicators(*(one.data for one in (*bundled_programmes(), *asked)))


def _columns(described: Sequence[Profile], as_of: _Days) -> list[tuple[Profile, str]]:
    """Return each profile with a day: one profile on several days, or several on one day each."""
    subjects = {one.about for one in described}
    if len(subjects) > 1:
        message = "a country and an organisation cannot stand side by side"
        raise AssessmentError(message)
    if as_of is None:
        return [(one, one.day) for one in described]
    days = [as_of] if isinstance(as_of, str | date) else [*as_of]
    shown = [show_day(asked_day(one, "as_of")) for one in days]
    if len(described) == 1:
        return [(described[0], one) for one in shown]
    if len(shown) == 1:
        return [(one, shown[0]) for one in described]
    if len(shown) == len(described):
        return [*zip(described, shown, strict=True)]
    message = f"{len(described)} profiles and {len(shown)} days: give one day, or one for each"
    raise AssessmentError(message)


def _assessment(
    programme: Programme,
    columns: Sequence[tuple[Profile, str]],
    text_as_of: str | date | None,
) -> Assessment:
    known = programme.checked
    if text_as_of is not None:
        known = min(show_day(asked_day(text_as_of, "text_as_of")), known)
    made = Assessment(programme, [AssessedSide(profile, on, known) for profile, on in columns])
    about = columns[0][0].about
    if not made.rows:
        others = [one.id for one in bundled_programmes() if _speaks_of(one, about)]
        message = f"{programme.id} says nothing about {_A[about]}; "
        message += f"those that do are {', '.join(others)}"
        raise AssessmentError(message)
    return made


_A = {"country": "a country", "organisation": "an organisation"}


def _speaks_of(programme: Programme, about: str) -> bool:
    entries = (*programme.data.get("components", ()), *programme.data.get("targets", ()))
    return any(one.get("about", "country") == about for one in entries)
