"""What is stated about one use of a system, in the form that conditions are evaluated on.

Set, choice and yes-no facts become pairs of bit sets: the concepts that hold and those that may
hold. The pair exists twice, as stated and as presumed; see :class:`Vectors`.
"""

from __future__ import annotations

from math import inf
from sys import float_info
from typing import TYPE_CHECKING, Any

from aigov.intervals import Interval, read_date
from aigov.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aigov.vocabulary import ConceptList, Fact, Vocabulary

__all__ = ["UNKNOWN", "Vectors", "check_value", "translated", "vectors"]

UNKNOWN = "unknown"
"""Written for a fact that one does not want to decide: like unstated, but not asked again."""

_FEW = 12

Value = bool | str | tuple[str, ...] | Interval
Path = tuple[str | int, ...]


class Vectors:
    """One use of a system as vectors over the facts of a vocabulary.

    ``holds`` and ``may`` carry, for each fact, the bits of the concepts that hold and may hold as
    stated; ``presumed_holds`` and ``presumed_may`` after the presumptions. ``numbers`` carries
    intervals, ``named`` the settled values of sets (for `only`). The ``any_…`` vectors are the
    union over all uses of the system (for `anywhere`).
    """

    __slots__ = (
        "any_holds",
        "any_may",
        "any_presumed_holds",
        "any_presumed_may",
        "holds",
        "may",
        "named",
        "numbers",
        "presumed_holds",
        "presumed_may",
    )

    def __init__(
        self, vocabulary: Vocabulary, stated: Mapping[str, Value], version: int | None
    ) -> None:
        """Take checked values (see :func:`check_value`)."""
        size = len(vocabulary.index)
        self.holds = [0] * size
        self.may = [-1] * size
        self.numbers: list[Interval | None] = [None] * size
        self.named: list[tuple[tuple[int, int], ...] | None] = [None] * size
        version = version if version is not None and version < vocabulary.version else None
        holds, may = vocabulary.unstated
        self.presumed_holds, self.presumed_may = [*holds], [*may]
        for name, value in stated.items():
            self._state(vocabulary, name, value, version)
        self.any_holds, self.any_may = self.holds, self.may
        self.any_presumed_holds, self.any_presumed_may = self.presumed_holds, self.presumed_may

    def _state(self, vocabulary: Vocabulary, name: str, value: Value, version: int | None) -> None:
        if value == UNKNOWN:
            return
        place = vocabulary.index[name]
        if isinstance(value, Interval):
            self.numbers[place] = value
            return
        fact = vocabulary.facts[name]
        concepts = vocabulary.list_of(fact)
        if isinstance(value, bool):
            value = "true" if value else "false"
        values = (value,) if isinstance(value, str) else value
        self.named[place], holds, may = concepts.reading(values, version)
        if fact.type == "choice" and version is not None:
            for one in concepts.younger(version):  # it may be the true value in place of the stated
                holds &= concepts.up[one]
        self.holds[place] = self.presumed_holds[place] = holds
        self.may[place] = self.presumed_may[place] = may


def vectors(
    vocabulary: Vocabulary, uses: Sequence[Mapping[str, Value]], version: int | None = None
) -> tuple[Vectors, ...]:
    """Return the vectors of all uses of one system, knowing of each other.

    ``version`` is the vocabulary version that the description was written for.
    """
    made = tuple(Vectors(vocabulary, stated, version) for stated in uses)
    if len(made) > 1:
        for name in ("holds", "may", "presumed_holds", "presumed_may"):
            joined = [
                _union(column) for column in zip(*(getattr(one, name) for one in made), strict=True)
            ]
            for one in made:
                setattr(one, f"any_{name}", joined)
    return made


def _union(bits: tuple[int, ...]) -> int:
    result = 0
    for one in bits:
        result |= one
    return result


def translated(
    values: Mapping[str, Value], spoken: Vocabulary, into: Vocabulary
) -> dict[str, Value]:
    """Return what values checked with one vocabulary say in another.

    A fact that the other does not have is left out. A concept that it does not have counts as the
    one above it, or as something else; where it has several above it, the fact counts as unknown,
    since none of them alone says the same.
    """
    made: dict[str, Value] = {}
    for name, value in values.items():
        fact, own = into.facts.get(name), spoken.facts[name]
        if fact is None or (fact.type, fact.values) != (own.type, own.values):
            continue
        if fact.values is None or value == UNKNOWN:
            made[name] = value
            continue
        stated = [value] if isinstance(value, str) else value
        assert isinstance(stated, list | tuple)  # noqa: S101 - as checked for a fact with concepts
        known = [_known(str(one), spoken.list_of(own), into.list_of(fact)) for one in stated]
        found = tuple(dict.fromkeys(one for one in known if one is not None))
        if None not in known:
            made[name] = found[0] if fact.type == "choice" else found
    return made


def _known(name: str, spoken: ConceptList, into: ConceptList) -> str | None:
    """Return the concept that stands for another one; ``None`` where several do."""
    while name not in into.concepts:
        above = spoken.concepts[name].broader
        if len(above) != 1:
            return None if above else "other"
        (name,) = above
    return name


def check_value(
    vocabulary: Vocabulary, name: str, value: Any, path: Path, problems: list[Problem]
) -> Value | None:
    """Return the checked form of a stated value, or ``None`` after adding to ``problems``."""
    fact = vocabulary.facts.get(name)
    if fact is None:
        problems.append(
            Problem(
                "unknown-fact",
                f"There is no fact {name!r}",
                path=path,
                suggestions=nearest(str(name), vocabulary.facts),
                hint="`aigov show facts` lists them",
            )
        )
        return None
    if value == UNKNOWN:
        return UNKNOWN
    if fact.type == "yes-no":
        if isinstance(value, bool):
            return value
        _add_wrong(fact, value, "true, false or unknown", path, problems)
        return None
    if fact.type == "number":
        return _number(fact, value, path, problems)
    if fact.type == "date":
        return _date(fact, value, path, problems)
    return _concepts(vocabulary, fact, value, path, problems)


def _concepts(
    vocabulary: Vocabulary, fact: Fact, value: Any, path: Path, problems: list[Problem]
) -> Value | None:
    if fact.type == "choice" and not isinstance(value, str):
        _add_wrong(fact, value, "one of its values", path, problems)
        return None
    known = vocabulary.list_of(fact).concepts
    if isinstance(value, str):
        if value in known:
            return value if fact.type == "choice" else (value,)
        entries: list[tuple[Any, Path]] = [(value, path)]
    elif isinstance(value, list):
        if all(isinstance(one, str) and one in known for one in value):
            return tuple(dict.fromkeys(value))
        entries = [(one, (*path, place)) for place, one in enumerate(value)]
    else:
        _add_wrong(fact, value, "a list of its values ([] means none of these)", path, problems)
        return None
    for one, at in entries:
        if one == UNKNOWN:
            problems.append(
                Problem(
                    "unknown-in-list",
                    f"`unknown` cannot stand inside the list of {fact.id!r}",
                    path=at,
                    hint=f"write {fact.id}: unknown, or leave the line out",
                )
            )
        elif not isinstance(one, str) or one not in known:
            problems.append(
                Problem(
                    "unknown-concept",
                    f"{fact.id!r} has no value {one!r}",
                    path=at,
                    suggestions=nearest(str(one), known),
                    hint=f"{_values(fact, known)}; `other` says that none of them fits",
                )
            )
    return None


def _values(fact: Fact, known: Collection[str]) -> str:
    """Return where the values of a fact are found: here, if they are few."""
    if len(known) > _FEW:
        return f"`aigov show {fact.id}` lists its values"
    return f"its values are {', '.join(known)}"


def _number(fact: Fact, value: Any, path: Path, problems: list[Problem]) -> Value | None:
    """Return the limits of an amount, which is never negative."""
    stated = value if isinstance(value, dict) else {"min": value, "max": value}
    if not stated or stated.keys() - {"min", "max"} or not all(map(_is_amount, stated.values())):
        wanted = "an amount such as 3e25, or {min: …, max: …}, never negative"
        _add_wrong(fact, value, wanted, path, problems)
        return None
    low, high = stated.get("min", 0), stated.get("max", inf)
    if low > high:
        _add_wrong(fact, value, "a min that is not above the max", path, problems)
        return None
    return Interval(low, high)


def _is_amount(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and 0 <= value <= float_info.max


def _date(fact: Fact, value: Any, path: Path, problems: list[Problem]) -> Value | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    try:
        return read_date(value)
    except ValueError as error:
        problems.append(Problem("bad-date", f"{fact.id!r}: {error}", path=path))
        return None


def _add_wrong(fact: Fact, value: Any, wanted: str, path: Path, problems: list[Problem]) -> None:
    import json
    from textwrap import shorten

    shown = shorten(json.dumps(value, ensure_ascii=False, default=str), 60, placeholder=" …")
    problems.append(Problem("wrong-type", f"{fact.id!r} takes {wanted}, not {shown}", path=path))
