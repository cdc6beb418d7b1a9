"""Which text of the law is read, and amendment as data: points 12 and 13."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tiny import (
    AFTER,
    BEFORE,
    BETWEEN,
    INSTRUMENTS,
    LIST_OF_THE_REFORM,
    TEXTS,
    finding,
    framework,
    judge,
    sections,
    vocabulary,
)

import aigov
from aigov.checking.references import check_references


def test_12_a_text_has_two_dates() -> None:
    """Published later than known: invisible. Known but not yet valid: listed as not yet.

    With the newest text and `as_of: 2026-05-01`, amended Art. 3(14) would be read on a day when it
    did not exist (published 2026-07-24, valid from 2026-07-27).
    """
    law = framework(rules=LIST_OF_THE_REFORM)
    hidden = judge(law, {"profiles": True}, as_of=AFTER, text_as_of=BEFORE)
    assert [one.rule for one in hidden.findings] == ["medium"]
    coming = judge(law, {"profiles": True}, as_of=BETWEEN, text_as_of=BETWEEN)
    assert finding(coming, "listed").state == "not yet"
    assert coming.tier == "high"


def test_12_the_version_valid_on_the_day_is_read() -> None:
    """The wording of the day counts, not the newest that is known."""
    law = framework(
        rules=[{"id": "a", "tier": "high", "when": {"meets": "area"}}],
        definitions=[
            {"id": "area", "when": {"domain": "police"}, "text": {"until": "reform"}},
            {"id": "area", "when": {"domain": "office"}, "text": {"since": "reform"}},
        ],
    )
    expected = {
        BEFORE: ("high", "minimal"),
        BETWEEN: ("high", "minimal"),
        AFTER: ("minimal", "high"),
    }
    for day, tiers in expected.items():
        found = [judge(law, {"domain": [one]}, as_of=day).tier for one in ("police", "office")]
        assert tuple(found) == tiers
    unaware = judge(law, {"domain": ["police"]}, as_of=AFTER, text_as_of=BEFORE)
    assert unaware.tier == "high"


def test_12_before_the_first_text_is_an_error() -> None:
    """There is no answer of a law that nobody had published."""
    with pytest.raises(aigov.NoTextError, match="2024-07-12"):
        judge("eu-ai-act", {}, text_as_of="2024-07-11")


def test_12_after_the_newest_checked_the_edition_says_up_to_when() -> None:
    """No edition claims to know the law after the day on which it was last checked."""
    for asked in (TEXTS, None, "2030-01-01"):
        result = judge("eu-ai-act", {}, text_as_of=asked)
        assert result.edition.endswith(f"known to {TEXTS}")
    assert judge("eu-ai-act", {}, text_as_of="2026-06-01").edition.endswith("known to 2026-06-01")


MACHINE: dict[str, Any] = {
    "purpose": ["machine-or-product-control"],
    "product": ["machinery"],
    "safety_function": True,
    "third_party_assessment": "required-for-health-or-safety",
}


def test_13_machinery_moves_between_the_sections_of_annex_i() -> None:
    """Annex I: machinery left Section A for Section B on 27 July 2026, not a day before."""
    for day, section in (("2026-07-26", "a"), ("2026-07-27", "b")):
        result = judge("eu-ai-act", MACHINE | {"component_function": ["other"]}, as_of=day)
        assert finding(result, f"section-{section}-products").outcome is True
    unaware = judge("eu-ai-act", MACHINE, as_of="2026-07-27", text_as_of="2026-07-23")
    assert finding(unaware, "section-a-products").outcome is True


def test_13_prohibitions_are_added_and_dates_moved() -> None:
    """Art. 5(1)(ba) exists since the omnibus; Annex III moved from 2026 to 2027."""
    facts = {"purpose": ["recruitment-screening"]}
    old = judge("eu-ai-act", facts, as_of="2026-06-01", text_as_of="2026-06-01")
    assert finding(old, "recruitment-or-selection").start == "2026-08-02"
    assert "intimate-imagery-use" not in [one.rule for one in old.findings]
    new = judge("eu-ai-act", facts)
    assert finding(new, "recruitment-or-selection").start == "2027-12-02"
    assert finding(new, "intimate-imagery-use").start == "2026-12-02"


def test_13_an_exception_has_a_text_of_its_own() -> None:
    """Art. 6(1a) narrows Art. 3(14) from the day of the Reform on."""
    rule = {
        "id": "a",
        "tier": "high",
        "when": {"profiles": True},
        "unless": [{"when": {"consent": True}, "text": {"since": "reform"}}],
    }
    facts = {"profiles": True, "consent": True}
    law = framework(rules=[rule])
    assert [judge(law, facts, as_of=day).tier for day in (BETWEEN, AFTER)] == ["high", "minimal"]


def test_13_what_is_coming_is_read_whole_and_what_stands_as_it_stands() -> None:
    """Between publication and force: a coming rule with its exceptions and days, an old one without.

    The Reform moves the day of a rule that stands and brings another, with an exception for both.
    """
    days = [{"value": "2026-08-01"}, {"since": "reform", "value": "2027-08-01"}]
    saved = [{"when": {"consent": True}, "text": {"since": "reform"}}]
    rules: list[dict[str, Any]] = [
        {"id": "old", "when": {"profiles": True}},
        {"id": "new", "when": {"profiles": True}, "text": {"since": "reform"}},
    ]
    law = framework(
        rules=[{**one, "tier": "high", "unless": saved, "applies": days} for one in rules]
    )
    facts = {"profiles": True, "consent": True}

    def found(day: str) -> dict[str, tuple[bool | None, str | None]]:
        return {one.rule: (one.outcome, one.start) for one in judge(law, facts, as_of=day).findings}

    assert found(BETWEEN) == {"old": (True, "2026-08-01"), "new": (False, "2027-08-01")}
    assert found(AFTER) == {"old": (False, "2027-08-01"), "new": (False, "2027-08-01")}


def test_13_of_two_versions_the_one_that_stands_is_read_and_the_last_day_is_the_day_before() -> (
    None
):
    """A version begins on the very day that its instrument comes into force, not the day after."""
    old, new = (
        {"id": "a", "tier": tier, "when": {"profiles": True}, "text": {text: "reform"}}
        for tier, text in (("limited", "until"), ("high", "since"))
    )
    for rules in ([old, new], [new, old]):
        law = framework(rules=rules)
        tiers = {
            day: judge(law, {"profiles": True}, as_of=day).tier
            for day in (BETWEEN, "2026-06-30", "2026-07-01")
        }
        assert [*tiers.values()] == ["limited", "limited", "high"]


def test_13_a_version_that_is_coming_is_read_before_one_that_is_gone() -> None:
    """What the law took out and will bring back is not yet in force; it has not ended for good."""
    second = {**INSTRUMENTS[1], "id": "return", "number": "3/2026", "in_force": "2027-01-01"}
    old, new = (
        {"id": "a", "tier": tier, "when": {"profiles": True}, "text": text}
        for tier, text in (("limited", {"until": "reform"}), ("high", {"since": "return"}))
    )
    for rules in ([old, new], [new, old]):
        law = framework(instruments=[*INSTRUMENTS, second], rules=rules)
        result = judge(law, {"profiles": True}, as_of=AFTER)
        assert (result.tier, result.tier_on_date) == ("high", "minimal")
        assert (finding(result, "a").state, finding(result, "a").start) == ("not yet", "2027-01-01")


def test_12_a_text_is_known_from_the_day_of_its_publication() -> None:
    law = framework(rules=LIST_OF_THE_REFORM)
    known = [
        len(judge(law, {}, as_of=BETWEEN, text_as_of=day).findings)
        for day in ("2026-05-31", "2026-06-01")
    ]
    assert known == [1, 2]


def test_12_before_it_is_in_force_the_first_text_is_read_all_the_same() -> None:
    """Who asks early is told what the published law will say, with nothing in force yet."""
    since = {"text": {"since": "act"}}
    law = framework(
        rules=[{"id": "a", "tier": "high", "when": {"profiles": True}, **since}],
        scope=[{"id": "some", "effect": "out", "when": {"profiles": True}, **since}],
    )
    early = judge(law, {"profiles": True}, as_of="2024-01-15", text_as_of="2024-01-15")
    assert (early.tier, early.scope, early.tier_on_date) == ("high", "out", None)
    assert (finding(early, "a").state, finding(early, "a").start) == ("not yet", "2024-02-01")


def test_13_check_finds_overlapping_texts() -> None:
    """The same id may stand again, in texts that do not overlap."""
    rule: dict[str, Any] = {"id": "a", "tier": "high", "when": {"profiles": True}}

    def codes(one: dict[str, str], other: dict[str, str]) -> list[str]:
        data = sections(rules=[{**rule, "text": one}, {**rule, "text": other}])
        return [problem.code for problem in check_references(data, vocabulary())]

    assert codes({"until": "reform"}, {"since": "reform"}) == []
    assert codes({"since": "reform"}, {"since": "reform"}) == ["duplicate-id"]
    assert codes({}, {"since": "reform"}) == ["duplicate-id"]
    assert codes({"since": "nowhere"}, {"until": "reform"}) != []


def both(value: Any) -> Any:
    """Give every text a second language, as a folder on disk needs."""
    if isinstance(value, list):
        return [both(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: both(one) for key, one in value.items()} | (
        {"vi": value["en"]} if "en" in value else {}
    )


def errors(data: dict[str, Any], folder: Path) -> list[aigov.Problem]:
    """Return the errors that a check of the sections finds, written into the folder."""
    (folder / "framework.yaml").write_text(json.dumps(data), encoding="utf-8")
    return [one for one in aigov.check(folder) if one.severity == "error"]


@pytest.mark.parametrize(
    "dangling",
    [
        {
            "rules": [{"id": "a", "tier": "high", "when": {"meets": "new"}}],
            "definitions": [
                {"id": "new", "when": {"personal_use": True}, "text": {"since": "reform"}}
            ],
        },
        {
            "rules": [{"id": "a", "group": "new", "when": {"personal_use": True}}],
            "groups": [{"id": "new", "tier": "high", "text": {"since": "reform"}}],
        },
        {
            "rules": [
                {
                    "id": "a",
                    "tier": "high",
                    "when": {"training_compute_flop": {"over": {"parameter": "new"}}},
                }
            ],
            "parameters": [
                {"id": "new", "value": 1, "cite": "Art. 1", "text": {"since": "reform"}}
            ],
        },
    ],
    ids=["definition", "group", "parameter"],
)
def test_13_check_finds_a_reference_that_dangles_in_one_text(
    dangling: dict[str, Any], tmp_path: Path
) -> None:
    """A rule of the first text cannot rest on what the Reform brought."""
    data = both(sections(**dangling))
    assert errors(data, tmp_path)
    for section in ("definitions", "groups", "parameters"):
        for entry in data.get(section, ()):
            del entry["text"]
    assert errors(data, tmp_path) == []
