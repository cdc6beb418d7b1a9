"""`aigov assess`: countries and organisations held against programmes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from aigov.commands.options import output_options, overwritten, split
from aigov.commands.output import DONE, USAGE, json_text, pages_shown, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.assessment import Assessment
    from aigov.profile import Profile
    from aigov.programme import Programme
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("profiles", nargs="+", metavar="PROFILE", help=said("profiles", lang))
    parser.add_argument(
        "-f",
        "--framework",
        action="append",
        default=[],
        metavar="ID",
        help=said("programmes", lang),
    )
    parser.add_argument(
        "--as-of", action="append", default=[], metavar="DATE", help=said("as-of-profile", lang)
    )
    parser.add_argument("--text-as-of", metavar="DATE", help=said("text-as-of", lang))
    parser.add_argument("--all", action="store_true", help=said("all-assessed", lang))
    output_options(parser, lang, "html")


def run(options: argparse.Namespace) -> int:
    """Write what is met, not met and unknown."""
    from aigov.assessment import assess
    from aigov.programme import FOUR_PILLARS, load_programme

    if overwritten(options, options.profiles):
        return USAGE
    asked = [load_programme(one) for one in split(options.framework) or [FOUR_PILLARS]]
    described = _described(options.profiles, asked)
    days = split(options.as_of)
    found = assess(described, asked, as_of=days or None, text_as_of=options.text_as_of)
    write(_shown(options, found), options.output)
    return DONE


def _described(names: list[str], asked: list[Programme]) -> list[Profile]:
    """Return the profiles of these files; raise :class:`InputError` with the mistakes of all."""
    from aigov.assessment import indicators_of
    from aigov.problems import InputError, Problem
    from aigov.profile import LIMIT, load_profile, profile_from_text

    known = indicators_of(asked)
    found: list[Profile] = []
    problems: list[Problem] = []
    for name in names:
        try:
            if name == "-":
                text = sys.stdin.buffer.read(LIMIT + 1)
                found.append(profile_from_text(text, known=known))
            else:
                found.append(load_profile(name, known=known))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def _shown(options: argparse.Namespace, found: list[Assessment]) -> str:
    if options.format == "json":
        from aigov.render.data import assessment_document

        return json_text(assessment_document(found, options.lang))
    from aigov.render.assessment import assessment_page

    pages = [assessment_page(one, options.lang, everything=options.all) for one in found]
    return pages_shown(options, pages, said("assess-title", options.lang))
