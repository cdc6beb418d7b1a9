"""Everything that may be done with a document from a stranger: load, check, ask, render.

Raises whatever the library raises; a caller decides what is a refusal and what is a crash. What
comes out is looked at too: HTML holds no element of a text's making, JSON no NaN.
"""

from __future__ import annotations

import contextlib
import html.parser
import io
import json
import os
import shutil
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aigov
from aigov.cli import main
from aigov.documents.folder import validate
from aigov.documents.models import FrameworkFile
from aigov.documents.programmes import ProgrammeFile
from aigov.documents.reader import FRAMEWORK_LIMIT, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["REFUSED", "FoundError", "exercise", "warm"]

ROOT = Path(__file__).resolve().parent.parent.parent
REFUSED = "refused"
_DAYS = ("--as-of", "2026-11-22", "--text-as-of", "2026-11-22")
_KNOWN = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "nav",
        "a",
        "abbr",
        "section",
        "article",
        "aside",
        "details",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "div",
        "span",
        "strong",
        "em",
        "b",
        "i",
        "code",
        "small",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "col",
        "colgroup",
        "time",
        "br",
        "hr",
        "mark",
        "kbd",
        "figure",
        "figcaption",
        "svg",
        "path",
        "label",
        "input",
    ]
)
_SAFE = ("http://", "https://", "#")


class FoundError(AssertionError):
    """What came out of the library is not what may come out."""


def warm() -> None:
    """Load what every document needs, so that none of them is charged with it."""
    aigov.load_vocabulary()
    for name in ("eu-ai-act", "vn-ai-law"):
        aigov.classify(
            aigov.System("x", {"purpose": ["recruitment"]}), name, as_of="2026-11-22"
        ).explain()
    aigov.assess("example:viet-nam-2026-11-22", "vn-four-pillars", as_of="2026-11-22").explain()


_turn = 0
"""Which forms are asked next: two of each command, and other ones of the next command."""
_BIG = 20_000
"""Bytes beyond which a document is asked for fewer things: each reads it anew."""


def exercise(kind: str, made_of: str, content: bytes, folder: Path) -> str:
    """Do with a document what its kind allows, in a folder of its own; say how far it came."""
    global _turn
    _turn = zlib.crc32(content)
    return _KINDS[kind](made_of, content, folder)


def _run(*words: str | Path) -> str:
    """Run the command in this process and return what it writes; its refusals are raised."""
    os.environ["AIGOV_DEBUG"] = "1"
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = main([str(word) for word in words])
    if code not in (0, 1, 3):
        message = f"exit code {code} of {words}: {errors.getvalue()[-300:]}"
        raise FoundError(message)
    text = out.getvalue()
    text.encode()  # what is written is text
    return text


def _rendered(
    *words: str | Path, forms: Iterable[str] = ("text", "markdown", "json", "html")
) -> None:
    global _turn
    listed = [*forms]
    for place in range(min(len(listed), 2)):
        _turn += 1
        form = listed[_turn % len(listed)]
        text = _run(*words, "--format", form, "--lang", ("en", "vi")[place])
        if form == "json" and text:  # nothing where a law that was asked had no text yet
            json.loads(text, parse_constant=_no_constant)
        elif form == "html":
            _Page().feed(text)


def _no_constant(name: str) -> Any:
    raise FoundError(f"the JSON holds {name}")


class _Page(html.parser.HTMLParser):
    """Refuses elements and attributes that only a text could have brought in."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            raise FoundError(f"the page holds the element {tag}")
        for name, value in attrs:
            if name.startswith("on") or name == "src":
                raise FoundError(f"the page holds the attribute {name}")
            if name == "href" and not (value or "").lower().startswith(_SAFE):
                raise FoundError(f"the page leads to {value!r}")


# --- the kinds --------------------------------------------------------------------------------


def _law(made_of: str, content: bytes, folder: Path) -> str:
    law = folder / "law"
    law.mkdir()
    (law / "framework.yaml").write_bytes(content)
    _show_problems(law)
    aigov.load_framework(law)  # raises its errors
    if len(content) > 5 * _BIG:
        return "answered"
    described = ROOT / "tests" / "fuzz" / "seeds" / "system.yaml"
    bare = folder / "bare.yaml"
    bare.write_text("system: {format: 1, name: Bare}\nfacts: {purpose: [recruitment]}\n")
    for system in (described, bare):
        if len(content) > _BIG:
            _rendered("classify", system, "-f", law, *_DAYS, forms=["text"])
            continue
        for command in ("classify", "obligations", "calendar"):
            _rendered(command, system, "-f", law, *_DAYS, "--all")
    if len(content) > _BIG:
        return "answered"
    _rendered("compare", "-f", f"{law},vn-dti-law", *_DAYS)
    _rendered(
        "gap",
        "--have",
        "vn-dti-law",
        "--want",
        law,
        "--system",
        described,
        *_DAYS,
        forms=("text", "html"),
    )
    _run("calendar", described, "-f", law, *_DAYS, "--format", "csv")
    _often(law)
    _rendered("diff", f"{law}@2025-06-15", f"{law}@2026-11-22", described, forms=("text", "html"))
    return "answered"


def _often(law: Path) -> None:
    """Classify until the rules are compiled, and see that the fast reading answers the same."""
    framework = aigov.load_framework(law)
    facts = {"profiles_people": True, "purpose": ["recruitment"], "market": ["EU"]}
    answers = []
    for _ in range(30):
        made = aigov.classify(aigov.System("x", facts), framework, as_of="2026-11-22")
        answers.append((made.tier, made.tier_status, repr(made.findings), repr(made.statuses)))
    if answers[0] != answers[-1]:
        raise FoundError("the compiled rules answer otherwise")


def _programme(made_of: str, content: bytes, folder: Path) -> str:
    programme = folder / "programme"
    programme.mkdir()
    (programme / "programme.yaml").write_bytes(content)
    _show_problems(programme)
    aigov.load_programme(programme)
    profile = ROOT / "tests" / "fuzz" / "seeds" / "profile.yaml"
    if len(content) > _BIG:
        _rendered("assess", profile, "-f", programme, *_DAYS, forms=["html"])
        return "answered"
    return _assessed(profile, programme)


def _assessed(profile: Path, programme: str | Path) -> str:
    _rendered("assess", profile, "-f", programme, *_DAYS, "--all")
    days = "2025-06-01,2026-11-22"
    _rendered("assess", profile, "-f", programme, "--as-of", days, forms=("text", "html"))
    return "answered"


def _profile(made_of: str, content: bytes, folder: Path) -> str:
    profile = folder / "profile.yaml"
    profile.write_bytes(content)
    programme: str | Path = "vn-four-pillars"
    if "seeds" in made_of:
        programme = folder / "programme"
        programme.mkdir()
        shutil.copy(ROOT / "tests" / "fuzz" / "seeds" / "programme.yaml", programme)
    return _assessed(profile, programme)


def _system(made_of: str, content: bytes, folder: Path) -> str:
    system = folder / "system.yaml"
    system.write_bytes(content)
    law: str | Path = "vn-dti-law"
    if "seeds" in made_of:
        aigov.load_system(system)
        law = folder / "law"
        law.mkdir()
        shutil.copy(ROOT / "tests" / "fuzz" / "seeds" / "law.yaml", law / "framework.yaml")
    else:
        _rendered("classify", system, "-f", "eu-ai-act,vn-ai-law", *_DAYS, forms=("text", "html"))
    for command in ("classify", "obligations"):
        _rendered(command, system, "-f", law, *_DAYS, "--all")
    _rendered("calendar", system, "-f", law, *_DAYS, forms=("text", "html", "json", "ics", "csv"))
    return "answered"


def _file(made_of: str, content: bytes, folder: Path) -> str:
    path = folder / "file.yaml"
    path.write_bytes(content)
    document = read_file(path, limit=FRAMEWORK_LIMIT)
    model = ProgrammeFile if _is_programme(made_of.split("/")[1]) else FrameworkFile
    problems = validate(document, model)
    for one in problems:
        str(one), one.to_dict()
    return REFUSED if problems else "valid"


@cache
def _is_programme(name: str) -> bool:
    return (ROOT / "frameworks" / name / "programme.yaml").is_file()


def _part(made_of: str, content: bytes, folder: Path) -> str:
    source = ROOT.joinpath(*Path(made_of).parts[:2])
    copy = folder / "copied"
    shutil.copytree(source, copy)
    (copy / Path(made_of).relative_to(f"frameworks/{source.name}")).write_bytes(content)
    _show_problems(copy)
    if _is_programme(source.name):
        aigov.load_programme(copy)
        _rendered(
            "assess", "example:viet-nam-2026-11-22", "-f", copy, *_DAYS, forms=("text", "html")
        )
        return "answered"
    aigov.load_framework(copy)
    _rendered("classify", "example:cv-screening", "-f", copy, *_DAYS, forms=("text", "html"))
    _rendered("obligations", "example:cv-screening", "-f", copy, *_DAYS, forms=("text", "html"))
    return "answered"


def _show_problems(folder: Path) -> None:
    for one in aigov.check(folder):
        str(one)
        json.dumps(one.to_dict(), allow_nan=False).encode()


_KINDS: dict[str, Callable[[str, bytes, Path], str]] = {
    "law": _law,
    "extension": _law,
    "programme": _programme,
    "profile": _profile,
    "system": _system,
    "file": _file,
    "part": _part,
}
