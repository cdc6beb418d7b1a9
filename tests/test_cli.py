"""The command line as its users meet it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from own_law import write_own_law
from test_bad_input import FRAMEWORK

from aigov import __version__, bundled
from aigov.cli import main
from aigov.commands import COMMANDS
from aigov.library import frameworks, load_system
from aigov.render.words import condition_items

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
EXAMPLES = Path(str(bundled.data_folder("examples"))) / "systems"
DATES = ["--as-of", "2026-11-22", "--text-as-of", "2026-11-22"]
CV = str(EXAMPLES / "cv-screening.yaml")
SPAM = str(EXAMPLES / "spam-filter.yaml")


@pytest.fixture(autouse=True)
def neutral(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language and the colours of whoever runs the tests must not decide them."""
    for name in ("AIGOV_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def described(folder: Path, facts: str) -> str:
    """Write a description of these facts and return its path."""
    path = folder / "described.yaml"
    path.write_text(f"system: {{format: 1, name: Described}}\nfacts: {facts}\n", "utf-8")
    return str(path)


def test_version_names_library_format_and_texts(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--version")
    assert code == 0
    assert f"aigov {__version__} (format 1)" in out
    assert "eu-ai-act: " in out
    assert "2026-11-22" in out


def test_text_says_tier_certainty_provision_and_date(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "classify", CV, "-f", "eu-ai-act", *DATES, "--lang", "en")
    assert code == 0
    assert "Tier: High-risk AI system [Art. 6] · certain" in out
    assert "Annex III(4)(a)" in out
    assert "from 2027-12-02" in out
    assert out.count("does not give legal advice") == 1


def test_vietnamese_has_no_english_left_over(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "classify", CV, "-f", "vn-ai-law,eu-ai-act", *DATES, "--lang", "vi")
    assert "Mức độ rủi ro" in out
    assert "[en]" not in out


def test_json_is_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    code, out, _ = run(capsys, "classify", CV, "-f", "eu-ai-act", *DATES, "--format", "json")
    assert code == 0
    document = json.loads(out)
    schema = json.loads(
        (bundled.data_folder("schemas") / "classification.schema.json").read_text("utf-8")
    )
    jsonschema.validate(document, schema)
    (found,) = document["classifications"]
    assert (found["tier"], found["certain"], found["tier_on_date"]) == (
        "high-risk",
        True,
        "minimal",
    )


def test_several_systems_give_several_documents(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "classify", CV, SPAM, "-f", "eu-ai-act", *DATES, "--format", "json")
    assert [one["system"]["id"] for one in json.loads(out)] == ["cv-screening", "spam-filter"]


def test_without_frameworks_every_binding_one_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "classify", SPAM, *DATES, "--format", "json")
    ids = [one["framework"] for one in json.loads(out)["classifications"]]
    assert "eu-ai-act" in ids
    assert not any("draft" in one for one in ids)


def test_fail_on_a_level(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "classify", CV, "-f", "eu-ai-act", *DATES, "--fail-on", "high")[0] == 3
    assert run(capsys, "classify", SPAM, "-f", "eu-ai-act", *DATES, "--fail-on", "high")[0] == 0
    assert run(capsys, "classify", CV, "-f", "eu-ai-act", *DATES, "--fail-on", "prohibited")[0] == 0


def test_strict_counts_what_is_still_possible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "open.yaml"
    path.write_text(
        "system: {format: 1, name: Open}\nfacts: {purpose: [customer-service]}\n", "utf-8"
    )
    asked = ["classify", str(path), "-f", "eu-ai-act", *DATES, "--fail-on", "high"]
    assert run(capsys, *asked)[0] == 0
    assert run(capsys, *asked, "--strict")[0] == 3


def test_output_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.json"
    code, out, _ = run(
        capsys,
        "classify",
        CV,
        "-f",
        "eu-ai-act",
        *DATES,
        "--format",
        "json",
        "--output",
        str(target),
    )
    assert (code, out) == (0, "")
    assert json.loads(target.read_text("utf-8"))["system"]["id"] == "cv-screening"
    assert [one.name for one in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_new_system_is_a_valid_description(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yaml"
    assert run(capsys, "new", "system", str(path), "-f", "eu-ai-act", "--lang", lang)[0] == 0
    text = path.read_text("utf-8")
    gate, detail = text.index("\n  purpose:"), text.index("\n  # emotion_reason:")
    assert gate < detail, "what opens a rule is asked before its exceptions"
    assert [*load_system(path).facts.values()] == ["unknown"]
    assert run(capsys, "new", "system", str(path))[0] == 1, "an existing file is not overwritten"


def test_every_line_of_the_template_can_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taking the # away before the example lines gives a description that loads."""
    _, out, _ = run(capsys, "new", "system", "-", "-f", "eu-ai-act", "--lang", "en")
    known = bundled.vocabulary().facts
    lines = [
        line.replace("# ", "", 1)
        if line.strip().removeprefix("# ").split(":")[0] in known
        else line
        for line in out.splitlines()
    ]
    path = tmp_path / "all.yaml"
    path.write_text("\n".join(lines), "utf-8")
    assert len(load_system(path).facts) > 30


@pytest.mark.parametrize(
    "name",
    [
        "eu-ai-act",
        "purpose",
        "facts",
        "recruitment-screening",
        "eu-ai-act:emotion-inference-at-work-or-school",
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_show(name: str, form: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", name, "--format", form, "--lang", lang)
    assert (code, err) == (0, "")
    assert out
    if form == "json":
        json.loads(out)


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "markdown", "json"):
        code, out, _ = run(capsys, "list", "--format", form)
        assert code == 0
        assert all(name in out for name in bundled.framework_ids())


@pytest.mark.parametrize("kind", ["framework", "system", "classification"])
def test_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "schema", kind)
    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "completion", shell)
    assert code == 0
    assert "classify" in out
    assert "eu-ai-act" in out
    assert all(name in out for name in COMMANDS)
    assert "want" in out


def test_as_a_process_with_standard_input_and_no_utf8_locale() -> None:
    """`python -m aigov` reads standard input and writes UTF-8 whatever the locale."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "AIGOV_LANG": "vi"}
    done = subprocess.run(
        [sys.executable, "-m", "aigov", "classify", "-", "-f", "eu-ai-act", *DATES],
        input=Path(CV).read_bytes(),
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Mức độ rủi ro" in done.stdout.decode("utf-8")


def test_all_bundled_frameworks_check_clean(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "--strict")
    assert code == 0, out
    assert "0 errors, 0 warnings" in err


def test_output_keeps_links_and_modes_and_leaves_no_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old", encoding="utf-8")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no symbolic links here")
    ask = ("classify", CV, "-f", "eu-ai-act", *DATES, "--output")
    assert run(capsys, *ask, str(link))[0] == 0
    assert link.is_symlink()
    assert "High-risk" in real.read_text(encoding="utf-8")
    code, _, err = run(capsys, *ask, str(tmp_path))
    assert code != 0
    assert str(tmp_path) in err
    assert "Traceback" not in err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_output_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "classify", CV, "-f", "eu-ai-act", *DATES, "--output", "-")
    assert code == 0
    assert "High-risk" in out


def test_a_presumed_status_counts_for_fail_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "model.yaml"
    model.write_text(
        "system: {format: 1, name: M}\n"
        "facts: {describes: [general-purpose-model], designated_systemic_risk_on: 2026-08}\n",
        encoding="utf-8",
    )
    ask = ("classify", str(model), "-f", "eu-ai-act", *DATES, "--fail-on", "high")
    assert run(capsys, *ask)[0] == 3


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("eu-ai-act:high-risk", "tiers"),
        ("gpai-model", "statuses"),
        ("gpai-provider", "roles"),
        ("annex-iii", "groups"),
        ("section-a-legislation", "definitions"),
        ("list-is-exclusive", "readings"),
    ],
)
def test_show_by_kind(name: str, section: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", name, "--format", "json")
    data = json.loads(out)
    first = data[0] if isinstance(data, list) else data
    assert (code, first["section"]) == (0, section)
    assert first["named_by"]


def test_show_lists_what_an_ambiguous_name_may_mean(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "provider", "--lang", "en")
    assert code == 0
    assert "eu-ai-act:provider · role · Provider" in out
    assert "vn-ai-law:provider · role · Provider" in out
    listed = json.loads(run(capsys, "show", "provider", "--format", "json")[1])
    assert {one["name"] for one in listed} >= {"eu-ai-act:provider", "vn-ai-law:provider"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("anex-iii", "annex-iii"),
        ("eu-ai-act:high-risc", "eu-ai-act:high-risk"),
        ("eu-ai:high-risk", "eu-ai-act:high-risk"),
        ("purpose:recruiting", "purpose:recruitment"),
    ],
)
def test_show_names_the_nearest(name: str, near: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", name, "--lang", "en")
    assert (code, out) == (1, "")
    assert f"there is nothing called '{name}'; did you mean" in err
    assert near in err


def test_show_gives_markdown_and_the_labels_of_a_concept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = run(capsys, "show", "eu-ai-act", "--format", "markdown", "--lang", "en")[1]
    assert "```" not in out
    assert "### Tiers, highest first" in out
    assert "- `high-risk`: High-risk AI system" in out
    assert "](https://eur-lex.europa.eu/" in out
    (data,) = json.loads(run(capsys, "show", "recruitment-screening", "--format", "json")[1])
    assert data["label"]["en"].startswith("Analysing")
    assert data["label"]["vi"]
    assert data["broader"] == ["recruitment"]


def test_several_definitions_in_a_condition_are_any_of_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    framework = next(one for one in frameworks() if one.id == "eu-ai-act")
    first, second = [*{one["id"]: one for one in framework.data["definitions"]}][:2]
    (item,) = condition_items({"meets": [first, second]}, framework, "en")
    assert item.words == ("any of these:",)
    assert len(item.inner) == 2


def test_list_has_headers_and_no_english_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    header = run(capsys, "list", "--format", "markdown", "--lang", "en")[1].splitlines()[0]
    assert header == "| Name | Title | Source status | Size | Newest text |"
    for form in ("text", "markdown"):
        out = run(capsys, "list", "--format", form, "--lang", "vi")[1]
        assert "cập nhật đến ngày 2026-11-22" in out
        assert "known to" not in out
        assert "binding" not in out


@pytest.mark.parametrize("command", [(), *((one,) for one in COMMANDS), ("new", "system")])
def test_help_speaks_both_languages(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By AIGOV_LANG or --lang."""
    monkeypatch.setenv("AIGOV_LANG", "vi")
    code, out, _ = run(capsys, *command, "--help")
    assert code == 0
    assert re.search("[ạảấầậắằặệịộợụựđ]", out)
    monkeypatch.setenv("AIGOV_LANG", "en")
    assert run(capsys, *command, "--help", "--lang=vi")[1] == out
    assert not re.search("[ạảấầậắằặệịộợụựđ]", run(capsys, *command, "--help")[1])


def test_lang_before_the_command_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--lang", "vi", "list") == run(capsys, "list", "--lang", "vi")


def test_a_wrong_day_is_said_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "classify", CV, "--as-of", "soon", "--lang", "en")
    assert code == 1
    assert "'soon' is no day such as 2026-11-22" in err


def test_dev_without_a_task_says_what_there_is() -> None:
    script = Path(__file__).parent.parent / "scripts" / "dev.py"
    if not script.exists():
        pytest.skip("the source archive has no scripts")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"tasks:" in done.stderr
    assert b"Traceback" not in done.stderr


# --- what cannot be answered ----------------------------------------------------------------


def test_a_refusal_of_one_framework_does_not_end_the_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The others answer, the refusal names its framework, and the exit code tells of it."""
    asked = ("--as-of", "2025-03-01", "--text-as-of", "2025-03-01")
    code, out, err = run(capsys, "classify", CV, "-f", "eu-ai-act,vn-ai-law", *asked)
    assert code == 1
    assert "High-risk" in out
    assert err.startswith("aigov: vn-ai-law: no text was published by 2025-03-01")
    code, out, err = run(capsys, "classify", CV, "-f", "eu-ai-act,vn-ai-law", "--role", "importer")
    assert code == 1
    assert "EU AI Act" in out or "European Union" in out
    assert "vn-ai-law knows no role 'importer'" in err


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--as-of", "20261122"), "--as-of: '20261122' is no day"),
        (("--text-as-of", "2026-W47-1"), "--text-as-of: '2026-W47-1' is no day"),
        (("-f", "eu-ai-act@"), "eu-ai-act@: the day is missing"),
        (("-f", "@2026-01-01"), "there is no framework ''"),
        (("-f", ""), "there is no framework ''"),
    ],
)
def test_a_wrong_option_is_named(
    asked: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "classify", CV, *asked, "--lang", "en")
    assert (code, out) == (1, "")
    assert words in err
    assert "Traceback" not in err


def test_strict_needs_a_level(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "classify", CV, *DATES, "--strict", "--lang", "en")
    assert (code, out) == (2, "")
    assert "--strict goes with --fail-on" in err


def test_texts_of_the_future_are_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "classify", CV, "-f", "eu-ai-act", "--text-as-of", "9999-12-31")
    assert "9999" not in out


def test_standard_input_is_read_no_further_than_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []

    class Endless:
        """Gives as much as is asked for."""

        def read(self, size: int = -1) -> bytes:
            """Keep how much was asked for."""
            taken.append(size)
            return b"#" * max(size, 0)

    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": Endless()}))
    code, _, err = run(capsys, "classify", "-")
    assert code == 1
    assert "too-large" in err
    assert taken == [1_000_001]


# --- the template ---------------------------------------------------------------------------


def test_a_blank_template_names_its_file_and_is_no_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "credit-desk.yaml"
    assert run(capsys, "new", "system", str(path), "-f", "eu-ai-act")[0] == 0
    assert load_system(path).id == "credit-desk"
    code, out, err = run(
        capsys, "classify", str(path), "-f", "eu-ai-act", *DATES, "--fail-on", "prohibited"
    )
    assert code == 3, "what is not known has not passed"
    assert "may reach prohibited" in err
    assert "[purpose]" in out, "what was left blank is asked first"


def test_the_template_of_an_own_law_asks_its_own_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "new", "system", "-", "-f", str(write_own_law(tmp_path)))
    assert (code, err) == (0, "")
    assert "# feeds_animals: true" in out


# --- text -----------------------------------------------------------------------------------


def test_all_adds_the_rules_that_do_not_hold_and_those_still_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it one reads what gives the tier; with it, also why every other rule does not."""
    path = described(tmp_path, "{purpose: [recruitment-screening], product: []}")
    ask = ("classify", path, "-f", "eu-ai-act", *DATES, "--lang", "en")
    code, short, _ = run(capsys, *ask)
    assert code == 0
    assert "Recruiting or selecting people" in short
    for words in ("Rules that do not hold", "Rules still open", "Section A", "Inferring emotions"):
        assert words not in short
    code, full, _ = run(capsys, *ask, "--all")
    assert code == 0
    before, rest = full.split("  Rules still open\n")
    still_open, failing = rest.split("  Rules that do not hold\n")
    assert "    ○ Annex III(4)(a)" in before
    assert "Inferring emotions of workers or learners" in still_open
    assert "keeps safe, a product under Section A" in failing
    assert "    – " in failing
    assert "    – " not in still_open
    for words in ("Recruiting or selecting people", "Inferring emotions of workers"):
        assert full.count(words) == 1, "a rule is told once"


def test_all_tells_a_saved_rule_once_and_with_what_saves_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = "{purpose: [recruitment-screening], decision_role: [narrow-procedural-task], profiles_people: false}"
    ask = ("classify", described(tmp_path, facts), "-f", "eu-ai-act", *DATES, "--all")
    out = run(capsys, *ask)[1]
    assert out.count("Recruiting or selecting people") == 1
    assert "  Saved by an exception\n    · Annex III(4)(a), Recruiting or selecting people" in out


def test_what_a_rule_waits_for_is_named_its_exceptions_or_its_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the condition is met, the exceptions; where it is open, the facts nobody stated."""
    path = described(tmp_path, "{purpose: [recruitment-screening]}")
    ask = ("classify", path, "-f", "eu-ai-act", *DATES, "--all")
    out = run(capsys, *ask)[1]
    listed = out.split("Annex III(4)(a): Recruiting")[1].split("\n    ○ ")[0].split("\n\n")[0]
    assert "? unless an exception applies: It does a narrow procedural task" in listed
    assert "? not stated" not in listed
    emotions = out.split("Inferring emotions of workers or learners")[1].split("\n    ○ ")[0]
    assert "? not stated: capability" in emotions
    assert "? unless an exception applies" not in emotions


def test_all_names_the_statuses_that_are_not_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ("classify", described(tmp_path, "{purpose: [other]}"), "-f", "eu-ai-act", *DATES)
    assert "Not decided" not in run(capsys, *ask)[1]
    assert "Not decided: General-purpose AI model" in run(capsys, *ask, "--all")[1]


CODE = "\033["
COLOURED = ("classify", CV, "-f", "eu-ai-act", *DATES)


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


def test_colour_is_for_terminals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What goes into a pipe or a file is read by programs, which see escape codes as dirt."""
    piped = run(capsys, *COLOURED)[1]
    assert CODE not in piped
    on_a_terminal(monkeypatch)
    shown = run(capsys, *COLOURED)[1]
    assert f"{CODE}33;1mHigh-risk AI system{CODE}0m [Art. 6]" in shown
    assert shown.replace(f"{CODE}33;1m", "").replace(f"{CODE}0m", "") == piped


def test_a_terminal_shows_a_result_without_a_tier_without_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_a_terminal(monkeypatch)
    code, out, _ = run(capsys, "classify", described(tmp_path, "{}"), "-f", "eu-ai-act", *DATES)
    assert code == 0
    assert "undetermined" in out
    assert CODE not in out


@pytest.mark.parametrize(("value", "colour"), [("1", False), ("0", False), ("", True)])
def test_no_color_is_obeyed_whatever_its_value(
    value: str,
    colour: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As no-color.org has it: set and not empty means none, even on a terminal."""
    on_a_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", value)
    assert (CODE in run(capsys, *COLOURED)[1]) is colour


def test_a_file_has_no_colour_even_where_a_terminal_looks_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_a_terminal(monkeypatch)
    target = tmp_path / "out.txt"
    assert run(capsys, *COLOURED, "--output", str(target))[:2] == (0, "")
    written = target.read_text("utf-8")
    assert "High-risk AI system" in written
    assert CODE not in written


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_markdown_and_json_have_no_colour(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_a_terminal(monkeypatch)
    out = run(capsys, *COLOURED, "--format", form)[1]
    assert "high-risk" in out.lower()
    assert CODE not in out
    assert "\\u001b" not in out


# --- exit codes -----------------------------------------------------------------------------

WARNED = (
    FRAMEWORK + "rules:\n  - {id: one, cite: Art. 1, title: {en: One, vi: Một}, tier: high, "
    "when: {purpose: recruitment}}\n"
)
"""A law that works, whose one rule has no case and no line of coverage."""


@pytest.mark.parametrize("form", ["text", "json"])
def test_warnings_are_problems_only_with_strict(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "framework.yaml").write_text(WARNED, "utf-8")
    ask = ("check", str(tmp_path), "--format", form)
    usual, strict = run(capsys, *ask), run(capsys, *ask, "--strict")
    assert (usual[0], strict[0]) == (0, 1)
    assert usual[1:] == strict[1:], "what is said stays the same"
    assert "not-covered" in usual[1]
    assert form == "json" or "0 errors, 3 warnings" in usual[2]


@pytest.mark.parametrize("form", ["text", "json"])
def test_errors_are_problems_without_strict(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "framework.yaml").write_text(WARNED.replace("recruitment", "recruitmnt"), "utf-8")
    assert run(capsys, "check", str(tmp_path), "--format", form)[0] == 1


def test_notes_are_shown_on_demand_and_are_never_problems(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ("check", "vn-ai-law-draft-2025-12-01", "--strict")
    hidden, shown = run(capsys, *ask), run(capsys, *ask, "--notes")
    assert (hidden[0], shown[0]) == (0, 0)
    assert hidden[1] == ""
    assert " note [" in shown[1]
    assert hidden[2] == shown[2], "they are counted either way"


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is another error there")
@pytest.mark.parametrize(
    "command",
    [
        "list",
        "show eu-ai-act",
        "classify example:spam-filter",
        "--version",
        "--help",
        "list --help",
    ],
)
def test_a_reader_that_stops_early_is_no_error(command: str) -> None:
    """`aigov list | head -1` ends in peace: the reader has what it wanted."""
    reading, writing = os.pipe()
    os.close(reading)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "aigov", *command.split()],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


OUT_OF_SCOPE = "{purpose: [recruitment-screening], domain: [defence], market: [EU]}"
MODEL = "{describes: [general-purpose-model], training_compute_flop: {min: 1e+24, max: 3e+25}}"
"""No tier at all, and perhaps one with systemic risk: a status of level high."""


SMALL_MODEL = (
    "{describes: [general-purpose-model], training_compute_flop: 1e+22, product: [], "
    "high_impact_capabilities: false, designated_systemic_risk_on: not-yet}"
)
"""The same, where no status of that level is left open."""


@pytest.mark.parametrize(
    ("facts", "level", "usual", "strict"),
    [
        (OUT_OF_SCOPE, "minimal", 0, 0),
        (OUT_OF_SCOPE.replace("defence", "employment"), "high", 3, 3),
        (OUT_OF_SCOPE.replace("[defence]", "unknown"), "prohibited", 0, 3),
        (MODEL, "high", 0, 3),
        (MODEL, "limited", 3, 3),
        (MODEL, "prohibited", 0, 0),
        (SMALL_MODEL, "high", 0, 0),
        (SMALL_MODEL, "limited", 3, 3),
        ("{purpose: [other]}", "minimal", 3, 3),
    ],
)
def test_fail_on_counts_what_is_presumed_and_strict_what_is_possible(
    facts: str,
    level: str,
    usual: int,
    strict: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ("classify", described(tmp_path, facts), "-f", "eu-ai-act", *DATES, "--fail-on", level)
    for arguments, expected in ((ask, usual), ((*ask, "--strict"), strict)):
        code, out, err = run(capsys, *arguments)
        assert code == expected
        assert out
        said = re.search("Described: eu-ai-act (reaches|may reach) ", err)
        assert bool(said) == (expected == 3)


# --- language -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "VI"}, "vi"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "vi_VN.UTF-8", "LANG": "en_GB.UTF-8"}, "vi"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LC_ALL": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "vi"),
        ({"LC_ALL": "C", "LC_MESSAGES": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"AIGOV_LANG": "vi", "LC_ALL": "en_GB.UTF-8"}, "vi"),
        ({"AIGOV_LANG": "en", "LC_ALL": "vi_VN.UTF-8"}, "en"),
        ({"AIGOV_LANG": "", "LC_ALL": "", "LANG": "vi_VN.UTF-8"}, "vi"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_first_name_that_is_set(
    environment: dict[str, str],
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """AIGOV_LANG, LC_ALL, LC_MESSAGES, LANG, as POSIX orders them; `--lang` wins over all."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    named = {one: run(capsys, "list", "--lang", one)[1] for one in ("en", "vi")}
    assert named["en"] != named["vi"]
    assert run(capsys, "list")[1] == named[lang]


def test_the_template_offers_roles_dates_and_what_scope_turns_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "new", "system", "-", "-f", "eu-ai-act,vn-ai-law", "--lang", "en")
    assert "\n# roles: [provider]" in out
    for fact in ("market", "placed_on_market_on", "in_operation_since", "conduct"):
        assert f"\n  # {fact}: " in out
    assert max(len(line) for line in out.splitlines()) <= 110
    assert "\n  #   recruitment: " in out
    assert "\n  #     recruitment-screening: " in out, "narrower values stand further in"


def test_output_never_overwrites_what_was_described(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(Path(CV).read_bytes())
    code, _, err = run(capsys, "classify", str(path), *DATES, "--output", str(path))
    assert code == 2
    assert "write the result elsewhere" in err
    assert path.read_bytes() == Path(CV).read_bytes()


@pytest.mark.parametrize("target", ["missing/x.json", ""])
def test_a_place_that_cannot_be_written_is_named_as_it_was_given(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = str(tmp_path / target) if target else ""
    code, _, err = run(capsys, "classify", CV, "-f", "eu-ai-act", *DATES, "--output", output)
    assert code == 1
    assert "draft" not in err
    assert output in err


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_stream_that_is_closed_is_no_fault(closed: str) -> None:
    number = ["stdin", "stdout", "stderr"].index(closed)
    script = f'exec {number}>&-; exec "$0" -m aigov classify "$1" -f eu-ai-act'
    done = subprocess.run(
        ["/bin/sh", "-c", script, sys.executable, CV], capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_gate_holds_though_nobody_reads_the_result() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "aigov", "classify", CV, "-f", "eu-ai-act", "--fail-on", "high"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert done.returncode == 3


def test_a_folder_may_have_a_comma_or_an_at_sign_in_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("law@home", "a,b"):
        write_own_law(tmp_path).rename(tmp_path / name)
        code, out, err = run(capsys, "classify", CV, "-f", name)
        assert (code, err) == (0, "")
        assert "Own law" in out


def test_where_there_is_no_tier_the_reason_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(
        capsys, "classify", "example:open-weights-model", "-f", "eu-ai-act", *DATES, "--lang", "en"
    )
    why = out[out.index("  Why") :]
    assert why.splitlines()[1].strip().startswith("· ")
    assert "Transparency duties" not in why.split("\n\n")[0]


def test_a_reason_names_only_the_values_that_made_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = described(
        tmp_path, "{capability: [conversation, emotion-recognition], purpose: [other]}"
    )
    _, out, _ = run(capsys, "classify", path, "-f", "eu-ai-act", *DATES, "--lang", "en")
    part = out[out.index("Annex III(1)(c)") :].split("\n    ○")[0]
    assert "Conversation" not in part.split("What could")[0].split("?")[0]


def test_an_open_date_is_told_beside_the_tier_on_the_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ("classify", "example:exam-proctoring", "-f", "vn-ai-law", *DATES, "--lang", "en")
    _, out, _ = run(capsys, *ask)
    assert "On 2026-11-22: High risk · depends on a date that is not stated" in out
    assert "[in_operation_since]" in out


# --- duties, side by side -------------------------------------------------------------------

LAWS = ("eu-ai-act", "vn-ai-law")
BOTH_LAWS = ",".join(LAWS)
CALLS = {
    "obligations": ("obligations", CV, "-f", BOTH_LAWS, *DATES),
    "compare": ("compare", "-f", BOTH_LAWS, *DATES),
    "compare-system": ("compare", "-f", BOTH_LAWS, "--system", CV, "--depth", "0", *DATES),
    "gap": ("gap", "--have", "eu-ai-act", "--want", "vn-ai-law", "--system", CV, *DATES),
    "calendar": ("calendar", CV, "-f", BOTH_LAWS, "--role", "provider", *DATES),
    "diff": ("diff", "eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22", CV, SPAM),
    "crosswalk": ("crosswalk", *LAWS),
}


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv", "html"])
@pytest.mark.parametrize("call", CALLS)
def test_each_command_gives_each_form(
    call: str, form: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if form == "html":
        pytest.importorskip("jinja2")
    code, out, err = run(capsys, *CALLS[call], "--format", form, "--lang", lang)
    if (call, form) == ("crosswalk", "csv"):
        assert code == 2
        return
    assert (code, err) == (0, "")
    disclaimer = "does not give legal advice" if lang == "en" else "không phải tư vấn pháp lý"
    if form == "json":
        assert json.loads(out)["lang"] == lang
    elif form == "csv":
        heads, *rows = csv.reader(io.StringIO(out))
        assert rows
        assert {len(row) for row in rows} == {len(heads)}
    else:
        assert out.count(disclaimer) == 1
    if form == "text":
        assert max(map(len, out.splitlines())) <= 96
        assert "[en]" not in out


def test_obligations_say_what_binds_now_and_what_is_coming(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ("obligations", CV, "-f", "eu-ai-act", *DATES, "--lang", "en")
    code, out, _ = run(capsys, *ask)
    assert code == 0
    now, rest = out.split("  Coming\n")
    assert "Art. 4(1): Support the AI literacy of staff" in now
    assert "Art. 9(1)" in rest
    assert "Take measures that support" not in out
    assert "Take measures that support" in run(capsys, *ask, "--all")[1]


def test_obligations_of_one_role_and_a_framework_that_does_not_know_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, "obligations", CV, "-f", BOTH_LAWS, "--role", "importer", *DATES)
    assert code == 1
    assert "EU AI Act" in out
    assert "vn-ai-law knows no role 'importer'" in err


def test_several_systems_give_several_documents_of_obligations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ("obligations", CV, SPAM, "-f", "eu-ai-act", *DATES, "--format", "json")
    found = json.loads(run(capsys, *ask)[1])
    assert [one["system"]["id"] for one in found] == ["cv-screening", "spam-filter"]


def test_depth_and_topic_fold_a_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    ask = ("compare", "-f", BOTH_LAWS, *DATES, "--format", "markdown", "--lang", "en")
    folded, whole = run(capsys, *ask, "--depth", "0")[1], run(capsys, *ask)[1]
    assert "\n##### " in whole
    assert len(folded) < len(whole)
    one = run(capsys, *ask, "--topic", "incident-reporting")[1]
    assert "Incident" in one
    assert len(one) < len(folded)


def test_a_gap_between_two_texts_of_one_law_is_what_was_added(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ("gap", "--have", "eu-ai-act@2026-06-01", "--want", "eu-ai-act@2026-11-22")
    code, out, _ = run(capsys, *ask, "--as-of", "2026-11-22", "--format", "json")
    assert code == 0
    assert {"have", "want"} <= json.loads(out).keys()


def test_a_calendar_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *CALLS["calendar"], "--format", "ics")
    try:
        import icalendar  # noqa: F401
    except ImportError:
        assert (code, out) == (1, "")
        assert "pip install icalendar" in err
    else:
        assert code == 0
        assert out.startswith("BEGIN:VCALENDAR")


def test_a_folder_stands_for_the_descriptions_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (CV, SPAM):
        (tmp_path / Path(name).name).write_bytes(Path(name).read_bytes())
    (tmp_path / "notes.txt").write_text("no description", "utf-8")
    texts = ("diff", "eu-ai-act@2026-06-01", "eu-ai-act@2026-11-22")
    named = run(capsys, *texts, CV, SPAM)
    assert run(capsys, *texts, str(tmp_path)) == named
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, err = run(capsys, *texts, str(empty), "--lang", "en")
    assert code == 1
    assert "no description" in err


def test_a_folder_named_with_a_day_is_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not what is bundled under the same id."""
    own = tmp_path / "own"
    shutil.copytree(str(bundled.data_folder("frameworks") / "vn-ai-law"), own)
    sheet = own / "framework.yaml"
    titled = sheet.read_text("utf-8").replace("en: Vietnam AI Law,", "en: My own reading,")
    sheet.write_text(titled, "utf-8")
    dated = f"{own}@2026-11-01"
    for asked in (
        ("calendar", CV, "-f", dated),
        ("compare", "-f", dated, "-f", "eu-ai-act"),
        ("gap", "--have", "eu-ai-act", "--want", dated),
        ("diff", dated, "vn-ai-law-draft-2025-12-01"),
        ("crosswalk", "eu-ai-act", dated),
    ):
        code, out, err = run(capsys, *asked, "--lang", "en")
        assert (code, err) == (0, "")
        assert "My own reading" in out, asked[0]


def test_a_crosswalk_for_exchange(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "crosswalk", "eu-ai-act", "eu-ai-act", "--format", "sssom")
    assert code == 0
    head = next(line for line in out.splitlines() if not line.startswith("#"))
    assert head.split("\t")[0] == "subject_id"
    assert "skos:exactMatch" in out


def test_frameworks_that_nobody_related_are_said_to_be_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ask = ("crosswalk", "eu-ai-act", "vn-ai-law-draft-2025-11-21", "--lang", "en")
    code, out, _ = run(capsys, *ask)
    assert code == 0
    assert "Nobody has related" in out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("obligations", CV, "-f", "eu-act"), "no framework 'eu-act'; did you mean eu-ai-act"),
        (("obligations", CV, "-f", "eu-ai-act", "--role", "provder"), "did you mean provider"),
        (("obligations", "none.yaml"), "none.yaml"),
        (("compare", "-f", "eu-ai-act,vn-law"), "did you mean vn-ai-law"),
        (
            ("compare", "--topic", "incident"),
            "no topic 'incident'; did you mean incident-reporting",
        ),
        (("compare", "--role", "provder"), "none of eu-ai-act, vn-ai-law knows a role 'provder'"),
        (("compare", "--as-of", "soon"), "--as-of: 'soon' is no day"),
        (("gap", "--have", "eu", "--want", "vn-ai-law"), "no framework 'eu'; did you mean"),
        (("calendar", "example:cv-screning"), "did you mean cv-screening"),
        (("diff", "eu-ai-act@2020-01-01", "eu-ai-act"), "no text was published by 2020-01-01"),
        (("crosswalk", "eu-ai-act", "nist"), "no framework 'nist'"),
    ],
)
def test_what_does_not_exist_is_named_with_what_is_near(
    asked: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *asked, "--lang", "en")
    assert (code, out) == (1, "")
    assert words in err
    assert "fault" not in err


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("gap", "--have", "eu-ai-act"), "--want"),
        (("compare", "--depth", "-1"), "--depth"),
        (("compare", "--depth", "x"), "'x' is no whole number"),
        (("calendar",), "SYSTEM"),
        (("diff", "eu-ai-act"), "AFTER"),
        (("crosswalk", "eu-ai-act", "vn-ai-law", "--format", "csv"), "csv"),
    ],
)
def test_wrong_usage_is_said_to_be_so(
    asked: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *asked, "--lang", "en")
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("command", ["obligations", "compare", "gap", "calendar", "diff"])
def test_no_command_overwrites_what_was_described(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(Path(CV).read_bytes())
    asked = [str(path) if one == CV else one for one in CALLS[command]]
    if command == "compare":
        asked += ["--system", str(path)]
    code, _, err = run(capsys, *asked, "--output", str(path))
    assert code == 2
    assert "write the result elsewhere" in err
    assert path.read_bytes() == Path(CV).read_bytes()


@pytest.mark.parametrize("asked", [("list",), ("show", "eu-ai-act"), ("show", "provider")])
def test_list_and_show_as_html(asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("jinja2")
    code, out, _ = run(capsys, *asked, "--format", "html")
    assert code == 0
    assert out.count("<h1>") == 1


def test_help_names_all_that_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Who has only the help finds the topics, the obligations and every schema."""
    for lang, words in (
        ("en", ("topic", "obligation", "penalty")),
        ("vi", ("chủ đề", "nghĩa vụ", "chế tài")),
    ):
        main(["show", "--help", "--lang", lang])
        shown = " ".join(capsys.readouterr().out.split())
        assert all(one in shown for one in (*words, "`topics`"))
        main(["--lang", lang, "schema", "--help"])
        shown = capsys.readouterr().out
        assert all(one.stem.split(".")[0] in shown for one in SCHEMAS.glob("*.json"))
