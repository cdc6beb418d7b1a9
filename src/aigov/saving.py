"""Writing files whole: all of what is asked for, or nothing of it."""

from __future__ import annotations

import os
import shutil
from errno import EISDIR, ENOENT
from pathlib import Path
from typing import TYPE_CHECKING

from aigov.problems import AigovError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["save_bytes", "save_files", "save_text"]


def save_text(text: str, path: str | Path) -> None:
    """Write a text into a file, in the place of what was there; its folder exists.

    Raises :class:`OSError` where that cannot be, and :class:`aigov.AigovError` for no file name.
    """
    target = _resolved(path)
    if not target.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path))
    save_files({target.name: text}, target.parent)


def save_bytes(content: bytes, path: str | Path) -> None:
    """Write bytes into a file, as :func:`save_text` does a text."""
    target = _resolved(path)
    save_files({target.name: content}, target.parent)


def save_files(made: Mapping[str, str | bytes], folder: str | Path) -> None:
    """Write files of these names into a folder, which is made if its parent exists.

    They are written beside their places and moved there at the end, so that a failure leaves what
    was there before. Other files of the folder stay. Raises :class:`OSError`, and
    :class:`aigov.AigovError` for no name of a folder.
    """
    target = _resolved(folder)
    for name in made:
        if (target / name).is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target / name))
    is_new = not target.exists()
    if is_new:
        target.mkdir()
    draft = target / f".aigov.{os.getpid()}.draft"
    before = draft / "before"
    moved: list[str] = []
    try:
        before.mkdir(parents=True)
        for name, content in made.items():
            written = content if isinstance(content, bytes) else content.encode()
            (draft / name).write_bytes(written)
        for name in made:
            if (target / name).exists():
                (target / name).replace(before / name)
            moved.append(name)
            (draft / name).replace(target / name)
    except OSError as error:  # the draft is ours, and says nothing to the user
        _undo(moved, target, before)
        raise OSError(error.errno, error.strerror or str(error), str(target)) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if is_new and not any(target.iterdir()):
            target.rmdir()


def _undo(moved: list[str], target: Path, before: Path) -> None:
    for name in moved:
        (target / name).unlink(missing_ok=True)
        if (before / name).exists():
            (before / name).replace(target / name)


def _resolved(path: str | Path) -> Path:
    try:
        return Path(path).resolve()
    except ValueError as error:  # such as a zero byte in the name
        message = f"{str(path)!r}: {error}"
        raise AigovError(message) from None
