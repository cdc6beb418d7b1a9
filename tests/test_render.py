"""Text and Markdown say the same: two renderings of one page."""

from __future__ import annotations

import re

import pytest

from aigov import System, classification, classify, load_system
from aigov.library import examples, frameworks
from aigov.render import phrases
from aigov.render.entries import KINDS, entry_page, framework_page
from aigov.render.markdown import escape, page_markdown, pages_markdown
from aigov.render.result import classification_page
from aigov.render.text import page_text, pages_text

BOTH = ("eu-ai-act", "vn-ai-law")
URL = re.compile(r"https?://[^\s)]+")


def results(name):
    system = load_system(f"example:{name}")
    return [[classify(system, one, as_of="2026-11-22", text_as_of="2026-11-22") for one in BOTH]]


def pages(found, lang, everything):
    return [classification_page(one, lang, everything=everything) for row in found for one in row]


def systems_text(found, lang, *, everything=False, **how):
    return pages_text(pages(found, lang, everything), lang, **how)


def systems_markdown(found, lang, *, everything=False):
    return pages_markdown(pages(found, lang, everything), lang)


def words(shown):
    return re.findall(r"[^\W_]+", URL.sub("", shown))


@pytest.mark.parametrize("name", examples())
@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("everything", [False, True])
def test_markdown_says_all_that_the_text_says(name, lang, everything):
    found = results(name)
    text = systems_text(found, lang, everything=everything)
    markdown = systems_markdown(found, lang, everything=everything)
    headings = re.findall(r"^\n  (\S.*)$", text, flags=re.MULTILINE)
    assert headings
    assert re.findall(r"^### (.*)$", markdown, flags=re.MULTILINE) == headings
    assert words(markdown.replace("\\", "")) == words(text)
    assert {*URL.findall(text)} <= {*URL.findall(markdown)}


def test_markdown_names_what_it_once_left_out():
    """Alternatives of dates, presumed scope, roles, exceptions, readings, limits, gaps of law."""
    child = systems_markdown(results("missing-child-search"), "en")
    assert "or not at all (Art. 111(2))" in child
    assert "unless an exclusion that is not stated applies" in child
    for part in ("Saved by an exception", "Roles", "Readings of open law"):
        assert f"### {part}" in child
    assert "### Provisions that fall away" in systems_markdown(results("driver-fatigue"), "en")
    loan = systems_markdown(results("loan-app-vn"), "en")
    assert "or from 2026-12-02 (Art. 111(4))" in loan
    assert "**Confidence in the sources:** low" in loan
    assert "### Rules that do not hold" in systems_markdown(
        results("cv-screening"), "en", everything=True
    )


def test_facts_left_unknown_and_tiers_by_role_are_in_both():
    system = System("Left open", {"purpose": "unknown"})
    found = [[classify(system, "eu-ai-act", as_of="2026-11-22", text_as_of="2026-11-22")]]
    for render in (systems_text, systems_markdown):
        assert "Left unknown in the description" in render(found, "en")


def test_markdown_takes_no_name_for_markup():
    system = System("<b>*My* [x](y) | `z`\n# 1_000", {"purpose": ["recruitment-screening"]})
    first = systems_markdown([[classify(system, "eu-ai-act")]], "en").splitlines()[0]
    assert first.startswith(r"## \<b\>\*My\* \[x\](y) \| \`z\` # 1_000 · ")
    assert escape("_a_ snake_case") == r"\_a\_ snake_case"


@pytest.mark.parametrize("width", [60, 80, 100])
def test_text_keeps_to_the_width(width):
    shown = systems_text(results("loan-app-vn"), "vi", everything=True, width=width)
    too_long = [one for one in shown.splitlines() if len(one) > width]
    assert all(" " not in one.strip() for one in too_long)


def test_no_line_ends_within_a_citation():
    for lang in ("en", "vi"):
        shown = systems_text(results("loan-app-vn"), lang, everything=True, width=80)
        assert not re.search(r"(\bArt\.|\bAnnex|\bND142|\bQD33|\(Điều)$", shown, flags=re.MULTILINE)
        assert "\N{NO-BREAK SPACE}" not in shown


def test_what_is_presumed_is_said_in_words():
    assert "· presumably · " in systems_text(results("missing-child-search"), "en")


def test_colour_changes_no_line():
    found = results("missing-child-search")
    plain, coloured = (systems_text(found, "vi", colour=one) for one in (False, True))
    assert coloured != plain
    assert re.sub(r"\033\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("framework", frameworks(), ids=lambda one: one.id)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_everything_in_a_framework_has_a_page(framework, lang):
    pages = [framework_page(framework, lang)]
    for section in KINDS:
        for entry in framework.data.get(section, ()):
            pages.append(entry_page(framework, section, entry, lang))
            assert pages[-1].title == f"{framework.id}:{entry['id']}"
    for page in pages:
        text, markdown = page_text(page), page_markdown(page)
        assert words(markdown.replace("\\", "")) == words(text)
        assert "{" not in text
        assert f"[{'en' if lang == 'vi' else 'vi'}]" not in text


def test_levels_have_words_in_their_own_order():
    """The command line offers the levels that there are words for."""
    assert tuple(phrases.LEVELS) == classification.LEVELS


def test_what_gives_the_tier_stands_above_what_would_give_a_lower_one():
    (row,) = results("loan-app-vn")
    shown = page_text(classification_page(row[1], "vi"))
    assert shown.index("● QD33 IV") < shown.index("○ Điều 9.1.b")
