"""A plot: a drawing with its words and the data that it shows."""

from __future__ import annotations

from html import escape
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov.lazy import ReadOnly
from aigov.problems import AigovError
from aigov.saving import save_bytes
from aigov.texts import Text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigov.plots.canvas import Canvas
    from aigov.render.page import Drawing, Page, Table
    from aigov.texts import Lang

__all__ = ["Plot", "table_of"]

_WORDS = {
    "plot": Text("The plot", "Biểu đồ"),
    "data": Text("The data of the plot", "Số liệu của biểu đồ"),
}
_KINDS = ("svg", "png", "html")


class Plot(ReadOnly):
    """A drawing with its words and its data. Read-only; a notebook shows it.

    ``title`` says what it is of, ``description`` in words what it shows, ``svg`` is the drawing.
    """

    title: str
    description: str
    svg: str
    lang: Lang
    _aside: str
    _bare: str
    _rows: tuple[Mapping[str, Any], ...]
    _table: Table

    def __init__(
        self,
        drawn: Canvas,
        *,
        title: str,
        aside: str,
        description: str,
        rows: Sequence[Mapping[str, Any]],
        table: Table,
        lang: Lang,
    ) -> None:
        """Use the functions of :mod:`aigov.plots`."""
        self.__dict__.update(
            title=title,
            description=description,
            lang=lang,
            svg=drawn.svg(title, aside, description, lang, headed=True),
            _aside=aside,
            _bare=drawn.svg(title, aside, description, lang, headed=False),
            _rows=tuple(rows),
            _table=table,
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The data that is shown, one dict for each mark of the plot, in order."""
        return [dict(one) for one in self._rows]

    def drawing(self) -> Drawing:
        """Return the plot as a part of a page, whose caption is the title."""
        from aigov.render.page import Drawing

        return Drawing(self.title, self._bare, self.description)

    def page(self) -> Page:
        """Return a page with the plot, what it shows in words, and its data as a table."""
        from aigov.render.page import Item, Page, Section

        head = (Item((self.description,)),)
        shown = Section(_WORDS["plot"].pick(self.lang), (), (), (self.drawing(),))
        data = Section(_WORDS["data"].pick(self.lang), (), (self._table,))
        return Page(self.title, self._aside, head, (shown, data) if self._rows else (shown,))

    def png(self, *, zoom: float = 2, fonts: Sequence[str | Path] = ()) -> bytes:
        """Return the plot as a PNG picture, on light ground.

        ``zoom`` is how many pixels there are to one of CSS, ``fonts`` are files of fonts to use
        beside those of the machine. Raises :class:`aigov.MissingExtraError` where `resvg-py` is
        not installed, :class:`aigov.AigovError` where no font has the letters, or for a ``zoom``
        that gives no picture or one of over a hundred million pixels.
        """
        from aigov.plots.raster import png

        return png(self.svg, zoom, fonts)

    def save(self, path: str | Path) -> None:
        """Save as the end of the name says: `.svg`, `.png`, or `.html`, one page with the data.

        The file is written whole or not at all. Raises :class:`aigov.AigovError` for another kind
        of file, :class:`aigov.MissingExtraError` where a package for it is missing, ``OSError``
        where there is no such place.
        """
        target = Path(path)
        kind = target.suffix.lower().removeprefix(".")
        if kind not in _KINDS:
            message = f"{str(path)!r}: a plot is saved as .svg, .png or .html"
            raise AigovError(message)
        if kind == "png":
            content = self.png()
        elif kind == "html":
            from aigov.render.html import pages_html

            content = pages_html([self.page()], self.lang, self.title).encode()
        else:
            content = f"{self.svg}\n".encode()
        save_bytes(content, target)

    def _repr_html_(self) -> str:
        """Return the drawing for a notebook; where there is little room it is moved sideways."""
        return (
            f'<div role="group" tabindex="0" aria-label="{escape(self.title)}" '
            f'style="overflow-x:auto">{self.svg}</div>'
        )

    def _repr_png_(self) -> bytes | None:
        """Return the picture for viewers that show no SVG, where it can be made."""
        try:
            return self.png()
        except AigovError:
            return None

    def _repr_markdown_(self) -> str:
        """Return in words what is shown."""
        from aigov.render.markdown import escape as escaped

        return f"**{escaped(self.title)}**\n\n{escaped(self.description)}\n"

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Plot {self.title}: {len(self._rows)} rows")


def table_of(
    heads: Sequence[str], rows: Iterable[tuple[str, Sequence[object]]], depths: Iterable[int] = ()
) -> Table:
    """Return the data of a plot as a table: the heads of the columns, and each row with its head.

    ``depths`` say how deep rows lie under those before them, where any does.
    """
    from aigov.render.page import NOTHING, Item, Table, TableRow

    made = [
        TableRow((head,), tuple((Item((str(one) or NOTHING,)),) for one in cells), depth)
        for (head, cells), depth in zip(rows, chain(depths, repeat(0)), strict=False)
    ]
    return Table("", tuple(heads[1:]), tuple(made), heads[0])
