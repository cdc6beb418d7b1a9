"""What a report was made from: versions of the program, the law as data and the description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov._version import __version__
from aigov.render.page import Code, Item, Section
from aigov.render.phrases import edition_words
from aigov.render.report_words import tell
from aigov.system import FORMAT

if TYPE_CHECKING:
    from aigov.render.page import Piece
    from aigov.reporting import SystemReport
    from aigov.texts import Lang

__all__ = ["versions"]


def versions(of: SystemReport, lang: Lang) -> Section:
    """Return the days that govern a report, and the versions of what it was made from."""
    known = " / ".join(dict.fromkeys(one.text_as_of for one in of.sides))
    laws = tuple(
        Item(
            (
                f"{side.framework.title.pick(lang)} [",
                Code(side.framework.id),
                "]: ",
                edition_words(side.framework, lang),
            ),
            mark="·",
        )
        for side in of.sides
    )
    written: tuple[Piece, ...] = (Code(of.system.id),)
    if of.system.vocabulary_version is not None:
        written = (*written, f", {tell('vocabulary', lang, version=of.system.vocabulary_version)}")
    return Section(
        "",
        (
            Item((of.as_of,), tell("as-of", lang)),
            Item((known,), tell("text-as-of", lang)),
            Item((f"aigov {__version__} ({tell('format', lang)} {FORMAT})",), tell("aigov", lang)),
            Item((), tell("framework", lang), inner=laws),
            Item(written, tell("description", lang)),
        ),
    )
