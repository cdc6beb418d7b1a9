"""`aigov show`: a framework or anything in it, a fact or its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import output_options
from aigov.commands.output import DONE, width, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("name", metavar="NAME", help=said("name", lang))
    output_options(parser, lang, "html")


def run(options: argparse.Namespace) -> int:
    """Write the page about what the name stands for."""
    from aigov.render.catalogue import show

    write(show(options.name, options.lang, options.format, width(options)), options.output)
    return DONE
