"""Documents that no well-meaning author would write: mutations of good ones, from a seed.

Each is a :class:`Sample`: what kind of document it is and the bytes of its one file. The same seed
and number always give the same sample.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KINDS", "Sample", "Samples", "mutated"]

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KINDS = {
    "law": 32,
    "extension": 6,
    "programme": 14,
    "profile": 12,
    "system": 18,
    "file": 13,
    "part": 5,
}
"""Kinds of documents, and how many of a hundred are of each.

`law`, `extension` and `programme` are whole folders of one file, made of the small ones in `seeds/`; `file` is any bundled file, read and validated alone; `part` is one such file in the place
of its own in a copy of its framework's folder.
"""


class Sample(NamedTuple):
    """A document: its kind, the file it was made of, and its bytes."""

    kind: str
    made_of: str
    content: bytes


_MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}{% raw %}"
_TEXTS: tuple[Any, ...] = (
    "",
    " ",
    "-",
    "a" * 100_000,
    "x-" * 5000,
    _MARKUP,
    "[a](javascript:alert(1)) | # *_`~",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe\u200b\u0301",
    "e\u0301" * 200,
    "İıſK²½Ⅷ①٣߀",
    "\ud7ff\ue000\U0010ffff",
    "%s %(x)s {0} {x.__class__} {article} ${x}",
    "../../../../etc/passwd",
    "/etc/passwd",
    "javascript:alert(1)",
    "https://example.org/\"onmouseover='x'",
    "unknown",
    "not-yet",
    "not-applicable",
    "other",
    "as-of",
    "none",
    "all",
    "null",
    "__class__",
    "__proto__",
    "id",
    "0",
    "1e309",
    "NaN",
    "-",
    "Art. " + "9" * 5000,
    "Art. 1²",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2024-02-29",
    "999999999999 years",
    "0 days",
    "72 hours",
    "operating life",
)
_NUMBERS: tuple[Any, ...] = (
    0,
    -1,
    1,
    2,
    10**15,
    10**299,
    -(10**299),
    1e308,
    -1e308,
    5e-324,
    0.1,
    1e16,
    True,
    False,
)
_PATTERNS = (
    "(a+)+b",
    "(.*)*(.*)*x",
    ".*.*.*.*.*x",
    "(?P<article>.*)",
    "(?P<article>",
    "[",
    "",
    "a{1,60000}",
    "a?" * 40 + "a" * 40,
    r"(?P<a>\w+\s?)+$",
    r"\1(a)",
    "(?i)art",
    "(?P<article>.+)(?P<clause>.*)",
)
_BYTES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\n---\n",
    b"*a",
    b"&a ",
    b"!!python/object/apply:os.system ['true']",
    b"!<tag:yaml.org,2002:null> ",
    b"<<: ",
    b"%YAML 9.9\n",
    b"%TAG ! tag:x:\n",
    b"[" * 50,
    b"{" * 50,
    b"- " * 60,
    b"? ",
    b": ",
    b"|9\n",
    b">-\n",
    b'"\\ud800"',
    b'"\\x00"',
    b"'",
    b'"',
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"1e400",
    b"1" * 5000,
    b"#",
)


class Samples:
    """Gives the samples of a seed, by number."""

    def __init__(self, seed: int, kinds: tuple[str, ...] = tuple(KINDS)) -> None:
        self.seed = seed
        self.kinds = kinds

    def sample(self, number: int) -> Sample:
        """Return one sample."""
        chance = random.Random(f"{self.seed}-{number}")
        kind = chance.choices(self.kinds, [KINDS[one] for one in self.kinds])[0]
        path = chance.choice(_sources(kind))
        content = mutated(path.read_bytes(), chance)
        return Sample(kind, path.relative_to(ROOT).as_posix(), content)


@cache
def _sources(kind: str) -> tuple[Path, ...]:
    """Return the good files that a kind is made of."""
    frameworks = ROOT / "frameworks"
    found: list[Path] = []
    if kind in ("file", "part"):
        found = sorted(frameworks.rglob("*.yaml"))
        if kind == "part":
            found = [one for one in found if one.parts[len(frameworks.parts)] in _SMALL]
    elif kind == "system":
        found = sorted((ROOT / "examples" / "systems").glob("*.yaml"))
        found += [HERE / "seeds" / "system.yaml"] * max(len(found), 1)
    elif kind == "profile":
        found = sorted((ROOT / "examples" / "profiles").glob("*.yaml"))
        found += [HERE / "seeds" / "profile.yaml"] * max(len(found), 1)
    else:
        found = [HERE / "seeds" / f"{kind}.yaml"]
    return tuple(found)


_SMALL = ("vn-dti-law", "vn-ai-law-draft-2025-11-21", "vn-ai-ethics", "vn-ai-workforce")
"""Bundled folders that are read in well under a second."""


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a document made of another one: its bytes or its structure changed, some times over."""
    if chance.random() < 0.2:
        return _other_bytes(content, chance)
    try:
        data = _tree(content)
    except yaml.YAMLError:
        return _other_bytes(content, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 10))):
        change = chance.choices([one for one, _ in _CHANGES], [often for _, often in _CHANGES])[0]
        change(data, chance)
    made = _written(data).encode("utf-8", "surrogatepass")
    return _other_bytes(made, chance) if chance.random() < 0.03 else made


class _Raw(str):
    """A scalar that is written as it is."""

    __slots__ = ()


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Keeps days, booleans that are words, and numbers as they are written."""


def _scalar(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    return str(node.value) if node.style else _Raw(node.value)


_Loader.yaml_implicit_resolvers = {}
_Loader.add_constructor("tag:yaml.org,2002:str", _scalar)


def _tree(content: bytes) -> Any:
    return yaml.load(content.decode("utf-8", "replace"), Loader=_Loader)


def _written(value: Any) -> str:
    """Write a tree in flow style: quick, and it needs no care for indentation."""
    import json

    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_written(key)}: {_written(one)}" for key, one in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _Raw) and value and not set(value) & set("[]{},:#&*!|>'\"%@`?\n"):
        return value.strip() or '""'
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


# --- changes of structure ---------------------------------------------------------------------


def _spots(data: Any) -> list[tuple[Any, Any]]:
    """Return every place of a tree: a mapping or list, and the key or index in it."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            found += [(here, key) for key in here]
            waiting += here.values()
        elif isinstance(here, list):
            found += [(here, place) for place in range(len(here))]
            waiting += here
    return found


def _some(data: Any, chance: random.Random, kinds: type | tuple[type, ...] = object) -> Any:
    spots = [(here, key) for here, key in _spots(data) if isinstance(here[key], kinds)]
    return chance.choice(spots) if spots else (None, None)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


def _drop(data: Any, chance: random.Random) -> None:
    here, key = _some(data, chance)
    if here is not None:
        del here[key]


def _swap(data: Any, chance: random.Random) -> None:
    """Put a copy of one part in the place of another."""
    here, key = _some(data, chance)
    other, its = _some(data, chance)
    if here is not None:
        here[key] = _copied(other[its])


def _alike(data: Any, chance: random.Random) -> None:
    """Put a value that stands under the same key elsewhere: most of these stay valid."""
    here, key = _some(data, chance)
    others = [one[its] for one, its in _spots(data) if its == key and one is not here]
    if others and isinstance(key, str):
        here[key] = _copied(chance.choice(others))


def _text(data: Any, chance: random.Random) -> None:
    here, key = _some(data, chance, str)
    if here is not None:
        here[key] = chance.choice(_TEXTS)


def _words(data: Any, chance: random.Random) -> None:
    """Put hostile words where any text may stand: under en, vi, note, title, source, name."""
    names = ("en", "vi", "note", "title", "source", "name", "summary", "number", "unit", "left_out")
    spots = [
        (here, key) for here, key in _spots(data) if key in names and isinstance(here[key], str)
    ]
    for here, key in chance.sample(spots, min(len(spots), 5)):
        here[key] = chance.choice(_TEXTS[2:15])


def _number(data: Any, chance: random.Random) -> None:
    here, key = _some(data, chance, str)
    if here is not None:
        here[key] = chance.choice(_NUMBERS)


def _amount(data: Any, chance: random.Random) -> None:
    """Put another number where there is one."""
    spots = [
        (here, key)
        for here, key in _spots(data)
        if isinstance(here[key], _Raw) and here[key][:1].isdigit() and "-" not in here[key]
    ]
    if spots:
        here, key = chance.choice(spots)
        here[key] = chance.choice(_NUMBERS)


def _day(data: Any, chance: random.Random) -> None:
    """Put another day where there is one."""
    days = ("0001-01-01", "9999-12-31", "2024-02-29", "1900-01-01", "2026-11-22", "2026-11-23")
    spots = [
        (here, key)
        for here, key in _spots(data)
        if isinstance(here[key], str) and len(here[key]) == 10 and here[key][4:5] == "-"
    ]
    for here, key in chance.sample(spots, min(len(spots), chance.choice((1, 1, 3)))):
        here[key] = _Raw(chance.choice(days))


_LARGE = 100_000
"""Places of a tree beyond which it is not made larger: many times many fills the memory of the fuzzer."""


def _many(data: Any, chance: random.Random) -> None:
    """Repeat the entries of a list, under the same ids or others."""
    here, key = _some(data, chance, list)
    if here is None or not here[key] or len(_spots(data)) > _LARGE:
        return
    count = chance.choice((2, 10, 100, 2000)) // max(len(_spots(here[key])) // 20, 1) + 1
    made = [_copied(one) for _ in range(count) for one in here[key]]
    if chance.random() < 0.7:
        for place, one in enumerate(made):
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                one["id"] = f"{one['id'][:60]}-{place}"
    here[key] = made


def _nest(data: Any, chance: random.Random) -> None:
    """Put a condition deep into others."""
    spots = [(here, key) for here, key in _spots(data) if key in ("when", "only_if", "facts")]
    if spots:
        here, key = chance.choice(spots)
        word = chance.choice(("not", "all", "any", "only", "anywhere"))
        for _ in range(chance.choice((1, 2, 5, 30, 60))):
            here[key] = {word: [here[key]] if word in ("all", "any") else here[key]}


def _circle(data: Any, chance: random.Random) -> None:
    """Let entries name one another."""
    ids = [here["id"] for here, key in _spots(data) if key == "id" and isinstance(here[key], str)]
    spots = [(here, key) for here, key in _spots(data) if key == "when"]
    if ids and spots:
        here, key = chance.choice(spots)
        name = chance.choice(("meets", "finding", "tier", "status"))
        here[key] = {name: [chance.choice(ids) for _ in range(chance.choice((1, 2, 5)))]}


def _ladder(data: Any, chance: random.Random) -> None:
    """Add definitions or rules of which each names the next several times."""
    section = chance.choice(("definitions", "rules"))
    listed = data.get(section) if isinstance(data, dict) else None
    if not isinstance(listed, list) or not listed or not isinstance(listed[0], dict):
        return
    name, steps = ("meets", "finding")[section == "rules"], chance.choice((3, 8, 20, 60, 300))
    for place in range(steps):
        one = _copied(listed[0])
        following = f"rung-{place + 1}" if place + 1 < steps else "about-people"
        one |= {
            "id": f"rung-{place}",
            "when": {
                "any": [{name: following}, {"not": {name: following}}, {name: [following] * 2}]
            },
        }
        listed.append(one)


def _pattern(data: Any, chance: random.Random) -> None:
    spots = [(here, key) for here, key in _spots(data) if key == "pattern"]
    if spots:
        here, key = chance.choice(spots)
        here[key] = chance.choice(_PATTERNS)


def _rename(data: Any, chance: random.Random) -> None:
    here, key = _some(data, chance)
    if isinstance(here, dict):
        here[chance.choice((str(chance.choice(_TEXTS))[:5000], f"{key}s", key[:-1] or "x"))] = (
            here.pop(key)
        )


def _wrap(data: Any, chance: random.Random) -> None:
    here, key = _some(data, chance)
    if here is not None:
        here[key] = chance.choice(([here[key]], {"en": here[key]}, {"id": here[key]}, [], {}))


_CHANGES: tuple[tuple[Callable[[Any, random.Random], None], int], ...] = (
    (_drop, 8),
    (_swap, 6),
    (_alike, 14),
    (_text, 8),
    (_words, 14),
    (_number, 4),
    (_amount, 6),
    (_day, 10),
    (_many, 6),
    (_nest, 5),
    (_circle, 6),
    (_ladder, 3),
    (_pattern, 4),
    (_rename, 4),
    (_wrap, 4),
)


def _other_bytes(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                made[at:at] = chance.choice(_BYTES)
            case 1:
                del made[at : at + chance.choice((1, 2, 10, 200))]
            case 2:
                made[at:at] = made[at : at + chance.choice((10, 200, 2000))]
            case 3:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 4:
                other = chance.randrange(len(made) + 1)
                made[at:at] = made[other : other + chance.choice((5, 50, 500))]
            case _:
                made[at : at + 1] = chance.choice((b" ", b"\n", b":", b"-", b"'", b'"', b"{", b"["))
    return bytes(made)
