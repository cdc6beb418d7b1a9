"""Writes the compiled form of the bundled frameworks; run when the package is built.

``python -m aigov.compiled`` writes it beside the modules of a checkout, where it speeds up every
start as long as the YAML stays as it was.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from aigov.bundled import COMPILED, SECTIONS_APART, digest, read_sections

__all__ = ["compile_folder", "write"]


def compile_folder(folder: Path) -> dict[str, str]:
    """Return the digest and the sections of one folder as JSON texts.

    Raises :class:`aigov.problems.InputError` where the YAML is not valid.
    """
    data = read_sections(folder, folder.name)
    core = {key: value for key, value in data.items() if key not in SECTIONS_APART}
    apart = {key: value for key, value in data.items() if key in SECTIONS_APART}
    return {"digest": digest(folder), "core": _dump(core), "apart": _dump(apart)}


def write(root: Path, out: Path) -> None:
    """Compile all folders under ``root/frameworks`` into the file ``out``."""
    compiled = {
        folder.name: compile_folder(folder)
        for folder in sorted((root / "frameworks").iterdir())
        if folder.is_dir() and any(folder.rglob("*.yaml"))
    }
    out.write_text(json.dumps(compiled, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    package = Path(__file__).parent
    write(package.parent.parent, package / COMPILED)
    sys.stdout.write(f"{package / COMPILED}\n")
