"""Every date that matters for a system, in order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.display import Displayed, displayed
from aigov.intervals import asked_day, show_day
from aigov.lazy import ReadOnly
from aigov.sides import chosen, described_for, sides
from aigov.tables import Tabular
from aigov.texts import Text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from aigov.obligation_findings import ObligationFinding
    from aigov.sides import Chosen, Side
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["Calendar", "Day", "calendar"]

BEGINS, ENDS, TIER, TEXT = "begins", "ends", "tier", "text"


@displayed
class Day(NamedTuple):
    """What happens on one day under one framework.

    ``date`` is an ISO day; ``kind`` is `begins` or `ends` (obligations), `tier` (a rule on the tier
    begins to apply) or `text` (an instrument takes effect); ``findings`` are the obligations, if
    any; ``certain`` tells whether an unstated fact could move or cancel it.
    """

    date: str
    framework: str
    kind: str
    title: Text
    citations: tuple[str, ...]
    findings: tuple[ObligationFinding, ...] = ()
    certain: bool = True

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Day {self.date} {self.framework} {self.kind}: {self.title.en}")


class Calendar(ReadOnly, Displayed, Tabular):
    """The days that matter for a system, in order. Read-only.

    ``days`` are all of them, ``past`` and ``ahead`` those before and from the day asked about;
    ``on_event`` are the obligations that wait for an event and so have no day of their own.
    """

    system: System
    sides: tuple[Side, ...]
    as_of: str
    days: tuple[Day, ...]

    def __init__(self, system: System, as_of: str, columns: Sequence[Side]) -> None:
        """Use :func:`calendar`."""
        own = self.__dict__
        own["sides"] = tuple(columns)
        own["system"] = system
        own["as_of"] = as_of
        found = [day for side in columns for day in _days(side)]
        own["days"] = tuple(sorted(found, key=lambda one: (one.date, one.framework, one.kind)))

    @property
    def past(self) -> tuple[Day, ...]:
        """The days before the day asked about."""
        return tuple(one for one in self.days if one.date < self.as_of)

    @property
    def ahead(self) -> tuple[Day, ...]:
        """The days from the day asked about on."""
        return tuple(one for one in self.days if one.date >= self.as_of)

    @property
    def on_event(self) -> tuple[ObligationFinding, ...]:
        """The obligations that bind now or will, and wait for an event."""
        return tuple(
            duty.finding
            for side in self.sides
            for duty in side.duties
            if duty.finding is not None and duty.obligation.on
        )

    def to_ics(self, lang: Lang = "en") -> str:
        """Return the days as an iCalendar file (RFC 5545), each an all-day event.

        Raises :class:`aigov.MissingExtraError` where the package `icalendar` is not installed.
        """
        from aigov.render.ics import calendar_ics

        return calendar_ics(self, lang)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.calendar import calendar_data

        return calendar_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the calendar as text for a person."""
        from aigov.render.calendar import calendar_page
        from aigov.render.text import page_text

        return page_text(calendar_page(self, lang))

    def __repr__(self) -> str:
        """Return how many days there are, in one line."""
        ids = ", ".join(one.framework.id for one in self.sides)
        return one_line(f"Calendar of {self.system.id[:40]}, {ids}: {len(self.ahead)} days ahead")


def _days(side: Side) -> Iterator[Day]:
    yield from _texts(side)
    yield from _tiers(side)
    found = [duty.finding for duty in side.duties if duty.finding is not None]
    for kind, turn in ((BEGINS, "start"), (ENDS, "ends")):
        by_day: dict[str, list[ObligationFinding]] = {}
        for one in found:
            day = getattr(one, turn)
            if day is not None:
                by_day.setdefault(day, []).append(one)
        for day, findings in by_day.items():
            yield Day(
                day,
                side.framework.id,
                kind,
                _counted(kind, len(findings)),
                tuple(dict.fromkeys(one.source.cite[0] for one in findings)),
                tuple(findings),
                all(one.outcome is True for one in findings),
            )


def _counted(kind: str, number: int) -> Text:
    plural = "" if number == 1 else "s"
    if kind == BEGINS:
        return Text(
            f"{number} obligation{plural} begin{'' if plural else 's'} to bind",
            f"Bắt đầu phải thực hiện {number} nghĩa vụ",
        )
    return Text(
        f"last day of {number} obligation{plural}", f"Ngày cuối phải thực hiện {number} nghĩa vụ"
    )


def _texts(side: Side) -> Iterator[Day]:
    """Yield the days on which the framework's instruments take effect."""
    law = side.law
    for entry, one in zip(
        side.framework.data["instruments"], side.framework.instruments, strict=True
    ):
        if law.state[one.id] != "hidden":
            title = entry["title"]
            en, vi = (title.get(lang, "") for lang in ("en", "vi"))
            yield Day(
                show_day(one.in_force),
                side.framework.id,
                TEXT,
                Text(f"{en or vi} takes effect", f"{vi or en} có hiệu lực"),
                (one.number,),
            )


def _tiers(side: Side) -> Iterator[Day]:
    """Yield the days on which rules that give or raise the tier begin to apply to the system."""
    assert side.classification is not None  # noqa: S101 - a calendar has a system
    for one in side.classification.findings:
        holds = one.outcome is True or one.presumed is True
        if one.kind == "tier" and holds and one.source.when is not None and one.start is not None:
            tier = side.framework.tier(one.concludes).label
            yield Day(
                one.start,
                side.framework.id,
                TIER,
                Text(f"{tier.en}: {one.title.en}", f"{tier.vi}: {one.title.vi}"),
                one.source.cite,
                (),
                one.outcome is True and not one.dated.alternatives,
            )


def calendar(
    system: System | str | Path | Mapping[str, Any],
    frameworks: Chosen | None = None,
    role: str | None = None,
    *,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
) -> Calendar:
    """Return every date that matters for a system: texts, tiers, and obligations of all kinds.

    ``frameworks`` are as in :func:`aigov.compare` (default: every binding one that is bundled);
    ``role`` asks for one role. ``as_of`` (ISO; default: today) is the day that is judged on,
    ``text_as_of`` hides texts published later. Raises what :func:`aigov.classify` raises, but for
    a role that only some of the frameworks know.
    """
    from aigov.library import bundled_frameworks

    asked = (
        [one for one in bundled_frameworks() if one.source_status == "binding"]
        if frameworks is None
        else frameworks
    )
    several = chosen(asked)
    described = described_for(several, system)
    judged = show_day(asked_day(date.today() if as_of is None else as_of, "as_of"))
    kinds = ("duty", "liability")
    columns = sides(several, described, role=role, as_of=judged, text_as_of=text_as_of, kinds=kinds)
    return Calendar(described, judged, columns)
