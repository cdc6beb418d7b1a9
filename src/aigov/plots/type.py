"""How wide words are, and where their lines break, without a font at hand.

The widths are those of DejaVu Sans, the widest of the common sans-serif fonts: what fits by them
fits in the others too.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["LINE", "fitted", "measure", "wrapped"]

LINE = 1.45
"""Lines are so far apart, in font sizes: Vietnamese letters carry two signs above and one below."""

_BOLD = 1.15
_OTHER = 840
_WIDE = 1050
_WIDTHS = {
    letter: width
    for width, letters in {
        318: "'ijl ,.·’‘|:;/\\IJ!",
        400: "f-()[]tr",
        520: '"*_`sz?c“”§–',
        600: "LFkvxyPTYoae",
        640: "EhnuSbdgpq$0123456789{}đ",
        690: "KAVXZBRC",
        790: "UNHDG&OQĐwΩ",
        860: "#+<=>^~M●○◆→↔✓✗",
        1000: "%mW@…—",
    }.items()
    for letter in letters
}
_HORN = "\N{COMBINING HORN}"


def measure(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are at a font size, in its unit, rather too much than too little."""
    return sum(map(_letter, words)) * size * (_BOLD if bold else 1) / 1000


@cache
def _letter(letter: str) -> int:
    base, *signs = [*unicodedata.normalize("NFD", letter)]
    if unicodedata.combining(base):
        return 0
    if unicodedata.east_asian_width(base) in "WF":
        return _WIDE
    return _WIDTHS.get(base, _OTHER) + (80 if _HORN in signs else 0)


def wrapped(
    words: str, size: float, room: float, *, bold: bool = False, most: int | None = None
) -> list[str]:
    """Return words as lines no wider than ``room``; what has no room in ``most`` lines ends in `…`.

    A word that is too wide for a line is broken.
    """
    lines: list[str] = []
    line = ""
    for word in words.split():
        for part in _parts(word, size, room, bold=bold):
            longer = f"{line} {part}" if line else part
            if measure(longer, size, bold=bold) <= room:
                line = longer
            else:
                lines.append(line)
                line = part
    lines.append(line)
    if most is not None and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], fitted(rest, size, room, bold=bold)]
    return lines


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return words in one line, cut with `…` where there is no room."""
    if measure(words, size, bold=bold) <= room:
        return words
    kept = words
    while kept and measure(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _parts(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Return a word in parts that each have room, one letter at least."""
    if measure(word, size, bold=bold) <= room:
        return [word]
    parts = [""]
    for letter in word:
        if parts[-1] and measure(parts[-1] + letter, size, bold=bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts
