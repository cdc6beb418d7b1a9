"""The command `aigov`: a thin shell over the public names.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 problems
found or input refused, 2 wrong usage, 3 a level named with `--fail-on` was reached.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

from aigov.problems import AigovError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.problems import Problem
    from aigov.texts import Lang

__all__ = ["main"]

DONE, PROBLEMS, USAGE, LEVEL_REACHED, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process); return the exit code."""
    _utf8()
    argv = sys.argv[1:] if argv is None else argv
    parser = _parser(argv[0] if argv else None)
    try:
        options = parser.parse_args(argv)
        if options.command is None:
            parser.print_help(sys.stderr)
            return USAGE
        return int(options.run(options))
    except SystemExit as stop:  # argparse ends so on --help, --version and wrong usage
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("AIGOV_DEBUG"):
            raise
        _complain(_complaint(error))
        return PROBLEMS


def _complaint(error: Exception) -> str:
    """Return what is said of an error: one of the input, or a fault of ours."""
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, AigovError | ValueError):
        return f"aigov: {error}"
    if isinstance(error, OSError):
        return f"aigov: {error.strerror or error}: {error.filename or ''}".rstrip(": ")
    return (
        f"aigov: a fault of the program, not of your input: {error!r}\n"
        "Set AIGOV_DEBUG=1 to see where, and please report it with the file."
    )


def _utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower() not in ("utf-8", "utf8"):
            reconfigure(encoding="utf-8")


def _complain(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _default_lang() -> Lang:
    for name in ("AIGOV_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


def _parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser; where ``only`` is a command, without the others: quicker to make."""
    parser = argparse.ArgumentParser(
        prog="aigov",
        description="AI governance law as data: which risk tier is a system in, under which law, and why. "
        "aigov informs; it does not give legal advice.",
    )
    parser.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help="show versions of library, format and frameworks",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=parser.prog)
    known = {
        "classify": (_classify_options, "classify described systems"),
        "list": (_list_options, "list the frameworks"),
        "show": (_show_options, "show a framework or anything in it, a fact or its values"),
        "new": (_new_options, "write a commented template"),
        "check": (_check_options, "check frameworks for mistakes"),
        "schema": (_schema_options, "print a JSON schema"),
        "completion": (_completion_options, "print a completion script for a shell"),
    }
    for name, (add_options, words) in known.items():
        if only not in known or name == only:
            add_options(commands.add_parser(name, help=words))
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from aigov.render.catalogue import version_text

        sys.stdout.write(version_text())
        parser.exit()


def _shared(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    parser.add_argument(
        "--lang",
        choices=("en", "vi"),
        default=_default_lang(),
        help="language (default: AIGOV_LANG or the locale)",
    )
    parser.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        help="form of the output (default: %(default)s)",
    )
    parser.add_argument(
        "--output", metavar="FILE", help="write to a file instead of standard output"
    )


def _frameworks_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-f",
        "--framework",
        action="append",
        default=[],
        metavar="ID[@DATE]",
        help="framework id or folder; repeat or separate by commas (default: all binding ones)",
    )


def _classify_options(parser: argparse.ArgumentParser) -> None:
    from aigov.render.phrases import LEVELS

    parser.add_argument(
        "systems",
        nargs="+",
        metavar="SYSTEM",
        help="description file (YAML or JSON), - for standard input, example:NAME for an example",
    )
    _frameworks_option(parser)
    parser.add_argument(
        "--as-of", metavar="DATE", help="day the conduct is judged on (default: today)"
    )
    parser.add_argument(
        "--text-as-of", metavar="DATE", help="know only texts published up to this day"
    )
    parser.add_argument("--role", help="ask for one role alone (provider, deployer, …)")
    parser.add_argument(
        "--fail-on", choices=tuple(LEVELS), help="exit with 3 if a system reaches this level"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="with --fail-on: count what is still possible, not only what is presumed",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="show also the rules that do not hold, and every question",
    )
    _shared(parser, ("text", "markdown", "json"))
    parser.set_defaults(run=_classify)


def _chosen_frameworks(options: argparse.Namespace) -> list[str]:
    names = [
        name.strip() for given in options.framework for name in given.split(",") if name.strip()
    ]
    if names:
        return list(dict.fromkeys(names))
    from aigov.library import frameworks

    return [one.id for one in frameworks() if one.source_status == "binding"]


def _classify(options: argparse.Namespace) -> int:
    from aigov.classification import classify
    from aigov.library import load_system, system_from_text

    systems = []
    problems: list[Problem] = []
    for name in options.systems:
        try:
            if name == "-":
                systems.append(system_from_text(sys.stdin.buffer.read()))
            else:
                systems.append(load_system(name))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    chosen = _chosen_frameworks(options)
    results = [
        [
            classify(
                one, name, as_of=options.as_of, text_as_of=options.text_as_of, role=options.role
            )
            for name in chosen
        ]
        for one in systems
    ]
    _write(_render(options, results), options.output)
    reached = [
        one
        for row in results
        for one in row
        if options.fail_on and _reaches(one, options.fail_on, strict=options.strict)
    ]
    for one in reached:
        _complain(f"{one.system.name}: {one.framework} reaches {options.fail_on}")
    return LEVEL_REACHED if reached else DONE


def _reaches(result: Any, level: str, *, strict: bool) -> bool:
    from aigov.classification import LEVELS

    if result.scope == "out":
        return False
    found = [result.highest_level] if result.highest_level else []
    if strict:
        if result.bounds:
            found.append(result.source.tier(result.bounds.highest).level)
        found += [one.level for one in result.statuses if one.outcome is not False]
    return any(LEVELS.index(one) <= LEVELS.index(level) for one in found)


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
    if output in (None, "-"):
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from pathlib import Path

    target = Path(str(output)).resolve()
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8")  # a pipe or a device; a folder says so itself
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _list_options(parser: argparse.ArgumentParser) -> None:
    _shared(parser, ("text", "markdown", "json"))
    parser.set_defaults(run=_list)


def _list(options: argparse.Namespace) -> int:
    from aigov.library import frameworks
    from aigov.render.catalogue import frameworks_listing

    _write(
        frameworks_listing(frameworks(), options.lang, options.format, _width(options)),
        options.output,
    )
    return DONE


def _show_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        help="a framework (eu-ai-act), anything in one (eu-ai-act:ID or ID: a rule, tier, status, role, "
        "rule group, definition, reading …), a fact, a value of a fact, `facts` or `examples`",
    )
    _shared(parser, ("text", "markdown", "json"))
    parser.set_defaults(run=_show)


def _show(options: argparse.Namespace) -> int:
    from aigov.render.catalogue import show

    _write(show(options.name, options.lang, options.format, _width(options)), options.output)
    return DONE


def _new_options(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    system = kinds.add_parser(
        "system", help="a description file with the questions, most decisive first"
    )
    system.add_argument("file", help="file to write; - for standard output")
    _frameworks_option(system)
    system.add_argument("--lang", choices=("en", "vi"), default=_default_lang())
    system.add_argument("--force", action="store_true", help="overwrite an existing file")
    system.set_defaults(run=_new_system)


def _new_system(options: argparse.Namespace) -> int:
    from pathlib import Path

    from aigov.render.template import system_template

    text = system_template(_chosen_frameworks(options), options.lang)
    if options.file == "-":
        _write(text, None)
        return DONE
    if Path(options.file).exists() and not options.force:
        _complain(f"aigov: {options.file} exists; use --force to overwrite it")
        return PROBLEMS
    _write(text, options.file)
    _complain(f"wrote {options.file}; fill it in and run: aigov classify {options.file}")
    return DONE


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="folders or ids (default: everything bundled)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--strict", action="store_true", help="warnings count as problems too")
    parser.add_argument(
        "--notes", action="store_true", help="show notes too: the rules each reading bears on"
    )
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from aigov.checking import check

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


def _schema_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help="framework, system, or classification")
    parser.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> int:
    from aigov.documents.schemas import schema_text

    _write(schema_text(options.kind), None)
    return DONE


def _completion_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))
    parser.set_defaults(run=_completion)


def _completion(options: argparse.Namespace) -> int:
    from aigov.render.completion import completion_script

    _write(completion_script(options.shell, _parser()), None)
    return DONE
