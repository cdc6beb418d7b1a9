"""`aigov dossier`: drafts of the documents that laws ask for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aigov.commands.options import asked_days, dates_options, lang_option, overwritten, split
from aigov.commands.output import DONE, USAGE, complain, write
from aigov.problems import AigovError
from aigov.render.commands import said

if TYPE_CHECKING:
    import argparse

    from aigov.dossier_drafts import Dossier
    from aigov.dossiers import DossierKind
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["add_options", "run"]

_PRINT = ""
"""What `--template` without a file gives: print the template."""
_FORMS = ("markdown", "html", "docx")


def add_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options of the command."""
    parser.add_argument("kind", metavar="KIND", nargs="?", help=said("dossier-kind", lang))
    parser.add_argument("system", metavar="SYSTEM", nargs="?", help=said("dossier-system", lang))
    parser.add_argument(
        "-f", "--framework", metavar="ID[@DATE]", help=said("dossier-framework", lang)
    )
    parser.add_argument(
        "--template", metavar="FILE", nargs="?", const=_PRINT, help=said("dossier-template", lang)
    )
    dates_options(parser, lang)
    lang_option(parser, lang)
    parser.add_argument("--format", choices=_FORMS, help=said("dossier-format", lang))
    parser.add_argument("-o", "--output", metavar="FILE", help=said("output", lang))


def run(options: argparse.Namespace) -> int:
    """Write a draft, a template, or the kinds there are."""
    if options.system is None:
        return _without_system(options)
    if options.template == _PRINT:
        return _misused(options, "dossier-one-of")
    if overwritten(options, [options.system, *filter(None, [options.template])]):
        return USAGE
    from aigov.dossiers import dossier

    as_of, known = asked_days(options)
    if options.framework and len(split([options.framework])) > 1:
        return _misused(options, "dossier-one-framework")
    made = dossier(
        options.kind,
        _described(options),
        options.framework,
        as_of=as_of,
        text_as_of=known,
        lang=options.lang,
        template=options.template,
    )
    return _written(options, made)


def _described(options: argparse.Namespace) -> System | str:
    """Return the system as the function takes it: a name, or what comes by standard input."""
    if options.system != "-":
        return str(options.system)
    from aigov.documents.reader import SYSTEM_LIMIT
    from aigov.library import load_framework, parse_reference, system_from_text

    text = sys.stdin.buffer.read(SYSTEM_LIMIT + 1)
    if options.framework is None:
        return system_from_text(text)
    law = load_framework(parse_reference(options.framework)[0])
    return system_from_text(text, vocabulary=law.vocabulary)


def _written(options: argparse.Namespace, made: Dossier) -> int:
    form = options.format or _form_of(options.output)
    if form is None:
        return _misused(options, "dossier-endings")
    if form != "docx":
        write(made.html if form == "html" else made.markdown, options.output)
    elif options.output in (None, "-"):
        if sys.stdout.isatty():
            return _misused(options, "dossier-binary")
        sys.stdout.flush()
        sys.stdout.buffer.write(made.docx)
    else:
        from aigov.saving import save_bytes

        if not options.output:
            raise AigovError(said("no-file", options.lang))
        save_bytes(made.docx, options.output)
    return DONE


def _form_of(output: str | None) -> str | None:
    """Return the form that the name of the file says, if it is none of another kind."""
    from aigov.dossier_drafts import form_of

    if not output:
        return _FORMS[0]
    return form_of(output) or (None if Path(output).suffix else _FORMS[0])


def _without_system(options: argparse.Namespace) -> int:
    if options.template not in (None, _PRINT):
        return _misused(options, "dossier-one-of")
    if options.template == _PRINT:
        if options.kind is None:
            return _misused(options, "dossier-which")
        write(template_text(_kinds(options)[0], options.lang), options.output)
        return DONE
    if options.format == "docx":
        return _misused(options, "dossier-kinds-form")
    from argparse import Namespace

    from aigov.commands.output import pages_shown
    from aigov.render.dossier import kinds_page

    page = kinds_page(_kinds(options), options.lang, points=options.kind is not None)
    shown = Namespace(**vars(options) | {"format": options.format or "text"})
    write(pages_shown(shown, [page], page.title), options.output)
    return DONE


def _kinds(options: argparse.Namespace) -> list[DossierKind]:
    """Return the kinds that are asked about: all of them, those of a law, or the one named."""
    from aigov.dossiers import UnknownDossierError, dossier_kinds
    from aigov.problems import or_nearest

    before, _, name = (options.kind or "").rpartition(":")
    known = dossier_kinds(options.framework or before or None)
    found = [one for one in known if name in ("", one.id)]
    if options.kind and not found:
        near = or_nearest(name, [one.id for one in known])
        message = (
            f"there is no dossier {name!r}; {near}" if known else f"there is no dossier {name!r}"
        )
        raise UnknownDossierError(message)
    return found


def template_text(kind: DossierKind, lang: Lang) -> str:
    """Return a template as YAML that can be changed and given back."""
    import yaml

    body = yaml.safe_dump(
        {"dossiers": [kind.template]}, allow_unicode=True, sort_keys=False, width=110
    )
    name = f"{kind.framework}:{kind.id}"
    head = said("dossier-template-head", lang, name=name).splitlines()
    return "".join(f"# {line}\n" for line in head) + body


def _misused(options: argparse.Namespace, what: str) -> int:
    complain(f"aigov: {said(what, options.lang)}")
    return USAGE
