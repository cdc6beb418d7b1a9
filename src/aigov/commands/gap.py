"""`aigov gap`: what complying with some frameworks leaves undone under others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import (
    asked_days,
    dates_options,
    one_described,
    output_options,
    overwritten,
    references,
    resolved,
    role_option,
    split,
)
from aigov.commands.output import DONE, USAGE, json_text, pages_shown, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.gaps import Gap
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    for name in ("have", "want"):
        parser.add_argument(
            f"--{name}",
            action="append",
            required=True,
            metavar="ID[@DATE]",
            help=said(name, lang),
        )
    parser.add_argument("--system", metavar="SYSTEM", help=said("for-system", lang))
    role_option(parser, lang)
    dates_options(parser, lang)
    parser.add_argument("--all", action="store_true", help=said("all-duties", lang))
    output_options(parser, lang, "csv", "html")


def run(options: argparse.Namespace) -> int:
    """Write what is covered, partly covered and not."""
    from aigov.gaps import gap

    if options.system is not None and overwritten(options, [options.system]):
        return USAGE
    as_of, known = asked_days(options)
    have, want = (resolved(split(names)) for names in (options.have, options.want))
    system = None if options.system is None else one_described(options.system, [*have, *want])
    found = gap(
        references(have), references(want), system, role=options.role, as_of=as_of, text_as_of=known
    )
    write(_shown(options, found), options.output)
    return DONE


def _shown(options: argparse.Namespace, found: Gap) -> str:
    if options.format == "json":
        from aigov.render.data import gap_document

        return json_text(gap_document(found, options.lang))
    if options.format == "csv":
        return found.to_csv(lang=options.lang)
    from aigov.render.gap import gap_page

    page = gap_page(found, options.lang, everything=options.all)
    return pages_shown(options, [page], page.title)
