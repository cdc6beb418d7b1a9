"""From the events of a YAML parser to a document, refusing what YAML allows and we do not."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, NoReturn

from aigov.documents.document import (
    BAD_CHARACTER,
    Document,
    NodePath,
    Place,
    located,
    show,
    show_character,
)
from aigov.documents.syntax import mark_place, plain_json, stumble
from aigov.problems import InputError, Problem

if TYPE_CHECKING:
    import yaml

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Builder"]

MAX_DEPTH = 40
"""The most lists and mappings that may lie inside one another, the document itself included."""

MAX_VALUES = 100_000
"""The most values of a document, lists and mappings included (all of `eu-ai-act`: 28,000)."""

_MAX_PROBLEMS = 100
_MAX_DIGITS = 300
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# libyaml drops such text as if it were a comment.
_HEADER_TEXT = re.compile(r"[|>][-+0-9]*#")
_COMMA = 'A text with a comma inside { } needs quotes around it: {en: "one, two"}'
"""What is said of a key that is no word: nearly always the rest of a text."""
_NO_NULL = "Write [] for none of these, unknown for not known, or delete the line"
_NO_REUSE = "Write the content out in full wherever it is needed"


class _Frame:
    """A list or mapping under construction; ``key`` is set while its value is awaited."""

    __slots__ = ("into", "is_key", "key", "path", "seen")

    def __init__(self, into: dict[str, Any] | list[Any], path: NodePath) -> None:
        self.into = into
        self.path = path
        self.key: str | None = None
        self.seen: dict[str, Place] = {}
        self.is_key = False

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


class Builder:
    """Turns the parser's events into a document, gathering problems on the way."""

    __slots__ = ("keys", "name", "positions", "problems", "raw", "root", "stack", "text")

    def __init__(self, name: str, text: str) -> None:
        """Take the text and what problems call it."""
        self.name = name
        self.text = text
        self.root: dict[str, Any] | None = None
        self.problems: list[Problem] = []
        self.positions: dict[NodePath, Place] = {}
        self.keys: dict[NodePath, Place] = {}
        self.raw: dict[NodePath, str] = {}
        self.stack: list[_Frame] = []

    def document(self) -> Document:
        """Read the whole text, or raise every problem found."""
        import yaml

        place: Place = (1, 1)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(plain_json(self.text), Loader=loader):
                place = mark_place(event.start_mark)
                self._count(place)
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
            found = stumble(self.text, error)
            self._stop("yaml-syntax", found.message, found.place, found.hint)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self._stop("yaml-syntax", f"the text from here on is not YAML: {error}", place)
        if self.root is None:
            self._empty()
        if self.problems:
            raise InputError(self.problems)
        return Document(self.root, self.positions, self.keys, self.raw, self.name)

    def _count(self, place: Place) -> None:
        """Stop where the file holds more values than are read."""
        if len(self.positions) > MAX_VALUES:
            message = f"the file holds more than {MAX_VALUES:,} values"
            hint = "Check that this is the right file, or split it"
            self._stop("too-many-values", message, place, hint)

    def _add(
        self, code: str, message: str, place: Place, *, path: NodePath, hint: str | None
    ) -> None:
        if len(self.problems) >= _MAX_PROBLEMS:
            message = f"more than {_MAX_PROBLEMS} problems: the rest of the file was not read"
            self._stop("too-many-problems", message, place)
        self.problems.append(located(self.name, code, message, place, path=path, hint=hint))

    def _stop(self, code: str, message: str, place: Place, hint: str | None = None) -> NoReturn:
        last = located(self.name, code, message, place, hint=hint)
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
            self._not_a_mapping(f"the single text {show(text)}", place)
        frame = self.stack[-1]
        message = f"{show(text)} stands for another part of the file"
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
            from unicodedata import normalize  # not needed for most descriptions

            text = normalize("NFC", text)
        if not self.stack:
            if plain and text == "":
                self._empty()
            self._not_a_mapping(f"the single text {show(text)}", place)
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
        if bad := BAD_CHARACTER.search(text):
            message = f"this text contains {show_character(bad.group())}"
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
                f"the key {show(text)} is given twice: "
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
                message, place = f"the key {show(path[-1])} {found}", self.keys.get(path, place)
                hint = _COMMA if " " in str(path[-1]) else _NO_NULL
                self._add("bare-key", message, place, path=path, hint=hint)
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
            message = f"the number {show(text)} is too large"
            self._add(
                "number-too-large", message, place, path=path, hint="Put it in quotes if it is text"
            )
        elif value is not text:
            self.raw[path] = text
        return value

    def _undecorated(self, event: yaml.NodeEvent, path: NodePath, place: Place) -> None:
        """Report an anchor (``&name``) or an explicit tag (``!name``)."""
        if event.anchor is not None:
            message = f"{show('&' + event.anchor)} marks a part of the file for reuse"
            hint = f"Delete it. {_NO_REUSE}; text that begins with '&' needs quotes"
            self._add("anchor", message, place, path=path, hint=hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            tag = tag.replace("tag:yaml.org,2002:", "!!", 1)
            message = f"the tag {show(tag)} asks for a special type"
            hint = "Delete it; text that begins with '!' needs quotes"
            self._add("tag", message, place, path=path, hint=hint)
