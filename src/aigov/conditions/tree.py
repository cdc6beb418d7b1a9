"""The condition tree: plain, typed, closed.

Every legal test is one of these nodes over facts. Nothing here knows how a tree is read; a new
reading (words, a dataframe expression, a solver's formula) touches none of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.intervals import Comparison
    from aigov.rules import Exempt

__all__ = [
    "AS_OF",
    "All",
    "AnyOf",
    "Anywhere",
    "Compare",
    "Condition",
    "FindingHolds",
    "Has",
    "Meets",
    "Not",
    "Only",
    "StatusHolds",
    "Tested",
    "Undetermined",
    "leaves",
]

AS_OF = "as-of"
"""In a comparison of dates: the day the conduct is judged on."""


class All(NamedTuple):
    """Every part holds (no part: always)."""

    parts: tuple[Condition, ...]


class AnyOf(NamedTuple):
    """At least one part holds."""

    parts: tuple[Condition, ...]


class Not(NamedTuple):
    """The part does not hold."""

    part: Condition


class Has(NamedTuple):
    """A stated value of the fact is one of these concepts or narrower."""

    fact: str
    values: tuple[str, ...]


class Only(NamedTuple):
    """Something is stated for the fact, and every stated value is under one of these."""

    fact: str
    values: tuple[str, ...]


class Anywhere(NamedTuple):
    """Some use of the system has one of these values, not only the use looked at."""

    fact: str
    values: tuple[str, ...]


class Compare(NamedTuple):
    """A number or a date (as a day count) compared with a limit."""

    fact: str
    how: Comparison
    limit: float | str


class Meets(NamedTuple):
    """One of these definitions holds."""

    definitions: tuple[str, ...]


class FindingHolds(NamedTuple):
    """One of these rules (or a rule of one of these groups) holds."""

    rules: tuple[str, ...]


class StatusHolds(NamedTuple):
    """One of these statuses holds, whether a rule concludes it or an exception gives it."""

    statuses: tuple[str, ...]


class Undetermined(NamedTuple):
    """Something of the law that could not be obtained: never known."""

    reason: Text
    cite: str


Condition: TypeAlias = (
    All
    | AnyOf
    | Not
    | Has
    | Only
    | Anywhere
    | Compare
    | Meets
    | FindingHolds
    | StatusHolds
    | Undetermined
)


class Tested(Protocol):
    """What has a condition and exceptions: a rule, an exception, a definition, an obligation."""

    @property
    def cite(self) -> tuple[str, ...]:
        """The provisions."""

    @property
    def when(self) -> Condition | None:
        """The condition."""

    @property
    def unless(self) -> tuple[Exempt, ...]:
        """The exceptions."""


_JOINED = (All, AnyOf)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the nodes of a tree that are no `all`, `any` or `not`, in order."""
    if isinstance(condition, _JOINED):
        for part in condition.parts:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        yield condition
