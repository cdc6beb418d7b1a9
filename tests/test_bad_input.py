"""What people get to read when a description or a framework is wrong: the words are held."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aigov.cli import main

GOLDEN = Path(__file__).parent / "errors"
HEAD = "system: {format: 1, vocabulary: 1, name: Test}\n"

DESCRIPTIONS = {
    "unknown-fact": HEAD + "facts:\n  purpos: [recruitment]\n  profiles_peple: true\n",
    "unknown-concept": HEAD
    + "facts:\n  purpose: [recruitement, cv-screening]\n  market: [Vietnam]\n",
    "wrong-type": HEAD
    + "facts:\n  profiles_people: [true]\n  capability: true\n  training_compute_flop: lots\n"
    + "  authorisation: [refused]\n",
    "unknown-in-list": HEAD + "facts:\n  purpose: [unknown, recruitment]\n",
    "yes-as-text": HEAD + "facts:\n  profiles_people: yes\n",
    "duplicate-key": HEAD + "facts:\n  profiles_people: true\n  profiles_people: false\n",
    "alias-bomb": HEAD + "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nfacts: {purpose: *c}\n",
    "deep-nesting": HEAD + "facts: " + "[" * 5000 + "]" * 5000 + "\n",
    "empty-file": "",
    "only-comments": "# nothing yet\n",
    "bare-key": HEAD + "facts:\n  purpose:\n",
    "impossible-date": HEAD
    + "facts:\n  placed_on_market_on: 2026-02-30\n  in_operation_since: soon\n",
    "no-format": "system: {name: Test}\nfacts: {}\n",
    "other-format": "system: {format: 7, name: Test}\nfacts: {}\n",
    "no-system": "facts: {purpose: [recruitment]}\n",
    "unknown-key": HEAD + "fact:\n  purpose: [recruitment]\n",
    "two-uses-of-one-name": HEAD
    + "uses:\n  - {id: a, facts: {purpose: [recruitment]}}\n  - {id: a, facts: {describes: [ai-model]}}\n",
    "min-above-max": HEAD + "facts:\n  training_compute_flop: {min: 3e25, max: 1e25}\n",
    "tab": HEAD + "facts:\n\tpurpose: [recruitment]\n",
    "wrong-forms": "system: {format: 1, name: Test, vocabulary: one, sumary: x}\nroles: provider\nuses: [x]\n",
}

FRAMEWORK = """framework:
  id: tiny
  format: 1
  title: {en: Tiny, vi: Nhỏ}
  jurisdiction: XX
  kind: law
  status: binding
  checked: 2026-01-01
  sources: [{title: None}]
instruments:
  - {id: act, title: {en: Act, vi: Luật}, number: "1", published: 2026-01-01, in_force: 2026-01-01,
     citation: {pattern: 'Art\\. \\d+'}}
tiers:
  - {id: high, level: high, label: {en: High, vi: Cao}}
  - {id: low, level: minimal, label: {en: Low, vi: Thấp}}
"""

FRAMEWORKS = {
    "framework-misspelt-key": FRAMEWORK
    + "rules:\n  - {id: one, cite: Art. 1, title: {en: One, vi: Một}, teir: high, when: {purpose: recruitment}}\n",
    "framework-references": FRAMEWORK + "rules:\n"
    "  - {id: one, cite: Article 1, title: {en: One, vi: Một}, tier: hihg, when: {meets: nothing}}\n"
    "  - {id: one, cite: Art. 2, title: {en: Two}, tier: high, when: {finding: three}}\n",
    "framework-conditions": FRAMEWORK + "rules:\n"
    "  - id: one\n    cite: Art. 1\n    title: {en: One, vi: Một}\n    tier: high\n"
    "    when: {purpos: recruitment, market: VNM, training_compute_flop: 3, placed_on_market_on: {before: soon}}\n",
    "framework-circle": FRAMEWORK
    + "definitions:\n  - {id: a, title: {en: A, vi: A}, when: {meets: b}}\n  - {id: b, title: {en: B, vi: B}, when: {meets: a}}\n"
    "rules:\n  - {id: one, cite: Art. 1, title: {en: One, vi: Một}, tier: high, when: {meets: a}}\n",
    "framework-case": FRAMEWORK
    + "rules:\n  - {id: one, cite: Art. 1, title: {en: One, vi: Một}, tier: high, when: {purpose: recruitment}}\n"
    "cases:\n  - id: wrong\n    title: {en: Wrong, vi: Sai}\n    facts: {purpose: [customer-service]}\n"
    "    as_of: 2026-02-01\n    text_as_of: 2026-02-01\n    expect: {holds: [one], tier: high}\n",
    "framework-duties": FRAMEWORK
    + """roles:
  - {id: keeper, shared: deployer, label: {en: Keeper, vi: Người giữ}}
rules:
  - {id: one, cite: Art. 1, title: {en: One, vi: Một}, tier: high, when: {purpose: recruitment}}
obligations:
  - {id: a, cite: Art. 2, roles: [keper], topic: loging, title: {en: A, vi: A}, when: {tier: hihg},
     toward: [athority], on: fire, sanction: fien, applies: 2027-01-01, ends: 2026-01-01,
     terms: {deadline: {at_least: 3 days}, retention: 6 months, interval: {promptness: immediately},
             persons: -2, recipients: [athority], assessor: [self, other], retension: 3}}
""",
    "framework-duty-forms": FRAMEWORK
    + """obligations:
  - {id: a, cite: Art. 2, roles: [], topic: logging, title: {en: A, vi: A}, when: [purpose],
     kind: dutty, terms: {deadline: {at_most: 6 moons}, persons: 2.5, retention: {}}}
  - {id: b, cite: Art. 2, title: {en: A, vi: A}}
penalties:
  - {id: f, cite: Art. 4, title: {en: F, vi: F}, amount: -5, currency: VND}
  - {id: g, cite: Art. 4, title: {en: F, vi: F}, percent: 130, base: {en: turnover, vi: doanh thu}}
  - {id: h, cite: Art. 4, title: {en: F, vi: F}, percent: 3}
  - {id: i, cite: Art. 4, title: {en: F, vi: F}, amount: 5, currency: VND, percent: 3,
     base: {en: turnover, vi: doanh thu}}
  - {id: j, cite: Art. 4, title: {en: F, vi: F}, amount: 5, currency: VND, choose: higher}
  - {id: k, cite: Art. 4, title: {en: F, vi: F}}
  - {id: l, cite: Art. 4, title: {en: F, vi: F}, amount: 5}
""",
    "framework-subjects": FRAMEWORK
    + """topics:
  - {id: feeding, broader: loging, label: {en: F, vi: F}, definition: {en: F, vi: F}}
  - {id: eggs, broader: hens, label: {en: F, vi: F}, definition: {en: F, vi: F}}
  - {id: hens, broader: eggs, label: {en: F, vi: F}, definition: {en: F, vi: F}}
  - {id: logging, label: {en: F, vi: F}, definition: {en: F, vi: F}}
terms:
  - {id: colour, measure: set, values: colours, stricter: more, label: {en: C, vi: C}, definition: {en: C, vi: C}}
  - {id: weight, measure: number, stricter: shorter, label: {en: C, vi: C}, definition: {en: C, vi: C}}
  - {id: weight, measure: number, stricter: more, label: {en: C, vi: C}, definition: {en: C, vi: C}}
  - {id: deadline, measure: number, stricter: more, label: {en: C, vi: C}, definition: {en: C, vi: C}}
""",
    "framework-crosswalk": FRAMEWORK
    + """crosswalks:
  - {id: a, first: tiny, second: eu-act, title: {en: A, vi: A}, author: Me, date: 2026-01-01, mappings: [
      {first: Art. 1, second: Art. 2, relation: equal, rationale: {en: R, vi: R}}]}
  - {id: b, first: tiny, second: eu-ai-act, title: {en: A, vi: A}, author: Me, date: 2026-01-01, mappings: [
      {first: Section 1, second: keep-generated-log, relation: equal, rationale: {en: R, vi: R}},
      {first: Art. 1, second: Art. 4, relation: equal, rationale: {en: R, vi: R}},
      {first: Art. 1, second: Art. 4, relation: subset-of, rationale: {en: R, vi: R}, only_second: {en: R, vi: R}}]}
  - {id: c, first: vn-ai-law, second: eu-ai-act, title: {en: A, vi: A}, author: Me, date: 2026-01-01, mappings: [
      {first: Điều 1, second: Art. 2, relation: equal, rationale: {en: R, vi: R}}]}
""",
    "framework-no-head": "rules: []\n",
}


def compare(name: str, text: str, folder: Path) -> None:
    """Compare with the golden text, or write it where AIGOV_UPDATE_GOLDEN is set."""
    shown = text.replace(f"{folder}{os.sep}", "").replace(str(folder), "FOLDER")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("AIGOV_UPDATE_GOLDEN"):
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_wrong_description(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong description is refused with located, actionable messages on standard error."""
    path = tmp_path / "system.yaml"
    path.write_bytes(DESCRIPTIONS[name].encode())
    assert main(["classify", str(path), "-f", "eu-ai-act", "--as-of", "2026-11-22"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    compare(name, err, tmp_path)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_wrong_framework(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`aigov check` names every mistake of a framework with its place."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "framework.yaml").write_text(FRAMEWORKS[name], encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "Traceback" not in err + out
    compare(name, out, tmp_path)


def test_files_that_are_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A directory, a missing file, a huge file, bytes that are no text: one line each."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "cv-screening.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "latin.yaml").write_bytes(HEAD.encode() + "# Điều".encode("utf-16"))
    with (tmp_path / "huge.yaml").open("wb") as huge:
        huge.truncate(50_000_000)
    names = ["folder", "cv-screning.yaml", "latin.yaml", "huge.yaml"]
    assert main(["classify", *(str(tmp_path / name) for name in names), "-f", "eu-ai-act"]) == 1
    compare("files", capsys.readouterr().err, tmp_path)


def test_norway_is_a_country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`NO` stays what the author meant: a country, not a boolean."""
    path = tmp_path / "system.yaml"
    path.write_text(HEAD + "facts:\n  market: [NO]\n  purpose: [recruitment]\n", encoding="utf-8")
    assert (
        main(
            ["classify", str(path), "-f", "eu-ai-act", "--as-of", "2026-11-22", "--format", "json"]
        )
        == 0
    )
    assert '"tier": "high-risk"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["classify", "x.yaml", "-f", "eu-ai-akt"], 1),
        (["classify", "x.yaml", "-f", "eu-ai-act@2020-01-01"], 1),
        (["classify", "x.yaml", "-f", "eu-ai-act", "--as-of", "2026-13-01"], 1),
        (["classify", "x.yaml", "-f", "eu-ai-act", "--role", "providr"], 1),
        (["show", "recruitmnt"], 1),
        (["schema", "sistem"], 1),
        (["check", "nowhere"], 1),
        (["classify"], 2),
        (["unknown"], 2),
        ([], 2),
    ],
)
def test_wrong_usage(
    arguments: list[str],
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wrong words on the command line end with a sentence and the right exit code."""
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text(HEAD + "facts: {purpose: [recruitment]}\n", encoding="utf-8")
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert out + err
