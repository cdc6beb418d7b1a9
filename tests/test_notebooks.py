"""The notebooks of examples/: kept clean, with outputs, the same in both languages.

Whether the outputs are still what the cells show is a task of its own, which runs them:
`python3 scripts/dev.py notebooks`.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import aigov

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
IN_BOTH = [path for path in NOTEBOOKS if path.with_suffix(".vi.ipynb").exists()]
LARGEST = 500_000
SHOWN = {"display_data", "execute_result", "stream"}
CELL_KEYS = {
    "markdown": {"cell_type", "id", "metadata", "source"},
    "code": {"cell_type", "execution_count", "id", "metadata", "outputs", "source"},
}
MACHINE = re.compile(
    r"/(?:home|root|Users|work|tmp|var/folders)/|[A-Z]:\\\\|site-packages|0x[0-9a-f]{6,}"
)
FACTS = aigov.load_vocabulary().facts
NAMED = re.compile(r"\[[^\]]*\]\(([^)#:]+)\)")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell):
    return "".join(cell["source"])


def code(path):
    return [one for one in read(path)["cells"] if one["cell_type"] == "code"]


def test_there_is_a_notebook_for_each_story_and_one_in_vietnamese():
    assert [path.name[0] for path in NOTEBOOKS if ".vi." not in path.name] == [*"123456"]
    assert IN_BOTH


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
class TestEveryNotebook:
    def test_it_has_no_metadata_but_its_language(self, path):
        notebook = read(path)
        assert notebook.keys() == {"cells", "metadata", "nbformat", "nbformat_minor"}
        assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
        assert notebook["metadata"] == {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
        for cell in notebook["cells"]:
            assert cell.keys() == CELL_KEYS[cell["cell_type"]]
            assert cell["metadata"] == {}

    def test_its_cells_have_names_of_their_own(self, path):
        ids = [cell["id"] for cell in read(path)["cells"]]
        assert len({*ids}) == len(ids)
        assert [one for one in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)] == []

    def test_it_was_run_without_errors_and_counts(self, path):
        cells = code(path)
        outputs = [output for cell in cells for output in cell["outputs"]]
        assert outputs
        assert {one["output_type"] for one in outputs} <= SHOWN
        assert [one for one in outputs if one.get("name") == "stderr"] == []
        assert {cell["execution_count"] for cell in cells} == {None}
        assert {json.dumps(one.get("metadata", {})) for one in outputs} == {"{}"}

    def test_its_last_words_are_conclusions(self, path):
        last = read(path)["cells"][-1]
        assert last["cell_type"] == "markdown"
        assert re.search(r"(?m)^## (What we take away|Kết luận)$", source(last))

    def test_it_says_once_that_this_is_no_advice(self, path):
        words = "\n".join(source(one) for one in read(path)["cells"] if one["cell_type"] != "code")
        assert len(re.findall("does not give legal advice|không phải tư vấn pháp lý", words)) == 1

    def test_it_says_nothing_of_a_machine(self, path):
        text = path.read_text(encoding="utf-8")
        assert MACHINE.findall(text) == []

    def test_its_days_are_fixed(self, path):
        text = "\n".join(source(cell) for cell in code(path))
        assert "today" not in text
        assert "2026-11-22" in text

    def test_it_is_small(self, path):
        assert path.stat().st_size <= LARGEST

    def test_what_it_links_to_is_there(self, path):
        words = "\n".join(source(one) for one in read(path)["cells"] if one["cell_type"] != "code")
        assert [one for one in NAMED.findall(words) if not (FOLDER / one).exists()] == []

    def test_the_examples_that_it_names_are_there(self, path):
        text = "\n".join(source(cell) for cell in code(path))
        profiles = [one.stem for one in (ROOT / "examples" / "profiles").glob("*.yaml")]
        known = {*aigov.examples(), *profiles}
        assert {*re.findall(r"example:([a-z0-9-]+)", text)} <= known


@pytest.mark.parametrize("path", IN_BOTH, ids=lambda path: path.name)
def test_the_vietnamese_notebook_runs_the_same_code(path):
    english, vietnamese = code(path), code(path.with_suffix(".vi.ipynb"))
    assert [one["id"] for one in english] == [one["id"] for one in vietnamese]
    for one, other in zip(english, vietnamese, strict=True):
        assert without_words(source(one)) == without_words(source(other)), one["id"]


def without_words(text):
    """Return code without its strings, but for facts, ids of several words, countries and days."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_id = re.fullmatch(r"[a-z0-9]+([-_:][a-z0-9]+)+|[A-Z]{2}", node.value)
            node.value = node.value if is_id or node.value in FACTS else ""
    return ast.dump(tree)
