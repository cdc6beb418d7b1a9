"""`aigov calendar`: every date that matters for a described system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import (
    asked_days,
    chosen_frameworks,
    dates_options,
    frameworks_option,
    one_described,
    output_options,
    overwritten,
    references,
    role_option,
)
from aigov.commands.output import DONE, USAGE, json_text, pages_shown, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.calendars import Calendar
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("system", metavar="SYSTEM", help=said("systems", lang))
    frameworks_option(parser, lang)
    role_option(parser, lang)
    dates_options(parser, lang)
    parser.add_argument("--all", action="store_true", help=said("all-duties", lang))
    output_options(parser, lang, "csv", "html", "ics")


def run(options: argparse.Namespace) -> int:
    """Write the days in order."""
    from aigov.calendars import calendar

    if overwritten(options, [options.system]):
        return USAGE
    as_of, known = asked_days(options)
    chosen = chosen_frameworks(options)
    system = one_described(options.system, chosen)
    found = calendar(system, references(chosen), options.role, as_of=as_of, text_as_of=known)
    write(_shown(options, found), options.output)
    return DONE


def _shown(options: argparse.Namespace, found: Calendar) -> str:
    if options.format == "ics":
        return found.to_ics(options.lang)
    if options.format == "json":
        from aigov.render.data import calendar_document

        return json_text(calendar_document(found, options.lang))
    if options.format == "csv":
        return found.to_csv(lang=options.lang)
    from aigov.render.calendar import calendar_page

    page = calendar_page(found, options.lang, everything=options.all)
    return pages_shown(options, [page], page.title)
