"""Terms of two obligations side by side: which asks for more, and by how much.

Two spans of time are compared only where they are counted from the same event and in units that
convert exactly; where they are not, the result says so, and which is shorter in name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.evaluate import Evaluator
from aigov.conditions.tree import Has, leaves
from aigov.obligations import Amount
from aigov.rules import Ruleset
from aigov.system import System
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.obligations import Obligation, Span, TermValue
    from aigov.topics import Term
    from aigov.vocabulary import Vocabulary

__all__ = ["EQUAL", "FIRST", "NOT_COMPARABLE", "SECOND", "TermComparison", "compare_terms"]

FIRST, SECOND, EQUAL, NOT_COMPARABLE = "first", "second", "equal", "not-comparable"
_FLIPPED = {FIRST: SECOND, SECOND: FIRST}
_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0}
_MONTHS = {"month": 1.0, "year": 12.0}
_NOMINAL = {**_HOURS, "working day": 24.0 * 7 / 5, "month": 730.5, "year": 8766.0}
_PROMPTEST = ("immediately", "without-undue-delay", "in-good-time")


class TermComparison(NamedTuple):
    """One term of two obligations.

    ``stricter`` is `first`, `second`, `equal` or `not-comparable`; ``nominally`` which would be
    stricter if figures alone counted; ``ratio`` how many times more the stricter asks (`None`
    where that says nothing); ``event`` the kind of event it is for, if any.
    """

    term: str
    first: TermValue
    second: TermValue
    stricter: str
    nominally: str | None = None
    ratio: float | None = None
    event: str | None = None

    @property
    def wants_more(self) -> bool:
        """Whether the second obligation asks for more, if only in name."""
        return SECOND in (self.stricter, self.nominally)

    def flip(self) -> TermComparison:
        """Return the same as seen from the second obligation."""
        return self._replace(
            first=self.second,
            second=self.first,
            stricter=_FLIPPED.get(self.stricter, self.stricter),
            nominally=_FLIPPED.get(self.nominally, self.nominally) if self.nominally else None,
        )

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"TermComparison {self.term}: {self.stricter}")


def compare_terms(
    first: Obligation, second: Obligation, known: Mapping[str, Term], vocabulary: Vocabulary
) -> tuple[TermComparison, ...]:
    """Return the terms that both obligations have, compared one by one."""
    return tuple(
        compared
        for name, value in first.terms.items()
        if name in second.terms and name in known
        for compared in _compared(known[name], value, second.terms[name], vocabulary)
    )


def _compared(
    term: Term, first: TermValue, second: TermValue, vocabulary: Vocabulary
) -> Iterator[TermComparison]:
    if term.measure in ("deadline", "duration"):
        yield from _amounts(term, _only_amounts(first), _only_amounts(second), vocabulary)
        return
    if isinstance(first, int) and isinstance(second, int):
        yield _by_size(term, first, second)
    elif not isinstance(first, int) and not isinstance(second, int):
        yield _by_words(term, first, second, vocabulary)


def _only_amounts(value: TermValue) -> tuple[Amount, ...]:
    return () if isinstance(value, int) else tuple(one for one in value if isinstance(one, Amount))


def _by_size(term: Term, first: int, second: int) -> TermComparison:
    more, less = max(first, second), min(first, second)
    stricter = EQUAL if first == second else FIRST if first > second else SECOND
    if term.stricter == "fewer":
        stricter = _FLIPPED.get(stricter, stricter)
    elif term.stricter not in ("more", "longer"):
        stricter = EQUAL if first == second else NOT_COMPARABLE
    ratio = more / less if less and stricter in _FLIPPED else None
    return TermComparison(term.id, first, second, stricter, ratio=ratio)


def _by_words(
    term: Term, first: TermValue, second: TermValue, vocabulary: Vocabulary
) -> TermComparison:
    """Compare set words: what names more, or what is listed first, asks for more."""
    ours, theirs = (
        tuple(map(str, value)) for value in (first, second) if not isinstance(value, int)
    )
    concepts = vocabulary.lists[term.values or ""]
    stricter = NOT_COMPARABLE
    if {*ours} == {*theirs}:
        stricter = EQUAL
    elif term.stricter == "first":
        order = [*concepts.concepts]
        stricter = FIRST if order.index(ours[0]) < order.index(theirs[0]) else SECOND
    elif term.stricter == "more":
        over, under = _covers(concepts, ours, theirs), _covers(concepts, theirs, ours)
        stricter = FIRST if over and not under else SECOND if under and not over else stricter
        stricter = EQUAL if over and under else stricter
    return TermComparison(term.id, first, second, stricter)


def _covers(concepts: Any, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether everything of theirs is named by ours, or by something broader."""
    named = concepts.mask(ours)
    return all(concepts.up[one] & named for one in theirs)


# --- spans of time ------------------------------------------------------------------------


def _amounts(
    term: Term, first: Sequence[Amount], second: Sequence[Amount], vocabulary: Vocabulary
) -> Iterator[TermComparison]:
    """Compare for each kind of event that either side tells apart, and for all others."""
    events = dict.fromkeys(
        (leaf.fact, value)
        for amount in (*first, *second)
        if amount.when is not None
        for leaf in leaves(amount.when)
        if isinstance(leaf, Has)
        for value in leaf.values
    )
    for event in [*events, None]:
        ours, theirs = (_for_event(value, event, vocabulary) for value in (first, second))
        if ours is not None and theirs is not None:
            yield _spans(term, ours, theirs)._replace(event=event[1] if event else None)


def _for_event(
    amounts: Sequence[Amount], event: tuple[str, str] | None, vocabulary: Vocabulary
) -> Amount | None:
    """Return the amount that counts for an event of this kind; ``None``: for all others."""
    if event is None:
        return next((one for one in amounts if one.when is None), None)
    evaluator = _happening(event, vocabulary)
    for one in amounts:
        if one.when is None or evaluator.value(one.when, 0):
            return one
    return None


@lru_cache(maxsize=100)
def _happening(event: tuple[str, str], vocabulary: Vocabulary) -> Evaluator:
    """Return what evaluates conditions where this event happens, and nothing else is known."""
    fact, value = event
    stated = {"set": [value], "yes-no": value == "true"}.get(vocabulary.facts[fact].type, value)
    described = System("event", {fact: stated}, vocabulary=vocabulary)
    return Evaluator(Ruleset({}, {}, {}), vocabulary, described.vectors(vocabulary), 0)


def _spans(term: Term, first: Amount, second: Amount) -> TermComparison:
    found = TermComparison(term.id, (first,), (second,), NOT_COMPARABLE)
    if first.span is None or second.span is None:
        if first.span is second.span:
            return found._replace(stricter=_prompter(first, second))
        return found
    if first.span == second.span and first.clock == second.clock:
        return found._replace(stricter=_prompter(first, second))
    nominal = _shorter(first.span, second.span, term, _NOMINAL)
    if first.clock != second.clock:
        return found._replace(nominally=nominal[0])
    for units in (_HOURS, _MONTHS):
        stricter, ratio = _shorter(first.span, second.span, term, units)
        if stricter is not None:
            return found._replace(stricter=stricter, nominally=stricter, ratio=ratio)
    return found._replace(nominally=nominal[0])


def _shorter(
    first: Span, second: Span, term: Term, units: Mapping[str, float]
) -> tuple[str | None, float | None]:
    """Return which span is stricter and how many times, in units that convert; else nothing."""
    if first.unit == second.unit:
        ours, theirs = float(first.number), float(second.number)
    elif first.unit in units and second.unit in units:
        ours, theirs = first.number * units[first.unit], second.number * units[second.unit]
    else:
        return None, None
    if ours == theirs:
        return EQUAL, None
    stricter = FIRST if (ours < theirs) == (term.stricter == "shorter") else SECOND
    return stricter, max(ours, theirs) / min(ours, theirs)


def _prompter(first: Amount, second: Amount) -> str:
    """Return which must be done more promptly, where the spans are alike."""
    if first.promptness == second.promptness:
        return EQUAL
    ranks = [
        _PROMPTEST.index(one.promptness) if one.promptness else len(_PROMPTEST)
        for one in (first, second)
    ]
    return FIRST if ranks[0] < ranks[1] else SECOND
