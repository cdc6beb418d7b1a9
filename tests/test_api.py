"""What users call: the public names, the forms of a call, its errors, and the plain data it gives."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from languages import without_words

import aigov
from aigov.render.data import classification_document

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = ROOT / "examples" / "systems"
DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
CV = {"purpose": ["recruitment-screening"], "profiles_people": True}

PUBLIC = [
    "AigovError",
    "Amount",
    "AssessedGoal",
    "AssessedPillar",
    "AssessedRow",
    "AssessedSide",
    "Assessment",
    "AssessmentError",
    "Assessments",
    "Bounds",
    "Calendar",
    "Change",
    "Classification",
    "Classifications",
    "Comparison",
    "Covered",
    "Crosswalk",
    "DateError",
    "Day",
    "Diff",
    "Dossier",
    "DossierKind",
    "DossierPoint",
    "DossierRemark",
    "DossierSection",
    "Duty",
    "Finding",
    "Fine",
    "Framework",
    "Frameworks",
    "Gap",
    "InputError",
    "MissingExtraError",
    "NoTextError",
    "Obligation",
    "ObligationFinding",
    "Obligations",
    "Observation",
    "Pair",
    "PairOfSides",
    "Penalty",
    "PillarComparison",
    "Portrait",
    "Problem",
    "Problems",
    "Profile",
    "Programme",
    "Programmes",
    "Question",
    "Reason",
    "Relating",
    "Report",
    "Row",
    "Shares",
    "Side",
    "Span",
    "StatusOutcome",
    "Step",
    "System",
    "SystemChange",
    "SystemReport",
    "Term",
    "TermComparison",
    "Topic",
    "UnknownDossierError",
    "UnknownFrameworkError",
    "UnknownProgrammeError",
    "UnknownRoleError",
    "UnknownTopicError",
    "Use",
    "Variant",
    "View",
    "Vocabulary",
    "__version__",
    "assess",
    "calendar",
    "check",
    "classify",
    "compare",
    "crosswalk",
    "diff",
    "dossier",
    "dossier_kinds",
    "examples",
    "frameworks",
    "gap",
    "load_framework",
    "load_profile",
    "load_programme",
    "load_system",
    "load_vocabulary",
    "profiles",
    "programmes",
    "report",
    "show",
]


def run(script: str) -> str:
    """Run a script in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def cv() -> aigov.System:
    return aigov.System("CV screening", CV)


# --- names ----------------------------------------------------------------------------------


def test_the_public_names_are_these() -> None:
    assert dir(aigov) == PUBLIC
    assert sorted(aigov.__all__) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert name == "__version__" or getattr(aigov, name).__doc__


def test_public_names_stay_what_they_are_whatever_was_called_before() -> None:
    """A module of the same name must not take the place of a function."""
    script = """
import aigov
aigov.classify(aigov.System("x", {"purpose": ["other"]}), "eu-ai-act", as_of="2026-11-22")
import types
taken = [name for name in aigov.__all__ if isinstance(getattr(aigov, name), types.ModuleType)]
print(taken, len(aigov.load_vocabulary().facts) > 50)
"""
    assert run(script).split() == ["[]", "True"]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'classfy'"):
        aigov.classfy  # noqa: B018


def test_importing_loads_no_heavy_module_and_reads_no_framework() -> None:
    script = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import aigov
heavy = {"pydantic", "yaml", "jsonschema", "argparse", "importlib.metadata"} & sys.modules.keys()
print(sorted(heavy), [one for one in opened if "frameworks" in one or one.endswith(".yaml")])
"""
    assert run(script).strip() == "[] []"


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(str(aigov.__file__)).parent / "py.typed").is_file()


# --- calls ----------------------------------------------------------------------------------


def test_one_framework_gives_one_result_and_a_list_gives_a_list() -> None:
    one = aigov.classify(cv(), "eu-ai-act", **DAY)
    assert isinstance(one, aigov.Classification)
    assert one.tier == "high-risk"
    several = aigov.classify(cv(), ["eu-ai-act", "vn-ai-law"], **DAY)
    assert [type(result) for result in several] == [aigov.Classification] * 2
    assert [result.framework for result in several] == ["eu-ai-act", "vn-ai-law"]
    assert aigov.classify(cv(), [], **DAY) == []
    assert aigov.classify(cv(), ("eu-ai-act",), **DAY) == [one]


def test_a_system_is_an_object_a_file_or_its_content() -> None:
    path = SYSTEMS / "cv-screening.yaml"
    loaded = aigov.load_system(path)
    forms: list[Any] = [loaded, path, str(path), loaded.to_dict()]
    results = [aigov.classify(form, "eu-ai-act", **DAY) for form in forms]
    assert len({result.tier for result in results}) == 1
    assert {result.system for result in results} == {loaded}


def test_a_framework_is_an_object_an_id_or_a_folder() -> None:
    law = aigov.load_framework("eu-ai-act")
    folder = ROOT / "frameworks" / "eu-ai-act"
    tiers = {aigov.classify(cv(), form, **DAY).tier for form in (law, "eu-ai-act", folder)}
    assert tiers == {"high-risk"}
    assert law in aigov.frameworks()


def test_a_folder_may_have_an_at_sign_in_its_path(tmp_path: Path) -> None:
    """Only what follows an id is a date, not a part of a path."""
    folder = tmp_path / "me@work" / "law"
    folder.mkdir(parents=True)
    source = ROOT / "frameworks" / "vn-ai-law-draft-2025-11-21"
    for path in source.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    assert aigov.classify(cv(), str(folder), **DAY).framework == source.name


def test_id_at_date_names_a_text() -> None:
    """The text known on a day; it wins over `text_as_of`, which says it for all."""
    old = aigov.classify(cv(), "eu-ai-act@2026-06-01", **DAY)
    same = aigov.classify(cv(), "eu-ai-act", as_of="2026-11-22", text_as_of="2026-06-01")
    assert old == same
    assert old.text_as_of == "2026-06-01"
    starts = {
        name: next(one.start for one in result.findings if one.rule == "recruitment-or-selection")
        for name, result in (("old", old), ("new", aigov.classify(cv(), "eu-ai-act", **DAY)))
    }
    assert starts == {"old": "2026-08-02", "new": "2027-12-02"}


def test_days_are_texts_or_dates_and_default_to_today() -> None:
    on = dt.date(2026, 11, 22)
    assert aigov.classify(cv(), "eu-ai-act", as_of=on, text_as_of=on) == aigov.classify(
        cv(), "eu-ai-act", **DAY
    )
    before = dt.date.today()
    result = aigov.classify(cv(), "eu-ai-act")
    assert before.isoformat() <= result.as_of <= dt.date.today().isoformat()
    assert result.text_as_of == aigov.load_framework("eu-ai-act").checked


def test_a_role_is_named_by_the_framework_or_by_the_shared_name() -> None:
    law = aigov.load_framework("vn-ai-law")
    role = next(one for one in law.roles.values() if one.shared == ("provider",))
    for name in (role.id, "provider"):
        assert aigov.classify(cv(), law, role=name, **DAY).role == role.id
    renamed = {"id": "maker", "shared": "provider", "label": {"en": "Maker"}}
    parts = ("framework", "instruments", "tiers", "statuses")
    data = {key: law.data[key] for key in parts} | {"roles": [renamed]}
    own = aigov.Framework(data, law.vocabulary, origin="test")
    assert aigov.classify(cv(), own, role="provider", **DAY).role == "maker"


def test_uses_and_evidence_are_kept() -> None:
    system = aigov.System(
        "Two uses",
        {"market": ["EU"]},
        uses=[aigov.Use("a", CV), {"id": "b", "name": "Second", "facts": {}}],
        evidence={"profiles_people": "page 3"},
    )
    again = aigov.load_system(system.to_dict())
    assert again == system
    assert [use.id for use in again.uses] == ["a", "b"]
    assert again.evidence == {"profiles_people": "page 3"}


# --- errors ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("framework", "asked", "error", "words"),
    [
        ("eu-ai-actt", {}, aigov.UnknownFrameworkError, "did you mean eu-ai-act"),
        ("nothing-like-it", {}, aigov.UnknownFrameworkError, "there are asean-ai-guide, eu-ai-act"),
        ("eu-ai-act", {"role": "povider"}, aigov.UnknownRoleError, "did you mean provider"),
        ("eu-ai-act", {"role": "xyz"}, aigov.UnknownRoleError, "it has provider"),
        ("eu-ai-act", {"text_as_of": "2024-01-01"}, aigov.NoTextError, "2024-07-12"),
        ("eu-ai-act@2024-01-01", {}, aigov.NoTextError, "2024-07-12"),
        ("eu-ai-act", {"as_of": "tomorrow"}, ValueError, "tomorrow"),
        ("eu-ai-act@tomorrow", {}, ValueError, "tomorrow"),
    ],
)
def test_what_cannot_be_answered_is_refused_at_once(
    framework: str, asked: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        aigov.classify(cv(), framework, **{**DAY, **asked})


def test_every_error_of_ours_is_an_aigov_error() -> None:
    for name in PUBLIC:
        value = getattr(aigov, name)
        if isinstance(value, type) and issubclass(value, Exception):
            assert issubclass(value, aigov.AigovError)


@pytest.mark.parametrize("lang", ["fr", "EN", "", None])
def test_a_language_that_is_not_there_is_refused(lang: Any) -> None:
    found = aigov.classify(aigov.System("x", {"purpose": ["recruitment"]}), "eu-ai-act")
    for say in (found.explain, found.to_dict, found.obligations().to_csv):
        with pytest.raises(aigov.AigovError, match=r"there is no language .*; there are en, vi"):
            say(lang=lang)


def test_a_kind_of_dossier_is_asked_for_by_its_id() -> None:
    with pytest.raises(aigov.UnknownDossierError, match="by its id, not by 3"):
        aigov.dossier(3, aigov.System("x", {}))  # type: ignore[arg-type]


def test_a_wrong_description_is_refused_with_all_its_mistakes() -> None:
    with pytest.raises(aigov.InputError) as caught:
        aigov.System("Wrong", {"purposes": ["other"], "purpose": ["recruitement"], "market": None})
    found = {one.code: one for one in caught.value.problems}
    assert set(found) == {"unknown-fact", "unknown-concept", "wrong-type"}
    assert found["unknown-fact"].suggestions[0] == "purpose"
    assert found["unknown-concept"].path == ("facts", "purpose", 0)
    assert len(str(caught.value).splitlines()) == 3


# --- results --------------------------------------------------------------------------------


def test_results_cannot_be_changed_by_what_they_give() -> None:
    """Attributes are tuples or computed; plain data is a copy."""
    result = aigov.classify(SYSTEMS / "missing-child-search.yaml", "eu-ai-act", **DAY)
    said = json.dumps(result.to_dict())
    for name in ("tier", "certain", "bounds", "level", "scope", "framework", "as_of"):
        with pytest.raises(AttributeError):
            setattr(result, name, None)
    for value in (result.findings, result.open_questions, result.statuses, result.readings):
        assert isinstance(value, tuple)
    with pytest.raises(AttributeError):
        result.findings[0].citation = ""  # type: ignore[misc]
    with pytest.raises(AttributeError):
        result.bounds.lowest = "x"  # type: ignore[misc, union-attr]
    data = result.to_dict()
    for value in data.values():
        if isinstance(value, dict | list):
            value.clear()
    unchanged = json.dumps(result.to_dict()) == said
    assert unchanged


def test_a_system_keeps_its_own_copy_of_what_it_was_given() -> None:
    facts: dict[str, Any] = {"purpose": ["recruitment-screening"]}
    system = aigov.System("Mine", facts)
    facts["purpose"] = ["other"]
    facts["profiles_people"] = True
    assert system.facts == {"purpose": ["recruitment-screening"]}
    system.to_dict()["facts"].clear()
    assert system.facts == {"purpose": ["recruitment-screening"]}


def test_equal_questions_have_equal_answers() -> None:
    one, other = (aigov.classify(cv(), "eu-ai-act", **DAY) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != aigov.classify(cv(), "eu-ai-act", role="provider", **DAY)


# --- plain data -----------------------------------------------------------------------------

SCHEMA = json.loads((ROOT / "schemas" / "classification.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
EXAMPLES = [
    "credit-scoring",
    "cv-screening",
    "loan-app-vn",
    "missing-child-search",
    "open-weights-model",
    "spam-filter",
]


@pytest.mark.parametrize("name", EXAMPLES)
def test_plain_data_fits_its_schema_and_ids_know_no_language(name: str) -> None:
    results = aigov.classify(SYSTEMS / f"{name}.yaml", [*aigov.frameworks()], **DAY)
    documents = {
        lang: classification_document(results, lang, DAY["text_as_of"]) for lang in ("en", "vi")
    }
    for document in documents.values():
        assert json.loads(json.dumps(document)) == document
        assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    assert without_words(documents["en"]) == without_words(documents["vi"])
    titles = [document["classifications"][0]["title"] for document in documents.values()]
    assert titles[0] != titles[1]


def test_an_empty_description_and_one_role_fit_the_schema_too() -> None:
    for asked in ({}, {"role": "provider"}):
        results = aigov.classify(aigov.System("Empty"), [*aigov.frameworks()], **DAY, **asked)
        assert {result.tier for result in results} == {None}
        document = classification_document(results, "en", None)
        assert [error.message for error in VALIDATOR.iter_errors(document)] == []


def test_the_schema_is_not_easily_pleased() -> None:
    result = aigov.classify(cv(), "eu-ai-act", **DAY)
    document = classification_document([result], "en", None)
    document["classifications"][0]["tier_status"] = "sure"
    document["classifications"][0]["more"] = 1
    assert len([*VALIDATOR.iter_errors(document)]) == 2


def test_every_object_that_a_result_gives_shows_itself_in_one_line() -> None:
    result = aigov.classify(SYSTEMS / "customer-chatbot.yaml", "vn-ai-law", **DAY)
    law = result.source
    seen = [
        result,
        result.system,
        law,
        law.vocabulary,
        result.bounds,
        result.tier_words,
        result.scope_details,
        *result.scope_details.findings,
        *result.statuses,
        *result.findings,
        *(one.dated for one in result.findings),
        *(one.title for one in result.findings),
        *(one.source for one in result.findings),
        *(reason for one in result.findings for reason in one.reasons),
        *result.open_questions,
        *result.further_questions,
        *law.vocabulary.facts.values(),
        *law.vocabulary.lists["purpose"].concepts.values(),
        *law.statuses.values(),
        aigov.Problem("wrong-type", "long " * 100),
    ]
    for one in seen:
        assert len(repr(one)) <= 100
        assert "\n" not in repr(one)
        assert repr(one)[0] == "<" or isinstance(one, tuple)


@pytest.mark.parametrize(
    ("example", "certain"),
    [("customer-chatbot", True), ("call-centre-emotions", True), ("cv-screening", False)],
)
def test_an_open_date_counts_only_where_it_could_change_the_tier(example, certain):
    # Art. 50(1) and Art. 5(1)(f) bind on that day whatever the open dates of milder or equal rules are
    system = aigov.load_system(f"example:{example}")
    found = aigov.classify(system, "eu-ai-act", as_of="2027-12-02", text_as_of="2026-11-22")
    assert found.tier_on_date is not None
    assert found.tier_on_date_certain is certain
