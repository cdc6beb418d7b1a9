"""Follows every link of the built site that stays within it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_FETCHED = {"img": "src", "script": "src", "link": "href", "source": "src", "iframe": "src"}
_LED_TO = ("alternate", "canonical", "author", "index", "search", "next", "prev")
"""What a `link` element leads to and does not fetch."""
_SHOWN = 40


class _Page(HTMLParser):
    """Gathers the ids of a page, where it leads, and what it fetches from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: set[str] = set()
        self.fetched: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids.update([found["id"]] if "id" in found else [])
        if tag in ("a", "area", "link") and "href" in found:
            self.links.add(found["href"])
        if tag in _FETCHED and found.get("rel") not in _LED_TO:
            address = found.get(_FETCHED[tag], "")
            self.links.add(address)
            if _OUTSIDE.match(address) and not address.startswith("data:"):
                self.fetched.add(address)


def problems(site: Path) -> list[str]:
    """Return links that lead nowhere, ids that stand twice, and what is fetched from elsewhere."""
    pages: dict[Path, _Page] = {}
    for path in sorted(site.rglob("*.html")):
        page = pages[path] = _Page()
        page.feed(path.read_text("utf-8"))
    found = []
    for path, page in pages.items():
        name = path.relative_to(site)
        found += [f"{name}: the id {one!r} stands twice" for one, n in page.ids.items() if n > 1]
        found += [f"{name}: fetches {one}" for one in sorted(page.fetched)]
        for link in sorted(page.links):
            if not link or _OUTSIDE.match(link):
                continue
            address, anchor = urldefrag(link)
            address = address.partition("?")[0]
            target = (path.parent / unquote(address)).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                found.append(f"{name}: {link} leads to no file")
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                found.append(f"{name}: {link} leads to no place on its page")
    return found


def check(site: Path) -> int:
    """Say what is wrong with the links of a site; return an exit code."""
    site = site.resolve()
    found = problems(site)
    for one in found[:_SHOWN]:
        print(f"links: {one}")
    count = sum(1 for _ in site.rglob("*.html"))
    size = sum(one.stat().st_size for one in site.rglob("*") if one.is_file())
    print(f"links: {count} pages, {size / 1e6:.0f} MB, {len(found)} problems", flush=True)
    return 1 if found else 0
