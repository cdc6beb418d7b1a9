"""`aigov completion`: a script that completes command lines in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.output import DONE, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    shells = ("bash", "zsh", "fish")
    parser.add_argument("shell", choices=shells, metavar="SHELL", help=said("shell", lang))


def run(options: argparse.Namespace) -> int:
    """Write the script."""
    from aigov.cli import parser
    from aigov.render.completion import completion_script

    write(completion_script(options.shell, parser()), None)
    return DONE
