"""Read YAML (and so JSON) strictly into plain data that remembers where each value stood.

The reader takes less of YAML than YAML allows, so that nothing an author wrote is silently read
as something else: ``NO``, ``22:30``, ``010`` and dates stay text, and keys given twice, aliases,
tags and missing values are refused. All mistakes of one file are reported together. One pass over
the parser's stream of events does everything; nothing recurses, so deep nesting cannot hurt.

PyYAML's C parser is used where it is installed, else its Python one. Both give equal documents,
but the Python one also refuses tabs between the parts of a line, and is some ten times slower.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from aigov.problems import InputError, Problem, nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import yaml
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark

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
MAX_DEPTH = 40
"""The most lists and mappings that may lie inside one another, the document itself included."""

NodePath: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

_MAX_PROBLEMS = 100
_MAX_DIGITS = 300
_MAX_SHOWN = 60
_NEIGHBOURS = 5000
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
# libyaml drops such text as if it were a comment.
_HEADER_TEXT = re.compile(r"[|>][-+0-9]*#")
_BAD_VALUE = re.compile(f"[{_UNPRINTABLE}]")
# YAML 1.1 takes U+0085, U+2028 and U+2029 for line breaks, which editors and JSON do not.
_BAD_SOURCE = re.compile(f"[{_UNPRINTABLE}\u2028\u2029\ufeff\ufffe\uffff]")
_JSON_PART = re.compile(r'"(?:[^"\\]|\\.)*"|\t')
_JSON_ESCAPE = re.compile(r"\\(?:u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|.)", re.IGNORECASE)
_NO_NULL = "Write [] for none of these, unknown for not known, or delete the line"
_NO_REUSE = "Write the content out in full wherever it is needed"
_TAB_HINT = "YAML is indented with spaces only: replace each tab with spaces"

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


@dataclass(frozen=True, slots=True)
class Document:
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
            _refuse(_problem(name, "is-a-directory", message))
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
        _refuse(_problem(name, "not-readable", message, hint=hint))
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
        message = f"the file contains {_character(bad.group())}, which no text editor shows"
        hint = "Delete it, and check that this is a text file"
        place = _place(text, bad.start())
        _refuse(_problem(name, "control-character", message, place, hint=hint))
    return _Builder(name, text).document()


@dataclass(slots=True)
class _Frame:
    """A list or mapping under construction; ``key`` is set while its value is awaited."""

    into: dict[str, Any] | list[Any]
    path: NodePath
    key: str | None = None
    seen: dict[str, Place] = field(default_factory=dict)
    is_key: bool = False

    def next_path(self) -> NodePath:
        if isinstance(self.into, list):
            return (*self.path, len(self.into))
        return self.path if self.key is None else (*self.path, self.key)

    def awaits_key(self) -> bool:
        return self.key is None and isinstance(self.into, dict)

    def put(self, value: object) -> None:
        if isinstance(self.into, list):
            self.into.append(value)
        elif self.key is not None:
            self.into[self.key] = value
            self.key = None


@dataclass(slots=True)
class _Builder:
    """Turns the parser's events into a document, gathering problems on the way."""

    name: str
    text: str
    root: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)
    positions: dict[NodePath, Place] = field(default_factory=dict)
    keys: dict[NodePath, Place] = field(default_factory=dict)
    raw: dict[NodePath, str] = field(default_factory=dict)
    stack: list[_Frame] = field(default_factory=list)

    def document(self) -> Document:
        """Read the whole text, or raise every problem found."""
        import yaml

        place: Place = (1, 1)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(_plain_json(self.text), Loader=loader):
                place = _mark(event.start_mark)
                if isinstance(event, yaml.ScalarEvent):
                    self._scalar(event, place)
                elif isinstance(event, yaml.MappingStartEvent):
                    self._open({}, event, place)
                elif isinstance(event, yaml.SequenceStartEvent):
                    self._open([], event, place)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._close()
                elif isinstance(event, yaml.AliasEvent):
                    self._alias(f"*{event.anchor}", place)
                elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                    hint = "Keep one document per file, and delete this '---' line"
                    self._stop("several-documents", "a second document begins here", place, hint)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self._stop("yaml-syntax", f"the text from here on is not YAML: {error}", place)
        if self.root is None:
            self._empty()
        if self.problems:
            raise InputError(self.problems)
        return Document(self.root, self.positions, self.keys, self.raw, self.name)

    def _add(
        self, code: str, message: str, place: Place, *, path: NodePath, hint: str | None
    ) -> None:
        if len(self.problems) >= _MAX_PROBLEMS:
            message = f"more than {_MAX_PROBLEMS} problems: the rest of the file was not read"
            self._stop("too-many-problems", message, place)
        self.problems.append(_problem(self.name, code, message, place, path=path, hint=hint))

    def _stop(self, code: str, message: str, place: Place, hint: str | None = None) -> NoReturn:
        last = _problem(self.name, code, message, place, hint=hint)
        raise InputError([*self.problems, last]) from None

    def _empty(self) -> NoReturn:
        self._stop("empty-file", "nothing is written here", (1, 1), "Write 'key: value' lines")

    def _not_a_mapping(self, found: str, place: Place) -> NoReturn:
        message = f"the document is {found}, but 'key: value' lines were expected"
        self._stop("not-a-mapping", message, place, "Begin with a key, such as 'name: …'")

    def _open(
        self,
        into: dict[str, Any] | list[Any],
        event: yaml.MappingStartEvent | yaml.SequenceStartEvent,
        place: Place,
    ) -> None:
        """Begin a list or mapping, as a value of the one around it."""
        if len(self.stack) >= MAX_DEPTH:
            message = f"lists and mappings lie more than {MAX_DEPTH} deep in one another"
            self._stop(
                "too-deep",
                message,
                place,
                "Make it flatter, or look for a bracket that was never closed",
            )
        path = self.stack[-1].next_path() if self.stack else ()
        self._undecorated(event, path, place)
        frame = _Frame(into, path)
        if not self.stack:
            if isinstance(into, list):
                self._not_a_mapping("a list", place)
            self.root = into
        elif self.stack[-1].awaits_key():
            frame.is_key = True
            message = "a list or mapping in brackets stands where a key was expected"
            hint = "A key is text: put it in quotes if it begins with '[' or '{'"
            self._add("complex-key", message, place, path=path, hint=hint)
        else:
            self.stack[-1].put(into)
        self.positions[path] = place
        self.stack.append(frame)

    def _close(self) -> None:
        if self.stack.pop().is_key:
            self.stack[-1].key = "?"

    def _alias(self, text: str, place: Place) -> None:
        if not self.stack:
            self._not_a_mapping(f"the single text {_show(text)}", place)
        frame = self.stack[-1]
        message = f"{_show(text)} stands for another part of the file"
        hint = f"{_NO_REUSE}; text that begins with '*' needs quotes"
        self._add("alias", message, place, path=frame.next_path(), hint=hint)
        if frame.awaits_key():
            frame.key = text
        else:
            frame.put(text)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        plain = event.implicit[0] and event.tag is None and event.anchor is None
        text: str = event.value
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if not self.stack:
            if plain and text == "":
                self._empty()
            self._not_a_mapping(f"the single text {_show(text)}", place)
        frame = self.stack[-1]
        if frame.awaits_key():
            self._key(frame, text, place, plain=plain)
            self._undecorated(event, (*frame.path, text), place)
            path: NodePath = (*frame.path, text)
        else:
            path = frame.next_path()
            self.positions[path] = place
            self._undecorated(event, path, place)
            frame.put(self._value(text, path, place) if plain else text)
        begin = event.start_mark.index if event.start_mark else 0
        if event.style in {"|", ">"} and _HEADER_TEXT.match(self.text, begin):
            message = f"text follows a '{event.style}' on the same line"
            hint = "Begin the text on the next line, or put it in quotes"
            self._add("yaml-syntax", message, place, path=path, hint=hint)
        if bad := _BAD_VALUE.search(text):
            message = f"this text contains {_character(bad.group())}"
            hint = "Delete the backslash sequence that stands for it"
            self._add("control-character", message, place, path=path, hint=hint)

    def _key(self, frame: _Frame, text: str, place: Place, *, plain: bool) -> None:
        path = (*frame.path, text)
        if plain and text == "":
            hint = "Write a key before the ':', or put the text in quotes"
            self._add("empty-key", "a ':' stands without a key", place, path=path, hint=hint)
        elif plain and text == "<<":
            message = "the merge key '<<' pulls in another part of the file"
            self._add("merge-key", message, place, path=path, hint=_NO_REUSE)
        elif first := frame.seen.get(text):
            message = (
                f"the key {_show(text)} is given twice: "
                f"first at line {first[0]}, column {first[1]}, and again here"
            )
            hint = "Keep one of the two"
            self._add("duplicate-key", message, place, path=path, hint=hint)
        frame.key = text
        frame.seen.setdefault(text, place)
        self.keys[path] = place

    def _value(self, text: str, path: NodePath, place: Place) -> str | int | float | bool:
        """Return what a plain (unquoted) scalar means; ``raw`` keeps what is converted."""
        value: str | int | float | bool = text
        if text in _NULLS:
            found = f"is {text}, which says nothing" if text else "has no value"
            if isinstance(path[-1], str):
                message, place = f"the key {_show(path[-1])} {found}", self.keys.get(path, place)
                self._add("bare-key", message, place, path=path, hint=_NO_NULL)
            else:
                message = f"item {path[-1] + 1} of this list {found}"
                hint = "Write the item, or delete the line"
                self._add("bare-item", message, place, path=path, hint=hint)
        elif text in ("true", "false"):
            value = text == "true"
        elif _INTEGER.fullmatch(text):
            value = int(text) if len(text) <= _MAX_DIGITS else math.inf
        elif _FLOAT.fullmatch(text):
            value = float(text)
        if value in (math.inf, -math.inf):
            message = f"the number {_show(text)} is too large"
            self._add(
                "number-too-large", message, place, path=path, hint="Put it in quotes if it is text"
            )
        elif value is not text:
            self.raw[path] = text
        return value

    def _undecorated(self, event: yaml.NodeEvent, path: NodePath, place: Place) -> None:
        """Report an anchor (``&name``) or an explicit tag (``!name``)."""
        if event.anchor is not None:
            message = f"{_show('&' + event.anchor)} marks a part of the file for reuse"
            hint = f"Delete it. {_NO_REUSE}; text that begins with '&' needs quotes"
            self._add("anchor", message, place, path=path, hint=hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            tag = tag.replace("tag:yaml.org,2002:", "!!", 1)
            message = f"the tag {_show(tag)} asks for a special type"
            hint = "Delete it; text that begins with '!' needs quotes"
            self._add("tag", message, place, path=path, hint=hint)

    def _syntax(self, error: yaml.MarkedYAMLError) -> NoReturn:
        """Say in our words, and at the most telling place, what the parser stumbled over."""
        begin, end = error.context_mark, error.problem_mark
        place = _mark(end or begin)
        row, column = place
        line = (re.split(r"\r\n|\r|\n", self.text)[row - 1 : row] or [""])[0]
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent or line[column - 1 : column] == "\t":
            column = indent.find("\t") + 1 or column
            self._stop("yaml-syntax", "a tab stands here", (row, column), _TAB_HINT)
        found = error.problem or error.context or ""
        known = (entry for entry in _SYNTAX if re.search(entry[0], found))
        _, at_begin, message, hint = next(known, ("", False, f"this is not YAML: {found}", None))
        if begin and at_begin:
            place = _mark(begin)
        elif begin and "bracket" in message and _mark(begin) != place:
            message += " (opened at line {}, column {})".format(*_mark(begin))
        elif "backslash" in message:
            place = (row, line.rfind("\\", 0, column) + 1 or column)
        self._stop("yaml-syntax", message, place, hint)


def _plain_json(text: str) -> str:
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


def _problem(
    name: str,
    code: str,
    message: str,
    place: Place | None = None,
    *,
    path: NodePath = (),
    hint: str | None = None,
    suggestions: tuple[str, ...] = (),
) -> Problem:
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


def _refuse(problem: Problem) -> NoReturn:
    raise InputError([problem]) from None


def _refuse_size(name: str, found: str, limit: int) -> NoReturn:
    message = f"the file holds {found}; at most {limit:,} are read"
    hint = "Check that this is the right file, or split it"
    _refuse(_problem(name, "too-large", message, hint=hint))


def _refuse_missing(path: Path | Traversable, name: str) -> NoReturn:
    if not isinstance(path, Path):
        _refuse(_problem(name, "not-found", "there is no such file"))
    folder, missing = path.parent, path.name
    while not folder.is_dir() and folder != folder.parent:
        folder, missing = folder.parent, folder.name
    try:
        near = nearest(missing, (item.name for item in islice(folder.iterdir(), _NEIGHBOURS)))
    except OSError:
        near = ()
    what = "file" if folder == path.parent else f"folder {_show(str(folder / missing))}"
    found = tuple(str(folder / item) for item in near)
    _refuse(_problem(name, "not-found", f"there is no such {what}", suggestions=found))


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
        _refuse(_problem(name, "not-utf8", message, (line, column), hint=hint))


def _mark(mark: Mark | CMark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place(text: str, offset: int) -> Place:
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return (len(lines), len(lines[-1]) + 1)


def _character(character: str) -> str:
    return f"the invisible character U+{ord(character):04X}"


def _show(text: str) -> str:
    text = text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"
    return "'" + _BAD_VALUE.sub(lambda bad: f"\\x{ord(bad[0]):02x}", text) + "'"
