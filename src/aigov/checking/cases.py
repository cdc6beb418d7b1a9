"""The cases come out as expected, and every rule and exception has its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.entries import spots, unknown
from aigov.classification import Classification
from aigov.classifying import classify
from aigov.conditions.truth import disj, word
from aigov.problems import AigovError, InputError, Problem
from aigov.system import System
from aigov.texts import several

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from aigov.checking.entries import Path
    from aigov.framework import Framework
    from aigov.obligation_findings import ObligationFinding

__all__ = ["check_cases"]

_CONCLUDED = ("finding", "tier", "status")
_Known = list[tuple[str, set[str], tuple[str, ...]]]


def check_cases(framework: Framework) -> list[Problem]:
    """Return failing cases with what came out, and rules and exceptions without a case."""
    problems: list[Problem] = []
    known = _known(framework)
    shown: dict[str, set[str]] = {
        key: set() for key in ("holds", "fails", "saved_by", "owes", "owes_not")
    }
    for place, case in enumerate(framework.data.get("cases", ())):
        path = ("cases", place)
        for key, names in shown.items():
            names.update(case["expect"].get(key, ()))
        unknown_names = [*_unknown_names(case["expect"], known, (*path, "expect"))]
        problems += unknown_names or _failures(case, framework, path)
    return [*problems, *_without_cases(framework, **shown)]


def _failures(case: Mapping[str, Any], framework: Framework, path: Path) -> list[Problem]:
    """Return what is wrong with the description of a case, or what came out otherwise."""
    try:
        result = _run(case, framework)
    except InputError as error:
        return [
            one._replace(message=f"Case {case['id']!r}: {one.message}", path=(*path, *one.path))
            for one in error.problems
        ]
    except AigovError as error:
        return [Problem("case-failed", f"Case {case['id']!r}: {error}", path=path)]
    return [
        Problem("case-failed", f"Case {case['id']!r}: {one}", path=(*path, "expect"))
        for one in _mismatches(case["expect"], result)
    ]


def _run(case: Mapping[str, Any], framework: Framework) -> Classification:
    system = System(
        case["id"],
        case.get("facts", {}),
        uses=case.get("uses", ()),
        id=case["id"],
        vocabulary=framework.vocabulary,
    )
    return classify(
        system, framework, as_of=case["as_of"], text_as_of=case["text_as_of"], role=case.get("role")
    )


def _known(framework: Framework) -> _Known:
    """Return what a case may expect something of: the kind, its names, and the keys naming it."""
    data = framework.data
    return [
        (
            "tier",
            {tier.id for tier in framework.tiers} | {"none"},
            ("tier", "tier_on_date", "highest", "lowest"),
        ),
        (
            "rule",
            {entry["id"] for entry in data.get("rules", ())},
            ("holds", "fails", "open", "dates", "states"),
        ),
        ("role", {*framework.roles}, ("roles", "by_role")),
        ("status", {*framework.statuses}, ("statuses", "not_statuses")),
        ("fact", {*framework.vocabulary.facts}, ("asks",)),
        ("limit", {entry["id"] for entry in data.get("scope", ())}, ("limits",)),
        (
            "obligation",
            {entry["id"] for entry in framework.duty_data.get("obligations", ())},
            ("owes", "owes_not", "owed_from"),
        ),
    ]


def _unknown_names(expect: Mapping[str, Any], known: _Known, path: Path) -> Iterator[Problem]:
    """Yield the names that a case expects something of and that mean nothing."""
    for what, there, keys in known:
        for key in keys:
            for name, at in spots(expect.get(key), (*path, key)):
                if name not in there:
                    yield unknown(what, name, at, there)
        if what == "tier":
            for role, tier in expect.get("by_role", {}).items():
                if tier not in there:
                    yield unknown(what, tier, (*path, "by_role", role), there)


def _without_cases(
    framework: Framework,
    holds: set[str],
    fails: set[str],
    saved_by: set[str],
    owes: set[str],
    owes_not: set[str],
) -> Iterator[Problem]:
    for place, rule in enumerate(framework.data.get("rules", ())):
        path = ("rules", place)
        if rule.get("otherwise"):
            continue
        if rule["id"] not in holds and not _never_known(rule, framework.data):
            yield Problem(
                "no-case", f"No case shows {rule['id']!r} to hold", severity="warning", path=path
            )
        if rule["id"] not in fails:
            yield Problem(
                "no-case",
                f"No near miss shows {rule['id']!r} to fail",
                severity="warning",
                path=path,
            )
    for place, entry in enumerate(framework.data.get("obligations", ())):
        path = ("obligations", place)
        for named, message in (
            (owes, "No case shows {!r} to be owed"),
            (owes_not, "No near miss shows {!r} not to be owed"),
        ):
            if entry["id"] not in named and not _never_known(entry, framework.data):
                text = message.format(entry["id"])
                yield Problem("no-case", text, severity="warning", path=path)
    for section in ("rules", "groups"):
        for place, entry in enumerate(framework.data.get(section, ())):
            for number, one in enumerate(entry.get("unless", ())):
                cite = one["cite"] if isinstance(one["cite"], str) else "; ".join(one["cite"])
                if cite not in saved_by and not _never_known(one, framework.data):
                    yield Problem(
                        "no-case",
                        f"No case is saved by the exception {cite!r}",
                        severity="warning",
                        path=(section, place, "unless", number),
                    )


def _never_known(entry: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """Tell whether a condition rests on something unknown of the law, so that it never holds."""

    def all_unknown(kind: str, names: Any) -> bool:
        groups = {one["id"]: one for one in data.get("groups", ())}
        rules = [{**groups.get(one.get("group", ""), {}), **one} for one in data.get("rules", ())]
        found = [
            one
            for one in rules
            if {one["id"], one.get("group")} & {*several(names)}
            or (kind != "finding" and one.get(kind) in several(names))
        ]
        return bool(found) and all(_never_known(one, data) for one in found)

    def needs(condition: Any) -> bool:
        if not isinstance(condition, dict):
            return False
        asked = ((kind, condition[kind]) for kind in _CONCLUDED if kind in condition)
        return (
            "undetermined" in condition
            or any(needs(one) for one in condition.get("all", ()))
            or any(all_unknown(kind, names) for kind, names in asked)
        )

    return needs(entry.get("when"))


def _mismatches(expect: Mapping[str, Any], result: Classification) -> Iterator[str]:
    """Yield a sentence for everything that came out otherwise than expected."""
    scalar = {
        "tier": result.tier or "none",
        "tier_status": result.tier_status,
        "tier_on_date": result.tier_on_date or "none",
        "scope": result.scope,
        "certain": result.certain,
        "highest": result.bounds.highest if result.bounds else "none",
        "lowest": result.bounds.lowest if result.bounds else "none",
    }
    for key, found in scalar.items():
        if expect.get(key) is not None and expect[key] != found:
            yield f"{key} is {found}, expected {expect[key]}"
    yield from _lists(expect, result)
    if expect.keys() & {"owes", "owes_not", "owed_from"}:
        yield from _owed(expect, result)
    dated = {one.rule: one for one in result.findings}
    for rule, wanted in expect.get("dates", {}).items():
        start = dated[rule].start if rule in dated else "no such rule"
        if (start or "none") != wanted:
            yield f"{rule} applies from {start}, expected {wanted}"
    for rule, wanted in expect.get("states", {}).items():
        state = dated[rule].state if rule in dated else "no such rule"
        if state != wanted:
            yield f"{rule} is {state}, expected {wanted}"
    for role, wanted in expect.get("by_role", {}).items():
        if (result.by_role.get(role) or result.tier or "none") != wanted:
            yield f"the tier for the {role} is {result.by_role.get(role) or result.tier}, expected {wanted}"


def _owed(expect: Mapping[str, Any], result: Classification) -> Iterator[str]:
    """Yield what is owed, or not, or from another day, otherwise than expected."""
    found: dict[str, ObligationFinding] = {}
    for one in result.obligations():
        if one.obligation not in found or one.presumed:
            found[one.obligation] = one
    for name in expect.get("owes", ()):
        if name not in found or found[name].presumed is not True:
            open_ = f": open, waits for {', '.join(found[name].waits_for)}" if name in found else ""
            yield f"{name} is not owed{open_}"
    for name in expect.get("owes_not", ()):
        if name in found:
            yield f"{name} is owed, or may be ({found[name].state})"
    for name, wanted in expect.get("owed_from", {}).items():
        start = found[name].start if name in found else "not owed"
        if start != wanted:
            yield f"{name} is owed from {start}, expected {wanted}"


def _lists(expect: Mapping[str, Any], result: Classification) -> Iterator[str]:
    yield from _rules(expect, result)
    statuses = {one.id: one.outcome for one in result.statuses}
    for key, wanted in (("statuses", True), ("not_statuses", False)):
        for name in expect.get(key, ()):
            if statuses.get(name) is not wanted:
                yield f"status {name} is {word(statuses.get(name))}, expected {word(wanted)}"
    there: dict[str, tuple[Container[str], str]] = {
        "roles": (result.roles, "role {} is not held"),
        "saved_by": (
            {cite for one in result.findings for cite in one.defeated_by},
            "nothing is saved by {}",
        ),
        "limits": (
            {one.rule.id for one in result.limits if one.outcome},
            "the limit {} does not hold",
        ),
        "asks": (
            {one.fact.id for one in result.open_questions},
            "{} is not among the open questions",
        ),
    }
    for key, (found, message) in there.items():
        for name in expect.get(key, ()):
            if name not in found:
                yield message.format(name)


def _rules(expect: Mapping[str, Any], result: Classification) -> Iterator[str]:
    outcomes: dict[str, list[bool | None]] = {}
    for one in result.findings:
        outcomes.setdefault(one.rule, []).append(one.outcome)
    for key, wanted in (("holds", True), ("fails", False), ("open", None)):
        for rule in expect.get(key, ()):
            if rule not in outcomes:
                yield f"there is no finding {rule!r}"
                continue
            found = disj(outcomes[rule])
            if found is not wanted:
                yield f"{rule} is {word(found)}, expected {word(wanted)}{_why(result, rule)}"


def _why(result: Classification, rule: str) -> str:
    for one in result.findings:
        if one.rule == rule and one.reasons:
            shown = [
                f"{reason.fact or 'law'}: stated {reason.stated!r}, wanted {'not ' if reason.negated else ''}{reason.wanted!r}"
                for reason in one.reasons[:4]
            ]
            saved = f"; saved by {', '.join(one.defeated_by)}" if one.defeated_by else ""
            return f" ({'; '.join(shown)}{saved})"
    return ""
