"""Options that several commands have, and what is asked with them."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TypeAlias

from aigov.commands.output import DONE, PROBLEMS, USAGE, complain
from aigov.problems import InputError
from aigov.render.commands import said
from aigov.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigov.classification import Classification
    from aigov.framework import Framework
    from aigov.problems import Problem
    from aigov.system import System
    from aigov.texts import Lang
    from aigov.vocabulary import Vocabulary

__all__ = [
    "Asked",
    "asked_days",
    "chosen_frameworks",
    "dates_options",
    "described",
    "frameworks_option",
    "help_form",
    "lang_option",
    "one_described",
    "output_options",
    "overwritten",
    "references",
    "resolved",
    "results_asked",
    "role_option",
    "split",
]

Asked: TypeAlias = "tuple[Framework, str | None]"
"""A framework, and the day of its texts where it was named as `ID@DATE`."""


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


def role_option(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add `--role`."""
    parser.add_argument("--role", help=said("role", lang))


def chosen_frameworks(options: argparse.Namespace) -> list[Asked]:
    """Return the frameworks that are asked: all binding ones, where none is named."""
    from aigov.library import bundled_frameworks

    if options.framework:
        return resolved(split(options.framework))
    return [(one, None) for one in bundled_frameworks() if one.source_status == "binding"]


def resolved(names: Iterable[str]) -> list[Asked]:
    """Return the frameworks of these names, each with the day of its texts where one is named."""
    from aigov.library import resolve

    return [resolve(name) for name in names]


def references(chosen: Iterable[Asked]) -> list[str | Framework]:
    """Return the frameworks as the public functions take them: those of a folder by the folder."""
    return [
        one if day is None else f"{one.id if one.origin == 'bundled' else one.origin}@{day}"
        for one, day in chosen
    ]


def split(given: Iterable[str]) -> list[str]:
    """Return the names that commas separate, each once; a folder may have commas in its own name."""
    names = [
        name
        for one in given
        for name in ([one] if os.path.isdir(one) else [part.strip() for part in one.split(",")])  # noqa: PTH112
    ]
    return [*dict.fromkeys(names)]


def _asked_day(options: argparse.Namespace, option: str) -> str | None:
    """Return the day given for an option, if any; raise :class:`DateError` in the user's words."""
    from aigov import intervals

    given: str | None = getattr(options, option.replace("-", "_"))
    try:
        if given is not None:
            intervals.asked_day(given, option)
    except intervals.DateError:
        raise intervals.DateError(said("no-day", options.lang, option=option, day=given)) from None
    return given


def asked_days(options: argparse.Namespace) -> tuple[str | None, str | None]:
    """Return the days of both options, if given."""
    return _asked_day(options, "as-of"), _asked_day(options, "text-as-of")


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


def one_described(name: str, chosen: Iterable[Asked]) -> System:
    """Return the system of a file, in the words of these frameworks."""
    from aigov.library import vocabulary_of

    return described([name], vocabulary_of(one for one, _ in chosen))[0]


def results_asked(options: argparse.Namespace) -> tuple[list[list[Classification]], int]:
    """Return a row of results for each system, and the exit code if nothing more is to be said.

    Where there is no result at all, that code is left to return; why has been said.
    """
    from aigov.library import vocabulary_of

    if overwritten(options, options.systems):
        return [], USAGE
    as_of, known = asked_days(options)
    chosen = chosen_frameworks(options)
    systems = described(options.systems, vocabulary_of(one for one, _ in chosen))
    rows, refused = _classified(systems, chosen, as_of, known, options.role)
    for message in refused:
        complain(f"aigov: {message}")
    if not any(rows):
        return [], PROBLEMS
    return rows, PROBLEMS if refused else DONE


def _classified(
    systems: Sequence[System],
    chosen: Sequence[Asked],
    as_of: str | None,
    known: str | None,
    role: str | None,
) -> tuple[list[list[Classification]], list[str]]:
    """Return a row of results for each system, and why some frameworks gave none."""
    from aigov.classifying import classify
    from aigov.framework import UnknownRoleError
    from aigov.lawtext import NoTextError

    rows: list[list[Classification]] = [[] for _ in systems]
    refused = []
    for framework, own in chosen:
        try:
            for row, one in zip(rows, systems, strict=True):
                row.append(
                    classify(one, framework, as_of=as_of, text_as_of=own or known, role=role)
                )
        except (NoTextError, UnknownRoleError) as error:
            refused.append(str(error))
    return rows, refused


def overwritten(options: argparse.Namespace, names: Iterable[str]) -> bool:
    """Tell, and complain, that the result would be written over one of these descriptions."""
    if not options.output or not any(_same_file(one, options.output) for one in names):
        return False
    complain(f"aigov: {said('output-is-input', options.lang, file=options.output)}")
    return True


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - of names that may be no files at all
    except (OSError, ValueError):
        return False
