"""Two small laws on the real vocabulary, one made in hours and years and one in days, and a crosswalk."""

from __future__ import annotations

from typing import Any

from aigov import Framework, load_vocabulary

__all__ = ["FACTS", "MAPPINGS", "duty", "laws", "mapping"]

FACTS = {"purpose": ["recruitment-screening"], "profiles_people": True}
_INSTRUMENT: dict[str, Any] = {
    "id": "act",
    "title": {"en": "The Act", "vi": "Luật"},
    "number": "1/2026",
    "published": "2026-01-01",
    "in_force": "2026-02-01",
    "status": "binding",
    "citation": {"pattern": r"Art\. (?P<article>\d+)", "label": "Art. {article}"},
}


def duty(name: str, article: int, topic: str = "risk-management", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "cite": f"Art. {article}",
        "roles": ["provider"],
        "topic": topic,
        "title": {"en": f"Do {name}", "vi": f"Thực hiện {name}"},
        "requires": {"en": f"All of {name}.", "vi": f"Toàn bộ {name}."},
        "when": {"finding": "hiring"},
        **more,
    }


def mapping(first: Any, second: Any, relation: str, **more: Any) -> dict[str, Any]:
    given = {"first": first, "second": second, "relation": relation}
    return {
        **{key: value for key, value in given.items() if value},
        "rationale": {"en": "They say so.", "vi": "Các văn bản quy định như vậy."},
        "only_first": {"en": "The first thing.", "vi": "Điều thứ nhất."},
        "only_second": {"en": "The second thing.", "vi": "Điều thứ hai."},
        **more,
    }


FIRST = [
    duty("manage-risks", 1),
    duty("keep-files", 2, "document-retention", terms={"retention": {"at_least": "10 years"}}),
    duty(
        "report",
        3,
        "incident-reporting",
        on="serious-incident",
        terms={
            "deadline": {"at_most": "72 hours", "clock": "awareness"},
            "recipients": ["authority", "user"],
        },
        sanction="fine",
    ),
    duty("teach", 4, "ai-literacy", roles=["provider", "deployer"], applies="2027-01-01"),
]
SECOND = [
    duty("risk-process", 1),
    duty("keep-papers", 2, "document-retention", terms={"retention": {"at_least": "6 months"}}),
    duty(
        "tell-ministry",
        3,
        "incident-reporting",
        on="serious-incident",
        terms={
            "deadline": {"at_most": "15 days", "clock": "confirmation"},
            "recipients": ["authority"],
        },
    ),
    duty("local-office", 4, "local-representation"),
]
MAPPINGS = [
    mapping("manage-risks", "risk-process", "equal"),
    mapping("keep-files", "keep-papers", "superset-of"),
    mapping("report", "tell-ministry", "intersects-with"),
    mapping(None, "local-office", "no-relationship"),
]


def _law(name: str, obligations: list[dict[str, Any]], **more: Any) -> Framework:
    head = {
        "id": name,
        "format": 1,
        "title": {"en": f"The {name} law", "vi": f"Luật {name}"},
        "short": {"en": name.title(), "vi": f"Luật {name.title()}"},
        "jurisdiction": "XX",
        "kind": "law",
        "status": "binding",
        "checked": "2026-11-22",
        "sources": [{"title": "Made up for tests", "url": "https://example.org/"}],
    }
    parts: dict[str, Any] = {
        "framework": head,
        "instruments": [_INSTRUMENT],
        "tiers": [
            {"id": "high", "level": "high", "label": {"en": "High", "vi": "Cao"}},
            {"id": "low", "level": "minimal", "label": {"en": "Low", "vi": "Thấp"}},
        ],
        "roles": [
            {"id": "provider", "shared": "provider", "label": {"en": "Maker", "vi": "Bên làm"}},
            {"id": "deployer", "shared": "deployer", "label": {"en": "Runner", "vi": "Bên dùng"}},
        ],
        "rules": [
            {
                "id": "hiring",
                "cite": "Art. 9",
                "title": {"en": "Hiring", "vi": "Tuyển dụng"},
                "tier": "high",
                "when": {"purpose": "recruitment-screening"},
            },
            {
                "id": "rest",
                "cite": "Art. 10",
                "title": {"en": "All else", "vi": "Còn lại"},
                "tier": "low",
                "otherwise": True,
            },
        ],
        "obligations": obligations,
        **more,
    }
    return Framework(parts, load_vocabulary(), origin="test")


def laws(
    mappings: list[dict[str, Any]] | None = None,
    first: list[dict[str, Any]] | None = None,
    second: list[dict[str, Any]] | None = None,
) -> tuple[Framework, Framework]:
    """Return the laws `north` and `south` with these obligations, and a crosswalk in the first."""
    entry = {
        "id": "north-south",
        "first": "north",
        "second": "south",
        "title": {"en": "North and South"},
        "author": "A. Curator",
        "date": "2026-10-01",
        "confidence": "high",
        "mappings": MAPPINGS if mappings is None else mappings,
    }
    fine = {
        "id": "fine",
        "cite": "Art. 8",
        "title": {"en": "Fine", "vi": "Phạt tiền"},
        "amount": 1_000_000,
        "currency": "EUR",
    }
    crosswalks = {"crosswalks": [entry]} if entry["mappings"] else {}
    return (
        _law("north", FIRST if first is None else first, penalties=[fine], **crosswalks),
        _law("south", SECOND if second is None else second),
    )
