"""A report on one system as data: chapters of parts, assembled from the pages of its results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.render.calendar import calendar_page, day_title
from aigov.render.duties import obligations_page
from aigov.render.duty_phrases import counted, say
from aigov.render.gap import gap_page
from aigov.render.page import Item, Page, Section, Table, TableRow
from aigov.render.phrases import phrase
from aigov.render.report_grounds import (
    presumed_parts,
    questions_part,
    sources_parts,
    uncertain_parts,
)
from aigov.render.report_parts import Chapter, Document, Part
from aigov.render.report_summary import count_words, summary
from aigov.render.report_versions import versions
from aigov.render.report_words import tell
from aigov.render.result import classification_page
from aigov.render.sides import duty_words, listed, relation_words, role_words, side_names, warnings
from aigov.reporting import FREEING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.comparison import Comparison, Row
    from aigov.framework import Framework
    from aigov.gaps import Gap
    from aigov.render.page import Drawing
    from aigov.reporting import Report, SystemReport
    from aigov.texts import Lang

__all__ = ["document", "report_page", "system_page"]

_FEW = 3
"""How many obligations of a topic are named where little is shown."""

_LATER = ("questions", "further", "law-gaps", "declined", "readings")
"""Parts of a classification that have chapters of their own, for all laws together."""


def document(
    of: SystemReport, lang: Lang, *, everything: bool = False, not_yet: Sequence[Framework] = ()
) -> Document:
    """Return the report on a system; with ``everything`` all that its results tell.

    ``not_yet`` are frameworks that were asked for, and had no text yet.
    """
    made: dict[str, Iterable[Part]] = {
        "summary": [Part("", (*left_out(not_yet, lang), *summary(of, lang)))],
        "classification": _classifications(of, lang, everything=everything),
        "ranked": questions_part(of, lang, everything=everything),
        "by-date": _by_date(of, lang, everything=everything),
        "compared": _compared(of, lang, everything=everything),
        "sources": sources_parts(of, lang),
        "presumed": presumed_parts(of, lang),
        "uncertain": uncertain_parts(of, lang),
        "versions": [Part("", (versions(of, lang),))],
    }
    chapters = (Chapter(name, tell(name, lang), tuple(found)) for name, found in made.items())
    return Document(of.system.name, aside(of, lang), of.system.summary, tuple(chapters))


def left_out(not_yet: Sequence[Framework], lang: Lang) -> tuple[Section, ...]:
    """Return which frameworks are left out of a report because they had no text yet."""
    said = (tell("not-yet", lang, law=one.short.pick(lang)) for one in not_yet)
    items = tuple(Item((words,)) for words in said)
    return (Section("", items),) if items else ()


def aside(of: SystemReport, lang: Lang) -> str:
    """Return on which day the report judges, which law it knows, and for which role."""
    known = " / ".join(dict.fromkeys(one.text_as_of for one in of.sides))
    words = [tell("report", lang), phrase("judged-on", lang, as_of=of.as_of, text_as_of=known)]
    if of.role is not None:
        words.append(tell("role-asked", lang, role=role_words(of.sides, of.role, lang)))
    return f"{words[0]}: {', '.join(words[1:])}"


def report_page(of: Report, lang: Lang) -> Page:
    """Return the first screens of a report as one page: what a notebook shows."""
    from aigov.render.report_index import index_aside, index_sections

    if of.is_portfolio:
        return Page(
            tell("portfolio", lang), index_aside(of, lang), (), tuple(index_sections(of, lang))
        )
    return system_page(of.systems[0], lang)


def system_page(of: SystemReport, lang: Lang) -> Page:
    """Return the first screen of the report on one system as a page."""
    about = (Item((of.system.summary,)),) if of.system.summary else ()
    glance, follows = summary(of, lang)
    first = glance._replace(title=tell("summary", lang))
    return Page(of.system.name, aside(of, lang), (*about, *follows.items), (first,))


# --- classification ---------------------------------------------------------------------------


def _classifications(of: SystemReport, lang: Lang, *, everything: bool) -> Iterator[Part]:
    for name, one in zip(side_names(of.sides, lang), of.classifications, strict=True):
        page = classification_page(one, lang, everything=everything, without=_LATER)
        yield Part(name, (Section("", page.head), *page.sections))


# --- obligations by date ----------------------------------------------------------------------


def _by_date(of: SystemReport, lang: Lang, *, everything: bool) -> Iterator[Part]:
    page = calendar_page(of.calendar, lang)
    yield Part("", (Section("", page.head, (_dates(of, lang),), _timeline(of, lang)),))
    names = side_names(of.sides, lang)
    freeing = of.obligations(FREEING)
    for name, found, free in zip(names, of.obligations(), freeing, strict=True):
        if found is None or free is None:
            yield Part(name, (Section("", (Item((tell("no-role", lang),)),)),))
            continue
        whole = obligations_page(found, lang, everything=everything)
        groups = {"now": found.now, "coming": found.coming, "open": found.open}
        sizes = {
            say(key, lang): len({one.obligation for one in group}) for key, group in groups.items()
        }
        folded = [one._replace(number=sizes.get(one.title)) for one in whole.sections]
        rights = [
            item
            for one in obligations_page(free, lang, everything=everything).sections
            if one.title in (say("now", lang), say("coming", lang))
            for item in one.items
        ]
        if rights:
            number = len({one.obligation for one in (*free.now, *free.coming)})
            folded.append(Section(tell("rights", lang), tuple(rights), number=number))
        listed = [one for group in groups.values() for one in group]
        once = len({(one.obligation, one.state) for one in listed}) == len(listed)
        head = whole.head if once else (*whole.head, Item((tell("in-each-role", lang),)))
        yield Part(name, (Section("", head),), tuple(folded))


def _dates(of: SystemReport, lang: Lang) -> Table:
    """Return a row for the day and for each day ahead, with what happens then under each law."""
    today = tuple((Item((count_words(one, lang),)),) for one in of.sides)
    rows = [TableRow((tell("until-today", lang, date=of.as_of),), today)]
    by_date: dict[str, dict[str, list[Item]]] = {}
    for one in of.calendar.ahead:
        title = day_title(of.calendar, one, lang).partition(": ")[2]
        cell = by_date.setdefault(one.date, {}).setdefault(one.framework, [])
        cell.append(Item((title,), mark="●" if one.certain else "○"))
    for day, cells in by_date.items():
        found = tuple(tuple(cells.get(side.framework.id, ())) for side in of.sides)
        rows.append(TableRow((day,), found))
    return Table("", side_names(of.sides, lang), tuple(rows), tell("date", lang))


def _timeline(of: SystemReport, lang: Lang) -> tuple[Drawing, ...]:
    from aigov import plots

    return (plots.timeline(of.calendar, lang=lang).drawing(),) if of.calendar.days else ()


# --- comparison and gap -----------------------------------------------------------------------


def _compared(of: SystemReport, lang: Lang, *, everything: bool) -> Iterator[Part]:
    found = of.comparison
    if found is None or not found.rows:
        words = tell("one-law" if found is None else "no-common", lang)
        yield Part("", (Section("", (Item((words,)),)),))
        return
    head = (*warnings(found.sides, lang), Item((say("terms-of-nist", lang),)))
    yield Part(
        "",
        (Section("", head, (_topics(found, lang, everything=everything),), _heatmap(found, lang)),),
    )
    for one in of.gaps:
        yield _left(one, lang, everything=everything)
    sections = gap_page(of.gaps[-1], lang, everything=everything).sections
    together = tuple(one for one in sections if one.title == say("programme", lang))
    if together:
        yield Part("", (), together)


def _heatmap(found: Comparison, lang: Lang) -> tuple[Drawing, ...]:
    from aigov import plots

    return (plots.heatmap(found, lang=lang).drawing(),)


def _topics(found: Comparison, lang: Lang, *, everything: bool) -> Table:
    """Return the broadest topics with the first obligations of each law, and how they relate."""
    columns = side_names(found.sides, lang)
    rows = []
    for row in found.rows:
        cells = [
            _cell(found, place, row, lang, everything=everything) for place in range(len(columns))
        ]
        related = tuple(Item((words,)) for words in _relations(found, row, lang))
        rows.append(TableRow((row.topic.label.pick(lang),), (*cells, related)))
    return Table("", (*columns, say("relating", lang)), tuple(rows), tell("topic", lang))


def _cell(
    found: Comparison, place: int, row: Row, lang: Lang, *, everything: bool
) -> tuple[Item, ...]:
    side, duties = found.sides[place], row.cells[place]
    if not duties:
        return (Item((say("asks-nothing", lang),)),)
    named = [Item(duty_words(one, side, lang), mark="-") for one in duties]
    return (
        Item(
            (counted(len(duties), lang),), inner=listed(named, None if everything else _FEW, lang)
        ),
    )


def _relations(found: Comparison, row: Row, lang: Lang) -> Iterator[str]:
    for one in row.relations:
        if one.relation is not None:
            sides = side_names(found.sides, lang)
            names = sides[one.first], sides[one.second]
            words = relation_words(one.relation, names, lang)
            yield f"{' – '.join(names)}: {words}" if len(row.relations) > 1 else words


def _left(of: Gap, lang: Lang, *, everything: bool) -> Part:
    """Return what is left to do under one law, counted; what that is unfolds."""
    names = side_names((*of.have, *of.want), lang)
    title = tell("left-under", lang, want=names[-1], have=" + ".join(names[:-1]))
    if not of.want[0].duties:
        return Part(title, (Section("", (Item((tell("no-left", lang),)),)),))
    page = gap_page(of, lang, everything=everything)
    sizes = {"not-covered": of.missing, "partly": of.partly, "covered": of.covered}
    known = {say(name, lang): len(group) for name, group in sizes.items()}
    counts = {name.replace("not-covered", "missing"): len(group) for name, group in sizes.items()}
    head = (Item((say("gap-counts", lang, **counts),), say("result", lang)),)
    folded = tuple(
        one._replace(number=known[one.title]) for one in page.sections if one.title in known
    )
    return Part(title, (Section("", head),), folded)
