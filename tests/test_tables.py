"""Results as tables: plain rows, CSV, and frames of whichever library there is."""

from __future__ import annotations

import csv
import importlib.util
import io
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import aigov
from aigov import tables
from aigov.cli import main
from aigov.render import rows
from aigov.render.csv import CALENDAR, COMPARISON, DIFF, GAP, KINDS, OBLIGATIONS, PILLARS
from aigov.tables import Tabular

DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
LAWS = ["eu-ai-act", "vn-ai-law"]
CV = "example:cv-screening"
LIBRARIES = ("polars", "pandas", "pyarrow")


def classification():
    return aigov.classify(CV, "eu-ai-act", **DAY)


TABLES = {
    "assessment": (lambda: aigov.assess("example:viet-nam-2026-11-22"), rows.ASSESSMENT),
    "assessments": (
        lambda: aigov.assess("example:fictional-public-body", ["vn-four-pillars", "vn-ai-ethics"]),
        rows.ASSESSMENT,
    ),
    "calendar": (lambda: aigov.calendar(CV, LAWS, **DAY), CALENDAR),
    "classification": (classification, rows.FINDINGS),
    "classifications": (lambda: aigov.classify(CV, LAWS, **DAY), rows.PORTFOLIO),
    "comparison": (lambda: aigov.compare(LAWS, CV, **DAY), COMPARISON),
    "crosswalk": (lambda: aigov.crosswalk(*LAWS), rows.CROSSWALK),
    "diff": (lambda: aigov.diff("eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22", CV), DIFF),
    "frameworks": (aigov.frameworks, rows.FRAMEWORKS),
    "gap": (lambda: aigov.gap(*LAWS, CV, **DAY), GAP),
    "obligations": (lambda: classification().obligations(), OBLIGATIONS),
    "pillars": (lambda: aigov.compare(LAWS, by="pillar", **DAY), PILLARS),
    "problems": (
        lambda: aigov.Problems(
            [
                aigov.Problem("bare-key", "A key", file="x.yaml", line=3, path=("a", 1)),
                aigov.Problem("other", "No place"),
            ]
        ),
        rows.PROBLEMS,
    ),
    "programmes": (aigov.programmes, rows.PROGRAMMES),
}
EMPTY = {
    "calendar": lambda: aigov.calendar(aigov.System("Nothing"), [], **DAY),
    "classifications": lambda: aigov.classify(CV, [], **DAY),
    "comparison": lambda: aigov.compare([], **DAY),
    "gap": lambda: aigov.gap([], [], **DAY),
    "problems": aigov.Problems,
    "diff": lambda: aigov.diff("vn-ai-law@2026-11-22", "vn-ai-law@2026-11-22"),
}


@pytest.fixture(scope="module", params=TABLES)
def table(request):
    make, columns = TABLES[request.param]
    return make(), columns


def there(library):
    return pytest.importorskip(library)


def test_every_class_that_is_a_table_is_tried_here():
    public = [getattr(aigov, name) for name in aigov.__all__]
    tabular = {one for one in public if isinstance(one, type) and issubclass(one, Tabular)}
    assert tabular == {type(make()) for make, _ in TABLES.values()}


def test_rows_are_plain_data_with_every_column_in_order(table):
    found, columns = table
    for lang in ("en", "vi"):
        listed = found.to_dicts(lang)
        assert listed
        for row in listed:
            assert tuple(row) == columns
            for name, value in row.items():
                kind = KINDS.get(name, "text")
                if kind == "day" and value is not None:
                    assert date.fromisoformat(value)
                elif kind == "yes-no":
                    assert isinstance(value, bool), name
                elif kind == "number":
                    assert type(value) is int, name
                elif kind == "text":
                    assert value is None or isinstance(value, str | list), name


def test_ids_do_not_depend_on_the_language_and_words_do(table):
    found, _ = table
    english, vietnamese = found.to_dicts("en"), found.to_dicts("vi")
    assert len(english) == len(vietnamese)
    ids = {"framework", "obligation", "rule", "tier", "from", "relation", "entry", "code", "id"}
    for one, other in zip(english, vietnamese, strict=True):
        for name in ids & {*one}:
            assert one[name] == other[name]
    if not isinstance(found, aigov.Problems):
        assert english != vietnamese


def test_csv_has_the_same_rows(table, tmp_path):
    found, columns = table
    text = found.to_csv(lang="vi")
    head, *read = csv.reader(io.StringIO(text))
    assert tuple(head) == columns
    assert len(read) == len(found.to_dicts("vi"))
    assert found.to_csv(tmp_path / "t.csv", "vi") is None
    assert (tmp_path / "t.csv").read_bytes().decode() == text


def test_a_list_of_values_is_one_cell_with_semicolons():
    found = classification().obligations()
    row = next(one for one in found.to_dicts() if len(one["terms"]) > 1)
    assert isinstance(row["terms"], list)
    assert "; ".join(row["terms"]) in found.to_csv()


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(0)"])
def test_no_spreadsheet_computes_what_a_name_says(name):
    found = aigov.Classifications([aigov.classify(aigov.System(name, {}), "eu-ai-act", **DAY)])
    assert next(csv.DictReader(io.StringIO(found.to_csv())))["name"] == f"'{name}"
    assert found.to_dicts()[0]["name"] == name


def test_a_number_below_nothing_stays_one():
    found = aigov.Classifications([aigov.classify(aigov.System("-1.5", {}), "eu-ai-act", **DAY)])
    assert next(csv.DictReader(io.StringIO(found.to_csv())))["name"] == "-1.5"


def test_the_command_writes_the_same_table(capsys):
    asked = ["calendar", CV, "-f", ",".join(LAWS), "--format", "csv"]
    days = ["--as-of", "2026-11-22", "--text-as-of", "2026-11-22"]
    assert main([*asked, *days]) == 0
    assert capsys.readouterr().out == TABLES["calendar"][0]().to_csv()


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_has_the_rows_with_real_dates(table, library):
    there("narwhals")
    there(library)
    found, columns = table
    frame = found.to_frame(backend=library)
    assert type(frame).__module__.split(".")[0] == library
    names = frame.column_names if library == "pyarrow" else [*frame.columns]
    assert tuple(names) == columns
    listed = found.to_dicts()
    assert len(frame) == len(listed)
    for name in set(columns) & {"from", "date", "as_of"}:
        cells = frame[name].to_pylist() if library == "pyarrow" else [*frame[name]]
        for cell, row in zip(cells, listed, strict=True):
            if row[name] is None:
                assert cell is None or cell != cell  # noqa: PLR0124 - not a time
            else:
                assert isinstance(cell, date | datetime)
                assert str(cell)[:10] == row[name]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_frame_has_the_columns_and_types_of_a_full_one(name, library):
    nw = there("narwhals")
    there(library)
    make, columns = TABLES[name]
    empty = EMPTY[name]()
    assert empty.to_dicts() == []
    assert empty.to_csv() == ",".join(columns) + "\n"
    frame, full = (
        nw.from_native(one.to_frame(backend=library), eager_only=True) for one in (empty, make())
    )
    assert len(frame) == 0
    assert frame.schema == full.schema


def test_the_library_is_that_which_is_imported_else_that_which_is_installed(monkeypatch):
    there("narwhals")
    for name in tables._LIBRARIES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pandas", object())
    assert tables._library(None) == "pandas"
    monkeypatch.setitem(sys.modules, "polars", object())
    assert tables._library(None) == "polars"
    for name in ("pandas", "polars"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: name == "pyarrow" or None, raising=True
    )
    assert tables._library(None) == "pyarrow"


def test_what_is_missing_is_named(monkeypatch):
    found = aigov.Problems()
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "narwhals", None)
        with pytest.raises(aigov.MissingExtraError, match=r"pip install narwhals .*'frames'"):
            found.to_frame()
    there("narwhals")
    with pytest.raises(aigov.AigovError, match=r"no frames are made with 'polar'; .*polars"):
        found.to_frame(backend="polar")
    for name in tables._LIBRARIES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(aigov.MissingExtraError, match=r"polars or pandas: pip install polars$"):
        found.to_frame()
    with pytest.raises(aigov.MissingExtraError, match=r"pip install pandas$"):
        found.to_frame(backend="pandas")


def test_a_portfolio_is_a_list_of_classifications():
    systems = [aigov.load_system(f"example:{name}") for name in aigov.examples()]
    found = aigov.Classifications(
        one for system in systems for one in aigov.classify(system, LAWS, **DAY)
    )
    listed = found.to_dicts()
    assert [(one["system"], one["framework"]) for one in listed] == [
        (system.id, law) for system in systems for law in LAWS
    ]
    for row, one in zip(listed, found, strict=True):
        assert (row["tier"], row["certain"]) == (one.tier, one.certain)
        assert row["open_questions"] == len(one.open_questions)
        if one.open_questions:
            assert row["ask_next"] == one.open_questions[0].fact.id


def test_importing_the_library_loads_none_of_it():
    code = "import sys, aigov; aigov.classify; print([*map(sys.modules.__contains__, "
    code += "('narwhals', 'polars', 'pandas', 'jinja2', 'aigov.render.csv'))])"
    source = Path(aigov.__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert made.stdout.strip() == str([False] * 5)
