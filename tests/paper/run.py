"""How reports come out on paper: headless Chromium prints the examples, and what it printed is read.

    python tests/paper/run.py

The first page holds the summary whole, every page has its number, what folds on a screen is
printed, and no two words lie one over another. Needs Chromium and pdftotext (poppler-utils); where
they are missing it says so and succeeds, so that a machine without them can pass; with ``--must``
it fails then.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from html import unescape
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = ROOT / "examples" / "reports"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PRINTING = 120
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


class Word(NamedTuple):
    """A word and where it stands on its page, in points."""

    left: float
    top: float
    right: float
    bottom: float
    said: str

    def covers(self, other: Word) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        return across > 2 and down > lower / 2


def printed(report: Path, chromium: str, folder: Path) -> list[list[Word]]:
    """Return the words of each page of a report as it is printed."""
    paper = folder / f"{report.stem}.pdf"
    asked = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [chromium, *asked, f"--print-to-pdf={paper}", report.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=_PRINTING)
    command = ["pdftotext", "-bbox", str(paper), "-"]
    read = subprocess.run(command, check=True, capture_output=True, timeout=_PRINTING)
    pages = read.stdout.decode().split("<page ")[1:]
    return [
        [Word(*map(float, found[:4]), unescape(found[4])) for found in _WORD.findall(page)]
        for page in pages
    ]


def neighbours(page: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the words of a page that stand at the same height, two by two."""
    ordered = sorted(page, key=lambda one: one.top)
    for place, one in enumerate(ordered, 1):
        below = takewhile(lambda other, end=one.bottom: other.top < end, ordered[place:])
        yield from ((one, other) for other in below)


def wrong(report: Path, pages: list[list[Word]]) -> list[str]:
    """Return what is wrong with a report on paper."""
    html = report.read_text("utf-8")
    chapters = [unescape(one) for one in re.findall(r'<h2 id="c\d+">(.*?)</h2>', html)]
    folded = [
        unescape(one) for one in re.findall(r"</summary>.*?<code>(\w+)</code>", html, re.DOTALL)
    ]
    texts = [" ".join(one.said for one in page) for page in pages]
    found = []
    if chapters[0] not in texts[0] or chapters[1] not in texts[1] or chapters[1] in texts[0]:
        found.append("the summary is not the first page alone")
    for number, text in enumerate(texts, 1):
        if f"{number} / {len(pages)}" not in text:
            found.append(f"page {number} has no number")
    found += [f"{one} is not printed" for one in folded if one not in " ".join(texts)]
    for number, page in enumerate(pages, 1):
        over = next((pair for pair in neighbours(page) if pair[0].covers(pair[1])), None)
        if over is not None:
            found.append(f"page {number}: {over[0].said!r} lies over {over[1].said!r}")
    return found


def main() -> int:
    """Print every example; return 1 if something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--must", action="store_true", help="fail where Chromium is not at hand")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None or shutil.which("pdftotext") is None:
        print("paper: not checked; Chromium and pdftotext (poppler-utils) are not both at hand")
        return int(options.must)
    failed = False
    with tempfile.TemporaryDirectory(prefix="aigov-paper-") as name:
        for report in sorted(REPORTS.glob("*.html")):
            pages = printed(report, chromium, Path(name))
            found = wrong(report, pages)
            failed = failed or bool(found)
            print(f"paper: {report.name}: {len(pages)} pages", *found, sep="\n  ")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
