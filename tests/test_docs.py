"""What the pages of the documentation show is run as it stands (see `pages`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pages import blocks as blocks_of
from pages import commands, follow, not_shown

from aigov import bundled
from aigov.checking.vocabulary import check_vocabulary
from aigov.commands import COMMANDS as COMMANDS_OF_AIGOV
from aigov.conditions.parse import OPERATORS
from aigov.documents.models import Expect, Framework, FrameworkFile
from aigov.documents.reader import read_text
from aigov.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text("utf-8")
FORMAT = (ROOT / "docs" / "format.md").read_text("utf-8")
PROGRAMMES = (ROOT / "docs" / "programmes.md").read_text("utf-8")
HOW_TO = sorted((ROOT / "docs" / "how-to").glob("*.md"))


def blocks(text: str, language: str) -> list[str]:
    return [one.body for one in blocks_of(text) if one.kind == language]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and English where a command does not say otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIGOV_LANG", "en")
    monkeypatch.delenv("AIGOV_FRAMEWORKS", raising=False)
    return tmp_path


def test_the_readme_is_followed(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert follow(README, capsys) > 8


def test_the_vietnamese_readme_is_followed(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in the English one to the letter was run there."""
    english = {one for block in blocks_of(README) for one, _ in commands(block)}
    assert follow(VIETNAMESE, capsys, passing_over=english) > 8


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_the_guides_are_followed(
    page: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page.read_text("utf-8")
    assert follow(text, capsys) or page.stem in ("index", "table-columns")
    for block in blocks_of(text):  # nothing is shown as a command that is not run
        if block.kind == "bash":
            assert len([*commands(block)]) == len(block.body.splitlines()), block.body
        if block.kind == "yaml":
            assert read_text(block.body, limit=100_000).data


def test_the_columns_of_tables_are_these() -> None:
    from aigov.render.csv import _layouts

    page = (ROOT / "docs" / "how-to" / "table-columns.md").read_text("utf-8")
    told = {
        name: tuple(re.findall(r"`([^`]+)`", columns))
        for name, columns in re.findall(r"^\| `(\w+)` \| (.*) \|$", page, flags=re.MULTILINE)
    }
    assert told == {name: columns for name, (columns, _) in _layouts().items()}


def test_every_guide_is_in_the_list_of_guides() -> None:
    listed = (ROOT / "docs" / "how-to" / "index.md").read_text("utf-8")
    assert [one.name for one in HOW_TO if f"]({one.name})" not in listed] == ["index.md"]


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "README.vi.md", *HOW_TO], ids=str)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:\s]*)(#[^)]*)?\)", prose(page.read_text("utf-8"))):
        target, anchor = page.parent / link[0] if link[0] else page, link[1]
        assert target.exists(), link
        assert not anchor or anchor[1:] in anchors(target), link


def anchors(page: Path) -> set[str]:
    """Return the anchors that a code host makes of the headings."""
    titles = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in titles}


def test_only_what_was_printed_passes_for_shown() -> None:
    printed = "one\ntwo\nthree\nfour\n"
    for shown in ("one\ntwo\n…\n", "…\ntwo\n…\nfour\n", "one\ntwo\nthree\nfour\n", "…\n"):
        assert not_shown(printed, shown) is None
    for shown in ("two\n…\n", "one\nthree\n…\n", "one\ntwo\n", "…\nthree\n…\ntwo\n…\n", "on\n…\n"):
        assert not_shown(printed, shown)


# The two languages of the README, in step


def prose(page: str) -> str:
    """Return a page without its blocks."""
    return re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)


def in_neither_language(code: str) -> str:
    """Return code or a command without what may differ: language, comments, names of ours."""
    code = re.sub(r" --lang (en|vi)\b", "", code)
    code = re.sub(r'(, )?lang="(en|vi)"', "", code)
    code = re.sub(r"\.(en|vi)\b", "", code)
    code = re.sub(r"\s+# .*", "", code)
    code = re.sub(r"\b(name|summary): [^,}]+", r"\1", code)
    return re.sub(r'(System\(\s*)"[^"]*"', r"\1", code)


def skeleton(page: str) -> Iterator[tuple[str, ...]]:
    """Yield what the README must have in every language, in its order.

    Of each section: the depth of its heading, its blocks (those that show what was printed are
    checked where they are followed), and of its text the code, the links and how many rows its
    tables have.
    """
    for section in re.split(r"^(?=#+ )", page, flags=re.MULTILINE):
        yield ("heading", section.partition(" ")[0])
        for kind, about, body in blocks_of(section):
            yield (kind, about, "" if kind == "text" else in_neither_language(body))
        text = re.sub(r"^.*\(README(\.vi)?\.md\).*$", "", prose(section), flags=re.MULTILINE)
        code = {in_neither_language(one) for one in re.findall(r"`[^`]+`", text)}
        yield ("code", *sorted(code - {"`AIGOV_LANG=vi`", "`--lang vi`"}))
        yield ("links", *sorted(re.findall(r"\]\(([^)]*)\)", text)))
        yield ("rows", str(len(re.findall(r"^\|", text, flags=re.MULTILINE))))


def test_the_readme_is_the_same_in_both_languages() -> None:
    """Who changes one changes the other: sections, blocks, code, links and rows of tables."""
    english, vietnamese = [*skeleton(README)], [*skeleton(VIETNAMESE)]
    for one, other in zip(english, vietnamese, strict=False):
        assert one == other
    assert len(english) == len(vietnamese)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n## Commands\n", "\n### Commands\n"),
        (" --role provider --topic", " --topic"),
        ("import aigov\n\nday", "import aigov\nday"),
        ("\n  market: [EU, VN]", "\n  market: [EU]"),
        ("`[]` means", "`[]` and `0` mean"),
        ("(docs/programmes.md)", "(docs/format.md)"),
        ("\n| `aigov schema KIND` |", "\n| | |\n| `aigov schema KIND` |"),
    ],
)
def test_a_change_of_one_language_alone_is_noticed(before: str, after: str) -> None:
    assert before in README
    assert [*skeleton(README.replace(before, after, 1))] != [*skeleton(README)]


def test_a_block_shows_vietnamese_in_the_vietnamese_readme() -> None:
    shown = zip(blocks(README, "text"), blocks(VIETNAMESE, "text"), strict=True)
    assert all(one != other for one, other in shown)
    for block in blocks_of(VIETNAMESE):
        if block.kind == "python":
            assert 'lang="en"' not in block.body


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
