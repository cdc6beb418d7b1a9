"""Laws of a few duties each, and crosswalks between them, for what comparing means."""

from __future__ import annotations

from typing import Any

import tiny

from aigov import bundled
from aigov.framework import Framework

__all__ = ["ASKED", "LISTED", "both", "duty", "law", "relation"]

TERM_LISTS = ("assessor", "party", "moment", "clock", "event")
SHARED = bundled.sections(bundled.VOCABULARY)["concepts"]
WORDS = tiny.vocabulary(None, {**tiny.CONCEPTS, **{name: SHARED[name] for name in TERM_LISTS}})
ASKED = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS}
LISTED = {"id": "listed", "tier": "high", "when": {"profiles": True}, "applies": "2027-12-02"}


def duty(id: str, topic: str = "logging", **more: Any) -> dict[str, Any]:  # noqa: A002
    return {
        "id": id,
        "cite": "Art. 9",
        "roles": ["provider"],
        "topic": topic,
        "title": {"en": id},
        "when": {},
        **more,
    }


def relation(first: Any, second: Any, what: str, **more: Any) -> dict[str, Any]:
    some = {"en": "some"}
    return {
        "first": first,
        "second": second,
        "relation": what,
        "rationale": {"en": f"{first} and {second}"},
        "only_first": some,
        "only_second": some,
        **more,
    }


def law(name: str, *duties: dict[str, Any], relations: Any = (), **more: Any) -> Framework:
    walks = [
        {
            "id": "one-other",
            "first": "one",
            "second": "other",
            "title": {"en": "One to other"},
            "author": "Somebody",
            "date": "2026-11-23",
            "mappings": [*relations],
        }
    ]
    return tiny.framework(
        WORDS,
        framework={"id": name},
        obligations=[*duties],
        **{"crosswalks": walks if relations else [], "rules": [LISTED], **more},
    )


def both(
    ours: list[dict[str, Any]], theirs: list[dict[str, Any]], *relations: dict[str, Any]
) -> tuple[Framework, Framework]:
    return law("one", *ours, relations=relations), law("other", *theirs)
