"""The worked examples for authors: sound, and they come out as their README says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import aigov
from aigov import bundled, sources
from aigov.citations import CitationScheme
from aigov.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "frameworks"
POLICY = EXAMPLES / "company-ai-policy"
SUPPLEMENT = EXAMPLES / "fictional-member-state"
NAMES = sorted(one.name for one in EXAMPLES.iterdir() if one.is_dir())
DAY: dict[str, Any] = {"as_of": "2026-11-22", "text_as_of": "2026-11-22"}


def commands(folder: Path) -> list[str]:
    blocks = re.findall(
        r"^```bash\n(.*?)^```", (folder / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(name="policy", scope="module")
def _policy() -> aigov.Framework:
    return aigov.load_framework(POLICY)


@pytest.fixture(name="supplement", scope="module")
def _supplement() -> aigov.Framework:
    return aigov.load_framework(SUPPLEMENT)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound_and_bears_the_name_of_its_folder(name: str) -> None:
    assert [str(one) for one in aigov.check(EXAMPLES / name) if one.severity != "note"] == []
    assert aigov.load_framework(EXAMPLES / name).id == name


@pytest.mark.parametrize("name", NAMES)
def test_its_id_finds_it_through_the_environment(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sources.VARIABLE, str(EXAMPLES))
    assert sources.problems() == ()
    assert aigov.load_framework(name).origin == str(EXAMPLES / name)


COMMANDS = [(name, line) for name in NAMES for line in commands(EXAMPLES / name)]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_the_commands_of_its_readme_run(
    name: str, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    program, *words = shlex.split(command)
    assert program == "aigov"
    assert main(words) == 0, capsys.readouterr().err


# --- the policy of a company --------------------------------------------------------------------


def test_coverage_names_every_paragraph_of_the_policy_and_no_other(policy: aigov.Framework) -> None:
    text = (POLICY / "policy.md").read_text("utf-8")
    paragraphs: list[str] = []
    for number, words in re.findall(r"^(\d+\.\d+) (.*)$", text, re.MULTILINE):
        points = re.findall(r"[:;] \(([a-z])\) ", words)
        paragraphs += [f"§ {number}({point})" for point in points] or [f"§ {number}"]
    assert [line["cite"] for line in policy.data["coverage"]] == paragraphs


def test_a_system_is_on_hold_until_somebody_owns_it(policy: aigov.Framework) -> None:
    facts = {"purpose": ["office-support"], "activity": ["uses-professionally"]}
    for owner, held in ((True, False), (False, True)):
        system = aigov.System("Notes", {**facts, "has_owner": owner}, vocabulary=policy.vocabulary)
        (status,) = aigov.classify(system, policy, **DAY).statuses
        assert (status.id, status.outcome) == ("on-hold", held)


def test_the_owner_has_the_duties_of_provider_and_deployer(policy: aigov.Framework) -> None:
    found = aigov.classify("example:cv-screening", policy, **DAY)
    assert (found.tier, found.bounds and found.bounds.highest) == ("board-approval", "never")
    for role in ("provider", "deployer", "owner"):
        owed = {one.obligation for one in found.obligations(role)}
        assert {"board-approves", "tell-the-incident-desk"} <= owed
    assert {one.obligation for one in found.obligations("staff")} == {"tell-the-incident-desk"}


def test_policy_and_act_overlap_on_incidents_and_no_deadlines_are_mixed_up() -> None:
    both = aigov.compare([POLICY, "eu-ai-act"], topic="incident-reporting", **DAY)
    (row,) = both.rows
    (sides,) = row.relations
    pairs = [one for one in sides.pairs if one.first.id == "tell-whom-the-law-names"]
    assert {one.second.id for one in pairs} == {
        "report-serious-incident",
        "pass-on-serious-incident",
    }
    assert {one.relating.relation for one in pairs} == {"intersects-with"}
    assert all(one.terms == () for one in pairs)  # to decide in 48 hours is not to report in 48


def test_the_gap_to_the_law_is_what_the_readme_counts() -> None:
    left = aigov.gap(POLICY, "vn-ai-law", "example:cv-screening", **DAY)
    assert {one.duty.id for one in left.covered} == {
        "provider-remedies-serious-incident",
        "incident-records-kept",
        "incident-information-shared",
    }
    assert (len(left.partly), len(left.missing), len(left.items)) == (6, 9, 18)
    assert "safety-in-supply-and-deployment" in {one.duty.id for one in left.missing}


# --- the supplement of a Member State -----------------------------------------------------------


@pytest.mark.parametrize("name", aigov.examples())
def test_the_supplement_holds_what_the_act_finds_each_with_its_origin(
    supplement: aigov.Framework, name: str
) -> None:
    mine = aigov.classify(f"example:{name}", supplement, **DAY)
    acts = aigov.classify(f"example:{name}", "eu-ai-act", **DAY)
    own = {one.rule for one in mine.findings if one.origin == supplement.id}
    assert own == {"proposing-dismissals"}
    outcomes = {(one.rule, one.use): one.outcome for one in mine.findings}
    for one in acts.findings:
        if one.source.when is not None:  # what remains depends on what else there is
            assert outcomes[one.rule, one.use] == one.outcome
            assert supplement.origin_of(one.rule) == "eu-ai-act"


def test_a_citation_with_the_prefix_is_of_the_supplement(supplement: aigov.Framework) -> None:
    scheme: CitationScheme = supplement.citations
    found = {text: scheme.parse(text) for text in ("Act 12 § 4(1)", "Art. 5(1)(f)", "§ 4(1)")}
    assert [one and one.instrument for one in found.values()] == ["act-12", "ai-act", None]


@pytest.mark.parametrize(
    ("known", "start"),
    [("2026-11-22", "2027-06-01"), ("2026-09-01", "2027-12-02"), ("2026-05-01", "2026-08-02")],
    ids=["known", "before it was published", "before the omnibus too"],
)
def test_the_earlier_day_is_known_with_the_text_that_brings_it(
    supplement: aigov.Framework, known: str, start: str
) -> None:
    facts = {"purpose": ["worker-monitoring"], "profiles_people": True, "subject": ["worker"]}
    system = aigov.System("Ratings", facts)
    found = aigov.classify(system, supplement, as_of="2026-11-22", text_as_of=known)
    (finding,) = found.deciding
    assert (finding.rule, finding.start) == ("decisions-on-people-at-work", start)


def test_what_the_state_asks_beyond_the_act(supplement: aigov.Framework) -> None:
    left = aigov.gap("eu-ai-act", supplement, **DAY)
    assert {one.duty.id for one in left.missing} == {
        "leave-dismissals-to-people",
        "register-municipal-use",
        "keep-municipal-entry-current",
    }
    own = [one["id"] for one in supplement.everything["measures"] if "origin" not in one]
    assert own == ["digital-authority", "municipal-register"]


def test_a_city_of_the_state_is_a_public_body_of_the_union(supplement: aigov.Framework) -> None:
    facts = {
        "purpose": ["public-benefit-decision"],
        "deployer": ["municipality"],
        "deployer_location": ["ardonia"],
        "activity": ["uses-professionally"],
        "decision_role": ["influences-outcome"],
    }
    system = aigov.System("Benefits", facts, vocabulary=supplement.vocabulary)
    found = aigov.classify(system, supplement, **DAY)
    assert (found.tier, found.scope) == ("high-risk", "in")
    owed = {one.obligation: one.origin for one in found.obligations("deployer")}
    assert owed["register-municipal-use"] == supplement.id
    assert owed["register-public-use"] == "eu-ai-act"
    assert aigov.classify(system, "eu-ai-act", **DAY).tier == "high-risk"


# --- the package --------------------------------------------------------------------------------


def test_every_file_of_the_examples_goes_into_the_wheel() -> None:
    """The wheel takes the folder as a whole, and leaves out only what git ignores."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    assert "examples" in wheel["only-include"]
    assert wheel["sources"]["examples"] == "aigov/examples"
    assert Path(str(bundled.data_folder("examples"))) / "frameworks" == EXAMPLES
    files = [one for one in EXAMPLES.rglob("*") if one.is_file()]
    known = {".yaml", ".md", ".html", ".docx", ".ipynb"}
    assert {".yaml", ".md"} <= {one.suffix for one in files} <= known
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("an sdist holds only what the wheel takes")
    names = "\n".join(str(one.relative_to(ROOT)) for one in files)
    ignored = subprocess.run(
        [git, "check-ignore", "--no-index", "--stdin"],
        input=names,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ignored.returncode, ignored.stdout) == (1, "")  # 1: none is ignored
