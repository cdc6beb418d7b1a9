"""Read YAML (and so JSON) strictly into plain data that remembers where each value stood.

The reader takes less of YAML than YAML allows, so that nothing an author wrote is silently read
as something else: ``NO``, ``22:30``, ``010`` and dates stay text, and keys given twice, aliases,
tags and missing values are refused. All mistakes of one file are reported together. One pass over
the parser's stream of events does everything; nothing recurses, so deep nesting cannot hurt.

PyYAML's C parser is used where it is installed, else its Python one. Both give equal documents,
but the Python one also refuses tabs between the parts of a line, and is some ten times slower.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from aigov.documents.builder import MAX_DEPTH, Builder
from aigov.documents.document import (
    UNPRINTABLE,
    Document,
    Place,
    located,
    show,
    show_character,
)
from aigov.problems import InputError, Problem, nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "FRAMEWORK_LIMIT",
    "MAX_DEPTH",
    "SYSTEM_LIMIT",
    "Document",
    "read",
    "read_file",
    "read_text",
]

SYSTEM_LIMIT = 1_000_000
"""The most bytes of a file that describes a system."""
FRAMEWORK_LIMIT = 5_000_000
"""The most bytes of a framework file."""

_NEIGHBOURS = 5000
# YAML 1.1 takes U+0085, U+2028 and U+2029 for line breaks, which editors and JSON do not.
_BAD_SOURCE = re.compile(f"[{UNPRINTABLE}\u2028\u2029\ufeff\ufffe\uffff]")


def read(
    source: Path | Traversable | str | bytes, *, limit: int, name: str | None = None
) -> Document:
    """Read a file (a path object) or a text (``str`` or ``bytes``: content, never a path).

    Gives and raises what :func:`read_file` and :func:`read_text` do.
    """
    if isinstance(source, str | bytes):
        return read_text(source, limit=limit, name=name or "<text>")
    return read_file(source, limit=limit, name=name)


def read_file(path: Path | Traversable, *, limit: int, name: str | None = None) -> Document:
    """Read the YAML or JSON file at ``path``, of at most ``limit`` bytes, into a document.

    ``name`` is what problems call the file (default: the path). Raises :class:`InputError` with
    every problem found: the file is missing, unreadable or too large, or its text is refused.
    """
    name = str(path) if name is None else name
    try:
        if path.is_dir():
            message = "this is a folder; name a file inside it"
            _refuse(located(name, "is-a-directory", message))
        size = path.stat().st_size if isinstance(path, Path) else 0
        if size > limit:
            _refuse_size(name, f"{size:,} bytes", limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        _refuse_missing(path, name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "Check who may read the file" if isinstance(error, PermissionError) else None
        message = f"the file cannot be read: {reason}"
        _refuse(located(name, "not-readable", message, hint=hint))
    return read_text(data, limit=limit, name=name)


def read_text(text: str | bytes, *, limit: int, name: str = "<text>") -> Document:
    """Read a YAML or JSON text, or its UTF-8 bytes, of at most ``limit`` bytes.

    ``name`` is what problems call the text. Raises :class:`InputError` with every problem found.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if len(data) > limit:
        _refuse_size(name, f"more than {limit:,} bytes", limit)
    text = (_decode(data, name) if isinstance(text, bytes) else text).removeprefix("\ufeff")
    if bad := _BAD_SOURCE.search(text):
        message = f"the file contains {show_character(bad.group())}, which no text editor shows"
        hint = "Delete it, and check that this is a text file"
        place = _place(text, bad.start())
        _refuse(located(name, "control-character", message, place, hint=hint))
    return Builder(name, text).document()


def _refuse(problem: Problem) -> NoReturn:
    raise InputError([problem]) from None


def _refuse_size(name: str, found: str, limit: int) -> NoReturn:
    message = f"the file holds {found}; at most {limit:,} are read"
    hint = "Check that this is the right file, or split it"
    _refuse(located(name, "too-large", message, hint=hint))


def _refuse_missing(path: Path | Traversable, name: str) -> NoReturn:
    if not isinstance(path, Path):
        _refuse(located(name, "not-found", "there is no such file"))
    folder, missing = path.parent, path.name
    while not folder.is_dir() and folder != folder.parent:
        folder, missing = folder.parent, folder.name
    try:
        near = nearest(missing, (item.name for item in islice(folder.iterdir(), _NEIGHBOURS)))
    except OSError:
        near = ()
    what = "file" if folder == path.parent else f"folder {show(str(folder / missing))}"
    found = tuple(str(folder / item) for item in near)
    _refuse(located(name, "not-found", f"there is no such {what}", suggestions=found))


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line, column = data.count(b"\n", 0, start) + 1, len(data[start : error.start].decode()) + 1
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        found = "UTF-16" if utf16 else f"byte 0x{data[error.start]:02X} at offset {error.start}"
        message = f"the file is not UTF-8 text: found {found}"
        hint = "Save the file as UTF-8"
        _refuse(located(name, "not-utf8", message, (line, column), hint=hint))


def _place(text: str, offset: int) -> Place:
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return (len(lines), len(lines[-1]) + 1)
