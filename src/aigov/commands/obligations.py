"""`aigov obligations`: what binds described systems now, what will, and what could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import (
    dates_options,
    frameworks_option,
    output_options,
    results_asked,
    role_option,
)
from aigov.commands.output import json_text, pages_shown, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from aigov.obligation_findings import Obligations
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("systems", nargs="+", metavar="SYSTEM", help=said("systems", lang))
    frameworks_option(parser, lang)
    role_option(parser, lang)
    dates_options(parser, lang)
    parser.add_argument("--all", action="store_true", help=said("all-duties", lang))
    output_options(parser, lang, "csv", "html")


def run(options: argparse.Namespace) -> int:
    """Write the obligations, of each system under each framework."""
    results, code = results_asked(options)
    if not results:
        return code
    write(_shown(options, [[one.obligations() for one in row] for row in results]), options.output)
    return code


def _shown(options: argparse.Namespace, found: Sequence[Sequence[Obligations]]) -> str:
    if options.format == "json":
        from aigov.render.data import obligations_document

        documents = [obligations_document(row, options.lang, options.text_as_of) for row in found]
        return json_text(documents[0] if len(documents) == 1 else documents)
    every = [one for row in found for one in row]
    if options.format == "csv":
        from aigov.render.csv import csv_text

        return csv_text(every, options.lang)
    from aigov.render.duties import obligations_page

    pages = [obligations_page(one, options.lang, everything=options.all) for one in every]
    return pages_shown(options, pages, said("obligations-title", options.lang))
