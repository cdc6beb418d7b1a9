"""Pages as HTML: one file that needs nothing else, without scripts, for screens, ears and paper."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from aigov._version import __version__
from aigov.problems import MissingExtraError
from aigov.render.page import NOTHING, Address, Code, Gap, Graded, Jump, Link, is_one_line
from aigov.render.phrases import phrase
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.render.page import Item, Page, Piece, Section, TableRow
    from aigov.texts import Lang

__all__ = ["pages_html", "said_everywhere", "template"]

_WORDS = {
    "skip": Text("Skip to the content", "Chuyển đến nội dung chính"),
    "contents": Text("Contents", "Mục lục"),
    "narrower": Text("narrower topics", "các chủ đề hẹp hơn"),
}
_MARKS = {
    "●": Text("certain", "chắc chắn"),
    "○": Text("open", "còn để ngỏ"),
    "–": Text("does not apply", "không áp dụng"),
}
"""What the marks that say something are called, for those who hear the page."""

_SAFE = ("https://", "http://")


def pages_html(pages: Sequence[Page], lang: Lang, title: str) -> str:
    """Return pages as one HTML file, ended by the one sentence about advice.

    The title is that of the page where there is but one. Raises :class:`aigov.MissingExtraError`
    where Jinja2 is not installed.
    """
    alone = pages[0] if len(pages) == 1 else None
    contents = (
        [(f"p{number}", page.title) for number, page in enumerate(pages, 1)]
        if alone is None
        else [
            (f"s-{number}", one.title) for number, one in enumerate(alone.sections, 1) if one.title
        ]
    )
    made: str = (
        _environment()
        .get_template("page.html")
        .render(
            pages=pages,
            title=alone.title if alone else title,
            aside=alone.aside if alone else "",
            contents=contents,
            **said_everywhere(lang),
        )
    )
    return f"{made}\n"


def said_everywhere(lang: Lang) -> dict[str, Any]:
    """Return what the templates say of their own, in a language."""
    return {
        "lang": lang,
        "version": __version__,
        "words": {name: words.pick(lang) for name, words in _WORDS.items()},
        "marks": {sign: words.pick(lang) for sign, words in _MARKS.items()},
        "nothing": NOTHING,
        "disclaimer": phrase("disclaimer", lang),
    }


def template(name: str) -> Any:
    """Return a template; raises :class:`aigov.MissingExtraError` where Jinja2 is not installed."""
    return _environment().get_template(name)


@cache
def _environment() -> Any:
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise MissingExtraError("Jinja2", "html") from error
    folder = files("aigov.render") / "templates"
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: (folder / name).read_text("utf-8")),
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "amount": _amount,
        "as_drawn": Markup,  # our own SVG, in which all that is given is escaped
        "folds": _folds,
        "is_one_line": is_one_line,
        "is_plain": _is_plain,
        "kind": _kind,
        "plain": _plain,
        "runs": _runs,
        "shown": _shown,
    }
    for name, sheet in (("style", "page.css"), ("fragment_style", "notebook.css")):
        style = (folder / sheet).read_text("utf-8")
        environment.globals[name] = Markup(style)  # noqa: S704 - our own, no part of it is given
    return environment


def _kind(piece: Piece) -> str:
    """Return what a piece is; only addresses of the web are led to."""
    if isinstance(piece, str):
        return "words"
    if isinstance(piece, Link):
        return "link" if piece.url and piece.url.lower().startswith(_SAFE) else "plain"
    if isinstance(piece, Graded):
        return "graded"
    if isinstance(piece, Jump):
        return "jump"
    if isinstance(piece, Gap):
        return "gap"
    return "code" if isinstance(piece, Code) else "nothing"


def _plain(pieces: Iterable[Piece]) -> str:
    return "".join(
        one if isinstance(one, str) else one.words for one in pieces if not isinstance(one, Address)
    )


def _shown(items: Iterable[Item]) -> list[Item]:
    """Return the items but those that only say where the words above them lead."""
    return [one for one in items if one.label or one.inner or _plain(one.words)]


def _runs(items: Iterable[Item]) -> Iterator[tuple[bool, list[Item]]]:
    """Yield items that follow one another with labels together, and those without."""
    for labelled, found in groupby(items, lambda one: bool(one.label)):
        yield labelled, [*found]


def _amount(section: Section) -> int:
    """Return how many things a section tells of; 0 where it is one sentence and no list."""
    if section.number is not None:
        return section.number
    items = section.items
    if len(items) == 1 and not (items[0].mark or items[0].inner or section.tables):
        return 0
    return len(section.items) + sum(len(table.rows) for table in section.tables)


def _is_plain(rows: Iterable[TableRow]) -> bool:
    """Tell whether all cells hold no more than plain words."""
    return all(is_one_line(cell) for row in rows for cell in row.cells)


def _folds(rows: Iterable[TableRow]) -> list[list[TableRow]]:
    """Return each row that does not lie under another with all that do: what folds together."""
    found: list[list[TableRow]] = []
    for row in rows:
        if found and row.depth > found[-1][0].depth:
            found[-1].append(row)
        else:
            found.append([row])
    return found
