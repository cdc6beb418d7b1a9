"""What commands hand out: exit codes, results, complaints."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from aigov.problems import AigovError
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from aigov.render.page import Page

__all__ = [
    "DONE",
    "LEVEL_REACHED",
    "PROBLEMS",
    "USAGE",
    "colour",
    "complain",
    "json_text",
    "pages_shown",
    "to_nowhere",
    "width",
    "write",
]

DONE, PROBLEMS, USAGE, LEVEL_REACHED = 0, 1, 2, 3


def complain(message: str) -> None:
    """Write a line to standard error, in which no name can command the terminal."""
    from unicodedata import category

    shown = (
        ascii(one)[1:-1] if category(one)[0] == "C" and one not in "\n\t" else one
        for one in message
    )
    sys.stderr.write(f"{''.join(shown)}\n")


def json_text(data: Any) -> str:
    """Return plain data as JSON for people to read too."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def pages_shown(options: argparse.Namespace, pages: Sequence[Page], title: str) -> str:
    """Return pages as text, Markdown or HTML; the title is for HTML of several pages."""
    if options.format == "html":
        from aigov.render.html import pages_html

        return pages_html(pages, options.lang, title)
    if options.format == "markdown":
        from aigov.render.markdown import pages_markdown

        return pages_markdown(pages, options.lang)
    from aigov.render.text import pages_text

    return pages_text(pages, options.lang, colour=colour(options), width=width(options))


def colour(options: argparse.Namespace) -> bool:
    """Tell whether text goes to a terminal whose owner has nothing against colours."""
    return not options.output and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width(options: argparse.Namespace) -> int:
    """Return how wide text may be: as the terminal, but no wider than one reads well."""
    from shutil import get_terminal_size

    from aigov.render.text import NARROWEST, WIDTH

    if options.output:
        return WIDTH
    return max(NARROWEST, min(WIDTH, get_terminal_size((WIDTH, 0)).columns))


def write(text: str, output: str | None) -> None:
    """Write to standard output, or whole into a file: never half of it.

    Raises :class:`OSError` or :class:`aigov.AigovError` where there is no such place.
    """
    if output is None or output == "-":
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # whoever reads has enough; what was found out still counts
            to_nowhere()
        return
    if not output:
        raise AigovError(said("no-file", "en"))
    from aigov.saving import save_text

    save_text(text, output)


def to_nowhere() -> None:
    """Let standard output end where nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
