"""A line of time: which days stand where, with the years and months behind them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aigov.plots.canvas import MARGIN, SMALL
from aigov.plots.type import LINE, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.plots.canvas import Canvas
    from aigov.texts import Lang

__all__ = ["Axis", "Grid"]

_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "vi": tuple(f"T{number}" for number in range(1, 13)),
}
_MONTH_ROOM = 28.0
_YEAR = 12
_YEAR_ROOM = 44.0


class Axis(NamedTuple):
    """Which days stand where."""

    first: int
    last: int
    left: float
    right: float

    def x(self, ordinal: int) -> float:
        """Return where a day stands, by its ordinal."""
        share = (ordinal - self.first) / max(self.last - self.first, 1)
        return self.left + share * (self.right - self.left)


class Grid:
    """Years and months behind the days."""

    def __init__(self, drawn: Canvas, axis: Axis, lang: Lang) -> None:
        self.drawn, self.axis, self.lang = drawn, axis, lang
        first, last = date.fromordinal(axis.first), date.fromordinal(axis.last)
        months = [
            date(first.year + number // 12, number % 12 + 1, 1)
            for number in range(first.month - 1, (last.year - first.year) * 12 + last.month)
        ]
        self.months = [one for one in months if axis.first <= one.toordinal() <= axis.last]
        per_year = (axis.right - axis.left) * 365 / max(axis.last - axis.first, 1)
        self.every = next((n for n in (1, 3, 6) if per_year * n / 12 >= _MONTH_ROOM), 12)
        self.years = max(1, -(-int(_YEAR_ROOM) // max(int(per_year), 1)))

    def labels(self, y: float) -> float:
        """Write the years and under them the months; return where the next line is."""
        years = [one for one in self.months if one.month == 1 and one.year % self.years == 0]
        first = self.months[0]
        if (
            not years
            or self.axis.x(years[0].toordinal()) > self.axis.x(first.toordinal()) + _YEAR_ROOM
        ):
            years = [first, *years]
        self._label(years, y, bold=True)
        y += SMALL * LINE
        if self.every < _YEAR:
            self._label([one for one in self.months if (one.month - 1) % self.every == 0], y)
            y += SMALL * LINE
        return y + 2

    def _label(self, days: Sequence[date], y: float, *, bold: bool = False) -> None:
        busy = self.axis.left - MARGIN
        for one in days:
            words = str(one.year) if bold else _MONTHS[self.lang][one.month - 1]
            x, half = self.axis.x(one.toordinal()), measure(words, SMALL, bold=bold) / 2
            if x - half < busy or x + half > self.axis.right + MARGIN / 2:
                continue
            busy = x + half + 3
            fill = "ink" if bold else "quiet"
            self.drawn.words(words, x, y, size=SMALL, bold=bold, fill=fill, anchor="middle")

    def lines(self, top: float, bottom: float) -> None:
        """Draw a line at the beginning of each year, and fainter ones at those of months."""
        for one in self.months:
            x = self.axis.x(one.toordinal())
            if one.month == 1:
                self.drawn.line(x, top, x, bottom, "line")
            elif (one.month - 1) % self.every == 0:
                self.drawn.line(x, top, x, bottom, "faint")
