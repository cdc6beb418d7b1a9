"""`aigov compare`: frameworks side by side, topic by topic."""

from __future__ import annotations

from argparse import ArgumentTypeError
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
    resolved,
    role_option,
    split,
)
from aigov.commands.output import DONE, USAGE, complain, json_text, pages_shown, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from aigov.comparison import Comparison
    from aigov.texts import Lang

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    frameworks_option(parser, lang)
    parser.add_argument("--system", metavar="SYSTEM", help=said("for-system", lang))
    role_option(parser, lang)
    parser.add_argument(
        "--by", choices=("topic", "pillar"), default=None, help=said("by-pillar", lang)
    )
    parser.add_argument("--topic", help=said("topic", lang))
    parser.add_argument("--depth", type=_depth(lang), metavar="NUMBER", help=said("depth", lang))
    dates_options(parser, lang)
    parser.add_argument("--all", action="store_true", help=said("all-duties", lang))
    output_options(parser, lang, "csv", "html")


def _depth(lang: Lang) -> Callable[[str], int]:
    def depth(given: str) -> int:
        if given.isascii() and given.isdigit():
            return int(given)
        raise ArgumentTypeError(said("no-depth", lang, given=given))

    return depth


def run(options: argparse.Namespace) -> int:
    """Write the comparison."""
    from aigov.comparison import compare

    if options.system is not None and overwritten(options, [options.system]):
        return USAGE
    if _by_pillar(options):
        return _pillars(options)
    as_of, known = asked_days(options)
    chosen = chosen_frameworks(options)
    system = None if options.system is None else one_described(options.system, chosen)
    found = compare(
        references(chosen),
        system,
        role=options.role,
        topic=options.topic,
        as_of=as_of,
        text_as_of=known,
    )
    write(_shown(options, found), options.output)
    return DONE


def _by_pillar(options: argparse.Namespace) -> bool:
    """Tell whether pillars are asked for, in so many words or by naming a programme."""
    from aigov.pillar_comparison import names_programme

    if options.by is not None:
        return bool(options.by == "pillar")
    return any(names_programme(one) for one in split(options.framework))


def _pillars(options: argparse.Namespace) -> int:
    """Write what the laws and programmes contribute to the four pillars."""
    from aigov.pillar_comparison import compare_by_pillar, names_programme

    for name in ("topic", "depth"):
        if getattr(options, name) is not None:
            complain(f"aigov: {said('not-by-pillar', options.lang, option=name)}")
            return USAGE
    as_of, known = asked_days(options)
    names = split(options.framework)
    laws = resolved(one for one in names if not names_programme(one))
    if not names:
        laws = chosen_frameworks(options)
    named = iter(references(laws))
    columns = [one if names_programme(one) else next(named) for one in names] or [*named]
    system = None if options.system is None else one_described(options.system, laws)
    found = compare_by_pillar(columns, system, role=options.role, as_of=as_of, text_as_of=known)
    if options.format == "json":
        from aigov.render.data import pillars_document

        text = json_text(pillars_document(found, options.lang))
    elif options.format == "csv":
        text = found.to_csv(lang=options.lang)
    else:
        from aigov.render.pillars import pillars_page

        page = pillars_page(found, options.lang, everything=options.all)
        text = pages_shown(options, [page], page.title)
    write(text, options.output)
    return DONE


def _shown(options: argparse.Namespace, found: Comparison) -> str:
    if options.format == "json":
        from aigov.render.data import comparison_document

        return json_text(comparison_document(found, options.lang))
    if options.format == "csv":
        return found.to_csv(lang=options.lang)
    from aigov.render.comparison import comparison_page

    page = comparison_page(found, options.lang, everything=options.all, depth=options.depth)
    return pages_shown(options, [page], page.title)
