"""Countries and organisations held against programmes: answers, days, figures, columns, mistakes."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_programme import PROGRAMME, profile, write_programme

import aigov
from aigov.assessment import AssessmentError, Shares, assess
from aigov.bundled import programme_ids
from aigov.profile import load_profile, profiles
from aigov.programme import Goal, Programme, UnknownProgrammeError, load_programme, programmes
from aigov.texts import Text

DAY = "2026-11-22"


@pytest.fixture(name="tiny", scope="module")
def _tiny(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return load_programme(write_programme(tmp_path_factory.mktemp("programme")))


def answers(tiny: Programme, asked: Any, **options: Any) -> dict[str, str | None]:
    """Return the answer of each entry, for the first side."""
    rows = assess(asked, tiny, **options).rows
    return {one.entry.id: one.finding.answer if one.finding else None for one in rows}


# --- answers ----------------------------------------------------------------------------------


def test_nothing_stated_is_nothing_met_and_nothing_missed(tiny: Programme) -> None:
    assert {*answers(tiny, profile()).values()} == {"unknown"}


def test_one_fact_that_fails_is_enough_and_one_that_holds_is_not(tiny: Programme) -> None:
    assert answers(tiny, profile(law_there=False))["law-and-decree"] == "not-met"
    assert answers(tiny, profile(law_there=True))["law-and-decree"] == "unknown"
    found = assess(profile(law_there=True), tiny).row("law-and-decree").finding
    assert found is not None
    assert found.missing == ("decree_there",)


def test_a_check_that_does_not_concern_somebody_is_not_asked(tiny: Programme) -> None:
    asked = profile("organisation", makes_ai=False, has_rules=False)
    assert answers(tiny, asked) == {"rules-of-makers": "not-applicable"}
    assert assess(asked, tiny).shares == (Shares(0, 0, 0, 1),)
    unsure = profile("organisation", has_rules=False)
    assert answers(tiny, unsure) == {"rules-of-makers": "unknown"}, "it may not concern it"
    declined = profile("organisation", makes_ai=True, has_rules="not-applicable")
    assert answers(tiny, declined) == {"rules-of-makers": "not-applicable"}


def test_shares_never_hide_what_is_unknown(tiny: Programme) -> None:
    shares = assess(profile(law_there=True, trained=2000), tiny).shares[0]
    assert shares == Shares(met=2, not_met=0, unknown=2)
    assert shares.asked == 4


# --- days -------------------------------------------------------------------------------------

LAW = [{"value": False, "date": "2025-01-01"}, {"value": True, "date": "2026-03-01"}]


def test_a_value_counts_from_its_day_until_the_next(tiny: Programme) -> None:
    asked = profile(law_there=LAW)
    for day, wanted in {
        "2024-12-31": "unknown",
        "2025-01-01": "not-met",
        "2026-02-28": "not-met",
        "2026-03-01": "met",
    }.items():
        assert answers(tiny, asked, as_of=day)["law"] == wanted, day


def test_the_day_of_the_profile_is_the_day_that_is_judged_on(tiny: Programme) -> None:
    found = assess(profile("country", "2026-05-05", law_there=True), tiny)
    assert found.sides[0].as_of == "2026-05-05"


def test_the_text_of_the_day_decides_which_targets_stand(tiny: Programme) -> None:
    before = answers(tiny, profile(place=40), as_of="2026-06-30")
    after = answers(tiny, profile(place=40), as_of="2026-07-01")
    assert "a-better-place" not in before
    assert "a-good-place" not in after
    stated = profile(place=[{"value": 40, "date": "2026-01-01"}])
    assert answers(tiny, stated, as_of="2026-06-30")["a-good-place"] == "met"
    assert answers(tiny, stated, as_of="2026-07-01")["a-better-place"] == "not-met"
    known = answers(tiny, stated, as_of="2026-07-01", text_as_of="2026-05-31")
    assert known["a-good-place"] == "met", "the second text was not published yet"


# --- figures ----------------------------------------------------------------------------------

TRAINED = [{"value": 200, "date": "2024-12-31"}, {"value": 400, "date": "2025-12-31"}]


def test_the_next_goal_counts_and_the_distance_to_it(tiny: Programme) -> None:
    row = assess(profile(trained=TRAINED), tiny).row("people-trained").finding
    assert row is not None
    assert row.current is not None
    assert (row.answer, row.current.distance) == ("not-met", 600)
    assert [one.answer for one in row.goals] == ["met", "not-met"]
    assert not row.current.overdue


def test_a_pace_takes_two_dated_figures(tiny: Programme) -> None:
    row = assess(profile(trained=TRAINED), tiny).row("people-trained").finding
    assert row is not None
    assert row.current is not None
    assert row.current.pace is not None
    assert row.current.pace.observed == pytest.approx(200, rel=0.01), "200 people in a year"
    assert row.current.pace.needed == pytest.approx(120, rel=0.01), "600 people in five years"
    alone = assess(profile(trained=400), tiny).row("people-trained").finding
    assert alone is not None
    assert alone.current is not None
    assert alone.current.pace is None


def test_a_day_that_has_passed_is_overdue(tiny: Programme) -> None:
    late = assess(profile(trained=TRAINED[:1]), tiny, as_of="2031-01-01").row("people-trained")
    assert late.finding is not None
    assert late.finding.current is not None
    assert late.finding.current.overdue


def test_a_figure_from_after_the_day_does_not_save_an_earlier_goal(tiny: Programme) -> None:
    late = [{"value": 50, "date": "2025-06-30"}, {"value": 500, "date": "2026-06-30"}]
    row = assess(profile(trained=late), tiny).row("people-trained").finding
    assert row is not None
    assert [one.answer for one in row.goals] == ["not-met", "not-met"]
    assert row.goals[0].overdue


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_the_distance_is_nothing_exactly_where_a_goal_is_met(bound: float, value: float) -> None:
    for kind in ("at-least", "over", "at-most", "reach", "between"):
        upper = bound + 1 if kind == "between" else None
        goal = Goal(None, kind, bound, upper, (), Text())
        if goal.met_by(value):
            assert goal.distance(value) == 0
        elif value != bound:  # `over` is missed by nothing at the bound itself
            assert goal.distance(value) >= 0


# --- columns ----------------------------------------------------------------------------------


def test_one_profile_at_two_days_stands_side_by_side(tiny: Programme) -> None:
    found = assess(profile(law_there=LAW), tiny, as_of=["2025-10-27", DAY])
    assert [one.answer if one else None for one in found.row("law").findings] == ["not-met", "met"]
    assert [one is None for one in found.row("a-better-place").findings] == [True, False]
    assert [one.profile.id for one in found.sides] == ["somewhere", "somewhere"]
    assert "2025-10-27" in found.explain("en")
    assert "không còn trong văn bản" in found.explain("vi")


def test_two_profiles_and_their_own_days(tiny: Programme) -> None:
    first, second = profile("country", "2025-06-01", law_there=False), profile(law_there=True)
    found = assess([first, second], tiny)
    assert [one.as_of for one in found.sides] == ["2025-06-01", DAY]
    assert [one.answer if one else None for one in found.row("law").findings] == ["not-met", "met"]
    turned = assess([second, first], tiny)
    assert turned.row("law").findings == found.row("law").findings[::-1]


def test_what_does_not_go_together_is_refused(tiny: Programme) -> None:
    with pytest.raises(AssessmentError, match="side by side"):
        assess([profile(), profile("organisation")], tiny)
    with pytest.raises(AssessmentError, match="one for each"):
        assess([profile(), profile()], tiny, as_of=[DAY, DAY, DAY])
    with pytest.raises(AssessmentError, match="at least one"):
        assess([], tiny)
    with pytest.raises(AssessmentError, match="says nothing about an organisation"):
        assess(profile("organisation"), "vn-resolution-57")
    with pytest.raises(UnknownProgrammeError, match="vn-four-pillars"):
        assess(profile(), "vn-four-pilars")
    with pytest.raises(UnknownProgrammeError, match="is a law"):
        assess(profile(), "eu-ai-act")
    with pytest.raises(aigov.UnknownFrameworkError, match="is a programme"):
        aigov.classify({"system": {"format": 1, "name": "x"}}, "vn-four-pillars")


# --- what it gives ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("name", programme_ids())
def test_every_programme_gives_valid_data_and_a_page(name: str, lang: aigov.texts.Lang) -> None:  # type: ignore[name-defined]
    from aigov.documents.outputs.assessment import AssessmentDocument
    from aigov.render.assessment import assessment_page
    from aigov.render.data import assessment_document
    from aigov.render.html import pages_html
    from aigov.render.markdown import page_markdown

    programme = load_programme(name)
    content = [*programme.data.get("components", ()), *programme.data.get("targets", ())]
    for about in dict.fromkeys(one.get("about", "country") for one in content):
        asked = [one for one in profiles() if load_profile(f"example:{one}").about == about]
        found = assess([f"example:{one}" for one in asked] or [profile(about)], programme)
        AssessmentDocument.model_validate(assessment_document([found], lang))
        page = assessment_page(found, lang, everything=True)
        for text in (found.explain(lang), page_markdown(page), pages_html([page], lang, "x")):
            assert "None" not in text
            assert found.programme.short.pick(lang) in " ".join(text.split())
        assert pickle.loads(pickle.dumps(found)).to_dict() == found.to_dict()
        assert sum(len(one.rows) for one in found.pillars) == len(found.rows)


def test_an_evidence_an_action_and_who_does_it_are_printed(tiny: Programme) -> None:
    stated = {
        "value": False,
        "source": "Minutes of 3 May",
        "action": "Write them",
        "responsible": "Legal",
        "due": "2026-12-31",
    }
    asked = profile("organisation", makes_ai=True, has_rules=stated)
    text = assess(asked, tiny).explain("en")
    for words in ("Minutes of 3 May", "Write them", "Legal", "2026-12-31", "Not met"):
        assert words in text


# --- mistakes ---------------------------------------------------------------------------------

REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "a mistyped indicator": (profile(law_ther=True), "unknown-indicator", "law_there"),
    "a number for a yes": (profile(law_there=3), "wrong-type", "true or false"),
    "a yes for a number": (profile(trained=True), "wrong-type", "a number"),
    "another subject": (profile(makes_ai=True), "wrong-subject", "an organisation"),
    "a value of tomorrow": (
        profile(law_there={"value": True, "date": "2026-11-23"}),
        "after-the-day",
        "2026-11-22",
    ),
    "two values for a day": (profile(trained=[{"value": 1}, {"value": 2}]), "duplicate-date", DAY),
    "another format": (
        {"profile": {"format": 2, "name": "x", "about": "country", "day": DAY}},
        "format",
        "format: 1",
    ),
    "no day": ({"profile": {"format": 1, "name": "x", "about": "country"}}, "missing-key", "day"),
    "no calendar day": (
        {"profile": {"format": 1, "name": "x", "about": "country", "day": "2026-02-30"}},
        "bad-date",
        "2026-11-22" if False else "day of the calendar",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_profile_is_refused_with_a_way_to_mend_it(name: str, tiny: Programme) -> None:
    content, code, words = REFUSED[name]
    with pytest.raises(aigov.InputError) as caught:
        assess(content, tiny)
    assert [one.code for one in caught.value.problems] == [code]
    assert words in str(caught.value)


BROKEN: dict[str, tuple[str, str, str]] = {
    "an unknown pillar": ("id: law, pillar: order", "id: law, pillar: odrer", "unknown-pillar"),
    "an unknown indicator in a condition": ("when: {law_there: true}}", "when: {law_their: true}}", "unknown-fact"),
    "an unknown indicator of a target": ("indicator: trained", "indicator: traind", "unknown-indicator"),
    "a goal that does not fit": ("goals: [{at-most: 30}]", "goals: [{holds: true}]", "wrong-form"),
    "a citation of no form": ("cite: Part 1}", "cite: Page 1}", "bad-citation"),
    "an id twice": ("id: a-better-place", "id: people-trained", "duplicate-id"),
    "an unknown text": ("{since: second}", "{since: third}", "unknown-instrument"),
    "a case that fails": ("met: [law]", "unknown: [law]", "case-fails"),
    "a provision that is nowhere": ("- {cite: S Part 2, encoded: [a-better-place]}", "", "not-covered"),
    "coverage of nothing": ("encoded: [a-better-place]", "encoded: [a-worse-place]", "unknown-entry"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_programme_is_told_where(name: str, tmp_path: Path) -> None:
    old, new, code = BROKEN[name]
    assert old in PROGRAMME
    text = PROGRAMME.replace(old, new, 1)
    if name == "a case that fails":
        text = text.replace("unknown: [a-good-place]", "not_met: []").replace(
            "not_met: [law-and-decree, people-trained], not_met: []", "not_met: [law-and-decree]"
        )
    found = aigov.check(write_programme(tmp_path, text))
    assert code in [one.code for one in found], found
    assert all(one.line for one in found)


def test_the_small_programme_is_sound(tmp_path: Path) -> None:
    assert aigov.check(write_programme(tmp_path)) == ()


def test_bundled_programmes_are_listed_and_known() -> None:
    wanted = {"vn-four-pillars", "vn-resolution-57", "vn-ai-strategy", "vn-ai-workforce"}
    assert {one.id for one in programmes()} >= wanted | {"vn-digital-pillars", "vn-ai-ethics"}
