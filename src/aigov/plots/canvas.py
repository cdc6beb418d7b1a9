"""Shapes and words put down as SVG."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from aigov.plots.colours import SCOPE, light, style
from aigov.plots.type import LINE, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.texts import Lang

__all__ = ["MARGIN", "SIZE", "SMALL", "Canvas"]

MARGIN = 16.0
SIZE, SMALL, LARGE = 13.0, 11.5, 16.0
_FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Canvas:
    """What is drawn, from the top down; all lengths are in CSS pixels.

    Words that are given go through :mod:`xml.etree`, which escapes them.
    """

    def __init__(self, width: float) -> None:
        """Take how wide the drawing is; it grows downwards as it is drawn."""
        self.width = width
        self.height = 0.0
        self._top = ET.Element("g", {"font-family": _FONTS})
        self._into = self._top

    def rect(  # noqa: PLR0913 - a rectangle has these
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None,
        *,
        stroke: str | None = None,
        thick: float = 1,
        dashed: bool = False,
        tip: str = "",
    ) -> None:
        """Draw a rectangle; ``tip`` is what a browser says of it to whoever points at it."""
        drawn = self._shape("rect", fill, stroke, thick, dashed=dashed, tip=tip)
        self._place(drawn, x=x, y=y, width=width, height=height, rx=2)
        self._reach(y + height)

    def line(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        stroke: str,
        *,
        thick: float = 1,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""
        drawn = self._shape("line", None, stroke, thick, dashed=dashed)
        self._place(drawn, x1=x, y1=y, x2=x2, y2=y2)
        self._reach(y2)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str | None,
        stroke: str,
        *,
        thick: float = 2,
        tip: str = "",
    ) -> None:
        """Draw a circle around a point."""
        self._place(self._shape("circle", fill, stroke, thick, tip=tip), cx=x, cy=y, r=radius)

    def polygon(
        self, points: Sequence[tuple[float, float]], fill: str, stroke: str, *, tip: str = ""
    ) -> None:
        """Draw a closed shape."""
        drawn = self._shape("polygon", fill, stroke, 2, tip=tip)
        drawn.set("points", " ".join(f"{_number(x)},{_number(y)}" for x, y in points))

    def words(
        self,
        lines: str | Sequence[str],
        x: float,
        y: float,
        *,
        size: float = SIZE,
        fill: str = "ink",
        bold: bool = False,
        anchor: str = "start",
        halo: str | None = None,
    ) -> float:
        """Write lines, the first with its upper edge at ``y``; return where the next would be.

        ``halo`` is the ground that is kept free around the letters where lines cross them.
        """
        for one in [lines] if isinstance(lines, str) else lines:
            drawn = self._shape("text", fill, halo, 4)
            if halo:
                drawn.set("paint-order", "stroke")
                drawn.set("stroke-linejoin", "round")
            self._place(drawn, x=x, y=y + size * 1.12)
            drawn.set("font-size", _number(size))
            if bold:
                drawn.set("font-weight", "700")
            if anchor != "start":
                drawn.set("text-anchor", anchor)
            drawn.text = _clean(one)
            y += size * LINE
            self._reach(y)
        return y

    def svg(self, title: str, aside: str, description: str, lang: Lang, *, headed: bool) -> str:
        """Return the drawing as SVG, with or without its title above it."""
        head = Canvas(self.width)
        under = self._heading(head, title, aside) if headed else 0.0
        width, height = _number(self.width), _number(self.height + under + MARGIN)
        drawn = "".join(ET.tostring(one, encoding="unicode") for one in (head._top, self._top))
        key = sha256(f"{lang}\0{title}\0{description}\0{drawn}".encode()).hexdigest()[:10]
        root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": SCOPE,
                "lang": lang,
                "viewBox": f"0 0 {width} {height}",
                "width": width,
                "height": height,
                "role": "img",
                "aria-labelledby": f"{SCOPE}-{key}-t",
                "aria-describedby": f"{SCOPE}-{key}-d",
            },
        )
        ET.SubElement(root, "title", id=f"{SCOPE}-{key}-t").text = _clean(title)
        ET.SubElement(root, "desc", id=f"{SCOPE}-{key}-d").text = _clean(description)
        ET.SubElement(root, "style").text = style()
        ground = {"width": width, "height": height, "fill": light("ground"), "class": "f-ground"}
        ET.SubElement(root, "rect", ground)
        if headed:
            root.append(head._top)
        body = ET.SubElement(root, "g", {"transform": f"translate(0 {_number(under)})"})
        body.append(self._top)
        return ET.tostring(root, encoding="unicode")

    def _heading(self, head: Canvas, title: str, aside: str) -> float:
        room = self.width - 2 * MARGIN
        under = head.words(
            wrapped(title, LARGE, room, bold=True, most=3), MARGIN, MARGIN, size=LARGE, bold=True
        )
        if aside:
            lines = wrapped(aside, SMALL, room, most=3)
            under = head.words(lines, MARGIN, under, size=SMALL, fill="quiet")
        return under

    def _shape(
        self,
        tag: str,
        fill: str | None,
        stroke: str | None,
        thick: float,
        *,
        dashed: bool = False,
        tip: str = "",
    ) -> ET.Element:
        drawn = ET.SubElement(self._into, tag)
        classes = []
        drawn.set("fill", light(fill) if fill else "none")
        if fill:
            classes.append(f"f-{fill}")
        if stroke:
            classes.append(f"s-{stroke}")
            drawn.set("stroke", light(stroke))
            drawn.set("stroke-width", _number(thick))
        if dashed:
            drawn.set("stroke-dasharray", "4 3")
        if classes:
            drawn.set("class", " ".join(classes))
        if tip:
            ET.SubElement(drawn, "title").text = _clean(tip)
        return drawn

    def _place(self, drawn: ET.Element, **lengths: float) -> None:
        for name, one in lengths.items():
            drawn.set(name, _number(one))

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)


def _clean(words: str) -> str:
    """Return words without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def _number(value: float) -> str:
    """Return a length as short as it can be written."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
