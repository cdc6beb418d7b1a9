"""Execute the notebooks of examples/notebooks and compare what they show with what they keep.

    python tests/notebooks/run.py [--update] [NAME ...]

Each notebook runs from top to bottom in a fresh kernel of the Python that runs this, in an empty
folder, with no settings of Jupyter, of IPython or of aigov but the defaults. Every text that a cell
shows (printed, plain, Markdown, HTML, SVG) must be the one that the notebook keeps; of other forms
only that they are there. What differs is shown cell by cell. ``--update`` writes the fresh outputs
into the notebooks instead, without execution counts and metadata, so that a diff shows content.

It runs wherever aigov and the dependency group `notebooks` are installed; CI runs it against the
wheel (`python3 scripts/dev.py notebooks`). nbmake executes and does not compare; nbval compares,
but has had no release since early 2024; pytest-notebook brings the whole Jupyter server.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

import aigov

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "examples" / "notebooks"
CELL_SECONDS = 60
SHOWN = 30
"""Lines of a difference that are printed before the rest is only counted."""
LARGEST = 500_000
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

TRANSPORT = Config({"KernelManager": {"transport_encryption": "auto"}})
"""How one speaks with the kernel; without encryption it warns at every start."""

VARYING = (
    (re.compile(r"\baigov \d+\.\d+[\w.+-]*"), "aigov VERSION"),
    (re.compile(r"0x[0-9a-f]{6,}"), "0xADDRESS"),
    (re.compile(r"\b(aigov-[a-z]+)-[0-9a-f]{8,}"), r"\1-ID"),
    (re.compile(r"<style.*?</style>", re.DOTALL), "<style></style>"),
)
"""What may differ between two runs that show the same. How it is painted is tested elsewhere."""

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
PLACES = re.compile(r'"[-+0-9., MLHVCQAZ]+"')
"""Where and how large something is drawn: that varies with how a Python adds, by hundredths."""

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def clean_environment(folder: Path) -> dict[str, str]:
    """The caller's environment without what would make a kernel anybody's own."""
    unwanted = re.compile(r"^(AIGOV_|IPYTHON|JUPYTER_|PYTHONPATH$|PYTHONSTARTUP$|NO_COLOR$|LANG)")
    kept = {name: value for name, value in os.environ.items() if not unwanted.match(name)}
    own = {name: str(folder / name.lower()) for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR")}
    own["JUPYTER_DATA_DIR"] = str(folder / "data")
    return {**kept, **own, "JUPYTER_PREFER_ENV_PATH": "1", "LC_ALL": "C.UTF-8"}


def execute(notebook: nbformat.NotebookNode) -> None:
    """Run the cells in a fresh kernel, in an empty folder; the outputs stand in the notebook."""
    with tempfile.TemporaryDirectory(prefix="aigov-notebook-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        work = folder / "work"
        work.mkdir()
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(clean_environment(folder))
        try:
            client = NotebookClient(
                notebook,
                timeout=CELL_SECONDS,
                kernel_name="python3",
                resources={"metadata": {"path": str(work)}},
                coalesce_streams=True,
                store_widget_state=False,
                config=TRANSPORT,
            )
            client.execute()
        finally:
            os.environ.clear()
            os.environ.update(before)


def tidy(notebook: nbformat.NotebookNode) -> None:
    """Take away what says nothing about the content: counts, times, editors' metadata."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                if "metadata" in output:
                    output.metadata = nbformat.NotebookNode()
                if "execution_count" in output:
                    output.execution_count = None


def texts(cell: nbformat.NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield what a cell shows, as pairs of a form and its text, without what may vary."""
    for output in cell.outputs:
        if output.output_type == "stream":
            yield output.name, steady(output.text)
        elif output.output_type == "error":
            yield "error", f"{output.ename}: {output.evalue}"
        else:
            for form, content in sorted(output.data.items()):
                is_text = form.startswith("text/") or form == "image/svg+xml"
                yield form, steady(content) if is_text else "(not text)"


def steady(text: str) -> str:
    """Return a text without what may differ between two runs that show the same."""
    text = DRAWING.sub(lambda drawing: PLACES.sub('""', drawing[0]), text)
    for pattern, word in VARYING:
        text = pattern.sub(word, text)
    return text


def differences(kept: nbformat.NotebookNode, fresh: nbformat.NotebookNode) -> Iterator[str]:
    """Yield what is shown differently, cell by cell."""
    for before, after in zip(kept.cells, fresh.cells, strict=True):
        if before.cell_type != "code":
            continue
        old, new = list(texts(before)), list(texts(after))
        if old == new:
            continue
        yield f"  cell {before.id}: {first_line(before.source)}"
        if [form for form, _ in old] != [form for form, _ in new]:
            forms = [", ".join(form for form, _ in one) or "nothing" for one in (old, new)]
            yield f"    kept: {forms[0]}; fresh: {forms[1]}"
            continue
        for (form, was), (_, now) in zip(old, new, strict=True):
            if was != now:
                yield from changed_lines(form, was, now)


def first_line(source: str) -> str:
    return source.strip().partition("\n")[0]


def changed_lines(form: str, was: str, now: str) -> Iterator[str]:
    """Yield a short diff; markup that stands on one line is broken at its tags first."""
    if form in ("text/html", "image/svg+xml"):
        was, now = (one.replace("><", ">\n<") for one in (was, now))
    found = difflib.unified_diff(
        was.splitlines(), now.splitlines(), f"{form}, kept", f"{form}, fresh", "", "", 1, ""
    )
    lines = [line if len(line) <= 160 else line[:159] + "…" for line in found]
    yield from (f"    {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"    … and {len(lines) - SHOWN} more lines"


def timed(path: Path, *, update: bool) -> tuple[list[str], float]:
    """Return what is wrong with a notebook, and how many seconds it took to find out."""
    begin = time.monotonic()
    return problems_of(path, update=update), time.monotonic() - begin


def problems_of(path: Path, *, update: bool) -> list[str]:
    """Return what is wrong with a notebook; with ``update`` write its fresh outputs."""
    kept = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(kept)
    fresh: Any = nbformat.from_dict(kept)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    try:
        execute(fresh)
    except CellExecutionError as error:
        return [f"  {line}" for line in COLOURS.sub("", str(error)).splitlines()]
    tidy(fresh)
    if update:
        path.write_text(nbformat.writes(fresh) + "\n", encoding="utf-8")
    size = path.stat().st_size
    too_large = [f"  {size:,} bytes; at most {LARGEST:,}"] if size > LARGEST else []
    return too_large if update else [*differences(kept, fresh), *too_large]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help="part of a file name; default: all"
    )
    parser.add_argument("--update", action="store_true", help="write the fresh outputs")
    asked = parser.parse_args()
    every = sorted(FOLDER.glob("*.ipynb"))
    chosen = [path for path in every if not asked.names or any(n in path.name for n in asked.names)]
    if not chosen:
        print(f"notebooks: no such notebook in {FOLDER.relative_to(ROOT)}", file=sys.stderr)
        return 2
    print(f"notebooks: aigov {aigov.__version__} from {Path(aigov.__file__).parent}", flush=True)
    wrong = 0
    with ProcessPoolExecutor(min(len(chosen), os.cpu_count() or 1)) as pool:
        done = pool.map(partial(timed, update=asked.update), chosen)
        for path, (found, seconds) in zip(chosen, done, strict=True):
            wrong += bool(found)
            verdict = "DIFFERS" if found else "written" if asked.update else "as kept"
            print(f"notebooks: {path.name}: {verdict} ({seconds:.1f} s)", flush=True)
            print(*found, sep="\n", end="\n" if found else "", flush=True)
    if wrong:
        print(
            f"notebooks: {wrong} of {len(chosen)} differ. Where the new outputs are right, and what "
            "the text around them says is still true of them: tests/notebooks/run.py --update",
            file=sys.stderr,
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
