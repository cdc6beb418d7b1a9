"""Every provision is accounted for, and everything encoded is claimed by a provision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.entries import entries, spots
from aigov.problems import Problem, nearest

if TYPE_CHECKING:
    from aigov.framework import Framework

__all__ = ["check_coverage"]

_ENCODED = (
    "rules",
    "definitions",
    "scope",
    "transitions",
    "parameters",
    "groups",
    "obligations",
    "penalties",
    "measures",
)


def check_coverage(framework: Framework) -> list[Problem]:
    """Return coverage lines that name nothing, and entries that no line names."""
    data = framework.data
    known: dict[str, tuple[str, int]] = {}
    for section in _ENCODED:
        for place, entry in enumerate(data.get(section, ())):
            known.setdefault(entry["id"], (section, place))
    extra = {
        entry["id"]
        for section in ("statuses", "tiers", "roles", "acts", "readings", "instruments")
        for entry in data.get(section, ())
    }
    extra |= _exception_ids(data)
    named: set[str] = set()
    problems = []
    for place, line in enumerate(data.get("coverage", ())):
        for name, at in spots(line.get("encoded"), ("coverage", place, "encoded")):
            named.add(name)
            if name not in known and name not in extra:
                problems.append(
                    Problem(
                        "unknown-rule",
                        f"Coverage names {name!r}, which does not exist",
                        path=at,
                        suggestions=nearest(name, {*known, *extra}),
                    )
                )
    problems += [
        Problem(
            "not-covered",
            f"No provision in the coverage names {name!r}",
            severity="warning",
            path=(section, place),
        )
        for name, (section, place) in known.items()
        if section in ("rules", "scope", "transitions", "obligations", "penalties", "measures")
        and name not in named
    ]
    return problems


def _exception_ids(data: Any) -> set[str]:
    return {entry["id"] for path, entry in entries(data) if "unless" in path and entry.get("id")}
