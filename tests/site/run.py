"""The site, built and looked at: links, then pages in a browser with an accessibility checker.

    python tests/site/run.py [--no-browser] [--built] [--must]

Builds `build/site` (docs/_ext/lawsite/build.py, which follows every link), then opens a sample of
pages in headless Chromium, from disk, at the width of a phone and of a desktop, in the light and
in the dark: axe must find nothing serious, nothing may be asked of the network, nothing may stick
out, and search must find. axe-core and puppeteer-core, in versions that are held, come from the npm
registry into a temporary folder. Where node, npm or Chromium is missing it says so and leaves that
part out; with ``--must`` it fails then.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "build" / "site"
PACKAGES = ("axe-core@4.14.1", "puppeteer-core@24.43.1")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_INSTALLING = 180
_LOOKING = 600

LOOKED = {
    "en": (
        "index.html",
        "start.html",
        "tutorial.html",
        "commands.html",
        "api/functions.html",
        "frameworks/eu-ai-act/index.html",
        "frameworks/vn-ai-law/obligations.html",
        "facts/purpose.html",
        "topics/incident-reporting.html",
        "crosswalks/asean-ai-guide--vn-ai-law.html",
        "programmes/vn-four-pillars.html",
        "notebooks/1-one-product-two-markets.html",
        "search.html",
    ),
    "vi": (
        "vi/index.html",
        "vi/frameworks/vn-ai-law/rules.html",
        "vi/frameworks/vn-dti-law/coverage.html",
        "vi/frameworks/vn-ai-law-draft-2025-11-21/cases.html",
        "vi/facts/index.html",
        "vi/terms.html",
    ),
}
SEARCHED = (
    ("search.html?q=emotion", "eu-ai-act"),
    ("vi/search.html?q=an+to%C3%A0n", "vn-ai-law"),
)
"""A word, and what the address of a page among the results holds."""


class SkipError(Exception):
    """What is needed is not here; the message says what."""


def say(message: str) -> None:
    """Print a line at once."""
    print(f"site: {message}", flush=True)


def build() -> None:
    """Build the site and follow its links; end here where that fails."""
    command = [sys.executable, str(ROOT / "docs" / "_ext" / "lawsite" / "build.py"), str(SITE)]
    if subprocess.run(command, check=False).returncode:
        sys.exit(1)


def browser() -> str:
    """Return the browser; raise :class:`SkipError` where there is none."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise SkipError("there is no Chromium here")


def install(folder: Path) -> str:
    """Install what looks at pages and return node; raise :class:`SkipError` where that cannot be."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise SkipError("there is no npm here" if npm is None else "there is no node here")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"]
    options += ["--fetch-retries=1", "--fetch-timeout=30000"]
    command = [npm, "install", *options, "--prefix", str(folder), *PACKAGES]
    try:
        done = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, timeout=_INSTALLING
        )
    except subprocess.TimeoutExpired:
        raise SkipError(f"the npm registry gave nothing for {_INSTALLING} s") from None
    if done.returncode or not (folder / "node_modules" / "axe-core" / "axe.min.js").is_file():
        said = (done.stderr.strip() or done.stdout.strip() or "it says nothing").splitlines()
        raise SkipError(f"npm could not install {' and '.join(PACKAGES)}: {said[0]}")
    return node


def look(node: str, chromium: str, folder: Path) -> list[str]:
    """Return what is wrong with the sample of pages."""
    pages = {
        "looked": [
            {"name": name, "lang": lang} for lang, names in LOOKED.items() for name in names
        ],
        "searched": [{"name": name, "wanted": wanted} for name, wanted in SEARCHED],
    }
    (folder / "pages.json").write_text(json.dumps(pages), "utf-8")
    shutil.copy(Path(__file__).with_name("look.mjs"), folder)
    command = [node, str(folder / "look.mjs"), chromium, str(SITE), str(folder / "pages.json")]
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, timeout=_LOOKING
    )
    if done.returncode:
        return [f"the browser failed: {done.stderr.strip()[-600:]}"]
    found = json.loads(done.stdout.splitlines()[-1])
    say(f"{found['looked']} views of {len(pages['looked'])} pages, {len(SEARCHED)} searches")
    return list(dict.fromkeys(found["wrong"]))


def main() -> int:
    """Build, look, say."""
    parser = argparse.ArgumentParser(description="build the site and look at it")
    parser.add_argument("--built", action="store_true", help="look at the site as it was built")
    parser.add_argument("--no-browser", action="store_true", help="build and follow links alone")
    parser.add_argument(
        "--must", action="store_true", help="fail where node, npm or Chromium is missing"
    )
    options = parser.parse_args()
    if not options.built:
        build()
    if options.no_browser:
        return 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="aigov-site-", ignore_cleanup_errors=True) as name:
        scratch = Path(name).resolve()
        try:
            chromium = browser()
            wrong = look(install(scratch), chromium, scratch)
        except SkipError as reason:
            say(f"{'failed' if options.must else 'not looked at'}: {reason}")
            return int(options.must)
    for one in wrong[:40]:
        say(one)
    say(f"{len(wrong)} findings, {time.monotonic() - start:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
