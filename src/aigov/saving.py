"""Writing files whole: all of what is asked for, or nothing of it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING

from aigov.problems import AigovError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["save_bytes", "save_files", "save_text"]


def save_text(text: str, path: str | Path) -> None:
    """Write a text into a file, in the place of what was there; its folder exists.

    What is no file, such as a pipe, is written into. Raises :class:`OSError` where that cannot be,
    and :class:`aigov.AigovError` for no file name, or a text that no file can hold.
    """
    save_bytes(_encoded(text, path), path)


def save_bytes(content: bytes, path: str | Path) -> None:
    """Write bytes into a file, as :func:`save_text` does a text."""
    given = Path(path)
    if given.exists() and not given.is_file():
        given.write_bytes(content)  # a pipe or a device; a folder says so itself
        return
    target = _resolved(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as error:  # the draft is ours, and says nothing to the user
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None
    finally:
        _remove(draft)


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
            written = content if isinstance(content, bytes) else _encoded(content, name)
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


def _encoded(text: str, path: str | Path) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = f"{str(path)!r}: {error}"
        raise AigovError(message) from None


def _remove(draft: Path) -> None:
    with suppress(OSError):  # where it could not be written there is none
        draft.unlink(missing_ok=True)


def _resolved(path: str | Path) -> Path:
    try:
        return Path(path).resolve()
    except ValueError as error:  # such as a zero byte in the name
        message = f"{str(path)!r}: {error}"
        raise AigovError(message) from None
