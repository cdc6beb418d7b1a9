"""The command `aigov`: a thin shell over the public names.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 problems
found or input refused, 2 wrong usage, 3 a level named with `--fail-on` was reached.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aigov.levels import LEVELS
from aigov.problems import AigovError, InputError
from aigov.render.commands import said
from aigov.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.classification import Classification
    from aigov.framework import Framework
    from aigov.problems import Problem
    from aigov.system import System
    from aigov.texts import Lang
    from aigov.vocabulary import Vocabulary

__all__ = ["main"]

DONE, PROBLEMS, USAGE, LEVEL_REACHED, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process); return the exit code."""
    _utf8()
    if argv is None:
        gc.disable()  # a short process throws little away, and to look for it takes longer
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()  # while a closed pipe can still be caught
    except BrokenPipeError:
        _to_nowhere()
        return DONE
    return code


def _run(argv: Sequence[str]) -> int:
    lang = _lang(argv)
    parser = _parser(lang, argv[0] if argv else None)
    try:
        options = parser.parse_args(argv)
        if options.command is None:
            parser.print_help(sys.stderr)
            return USAGE
        return int(options.run(options))
    except SystemExit as stop:  # argparse ends so on --help, --version and wrong usage
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("AIGOV_DEBUG"):
            raise
        _complain(_complaint(error, lang))
        return PROBLEMS


def _complaint(error: Exception, lang: Lang) -> str:
    """Return what is said of an error: one of the input, or a fault of ours."""
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, AigovError):
        return f"aigov: {error}"
    if isinstance(error, OSError):
        return f"aigov: {error.strerror or error}: {error.filename or ''}".rstrip(": ")
    return f"aigov: {said('fault', lang, error=error)}"


def _utf8() -> None:
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the process
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower() not in ("utf-8", "utf8"):
            reconfigure(encoding="utf-8")


def _complain(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _lang(argv: Sequence[str]) -> Lang:
    """Return the language that is asked for, before anything is parsed: help speaks it too."""
    asked = [
        *(one.removeprefix("--lang=") for one in argv if one.startswith("--lang=")),
        *(word for option, word in pairwise(argv) if option == "--lang"),
        *(os.environ.get(name, "") for name in ("AIGOV_LANG", "LC_ALL", "LC_MESSAGES", "LANG")),
    ]
    first = next(filter(None, asked), "en")
    return "vi" if first.lower().startswith("vi") else "en"


def _form(prog: str) -> argparse.HelpFormatter:
    """Return what lays out help; argparse asks for it often, and left alone imports shutil for it."""
    try:
        width = os.get_terminal_size().columns
    except (OSError, ValueError):
        width = 80
    return argparse.HelpFormatter(prog, width=min(width, 100) - 2)


def _parser(lang: Lang = "en", only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser; where ``only`` is a command, without the others: quicker to make."""
    parser = argparse.ArgumentParser(
        prog="aigov", description=said("aigov", lang), formatter_class=_form
    )
    parser.add_argument("--version", action=_Version, nargs=0, help=said("version", lang))
    _lang_option(parser, lang)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=parser.prog)
    known = {
        "classify": _classify_options,
        "list": _list_options,
        "show": _show_options,
        "new": _new_options,
        "check": _check_options,
        "schema": _schema_options,
        "completion": _completion_options,
    }
    for name, add_options in known.items():
        if only not in known or name == only:
            words = said(name, lang)
            one = commands.add_parser(name, help=words, description=words, formatter_class=_form)
            add_options(one, lang)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from aigov.render.catalogue import version_text

        sys.stdout.write(version_text())
        parser.exit()


def _lang_option(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default=lang, help=said("lang", lang))


def _shared(parser: argparse.ArgumentParser, lang: Lang) -> None:
    forms = ("text", "markdown", "json")
    _lang_option(parser, lang)
    parser.add_argument("--format", choices=forms, default=forms[0], help=said("format", lang))
    parser.add_argument("--output", metavar="FILE", help=said("output", lang))


def _frameworks_option(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument(
        "-f",
        "--framework",
        action="append",
        default=[],
        metavar="ID[@DATE]",
        help=said("framework", lang),
    )


def _classify_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument("systems", nargs="+", metavar="SYSTEM", help=said("systems", lang))
    _frameworks_option(parser, lang)
    for name in ("as-of", "text-as-of"):
        parser.add_argument(f"--{name}", metavar="DATE", help=said(name, lang))
    parser.add_argument("--role", help=said("role", lang))
    parser.add_argument("--fail-on", choices=LEVELS, help=said("fail-on", lang))
    for name in ("strict", "all"):
        parser.add_argument(f"--{name}", action="store_true", help=said(name, lang))
    _shared(parser, lang)
    parser.set_defaults(run=_classify)


def _chosen_frameworks(options: argparse.Namespace) -> list[tuple[Framework, str | None]]:
    """Return the frameworks that are asked, each with the day of its texts where one is named."""
    from aigov.library import frameworks, resolve

    if options.framework:
        names = [name for given in options.framework for name in _split(given)]
        return [resolve(name) for name in dict.fromkeys(names)]
    return [(one, None) for one in frameworks() if one.source_status == "binding"]


def _split(given: str) -> list[str]:
    """Return the names that commas separate; a folder may have commas in its own name."""
    return [given] if os.path.isdir(given) else [name.strip() for name in given.split(",")]  # noqa: PTH112


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - of names that may be no files at all
    except (OSError, ValueError):
        return False


def _asked_day(options: argparse.Namespace, option: str) -> str | None:
    """Return the day given for an option, if any; raise :class:`DateError` in the user's words."""
    from aigov.intervals import DateError, asked_day

    given: str | None = getattr(options, option.replace("-", "_"))
    try:
        if given is not None:
            asked_day(given, option)
    except DateError:
        raise DateError(said("no-day", options.lang, option=option, day=given)) from None
    return given


def _classify(options: argparse.Namespace) -> int:
    from aigov.library import vocabulary_of

    if options.strict and not options.fail_on:
        _complain(f"aigov: {said('strict-alone', options.lang)}")
        return USAGE
    if options.output and any(_same_file(one, options.output) for one in options.systems):
        _complain(f"aigov: {said('output-is-input', options.lang, file=options.output)}")
        return USAGE
    as_of, known = (_asked_day(options, name) for name in ("as-of", "text-as-of"))
    chosen = _chosen_frameworks(options)
    systems = _systems(options.systems, vocabulary_of(one for one, _ in chosen))
    results, refused = _results(systems, chosen, as_of, known, options.role)
    for message in refused:
        _complain(f"aigov: {message}")
    if not any(results):
        return PROBLEMS
    _write(_render(options, results), options.output)
    reached = False
    for one in [one for row in results for one in row] if options.fail_on else []:
        found = _reaches(one, options.fail_on, strict=options.strict)
        if found:
            reached = True
            names = {"system": one.system.name, "framework": one.framework}
            _complain(said(found, options.lang, **names, level=options.fail_on))
    return LEVEL_REACHED if reached else PROBLEMS if refused else DONE


def _systems(names: Sequence[str], vocabulary: Vocabulary) -> list[System]:
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


def _results(
    systems: Sequence[System],
    chosen: Sequence[tuple[Framework, str | None]],
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


def _render(options: argparse.Namespace, results: Any) -> str:
    if options.format == "json":
        import json

        from aigov.render.data import classification_document

        documents = [
            classification_document(row, options.lang, options.text_as_of) for row in results
        ]
        return (
            json.dumps(
                documents[0] if len(documents) == 1 else documents, ensure_ascii=False, indent=2
            )
            + "\n"
        )
    if options.format == "markdown":
        from aigov.render.markdown import systems_markdown

        return systems_markdown(results, options.lang, everything=options.all)
    from aigov.render.text import systems_text

    return systems_text(
        results,
        options.lang,
        everything=options.all,
        colour=_colour(options),
        width=_width(options),
    )


def _colour(options: argparse.Namespace) -> bool:
    return not options.output and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _width(options: argparse.Namespace) -> int:
    """Return how wide text may be: as the terminal, but no wider than one reads well."""
    from shutil import get_terminal_size

    from aigov.render.text import NARROWEST, WIDTH

    if options.output:
        return WIDTH
    return max(NARROWEST, min(WIDTH, get_terminal_size((WIDTH, 0)).columns))


def _write(text: str, output: str | None) -> None:
    """Write to standard output, or whole into a file: never half of it."""
    if output is None or output == "-":
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # whoever reads has enough; what was found out still counts
            _to_nowhere()
        return
    if not output:
        raise AigovError(said("no-file", "en"))
    try:
        _write_file(text, output)
    except OSError as error:  # the draft is ours, and says nothing to the user
        raise OSError(error.errno, error.strerror, output) from None
    except ValueError as error:
        message = f"{output!r}: {error}"
        raise AigovError(message) from None


def _to_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(text: str, output: str) -> None:
    from pathlib import Path

    target = Path(output).resolve()
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8")  # a pipe or a device; a folder says so itself
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _list_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    _shared(parser, lang)
    parser.set_defaults(run=_list)


def _list(options: argparse.Namespace) -> int:
    from aigov.library import frameworks
    from aigov.render.catalogue import frameworks_listing

    _write(
        frameworks_listing(frameworks(), options.lang, options.format, _width(options)),
        options.output,
    )
    return DONE


def _show_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument("name", metavar="NAME", help=said("name", lang))
    _shared(parser, lang)
    parser.set_defaults(run=_show)


def _show(options: argparse.Namespace) -> int:
    from aigov.render.catalogue import show

    _write(show(options.name, options.lang, options.format, _width(options)), options.output)
    return DONE


def _new_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    system = kinds.add_parser("system", help=said("system", lang), formatter_class=_form)
    system.add_argument("file", metavar="FILE", help=said("file", lang))
    _frameworks_option(system, lang)
    _lang_option(system, lang)
    system.add_argument("--force", action="store_true", help=said("force", lang))
    system.set_defaults(run=_new_system)


def _new_system(options: argparse.Namespace) -> int:
    from pathlib import Path

    from aigov.render.template import system_template

    name = "" if options.file == "-" else Path(options.file).stem
    chosen = [one for one, _ in _chosen_frameworks(options)]
    text = system_template(chosen, options.lang, name)
    if options.file == "-":
        _write(text, None)
        return DONE
    if Path(options.file).exists() and not options.force:
        _complain(f"aigov: {said('exists', options.lang, file=options.file)}")
        return PROBLEMS
    _write(text, options.file)
    _complain(said("wrote", options.lang, file=options.file))
    return DONE


def _check_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help=said("paths", lang))
    forms = ("text", "json")
    parser.add_argument("--format", choices=forms, default=forms[0], help=said("format", lang))
    parser.add_argument("--strict", action="store_true", help=said("strict-check", lang))
    parser.add_argument("--notes", action="store_true", help=said("notes", lang))
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from aigov.checking.everything import check

    problems = check(options.paths or None)
    if options.format == "json":
        import json

        _write(
            json.dumps([one.to_dict() for one in problems], ensure_ascii=False, indent=2) + "\n",
            None,
        )
    else:
        hidden = "note" if not options.notes else None
        for one in problems:
            if one.severity != hidden:
                sys.stdout.write(f"{one}\n")
        count = {
            kind: sum(one.severity == kind for one in problems)
            for kind in ("error", "warning", "note")
        }
        _complain(
            ", ".join(
                f"{number} {kind}{'s' if number != 1 else ''}" for kind, number in count.items()
            )
        )
    counted = ("error", "warning") if options.strict else ("error",)
    return PROBLEMS if any(one.severity in counted for one in problems) else DONE


def _schema_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    parser.add_argument("kind", metavar="KIND", help=said("kind", lang))
    parser.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> int:
    from aigov.documents.schemas import schema_text

    _write(schema_text(options.kind), None)
    return DONE


def _completion_options(parser: argparse.ArgumentParser, lang: Lang) -> None:
    shells = ("bash", "zsh", "fish")
    parser.add_argument("shell", choices=shells, metavar="SHELL", help=said("shell", lang))
    parser.set_defaults(run=_completion)


def _completion(options: argparse.Namespace) -> int:
    from aigov.render.completion import completion_script

    _write(completion_script(options.shell, _parser()), None)
    return DONE
