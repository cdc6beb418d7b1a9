"""Laws and programmes seen through Viet Nam's four pillars: what each contributes to which.

Which pillar a topic serves is our mapping, kept as data beside the pillars, with a rationale.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.display import Displayed
from aigov.intervals import asked_day, day, show_day
from aigov.lazy import ReadOnly, lazy
from aigov.library import parse_reference
from aigov.measures import Measure, measures
from aigov.programme import (
    FOUR_PILLARS,
    Component,
    Pillar,
    Programme,
    Target,
    four_pillars,
    load_programme,
)
from aigov.sides import Duty, Side, chosen, described_for, sides
from aigov.tables import Tabular
from aigov.texts import Text, one_line, text
from aigov.topics import Topic, topics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from aigov.framework import Framework
    from aigov.system import System
    from aigov.texts import Lang

__all__ = [
    "Alignment",
    "Column",
    "Contribution",
    "PillarComparison",
    "PillarRow",
    "TopicRow",
    "alignments",
    "compare_by_pillar",
    "names_programme",
]


class Alignment(NamedTuple):
    """Our word on which pillar a topic, or one entry of a law, serves, and why."""

    pillar: str
    rationale: Text
    author: str
    date: str
    confidence: str


class Column(NamedTuple):
    """A law with the duties looked at, or a programme, in one text (ISO days)."""

    of: Framework | Programme
    as_of: str
    text_as_of: str
    side: Side | None = None

    @property
    def id(self) -> str:
        """The id of the law or programme."""
        return self.of.id

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Column {self.of.id} on {self.as_of}")


class Contribution(NamedTuple):
    """What one column has: duties of those it regulates, measures of the State, aims of a programme."""

    duties: tuple[Duty, ...] = ()
    measures: tuple[Measure, ...] = ()
    entries: tuple[Component | Target, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether it has none of them."""
        return not any(self)

    def __repr__(self) -> str:
        """Return how much it has."""
        return one_line(
            f"Contribution: {len(self.duties)} duties, {len(self.measures)} measures, "
            f"{len(self.entries)} entries"
        )


class TopicRow(NamedTuple):
    """A topic under a pillar, why it is there, and what each column has of it."""

    topic: Topic
    alignment: Alignment
    cells: tuple[Contribution, ...]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"TopicRow {self.topic.id}")


class PillarRow(NamedTuple):
    """A pillar with what each column contributes to it, in all and by topic."""

    pillar: Pillar
    cells: tuple[Contribution, ...]
    topics: tuple[TopicRow, ...]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"PillarRow {self.pillar.id}: {len(self.topics)} topics")


class PillarComparison(ReadOnly, Displayed, Tabular):
    """Laws and programmes side by side, pillar by pillar. Read-only.

    ``columns`` are the laws and programmes, ``rows`` the four pillars, ``system`` the one asked
    about, if any: then only what it triggers counts, and no measures of the State.
    """

    columns: tuple[Column, ...]
    system: System | None

    def __init__(self, columns: Sequence[Column], system: System | None) -> None:
        """Use :func:`aigov.compare` with ``by="pillar"``."""
        own = self.__dict__
        own["columns"] = tuple(columns)
        own["system"] = system

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The ids of the laws and programmes, by column."""
        return tuple(one.id for one in self.columns)

    @lazy
    def topics(self) -> Mapping[str, Topic]:
        """The topics that the laws know."""
        return topics(*(one.side.framework.duty_data for one in self.columns if one.side))

    @lazy
    def _lineages(self) -> Mapping[str, tuple[str, ...]]:
        """What each law extends: an entry serves the same pillar wherever it is inherited."""
        laws = [one.side.framework for one in self.columns if one.side]
        return {one.id: one.lineage for one in laws}

    @lazy
    def rows(self) -> tuple[PillarRow, ...]:
        """The pillars in their order."""
        whole = tuple(self._whole(one) for one in self.columns)
        return tuple(self._row(one, whole) for one in four_pillars().values())

    def row(self, pillar: str) -> PillarRow:
        """Return the row of a pillar; ``KeyError`` where there is none."""
        for one in self.rows:
            if one.pillar.id == pillar:
                return one
        raise KeyError(pillar)

    def _whole(self, column: Column) -> Contribution:
        """Return all that a column has, whatever pillar it serves."""
        if isinstance(column.of, Programme):
            known = day(column.text_as_of) if column.text_as_of < column.of.checked else None
            content = column.of.content(column.of.law_text(day(column.as_of), known))
            return Contribution(entries=(*content.components.values(), *content.targets.values()))
        assert column.side is not None  # noqa: S101 - a law always has one
        listed = () if self.system else measures(column.of, column.side.law)
        return Contribution(column.side.duties, listed)

    def _row(self, pillar: Pillar, whole: Sequence[Contribution]) -> PillarRow:
        known = alignments()
        cells = tuple(
            Contribution(
                tuple(one for one in cell.duties if self.pillar_of(one) == pillar.id),
                tuple(one for one in cell.measures if self.pillar_of(one) == pillar.id),
                tuple(one for one in cell.entries if one.serves == pillar.id),
            )
            for cell in whole
        )
        rows = []
        for topic in self.topics.values():
            of_topic = tuple(
                Contribution(
                    tuple(one for one in cell.duties if one.obligation.topic == topic.id),
                    tuple(one for one in cell.measures if one.topic == topic.id),
                )
                for cell in cells
            )
            if not all(one.nothing for one in of_topic):
                rows.append(TopicRow(topic, self._alignment(topic, known), of_topic))
        return PillarRow(pillar, cells, tuple(rows))

    def pillar_of(self, one: Duty | Measure) -> str:
        """Return the pillar that a duty or measure serves: by itself, else by its topic."""
        known = alignments()
        for name in self._lineages.get(one.framework, (one.framework,)):
            if (name, one.id) in known:
                return known[name, one.id].pillar
        topic = one.obligation.topic if isinstance(one, Duty) else one.topic
        return self._alignment(self.topics[topic], known).pillar

    def _alignment(self, topic: Topic, known: Mapping[Any, Alignment]) -> Alignment:
        """Return the alignment of a topic, or of the nearest broader one that has one."""
        while topic.id not in known and topic.broader is not None:
            topic = self.topics[topic.broader]
        return known.get(topic.id) or _UNALIGNED

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.pillars import pillars_data

        return pillars_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the comparison as text for a person."""
        from aigov.render.pillars import pillars_page
        from aigov.render.text import page_text

        return page_text(pillars_page(self, lang))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what is compared; the rest is computed again."""
        return (PillarComparison, (self.columns, self.system))

    def __repr__(self) -> str:
        """Return what is compared, in one line."""
        return one_line(f"PillarComparison of {', '.join(self.frameworks)}")


_UNALIGNED = Alignment(
    "institutions",
    Text(
        "The topic is a framework's own; what a law orders counts as institutions.",
        "Chủ đề riêng của văn bản; nội dung luật quy định được tính vào thể chế.",
    ),
    "aigov",
    "",
    "low",
)


@cache
def alignments() -> Mapping[Any, Alignment]:
    """Return our mapping to the four pillars: of topics by id, of entries by framework and id."""
    found: dict[Any, Alignment] = {}
    for one in bundled.sections(FOUR_PILLARS).get("alignments", ()):
        key = one.get("topic") or (one["framework"], one["entry"])
        found[key] = Alignment(
            one["pillar"],
            text(one["rationale"]),
            one.get("author", "aigov"),
            one.get("date", ""),
            one.get("confidence", "medium"),
        )
    return found


# --- what is asked ----------------------------------------------------------------------------


def names_programme(reference: Any) -> bool:
    """Tell whether a name, folder or object stands for a programme."""
    return isinstance(reference, Programme) or _programme_named(reference) is not None


def _programme_named(reference: Any) -> tuple[str, str | None] | None:
    """Return the id or folder of a programme, and the day of `ID@DATE`, if that is what is named."""
    if not isinstance(reference, str | Path):
        return None
    name, known = parse_reference(str(reference))
    for one, when in ((str(reference), None), (name, known)):
        if one in bundled.programme_ids() or (one and (Path(one) / bundled.PROGRAMME).is_file()):
            return one, when
    return None


def compare_by_pillar(
    frameworks: Any,
    system: System | str | Path | Mapping[str, Any] | None = None,
    *,
    role: str | None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    kinds: Sequence[str] = ("duty",),
) -> PillarComparison:
    """Return what laws and programmes contribute to the four pillars; see :func:`aigov.compare`."""
    from datetime import date as today

    judged = show_day(asked_day(today.today() if as_of is None else as_of, "as_of"))
    asked: list[Any] = [frameworks] if isinstance(frameworks, Programme) else chosen(frameworks)
    laws = [one for one in asked if not names_programme(one)]
    described = None if system is None else described_for(laws, system)
    found = iter(
        sides(laws, described, role=role, as_of=judged, text_as_of=text_as_of, kinds=kinds)
    )
    columns = []
    for one in asked:
        if names_programme(one):
            columns.append(_programme_column(one, judged, text_as_of))
            continue
        side = next(found)
        columns.append(Column(side.framework, side.as_of, side.text_as_of, side))
    return PillarComparison(columns, described)


def _programme_column(given: Any, judged: str, text_as_of: str | date | None) -> Column:
    known = text_as_of
    if isinstance(given, Programme):
        programme = given
    else:
        named = _programme_named(given)
        assert named is not None  # noqa: S101 - asked before
        programme = load_programme(named[0])
        known = named[1] or known
    shown = programme.checked
    if known is not None:
        shown = min(show_day(asked_day(known, "text_as_of")), shown)
    return Column(programme, judged, shown)
