"""The signs that stand beside colours, as shapes: not every font has them as letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.plots.canvas import SIZE
from aigov.plots.type import LINE

if TYPE_CHECKING:
    from aigov.plots.canvas import Canvas

__all__ = ["SIGN", "sign"]

SIGN = 14.0
"""How much room a sign takes beside words."""


def sign(drawn: Canvas, mark: str, x: float, y: float, colour: str) -> None:
    """Draw one of `● ○ ✓ ✗ ? –` around a point."""
    if mark in ("●", "○"):
        drawn.circle(x, y, 3.5, colour if mark == "●" else None, colour, thick=1.5)
    elif mark == "✓":
        drawn.line(x - 4.5, y + 0.5, x - 1.5, y + 3.5, colour, thick=2)
        drawn.line(x - 1.5, y + 3.5, x + 4.5, y - 4, colour, thick=2)
    elif mark == "✗":
        drawn.line(x - 4, y - 4, x + 4, y + 4, colour, thick=2)
        drawn.line(x - 4, y + 4, x + 4, y - 4, colour, thick=2)
    elif mark == "–":
        drawn.line(x - 3.5, y, x + 3.5, y, colour, thick=2)
    elif mark:
        drawn.words(mark, x, y - SIZE * LINE / 2, fill=colour, bold=True, anchor="middle")
