"""Frameworks in portrait: what kind of instrument each is, and what it has of what others have."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from aigov.display import displayed
from aigov.intervals import show_day
from aigov.levels import LEVELS
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.framework import Framework
    from aigov.obligations import Duties, Penalty
    from aigov.rules import Rule, Ruleset, ScopeRule, Status, Tier
    from aigov.sides import Side

__all__ = ["Portrait", "portrait"]

LABELLING = ("interaction-notice", "content-marking", "content-labelling")
MODELS = "ai-model"


@displayed
class Portrait(NamedTuple):
    """What a framework has, in the text that is read.

    ``reach`` and ``exclusions`` are parts of its scope; ``prohibitions`` the rules of the highest
    level; ``models`` the rules on models; ``labelling`` the obligations on notices, marks and
    labels; ``highest_fine`` the penalty with the largest sum, or that with none where no sum is
    set; ``shared_roles`` each shared role with the framework's own; ``dates`` the days of
    publication, of force, and on which rules and obligations begin (ISO).
    """

    framework: Framework
    tiers: tuple[Tier, ...]
    statuses: tuple[Status, ...]
    shared_roles: Mapping[str, tuple[str, ...]]
    reach: tuple[ScopeRule, ...]
    exclusions: tuple[ScopeRule, ...]
    prohibitions: tuple[Rule, ...]
    models: tuple[Rule, ...]
    labelling: tuple[str, ...]
    highest_fine: Penalty | None
    dates: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Portrait of {self.framework.id}")


def portrait(side: Side) -> Portrait:
    """Return the portrait of a framework in the text of a side."""
    framework, law = side.framework, side.law
    return _of_text(framework, framework.ruleset(law), framework.duties(law))


@lru_cache(maxsize=100)
def _of_text(framework: Framework, rules: Ruleset, duties: Duties) -> Portrait:
    """Return the portrait of one text. Kept, since it turns on nothing else."""
    standing = [one for one in rules.rules.values() if not one.gone]
    shared: dict[str, list[str]] = {}
    for role in framework.roles.values():
        for name in role.shared:
            shared.setdefault(name, []).append(role.id)
    return Portrait(
        framework,
        framework.tiers,
        tuple(framework.statuses.values()),
        MappingProxyType({name: tuple(own) for name, own in shared.items()}),
        tuple(one for one in rules.scope if one.effect == "in"),
        tuple(one for one in rules.scope if one.effect == "out"),
        tuple(one for one in standing if _level(framework, one) == LEVELS[0]),
        tuple(one for one in standing if one.subject == MODELS and one.kind == "status"),
        tuple(one.id for one in duties.obligations.values() if one.topic in LABELLING),
        _highest(duties),
        tuple(dict.fromkeys(_dates(framework, standing, duties))),
    )


def _level(framework: Framework, rule: Rule) -> str | None:
    if rule.kind == "tier":
        return framework.tier(rule.concludes).level
    return framework.statuses[rule.concludes].level if rule.kind == "status" else None


def _highest(duties: Duties) -> Penalty | None:
    """Return the penalty with the largest sum or share; one without figures where none has them."""
    penalties = duties.penalties.values()
    return max(penalties, key=lambda one: (one.amount or 0, one.percent or 0), default=None)


def _dates(
    framework: Framework, rules: Sequence[Rule], duties: Duties
) -> Iterator[tuple[str, str]]:
    for one in framework.instruments:
        yield show_day(one.published), f"published {one.number}"
        yield show_day(one.in_force), f"in force {one.number}"
    starts = {one.start for rule in rules for one in rule.applies}
    starts |= {one.start for duty in duties.obligations.values() for one in duty.applies}
    known = {one.in_force for one in framework.instruments}
    for day in sorted(starts - known):
        yield show_day(day), "begins"
