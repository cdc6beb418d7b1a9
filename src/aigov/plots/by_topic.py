"""Obligations as a heat map: topics by frameworks."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.comparison import Comparison
from aigov.plots.asking import asked_depth, asked_width, wrong_kind
from aigov.plots.canvas import MARGIN, SIZE, SMALL, Canvas
from aigov.plots.colours import ramp
from aigov.plots.plot import Plot, table_of
from aigov.plots.type import LINE, measure, wrapped
from aigov.render.phrases import phrase
from aigov.render.sides import compared_words, side_names
from aigov.texts import Text, asked_lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.comparison import Row
    from aigov.render.page import Table
    from aigov.texts import Lang

__all__ = ["heatmap"]

_WORDS = {
    "title": Text("Obligations by topic: {names}", "Nghĩa vụ theo chủ đề: {names}"),
    "several": Text("{number} frameworks", "{number} văn bản"),
    "nothing": Text("There is no obligation to show.", "Không có nghĩa vụ nào để hiển thị."),
    "in-all": Text("{name}: {number} obligations in all", "{name}: tổng cộng {number} nghĩa vụ"),
    "most": Text("most on “{topic}” ({number})", "nhiều nhất về “{topic}” ({number})"),
    "only": Text(
        "Only {name} asks for anything on: {topics}", "Chỉ {name} có quy định về: {topics}"
    ),
    "topic": Text("Topic", "Chủ đề"),
    "relation": Text("How they relate", "Quan hệ"),
    "legend": Text("Number of obligations", "Số nghĩa vụ"),
    "none": Text("none", "không có"),
    "alone": Text("only in this column", "chỉ có ở cột này"),
    "total": Text("All topics", "Tất cả chủ đề"),
    "tip": Text("{topic}, {name}: {number}", "{topic}, {name}: {number}"),
}

_RELATIONS = {
    "equal": Text("the same", "như nhau"),
    "superset-of": Text("{first} asks for more", "{first} yêu cầu nhiều hơn"),
    "subset-of": Text("{second} asks for more", "{second} yêu cầu nhiều hơn"),
    "intersects-with": Text("overlap in part", "trùng một phần"),
    "no-relationship": Text("different things", "nội dung khác nhau"),
    "only-first": Text("only {first}", "chỉ {first}"),
    "only-second": Text("only {second}", "chỉ {second}"),
    "not-mapped": Text("not yet related", "chưa được đối chiếu"),
}

_TWO = 2
"""Of two frameworks a column says how they relate; of more, a frame marks what stands alone."""

_STEPS = 5
_LABEL, _RELATION, _NARROWEST, _INDENT = 264.0, 164.0, 60.0, 14.0
_BESIDE = 12.0
_WIDEST_WORD = 110.0
_MOST_NAMES = 3


class _Frame(NamedTuple):
    """Where the columns stand, and what each is called."""

    names: tuple[str, ...]
    cell: float
    related: bool
    nested: bool
    top: int
    width: float

    def left(self, place: int) -> float:
        return MARGIN + _LABEL + place * self.cell


def heatmap(
    comparison: Comparison, *, lang: Lang = "en", depth: int = 0, width: float = 720
) -> Plot:
    """Draw how many obligations each framework has on each topic.

    ``comparison`` is what :func:`aigov.compare` returns by topic. ``depth`` says how many levels of
    narrower topics are shown under the broadest (0: none; what they hold is counted there);
    ``width`` is in CSS pixels, more where the columns need it. With two frameworks a last column
    says how their obligations relate; with more, a frame marks what stands in one column alone.
    Each dict of ``rows`` has a topic, a framework, the number and the relation.

    Raises :class:`aigov.AigovError` for anything else than a comparison by topic.
    """
    if not isinstance(comparison, Comparison):
        raise wrong_kind(
            "heatmap", comparison, "a comparison by topic: aigov.compare([…]) without by='pillar'"
        )
    lang, width = asked_lang(lang), asked_width(width)
    levels = asked_depth(depth)
    names = side_names(comparison.sides, lang)
    rows = [*comparison.walk(levels)]
    drawn = _draw(rows, names, width, lang)
    return Plot(
        drawn,
        title=_say("title", lang, names=_named(names, lang)),
        aside=_aside(comparison, lang),
        description=_described(rows, names, lang),
        rows=[*_data(comparison, rows, names, lang)],
        table=_table(rows, names, lang),
        lang=lang,
    )


def _say(name: str, lang: Lang, /, **values: Any) -> str:
    return _WORDS[name].pick(lang).format(**values)


def _named(names: Sequence[str], lang: Lang) -> str:
    if len(names) > _MOST_NAMES:
        return _say("several", lang, number=len(names))
    return " – ".join(names)


def _aside(found: Comparison, lang: Lang) -> str:
    if not found.sides:
        return ""
    known = " / ".join(dict.fromkeys(one.text_as_of for one in found.sides))
    judged = phrase("judged-on", lang, as_of=found.sides[0].as_of, text_as_of=known)
    return f"{compared_words(found.sides, lang)} · {judged}"


def _draw(rows: Sequence[Row], names: tuple[str, ...], width: float, lang: Lang) -> Canvas:
    related = len(names) == _TWO
    fixed = 2 * MARGIN + _LABEL + _RELATION * related
    longest = (measure(word, SMALL, bold=True) for one in names for word in one.split())
    least = max(_NARROWEST, min(_WIDEST_WORD, max(longest, default=0)) + 9)
    cell = max(least, (width - fixed) / max(len(names), 1))
    top = rows[0].depth if rows else 0
    nested = any(row.depth > top for row in rows)
    whole = max(width, fixed + cell * len(names))
    frame = _Frame(names, cell, related, nested, top, whole)
    drawn = Canvas(frame.width)
    if not rows:
        drawn.words(_say("nothing", lang), MARGIN, MARGIN)
        return drawn
    most = max(len(cell) for row in rows for cell in row.cells)
    y = _head(drawn, frame, lang)
    for row in rows:
        y = _row(drawn, row, frame, most, y, lang)
    y = _total(drawn, rows, frame, y, lang)
    _legend(drawn, frame, most, y + 10, lang)
    return drawn


def _head(drawn: Canvas, frame: _Frame, lang: Lang) -> float:
    heads = [wrapped(one, SMALL, frame.cell - 8, bold=True, most=6) for one in frame.names]
    lines = max(map(len, heads))
    top = MARGIN
    under = top + lines * SMALL * LINE
    for place, head in enumerate(heads):
        at = under - len(head) * SMALL * LINE
        middle = frame.left(place) + frame.cell / 2
        drawn.words(head, middle, at, size=SMALL, bold=True, anchor="middle")
    if frame.related:
        at = under - SMALL * LINE
        drawn.words(_say("relation", lang), frame.left(2) + _BESIDE, at, size=SMALL, bold=True)
    return under + 4


def _row(drawn: Canvas, row: Row, frame: _Frame, most: int, y: float, lang: Lang) -> float:
    indent = (row.depth - frame.top) * _INDENT
    label = row.topic.label.pick(lang)
    bold = frame.nested and indent == 0
    lines = wrapped(label, SIZE, _LABEL - indent - _BESIDE, bold=bold, most=3)
    related = wrapped(_relation(row, frame.names, lang), SMALL, _RELATION - _BESIDE, most=3)
    height = max(len(lines) * SIZE * LINE, len(related) * SMALL * LINE * frame.related) + 8
    drawn.words(lines, MARGIN + indent, _middle(y, height, len(lines), SIZE), bold=bold)
    alone = sum(map(bool, row.cells)) == 1 and len(frame.names) > _TWO
    for place, cell in enumerate(row.cells):
        tip = _say("tip", lang, topic=label, name=frame.names[place], number=len(cell))
        box = (frame.left(place) + 1.5, y + 1.5, frame.cell - 3, height - 3)
        if cell:
            fill, ink = ramp(_step(len(cell), most))
            drawn.rect(*box, fill, stroke="ink" if alone else None, thick=2.5, tip=tip)
        else:
            ink = "quiet"
            drawn.rect(*box, None, stroke="faint", tip=tip)
        drawn.words(
            str(len(cell)) if cell else "–",
            frame.left(place) + frame.cell / 2,
            _middle(y, height, 1, SIZE),
            fill=ink,
            bold=bool(cell),
            anchor="middle",
        )
    if frame.related:
        at = _middle(y, height, len(related), SMALL)
        drawn.words(related, frame.left(2) + _BESIDE, at, size=SMALL, fill="quiet")
    return y + height


def _middle(y: float, height: float, lines: int, size: float) -> float:
    """Return where lines begin so that they stand in the middle."""
    return y + (height - lines * size * LINE) / 2


def _total(drawn: Canvas, rows: Sequence[Row], frame: _Frame, y: float, lang: Lang) -> float:
    drawn.line(MARGIN, y + 4, frame.width - MARGIN, y + 4, "line")
    drawn.words(_say("total", lang), MARGIN, y + 10, bold=True)
    for place, number in enumerate(_totals(rows)):
        middle = frame.left(place) + frame.cell / 2
        drawn.words(str(number), middle, y + 10, bold=True, anchor="middle")
    return y + 10 + SIZE * LINE


def _totals(rows: Sequence[Row]) -> list[int]:
    """Return how many obligations each column has in all."""
    top = rows[0].depth
    whole = [row.cells for row in rows if row.depth == top]
    return [sum(map(len, column)) for column in zip(*whole, strict=True)]


def _legend(drawn: Canvas, frame: _Frame, most: int, y: float, lang: Lang) -> None:
    words = _say("legend", lang)
    y = drawn.words(words, MARGIN, y, size=SMALL, fill="quiet") + 2
    x = MARGIN
    for step, said in [(0, f"– {_say('none', lang)}"), *_ranges(most)]:
        room = max(46.0, len(said) * SMALL * 0.62 + 12)
        fill, ink = ramp(step) if step else (None, "quiet")
        drawn.rect(x, y, room, 22, fill, stroke=None if fill else "faint")
        drawn.words(said, x + room / 2, y + 3, size=SMALL, fill=ink, anchor="middle")
        x += room + 3
    if len(frame.names) > _TWO:
        drawn.rect(x + 10, y + 2, 22, 18, None, stroke="ink", thick=2.5)
        drawn.words(_say("alone", lang), x + 40, y + 3, size=SMALL, fill="quiet")


def _step(number: int, most: int) -> int:
    """Return the step of the ramp: small numbers are told apart better than large ones."""
    return min(_STEPS, 1 + int(_STEPS * sqrt((number - 1) / most)))


def _ranges(most: int) -> Iterator[tuple[int, str]]:
    """Yield each step that is there with the numbers that have it."""
    by_step: dict[int, list[int]] = {}
    for number in range(1, most + 1):
        by_step.setdefault(_step(number, most), []).append(number)
    for step, numbers in by_step.items():
        low, high = numbers[0], numbers[-1]
        yield step, str(low) if low == high else f"{low}–{high}"


def _relation(row: Row, names: Sequence[str], lang: Lang) -> str:
    if len(names) != _TWO or row.relation is None:
        return ""
    return _RELATIONS[row.relation].pick(lang).format(first=names[0], second=names[1])


def _described(rows: Sequence[Row], names: Sequence[str], lang: Lang) -> str:
    if not rows:
        return _say("nothing", lang)
    top = [row for row in rows if row.depth == rows[0].depth]
    said = []
    for place, (name, number) in enumerate(zip(names, _totals(rows), strict=True)):
        words = _say("in-all", lang, name=name, number=number)
        if number:
            most = max(top, key=lambda row: len(row.cells[place]))
            topic, many = most.topic.label.pick(lang), len(most.cells[place])
            words += f", {_say('most', lang, topic=topic, number=many)}"
        said.append(f"{words}.")
    for place, name in enumerate(names):
        alone = [
            row.topic.label.pick(lang)
            for row in top
            if row.cells[place] and sum(map(bool, row.cells)) == 1
        ]
        if alone and len(names) > 1:
            said.append(f"{_say('only', lang, name=name, topics='; '.join(alone))}.")
    return " ".join(said)


def _table(rows: Sequence[Row], names: Sequence[str], lang: Lang) -> Table:
    related = len(names) == _TWO
    heads = [_say("topic", lang), *names, *([_say("relation", lang)] if related else [])]
    cells = (
        (
            row.topic.label.pick(lang),
            [*map(len, row.cells), *([_relation(row, names, lang)] if related else [])],
        )
        for row in rows
    )
    top = rows[0].depth if rows else 0
    return table_of(heads, cells, (row.depth - top for row in rows))


def _data(
    found: Comparison, rows: Sequence[Row], names: Sequence[str], lang: Lang
) -> Iterator[dict[str, Any]]:
    for row in rows:
        for place, side in enumerate(found.sides):
            yield {
                "topic": row.topic.id,
                "topic_label": row.topic.label.pick(lang),
                "depth": row.depth,
                "framework": side.framework.id,
                "framework_label": names[place],
                "text_as_of": side.text_as_of,
                "obligations": len(row.cells[place]),
                "relation": row.relation if len(names) == _TWO else None,
                "relation_label": _relation(row, names, lang),
            }
