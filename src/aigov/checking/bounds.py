"""What a folder may ask of whoever reads it: sizes beyond which a law is no law but a burden.

A framework may come from a stranger, and its conditions can name one another: thirty definitions
that each name the next twice are a page of YAML and a thousand million conditions. What is checked
here is counted without opening anything, before any condition is read. The bounds lie far above
what laws need; the largest bundled one is named beside each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.checking.entries import conditions, entries
from aigov.conditions.parse import names
from aigov.problems import Problem
from aigov.texts import several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.checking.entries import Path

__all__ = ["check_bounds"]

MOST_ENTRIES = 6000
"""The most entries of a folder (`eu-ai-act`: 1800)."""
MOST_READINGS = 400_000
"""The most entries times texts of the law: each is read in each (`eu-ai-act`: 7200)."""
MOST_CONDITIONS = 30_000
"""The most conditions of one entry, all that it names opened (`eu-ai-act`: 9000)."""
MOST_CONDITIONS_IN_ALL = 1_500_000
"""The most conditions of all entries together, all that they name opened (`eu-ai-act`: 230,000)."""
DEEPEST = 50
"""The most conditions inside one another, all that is named opened (`eu-ai-act`: 15)."""
DEEPEST_CONCEPTS = 30
"""The most steps from a concept up to its broadest."""

_CEILING = 10**9
_NESTING = ("all", "any", "not", "only", "anywhere")
_NAMING = {"meets": "definitions", "finding": "rules"}

_Key = tuple[str, str]


class _Weight(NamedTuple):
    """How many conditions, and how deep they lie."""

    size: int = 0
    depth: int = 0


def check_bounds(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for everything that would take too long, or too much memory, to read.

    ``data`` are validated sections; ids may be unknown, given twice or in circles.
    """
    exceptions = sum("unless" in path for path, _ in entries(data))
    count = exceptions + sum(len(found) for found in data.values() if isinstance(found, list))
    if count > MOST_ENTRIES:
        yield _too_much(f"The folder has {count:,} entries; at most {MOST_ENTRIES:,} are read", ())
        return
    texts = len(data.get("instruments", ())) ** 2
    if count * texts > MOST_READINGS:
        message = f"{count:,} entries in the texts that {len(data['instruments'])} instruments make are more than can be read"
        yield _too_much(message, ("instruments",))
        return
    yield from _deep_concepts(data.get("concepts", {}))
    yield from _weighty(data)


def _too_much(message: str, path: Path) -> Problem:
    hint = "make it smaller, or divide it into several frameworks"
    return Problem("too-much", message, path=path, hint=hint)


def _weighty(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the entries whose conditions, all that they name opened, are too many or too deep."""
    weigher = _Weigher(data)
    total, wrong = 0, False
    for path, entry in entries(data):
        if len(path) > 2:  # noqa: PLR2004 - an exception: weighed with what it excepts from
            continue
        weight = weigher.of(path, entry)
        total += weight.size
        wrong = wrong or weight.size > MOST_CONDITIONS
        if weight.size > MOST_CONDITIONS:
            message = (
                f"With all that it names opened this is more than {MOST_CONDITIONS:,} conditions"
            )
            yield _too_much(message, path)
        elif weight.depth > DEEPEST:
            message = f"With all that it names opened its conditions lie more than {DEEPEST} deep in one another"
            yield Problem("too-deep", message, path=path, hint="name fewer steps between")
    if total > MOST_CONDITIONS_IN_ALL and not wrong:
        message = f"With all that they name opened the entries have more than {MOST_CONDITIONS_IN_ALL:,} conditions"
        yield _too_much(message, ())


class _Weigher:
    """Weighs entries; what is named is weighed once."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.parts: dict[_Key, list[Any]] = {}
        self.known: dict[_Key, _Weight] = {}
        shared: dict[str, list[Any]] = {}
        for path, entry in entries(data):
            section, top = str(path[0]), data[str(path[0])][path[1]]
            found = [one for _, one in conditions(path, entry)]
            if section in ("definitions", "rules"):
                self.parts.setdefault((section, top["id"]), []).extend(found)
            elif section == "groups":
                shared.setdefault(top["id"], []).extend(found)
        for rule in data.get("rules", ()):
            if group := rule.get("group"):
                self.parts[("rules", rule["id"])].extend(shared.get(group, ()))
                self.parts.setdefault(("rules", group), []).append({"finding": rule["id"]})

    def of(self, path: Path, entry: Mapping[str, Any]) -> _Weight:
        """Return the weight of an entry with its exceptions."""
        key = (str(path[0]), entry.get("id", ""))
        if key in self.parts:
            return self.named(key)
        every = entries({str(path[0]): [entry]})
        found = [one for at, part in every for _, one in conditions(at, part)]
        for one in _names_in(found):
            self.named(one)
        return self._sum(found)

    def named(self, start: _Key) -> _Weight:
        """Return the weight of a definition or rule; one in a circle weighs nothing there."""
        waiting, open_ = [start], set[_Key]()
        while waiting:
            key = waiting[-1]
            if key in self.known:
                waiting.pop()
                continue
            parts = self.parts.get(key, [])
            if key in open_:
                open_.discard(key)
                waiting.pop()
                self.known[key] = self._sum(parts)
                continue
            open_.add(key)
            waiting += [
                one for one in _names_in(parts) if one not in self.known and one not in open_
            ]
        return self.known[start]

    def _sum(self, parts: Iterable[Any]) -> _Weight:
        made = [self._condition(one) for one in parts]
        return _together(made)

    def _condition(self, condition: Any) -> _Weight:
        if isinstance(condition, list):
            return _together(self._condition(one) for one in condition)
        if not isinstance(condition, dict):
            return _Weight(1, 1)
        found = []
        for key, value in condition.items():
            if key in _NAMING:
                found += [
                    self.known.get((_NAMING[key], name), _Weight(1, 1)) for name in names(value)
                ]
            elif key in _NESTING:
                found.append(self._condition(value))
            else:
                found.append(_Weight(len(value) if isinstance(value, list) else 1, 1))
        size, depth = _together(found)
        return _Weight(min(size, _CEILING), depth + 1)


def _together(weights: Iterable[_Weight]) -> _Weight:
    made = [*weights]
    size = min(sum(one.size for one in made), _CEILING)
    return _Weight(size, max((one.depth for one in made), default=0))


def _names_in(condition: Any) -> Iterator[_Key]:
    """Yield the definitions and rules that a condition, or a list of them, names."""
    if isinstance(condition, list):
        for one in condition:
            yield from _names_in(one)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key in _NAMING:
                yield from ((_NAMING[key], name) for name in names(value))
            elif key in _NESTING:
                yield from _names_in(value)


def _deep_concepts(lists: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the concepts that lie too many steps below their broadest; circles are passed over."""
    for name, listed in lists.items():
        broader = {one["id"]: several(one.get("broader")) for one in listed}
        steps: dict[str, int] = {}
        for place, one in enumerate(listed):
            if _steps(one["id"], broader, steps) > DEEPEST_CONCEPTS:
                message = f"The concept {one['id']!r} lies more than {DEEPEST_CONCEPTS} steps below the broadest"
                yield Problem("too-deep", message, path=("concepts", name, place))
                return


def _steps(start: str, broader: Mapping[str, tuple[str, ...]], known: dict[str, int]) -> int:
    waiting, open_ = [start], set[str]()
    while waiting:
        name = waiting[-1]
        above = broader.get(name, ())
        if name in known:
            waiting.pop()
        elif name in open_:
            open_.discard(name)
            waiting.pop()
            known[name] = 1 + max((known.get(one, 0) for one in above), default=0)
        else:
            open_.add(name)
            waiting += [one for one in above if one not in known and one not in open_]
    return known[start]
