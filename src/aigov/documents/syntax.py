"""What a YAML parser stumbled over, in our words and at the most telling place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import yaml
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark

    from aigov.documents.document import Place

__all__ = ["Stumble", "mark_place", "plain_json", "stumble"]

_TAB_HINT = "YAML is indented with spaces only: replace each tab with spaces"
_JSON_PART = re.compile(r'"(?:[^"\\]|\\.)*"|\t')
_JSON_ESCAPE = re.compile(r"\\(?:u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|.)", re.IGNORECASE)

# Fragments of the parsers' own words; whether the place where the broken part begins says more
# than the place where the parser gave up; and what we say instead.
_SYNTAX = (
    (
        "mapping values are not allowed",
        False,
        "a ':' stands where no key can be",
        "Put text that contains ': ' in quotes, and indent the keys of one mapping alike",
    ),
    (
        "could not find expected ':'",
        True,
        "a ':' is missing after this key",
        "Write 'key: value' with a space after the ':', and close quotes on the same line",
    ),
    (
        "unexpected end of stream|unexpected document",
        True,
        "this quoted text is not closed",
        "Add the closing quote",
    ),
    (
        "expected ',' or|node content",
        False,
        "a bracket is not closed, or a comma is missing",
        "Close every '[' and '{', put commas between the parts, and quote text with brackets in it",
    ),
    (
        "unknown escape|escape sequence|escape code|hexdecimal|hexadecimal",
        False,
        "this backslash sequence is not known",
        "Write two backslashes for one, or put the text in single quotes",
    ),
    (
        "alphabetic or numeric|cannot start any token|tag handle|directive",
        False,
        "this text cannot begin like that without quotes",
        "Put the text in quotes",
    ),
    (
        "block end|expected key|expected '-'|sequence entries|document start",
        False,
        "this line does not fit the lines before it",
        (
            "Indent the keys of one mapping, or the '-' of one list, by the same number of spaces; "
            "after a closing quote or bracket nothing may follow"
        ),
    ),
)


class Stumble(NamedTuple):
    """A mistake of syntax: what it is, where, and how to mend it."""

    message: str
    place: Place
    hint: str | None


def stumble(text: str, error: yaml.MarkedYAMLError) -> Stumble:
    """Say what the parser of ``text`` could not read."""
    begin, end = error.context_mark, error.problem_mark
    place = mark_place(end or begin)
    row, column = place
    line = (re.split(r"\r\n|\r|\n", text)[row - 1 : row] or [""])[0]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent or line[column - 1 : column] == "\t":
        column = indent.find("\t") + 1 or column
        return Stumble("a tab stands here", (row, column), _TAB_HINT)
    found = error.problem or error.context or ""
    known = (entry for entry in _SYNTAX if re.search(entry[0], found))
    _, at_begin, message, hint = next(known, ("", False, f"this is not YAML: {found}", None))
    if begin and at_begin:
        place = mark_place(begin)
    elif begin and "bracket" in message and mark_place(begin) != place:
        message += " (opened at line {}, column {})".format(*mark_place(begin))
    elif "backslash" in message:
        place = (row, line.rfind("\\", 0, column) + 1 or column)
    return Stumble(message, place, hint)


def plain_json(text: str) -> str:
    """Spell valid JSON so that a YAML parser takes it; leave any other text alone.

    JSON allows tabs between its parts, and pairs of escapes for one character beyond U+FFFF.
    Everything keeps its column: spaces after a string make up for its shorter spelling.
    """
    if not text.lstrip().startswith("{") or not re.search(r"\t|\\u[dD]", text):
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text

    def escape(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        number = 0x10000 + ((int(match[1], 16) & 0x3FF) << 10) + (int(match[2], 16) & 0x3FF)
        return f"\\U{number:08x}"

    def part(match: re.Match[str]) -> str:
        return _JSON_ESCAPE.sub(escape, match[0]).ljust(len(match[0])).replace("\t", " ")

    return _JSON_PART.sub(part, text)


def mark_place(mark: Mark | CMark | None) -> Place:
    """Return the line and column, from 1, of a parser's mark."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
