"""Notebooks as pages: their text and code, with the outputs that they were saved with."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from lawsite.wording import word

if TYPE_CHECKING:
    from aigov.texts import Lang

_FOLDER = Path(__file__).resolve().parent.parent.parent.parent / "examples" / "notebooks"
_LINK = re.compile(r"\[([^\]]*)\]\(([^()\s:]+\.ipynb)\)")
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@cache
def pages(lang: Lang) -> dict[str, str]:
    """Return the notebooks of a language: the page of each, and its text as Markdown."""
    found = {
        doc: _markdown(json.loads(path.read_text("utf-8")), lang)
        for path in sorted(_FOLDER.glob("*.ipynb"))
        for doc, own in (doc_of(path.name),)
        if own == lang
    }
    return found and {"notebooks/index": _index(found, lang), **found}


def _index(found: dict[str, str], lang: Lang) -> str:
    """Return the page that lists them."""
    lines = [f"# {word('notebooks', lang)}", "", word("notebooks-lead", lang), ""]
    for doc, text in found.items():
        title = re.search(r"^# (.+)$", text, re.MULTILINE)
        name = doc.removeprefix("notebooks/")
        lines.append(f"- [{title[1] if title else name}]({name}.md)")
    return "\n".join(lines) + "\n"


def doc_of(name: str) -> tuple[str, Lang]:
    """Return the page of a notebook and its language: `x.vi.ipynb` is `x` in Vietnamese."""
    stem = PurePosixPath(name).stem
    doc = f"notebooks/{stem.removesuffix('.vi')}"
    return doc, "vi" if stem.endswith(".vi") else "en"


def _markdown(notebook: dict[str, Any], lang: Lang) -> str:
    blocks = []
    for cell in notebook["cells"]:
        source = _joined(cell["source"])
        if cell["cell_type"] == "markdown":
            blocks.append(_LINK.sub(lambda match: _linked(match, lang), source))
        elif cell["cell_type"] == "code" and source.strip():
            blocks.append(_code(source))
            blocks += [_output(one) for one in cell.get("outputs", ())]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _code(source: str) -> str:
    """Return the code of a cell; what is for the notebook alone is no Python."""
    if source.startswith("%%writefile "):
        name, _, content = source.removeprefix("%%writefile ").partition("\n")
        return _fenced(f"# {name}\n{content}", PurePosixPath(name).suffix.removeprefix("."))
    return _fenced(source, "text" if source.startswith(("%", "!")) else "python")


def _linked(match: re.Match[str], lang: Lang) -> str:
    """Return a link to another notebook as a link to its page."""
    words, name = match[1], match[2]
    if not (_FOLDER / name).is_file():
        return words
    doc, own = doc_of(name)
    there = "../" if own == lang else "../../" if own == "en" else "../vi/"
    return f'<a href="{there}{doc}.html" hreflang="{own}">{words}</a>'


def _output(output: dict[str, Any]) -> str:
    """Return an output in the richest form that a page can hold."""
    if output["output_type"] == "stream":
        return _fenced(_ESCAPES.sub("", _joined(output["text"])), "text")
    data = output.get("data", {})
    for kind in ("text/html", "image/svg+xml"):
        if kind in data:
            held = f'<div class="output" tabindex="0">{_joined(data[kind])}</div>'
            return _fenced(held, "{raw} html")
    if "text/markdown" in data:
        return _joined(data["text/markdown"])
    if "text/plain" in data:
        return _fenced(_joined(data["text/plain"]), "text")
    return ""


def _joined(text: Any) -> str:
    return text if isinstance(text, str) else "".join(text)


def _fenced(text: str, kind: str) -> str:
    """Return text between fences that it does not hold itself."""
    longest = max(map(len, re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{kind}\n{text.rstrip()}\n{fence}"
