"""Frameworks side by side as a page for people and as plain data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aigov.crosswalks import entry_of
from aigov.render.data import system_data
from aigov.render.duty_phrases import INSTRUMENTS, counted, say
from aigov.render.page import Item, Page, Section, Table, TableRow, cited
from aigov.render.phrases import LEVELS, SOURCE_STATUSES, edition_words, phrase
from aigov.render.sides import (
    compared_words,
    duty_item,
    listed,
    pair_data,
    relating_items,
    relation_words,
    side_data,
    side_names,
    warnings,
)
from aigov.render.terms import penalty_words
from aigov.texts import Text, several, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aigov.comparison import Comparison, PairOfSides, Row
    from aigov.crosswalks import Crosswalk
    from aigov.framework import Framework
    from aigov.portraits import Portrait
    from aigov.render.page import Piece
    from aigov.sides import Duty
    from aigov.texts import Lang

__all__ = ["comparison_data", "comparison_page", "portrait_items", "relations_by"]

_FEW = 4
"""How many things of one kind are named where little is shown."""


def comparison_page(
    found: Comparison, lang: Lang, *, everything: bool = False, depth: int | None = None
) -> Page:
    """Return the frameworks in portrait and then topic by topic, down to a depth (0: the broadest).

    With ``everything`` all duties and terms are told, and the curators' names.
    """
    columns = side_names(found.sides, lang)
    rows = tuple(
        _row(found, one, lang, everything=everything, folded=one.depth == depth)
        for one in found.walk(depth)
    )
    related = (say("relating", lang),) if found.relations else ()
    topics = Table("", (*columns, *related), rows, say("topics", lang))
    nothing = () if rows else (Item((say("none-asks", lang),)),)
    portraits = [] if found.topic else [_portraits(found, columns, lang, everything=everything)]
    first = found.sides[0] if found.sides else None
    return Page(
        f"{' – '.join(columns)}: {say('comparison', lang)}",
        ""
        if first is None
        else phrase("judged-on", lang, as_of=first.as_of, text_as_of=_known(found)),
        tuple(_head(found, lang)),
        (*portraits, Section(say("topics", lang), nothing, (topics,) if rows else ())),
    )


def _known(found: Comparison) -> str:
    return " / ".join(dict.fromkeys(one.text_as_of for one in found.sides))


def _head(found: Comparison, lang: Lang) -> Iterator[Item]:
    yield from warnings(found.sides, lang)
    words = [compared_words(found.sides, lang)]
    if found.topic:
        words.append(say("one-topic", lang, topic=found.topics[found.topic].label.pick(lang)))
    yield Item((", ".join(words),), say("compared", lang))
    for first, second, known in found.relations:
        one, other = (found.sides[place].framework for place in (first, second))
        if one.id == other.id:
            continue
        if known.crosswalk.known:
            yield from relations_by(known.crosswalk, lang)
        else:
            yield Item(
                (say("nobody", lang, first=one.short.pick(lang), second=other.short.pick(lang)),)
            )
    if found.relations:
        yield Item((say("terms-of-nist", lang),))


def relations_by(known: Crosswalk, lang: Lang) -> Iterator[Item]:
    """Yield who related two frameworks, when, and how many provisions."""
    counts = Counter((one.author, one.date) for one in known.relations)
    names = {"first": known.first.short.pick(lang), "second": known.second.short.pick(lang)}
    for (author, date), number in counts.items():
        many = counted(number, lang, "relation")
        words = say("relations-by", lang, author=author, date=date, number=many, **names)
        yield Item((words,), say("related-by", lang))


# --- topics ---------------------------------------------------------------------------------


def _row(found: Comparison, row: Row, lang: Lang, *, everything: bool, folded: bool) -> TableRow:
    """Return a topic with its own duties, or, where its narrower ones are folded, with all."""
    whole = folded or not row.rows
    cells = tuple(
        _cell(found, place, row, lang, everything=everything, whole=whole)
        for place in range(len(found.sides))
    )
    shown = row.cells if whole else row.own
    related = tuple(
        item
        for one in row.relations
        for item in _related(found, one, shown, lang, everything=everything)
    )
    return TableRow(
        (row.topic.label.pick(lang), *_overall(found, row, lang)),
        (*cells, related) if row.relations else cells,
        row.depth,
    )


def _overall(found: Comparison, row: Row, lang: Lang) -> tuple[str, ...]:
    """Return how two frameworks relate in a topic; of more, each pair says so in its own cell."""
    if len(row.relations) != 1 or row.relation is None:
        return ()
    return (f" – {relation_words(row.relation, _names(found, row.relations[0], lang), lang)}",)


def _names(found: Comparison, one: PairOfSides, lang: Lang) -> tuple[str, str]:
    first, second = (found.sides[place].framework.short.pick(lang) for place in one[:2])
    return first, second


def _cell(
    found: Comparison, place: int, row: Row, lang: Lang, *, everything: bool, whole: bool
) -> tuple[Item, ...]:
    side = found.sides[place]
    duties = row.cells[place] if whole else row.own[place]
    items = [duty_item(one, side, lang, everything=everything) for one in duties]
    below = len(row.cells[place]) - len(duties)
    if not row.cells[place]:
        return (Item((say("asks-nothing", lang),)),)
    if below:
        items.append(Item((say("below", lang, number=counted(below, lang)),)))
    return listed(items, None if everything else _FEW, lang)


def _related(
    found: Comparison,
    one: PairOfSides,
    shown: Sequence[tuple[Duty, ...]],
    lang: Lang,
    *,
    everything: bool,
) -> Iterator[Item]:
    """Yield the pairs of duties that a curator has related, of those that the row shows."""
    first, second = found.sides[one.first], found.sides[one.second]
    ids = [{duty.id for duty in shown[place]} for place in (one.first, one.second)]
    pairs = [pair for pair in one.pairs if pair.first.id in ids[0] or pair.second.id in ids[1]]
    if first.framework.id == second.framework.id:  # that a provision is itself goes without saying
        pairs = [pair for pair in pairs if pair.relating.relation != "equal"]
    items = [*relating_items(pairs, first, second, lang, everything=everything)]
    if len(found.relations) == 1:
        yield from items
    elif one.relation is not None:
        names = _names(found, one, lang)
        words = f"{' – '.join(names)}: {relation_words(one.relation, names, lang)}"
        yield Item((words,), inner=tuple(items))


# --- portraits ------------------------------------------------------------------------------


def _portraits(
    found: Comparison, columns: tuple[str, ...], lang: Lang, *, everything: bool
) -> Section:
    most = None if everything else _FEW
    rows = tuple(
        TableRow(
            (label.pick(lang),),
            tuple(_one_line(make(one, lang), most, lang) for one in found.portraits),
        )
        for label, make in _FEATURES
    )
    shared = dict.fromkeys(name for one in found.portraits for name in one.shared_roles)
    concepts = found.sides[0].framework.vocabulary.lists["role"].concepts if found.sides else {}
    roles = tuple(
        TableRow(
            (concepts[name].label.pick(lang),),
            tuple(_one_line(_own_roles(one, name, lang), None, lang) for one in found.portraits),
        )
        for name in shared
    )
    tables = [Table("", columns, rows)]
    if roles:
        tables.append(Table(say("roles-map", lang), columns, roles, say("shared-role", lang)))
    return Section(say("portraits", lang), (), tuple(tables), number=0)


def portrait_items(one: Portrait, lang: Lang) -> Iterator[Item]:
    """Yield what a framework has, each with its label."""
    for label, make in _FEATURES:
        for item in _one_line(make(one, lang), None, lang):
            yield Item(item.words, label.pick(lang))


def _one_line(parts: Iterable[tuple[Piece, ...]], most: int | None, lang: Lang) -> tuple[Item, ...]:
    """Return one item of several parts, with semicolons between them, so that it fits a table."""
    items = listed([Item(one) for one in parts], most, lang)
    words = tuple(piece for item in items for piece in ("; ", *item.words))[1:]
    return (Item(words or (say("nothing", lang),)),)


def _own_roles(one: Portrait, shared: str, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    for name in one.shared_roles.get(shared, ()):
        yield (one.framework.roles[name].label.pick(lang),)


def _kind(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    framework = one.framework
    kind = INSTRUMENTS[framework.kind].pick(lang)
    status = SOURCE_STATUSES[framework.source_status].pick(lang)
    yield (kind if kind == status else f"{kind}, {status}",)


def _edition(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    yield (edition_words(one.framework, lang),)


def _classes(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    for tier in one.tiers:
        ours = f" {phrase('ours', lang)}" if tier.ours else ""
        yield (f"{tier.label.pick(lang)}{ours} = {LEVELS[tier.level].pick(lang)}",)


def _titled(
    which: Callable[[Portrait], Iterable[Any]],
) -> Callable[[Portrait, Lang], Iterator[tuple[Piece, ...]]]:
    """Return what yields the titles of such entries with their first provisions."""

    def make(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
        for entry in which(one):
            yield _title(one.framework, entry.title, entry.cite, lang)

    return make


def _title(framework: Framework, title: Text, cite: Sequence[str], lang: Lang) -> tuple[Piece, ...]:
    return (f"{title.pick(lang)} (", *cited(framework.citations, cite[:1]), ")")


def _labelling(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    for name in one.labelling:
        entry = entry_of(one.framework, name) or {}
        yield _title(one.framework, text(entry["title"]), several(entry["cite"]), lang)


def _fine(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    if one.highest_fine is not None:
        fine = one.highest_fine
        words = penalty_words(fine, lang)
        yield (f"{words} (", *cited(one.framework.citations, fine.cite[:1]), ")")


def _dates(one: Portrait, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    texts: dict[str, dict[str, str]] = {}
    begins = []
    for day, what in one.dates:
        kind, _, number = what.partition(" ")
        if number:
            texts.setdefault(number.removeprefix("force "), {})[kind] = day
        else:
            begins.append(day)
    for number, days in texts.items():
        yield (
            say("text-dates", lang, number=number, published=days["published"], force=days["in"]),
        )
    if begins:
        yield (say("begin-dates", lang, days=", ".join(begins)),)


_FEATURES: tuple[tuple[Text, Callable[[Portrait, Lang], Iterator[tuple[Piece, ...]]]], ...] = (
    (Text("Kind and status", "Loại và giá trị pháp lý"), _kind),
    (Text("Edition", "Văn bản mới nhất"), _edition),
    (Text("Tiers and their levels", "Mức độ rủi ro và mức tương ứng"), _classes),
    (Text("Whom it reaches", "Phạm vi áp dụng"), _titled(lambda one: one.reach)),
    (Text("Whom it leaves out", "Trường hợp loại trừ"), _titled(lambda one: one.exclusions)),
    (Text("Prohibited", "Hành vi, hệ thống bị cấm"), _titled(lambda one: one.prohibitions)),
    (Text("General-purpose models", "Mô hình đa dụng"), _titled(lambda one: one.models)),
    (Text("Notices, marks and labels", "Thông báo, đánh dấu, gắn nhãn"), _labelling),
    (Text("Highest fine", "Mức phạt cao nhất"), _fine),
    (Text("Dates", "Mốc thời gian"), _dates),
)


# --- plain data -----------------------------------------------------------------------------


def comparison_data(found: Comparison, lang: Lang) -> dict[str, Any]:
    """Return the comparison as plain data; cells name obligations by their ids."""
    return {
        "system": system_data(found.system),
        "topic": found.topic,
        "frameworks": [side_data(one, lang) for one in found.sides],
        "portraits": [_portrait_data(one, lang) for one in found.portraits],
        "rows": [_row_data(found, one, lang) for one in found.walk()],
        "relations": [
            {
                "first": found.frameworks[first],
                "second": found.frameworks[second],
                "known": known.crosswalk.known,
                "pairs": [pair_data(one, lang) for one in known.pairs],
            }
            for first, second, known in found.relations
        ],
    }


def _row_data(found: Comparison, row: Row, lang: Lang) -> dict[str, Any]:
    return {
        "topic": row.topic.id,
        "label": row.topic.label.pick(lang),
        "broader": row.topic.broader,
        "depth": row.depth,
        "cells": [[duty.id for duty in cell] for cell in row.cells],
        "own": [[duty.id for duty in cell] for cell in row.own],
        "relations": [
            {
                "first": found.frameworks[one.first],
                "second": found.frameworks[one.second],
                "relation": one.relation,
            }
            for one in row.relations
        ],
    }


def _portrait_data(one: Portrait, lang: Lang) -> dict[str, Any]:
    framework = one.framework
    fine = one.highest_fine
    return {
        "framework": framework.id,
        "kind": framework.kind,
        "source_status": framework.source_status,
        "edition": framework.edition,
        "tiers": [
            {"id": tier.id, "label": tier.label.pick(lang), "level": tier.level}
            for tier in one.tiers
        ],
        "roles": {name: [*own] for name, own in one.shared_roles.items()},
        "reach": [_entry_data(entry, lang) for entry in one.reach],
        "exclusions": [_entry_data(entry, lang) for entry in one.exclusions],
        "prohibitions": [_entry_data(entry, lang) for entry in one.prohibitions],
        "models": [_entry_data(entry, lang) for entry in one.models],
        "labelling": [*one.labelling],
        "highest_fine": None
        if fine is None
        else {
            "penalty": fine.id,
            "citation": fine.citation,
            "set_by": fine.set_by,
            "amount": fine.amount,
            "currency": fine.currency,
            "percent": fine.percent,
            "base": fine.base.pick(lang),
            "choose": fine.choose,
        },
        "dates": [{"date": day, "what": what} for day, what in one.dates],
    }


def _entry_data(entry: Any, lang: Lang) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title.pick(lang),
        "citation": "; ".join(entry.cite),
    }
