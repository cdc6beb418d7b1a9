"""Dossiers: every point that the law asks for, filled from what is stated, the rest marked."""

import copy
import io
import pickle
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
import yaml

import aigov
from aigov import bundled
from aigov.checking.dossiers import read_template
from aigov.cli import main
from aigov.dossiers import templates
from aigov.texts import LANGUAGES

docx = pytest.importorskip("docx")

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "dossiers"
DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}
BEFORE_OMNIBUS = {"as_of": "2026-06-01", "text_as_of": "2026-06-01"}
KINDS = [f"{one.framework}:{one.id}" for one in aigov.dossier_kinds()]
SORTER = {  # listed in Annex III(4)(a), and by Art. 6(3)(a) not high-risk
    "purpose": ["recruitment-screening"],
    "domain": ["employment"],
    "capability": ["text-analysis"],
    "decision_role": ["narrow-procedural-task"],
    "profiles_people": False,
    "market": ["EU"],
}


def made(kind, system="example:cv-screening", lang="en", **more):
    if more:
        return aigov.dossier(kind, system, lang=lang, **(DAY | more))
    return drafted(kind, system, lang)


@cache  # a dossier is read-only
def drafted(kind, system, lang):
    return aigov.dossier(kind, system, lang=lang, **DAY)


def cited(dossier):
    """Return the first citation of each point, in order."""
    return list(dict.fromkeys(one.citations[0] for one in dossier.points))


def point(dossier, cite, title=None):
    return next(
        one for one in dossier.points if cite in one.citations and title in (None, one.title.en)
    )


# --- the law ----------------------------------------------------------------------------------


def test_annex_iv_has_an_item_for_every_point() -> None:
    first = [f"Annex IV(1)({letter})" for letter in "abcdefgh"]
    second = [f"Annex IV(2)({letter})" for letter in "abcdefgh"]
    assert cited(made("technical-documentation")) == [
        *first,
        *second,
        *(f"Annex IV({number})" for number in range(3, 10)),
    ]


@pytest.mark.parametrize(
    ("cite", "titles"),
    [
        (
            "Annex IV(1)(a)",
            ["Intended purpose", "Name of the provider", "Version and earlier versions"],
        ),
        (
            "Annex IV(2)(b)",
            [
                *(
                    "General logic and algorithms",
                    "Key design choices",
                    "Main classification choices",
                ),
                *("What it optimises for", "Expected output and its quality", "Trade-offs"),
            ],
        ),
        ("Annex IV(2)(c)", ["Architecture", "Computational resources"]),
        (
            "Annex IV(2)(d)",
            [
                *("Training methods and data sets", "How the data was obtained and selected"),
                "Labelling and cleaning",
            ],
        ),
        ("Annex IV(2)(g)", ["Validation and testing", "Metrics", "Test logs and reports"]),
        (
            "Annex IV(3)",
            [
                *("Capabilities and limits", "Unintended outcomes and sources of risk"),
                *("Human oversight in operation", "Specifications on input data"),
            ],
        ),
        ("Annex IV(7)", ["Harmonised standards", "Solutions where no such standard was applied"]),
        ("Annex IV(9)", ["System for monitoring performance", "Post-market monitoring plan"]),
    ],
)
def test_a_point_of_annex_iv_that_asks_for_several_things_has_an_item_for_each(
    cite, titles
) -> None:
    found = [
        one.title.en for one in made("technical-documentation").points if one.citations[0] == cite
    ]
    assert found == titles


def test_article_27_has_an_item_for_every_point() -> None:
    found = cited(made("fundamental-rights-impact-assessment"))
    wanted = [f"Art. 27(1)({letter})" for letter in "abcdef"]
    assert [one for one in found if one in wanted] == wanted
    assert {"Art. 27(3)", "Art. 27(4)"} <= set(found)


@pytest.mark.parametrize(
    ("section", "points", "day"),
    [
        ("A", range(1, 14), DAY),
        ("B", [1, 2, 3, 4, 5, 6, 8], DAY),
        ("B", range(1, 10), BEFORE_OMNIBUS),
        ("C", range(1, 6), DAY),
    ],
)
def test_annex_viii_has_an_item_for_every_point_of_the_text_that_is_read(
    section, points, day
) -> None:
    everything = aigov.dossier("registration", {"system": {"format": 1, "name": "x"}}, **day)
    found = [one for one in cited(everything) if one.startswith(f"Annex VIII, Section {section}(")]
    assert found == [f"Annex VIII, Section {section}({number})" for number in points]


def test_the_assessment_of_article_6_goes_through_every_test_of_paragraph_3() -> None:
    found = set(cited(made("not-high-risk-assessment")))
    conditions = {f"Art. 6(3), second subparagraph, point ({letter})" for letter in "abcd"}
    others = {"Art. 6(3), first subparagraph", "Art. 6(3), third subparagraph"}
    assert conditions | others <= found


@pytest.mark.parametrize(
    ("kind", "cites"),
    [
        ("classification-file", [f"ND142 Điều 12.2.{letter}" for letter in "abcd"]),
        ("classification-notice", [f"ND142 Điều 12.2.{letter}" for letter in "abcd"]),
        ("impact-assessment", [f"ND142 Điều 20.3.{letter}" for letter in "abcd"]),
    ],
)
def test_the_vietnamese_files_have_an_item_for_every_point(kind, cites) -> None:
    found = cited(made(kind, "example:loan-app-vn"))
    assert [one for one in found if one in cites] == cites


@pytest.mark.parametrize(
    "titles",
    [
        ["Name of the system", "Version", "Identification code", "Provider"],
        [
            *("Purpose", "Main functions", "Architecture in outline", "Extent of use"),
            *("Groups of users", "People affected"),
        ],
        ["Main kinds of input data"],
        ["Risk management measures", "Safety", "Transparency"],
    ],
)
def test_what_dieu_12_lists_is_in_the_file_and_in_the_notice(titles) -> None:
    for kind in ("classification-file", "classification-notice"):
        found = [one.title.en for one in made(kind, "example:loan-app-vn").points]
        start = found.index(titles[0])
        assert found[start : start + len(titles)] == titles


def test_what_the_omnibus_changed_is_in_the_text_that_is_read() -> None:
    before, after = (
        aigov.dossier("technical-documentation", "example:cv-screening", **day).markdown
        for day in (BEFORE_OMNIBUS, DAY)
    )
    assert "small mid-caps" in after
    assert "small mid-caps" not in before
    assert "2 September 2027" in after
    assert "2 February 2026" in before
    assert "Art. 42(3)" in after
    assert "Art. 42(3)" not in before
    older = aigov.dossier(
        "fundamental-rights-impact-assessment", "example:credit-scoring", **BEFORE_OMNIBUS
    )
    assert "this assessment complements it" in older.markdown


def test_before_the_decree_nothing_says_what_the_vietnamese_file_holds() -> None:
    with pytest.raises(aigov.UnknownDossierError, match="text read on 2026-04-01"):
        aigov.dossier(
            "classification-file",
            "example:loan-app-vn",
            as_of="2026-04-01",
            text_as_of="2026-04-01",
        )


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_a_template_is_there_in_both_languages(kind) -> None:
    framework, _, name = kind.partition(":")
    (template,) = (one for one in templates(aigov.load_framework(framework)) if one["id"] == name)
    lacking, waiting = [], [template]
    while waiting:
        node = waiting.pop()
        children = list(node.values()) if isinstance(node, dict) else node
        if isinstance(node, dict) and {*node} & {*LANGUAGES} and not all(map(node.get, LANGUAGES)):
            lacking.append(node)
        waiting += [one for one in children if isinstance(one, dict | list)]
    assert lacking == []


def test_no_guidance_stands_twice_in_one_template() -> None:
    """A point that was copied and not rewritten would tell its author the wrong thing."""
    for kind in KINDS:
        framework, _, name = kind.partition(":")
        (template,) = (
            one for one in templates(aigov.load_framework(framework)) if one["id"] == name
        )
        for section in template["sections"]:
            said = [str(one["write"]) for one in section["items"] if "text" not in one]
            assert len(said) == len(set(said)), (kind, section["title"]["en"])


# --- what fills it ----------------------------------------------------------------------------


def test_facts_fill_points_with_their_words_and_evidence_stays_with_them() -> None:
    text = made("not-high-risk-assessment").markdown
    assert "Analysing, filtering or ranking applications, or finding candidates" in text
    assert "Product sheet, page 3: each applicant gets a match score from the CV." in text
    assert "recruitment-screening" not in text


def test_what_nothing_fills_is_missing_and_marked() -> None:
    draft = made("technical-documentation")
    hardware = point(draft, "Annex IV(1)(e)")
    assert hardware.state == "missing"
    assert hardware in draft.missing
    assert f"**\\[To be completed: {hardware.write.en}\\]**" in draft.markdown
    vietnamese = made("technical-documentation", lang="vi").markdown
    assert f"**\\[Cần bổ sung: {hardware.write.vi}\\]**" in vietnamese


def test_what_is_begun_is_still_left_to_complete() -> None:
    purpose = point(made("technical-documentation"), "Annex IV(1)(a)", "Intended purpose")
    assert purpose.state == "begun"
    assert purpose in made("technical-documentation").missing


def test_what_suffices_is_filled() -> None:
    assert (
        point(made("classification-file", "example:loan-app-vn"), "ND142 Điều 12.2.a").state
        == "filled"
    )


def test_a_fact_that_is_not_stated_is_asked_and_never_presumed() -> None:
    system = aigov.System("CV screening", {"purpose": ["recruitment-screening"]})
    assert made("technical-documentation", system).classification.tier == "high-risk"
    told = point(made("not-high-risk-assessment", system), "Art. 6(3), third subparagraph")
    assert told.state == "missing"
    text = made("not-high-risk-assessment", system).markdown
    question = aigov.load_vocabulary().facts["profiles_people"].question.en
    assert f"Not stated in the description: {question} \\[`profiles_people`\\]" in text
    assert "The class rests on presumptions" in text


def test_a_fact_that_is_declined_is_said_to_be() -> None:
    system = aigov.System("x", {"purpose": ["recruitment-screening"], "profiles_people": "unknown"})
    text = made("not-high-risk-assessment", system).markdown
    assert "Left unknown in the description: Does it process personal data" in text


def test_facts_of_several_uses_are_told_apart() -> None:
    text = made("classification-file", "example:loan-app-vn", lang="vi").markdown
    assert "Hệ thống được dùng để làm gì? (Tư vấn qua hội thoại) Chăm sóc khách hàng" in text
    assert "Bản mô tả chưa nêu (Tư vấn qua hội thoại): Kết quả đầu ra đóng vai trò gì" in text


def test_an_optional_point_of_which_nothing_is_said_is_not_missing() -> None:
    draft = made("technical-documentation")
    pictures = point(draft, "Annex IV(1)(f)")  # `product: []` says that it is no part of a product
    assert pictures.state == "optional"
    assert pictures not in draft.missing


def test_the_exception_that_stands_fills_the_condition_relied_on() -> None:
    sorter = aigov.System("CV sorter", SORTER)
    draft = made("not-high-risk-assessment", sorter)
    assert draft.needed.outcome == "presumed"
    assert point(draft, "Art. 6(3), second subparagraph, point (a)").state == "begun"
    assert point(draft, "Art. 6(3), second subparagraph, point (b)").state == "optional"
    assert "By what is stated it is met: It does a narrow procedural task" in draft.markdown
    registered = made("registration", sorter)
    assert cited(registered) == [
        f"Annex VIII, Section B({number})" for number in (1, 2, 3, 4, 5, 6, 8)
    ]
    assert point(registered, "Annex VIII, Section B(6)").state == "begun"


def test_duties_guide_and_fill_nothing() -> None:
    risks = point(made("technical-documentation"), "Annex IV(5)")
    assert risks.state == "missing"
    assert risks.told
    assert (
        "The law asks: Establish, document and maintain a process"
        in made("technical-documentation").markdown
    )


# --- whether it is needed ---------------------------------------------------------------------


def test_a_document_that_is_needed_says_by_which_duty_and_from_when() -> None:
    draft = made("technical-documentation")
    assert draft.needed.outcome == "yes"
    assert "· Provider · certain · from 2027-12-02" in draft.markdown


def test_a_document_that_does_not_fit_is_made_and_says_why_not() -> None:
    draft = made("fundamental-rights-impact-assessment")
    assert draft.needed.outcome == "no"
    assert draft.points
    text = draft.markdown
    assert "it does not seem to apply to this system; the draft is made all the same" in text
    assert "Employer or recruiter, or a platform for work (wanted: Public authority or body" in text
    assert "The description speaks as Provider, who does not make this document." in text


def test_a_system_out_of_scope_needs_nothing_and_is_told_so() -> None:
    hobby = aigov.System(
        "x", {"purpose": ["recruitment-screening"], "market": ["VN"], "output_used_in": ["VN"],
              "provider_location": ["VN"], "deployer_location": ["VN"], "affected_people_in": ["VN"]}
    )  # fmt: skip
    draft = made("technical-documentation", hobby)
    assert draft.needed.outcome == "no"
    assert "The law does not cover what is described, for: Provider." in draft.markdown


def test_what_is_open_says_what_would_settle_it() -> None:
    draft = made(
        "fundamental-rights-impact-assessment",
        aigov.System("x", {"purpose": ["recruitment-screening"]}),
    )
    assert draft.needed.outcome == "open"
    assert (
        "Not stated in the description: Who uses it, or on whose behalf is it used?"
        in draft.markdown
    )


def test_only_the_section_that_is_needed_has_points() -> None:
    draft = made("registration")
    assert [(one.needed.outcome, bool(one.points)) for one in draft.sections] == [
        ("yes", True),
        ("no", False),
        ("no", False),
    ]
    assert "not asked for in this case; its points are left out" in draft.markdown


def test_in_the_secure_section_fewer_points_are_asked_for() -> None:
    """Art. 49(4)(a): points 1 to 10 of Section A but for 6, 8 and 9."""
    police = aigov.System(
        "Evidence reliability",
        {
            "purpose": ["evidence-reliability"],
            "domain": ["law-enforcement"],
            "deployer": ["law-enforcement-authority"],
            "decision_role": ["influences-outcome"],
            "profiles_people": True,
            "market": ["EU"],
        },
        roles=["provider"],
    )
    draft = made("registration", police)
    asked = [one.citations[0] for one in draft.sections[0].points if one.state != "not-needed"]
    wanted = [f"Annex VIII, Section A({number})" for number in (1, 2, 3, 4, 5, 7, 10)]
    assert list(dict.fromkeys(asked)) == wanted
    assert "secure section that is not public" in draft.markdown
    assert "What is registered can be read by the public." not in draft.markdown


def test_an_extension_has_the_templates_of_what_it_extends() -> None:
    folder = ROOT / "examples" / "frameworks" / "fictional-member-state"
    kinds = {one.id for one in aigov.dossier_kinds(folder)}
    assert "technical-documentation" in kinds
    draft = made("technical-documentation", framework=folder)
    assert draft.needed.outcome == "yes"


def test_who_extends_a_framework_leaves_its_kinds_alone(monkeypatch) -> None:
    monkeypatch.setenv("AIGOV_FRAMEWORKS", str(ROOT / "examples" / "frameworks"))
    assert len([one for one in aigov.dossier_kinds() if one.id == "registration"]) == 2
    assert aigov.dossier("registration", "example:cv-screening", **DAY).framework == "eu-ai-act"
    there = aigov.dossier("fictional-member-state:registration", "example:cv-screening", **DAY)
    assert there.framework == "fictional-member-state"


# --- every kind of every example ----------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drafted_for_every_example(kind) -> None:
    for place, name in enumerate(aigov.examples()):
        lang = LANGUAGES[place % 2]
        draft = made(kind, f"example:{name}", lang=lang)
        text = draft.markdown
        assert text.startswith(f"## {draft.title.pick(lang)}: ")
        assert text.count("aigov informs" if lang == "en" else "aigov cung cấp thông tin") == 1
        assert "(vi)" not in text
        assert "{" not in text


# --- DOCX ---------------------------------------------------------------------------------------


def words(text):
    return re.findall(r"\w+", text)


def opened(draft):
    return docx.Document(io.BytesIO(draft.docx))


def all_text(document):
    body = [one.text for one in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*body, *cells])


@pytest.mark.parametrize("kind", KINDS)
def test_docx_holds_all_words_of_the_markdown(kind) -> None:
    draft = made(kind, "example:loan-app-vn", lang="vi" if kind.startswith("vn") else "en")
    addresses = re.compile(r"\]\([^)]*\)")
    plain = addresses.sub("]", draft.markdown).replace("\\", "")
    assert words(all_text(opened(draft))) == words(
        plain.replace("`", "").rstrip("_\n").replace("_aigov", "aigov")
    )


def test_docx_has_headings_language_properties_and_page_numbers() -> None:
    draft = made("classification-file", "example:loan-app-vn", lang="vi")
    document = opened(draft)
    styles = [one.style.name for one in document.paragraphs]
    assert styles[0] == "Title"
    assert (
        styles.count("Heading 1") == len(draft.sections) + 3
    )  # remarks, what it rests on, readings
    assert styles.count("Heading 2") == len(draft.points)
    about = document.core_properties
    assert (
        about.title
        == "Hồ sơ phân loại rủi ro của hệ thống trí tuệ nhân tạo: Ứng dụng vay tiêu dùng"
    )
    assert about.subject == "Ứng dụng vay tiêu dùng: Điều 10.1; ND142 Điều 12"
    assert about.language == "vi-VN"
    assert about.created.date().isoformat() == "2026-11-22"
    with zipfile.ZipFile(io.BytesIO(draft.docx)) as found:
        style = found.read("word/styles.xml").decode()
        assert 'w:lang w:val="vi-VN"' in style
        assert "Times New Roman" in style
        footer = found.read("word/footer1.xml").decode()
        assert "NUMPAGES" in footer
        assert "Trang" in footer
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_docx_marks_what_is_missing_by_words_and_highlight() -> None:
    document = opened(made("technical-documentation"))
    marked = [
        run.text
        for one in document.paragraphs
        for run in one.runs
        if run.font.highlight_color is not None
    ]
    assert any(one.startswith("[To be completed: ") for one in marked)
    unmarked = [
        one.text
        for one in document.paragraphs
        if "[To be completed" in one.text
        and all(run.font.highlight_color is None for run in one.runs)
    ]
    assert unmarked == []


def test_the_same_draft_gives_the_same_docx() -> None:
    assert made("registration").docx == made("registration").docx


# --- strangers' words ---------------------------------------------------------------------------


HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:1) \x0c\x01 \U0001f600"


def test_hostile_words_are_only_words(tmp_path) -> None:
    system = aigov.System(
        f"Name {HOSTILE}",
        SORTER,
        summary=f"Summary {HOSTILE}",
        evidence={"profiles_people": f"Evidence {HOSTILE}"},
    )
    draft = made("not-high-risk-assessment", system)
    assert "<script>" not in draft.html
    assert "<script>" not in draft.markdown.replace("\\<script", "")
    assert "[x](javascript:1)" not in draft.markdown
    text = all_text(opened(draft))
    assert "<script>alert(1)</script> **bold** [x](javascript:1)" in text
    assert "\x01" not in text
    assert "javascript" not in {
        one.target_ref for one in opened(draft).part.rels.values() if one.is_external
    }


# --- a template of one's own --------------------------------------------------------------------


def template_of(kind="impact-assessment"):
    (found,) = (one for one in aigov.dossier_kinds() if one.id == kind)
    return copy.deepcopy({"dossiers": [found.template]})


def test_a_changed_template_is_used(tmp_path) -> None:
    changed = template_of("classification-file")
    changed["dossiers"][0]["title"] = {"en": "Our own file", "vi": "Hồ sơ của chúng tôi"}
    changed["dossiers"][0]["sections"] = changed["dossiers"][0]["sections"][1:2]
    changed["dossiers"][0]["sections"][0]["items"][1]["from"] = [{"facts": "domain"}]
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")
    for given in (path, changed):
        draft = made("classification-file", "example:loan-app-vn", template=given)
        assert draft.title.en == "Our own file"
        assert len(draft.sections) == 1
        assert point(draft, "ND142 Điều 12.2.a", "Version").state == "begun"


def test_a_kind_of_ones_own_is_made_with_the_framework_named() -> None:
    own = template_of("classification-file")
    own["dossiers"][0]["id"] = "our-memo"
    draft = made("our-memo", "example:loan-app-vn", framework="vn-ai-law", template=own)
    assert draft.kind == "our-memo"
    with pytest.raises(aigov.UnknownDossierError, match="no dossier 'our-memo'"):
        made("our-memo", "example:loan-app-vn", template=own)


def broken(change):
    given = template_of()
    change(given["dossiers"][0])
    return given


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda it: it.update(titel="x"), "unknown-key", "titel"),
        (lambda it: it.pop("due"), "missing-key", "due"),
        (lambda it: it.update(cite="Article 27"), "bad-citation", "fits no citation scheme"),
        (lambda it: it.update(needed="impact-asessment-report"), "unknown-obligation", "impact-assessment-report"),
        (lambda it: it.update(roles=["ministry"]), "unknown-role", "ministry"),
        (lambda it: it["sections"][0]["items"][0].update({"from": [{"facts": "deploier"}]}), "unknown-fact", "deployer"),
        (lambda it: it["sections"][0]["items"][0].update({"from": [{"findings": "no-rule"}]}), "unknown-rule", "no-rule"),
        (lambda it: it["sections"][0]["items"][0].update({"from": [{"exceptions": "none"}]}), "unknown-exception", "none"),
        (lambda it: it["sections"][0]["items"][0].update({"from": [{"duties": "riskmanagement"}]}), "unknown-topic", "risk-management"),
        (lambda it: it["sections"][0]["items"][0].update({"from": [{"system": "name", "facts": "domain"}]}), "one-source", "exactly one"),
        (lambda it: it["sections"][0]["items"][0].update({"text": {"since": "decree-1"}}), "unknown-instrument", "decree-1"),
        (lambda it: it["remarks"][0].update(cite="Điều 20.3.x.y"), "bad-citation", "Điều 20.3.x.y"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_template_is_named_with_its_place(change, code, words, tmp_path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump(broken(change), allow_unicode=True), encoding="utf-8")
    with pytest.raises(aigov.InputError) as caught:
        read_template(path, aigov.load_framework("vn-ai-law"))
    assert [one.code for one in caught.value.problems] == [code]
    (problem,) = caught.value.problems
    assert problem.file == str(path)
    assert problem.line
    assert words in str(problem)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"dossiers": []}, "one-template"),
        ({"rules": []}, "unknown-key"),
        ({"dossiers": [*template_of()["dossiers"], *template_of()["dossiers"]]}, "one-template"),
    ],
)
def test_a_file_that_holds_no_template_or_several_is_refused(given, code) -> None:
    with pytest.raises(aigov.InputError) as caught:
        read_template(given, aigov.load_framework("vn-ai-law"))
    assert [one.code for one in caught.value.problems] == [code]


def test_check_finds_the_mistakes_of_templates_in_a_framework(tmp_path) -> None:
    folder = tmp_path / "vn-ai-law"
    source = Path(str(bundled.data_folder("frameworks"))) / "vn-ai-law"
    for path in source.rglob("*.yaml"):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    file = folder / "dossiers" / "impact-assessment.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("needed: impact-assessment-report", "needed: impact-report", 1),
        encoding="utf-8",
    )
    (problem,) = (one for one in aigov.check(folder) if one.severity == "error")
    assert problem.code == "unknown-obligation"
    assert problem.file == str(file)


# --- what users call ----------------------------------------------------------------------------


def test_a_wrong_kind_names_the_nearest() -> None:
    with pytest.raises(aigov.UnknownDossierError, match="did you mean technical-documentation"):
        made("technical-documentatoin")
    with pytest.raises(
        aigov.UnknownDossierError, match="eu-ai-act has no dossier 'classification-file'"
    ):
        made("classification-file", framework="eu-ai-act")
    with pytest.raises(aigov.UnknownDossierError, match="asean-ai-guide has no templates"):
        made("classification-file", framework="asean-ai-guide")


def test_a_framework_may_stand_before_the_kind_or_be_named() -> None:
    assert made("eu-ai-act:registration") == made("registration", framework="eu-ai-act")
    assert (
        made("registration", framework="eu-ai-act@2026-06-01").markdown.count("Section B(7)") == 0
    )


def test_a_dossier_can_be_kept_and_shows_itself_in_a_notebook() -> None:
    draft = made("registration")
    assert pickle.loads(pickle.dumps(draft)) == draft
    assert len(repr(draft)) <= 100
    assert "points to write or complete" in repr(draft)
    assert hash(draft) == hash(made("registration"))
    assert draft != made("registration", lang="vi")
    assert "Registration in the EU database" in draft._repr_html_()
    assert "Registration in the EU database" in draft._repr_markdown_()
    vietnamese = made("registration", lang="vi")
    assert "Đăng ký vào cơ sở dữ liệu của EU" in vietnamese._repr_html_()
    assert "Đăng ký vào cơ sở dữ liệu của EU" in vietnamese._repr_markdown_()
    assert draft.explain().startswith("Registration in the EU database: CV screening")


def test_it_is_saved_by_the_ending_of_the_file(tmp_path) -> None:
    draft = made("registration")
    for ending in ("md", "html", "docx"):
        draft.save(tmp_path / f"draft.{ending}")
    assert (tmp_path / "draft.md").read_text(encoding="utf-8") == draft.markdown
    assert (tmp_path / "draft.html").read_text(encoding="utf-8") == draft.html
    assert (tmp_path / "draft.docx").read_bytes() == draft.docx
    with pytest.raises(aigov.AigovError, match=r"ends in \.md, \.html or \.docx"):
        draft.save(tmp_path / "draft.pdf")
    with pytest.raises(aigov.AigovError, match=r"ends in \.md, \.html or \.docx"):
        draft.save(tmp_path / "docx")
    assert len([*tmp_path.iterdir()]) == 3


def test_another_language_is_refused() -> None:
    with pytest.raises(aigov.AigovError, match="no language 'de'"):
        made("registration", lang="de")


def test_without_python_docx_the_extra_is_named(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(aigov.MissingExtraError, match="the extra 'docx'"):
        _ = made("registration").docx


# --- the command --------------------------------------------------------------------------------


def command(capsys, *arguments):
    code = main(["dossier", *arguments])
    done = capsys.readouterr()
    return code, done.out, done.err


ON = ("--as-of", "2026-11-22", "--text-as-of", "2026-11-22")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_lists_the_kinds(capsys, lang) -> None:
    code, out, _ = command(capsys, "--lang", lang)
    assert code == 0
    for one in aigov.dossier_kinds():
        assert f"{one.id}: " in out
        assert one.title.pick(lang)[:40] in " ".join(out.split())


def test_the_command_shows_what_a_kind_holds(capsys) -> None:
    code, out, _ = command(capsys, "registration")
    assert code == 0
    assert "Annex VIII, Section A(13): Address for more information" in out
    assert "classification-file" not in out


def test_the_command_drafts_by_the_ending_of_the_file(capsys, tmp_path) -> None:
    assert (
        command(capsys, "registration", "example:cv-screening", *ON)[1]
        == made("registration").markdown
    )
    for ending in ("html", "docx"):
        path = tmp_path / f"draft.{ending}"
        assert command(capsys, "registration", "example:cv-screening", *ON, "-o", str(path)) == (
            0,
            "",
            "",
        )
        assert path.read_bytes()[:2] in (b"<!", b"PK")


def test_the_template_that_the_command_prints_makes_the_same_draft(capsys, tmp_path) -> None:
    for kind in KINDS:
        _, out, _ = command(capsys, kind, "--template")
        path = tmp_path / "template.yaml"
        path.write_text(out, encoding="utf-8")
        again = made(kind, "example:loan-app-vn", template=path)
        assert again.markdown == made(kind, "example:loan-app-vn").markdown


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nothing", "example:cv-screening"], 1, "there is no dossier 'nothing'"),
        (["nothing"], 1, "there is no dossier 'nothing'"),
        (["registration", "--template", "x.yaml"], 2, "goes with a SYSTEM"),
        (["registration", "example:cv-screening", "--template"], 2, "goes with a SYSTEM"),
        (["--template"], 2, "name the KIND"),
        (["registration", "example:cv-screening", "--template", "no.yaml"], 1, "no such file"),
        (
            ["registration", "example:cv-screening", "-f", "eu-ai-act,vn-ai-law"],
            2,
            "name one framework",
        ),
        (["--format", "docx"], 2, "name a SYSTEM"),
        (["registration", "example:cv-screening", "-o", "no.pdf"], 2, "ends in .md"),
        (["registration", "example:no"], 1, "there is no example 'no'"),
    ],
)
def test_the_command_says_what_is_wrong(capsys, arguments, code, words) -> None:
    found, out, err = command(capsys, *arguments)
    assert found == code
    assert out == ""
    assert words in err


def test_the_command_does_not_write_over_a_description(capsys, tmp_path) -> None:
    path = tmp_path / "system.yaml"
    path.write_text("system: {format: 1, name: x}\n", encoding="utf-8")
    code, _, err = command(capsys, "registration", str(path), "-o", str(path))
    assert code == 2
    assert "write the result elsewhere" in err
    assert path.read_text(encoding="utf-8") == "system: {format: 1, name: x}\n"


# --- the examples -------------------------------------------------------------------------------


def commands():
    """Return the commands of the README beside the examples: they made them, and make them again."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    return [line.split()[1:] for line in readme.splitlines() if line.startswith("aigov dossier ")]


@pytest.mark.parametrize("arguments", commands(), ids=lambda one: one[-1])
def test_the_examples_are_what_their_commands_make(arguments, tmp_path) -> None:
    committed = EXAMPLES / arguments[-1]
    assert main([*arguments[:-1], str(tmp_path / committed.name)]) == 0
    fresh = tmp_path / committed.name
    if committed.suffix == ".md":
        assert fresh.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")
    else:
        assert all_text(docx.Document(str(fresh))) == all_text(docx.Document(str(committed)))


def test_every_example_has_its_command() -> None:
    made_by = {one[-1] for one in commands()}
    assert {one.name for one in EXAMPLES.iterdir()} == {*made_by, "README.md"}


# --- the page about them ------------------------------------------------------------------------

PAGE = (ROOT / "docs" / "dossiers.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)


def test_the_template_of_the_page_is_one() -> None:
    (given,) = blocks("yaml")
    draft = made("model-card", framework="eu-ai-act", template=yaml.safe_load(given))
    assert [one.state for one in draft.points] == ["begun"]


def test_the_python_of_the_page_runs(capsys) -> None:
    (given,) = blocks("python")
    exec(compile(given, "dossiers.md", "exec"), {})
    assert capsys.readouterr().out.startswith("yes 40 ")


def test_the_commands_of_the_page_run(capsys, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line.partition("#")[0].split() for one in blocks("bash") for line in one.splitlines()]
    for line in lines:
        assert main(line[1:]) == 0, line
    assert {one.name for one in tmp_path.iterdir()} == {"ho-so.docx", "mine.yaml"}


def test_the_page_names_every_kind() -> None:
    assert all(f"| `{one.id}` |" in PAGE for one in aigov.dossier_kinds())


if __name__ == "__main__":  # makes the examples anew
    for arguments in commands():
        main([*arguments[:-1], str(EXAMPLES / arguments[-1])])
