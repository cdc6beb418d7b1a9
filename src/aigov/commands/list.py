"""`aigov list`: the frameworks that come with the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import output_options
from aigov.commands.output import DONE, complain, width, write

if TYPE_CHECKING:
    import argparse

    from aigov.framework import Framework
    from aigov.programme import Programme
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    output_options(parser, lang, "html")


def run(options: argparse.Namespace) -> int:
    """Write the frameworks with their status and size; what is wrong with others is told."""
    from aigov.library import bundled_frameworks, offered
    from aigov.programme import programmes
    from aigov.render.catalogue import frameworks_listing

    others, problems = offered()
    found: list[Framework | Programme] = [*bundled_frameworks(), *others, *programmes()]
    for problem in problems:
        complain(str(problem))
    text = frameworks_listing(found, options.lang, options.format, width(options))
    write(text, options.output)
    return DONE
