"""The command line as its users meet it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from own_law import write_own_law

from aigov import __version__, bundled
from aigov.cli import main
from aigov.library import frameworks, load_system
from aigov.render.words import condition_items

EXAMPLES = Path(str(bundled.data_folder("examples"))) / "systems"
DATES = ["--as-of", "2026-11-22", "--text-as-of", "2026-11-22"]
CV = str(EXAMPLES / "cv-screening.yaml")
SPAM = str(EXAMPLES / "spam-filter.yaml")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


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
    assert header == "| Name | Title | Source status | Rules | Newest text |"
    for form in ("text", "markdown"):
        out = run(capsys, "list", "--format", form, "--lang", "vi")[1]
        assert "cập nhật đến ngày 2026-11-22" in out
        assert "known to" not in out
        assert "binding" not in out


COMMANDS = ("classify", "list", "show", "new", "check", "schema", "completion")


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
