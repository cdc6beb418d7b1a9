"""A document as plain data that remembers where each value stood, and words for its problems."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

from aigov.problems import Problem

__all__ = [
    "BAD_CHARACTER",
    "UNPRINTABLE",
    "Document",
    "NodePath",
    "Place",
    "located",
    "show",
    "show_character",
]

NodePath: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
BAD_CHARACTER = re.compile(f"[{UNPRINTABLE}]")
_MAX_SHOWN = 60


class Document(NamedTuple):
    """A document as plain data, with the places its parts came from.

    ``data`` holds dicts, lists, text, integers, floats and booleans (never ``None``).
    ``positions`` gives the (line, column), from 1, of the value at each path, ``key_positions``
    that of its key. ``raw`` gives the source text of each number and boolean, for whoever wants
    text there: ``5.10`` is a float in ``data`` and ``"5.10"`` in ``raw``.
    """

    data: dict[str, Any]
    positions: dict[NodePath, Place]
    key_positions: dict[NodePath, Place]
    raw: dict[NodePath, str]
    name: str

    def at(self, path: NodePath, *, key: bool = False) -> Place:
        """Return the place of the value at ``path``, or of its key with ``key=True``.

        Where nothing is known of the path itself, the nearest part around it answers.
        """
        for end in range(len(path), -1, -1):
            part = path[:end]
            if key and part in self.key_positions:
                return self.key_positions[part]
            if part in self.positions:
                return self.positions[part]
        return (1, 1)


def located(
    name: str,
    code: str,
    message: str,
    place: Place | None = None,
    *,
    path: NodePath = (),
    hint: str | None = None,
    suggestions: tuple[str, ...] = (),
) -> Problem:
    """Return a problem of the file ``name`` at a place."""
    line, column = place or (None, None)
    return Problem(
        code,
        message,
        file=name,
        line=line,
        column=column,
        path=path,
        hint=hint,
        suggestions=suggestions,
    )


def show_character(character: str) -> str:
    """Return the name of a character that cannot be seen."""
    return f"the invisible character U+{ord(character):04X}"


def show(text: str) -> str:
    """Return a text in quotes, shortened, with what cannot be seen spelled out."""
    text = text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"
    return "'" + BAD_CHARACTER.sub(lambda bad: f"\\x{ord(bad[0]):02x}", text) + "'"
