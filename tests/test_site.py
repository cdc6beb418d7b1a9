"""The generator of the site: every name has its place, both languages are there, links are followed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import aigov

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

from lawsite import fact_pages, notebooks, sources, wording  # noqa: E402
from lawsite.api import GROUPS, group_of, page, public  # noqa: E402
from lawsite.catalogue import makers, sheet  # noqa: E402
from lawsite.links import problems  # noqa: E402
from lawsite.places import OVERVIEW, SHEETS, find, home, place_of  # noqa: E402
from lawsite.repairs import reachable  # noqa: E402
from lawsite.sheets import Asked  # noqa: E402

SMALL = ("vn-dti-law", "vn-ai-law-draft-2025-11-21")
"""Frameworks whose pages are made in a moment."""


def anchors(parts):
    for one in parts:
        yield one.anchor
        yield from anchors(one.parts)


def words(value):
    """Yield every text of a page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words(one)


@pytest.mark.parametrize("law", SMALL)
def test_every_entry_stands_where_its_name_leads(law: str) -> None:
    framework = aigov.load_framework(law)
    pages = {}
    for section in [*OVERVIEW, *(one for names in SHEETS.values() for one in names)]:
        for entry in framework.everything.get(section, ()):
            place = place_of(law, section, entry["id"])
            if place.doc not in pages:
                pages[place.doc] = [*anchors(sheet(Asked(place.doc, "en")).parts)]
            assert pages[place.doc].count(place.anchor) == 1, (section, entry["id"])


def test_what_has_a_page() -> None:
    docs = makers()
    for one in aigov.frameworks():
        assert home(one.id) in docs
        assert home(one.id, "cases") in docs
        assert home(one.id, "coverage") in docs
    for one in aigov.programmes():
        assert f"programmes/{one.id}" in docs
    facts = aigov.load_vocabulary().facts
    assert {f"facts/{name}" for name in facts} <= set(docs)
    assert find("purpose").doc == "facts/purpose"
    assert find("incident-reporting").doc == "topics/incident-reporting"
    assert find("high", "vn-ai-law") == place_of("vn-ai-law", "tiers", "high")
    assert find("no-such-thing", "vn-ai-law") is None


@pytest.mark.parametrize(
    "doc",
    [
        *("facts/purpose", "topics/transparency", "terms", "commands", "frameworks/index"),
        *(home(law, one) for law in SMALL for one in ("rules", "definitions", "cases", "coverage")),
    ],
)
def test_pages_are_in_their_language(doc: str) -> None:
    english, vietnamese = (sheet(Asked(doc, lang)) for lang in ("en", "vi"))
    assert [one for one in words(english) if one.endswith("[vi]")] == []
    assert [one for one in words(vietnamese) if one.endswith("[en]")] == []
    assert [*anchors(english.parts)] == [*anchors(vietnamese.parts)]


def test_the_words_of_the_site_are_there_in_both_languages() -> None:
    for table in (wording._WORDS, wording.EXPECTED, wording.KINDS):
        for name, text in table.items():
            assert text.en, name
            assert text.vi, name


def test_a_fact_shows_what_one_can_write_and_who_reads_it() -> None:
    found = sheet(Asked("facts/profiles_people", "en"))
    assert "profiles_people: true" in found.parts[0].yaml
    assert any("EU AI Act" in text for text in words(found))
    every = aigov.load_vocabulary().facts
    for name in every:
        stated = fact_pages._example(every[name], aigov.load_vocabulary(), "en")
        aigov.System("x", _facts(stated))


def _facts(text: str) -> dict:
    from aigov.documents.reader import read_text

    return read_text(text, limit=1000).data["facts"]


def test_every_public_name_is_in_the_reference() -> None:
    text = "\n".join(map(page, GROUPS))
    for name in public():
        assert text.count(f":: aigov.{name}\n") == 1, name
    assert group_of("classify") == "functions"
    assert group_of("Classification") == "results"
    assert group_of("Framework") == "objects"
    assert group_of("InputError") == "errors"


# --- pages written by hand --------------------------------------------------------------------


def test_links_between_files_become_links_between_pages() -> None:
    start = sources.fitted("README.md", "start", "en")
    assert "](docs/" not in start
    first = sources.fitted("docs/_pages/index.md", "index", "en")
    assert "(start.md)" in first
    assert "(tutorial.md)" in first
    assert "(facts/index.page)" in first


def test_in_vietnamese_a_link_to_an_english_page_leaves_the_tree() -> None:
    first = sources.fitted("docs/_pages/index.vi.md", "index", "vi")
    assert '<a href="../api/index.html" hreflang="en">thư viện Python</a>' in first
    assert "(facts/index.page)" in first


def test_a_notebook_as_a_page() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Title\n", "words"]},
        {
            "cell_type": "code",
            "source": "print('```')",
            "outputs": [
                {"output_type": "stream", "text": "\x1b[1mbold\x1b[0m"},
                {
                    "output_type": "display_data",
                    "data": {"text/html": "<b>x</b>", "text/plain": "x"},
                },
            ],
        },
        {"cell_type": "code", "source": "%%writefile a.yaml\na: 1", "outputs": []},
    ]
    text = notebooks._markdown(json.loads(json.dumps({"cells": cells})), "en")
    assert text.startswith("# Title\nwords\n\n````python\nprint('```')\n````")
    assert "```text\nbold\n```" in text
    assert '<div class="output" tabindex="0"><b>x</b></div>' in text
    assert "```yaml\n# a.yaml\na: 1\n```" in text


# --- the built site ---------------------------------------------------------------------------


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="x"></p><p id="x"></p><a href="b.html#y">1</a><a href="b.html#z">2</a>'
        '<a href="c.html?v=1">3</a><a href="https://example.org">4</a>'
        '<script src="https://example.org/x.js"></script><link rel="alternate" href="b.html">',
        "utf-8",
    )
    (tmp_path / "b.html").write_text('<p id="y"></p>', "utf-8")
    found = problems(tmp_path)
    assert found == [
        "a.html: the id 'x' stands twice",
        "a.html: fetches https://example.org/x.js",
        "a.html: b.html#z leads to no place on its page",
        "a.html: c.html?v=1 leads to no file",
    ]


def test_what_scrolls_is_reached_by_a_keyboard() -> None:
    body = '<pre>x</pre><div class="table-wrapper a"></div><dl><dt>a</dt></dl>'
    found = reachable(body)
    assert found == (
        '<pre tabindex="0">x</pre><div tabindex="0" class="table-wrapper a"></div>'
        "<dl><dt>a</dt></dl>"
    )
    signature = '<span class="sig-paren">(</span>\n\n<dl>\n<dd>a,</dd>\n</dl>\n<span>)</span>'
    assert "<dl>" not in reachable(signature)
    assert '<span class="sig-line">a,</span>' in reachable(signature)
