"""Pages of the documentation, followed as they stand: files written, commands and code run.

In a page

- ```` ```yaml file=PATH ```` is written to that file;
- each line of a ```` ```bash ```` block that begins with `aigov` is run, and ends with 0, or with N
  where it says `# exit code N`;
- ```` ```python ```` is run, in one namespace for the whole page;
- ```` ```text ````, `csv` or `json` after one of these is what it printed; a line `…` stands for any
  lines left out.
"""

from __future__ import annotations

import re
import shlex
import traceback
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from aigov import bundled
from aigov.cli import main

__all__ = ["Block", "blocks", "commands", "follow", "left_out", "not_shown", "words_of"]

_FENCE = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"# exit code (\d+)")
_PRINTED = ("text", "csv", "json")
left_out = "…"


class Block(NamedTuple):
    """One fenced block: its language, what stands behind that, and its lines."""

    kind: str
    about: str
    body: str


def blocks(page: str) -> list[Block]:
    return [Block(*one) for one in _FENCE.findall(page)]


def commands(block: Block) -> Iterator[tuple[str, int]]:
    """Return each command of ours in a block, and the exit code that it is to end with."""
    for line in block.body.splitlines():
        if line.startswith("aigov "):
            code = _EXIT.search(line)
            yield line.split("  #")[0].strip(), int(code.group(1)) if code else 0


def words_of(command: str) -> list[str]:
    """Return the arguments as a shell would, with the examples where they are installed."""
    words: list[str] = []
    for word in shlex.split(command)[1:]:
        path = re.sub("^examples/", lambda _: f"{bundled.data_folder('examples')}/", word)
        found = sorted(map(str, Path().glob(word))) if "*" in word else []
        words += found or [path]
    return words


def not_shown(printed: str, shown: str) -> str | None:
    """Return the first part of ``shown`` that was not printed in its place, or ``None``."""
    parts = [part.strip("\n") for part in re.split(rf"^{left_out}$", shown, flags=re.MULTILINE)]
    rest = f"\n{printed.strip(chr(10))}\n"
    for number, part in enumerate(parts):
        if not part:
            continue
        before, found, rest = rest.partition(f"\n{part}\n")
        if not found or (number == 0 and before):
            return part
        rest = f"\n{rest}"
    return None if not parts[-1] or not rest.strip() else f"{parts[-1]}\n(and nothing after it)"


def follow(
    page: str,
    capsys: pytest.CaptureFixture[str],
    passing_over: Collection[str] = (),
    see: Callable[[Block, str], None] | None = None,
) -> int:
    """Do in the working folder what a page says; return how many commands and programs were run.

    ``passing_over`` are commands that need not be run where nothing is shown of them; ``see`` gets
    each block that shows what was printed, and what was.
    """
    namespace = {"__name__": "page"}
    listed = blocks(page)
    printed, ran = "", 0
    capsys.readouterr()
    for number, block in enumerate(listed):
        shows = number + 1 < len(listed) and listed[number + 1].kind in _PRINTED
        if block.kind in _PRINTED:
            if see:
                see(block, printed)
            else:
                missing = not_shown(printed, block.body)
                assert missing is None, f"not printed:\n{missing}\n\nprinted:\n{printed}"
        elif block.kind == "yaml" and block.about.startswith("file="):
            path = Path(block.about.removeprefix("file="))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
        elif block.kind == "bash":
            printed = ""
            for command, wanted in commands(block):
                if command in passing_over and not shows:
                    continue
                code = main(words_of(command))
                out = capsys.readouterr()
                assert code == wanted, f"{command}: exit code {code}\n{out.out[-2000:]}{out.err}"
                printed += out.out + out.err
                ran += 1
        elif block.kind == "python":
            try:
                exec(compile(block.body, "page", "exec"), namespace)
            except Exception:  # noqa: BLE001 - the page is told with what went wrong
                pytest.fail(f"{traceback.format_exc()}\n{block.body}")
            printed = capsys.readouterr().out
            ran += 1
    return ran
