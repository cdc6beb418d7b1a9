"""The shared levels that tiers and statuses of all frameworks are measured by."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["CONFIDENCES", "LEVELS", "Confidence", "Level"]

Level = Literal["prohibited", "high", "limited", "minimal"]
"""What a tier or a status comes to, the highest first."""
Confidence = Literal["high", "medium", "low"]
"""How well something is sourced, the best first."""

LEVELS: tuple[Level, ...] = get_args(Level)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
