"""What generated pages there are, and which module says what stands on each."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from aigov.library import frameworks
from aigov.programme import programmes
from aigov.topics import topics
from lawsite import (
    case_pages,
    command_pages,
    crosswalk_pages,
    entry_pages,
    fact_pages,
    overview_pages,
    programme_pages,
    topic_pages,
)
from lawsite.places import crosswalk_doc, home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigov.framework import Framework
    from aigov.programme import Programme
    from aigov.texts import Lang
    from lawsite.sheets import Asked, Sheet

    Maker = Callable[[Lang], Sheet]


def sheet(asked: Asked) -> Sheet:
    """Return a page in a language."""
    return makers()[asked.doc](asked.lang)


@cache
def makers() -> dict[str, Maker]:
    """Return every page by its name, with what makes it."""
    return dict(_makers())


def _makers() -> Iterator[tuple[str, Maker]]:
    yield "frameworks/index", overview_pages.frameworks_sheet
    for law in frameworks():
        yield from _of_framework(law)
    yield "crosswalks/index", crosswalk_pages.crosswalks_sheet
    for first, second in crosswalk_pages.pairs():
        yield crosswalk_doc(first, second), partial(crosswalk_pages.crosswalk_sheet, first, second)
    yield "programmes/index", programme_pages.programmes_sheet
    for programme in programmes():
        yield from _of_programme(programme)
    yield "facts/index", fact_pages.facts_sheet
    for fact in fact_pages.facts():
        yield f"facts/{fact}", partial(fact_pages.fact_sheet, fact)
    yield "topics/index", topic_pages.topics_sheet
    for topic in (*topics(), *topic_pages.own_topics()):
        yield f"topics/{topic}", partial(topic_pages.topic_sheet, topic)
    yield "terms", topic_pages.terms_sheet
    yield "indicators", programme_pages.indicators_sheet
    yield "commands", command_pages.commands_sheet


def _of_framework(law: Framework) -> Iterator[tuple[str, Maker]]:
    yield home(law.id), partial(overview_pages.overview, law)
    special: dict[str, Maker] = {
        "cases": partial(case_pages.cases_sheet, law),
        "coverage": partial(case_pages.coverage_sheet, law),
    }
    for name in overview_pages.sheets_of(law):
        made = special.get(name)
        yield home(law.id, name), made or partial(entry_pages.entries_sheet, law, name)


def _of_programme(programme: Programme) -> Iterator[tuple[str, Maker]]:
    doc = programme_pages.programme_doc
    yield doc(programme.id), partial(programme_pages.programme_sheet, programme.id)
    made: dict[str, Maker] = {
        "alignments": partial(programme_pages.alignments_sheet, programme.id),
        "coverage": partial(case_pages.coverage_sheet, programme),
    }
    for name in programme_pages.sheets_of(programme):
        yield doc(programme.id, name), made[name]
