"""Completion scripts for shells, made from the parser itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov import bundled

if TYPE_CHECKING:
    import argparse

__all__ = ["completion_script"]

_OF_FRAMEWORKS = ("crosswalk", "diff", "show")
"""The commands whose arguments are frameworks."""


def completion_script(shell: str, parser: argparse.ArgumentParser) -> str:
    """Return a script that completes commands, options and ids of frameworks and programmes."""
    commands = _commands(parser)
    ids = " ".join((*bundled.framework_ids(), *bundled.programme_ids()))
    if shell == "fish":
        lines = [f"complete -c aigov -n __fish_use_subcommand -a '{' '.join(commands)}'"]
        for name, options in commands.items():
            lines += [
                f"complete -c aigov -n '__fish_seen_subcommand_from {name}' -l {option.lstrip('-')}"
                for option in options
                if option.startswith("--")
            ]
        lines.append(f"complete -c aigov -s f -l framework -x -a '{ids}'")
        lines += [f"complete -c aigov -l {option} -x -a '{ids}'" for option in ("have", "want")]
        lines.append(
            f"complete -c aigov -n '__fish_seen_subcommand_from {' '.join(_OF_FRAMEWORKS)}' -a '{ids}'"
        )
        return "\n".join(lines) + "\n"
    cases = "\n".join(
        f"    {name}) words='{' '.join([*options, *([ids] if name in _OF_FRAMEWORKS else [])])}' ;;"
        for name, options in commands.items()
    )
    bash = f"""_aigov() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words
  case $before in -f|--framework|--have|--want) COMPREPLY=($(compgen -W '{ids}' -- "$word")); return ;; esac
  case ${{COMP_WORDS[1]}} in
{cases}
    *) words='{" ".join(commands)} --version --help' ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}}
complete -F _aigov aigov
"""
    return bash if shell == "bash" else f"autoload -U +X bashcompinit && bashcompinit\n{bash}"


def _commands(parser: argparse.ArgumentParser) -> dict[str, list[str]]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its commands
        if isinstance(action.choices, dict):
            return {
                name: [option for one in inner._actions for option in one.option_strings]  # noqa: SLF001
                for name, inner in action.choices.items()
            }
    return {}
