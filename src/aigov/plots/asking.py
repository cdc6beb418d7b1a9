"""What the functions that draw are given, checked."""

from __future__ import annotations

from typing import Any

from aigov.problems import AigovError

__all__ = ["asked_depth", "asked_width", "wrong_kind"]

_NARROWEST, _WIDEST = 560, 4000


def asked_depth(depth: Any) -> int:
    """Return how many levels are asked for; raises :class:`aigov.AigovError` for no number."""
    if not isinstance(depth, int) or depth < 0:
        message = f"depth: {depth!r} is no number of levels; 0 shows the broadest topics alone"
        raise AigovError(message)
    return depth


def asked_width(width: Any) -> float:
    """Return the width asked for; raises :class:`aigov.AigovError` where nothing can be drawn."""
    if not isinstance(width, int | float) or not _NARROWEST <= width <= _WIDEST:
        message = f"width: {width!r} is no number of pixels from {_NARROWEST} to {_WIDEST}"
        raise AigovError(message)
    return float(width)


def wrong_kind(function: str, given: object, wanted: str) -> AigovError:
    """Return the error for something that a function cannot draw."""
    return AigovError(f"{function}: takes {wanted}, not {type(given).__name__}")
