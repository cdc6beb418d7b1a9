"""`aigov new system|profile|framework`: templates of descriptions and of a law, to fill in."""

from __future__ import annotations

import re
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
    from collections.abc import Sequence
    from pathlib import Path

    from aigov.texts import Lang

__all__ = ["add_options", "run", "spelled_out"]

_KINDS = ("system", "profile", "framework")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 80
_ALIKE = 0.8
"""How much like a kind a word may be and yet be the id of a framework."""
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
    words = said("new-framework", lang)
    law = kinds.add_parser("framework", help=words, description=words, formatter_class=help_form)
    law.add_argument("id", metavar="ID", help=said("new-id", lang))
    law.add_argument("--into", metavar="FOLDER", default=".", help=said("into", lang))
    lang_option(law, lang)
    law.add_argument("--force", action="store_true", help=said("force-folder", lang))


def spelled_out(argv: Sequence[str]) -> list[str]:
    """Return the arguments with the word that `aigov new ID` leaves out: a framework is meant.

    A word that is all but the name of a kind is a slip of the pen, and no id.
    """
    given = [*argv]
    if len(given) < 2 or given[0] != "new" or given[1] in _KINDS or not _is_id(given[1]):  # noqa: PLR2004
        return given
    from difflib import get_close_matches

    if get_close_matches(given[1], _KINDS, n=1, cutoff=_ALIKE):
        return given
    return ["new", "framework", *given[1:]]


def _is_id(name: str) -> bool:
    return bool(_ID.fullmatch(name)) and len(name) <= _LONGEST_ID


def run(options: argparse.Namespace) -> int:
    """Write the template, but over nothing that is there."""
    from pathlib import Path

    if options.kind == "framework":
        return _framework(options, Path(options.into) / options.id)
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


def _framework(options: argparse.Namespace, target: Path) -> int:
    """Write the folder of a framework, all of it or nothing."""
    from aigov import bundled
    from aigov.commands.folders import write_folder
    from aigov.render.framework_template import framework_template

    taken = (*bundled.framework_ids(), *bundled.programme_ids())
    wrong = None
    if not _is_id(options.id):
        wrong = said("no-id", options.lang, given=options.id, longest=_LONGEST_ID)
    elif options.id in (*taken, bundled.VOCABULARY, bundled.CROSSWALKS):
        wrong = said("bundled-id", options.lang, given=options.id)
    elif not target.parent.is_dir():
        wrong = said("no-folder", options.lang, folder=target.parent)
    elif target.exists() and not (options.force and target.is_dir()):
        wrong = said("folder-exists" if target.is_dir() else "is-file", options.lang, folder=target)
    if wrong is not None:
        complain(f"aigov: {wrong}")
        return PROBLEMS
    write_folder(framework_template(options.id, options.lang), target)
    shown = target if target.is_absolute() or options.into != "." else f"./{target}"
    complain(said("wrote-framework", options.lang, folder=shown))
    return DONE
