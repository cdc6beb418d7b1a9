"""The schemas refuse what the reader refuses, wherever a JSON schema can say it, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jsonschema
import pytest

from aigov import bundled
from aigov.documents.folder import validate
from aigov.documents.models import FrameworkFile
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file, read_text
from aigov.documents.schemas import schema
from aigov.framework import bundled_framework
from aigov.problems import InputError
from aigov.profile import load_profile, profiles
from aigov.system import System

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
