"""`aigov report`: a report on described systems, for people who never see a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import (
    asked_days,
    chosen_frameworks,
    dates_options,
    described,
    frameworks_option,
    lang_option,
    overwritten,
    references,
    role_option,
)
from aigov.commands.output import DONE, PROBLEMS, USAGE, complain, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from aigov.commands.options import Asked
    from aigov.reporting import Report
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["add_options", "run"]

_FORMS = ("html", "markdown")


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("systems", nargs="+", metavar="SYSTEM", help=said("report-systems", lang))
    frameworks_option(parser, lang)
    role_option(parser, lang)
    dates_options(parser, lang)
    parser.add_argument("--all", action="store_true", help=said("all-duties", lang))
    lang_option(parser, lang)
    parser.add_argument("--format", choices=_FORMS, help=said("report-format", lang))
    parser.add_argument("-o", "--output", metavar="FILE|FOLDER/", help=said("report-output", lang))


def run(options: argparse.Namespace) -> int:
    """Write the report; what could not be read is in it, and makes the exit code 1."""
    from aigov.render.report_words import tell
    from aigov.reporting import form_of, is_folder, report

    if overwritten(options, options.systems):
        return USAGE
    to_file = options.output not in (None, "-")
    form = form_of(options.output, options.format) if to_file else options.format or "html"
    as_of, known = asked_days(options)
    chosen = chosen_frameworks(options)
    found = report(
        _systems(options, chosen),
        references(chosen),
        role=options.role,
        as_of=as_of,
        text_as_of=known,
    )
    for one in found.problems:
        complain(str(one))
    for law in found.not_yet:
        complain(f"aigov: {tell('not-yet', options.lang, law=law.short.pick(options.lang))}")
    if to_file and is_folder(options.output):
        found.save(options.output, options.lang, form=form, everything=options.all)
    else:
        found.spare(options.output or "-")
        write(_shown(found, form, options), options.output)
    return PROBLEMS if found.problems or found.not_yet else DONE


def _systems(options: argparse.Namespace, chosen: list[Asked]) -> list[System | str | Path]:
    """Return what is reported on: files, folders, and for `-` the system of standard input."""
    from aigov.library import vocabulary_of

    return [
        one if one != "-" else described([one], vocabulary_of(law for law, _ in chosen))[0]
        for one in options.systems
    ]


def _shown(found: Report, form: str, options: argparse.Namespace) -> str:
    make = found.to_markdown if form == "markdown" else found.to_html
    return make(options.lang, everything=options.all)
