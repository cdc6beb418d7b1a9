"""A framework that extends another: all of the parent's findings, its own, and days that it moves."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import aigov
from aigov import sources
from aigov.crosswalks import crosswalk

SUPPLEMENT = """\
framework:
  id: ruritania
  format: 1
  title: {en: Ruritanian supplement to the AI Act, vi: Quy định bổ sung của Ruritania}
  short: {en: Ruritania, vi: Ruritania}
  jurisdiction: XX
  kind: law
  status: binding
  checked: 2026-11-22
  extends: eu-ai-act
  sources: [{title: Made up for tests}]
instruments:
  - id: act-7
    prefix: Act 7
    title: {en: Act 7, vi: Luật 7}
    number: 7/2026
    published: 2026-06-01
    in_force: 2026-09-01
    citation: {pattern: '§ (?P<section>\\d+)'}
rules:
  - id: school-places
    cite: Act 7 § 3
    tier: high-risk
    title: {en: Giving out school places, vi: Phân bổ chỗ học}
    when: {purpose: content-moderation}
obligations:
  - id: tell-the-parents
    cite: Act 7 § 4
    roles: [provider]
    topic: affected-person-notice
    title: {en: Tell the parents, vi: Thông báo cho phụ huynh}
    requires: {en: Parents are told., vi: Phụ huynh được thông báo.}
    when: {finding: school-places}
overrides:
  - {of: annex-iii, applies: 2027-06-01, cite: Act 7 § 9}
cases:
  - id: places
    title: {en: Places, vi: Chỗ học}
    facts: {purpose: [content-moderation]}
    as_of: 2026-11-22
    text_as_of: 2026-11-22
    expect: {holds: [school-places], tier: high-risk, owes: [tell-the-parents]}
  - id: mail
    title: {en: Mail, vi: Thư}
    facts: {purpose: [translation-service]}
    as_of: 2026-11-22
    text_as_of: 2026-11-22
    expect: {fails: [school-places], owes_not: [tell-the-parents]}
coverage:
  - {cite: Act 7 § 3, encoded: [school-places]}
  - {cite: Act 7 § 4, encoded: [tell-the-parents]}
"""
DAY = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}


def write(folder: Path, text: str = SUPPLEMENT, name: str = "ruritania") -> Path:
    made = folder / name
    made.mkdir(parents=True)
    (made / "framework.yaml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture(name="law", scope="module")
def _law(tmp_path_factory: pytest.TempPathFactory) -> aigov.Framework:
    return aigov.load_framework(write(tmp_path_factory.mktemp("supplement")))


def test_it_is_sound_without_a_line_of_its_parent(tmp_path: Path) -> None:
    assert [one for one in aigov.check(write(tmp_path)) if one.severity != "note"] == []


@pytest.mark.parametrize("name", aigov.examples())
def test_its_result_holds_the_findings_of_the_parent_each_with_its_origin(
    law: aigov.Framework, name: str
) -> None:
    mine = aigov.classify(f"example:{name}", law, **DAY)
    parents = aigov.classify(f"example:{name}", "eu-ai-act", **DAY)
    own = {one.rule for one in mine.findings if one.origin == "ruritania"}
    assert own == {"school-places"}
    outcomes = {
        (one.rule, one.use): (one.outcome, one.presumed)
        for one in parents.findings
        if one.source.when is not None  # what remains depends on what else there is
    }
    for one in mine.findings:
        if (one.rule, one.use) in outcomes:
            assert one.origin == "eu-ai-act"
            assert (one.outcome, one.presumed) == outcomes[one.rule, one.use], one.rule
    owed = {one.obligation for one in parents.obligations()}
    assert owed <= {one.obligation for one in mine.obligations()}


def test_its_own_rule_and_duty_count_and_say_where_they_come_from(law: aigov.Framework) -> None:
    found = aigov.classify("example:spam-filter", law, **DAY)
    assert found.tier == "high-risk"
    assert aigov.classify("example:spam-filter", "eu-ai-act", **DAY).tier == "minimal"
    (duty,) = [one for one in found.obligations() if one.origin == "ruritania"]
    assert (duty.obligation, duty.start) == ("tell-the-parents", "2026-09-01")
    assert "Ruritania" in found.explain("en")
    assert found.to_dict()["findings"][0]["origin"] in ("eu-ai-act", "ruritania")


@pytest.mark.parametrize(
    ("as_of", "known", "start"),
    [
        ("2026-11-22", "2026-11-22", "2027-06-01"),
        ("2026-08-22", "2026-11-22", "2027-12-02"),
        ("2026-11-22", "2026-05-01", "2026-08-02"),
    ],
    ids=["in force", "not yet in force", "not yet published"],
)
def test_a_day_is_moved_from_the_text_on_that_moves_it(
    law: aigov.Framework, as_of: str, known: str, start: str
) -> None:
    found = aigov.classify("example:cv-screening", law, as_of=as_of, text_as_of=known)
    (finding,) = found.deciding
    assert finding.start == start


def test_what_the_parent_is_compared_with_it_is_compared_with_too(law: aigov.Framework) -> None:
    assert len(crosswalk(law, "vn-ai-law")) == len(crosswalk("eu-ai-act", "vn-ai-law"))
    left = aigov.gap("eu-ai-act", law, as_of="2026-11-22")
    assert [one.duty.id for one in left.missing] == ["tell-the-parents"]
    back = aigov.gap(law, "eu-ai-act", as_of="2026-11-22")
    assert back.missing == back.partly == ()


def test_it_survives_pickling(law: aigov.Framework) -> None:
    again = pickle.loads(pickle.dumps(law))
    assert again == law
    assert again.origin_of("school-places") == "ruritania"
    assert again.origin_of("annex-iii") == "eu-ai-act"


REFUSED = {
    "no such parent": ("extends: eu-ai-act", "extends: eu-ai-atc", "unknown-framework"),
    "itself": ("extends: eu-ai-act", "extends: ruritania", "circle"),
    "an override of nothing": ("of: annex-iii,", "of: annex-iv,", "unknown-rule"),
    "an id that the parent has": ("id: school-places", "id: emotion-inference-at-work-or-school", "duplicate-id"),
    "a wrong condition of its own": ("content-moderation}\nobl", "content-moderatoin}\nobl", "unknown-concept"),
    "overrides of no parent": ("  extends: eu-ai-act\n", "", "no-parent"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_mistakes_are_told_at_their_own_line(name: str, tmp_path: Path) -> None:
    old, new, code = REFUSED[name]
    assert old in SUPPLEMENT
    folder = write(tmp_path, SUPPLEMENT.replace(old, new, 1))
    found = [one for one in aigov.check(folder) if one.severity == "error"]
    assert code in [one.code for one in found]
    (line,) = {one.line for one in found if one.code == code}
    shown = SUPPLEMENT.replace(old, new, 1).splitlines()
    assert line is not None
    marks = {"unknown-framework": "extends", "circle": "extends", "no-parent": "of: annex"}
    assert marks.get(code, new.split("\n")[0].strip("}").rstrip(",")) in shown[line - 1]


def test_a_circle_of_two_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, parent in (("ruritania", "grand-fenwick"), ("grand-fenwick", "ruritania")):
        text = SUPPLEMENT.replace("extends: eu-ai-act", f"extends: {parent}")
        write(tmp_path, text.replace("id: ruritania", f"id: {name}"), name)
    monkeypatch.setenv(sources.VARIABLE, str(tmp_path))
    (found,) = [one for one in aigov.check("ruritania") if one.severity == "error"]
    assert "circle" in str(found)


def test_a_fact_of_what_is_extended_is_the_same_in_both(tmp_path: Path) -> None:
    """Asked together they have one vocabulary: the law's own facts are not declared twice."""
    folder = tmp_path / "ruritania"
    folder.mkdir()
    text = SUPPLEMENT.partition("rules:\n")[0].replace("extends: eu-ai-act", "extends: vn-dti-law")
    (folder / "framework.yaml").write_text(text, encoding="utf-8")
    made = aigov.compare([aigov.load_framework(folder), aigov.load_framework("vn-dti-law")])
    assert "Ruritania" in made.explain()
