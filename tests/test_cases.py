"""Systems that others have judged, described in the vocabulary and run through the library.

Each case names its source and what the source says. `agreed` is a reader's view of that label
against the text of the law: `yes` is asserted, `no` is asserted as corrected, `unsure` is only
counted. A case that the library cannot follow says why under `accounted`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aigov.bundled import vocabulary
from aigov.classification import Classification
from aigov.classifying import classify
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file
from aigov.system import System

FOLDER = Path(__file__).parent / "cases"


def load() -> list[dict[str, Any]]:
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        data = read_file(path, limit=FRAMEWORK_LIMIT).data
        common = {key: value for key, value in data["source"].items() if key != "sources"}
        cases += [{**common, **case} for case in data["cases"]]
    return cases


CASES = load()


def judge(case: dict[str, Any]) -> Classification:
    system = System(
        case["id"],
        case.get("facts", {}),
        uses=case.get("uses", ()),
        id=case["id"],
        vocabulary=vocabulary(),
    )
    return classify(
        system,
        case["framework"],
        as_of=case["as_of"],
        text_as_of=case["as_of"],
        role=case.get("role"),
    )


def cites(result: Classification, provision: str) -> list[Any]:
    """Return the findings on tier or status whose citation is the provision or lies under it."""
    found = []
    for one in result.findings:
        for cite in one.source.cite:
            rest = cite.removeprefix(provision)
            if cite.startswith(provision) and (not rest or rest[0] in "(.,"):
                found.append(one)
                break
            rest = provision.removeprefix(cite)
            if provision.startswith(cite) and rest and rest[0] in "(.,":
                found.append(one)
                break
    return found


def holds(result: Classification, provisions: list[str], tier: str) -> bool:
    """Tell whether a rule under one of the provisions is presumed to hold with this tier."""
    return any(
        one.presumed is True and one.concludes == tier
        for provision in provisions
        for one in cites(result, provision)
    )


def definition(result: Classification, name: str) -> bool:
    uses = range(len(result.system.values))
    return any(result.evaluator.definition(name, use, presumed=True) is True for use in uses)


TIERS = {"prohibited": "prohibited", "high-risk": "high-risk", "transparency": "transparency"}
VIETNAM = {"high", "medium", "low"}


def right(case: dict[str, Any], result: Classification) -> bool:  # noqa: C901, PLR0911, PLR0912
    """Tell whether the result is what the case expects: membership, not one value."""
    expected, provisions = case["expected"], case.get("provisions", [])
    dated = case.get("dated", False)
    statuses = {one.id: one.presumed for one in result.statuses}
    if expected in TIERS:
        if dated:
            return result.tier_on_date == TIERS[expected]
        found = provisions or [""]
        return (
            holds(result, found, TIERS[expected]) if provisions else result.tier == TIERS[expected]
        )
    if expected.startswith("not-") and expected[4:] in TIERS:
        tier = TIERS[expected[4:]]
        if dated:
            return result.tier_on_date != tier
        if result.scope == "out":
            return True
        return not holds(result, provisions, tier) if provisions else result.tier != tier
    if expected == "not-high-risk-or-prohibited":
        return result.level not in ("prohibited", "high")
    if expected == "minimal":
        return result.tier == "minimal"
    if expected in VIETNAM:
        return result.tier == expected and (
            expected == "low" or not provisions or holds(result, provisions, expected)
        )
    if expected == "prohibited-act":
        return statuses.get("prohibited-act") is True
    if expected in ("out-of-scope", "not-ai-system"):
        return result.scope == "out"
    if expected in ("in-scope", "ai-system"):
        return result.scope != "out"
    if expected == "gpai":
        held = statuses["gpai-model"] is True or result.roles.get("gpai-provider") == "true"
        return held and statuses["gpai-model-with-systemic-risk"] is not True
    if expected == "gpai-systemic":
        return statuses["gpai-model-with-systemic-risk"] is True
    if expected == "not-gpai":
        return statuses["gpai-model"] is not True
    if expected == "not-gpai-provider":
        return result.roles.get("gpai-provider") != "true"
    if expected == "safety-component":
        return definition(result, "safety-component")
    if expected == "not-safety-component":
        return not definition(result, "safety-component")
    message = f"{case['id']} expects {expected!r}, which the suite does not know"
    raise ValueError(message)


def explained(result: Classification) -> str:
    return result.explain()


@pytest.mark.parametrize(
    "case", [one for one in CASES if one["agreed"] != "unsure"], ids=lambda one: one["id"]
)
def test_case(case: dict[str, Any]) -> None:
    """The library agrees with the source, or the case says why not."""
    result = judge(case)
    if case.get("accounted"):
        assert not right(case, result), "the library agrees now: take `accounted` away"
        return
    assert right(case, result), (
        f"expected {case['expected']} {case.get('provisions')}\n{explained(result)}"
    )


def test_every_source_is_counted() -> None:
    """Cases with an official source are most of all, and hardly any is merely accounted for."""
    total = Counter(one["authority"] for one in CASES if one["agreed"] != "unsure")
    missed = Counter(one["authority"] for one in CASES if one.get("accounted"))
    assert total["official"] > 250
    assert missed["official"] <= total["official"] // 20
