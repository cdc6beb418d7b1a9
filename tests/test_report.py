"""Reports: what a manager reads first, what stands behind it, and where it is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import aigov
from aigov.cli import main
from aigov.render.report import document
from aigov.reporting import descriptions_in, form_of
from aigov.saving import save_bytes, save_files, save_text

DAY = "2026-11-22"
DATES = {"as_of": DAY, "text_as_of": DAY}
BOTH = ["eu-ai-act", "vn-ai-law"]
ARGUMENTS = ["-f", ",".join(BOTH), "--as-of", DAY, "--text-as-of", DAY]
EXAMPLES = Path(__file__).parent.parent / "examples"
CHAPTERS = [
    "summary",
    "classification",
    "ranked",
    "by-date",
    "compared",
    "sources",
    "presumed",
    "uncertain",
    "versions",
]
REGENERATE = "PYTHONPATH=src python tests/test_report.py"


def reported(systems, frameworks=BOTH, **asked):
    return aigov.report(systems, frameworks, **DATES, **asked)


@cache
def example(name):
    return reported(f"example:{name}")


@pytest.fixture
def cv():
    return example("cv-screening")


def chapter(report, name, lang="en"):
    """Return the words of a chapter, in one line each, without signs of Markdown."""
    made = document(report.systems[0], lang)
    title = next(one.title for one in made.chapters if one.name == name)
    text = report.to_markdown(lang)
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", found[1].replace("\\", ""))


# --- what is said -----------------------------------------------------------------------------


def test_chapters_come_in_the_order_in_which_one_reads(cv):
    made = document(cv.systems[0], "en")
    assert [one.name for one in made.chapters] == CHAPTERS
    assert (made.title, made.about) == ("CV screening", "Ranks applicants from their CVs.")
    assert all(chapter(cv, name).strip() for name in CHAPTERS)


def test_the_summary_tells_class_dates_obligations_difference_and_steps(cv):
    words = chapter(cv, "summary")
    for one in (
        "High-risk AI system [Art. 6] · certain, on your own assessment (told below)",
        "not yet, from 2027-12-02",
        "on 2026-11-22: No special class",
        "37 more from 2027-12-02",
        "Low risk",
        "20 obligations bind now (2 of them liability for damage)",
        "EU AI Act puts it higher (High-risk AI system) than Vietnam AI Law (Low risk)",
        "of the 18 obligations under Vietnam AI Law (liability aside), 5 still to do in full and 12 in part",
        "None that could change the class",
    ):
        assert one in words
    steps = re.findall(r"^ +\d\. (.*)$", words, re.MULTILINE)
    assert len(steps) == 3
    assert steps[-1] == "Prepare for 2027-12-02, when 37 obligations under EU AI Act begin to bind:"


def test_the_numbers_are_those_of_the_results(cv):
    one = cv.systems[0]
    assert one.calendar.to_dict() == aigov.calendar("example:cv-screening", BOTH, **DATES).to_dict()
    compared = aigov.compare(BOTH, "example:cv-screening", **DATES)
    assert one.comparison.to_dict() == compared.to_dict()
    gap = aigov.gap("eu-ai-act", "vn-ai-law", "example:cv-screening", **DATES)
    assert one.gaps[1].to_dict() == gap.to_dict()
    assert "(20)" in cv.to_html().replace('<span class="count">', "")
    assert one.classifications[0] == aigov.classify("example:cv-screening", "eu-ai-act", **DATES)


def test_the_counts_say_what_is_liability_and_what_two_roles_owe(cv):
    both_roles = example("loan-app-vn")
    words = chapter(both_roles, "summary")
    now, later = "33 obligations bind now (2 of them", "28 more from 2027-03-01 (1 of them"
    assert now in words
    assert later in words
    assert "of the 58 obligations under Vietnam AI Law (liability aside)" in words  # 33 + 28 - 3
    assert chapter(both_roles, "by-date").count("listed for each of them and counted once") == 2
    assert "counted once" not in chapter(cv, "by-date")


@pytest.mark.parametrize("name", ["customer-chatbot", "loan-app-vn", "open-weights-model"])
def test_the_numbers_for_a_role_are_those_of_the_results_for_it(name):
    for side in reported(f"example:{name}", role="deployer").systems[0].sides:
        found = aigov.classify(f"example:{name}", side.framework, role="deployer", **DATES)
        duties = found.obligations(kinds=("duty", "liability"))
        bind = {one.obligation for one in duties if one.state in ("in force", "not yet")}
        assert {one.id for one in side.duties} == bind


def test_another_form_is_refused(cv):
    with pytest.raises(aigov.AigovError, match="not 'docx'"):
        cv.files(form="docx")


def test_an_open_question_that_could_forbid_is_the_gravest():
    system = aigov.System("Tool", {"purpose": ["recruitment-screening"], "market": ["EU"]})
    words = chapter(reported(system, ["eu-ai-act"]), "summary")
    assert "[capability]" in words.partition("Gravest open question")[2].replace("`", "")
    assert "could lead to Prohibited practice" in words


def test_whether_a_law_applies_is_asked_before_what_it_demands():
    words = chapter(example("loan-app-vn"), "summary")
    steps = re.findall(r"^ +\d\. (.*)$", words, re.MULTILINE)
    assert "it settles whether EU AI Act applies at all" in steps[0]
    assert "Vietnam AI Law" in steps[1]
    assert "Both" not in words
    assert "put it at the same level (high)" in words


def test_what_is_forbidden_comes_first():
    words = chapter(reported("example:call-centre-emotions"), "summary")
    assert re.findall(r"^ +1\. (.*)$", words, re.MULTILINE) == [
        "Do not supply or use it as described: EU AI Act prohibits it"
    ]
    assert "Vietnam AI Law does not cover it as described" in words
    assert "none: not covered" in words


def test_a_model_without_a_tier_is_told_by_what_it_is():
    words = chapter(reported("example:open-weights-model"), "summary")
    assert "General-purpose AI model with systemic risk" in words


def test_questions_of_all_laws_stand_in_one_table_with_what_is_presumed():
    words = chapter(reported("example:deepfake-app"), "ranked")
    rows = [one for one in words.splitlines() if one.startswith("#### ") or "`" in one]
    assert len(rows) == len({*rows})
    assert "could lead to: Prohibited practice" in words
    assert "Presumed meanwhile" in words
    assert "Further questions" in words


def test_sources_are_named_with_days_and_addresses(cv):
    text = cv.to_markdown()
    assert "](https://eur-lex.europa.eu/eli/reg/2026/1744/oj)" in text
    words = chapter(cv, "sources")
    for one in (
        "2026-07-24",
        "2026-07-27",
        "Decision 33/2026/QĐ-TTg",
        "2026-08-15",
        "249 relations",
    ):
        assert one in words


def test_no_text_is_named_that_is_not_known_yet():
    found = aigov.report("example:cv-screening", "eu-ai-act@2026-06-01", as_of=DAY)
    words = chapter(found, "sources")
    assert "2024/1689" in words
    assert "2026/1744" not in re.sub(r"(?s)Read in.*?\n\n", "", words)


def test_it_says_what_was_stated_judged_presumed_and_read():
    system = aigov.load_system("example:cv-screening").to_dict()
    system["facts"]["development_stage"] = "unknown"
    words = chapter(reported(system), "presumed")
    assert "Product sheet, page 3: each applicant gets a match score from the CV." in words
    assert "EU AI Act: the class rests on it" in words
    assert "presumed: none of these – 7 obligations" in words
    assert "At which stage is it?" in words.partition("Left unknown in the description")[2]
    assert "Readings of open law" in words


def test_it_says_where_the_law_is_uncertain_and_what_it_was_made_from(cv):
    uncertain = chapter(cv, "uncertain")
    assert "the Official Gazette was not seen" in uncertain
    assert "the class: low" in uncertain
    assert "or not at all (Art. 111(2))" in uncertain
    versions = chapter(cv, "versions")
    assert f"aigov {aigov.__version__}" in versions
    assert "cv-screening" in versions
    assert "known to 2026-11-22" in versions


def test_more_is_told_where_everything_is_asked_for(cv):
    assert len(cv.to_markdown(everything=True)) > 1.5 * len(cv.to_markdown())
    duty = next(one for one in cv.systems[0].sides[0].duties if one.start == "2027-12-02")
    requires = duty.obligation.requires.en[:60]
    assert requires in cv.to_markdown(everything=True)
    assert requires not in cv.to_markdown()


# --- other laws, roles, days ------------------------------------------------------------------


def test_one_law_alone_has_nothing_to_compare():
    words = chapter(reported("example:spam-filter", ["eu-ai-act"]), "compared")
    assert words.strip() == "- One law alone was asked: there is nothing to compare."


def test_each_of_three_laws_is_held_against_the_others_together():
    folder = str(EXAMPLES / "frameworks" / "company-ai-policy")
    found = reported("example:cv-screening", [folder, *BOTH])
    words = chapter(found, "compared")
    assert (
        "Left to do under EU AI Act for whoever complies with AI policy of Sen & Linden + " in words
    )
    assert len(found.systems[0].gaps) == 3
    summary = chapter(found, "summary")
    assert "17 obligations recommended now" in summary
    assert summary.index("already bind under Vietnam AI Law") < summary.index("Gravest")
    assert "Which data of the company are put into it?" in chapter(found, "ranked")


def test_a_draft_binds_nobody_and_is_no_reason_to_act():
    words = chapter(reported("example:loan-app-vn", ["vn-ai-law-draft-2025-12-01"]), "summary")
    assert "This is a draft without legal effect." in words
    assert "14 obligations if the draft were law" in words
    assert "bind" not in words.partition("What to do next")[2].partition("Gravest")[0]


def test_two_texts_of_one_law_are_told_apart():
    words = chapter(
        reported("example:cv-screening", ["eu-ai-act@2026-06-01", "eu-ai-act"]), "summary"
    )
    assert "EU AI Act @2026-06-01" in words
    assert "from 2026-08-02" in words


def test_a_role_that_one_law_lacks_has_no_duties_there():
    found = reported("example:cv-screening", role="distributor")
    assert "in the role Distributor" in found.to_markdown()
    assert "none: it has no such role" in chapter(found, "summary")


def test_programmes_unknown_roles_and_days_without_a_text_are_refused_clearly():
    with pytest.raises(aigov.UnknownFrameworkError, match="is a programme, not a law"):
        reported("example:cv-screening", ["vn-four-pillars"])
    with pytest.raises(aigov.UnknownRoleError, match="judge"):
        reported("example:cv-screening", role="judge")
    with pytest.raises(aigov.NoTextError):
        aigov.report(
            "example:cv-screening", "vn-ai-law", as_of="2024-09-01", text_as_of="2024-09-01"
        )
    for nothing in ([], ()):
        with pytest.raises(aigov.AigovError, match="needs a framework"):
            reported("example:cv-screening", nothing)
        with pytest.raises(aigov.AigovError, match="needs a system"):
            reported(nothing)


def test_a_law_without_a_text_on_the_day_is_named_and_left_out():
    found = aigov.report("example:cv-screening", BOTH, as_of="2024-09-01", text_as_of="2024-09-01")
    assert [one.id for one in found.not_yet] == ["vn-ai-law"]
    assert "Vietnam AI Law is left out: nothing of it was published yet" in chapter(
        found, "summary"
    )
    assert "một văn bản" in chapter(found, "compared", "vi")


# --- forms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "lang"), [("cv-screening", "en"), ("loan-app-vn", "vi")])
def test_html_is_one_sound_file_that_says_what_the_markdown_says(name, lang):
    pytest.importorskip("jinja2")
    from test_html import sound, words

    found = example(name)
    read = sound(found.to_html(lang), lang)
    plain = re.sub(r"\]\([^)]*\)", "]", found.to_markdown(lang).replace("\\", ""))
    missing = words(plain) - words(" ".join(read.words))
    drawn = {*re.findall(r"^_.*?:_ (.*)$", plain, re.MULTILINE)}
    assert {*missing} <= {*words(" ".join(drawn))}
    assert "Content-Security-Policy" in found.to_html(lang)


def test_only_one_language_is_spoken():
    own = aigov.System("Hệ thống", {"purpose": ["recruitment-screening"], "market": ["EU", "VN"]})
    found = reported(own).to_markdown("vi")
    said = re.sub(r"`[^`]*`|\([^)]*\)|https?://\S+", "", found)
    assert not re.search(r"\b(the|and|of|obligations?|which|binds?|from|under)\b", _ours(said))
    assert "[en]" not in said


def _ours(text):
    """Return the text without what is quoted: names of texts as their sources give them."""
    return re.sub(r"(?m)^.*(Regulation|NIST|Guidelines).*$|\[[^]]*\]", "", text)


def test_hostile_words_stay_words():
    evil = "</style><script>alert(1)</script> # [x](javascript:alert(1))"
    system = {
        "system": {"format": 1, "id": "con", "name": evil, "summary": evil},
        "facts": {"purpose": ["recruitment-screening"]},
        "uses": [{"id": "a", "name": evil, "facts": {}}, {"id": "b", "facts": {"generates": []}}],
        "evidence": {"purpose": evil},
    }
    found = reported([system, system], ["vn-ai-law"])
    assert found.names == ("con-system", "con-system-2")
    html = found.to_html()
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert not re.search(r"(?<!\\)\]\(javascript", found.to_markdown())


def test_a_notebook_shows_the_first_screen(cv):
    shown = cv._repr_html_()
    assert "What to do next" in shown
    assert "<script" not in shown
    assert "Readings of open law" not in shown
    assert "What to do next" in cv.systems[0]._repr_markdown_()
    assert repr(cv) == "<Report on 1: cv-screening>"
    portfolio = reported(["example:cv-screening", "example:spam-filter"])
    assert "Systems by class" in portfolio._repr_markdown_()


# --- several systems --------------------------------------------------------------------------


SEVERAL = ["call-centre-emotions", "cv-screening", "deepfake-app"]


@pytest.fixture(scope="module")
def portfolio():
    return reported([f"example:{one}" for one in SEVERAL])


def test_an_index_counts_and_links(portfolio):
    index = portfolio.files(form="markdown")["index.md"]
    assert "# AI systems at a glance" in index
    assert "[CV screening](cv-screening.md)" in index
    tiers = Counter(one.classifications[0].level for one in portfolio.systems)
    row = re.search(r"^\| EU AI Act \|(.*)\|$", index, re.MULTILINE)[1].split("|")
    levels = ("prohibited", "high", "limited", "minimal")
    assert [int(one) for one in row[:4]] == [tiers[level] for level in levels] == [1, 1, 1, 0]
    assert "Face-swap video app: 2 obligations begin to bind" in index


def test_a_folder_of_html_is_linked_both_ways(portfolio, tmp_path):
    pytest.importorskip("jinja2")
    folder = tmp_path / "reports"
    portfolio.save(folder, "vi")
    assert {one.name for one in folder.iterdir()} == {"index.html", *(f"{x}.html" for x in SEVERAL)}
    index = (folder / "index.html").read_text("utf-8")
    assert {*re.findall(r'href="([^"#:]+)"', index)} == {f"{x}.html" for x in SEVERAL}
    one = (folder / "cv-screening.html").read_text("utf-8")
    assert '<a href="index.html">← Tất cả hệ thống</a>' in one


def test_one_file_holds_the_index_and_every_report(portfolio):
    pytest.importorskip("jinja2")
    from test_html import sound

    read = sound(portfolio.to_html(), "en")
    assert [one["id"] for one in read.all("h2") if one["id"][0] == "r"] == ["r1", "r2", "r3"]
    assert len(read.all("article")) == 3
    assert portfolio.to_markdown().count("\n## ") == 3 + 3


def test_what_cannot_be_read_is_on_the_index(tmp_path):
    (tmp_path / "bad.yaml").write_text("system: {format: 1}\nfacts: {purpos: [x]}\n")
    spam = (EXAMPLES / "systems" / "spam-filter.yaml").read_text("utf-8")
    (tmp_path / "spam.yaml").write_text(spam, "utf-8")
    (tmp_path / "notes.txt").write_text("no description")
    found = reported(tmp_path, ["vn-ai-law"])
    assert found.is_portfolio
    assert [one.system.id for one in found.systems] == ["spam-filter"]
    index = found.files(form="markdown")["index.md"]
    assert "bad.yaml: There is no fact 'purpos'" in index.replace(str(tmp_path) + "/", "")
    (tmp_path / "spam.yaml").unlink()
    with pytest.raises(aigov.InputError, match="purpos"):
        reported(tmp_path, ["vn-ai-law"])
    with pytest.raises(aigov.InputError, match=r"nope\.yaml"):
        reported(["nope.yaml", tmp_path / "gone.yaml"], ["vn-ai-law"])


# --- where it is written ----------------------------------------------------------------------


def test_a_folder_gives_its_files_and_waits_for_no_pipe(tmp_path):
    words = (EXAMPLES / "systems" / "spam-filter.yaml").read_text("utf-8")
    for name in ("b.yaml", "A.YAML", ".kept.yaml", "notes.txt"):
        (tmp_path / name).write_text(words, "utf-8")
    (tmp_path / "folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
    assert [one.name for one in descriptions_in(tmp_path)] == ["A.YAML", "b.yaml"]


def test_the_command_writes_what_the_library_makes(tmp_path, capsys, cv):
    asked = ["report", "example:cv-screening", *ARGUMENTS, "--lang", "en"]
    assert main([*asked, "-o", str(tmp_path / "cv.md")]) == 0
    assert (tmp_path / "cv.md").read_text("utf-8") == cv.to_markdown()
    assert main([*asked, "--format", "markdown"]) == 0
    assert capsys.readouterr().out == cv.to_markdown()


def test_the_command_says_what_could_not_be_read_and_goes_on(tmp_path, capsys):
    pytest.importorskip("jinja2")
    folder = str(tmp_path / "out")
    asked = ["report", "nope.yaml", "example:spam-filter", *ARGUMENTS, "-f", "vn-ai-law"]
    assert main([*asked, "-o", folder]) == 1
    assert "nope.yaml: error [not-found]" in capsys.readouterr().err
    assert sorted(one.name for one in Path(folder).iterdir()) == ["index.html", "spam-filter.html"]


def test_nothing_is_written_over_a_description(tmp_path, capsys):
    file = tmp_path / "mine.html"
    text = (EXAMPLES / "systems" / "spam-filter.yaml").read_text("utf-8")
    file.write_text(text, "utf-8")
    assert main(["report", str(file), *ARGUMENTS, "-o", str(file)]) == 2
    with pytest.raises(aigov.AigovError, match="is a description"):
        reported(file, ["vn-ai-law"]).save(file)
    index = tmp_path / "index.md"
    index.write_text(text, "utf-8")
    with pytest.raises(aigov.AigovError, match="is a description"):
        reported(index, ["vn-ai-law"]).save(tmp_path, form="markdown")
    assert file.read_text("utf-8") == index.read_text("utf-8") == text


def test_the_form_is_that_of_the_name_or_the_one_asked_for(tmp_path, cv):
    names = {"a.html": "html", "a.HTM": "html", "a.md": "markdown", "a/": "html", "a": "html"}
    assert {name: form_of(name) for name in names} == names
    assert form_of("a.txt", "markdown") == "markdown"
    for wrong in (("a.txt", None), ("a.html", "pdf")):
        with pytest.raises(aigov.AigovError, match="report"):
            form_of(*wrong)
    with pytest.raises(OSError, match="gone"):
        cv.save(tmp_path / "gone" / "a.md")


def test_files_are_written_whole_or_not_at_all(tmp_path):
    (tmp_path / "a.md").write_text("before")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(IsADirectoryError):
        save_files({"a.md": "after", "b.md": "after"}, tmp_path)
    (tmp_path / "b.md").rmdir()
    with pytest.raises(OSError, match="x"):
        save_files({"a.md": "after", "x" * 300: "after"}, tmp_path)
    assert (tmp_path / "a.md").read_text() == "before"
    with pytest.raises(OSError, match="new"):
        save_files({"x" * 300: "after"}, tmp_path / "new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    save_files({"a.md": "after", "c.md": "new"}, tmp_path)
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {
        "a.md": "after",
        "c.md": "new",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
@pytest.mark.parametrize("save", [save_text, save_bytes])
def test_a_pipe_is_written_into_and_stays_one(tmp_path, save):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    save("words" if save is save_text else b"words", tmp_path / "pipe")
    assert os.read(reader, 9) == b"words"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
    assert len([*tmp_path.iterdir()]) == 1


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such devices there")
def test_standard_output_may_be_named_as_a_file():
    code = "from aigov.saving import save_text; save_text('words', '/dev/stdout')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "words"


@pytest.mark.parametrize("save", [save_text, save_bytes])
def test_a_file_makes_no_folder_and_may_have_any_name(tmp_path, save):
    content = "words" if save is save_text else b"words"
    with pytest.raises(FileNotFoundError, match=r"none.a\.md"):
        save(content, tmp_path / "none" / "a.md")
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError, match=r"file.a\.md"):
        save(content, tmp_path / "file" / "a.md")
    save(content, tmp_path / "before")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["before", "file"]


def test_what_no_file_can_hold_is_refused(tmp_path):
    for save in (save_text, lambda text, path: save_files({"a.md": text}, path.parent)):
        with pytest.raises(aigov.AigovError, match=r"a\.md.*surrogates"):
            save("\ud800", tmp_path / "a.md")
    assert not [*tmp_path.iterdir()]


def test_markdown_needs_no_extra(monkeypatch, cv):
    from aigov.render import html

    html._environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert cv.to_markdown()
    with pytest.raises(aigov.MissingExtraError, match="html"):
        cv.to_html()


# --- the examples -----------------------------------------------------------------------------


def examples():
    """Return the reports that are shown in `examples/reports`, by their paths."""
    for name in ("cv-screening", "loan-app-vn"):
        found = example(name)
        for lang in ("en", "vi"):
            yield EXAMPLES / "reports" / f"{name}.{lang}.html", found.to_html(lang)
            yield EXAMPLES / "reports" / f"{name}.{lang}.md", found.to_markdown(lang)


def without_version(text):
    """Return a report as any version of this library would make it."""
    return re.sub(r"aigov \d[\w.+]*", "aigov", text)


def test_the_examples_are_what_the_library_makes_today():
    pytest.importorskip("jinja2")
    for path, text in examples():
        if without_version(path.read_text("utf-8")) != without_version(text):
            pytest.fail(f"{path.name} is not what the library makes today; run: {REGENERATE}")


if __name__ == "__main__":
    for path, text in examples():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
