"""Drawings as pictures of pixels, by resvg."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov.problems import AigovError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["png"]

_MOST_ZOOM, _MOST_PIXELS = 50, 100_000_000
_LETTERS = "aếộữằđ"
"""One of each kind that Vietnamese has; a font for English alone has but the first."""


def png(svg: str, zoom: float, fonts: Sequence[str | Path] = ()) -> bytes:
    """Return a drawing as PNG; raises :class:`aigov.AigovError` where letters would be missing."""
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtraError("resvg-py", "plots") from error
    _check_size(svg, zoom)
    files = [str(one) for one in fonts]
    for one in files:
        if not Path(one).is_file():
            message = f"{one!r}: there is no such file of a font"
            raise AigovError(message)
    if not _all_letters(resvg_py, tuple(files)):
        raise AigovError(
            "this machine has no font with Vietnamese letters, and a picture would lack its words: "
            "install one (such as DejaVu Sans or Noto Sans), name its file with "
            "plot.png(fonts=[…]), or save as .svg or .html"
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, font_files=files))


def _check_size(svg: str, zoom: float) -> None:
    """Raise where the picture would be nothing, or more than a machine holds."""
    width, height = (float(one) for one in re.findall(r' (?:width|height)="([\d.]+)"', svg)[:2])
    pixels = width * height * zoom**2 if 0 < zoom < _MOST_ZOOM else 0
    if not 1 <= pixels <= _MOST_PIXELS:
        message = f"zoom: {zoom!r} does not give a picture of 1 to {_MOST_PIXELS:,} pixels"
        raise AigovError(message)


@cache
def _all_letters(resvg: Any, files: tuple[str, ...]) -> bool:
    """Tell whether each letter leaves a trace: the rasteriser says nothing of those it lacks."""
    drawn = [
        bytes(resvg.svg_to_bytes(svg_string=_letter(one), font_files=[*files]))
        for one in ("", *_LETTERS)
    ]
    return drawn[0] not in drawn[1:]


def _letter(one: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">'
        f'<text x="4" y="24" font-size="20" font-family="sans-serif">{one}</text></svg>'
    )
