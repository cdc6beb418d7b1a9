"""The JSON documents: a contract with schemas of its own in `schemas/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov._version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.classification import Classification
    from aigov.texts import Lang

__all__ = ["FORMAT", "classification_document"]

FORMAT = 1
"""Within a format number keys are only added."""


def classification_document(
    results: Sequence[Classification], lang: Lang, text_as_of: str | None = None
) -> dict[str, Any]:
    """Return the document of one system under one or several frameworks."""
    first = results[0]
    return {
        "aigov": __version__,
        "format": FORMAT,
        "lang": lang,
        "system": {
            "id": first.system.id,
            "name": first.system.name,
            "summary": first.system.summary,
            "vocabulary": first.system.vocabulary_version,
        },
        "as_of": first.as_of,
        "text_as_of": text_as_of,
        "classifications": [one.to_dict(lang) for one in results],
    }
