"""`aigov crosswalk`: how curators relate the provisions of two frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import output_options, references, resolved
from aigov.commands.output import DONE, json_text, pages_shown, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.crosswalks import Crosswalk
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    for name in ("first", "second"):
        parser.add_argument(name, metavar=name.upper(), help=said("related", lang))
    output_options(parser, lang, "html", "sssom")


def run(options: argparse.Namespace) -> int:
    """Write the relations."""
    from aigov.crosswalks import crosswalk

    first, second = references(resolved([options.first, options.second]))
    write(_shown(options, crosswalk(first, second)), options.output)
    return DONE


def _shown(options: argparse.Namespace, found: Crosswalk) -> str:
    if options.format == "sssom":
        return found.to_sssom()
    from aigov.render.crosswalk import crosswalk_document, crosswalk_page

    if options.format == "json":
        return json_text(crosswalk_document(found, options.lang))
    page = crosswalk_page(found, options.lang)
    return pages_shown(options, [page], page.title)
