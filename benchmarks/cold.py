"""How long a fresh process takes, from an installed wheel, beside other tools in theirs.

Environments are made once under the temporary folder and used again; aigov is installed anew each
time. Every tool does its own classification of a credit score; no two of them do the same work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median
from time import perf_counter

from measure import table

ROOT = Path(__file__).resolve().parent.parent
CACHE = (
    Path(tempfile.gettempdir()) / f"aigov-benchmarks-{sys.version_info[0]}.{sys.version_info[1]}"
)
RUNS = 11
PEERS = {
    "companion": "ai-act-companion==0.10.0",
    "euaiact": "euaiact==0.1.0",
    "kit": "eu-ai-act-compliance-kit==0.1.38",
}
ANSWERS = {"eu_market": "yes", "hr_usecases": ["essential_services"]}
COMPANION = f"from app.classifier import classify; assert classify({ANSWERS!r})['tier'] == 'high'"
EUAIACT = (
    "import euaiact; assert euaiact.pruefe_tatbestand('AIA_006_002', {"
    "'zweck_kreditwuerdigkeitsbewertung': True, 'natuerliche_person_als_kreditgegenstand': True, "
    "'zweck_erkennung_finanzbetrug': False, 'profiling_natuerlicher_personen': True}, "
    "quellenfassung='EUAIACT_2026_07_27')['wert'] is True"
)
KIT = """\
name: Credit scoring
description: Scores private loan applicants by their finances.
use_cases:
  - domain: credit_scoring
    description: Estimates whether private customers will repay a loan.
    autonomous_decision: false
    impacts_fundamental_rights: true
data_practices:
  - {type: personal, retention_period: 90, sharing_third_parties: false, explicit_consent: true}
human_oversight:
  oversight_mechanism: approval_required
  fallback_procedure: A clerk decides by hand.
  review_frequency: per_decision
  human_authority: true
training_data_source: Repayment records of former customers.
"""


def report(*, peers: bool) -> str:
    """Measure everything and return it as text."""
    python = _aigov()
    example = str(ROOT / "examples" / "systems" / "credit-scoring.yaml")
    commands = {
        "bare interpreter": [python, "-I", "-c", "pass"],
        "`import aigov`": [python, "-I", "-c", "import aigov"],
        "`import aigov` and use of its `classify`": [
            python,
            "-I",
            "-c",
            "import aigov; aigov.classify",
        ],
        "`aigov classify … -f eu-ai-act --format json`": [
            *(_beside(python, "aigov"), "classify", example),
            *("-f", "eu-ai-act", "--format", "json"),
        ],
    }
    if peers:
        commands |= _peers()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            start = perf_counter()
            _run(command)
            times[name].append((perf_counter() - start) * 1e3)
    bare = median(times["bare interpreter"])
    rows = [
        (name, f"{median(found):.0f}", f"{median(found) / bare:.1f}")
        for name, found in times.items()
    ]
    return (
        f"Fresh process, ms, median of {RUNS} interleaved runs.\n\n"
        f"{table(('', 'ms', 'bare = 1'), rows)}\n\n{_phases(python, example)}"
    )


def _phases(python: str, example: str) -> str:
    script = str(Path(__file__).with_name("phases.py"))
    found = [json.loads(_run([python, "-I", script, example])) for _ in range(RUNS)]
    names = [*found[0]["phases"]]
    rows = [(name, f"{median(one['phases'][name] for one in found):.1f}") for name in names]
    loaded = "is" if any(one["pydantic"] for one in found) else "is not"
    return (
        f"Where the time goes after the bare interpreter (pydantic {loaded} imported):\n\n"
        + table(("", "ms"), rows)
    )


def _aigov() -> str:
    """Build a wheel of the checkout, install it into its own environment, return its Python."""
    python = _environment("aigov")
    wheels = CACHE / "wheels"
    _run([python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(wheels), str(ROOT)])
    newest = max(wheels.glob("*.whl"), key=lambda one: one.stat().st_mtime)
    install = [python, "-m", "pip", "install", "-q"]
    _run([*install, str(newest)])
    _run([*install, "--no-deps", "--force-reinstall", str(newest)])
    return python


def _peers() -> dict[str, list[str]]:
    made = {name: _environment(name) for name in PEERS}
    for name, requirement in PEERS.items():
        stamp = CACHE / name / "installed"
        if not stamp.is_file():
            _run([made[name], "-m", "pip", "install", "-q", requirement])
            stamp.touch()
    answers, described = CACHE / "answers.json", CACHE / "kit.yaml"
    answers.write_text(json.dumps(ANSWERS), encoding="utf-8")
    described.write_text(KIT, encoding="utf-8")
    companion, kit = (_beside(made[name], "ai-act") for name in ("companion", "kit"))
    named = {name: requirement.replace("==", " ") for name, requirement in PEERS.items()}
    return {
        f"{named['companion']}, its function": [made["companion"], "-c", COMPANION],
        f"{named['companion']}, its command": [companion, "classify", "--answers", str(answers)],
        f"{named['euaiact']}, its function": [made["euaiact"], "-c", EUAIACT],
        f"{named['kit']}, its command": [kit, "classify", str(described), "--json"],
    }


def _environment(name: str) -> str:
    folder = CACHE / name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    return str(python)


def _beside(python: str, command: str) -> str:
    return str(Path(python).with_name(command))


def _run(command: list[str]) -> str:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=CACHE.parent, env=environment
    )
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
