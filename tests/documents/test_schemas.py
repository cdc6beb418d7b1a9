"""The schemas refuse what the reader refuses, wherever a JSON schema can say it, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aigov import bundled
from aigov.documents.folder import validate
from aigov.documents.models import FrameworkFile
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file, read_text
from aigov.documents.schemas import schema
from aigov.problems import InputError
from aigov.system import System

FRAMEWORK = jsonschema.Draft202012Validator(schema("framework"))
SYSTEM = jsonschema.Draft202012Validator(schema("system"))
HEAD = {"format": 1, "name": "Test"}
TITLE = "title: {en: X, vi: X}"


def refused(validator: jsonschema.Draft202012Validator, data: Any) -> bool:
    return not validator.is_valid(data)


@pytest.mark.parametrize(
    "path", sorted(Path(str(bundled.data_folder("frameworks"))).rglob("*.yaml")), ids=str
)
def test_bundled_frameworks_fit(path: Path) -> None:
    data = read_file(path, limit=FRAMEWORK_LIMIT).data
    assert [one.message for one in FRAMEWORK.iter_errors(data)] == []


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
