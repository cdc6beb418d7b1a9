"""Descriptions made in Python: what is refused, and that what was given stays as it was."""

from __future__ import annotations

import pickle
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from own_law import write_own_law

import aigov

DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
HEAD: dict[str, Any] = {"format": 1, "name": "Test"}


def problems(**given: Any) -> dict[str, aigov.Problem]:
    """Return the problems of a description made in Python, by their codes."""
    with pytest.raises(aigov.InputError) as caught:
        aigov.System(given.pop("name", "Test"), given.pop("facts", None), **given)
    return {one.code: one for one in caught.value.problems}


def problems_of(content: Any) -> dict[str, aigov.Problem]:
    """Return the problems of the content of a description file, by their codes."""
    with pytest.raises(aigov.InputError) as caught:
        aigov.System.from_dict(content)
    return {one.code: one for one in caught.value.problems}


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"roles": "provider"}, "wrong-type", ("roles",)),
        ({"roles": [1]}, "wrong-type", ("roles", 0)),
        ({"roles": 5}, "wrong-type", ("roles",)),
        ({"roles": ["robot"]}, "unknown-role", ("roles", 0)),
        ({"facts": ["purpose"]}, "wrong-type", ("facts",)),
        ({"facts": {1: True}}, "unknown-fact", ("facts", 1)),
        ({"facts": {"training_compute_flop": 10**400}}, "wrong-type", None),
        ({"facts": {"training_compute_flop": float("inf")}}, "wrong-type", None),
        ({"facts": {"training_compute_flop": -1}}, "wrong-type", None),
        ({"facts": {"purpose": [{}]}}, "unknown-concept", ("facts", "purpose", 0)),
        ({"uses": [{}]}, "missing-key", ("uses", 0)),
        ({"uses": ["triage"]}, "missing-key", ("uses", 0)),
        ({"uses": {"id": "a"}}, "wrong-type", ("uses",)),
        ({"uses": [{"id": "a", "fatcs": {}}]}, "unknown-key", ("uses", 0, "fatcs")),
        ({"uses": [{"id": "a", "facts": []}]}, "wrong-type", ("uses", 0, "facts")),
        ({"evidence": ["page 3"]}, "wrong-type", ("evidence",)),
        ({"evidence": {"purpose": 3}}, "wrong-type", ("evidence", "purpose")),
        ({"vocabulary_version": 99}, "vocabulary", ("system", "vocabulary")),
        ({"vocabulary_version": True}, "wrong-type", ("system", "vocabulary")),
        ({"id": "no id"}, "wrong-id", ("system", "id")),
        ({"id": "a" * 200}, "wrong-id", ("system", "id")),
        ({"id": 7}, "wrong-type", ("system", "id")),
        ({"name": 123}, "wrong-type", ("system", "name")),
        ({"summary": 7}, "wrong-type", ("system", "summary")),
    ],
)
def test_a_wrong_argument_is_a_problem_with_its_place(
    given: dict[str, Any], code: str, path: tuple[Any, ...] | None
) -> None:
    found = problems(**given)
    assert list(found) == [code]
    assert found[code].path == path or path is None


@pytest.mark.parametrize("number", [1.0, True, "1", 2])
def test_the_format_is_the_number_one(number: Any) -> None:
    assert "format" in problems_of({"system": {"format": number, "name": "Test"}})


@pytest.mark.parametrize("content", [None, [], "text", 5])
def test_content_that_is_no_mapping_is_refused(content: Any) -> None:
    assert list(problems_of(content)) == ["not-a-mapping"]


def test_mistakes_of_the_frame_and_of_the_facts_are_told_together() -> None:
    content = {
        "system": HEAD | {"sumary": "x"},
        "facts": {"purpos": ["recruitment"], "purpose": ["recruitement"]},
        "roles": ["provder"],
    }
    found = problems_of(content)
    assert set(found) == {"unknown-key", "unknown-fact", "unknown-concept", "unknown-role"}
    assert found["unknown-role"].suggestions[0] == "provider"


def test_a_use_of_its_own_is_checked_like_one_in_a_file() -> None:
    with pytest.raises(aigov.InputError):
        aigov.Use("a", ["purpose"])  # type: ignore[arg-type]
    with pytest.raises(aigov.InputError):
        aigov.Use(5, {})  # type: ignore[arg-type]


# --- what stays as it was -------------------------------------------------------------------


def test_a_description_is_read_only() -> None:
    system = aigov.System("Test", {"purpose": ["recruitment"]}, uses=[{"id": "a", "facts": {}}])
    for thing, name in ((system, "facts"), (system, "roles"), (system.uses[0], "facts")):
        with pytest.raises(AttributeError, match="read-only"):
            setattr(thing, name, None)
        with pytest.raises(AttributeError, match="read-only"):
            delattr(thing, name)
    for facts in (system.facts, system.evidence, system.uses[0].facts):
        with pytest.raises(TypeError):
            facts["purpose"] = []  # type: ignore[index]


def test_mappings_of_a_result_are_read_only() -> None:
    result = aigov.classify(aigov.load_system("example:cv-screening"), "eu-ai-act", **DAY)
    for mapping in (result.roles, result.by_role):
        with pytest.raises(TypeError):
            mapping["provider"] = "x"  # type: ignore[index]
    assert result.findings
    with pytest.raises(AttributeError, match="read-only"):
        del result.findings


def test_dates_tuples_and_sets_are_kept_as_a_file_would_have_them() -> None:
    system = aigov.System(
        "Test",
        {"purpose": ("recruitment",), "market": {"EU"}, "placed_on_market_on": date(2026, 1, 31)},
    )
    assert system.facts == {
        "purpose": ["recruitment"],
        "market": ["EU"],
        "placed_on_market_on": "2026-01-31",
    }
    assert aigov.System.from_dict(yaml.safe_load(yaml.safe_dump(system.to_dict()))) == system


def test_what_is_pickled_comes_back_equal() -> None:
    system = aigov.System("Test", {"purpose": ["recruitment-screening"]}, uses=[{"id": "a"}])
    result = aigov.classify(system, "eu-ai-act", **DAY)
    for thing in (system, system.uses[0], result, result.findings[0], aigov.load_vocabulary()):
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing
        assert hash(again) == hash(thing)


# --- facts of a framework's own -------------------------------------------------------------


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    return write_own_law(tmp_path)


def description(folder: Path, facts: dict[str, Any], **more: Any) -> Path:
    """Write a description file and return its path."""
    path = folder.parent / "system.yaml"
    path.write_text(yaml.safe_dump({"system": HEAD, "facts": facts, **more}), encoding="utf-8")
    return path


def test_a_description_may_state_facts_that_a_framework_brings(own: Path) -> None:
    path = description(own, {"feeds_animals": True, "purpose": ["zoo-keeping"]}, roles=["keeper"])
    assert aigov.classify(path, own, **DAY).tier == "high"
    with pytest.raises(aigov.InputError, match="feeds_animals"):
        aigov.classify(path, "eu-ai-act", **DAY)


def test_a_shared_role_is_the_role_of_a_framework_under_its_own_name(own: Path) -> None:
    system = aigov.System("x", {"purpose": ["other"]}, roles=["deployer"])
    assert aigov.classify(system, own, **DAY).scope_details.roles == ("keeper",)


@pytest.mark.parametrize(
    ("given", "asked", "words"),
    [
        (None, {}, "a framework is an id, a folder or a Framework, not None"),
        (5, {}, "a framework is an id"),
        ("eu-ai-act", {"as_of": 20261122}, "as_of: 20261122 is no day"),
        ("eu-ai-act", {"as_of": "20261122"}, "write it as 2026-11-22"),
        ("eu-ai-act", {"text_as_of": "2026-W10-1"}, "text_as_of: '2026-W10-1' is no day"),
        ("eu-ai-act@", {}, "eu-ai-act@: the day is missing"),
        ("@2026-01-01", {}, "there is no framework ''"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(given: Any, asked: dict[str, Any], words: str) -> None:
    with pytest.raises((aigov.AigovError, TypeError), match=re.escape(words)):
        aigov.classify(aigov.System("x"), given, **asked)


def test_frameworks_may_come_from_any_iterable() -> None:
    system = aigov.System("x", {"purpose": ["other"]})
    results = aigov.classify(system, (one for one in ("eu-ai-act", "vn-ai-law")), **DAY)
    assert [one.framework for one in results] == ["eu-ai-act", "vn-ai-law"]
    assert aigov.classify(system, [], **DAY) == []


def test_under_another_law_the_own_words_count_as_what_lies_above_them(own: Path) -> None:
    stated = {"feeds_animals": True, "purpose": ["cv-sorting-by-colour"], "profiles_people": True}
    results = aigov.classify(description(own, stated), [own, "eu-ai-act"], **DAY)
    plain = {"purpose": ["recruitment-screening"], "profiles_people": True}
    assert results[0].tier == "low"
    assert results[1].tier == aigov.classify(aigov.System("x", plain), "eu-ai-act", **DAY).tier
    assert results[1].tier == "high-risk"
    zoo = aigov.classify(description(own, {"purpose": ["zoo-keeping"]}), [own, "eu-ai-act"], **DAY)
    other = aigov.classify(aigov.System("x", {"purpose": ["other"]}), "eu-ai-act", **DAY)
    assert zoo[1].bounds == other.bounds


def test_a_system_of_one_vocabulary_is_judged_in_another(own: Path) -> None:
    law = aigov.load_framework(own)
    system = aigov.System("x", {"feeds_animals": True}, vocabulary=law.vocabulary)
    assert aigov.classify(system, "eu-ai-act", **DAY).tier is None
    assert pickle.loads(pickle.dumps(system)) == system
