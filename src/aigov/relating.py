"""How duties of two sides relate: which cover which, by the crosswalk and their terms."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from aigov.crosswalks import crosswalk
from aigov.display import displayed
from aigov.term_comparison import TermComparison, compare_terms
from aigov.texts import Text, one_line
from aigov.topics import terms

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from aigov.crosswalks import Crosswalk, Relating
    from aigov.obligations import Duties, Obligation
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


@displayed
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


@displayed
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


class _Told(NamedTuple):
    """What a crosswalk tells of one obligation of either side, seen from both."""

    first: str
    second: str
    relating: Relating
    terms: tuple[TermComparison, ...]
    flipped: Relating
    flipped_terms: tuple[TermComparison, ...]


class Relations:
    """All relations between the duties of two sides."""

    def __init__(self, first: Side, second: Side, crosswalk: Crosswalk) -> None:
        """Take the sides and what is known of how their provisions relate."""
        self.first = first
        self.second = second
        self.crosswalk = crosswalk
        self.pairs: list[Pair] = []
        self.flipped: list[Pair] = []
        """The pairs as seen from the second side."""
        self._by_duty: tuple[dict[str, list[Pair]], dict[str, list[Pair]]] = ({}, {})
        self._related: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
        self._places: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        self._duties = tuple({one.id: one for one in side.duties} for side in (first, second))
        self._relate()
        self._covered: dict[tuple[str, bool], Covered] = {}

    def _relate(self) -> None:
        """Pair the duties of the sides, where the texts that they stand in are related."""
        ours, theirs = self._duties
        texts = [one.framework.duties(one.law) for one in (self.first, self.second)]
        for told in _told(self.crosswalk, *texts):
            if told.first not in ours or told.second not in theirs:
                continue
            one, other = ours[told.first], theirs[told.second]
            pair = Pair(one, other, told.relating, told.terms)
            turned = Pair(other, one, told.flipped, told.flipped_terms)
            place = len(self.pairs)
            self.pairs.append(pair)
            self.flipped.append(turned)
            ends = (told.first, told.second)
            for side, seen in enumerate((turned, pair)):
                name = ends[side]
                self._by_duty[side].setdefault(name, []).append(seen)
                self._related[side].setdefault(name, []).append(ends[1 - side])
                self._places[side].setdefault(name, []).append(place)

    def among(self, first: Iterable[str], second: Iterable[str]) -> tuple[Pair, ...]:
        """Return the pairs with an end among these duties of either side, in order."""
        ends = zip(self._places, (first, second), strict=True)
        places = {place for index, ids in ends for name in ids for place in index.get(name, ())}
        return tuple(self.pairs[place] for place in sorted(places))

    def covered(self, duty: Duty, *, by_first: bool) -> Covered:
        """Return how far a duty of one side is met by complying with the other."""
        key = (duty.id, by_first)
        if key not in self._covered:
            others = self._duties[0 if by_first else 1]
            self._covered[key] = self._cover(duty, others, by_first=by_first)
        return self._covered[key]

    def covered_by(self, duty: Duty, others: set[str], *, by_first: bool) -> Covered:
        """Return the same, where only these duties of the other side count."""
        if others.issuperset(self._related[by_first].get(duty.id, ())):
            return self.covered(duty, by_first=by_first)
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
        return pair.covers and all(
            name in self._duties[0 if by_first else 1] for name in pair.relating.first
        )


@lru_cache(maxsize=100)
def _told(crosswalk: Crosswalk, first: Duties, second: Duties) -> tuple[_Told, ...]:
    """Return what a crosswalk tells of the obligations of two texts. Kept: nothing else bears on it."""
    known = terms(crosswalk.first.duty_data, crosswalk.second.duty_data)
    vocabulary = crosswalk.first.vocabulary
    same = crosswalk.first.id == crosswalk.second.id
    found = []
    for relating in crosswalk.relations:
        if relating.relation == "no-relationship":
            continue
        for name in relating.first:
            for other in relating.second:
                if name not in first.obligations or other not in second.obligations:
                    continue
                ends = first.obligations[name], second.obligations[other]
                said = _reworded(relating, *ends) if same else relating
                compared = compare_terms(*ends, known, vocabulary)
                turned = tuple(one.flip() for one in compared)
                found.append(_Told(name, other, said, compared, said.flip(), turned))
    return tuple(found)


def _reworded(relating: Relating, first: Obligation, second: Obligation) -> Relating:
    """Return the relation; a provision of one law is not equal to itself where it was reworded."""
    if _wording(first) == _wording(second):
        return relating
    return relating._replace(
        relation="intersects-with",
        rationale=_REWORDED,
        only_first=first.requires,
        only_second=second.requires,
    )


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
    One of the relations of a crosswalk, or `only-first`, `only-second`, or `not-mapped`. ``known``
    tells whether somebody has looked at all duties of one side: where that is not so, duties that
    nobody related are no finding.
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
