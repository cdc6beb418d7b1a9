#!/usr/bin/env python3
"""Set up and run everything a developer of aigov runs.

    python3 scripts/dev.py TASK [ARGUMENTS]

Needs Python 3.11 or later with pip and venv, and nothing else: it makes `.venv` in the checkout,
installs the checkout into it with what the task needs, and runs the task there. The environment is
kept and used again until pyproject.toml changes.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python may start
    sys.exit(
        f"dev: aigov needs Python 3.11 or later; {sys.executable} is {sys.version.split()[0]}.\n"
        "dev: run this with a newer one, for example: python3.12 scripts/dev.py"
    )

import argparse
import hashlib
import json
import os
import shlex
import subprocess
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "aigov-dev.json"

EXAMPLE = "examples/systems/cv-screening.yaml"
DEMO_OPTIONS = (
    *("-f", "eu-ai-act,vn-ai-law"),
    *("--as-of", "2026-11-22"),
    *("--text-as-of", "2026-11-22"),
)

PACKAGED = {  # folder of the checkout: where the wheel puts it
    "src/aigov": "aigov",
    "frameworks": "aigov/frameworks",
    "schemas": "aigov/schemas",
    "examples": "aigov/examples",
}
COMPILED = "aigov/_compiled.json"  # made by hatch_build.py
BESIDE = (  # what the source archive must hold besides
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "README.vi.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
)
SHOWN = 20  # differences printed before the rest are only counted


class StepError(Exception):
    """A step did not do what it should; carries the exit code to leave with."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def say(message: str) -> None:
    print(f"dev: {message}", flush=True)


def clean_environment() -> dict[str, str]:
    """The caller's environment without what would let another Python's packages in."""
    unwanted = {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def show(command: Sequence[str | Path]) -> str:
    words = [str(word) for word in command]
    return shlex.join(words).replace(f"{ROOT}{os.sep}", "")


def run(step: str, command: Sequence[str | Path], *, cwd: Path = ROOT) -> None:
    """Run a command, its output going straight through; a failure ends the task."""
    say(f"{step}: {show(command)}")
    try:
        words = [str(word) for word in command]
        done = subprocess.run(words, cwd=cwd, env=clean_environment(), check=False)
    except OSError as error:
        raise StepError(f"{step}: {error}") from error
    if done.returncode:
        raise StepError(f"{step} (exit code {done.returncode})", max(done.returncode, 1))


def capture(step: str, command: Sequence[str | Path], *, cwd: Path = ROOT) -> str:
    """Run a command for its output, which must not be empty."""
    say(f"{step}: {show(command)}")
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env=clean_environment(),
            check=False,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise StepError(f"{step}: {error}") from error
    if done.returncode:
        print(done.stdout, end="", flush=True)
        raise StepError(f"{step} (exit code {done.returncode})", max(done.returncode, 1))
    if not done.stdout.strip():
        raise StepError(f"{step}: succeeded but printed nothing")
    return done.stdout


# The environment


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def command_of(venv: Path, name: str) -> Path:
    return venv / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements(
    group: str, groups: dict[str, list[Any]], above: tuple[str, ...] = ()
) -> list[str]:
    """The requirements of a dependency group, its included groups unfolded (PEP 735)."""
    if group in above:
        raise StepError(f"pyproject.toml: dependency group {group!r} includes itself")
    if group not in groups:
        raise StepError(f"pyproject.toml: there is no dependency group {group!r}")
    found: list[str] = []
    for entry in groups[group]:
        if isinstance(entry, str):
            found.append(entry)
        else:
            found += requirements(entry["include-group"], groups, (*above, group))
    return list(dict.fromkeys(found))


def fingerprint() -> str:
    """Changes when the environment has to be made anew."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    digest.update(f"{sys.version_info[:3]} {ROOT}".encode())
    return digest.hexdigest()


def read_stamp() -> dict[str, Any] | None:
    """What this script noted of the environment, or None where it noted nothing."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def write_stamp(groups: Iterable[str]) -> None:
    stamp = {"fingerprint": fingerprint(), "groups": sorted(groups)}
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def make_venv(step: str, venv: Path) -> None:
    try:
        run(step, [sys.executable, "-m", "venv", "--clear", venv])
    except StepError as error:
        say("if ensurepip is missing, install your system's venv package (Debian: python3-venv)")
        raise StepError(str(error), error.code) from error


def prepare(*groups: str) -> Path:
    """Have `.venv` hold the checkout, editable, and these groups; return its Python."""
    stamp = read_stamp()
    if stamp is None and VENV.exists():
        raise StepError(
            f"{VENV} was not made by this script, or not to the end: move it away or delete it"
        )
    installed: set[str] = set()
    if stamp and stamp.get("fingerprint") == fingerprint() and python_of(VENV).exists():
        installed = set(stamp.get("groups", ()))
    else:
        if Path(sys.prefix).resolve() == VENV.resolve():
            raise StepError(
                "the environment must be made anew: start this script with a Python outside .venv"
            )
        make_venv("environment", VENV)
        write_stamp(())

    missing = [group for group in ("runtime", *groups) if group not in installed]
    if not missing:
        say(f"environment: {VENV.name} is up to date")
        return python_of(VENV)
    known = project().get("dependency-groups", {})
    wanted: list[str] = []
    for group in missing:
        wanted += ["-e", str(ROOT)] if group == "runtime" else requirements(group, known)
    options = ["--quiet", "--disable-pip-version-check"]
    run("install", [python_of(VENV), "-m", "pip", "install", *options, *wanted])
    write_stamp({*installed, *missing})
    return python_of(VENV)


# The tasks


def demo(arguments: Sequence[str]) -> None:
    """Classify an example system under two laws; needs the run-time dependencies only."""
    python = prepare()
    run("demo", [python, "-m", "aigov", "classify", EXAMPLE, *DEMO_OPTIONS, *arguments])


def test(arguments: Sequence[str]) -> None:
    """Run the test suite on all cores; with arguments, run pytest with those instead."""
    run("test", [prepare("test"), "-m", "pytest", *(arguments or ["-n", "auto"])])


def lint(_: Sequence[str]) -> None:
    """Run ruff: its checks, and its formatter in checking mode."""
    python = prepare("lint")
    run("lint", [python, "-m", "ruff", "check", "."])
    run("format", [python, "-m", "ruff", "format", "--check", "."])


def types(_: Sequence[str]) -> None:
    """Run mypy --strict on the package and on the tests of its typing."""
    paths = [name for name in ("src", "tests/typing") if (ROOT / name).is_dir()]
    # The test group too: a module behind an optional import is checked as installed.
    run("types", [prepare("types", "test"), "-m", "mypy", "--strict", *paths])


def schemas(arguments: Sequence[str]) -> None:
    """Compare schemas/ and docs/reference.md with what the models generate; with arguments, pass those instead."""
    for module in ("schemas", "reference"):
        command = [prepare(), "-m", f"aigov.documents.{module}", *(arguments or ["--check"])]
        run(module, command)


def fuzz(arguments: Sequence[str]) -> None:
    """Replay the hostile documents of tests/fuzz/corpus; with arguments, pass those instead."""
    run("fuzz", [prepare("test"), "tests/fuzz/run.py", *(arguments or ["--replay"])])


def editor(_: Sequence[str]) -> None:
    """Drive a YAML language server over good and broken files, where node is at hand."""
    run("editor", [prepare(), "tests/lsp/run.py"])


def paper(_: Sequence[str]) -> None:
    """Print the reports of examples/ and read the pages, where Chromium and pdftotext are at hand."""
    run("paper", [prepare(), "tests/paper/run.py"])


def wheel(_: Sequence[str]) -> None:
    """Build sdist and wheel, check what they hold, and use the wheel in an empty environment."""
    python = prepare("build")
    with tempfile.TemporaryDirectory(prefix="aigov-wheel-", ignore_cleanup_errors=True) as name:
        scratch = Path(name).resolve()
        built, direct = scratch / "built", scratch / "direct"
        build = [python, "-m", "build", ROOT, "--outdir"]
        run("build the sdist, and the wheel from it", [*build, built])
        run("build the wheel from the checkout", [*build, direct, "--wheel"])
        wheel_file = one_file(built, "*.whl")
        check_contents(wheel_file, one_file(built, "*.tar.gz"))
        check_same(wheel_file, one_file(direct, "*.whl"))
        try_wheel(wheel_file, scratch)


def notebooks(arguments: Sequence[str]) -> None:
    """Run the notebooks of examples/ on the wheel, in an empty environment; arguments go to the runner."""
    python = prepare("build")
    known = project().get("dependency-groups", {})
    with tempfile.TemporaryDirectory(prefix="aigov-notebooks-", ignore_cleanup_errors=True) as name:
        scratch = Path(name).resolve()
        empty = scratch / "empty"
        run("build the wheel", [python, "-m", "build", ROOT, "--wheel", "--outdir", scratch])
        make_venv("empty environment", empty)
        options = ["--quiet", "--disable-pip-version-check"]
        wanted = [f"{one_file(scratch, '*.whl')}[frames,html]", *requirements("notebooks", known)]
        run("install", [python_of(empty), "-m", "pip", "install", *options, *wanted], cwd=scratch)
        run("notebooks", [python_of(empty), "tests/notebooks/run.py", *arguments])


def site(arguments: Sequence[str]) -> None:
    """Build the site into build/site, follow its links, look at it where node and Chromium are at hand."""
    run("site", [prepare("site"), "tests/site/run.py", *arguments])


def all_tasks(_: Sequence[str]) -> None:
    """Run what CI runs: lint, types, schemas, editor, test, fuzz, wheel, notebooks, paper, site."""
    prepare("test", "lint", "types", "build", "site")
    for task in (lint, types, schemas, editor, test, fuzz, wheel, notebooks, paper, site):
        print(f"\n===== {task.__name__} =====", flush=True)
        task(())
    print(flush=True)
    say("all: lint, types, schemas, editor, test, fuzz, wheel, notebooks, paper and site succeeded")


# The wheel


def one_file(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise StepError(f"expected one {pattern} in {folder}, found {len(found)}")
    return found[0]


def tracked_files() -> list[str]:
    """The files git knows, and those it would add: what a clone of the next commit would hold."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]
    listed = capture("list the files", [*command, "frameworks", "schemas", "examples", "src"])
    return sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


def packaged_name(name: str) -> str:
    """Where the wheel must hold a file of the checkout."""
    for folder, target in PACKAGED.items():
        if PurePosixPath(name).is_relative_to(folder):
            return str(target / PurePosixPath(name).relative_to(folder))
    raise StepError(f"{name}: the wheel has no place for it")


def check_contents(wheel_file: Path, sdist_file: Path) -> None:
    """The wheel holds what git holds and the compiled form; the sdist holds at least that."""
    files = tracked_files()
    expected = {packaged_name(name) for name in files} | {COMPILED}
    with zipfile.ZipFile(wheel_file) as archive:
        names = {info.filename for info in archive.infolist() if not info.is_dir()}
        held = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    report_difference(wheel_file.name, missing=expected - held, unexpected=held - expected)
    with zipfile.ZipFile(wheel_file) as archive:
        if not json.loads(archive.read(COMPILED)):
            raise StepError(f"{COMPILED} in {wheel_file.name} is empty")
    with tarfile.open(sdist_file) as source:
        in_sdist = {member.name.partition("/")[2] for member in source if member.isfile()}
    report_difference(sdist_file.name, missing={*files, *BESIDE} - in_sdist)
    say(f"contents: {wheel_file.name} holds the {len(files)} files of the checkout and {COMPILED}")


def check_same(first: Path, second: Path) -> None:
    """The road through the sdist and the direct one give the same wheel."""
    contents = []
    for path in (first, second):
        with zipfile.ZipFile(path) as archive:
            contents.append({info.filename: info.CRC for info in archive.infolist()})
    differing = {name for name, _ in contents[0].items() ^ contents[1].items()}
    report_difference("the wheel built through the sdist", differing=differing)
    say("contents: built through the sdist or directly, the wheel is the same")


def report_difference(where: str, **differences: set[str]) -> None:
    for word, names in differences.items():
        for name in sorted(names)[:SHOWN]:
            say(f"contents: {where}: {word}: {name}")
        if len(names) > SHOWN:
            say(f"contents: {where}: {word}: and {len(names) - SHOWN} more")
    if any(differences.values()):
        raise StepError(f"{where} does not hold what it should")


def try_wheel(wheel_file: Path, scratch: Path) -> None:
    """Install the wheel file alone and use it far from the checkout."""
    empty, away = scratch / "empty", scratch / "away"
    away.mkdir()
    make_venv("empty environment", empty)
    python, aigov = python_of(empty), command_of(empty, "aigov")
    options = ["--quiet", "--disable-pip-version-check"]
    install = [python, "-m", "pip", "install", *options, wheel_file]
    run("install the wheel file", install, cwd=away)

    locate = (
        "import importlib.resources, sys; from pathlib import PurePosixPath; "
        "print(importlib.resources.files('aigov').joinpath(*PurePosixPath(sys.argv[1]).parts))"
    )
    found = capture("find the example", [python, "-I", "-c", locate, EXAMPLE], cwd=away)
    example = Path(found.strip())
    if not example.is_file() or not example.resolve().is_relative_to(empty):
        raise StepError(f"the installed package does not hold {EXAMPLE}: {example}")

    version = capture("version", [aigov, "--version"], cwd=away).strip()
    if wheel_file.name.split("-")[1] not in version.split():
        raise StepError(f"aigov --version says {version!r}, the wheel is {wheel_file.name}")
    listed = capture("list", [aigov, "list"], cwd=away)
    result = capture("classify", [aigov, "classify", example, *DEMO_OPTIONS], cwd=away)
    laws = ["--have", "eu-ai-act", "--want", "vn-ai-law", "--role", "provider"]
    asked = [*laws, "--system", example, *DEMO_OPTIONS[2:]]
    left = capture("gap", [aigov, "gap", *asked], cwd=away)
    capture("assess", [aigov, "assess", "example:viet-nam-2026-11-22"], cwd=away)
    try_plug_in(python, aigov, example, away)
    say(
        f"the installed wheel works: {version}; list printed {len(listed.splitlines())} lines, "
        f"classify {len(result.splitlines())}, gap {len(left.splitlines())}"
    )


def try_plug_in(python: Path, aigov: Path, example: Path, away: Path) -> None:
    """Install a package that offers a framework beside the wheel, and ask that framework."""
    options = ["--quiet", "--disable-pip-version-check", "--no-deps"]
    install = [python, "-m", "pip", "install", *options, ROOT / "tests" / "plugin"]
    run("install the example of a plug-in", install, cwd=away)
    asked = [aigov, "classify", example, "-f", "example-policy", *DEMO_OPTIONS[2:]]
    if "Ask first" not in capture("classify with the plug-in", asked, cwd=away):
        raise StepError("the framework that the plug-in offers was not asked")


TASKS: dict[str, Callable[[Sequence[str]], None]] = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "types": types,
    "schemas": schemas,
    "fuzz": fuzz,
    "editor": editor,
    "wheel": wheel,
    "notebooks": notebooks,
    "paper": paper,
    "site": site,
    "all": all_tasks,
}
TAKE_ARGUMENTS = ("demo", "test", "schemas", "fuzz", "notebooks", "site")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        usage="python3 scripts/dev.py TASK [ARGUMENTS]",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="tasks:\n"
        + "\n".join(f"  {name:<11}{task.__doc__}" for name, task in TASKS.items()),
    )
    parser.add_argument("task", metavar="TASK", choices=TASKS, nargs="?")
    parser.add_argument("arguments", metavar="ARGUMENTS", nargs=argparse.REMAINDER)
    chosen = parser.parse_args()
    if chosen.task is None:
        parser.print_help(sys.stderr)
        return 2
    if chosen.arguments and chosen.task not in TAKE_ARGUMENTS:
        parser.error(f"{chosen.task} takes no arguments")
    try:
        TASKS[chosen.task](chosen.arguments)
    except StepError as error:
        print(f"\n===== FAILED: {error} =====", file=sys.stderr, flush=True)
        return error.code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
