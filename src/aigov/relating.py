"""How duties of two sides relate: which cover which, by the crosswalk and their terms."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from aigov.crosswalks import crosswalk
from aigov.term_comparison import TermComparison, compare_terms
from aigov.texts import Text, one_line
from aigov.topics import terms

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from aigov.crosswalks import Crosswalk, Relating
    from aigov.obligations import Obligation
    from aigov.sides import Duty, Side

__all__ = [
    "COVERED",
    "NOT_COVERED",
    "PARTLY",
    "Covered",
    "Pair",
    "Relations",
    "overall",
    "relations_between",
]

COVERED, PARTLY, NOT_COVERED = "covered", "partly", "not-covered"
_COVERING = ("equal", "superset-of")

_REWORDED = Text(
    "The provision reads differently in the two texts.",
    "Quy định có nội dung khác nhau giữa hai văn bản.",
)


class Pair(NamedTuple):
    """Two duties that a crosswalk relates, with the terms they share."""

    first: Duty
    second: Duty
    relating: Relating
    terms: tuple[TermComparison, ...]

    @property
    def covers(self) -> bool:
        """Whether the first end of the relation asks all that the second does."""
        return self.relating.relation in _COVERING

    def flip(self) -> Pair:
        """Return the same as seen from the second side."""
        turned = tuple(one.flip() for one in self.terms)
        return Pair(self.second, self.first, self.relating.flip(), turned)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Pair {self.first.id} {self.relating.relation} {self.second.id}")


class Covered(NamedTuple):
    """How far a duty is met by whoever complies with the other side.

    ``answer`` is `covered`, `partly` or `not-covered`; ``by`` are the pairs that say so, with the
    covering duty first; ``stricter`` the terms in which the duty asks for more than they do.
    """

    duty: Duty
    answer: str
    by: tuple[Pair, ...] = ()
    stricter: tuple[TermComparison, ...] = ()

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Covered {self.duty.id}: {self.answer}")


class Relations:
    """All relations between the duties of two sides."""

    def __init__(self, first: Side, second: Side, crosswalk: Crosswalk) -> None:
        """Take the sides and what is known of how their provisions relate."""
        self.first = first
        self.second = second
        self.crosswalk = crosswalk
        self.pairs = tuple(self._pairs())
        self._by_duty: tuple[dict[str, list[Pair]], dict[str, list[Pair]]] = ({}, {})
        for pair in self.pairs:
            self._by_duty[0].setdefault(pair.first.id, []).append(pair.flip())
            self._by_duty[1].setdefault(pair.second.id, []).append(pair)
        self._places: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for place, pair in enumerate(self.pairs):
            for index, duty in zip(self._places, (pair.first, pair.second), strict=True):
                index.setdefault(duty.id, []).append(place)
        self._ids = tuple({one.id for one in side.duties} for side in (first, second))
        self._covered: dict[tuple[str, bool], Covered] = {}

    def _pairs(self) -> Iterator[Pair]:
        known = terms(self.first.framework.duty_data, self.second.framework.duty_data)
        vocabulary = self.first.framework.vocabulary
        ours = {one.id: one for one in self.first.duties}
        theirs = {one.id: one for one in self.second.duties}
        for relating in self.crosswalk.relations:
            if relating.relation == "no-relationship":
                continue
            for one in (ours[name] for name in relating.first if name in ours):
                for other in (theirs[name] for name in relating.second if name in theirs):
                    compared = compare_terms(one.obligation, other.obligation, known, vocabulary)
                    yield Pair(one, other, self._said(relating, one, other), compared)

    def _said(self, relating: Relating, one: Duty, other: Duty) -> Relating:
        """Return the relation; a provision of one law is not equal to itself where it was reworded."""
        ours, theirs = one.obligation, other.obligation
        if self.first.framework.id != self.second.framework.id or _wording(ours) == _wording(
            theirs
        ):
            return relating
        return relating._replace(
            relation="intersects-with",
            rationale=_REWORDED,
            only_first=ours.requires,
            only_second=theirs.requires,
        )

    def among(self, first: Iterable[str], second: Iterable[str]) -> tuple[Pair, ...]:
        """Return the pairs with an end among these duties of either side, in order."""
        ends = zip(self._places, (first, second), strict=True)
        places = {place for index, ids in ends for name in ids for place in index.get(name, ())}
        return tuple(self.pairs[place] for place in sorted(places))

    def covered(self, duty: Duty, *, by_first: bool) -> Covered:
        """Return how far a duty of one side is met by complying with the other."""
        key = (duty.id, by_first)
        if key not in self._covered:
            ids = self._ids[0 if by_first else 1]
            self._covered[key] = self._cover(duty, ids, by_first=by_first)
        return self._covered[key]

    def covered_by(self, duty: Duty, others: Container[str], *, by_first: bool) -> Covered:
        """Return the same, where only these duties of the other side count."""
        return self._cover(duty, others, by_first=by_first)

    def _cover(self, duty: Duty, others: Container[str], *, by_first: bool) -> Covered:
        found = self._by_duty[by_first].get(duty.id, ())
        about = tuple(one for one in found if one.first.id in others)
        enough = [one for one in about if self._is_enough(one, by_first=by_first)]
        best = min(enough, key=lambda one: len(_short(one)), default=None)
        if best is not None:
            stricter = tuple(_short(best))
            return Covered(duty, PARTLY if stricter else COVERED, (best,), stricter)
        if about:
            stricter = tuple(dict.fromkeys(term for one in about for term in _short(one)))
            return Covered(duty, PARTLY, about, stricter)
        return Covered(duty, NOT_COVERED)

    def _is_enough(self, pair: Pair, *, by_first: bool) -> bool:
        """Tell whether the covering side meets all of the relation's provisions that cover."""
        return pair.covers and self._ids[0 if by_first else 1].issuperset(pair.relating.first)


def _wording(obligation: Obligation) -> tuple[Text, Text, str, str]:
    """Return what an obligation says of itself, without when it binds and whom."""
    return obligation.title, obligation.requires, obligation.kind, obligation.strength


def _short(pair: Pair) -> list[TermComparison]:
    """Return the terms in which the second duty of a pair asks for more."""
    return [one for one in pair.terms if one.wants_more]


def relations_between(columns: Sequence[Side]) -> tuple[tuple[int, int, Relations], ...]:
    """Return for each two sides their places and how they relate, the earlier of them first."""
    return tuple(
        (first, second, Relations(one, other, crosswalk(one.framework, other.framework)))
        for (first, one), (second, other) in combinations(enumerate(columns), 2)
    )


def overall(ours: Sequence[Covered], theirs: Sequence[Covered], *, known: bool) -> str | None:
    """Return how the duties of two sides relate as a whole; ``None`` where neither has any.

    ``ours`` says how far the first side's duties are met by the second, ``theirs`` the reverse.
    One of the relations of a crosswalk, or `only-first`, `only-second`, or, where nobody has
    related the two, `not-mapped`.
    """
    if not ours and not theirs:
        return None
    if not theirs:
        return "only-first"
    if not ours:
        return "only-second"
    answers = [{one.answer for one in side} for side in (ours, theirs)]
    if not any(found & {COVERED, PARTLY} for found in answers):
        return "no-relationship" if known else "not-mapped"
    met = [found <= {COVERED} for found in answers]
    if all(met):
        return "equal"
    return "superset-of" if met[1] else "subset-of" if met[0] else "intersects-with"
