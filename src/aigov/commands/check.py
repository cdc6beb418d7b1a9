"""`aigov check`: the mistakes of frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import lang_option
from aigov.commands.output import DONE, PROBLEMS, complain, json_text, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from aigov.problems import Problem
    from aigov.texts import Lang

__all__ = ["add_options", "run"]

_KINDS = ("error", "warning", "note")


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=said("paths", lang))
    forms = ("text", "json", "sarif")
    lang_option(parser, lang)
    parser.add_argument("--format", choices=forms, default=forms[0], help=said("format", lang))
    parser.add_argument("--output", metavar="FILE", help=said("output", lang))
    parser.add_argument("--strict", action="store_true", help=said("strict-check", lang))
    parser.add_argument("--notes", action="store_true", help=said("notes", lang))


def run(options: argparse.Namespace) -> int:
    """Write the problems; return whether there are any that count."""
    from aigov.checking.everything import check

    problems = check(options.paths or None)
    write(_shown(options, problems), options.output)
    if options.format == "text":
        complain(", ".join(_counted(problems, kind, options.lang) for kind in _KINDS))
    counted = ("error", "warning") if options.strict else ("error",)
    return PROBLEMS if any(one.severity in counted for one in problems) else DONE


def _shown(options: argparse.Namespace, problems: Sequence[Problem]) -> str:
    if options.format == "json":
        return json_text([one.to_dict() for one in problems])
    shown = [one for one in problems if options.notes or one.severity != "note"]
    if options.format == "sarif":
        from aigov.render.sarif import sarif

        return json_text(sarif(shown, options.lang))
    return "".join(f"{one}\n" for one in shown)


def _counted(problems: Sequence[Problem], kind: str, lang: Lang) -> str:
    number = sum(one.severity == kind for one in problems)
    return said(f"count-{kind}" if number == 1 else f"count-{kind}s", lang, number=number)
