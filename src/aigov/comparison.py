"""Frameworks side by side: what each asks, topic by topic, and which asks for more."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from aigov.crosswalks import flipped
from aigov.display import Displayed, displayed
from aigov.lazy import ReadOnly, lazy
from aigov.portraits import Portrait, portrait
from aigov.problems import AigovError, or_nearest
from aigov.relating import Covered, Pair, Relations, overall, relations_between
from aigov.sides import Duty, Side, sides
from aigov.tables import Tabular
from aigov.texts import one_line
from aigov.topics import Topic, topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from aigov.framework import Framework
    from aigov.pillar_comparison import PillarComparison
    from aigov.programme import Programme
    from aigov.sides import Chosen
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["Comparison", "PairOfSides", "Row", "UnknownTopicError", "compare"]

_FLIPPED = {"only-first": "only-second", "only-second": "only-first"}


class UnknownTopicError(AigovError):
    """There is no such topic."""


class PairOfSides(NamedTuple):
    """How two columns of a row relate: places of the columns, the relation, and what it rests on."""

    first: int
    second: int
    relation: str | None
    ours: tuple[Covered, ...]
    theirs: tuple[Covered, ...]
    pairs: tuple[Pair, ...]

    def flip(self) -> PairOfSides:
        """Return the same as seen from the second column."""
        relation = self.relation and _FLIPPED.get(self.relation, flipped(self.relation))
        turned = tuple(one.flip() for one in self.pairs)
        return PairOfSides(self.second, self.first, relation, self.theirs, self.ours, turned)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"PairOfSides {self.first}, {self.second}: {self.relation}")


@displayed
class Row(NamedTuple):
    """A topic with a cell of duties for each framework, and its narrower topics.

    ``cells`` hold the duties of the topic and of all that it holds; ``own`` those of the topic
    alone. ``relations`` say for each pair of columns how the duties relate.
    """

    topic: Topic
    depth: int
    cells: tuple[tuple[Duty, ...], ...]
    own: tuple[tuple[Duty, ...], ...]
    relations: tuple[PairOfSides, ...]
    rows: tuple[Row, ...]

    @property
    def relation(self) -> str | None:
        """The relation of the first two columns."""
        return self.relations[0].relation if self.relations else None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        counts = " / ".join(str(len(cell)) for cell in self.cells)
        return one_line(f"Row {self.topic.id}: {counts}, {self.relation}")


class Comparison(ReadOnly, Displayed, Tabular):
    """Frameworks side by side. Read-only; computed when first asked for.

    ``sides`` are the columns, ``portraits`` the frameworks as wholes, ``rows`` the topics that any
    of them has duties in, the broadest first, each with its narrower ones.
    """

    sides: tuple[Side, ...]
    system: System | None
    topic: str | None

    def __init__(self, columns: Sequence[Side], topic: str | None) -> None:
        """Use :func:`compare`."""
        own = self.__dict__
        own["sides"] = tuple(columns)
        own["topic"] = topic
        found = columns[0].classification if columns else None
        own["system"] = found.system if found else None

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The ids of the frameworks, by column."""
        return tuple(one.framework.id for one in self.sides)

    @lazy
    def portraits(self) -> tuple[Portrait, ...]:
        """What each framework is as a whole."""
        return tuple(portrait(one) for one in self.sides)

    @lazy
    def topics(self) -> Mapping[str, Topic]:
        """The topics that the frameworks know, in order."""
        return MappingProxyType(topics(*(one.framework.duty_data for one in self.sides)))

    @lazy
    def relations(self) -> tuple[tuple[int, int, Relations], ...]:
        """The relations between each two columns."""
        return relations_between(self.sides)

    @lazy
    def rows(self) -> tuple[Row, ...]:
        """The broadest topics with duties, each with its narrower ones in ``rows``."""
        if self.topic is None:
            return tuple(self._below(None, 0))
        row = self._row(self.topics[self.topic], 0)
        return (row,) if row else ()

    @lazy
    def _by_topic(self) -> tuple[Mapping[str, tuple[Duty, ...]], ...]:
        """The duties of each side under their own topics."""
        columns = []
        for side in self.sides:
            found: dict[str, list[Duty]] = {}
            for duty in side.duties:
                found.setdefault(duty.obligation.topic, []).append(duty)
            columns.append({name: tuple(duties) for name, duties in found.items()})
        return tuple(columns)

    @lazy
    def _narrower(self) -> Mapping[str | None, tuple[Topic, ...]]:
        """The topics directly below each."""
        found: dict[str | None, list[Topic]] = {}
        for one in self.topics.values():
            found.setdefault(one.broader, []).append(one)
        return {broader: tuple(below) for broader, below in found.items()}

    def _below(self, broader: str | None, depth: int) -> Iterator[Row]:
        for one in self._narrower.get(broader, ()):
            row = self._row(one, depth)
            if row is not None:
                yield row

    def _row(self, topic: Topic, depth: int) -> Row | None:
        rows = tuple(self._below(topic.id, depth + 1))
        own = tuple(known.get(topic.id, ()) for known in self._by_topic)
        cells = tuple(
            (*cell, *(duty for row in rows for duty in row.cells[place]))
            for place, cell in enumerate(own)
        )
        if not any(cells):
            return None
        return Row(topic, depth, cells, own, tuple(self._related(cells)), rows)

    def _related(self, cells: Sequence[tuple[Duty, ...]]) -> Iterator[PairOfSides]:
        for first, second, known in self.relations:
            ids = [{one.id for one in cells[place]} for place in (first, second)]
            ours = tuple(known.covered_by(one, ids[1], by_first=False) for one in cells[first])
            theirs = tuple(known.covered_by(one, ids[0], by_first=True) for one in cells[second])
            relation = overall(ours, theirs, known=known.crosswalk.looked_at(*ids))
            yield PairOfSides(first, second, relation, ours, theirs, known.among(*ids))

    def walk(self, depth: int | None = None) -> Iterator[Row]:
        """Yield the rows from the top, each before its narrower ones, down to a depth (0: top)."""
        waiting = [*self.rows]
        while waiting:
            row = waiting.pop(0)
            yield row
            if depth is None or row.depth < depth:
                waiting = [*row.rows, *waiting]

    def row(self, topic: str) -> Row:
        """Return the row of a topic; raises :class:`UnknownTopicError` where it has none."""
        for one in self.walk():
            if one.topic.id == topic:
                return one
        rows = [one.topic.id for one in self.walk()]
        message = f"there is no row {topic!r}; {or_nearest(topic, rows)}"
        raise UnknownTopicError(message)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.comparison import comparison_data

        return comparison_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the comparison as text for a person."""
        from aigov.render.comparison import comparison_page
        from aigov.render.text import page_text

        return page_text(comparison_page(self, lang))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what is compared; the rest is computed again."""
        return (Comparison, (self.sides, self.topic))

    def __repr__(self) -> str:
        """Return what is compared, in one line."""
        return one_line(f"Comparison of {', '.join(self.frameworks)}: {len([*self.walk()])} rows")


@overload
def compare(
    frameworks: Chosen,
    system: System | str | Path | Mapping[str, Any] | None = None,
    *,
    by: Literal["topic"] = "topic",
    role: str | None = None,
    topic: str | None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    kinds: Sequence[str] = ("duty",),
) -> Comparison: ...
@overload
def compare(
    frameworks: Chosen | Programme | Sequence[str | Path | Framework | Programme],
    system: System | str | Path | Mapping[str, Any] | None = None,
    *,
    by: Literal["pillar"],
    role: str | None = None,
    topic: None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    kinds: Sequence[str] = ("duty",),
) -> PillarComparison: ...
def compare(
    frameworks: Any,
    system: System | str | Path | Mapping[str, Any] | None = None,
    *,
    by: str = "topic",
    role: str | None = None,
    topic: str | None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    kinds: Sequence[str] = ("duty",),
) -> Comparison | PillarComparison:
    """Lay frameworks side by side, topic by topic: what each asks, and which asks for more.

    ``frameworks`` are ids (`eu-ai-act`, or `eu-ai-act@2026-06-01` for a text), folders or objects,
    several or one alone.
    With ``system`` (a description, its file or content) only what it triggers is compared, without
    it whole frameworks. ``role`` asks for one role, by a framework's own or the shared name,
    ``topic`` for one topic with all that it holds. ``as_of`` (ISO; default: today) is the day that
    is judged on, ``text_as_of`` hides texts published later. ``kinds`` are the kinds of
    obligations: `duty`, `permission`, `right`, `liability`, `encouragement`.

    With ``by="pillar"`` the rows are Viet Nam's four AI pillars instead: what each law contributes
    by its duties and by what it has the State do, and what programmes aim at; among ``frameworks``
    there may then be programmes. The mapping to pillars is ours, with a rationale for each topic.

    Raises ``ValueError`` for another ``by``, :class:`UnknownTopicError`, and what :func:`aigov.classify` raises, but for a role that
    only some of the frameworks know: for the others there is nothing to compare.
    """
    if by == "pillar":
        from aigov.pillar_comparison import compare_by_pillar

        return compare_by_pillar(
            frameworks, system, role=role, as_of=as_of, text_as_of=text_as_of, kinds=kinds
        )
    if by != "topic":
        message = f"by is 'topic' or 'pillar', not {by!r}"
        raise ValueError(message)
    columns = sides(frameworks, system, role=role, as_of=as_of, text_as_of=text_as_of, kinds=kinds)
    found = Comparison(columns, topic)
    if topic is not None and topic not in found.topics:
        message = f"there is no topic {topic!r}; {or_nearest(topic, found.topics)}"
        raise UnknownTopicError(message)
    return found
