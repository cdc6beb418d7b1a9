"""The reference of the library from its docstrings: every public name, called as users call it."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import aigov

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

_OBJECTS = (
    "framework",
    "system",
    "programme",
    "profile",
    "vocabulary",
    "topics",
    "obligations",
    "problems",
)
"""The modules whose classes are what one works with; those of the others are what comes out."""

TITLE = "The library"
GROUPS = {
    "functions": ("Functions", "What you call: everything begins here."),
    "results": ("Results", "What comes out, and what it consists of. Results are read-only."),
    "objects": ("Objects", "What goes in: laws, systems, programmes and the words they use."),
    "errors": (
        "Errors",
        "Every error is an `aigov.AigovError`: its message says what is wrong and how to mend it.",
    ),
}


def public() -> list[str]:
    """Return the public names, in alphabetical order."""
    return sorted(one for one in aigov.__all__ if not one.startswith("_"))


def group_of(name: str) -> str:
    """Return the group of a public name."""
    value = getattr(aigov, name)
    if not isinstance(value, type):
        return "functions"
    if issubclass(value, Exception):
        return "errors"
    home = value.__module__.removeprefix("aigov.").partition(".")[0]
    return "objects" if home in _OBJECTS else "results"


def page(group: str) -> str:
    """Return the page of a group, in reStructuredText: first what is on it, then each."""
    title, lead = GROUPS[group]
    names = [one for one in public() if group_of(one) == group]
    lines = [
        title,
        "=" * len(title),
        "",
        lead.replace("`", "``"),
        "",
        "..  list-table::",
        "    :widths: 30 70",
        "",
    ]
    for name in names:
        lines += [f"    * - :py:obj:`aigov.{name}`", f"      - {_first_line(getattr(aigov, name))}"]
    for name in names:
        directive = "autofunction" if group == "functions" else "autoclass"
        lines += ["", name, "-" * len(name), "", f"..  {directive}:: aigov.{name}"]
        if directive == "autoclass":
            lines += ["    :members:", "    :undoc-members:"]
            if group == "errors":
                lines[-2:] = ["    :show-inheritance:"]
    return "\n".join(lines) + "\n"


def _first_line(value: Any) -> str:
    return (inspect.getdoc(value) or "").partition("\n")[0].replace("`", "``").replace("````", "``")


def index() -> str:
    """Return the page above those of the groups."""
    lines = [
        TITLE,
        "=" * len(TITLE),
        "",
        "Every public name of ``import aigov``; what is not here may change. Dates are ISO days",
        "(``2026-11-22``) or ``datetime.date``, languages ``en`` and ``vi``.",
        "",
    ]
    for group, (title, lead) in GROUPS.items():
        plain = lead.replace("`", "``")
        names = ", ".join(f":py:obj:`aigov.{one}`" for one in public() if group_of(one) == group)
        lines += [f":doc:`{title} <{group}>`", f"    {plain}", "", f"    {names}", ""]
    lines += ["..  toctree::", "    :hidden:", "", *(f"    {group}" for group in GROUPS), ""]
    return "\n".join(lines)


# --- how Sphinx shows them --------------------------------------------------------------------


def _tidy(
    _app: Sphinx, _what: str, _name: str, _object: Any, _options: Any, lines: list[str]
) -> None:
    """Take out what a named tuple says of its fields by itself, and mark code as code."""
    if lines and lines[0].startswith("Alias for field number"):
        lines[:] = [""]
    lines[:] = [*_as_code(lines)]


def _as_code(lines: list[str]) -> Iterator[str]:
    """Yield lines in which single backquotes, unless they end a role, mark code."""
    for line in lines:
        yield re.sub(r"(?<![`:\w])`([^`]+)`(?![`_])", r"``\1``", line)


def _led(_app: Sphinx, tree: nodes.document) -> None:
    """Let the types in signatures lead to our public names, wherever they are defined."""
    from sphinx import addnodes
    from sphinx.util.nodes import find_pending_xref_condition

    for node in [*tree.findall(addnodes.pending_xref)]:
        if node.get("refdomain") != "py" or node.get("reftype") != "class":
            continue
        name = node["reftarget"].rpartition(".")[2]
        if name in aigov.__all__:
            node["reftarget"] = f"aigov.{name}"
            node.attributes.pop("refspecific", None)
        else:
            shown = find_pending_xref_condition(node, "resolved")
            node.replace_self(shown.children if shown is not None else node.children)


def _skipped(
    _app: Sphinx,
    _what: str,
    name: str,
    value: Any,
    skip: bool,  # noqa: FBT001 - as Sphinx calls it
    _options: Any,
) -> bool:
    """Leave out what every tuple has, beside what Sphinx leaves out."""
    return skip or (name in ("count", "index") and inspect.ismethoddescriptor(value))


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", _tidy)
    app.connect("autodoc-skip-member", _skipped)
    app.connect("doctree-read", _led)
