"""The page of the command line, from the parsers themselves."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aigov.cli import parser
from aigov.render.page import Code, Item, Table, TableRow, separated
from lawsite.sheets import Part, Sheet
from lawsite.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.texts import Lang


def commands_sheet(lang: Lang) -> Sheet:
    """Return every command with its options."""
    whole = parser(lang)
    parts = tuple(_command(one, lang) for one in _commands(whole))
    lead = (Item((whole.description or "",)), Item((word("commands-lead", lang),)))
    own = (_options(whole, lang),)
    return Sheet(word("commands", lang), lead, parts, own)


def _commands(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in _actions(whole):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse shows it nowhere else
            yield from action.choices.values()


def _actions(one: argparse.ArgumentParser) -> list[argparse.Action]:
    return one._actions  # noqa: SLF001 - the same


def _command(one: argparse.ArgumentParser, lang: Lang) -> Part:
    usage = " ".join(one.format_usage().split()).partition(": ")[2]
    inner = tuple(_command(more, lang) for more in _commands(one))
    said = (Item((one.description,)),) if one.description else ()
    tables = () if inner else (_options(one, lang),)
    title = one.prog
    anchor = title.removeprefix("aigov ").replace(" ", "-")
    return Part(title, anchor, (*said, Item((Code(usage),), word("usage", lang))), inner, tables)


def _options(one: argparse.ArgumentParser, lang: Lang) -> Table:
    rows = []
    for action in _actions(one):
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):  # noqa: SLF001
            continue
        value = _value(action)
        names = [f"{name} {value}".strip() for name in action.option_strings] or [value]
        words = (action.help or "") % {"default": action.default, "prog": one.prog}
        rows.append(TableRow(tuple(separated(map(Code, names), ", ")), ((Item((words,)),),)))
    return Table("", (word("meaning", lang),), tuple(rows), word("option", lang))


def _value(action: argparse.Action) -> str:
    if action.option_strings and action.nargs == 0:
        return ""
    if action.choices is not None and not action.metavar:
        return "{" + ",".join(map(str, action.choices)) + "}"
    shown = action.metavar or action.dest.upper()
    name = shown if isinstance(shown, str) else " ".join(shown)
    return f"{name} …" if action.nargs in ("*", "+") else name
