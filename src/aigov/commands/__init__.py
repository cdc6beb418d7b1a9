"""The commands, a module each: `add_options(parser, lang)` and `run(options)`, the exit code.

A module is imported when its command is asked for; what it needs beyond its options it imports
when it runs.
"""

__all__ = ["COMMANDS"]

COMMANDS = (
    "classify",
    "obligations",
    "calendar",
    "dossier",
    "compare",
    "gap",
    "report",
    "assess",
    "diff",
    "crosswalk",
    "list",
    "show",
    "new",
    "check",
    "schema",
    "completion",
)
"""In the order in which help lists them."""
