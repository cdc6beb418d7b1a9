"""What is wrong with a framework is found by `check` and by loading it, at its place, with a way out."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

import aigov
from aigov import bundled
from aigov.checking.everything import check
from aigov.cli import main
from aigov.problems import InputError, Problem

BASE = """\
framework:
  id: tiny
  format: 1
  vocabulary: 1
  title: {en: Tiny, vi: Nhỏ}
  jurisdiction: XX
  kind: law
  status: binding
  checked: 2026-11-22
  gateway: [purpose]
  succeeds: [eu-ai-act]
  sources: [{title: None}]
instruments:
  - id: act
    title: {en: Act, vi: Luật}
    number: "1"
    published: 2026-01-01
    in_force: 2026-02-01
    citation: {pattern: 'Art\\. (?P<article>\\d+)', label: 'Article {article}', link: 'https://x.org/{article}'}
  - {id: reform, prefix: R, title: {en: Reform, vi: Sửa đổi}, number: "2", published: 2026-06-01, in_force: 2026-07-01, amends: act}
tiers:
  - {id: high, level: high, label: {en: High, vi: Cao}}
  - {id: low, level: minimal, label: {en: Low, vi: Thấp}}
statuses:
  - {id: saved, level: limited, label: {en: Saved, vi: Được trừ}}
acts:
  - {id: supply, label: {en: Supply, vi: Cung cấp}, roles: [provider]}
roles:
  - {id: provider, label: {en: Provider, vi: Nhà cung cấp}, shared: provider}
facts:
  - {id: crop, type: set, level: use, values: crop, question: {en: Which crop, vi: Cây trồng nào}}
  - {id: is_farm, type: yes-no, level: use, presume: false, question: {en: A farm, vi: Là trang trại}}
concepts:
  crop:
    - {id: cereal, label: {en: Cereal, vi: Ngũ cốc}}
    - {id: rice, broader: cereal, label: {en: Rice, vi: Lúa}}
  purpose:
    - {id: field-robot, label: {en: Robot in a field, vi: Rô-bốt trên đồng}}
definitions:
  - {id: farming, title: {en: Farming, vi: Nông nghiệp}, when: {crop: cereal}}
  - {id: growing, title: {en: Growing, vi: Trồng trọt}, when: {meets: farming}}
groups:
  - {id: family, title: {en: Family, vi: Nhóm}, tier: high, applies: 2026-03-01}
rules:
  - {id: one, cite: Art. 1, title: {en: One, vi: Một}, group: family, acts: [supply], when: {meets: growing}}
  - {id: two, cite: Art. 2, title: {en: Two, vi: Hai}, tier: high, applies: 2026-04-01, ends: 2029-01-01, when: {is_farm: true}}
  - {id: rest, cite: Art. 3, title: {en: Rest, vi: Còn lại}, tier: low, otherwise: true}
scope:
  - {id: toys, effect: limit, cite: Art. 4, title: {en: Toys, vi: Đồ chơi}, disapplies: [one], when: {purpose: field-robot}}
transitions:
  - {id: late, cite: Art. 5, title: {en: Late, vi: Muộn}, rules: one, when: {crop: rice}, from: 2027-01-01}
cases:
  - id: rice
    title: {en: Rice, vi: Lúa}
    facts: {crop: [rice], purpose: [field-robot], is_farm: false}
    as_of: 2026-11-22
    text_as_of: 2026-11-22
    expect: {holds: [one]}
"""

# name: (what stands in the framework, what stands there instead, code, where it is found)
REFUSED = {
    "format": ("format: 1", "format: 2", "format", "2\n"),
    "duplicate-rule": ("id: two", "id: one", "duplicate-id", "one, cite: Art. 2"),
    "duplicate-tier": (
        "statuses:\n",
        "  - {id: low, level: minimal, label: {en: L, vi: L}}\nstatuses:\n",
        "duplicate-id",
        "low, level: minimal, label: {en: L, ",
    ),
    "two-conclusions": (
        "tier: high, applies: 2026-04-01",
        "tier: high, status: saved, applies: 2026-04-01",
        "conclusion",
        "{id: two",
    ),
    "two-conclusions-of-a-group": (
        "tier: high, applies: 2026-03-01",
        "tier: high, role: provider, applies: 2026-03-01",
        "conclusion",
        "{id: family",
    ),
    "otherwise-above-the-lowest": (
        "tier: low, otherwise",
        "tier: high, otherwise",
        "otherwise",
        "true}\nscope",
    ),
    "waiting-for-what-remains": ("{is_farm: true}", "{finding: rest}", "otherwise", "rest}"),
    "reason-that-is-no-text": (
        "{is_farm: true}",
        "{undetermined: {reason: 5, cite: Art. 2}}",
        "condition-form",
        "{reason: 5",
    ),
    "only-of-a-yes-or-no": (
        "{is_farm: true}}",
        "{only: {is_farm: true}}}",
        "wrong-type",
        "true}}}",
    ),
    "days-in-another-form": (
        "{is_farm: true}}",
        "{placed_on_market_on: {before: 2026-W01-1}}}",
        "bad-date",
        "2026-W01-1",
    ),
    "no-conclusion": (
        "{is_farm: true}}",
        "{is_farm: true}}\n  - {id: three, cite: Art. 6, title: {en: X, vi: X}, when: {is_farm: true}}",
        "conclusion",
        "{id: three",
    ),
    "unknown-tier": ("tier: low", "tier: lwo", "unknown-tier", "lwo"),
    "unknown-status": ("tier: low", "status: savd", "unknown-status", "savd"),
    "unknown-act": ("[supply]", "[suply]", "unknown-act", "suply]"),
    "unknown-shared-role": (
        "shared: provider}",
        "shared: providr}",
        "unknown-shared-role",
        "providr}",
    ),
    "unknown-role": ("roles: [provider]", "roles: [providr]", "unknown-role", "providr]"),
    "unknown-since": (
        "otherwise: true",
        "otherwise: true, text: {since: refrm}",
        "unknown-instrument",
        "refrm}",
    ),
    "unknown-gateway": ("gateway: [purpose]", "gateway: [purpos]", "unknown-fact", "purpos]"),
    "unknown-finding": ("{is_farm: true}", "{finding: on}", "unknown-rule", "on}"),
    "unknown-parameter": (
        "{is_farm: true}",
        "{training_compute_flop: {over: {parameter: flop}}}",
        "unknown-parameter",
        "{parameter: flop}",
    ),
    "unknown-fact": ("{is_farm: true}", "{is_frm: true}", "unknown-fact", "true}}\n  - {id: rest"),
    "unknown-concept": ("{crop: rice}, from", "{crop: rise}, from", "unknown-concept", "rise}"),
    "bad-citation": ("cite: Art. 2", "cite: Article 2", "bad-citation", "Article 2"),
    "circle": ("{crop: cereal}}", "{meets: growing}}", "circle", "{id: farming"),
    "circle-through-a-group": (
        "tier: high, applies: 2026-03-01}",
        "tier: high, applies: 2026-03-01, unless: [{cite: Art. 9, title: {en: X, vi: X}, when: {finding: one}}]}",
        "circle",
        "{id: one",
    ),
    "no-tiers": (
        BASE[BASE.index("tiers:") : BASE.index("statuses:")],
        "",
        "missing-section",
        "id: tiny",
    ),
    "bad-pattern": ("(?P<article>\\d+)'", "(?P<article>\\d+'", "bad-pattern", "'Art\\."),
    "impossible-applies": ("applies: 2026-04-01", "applies: 2026-02-30", "bad-date", "2026-02-30"),
    "impossible-applies-of-a-list": (
        "applies: 2026-04-01",
        "applies: [{from: 2026-02-30}]",
        "bad-date",
        "2026-02-30",
    ),
    "impossible-applies-of-a-text": (
        "applies: 2026-04-01",
        "applies: [{value: 2026-02-30}]",
        "bad-date",
        "2026-02-30",
    ),
    "impossible-from": ("from: 2027-01-01", "from: 2027-13-01", "bad-date", "2027-13-01"),
    "impossible-published": (
        "published: 2026-01-01",
        "published: 2026-01-32",
        "bad-date",
        "2026-01-32",
    ),
    "impossible-checked": ("checked: 2026-11-22", "checked: 2026-99-99", "bad-date", "2026-99-99"),
    "impossible-as-of": (
        "    as_of: 2026-11-22",
        "    as_of: 2026-11-31",
        "bad-date",
        "2026-11-31",
    ),
    "no-date": ("applies: 2026-04-01", "applies: soon", "bad-date", "soon"),
    "unknown-list": ("values: crop", "values: corp", "unknown-list", "corp"),
    "unknown-broader": ("broader: cereal", "broader: ceral", "unknown-concept", "ceral"),
    "broader-circle": ("{id: cereal,", "{id: cereal, broader: rice,", "circle", "{id: cereal"),
    "unknown-presumed": (
        "values: crop,",
        "values: crop, presume: [wheat],",
        "unknown-concept",
        "wheat",
    ),
    "newer-vocabulary": ("vocabulary: 1", "vocabulary: 99", "newer-vocabulary", "99"),
    "unknown-succeeds": (
        "succeeds: [eu-ai-act]",
        "succeeds: [eu-ai-akt]",
        "unknown-framework",
        "eu-ai-akt",
    ),
    "unknown-amends": ("amends: act", "amends: atc", "unknown-instrument", "atc"),
    "instrument-order": (
        "published: 2026-06-01",
        "published: 2025-06-01",
        "instrument-order",
        "2025-06-01",
    ),
    "bad-label": (
        "label: 'Article {article}'",
        "label: 'Article {artcle}'",
        "bad-placeholder",
        "'Article {artcle}'",
    ),
    "bad-link": (
        "https://x.org/{article}",
        "https://x.org/{article",
        "bad-placeholder",
        "'https://x.org/",
    ),
    "tier-order": ("level: high", "level: minimal", "", ""),
    "redefined-fact": (
        "{id: is_farm,",
        "{id: profiles_people,",
        "redefined",
        "profiles_people, type",
    ),
    "redefined-concept": (
        "{id: field-robot,",
        "{id: recruitment,",
        "redefined",
        "recruitment, label",
    ),
    "duplicate-fact": ("{id: is_farm,", "{id: crop,", "duplicate-id", "crop, type: yes-no"),
    "duplicate-concept": (
        "{id: rice, broader: cereal,",
        "{id: cereal,",
        "duplicate-id",
        "cereal, label: {en: Rice",
    ),
    "reserved-fact": ("{id: is_farm,", "{id: meets,", "reserved-name", "meets, type"),
    "reserved-concept": ("{id: rice,", "{id: unknown,", "reserved-name", "unknown, broader"),
    "reserved-list": (
        "  crop:\n",
        "  yes-no:\n    - {id: maybe, label: {en: Maybe, vi: Có thể}}\n  crop:\n",
        "reserved-name",
        "{id: maybe",
    ),
    "empty-expect": ("expect: {holds: [one]}", "expect: {}", "empty-expect", "{}\n"),
    "expect-of-nothing": (
        "expect: {holds: [one]}",
        "expect: {holds: []}",
        "empty-expect",
        "{holds: []}",
    ),
    "empty-condition": (
        "when: {is_farm: true}",
        "when: {}",
        "empty-condition",
        "{}}\n  - {id: rest",
    ),
    "empty-condition-within": (
        "when: {is_farm: true}",
        "when: {any: [{is_farm: true}, {}]}",
        "empty-condition",
        "{}]",
    ),
    "empty-exception": (
        "when: {is_farm: true}",
        "when: {is_farm: true}, unless: [{cite: Art. 9, title: {en: X, vi: X}, when: {}}]",
        "empty-condition",
        "{}}]",
    ),
    "unknown-disapplied": (
        "disapplies: [one]",
        "disapplies: [Art. 7, nope]",
        "unknown-provision",
        "nope]",
    ),
    "ends-before-it-applies": (
        "ends: 2029-01-01",
        "ends: 2026-03-31",
        "ends-before-start",
        "2026-03-31",
    ),
    "ends-before-its-group-applies": (
        "group: family,",
        "group: family, ends: 2026-02-28,",
        "ends-before-start",
        "2026-02-28",
    ),
}
REFUSED["tier-order"] = (
    "{id: high, level: high,",
    "{id: high, level: minimal, ours: true, label: {en: H, vi: C}}\n  - {id: top, level: high,",
    "tier-order",
    "high, label: {en: High",
)


def folder_of(text: str, path: Path) -> Path:
    folder = path / "tiny"
    folder.mkdir()
    (folder / "framework.yaml").write_text(text, encoding="utf-8")
    return folder


def errors(problems: tuple[Problem, ...]) -> list[Problem]:
    return [one for one in problems if one.severity == "error"]


def test_the_framework_without_a_mistake_has_none(tmp_path: Path) -> None:
    folder = folder_of(BASE, tmp_path)
    assert errors(check(folder)) == []
    assert aigov.load_framework(folder).id == "tiny"


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_is_found_at_its_place(name: str, tmp_path: Path) -> None:
    """By `check` and by loading alike: code, file, line, column and a way to mend it."""
    old, new, code, at = REFUSED[name]
    assert old in BASE
    text = BASE.replace(old, new, 1)
    folder = folder_of(text, tmp_path)
    before = text[: text.index(at)]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    with pytest.raises(InputError) as caught:
        aigov.load_framework(folder)
    for found in (errors(check(folder)), caught.value.problems):
        mine = [one for one in found if one.code == code]
        assert mine, found
        assert mine[0].file == str(folder / "framework.yaml")
        assert (mine[0].line, mine[0].column) == place, mine[0]
        assert mine[0].hint or mine[0].suggestions, mine[0]
        assert {one.code for one in found} == {code}


def test_an_empty_citation_is_refused(tmp_path: Path) -> None:
    folder = folder_of(BASE.replace("cite: Art. 2", "cite: ''"), tmp_path)
    with pytest.raises(InputError, match=r"wrong-form.*rules\.2\.cite"):
        aigov.load_framework(folder)


@pytest.mark.parametrize(
    "condition",
    [
        "{meets: 3}",
        "{finding: true}",
        "{meets: [[farming]]}",
        "{training_compute_flop: {over: {parameter: [flop]}}}",
    ],
)
def test_a_condition_of_a_wrong_form_is_refused(condition: str, tmp_path: Path) -> None:
    folder = folder_of(BASE.replace("{is_farm: true}", condition), tmp_path)
    with pytest.raises(InputError):
        aigov.load_framework(folder)
    assert [one.line for one in errors(check(folder))] == [46]


def test_loading_names_every_mistake_at_once(tmp_path: Path) -> None:
    text = BASE.replace("tier: low", "tier: lwo").replace("amends: act", "amends: atc")
    with pytest.raises(InputError) as caught:
        aigov.load_framework(folder_of(text, tmp_path))
    assert [one.code for one in caught.value.problems] == ["unknown-instrument", "unknown-tier"]


def test_loading_asks_neither_for_coverage_nor_for_cases(tmp_path: Path) -> None:
    text = BASE.replace("expect: {holds: [one]}", "expect: {fails: [one]}")
    folder = folder_of(text, tmp_path)
    assert aigov.load_framework(folder).id == "tiny"
    assert {one.code for one in errors(check(folder))} == {"case-failed"}


EXPECTED = {
    "tier: hihg": ("unknown-tier", "hihg"),
    "highest: hihg": ("unknown-tier", "hihg"),
    "holds: [on]": ("unknown-rule", "on]"),
    "states: {on: ended}": ("unknown-rule", "ended}"),
    "roles: [providr]": ("unknown-role", "providr]"),
    "by_role: {providr: high}": ("unknown-role", "high}"),
    "by_role: {provider: hihg}": ("unknown-tier", "hihg"),
    "not_statuses: [savd]": ("unknown-status", "savd]"),
    "asks: [crp]": ("unknown-fact", "crp]"),
    "limits: [toy]": ("unknown-limit", "toy]"),
}


@pytest.mark.parametrize("expect", EXPECTED)
def test_a_case_expects_something_of_what_exists(expect: str, tmp_path: Path) -> None:
    code, at = EXPECTED[expect]
    text = BASE.replace("expect: {holds: [one]}", f"expect: {{{expect}}}")
    (found,) = errors(check(folder_of(text, tmp_path)))
    assert (found.code, bool(found.suggestions)) == (code, True)
    lines = text.splitlines()
    assert (found.line, found.column) == (len(lines), lines[-1].rindex(at) + 1)


def test_classify_refuses_what_check_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(BASE.replace("{crop: cereal}}", "{meets: growing}}"), tmp_path)
    system = tmp_path / "system.yaml"
    system.write_text("system: {format: 1, name: X}\nfacts: {purpose: [other]}\n", "utf-8")
    assert main(["classify", str(system), "-f", str(folder)]) == 1
    _, err = capsys.readouterr()
    assert "framework.yaml:40:5: error [circle]" in err
    assert "fault of the program" not in err


def test_an_empty_definition_may_stand_for_its_exceptions(tmp_path: Path) -> None:
    exception = "[{cite: Art. 9, title: {en: X, vi: X}, when: {is_farm: true}}]"
    text = BASE.replace("{crop: cereal}}", f"{{}}, unless: {exception}}}")
    assert errors(check(folder_of(text, tmp_path)))[:1] == []


def test_a_framework_may_succeed_one_that_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "older").mkdir()
    folder = folder_of(BASE.replace("succeeds: [eu-ai-act]", "succeeds: [older]"), tmp_path)
    assert errors(check(folder)) == []


def test_a_framework_brings_words_of_its_own(tmp_path: Path) -> None:
    """The vocabulary of a loaded framework holds the shared words and the framework's own."""
    law = aigov.load_framework(str(folder_of(BASE, tmp_path)))
    known = law.vocabulary
    assert {"crop", "is_farm", *aigov.load_vocabulary().facts} == set(known.facts)
    assert set(known.lists["crop"].concepts) >= {"cereal", "rice", "other", "other-cereal"}
    assert "field-robot" in known.lists["purpose"].concepts
    assert "field-robot" not in aigov.load_vocabulary().lists["purpose"].concepts
    system = aigov.System("Harvester", {"crop": ["rice"]}, vocabulary=known)
    result = aigov.classify(system, law, as_of="2026-11-22")
    assert isinstance(result, aigov.Classification)
    assert {one.rule: one.outcome for one in result.findings}["one"] is True


def test_the_folder_one_stands_in_is_not_the_folder_of_the_bundled_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder_of(BASE.replace("tier: low", "tier: lwo"), tmp_path))
    assert [(one.code, one.file) for one in errors(check("."))] == [
        ("unknown-tier", "framework.yaml")
    ]


def test_the_bundled_folder_itself_may_be_named_by_path() -> None:
    folder = Path(str(bundled.data_folder("frameworks"))) / "vn-ai-law"
    assert errors(check(folder)) == []
    assert aigov.load_framework(folder).id == "vn-ai-law"


def test_a_copy_of_a_bundled_framework_is_warned_of_and_never_taken_for_it(tmp_path: Path) -> None:
    """A correction begins as a copy; but results carry only the id."""
    copy = tmp_path / "vn-ai-law"
    shutil.copytree(str(bundled.data_folder("frameworks") / "vn-ai-law"), copy)
    (found,) = [one for one in check(copy) if one.severity != "note"]
    assert (found.code, found.severity) == ("taken-id", "warning")
    assert (found.file, found.line) == (str(copy / "framework.yaml"), 3)
    law = aigov.load_framework(copy)
    assert law is not aigov.load_framework("vn-ai-law")
    assert law != aigov.load_framework("vn-ai-law")
    assert law == aigov.load_framework(copy) == pickle.loads(pickle.dumps(law))


def test_a_folder_called_bundled_is_not_taken_for_what_is_bundled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(BASE, tmp_path).rename(tmp_path / "bundled")
    monkeypatch.chdir(tmp_path)
    law = pickle.loads(pickle.dumps(aigov.load_framework("bundled")))
    assert law.id == "tiny"


def test_the_shared_vocabulary_is_checked_as_own_words_are(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    start = BASE.index("facts:")
    text = BASE[start : BASE.index("definitions:")].replace("broader: cereal", "broader: ceral")
    (folder / "words.yaml").write_text(text, encoding="utf-8")
    assert [one.code for one in errors(check(folder))] == ["unknown-concept"]


@pytest.mark.parametrize("reference", ["eu-ai-act@2026-01-01", "FOLDER@2026-01-01"])
def test_a_date_is_given_to_classify_alone(
    reference: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = reference.replace("FOLDER", str(folder_of(BASE, tmp_path)))
    with pytest.raises(aigov.UnknownFrameworkError, match="a date is given to classify"):
        aigov.load_framework(reference)
    assert main(["check", reference]) == 1
    assert "date is given to classify" in capsys.readouterr().out


CROSSWALK = """\
crosswalks:
  - id: tiny-and-viet-nam
    first: tiny
    second: vn-ai-law
    title: {en: Tiny and Viet Nam, vi: Nhỏ và Việt Nam}
    author: Somebody
    date: 2026-11-23
    mappings:
      - {first: one, second: surgical-robots, relation: equal, rationale: {en: Same, vi: Như nhau}}
      - {first: Art. 2, second: ND142 Điều 9.3.đ, relation: equal, rationale: {en: Same, vi: Như nhau}}
      - {second: Điều 29.2, relation: no-relationship, rationale: {en: None, vi: Không có}}
"""

# name: (what stands in the crosswalk, what stands there instead, code, where it is found)
CONTRADICTED = {
    "unknown-provision": ("first: one,", "first: onn,", "unknown-provision", "onn,"),
    "citation-of-another-law": ("first: Art. 2", "first: Điều 2", "unknown-provision", "Điều 2"),
    "other-framework": ("first: tiny", "first: eu-ai-act", "wrong-frameworks", "vn-ai-law"),
}
CONTRADICTED["two-relations"] = (
    "      - {second: Điều 29.2,",
    (
        "      - {first: one, second: surgical-robots, relation: no-relationship, "
        "rationale: {en: X, vi: X}}\n      - {second: Điều 29.2,"
    ),
    "two-relations",
    "one, second: surgical-robots, relation: no-",
)
CONTRADICTED["counterpart-after-all"] = (
    "{second: Điều 29.2",
    "{second: surgical-robots",
    "two-relations",
    "surgical-robots, relation: no-",
)
CONTRADICTED["same-id"] = (
    "  - id: tiny-and-viet-nam\n",
    (
        "  - {id: twice, first: tiny, second: vn-ai-law, title: {en: X, vi: X}, author: X, "
        "date: 2026-11-23, mappings: [{first: two, relation: no-relationship, "
        "rationale: {en: X, vi: X}}]}\n  - id: twice\n"
    ),
    "duplicate-id",
    "twice\n",
)


def test_the_crosswalk_of_a_folder_is_checked_with_its_law(tmp_path: Path) -> None:
    assert errors(check(related(CROSSWALK, tmp_path))) == []


@pytest.mark.parametrize("name", CONTRADICTED)
def test_a_mistake_in_a_crosswalk_is_found_at_its_place(name: str, tmp_path: Path) -> None:
    old, new, code, at = CONTRADICTED[name]
    assert old in CROSSWALK
    text = CROSSWALK.replace(old, new, 1)
    found = errors(check(related(text, tmp_path)))
    before = text[: text.index(at)]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert [(one.code, one.line, one.column) for one in found if one.code == code] == [
        (code, *place)
    ]
    assert all(one.hint or one.suggestions for one in found)


def test_a_law_of_ones_own_may_be_related_to_one_that_is_not_at_hand(tmp_path: Path) -> None:
    text = CROSSWALK.replace("second: vn-ai-law", "second: some-other-law")
    assert errors(check(related(text, tmp_path))) == []


def test_crosswalks_that_stand_alone_relate_bundled_frameworks(tmp_path: Path) -> None:
    (tmp_path / "crosswalks.yaml").write_text(CROSSWALK, encoding="utf-8")
    (found,) = errors(check(tmp_path))
    assert (found.code, found.line, found.column) == ("unknown-framework", 3, 12)


def test_the_bundled_crosswalks_are_checked() -> None:
    assert check("crosswalks") == ()


def related(crosswalk: str, path: Path) -> Path:
    """Write the law with a crosswalk beside it."""
    folder = folder_of(BASE, path)
    (folder / "crosswalks.yaml").write_text(crosswalk, encoding="utf-8")
    return folder
