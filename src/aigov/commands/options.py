"""Options that several commands have, and what is asked with them."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from aigov.problems import InputError
from aigov.render.commands import said
from aigov.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigov.framework import Framework
    from aigov.problems import Problem
    from aigov.system import System
    from aigov.texts import Lang
    from aigov.vocabulary import Vocabulary

__all__ = [
    "asked_day",
    "chosen_frameworks",
    "dates_options",
    "described",
    "frameworks_option",
    "help_form",
    "lang_option",
    "output_options",
    "overwritten",
    "split",
]


def help_form(prog: str) -> argparse.HelpFormatter:
    """Return what lays out help; argparse asks for it often, and left alone imports shutil for it."""
    try:
        width = os.get_terminal_size().columns
    except (OSError, ValueError):
        width = 80
    return argparse.HelpFormatter(prog, width=min(width, 100) - 2)


def lang_option(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add `--lang`."""
    parser.add_argument("--lang", choices=LANGUAGES, default=lang, help=said("lang", lang))


def output_options(parser: argparse.ArgumentParser, lang: Lang, *forms: str) -> None:
    """Add `--lang`, `--format` with these forms beside text, Markdown and JSON, and `--output`."""
    known = ("text", "markdown", "json", *forms)
    lang_option(parser, lang)
    parser.add_argument("--format", choices=known, default=known[0], help=said("format", lang))
    parser.add_argument("--output", metavar="FILE", help=said("output", lang))


def frameworks_option(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add `-f`, which may be repeated."""
    parser.add_argument(
        "-f",
        "--framework",
        action="append",
        default=[],
        metavar="ID[@DATE]",
        help=said("framework", lang),
    )


def dates_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add `--as-of` and `--text-as-of`."""
    for name in ("as-of", "text-as-of"):
        parser.add_argument(f"--{name}", metavar="DATE", help=said(name, lang))


def chosen_frameworks(options: argparse.Namespace) -> list[tuple[Framework, str | None]]:
    """Return the frameworks that are asked, each with the day of its texts where one is named."""
    from aigov.library import frameworks, resolve

    if options.framework:
        return [resolve(name) for name in split(options.framework)]
    return [(one, None) for one in frameworks() if one.source_status == "binding"]


def split(given: Iterable[str]) -> list[str]:
    """Return the names that commas separate, each once; a folder may have commas in its own name."""
    names = [
        name
        for one in given
        for name in ([one] if os.path.isdir(one) else [part.strip() for part in one.split(",")])  # noqa: PTH112
    ]
    return [*dict.fromkeys(names)]


def asked_day(options: argparse.Namespace, option: str) -> str | None:
    """Return the day given for an option, if any; raise :class:`DateError` in the user's words."""
    from aigov import intervals

    given: str | None = getattr(options, option.replace("-", "_"))
    try:
        if given is not None:
            intervals.asked_day(given, option)
    except intervals.DateError:
        raise intervals.DateError(said("no-day", options.lang, option=option, day=given)) from None
    return given


def described(names: Sequence[str], vocabulary: Vocabulary) -> list[System]:
    """Return the systems of these files; raise :class:`InputError` with the mistakes of all."""
    from aigov.documents.reader import SYSTEM_LIMIT
    from aigov.library import load_system, system_from_text

    systems = []
    problems: list[Problem] = []
    for name in names:
        try:
            if name == "-":
                text = sys.stdin.buffer.read(SYSTEM_LIMIT + 1)
                systems.append(system_from_text(text, vocabulary=vocabulary))
            else:
                systems.append(load_system(name, vocabulary=vocabulary))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return systems


def overwritten(options: argparse.Namespace, names: Iterable[str]) -> bool:
    """Tell whether the result would be written over one of these descriptions."""
    return bool(options.output) and any(_same_file(one, options.output) for one in names)


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - of names that may be no files at all
    except (OSError, ValueError):
        return False
