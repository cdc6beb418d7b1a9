"""What complying with some frameworks leaves undone under others, and a small set that does it all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.display import Displayed, displayed
from aigov.lazy import ReadOnly, lazy
from aigov.relating import COVERED, NOT_COVERED, PARTLY, Covered, Relations, relations_between
from aigov.sides import Side, chosen, sides
from aigov.tables import Tabular
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from aigov.sides import Chosen, Duty
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["Gap", "Step", "gap"]

_ANSWERS = (COVERED, PARTLY, NOT_COVERED)
_NO_DAY = "9999-12-31"


@displayed
class Step(NamedTuple):
    """One duty to fulfil, and the duties that are met with it.

    ``terms`` name, for terms in which a met duty asks for more, the duty whose term to keep.
    """

    duty: Duty
    serves: tuple[Duty, ...]
    terms: tuple[tuple[str, Duty], ...] = ()

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Step {self.duty.framework}:{self.duty.id} serves {len(self.serves)}")


class Gap(ReadOnly, Displayed, Tabular):
    """How far the duties of some frameworks are met by complying with others. Read-only.

    ``have`` and ``want`` are the sides, ``items`` the duties wanted, the earliest first, each with
    how far it is met; ``covered``, ``partly`` and ``missing`` tell them apart; ``programme`` is a
    small set of duties that serves all of both: found greedily, so perhaps not the smallest.
    """

    have: tuple[Side, ...]
    want: tuple[Side, ...]

    def __init__(self, have: Sequence[Side], want: Sequence[Side]) -> None:
        """Use :func:`gap`."""
        own = self.__dict__
        own["have"] = tuple(have)
        own["want"] = tuple(want)

    @lazy
    def _relations(self) -> tuple[tuple[int, int, Relations], ...]:
        """How each two of all the sides relate, by their places: first those complied with."""
        return relations_between((*self.have, *self.want))

    @lazy
    def items(self) -> tuple[Covered, ...]:
        """The duties wanted, in the order in which they bite, each with the best answer."""
        found = []
        for place, side in enumerate(self.want, len(self.have)):
            known = [
                relations
                for first, second, relations in self._relations
                if first < len(self.have) and second == place
            ]
            for duty in side.duties:
                answers = [one.covered(duty, by_first=True) for one in known]
                best = min(
                    answers,
                    key=lambda one: _ANSWERS.index(one.answer),
                    default=Covered(duty, NOT_COVERED),
                )
                partial = [one for one in answers if one.answer == PARTLY]
                if best.answer == PARTLY and len(partial) > 1:
                    best = best._replace(by=tuple(pair for one in partial for pair in one.by))
                found.append(best)
        return tuple(sorted(found, key=lambda one: one.duty.start or _NO_DAY))

    def _answered(self, answer: str) -> tuple[Covered, ...]:
        return tuple(one for one in self.items if one.answer == answer)

    @property
    def covered(self) -> tuple[Covered, ...]:
        """The duties that are met."""
        return self._answered(COVERED)

    @property
    def partly(self) -> tuple[Covered, ...]:
        """The duties of which something is left."""
        return self._answered(PARTLY)

    @property
    def missing(self) -> tuple[Covered, ...]:
        """The duties that nothing meets, as far as anybody has related them."""
        return self._answered(NOT_COVERED)

    @lazy
    def programme(self) -> tuple[Step, ...]:
        """Duties that between them meet all duties of both sides, those that meet most first.

        A duty meets another where the crosswalk says that it is equal to it or asks for more; a
        term in which the other still asks for more is then to be taken from the other.
        """
        duties = {
            (duty.framework, duty.id): duty
            for side in (*self.have, *self.want)
            for duty in side.duties
        }
        meets = _meets(duties, [known for _, _, known in self._relations])
        places = {name: place for place, name in enumerate(duties)}
        met_by: dict[_Name, list[_Name]] = {}
        for name in duties:
            for met in meets[name]:
                met_by.setdefault(met, []).append(name)
        open_ones = {name: len(meets[name]) for name in duties}
        left = {*duties}
        steps = []
        for best in _by_most(open_ones):
            served = sorted(left.intersection(meets[best]), key=places.__getitem__)
            terms = tuple((term, duties[name]) for name in served for term in meets[best][name])
            steps.append(Step(duties[best], tuple(duties[name] for name in served), terms))
            for name in served:
                left.remove(name)
                for one in met_by[name]:
                    open_ones[one] -= 1
        return tuple(steps)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.gap import gap_data

        return gap_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the gap as text for a person."""
        from aigov.render.gap import gap_page
        from aigov.render.text import page_text

        return page_text(gap_page(self, lang))

    def __repr__(self) -> str:
        """Return how much is met, in one line."""
        ids = " + ".join(one.framework.id for one in self.want)
        return one_line(
            f"Gap to {ids}: {len(self.covered)} covered, {len(self.partly)} partly, "
            f"{len(self.missing)} not"
        )


_Name = tuple[str, str]


def _by_most(counts: Mapping[_Name, int]) -> Iterator[_Name]:
    """Yield the first with most, again and again, while whoever asks counts them down to nothing."""
    while True:
        best = max(counts, key=counts.__getitem__, default=None)
        if best is None or counts[best] <= 1:
            break
        yield best
    yield from (name for name, count in counts.items() if count == 1)


def _meets(
    duties: Iterable[_Name], relations: Iterable[Relations]
) -> dict[_Name, dict[_Name, list[str]]]:
    """Return for each duty those that it meets by itself, with the terms in which it falls short."""
    meets: dict[_Name, dict[_Name, list[str]]] = {name: {name: []} for name in duties}
    for known in relations:
        if known.first.framework.id == known.second.framework.id:
            continue
        for pair in (*known.pairs, *known.flipped):
            if pair.covers and len(pair.relating.first) == 1:
                ours = (pair.first.framework, pair.first.id)
                theirs = (pair.second.framework, pair.second.id)
                short = [one.term for one in pair.terms if one.wants_more]
                before = meets[ours].get(theirs, [])
                meets[ours][theirs] = [*dict.fromkeys([*before, *short])]
    return meets


def gap(
    have: Chosen,
    want: Chosen,
    system: System | str | Path | Mapping[str, Any] | None = None,
    *,
    role: str | None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
) -> Gap:
    """Return what complying with ``have`` leaves undone under ``want``.

    Either is one framework or several (ids, folders or objects, as in :func:`aigov.classify`).
    With ``system`` only the duties that it triggers count, on both sides; ``role`` asks for one
    role. ``as_of`` (ISO; default: today) is the day that is judged on, ``text_as_of`` hides texts
    published later.

    Raises what :func:`aigov.compare` raises, but for topics.
    """
    asked: dict[str, Any] = {"role": role, "as_of": as_of, "text_as_of": text_as_of}
    sources, targets = chosen(have), chosen(want)
    columns = sides([*sources, *targets], system, **asked)
    return Gap(columns[: len(sources)], columns[len(sources) :])
