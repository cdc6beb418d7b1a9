"""From the YAML form of a condition to the tree, with every mistake located."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.tree import (
    AS_OF,
    All,
    AnyOf,
    Anywhere,
    Compare,
    Condition,
    FindingHolds,
    Has,
    Meets,
    Not,
    Only,
    StatusHolds,
    Undetermined,
)
from aigov.intervals import COMPARISONS, day
from aigov.problems import Problem, nearest
from aigov.texts import LANGUAGES, text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["OPERATORS", "ConditionParser", "Outcomes", "names"]

OPERATORS = (
    "all",
    "any",
    "not",
    "only",
    "anywhere",
    "meets",
    "finding",
    "tier",
    "status",
    "undetermined",
)
"""The keys of a condition that are no facts; no fact may have such a name."""

Path = tuple[str | int, ...]


class Outcomes(NamedTuple):
    """What a condition on conclusions may ask for.

    ``tiers`` maps each tier, the highest first, to the rules that conclude it.
    """

    tiers: Mapping[str, tuple[str, ...]]
    statuses: Iterable[str]


class ConditionParser:
    """Parses conditions against a vocabulary and the numbers that a framework names.

    Mistakes are appended to ``problems`` with the path of the value; the place of a mistake is
    taken by a condition that never holds, so that one run finds them all.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        parameters: Mapping[str, float] | None = None,
        problems: list[Problem] | None = None,
        definitions: Container[str] | None = None,
        outcomes: Outcomes | None = None,
    ) -> None:
        """Take the vocabulary, values of `{parameter: id}`, where mistakes go, and known definitions.

        ``outcomes`` are the tiers and statuses that a condition may ask for, where it may.
        """
        self.definitions = definitions
        self.outcomes = outcomes
        self.vocabulary = vocabulary
        self.parameters = parameters or {}
        self.problems = problems if problems is not None else []

    def parse(self, data: Any, path: Path = ()) -> Condition:
        """Return the tree of a condition; an empty mapping always holds."""
        if not isinstance(data, dict):
            return self._refuse(
                "condition-form",
                f"A condition is a mapping, not {_kind(data)}",
                path,
                hint="write fact: value, or lists of conditions under all: or any:",
            )
        parts = tuple(self._part(key, value, (*path, key)) for key, value in data.items())
        return parts[0] if len(parts) == 1 else All(parts)

    def _part(self, key: str, value: Any, path: Path) -> Condition:
        if key in ("all", "any"):
            if not isinstance(value, list) or not value:
                return self._refuse("condition-form", f"`{key}` takes a list of conditions", path)
            made = tuple(self.parse(item, (*path, place)) for place, item in enumerate(value))
            return All(made) if key == "all" else AnyOf(made)
        if key == "not":
            return Not(self.parse(value, path))
        if key in ("meets", "finding"):
            found = names(value)
            if not found:
                return self._refuse("condition-form", f"`{key}` takes an id or a list of ids", path)
            known = self.definitions if key == "meets" else None
            for name in found:
                if known is not None and name not in known:
                    message = f"One text of the law has no definition {name!r}"
                    return self._refuse("unknown-definition", message, path)
            return Meets(found) if key == "meets" else FindingHolds(found)
        if key in ("tier", "status"):
            return self._outcome(key, value, path)
        if key in ("only", "anywhere"):
            return self._over_set(key, value, path)
        if key == "undetermined":
            if not _is_gap(value):
                return self._refuse(
                    "condition-form",
                    "`undetermined` takes reason: and cite:",
                    path,
                    hint="write undetermined: {reason: {en: …, vi: …}, cite: Art. 1}",
                )
            return Undetermined(text(value["reason"]), str(value["cite"]))
        fact = self.vocabulary.facts.get(key)
        if fact is None:
            return self._refuse(
                "unknown-fact",
                f"There is no fact {key!r}",
                path,
                suggestions=nearest(key, [*self.vocabulary.facts, *OPERATORS]),
            )
        return self._fact(fact, value, path)

    def _outcome(self, key: str, value: Any, path: Path) -> Condition:
        """Return that the tier is this one, or that one of these statuses holds."""
        found = names(value)
        if self.outcomes is None or not found:
            return self._refuse(
                "condition-form",
                f"`{key}` cannot be asked here: what is concluded depends on this entry"
                if found
                else f"`{key}` takes an id or a list of ids",
                path,
                hint="name the rules or groups under finding:" if found else None,
            )
        known = self.outcomes.statuses if key == "status" else self.outcomes.tiers
        for name in found:
            if name not in known:
                message = f"There is no {key} {name!r}"
                near = nearest(name, known)
                return self._refuse(f"unknown-{key}", message, path, suggestions=near)
        if key == "status":
            return StatusHolds(found)
        made = [self._is_tier(self.outcomes.tiers, name) for name in found]
        return made[0] if len(made) == 1 else AnyOf(tuple(made))

    def _is_tier(self, tiers: Mapping[str, tuple[str, ...]], name: str) -> Condition:
        """Return that a rule of this tier holds and none of a higher one."""
        order = [*tiers]
        above = tuple(rule for tier in order[: order.index(name)] for rule in tiers[tier])
        not_higher: tuple[Condition, ...] = (Not(FindingHolds(above)),) if above else ()
        own = (FindingHolds(tiers[name]),) if tiers[name] else ()  # no rule: it is what remains
        return All((*own, *not_higher))

    def _over_set(self, key: str, value: Any, path: Path) -> Condition:
        if not isinstance(value, dict) or len(value) != 1:
            return self._refuse("condition-form", f"`{key}` takes one fact with its values", path)
        ((name, values),) = value.items()
        fact = self.vocabulary.facts.get(name)
        allowed = ("set",) if key == "only" else ("set", "choice", "yes-no")
        if fact is None:
            near = nearest(name, self.vocabulary.facts)
            message = f"There is no fact {name!r}"
            return self._refuse("unknown-fact", message, (*path, name), suggestions=near)
        if fact.type not in allowed:
            message = f"`{key}` cannot read {name!r}, a {fact.type} fact"
            hint = f"it reads facts of these types: {', '.join(allowed)}"
            return self._refuse("wrong-type", message, (*path, name), hint=hint)
        made = self._fact(fact, values, (*path, name))
        if not isinstance(made, Has):
            return made
        return Only(*made) if key == "only" else Anywhere(*made)

    def _fact(self, fact: Fact, value: Any, path: Path) -> Condition:
        if fact.type in COMPARISONS:
            return self._comparison(fact, value, path)
        if fact.type == "yes-no":
            if not isinstance(value, bool):
                return self._refuse(
                    "wrong-type",
                    f"{fact.id!r} is a yes-no fact: true or false, not {_kind(value)}",
                    path,
                )
            return Has(fact.id, ("true" if value else "false",))
        found = names(value)
        if not found:
            return self._refuse(
                "wrong-type", f"{fact.id!r} takes a concept or a list of concepts", path
            )
        known = self.vocabulary.list_of(fact).concepts
        good = []
        for place, name in enumerate(found):
            if name in known:
                good.append(name)
            else:
                self._refuse(
                    "unknown-concept",
                    f"{fact.id!r} has no value {name!r}",
                    (*path, place) if isinstance(value, list) else path,
                    suggestions=nearest(name, known),
                )
        return Has(fact.id, tuple(good))

    def _comparison(self, fact: Fact, value: Any, path: Path) -> Condition:
        allowed = COMPARISONS[fact.type]
        if not isinstance(value, dict) or len(value) != 1 or next(iter(value)) not in allowed:
            return self._refuse(
                "wrong-type", f"{fact.id!r} is compared with one of {', '.join(allowed)}", path
            )
        ((how, limit),) = value.items()
        if isinstance(limit, dict) and set(limit) == {"parameter"}:
            name = str(limit["parameter"])
            if name not in self.parameters:
                return self._refuse(
                    "unknown-parameter",
                    f"There is no parameter {name!r}",
                    (*path, how),
                    suggestions=nearest(name, self.parameters),
                    hint="declare it under `parameters:`",
                )
            limit = self.parameters[name]
        if fact.type == "number":
            if isinstance(limit, bool) or not isinstance(limit, int | float) or not isfinite(limit):
                return self._refuse("wrong-type", f"{limit!r} is no number", (*path, how))
            return Compare(fact.id, how, float(limit))
        if limit == AS_OF:
            return Compare(fact.id, how, AS_OF)
        try:
            return Compare(fact.id, how, day(str(limit)))
        except ValueError:
            message, hint = f"{limit!r} is no date", "write it as 2026-08-02, or as-of"
            return self._refuse("bad-date", message, (*path, how), hint=hint)

    def _refuse(self, code: str, message: str, path: Path, **more: Any) -> Condition:
        self.problems.append(Problem(code, message, path=path, **more))
        return AnyOf(())


def names(value: Any) -> tuple[str, ...]:
    """Return one name, or a list of names, as names; none where it is anything else."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return ()


def _kind(value: Any) -> str:
    return {
        list: "a list",
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }.get(type(value), "this")


def _is_gap(value: Any) -> bool:
    """Tell whether this is the form of `undetermined`: a citation, and a reason in words."""
    if not isinstance(value, dict) or not isinstance(value.get("cite"), str):
        return False
    reason = value.get("reason")
    if isinstance(reason, dict):
        texts = [*reason.values()]
        return bool(texts) and reason.keys() <= {*LANGUAGES} and all(map(_is_words, texts))
    return _is_words(reason)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
