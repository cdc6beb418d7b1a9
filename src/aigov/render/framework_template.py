"""A commented folder of a small framework: what an author begins with, and mends into the law."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["framework_template"]

_FILES = ("framework.yaml", "rules.yaml", "obligations.yaml", "cases.yaml", "coverage.yaml")
_SCHEMA = ".aigov/framework.schema.json"
"""Where the schema for the editor stands; the reader passes over folders that begin with a dot."""
_MODELINE = f"# yaml-language-server: $schema={_SCHEMA}\n"


def framework_template(name: str, lang: Lang) -> dict[str, str]:
    """Return the files of a framework of this id, by their paths in its folder.

    It loads, checks clean and classifies as it stands; its comments are in ``lang``, its texts in
    both languages.
    """
    from aigov.documents.schemas import schema_text

    folder = files("aigov.render") / "templates" / "framework" / lang
    made = {_SCHEMA: schema_text("framework")}
    for file in _FILES:
        text = (folder / file).read_text("utf-8")
        for gap, value in (("FRAMEWORK-ID", name), ("TODAY", date.today().isoformat())):
            text = text.replace(gap, value)
        made[file] = _MODELINE + text
    return made
