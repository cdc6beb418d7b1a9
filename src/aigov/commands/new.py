"""`aigov new system` and `aigov new profile`: templates of descriptions to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.commands.options import (
    chosen_frameworks,
    frameworks_option,
    help_form,
    lang_option,
    split,
)
from aigov.commands.output import DONE, PROBLEMS, complain, write
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.texts import Lang

__all__ = ["add_options", "run"]

_SUBJECTS = ("organisation", "country")
_PROGRAMMES = {
    "organisation": ["vn-four-pillars", "vn-ai-ethics"],
    "country": ["vn-four-pillars"],
}
"""The programmes that a profile is for, where none is named."""


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    system = kinds.add_parser("system", help=said("system", lang), formatter_class=help_form)
    system.add_argument("file", metavar="FILE", help=said("file", lang))
    frameworks_option(system, lang)
    lang_option(system, lang)
    system.add_argument("--force", action="store_true", help=said("force", lang))
    profile = kinds.add_parser("profile", help=said("profile", lang), formatter_class=help_form)
    profile.add_argument("file", metavar="FILE", help=said("file", lang))
    profile.add_argument(
        "--about", choices=_SUBJECTS, default=_SUBJECTS[0], help=said("about", lang)
    )
    profile.add_argument(
        "-f",
        "--framework",
        action="append",
        default=[],
        metavar="ID",
        help=said("programmes-to-fill", lang),
    )
    lang_option(profile, lang)
    profile.add_argument("--force", action="store_true", help=said("force", lang))


def run(options: argparse.Namespace) -> int:
    """Write the template, but over no file that is there."""
    from pathlib import Path

    name = "" if options.file == "-" else Path(options.file).stem
    text = _profile(options, name) if options.kind == "profile" else _system(options, name)
    if options.file == "-":
        write(text, None)
        return DONE
    if Path(options.file).exists() and not options.force:
        complain(f"aigov: {said('exists', options.lang, file=options.file)}")
        return PROBLEMS
    write(text, options.file)
    wrote = "wrote-profile" if options.kind == "profile" else "wrote"
    complain(said(wrote, options.lang, file=options.file))
    return DONE


def _system(options: argparse.Namespace, name: str) -> str:
    from aigov.render.template import system_template

    return system_template([one for one, _ in chosen_frameworks(options)], options.lang, name)


def _profile(options: argparse.Namespace, name: str) -> str:
    from aigov.programme import load_programme
    from aigov.render.profile_template import profile_template

    named = split(options.framework) or _PROGRAMMES[options.about]
    chosen = [load_programme(one) for one in named]
    return profile_template(chosen, options.about, options.lang, name)
