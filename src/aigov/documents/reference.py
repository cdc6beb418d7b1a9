"""The reference of the format as a page: every section, key and listed value, from the models.

``python -m aigov.documents.reference`` writes `docs/reference.md`; with ``--check`` it only
compares and exits with 1 where the page differs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov.documents.schemas import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["main", "reference"]

_PAGE = Path("docs") / "reference.md"
_KINDS = {
    "framework": "A framework",
    "programme": "A programme",
    "profile": "A profile",
    "system": "A system",
}
_HEAD = """\
# Reference of the format

Generated from the models (`python -m aigov.documents.reference`); [format.md](format.md) and [programmes.md](programmes.md) explain what it means. Keys in bold are required. What facts, concepts and indicators there are: `aigov show facts`, `aigov show indicators`.
"""
_HIDDEN = ("Condition", "facts")
"""Definitions that list the vocabulary: it is shown by `aigov show`."""


def reference() -> str:
    """Return the page."""
    parts = [_HEAD, _contents()]
    seen: set[str] = set()
    for kind, title in _KINDS.items():
        parts += [f"## {title}\n", *_of_kind(schema(kind), seen)]
    return "\n".join(parts)


def _contents() -> str:
    links = (f"[{title}](#{title.lower().replace(' ', '-')})" for title in _KINDS.values())
    return f"Contents: {' · '.join(links)}\n"


def _of_kind(made: dict[str, Any], seen: set[str]) -> Iterator[str]:
    """Yield the top of a document, then what stands in it and was not shown before."""
    yield f"{made.get('description', '')}\n".lstrip()
    yield from _table(made)
    for name, one in sorted(made["$defs"].items()):
        if name in seen or name in _HIDDEN or name.startswith("values-"):
            continue
        if one.get("type") == "object" and one.get("properties"):
            seen.add(name)
            yield f"### {name}\n"
            yield f"{one.get('description', '')}\n"
            yield from _table(one)


def _table(one: dict[str, Any]) -> Iterator[str]:
    required = one.get("required", ())
    yield "| key | takes | meaning |"
    yield "| --- | --- | --- |"
    for key, found in one.get("properties", {}).items():
        shown = f"**`{key}`**" if key in required else f"`{key}`"
        yield f"| {shown} | {_cell(_form(found))} | {_cell(_meaning(found))} |"
    yield ""


def _meaning(found: dict[str, Any]) -> str:
    words = found.get("description", "")
    values = [
        f"`{one['const']}`: {one['description']}"
        for one in _branches(found)
        if "const" in one and one.get("description")
    ]
    return " ".join([words, *(f"{one.rstrip('.')};" for one in values)]).strip().rstrip(";")


def _branches(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("oneOf", "anyOf"):
        for one in found.get(key, ()):
            yield one
            yield from _branches(one)
    if isinstance(found.get("items"), dict):
        yield from _branches(found["items"])


def _form(found: dict[str, Any]) -> str:
    """Return in a few words what a key takes."""
    if "$ref" in found:
        name = found["$ref"].rsplit("/", 1)[-1]
        known = {
            "Condition": "[a condition](format.md#conditions)",
            "Text": "a text {en, vi}",
            "facts": "[facts](format.md#systems)",
        }
        return known.get(name, f"[{name}](#{name.lower()})")
    if "const" in found:
        return f"`{found['const']}`"
    if "enum" in found:
        return ", ".join(f"`{one}`" for one in found["enum"])
    several = found.get("anyOf") or found.get("oneOf")
    if several:
        forms = (_form(one) for one in several if one.get("type") != "null")
        return " or ".join(dict.fromkeys(form for form in forms if form))
    kind = found.get("type", "")
    if kind == "array":
        inner = _form(found.get("items", {}))
        several_of = {"a text": "texts", "a number": "numbers", "a mapping": "mappings"}
        return f"a list of {several_of.get(inner, inner)}" if inner else "a list"
    if found.get("format") == "date":
        return "a day"
    words = {
        "string": "a text",
        "integer": "a number",
        "number": "a number",
        "boolean": "true or false",
        "object": "a mapping",
    }
    return words.get(kind, "")


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page, or compare it with the file; return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    made = reference()
    if "--check" in arguments:
        same = _PAGE.is_file() and _PAGE.read_text(encoding="utf-8") == made
        if not same:
            sys.stderr.write(f"stale: {_PAGE}; run python -m aigov.documents.reference\n")
        return 0 if same else 1
    _PAGE.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
