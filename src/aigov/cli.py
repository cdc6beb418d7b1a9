"""The command `aigov`: a thin shell over the public names. Its commands are in `aigov.commands`.

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

from aigov.commands import COMMANDS
from aigov.commands.options import help_form, lang_option
from aigov.commands.output import DONE, PROBLEMS, USAGE, complain, to_nowhere
from aigov.problems import AigovError, InputError
from aigov.render.commands import said
from aigov.texts import preferred_lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.texts import Lang

__all__ = ["main", "parser"]

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments and return the exit code.

    Without arguments, with those of the process, which then ends.
    """
    _utf8()
    if argv is None:
        gc.disable()  # a short process throws little away, and to look for it takes longer
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()  # while a closed pipe can still be caught
    except BrokenPipeError:
        to_nowhere()
        code = DONE
    if argv is None:  # everything is written; to take the objects apart takes a tenth of the time
        sys.stderr.flush()
        os._exit(code)
    return code


def _run(argv: Sequence[str]) -> int:
    lang = _lang(argv)
    made = parser(lang, argv[0] if argv else None)
    try:
        options = made.parse_args(_spelled_out(argv))
        if options.command is None:
            made.print_help(sys.stderr)
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
        complain(_complaint(error, lang))
        return PROBLEMS


def _spelled_out(argv: Sequence[str]) -> Sequence[str]:
    """Return the arguments as they are parsed: a command may let its user leave out a word."""
    start = 2 if argv[:1] == ["--lang"] else 1 if argv and argv[0].startswith("--lang=") else 0
    if argv[start : start + 1] != ["new"]:
        return argv
    return [*argv[:start], *_command("new").spelled_out(argv[start:])]


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


def _lang(argv: Sequence[str]) -> Lang:
    """Return the language that is asked for, before anything is parsed: help speaks it too."""
    asked = [
        *(one.removeprefix("--lang=") for one in argv if one.startswith("--lang=")),
        *(word for option, word in pairwise(argv) if option == "--lang"),
    ]
    return preferred_lang(*asked)


def parser(lang: Lang = "en", only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser; where ``only`` is a command, without the others: quicker to make."""
    made = argparse.ArgumentParser(
        prog="aigov", description=said("aigov", lang), formatter_class=help_form
    )
    made.add_argument("--version", action=_Version, nargs=0, help=said("version", lang))
    lang_option(made, lang)
    commands = made.add_subparsers(dest="command", metavar="COMMAND", prog=made.prog)
    for name in (only,) if only in COMMANDS else COMMANDS:
        words = said(name, lang)
        one = commands.add_parser(name, help=words, description=words, formatter_class=help_form)
        command = _command(name)
        command.add_options(one, lang)
        one.set_defaults(run=command.run)
    return made


def _command(name: str) -> Any:
    """Import the module of a command; without importlib, which a short process can do without."""
    return __import__(f"aigov.commands.{name}", fromlist=["run"])


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from aigov.render.catalogue import version_text

        sys.stdout.write(version_text())
        parser.exit()
