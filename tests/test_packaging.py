"""The distribution: its names, its version, and what must never be installed by mistake."""

import os
import re
import tomllib
from pathlib import Path

import pytest

import aigov._version

ROOT = Path(__file__).resolve().parent.parent
DISTRIBUTION = "aigov-frameworks"

# The name of the import package belongs to another project on the Python index.
BARE = r"(?<![\w./@+-])aigov(?![\w/-]|\.\w)"
INSTALLS_BARE_NAME = re.compile(
    rf"""
      \b(?: pip[3x]? (?:\.exe)? | uv | tool | poetry | pdm | hatch | conda | mamba ) \s+
         (?: install | add | download | wheel | run \s+ --with | inject ) \b [^\n`;&|\#]* {BARE}
    | \b(?: uvx | pipx \s+ run | uv \s+ tool \s+ run ) (?: \s+ -\S+ )* \s+ {BARE}
    | ["'] install ["'] \s* , [^\n\]]* ["'] aigov (?: [\[=<>~!@;\s][^"']* )? ["']
    """,
    re.VERBOSE,
)
REQUIRES_BARE_NAME = re.compile(r"""^\s*["']?aigov\s*(?:\[.*\])?\s*(?:[=<>~!]=?|@|;|["']?,?\s*$)""")

TEXT_SUFFIXES = {
    *("", ".bat", ".cff", ".cfg", ".html", ".ipynb", ".md", ".ps1", ".py"),
    *(".rst", ".sh", ".toml", ".txt", ".yaml", ".yml"),
}
SCANNED_FOLDERS = (
    *(".ci", ".github", "benchmarks", "docs", "examples"),
    *("frameworks", "scripts", "src", "tests"),
)


def text_files():
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for name in SCANNED_FOLDERS:
        for folder, folders, files in os.walk(ROOT / name):
            folders[:] = [inner for inner in folders if inner != "__pycache__"]
            yield from (Path(folder, file) for file in files)


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirement_name(requirement):
    name = re.match(r"[A-Za-z0-9._-]+", requirement).group()
    return re.sub(r"[-_.]+", "-", name).lower()


def test_names():
    metadata = project()["project"]
    assert metadata["name"] == DISTRIBUTION
    assert metadata["scripts"] == {"aigov": "aigov.cli:main"}


def test_run_time_requirements_are_few():
    names = {requirement_name(entry) for entry in project()["project"]["dependencies"]}
    assert names == {"pydantic", "pyyaml"}


def test_no_requirement_is_the_bare_name():
    data = project()
    entries = [*data["build-system"]["requires"], *data["project"]["dependencies"]]
    for table in (data["project"]["optional-dependencies"], data["dependency-groups"]):
        entries += [entry for group in table.values() for entry in group if isinstance(entry, str)]
    assert "aigov" not in {requirement_name(entry) for entry in entries}


def test_version_has_one_source():
    data = project()
    assert "version" not in data["project"]
    assert data["project"]["dynamic"] == ["version"]
    source = ROOT / data["tool"]["hatch"]["version"]["path"]
    assert source == Path(aigov._version.__file__).resolve()
    assert f'__version__ = "{aigov._version.__version__}"' in source.read_text(encoding="utf-8")


def test_citation_says_this_version():
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^version: (.+)$", text) == [aigov._version.__version__]


def test_package_is_marked_as_typed():
    assert (ROOT / "src/aigov/py.typed").read_bytes() == b""


def test_licence_is_the_whole_apache_licence():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in text
    assert "limitations under the License." in text
    assert project()["project"]["license"] == "Apache-2.0"


def test_every_packaged_folder_is_in_wheel_and_sdist():
    targets = project()["tool"]["hatch"]["build"]["targets"]
    folders = targets["wheel"]["only-include"]
    assert sorted(folders) == sorted(targets["wheel"]["sources"])
    for folder in folders:
        assert "/" + folder.partition("/")[0] in targets["sdist"]["include"]
    assert "/" + targets["wheel"]["hooks"]["custom"]["path"] in targets["sdist"]["include"]


def test_nothing_installs_the_bare_name():
    found = []
    for path in text_files():
        if path.suffix not in TEXT_SUFFIXES or path == Path(__file__).resolve():
            continue
        requirements = path.suffix == ".txt" and "requirements" in path.name
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            if INSTALLS_BARE_NAME.search(line) or (requirements and REQUIRES_BARE_NAME.match(line)):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "pip install aigov",
        "pip install aigov.",
        "python -m pip install -U 'aigov'",
        "pip install aigov[check]",
        "pip install aigov==0.1.0",
        "pip install pydantic aigov>=0.1",
        "pip3 install --quiet aigov",
        "uv pip install aigov",
        "uv add aigov",
        "uv tool install aigov",
        "uvx aigov list",
        "pipx install aigov",
        "pipx run aigov list",
        '[python, "-m", "pip", "install", "aigov"]',
        "[python, '-m', 'pip', 'install', '-U', 'aigov>=0.1']",
    ],
)
def test_the_bare_name_is_recognised(line):
    assert INSTALLS_BARE_NAME.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "pip install aigov-frameworks",
        "pip install 'aigov-frameworks[check]'",
        "pip install -e .",
        "pip install . && aigov list",
        "`pip install .`, then `aigov list`",
        "pip install dist/aigov_frameworks-0.1.0-py3-none-any.whl",
        "pip install ./aigov",
        "pip install ../aigov",
        "uv tool install aigov-frameworks",
        '[python, "-m", "pip", "install", "-e", str(ROOT)]',
        "python -m aigov list",
        "import aigov",
    ],
)
def test_other_commands_are_left_alone(line):
    assert not INSTALLS_BARE_NAME.search(line)


@pytest.mark.parametrize(
    ("line", "bad"),
    [("aigov", True), ("aigov>=0.1", True), ("aigov[check]", True), ("aigov-frameworks", False)],
)
def test_requirement_lines(line, bad):
    assert bool(REQUIRES_BARE_NAME.match(line)) is bad
