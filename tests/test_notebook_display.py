"""What a notebook shows: a fragment that harms no page it stands in, and the same as Markdown."""

from __future__ import annotations

import builtins
import pickle
import re
import sys
from html.parser import HTMLParser
from importlib import import_module
from importlib.resources import files

import pytest

import aigov
from aigov.display import Displayed, View
from aigov.render import html, notebook
from aigov.render.page import Graded, Item, Link, Page, Section, Table, TableRow
from aigov.texts import preferred_lang
from aigov.topics import terms

pytest.importorskip("jinja2")

DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
LAWS = ["eu-ai-act", "vn-ai-law"]
CV = "example:cv-screening"
VOID = {"br", "img", "input"}

TOO_SMALL = {
    "Amount": "a figure of a term",
    "AssessedGoal": "a goal, which its row tells of",
    "AssessedSide": "a profile and a day",
    "Bounds": "two tiers",
    "DossierKind": "a name and whom it is for",
    "DossierPoint": "a point, which its document tells of",
    "DossierRemark": "a sentence",
    "DossierSection": "a part, which its document tells of",
    "Fine": "a maximum, which the obligation tells of",
    "Observation": "a value with its day",
    "PairOfSides": "places of columns, which the row tells of",
    "Reason": "a fact and an answer, which the finding tells of",
    "Shares": "counts",
    "Span": "a time",
    "StatusOutcome": "an id and an answer",
    "TermComparison": "two values, which the pair tells of",
    "Variant": "a figure for some",
}
"""The public classes that a notebook shows by their short line, and why that will do."""


@pytest.fixture(scope="module")
def things():
    """Return one of everything that is shown, by the name of its class."""
    one = aigov.classify(CV, "eu-ai-act", **DAY)
    owed = one.obligations()
    compared = aigov.compare(LAWS, CV, **DAY)
    gap = aigov.gap(*LAWS, CV, **DAY)
    days = aigov.calendar(CV, LAWS, **DAY)
    changed = aigov.diff("eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22", CV)
    held = aigov.assess("example:viet-nam-2026-11-22")
    report = aigov.report(CV, LAWS, **DAY)
    row = compared.row("incident-reporting")
    (pair, *_) = row.relations[0].pairs
    given = aigov.System(
        "<b>Bold</b>",
        {"purpose": ["recruitment-screening"]},
        uses=[{"id": "first", "facts": {"profiles_people": True}}],
    )
    found = [
        one, owed, owed[0], owed[0].source, one.deciding[0], one.deciding[0].source,
        next(iter(one.duties.penalties.values())), one.further_questions[0],
        compared, row, pair, pair.relating, pair.first, compared.sides[0], compared.portraits[0],
        gap, gap.items[0], gap.programme[0], days, next(day for day in days.days if day.findings),
        changed, changed.changes[0], changed.systems[0], held, held.rows[0], held.pillars[0],
        aigov.compare(LAWS, by="pillar", **DAY), aigov.crosswalk(*LAWS), given, given.uses[0],
        aigov.load_framework("vn-ai-law"), aigov.load_programme("vn-four-pillars"),
        aigov.load_profile("example:viet-nam-2026-11-22"), aigov.load_vocabulary(),
        one.further_questions[0].fact, row.topic, terms()["deadline"], aigov.frameworks(),
        aigov.programmes(), aigov.classify(CV, LAWS, **DAY),
        aigov.assess("example:fictional-public-body", ["vn-four-pillars", "vn-ai-ethics"]),
        aigov.Problem("bare-key", "A <i>key</i>", file="x.yaml", line=3, path=("a", 1)),
        aigov.Problems([aigov.Problem("bare-key", "A key")]), report, report.systems[0],
        aigov.dossier(next(iter(aigov.dossier_kinds("eu-ai-act"))).id, CV, **DAY),
    ]  # fmt: skip
    return {_key(type(it)): it for it in found}


def _key(cls):
    return f"{cls.__module__.removeprefix('aigov.')}.{cls.__qualname__}"


class Read(HTMLParser):
    """Reads a fragment; refuses a wrong nesting."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.words = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def squeezed(words):
    return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())


# --- everything has a display -----------------------------------------------------------------


def test_every_public_class_shows_itself_or_is_named_as_too_small():
    public = {name: getattr(aigov, name) for name in aigov.__all__}
    classes = {name: one for name, one in public.items() if isinstance(one, type)}
    results = {name for name, one in classes.items() if not issubclass(one, Exception)}
    shown = {name for name in results if hasattr(classes[name], "_repr_html_")}
    assert {name for name in shown if not hasattr(classes[name], "_repr_markdown_")} == set()
    assert results - shown == {*TOO_SMALL}


def test_every_class_that_shows_itself_has_a_page_and_is_tried_here(things):
    assert {*notebook.SHOWN} == {*things}
    for name in notebook.SHOWN:
        module, _, cls = name.rpartition(".")
        assert hasattr(getattr(import_module(f"aigov.{module}"), cls), "_repr_html_")
    assert {*notebook._TELLS_ALL} <= {*notebook.SHOWN.values()}


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_fragment_harms_no_page_that_it_stands_in(things, lang, everything):
    for name, one in things.items():
        view = aigov.show(one, lang, everything=everything)
        text = view.html
        read = Read(text)
        (first, *rest) = read.found
        assert first[0] == "div", name
        assert first[1]["lang"] == lang
        tags = {tag for tag, _ in read.found}
        assert not tags & {"script", "link", "img", "iframe", "object", "form", "input", "html"}
        assert not {tag for tag in tags if re.fullmatch("h[1-6]", tag)}, name
        attributes = [(key, value) for _, attrs in rest for key, value in attrs.items()]
        assert not [key for key, _ in attributes if key == "id" or key.startswith("on")], name
        for key, value in attributes:
            if key in ("href", "src"):
                assert value.startswith(("https://", "http://")), name
        style = text[text.index("<style>") : text.index("</style>")]
        assert not re.search(r"@import|url\(", style)
        said = squeezed("".join(read.words))
        disclaimer = "aigov informs" if lang == "en" else "aigov cung cấp thông tin"
        assert said.count(disclaimer) == 1, name
        assert text.count("<details open>") == (text.count("<details") if everything else 0)
        words = squeezed(view.markdown)
        assert words.count(disclaimer) == 1
        assert words.startswith("##")


def test_what_is_given_is_escaped(things):
    system = things["system.System"]
    for one in (system, aigov.classify(system, "eu-ai-act"), things["problems.Problem"]):
        text = aigov.show(one, "en").html
        assert "<b>" not in text
        assert "<i>" not in text
        assert "&lt;" in text
    assert "\\<b\\>" in system.show("en").markdown


def test_a_link_leads_to_the_provision_and_nowhere_else():
    page = Page("T", "", (Item((Link("no", "javascript:alert(1)"), Link("yes", "https://x.org"))),))
    made = html.template("notebook.html").render(
        pages=[page], everything=False, **html.said_everywhere("en")
    )
    assert "javascript" not in made
    assert '<a href="https://x.org">yes</a>' in made


def test_sections_fold_with_how_much_they_hold():
    obligations = aigov.classify(CV, "eu-ai-act", **DAY).obligations()
    text = obligations.show("en").html
    counts = dict(re.findall(r"<strong>([^<]+)</strong> <span class=\"count\">\((\d+)\)", text))
    assert counts["Binding now"] == str(len(obligations.now))
    assert counts["Coming"] == str(len(obligations.coming))
    assert counts["If open questions fall the other way"] == str(len(obligations.open))


def test_rows_under_others_fold_with_them_and_a_long_list_scrolls():
    rows = (
        TableRow(("Data",), ((Item(("one",)),),)),
        TableRow(("Quality",), ((Item(("two",)),),), 1),
        TableRow(("Records",), ((Item((Graded("High", "high"),)),),)),
    )
    items = tuple(Item((str(number),), mark="·") for number in range(20))
    page = Page("T", "", (), (Section("S", items, (Table("", ("Law",), rows, "Topic"),)),))

    def made(*, everything):
        return html.template("notebook.html").render(
            pages=[page], everything=everything, **html.said_everywhere("en")
        )

    short = made(everything=False)
    assert short.count("<details>") == 3
    assert '<summary><strong>Data</strong> <span class="count">(2)</span></summary>' in short
    assert short.count('<div class="scroll list"') == 1
    assert '<div class="scroll list"' not in made(everything=True)
    assert short.count('<th scope="col">Law</th>') == 2


def test_the_style_reaches_nothing_outside():
    sheet = (files("aigov.render") / "templates" / "notebook.css").read_text("utf-8")
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    depth, begin, selectors = 0, 0, []
    for place, sign in enumerate(bare):
        if sign == "{":
            words = bare[begin:place].strip()
            if not (selectors and selectors[-1][0] < depth and not selectors[-1][1]):
                selectors.append((depth, words.startswith("@"), words))
            depth, begin = depth + 1, place + 1
        elif sign in "};":
            depth, begin = depth - (sign == "}"), place + 1
    outer = [words for level, at, words in selectors if not at and level <= 1 and "&" not in words]
    assert outer
    assert all(words.endswith(".aigov:is(.aigov, #aigov)") for words in outer), outer
    inner = re.findall(r"[{};]\s*([^@{};&]+)\{", bare)
    assert all(one.strip().endswith(".aigov:is(.aigov, #aigov)") for one in inner), inner


def test_a_tier_is_told_in_words_not_by_colour_alone():
    text = aigov.classify(CV, "eu-ai-act", **DAY).show("en").html
    assert '<strong class="level high">High-risk AI system</strong>' in text
    assert 'aria-label="certain"' in text


# --- language, files --------------------------------------------------------------------------


def test_the_language_is_that_of_the_command_line(monkeypatch):
    for name in ("AIGOV_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    found = aigov.classify(CV, "vn-ai-law", **DAY)
    assert preferred_lang() == "en"
    assert 'lang="en"' in found._repr_html_()
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert 'lang="vi"' in found._repr_html_()
    assert "Mức độ rủi ro" in found._repr_markdown_()
    monkeypatch.setenv("AIGOV_LANG", "en")
    assert found.show().lang == "en"
    assert found.show("vi").lang == "vi"


def test_a_view_shows_and_saves_itself(tmp_path):
    found = aigov.classify(CV, "eu-ai-act", **DAY)
    view = aigov.show(found, "vi", everything=True)
    assert isinstance(view, View)
    assert (view.of, view.lang, view.everything) == (found, "vi", True)
    assert view._repr_html_() == view.html
    assert view._repr_markdown_() == view.markdown
    assert repr(view).startswith("<View in vi of <Classification")
    view.save(tmp_path / "x.html")
    written = (tmp_path / "x.html").read_text("utf-8")
    assert written.startswith("<!DOCTYPE html>")
    assert '<html lang="vi">' in written
    view.save(str(tmp_path / "x.md"))
    assert (tmp_path / "x.md").read_text("utf-8") == view.markdown
    with pytest.raises(aigov.AigovError, match=r"\.html or \.md"):
        view.save(tmp_path / "x.pdf")
    with pytest.raises(AttributeError, match="read-only"):
        view.lang = "en"


def test_what_cannot_be_shown_is_refused():
    with pytest.raises(TypeError, match="int is nothing that aigov shows"):
        aigov.show(1)
    with pytest.raises(aigov.AigovError, match="no language 'fr'; there are en, vi"):
        aigov.show(aigov.frameworks(), "fr")


def test_without_jinja2_a_notebook_takes_the_markdown(monkeypatch):
    found = aigov.classify(CV, "eu-ai-act", **DAY)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html._environment.cache_clear()
    assert found._repr_html_() is None
    assert found.show()._repr_html_() is None
    assert found._repr_markdown_().startswith("## CV screening")
    with pytest.raises(aigov.MissingExtraError, match="Jinja2"):
        _ = found.show().html


# --- lists ------------------------------------------------------------------------------------


def test_lists_are_lists_and_tuples_still():
    found = aigov.classify(CV, LAWS, **DAY)
    assert isinstance(found, list)
    assert found == [aigov.classify(CV, law, **DAY) for law in LAWS]
    assert pickle.loads(pickle.dumps(found)) == found
    laws = aigov.frameworks()
    assert isinstance(laws, tuple)
    assert pickle.loads(pickle.dumps(laws)) == laws == tuple(laws)
    assert type(pickle.loads(pickle.dumps(laws))) is aigov.Frameworks
    assert isinstance(aigov.Problems(), builtins.tuple)
    assert isinstance(aigov.assess("example:fictional-public-body", ["vn-ai-ethics"]), list)


def test_a_list_shows_each_where_they_are_few_and_a_table_of_all():
    found = aigov.classify(CV, LAWS, **DAY)
    text = found.show("en").html
    assert "Classifications (2)" in text
    assert text.count("<tr class=") == 2
    assert "CV screening · Vietnam AI Law" in text
    many = aigov.Classifications([*found] * 10)
    assert many.show("en").html.count("<tr class=") == 20
    assert "<details>" not in many.show("en").html
    assert "There is nothing in this list." in aigov.Classifications().show("en").html
    assert "Nothing is wrong." in aigov.Problems().show("en").html


def test_a_named_tuple_shows_itself_too():
    one = aigov.Problem("bare-key", "A key")
    assert not isinstance(one, Displayed)
    assert "bare-key" in one._repr_html_()
    assert "bare-key" in one._repr_markdown_()
    assert aigov.show(one, "vi").lang == "vi"
