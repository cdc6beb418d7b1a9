"""The compiled form of the frameworks says what the YAML says, and is ignored where it does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aigov import bundled
from aigov.compiled import write

ROOT = Path(__file__).parent.parent
NAMES = [*bundled.framework_ids(), bundled.VOCABULARY]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("compiled") / "compiled.json"
    write(ROOT, out)
    return out


@pytest.fixture(scope="module")
def compiled(written: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written.read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_both_roads_give_the_same_data(name: str, compiled: dict[str, Any]) -> None:
    folder = bundled.data_folder("frameworks") / name
    core = compiled[name]
    parts = [compiled[f"{name}/{part}"] for part in bundled.PARTS]
    whole = {**core["sections"], **{key: one for part in parts for key, one in part.items()}}
    assert whole == bundled.read_sections(folder, name)
    assert core["digest"] == bundled.digest(folder)
    assert not set(bundled.SECTIONS_APART) & set(core["sections"])


def test_writing_twice_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write(ROOT, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == written.read_bytes()


@pytest.mark.parametrize("true", [True, False], ids=["true", "stale"])
def test_a_stale_form_is_ignored(true: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest that differs from the YAML's sends the reader back to the YAML."""
    name = "vn-ai-law-draft-2025-11-21"
    digest = bundled.digest(bundled.data_folder("frameworks") / name) if true else "other"
    content = {"digest": digest, "sections": {"framework": {"id": "forged"}}}
    forged = {name: json.dumps(content).encode()}
    monkeypatch.setattr(bundled, "_compiled", lambda: forged)
    read = bundled.sections.__wrapped__(name)
    assert read["framework"]["id"] == ("forged" if true else name)
