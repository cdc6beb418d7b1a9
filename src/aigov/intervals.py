"""Dates and numbers that are known only within limits.

A user knows "2025" or "between 1e24 and 3e25". Both are intervals, and a comparison with them is
true, false or unknown. Days are counted as :meth:`datetime.date.toordinal` does.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from aigov.problems import AigovError

__all__ = [
    "COMPARISONS",
    "Comparison",
    "DateError",
    "Interval",
    "asked_day",
    "compare",
    "day",
    "read_date",
    "show_day",
]

Comparison = Literal["over", "at-least", "under", "at-most", "before", "on-or-after", "by"]
COMPARISONS: dict[str, tuple[Comparison, ...]] = {
    "number": ("over", "at-least", "under", "at-most"),
    "date": ("before", "on-or-after", "by"),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Interval(NamedTuple):
    """The lowest and highest value still possible; equal where the value is known.

    ``never`` marks a day that has not come (`not-yet`): every comparison with it is false.
    """

    low: float
    high: float
    never: bool = False


def compare(found: Interval | None, how: Comparison, limit: float) -> bool | None:
    """Compare an interval (or ``None``, unknown) with a limit: true, false or, open, ``None``."""
    if found is None:
        return None
    low, high, never = found
    if never:
        return False
    if how == "over":
        return True if low > limit else False if high <= limit else None
    if how in ("at-least", "on-or-after"):
        return True if low >= limit else False if high < limit else None
    if how in ("under", "before"):
        return True if high < limit else False if low >= limit else None
    return True if high <= limit else False if low > limit else None


@lru_cache(maxsize=1000)
def day(value: Any) -> int:
    """Return the ordinal of an ISO date (a string or a :class:`datetime.date`).

    Raises ``ValueError`` where it is none.
    """
    if isinstance(value, date):
        return value.toordinal()
    if not _DAY.fullmatch(value):  # `fromisoformat` takes other forms too, in which few read a day
        message = f"{value!r} is no day such as 2026-08-02"
        raise ValueError(message)
    return date.fromisoformat(value).toordinal()


class DateError(AigovError, ValueError):
    """What was given for a day is none."""


def asked_day(value: Any, asked: str) -> int:
    """Return the ordinal of a day that somebody asks about: an ISO text or a date.

    Raises :class:`DateError`, whose words begin with ``asked``: what the day was given for.
    """
    try:
        return day(value)
    except (TypeError, ValueError):
        pass
    shown = f"{value!r} is no day" if value else "the day is missing"
    message = f"{asked}: {shown}; write it as 2026-11-22"
    raise DateError(message)


@lru_cache(maxsize=1000)
def show_day(ordinal: float) -> str:
    """Return the ISO form of a day."""
    return date.fromordinal(int(ordinal)).isoformat()


def _days(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # slow to import, and most dates are days

    return monthrange(year, month)[1]


def read_date(value: Any) -> Interval:
    """Return the interval of days of a date, a month, a year or `not-yet`.

    Raises ``ValueError`` with a sentence that says what is wrong.
    """
    if isinstance(value, date):
        return Interval(value.toordinal(), value.toordinal())
    if value == "not-yet":
        return Interval(0, 0, never=True)
    match = _DATE.fullmatch(str(value))
    if not match:
        message = f"{value!r} is no date: write a day (2026-08-02), a month (2026-08), a year (2026) or not-yet"
        raise ValueError(message)
    year, month, of_month = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, of_month or 1)
        last = date(year or 0, month or 12, of_month or _days(year or 0, month or 12))
    except ValueError as error:
        message = f"{value} is no day of the calendar"
        raise ValueError(message) from error
    return Interval(first.toordinal(), last.toordinal())
