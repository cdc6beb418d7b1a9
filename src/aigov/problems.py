"""What can be wrong with an input, and the exceptions that carry it.

A :class:`Problem` is one mistake with its place, its stable code and a way to mend it. Readers
and checkers gather problems and raise them together as one :class:`InputError`, so that a user
mends a file once instead of once per mistake. Beside
how things show themselves, this module needs the standard library only.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aigov.display import displayed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "AigovError",
    "InputError",
    "MissingExtraError",
    "Problem",
    "Severity",
    "few_suggestions",
    "nearest",
    "or_nearest",
    "suggesting",
]

_LONGEST_NAME = 200
_MOST_NAMES = 2000
_MOST_SUGGESTED = 300
_suggested: ContextVar[list[int] | None] = ContextVar("suggested", default=None)

Severity = Literal["error", "warning", "note"]


@displayed
class Problem(NamedTuple):
    """One thing that is wrong, where it is, and how to mend it.

    ``code`` is a stable kebab-case word that programs may rely on; ``message`` and ``hint`` are
    sentences for people and may change. ``line`` and ``column`` count from 1, columns in code
    points. ``path`` leads from the top of the document to the value (keys and list indices).
    ``suggestions`` are the nearest valid names, best first.
    """

    code: str
    message: str
    severity: Severity = "error"
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: tuple[str | int, ...] = ()
    hint: str | None = None
    suggestions: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return ``file:line:column: error [code] message. Hint.`` on one line."""
        place = []
        if self.file is not None:
            place.append(self.file)
        elif self.line is not None:
            place.append("line")
        if self.line is not None:
            place.append(str(self.line))
            if self.column is not None:
                place.append(str(self.column))
        where = ":".join(place) + ": " if place else ""
        return f"{where}{self.severity} [{self.code}] {self.words}"

    @property
    def words(self) -> str:
        """What is wrong and how to mend it, in sentences."""
        sentences = [_sentence(self.message)]
        if self.suggestions:
            sentences.append(f"Did you mean {_either(self.suggestions)}?")
        if self.hint:
            hint = _sentence(self.hint)
            sentences.append(hint[:1].upper() + hint[1:])
        return " ".join(sentences)

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as JSON-ready data: every key always present, in a stated order."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": list(self.path),
            "hint": self.hint,
            "suggestions": list(self.suggestions),
        }

    def __repr__(self) -> str:
        """Return what it is in one line."""
        words = " ".join(f"Problem {self.code}: {self.message}".split())
        return f"<{words[:98]}>"


class AigovError(Exception):
    """The root of every error this package raises on purpose."""


class InputError(AigovError):
    """An input was refused; :attr:`problems` says why, in order of file and position.

    ``str()`` of the error is every problem, one a line.
    """

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems (at least one) in any order."""
        self.problems = tuple(sorted(problems, key=_position))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return all problems, one a line."""
        return "\n".join(map(str, self.problems))


class MissingExtraError(AigovError):
    """A package that only some of the functions need is not installed."""

    def __init__(self, package: str, extra: str | None, instead: str | None = None) -> None:
        """Take the package, the extra of ours that brings it, if one does, and what does as well."""
        super().__init__(package, extra)
        self.package = package
        self.extra = extra
        self.instead = instead

    def __str__(self) -> str:
        """Return how to get it."""
        either = f" or {self.instead}" if self.instead else ""
        brings = f" (the extra {self.extra!r} of aigov-frameworks brings it)" if self.extra else ""
        return f"this needs the package {self.package}{either}: pip install {self.package}{brings}"


@contextmanager
def few_suggestions() -> Iterator[None]:
    """Let only the first few hundred mistakes found inside have suggestions.

    To look for one takes a while, and an input may hold a hundred thousand mistakes.
    """
    if _suggested.get() is not None:  # the whole of which this is a part is counted
        yield
        return
    token = _suggested.set([_MOST_SUGGESTED])
    try:
        yield
    finally:
        _suggested.reset(token)


def suggesting() -> bool:
    """Tell whether another mistake can have a suggestion."""
    left = _suggested.get()
    return left is None or left[0] > 0


def nearest(word: str, candidates: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Return up to ``n`` of ``candidates`` that ``word`` may have been meant to be, best first.

    Names that differ only in case, spaces, hyphens or underscores come first, then names of which
    one begins with the other, then names of similar spelling. The same input always gives the
    same answer; nothing alike gives an empty tuple.
    """
    import difflib

    wanted = _fold(word)
    if not wanted or len(wanted) > _LONGEST_NAME or n < 1 or not suggesting():
        return ()
    if left := _suggested.get():
        left[0] -= 1
    folded = {name: _fold(name) for name in sorted(set(candidates))[:_MOST_NAMES]}
    same = [name for name, form in folded.items() if form == wanted]
    begins = [name for name, form in folded.items() if _begins(wanted, form)]
    begins.sort(key=lambda name: (abs(len(folded[name]) - len(wanted)), name))
    close = difflib.get_close_matches(wanted, set(folded.values()), n=n, cutoff=0.6)
    alike = [name for form in close for name in folded if folded[name] == form]
    return tuple(dict.fromkeys([*same, *begins, *alike]))[:n]


def or_nearest(word: object, candidates: Iterable[str], *, all_of: str = "there are") -> str:
    """Return what is said where there is no such name: those it may have been, else all there are."""
    names = list(candidates)
    near = nearest(str(word), names)
    return f"did you mean {' or '.join(near)}?" if near else f"{all_of} {', '.join(names)}"


def _fold(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter not in "-_ ")


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long.startswith(short)


def _position(problem: Problem) -> tuple[str, int, int, str, str]:
    """Order problems by file, line and column; whole-file problems come first."""
    return (
        problem.file or "",
        problem.line or 0,
        problem.column or 0,
        problem.code,
        problem.message,
    )


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else text + "."


def _either(names: tuple[str, ...]) -> str:
    *most, last = (f"'{name}'" for name in names)
    return f"{', '.join(most)} or {last}" if most else last
