"""Builds the site: what Sphinx reads, both languages, and a look at every link.

    python docs/_ext/lawsite/build.py [FOLDER]

The site comes to stand in `build/site`, English at its root and Vietnamese in `vi/`; what it is
made from stands beside it. A warning of Sphinx is an error.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
DOCS = ROOT / "docs"
LANGUAGES = ("en", "vi")


def build(site: Path) -> None:
    """Build both languages into a folder that held the site before, or nothing."""
    beside = site.with_name(f"{site.name}-sources")
    shutil.rmtree(site, ignore_errors=True)
    running = [
        subprocess.Popen(command(lang, beside, site if lang == "en" else site / lang))
        for lang in LANGUAGES
    ]
    codes = [one.wait() for one in running]  # both, before either is judged
    if any(codes):
        sys.exit("site: not built")


def command(lang: str, beside: Path, target: Path) -> list[str]:
    """Return what builds one language."""
    return [sys.executable, str(Path(__file__)), "--language", lang, str(beside), str(target)]


def build_language(lang: str, beside: Path, target: Path) -> int:
    """Lay out and build one language; return the exit code of Sphinx."""
    from sphinx.cmd.build import main

    sys.path.insert(0, str(DOCS / "_ext"))
    from lawsite.sources import lay_out

    sources = beside / lang
    lay_out("vi" if lang == "vi" else "en", sources)
    if (DOCS / "_locale" / lang).is_dir():
        shutil.copytree(DOCS / "_locale" / lang, sources / "locale" / lang)
    return main(
        [
            *("-b", "html", "-c", str(DOCS), "-D", f"language={lang}"),
            *("-d", str(beside / f"{lang}-doctrees"), "-E", "-W", "--keep-going", "-q"),
            *(str(sources), str(target)),
        ]
    )


def main() -> int:
    if sys.argv[1:2] == ["--language"]:
        lang, beside, target = sys.argv[2:]
        return build_language(lang, Path(beside), Path(target))
    site = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build" / "site"
    start = time.monotonic()
    build(site)
    print(f"site: {site} in {time.monotonic() - start:.0f} s", flush=True)
    sys.path.insert(0, str(DOCS / "_ext"))
    from lawsite.links import check

    return check(site)


if __name__ == "__main__":
    sys.exit(main())
