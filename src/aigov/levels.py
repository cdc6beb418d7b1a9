"""The shared levels that tiers and statuses of all frameworks are measured by."""

from __future__ import annotations

__all__ = ["CONFIDENCES", "LEVELS"]

LEVELS = ("prohibited", "high", "limited", "minimal")
"""The highest first."""
CONFIDENCES = ("high", "medium", "low")
"""How well something is sourced, the best first."""
