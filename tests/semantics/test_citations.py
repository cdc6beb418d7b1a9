"""Citations: in the scheme of their own instrument, shown, linked and in the law's order."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import INSTRUMENTS, finding, framework, judge

from aigov.citations import Citation, CitationScheme

SCHEME = CitationScheme(
    [
        {
            "id": "law",
            "citation": [
                {
                    "pattern": r"Điều (?P<article>\d+)(\.(?P<clause>\d+))?(\.(?P<point>[a-zđ]))?",
                    "label": "Điều {article} khoản {clause} điểm {point}",
                    "link": "https://law.example/{article}#{clause}",
                },
                {
                    "pattern": r"Annex (?P<annex>[IVX]+)(\((?P<entry>\d+)\))?",
                    "label": "Annex {annex}",
                },
                {"pattern": r"Recital \d+"},
            ],
            "link": "https://law.example/",
        },
        {
            "id": "decree",
            "prefix": "ND",
            "citation": {"pattern": r"Điều (?P<article>\d+)", "label": "Decree, Điều {article}"},
        },
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Điều 9.3.đ",
            ("law", "Điều 9 khoản 3 điểm đ", "https://law.example/9#3", "9"),
        ),
        ("Điều 9.3", ("law", "Điều 9 khoản 3", "https://law.example/9#3", "9")),
        ("Điều 9", ("law", "Điều 9", "https://law.example/", "9")),
        ("Annex III(4)", ("law", "Annex III", "https://law.example/", None)),
        ("Recital 53", ("law", "Recital 53", "https://law.example/", None)),
        ("ND Điều 9", ("decree", "Decree, Điều 9", None, "9")),
        ("NDĐiều 9", None),
        ("ND9 Điều 9", None),
        ("ND Điều 9.3", None),
        ("Điều 9, khoản 3", None),
        ("Article 9", None),
        ("", None),
    ],
)
def test_a_citation_is_read_whole_in_the_scheme_of_its_instrument(
    text: str, expected: tuple[str, str, str | None, str | None] | None
) -> None:
    """Parts that are missing are left out of the label; a link that lacks one is the law's own."""
    found = SCHEME.parse(text)
    assert found == (None if expected is None else Citation(text, *expected))
    assert SCHEME.url(text) == (None if expected is None else expected[2])


def test_provisions_stand_in_the_order_of_the_law() -> None:
    """Numbers count as numbers, đ follows d, annexes follow articles, decrees the law."""
    ordered = [
        "Điều 2",
        "Điều 9.3.d",
        "Điều 9.3.đ",
        "Điều 9.3.e",
        "Điều 9.10",
        "Điều 10",
        "Annex II",
        "Annex III(2)",
        "Annex III(10)",
        "ND Điều 1",
        "ND Điều 12",
        "Unheard of",
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=SCHEME.order) == ordered


def test_findings_stand_in_the_order_of_the_law_and_link_to_their_first_provision() -> None:
    """Whatever the order of the files; a rule that cites several stands where the first does."""
    cited: dict[str, Any] = {
        "tenth": "Art. 10",
        "reform": "Reform Art. 1",
        "second": ["Art. 2", "Reform Art. 9"],
        "point": "Art. 2(1)",
    }
    linked = [
        {**one, "citation": {**one["citation"], "link": f"https://{one['id']}.example/{{article}}"}}
        for one in INSTRUMENTS
    ]
    law = framework(
        instruments=linked,
        rules=[
            {"id": name, "cite": cite, "tier": "high", "when": {"profiles": True}}
            for name, cite in cited.items()
        ],
    )
    result = judge(law, {"profiles": True})
    assert [one.rule for one in result.findings] == ["second", "point", "tenth", "reform"]
    second = finding(result, "second")
    assert (second.citation, second.url) == ("Art. 2; Reform Art. 9", "https://act.example/2")
    assert finding(result, "reform").url == "https://reform.example/1"
