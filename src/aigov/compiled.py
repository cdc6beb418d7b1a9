"""Writes the compiled form of the bundled frameworks; run when the package is built.

``python -m aigov.compiled`` writes it beside the modules of a checkout, where it speeds up every
start as long as the YAML stays as it was.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from aigov.bundled import COMPILED, PARTS, digest, part_of, read_sections

__all__ = ["compile_folder", "write"]


def compile_folder(folder: Path) -> dict[str, Any]:
    """Return, by key, the digest with the sections that classification needs, and the other parts.

    Raises :class:`aigov.problems.InputError` where the YAML is not valid.
    """
    data = read_sections(folder, folder.name)
    core = {"digest": digest(folder), "sections": part_of(data, None)}
    return {folder.name: core, **{f"{folder.name}/{part}": part_of(data, part) for part in PARTS}}


def write(root: Path, out: Path) -> None:
    """Compile all folders under ``root/frameworks`` into the file ``out``.

    The file is one JSON object with one line for each key, so that a line can be read alone.
    """
    lines = []
    for folder in sorted((root / "frameworks").iterdir()):
        if folder.is_dir() and any(folder.rglob("*.yaml")):
            lines += [_line(key, data) for key, data in compile_folder(folder).items()]
    body = ",\n".join(lines)
    out.write_text(f"{{\n{body}\n}}\n", encoding="utf-8", newline="\n")


def _line(key: str, data: dict[str, Any]) -> str:
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{json.dumps(key)}: {content}"


if __name__ == "__main__":
    package = Path(__file__).parent
    write(package.parent.parent, package / COMPILED)
    sys.stdout.write(f"{package / COMPILED}\n")
