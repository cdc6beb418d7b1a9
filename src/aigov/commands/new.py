"""`aigov new system`: a template of a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import chosen_frameworks, frameworks_option, help_form, lang_option
from aigov.commands.output import DONE, PROBLEMS, complain, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    system = kinds.add_parser("system", help=said("system", lang), formatter_class=help_form)
    system.add_argument("file", metavar="FILE", help=said("file", lang))
    frameworks_option(system, lang)
    lang_option(system, lang)
    system.add_argument("--force", action="store_true", help=said("force", lang))


def run(options: argparse.Namespace) -> int:
    """Write the template, but over no file that is there."""
    from pathlib import Path

    from aigov.render.template import system_template

    name = "" if options.file == "-" else Path(options.file).stem
    chosen = [one for one, _ in chosen_frameworks(options)]
    text = system_template(chosen, options.lang, name)
    if options.file == "-":
        write(text, None)
        return DONE
    if Path(options.file).exists() and not options.force:
        complain(f"aigov: {said('exists', options.lang, file=options.file)}")
        return PROBLEMS
    write(text, options.file)
    complain(said("wrote", options.lang, file=options.file))
    return DONE
