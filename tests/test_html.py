"""HTML: one file that needs nothing else, and that one can hear, print and read on a phone."""

from __future__ import annotations

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from aigov import MissingExtraError, classify, load_system
from aigov.library import examples
from aigov.render import html
from aigov.render.page import Address, Code, Graded, Item, Link, Page, Section, Table, TableRow
from aigov.render.result import classification_page
from aigov.render.text import page_text

pytest.importorskip("jinja2")

DATES = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
VOID = {"meta", "input", "br", "link", "img"}


class Read(HTMLParser):
    """Reads a page: its elements with their attributes and their words; refuses a wrong nesting."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.words = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), [one for one, _ in self.open]))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if not any(tag in ("style", "title") for tag, _ in self.open):
            self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes, _ in self.found if name == tag]


TABLE = Table(
    "Duties by topic",
    ("First law", "Second law"),
    (
        TableRow(("Data",), ((Item((Link("Art. 1", "https://example.org/1"),)),), ())),
        TableRow(("Quality",), ((), (Item(("Quality & <care>",), "On", "-"),)), 1),
        TableRow(("Records",), ((), (Item((Code("kept"),)),))),
    ),
    "Subject",
)
PAGE = Page(
    "<script>alert(1)</script> & co",
    "judged today",
    (Item((Graded("High", "high"), " [", Link("no", "javascript:alert(1)"), "]"), "Tier"),),
    (
        Section("First", (Item(("one",), mark="●", inner=(Item((Address("https://x.org"),)),)),)),
        Section("Second", (), (TABLE,)),
    ),
)


def sound(text, lang):
    """Return the page read, after what must hold of every page."""
    read = Read(text)
    assert text.startswith("<!DOCTYPE html>")
    assert read.all("html") == [{"lang": lang}]
    assert len(read.all("h1")) == len(read.all("main")) == len(read.all("footer")) == 1
    levels = [int(tag[1]) for tag, _, _ in read.found if re.fullmatch("h[1-6]", tag)]
    assert all(later <= one + 1 for one, later in pairwise(levels))
    names = Counter(attributes["id"] for _, attributes, _ in read.found if attributes.get("id"))
    assert {*names.values()} == {1}
    for one in read.all("a"):
        assert one["href"].startswith(("https://", "http://", "#"))
        assert one["href"][0] != "#" or one["href"][1:] in names
    for _, one, _ in read.found:
        assert {*one.get("aria-labelledby", "").split()} <= {*names}
        assert not {"src", "srcset", "onclick", "style"} & {*one}
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _, _ in read.found}
    assert len(read.all("table")) == len(read.all("caption"))
    assert all(one["scope"] in ("col", "row") for one in read.all("th"))
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert text.count("aigov informs") + text.count("aigov cung cấp thông tin") == 1
    return read


def words(shown):
    return Counter(re.findall(r"[^\W_]+", re.sub(r"https?://\S+", "", shown)))


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("name", examples())
def test_html_says_all_that_the_text_says(name, lang):
    system = load_system(f"example:{name}")
    found = [classify(system, one, **DATES) for one in ("eu-ai-act", "vn-ai-law")]
    pages = [classification_page(one, lang, everything=True) for one in found]
    read = sound(html.pages_html(pages, lang, "All"), lang)
    text = "\n".join(page_text(page) for page in pages)
    assert not words(text) - words(" ".join(read.words))


def test_one_page_gives_its_title_to_the_document():
    read = sound(html.pages_html([PAGE], "en", "unused"), "en")
    assert "unused" not in " ".join(read.words)
    assert PAGE.title in read.words
    assert [one["href"] for one in read.all("a") if one["href"][0] == "#"] == [
        "#main",
        "#s-1",
        "#s-2",
    ]


def test_nothing_given_becomes_markup_or_an_address_of_its_own():
    text = html.pages_html([PAGE], "en", "")
    assert "<script" not in text
    assert "javascript:" not in text
    assert "Quality &amp; &lt;care&gt;" in text
    assert "[no]" in "".join(Read(text).words)


def test_a_table_names_its_columns_and_folds_under_its_broader_rows():
    text = html.pages_html([PAGE], "en", "")
    read = sound(text, "en")
    heads = [one["scope"] for one in read.all("th")]
    assert heads == ["col", "col", "col", "row", "row", "row"]
    assert len(read.all("tbody")) == 2, "a row with those under it, and one alone"
    assert len(read.all("input")) == 1
    rows = [one["class"] for one in read.all("tr") if "class" in one]
    assert rows == ["depth-0", "depth-1 narrower", "depth-0"]
    assert text.count('<span class="column">Second law: </span>') == 3, "for rows shown as cards"


def test_marks_that_say_something_are_heard():
    read = Read(html.pages_html([PAGE], "vi", ""))
    (said,) = [one for one in read.all("span") if one.get("role") == "img"]
    assert said["aria-label"] == "chắc chắn"


def test_a_tier_is_told_by_its_words_not_by_its_colour():
    read = Read(html.pages_html([PAGE], "en", ""))
    assert read.all("strong") == [{"class": "level high"}]
    assert "High" in read.words


def test_html5_takes_it_without_an_error():
    html5lib = pytest.importorskip("html5lib")
    for pages in ([PAGE], [PAGE, PAGE]):
        html5lib.HTMLParser(strict=True).parse(html.pages_html(pages, "vi", "Hai"))


STYLE = (files("aigov.render") / "templates" / "page.css").read_text("utf-8")


def luminance(colour):
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("place", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_are_told_apart_as_wcag_aa_asks(place):
    block = re.findall(r":root \{(.*?)\}", STYLE, flags=re.DOTALL)[place]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))
    grounds = [colours.pop("ground"), colours.pop("raised")]
    line = colours.pop("line")
    answers = {"met": "minimal", "unmet": "prohibited", "gap": "words"}
    for ground, mark in answers.items():  # the tiles of a picture with their marks; what is missing
        assert contrast(colours[mark], colours.pop(ground)) >= 4.5, ground
    assert len(colours) == 7
    for ground in grounds:
        assert contrast(line, ground) >= 3
        for name, colour in colours.items():
            assert contrast(colour, ground) >= 4.5, name


def test_without_jinja2_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html._environment.cache_clear()
    with pytest.raises(MissingExtraError, match="pip install Jinja2"):
        html.pages_html([PAGE], "en", "")
