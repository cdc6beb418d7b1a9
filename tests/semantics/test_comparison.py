"""What it means that one duty covers another, that a term is stricter, and that laws differ."""

from __future__ import annotations

from typing import Any

import pytest
import tiny
from small_laws import ASKED, LISTED, both, duty, law, relation

from aigov.calendars import calendar
from aigov.comparison import Comparison, UnknownTopicError, compare
from aigov.crosswalks import crosswalk
from aigov.framework import Framework, UnknownRoleError
from aigov.gaps import gap
from aigov.lawchange import diff
from aigov.system import System


def stricter(
    ours: dict[str, Any], theirs: dict[str, Any]
) -> list[tuple[str | None, str, str | None, float | None]]:
    """Return event, stricter, nominally and ratio of the terms that two related duties share."""
    one, other = both(
        [duty("a", terms=ours)], [duty("b", terms=theirs)], relation("a", "b", "equal")
    )
    ((_, _, known),) = compare([one, other], **ASKED).relations
    return [
        (term.event, term.stricter, term.nominally, term.ratio)
        for pair in known.pairs
        for term in pair.terms
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ({"at_least": "10 years"}, {"at_least": "6 months"}, (None, "first", "first", 20.0)),
        ({"at_least": "10 years"}, {"at_least": "120 months"}, (None, "equal", "equal", None)),
        (
            {"at_least": "10 years"},
            {"at_least": "operating life"},
            (None, "not-comparable", None, None),
        ),
        (
            {"at_least": "1 year", "clock": "supply"},
            {"at_least": "2 years", "clock": "creation"},
            (None, "not-comparable", "second", None),
        ),
        (
            {"at_least": "1 year", "clock": "supply"},
            {"at_least": "1 year", "clock": "creation"},
            (None, "not-comparable", "equal", None),
        ),
        ({"every": "6 months"}, {"every": "6 months"}, (None, "equal", None, None)),
    ],
)
def test_25_spans_are_compared_only_in_units_and_from_events_that_agree(
    ours: dict[str, Any], theirs: dict[str, Any], wanted: tuple[Any, ...]
) -> None:
    assert stricter({"retention": ours}, {"retention": theirs}) == [wanted]


def test_25_other_clocks_are_not_comparable_but_shorter_in_name() -> None:
    """15 days from awareness, and 72 hours from confirmation."""
    first = {"deadline": {"at_most": "15 days", "clock": "awareness"}}
    second = {"deadline": {"at_most": "72 hours", "clock": "confirmation"}}
    assert stricter(first, second) == [(None, "not-comparable", "second", None)]
    same_clock = {"deadline": {"at_most": "72 hours", "clock": "awareness"}}
    assert stricter(first, same_clock) == [(None, "second", "second", 5.0)]
    working = {"deadline": {"at_most": "5 working days", "clock": "awareness"}}
    assert stricter(first, working) == [(None, "not-comparable", "second", None)]
    six_days = {"deadline": {"at_most": "6 days", "clock": "awareness"}}
    assert stricter(six_days, working) == [(None, "not-comparable", "first", None)]


def test_25_promptness_decides_where_spans_agree() -> None:
    first = {"deadline": {"promptness": "immediately"}}
    second = {"deadline": {"promptness": "without-undue-delay"}}
    assert stricter(first, second) == [(None, "first", None, None)]
    assert stricter(second, first) == [(None, "second", None, None)]
    assert stricter(first, first) == [(None, "equal", None, None)]
    spans = {"at_most": "3 days", "clock": "awareness"}
    prompt = {"deadline": {**spans, "promptness": "in-good-time"}}
    assert stricter(prompt, {"deadline": spans}) == [(None, "first", None, None)]


def test_25_each_kind_of_event_is_compared_by_the_amount_that_is_for_it() -> None:
    """The first amount that matches counts; what one law does not tell apart falls to its rest."""
    sooner = {"when": {"public": True}, "at_most": "2 days", "clock": "awareness"}
    others = {"at_most": "15 days", "clock": "awareness"}
    first = {"deadline": [{**sooner, "when": {"purpose": "recruitment"}}, others]}
    second = {"deadline": {"at_most": "10 days", "clock": "awareness"}}
    assert stricter(first, second) == [
        ("recruitment", "first", "first", 5.0),
        (None, "second", "second", 1.5),
    ]
    assert stricter(first, first) == [
        ("recruitment", "equal", None, None),
        (None, "equal", None, None),
    ]


@pytest.mark.parametrize(
    ("term", "ours", "theirs", "wanted"),
    [
        ("assessor", "third-party", "self", "first"),
        ("assessor", "self", "third-party-or-self", "second"),
        ("recipients", ["authority", "deployer"], ["authority"], "first"),
        ("recipients", ["authority"], ["commission"], "first"),
        ("recipients", ["deployer"], ["authority"], "not-comparable"),
        ("moment", ["before-use"], ["throughout"], "not-comparable"),
        ("moment", ["before-use"], ["before-use"], "equal"),
        ("persons", 2, 1, "first"),
        ("persons", 1, 1, "equal"),
        ("recipients", ["deployer", "authority"], ["authority", "deployer"], "equal"),
        ("recipients", ["authority", "commission"], ["authority"], "equal"),
    ],
)
def test_27_set_words_and_numbers_are_compared_as_their_term_says(
    term: str, ours: Any, theirs: Any, wanted: str
) -> None:
    ((_, found, _, _),) = stricter({term: ours}, {term: theirs})
    assert found == wanted


@pytest.mark.parametrize(("rule", "wanted"), [("fewer", "second"), ("none", "not-comparable")])
def test_27_a_law_may_declare_a_term_of_its_own_and_which_value_is_stricter(
    rule: str, wanted: str
) -> None:
    words = {"label": {"en": "Copies"}, "definition": {"en": "How many."}}
    own = {"id": "copies", "measure": "number", "stricter": rule, **words}
    one = law(
        "one", duty("a", terms={"copies": 3}), relations=[relation("a", "b", "equal")], terms=[own]
    )
    other = law("other", duty("b", terms={"copies": 2}))
    (pair,) = compare([one, other], **ASKED).row("logging").relations[0].pairs
    (term,) = pair.terms
    assert (term.term, term.stricter) == ("copies", wanted)
    assert pair.flip().terms[0].stricter == {"second": "first"}.get(wanted, wanted)


def test_a_law_may_declare_a_topic_of_its_own() -> None:
    own = {"id": "stamps", "broader": "logging", "label": {"en": "Stamps"}}
    stamps = [{**own, "definition": {"en": "Stamps on logs."}}]
    found = compare([law("one", duty("a", "stamps"), topics=stamps)], **ASKED)
    assert [row.topic.id for row in found.walk()] == ["documentation", "logging", "stamps"]


def answers(found: Any) -> dict[str, str]:
    return {one.duty.id: one.answer for one in found.items}


@pytest.mark.parametrize(
    ("what", "forth", "back"),
    [
        ("equal", "covered", "covered"),
        ("superset-of", "covered", "partly"),
        ("subset-of", "partly", "covered"),
        ("intersects-with", "partly", "partly"),
        ("no-relationship", "not-covered", "not-covered"),
    ],
)
def test_what_covers_what_follows_the_relation(what: str, forth: str, back: str) -> None:
    one, other = both([duty("a")], [duty("b")], relation("a", "b", what))
    assert answers(gap(one, other, **ASKED)) == {"b": forth}
    assert answers(gap(other, one, **ASKED)) == {"a": back}


def test_a_stricter_term_leaves_a_duty_partly_met() -> None:
    long, short = ({"retention": {"at_least": f"{years} years"}} for years in (10, 2))
    one, other = both(
        [duty("a", terms=short)], [duty("b", terms=long)], relation("a", "b", "equal")
    )
    (found,) = gap(one, other, **ASKED).items
    assert found.answer == "partly"
    assert [term.term for term in found.stricter] == ["retention"]
    assert answers(gap(other, one, **ASKED)) == {"a": "covered"}


def test_ends_that_belong_together_cover_only_together() -> None:
    one = law("one", duty("a"), duty("b"), relations=[relation(["a", "b"], "c", "superset-of")])
    other = law("other", duty("c"))
    assert answers(gap(one, other, **ASKED)) == {"c": "covered"}
    alone = law("one", duty("a"), relations=[relation(["a", "b"], "c", "superset-of")])
    assert answers(gap(alone, other, **ASKED)) == {"c": "partly"}


def test_the_programme_serves_everything_and_names_the_stricter_term() -> None:
    long, short = ({"retention": {"at_least": f"{years} years"}} for years in (10, 2))
    one, other = both(
        [duty("a", terms=short), duty("c")],
        [duty("b", terms=long), duty("d")],
        relation("a", "b", "superset-of"),
    )
    found = gap(one, other, **ASKED)
    served = [duty.id for step in found.programme for duty in step.serves]
    assert sorted(served) == ["a", "b", "c", "d"]
    first = found.programme[0]
    assert (first.duty.id, {one.id for one in first.serves}) == ("a", {"a", "b"})
    assert [(term, duty.id) for term, duty in first.terms] == [("retention", "b")]


def relations_of(found: Comparison) -> dict[str, str | None]:
    return {row.topic.id: row.relation for row in found.walk()}


def test_rows_fold_up_the_hierarchy() -> None:
    one, other = both(
        [duty("a"), duty("b", "human-oversight")],
        [duty("c"), duty("d", "document-retention")],
        relation("a", "c", "equal"),
    )
    found = compare([one, other], **ASKED)
    assert relations_of(found) == {
        "oversight": "only-first",
        "human-oversight": "only-first",
        "documentation": "subset-of",
        "logging": "equal",
        "document-retention": "only-second",
    } | {"documentation": "subset-of"}
    assert [row.topic.id for row in found.walk(depth=0)] == ["documentation", "oversight"]
    assert [
        row.topic.id for row in compare([one, other], topic="documentation", **ASKED).walk()
    ] == [
        "documentation",
        "logging",
        "document-retention",
    ]


def test_without_a_crosswalk_nothing_is_said_of_how_duties_relate() -> None:
    one, other = law("one", duty("a")), law("other", duty("b"))
    assert relations_of(compare([one, other], **ASKED))["logging"] == "not-mapped"


def test_with_a_system_only_what_it_triggers_is_compared() -> None:
    one, other = both(
        [duty("a", when={"profiles": True})], [duty("b")], relation("a", "b", "equal")
    )
    system = System("S", {"profiles": False}, vocabulary=one.vocabulary)
    found = compare([one, other], system, **ASKED)
    assert [len(side.duties) for side in found.sides] == [0, 1]
    assert relations_of(found)["logging"] == "only-second"


def test_unknown_topics_and_roles_are_refused() -> None:
    one, other = both([duty("a")], [duty("b")])
    with pytest.raises(UnknownTopicError, match="did you mean logging"):
        compare([one, other], topic="loging", **ASKED)
    with pytest.raises(UnknownRoleError, match="providor"):
        compare([one, other], role="providor", **ASKED)


def test_a_crosswalk_is_the_same_from_either_side() -> None:
    one, other = both([duty("a")], [duty("b")], relation("a", "b", "superset-of"))
    (forth,), (back,) = crosswalk(one, other).relations, crosswalk(other, one).relations
    assert back == forth.flip()
    assert (back.relation, back.first) == ("subset-of", ("b",))
    left = {"only_first": {"en": "Ours"}, "only_second": {"en": "Theirs"}}
    one, other = both([duty("a")], [duty("b")], relation("a", "b", "intersects-with", **left))
    (back,) = crosswalk(other, one).relations
    assert (back.only_first.en, back.only_second.en) == ("Theirs", "Ours")


def test_a_mapping_may_have_an_author_a_day_and_a_confidence_of_its_own() -> None:
    own = {"author": "Another", "date": "2026-01-02", "confidence": "high"}
    one, other = both(
        [duty("a")],
        [duty("b"), duty("c")],
        relation("a", "b", "equal"),
        relation("a", "c", "subset-of", **own),
    )
    known = crosswalk(one, other)
    assert [(one.author, one.date, one.confidence) for one in known.relations] == [
        ("Somebody", "2026-11-23", "medium"),
        ("Another", "2026-01-02", "high"),
    ]
    assert "#mapping_date: 2026-11-23" in known.to_sssom().splitlines()


def test_a_crosswalk_that_both_laws_hold_counts_once() -> None:
    one = law("one", duty("a"), relations=[relation("a", "b", "equal")])
    other = law("other", duty("b"), relations=[relation("a", "b", "equal")])
    assert len(crosswalk(one, other)) == 1


def test_a_crosswalk_names_provisions_by_their_newest_wording() -> None:
    since, until = {"text": {"since": "reform"}}, {"text": {"until": "reform"}}
    one, other = both(
        [duty("a", cite="Art. 1", **until), duty("a", cite="Art. 2", **since)],
        [duty("b")],
        relation("a", ["b", "Art. 7"], "equal"),
    )
    known = crosswalk(one, other)
    assert known.citations(["a"], of_first=True) == ("Art. 2",)
    assert known.citations(["b", "Art. 7"], of_first=False) == ("Art. 9", "Art. 7")


def test_a_law_is_related_to_itself_once_for_each_duty_in_whatever_text() -> None:
    since, until = {"text": {"since": "reform"}}, {"text": {"until": "reform"}}
    framework = law("one", duty("a", **until), duty("a", **since), duty("b"))
    known = crosswalk(framework, framework)
    assert [(one.first, one.relation, one.second) for one in known.relations] == [
        (("a",), "equal", ("a",)),
        (("b",), "equal", ("b",)),
    ]


def test_results_cannot_be_changed() -> None:
    one, other = both([duty("a")], [duty("b")], relation("a", "b", "equal"))
    system = System("S", {"profiles": True}, vocabulary=one.vocabulary)
    found = compare([one, other], system, **ASKED)
    owed = tiny.judge(one, {"profiles": True}).obligations()
    for result, name in (
        (crosswalk(one, other), "relations"),
        (found, "rows"),
        (found.rows[0], "cells"),
        (gap(one, other, **ASKED), "items"),
        (calendar(system, [one], **ASKED), "days"),
        (diff(one, other), "changes"),
        (owed, "roles"),
        (owed[0], "start"),
    ):
        with pytest.raises(AttributeError):
            setattr(result, name, ())
    for held in (found.topics, found.portraits[0].shared_roles):
        with pytest.raises(TypeError):
            held["more"] = ()  # type: ignore[index]


def test_a_crosswalk_is_a_sssom_table() -> None:
    one, other = both(
        [duty("a")],
        [duty("b")],
        relation("a", ["b", "Art. 7"], "superset-of"),
        {"first": "a", "relation": "no-relationship", "rationale": {"en": "None"}},
    )
    lines = crosswalk(one, other).to_sssom().splitlines()
    head, table = (
        [line for line in lines if line.startswith("#") is wanted] for wanted in (True, False)
    )
    assert "#mapping_set_id: urn:aigov:crosswalk:one:other" in head
    columns, *rows = [line.split("\t") for line in table]
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in found] == [
        ("one:a", "skos:narrowMatch", "other:b"),
        ("one:a", "skos:narrowMatch", "other:Art.%207"),
        ("one:a", "skos:relatedMatch", "sssom:NoTermFound"),
    ]
    assert [row["predicate_modifier"] for row in found] == ["", "", "Not"]


def test_the_calendar_has_every_day_in_order() -> None:
    framework = law("one", duty("a", when={"finding": "listed"}), duty("b", on="serious-incident"))
    system = System("S", {"profiles": True}, vocabulary=framework.vocabulary)
    found = calendar(system, [framework], **ASKED)
    assert [day.date for day in found.days] == sorted(day.date for day in found.days)
    assert ("2027-12-02", "tier") in [(day.date, day.kind) for day in found.ahead]
    (begins,) = [day for day in found.ahead if day.kind == "begins"]
    assert [one.obligation for one in begins.findings] == ["a"]
    assert [one.obligation for one in found.on_event] == ["b"]


def test_a_new_text_adds_drops_moves_and_changes() -> None:
    since, until = {"text": {"since": "reform"}}, {"text": {"until": "reform"}}
    framework = law(
        "one",
        duty("added", **since),
        duty("dropped", **until),
        duty(
            "moved", applies=[{"value": "2025-01-01"}, {"since": "reform", "value": "2028-01-01"}]
        ),
        duty("changed", terms={"retention": {"at_least": "1 year"}}, **until),
        duty("changed", terms={"retention": {"at_least": "2 years"}}, **since),
        duty("same"),
    )
    found = {one.id: one for one in _diff(framework).changes if one.what == "obligation"}
    assert {name: one.change for name, one in found.items()} == {
        "added": "added",
        "dropped": "dropped",
        "moved": "moved",
        "changed": "changed",
    }
    assert found["changed"].aspects == ("terms",)
    assert (found["moved"].before, found["moved"].after) == ("2025-01-01", "2028-01-01")


def _diff(framework: Framework, system: System | None = None) -> Any:
    head, vocabulary = framework.data["framework"], framework.vocabulary
    before, after = (
        Framework(framework.data | {"framework": head | {"checked": day}}, vocabulary, "test")
        for day in (tiny.BEFORE, tiny.AFTER)
    )
    return diff(before, after, [system] if system else [])


def test_a_definition_that_changes_changes_what_rests_on_it() -> None:
    definitions = [
        {"id": "d", "when": {"profiles": True}, "text": {"until": "reform"}},
        {"id": "d", "when": {"public": True}, "text": {"since": "reform"}},
    ]
    rule = {"id": "rule", "tier": "high", "when": {"meets": "d"}}
    framework = law("one", duty("a"), rules=[rule], definitions=definitions)
    (change,) = _diff(framework).changes
    assert (change.id, change.aspects) == ("rule", ("condition",))


def test_what_a_change_means_for_a_system() -> None:
    framework = law(
        "one",
        duty("gained", text={"since": "reform"}),
        duty("lost", text={"until": "reform"}),
    )
    system = System("S", {"profiles": False}, vocabulary=framework.vocabulary)
    (found,) = _diff(framework, system).systems
    assert (found.gained, found.lost, found.changes) == (("gained",), ("lost",), True)


def test_a_draft_and_the_law_are_matched_by_the_crosswalk() -> None:
    one, other = both([duty("a"), duty("b")], [duty("c"), duty("b")], relation("a", "c", "equal"))
    assert [one.change for one in diff(one, other).changes if one.what == "obligation"] == []


def test_15_a_duty_of_a_whole_law_begins_with_the_first_rule_that_triggers_it() -> None:
    later = {**LISTED, "id": "later", "applies": "2028-08-02", "when": {"public": True}}
    framework = law(
        "one",
        duty("a", when={"finding": ["listed", "later"]}),
        duty("b", when={"finding": "later"}, applies="2026-08-02"),
        duty("c", applies="2027-01-01"),
        rules=[LISTED, later],
    )
    (side,) = compare([framework], **ASKED).sides
    assert {one.id: one.start for one in side.duties} == {
        "a": "2027-12-02",
        "b": "2028-08-02",
        "c": "2027-01-01",
    }
