"""`aigov schema`: the JSON schema of a kind of document."""

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
    parser.add_argument("kind", metavar="KIND", help=said("kind", lang))


def run(options: argparse.Namespace) -> int:
    """Write the schema."""
    from aigov.documents.schemas import schema_text

    write(schema_text(options.kind), None)
    return DONE
