"""Interleaved rounds and medians: on a busy machine only ratios within a round mean much."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROUND = 0.02
"""Seconds that one subject takes in a round, at least."""


def microseconds(
    subjects: Mapping[str, tuple[Callable[[], object], int]], rounds: int = 15
) -> dict[str, list[float]]:
    """Return, for each subject, microseconds for one unit in each round.

    A subject is a function and the number of units it does at a time.
    """
    repeats = {}
    for name, (work, _) in subjects.items():
        work()
        start = perf_counter()
        work()
        repeats[name] = max(1, int(ROUND / (perf_counter() - start)))
    found: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, (work, units) in subjects.items():
            start = perf_counter()
            for _ in range(repeats[name]):
                work()
            found[name].append((perf_counter() - start) / repeats[name] / units * 1e6)
    return found


def ratio(found: Mapping[str, list[float]], name: str, base: str) -> float:
    """Return the median over the rounds of one subject against another."""
    return median(a / b for a, b in zip(found[name], found[base], strict=True))


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table that can also be read as text."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    lines = [
        " | ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in [head, *rows]
    ]
    rule = " | ".join(
        "-" * width if place == 0 else "-" * (width - 1) + ":" for place, width in enumerate(widths)
    )
    return "\n".join(f"| {line} |" for line in [lines[0], rule, *lines[1:]])
