"""The dates of a system on a line of time."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.calendars import BEGINS, ENDS, TEXT, TIER, Calendar, calendar
from aigov.classification import Classification
from aigov.intervals import day
from aigov.plots.asking import asked_width, wrong_kind
from aigov.plots.axis import Axis, Grid
from aigov.plots.canvas import MARGIN, SIZE, SMALL, Canvas
from aigov.plots.plot import Plot, table_of
from aigov.plots.type import LINE, measure, wrapped
from aigov.problems import AigovError
from aigov.render.calendar import framework_of
from aigov.render.phrases import phrase
from aigov.texts import Text, asked_lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.calendars import Day
    from aigov.render.page import Table
    from aigov.texts import Lang

__all__ = ["timeline"]

_WORDS = {
    "title": Text("What begins when: {system}", "Các mốc thời gian: {system}"),
    "nothing": Text("There is no date to show.", "Không có ngày nào để hiển thị."),
    "takes-effect": Text("{number} takes effect", "{number} có hiệu lực"),
    "today": Text("Day asked about: {date}", "Ngày được hỏi: {date}"),
    "on-event": Text(
        "{number} obligations wait for an event and have no day of their own.",
        "{number} nghĩa vụ phát sinh theo sự kiện, không có ngày cố định.",
    ),
    "on-one-event": Text(
        "1 obligation waits for an event and has no day of its own.",
        "1 nghĩa vụ phát sinh theo sự kiện, không có ngày cố định.",
    ),
    "open": Text("open", "còn để ngỏ"),
    "certain": Text("certain", "chắc chắn"),
    "legend-open": Text(
        "hollow: an unstated fact could move or cancel it",
        "rỗng: thông tin chưa nêu có thể làm thay đổi",
    ),
    "summary": Text(
        "{past} dates before {date}, {ahead} from it on.",
        "Trước {date}: {past} mốc; từ {date} trở đi: {ahead} mốc.",
    ),
}

_KINDS = {
    BEGINS: Text("obligations begin", "nghĩa vụ bắt đầu"),
    ENDS: Text("obligations end", "nghĩa vụ kết thúc"),
    TIER: Text("the tier begins to apply", "mức độ rủi ro bắt đầu áp dụng"),
    TEXT: Text("a text takes effect", "văn bản có hiệu lực"),
}

_HEADS = (
    Text("Date", "Ngày"),
    Text("Framework", "Văn bản"),
    Text("What happens", "Nội dung"),
    Text("Certainty", "Mức chắc chắn"),
    Text("Provision", "Căn cứ"),
)

_FEW = 3
"""How many provisions of a day a table names."""

_LABEL = 296.0


def timeline(
    given: Calendar | Classification | Sequence[Classification],
    *,
    lang: Lang = "en",
    width: float = 720,
) -> Plot:
    """Draw the days that matter for a system, framework by framework, on one line of time.

    ``given`` is a calendar (:func:`aigov.calendar`), or classifications of one system on one day,
    whose calendar is looked up. What an unstated fact could move or cancel is hollow and dashed.
    ``width`` is in CSS pixels. Each dict of ``rows`` is a day with its framework and kind.

    Raises :class:`aigov.AigovError` for anything else.
    """
    found = _calendar(given)
    lang, width = asked_lang(lang), asked_width(width)
    return Plot(
        _draw(found, width, lang),
        title=_say("title", lang, system=found.system.name),
        aside=_aside(found, lang),
        description=_described(found, lang),
        rows=[*_data(found, lang)],
        table=_table(found, lang),
        lang=lang,
    )


def _calendar(given: Any) -> Calendar:
    if isinstance(given, Calendar):
        return given
    several = [given] if isinstance(given, Classification) else given
    if not isinstance(several, list | tuple) or not several:
        raise wrong_kind("timeline", given, "an aigov.Calendar or classifications")
    for one in several:
        if not isinstance(one, Classification):
            raise wrong_kind("timeline", one, "an aigov.Calendar or classifications")
    first: Classification = several[0]
    if any(
        (one.system, one.as_of, one.role) != (first.system, first.as_of, first.role)
        for one in several
    ):
        raise AigovError(
            "timeline: the classifications are of several systems, days or roles; "
            "draw one timeline for each"
        )
    columns = [
        side
        for one in several
        for side in calendar(
            one.system, [one.source], one.role, as_of=one.as_of, text_as_of=one.text_as_of
        ).sides
    ]
    return Calendar(first.system, first.as_of, columns)


def _say(name: str, lang: Lang, /, **values: Any) -> str:
    return _WORDS[name].pick(lang).format(**values)


def _aside(found: Calendar, lang: Lang) -> str:
    known = " / ".join(dict.fromkeys(one.text_as_of for one in found.sides))
    return phrase("judged-on", lang, as_of=found.as_of, text_as_of=known) if known else ""


def _draw(found: Calendar, width: float, lang: Lang) -> Canvas:
    drawn = Canvas(width)
    if not found.days:
        drawn.words(_say("nothing", lang), MARGIN, MARGIN)
        return drawn
    days = [day(one.date) for one in found.days]
    today = day(found.as_of)
    span = max(max(*days, today) - min(*days, today), 180)
    axis = Axis(
        max(min(*days, today) - span // 30, date.min.toordinal()),
        min(max(*days, today) + span // 12, date.max.toordinal()),
        MARGIN + _LABEL,
        width - MARGIN,
    )
    at = axis.x(today)
    grid = Grid(drawn, axis, lang)
    under = grid.labels(MARGIN)
    words = _say("today", lang, date=found.as_of)
    half = measure(words, SMALL, bold=True) / 2
    middle = min(max(at, MARGIN + half), width - MARGIN - half)
    under = drawn.words(words, middle, under, size=SMALL, fill="accent", bold=True, anchor="middle")
    begin = under + 4
    # What is drawn later lies above: the grid first, then the rows, the line of the day, the marks.
    rows = [*_rows(found, lang)]
    end = begin + fsum(one.height for one in rows)
    grid.lines(begin, end)
    y = begin
    for one in rows:
        _row(drawn, one, axis, y)
        y += one.height
    drawn.line(at, under, at, end, "accent", thick=2)
    for one, y in zip(rows, _tops(rows, begin), strict=True):
        _marked(drawn, one, axis, at, y)
    _legend(drawn, found, grid.labels(end + 4) + 8, lang)
    return drawn


class _Row(NamedTuple):
    """A day, or without one the head of a framework."""

    lines: list[str]
    height: float
    day: Day | None = None
    tip: str = ""


def _tops(rows: Sequence[_Row], y: float) -> Iterator[float]:
    for one in rows:
        yield y
        y += one.height


def _rows(found: Calendar, lang: Lang) -> Iterator[_Row]:
    order = [one.framework.id for one in found.sides]
    days = sorted(found.days, key=lambda one: order.index(one.framework))
    for name, several in groupby(days, key=lambda one: one.framework):
        short = framework_of(found, name).short.pick(lang)
        lines = wrapped(short, SIZE, _LABEL * 2, bold=True, most=2)
        yield _Row(lines, len(lines) * SIZE * LINE + 12)
        for one in several:
            title = _title(one, lang)
            lines = wrapped(title, SMALL + 0.5, _LABEL - 16, most=4)
            tip = f"{one.date} · {one.title.pick(lang)} ({'; '.join(one.citations)})"
            yield _Row(lines, max(26.0, len(lines) * (SMALL + 0.5) * LINE + 8), one, tip)


def _title(one: Day, lang: Lang) -> str:
    """Return what happens; of a text its number, since its title is long."""
    if one.kind == TEXT:
        return _say("takes-effect", lang, number=one.citations[0])
    return one.title.pick(lang)


def _row(drawn: Canvas, row: _Row, axis: Axis, y: float) -> None:
    if row.day is None:
        drawn.rect(MARGIN, y + 3, axis.right - MARGIN, row.height - 6, "raised")
        drawn.words(row.lines, MARGIN + 6, y + 6, bold=True)
        return
    size = SMALL + 0.5
    at = y + (row.height - len(row.lines) * size * LINE) / 2
    drawn.words(row.lines, MARGIN + 6, at, size=size)
    drawn.line(MARGIN, y + row.height, axis.right, y + row.height, "faint")


def _marked(drawn: Canvas, row: _Row, axis: Axis, today: float, y: float) -> None:
    if row.day is None:
        return
    one = row.day
    x, middle = axis.x(day(one.date)), y + row.height / 2
    if one.kind in (BEGINS, TIER):
        drawn.line(x, middle, axis.right, middle, "ramp-4", thick=2, dashed=not one.certain)
    _mark(drawn, one.kind, x, middle, certain=one.certain, tip=row.tip)
    room = measure(one.date, SMALL)
    left = _has_room(x - 12 - room, x - 12, axis, today) or x + 12 + room > axis.right
    drawn.words(
        one.date,
        x - 12 if left else x + 12,
        middle - SMALL * LINE / 2,
        size=SMALL,
        anchor="end" if left else "start",
        halo="ground",
    )


def _has_room(left: float, right: float, axis: Axis, today: float) -> bool:
    """Tell whether words stand clear of the labels and of the line of the day asked about."""
    return left >= axis.left - 4 and not left - 4 < today < right + 4


def _mark(drawn: Canvas, kind: str, x: float, y: float, *, certain: bool, tip: str = "") -> None:
    fill = "ramp-4" if certain else "ground"
    if kind == BEGINS:
        drawn.circle(x, y, 6, fill, "ramp-4", tip=tip)
    elif kind == TIER:
        drawn.polygon([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], fill, "ramp-4", tip=tip)
    elif kind == ENDS:
        drawn.rect(x - 5.5, y - 5.5, 11, 11, fill, stroke="ramp-4", thick=2, tip=tip)
    else:
        points = [(x - 6.5, y - 6), (x + 6.5, y - 6), (x, y + 6)]
        drawn.polygon(points, "ink" if certain else "ground", "ink", tip=tip)


def _legend(drawn: Canvas, found: Calendar, y: float, lang: Lang) -> None:
    x = MARGIN + 8
    for kind in dict.fromkeys(one.kind for one in found.days):
        words = _KINDS[kind].pick(lang)
        room = measure(words, SMALL) + 44
        if x + room > drawn.width - MARGIN:
            x, y = MARGIN + 8, y + SMALL * LINE + 4
        _mark(drawn, kind, x, y + 8, certain=True)
        drawn.words(words, x + 14, y, size=SMALL, fill="quiet")
        x += room
    y += SMALL * LINE + 4
    if not all(one.certain for one in found.days):
        _mark(drawn, BEGINS, MARGIN + 8, y + 8, certain=False)
        y = drawn.words(_say("legend-open", lang), MARGIN + 22, y, size=SMALL, fill="quiet")
    if found.on_event:
        notes = wrapped(_waiting(found, lang), SMALL, drawn.width - 2 * MARGIN)
        drawn.words(notes, MARGIN, y + 2, size=SMALL, fill="quiet")


def _waiting(found: Calendar, lang: Lang) -> str:
    number = len(found.on_event)
    return _say("on-one-event" if number == 1 else "on-event", lang, number=number)


def _described(found: Calendar, lang: Lang) -> str:
    if not found.days:
        return _say("nothing", lang)
    said = [_say("summary", lang, date=found.as_of, past=len(found.past), ahead=len(found.ahead))]
    said += [f"{words}." for words in _told(found.ahead, found, lang)]
    if found.on_event:
        said.append(_waiting(found, lang))
    return " ".join(said)


def _told(days: Iterable[Day], found: Calendar, lang: Lang) -> Iterator[str]:
    for one in days:
        short = framework_of(found, one.framework).short.pick(lang)
        sure = "" if one.certain else f" ({_say('open', lang)})"
        yield f"{one.date}: {short}, {_title(one, lang)}{sure}"


def _table(found: Calendar, lang: Lang) -> Table:
    rows = (
        (
            one.date,
            (
                framework_of(found, one.framework).short.pick(lang),
                one.title.pick(lang),
                _say("certain" if one.certain else "open", lang),
                "; ".join([*one.citations[:_FEW], *["…"][: len(one.citations) - _FEW]]),
            ),
        )
        for one in found.days
    )
    return table_of([one.pick(lang) for one in _HEADS], rows)


def _data(found: Calendar, lang: Lang) -> Iterator[dict[str, Any]]:
    for one in found.days:
        yield {
            "date": one.date,
            "framework": one.framework,
            "framework_label": framework_of(found, one.framework).short.pick(lang),
            "kind": one.kind,
            "kind_label": _KINDS[one.kind].pick(lang),
            "title": one.title.pick(lang),
            "citation": "; ".join(one.citations),
            "obligations": len(one.findings),
            "certain": one.certain,
        }
