"""`aigov new framework`: a folder that loads, checks clean and classifies as it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from aigov import bundled, check, classify
from aigov.cli import main
from aigov.commands import folders
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file
from aigov.documents.schemas import schema_text
from aigov.library import load_framework

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = ".aigov/framework.schema.json"
FILES = {"framework.yaml", "rules.yaml", "obligations.yaml", "cases.yaml", "coverage.yaml", SCHEMA}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work in an empty folder, in the language that is asked for."""
    monkeypatch.chdir(tmp_path)
    for name in ("AIGOV_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    assert not [one.name for one in tmp_path.iterdir() if one.name.startswith(".")]


def files(folder: str) -> dict[str, str]:
    root = Path(folder)
    return {
        one.relative_to(root).as_posix(): one.read_text("utf-8")
        for one in root.rglob("*")
        if one.is_file()
    }


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_it_checks_clean_and_classifies(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "framework", "my-law", "--lang", lang]) == 0
    assert "aigov check ./my-law" in capsys.readouterr().err
    assert files("my-law").keys() == FILES
    assert check("./my-law") == ()
    assert main(["check", "./my-law", "--strict", "--lang", lang]) == 0
    assert classify("example:cv-screening", "./my-law", as_of="2026-11-22").tier == "sensitive"
    assert classify("example:spam-filter", "./my-law", as_of="2026-11-22").tier == "ordinary"
    loaded = load_framework("./my-law")
    assert loaded.id == "my-law"
    assert all(loaded.title)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_file_fits_the_schema_that_its_modeline_names(lang: str) -> None:
    assert main(["new", "my-law", "--lang", lang]) == 0
    assert Path("my-law", SCHEMA).read_text("utf-8") == schema_text("framework")
    fits = jsonschema.Draft202012Validator(json.loads(schema_text("framework")))
    for name, text in files("my-law").items():
        if name != SCHEMA:
            first = text.splitlines()[0]
            assert first == f"# yaml-language-server: $schema={SCHEMA}"
            data = read_file(Path("my-law", name), limit=FRAMEWORK_LIMIT).data
            assert [one.message for one in fits.iter_errors(data)] == []


def test_comments_teach_in_the_language_asked_for() -> None:
    for lang, name in (("en", "one"), ("vi", "two")):
        assert main(["new", name, "--lang", lang]) == 0
    assert "A rule is one legal test" in files("one")["rules.yaml"]
    assert "Mỗi quy tắc là một phép kiểm tra pháp lý" in files("two")["rules.yaml"]
    without = (
        read_file(Path(name, "rules.yaml"), limit=FRAMEWORK_LIMIT).data["rules"]
        for name in ("one", "two")
    )
    assert len({tuple(one["id"] for one in rules) for rules in without}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["new", "my-law"],
        ["new", "my-law", "--lang", "en"],
        ["--lang", "en", "new", "my-law"],
        ["--lang=en", "new", "my-law"],
        ["new", "framework", "my-law", "--into", "."],
    ],
)
def test_a_word_that_is_no_kind_is_the_id_of_a_framework(words: list[str]) -> None:
    assert main(words) == 0
    assert files("my-law").keys() == FILES


@pytest.mark.parametrize("words", [["new", "sytem"], ["new", "frameworks"], ["new", "My_Law"]])
def test_a_slip_of_the_pen_makes_nothing(words: list[str]) -> None:
    assert main(words) == 2
    assert [*Path().iterdir()] == []


@pytest.mark.parametrize(
    "name",
    ["My-Law", "my_law", "-my", "my--law", "luật", "a" * 81, "../out", "", ".", "eu-ai-act",
     "vn-four-pillars", "vocabulary", "crosswalks"],
)  # fmt: skip
def test_a_bad_or_bundled_id_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "framework", f"--into={Path.cwd()}", "--", name]) == 1
    assert "id" in capsys.readouterr().err
    assert [*Path().iterdir()] == []


def test_what_is_there_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("my-law").mkdir()
    mine = Path("my-law", "rules.yaml")
    mine.write_text("mine", "utf-8")
    Path("my-law", "notes.txt").write_text("mine", "utf-8")
    assert main(["new", "my-law", "--lang", "vi"]) == 1
    assert "--force" in capsys.readouterr().err
    assert files("my-law") == {"rules.yaml": "mine", "notes.txt": "mine"}
    assert main(["new", "my-law", "--force"]) == 0
    assert mine.read_text("utf-8") != "mine"
    assert files("my-law").keys() == {*FILES, "notes.txt"}
    assert check("./my-law") == ()


def test_a_file_of_that_name_and_a_folder_that_is_not_there_are_refused() -> None:
    Path("my-law").write_text("mine", "utf-8")
    assert main(["new", "my-law", "--force"]) == 1
    assert Path("my-law").read_text("utf-8") == "mine"
    assert main(["new", "framework", "other", "--into", "nowhere"]) == 1
    assert [one.name for one in Path().iterdir()] == ["my-law"]


def test_into_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("laws").mkdir()
    assert main(["new", "my-law", "--into", "laws"]) == 0
    assert str(Path("laws", "my-law")) in capsys.readouterr().err
    assert check("laws/my-law") == ()


@pytest.mark.parametrize("there", [False, True])
def test_a_failure_leaves_what_was_there(there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if there:
        Path("my-law").mkdir()
        Path("my-law", "rules.yaml").write_text("mine", "utf-8")
    before = files("my-law")
    write, written = Path.write_text, []

    def full(path: Path, *given: object, **named: object) -> int:
        written.append(path)
        if len(written) > 2:
            raise OSError(28, "No space left on device", str(path))
        return write(path, *given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        assert main(["new", "my-law", "--force"]) == 1
    assert len(written) == 3
    assert files("my-law") == before
    assert Path("my-law").exists() == there


def test_a_folder_that_cannot_be_moved_into_place_leaves_the_old_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("my-law").mkdir()
    Path("my-law", "rules.yaml").write_text("mine", "utf-8")
    rename = Path.rename

    def stuck(path: Path, target: Path) -> Path:
        if path.name.endswith(".draft"):
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stuck)
    with pytest.raises(OSError, match="busy") as refused:
        folders.write_folder({"rules.yaml": "new"}, Path("my-law"))
    assert refused.value.filename == str(Path("my-law").resolve())
    assert files("my-law") == {"rules.yaml": "mine"}


def test_no_bundled_folder_has_an_id_that_could_be_made_anew() -> None:
    taken = {one.name for one in bundled.data_folder("frameworks").iterdir() if one.is_dir()}
    assert all(main(["new", "framework", name]) == 1 for name in taken)
