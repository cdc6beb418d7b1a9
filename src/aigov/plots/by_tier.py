"""Tiers across frameworks and dates."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.classifying import classify
from aigov.intervals import asked_day, show_day
from aigov.plots.asking import asked_width
from aigov.plots.canvas import MARGIN, SIZE, SMALL, Canvas
from aigov.plots.plot import Plot, table_of
from aigov.plots.signs import SIGN, sign
from aigov.plots.tier_cells import (
    CERTAIN,
    NONE,
    PRESUMED,
    STATES,
    UNDETERMINED,
    Cell,
    in_all,
    on_day,
)
from aigov.plots.type import LINE, measure, wrapped
from aigov.problems import AigovError
from aigov.sides import chosen, described_for
from aigov.system import System
from aigov.texts import Text, asked_lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from aigov.classification import Classification
    from aigov.render.page import Table
    from aigov.sides import Chosen
    from aigov.texts import Lang

    Described = System | str | Path | Mapping[str, Any]

__all__ = ["tiers"]

_WORDS = {
    "title": Text(
        "Tier by framework and date: {systems}", "Mức độ rủi ro theo văn bản và ngày: {systems}"
    ),
    "several": Text("{number} systems", "{number} hệ thống"),
    "summed": Text(
        "Number of systems by tier, once all rules apply.",
        "Số hệ thống theo mức độ rủi ro, khi mọi quy định đã áp dụng.",
    ),
    "framework": Text("Framework", "Văn bản"),
    "known": Text("law known to {known}", "theo văn bản công bố đến ngày {known}"),
    "in-all": Text("once all rules apply", "khi mọi quy định đã áp dụng"),
}

_MARKS = {CERTAIN: "●", PRESUMED: "○", UNDETERMINED: "?", NONE: "–"}
_MOST_TOLD = 6
"""How many rows are told cell by cell; of more, how many systems have which tier."""

_LABEL, _NARROWEST = 148.0, 132.0


class _Line(NamedTuple):
    """A framework for a system, with a cell for each day and one for all rules."""

    system: str
    framework: str
    label: str
    text_as_of: str
    cells: tuple[Cell, ...]


def tiers(
    systems: Described | Sequence[Described],
    frameworks: Chosen,
    dates: str | date | Sequence[str | date],
    *,
    role: str | None = None,
    text_as_of: str | date | None = None,
    lang: Lang = "en",
    width: float = 720,
) -> Plot:
    """Draw which tier systems have under frameworks on days.

    ``systems`` is a description, its file or content, or several; ``frameworks`` are as in
    :func:`aigov.compare`; ``dates`` are ISO days. Each cell has the tier that the rules in force on
    the day give, and a last column the tier once all rules apply. ``role`` and ``text_as_of`` are
    as in :func:`aigov.classify`, ``width`` is in CSS pixels, more where the columns need it.

    Raises :class:`aigov.AigovError` where there is no system, framework or day, and what
    :func:`aigov.classify` raises.
    """
    lang, width = asked_lang(lang), asked_width(width)
    several = chosen(frameworks)
    asked: list[Any] = [*systems] if isinstance(systems, list | tuple) else [systems]
    days = [dates] if not isinstance(dates, list | tuple) else [*dates]
    for name, given in (("systems", asked), ("frameworks", several), ("dates", days)):
        if not given:
            message = f"tiers: {name} is empty; name at least one"
            raise AigovError(message)
    shown = sorted({show_day(asked_day(one, "dates")) for one in days})
    found = [
        [classify(system, one, as_of=on, text_as_of=text_as_of, role=role) for on in shown]
        for system in (described_for(several, one) for one in asked)
        for one in several
    ]
    lines = [_line(one, found, lang) for one in found]
    known = " / ".join(dict.fromkeys(one.text_as_of for one in lines))
    return Plot(
        _draw(lines, [*shown, _say("in-all", lang)], width, lang),
        title=_say("title", lang, systems=_named(lines, lang)),
        aside=_say("known", lang, known=known),
        description=_described(lines, lang),
        rows=[*_data(lines, lang)],
        table=_table(lines, [*shown, _say("in-all", lang)], lang),
        lang=lang,
    )


def _say(name: str, lang: Lang, /, **values: Any) -> str:
    return _WORDS[name].pick(lang).format(**values)


def _named(lines: Sequence[_Line], lang: Lang) -> str:
    names = [*dict.fromkeys(one.system for one in lines)]
    return names[0] if len(names) == 1 else _say("several", lang, number=len(names))


def _line(
    found: Sequence[Classification], among: Sequence[Sequence[Classification]], lang: Lang
) -> _Line:
    first = found[0]
    texts = {one[0].text_as_of for one in among if one[0].framework == first.framework}
    label = first.source.short.pick(lang) + (f" @{first.text_as_of}" if len(texts) > 1 else "")
    cells = (*(on_day(one, lang) for one in found), in_all(found[-1], lang))
    return _Line(first.system.name, first.framework, label, first.text_as_of, cells)


# --- drawn --------------------------------------------------------------------------------------


def _draw(lines: Sequence[_Line], heads: Sequence[str], width: float, lang: Lang) -> Canvas:
    fixed = 2 * MARGIN + _LABEL
    cell = max(_NARROWEST, (width - fixed) / len(heads))
    drawn = Canvas(fixed + cell * len(heads))
    wrapped_heads = [wrapped(one, SMALL, cell - 8, bold=True, most=4) for one in heads]
    under = MARGIN + max(map(len, wrapped_heads)) * SMALL * LINE
    for place, head in enumerate(wrapped_heads):
        middle = MARGIN + _LABEL + (place + 0.5) * cell
        at = under - len(head) * SMALL * LINE
        drawn.words(head, middle, at, size=SMALL, bold=True, anchor="middle")
    y = under + 4
    several = len({one.system for one in lines}) > 1
    before = None
    for one in lines:
        if several and one.system != before:
            y = _system(drawn, one.system, y)
        before = one.system
        y = _row(drawn, one, cell, y, lang)
    _legend(drawn, y + 8, lang)
    return drawn


def _system(drawn: Canvas, name: str, y: float) -> float:
    lines = wrapped(name, SIZE, drawn.width - 2 * MARGIN - 12, bold=True, most=2)
    height = len(lines) * SIZE * LINE + 6
    drawn.rect(MARGIN, y + 4, drawn.width - 2 * MARGIN, height, "raised")
    drawn.words(lines, MARGIN + 6, y + 7, bold=True)
    return y + height + 6


def _row(drawn: Canvas, line: _Line, cell: float, y: float, lang: Lang) -> float:
    label = wrapped(line.label, SIZE, _LABEL - 10, most=5)
    shown = [[*_lines(one, cell - 16, lang)] for one in line.cells]
    inner = max(fsum(words.size * LINE for words in one) for one in shown)
    height = max(inner + 14, len(label) * SIZE * LINE + 8)
    drawn.words(label, MARGIN, y + (height - len(label) * SIZE * LINE) / 2)
    for place, (one, said) in enumerate(zip(line.cells, shown, strict=True)):
        _cell(drawn, one, said, MARGIN + _LABEL + place * cell, y, (cell, height))
    return y + height


class _Words(NamedTuple):
    """A line in a cell, and the sign before it."""

    words: str
    size: float
    sign: str = ""


def _lines(cell: Cell, room: float, lang: Lang) -> Iterator[_Words]:
    """Yield the lines of a cell: its tier, how sure it is, what is still possible."""
    for one in wrapped(cell.label, SIZE, room, bold=True, most=4):
        yield _Words(one, SIZE)
    sure = STATES[cell.state].pick(lang) if cell.state in (CERTAIN, PRESUMED) else ""
    beside = wrapped(sure or cell.possible, SMALL, room - SIGN, most=5)
    if beside != [""]:
        yield _Words(beside[0], SMALL, _MARKS[cell.state])
    under = [*beside[1:]]
    for words in (cell.possible if sure else "", STATES["out"].pick(lang) if cell.out else ""):
        under += wrapped(words, SMALL, room, most=5) if words else []
    for one in under:
        yield _Words(one, SMALL)


def _cell(
    drawn: Canvas,
    cell: Cell,
    said: Sequence[_Words],
    x: float,
    y: float,
    size: tuple[float, float],
) -> None:
    level = cell.level
    width, height = size
    box = (x + 2, y + 2, width - 4, height - 4)
    drawn.rect(
        *box,
        f"{level}-tint" if level else None,
        stroke=level or "line",
        dashed=cell.state in (PRESUMED, UNDETERMINED),
    )
    if level:
        drawn.rect(x + 2, y + 2, 4, height - 4, level)
    at = y + (height - fsum(one.size * LINE for one in said)) / 2
    for one in said:
        first = one.size == SIZE
        if one.sign:
            sign(drawn, one.sign, x + 15, at + one.size * LINE / 2, "ink")
        at = drawn.words(
            one.words,
            x + 11 + (SIGN if one.sign else 0),
            at,
            size=one.size,
            fill=(level or "quiet") if first else "ink",
            bold=first,
        )


def _legend(drawn: Canvas, y: float, lang: Lang) -> None:
    x = MARGIN
    for state in (CERTAIN, PRESUMED, UNDETERMINED):
        words = STATES[state].pick(lang)
        sign(drawn, _MARKS[state], x + 5, y + SMALL * LINE / 2, "quiet")
        drawn.words(words, x + SIGN, y, size=SMALL, fill="quiet")
        x += SIGN + measure(words, SMALL) + 22


# --- in words and as data ------------------------------------------------------------------------


def _described(lines: Sequence[_Line], lang: Lang) -> str:
    several = len({one.system for one in lines}) > 1
    if len(lines) > _MOST_TOLD:
        return _summed(lines, lang)
    said = []
    for one in lines:
        name = f"{one.system}, {one.label}" if several else one.label
        said.append(f"{name}: {'; '.join(_told(one.cells, lang))}.")
    return " ".join(said)


def _summed(lines: Sequence[_Line], lang: Lang) -> str:
    """Return for each framework how many systems have which tier once all rules apply."""
    by_label: dict[str, Counter[str]] = {}
    for one in lines:
        by_label.setdefault(one.label, Counter())[one.cells[-1].label] += 1
    said = (
        f"{label}: {', '.join(f'{tier} {number}' for tier, number in counted.most_common())}."
        for label, counted in by_label.items()
    )
    return " ".join([_say("summed", lang), *said])


def _told(cells: Sequence[Cell], lang: Lang) -> Iterator[str]:
    """Yield what each cell says; where those beside one another say the same, once."""
    for words, same in groupby(cells, lambda one: _said(one, lang)):
        days = ", ".join(one.day or _say("in-all", lang) for one in same)
        yield f"{words} [{days}]"


def _said(cell: Cell, lang: Lang) -> str:
    sure = f" ({STATES[cell.state].pick(lang)})" if cell.state in (CERTAIN, PRESUMED) else ""
    possible = f", {cell.possible}" if cell.possible else ""
    out = f", {STATES['out'].pick(lang)}" if cell.out else ""
    return f"{cell.label}{sure}{possible}{out}"


def _table(lines: Sequence[_Line], heads: Sequence[str], lang: Lang) -> Table:
    several = len({one.system for one in lines}) > 1
    rows = (
        (
            f"{one.system}, {one.label}" if several else one.label,
            [_said(cell, lang) for cell in one.cells],
        )
        for one in lines
    )
    return table_of([_say("framework", lang), *heads], rows)


def _data(lines: Sequence[_Line], lang: Lang) -> Iterator[dict[str, Any]]:
    for one in lines:
        for cell in one.cells:
            yield {
                "system_label": one.system,
                "framework": one.framework,
                "framework_label": one.label,
                "text_as_of": one.text_as_of,
                "date": cell.day or _say("in-all", lang),
                "tier": cell.tier,
                "tier_label": cell.label,
                "level": cell.level,
                "state": cell.state,
                "state_label": _MARKS[cell.state]
                if cell.state == NONE
                else STATES[cell.state].pick(lang),
                "possible": cell.possible,
                "covered": not cell.out,
            }
