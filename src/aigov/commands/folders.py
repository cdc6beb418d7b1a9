"""Writing a folder whole: all of its files, or nothing of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["write_folder"]


def write_folder(made: Mapping[str, str], target: Path) -> None:
    """Write files, named by their paths in the folder ``target``; its parent exists.

    They are written beside it and moved into place at the end, so that a failure leaves what was
    there before. Other files of a folder that is there already stay. Raises :class:`OSError`.
    """
    target = target.resolve()
    draft, before = (
        target.with_name(f".{target.name}.{os.getpid()}.{what}") for what in ("draft", "before")
    )
    try:
        if target.exists():
            shutil.copytree(target, draft, symlinks=True)
        for name, text in made.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        _exchange(draft, target, before)
    except OSError as error:  # the draft is ours, and says nothing to the user
        raise OSError(error.errno, error.strerror or str(error), str(target)) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _exchange(draft: Path, target: Path, before: Path) -> None:
    """Put a folder in the place of another, or leave the other where it was."""
    if target.exists():
        target.rename(before)
    try:
        draft.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise
    shutil.rmtree(before, ignore_errors=True)
