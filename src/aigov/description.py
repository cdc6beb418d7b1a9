"""The form of a description: what is wrong with its frame, facts apart.

The same checks are made of a file and of what is given in Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Any

from aigov.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FORMAT", "check_form", "check_id", "check_use", "part", "plain", "slug"]

FORMAT = 1
LONGEST_ID = 80
MOST_USES = 100
"""The most uses of one system: what is said of each is read beside all others."""

_PARTS = {
    "system": "the mapping that names the system",
    "roles": "a list of roles",
    "facts": "a mapping of facts",
    "uses": "a list of uses",
    "evidence": "a mapping of facts to texts",
}
_LISTS = ("roles", "uses")
_HEAD = ("format", "vocabulary", "id", "name", "summary")
_USE = ("id", "name", "facts")

Path = tuple[str | int, ...]


def plain(value: Any) -> Any:
    """Return a copy of a value as a file would have it: lists, mappings, days as ISO texts."""
    if isinstance(value, str | int | float):  # by far the most; the rest is slow to tell apart
        return value
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, AbstractSet):
        return sorted(map(plain, value), key=str)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value


def part(data: Mapping[str, Any], key: str) -> Any:
    """Return a part of a description, or an empty one where it is missing or has no such form."""
    kind = list if key in _LISTS else dict
    found = data.get(key)
    return found if isinstance(found, kind) else kind()


def slug(name: str) -> str:
    """Return an id made of a name."""
    import unicodedata

    letters = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    words = "".join(
        one if one.isalnum() and one.isascii() else "-"
        for one in letters.lower()
        if not unicodedata.combining(one)
    )
    return "-".join(part for part in words.split("-") if part)[:LONGEST_ID].strip("-") or "system"


def check_form(data: Any) -> Iterator[Problem]:
    """Yield what is wrong with the content of a description, facts and their values apart."""
    if not isinstance(data, dict):
        yield Problem(
            "not-a-mapping",
            "A description is a mapping of its parts",
            hint=f"its parts are {', '.join(_PARTS)}",
        )
        return
    yield from _unknown_keys(data, tuple(_PARTS), (), "no part of a description", "its parts are")
    for key, words in _PARTS.items():
        kind = list if key in _LISTS else dict
        if key in data and not isinstance(data[key], kind):
            yield Problem("wrong-type", f"`{key}` is {words}", path=(key,))
    if "system" not in data:
        yield Problem(
            "missing-key",
            "`system` is missing: the part that names the system",
            path=("system",),
            hint="begin with system: {format: 1, name: My system}",
        )
    elif isinstance(data["system"], dict):
        yield from _check_head(data["system"])
    for place, use in enumerate(part(data, "uses")):
        yield from check_use(use, ("uses", place))
        if place == MOST_USES:
            message = f"A description has at most {MOST_USES} uses"
            hint = "describe what is another system in a file of its own"
            yield Problem("too-many-uses", message, path=("uses", place), hint=hint)
            return
    for place, role in enumerate(part(data, "roles")):
        if not isinstance(role, str):
            yield Problem("wrong-type", "A role is an id such as provider", path=("roles", place))
    for key, value in part(data, "evidence").items():
        if not isinstance(value, str):
            message = "Evidence is a text: a quote, a page, a link"
            yield Problem("wrong-type", message, path=("evidence", key))


def _check_head(head: dict[str, Any]) -> Iterator[Problem]:
    yield from _unknown_keys(head, _HEAD, ("system",), "no key of `system`", "known are")
    stated = head.get("format")
    if stated != FORMAT or not _is_count(stated):
        found = f"format {stated!r}" if "format" in head else "no format"
        yield Problem(
            "format",
            f"The description has {found}; this library reads format {FORMAT}",
            path=("system", "format") if "format" in head else ("system",),
            hint=f"write format: {FORMAT}",
        )
    version = head.get("vocabulary", 1)
    if not _is_count(version) or version < 1:
        message = "`vocabulary` is a version number such as 1"
        yield Problem("wrong-type", message, path=("system", "vocabulary"))
    for key in ("id", "name", "summary"):
        if key in head and not isinstance(head[key], str):
            yield Problem("wrong-type", f"`{key}` is a text", path=("system", key))
    if not head.get("name", ""):
        message = "`system` needs a name"
        yield Problem("missing-key", message, path=("system",), hint="name: My system")
    if isinstance(head.get("id"), str):
        yield from check_id(head["id"], ("system", "id"))


def check_use(use: Any, path: Path = ()) -> Iterator[Problem]:
    """Yield what is wrong with the form of one use."""
    if not isinstance(use, dict) or not isinstance(use.get("id"), str):
        yield Problem("missing-key", "Each use is a mapping with an id and facts", path=path)
        return
    yield from _unknown_keys(use, _USE, path, "no key of a use", "known are")
    yield from check_id(use["id"], (*path, "id"))
    if not isinstance(use.get("name", ""), str):
        yield Problem("wrong-type", "`name` is a text", path=(*path, "name"))
    if not isinstance(use.get("facts", {}), dict):
        yield Problem("wrong-type", "`facts` is a mapping of facts", path=(*path, "facts"))


def check_id(name: str, path: Path) -> Iterator[Problem]:
    """Yield a problem where a name is no id."""
    parts = name.split("-")
    if len(name) > LONGEST_ID or not all(one.isascii() and one.isalnum() for one in parts):
        shown = name if len(name) <= LONGEST_ID else f"{name[:LONGEST_ID]}…"
        yield Problem(
            "wrong-id",
            f"{shown!r} is no id",
            path=path,
            hint=f"letters, digits and single hyphens, at most {LONGEST_ID}, such as cv-screening",
        )


def _unknown_keys(
    data: Mapping[str, Any], known: tuple[str, ...], path: Path, words: str, lead: str
) -> Iterable[Problem]:
    return (
        Problem(
            "unknown-key",
            f"`{key}` is {words}",
            path=(*path, key),
            suggestions=nearest(str(key), known),
            hint=f"{lead} {', '.join(known)}",
        )
        for key in data
        if key not in known
    )


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
