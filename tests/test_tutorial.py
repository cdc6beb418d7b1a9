"""The tutorial, followed to the letter: each file written as it stands there, each command run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from aigov.cli import main

TUTORIAL = (Path(__file__).parent.parent / "docs" / "tutorial.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_tutorial_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIGOV_LANG", "en")
    ran = written = 0
    for kind, about, body in BLOCK.findall(TUTORIAL):
        if kind == "yaml":
            path = Path(about.removeprefix("file="))
            path.write_text(body, encoding="utf-8")
            written += 1
        if kind == "bash":
            for line in body.splitlines():
                code = main(shlex.split(line)[1:])
                out = capsys.readouterr()
                assert (code != 0) == (about == "fails"), (line, out.out[-2000:], out.err)
                ran += 1
                if line == "aigov check ./city-ai-ordinance" and about != "fails":
                    assert "0 errors, 0 warnings" in out.err + out.out, out.out
    assert (ran, written) == (15, 6)
