"""The four pillars: what is met of each, or what laws and programmes contribute to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.assessment import Assessment
from aigov.pillar_comparison import PillarComparison
from aigov.plots.asking import asked_width, wrong_kind
from aigov.plots.canvas import MARGIN, SIZE, SMALL, Canvas
from aigov.plots.plot import Plot, table_of
from aigov.plots.signs import SIGN, sign
from aigov.plots.type import LINE, measure, wrapped
from aigov.render.assessment_phrases import ANSWER_WORDS, MARKS, tell
from aigov.render.phrases import phrase
from aigov.texts import Text, asked_lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.assessment import Shares
    from aigov.render.page import Table
    from aigov.texts import Lang

__all__ = ["pillars"]

_WORDS = {
    "assessed": Text("{programme}: {profiles}", "{programme}: {profiles}"),
    "compared": Text(
        "What each contributes to the four pillars: {names}", "Đóng góp cho bốn trụ cột: {names}"
    ),
    "nothing": Text("There is nothing to show.", "Không có nội dung nào để hiển thị."),
    "pillar": Text("Pillar", "Trụ cột"),
    "none": Text("nothing", "không có"),
    "ours": Text("the mapping to pillars is ours", "cách xếp theo trụ cột là của chúng tôi"),
}

_PARTS = {
    "duties": Text("duties", "nghĩa vụ"),
    "measures": Text("measures of the State", "biện pháp của Nhà nước"),
    "entries": Text("aims of a programme", "nội dung của chương trình"),
}

_ONE = {
    "duties": Text("duty", "nghĩa vụ"),
    "measures": Text("measure of the State", "biện pháp của Nhà nước"),
    "entries": Text("aim of a programme", "nội dung của chương trình"),
}

_LOOKS = (
    ("ramp-4", "on-strong", False),
    ("orange", "on-strong", False),
    ("ground", "ink", True),
    ("raised", "quiet", False),
)
"""Fill, colour of words, and whether the edge is dashed, by place of a part."""

_BAR, _SHORTEST = 24.0, 6.0


class _Part(NamedTuple):
    """A share of a bar."""

    name: str
    mark: str
    number: int


class _Bar(NamedTuple):
    """What one column has of a pillar, and the same in words."""

    pillar: str
    pillar_label: str
    column: str
    column_label: str
    parts: tuple[_Part, ...]
    said: str


def pillars(given: Assessment | PillarComparison, *, lang: Lang = "en", width: float = 720) -> Plot:
    """Draw the four pillars, each with a bar for each column.

    Of an assessment (:func:`aigov.assess`) the bars count what is met, not met and unknown, for
    each profile and day; of a comparison by pillar (:func:`aigov.compare` with ``by="pillar"``) the
    duties, measures of the State and aims of a programme. ``width`` is in CSS pixels. Each dict of
    ``rows`` is a bar.

    Raises :class:`aigov.AigovError` for anything else.
    """
    lang, width = asked_lang(lang), asked_width(width)
    if isinstance(given, Assessment):
        bars = [*_assessed(given, lang)]
        parts = {name: (MARKS[name], words.pick(lang)) for name, words in ANSWER_WORDS.items()}
        names = " / ".join(dict.fromkeys(one.profile.name.pick(lang) for one in given.sides))
        programme = given.programme.short.pick(lang)
        title = _say("assessed", lang, programme=programme, profiles=names)
        aside = tell("judged", lang, **_days(given.sides))
        note = tell("no-score", lang)
    elif isinstance(given, PillarComparison):
        bars = [*_compared(given, lang)]
        parts = {name: ("", words.pick(lang)) for name, words in _PARTS.items()}
        title = _say("compared", lang, names=" – ".join(_titles(given, lang)))
        aside = phrase("judged-on", lang, **_days(given.columns))
        note = _say("ours", lang)
    else:
        raise wrong_kind(
            "pillars", given, "an aigov.Assessment or what aigov.compare(…, by='pillar') returns"
        )
    used = {name: one for name, one in parts.items() if any(_of(bar, name) for bar in bars)}
    return Plot(
        _draw(bars, used, note, width, lang),
        title=title,
        aside=aside,
        description=_described(bars, lang),
        rows=[*_data(bars, parts)],
        table=_table(bars, used, lang),
        lang=lang,
    )


def _say(name: str, lang: Lang, /, **values: Any) -> str:
    return _WORDS[name].pick(lang).format(**values)


def _days(columns: Sequence[Any]) -> dict[str, str]:
    return {
        name: " / ".join(dict.fromkeys(getattr(one, name) for one in columns))
        for name in ("as_of", "text_as_of")
    }


def _of(bar: _Bar, name: str) -> int:
    return next((one.number for one in bar.parts if one.name == name), 0)


def _assessed(found: Assessment, lang: Lang) -> Iterator[_Bar]:
    days = len({one.as_of for one in found.sides}) > 1
    for row in found.pillars:
        for side, shares in zip(found.sides, row.shares, strict=True):
            numbers = (shares.met, shares.not_met, shares.unknown, shares.not_applicable)
            parts = tuple(
                _Part(name, MARKS[name], number)
                for name, number in zip(ANSWER_WORDS, numbers, strict=True)
            )
            name = side.profile.name.pick(lang)
            label = f"{name}, {side.as_of}" if days else name
            column = f"{side.profile.id}@{side.as_of}"
            pillar = row.pillar
            said = _shares(shares, lang)
            yield _Bar(pillar.id, pillar.label.pick(lang), column, label, parts, said)


def _shares(shares: Shares, lang: Lang) -> str:
    said = tell(
        "shares",
        lang,
        met=shares.met,
        asked=shares.asked,
        not_met=shares.not_met,
        unknown=shares.unknown,
    )
    return said + (
        tell("not-applying", lang, number=shares.not_applicable) if shares.not_applicable else ""
    )


def _titles(found: PillarComparison, lang: Lang) -> list[str]:
    """Return what each column is called, with its day where several texts of one stand."""
    ids = [one.id for one in found.columns]
    return [
        one.of.short.pick(lang) + (f" @{one.text_as_of}" if ids.count(one.id) > 1 else "")
        for one in found.columns
    ]


def _compared(found: PillarComparison, lang: Lang) -> Iterator[_Bar]:
    titles = _titles(found, lang)
    for row in found.rows:
        for column, title, cell in zip(found.columns, titles, row.cells, strict=True):
            numbers = (len(cell.duties), len(cell.measures), len(cell.entries))
            parts = tuple(
                _Part(name, "", number) for name, number in zip(_PARTS, numbers, strict=True)
            )
            told = [
                f"{one.number} {(_ONE if one.number == 1 else _PARTS)[one.name].pick(lang)}"
                for one in parts
                if one.number
            ]
            said = ", ".join(told) or _say("none", lang)
            key = f"{column.id}@{column.text_as_of}"
            yield _Bar(row.pillar.id, row.pillar.label.pick(lang), key, title, parts, said)


# --- drawn ---------------------------------------------------------------------------------------


def _draw(
    bars: Sequence[_Bar],
    parts: dict[str, tuple[str, str]],
    note: str,
    width: float,
    lang: Lang,
) -> Canvas:
    drawn = Canvas(width)
    if not bars:
        drawn.words(_say("nothing", lang), MARGIN, MARGIN)
        return drawn
    y = _legend(drawn, parts, MARGIN)
    most = max(sum(part.number for part in one.parts) for one in bars) or 1
    several = len({one.column for one in bars}) > 1
    before = None
    for one in bars:
        if one.pillar != before:
            lines = wrapped(one.pillar_label, SIZE + 1, width - 2 * MARGIN, bold=True, most=2)
            y = drawn.words(lines, MARGIN, y + 10, size=SIZE + 1, bold=True)
        before = one.pillar
        y = _bar(drawn, one, most, y, named=several)
    drawn.words(wrapped(note, SMALL, width - 2 * MARGIN), MARGIN, y + 10, size=SMALL, fill="quiet")
    return drawn


def _bar(drawn: Canvas, bar: _Bar, most: int, y: float, *, named: bool) -> float:
    room = drawn.width - 2 * MARGIN
    said = f"{bar.column_label}: {bar.said}" if named else bar.said
    y = drawn.words(wrapped(said, SMALL, room, most=3), MARGIN, y, size=SMALL, fill="quiet")
    x = MARGIN
    looks = dict(zip((one.name for one in bar.parts), _LOOKS, strict=False))
    for part in bar.parts:
        if not part.number:
            continue
        fill, ink, dashed = looks[part.name]
        length = max((room - 3 * _SHORTEST) * part.number / most, _SHORTEST)
        drawn.rect(
            x + 1,
            y + 1,
            length - 2,
            _BAR - 2,
            fill,
            stroke="line" if fill in ("ground", "raised") else None,
            dashed=dashed,
        )
        _inside(drawn, part, x, y, length, ink)
        x += length
    if x == MARGIN:
        drawn.rect(x + 1, y + 1, 22, _BAR - 2, None, stroke="faint")
        sign(drawn, "–", x + 12, y + _BAR / 2, "quiet")
    return y + _BAR + 4


def _inside(drawn: Canvas, part: _Part, x: float, y: float, length: float, ink: str) -> None:
    """Write the sign and the number of a part, as far as there is room."""
    words = str(part.number)
    number, marked = measure(words, SIZE, bold=True), SIGN + 2 if part.mark else 0.0
    if number + marked > length - 4:
        if part.mark and length > SIGN:
            sign(drawn, part.mark, x + length / 2, y + _BAR / 2, ink)
        return
    left = x + (length - number - marked) / 2
    sign(drawn, part.mark, left + SIGN / 2 - 1, y + _BAR / 2, ink)
    drawn.words(words, left + marked, y + (_BAR - SIZE * LINE) / 2, fill=ink, bold=True)


def _legend(drawn: Canvas, parts: dict[str, tuple[str, str]], y: float) -> float:
    x = MARGIN
    order = [*(_PARTS if {*parts} <= {*_PARTS} else ANSWER_WORDS)]
    for name, (mark, words) in parts.items():
        fill, ink, dashed = _LOOKS[order.index(name)]
        room = measure(words, SMALL) + 48
        if x + room > drawn.width - MARGIN:
            x, y = MARGIN, y + 24
        edge = "line" if fill in ("ground", "raised") else None
        drawn.rect(x + 1, y, 22, 18, fill, stroke=edge, dashed=dashed)
        if mark:
            sign(drawn, mark, x + 12, y + 9, ink)
        drawn.words(words, x + 29, y + 1, size=SMALL, fill="quiet")
        x += room
    return y + 18


# --- in words and as data ------------------------------------------------------------------------


def _described(bars: Sequence[_Bar], lang: Lang) -> str:
    if not bars:
        return _say("nothing", lang)
    several = len({one.column for one in bars}) > 1
    said, before = [], None
    for one in bars:
        name = f"{one.column_label}: " if several else ""
        head = f"{one.pillar_label}: " if one.pillar != before else ""
        before = one.pillar
        said.append(f"{head}{name}{one.said}.")
    return " ".join(said)


def _table(bars: Sequence[_Bar], parts: dict[str, tuple[str, str]], lang: Lang) -> Table:
    several = len({one.column for one in bars}) > 1
    rows = (
        (
            f"{one.pillar_label}, {one.column_label}" if several else one.pillar_label,
            [_of(one, name) for name in parts],
        )
        for one in bars
    )
    return table_of([_say("pillar", lang), *(words for _, words in parts.values())], rows)


def _data(bars: Sequence[_Bar], parts: dict[str, tuple[str, str]]) -> Iterator[dict[str, Any]]:
    for one in bars:
        yield {
            "pillar": one.pillar,
            "pillar_label": one.pillar_label,
            "column": one.column,
            "column_label": one.column_label,
            **{name: _of(one, name) for name in parts},
        }
