"""`aigov classify`: the tier of described systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import (
    dates_options,
    frameworks_option,
    output_options,
    results_asked,
    role_option,
)
from aigov.commands.output import LEVEL_REACHED, USAGE, complain, json_text, pages_shown, write
from aigov.levels import LEVELS
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from aigov.classification import Classification
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("systems", nargs="+", metavar="SYSTEM", help=said("systems", lang))
    frameworks_option(parser, lang)
    dates_options(parser, lang)
    role_option(parser, lang)
    parser.add_argument("--fail-on", choices=LEVELS, help=said("fail-on", lang))
    for name in ("strict", "all"):
        parser.add_argument(f"--{name}", action="store_true", help=said(name, lang))
    output_options(parser, lang, "html")


def run(options: argparse.Namespace) -> int:
    """Write the classifications; return whether one reached the level asked about."""
    if options.strict and not options.fail_on:
        complain(f"aigov: {said('strict-alone', options.lang)}")
        return USAGE
    results, code = results_asked(options)
    if not results:
        return code
    write(_shown(options, results), options.output)
    reached = False
    for one in [one for row in results for one in row] if options.fail_on else []:
        found = _reaches(one, options.fail_on, strict=options.strict)
        if found:
            reached = True
            names = {"system": one.system.name, "framework": one.framework}
            complain(said(found, options.lang, **names, level=options.fail_on))
    return LEVEL_REACHED if reached else code


def _reaches(result: Classification, level: str, *, strict: bool) -> str | None:
    """Return `reaches` or `may-reach` where a result does or may reach a level.

    What may be counts where no tier is found, and with ``strict``.
    """
    if result.scope == "out":
        return None
    levels = LEVELS[: LEVELS.index(level) + 1]
    if result.highest_level in levels:
        return "reaches"
    possible = []
    if result.bounds and (strict or result.tier is None):
        possible.append(result.source.tier(result.bounds.highest).level)
    if strict:
        possible += [one.level for one in result.statuses if one.outcome is not False]
    return "may-reach" if {*possible} & {*levels} else None


def _shown(options: argparse.Namespace, results: Sequence[Sequence[Classification]]) -> str:
    if options.format == "json":
        from aigov.render.data import classification_document

        documents = [
            classification_document(row, options.lang, options.text_as_of) for row in results
        ]
        return json_text(documents[0] if len(documents) == 1 else documents)
    from aigov.render.result import classification_page

    pages = [
        classification_page(one, options.lang, everything=options.all)
        for row in results
        for one in row
    ]
    return pages_shown(options, pages, said("classify-title", options.lang))
