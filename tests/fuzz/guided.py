"""A run guided by coverage, with atheris (`pip install atheris`, Linux).

    python tests/fuzz/guided.py -max_total_time=1200 -timeout=20 -rss_limit_mb=1024 FOLDER

The first byte of an input says what kind of document the rest is; the mutator changes its structure
(see documents.py) or leaves it to libFuzzer. FOLDER keeps what reached new branches; with
``--start FOLDER`` it is filled with the seeds and the corpus first. `run.py --minutes` is a plain
stand-in where atheris cannot be installed.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "src")]

with atheris.instrument_imports(include=["aigov"]):
    import exercise

    import aigov

    for module in pkgutil.walk_packages(aigov.__path__, "aigov."):  # most are imported when used
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

from documents import mutated

KINDS = ("law", "programme", "profile", "system")


def one(data: bytes) -> None:
    """Handle one input; a refusal is as good as an answer."""
    if len(data) < 2 or len(data) > 60_000:
        return
    kind = KINDS[data[0] % len(KINDS)]
    with tempfile.TemporaryDirectory(prefix="aigov-guided-") as name:
        try:
            exercise.exercise(kind, "tests/fuzz/seeds/x", data[1:], Path(name))
        except aigov.AigovError:
            pass


def change(data: bytes, most: int, seed: int) -> bytes:
    """Return a changed input: mostly its structure, sometimes its bytes."""
    chance = random.Random(seed)
    if chance.random() < 0.25 or len(data) < 2:
        return atheris.Mutate(data, most)
    return (data[:1] + mutated(data[1:], chance))[:most]


def start(folder: Path) -> None:
    """Fill a folder with the seeds and what is kept in the corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*(HERE / "seeds").glob("*.yaml"), *(HERE / "corpus").glob("*.yaml")):
        kind = path.stem.partition("-")[0]
        if kind in KINDS:
            (folder / path.stem).write_bytes(bytes([KINDS.index(kind)]) + path.read_bytes())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--start"]:
        start(Path(sys.argv[2]))
        sys.exit()
    exercise.warm()
    atheris.Setup(sys.argv, one, custom_mutator=change)
    atheris.Fuzz()
