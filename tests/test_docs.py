"""What the README and the format page show is run as it stands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from aigov import bundled
from aigov.checking.vocabulary import check_vocabulary
from aigov.cli import main
from aigov.commands import COMMANDS as COMMANDS_OF_AIGOV
from aigov.conditions.parse import OPERATORS
from aigov.documents.models import Expect, Framework, FrameworkFile
from aigov.documents.reader import read_text
from aigov.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
FORMAT = (ROOT / "docs" / "format.md").read_text("utf-8")
PROGRAMMES = (ROOT / "docs" / "programmes.md").read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", blocks(README, "python"))
def test_python_of_the_readme(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    assert "Annex III(4)(a)" in capsys.readouterr().out


COMMANDS = [
    line.split("  #")[0].strip()
    for block in blocks(README, "bash")
    for line in block.splitlines()
    if line.startswith("aigov ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_readme(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each command runs in a folder that holds the README's own description and the examples."""
    monkeypatch.chdir(tmp_path)
    (description,) = blocks(README, "yaml")
    Path("cv-screening.yaml").write_text(description, "utf-8")
    examples = str(bundled.data_folder("examples"))
    words = [
        re.sub("examples/(?=systems|frameworks)", lambda _: f"{examples}/", word)
        for word in shlex.split(command)[1:]
    ]
    assert main(words) == 0, capsys.readouterr().err


SHOWN = re.findall(
    r"^```bash\n(aigov [^\n]*)\n```\n\n```text\n(.*?)…\n```",
    README,
    flags=re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(
    ("command", "shown"), SHOWN, ids=["classify", "compare", "gap", "assess", "vi"]
)
def test_the_readme_shows_what_its_commands_print(
    command: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As far as it is shown; whoever changes the output changes the page."""
    test_commands_of_the_readme(command, tmp_path, monkeypatch, capsys)
    assert capsys.readouterr().out.startswith(shown)
    assert len(shown.splitlines()) > 10


def test_the_readme_names_every_framework_and_command() -> None:
    names = (*bundled.framework_ids(), *bundled.programme_ids())
    assert all(f"`{name}`" in README for name in names)
    for command in (*COMMANDS_OF_AIGOV, "new system", "new profile", "new framework"):
        assert f"aigov {command}" in README


def test_yaml_of_the_format_page_is_yaml_that_the_reader_takes() -> None:
    for block in (*blocks(FORMAT, "yaml"), *blocks(PROGRAMMES, "yaml")):
        assert read_text(block.replace("{…}", "{x: x}").replace("…", "x"), limit=100_000).data


def test_the_format_page_names_every_section_and_operator() -> None:
    missing = [
        name for name in (*FrameworkFile.model_fields, *OPERATORS) if f"`{name}" not in FORMAT
    ]
    assert not missing


def test_the_format_page_names_every_key_of_expect_and_every_kind() -> None:
    missing = [name for name in Expect.model_fields if f"`{name}`" not in FORMAT]
    assert not missing
    kinds = get_args(Framework.model_fields["kind"].annotation)
    assert " | ".join(kinds) in FORMAT


def test_the_vocabulary_of_the_format_page_is_one() -> None:
    (block,) = [one for one in blocks(FORMAT, "yaml") if one.startswith("facts:")]
    data = read_text(block.replace("…", "x"), limit=100_000).data
    assert FrameworkFile.model_validate(data).facts
    assert [*check_vocabulary(data, Vocabulary({}, {}))] == []


def test_the_reference_is_what_the_models_say() -> None:
    from aigov.documents.reference import reference

    page = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert page == reference(), "run python -m aigov.documents.reference"
    assert "| `confidence` | `high` or `medium` or `low` |" in page
