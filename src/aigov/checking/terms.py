"""The terms of obligations: each is declared, and its value is of the form that it measures in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.entries import amounts, spots, unknown
from aigov.problems import Problem
from aigov.topics import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.checking.entries import Path
    from aigov.topics import Term
    from aigov.vocabulary import Vocabulary

__all__ = ["check_terms"]

_FORMS = {
    "deadline": "an amount such as {at_most: 15 days, clock: awareness}, or a list of such",
    "duration": "an amount such as {at_least: 10 years}",
    "number": "a whole number",
    "choice": "one of the values of the list",
    "set": "a list of values",
}
_OTHER_KEYS = {"deadline": {"at_least", "every"}, "duration": {"promptness"}}
"""Keys of an amount that say nothing of what is measured so."""


def check_terms(data: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with the terms of the obligations of a framework."""
    known = terms(data)
    for place, entry in enumerate(data.get("obligations", ())):
        for name, value in entry.get("terms", {}).items():
            path = ("obligations", place, "terms", name)
            yield from _check_term(known, vocabulary, name, value, path)


def _check_term(
    known: Mapping[str, Term], vocabulary: Vocabulary, name: str, value: Any, path: Path
) -> Iterator[Problem]:
    term = known.get(name)
    if term is None:
        yield unknown("term", name, path, known)
        return
    if not _fits(term.measure, value):
        yield Problem(
            "wrong-form",
            f"The term {name!r} takes {_FORMS[term.measure]}",
            path=path,
            hint=term.definition.en,
        )
        return
    if term.values is not None:
        concepts = vocabulary.lists[term.values].concepts
        for one, at in spots(value, path):
            if one not in concepts:
                yield unknown("concept", one, at, concepts)
    listed = [*amounts(value, path)]
    for place, (at, amount) in enumerate(listed):
        if "when" not in amount and place + 1 < len(listed):
            yield Problem(
                "open-terms",
                "This amount is for all events, and more follow that can never count",
                path=at,
                hint="put the amount without when: last",
            )


def _fits(measure: str, value: Any) -> bool:
    if measure in ("deadline", "duration"):
        keys = {key for _, amount in amounts(value, ()) for key in amount}
        return bool(keys) and not keys & _OTHER_KEYS[measure]
    if measure == "number":
        return isinstance(value, int) and value >= 0
    if measure == "choice":
        return isinstance(value, str)
    return isinstance(value, str) or (isinstance(value, list) and isinstance(value[0], str))
