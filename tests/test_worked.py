"""The encoded obligations give what a reader of the law wrote down by hand (see tests/worked/README.md).

A difference that is no error of either is accounted for below, with its reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from aigov.classifying import classify
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file
from aigov.obligation_findings import ObligationFinding
from aigov.system import System

FOLDER = Path(__file__).parent / "worked"
FRAMEWORKS = ("eu-ai-act", "vn-ai-law")
KINDS = ("duty", "liability")

NOT_LISTED = {
    "prohibition": "A general duty to refrain; shown for a system only where a practice is found",
}
"""Topics whose duties the library does not show for these systems."""
OF_OTHERS = {
    "Art. 25(2)": "The library gives it to a role of its own, the first provider of a changed system",
}
ONLY_IF = {
    "justify-other-solutions": "Only if common specifications exist and are not followed",
    "suspension-or-recall-on-order": "An order of the authority; the reader lists it as its power",
    "reclassification-on-order": "An order of the authority; the reader lists it as its power",
    "oversight-after-a-change-of-the-list": "Only if an amended list names the system",
    "remove-risk-of-compliant-system": "The reader takes Art. 74(4) to put device law in its place",
    "correct-as-ordered": "The reader takes Art. 74(4) to put device law in its place",
    "cooperate-in-evaluation": "The reader takes Art. 74(4) to put device law in its place",
}
"""Obligations that the library shows and the reader does not list as duties of the case."""


class Worked(NamedTuple):
    """One case, as it was written by hand."""

    id: str
    system: System
    asked: dict[str, str]
    role: str
    data: dict[str, Any]


def load(path: Path) -> Worked:
    data = read_file(path, limit=FRAMEWORK_LIMIT).data
    head = data["worked"]
    system = System(data["system"]["name"], data["facts"], id=data["system"]["id"])
    asked = {"as_of": head["as_of"], "text_as_of": head["text_as_of"]}
    return Worked(head["id"], system, asked, head["role"], data)


CASES = [load(path) for path in sorted(FOLDER.glob("*.yaml"))]


def within(cite: str, provision: str) -> bool:
    return cite == provision or (cite.startswith(provision) and not cite[len(provision)].isalnum())


def related(cite: str, other: str) -> bool:
    return within(cite, other) or within(other, cite)


def found(case: Worked, framework: str) -> list[ObligationFinding]:
    result = classify(case.system, framework, **case.asked)
    return [one for one in result.obligations(case.role) if one.kind in KINDS]


def matching(line: dict[str, Any], duties: list[ObligationFinding]) -> list[ObligationFinding]:
    """Return the obligations that stand in the provision of a line, else in one it also names."""
    for cites in ([line["cite"]], line.get("also", [])):
        hits = [
            one
            for one in duties
            if any(related(cite, other) for cite in one.source.cite for other in cites)
        ]
        if hits:
            return hits
    return []


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_tier_is_the_one_worked_out(case: Worked, framework: str) -> None:
    wanted = case.data["tiers"][framework]
    result = classify(case.system, framework, **case.asked)
    of_role = classify(case.system, framework, role=case.role, **case.asked)
    assert of_role.tier == wanted["tier"]
    assert result.tier == wanted.get("system_tier", wanted)["tier"]
    assert result.certain


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_duty_worked_out_is_owed_from_its_day(case: Worked, framework: str) -> None:
    duties = found(case, framework)
    wrong = []
    for row in case.data["rows"]:
        if row["topic"] in NOT_LISTED:
            continue
        for line in row[framework]:
            hits = matching(line, duties)
            if line["cite"] not in OF_OTHERS and line["from"] not in [one.start for one in hits]:
                days = {one.obligation: one.start for one in hits}
                wrong.append((line["cite"], line["from"], line["says"], days))
    assert not wrong


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_nothing_else_is_owed(case: Worked, framework: str) -> None:
    cites = [
        cite
        for row in case.data["rows"]
        for line in row[framework]
        for cite in (line["cite"], *line.get("also", []))
    ]
    others = [
        (one.obligation, one.citation)
        for one in found(case, framework)
        if one.state in ("in force", "not yet")
        and one.kind == "duty"
        and one.obligation not in ONLY_IF
        and not any(related(cite, other) for cite in one.source.cite for other in cites)
    ]
    assert not others


def test_every_account_is_needed() -> None:
    owed = {
        one.obligation
        for case in CASES
        for framework in FRAMEWORKS
        for one in found(case, framework)
    }
    assert {*ONLY_IF} <= owed
    cites = {
        line["cite"]
        for case in CASES
        for row in case.data["rows"]
        for framework in FRAMEWORKS
        for line in row[framework]
    }
    assert {*OF_OTHERS} <= cites
