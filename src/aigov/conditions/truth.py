"""Kleene's logic: ``True``, ``False`` and ``None`` (unknown)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Truth", "conj", "disj", "negate", "only", "word"]

Truth = bool | None


def word(outcome: Truth) -> str:
    """Return `true`, `false` or `unknown`."""
    return "unknown" if outcome is None else "true" if outcome else "false"


def conj(values: Sequence[Truth]) -> Truth:
    """Kleene's and."""
    return False if False in values else None if None in values else True


def disj(values: Sequence[Truth]) -> Truth:
    """Kleene's or."""
    return True if True in values else None if None in values else False


def negate(value: Truth) -> Truth:
    """Kleene's not."""
    return None if value is None else not value


def only(named: tuple[tuple[int, int], ...] | None, wanted: int, below: int) -> Truth:
    """Tell whether every stated value is under the wanted concepts (``None``: nothing stated).

    ``wanted`` are the bits of the concepts, ``below`` also of everything narrower.
    """
    if named is None:
        return None
    result: Truth = bool(named)
    for up, down in named:
        if up & wanted:
            continue
        if not down & below:
            return False
        result = None
    return result
