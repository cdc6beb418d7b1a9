"""Whether some description meets conditions: a search that proves it, or proves that none does.

A world is one use of a system of which everything is stated. Conditions become formulas over it
(see :mod:`aigov.checking.logic_formulas`), with `not` pushed down to single tests, and the search
keeps what the tests leave of each fact: leaves of a list, a stretch of numbers or days. That is
exact, so a search that runs dry is a proof. One that takes too long is broken off and counts as
"some description does": whoever reports only what is impossible never reports wrongly.

No solver from elsewhere is needed (python-sat is 13 MB installed, z3 88 MB). Conditions are small,
and facts are kept as what they are and not as clauses, so a search takes about a tenth of a
millisecond, and those for all bundled laws less than a second.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "ALWAYS",
    "NEVER",
    "Bound",
    "Every",
    "Formula",
    "Has",
    "Is",
    "Key",
    "Some",
    "Test",
    "limited",
    "possible",
]

Key: TypeAlias = tuple[str | int, ...]
"""What a test looks at: a fact, or something that is free to be so or not."""
End: TypeAlias = tuple[float, int]
"""The end of a stretch: a value, and -1 for just below it, 1 for just above it."""

_FIRST_DAY, _LAST_DAY = 1, 3_652_059
_STEPS = 20_000
"""How often one search looks at a choice at most."""
_STEPS_IN_ALL = 500_000
"""How often all searches of a check together do (those of `eu-ai-act`: 23,000)."""
_left_in_all: ContextVar[list[int] | None] = ContextVar("left_in_all", default=None)
_DEPTH = 200
"""The most choices that it makes one upon the other."""


class Has(NamedTuple):
    """Of the leaves that are stated for a set, one is among these (``wanted``), or none is."""

    fact: Key
    leaves: int
    wanted: bool = True

    def opposite(self) -> Has:
        """Return the test that holds where this one does not."""
        return self._replace(wanted=not self.wanted)


class Is(NamedTuple):
    """The one leaf that is stated is among these, of all there are."""

    fact: Key
    leaves: int
    all: int

    def opposite(self) -> Is:
        """Return the test that holds where this one does not."""
        return self._replace(leaves=self.all & ~self.leaves)


class Bound(NamedTuple):
    """A number or day lies on one side of an end: not below it (``lowest``), or not above it.

    ``whole``: it is a day. ``to_day``: the end is counted from the day asked about. ``never``: a
    day that has not come would do as well.
    """

    fact: Key
    end: End
    lowest: bool
    whole: bool
    to_day: bool = False
    never: bool = False

    def opposite(self) -> Bound:
        """Return the test that holds where this one does not."""
        (value, side), step = self.end, -1 if self.lowest else 1
        end = (value + step, 0) if self.whole else (value, side + step)
        return self._replace(end=end, lowest=not self.lowest, never=self.whole and not self.never)


class Every(NamedTuple):
    """All of the parts."""

    parts: tuple[Formula, ...]


class Some(NamedTuple):
    """At least one of the parts."""

    parts: tuple[Formula, ...]


Test: TypeAlias = Has | Is | Bound
Formula: TypeAlias = Test | Every | Some
ALWAYS = Every(())
NEVER = Some(())


class _Picked(NamedTuple):
    """What is left of a set or a choice: the leaves it may have, and sets of which it has one."""

    may: int
    must: tuple[int, ...] = ()


class _Stretch(NamedTuple):
    """What is left of a number or day: from where to where, and so from the day asked about."""

    low: End
    high: End
    after: float = -inf
    until: float = inf
    never: bool = True

    @property
    def empty(self) -> bool:
        """No value is left."""
        return self.low > self.high or self.after > self.until


_NUMBERS = _Stretch((0, 0), (inf, 0), never=False)
_DAYS = _Stretch((_FIRST_DAY, 0), (_LAST_DAY, 0))
_Left: TypeAlias = _Picked | _Stretch


class _TooLongError(Exception):
    """A search was broken off."""


class _World:
    """What tests leave of each fact."""

    __slots__ = ("left",)

    def __init__(self, left: dict[Key, _Left]) -> None:
        self.left = left

    def add(self, test: Test) -> bool:
        """Let a test hold; return whether anything is left then."""
        left = self._after(test)
        if left is None:
            return False
        self.left[test.fact] = left
        return True

    def truth(self, formula: Formula) -> bool | None:
        """Return whether a formula must hold, cannot, or may."""
        if isinstance(formula, Every | Some):
            decides = isinstance(formula, Some)
            result: bool | None = not decides
            for part in formula.parts:
                truth = self.truth(part)
                if truth is decides:
                    return decides
                if truth is None:
                    result = None
            return result
        if self._after(formula) is None:
            return False
        if formula.fact in self.left and self._after(formula.opposite()) is None:
            return True
        return None

    def _after(self, test: Test) -> _Left | None:
        """Return what is left of the fact of a test once it holds; ``None``: nothing."""
        known = self.left.get(test.fact)
        if isinstance(test, Bound):
            assert not isinstance(known, _Picked)  # noqa: S101 - a fact has one type
            return self._bounded(known or (_DAYS if test.whole else _NUMBERS), test)
        if isinstance(test, Is):
            may = test.leaves & (known.may if isinstance(known, _Picked) else test.all)
            return _Picked(may) if may else None
        may, must = known if isinstance(known, _Picked) else (-1, ())
        if test.wanted:
            return _Picked(may, (*must, test.leaves)) if may & test.leaves else None
        may &= ~test.leaves
        return _Picked(may, must) if all(one & may for one in must) else None

    def _bounded(self, known: _Stretch, test: Bound) -> _Stretch | None:
        low, high, after, until, never = known
        if test.to_day and test.lowest:
            after = max(after, test.end[0])
        elif test.to_day:
            until = min(until, test.end[0])
        elif test.lowest:
            low = max(low, test.end)
        else:
            high = min(high, test.end)
        made = _Stretch(low, high, after, until, never and test.never)
        if made.never:
            return made
        return made if not made.empty and self._some_day_fits(test.fact, made) else None

    def _some_day_fits(self, fact: Key, made: _Stretch) -> bool:
        """Tell whether one day asked about suits all days that are counted from it."""
        first, last = float(_FIRST_DAY), float(_LAST_DAY)
        for one in {**self.left, fact: made}.values():
            if isinstance(one, _Stretch) and not one.never and one[2:4] != (-inf, inf):
                first = max(first, one.low[0] - one.until)
                last = min(last, one.high[0] - one.after)
        return first <= last


@contextmanager
def limited() -> Iterator[None]:
    """Let all searches inside take a number of steps together; what is left then is not looked at."""
    token = _left_in_all.set([_STEPS_IN_ALL])
    try:
        yield
    finally:
        _left_in_all.reset(token)


def possible(*goals: Formula) -> bool:
    """Tell whether some world meets all of these; also where it would take too long to know."""
    in_all = _left_in_all.get() or [_STEPS]
    allowed = min(_STEPS, in_all[0])
    steps = [allowed]
    try:
        return _search(_World({}), goals, steps, 0)
    except _TooLongError:
        return True
    finally:
        in_all[0] -= allowed - max(steps[0], 0)


def _search(world: _World, goals: Iterable[Formula], steps: list[int], depth: int) -> bool:
    choices = _settle(world, goals, steps)
    if not choices:
        return choices is not None
    if depth == _DEPTH:
        raise _TooLongError
    choice = min(choices, key=lambda one: len(one.parts))
    rest = [one for one in choices if one is not choice]
    for part in choice.parts:
        if _search(_World({**world.left}), (part, *rest), steps, depth + 1):
            return True
        if not isinstance(part, Every | Some) and not world.add(part.opposite()):
            return False
    return False


def _settle(world: _World, goals: Iterable[Formula], steps: list[int]) -> list[Some] | None:
    """Let hold what must; return the choices that are left, ``None`` where nothing is possible.

    ``steps`` holds how many choices may still be looked at.
    """
    waiting = [*goals]
    choices: list[Some] = []
    while waiting:
        while waiting:
            goal = waiting.pop()
            if isinstance(goal, Every):
                waiting += goal.parts
            elif isinstance(goal, Some):
                choices.append(goal)
            elif not world.add(goal):
                return None
        steps[0] -= len(choices)
        if steps[0] < 0:
            raise _TooLongError
        still = []
        for choice in choices:
            left = _left(world, choice)
            if left is None:
                continue
            if not left:
                return None
            if len(left) == 1:
                waiting += left
            else:
                still.append(Some(left))
        choices = still
    return choices


def _left(world: _World, choice: Some) -> tuple[Formula, ...] | None:
    """Return the parts of a choice that may hold; ``None`` where one of them does."""
    left = []
    for part in choice.parts:
        truth = world.truth(part)
        if truth:
            return None
        if truth is None:
            left.append(part)
    return tuple(left)
