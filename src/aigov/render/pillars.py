"""Laws and programmes by the four pillars, as a page and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.programme import Component, Programme
from aigov.render.assessment import goal_words
from aigov.render.data import system_data
from aigov.render.page import Item, Page, Section, Table, TableRow, cited, kept
from aigov.render.phrases import CONFIDENCE, SOURCE_STATUSES, edition_words, phrase
from aigov.render.sides import listed
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.citations import CitationScheme
    from aigov.measures import Measure
    from aigov.pillar_comparison import (
        Alignment,
        Column,
        Contribution,
        PillarComparison,
        PillarRow,
        TopicRow,
    )
    from aigov.programme import Target
    from aigov.render.page import Piece
    from aigov.sides import Duty
    from aigov.texts import Lang

__all__ = ["measure_words", "pillars_data", "pillars_page"]

_FEW = 4

_WORDS = {
    "title": Text("by pillar", "theo trụ cột"),
    "compared": Text("Compared", "Đối chiếu"),
    "mapping": Text("Mapping", "Cách xếp"),
    "ours": Text(
        "which pillar a topic serves is our mapping, not the law's; with everything shown, each topic says why",
        "việc xếp chủ đề vào trụ cột là của chúng tôi, không phải của luật; lý do nêu ở từng chủ đề khi xem toàn bộ",
    ),
    "overview": Text("What each contributes", "Đóng góp của từng văn bản"),
    "pillar": Text("Pillar", "Trụ cột"),
    "topic": Text("Topic", "Chủ đề"),
    "duties": Text("{number} obligations", "{number} nghĩa vụ"),
    "duties-1": Text("1 obligation", "1 nghĩa vụ"),
    "measures": Text("{number} measures of the State", "{number} biện pháp của Nhà nước"),
    "measures-1": Text("1 measure of the State", "1 biện pháp của Nhà nước"),
    "components": Text("{number} components", "{number} thành tố"),
    "components-1": Text("1 component", "1 thành tố"),
    "targets": Text("{number} targets", "{number} chỉ tiêu"),
    "targets-1": Text("1 target", "1 chỉ tiêu"),
    "nothing": Text("nothing", "không có"),
    "state": Text("the State", "Nhà nước"),
    "why": Text("Why here", "Lý do xếp"),
    "programme-entries": Text("Of programmes", "Theo chương trình"),
    "coming": Text("not yet in force", "chưa có hiệu lực"),
}


def pillars_page(found: PillarComparison, lang: Lang, *, everything: bool = False) -> Page:
    """Return what each law and programme contributes to each pillar, in all and by topic.

    With ``everything`` every duty and measure, and why each topic stands under its pillar.
    """
    names = _names(found, lang)
    day = found.columns[0].as_of if found.columns else ""
    known = " / ".join(dict.fromkeys(one.text_as_of for one in found.columns))
    return Page(
        f"{' / '.join(names)}: {_say('title', lang)}",
        phrase("judged-on", lang, as_of=day, text_as_of=known) if day else "",
        tuple(_head(found, lang)),
        (
            Section(_say("overview", lang), (), (_overview(found, names, lang),)),
            *(_section(found, one, names, lang, everything=everything) for one in found.rows),
        ),
    )


def _say(name: str, lang: Lang, **values: Any) -> str:
    return _WORDS[name].pick(lang).format(**values)


def _names(found: PillarComparison, lang: Lang) -> tuple[str, ...]:
    ids = [one.id for one in found.columns]
    return tuple(
        one.of.short.pick(lang) + (f" @{one.text_as_of}" if ids.count(one.id) > 1 else "")
        for one in found.columns
    )


def _head(found: PillarComparison, lang: Lang) -> Iterator[Item]:
    inner = tuple(Item((_about(one, lang),), mark="·") for one in found.columns)
    what = found.system.name if found.system else ""
    yield Item((what,), _say("compared", lang), inner=inner)
    yield Item((_say("ours", lang),), _say("mapping", lang))


def _about(column: Column, lang: Lang) -> str:
    status = SOURCE_STATUSES[column.of.source_status].pick(lang)
    return f"{column.of.title.pick(lang)} ({status}; {edition_words(column.of, lang)})"


def _overview(found: PillarComparison, names: tuple[str, ...], lang: Lang) -> Table:
    rows = tuple(
        TableRow(
            (one.pillar.label.pick(lang),),
            tuple((Item((_counts(cell, lang),)),) for cell in one.cells),
        )
        for one in found.rows
    )
    return Table("", names, rows, _say("pillar", lang))


def _counts(cell: Contribution, lang: Lang) -> str:
    components = sum(isinstance(one, Component) for one in cell.entries)
    numbers = {
        "duties": len(cell.duties),
        "measures": len(cell.measures),
        "components": components,
        "targets": len(cell.entries) - components,
    }
    said = [
        _say(name if number > 1 else f"{name}-1", lang, number=number)
        for name, number in numbers.items()
        if number
    ]
    return ", ".join(said) or _say("nothing", lang)


def _section(
    found: PillarComparison,
    row: PillarRow,
    names: tuple[str, ...],
    lang: Lang,
    *,
    everything: bool,
) -> Section:
    first = (Item((row.pillar.definition.pick(lang),)),) if any(row.pillar.definition) else ()
    rows = [_topic_row(found, one, lang, everything=everything) for one in row.topics]
    if any(cell.entries for cell in row.cells):
        cells = tuple(
            _limited(tuple(_entries(cell, column, lang)), lang, everything=everything)
            for cell, column in zip(row.cells, found.columns, strict=True)
        )
        rows.append(TableRow((_say("programme-entries", lang),), cells))
    tables = (Table("", names, tuple(rows), _say("topic", lang)),) if rows else ()
    if not rows:
        first = (*first, Item((_say("nothing", lang),)))
    return Section(row.pillar.label.pick(lang), first, tables)


def _limited(items: tuple[Item, ...], lang: Lang, *, everything: bool) -> tuple[Item, ...]:
    return listed(items, None if everything else _FEW, lang)


def _topic_row(found: PillarComparison, row: TopicRow, lang: Lang, *, everything: bool) -> TableRow:
    head: tuple[Piece, ...] = (row.topic.label.pick(lang),)
    if everything:
        why = _alignment_words(row.alignment, lang)
        head = (*head, f" – {_say('why', lang)}: {why}")
    cells = tuple(
        _limited(tuple(_said(cell, column, lang)), lang, everything=everything)
        for cell, column in zip(row.cells, found.columns, strict=True)
    )
    return TableRow(head, cells)


def _alignment_words(one: Alignment, lang: Lang) -> str:
    level = CONFIDENCE[one.confidence].pick(lang)
    return f"{one.rationale.pick(lang)} ({one.author}, {one.date}; {level})"


def _said(cell: Contribution, column: Column, lang: Lang) -> Iterator[Item]:
    """Yield the duties, and what the State does."""
    scheme = column.of.citations
    for duty in cell.duties:
        yield Item(_duty_words(duty, scheme, lang), mark="·")
    for one in cell.measures:
        yield Item(measure_words(one, scheme, lang), mark="→")


def _duty_words(duty: Duty, scheme: CitationScheme, lang: Lang) -> tuple[Piece, ...]:
    return (*cited(scheme, duty.obligation.cite[:1]), f": {duty.obligation.title.pick(lang)}")


def measure_words(one: Measure, scheme: CitationScheme, lang: Lang) -> tuple[Piece, ...]:
    """Return the provision of a measure, who acts and what is done."""
    who = one.by.pick(lang) or _say("state", lang)
    coming = f" ({_say('coming', lang)})" if one.coming else ""
    return (*cited(scheme, one.cite[:1]), f": {one.title.pick(lang)} [{who}]{coming}")


def _entries(cell: Contribution, column: Column, lang: Lang) -> Iterator[Item]:
    for one in cell.entries:
        cite = f"{kept(one.cite[0])}: " if one.cite else ""
        goals = ""
        if not isinstance(one, Component):
            goals = f" – {_goals(one, column, lang)}"
        yield Item((f"{cite}{one.title.pick(lang)}{goals}",), mark="·")


def _goals(one: Target, column: Column, lang: Lang) -> str:
    assert isinstance(column.of, Programme)  # noqa: S101 - targets are a programme's
    unit = column.of.indicators[one.indicator].unit
    return "; ".join(goal_words(goal, unit, lang) for goal in one.goals)


# --- plain data -------------------------------------------------------------------------------


def pillars_data(found: PillarComparison, lang: Lang) -> dict[str, Any]:
    """Return the comparison as plain data."""
    return {
        "by": "pillar",
        "system": system_data(found.system),
        "columns": [
            {
                "id": one.id,
                "kind": "programme" if isinstance(one.of, Programme) else "law",
                "title": one.of.title.pick(lang),
                "short": one.of.short.pick(lang),
                "edition": one.of.edition,
                "source_status": one.of.source_status,
                "as_of": one.as_of,
                "text_as_of": one.text_as_of,
            }
            for one in found.columns
        ],
        "pillars": [
            {
                "pillar": row.pillar.id,
                "label": row.pillar.label.pick(lang),
                "cells": [
                    _cell_data(cell, column, lang)
                    for cell, column in zip(row.cells, found.columns, strict=True)
                ],
                "topics": [
                    {
                        "topic": one.topic.id,
                        "label": one.topic.label.pick(lang),
                        "rationale": one.alignment.rationale.pick(lang),
                        "author": one.alignment.author,
                        "date": one.alignment.date,
                        "confidence": one.alignment.confidence,
                    }
                    for one in row.topics
                ],
            }
            for row in found.rows
        ],
    }


def _cell_data(cell: Contribution, column: Column, lang: Lang) -> dict[str, Any]:
    scheme = column.of.citations
    return {
        "obligations": [
            {
                "obligation": one.id,
                "topic": one.obligation.topic,
                "title": one.obligation.title.pick(lang),
                "citation": one.obligation.citation,
                "url": scheme.url(one.obligation.cite[0]),
                "from": one.start,
            }
            for one in cell.duties
        ],
        "measures": [
            {
                "measure": one.id,
                "topic": one.topic,
                "title": one.title.pick(lang),
                "says": one.says.pick(lang),
                "by": one.by.pick(lang),
                "citation": "; ".join(one.cite),
                "url": scheme.url(one.cite[0]),
                "strength": one.strength,
                "in_force": not one.coming,
                "confidence": one.confidence,
            }
            for one in cell.measures
        ],
        "entries": [
            {
                "entry": one.id,
                "kind": "component" if isinstance(one, Component) else "target",
                "title": one.title.pick(lang),
                "citation": "; ".join(one.cite),
                "goals": []
                if isinstance(one, Component)
                else [_goals(one._replace(goals=(goal,)), column, lang) for goal in one.goals],
            }
            for one in cell.entries
        ],
    }
