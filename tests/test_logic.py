"""`check` proves what conditions can never do: each kind, and the near miss beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aigov import bundled
from aigov.checking.everything import check
from aigov.checking.logic import check_logic
from aigov.checking.worlds import ALWAYS, NEVER, Bound, Every, Has, Is, Some, possible
from aigov.framework import bundled_framework

if TYPE_CHECKING:
    from pathlib import Path

    from aigov.problems import Problem

CODES = (
    "never-holds",
    "exception-never-applies",
    "exception-always-applies",
    "covered-by-another",
    "values-exclude-each-other",
    "tier-unreached",
)
HEAD = """\
framework:
  id: tiny
  format: 1
  vocabulary: 1
  title: {en: Tiny, vi: Nhỏ}
  jurisdiction: XX
  kind: law
  status: binding
  checked: 2026-11-22
  sources: [{title: None}]
instruments:
  - {id: act, title: {en: Act, vi: Luật}, number: "1", published: 2026-01-01, in_force: 2026-02-01, citation: {pattern: 'Art\\. \\d+'}}
  - {id: reform, prefix: R, title: {en: Reform, vi: Sửa đổi}, number: "2", published: 2026-06-01, in_force: 2026-07-01, amends: act}
tiers:
  - {id: high, level: high, label: {en: High, vi: Cao}}
  - {id: low, level: minimal, label: {en: Low, vi: Thấp}}
statuses:
  - {id: saved, level: limited, label: {en: Saved, vi: Được trừ}}
acts:
  - {id: supply, label: {en: Supply, vi: Cung cấp}, roles: [provider]}
  - {id: use, label: {en: Use, vi: Sử dụng}, roles: [user]}
roles:
  - {id: provider, label: {en: Provider, vi: Nhà cung cấp}, shared: provider}
  - {id: user, label: {en: User, vi: Người dùng}, shared: deployer}
facts:
  - {id: crop, type: set, level: use, values: crop, presume: [], question: {en: Crop, vi: Cây}}
  - {id: soil, type: choice, level: use, values: soil, question: {en: Soil, vi: Đất}}
  - {id: is_farm, type: yes-no, level: use, presume: false, question: {en: Farm, vi: Trại}}
  - {id: is_big, type: yes-no, level: use, presume: false, question: {en: Big, vi: Lớn}}
  - {id: licensed, type: yes-no, level: system, presume: false, question: {en: Licensed, vi: Phép}}
  - {id: hectares, type: number, level: use, question: {en: Hectares, vi: Héc-ta}}
  - {id: sown_on, type: date, level: use, question: {en: Sown, vi: Gieo}}
concepts:
  crop:
    - {id: cereal, label: {en: Cereal, vi: Ngũ cốc}}
    - {id: rice, broader: cereal, label: {en: Rice, vi: Lúa}}
    - {id: fruit, label: {en: Fruit, vi: Quả}}
    - {id: tomato, broader: fruit, label: {en: Tomato, vi: Cà chua}}
  soil:
    - {id: clay, label: {en: Clay, vi: Sét}}
    - {id: red-clay, broader: clay, label: {en: Red clay, vi: Sét đỏ}}
    - {id: sand, label: {en: Sand, vi: Cát}}
parameters:
  - {id: large, value: 10, cite: Art. 9}
"""


def rule(name: str, when: str, more: str = "tier: high") -> str:
    return f"  - {{id: {name}, cite: Art. 1, title: {{en: X, vi: X}}, {more}, when: {when}}}\n"


def exception(when: str, more: str = "") -> str:
    return f"{{cite: Art. 2, title: {{en: X, vi: X}}, when: {when}{more}}}"


def law(*rules: str, sections: str = "") -> str:
    return f"{HEAD}{sections}rules:\n{''.join(rules)}"


def found(text: str, path: Path) -> list[Problem]:
    folder = path / "tiny"
    folder.mkdir()
    (folder / "framework.yaml").write_text(text, encoding="utf-8")
    problems = check(folder)
    others = [one for one in problems if one.severity == "error" and one.code not in CODES]
    assert others == []
    return [one for one in problems if one.code in CODES]


def codes(text: str, path: Path) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found(text, path)]


NEVER_HOLDS = ("never-holds", "error")
EXCLUDE = ("values-exclude-each-other", "warning")

# What a rule asks for, and what is found of it; a near miss is what nothing is found of.
CONDITIONS = {
    "two choices": ("{all: [{soil: clay}, {soil: sand}]}", [EXCLUDE, NEVER_HOLDS]),
    "a choice and a narrower one": ("{all: [{soil: clay}, {soil: red-clay}]}", []),
    "two values of a set": ("{all: [{crop: rice}, {crop: tomato}]}", []),
    "a set and nothing but another": (
        "{all: [{crop: rice}, {only: {crop: fruit}}]}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "a set and nothing but it or another": ("{crop: rice, only: {crop: [rice, fruit]}}", []),
    "a broader one and nothing but a narrower": ("{crop: cereal, only: {crop: rice}}", []),
    "two of nothing but": (
        "{all: [{only: {crop: fruit}}, {only: {crop: cereal}}]}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "a narrower one without the broader": (
        "{crop: rice, not: {crop: cereal}}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "a broader one without the narrower": ("{crop: cereal, not: {crop: rice}}", []),
    "all that is under it left out": (
        "{crop: cereal, not: {any: [{crop: rice}, {crop: other-cereal}]}}",
        [NEVER_HOLDS],
    ),
    "not only, and nothing at all": (
        "{not: {any: [{only: {crop: rice}}, {crop: [cereal, fruit, other]}]}}",
        [],
    ),
    "not only": ("{crop: rice, not: {only: {crop: rice}}}", []),
    "yes and no": ("{all: [{is_farm: true}, {is_farm: false}]}", [EXCLUDE, NEVER_HOLDS]),
    "numbers apart": (
        "{all: [{hectares: {over: 10}}, {hectares: {at-most: 10}}]}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "numbers that meet": ("{all: [{hectares: {at-least: 10}}, {hectares: {at-most: 10}}]}", []),
    "numbers beside a parameter": (
        "{all: [{hectares: {over: {parameter: large}}}, {hectares: {under: 10}}]}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "less than nothing": ("{hectares: {under: 0}}", [NEVER_HOLDS]),
    "days apart": (
        "{all: [{sown_on: {before: 2026-03-01}}, {sown_on: {on-or-after: 2026-03-01}}]}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "one day": (
        "{all: [{sown_on: {by: 2026-03-01}}, {sown_on: {on-or-after: 2026-03-01}}]}",
        [],
    ),
    "a day that has not come": (
        "{not: {any: [{sown_on: {before: 2026-03-01}}, {sown_on: {on-or-after: 2026-03-01}}]}}",
        [],
    ),
    "days on both sides of the day asked about": (
        "{all: [{sown_on: {before: as-of}}, {sown_on: {on-or-after: as-of}}]}",
        [EXCLUDE, NEVER_HOLDS],
    ),
    "a day after the one asked about": (
        "{all: [{sown_on: {on-or-after: as-of}}, {sown_on: {before: 2026-03-01}}]}",
        [],
    ),
    "an alternative that is shut out": (
        "{all: [{soil: clay}, {any: [{soil: sand}, {is_farm: true}]}]}",
        [EXCLUDE],
    ),
    "an alternative that is not": (
        "{all: [{soil: clay}, {any: [{soil: red-clay}, {is_farm: true}]}]}",
        [],
    ),
    "all alternatives shut out": (
        "{all: [{is_farm: true}, {any: [{is_farm: false}, {all: [{is_big: true}, {is_farm: false}]}]}]}",
        [EXCLUDE, EXCLUDE, NEVER_HOLDS],
    ),
    "alternatives of a choice": ("{any: [{soil: clay}, {soil: sand}]}", []),
    "another use states otherwise": (
        "{all: [{anywhere: {soil: clay}}, {soil: sand}, {anywhere: {is_farm: false}}, {is_farm: true}]}",
        [],
    ),
    "what no use states": ("{soil: clay, not: {anywhere: {soil: clay}}}", [NEVER_HOLDS]),
    "all uses state the same of a system": (
        "{anywhere: {licensed: true}, licensed: false}",
        [NEVER_HOLDS],
    ),
    "unknown of the law": ("{all: [{undetermined: {reason: {en: X, vi: X}, cite: Art. 1}}]}", []),
    "unknown twice": (
        "{all: [{undetermined: {reason: {en: X, vi: X}, cite: Art. 1}}, {not: {undetermined: {reason: {en: X, vi: X}, cite: Art. 1}}}]}",
        [],
    ),
    "a definition that shuts it out": ("{meets: farming, is_farm: false}", [NEVER_HOLDS]),
    "a definition": ("{meets: farming, is_big: true}", []),
    "a finding of this use": ("{finding: other, is_farm: true}", []),
    "a finding of another use": ("{finding: other, is_farm: false}", []),
    "what is found here is found": ("{not: {finding: other}, is_farm: true}", [NEVER_HOLDS]),
}
DEFINITIONS = "definitions:\n  - {id: farming, title: {en: X, vi: X}, when: {is_farm: true}}\n"


@pytest.mark.parametrize("name", CONDITIONS)
def test_conditions_that_never_hold(name: str, tmp_path: Path) -> None:
    when, expected = CONDITIONS[name]
    other = rule("other", "{meets: farming}", "status: saved")
    text = law(rule("one", when), rule("two", "{is_big: true}"), other, sections=DEFINITIONS)
    problems = [one for one in found(text, tmp_path) if one.code != "covered-by-another"]
    assert sorted((one.code, one.severity) for one in problems) == sorted(expected)
    assert all(one.hint for one in problems)


EXCEPTIONS = {
    "one that fits": ("{crop: rice}", [exception("{is_farm: true}")], []),
    "one that stands elsewhere": (
        "{soil: clay}",
        [exception("{soil: sand}")],
        ["exception-never-applies"],
    ),
    "one that takes everything": (
        "{crop: rice}",
        [exception("{crop: cereal}")],
        ["exception-always-applies"],
    ),
    "one that leaves something": ("{crop: cereal}", [exception("{crop: rice}")], []),
    "two that take everything": (
        "{crop: rice}",
        [exception("{is_farm: true}"), exception("{is_farm: false}")],
        ["never-holds"],
    ),
    "one that an exception to it leaves a part": (
        "{crop: rice}",
        [exception("{}", f", unless: [{exception('{is_farm: true}')}]")],
        [],
    ),
    "an exception to an exception that stands elsewhere": (
        "{crop: rice}",
        [
            exception(
                "{soil: clay}",
                f", unless: [{exception('{soil: sand}')}, {exception('{soil: clay, is_big: true}')}]",
            )
        ],
        ["exception-never-applies"],
    ),
    "an exception to an exception that takes it away": (
        "{crop: rice}",
        [exception("{soil: clay}", f", unless: [{exception('{soil: [clay, sand]}')}]")],
        ["exception-always-applies"],
    ),
}


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_exceptions_that_change_nothing_or_everything(name: str, tmp_path: Path) -> None:
    when, unless, expected = EXCEPTIONS[name]
    text = law(
        rule("one", when, f"tier: high, unless: [{', '.join(unless)}]"),
        rule("two", "{is_big: true}"),
    )
    problems = [one for one in found(text, tmp_path) if one.code != "covered-by-another"]
    assert [one.code for one in problems] == expected
    assert {one.severity for one in problems} <= {"warning"}


def test_an_exception_of_a_group_may_suit_one_of_its_rules(tmp_path: Path) -> None:
    group = f"groups:\n  - {{id: family, title: {{en: X, vi: X}}, tier: high, unless: [{exception('{soil: sand}')}]}}\n"
    in_group = "group: family"
    one, two = rule("one", "{soil: clay}", in_group), rule("two", "{is_big: true}", in_group)
    assert codes(law(one, two, sections=group), tmp_path) == []


def test_an_exception_of_a_group_that_suits_none_is_found_once(tmp_path: Path) -> None:
    group = f"groups:\n  - {{id: family, title: {{en: X, vi: X}}, tier: high, unless: [{exception('{soil: sand}')}]}}\n"
    in_group = "group: family"
    one, two = (
        rule("one", "{soil: clay}", in_group),
        rule("two", "{soil: clay, is_big: true}", in_group),
    )
    (problem,) = [
        one for one in found(law(one, two, sections=group), tmp_path) if one.severity != "note"
    ]
    assert (problem.code, problem.path[0]) == ("exception-never-applies", "groups")


def test_an_exception_of_a_group_that_takes_one_rule_away_is_found_at_that_rule(
    tmp_path: Path,
) -> None:
    group = f"groups:\n  - {{id: family, title: {{en: X, vi: X}}, tier: high, unless: [{exception('{soil: sand}')}]}}\n"
    in_group = "group: family"
    one, two = rule("one", "{soil: sand}", in_group), rule("two", "{is_big: true}", in_group)
    (problem,) = found(law(one, two, sections=group), tmp_path)
    assert (problem.code, problem.path) == ("exception-always-applies", ("rules", 0))


COVERED = {
    "a narrower concept": (("{crop: rice}", "tier: high"), ("{crop: cereal}", "tier: high"), True),
    "another conclusion": (
        ("{crop: rice}", "status: saved"),
        ("{crop: cereal}", "tier: high"),
        False,
    ),
    "the same": (("{crop: rice}", "tier: high"), ("{crop: rice}", "tier: high"), True),
    "something of its own": (
        ("{soil: clay}", "tier: high"),
        ("{crop: cereal}", "tier: high"),
        False,
    ),
    "other acts": (
        ("{crop: rice}", "tier: high, acts: [supply]"),
        ("{crop: rice}", "tier: high, acts: [use]"),
        False,
    ),
    "more acts": (
        ("{crop: rice}", "tier: high, acts: [supply]"),
        ("{crop: cereal}", "tier: high, acts: [use, supply]"),
        True,
    ),
    "all roles": (
        ("{crop: rice}", "tier: high, roles: [user]"),
        ("{crop: cereal}", "tier: high"),
        True,
    ),
    "some roles of all": (
        ("{crop: rice}", "tier: high"),
        ("{crop: cereal}", "tier: high, roles: [user]"),
        False,
    ),
    "a later day": (
        ("{crop: rice}", "tier: high, applies: 2026-03-01"),
        ("{crop: cereal}", "tier: high, applies: 2027-03-01"),
        False,
    ),
    "an earlier day": (
        ("{crop: rice}", "tier: high, applies: 2027-03-01"),
        ("{crop: cereal}", "tier: high, applies: 2026-03-01"),
        True,
    ),
    "an end": (
        ("{crop: rice}", "tier: high"),
        ("{crop: cereal}", "tier: high, ends: 2029-03-01"),
        False,
    ),
    "about models": (
        ("{crop: rice}", "tier: high"),
        ("{crop: cereal}", "tier: high, subject: ai-model"),
        False,
    ),
    "about both": (
        ("{crop: rice}", "tier: high"),
        ("{crop: cereal}", "tier: high, subject: both"),
        True,
    ),
    "an exception": (
        ("{crop: rice}", "tier: high"),
        ("{crop: cereal}", f"tier: high, unless: [{exception('{is_farm: true}')}]"),
        False,
    ),
    "the same exception": (
        ("{crop: rice}", f"tier: high, unless: [{exception('{is_farm: true}')}]"),
        ("{crop: cereal}", f"tier: high, unless: [{exception('{is_farm: true}')}]"),
        True,
    ),
    "a status for what is saved": (
        (
            "{crop: rice}",
            f"tier: high, unless: [{exception('{is_farm: true}', ', status: saved')}]",
        ),
        ("{crop: cereal}", "tier: high"),
        False,
    ),
}


@pytest.mark.parametrize("name", COVERED)
def test_a_rule_that_another_one_covers_is_a_note(name: str, tmp_path: Path) -> None:
    (when, more), (other, wide), expected = COVERED[name]
    problems = found(law(rule("one", when, more), rule("two", other, wide)), tmp_path)
    assert {(one.code, one.severity) for one in problems} == (
        {("covered-by-another", "note")} if expected else set()
    )
    assert len(problems) == expected


def test_a_rule_with_moved_days_covers_no_other(tmp_path: Path) -> None:
    moved = "transitions:\n  - {id: late, cite: Art. 5, title: {en: X, vi: X}, rules: two, when: {soil: clay}, from: 2027-01-01}\n"
    both = rule("one", "{crop: rice}"), rule("two", "{crop: cereal}")
    assert codes(law(*both, sections=moved), tmp_path) == []


def test_a_tier_that_nothing_reaches(tmp_path: Path) -> None:
    text = law(rule("one", "{all: [{soil: clay}, {soil: sand}]}"))
    problems = {one.code: one for one in found(text, tmp_path)}
    assert problems["tier-unreached"].severity == "warning"
    assert problems["tier-unreached"].path == ("tiers", 0)


def test_what_remains_is_reached(tmp_path: Path) -> None:
    assert codes(law(rule("one", "{soil: clay}")), tmp_path) == []


def test_a_tier_that_rests_on_what_is_unknown_of_the_law_is_reached(tmp_path: Path) -> None:
    gap = "{undetermined: {reason: {en: X, vi: X}, cite: Art. 1}}"
    assert codes(law(rule("one", gap)), tmp_path) == []


def section(name: str, when: str, more: str = "") -> str:
    return f"{name}:\n  - {{id: it, cite: Art. 3, title: {{en: X, vi: X}}, {more}when: {when}}}\n"


DUTY = "roles: [provider], topic: logging, requires: {en: X, vi: X}, "
ENTRIES = {
    "definitions": ("", "warning"),
    "scope": ("effect: out, ", "error"),
    "transitions": ("rules: one, from: 2027-01-01, ", "error"),
    "obligations": (DUTY, "error"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_with_a_condition_is_looked_at(name: str, tmp_path: Path) -> None:
    more, severity = ENTRIES[name]
    never = section(name, "{is_farm: true, meets: no-farm}", more)
    if name == "definitions":
        never += "  - {id: no-farm, title: {en: X, vi: X}, when: {is_farm: false}}\n"
    else:
        never += "definitions:\n  - {id: no-farm, title: {en: X, vi: X}, when: {is_farm: false}}\n"
    (problem,) = found(law(rule("one", "{soil: clay}"), sections=never), tmp_path)
    assert (problem.code, problem.severity) == ("never-holds", severity)
    assert problem.path == (name, 0, "when")


def test_a_duty_may_hold_before_what_excludes_it_is_in_force(tmp_path: Path) -> None:
    """A finding that holds and is not in force on a day does not hold on it."""
    duty = section("obligations", "{is_farm: true, not: {finding: one}}", DUTY)
    assert codes(law(rule("one", "{is_farm: true}"), sections=duty), tmp_path) == []


def test_a_duty_on_what_never_holds_never_binds(tmp_path: Path) -> None:
    duty = section("obligations", "{tier: high}", DUTY)
    problems = found(law(rule("one", "{hectares: {under: 0}}"), sections=duty), tmp_path)
    assert [one.code for one in problems] == ["tier-unreached", "never-holds", "never-holds"]


def test_a_definition_that_never_holds_is_named_where_it_is_used(tmp_path: Path) -> None:
    dead = section("definitions", "{hectares: {under: 0}}")
    problems = found(
        law(rule("one", "{meets: it}"), rule("two", "{soil: clay}"), sections=dead), tmp_path
    )
    assert [one.severity for one in problems] == ["warning", "error"]
    assert "'it'" in str(problems[1].hint)


def test_a_finding_has_its_place(tmp_path: Path) -> None:
    text = law(rule("one", "{all: [{soil: clay}, {soil: sand}]}"), rule("two", "{is_big: true}"))
    lines = text.splitlines()
    at = next(place for place, line in enumerate(lines) if "id: one" in line)
    places = {one.code: (one.line, one.column) for one in found(text, tmp_path)}
    line = lines[at]
    assert places == {
        "never-holds": (at + 1, line.index("{all:") + 1),
        "values-exclude-each-other": (at + 1, line.index("sand") + 1),
    }


def test_what_only_an_earlier_text_could_not_do_is_over(tmp_path: Path) -> None:
    both = (
        "definitions:\n"
        "  - {id: farming, title: {en: X, vi: X}, when: {is_farm: true}, text: {until: reform}}\n"
        "  - {id: farming, title: {en: X, vi: X}, when: {is_big: true}, text: {since: reform}}\n"
    )
    text = law(
        rule("one", "{meets: farming, is_farm: false}"), rule("two", "{soil: clay}"), sections=both
    )
    assert codes(text, tmp_path) == []


def test_what_the_newest_text_has_made_impossible_is_a_note(tmp_path: Path) -> None:
    both = (
        "definitions:\n"
        "  - {id: farming, title: {en: X, vi: X}, when: {is_big: true}, text: {until: reform}}\n"
        "  - {id: farming, title: {en: X, vi: X}, when: {is_farm: true}, text: {since: reform}}\n"
    )
    text = law(
        rule("one", "{meets: farming, is_farm: false}"), rule("two", "{soil: clay}"), sections=both
    )
    (problem,) = found(text, tmp_path)
    assert (problem.code, problem.severity) == ("never-holds", "note")
    assert "2026-07-01" in problem.message


def test_an_amended_exception_is_looked_at_where_it_stands(tmp_path: Path) -> None:
    old = exception("{is_farm: true}", ", text: {until: reform}")
    new = exception("{soil: sand}", ", text: {since: reform}")
    text = law(rule("one", "{soil: clay}", f"tier: high, unless: [{old}, {new}]"))
    (problem,) = found(text, tmp_path)
    assert (problem.code, problem.path) == ("exception-never-applies", ("rules", 0, "unless", 1))


@pytest.mark.parametrize("name", bundled.framework_ids())
def test_the_bundled_laws_have_nothing_of_this(name: str) -> None:
    assert [str(one) for one in check_logic(bundled_framework(name))] == []


def test_a_search_that_takes_too_long_finds_nothing_impossible() -> None:
    """Pigeons and holes: no world fits, and to prove it takes more than is tried."""
    pigeons, holes = 9, 8
    places = [[Is((one, two), 1, 3) for two in range(holes)] for one in range(pigeons)]
    every = [Some(tuple(one)) for one in places]
    apart = [
        Some((places[one][hole].opposite(), places[two][hole].opposite()))
        for hole in range(holes)
        for one in range(pigeons)
        for two in range(one)
    ]
    assert possible(Every((*every, *apart)))


def test_a_search_never_goes_too_deep() -> None:
    choices = [Some((Is((place, 1), 1, 3), Is((place, 2), 1, 3))) for place in range(3000)]
    assert possible(*choices)


def test_the_search_by_itself() -> None:
    assert possible()
    assert possible(ALWAYS)
    assert not possible(NEVER)
    one, two = Has(("crop",), 0b01), Has(("crop",), 0b10)
    assert possible(one, two)
    assert not possible(one, one.opposite())
    assert not possible(Some((one, two)), one.opposite(), two.opposite())
    assert not possible(Has(("crop",), 0b11), one.opposite(), two.opposite())
    first = Bound(("day",), (5, 0), lowest=True, whole=True)
    assert not possible(first, first.opposite())
    late = first._replace(end=(6, 0))
    assert possible(first, late.opposite())  # the fifth day
    assert possible(first.opposite(), late.opposite())
    today = Bound(("day",), (0, 0), lowest=True, whole=True, to_day=True)
    other = Bound(("other",), (0, 0), lowest=False, whole=True, to_day=True)
    early = Bound(("day",), (3, 0), lowest=False, whole=True)
    assert possible(today, other, early)
    assert not possible(today, early, other, Bound(("other",), (4, 0), lowest=True, whole=True))
