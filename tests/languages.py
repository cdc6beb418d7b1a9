"""Plain data of a result without its words for people: the same in every language."""

from __future__ import annotations

from typing import Any

IN_WORDS = {"lang", "title", "tier_label", "question", "reason"}


def without_words(value: Any) -> Any:
    """Return the data without the keys that hold words."""
    if isinstance(value, list):
        return [without_words(one) for one in value]
    if isinstance(value, dict):
        return {key: without_words(one) for key, one in value.items() if key not in IN_WORDS}
    return value
