"""The encoded obligations give what a reader of the law wrote down by hand (see tests/worked/README.md).

A difference that is no error of either is accounted for below, with its reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from aigov.calendars import calendar
from aigov.classifying import classify
from aigov.comparison import compare
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file
from aigov.gaps import Gap, gap
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
LIABILITIES = {
    "compensation": "A gap is one of duties, and to be liable is none",
}
"""Topics that no gap speaks of."""
SUPPOSED = {
    "supplied_parts": ["general-purpose-model"],
}
"""Facts that a line supposes in its `if` and the description leaves open."""
OTHER_RELATIONS = {
    ("role-change", "only-first", None): "OF_OTHERS: owed by a role that nobody has here",
    ("bias-mitigation", "only-first", None): (
        "Art. 10(2)(f) and (g) are practices of data governance, not a duty apart from it"
    ),
    ("human-oversight", "only-first", "no-relationship"): (
        "ONLY_IF: Viet Nam wants oversight once an amended list names the system"
    ),
    ("corrective-action", "only-second", "intersects-with"): (
        "An order under Art. 79(2) may go to any operator, a deployer too (Art. 3(8)); the reader "
        "thinks of Art. 79(4), which is for those who supply"
    ),
}
"""Topic, relation of the reader, relation of the library, and why both may stand."""
_ANOTHER_AUTHORITY = (
    "Much the same is owed, but to another authority. The reader calls this not covered for "
    "entries, notices and orders, partly for reports and explanations, and for help in an "
    "evaluation now the one, now the other; the library says partly of all"
)
_ANOTHER_PRODUCT_LAW = (
    "The reader's row says that the two intersect, and what intersects covers a part; each law "
    "points to product law of its own, so it is no more than a part"
)
OTHER_ANSWERS = {
    ("Điều 10.3", "not-covered", "partly"): _ANOTHER_AUTHORITY,
    ("Art. 49(1)", "not-covered", "partly"): _ANOTHER_AUTHORITY,
    ("ND142 Điều 11.3.a", "not-covered", "partly"): _ANOTHER_AUTHORITY,
    ("Art. 79(2)", "not-covered", "partly"): _ANOTHER_AUTHORITY,
    ("Art. 79(4)", "not-covered", "partly"): _ANOTHER_AUTHORITY,
    ("Art. 82(2)", "not-covered", "partly"): _ANOTHER_AUTHORITY,
    ("ND142 Điều 5.5", "not-covered", "partly"): _ANOTHER_PRODUCT_LAW,
    ("Art. 8(2)", "not-covered", "partly"): _ANOTHER_PRODUCT_LAW,
    ("ND142 Điều 16.2.c", "covered", "partly"): (
        "What Viet Nam inspects (class, notices, incidents) is not among the papers of Art. 18(1), "
        "and a system may run for more than ten years"
    ),
    ("Điều 11.1", "covered", "partly"): (
        "Điều 11.1 looks at how the system is run, too, and as long as people deal with it; "
        "Art. 50(1) and (5) end with its design and the first interaction"
    ),
    ("Điều 12.1", "covered", "partly"): (
        "Art. 9 and 79(1) look at health, safety and fundamental rights; what may harm property, "
        "data or social order alone need not be mended while the system conforms"
    ),
    ("Điều 12.2.a", "covered", "partly"): (
        "Art. 20(1) and 73(6) do not ask to limit and remedy consequences (ND142 Điều 19.2.b), and "
        "an incident may be neither a non-conformity nor one that Art. 73 wants reported"
    ),
}
"""Provision, answer of the reader, answer of the library, and why the library's may stand."""


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


def supposed(case: Worked) -> System:
    """Return the system with what its lines suppose."""
    return System(case.system.name, {**case.data["facts"], **SUPPOSED}, id=case.id)


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


def other_relations(case: Worked) -> set[tuple[str, str, str | None]]:
    """Return the rows that the library relates otherwise: topic, and the relation of each."""
    known = compare(FRAMEWORKS, supposed(case), role=case.role, kinds=KINDS, **case.asked)
    relations = {row.topic.id: row.relation for row in known.walk()}
    return {
        (row["topic"], row["relation"], relations.get(row["topic"]))
        for row in case.data["rows"]
        if row["topic"] not in NOT_LISTED and relations.get(row["topic"]) != row["relation"]
    }


def answered(line: dict[str, Any], found: Gap) -> str | None:
    """Return how far the obligations that stand in the provision of a line are met, as a whole."""
    in_it = [
        (one, [related(cite, line["cite"]) for cite in one.duty.obligation.cite])
        for one in found.items
    ]
    hits = [one for one, named in in_it if named[0]] or [one for one, named in in_it if any(named)]
    of_topic = [one for one in hits if one.duty.obligation.topic == line.get("topic")]
    answers = {one.answer for one in of_topic or hits}
    return "partly" if len(answers) > 1 else next(iter(answers), None)


def outside_gaps(case: Worked) -> set[str]:
    """Return the provisions of which no gap can speak."""
    return {*OF_OTHERS} | {
        line["cite"]
        for row in case.data["rows"]
        for framework in FRAMEWORKS
        for line in row[framework]
        if row["topic"] in NOT_LISTED or row["topic"] in LIABILITIES
    }


def other_answers(case: Worked) -> set[tuple[str, str, str | None]]:
    """Return the lines of the gaps that the library answers otherwise: provision, both answers."""
    others = set()
    for asked in case.data["gap"]:
        found = gap(asked["have"], asked["want"], supposed(case), role=case.role, **case.asked)
        for line in asked["duties"]:
            answer = answered(line, found)
            if line["cite"] not in outside_gaps(case) and answer != line["answer"]:
                others.add((line["cite"], line["answer"], answer))
    return others


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_row_relates_as_worked_out(case: Worked) -> None:
    assert not other_relations(case) - {*OTHER_RELATIONS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_gap_is_answered_as_worked_out(case: Worked) -> None:
    assert not other_answers(case) - {*OTHER_ANSWERS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_date_worked_out_is_a_day_of_the_calendar(case: Worked) -> None:
    days = {
        (day.date, day.framework)
        for day in calendar(case.system, FRAMEWORKS, case.role, **case.asked).days
    }
    missing = [
        line
        for line in case.data["calendar"]
        if (line["date"], line["framework"]) not in days and line["cite"] not in outside_gaps(case)
    ]
    assert not missing


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
    topics = {row["topic"] for case in CASES for row in case.data["rows"]}
    assert {*NOT_LISTED, *LIABILITIES} <= topics
    assert {*OTHER_RELATIONS} == {one for case in CASES for one in other_relations(case)}
    assert {*OTHER_ANSWERS} == {one for case in CASES for one in other_answers(case)}
