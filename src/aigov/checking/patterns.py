"""Patterns of citations that cannot keep the matcher busy: their work is counted before they run.

A pattern is an author's, the matcher of Python tries every way of matching there is, and nothing
can stop it. So a pattern is read here first, in the part of the language that citations need:
characters, sets, groups, alternatives, `?`, `*`, `+`, `{m,n}`, looking ahead. A choice that the
next character settles costs nothing; every other one multiplies the ways that may have to be tried.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aigov.citations import LONGEST_CITATION

__all__ = ["LONGEST_PATTERN", "MOST_WAYS", "PatternError", "ways"]

LONGEST_PATTERN = 1000
"""The most characters of a pattern (`eu-ai-act`: 310)."""
MOST_WAYS = 100_000
"""The most ways in which a pattern may be tried on one citation: two open repetitions side by side."""
DEEPEST_GROUPS = 20

_MANY = 10**12
_ALPHABET = "".join(map(chr, (*range(0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070))))
_OTHERS = "\u0416\u05d0\u0663\u0967\u4e2d\uac00\uff11\U0001d7ce\U0001f600"
_ANY = frozenset(_ALPHABET + _OTHERS)
_ATOM = re.compile(
    r"\\[^0-9xuUN]|\[\^?\]?(?:[^\]\\]|\\[^0-9xuUN])*\]|[^\\\[\](){}|*+?]",
    re.DOTALL,
)
_REPEAT = re.compile(r"([*+?]|\{\d{1,5}(?:,\d{0,5})?\}|\{,\d{1,5}\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?:P<[^\W\d]\w*>|:|=|!))?")
_PLACES = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})

_Letters = frozenset[str]


class PatternError(ValueError):
    """A pattern is not one that is run; the message says why."""


class _Part(NamedTuple):
    """Part of a pattern, read from its end: what can follow is known.

    ``first`` are the characters it can begin with, ``empty`` tells whether it can match nothing,
    ``ways`` is how often what comes after may be tried.
    """

    first: _Letters = frozenset()
    empty: bool = True
    ways: int = 1


class _Node(NamedTuple):
    """A piece as written: characters, a sequence, alternatives, or a piece repeated."""

    kind: str
    letters: _Letters = frozenset()
    parts: tuple[_Node, ...] = ()
    least: int = 1
    most: int = 1


def ways(pattern: str) -> int:
    """Return in how many ways a pattern may be tried on a citation of the greatest length.

    Raises :class:`PatternError` where it is too long or uses what citations do not need.
    """
    if len(pattern) > LONGEST_PATTERN:
        message = f"it has {len(pattern):,} characters; at most {LONGEST_PATTERN:,} are read"
        raise PatternError(message)
    reader = _Reader(pattern)
    made = reader.alternatives(0)
    if reader.at < len(pattern):
        message = f"a bracket closes at position {reader.at} that was not opened"
        raise PatternError(message)
    return _count(made, _Part()).ways


class _Reader:
    """Reads a pattern into nodes."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        own = "".join(sorted({*pattern} - {*_ALPHABET, *_OTHERS}))
        self.alphabet = _ALPHABET + _OTHERS + own

    def alternatives(self, depth: int) -> _Node:
        if depth > DEEPEST_GROUPS:
            message = f"its groups lie more than {DEEPEST_GROUPS} deep in one another"
            raise PatternError(message)
        found = [self.sequence(depth)]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            found.append(self.sequence(depth))
        return found[0] if len(found) == 1 else _Node("any", parts=tuple(found))

    def sequence(self, depth: int) -> _Node:
        found = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            found.append(self.repeated(self.one(depth)))
        return _Node("all", parts=tuple(found))

    def one(self, depth: int) -> _Node:
        start = self.at
        if self.pattern[start] == "(":
            opening = _OPENING.match(self.pattern, start)
            if opening is None or self.pattern.startswith("?", opening.end()):
                message = f"what begins with `(?` at position {start} is not read here"
                raise PatternError(message)
            self.at = opening.end()
            inner = self.alternatives(depth + 1)
            if not self.pattern.startswith(")", self.at):
                message = f"the bracket opened at position {start} is not closed"
                raise PatternError(message)
            self.at += 1
            ahead = opening[0] in ("(?=", "(?!")
            return _Node("ahead" if ahead else "all", parts=(inner,))
        atom = _ATOM.match(self.pattern, start)
        if atom is None:
            message = f"what stands at position {start} is not read here"
            raise PatternError(message)
        self.at = atom.end()
        if atom[0] in _PLACES:
            return _Node("all")
        return _Node("one", _letters(atom[0], self.alphabet))

    def repeated(self, node: _Node) -> _Node:
        found = _REPEAT.match(self.pattern, self.at)
        if found is None:
            return node
        self.at = found.end()
        least, most = _times(found[1])
        if most > 1 and node.kind != "one":
            message = (
                f"a group is repeated at position {found.start()}: "
                "only single characters and sets can be"
            )
            raise PatternError(message)
        return _Node("times", parts=(node,), least=least, most=most)


def _times(sign: str) -> tuple[int, int]:
    """Return how often at least and at most, of a sign of repetition."""
    if sign in ("*", "+", "?"):
        return int(sign == "+"), 1 if sign == "?" else LONGEST_CITATION
    low, comma, high = sign[1:-1].partition(",")
    least = min(int(low or 0), LONGEST_CITATION)
    if not comma:
        return least, least
    return least, min(int(high or LONGEST_CITATION), LONGEST_CITATION)


@lru_cache(maxsize=256)
def _letters(atom: str, alphabet: str) -> _Letters:
    """Return which letters of the alphabet an atom takes: all, where it has ranges beyond it."""
    if atom[0] == "[" and not {*atom} <= {*_ALPHABET}:
        return frozenset(alphabet)
    try:
        return frozenset(re.findall(atom, alphabet, re.DOTALL))
    except re.error as error:
        message = f"{atom} is no set of characters: {error}"
        raise PatternError(message) from None


def _count(node: _Node, after: _Part) -> _Part:
    """Return what a node is together with what comes after it."""
    if node.kind == "one":
        return _Part(node.letters, empty=False, ways=after.ways)
    if node.kind == "all":
        for part in reversed(node.parts):
            after = _count(part, after)
        return after
    if node.kind == "ahead":
        inside = _count(node.parts[0], _Part(_ANY))
        return _Part(_ANY, empty=after.empty, ways=min(inside.ways * after.ways, _MANY))
    if node.kind == "any":
        return _alternatives([_count(part, after) for part in node.parts])
    if node.most <= 1:
        taken = _count(node.parts[0], after)
        return taken if node.least else _alternatives([taken, after])
    letters = node.parts[0].letters
    overlapping = bool(letters & after.first) or (after.empty and after.ways > 1)
    times = node.most - node.least + 1 if overlapping else 1
    return _Part(
        letters | after.first if node.least == 0 else letters,
        empty=after.empty and node.least == 0,
        ways=min(after.ways * times, _MANY),
    )


def _alternatives(parts: list[_Part]) -> _Part:
    """Return what alternatives are: those that can begin alike are all tried."""
    first: set[str] = set()
    alike = False
    for part in parts:
        alike = alike or bool(part.first & first)
        first |= part.first
    alike = alike or sum(part.empty for part in parts) > 1
    tried = [part.ways for part in parts]
    return _Part(
        frozenset(first),
        empty=any(part.empty for part in parts),
        ways=min(sum(tried) if alike else max(tried), _MANY),
    )
