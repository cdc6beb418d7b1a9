"""Laws and programmes by the four pillars: everything has one place, and swapping sides mirrors it."""

from __future__ import annotations

import json
import pickle

import jsonschema
import pytest

import aigov
from aigov.documents.schemas import schema
from aigov.library import frameworks
from aigov.measures import measures
from aigov.pillar_comparison import PillarComparison, alignments, compare_by_pillar
from aigov.programme import four_pillars, load_programme
from aigov.render.data import pillars_document
from aigov.topics import topics

DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
LAWS = ["eu-ai-act", "vn-ai-law"]
PILLARS = ("institutions", "infrastructure", "talent", "culture")


@pytest.fixture(name="found", scope="module")
def _found() -> PillarComparison:
    return aigov.compare(LAWS, by="pillar", **DAY)


def test_the_four_pillars_in_their_order_and_official_words() -> None:
    assert tuple(four_pillars()) == PILLARS
    assert [one.label.vi for one in four_pillars().values()] == [
        "Thể chế AI mạnh mẽ",
        "Hạ tầng AI hiện đại",
        "Nhân tài AI",
        "Văn hoá AI lấy con người làm trung tâm",
    ]


def test_every_topic_is_under_a_pillar_with_a_rationale_in_both_languages() -> None:
    known = alignments()
    for name in topics():
        assert known[name].pillar in PILLARS, name
        assert all(known[name].rationale), name
        assert known[name].author, name
        assert known[name].date, name


def test_every_duty_and_measure_has_one_place(found: PillarComparison) -> None:
    for place, column in enumerate(found.columns):
        assert column.side is not None
        cells = [row.cells[place] for row in found.rows]
        duties = [one.id for cell in cells for one in cell.duties]
        assert sorted(duties) == sorted(one.id for one in column.side.duties)
        whole = measures(column.side.framework, column.side.law)
        assert sorted(one.id for cell in cells for one in cell.measures) == sorted(
            one.id for one in whole
        )
        for row in found.rows:
            by_topic = [one.id for topic in row.topics for one in topic.cells[place].duties]
            assert sorted(by_topic) == sorted(one.id for one in row.cells[place].duties)


def test_swapping_the_laws_mirrors_the_rows(found: PillarComparison) -> None:
    turned = aigov.compare(LAWS[::-1], by="pillar", **DAY)
    for row, other in zip(found.rows, turned.rows, strict=True):
        assert row.cells == other.cells[::-1]


def test_each_law_and_draft_says_something_of_institutions_and_culture() -> None:
    for one in frameworks():
        in_force = {"as_of": "2026-01-15"} if one.source_status == "repealed" else DAY
        rows = aigov.compare([one.id], by="pillar", **in_force)
        for pillar in ("institutions", "culture"):
            assert not rows.row(pillar).cells[0].nothing, (one.id, pillar)


def test_the_european_union_has_no_provision_on_sovereignty_and_viet_nam_has() -> None:
    held = {"sovereignty"} | {one.id for one in topics().values() if one.broader == "sovereignty"}
    found = {
        one.id: [
            *(measure for measure in one.duty_data.get("measures", ()) if measure["topic"] in held),
            *(duty for duty in one.duty_data["obligations"] if duty["topic"] in held),
        ]
        for one in frameworks()
    }
    assert found["vn-ai-law"]
    assert not [one for one in found["eu-ai-act"] if one["topic"] == "data-residency"]


def test_programmes_stand_beside_laws(found: PillarComparison) -> None:
    both = compare_by_pillar(["vn-ai-law", "vn-resolution-57", "vn-ai-strategy@2026-01-01"], **DAY)
    assert both.frameworks == ("vn-ai-law", "vn-resolution-57", "vn-ai-strategy")
    entries = [one.id for row in both.rows for one in row.cells[1].entries]
    programme = load_programme("vn-resolution-57")
    assert {*entries} <= {one["id"] for one in programme.data["targets"]}
    assert entries
    assert [row.cells[0].duties for row in both.rows] == [row.cells[1].duties for row in found.rows]
    strategy = {one.id for row in both.rows for one in row.cells[2].entries}
    assert strategy, "the strategy of 2021 stood on the day of the text that is named"


def test_a_system_leaves_only_what_it_triggers() -> None:
    found = aigov.compare(LAWS, "example:cv-screening", by="pillar", role="provider", **DAY)
    assert found.system is not None
    assert not any(cell.measures for row in found.rows for cell in row.cells)
    duties = {one.id for row in found.rows for one in row.cells[0].duties}
    whole = aigov.compare(LAWS, "example:cv-screening", role="provider", **DAY)
    assert duties == {one.id for one in whole.sides[0].duties}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_its_data_fits_the_schema_and_its_page_is_whole(found: PillarComparison, lang: str) -> None:
    validator = jsonschema.Draft202012Validator(schema("pillars"))
    data = json.loads(json.dumps(pillars_document(found, lang)))  # type: ignore[arg-type]
    assert [one.message for one in validator.iter_errors(data)] == []
    text = found.explain(lang)  # type: ignore[arg-type]
    for pillar in four_pillars().values():
        assert pillar.label.pick(lang) in text  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(found)).to_dict() == found.to_dict()


def test_another_way_to_compare_is_refused() -> None:
    with pytest.raises(ValueError, match="'topic' or 'pillar'"):
        aigov.compare(LAWS, by="pilar")  # type: ignore[call-overload]
    with pytest.raises(aigov.UnknownFrameworkError, match="is a programme"):
        aigov.compare(["vn-ai-law", "vn-resolution-57"], **DAY)
