"""Comparisons, gaps, calendars, changes and obligations for people, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from two_laws import FACTS, duty, laws, mapping

import aigov
from aigov import System
from aigov.render import csv as tables
from aigov.render import data as documents
from aigov.render.calendar import calendar_page
from aigov.render.catalogue import show
from aigov.render.comparison import comparison_page
from aigov.render.diff import diff_page
from aigov.render.duties import obligations_page
from aigov.render.gap import gap_page
from aigov.render.markdown import page_markdown
from aigov.render.page import Item, Page, Section, Table, TableRow
from aigov.render.text import page_text
from aigov.topics import terms

ROOT = Path(__file__).resolve().parent.parent
DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
BOTH = ("eu-ai-act", "vn-ai-law")
CV = System("CV screening", FACTS)
URL = re.compile(r"\]\(\S+\)|https?://\S+")
KINDS = ("comparison", "gap", "calendar", "diff", "obligations")
SOURCES = ("two laws", "whole laws", "example:cv-screening", "example:customer-chatbot")
PAGES: dict[str, Any] = {
    "comparison": comparison_page,
    "gap": gap_page,
    "calendar": calendar_page,
    "diff": diff_page,
    "obligations": obligations_page,
}
LANGUAGES = ("en", "vi")


@cache
def found(kind: str, source: str) -> Any:
    """Return a result of a kind, or none where there is none of such a source."""
    small = source == "two laws"
    one, other = laws() if small else BOTH
    system = CV if small else None if source == "whole laws" else source
    if kind == "comparison":
        return aigov.compare([one, other], system, **DAY)
    if kind == "gap":
        return aigov.gap(one, other, system, **DAY)
    if kind == "diff":
        older, newer = (one, other) if small else ("eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22")
        return aigov.diff(older, newer, [] if system is None else system)
    if system is None:
        return None
    if kind == "calendar":
        return aigov.calendar(system, [one, other], **DAY)
    return aigov.classify(system, other, **DAY).obligations()


RESULTS = [(kind, one) for kind in KINDS for one in SOURCES if found(kind, one) is not None]
EACH = pytest.mark.parametrize(("kind", "source"), RESULTS)
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)


def words(shown: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", URL.sub(" ", shown)))


def text(kind: str, result: Any, lang: str = "en", **asked: Any) -> str:
    return page_text(PAGES[kind](result, lang, **asked), width=80)


def in_one_line(shown: str) -> str:
    return " ".join(shown.split())


# --- all pages --------------------------------------------------------------------------------


@EACH
@IN_BOTH
@pytest.mark.parametrize("everything", [False, True])
def test_pages_fit_a_terminal_and_speak_one_language(kind, source, lang, everything):
    shown = text(kind, found(kind, source), lang, everything=everything)
    too_long = [line for line in shown.splitlines() if len(line) > 80 and " " in line.strip()]
    assert too_long == []
    assert "{" not in shown
    assert "[en]" not in shown
    assert "[vi]" not in shown
    assert not re.search(r"^ *–?$\n^ *–?$", shown, flags=re.MULTILINE)


@EACH
@IN_BOTH
@pytest.mark.parametrize("everything", [False, True])
def test_markdown_says_all_that_the_text_says(kind, source, lang, everything):
    page = PAGES[kind](found(kind, source), lang, everything=everything)
    markdown = page_markdown(page).replace("\\", "")
    shown = page_text(page)
    assert words(shown) <= words(markdown)
    assert re.findall(r"^### (.*)$", markdown, flags=re.MULTILINE) == [
        section.title for section in page.sections
    ]


@EACH
@IN_BOTH
def test_little_is_shown_unless_everything_is_asked_for(kind, source, lang):
    result = found(kind, source)
    short, whole = (text(kind, result, lang, everything=one) for one in (False, True))
    assert len(short) <= len(whole)


@EACH
@IN_BOTH
def test_explain_and_to_dict_of_a_result_give_page_and_data(kind, source, lang):
    result = found(kind, source)
    everything = {"everything": True} if kind == "obligations" else {}
    assert result.explain(lang) == page_text(PAGES[kind](result, lang, **everything))
    assert result.to_dict(lang).items() <= document(kind, result, lang).items() or (
        kind == "obligations"
    )


@EACH
def test_a_result_that_was_looked_at_survives_pickling(kind, source):
    result = found(kind, source)
    said = result.to_dict()
    assert pickle.loads(pickle.dumps(result)).to_dict() == said


# --- plain data -------------------------------------------------------------------------------

IN_WORDS = {
    *("lang", "title", "requires", "short", "label", "topic_label", "base", "note"),
    *("rationale", "only_first", "only_second"),
}


def without_words(value: Any) -> Any:
    if isinstance(value, list):
        return [without_words(one) for one in value]
    if isinstance(value, dict):
        return {key: without_words(one) for key, one in value.items() if key not in IN_WORDS}
    return value


def document(kind: str, result: Any, lang: str) -> dict[str, Any]:
    if kind == "obligations":
        return documents.obligations_document([result], lang, DAY["text_as_of"])
    return getattr(documents, f"{kind}_document")(result, lang)


@EACH
def test_plain_data_fits_its_schema_and_ids_know_no_language(kind, source):
    schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    made = {lang: document(kind, found(kind, source), lang) for lang in LANGUAGES}
    for one in made.values():
        assert json.loads(json.dumps(one)) == one
        assert [error.message for error in validator.iter_errors(one)] == []
    assert without_words(made["en"]) == without_words(made["vi"])
    assert made["en"] != made["vi"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_not_easily_pleased(kind):
    schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    made = document(kind, found(kind, "two laws"), "en")
    made |= {"more": 1, "lang": "fr"}
    assert len([*jsonschema.Draft202012Validator(schema).iter_errors(made)]) == 2


# --- tables -----------------------------------------------------------------------------------


def table(*cells: tuple[Item, ...], depth: int = 0) -> Page:
    rows = (TableRow(("Row",), cells, depth),)
    return Page("Title", sections=(Section("Part", (), (Table("", ("One", "Two"), rows, "C"),)),))


def test_rows_stand_one_under_another_in_text():
    page = table((Item(("a",)),), (Item(("b",), mark="●"), Item(("c",))))
    assert page_text(page).splitlines()[3:] == [
        "",
        "    Row",
        "      One: a",
        "      Two:",
        "        ● b",
        "        c",
    ]


def test_markdown_has_a_table_where_cells_are_plain_words_and_lists_elsewhere():
    plain = page_markdown(table((Item(("a|b",)),), ()))
    assert plain.splitlines()[-3:] == [
        "| C | One | Two |",
        "| --- | --- | --- |",
        r"| Row | a\|b | – |",
    ]
    lists = page_markdown(table((Item(("a",)),), (Item(("b",), mark="●"),), depth=1))
    assert lists.splitlines()[-5:] == ["##### Row", "", "- **One:** a", "- **Two:**", "  - ● b"]


# --- comparison -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole():
    return aigov.compare(laws(), **DAY)


def test_terms_side_by_side_say_which_is_stricter_and_by_how_much(whole):
    shown = in_one_line(text("comparison", whole))
    assert "at least 10 years against at least 6 months: North is 20 times longer" in shown
    assert (
        "at most 72 hours from becoming aware against at most 15 days from confirming the incident: "
        "not comparable, counted from another event; in name North is shorter" in shown
    )
    assert "Who must be told: both: Competent authority; only North: User" in shown
    shown = in_one_line(text("comparison", whole, "vi"))
    assert "ít nhất 10 năm so với ít nhất 6 tháng: Luật North dài gấp 20 lần" in shown
    assert "không so sánh được, tính từ sự kiện khác; chỉ xét con số, Luật North ngắn hơn" in shown


def test_topics_say_in_plain_words_how_the_laws_relate(whole):
    shown = in_one_line(text("comparison", whole))
    assert "Risk management – both ask the same [equal]" in shown
    assert (
        "Keeping documents – North asks for all that South asks, and for more [superset of]"
        in shown
    )
    assert "Representative or contact in the country – only South asks for anything" in shown
    assert "South: asks nothing" in shown
    assert "A. Curator, 2026-10-01 (North – South: 4 relations)" in shown


def test_topics_fold(whole):
    broad = comparison_page(whole, "en", depth=0).sections[-1].tables[0].rows
    assert {row.depth for row in broad} == {0}
    assert "Do keep-files" in in_one_line(page_text(comparison_page(whole, "en", depth=0)))
    assert "in the topics below" not in page_text(comparison_page(whole, "en", depth=0))
    assert "1 obligation in the topics below" in text("comparison", whole)


def test_a_topic_or_role_alone_is_named_in_the_head():
    found = aigov.compare(laws(), topic="incident-reporting", role="provider", **DAY)
    shown = in_one_line(text("comparison", found))
    assert "in the role Maker, on the topic “Incident reporting”" in shown
    assert "keep-files" not in shown


def test_laws_that_nobody_has_related_say_so():
    pair = laws(mappings=[])
    assert "Nobody has related North and South" in text("comparison", aigov.compare(pair, **DAY))
    assert "so nothing counts as covered" in in_one_line(text("gap", aigov.gap(*pair, **DAY)))
    assert "not yet related" in text("comparison", aigov.compare(pair, **DAY))


def test_one_and_three_frameworks_can_be_laid_out_too():
    alone = comparison_page(aigov.compare(["vn-ai-law"], **DAY), "en")
    assert alone.sections[-1].tables[0].columns == ("Vietnam AI Law",)
    north, south = laws()
    three = in_one_line(text("comparison", aigov.compare([north, south, "vn-ai-law"], **DAY)))
    assert "North – South: both ask the same [equal]" in three
    assert "Nobody has related North and Vietnam AI Law" in three


def test_a_duty_of_a_whole_law_begins_with_what_can_first_trigger_it(whole):
    shown = in_one_line(text("comparison", whole))
    assert "Do teach [Maker; Runner], from 2027-01-01" in shown
    first = {duty.id: duty.start for side in whole.sides for duty in side.duties}["report"]
    assert f"Do report [Maker], from {first}" in shown


DIFFERENT = [
    ({"at_most": "24 hours"}, {"at_most": "3 days"}, "North is 3 times shorter"),
    ({"at_most": "3 days"}, {"at_most": "72 hours"}, "the same"),
    ({"at_most": "5 working days"}, {"at_most": "72 hours"}, "the units do not convert exactly"),
    ({"promptness": "immediately"}, {"promptness": "in-good-time"}, "North asks for it sooner"),
    ({"promptness": "immediately"}, {"at_most": "72 hours"}, "North sets no figure"),
    (
        {"at_most": "72 hours", "clock": "awareness"},
        {"at_most": "24 hours"},
        "South does not say from when it counts; in name South is shorter",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "said"), DIFFERENT)
def test_deadlines_in_words(ours, theirs, said):
    first = [duty("one", 1, terms={"deadline": ours})]
    second = [duty("two", 1, terms={"deadline": theirs})]
    pair = laws([mapping("one", "two", "intersects-with")], first, second)
    assert said in in_one_line(text("comparison", aigov.compare(pair, **DAY)))


# --- gap --------------------------------------------------------------------------------------


def test_the_gap_has_what_is_missing_first_and_who_says_what_is_met():
    shown = text("gap", found("gap", "two laws"), everything=True)
    parts = re.findall(r"^  (Not covered|Partly covered|Covered)$", shown, flags=re.MULTILINE)
    assert parts == ["Not covered", "Partly covered", "Covered"]
    one = in_one_line(shown)
    assert "1 not covered, 1 partly covered, 2 covered" in one
    assert "by: North Art. 2: Do keep-files [Maker]" in one
    assert "Missing: The second thing." in one
    assert "A. Curator, 2026-10-01, confidence high" in one
    assert "From 2026-02-01 – 2 obligations" in one


def test_the_programme_names_what_each_step_serves_and_the_strictest_terms():
    first = [duty("one", 1, terms={"retention": {"at_least": "6 months"}})]
    second = [duty("two", 1, terms={"retention": {"at_least": "10 years"}})]
    result = aigov.gap(*laws([mapping("one", "two", "superset-of")], first, second), **DAY)
    shown = in_one_line(text("gap", result))
    assert "Instead of 2 obligations: 1 obligation" in shown
    assert "1. North Art. 1: Do one" in shown
    assert "None of the" not in shown
    assert "serves too: South Art. 1: Do two" in shown
    assert "Retention: keep the term of South (Art. 1)" in shown


# --- calendar ---------------------------------------------------------------------------------


def test_a_calendar_file_reads_back_as_all_day_events():
    result = found("calendar", "example:cv-screening")
    for lang in LANGUAGES:
        read = icalendar.Calendar.from_ical(result.to_ics(lang))
        events = read.walk("VEVENT")
        assert [one.decoded("dtstart") for one in events] == [
            date.fromisoformat(one.date) for one in result.days
        ]
        for event, day in zip(events, result.days, strict=True):
            assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
            assert str(event["summary"]).endswith(day.title.pick(lang))
            assert str(event["status"]) == ("CONFIRMED" if day.certain else "TENTATIVE")
            assert event.decoded("dtstamp").date() == date(2026, 11, 22)
            assert all(one.title.pick(lang) in event["description"] for one in day.findings)
        assert len({str(one["uid"]) for one in events}) == len(events)


def test_a_calendar_file_is_the_same_each_time_and_its_events_keep_their_names():
    result = found("calendar", "example:cv-screening")
    again = aigov.calendar("example:cv-screening", BOTH, **DAY)
    later = aigov.calendar(
        "example:cv-screening", BOTH, as_of="2027-01-01", text_as_of="2026-11-22"
    )
    assert again.to_ics() == result.to_ics()
    names = [re.findall(r"^UID:(.*)$", one.to_ics(), flags=re.MULTILINE) for one in (result, later)]
    assert names[0] == names[1]


def test_without_the_package_a_calendar_file_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(aigov.MissingExtraError, match="pip install icalendar"):
        found("calendar", "two laws").to_ics()


def test_the_calendar_page_has_days_in_order_and_what_waits_for_events():
    shown = text("calendar", found("calendar", "two laws"))
    days = re.findall(r"^    [●○] (\d{4}-\d\d-\d\d) ·", shown, flags=re.MULTILINE)
    assert days == sorted(days)
    assert {"2026-02-01", "2027-01-01"} <= {*days}
    assert "A serious incident\n      ● North Art. 3: Do report" in shown


# --- diff -------------------------------------------------------------------------------------


def test_changes_that_are_alike_stand_under_one_heading():
    shown = in_one_line(text("diff", found("diff", "example:cv-screening")))
    assert re.search(r"Duties that move, from 2026-08-02 to 2027-12-02 – \d+ obligations", shown)
    assert "Rules: moved in time (32)" in shown
    assert "From 2026-08-02 to 2027-12-02 (30)" in shown
    assert "Tier: High-risk AI system, as before" in shown


@IN_BOTH
def test_a_tier_that_binds_later_is_a_change(lang):
    found = aigov.diff("eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22", "example:driver-fatigue")
    (change,) = found.systems
    assert (change.tier_before, change.tier_after) == ("high-risk", "high-risk")
    assert (change.tier_from_before, change.tier_from_after) == ("2027-08-02", "2028-08-02")
    assert change.changes
    shown = in_one_line(text("diff", found, lang))
    assert {"en": "from 2028-08-02 instead of 2027-08-02", "vi": "2028-08-02 thay vì 2027-08-02"}[
        lang
    ] in shown
    rows = [one for one in found.to_dicts(lang) if one["what"] == "tier"]
    assert [(one["change"], one["before"], one["after"]) for one in rows] == [
        ("moved", "2027-08-02", "2028-08-02")
    ]


@IN_BOTH
def test_a_day_that_the_newer_text_leaves_open_is_told(lang):
    # Art. 111(4), new in 2026: systems on the market before 2 August 2026 mark their output later
    facts = {"interacts_with_people": True, "generates": ["text"], "market": ["EU"]}
    found = aigov.diff("eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22", aigov.System("Chat", facts))
    (change,) = found.systems
    assert change.changes
    assert not change.moved
    assert ("mark-generated-content", "2026-08-02", "2026-12-02") in change.could_move
    shown = in_one_line(text("diff", found, lang))
    assert {"en": "from 2026-08-02 or from 2026-12-02", "vi": "từ 2026-08-02 hoặc từ 2026-12-02"}[
        lang
    ] in shown
    rows = [one for one in found.to_dicts(lang) if one["change"] == "could move"]
    assert {one["id"] for one in rows} == {name for name, _, _ in change.could_move}
    (plain,) = found.to_dict(lang)["systems"]
    assert plain["could_move"][0]["or_from"] == "2026-12-02"
    assert plain["moved"] == []


def test_a_law_that_became_another_names_what_was_and_what_is():
    shown = in_one_line(text("diff", found("diff", "two laws")))
    assert "Art. 1: Do risk-process (was manage-risks)" not in shown  # it is as it was
    assert "Art. 2: Do keep-papers (was keep-files)" in shown
    assert "Obligations: added (1)" in shown
    assert "Do local-office" in shown
    assert "Obligations: dropped (1)" in shown
    nothing = aigov.diff(laws()[0], laws()[0])
    assert "Nothing changed." in text("diff", nothing)


# --- obligations ------------------------------------------------------------------------------


def test_open_obligations_stand_under_what_they_wait_for():
    result = aigov.classify("example:cv-screening", "eu-ai-act", **DAY).obligations("provider")
    short, whole_page = (text("obligations", result, everything=one) for one in (False, True))
    open_part = short[short.index("If open questions") :]
    assert open_part.count("[real_world_testing]") == 1
    assert "and 14 more" in open_part
    assert len(open_part.splitlines()) < 60
    assert all(in_one_line(one.title.en) in in_one_line(whole_page) for one in result.open)


def test_each_fine_is_told_once():
    result = aigov.classify("example:cv-screening", "eu-ai-act", **DAY).obligations("provider")
    shown = in_one_line(text("obligations", result, everything=True))
    fines = {fine.penalty.id for one in result for fine in one.fines if fine.amount == 15_000_000}
    assert shown.count("15 000 000") == len(fines)
    assert shown.count("Sanction: Art. 99(4)") > 5


# --- spreadsheets -----------------------------------------------------------------------------


def rows(shown: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(shown))
    assert reader.fieldnames == [*columns]
    return [*reader]


def test_a_comparison_has_a_row_for_each_obligation_and_each_it_is_related_to(whole):
    found_rows = rows(tables.csv_text([whole], "en"), tables.COMPARISON)
    assert {(one["framework"], one["obligation"]) for one in found_rows} == {
        (side.framework.id, one.id) for side in whole.sides for one in side.duties
    }
    assert len(found_rows) == 8
    (files,) = [one for one in found_rows if one["obligation"] == "keep-files"]
    assert files["related_obligation"] == "keep-papers"
    assert (files["relation"], files["author"]) == ("superset-of", "A. Curator")
    assert files["terms"] == "Retention: at least 10 years"
    (papers,) = [one for one in found_rows if one["obligation"] == "keep-papers"]
    assert (papers["relation"], papers["only_here"]) == ("subset-of", "The second thing.")


def test_a_gap_has_a_row_for_each_obligation_and_each_that_meets_it():
    result = found("gap", "two laws")
    found_rows = rows(tables.csv_text([result], "vi"), tables.GAP)
    assert [one["answer"] for one in found_rows] == [one.answer for one in result.items]
    assert found_rows[0]["title"].startswith("Thực hiện")
    assert {one["by_obligation"] for one in found_rows} == {
        "",
        "manage-risks",
        "keep-files",
        "report",
    }


def test_a_calendar_has_a_row_for_each_day_and_obligation():
    result = found("calendar", "two laws")
    found_rows = rows(tables.csv_text([result], "en"), tables.CALENDAR)
    assert len(found_rows) == sum(max(1, len(one.findings)) for one in result.days)


def test_changes_have_a_row_each_and_systems_theirs():
    result = found("diff", "example:cv-screening")
    found_rows = rows(tables.csv_text([result], "en"), tables.DIFF)
    moved = [one for one in found_rows if one["system"]]
    assert len(found_rows) == len(result.changes) + len(moved)
    assert {(one["change"], one["after"]) for one in moved} == {("moved", "2027-12-02")}


def test_obligations_have_a_row_for_each_role():
    result = found("obligations", "example:customer-chatbot")
    found_rows = rows(tables.csv_text([result], "vi"), tables.OBLIGATIONS)
    assert [(one["obligation"], one["role"], one["state"]) for one in found_rows] == [
        (one.obligation, one.role, one.state) for one in result
    ]


ABROAD = System("Drone", {"purpose": ["other"], "domain": ["defence"], "market": ["US"]})


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "It does not cover this system"), ("vi", "Không điều chỉnh hệ thống này")],
)
def test_a_law_that_does_not_cover_the_system_says_so(lang, said):
    """Nought of nought duties covered reads like good news, and is none."""
    results = {
        "gap": aigov.gap("eu-ai-act", "vn-ai-law", ABROAD, **DAY),
        "comparison": aigov.compare(BOTH, ABROAD, **DAY),
        "calendar": aigov.calendar(ABROAD, BOTH, **DAY),
    }
    for kind, result in results.items():
        assert in_one_line(text(kind, result, lang)).count(said) == 2, kind


def test_a_law_without_the_role_says_so():
    for result in (
        aigov.gap("eu-ai-act", "vn-ai-law", role="importer", **DAY),
        aigov.compare(BOTH, role="importer", **DAY),
    ):
        shown = in_one_line(text(type(result).__name__.lower(), result))
        assert "Vietnam AI Law: It has no role “Importer”, so nothing is asked under it." in shown


def test_a_gap_names_the_role_as_a_comparison_does():
    shown = in_one_line(text("gap", aigov.gap(*laws(), role="provider", **DAY)))
    assert "all that the frameworks ask of anybody, in the role Maker" in shown


def test_an_empty_comparison_says_that_nothing_is_asked():
    found = aigov.compare(laws(), topic="insurance", **DAY)
    assert "None of the frameworks asks anything here." in text("comparison", found)


def test_of_two_frameworks_complied_with_only_the_unrelated_one_covers_nothing():
    found = aigov.gap(["eu-ai-act", "vn-ai-law"], "vn-ai-law-draft-2025-12-01", **DAY)
    assert found.covered
    assert "so nothing counts as covered by EU AI Act." in in_one_line(text("gap", found))


def test_a_long_name_in_a_heading_is_broken_as_well():
    """The name of a system stands in the heading of what a change means for it."""
    system = System("A name " * 20, {})
    shown = text("diff", aigov.diff("eu-ai-act@2026-06-01", "eu-ai-act", system))
    assert max(map(len, URL.sub("", shown).splitlines())) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_of_terms_do_not_say_what_their_values_say(lang):
    """`Valid for at most: at most 5 years` says it twice."""
    labels = [one.label.pick(lang) for one in terms().values()]
    assert not [
        one for one in labels if re.search(r"every|at most|không quá|tối đa|tối thiểu", one)
    ]


TEXTS = ("eu-ai-act@2026-06-01", "eu-ai-act")


def test_a_duty_that_was_reworded_is_not_equal_to_itself():
    """The omnibus made `ensure a sufficient level` of AI literacy into `support` it."""
    found = aigov.gap(*TEXTS, **DAY)
    (literacy,) = (one for one in found.items if one.duty.id == "ai-literacy")
    assert literacy.answer == "partly"
    assert [pair.relating.relation for pair in literacy.by] == ["intersects-with"]
    assert "No particular level need be guaranteed" in in_one_line(text("gap", found))
    shown = in_one_line(text("comparison", aigov.compare(TEXTS, topic="ai-literacy", **DAY)))
    assert "The provision reads differently in the two texts." in shown
    assert "Only EU AI Act @2026-06-01: Take measures" in shown


def test_two_texts_of_one_law_are_told_apart_by_their_day():
    shown = in_one_line(text("comparison", aigov.compare(TEXTS, topic="logging", **DAY)))
    assert "EU AI Act @2026-06-01 – EU AI Act @2026-11-22: side by side" in shown
    shown = in_one_line(text("gap", aigov.gap(*TEXTS, **DAY)))
    assert "EU AI Act @2026-06-01 → EU AI Act @2026-11-22: what is left to do" in shown


def test_an_obligation_shows_its_penalty_by_its_title():
    shown = show("eu-ai-act:declaration-of-conformity", "en", "text")
    assert "Penalty: Fine for breach of listed duties of operators [operator-duties]" in shown


@IN_BOTH
def test_each_bundled_framework_has_a_portrait(lang):
    """The draft of November has a status and an obligation of one id: the obligation is meant."""
    for one in aigov.frameworks():
        shown = text("comparison", aigov.compare(one, **DAY), lang)
        assert one.short.pick(lang) in shown
    draft = text("comparison", aigov.compare("vn-ai-law-draft-2025-11-21", **DAY))
    assert "Label content made by AI" in in_one_line(draft)
