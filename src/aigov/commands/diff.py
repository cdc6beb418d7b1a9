"""`aigov diff`: what changed between two texts of the law, and for which systems."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aigov.commands.options import (
    described,
    output_options,
    overwritten,
    references,
    resolved,
)
from aigov.commands.output import DONE, USAGE, json_text, pages_shown, write
from aigov.problems import AigovError
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from aigov.lawchange import Diff
    from aigov.texts import Lang

__all__ = ["add_options", "run"]

_DESCRIPTIONS = (".yaml", ".yml", ".json")


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    for name in ("before", "after"):
        parser.add_argument(name, metavar=name.upper(), help=said(name, lang))
    parser.add_argument("systems", nargs="*", metavar="SYSTEM", help=said("changed-systems", lang))
    parser.add_argument("--all", action="store_true", help=said("all-changes", lang))
    output_options(parser, lang, "csv", "html")


def run(options: argparse.Namespace) -> int:
    """Write what was added, dropped, moved and changed."""
    from aigov.lawchange import diff
    from aigov.library import vocabulary_of

    names = [*_files(options.systems, options.lang)]
    if overwritten(options, names):
        return USAGE
    chosen = resolved([options.before, options.after])
    systems = described(names, vocabulary_of(one for one, _ in chosen))
    before, after = references(chosen)
    write(_shown(options, diff(before, after, systems)), options.output)
    return DONE


def _files(names: Sequence[str], lang: Lang) -> Iterator[str]:
    """Yield the names, instead of a folder the descriptions in it, by name."""
    for name in names:
        if not os.path.isdir(name):  # noqa: PTH112 - of names that may be no files at all
            yield name
            continue
        found = sorted(one for one in os.listdir(name) if one.endswith(_DESCRIPTIONS))  # noqa: PTH208
        if not found:
            raise AigovError(said("no-descriptions", lang, folder=name))
        yield from (os.path.join(name, one) for one in found)  # noqa: PTH118


def _shown(options: argparse.Namespace, found: Diff) -> str:
    if options.format == "json":
        from aigov.render.data import diff_document

        return json_text(diff_document(found, options.lang))
    if options.format == "csv":
        return found.to_csv(lang=options.lang)
    from aigov.render.diff import diff_page

    page = diff_page(found, options.lang, everything=options.all)
    return pages_shown(options, [page], page.title)
