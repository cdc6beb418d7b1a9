"""The colours of plots, on light ground and on dark, and how a drawing chooses between them.

Colour never says anything alone: figures, marks or words stand beside it. The ramp goes one way
in lightness, and met and not met are blue and orange: those who see few colours tell them apart.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COLOURS", "SCOPE", "Colour", "light", "ramp", "style"]

SCOPE = "aigov-plot"
"""The class of every plot; no rule of the style reaches beyond it."""


class Colour(NamedTuple):
    """A colour on light ground, and what stands for it on dark."""

    light: str
    dark: str


COLOURS = {
    "ground": Colour("#ffffff", "#14171a"),
    "raised": Colour("#f4f6f8", "#1f2429"),
    "faint": Colour("#d9dee3", "#343b42"),
    "line": Colour("#858d96", "#7c8690"),
    "ink": Colour("#1b1f24", "#e7eaed"),
    "quiet": Colour("#525a63", "#adb5bd"),
    "accent": Colour("#0b57a4", "#8ab8ff"),
    "ramp-1": Colour("#e6f0f9", "#1b2a37"),
    "ramp-2": Colour("#bcd7ee", "#234260"),
    "ramp-3": Colour("#85b6de", "#2d6290"),
    "ramp-4": Colour("#2a69a3", "#7ab5e2"),
    "ramp-5": Colour("#0b3a66", "#c8e4fa"),
    "on-strong": Colour("#ffffff", "#0d1216"),
    "orange": Colour("#a85200", "#f5b36b"),
    "prohibited": Colour("#a40e26", "#ff9aa5"),
    "high": Colour("#8a4300", "#f5b36b"),
    "limited": Colour("#0a5a73", "#7fd0e8"),
    "minimal": Colour("#1a6334", "#86d69b"),
    "prohibited-tint": Colour("#fdeaec", "#3a1a20"),
    "high-tint": Colour("#fdf0e0", "#38260f"),
    "limited-tint": Colour("#e3f2f7", "#0f2e38"),
    "minimal-tint": Colour("#e6f4ea", "#16301f"),
}

_STEPS = 5
_DARK_STEPS = 4
_FOR_DARK = (
    '[data-jp-theme-light="false"]',
    '[data-theme="dark"]',
    '[theme="dark"]',
    ".vscode-dark",
    ".vscode-high-contrast:not(.vscode-high-contrast-light)",
)
_FOR_LIGHT = (
    '[data-jp-theme-light="true"]',
    '[data-theme="light"]',
    '[theme="light"]',
    ".vscode-light",
    ".vscode-high-contrast-light",
)
"""How JupyterLab, documentation sites, Colab and VS Code say which ground they have."""


def light(name: str) -> str:
    """Return a colour as it is on light ground, on paper and in pictures of pixels."""
    return COLOURS[name].light


def ramp(step: int) -> tuple[str, str]:
    """Return the colour of a step from 1 to 5, and that of words on it."""
    step = min(step, _STEPS)
    return f"ramp-{step}", "on-strong" if step >= _DARK_STEPS else "ink"


def style() -> str:
    """Return the style of a drawing.

    What a shape says of its own colour holds on paper and where no style is read; on a screen the
    style takes over, so that the ground may be dark.
    """
    fills = (f".{SCOPE} .f-{one}{{fill:var(--{SCOPE}-{one})}}" for one in COLOURS)
    strokes = (f".{SCOPE} .s-{one}{{stroke:var(--{SCOPE}-{one})}}" for one in COLOURS)
    bright, dark = (
        ";".join(f"--{SCOPE}-{name}:{one[place]}" for name, one in COLOURS.items())
        for place in (0, 1)
    )
    return (
        f".{SCOPE}{{max-width:100%;height:auto}}"
        "@media screen{"
        f".{SCOPE}{{{bright}}}"
        f"{''.join(fills)}{''.join(strokes)}"
        f"@media (prefers-color-scheme:dark){{.{SCOPE}{{{dark}}}}}"
        f"{_under(_FOR_LIGHT)}{{{bright}}}"
        f"{_under(_FOR_DARK)}{{{dark}}}"
        "}"
    )


def _under(marks: tuple[str, ...]) -> str:
    return ",".join(f"{one} .{SCOPE}" for one in marks)
