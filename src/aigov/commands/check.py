"""`aigov check`: the mistakes of frameworks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from aigov.commands.output import DONE, PROBLEMS, complain, json_text, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.texts import Lang

__all__ = ["add_options", "run"]

_KINDS = ("error", "warning", "note")


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=said("paths", lang))
    forms = ("text", "json")
    parser.add_argument("--format", choices=forms, default=forms[0], help=said("format", lang))
    parser.add_argument("--strict", action="store_true", help=said("strict-check", lang))
    parser.add_argument("--notes", action="store_true", help=said("notes", lang))


def run(options: argparse.Namespace) -> int:
    """Write the problems; return whether there are any that count."""
    from aigov.checking.everything import check

    problems = check(options.paths or None)
    if options.format == "json":
        write(json_text([one.to_dict() for one in problems]), None)
    else:
        hidden = "note" if not options.notes else None
        for one in problems:
            if one.severity != hidden:
                sys.stdout.write(f"{one}\n")
        count = {kind: sum(one.severity == kind for one in problems) for kind in _KINDS}
        complain(
            ", ".join(f"{number} {kind}{'s' * (number != 1)}" for kind, number in count.items())
        )
    counted = ("error", "warning") if options.strict else ("error",)
    return PROBLEMS if any(one.severity in counted for one in problems) else DONE
