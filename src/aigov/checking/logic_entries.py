"""The entries that stand in one text of the law, each with its place, condition and exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.checking.entries import Path
    from aigov.conditions.tree import Condition
    from aigov.framework import Framework
    from aigov.lawtext import LawText
    from aigov.rules import Exempt, Rule

__all__ = ["Entry", "Exception_", "standing", "written"]

WORDS = {
    "rules": "rule",
    "definitions": "definition",
    "scope": "part of the scope",
    "transitions": "transition",
    "obligations": "obligation",
}
"""The sections whose entries hold or not, and what one of them is called."""


class Exception_(NamedTuple):  # noqa: N801 - `Exception` is taken
    """An exception with its place; ``shared``: that of a group, which has it for all its rules."""

    path: Path
    exempt: Exempt
    unless: tuple[Exception_, ...]
    shared: bool = False

    @property
    def name(self) -> str:
        """Return what it is called: its id or what it cites."""
        return repr(self.exempt.id or "; ".join(self.exempt.cite))


class Entry(NamedTuple):
    """An entry with its place; ``rule`` is the rule, if it is one."""

    section: str
    id: str
    path: Path
    when: Condition | None
    unless: tuple[Exception_, ...]
    rule: Rule | None = None

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"The {WORDS[self.section]} {self.id!r}"


def standing(framework: Framework, law: LawText) -> Iterator[Entry]:
    """Yield the entries that hold or not and stand in a text now.

    What is only coming stands in a later text, together with all that comes with it.
    """
    ruleset = framework.ruleset(law)
    made: dict[str, Mapping[str, Any]] = {
        "rules": ruleset.rules,
        "definitions": ruleset.definitions,
        "scope": {one.id: one for one in ruleset.scope},
        "transitions": {one.id: one for one in ruleset.transitions},
        "obligations": framework.duties(law).obligations,
    }
    groups = {entry["id"]: (path, entry) for path, entry in _now(framework, law, "groups")}
    for section, known in made.items():
        for path, entry in _now(framework, law, section):
            one = known[entry["id"]]
            exempts: tuple[Exempt, ...] = getattr(one, "unless", ())
            own = law.visible(entry.get("unless", ()), coming=False)
            unless = _exceptions(entry, path, exempts[: len(own)], law)
            rule = one if section == "rules" else None
            if rule is not None and rule.group in groups:
                place, group = groups[rule.group]
                unless += _exceptions(group, place, exempts[len(own) :], law, shared=True)
            yield Entry(section, entry["id"], path, one.when, unless, rule)


def written(framework: Framework, law: LawText) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the same entries as they are written, and groups, with their exceptions."""
    for section in (*WORDS, "groups"):
        for path, entry in _now(framework, law, section):
            yield from _with_exceptions(path, entry, law)


def _with_exceptions(
    path: Path, entry: Mapping[str, Any], law: LawText
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    yield path, entry
    for below, one in _visible(path, entry, law):
        yield from _with_exceptions(below, one, law)


def _now(
    framework: Framework, law: LawText, section: str
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    data = framework.duty_data if section == "obligations" else framework.data
    entries = data.get(section, ())
    now = {id(entry) for entry, state in law.choose(entries).values() if state == "now"}
    for place, entry in enumerate(entries):
        if id(entry) in now:
            yield (section, place), entry


def _visible(
    path: Path, entry: Mapping[str, Any], law: LawText
) -> list[tuple[Path, Mapping[str, Any]]]:
    entries = entry.get("unless", ())
    seen = {id(one) for one in law.visible(entries, coming=False)}
    return [((*path, "unless", place), one) for place, one in enumerate(entries) if id(one) in seen]


def _exceptions(
    entry: Mapping[str, Any],
    path: Path,
    exempts: Iterable[Exempt],
    law: LawText,
    *,
    shared: bool = False,
) -> tuple[Exception_, ...]:
    found = zip(_visible(path, entry, law), exempts, strict=True)
    return tuple(
        Exception_(below, exempt, _exceptions(one, below, exempt.unless, law), shared)
        for (below, one), exempt in found
    )
