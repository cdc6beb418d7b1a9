"""Rules that another rule always covers, with the same conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.checking.worlds import possible
from aigov.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.checking.entries import Path
    from aigov.checking.logic_entries import Entry
    from aigov.checking.logic_formulas import Formulas
    from aigov.rules import Rule, Ruleset

__all__ = ["covered"]


def covered(ruleset: Ruleset, formulas: Formulas, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Yield a note for each rule wherever which another one holds that concludes as much.

    Of two rules that cover each other the later one is named. A rule whose exceptions give a
    status does more than conclude, so nothing covers it.
    """
    alike: dict[tuple[str, str], list[tuple[Path, Rule]]] = {}
    for entry in entries:
        rule = entry.rule
        if rule is not None and rule.when is not None and formulas.can_hold(rule.id):
            alike.setdefault((rule.kind, rule.concludes), []).append((entry.path, rule))
    for rules in alike.values():
        by: dict[str, str] = {}
        for path, rule in rules:
            if any(one.status for one in rule.unless):
                continue
            for _, other in rules:
                if (
                    other is not rule
                    and by.get(other.id) != rule.id
                    and _reaches_as_far(other, rule, ruleset)
                    and not possible(formulas.entry(rule), formulas.entry(other, wanted=False))
                ):
                    by[rule.id] = other.id
                    yield _problem(path, rule, other)
                    break


def _problem(path: Path, rule: Rule, other: Rule) -> Problem:
    return Problem(
        "covered-by-another",
        f"Wherever the rule {rule.id!r} holds, {other.id!r} holds too and concludes the same",
        severity="note",
        path=path,
        hint="take it out, unless the law says both and both are to be cited",
    )


def _reaches_as_far(wide: Rule, narrow: Rule, ruleset: Ruleset) -> bool:
    """Tell whether a rule catches all acts, roles and days that another one does."""
    return (
        wide.subject in (narrow.subject, "both")
        and _all_of(narrow.acts, wide.acts)
        and _all_of(narrow.roles, wide.roles)
        and _begins_no_later(wide, narrow, ruleset)
        and (wide.ends is None or (narrow.ends is not None and narrow.ends <= wide.ends))
    )


def _all_of(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Tell whether one list is within the other; an empty one stands for all."""
    return not many or (bool(few) and {*few} <= {*many})


def _begins_no_later(wide: Rule, narrow: Rule, ruleset: Ruleset) -> bool:
    """Tell whether a rule begins on the same day as another one or before, whatever the facts."""
    changed = ruleset.transitions_of.get(wide.id, ())
    if wide.applies == narrow.applies and changed == ruleset.transitions_of.get(narrow.id, ()):
        return True
    (first, *more), starts = wide.applies, [one.start for one in narrow.applies]
    return not changed and not more and first.when is None and first.start <= min(starts)
