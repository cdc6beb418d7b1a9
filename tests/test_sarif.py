"""`aigov check --format sarif`: a log that editors and code hosts take, and `--output`."""

from __future__ import annotations

import ast
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

import aigov
from aigov import Problem, __version__, check
from aigov.cli import main
from aigov.documents.reader import read_text
from aigov.documents.schemas import schema
from aigov.render.problem_codes import CODES, explained
from aigov.render.sarif import sarif

SOURCE = Path(aigov.__file__).parent
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LEVELS = ("error", "warning", "note")
OFFICIAL = os.environ.get("AIGOV_SARIF_SCHEMA")
"""A copy of OASIS' sarif-schema-2.1.0.json, which is not ours to carry."""


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a folder with a mistake, a doubt and something to know."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIGOV_LANG", "en")
    assert main(["new", "my-law"]) == 0
    folder = tmp_path / "my-law"
    rules = folder / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("tier: sensitive", "tier: sensible"), "utf-8")
    (folder / "readings, ours.yaml").write_text(
        "readings:\n"
        "  - {id: open, cite: Section 1, question: {en: x}, chosen: {en: x, vi: x}, general: true}\n",
        "utf-8",
    )
    return folder


def required(data: Any, keys: str) -> None:
    assert set(keys.split()) <= data.keys()


def by_hand(log: dict[str, Any]) -> None:
    """Hold a log against what SARIF 2.1.0 requires of the objects that we write."""
    required(log, "version runs")
    assert log["version"] == "2.1.0"
    assert urlsplit(log["$schema"]).path.endswith("sarif-schema-2.1.0.json")
    assert log.keys() <= {"$schema", "version", "runs"}
    for run in log["runs"]:
        required(run, "tool results")
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        driver = run["tool"]["driver"]
        required(driver, "name rules")
        assert re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", driver["language"])
        ids = [rule["id"] for rule in driver["rules"]]
        assert len({*ids}) == len(ids)
        for rule in driver["rules"]:
            for key in ("shortDescription", "fullDescription", "help"):
                assert rule[key]["text"].strip()
        for base in run["originalUriBaseIds"].values():
            assert base["uri"].startswith("file:///")
            assert base["uri"].endswith("/")
        for result in run["results"]:
            required(result, "ruleId ruleIndex level message")
            assert ids[result["ruleIndex"]] == result["ruleId"]
            assert result["level"] in LEVELS
            assert result["message"]["text"]
            for location in result.get("locations", ()):
                physical = location["physicalLocation"]
                artifact = physical["artifactLocation"]
                assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\[\]]+", artifact["uri"])
                if "uriBaseId" in artifact:
                    assert artifact["uriBaseId"] in run["originalUriBaseIds"]
                for place in physical.get("region", {}).values():
                    assert place >= 1


def test_a_log_is_what_sarif_requires(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", str(broken), "--format", "sarif", "--notes"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    log = json.loads(out)
    by_hand(log)
    assert log["runs"][0]["tool"]["driver"]["name"] == "aigov"
    assert log["runs"][0]["tool"]["driver"]["version"] == __version__
    assert {one["level"] for one in log["runs"][0]["results"]} >= {"error", "warning"}


@pytest.mark.skipif(OFFICIAL is None, reason="AIGOV_SARIF_SCHEMA names no copy of the schema")
def test_a_log_fits_the_official_schema(broken: Path) -> None:
    official = jsonschema.Draft7Validator(json.loads(Path(str(OFFICIAL)).read_text("utf-8")))
    odd = [Problem("not-found", "x"), Problem("a", "b", "note", file="C:\\x y.yaml", line=1)]
    for log in (sarif(check(str(broken))), sarif([]), sarif(odd, "vi")):
        assert [one.message for one in official.iter_errors(log)] == []


def test_each_result_is_the_problem_at_its_place(broken: Path) -> None:
    problems = check("./my-law")
    (run,) = sarif(problems)["runs"]
    assert len(run["results"]) == len(problems)
    for one, result in zip(problems, run["results"], strict=True):
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert (result["ruleId"], result["level"]) == (one.code, one.severity)
        assert result["message"]["text"] == one.words
        assert physical["region"] == {"startLine": one.line, "startColumn": one.column}
        assert physical["artifactLocation"]["uriBaseId"] == "SRCROOT"
        found = Path(unquote(physical["artifactLocation"]["uri"]))
        assert found.is_file()
        assert found.resolve() == Path(str(one.file)).resolve()


def test_files_elsewhere_have_whole_addresses(tmp_path: Path) -> None:
    base = tmp_path / "here"
    base.mkdir()
    away, near = (
        Problem("yaml-syntax", "x", file=str(folder / "a b, c.yaml"), line=2)
        for folder in (tmp_path, base)
    )
    (run,) = sarif([away, near, Problem("format", "x")], base=base)["runs"]
    first, second, third = run["results"]
    found = first["locations"][0]["physicalLocation"]
    assert found["artifactLocation"] == {"uri": (tmp_path / "a b, c.yaml").as_uri()}
    assert found["region"] == {"startLine": 2}
    named = second["locations"][0]["physicalLocation"]["artifactLocation"]
    assert named == {"uri": "a%20b%2C%20c.yaml", "uriBaseId": "SRCROOT"}
    assert "locations" not in third


def test_notes_are_left_out_unless_asked_for() -> None:
    options = ["check", "vn-dti-law", "--format", "sarif", "--output", "-"]
    for given, wanted in ((options, False), ([*options, "--notes"], True)):
        assert levels_of(given)["note"] is wanted


def levels_of(words: list[str]) -> dict[str, bool]:
    with pytest.MonkeyPatch.context() as patched:
        written: list[str] = []
        patched.setattr("aigov.commands.check.write", lambda text, _: written.append(text))
        main(words)
    (run,) = json.loads(written[0])["runs"]
    return {level: any(one["level"] == level for one in run["results"]) for level in LEVELS}


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_output_takes_the_result(
    form: str, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["check", str(broken), "--format", form])
    shown = capsys.readouterr().out
    assert main(["check", str(broken), "--format", form, "--output", "found.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert Path("found.txt").read_text("utf-8") == shown


def test_the_problems_list_has_a_schema(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["check", str(broken), "--format", "json"])
    jsonschema.validate(json.loads(capsys.readouterr().out), schema("check"))


def test_the_counts_are_said_in_both_languages(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, words in (("en", "1 error, 1 warning"), ("vi", "1 lỗi, 1 cảnh báo")):
        capsys.readouterr()
        main(["check", str(broken), "--lang", lang])
        assert words in capsys.readouterr().err


# --- codes ------------------------------------------------------------------------------------


def used_codes() -> set[str]:
    """Return the codes that the source gives to problems, where they are written out."""
    found: set[str] = set()
    takers = ("Problem", "PydanticCustomError")
    for path in SOURCE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = ast.unparse(call.func).rpartition(".")[2]
            if name not in (*takers, "located", "_refuse", "_stop", "_add"):
                continue
            given = call.args[:1] if name in takers else call.args[:2]
            found |= {
                one.value
                for one in given
                if isinstance(one, ast.Constant)
                and isinstance(one.value, str)
                and CODE.fullmatch(one.value)
            }
    return found


def test_every_code_is_explained_in_both_languages() -> None:
    used = used_codes()
    assert len(used) > 60
    assert [one for one in sorted(used) if one not in CODES and "unknown-" not in one] == []
    assert all(all(words) for words in CODES.values())
    assert all(words.en.endswith(".") and words.vi.endswith(".") for words in CODES.values())


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_code_that_nobody_explained_is_still_named(lang: Any) -> None:
    assert "`quite-new`" in explained("quite-new", lang)
    assert "topic" in explained("unknown-topic", lang)


def test_the_hook_installs_this_repository() -> None:
    path = SOURCE.parent.parent / ".pre-commit-hooks.yaml"
    if not path.is_file():
        pytest.skip("not a checkout")
    text = path.read_text("utf-8")
    hook = read_text("hooks:\n" + re.sub("^", "  ", text, flags=re.MULTILINE), limit=10_000)
    (one,) = hook.data["hooks"]
    assert one["id"] == "aigov-check"
    assert (one["language"], one["entry"]) == ("python", "aigov check")
    assert "additional_dependencies" not in one
    assert one["pass_filenames"] is False
    assert one["args"] == ["."]
    assert re.search(one["files"], "laws/my-law/rules.yaml")
