"""The schemas refuse what the reader refuses, wherever a JSON schema can say it, and nothing else."""

from __future__ import annotations

import copy
import json
from collections import defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigov import bundled
from aigov.crosswalks import crosswalk
from aigov.documents.folder import validate
from aigov.documents.models import FrameworkFile
from aigov.documents.programmes import ProgrammeFile
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file, read_text
from aigov.documents.schemas import KINDS, schema
from aigov.framework import bundled_framework
from aigov.library import system_from_text
from aigov.problems import InputError
from aigov.profile import load_profile, profile_from_text, profiles
from aigov.render.commands import said
from aigov.render.crosswalk import crosswalk_document
from aigov.system import System
from aigov.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAMEWORKS = Path(str(bundled.data_folder("frameworks")))
FRAMEWORK = jsonschema.Draft202012Validator(schema("framework"))
PROGRAMME = jsonschema.Draft202012Validator(schema("programme"))
PROFILE = jsonschema.Draft202012Validator(schema("profile"))
SYSTEM = jsonschema.Draft202012Validator(schema("system"))
HEAD = {"format": 1, "name": "Test"}
TITLE = "title: {en: X, vi: X}"


def refused(validator: jsonschema.Draft202012Validator, data: Any) -> bool:
    return not validator.is_valid(data)


@cache
def of_folder(name: str) -> jsonschema.Draft202012Validator:
    """Return the schema with the words of its own that a bundled framework adds, if it does."""
    if name in bundled.programme_ids():
        return PROGRAMME
    own = bundled_framework(name).vocabulary if name in bundled.framework_ids() else None
    if own is None or own is bundled.vocabulary():
        return FRAMEWORK
    with patch.object(bundled, "vocabulary", lambda: own):
        return jsonschema.Draft202012Validator(schema("framework"))


@pytest.mark.parametrize("path", sorted(FRAMEWORKS.rglob("*.yaml")), ids=str)
def test_bundled_frameworks_fit(path: Path) -> None:
    data = read_file(path, limit=FRAMEWORK_LIMIT).data
    fits = of_folder(path.relative_to(FRAMEWORKS).parts[0])
    assert [one.message for one in fits.iter_errors(data)] == []


@pytest.mark.parametrize("name", profiles())
def test_example_profiles_fit(name: str) -> None:
    folder = Path(str(bundled.data_folder("examples"))) / "profiles"
    data = read_file(folder / f"{name}.yaml", limit=FRAMEWORK_LIMIT).data
    assert [one.message for one in PROFILE.iter_errors(data)] == []


@pytest.mark.parametrize(
    "text",
    [
        "components: [{id: a, title: {en: x}, when: {}}]",
        "components: [{id: a, title: {en: x}, pillar: b, when: {no_such_thing: true}}]",
        "targets: [{id: a, title: {en: x}, pillar: b, indicator: c, goals: []}]",
        "targets: [{id: a, title: {en: x}, pillar: b, indicator: c, goals: [{by: 2030-12-31}]}]",
        "targets: [{id: a, title: {en: x}, pillar: b, indicator: c, goals: [{over: 1, reach: 2}]}]",
        "alignments: [{topic: a, framework: b, entry: c, pillar: d, rationale: {en: x}}]",
        "coverage: [{cite: II.1}]",
    ],
)
def test_programme_files_that_are_refused(text: str) -> None:
    assert refused(PROGRAMME, read_text(text, limit=FRAMEWORK_LIMIT).data)


@pytest.mark.parametrize(
    "facts",
    [
        {"no_such_indicator": True},
        {"ai_law_in_force": 3},
        {"digital_economy_share_of_gdp": True},
        {"ai_law_in_force": "yes"},
        {"ai_law_in_force": {"since": "2026-03-01", "value": True}},
    ],
)
def test_profiles_that_the_reader_refuses(facts: dict[str, Any]) -> None:
    head = {"format": 1, "name": "Test", "about": "country", "day": "2026-11-22"}
    data = {"profile": head, "facts": facts}
    with pytest.raises(InputError):
        load_profile(data)
    assert refused(PROFILE, data)


@pytest.mark.parametrize(
    "facts",
    [
        {"placed_on_market_on": "0000"},
        {"placed_on_market_on": "2026-13"},
        {"placed_on_market_on": "2026-01-32"},
        {"training_compute_flop": {"most": 1}},
        {"authorisation": ["authorised"]},
        {"purpose": ["unknown"]},
        {"purposes": ["other"]},
    ],
)
def test_descriptions_that_the_reader_refuses(facts: dict[str, Any]) -> None:
    data = {"system": HEAD, "facts": facts}
    with pytest.raises(InputError):
        System.from_dict(data)
    assert refused(SYSTEM, data)


def test_a_fact_about_the_whole_system_is_refused_in_a_use() -> None:
    data = {"system": HEAD, "uses": [{"id": "a", "facts": {"market": ["EU"]}}]}
    with pytest.raises(InputError):
        System.from_dict(data)
    assert refused(SYSTEM, data)
    data["uses"] = [{"id": "a", "facts": {"purpose": ["other"]}}]
    assert not refused(SYSTEM, data)


@pytest.mark.parametrize("date", ["2026-08-02", "2026-08", "2026", 2026, "not-yet", "unknown"])
def test_dates_of_every_form_fit(date: Any) -> None:
    data = {"system": HEAD, "facts": {"placed_on_market_on": date}}
    System.from_dict(data)
    assert not refused(SYSTEM, data)


@pytest.mark.parametrize(
    "text",
    [
        f"rules: [{{id: a, cite: Art. 1, {TITLE}, tier: x}}]",
        f"rules: [{{id: a, cite: Art. 1, {TITLE}, tier: x, otherwise: true, when: {{is_ai: true}}}}]",
        f"rules: [{{id: a, cite: Art. 1, {TITLE}, tier: x, otherwise: true, applies: 2026-13-01}}]",
        f"rules: [{{id: a, cite: Art. 1, {TITLE}, tier: x, otherwise: true, applies: []}}]",
        f"rules: [{{id: a, cite: '', {TITLE}, tier: x, otherwise: true}}]",
        "rules: [{id: a, cite: Art. 1, title: {}, tier: x, otherwise: true}]",
        "coverage: [{cite: Art. 1}]",
        "coverage: [{cite: Art. 1, later: x, unread: x}]",
        f"cases: [{{id: a, {TITLE}, as_of: 2026-01-01, text_as_of: 2026-01-01, expect: {{}}}}]",
        "facts: [{id: a, type: set, level: use, question: {en: x}}]",
        "facts: [{id: a, type: yes-no, level: use, values: x, question: {en: x}}]",
        "facts: [{id: a, type: yes-no, level: use, presume: [x], question: {en: x}}]",
        "facts: [{id: a, type: set, level: use, values: x, presume: true, question: {en: x}}]",
        "facts: [{id: a, type: number, level: use, presume: [x], question: {en: x}}]",
        "facts: [{id: a b, type: number, level: use, question: {en: x}}]",
        f"acts: [{{id: {'a' * 81}, label: {{en: x}}, roles: [x]}}]",
        "acts: [{id: a, label: {en: x}, roles: [a b]}]",
    ],
)
def test_framework_files_that_the_models_refuse(text: str) -> None:
    document = read_text(text, limit=FRAMEWORK_LIMIT)
    assert validate(document, FrameworkFile)
    assert refused(FRAMEWORK, document.data)


@pytest.mark.parametrize(
    "when",
    [
        "{}",
        "{all: []}",
        "{any: [{}]}",
        "{not: {}}",
        "{only: {profiles_people: true}}",
        "{anywhere: {training_compute_flop: {over: 1}}}",
        "{placed_on_market_on: {before: soon}}",
        "{placed_on_market_on: {before: {parameter: x}}}",
        "{training_compute_flop: {over: 1, under: 2}}",
    ],
)
def test_conditions_that_the_checker_refuses(when: str) -> None:
    text = f"rules: [{{id: a, cite: Art. 1, {TITLE}, tier: x, when: {when}}}]"
    assert refused(FRAMEWORK, read_text(text, limit=FRAMEWORK_LIMIT).data)


def test_other_forms_of_the_head_and_two_conclusions_are_refused() -> None:
    """These are found by the checker, which says more of them than a model can."""
    head = (
        "framework: {id: a, format: 1, vocabulary: 1, title: {en: x}, jurisdiction: XX, kind: law, "
        "status: binding, checked: 2026-01-01, sources: [{title: x}]}\n"
    )
    rule = f"rules: [{{id: a, cite: Art. 1, {TITLE}, tier: x, otherwise: true}}]"
    for old, new in (
        ("format: 1", "format: 2"),
        ("vocabulary: 1", "vocabulary: 99"),
        ("tier: x", "tier: x, status: x"),
        ("", ""),
    ):
        data = read_text((head + rule).replace(old, new), limit=FRAMEWORK_LIMIT).data
        assert refused(FRAMEWORK, data) == bool(old), new


def test_the_relations_of_a_crosswalk_fit() -> None:
    found = crosswalk("eu-ai-act", "vn-ai-law")
    fits = jsonschema.Draft202012Validator(schema("relations"))
    for lang in LANGUAGES:
        assert [*fits.iter_errors(crosswalk_document(found, lang))] == []


# --- every property and every listed value is described ----------------------------------------

_TESTS = ("if", "then", "else", "not", "propertyNames")
"""Parts of a schema that test and declare nothing."""


def undescribed(node: Any, path: str = "#") -> Iterator[str]:
    """Yield the properties and listed values below a part of a schema that nothing explains."""
    if isinstance(node, list):
        for place, one in enumerate(node):
            yield from undescribed(one, f"{path}/{place}")
    if not isinstance(node, dict):
        return
    if node.get("type") == "object" and isinstance(node.get("properties"), dict):
        for name, one in node["properties"].items():
            if not (isinstance(one, dict) and one.get("description", "").strip()):
                yield f"{path}: {name}"
    if isinstance(node.get("enum"), list) or (
        isinstance(node.get("const"), str | bool | int) and not node.get("description")
    ):
        yield f"{path}: {node.get('enum', node.get('const'))}"
    for name, one in node.items():
        if name not in _TESTS:
            yield from undescribed(one, f"{path}/{name}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_and_listed_value_is_described(kind: str) -> None:
    made = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    assert [*undescribed(made)] == []
    assert made["description"].strip()


def test_help_names_every_kind() -> None:
    for lang in LANGUAGES:
        assert [kind for kind in KINDS if kind not in said("kind", lang)] == []


def test_what_is_undescribed_is_found() -> None:
    bare = {"type": "object", "properties": {"a": {"enum": [1]}, "b": {"description": " "}}}
    assert [*undescribed({"anyOf": [bare, {"const": "x"}]})] == [
        "#/anyOf/0: a",
        "#/anyOf/0: b",
        "#/anyOf/0/properties/a: [1]",
        "#/anyOf/1: x",
    ]


@pytest.mark.parametrize(
    ("kind", "sections"),
    [
        ("vocabulary", ("facts", "concepts", "topics", "terms", "indicators")),
        ("crosswalk", ("crosswalks",)),
        ("cases", ("cases",)),
        ("coverage", ("coverage",)),
    ],
)
def test_a_view_takes_the_files_that_hold_its_sections_alone(
    kind: str, sections: tuple[str, ...]
) -> None:
    fits = jsonschema.Draft202012Validator(schema(kind))
    assert refused(fits, {})
    assert refused(fits, {"rules": []})
    laws = (*bundled.framework_ids(), "vocabulary", "crosswalks")
    taken = 0
    for name in laws:
        if of_folder(name) is not FRAMEWORK and kind == "cases":
            continue  # it states facts of its own
        for path in sorted((FRAMEWORKS / name).rglob("*.yaml")):
            data = read_file(path, limit=FRAMEWORK_LIMIT).data
            if data and data.keys() <= {*sections}:
                taken += 1
                assert [one.message for one in fits.iter_errors(data)] == [], path
    assert taken > 2


# --- what the schemas take is what the models take ---------------------------------------------

JUDGED_BY_THE_CHECKER = ("when", "only_if", "applies_when", "must_when", "facts", "presume")
"""Conditions, stated facts and presumptions: the models leave their words to the vocabulary."""
UNSAYABLE = {
    "bad-date": "which days a month has",
    "unknown-role": "the roles that frameworks of one's own bring",
    "duplicate-use": "that two uses have one id",
    "after-the-day": "that one day lies after another",
    "duplicate-date": "that two values have one day",
    "wrong-subject": "that an indicator is of another subject than the profile",
}
"""What a description or a profile is refused for and a schema does not say.

Neither does it say that `min` is not above `max`, nor that a goal names the lower figure first.
"""
ODD: tuple[Any, ...] = (
    *(True, False, 3, -1, 0, 1.5, "x", "", "a b", "none", [], {}, ["x"], [{}], {"x": 1}),
    *({"en": "x"}, {"en": ""}, "2026-02-30", "2026-13-01", "2026-01-01", "2026-01", "2026", 2026),
    *("6 months", "unknown", ["unknown"], "not-applicable", "other", ["other"]),
    *({"min": 1}, {"value": True}, {"value": 3, "date": "2026-01-01"}),
)
KEYS = (
    *("x", "cite", "id", "text", "note", "amount", "percent", "choose", "first", "second"),
    *("relation", "until", "since", "unread", "at_least", "at-least", "holds", "status", "from"),
    *("values", "measure", "serves", "vocabulary", "format"),
)
DAYS = jsonschema.FormatChecker(["date"])


@cache
def entries(kind: str) -> dict[str, list[dict[str, Any]]]:
    """Return documents of one entry each, from what is bundled, by their section."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(FRAMEWORKS.rglob("*.yaml")):
        name = path.relative_to(FRAMEWORKS).parts[0]
        of = "programme" if name in bundled.programme_ids() else "framework"
        if of != kind or (of == "framework" and of_folder(name) is not FRAMEWORK):
            continue
        for section, content in read_file(path, limit=FRAMEWORK_LIMIT).data.items():
            if isinstance(content, list):
                found[section] += [{section: [one]} for one in content[:20]]
            elif section == "concepts":
                found[section] += [{section: {key: few[:3]}} for key, few in content.items()]
            else:
                found[section].append({section: content})
    return found


@cache
def descriptions(kind: str) -> list[dict[str, Any]]:
    folder = Path(str(bundled.data_folder("examples"))) / f"{kind}s"
    return [read_file(one, limit=FRAMEWORK_LIMIT).data for one in sorted(folder.glob("*.yaml"))]


def spots(node: Any, skip: tuple[str, ...], path: tuple[Any, ...] = ()) -> Iterator[Any]:
    """Yield the way to every part of a document that may be changed."""
    if path:
        yield path
    inner = node.items() if isinstance(node, dict) else ()
    for key, value in enumerate(node) if isinstance(node, list) else inner:
        if not path or key not in skip:
            yield from spots(value, skip, (*path, key))


def part(node: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        node = node[step]
    return node


def change(draw: st.DrawFn, data: dict[str, Any], skip: tuple[str, ...] = ()) -> None:
    """Change one part of a document: delete, rename, add, wrap, move or replace it."""
    there = [*spots(data, skip)]
    if not there:
        return
    path = draw(st.sampled_from(there))
    around, key = part(data, path[:-1]), path[-1]
    odd = copy.deepcopy(draw(st.sampled_from(ODD)))
    how = draw(st.sampled_from(("delete", "rename", "add", "wrap", "move", "replace")))
    if how == "delete" and isinstance(around, dict):
        del around[key]
    elif how == "rename" and isinstance(around, dict):
        around[f"{key}x"] = around.pop(key)
    elif how == "add" and isinstance(around[key], dict):
        around[key][draw(st.sampled_from(KEYS))] = odd
    elif how == "wrap":
        around[key] = [around[key]]
    elif how == "move":
        around[key] = copy.deepcopy(part(data, draw(st.sampled_from(there))))
    else:
        around[key] = odd


FUZZ = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def left_to_the_checker(data: dict[str, Any]) -> bool:
    """Tell whether `aigov check`, and no model, refuses a document: it says more of it there."""
    heads = [data[one] for one in ("framework", "programme") if isinstance(data.get(one), dict)]
    if any(one.get("format") != 1 or one.get("vocabulary", 1) > 1 for one in heads):
        return True
    rules = [one for key in ("rules", "groups") for one in data.get(key, ())]
    if any(len({"tier", "status", "role", "ends_role"} & one.keys()) > 1 for one in rules):
        return True
    return any(not {"from", "only_if"} & one.keys() for one in data.get("transitions", ()))


@pytest.mark.property
@pytest.mark.parametrize("kind", ["framework", "programme"])
@FUZZ
@given(st.data())
def test_the_schema_takes_what_the_models_take(kind: str, data: st.DataObject) -> None:
    """Apart from what is left to the checker, and conditions and facts, which are not changed."""
    known = entries(kind)
    section = data.draw(st.sampled_from(sorted(known)))
    document = copy.deepcopy(data.draw(st.sampled_from(known[section])))
    for _ in range(data.draw(st.integers(1, 2))):
        change(data.draw, document, JUDGED_BY_THE_CHECKER)
    agree(kind, document)


def test_only_the_model_says_which_figure_of_a_range_is_first() -> None:
    targets = entries("programme")["targets"]
    document = copy.deepcopy(next(one for one in targets if "between" in str(one)))
    goal = next(one for one in document["targets"][0]["goals"] if "between" in one)
    goal["between"] = [40, 3]
    agree("programme", document)
    assert not refusals(PROGRAMME, document)


@pytest.mark.parametrize("kind", ["framework", "programme"])
def test_the_schema_takes_what_the_models_take_when_keys_are_gone(kind: str) -> None:
    """What keys ask for one another is looked at for every two keys, since chance seldom does."""
    for section, all_ in entries(kind).items():
        shapes: dict[frozenset[str], dict[str, Any]] = {}
        for document in all_:
            if isinstance(document[section], list):
                shapes.setdefault(frozenset(document[section][0]), document)
        for document in [*shapes.values()][:6]:
            (entry,) = document[section]
            for gone in combinations([None, *entry], 2):
                left = {key: value for key, value in entry.items() if key not in gone}
                agree(kind, {section: [left]})


def agree(kind: str, document: dict[str, Any]) -> None:
    """Hold the schema against the models, what is left to the checker apart."""
    model = FrameworkFile if kind == "framework" else ProgrammeFile
    try:
        found = validate(read_text(json.dumps(document), limit=FRAMEWORK_LIMIT), model)
    except InputError as error:
        found = [*error.problems]
    errors = refusals(FRAMEWORK if kind == "framework" else PROGRAMME, document)
    if not found and errors and left_to_the_checker(document):
        return
    if found and not errors and all("lower figure first" in one.message for one in found):
        return
    assert bool(found) == bool(errors), (document, found, errors)


def refusals(made: jsonschema.Draft202012Validator, document: Any) -> list[str]:
    """Return what a schema has against a document, days that are none in the calendar included."""
    fits = jsonschema.Draft202012Validator(made.schema, format_checker=DAYS)
    return [one.message for one in fits.iter_errors(document)]


@pytest.mark.property
@pytest.mark.parametrize("kind", ["system", "profile"])
@FUZZ
@given(st.data())
def test_the_schema_takes_what_the_reader_takes(kind: str, data: st.DataObject) -> None:
    """Apart from what :data:`UNSAYABLE` names: of a description all is read, its facts too."""
    document = copy.deepcopy(data.draw(st.sampled_from(descriptions(kind))))
    facts = document.get("facts", {})
    kept = data.draw(st.sets(st.sampled_from(sorted(facts)), max_size=4)) if facts else ()
    document["facts"] = {name: facts[name] for name in sorted(kept)}
    odd = st.sampled_from(ODD).map(copy.deepcopy)
    if kind == "system":
        name = st.sampled_from(sorted(bundled.vocabulary().facts))
        document["facts"][data.draw(name)] = data.draw(odd)
        document["evidence"] = {data.draw(name): "page 3"}
        if data.draw(st.booleans()):
            document["uses"] = [{"id": "a", "facts": {data.draw(name): data.draw(odd)}}]
    for _ in range(data.draw(st.integers(0, 2))):
        change(data.draw, document)
    codes: set[str] = set()
    try:
        text = json.dumps(document)
        system_from_text(text) if kind == "system" else profile_from_text(text)
    except InputError as error:
        codes = {one.code for one in error.problems}
    errors = refusals(SYSTEM if kind == "system" else PROFILE, document)
    if not errors and codes <= UNSAYABLE.keys():
        return
    assert bool(codes) == bool(errors), (codes, errors)
