"""What changed between two laws: two texts of one framework, or a draft and the law it became."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from aigov.classifying import classify
from aigov.crosswalks import crosswalk
from aigov.display import Displayed, displayed
from aigov.intervals import asked_day, show_day
from aigov.lazy import ReadOnly, lazy
from aigov.library import load_system, resolve, vocabulary_of
from aigov.obligations import Obligation
from aigov.rules import Rule
from aigov.system import System
from aigov.tables import Tabular
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aigov.classification import Classification
    from aigov.crosswalks import Relating
    from aigov.framework import Framework
    from aigov.obligation_findings import ObligationFinding
    from aigov.obligations import Duties
    from aigov.rules import Applies, Ruleset
    from aigov.texts import Lang, Text

__all__ = ["Change", "Diff", "SystemChange", "diff"]

_ONE = (System, str, Path, Mapping)
_System = System | str | Path | Mapping[str, Any]
_Entry = TypeVar("_Entry", bound=Rule | Obligation)
_Test: TypeAlias = "Callable[[Rule | Obligation], object]"
ADDED, DROPPED, MOVED, CHANGED = "added", "dropped", "moved", "changed"


@displayed
class Change(NamedTuple):
    """What became of one rule or obligation.

    ``what`` is `rule` or `obligation`; ``change`` is `added`, `dropped`, `moved` (in time) or
    `changed`. ``before`` and ``after`` are its first days (ISO; ``None`` where there is none, or
    where what triggers it gives the day); ``aspects`` names what differs in what is `changed`:
    `condition`, `conclusion`, `terms`, `roles`, `strength`. ``id`` is the id in the newer text
    (the older for what was dropped), ``was`` that in the older where it differs, ``relating`` the
    word of a crosswalk on it.
    """

    what: str
    change: str
    id: str
    title: Text
    citations: tuple[str, ...]
    before: str | None = None
    after: str | None = None
    aspects: tuple[str, ...] = ()
    was: str | None = None
    relating: Relating | None = None

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Change {self.what} {self.id}: {self.change}")


@displayed
class SystemChange(NamedTuple):
    """What the change means for one system: its tiers, and its duties gained, lost and moved.

    ``moved`` are obligations with their first days before and after (ISO). ``could_move`` are those
    that facts not stated could move to a day that the older text did not know: with the day as
    things stand, and that other day (``None``: it would not bind). ``tier_from_before`` and
    ``tier_from_after`` are the first days (ISO) of the rules that give the tier.
    """

    system: System
    tier_before: str | None
    tier_after: str | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    moved: tuple[tuple[str, str | None, str | None], ...]
    could_move: tuple[tuple[str, str | None, str | None], ...] = ()
    tier_from_before: str | None = None
    tier_from_after: str | None = None

    @property
    def changes(self) -> bool:
        """Whether anything changes for the system, or could."""
        return (
            self.tier_before != self.tier_after
            or self.tier_moves
            or any((self.gained, self.lost, self.moved, self.could_move))
        )

    @property
    def tier_moves(self) -> bool:
        """Whether the tier stays, but binds from another day."""
        days = {self.tier_from_before, self.tier_from_after}
        return self.tier_before == self.tier_after is not None and len(days) > 1

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(
            f"SystemChange {self.system.id}: {self.tier_before} to {self.tier_after}, "
            f"+{len(self.gained)} -{len(self.lost)} ~{len(self.moved)}"
        )


class _Text(NamedTuple):
    """A framework in the text known on a day, judged on that day."""

    framework: Framework
    known: str
    rules: Ruleset
    duties: Duties

    @property
    def name(self) -> str:
        return f"{self.framework.id}@{self.known}"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_text, (self.framework, self.known))


class Diff(ReadOnly, Displayed, Tabular):
    """What changed from ``before`` to ``after``. Read-only.

    ``changes`` are those of rules and then of obligations, in the law's order; ``systems`` what
    they mean for the systems asked about.
    """

    _before: _Text
    _after: _Text
    _systems: tuple[System, ...]

    def __init__(self, before: _Text, after: _Text, systems: Sequence[System]) -> None:
        """Use :func:`diff`."""
        own = self.__dict__
        own["_before"] = before
        own["_after"] = after
        own["_systems"] = tuple(systems)

    @property
    def before(self) -> str:
        """The older text, as `ID@DATE`."""
        return self._before.name

    @property
    def after(self) -> str:
        """The newer text, as `ID@DATE`."""
        return self._after.name

    @property
    def frameworks(self) -> tuple[Framework, Framework]:
        """The framework of the older text and that of the newer: the same, but for a draft."""
        return self._before.framework, self._after.framework

    def obligation(self, name: str) -> Obligation:
        """Return an obligation by its id in the newer text, or in the older if it is gone."""
        newer = self._after.duties.obligations
        return newer[name] if name in newer else self._before.duties.obligations[name]

    @lazy
    def changes(self) -> tuple[Change, ...]:
        """What was added, dropped, moved in time or changed."""
        return tuple(_changes(self._before, self._after))

    @lazy
    def systems(self) -> tuple[SystemChange, ...]:
        """What the change means for each system."""
        return tuple(_for_system(one, self._before, self._after) for one in self._systems)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.diff import diff_data

        return diff_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the changes as text for a person."""
        from aigov.render.diff import diff_page
        from aigov.render.text import page_text

        return page_text(diff_page(self, lang))

    def __repr__(self) -> str:
        """Return how much changed, in one line."""
        return one_line(f"Diff {self.before} to {self.after}: {len(self.changes)} changes")


def _changes(before: _Text, after: _Text) -> Iterator[Change]:
    became = _became(before, after)
    old_rules, new_rules = _standing(before.rules), _standing(after.rules)
    old_duties, new_duties = before.duties.obligations, after.duties.obligations
    tests = [_tests(text.rules) for text in (before, after)]
    if before.framework.id != after.framework.id:  # no draft words its tests as the law does
        tests = []
    yield from _of("rule", old_rules, new_rules, became, _rule_aspects, tests)
    yield from _of("obligation", old_duties, new_duties, became, _duty_aspects, tests)


def _tests(rules: Ruleset) -> _Test:
    """Return what gives the whole test of an entry: condition, exceptions, definitions below."""

    def whole(entry: Rule | Obligation) -> object:
        named = rules.definitions_in(rules.leaves_of(entry.when, entry.unless))
        return entry.when, entry.unless, {one.id: (one.when, one.unless) for one in named}

    return whole


def _standing(rules: Ruleset) -> dict[str, Rule]:
    return {name: rule for name, rule in rules.rules.items() if not rule.gone}


def _became(before: _Text, after: _Text) -> dict[str, tuple[str, Relating | None]]:
    """Return for entries of the older text what they are called in the newer, where it differs."""
    if before.framework.id == after.framework.id:
        return {}
    known = crosswalk(before.framework, after.framework)
    found: dict[str, tuple[str, Relating | None]] = {}
    for one in known.relations:
        for first in one.first:
            for second in one.second[:1]:
                found.setdefault(first, (second, one))
    return found


def _of(
    what: str,
    old: Mapping[str, _Entry],
    new: Mapping[str, _Entry],
    became: Mapping[str, tuple[str, Relating | None]],
    aspects: Callable[[_Entry, _Entry], Iterator[str]],
    tests: Sequence[_Test],
) -> Iterator[Change]:
    met = set()
    for name, entry in old.items():
        renamed, relating = became.get(name, (name, None))
        if renamed not in new:
            renamed = name
        if renamed not in new:
            yield Change(
                what, DROPPED, name, entry.title, entry.cite, _start(entry), relating=relating
            )
            continue
        met.add(renamed)
        now = new[renamed]
        was = name if name != renamed else None
        first, later = _start(entry), _start(now)
        tested = [test(one) for test, one in zip(tests, (entry, now), strict=False)]
        other_test = ("condition",) if tested and tested[0] != tested[1] else ()
        differs = (*other_test, *aspects(entry, now))
        if differs:
            yield Change(
                what, CHANGED, renamed, now.title, now.cite, first, later, differs, was, relating
            )
        elif first != later:
            yield Change(what, MOVED, renamed, now.title, now.cite, first, later, (), was, relating)
    for name, entry in new.items():
        if name not in met:
            yield Change(what, ADDED, name, entry.title, entry.cite, None, _start(entry))


def _start(entry: Rule | Obligation) -> str | None:
    """Return the first day of a rule or obligation; `None` where what triggers it gives the day."""
    starts: tuple[Applies, ...] = entry.applies
    return show_day(min(one.start for one in starts)) if starts else None


def _rule_aspects(old: Rule, new: Rule) -> Iterator[str]:
    if (old.kind, old.concludes) != (new.kind, new.concludes):
        yield "conclusion"
    if {*old.roles} != {*new.roles}:
        yield "roles"


def _duty_aspects(old: Obligation, new: Obligation) -> Iterator[str]:
    if {**old.terms} != {**new.terms}:
        yield "terms"
    if {*old.roles} != {*new.roles}:
        yield "roles"
    if (old.kind, old.strength) != (new.kind, new.strength):
        yield "strength"


def _for_system(system: System, before: _Text, after: _Text) -> SystemChange:
    old, new = (
        classify(system, one.framework, as_of=one.known, text_as_of=one.known)
        for one in (before, after)
    )
    known = after.duties.obligations
    renamed = {  # where it became no obligation but, say, a provision that is not encoded, it is lost
        name: new_name
        for name, (new_name, _) in _became(before, after).items()
        if new_name in known
    }
    had = [(renamed.get(one.obligation, one.obligation), one) for one in _dated(old)]
    has = [(one.obligation, one) for one in _dated(new)]
    first, now = ({name: one.start for name, one in duties} for duties in (had, has))
    foreseen = {*first.items(), *((name, other) for name, _, other in _open_days(had))}
    return SystemChange(
        system,
        old.tier,
        new.tier,
        tuple(name for name in now if name not in first),
        tuple(name for name in first if name not in now),
        tuple(
            (name, first[name], start)
            for name, start in now.items()
            if name in first and first[name] != start
        ),
        tuple(
            (name, start, other)
            for name, start, other in dict.fromkeys(_open_days(has))
            if name in first and other != start and (name, other) not in foreseen
        ),
        _tier_from(old),
        _tier_from(new),
    )


def _tier_from(found: Classification) -> str | None:
    """Return the first day of the rules that give the tier."""
    return min((one.start for one in found.deciding if one.start), default=None)


def _dated(found: Classification) -> Iterator[ObligationFinding]:
    """Yield the duties that bind the system, or will."""
    for one in found.obligations():
        if one.state in ("in force", "not yet") and one.kind == "duty":
            yield one


def _open_days(
    duties: Iterable[tuple[str, ObligationFinding]],
) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield named duties with their first day and another that facts not stated could give."""
    for name, one in duties:
        for other in one.owed.alternatives:
            if other.likely:
                yield name, one.start, other.to_dict()["from"]


def diff(
    before: str | Path | Framework,
    after: str | Path | Framework,
    systems: _System | Iterable[_System] = (),
) -> Diff:
    """Return what changed from one text of the law to another.

    ``before`` and ``after`` are two texts of one framework (`eu-ai-act@2026-06-01`), or a draft
    and the law that it became (`vn-ai-law-draft-2025-11-21`, `vn-ai-law`); without a date, all
    texts known count. ``systems`` is a description or several, of which what the change means for
    them is told. Raises what :func:`aigov.classify` raises.
    """
    older, newer = (_read(one) for one in (before, after))
    listed = [systems] if isinstance(systems, _ONE) else [*systems]
    words = vocabulary_of(text.framework for text in (older, newer))
    described = [
        one if isinstance(one, System) else load_system(one, vocabulary=words) for one in listed
    ]
    return Diff(older, newer, described)


def _read(reference: str | Path | Framework) -> _Text:
    framework, known = resolve(reference)
    return _text(framework, known or framework.checked)


def _text(framework: Framework, known: str) -> _Text:
    day = asked_day(known, framework.id)
    law = framework.law_text(day, day)
    return _Text(framework, known, framework.ruleset(law), framework.duties(law))
