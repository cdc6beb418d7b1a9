"""Frameworks from folders of the environment and from packages: found, listed, refused, reported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import aigov
from aigov import sources
from aigov.cli import main
from aigov.library import _offered, bundled_frameworks

PLUGIN = Path(__file__).parent / "plugin" / "src" / "aigov_plugin_example"
POLICY = PLUGIN / "example-policy"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget what was found before and after each test."""
    monkeypatch.delenv(sources.VARIABLE, raising=False)
    for one in (sources._offers, _offered):
        one.cache_clear()
    yield
    for one in (sources._offers, _offered):
        one.cache_clear()


@pytest.fixture(name="house")
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that the environment names, with one framework in it."""
    shutil.copytree(POLICY, tmp_path / "house" / "example-policy")
    monkeypatch.setenv(sources.VARIABLE, str(tmp_path / "house"))
    return tmp_path / "house"


def offer(monkeypatch: pytest.MonkeyPatch, value: str, folder: Path) -> None:
    """Pretend that a package with an entry point is installed in a folder."""
    monkeypatch.syspath_prepend(str(folder))
    point = EntryPoint("example", value, sources.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])
    sources._offers.cache_clear()


def test_a_framework_of_the_environment_is_used_by_its_id(house: Path) -> None:
    found = aigov.classify("example:cv-screening", "example-policy", as_of="2026-11-22")
    assert found.tier == "ask-first"
    assert aigov.load_framework("example-policy").origin == str(house / "example-policy")
    assert "example-policy" in [one.id for one in aigov.frameworks()]
    assert "example-policy" not in [one.id for one in bundled_frameworks()]


def test_several_folders_are_separated_as_in_path(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv(sources.VARIABLE, f"{other}{os.pathsep}{house}")
    assert aigov.load_framework("example-policy").id == "example-policy"
    assert [one.code for one in sources.problems()] == ["not-found"]
    assert "holds no framework" in str(sources.problems()[0])


def test_a_package_offers_its_folders_and_none_of_its_code_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(POLICY, tmp_path / "offered_here" / "example-policy")
    (tmp_path / "offered_here" / "__init__.py").write_text("raise RuntimeError('I ran')\n")
    offer(monkeypatch, "offered_here", tmp_path)
    assert aigov.load_framework("example-policy").title.en == "Example policy"
    assert sources.problems() == ()


def test_a_plug_in_that_is_not_there_is_a_problem_and_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    offer(monkeypatch, "no_such_package_anywhere", tmp_path)
    (found,) = sources.problems()
    assert found.code == "broken-plug-in"
    assert "no_such_package_anywhere" in found.message
    assert main(["list"]) == 0
    out = capsys.readouterr()
    assert "eu-ai-act" in out.out
    assert "broken-plug-in" in out.err


def test_a_broken_framework_of_the_environment_is_told_and_the_others_stand(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = house / "example-policy" / "framework.yaml"
    path.write_text(
        path.read_text("utf-8").replace("tier: ask-first", "tier: ask-frist", 1), "utf-8"
    )
    assert "example-policy" not in [one.id for one in aigov.frameworks()]
    assert main(["list"]) == 0
    out = capsys.readouterr()
    assert "ask-frist" in out.err
    assert f"{path}:" in out.err
    assert "eu-ai-act" in out.out
    assert [one.code for one in aigov.check("example-policy") if one.severity == "error"]
    with pytest.raises(aigov.InputError, match="ask-frist"):
        aigov.load_framework("example-policy")


def test_two_of_one_id_are_refused_and_both_places_are_named(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(POLICY, tmp_path / "second" / "example-policy")
    monkeypatch.setenv(sources.VARIABLE, f"{house}{os.pathsep}{tmp_path / 'second'}")
    with pytest.raises(sources.DuplicateFrameworkError) as caught:
        aigov.load_framework("example-policy")
    for folder in ("house", "second"):
        assert str(tmp_path / folder / "example-policy") in str(caught.value)
    assert [one.code for one in sources.problems()] == ["duplicate-framework"]
    assert "example-policy" not in [one.id for one in aigov.frameworks()]


def test_the_id_of_a_bundled_law_cannot_be_taken(house: Path) -> None:
    (house / "example-policy").rename(house / "eu-ai-act")
    (found,) = sources.problems()
    assert found.code == "duplicate-framework"
    assert str(house / "eu-ai-act") in found.message
    assert aigov.load_framework("eu-ai-act").origin == "bundled"


def test_a_folder_is_named_for_what_it_holds(house: Path) -> None:
    (house / "example-policy").rename(house / "other-name")
    with pytest.raises(aigov.InputError, match="Call the folder example-policy"):
        aigov.load_framework("other-name")


def test_an_unknown_id_names_what_there_is_elsewhere(house: Path) -> None:
    with pytest.raises(aigov.UnknownFrameworkError, match="example-policy"):
        aigov.load_framework("exmple-policy")


def test_default_classification_asks_bundled_laws_alone(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = house / "example-policy" / "framework.yaml"
    path.write_text(path.read_text("utf-8").replace("status: guidance", "status: binding"), "utf-8")
    assert main(["classify", "example:cv-screening", "--as-of", "2026-11-22"]) == 0
    assert "Example policy" not in capsys.readouterr().out
