"""How long it takes to compare whole frameworks and to find gaps, beside one classification."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from agreement import DAY
from measure import microseconds, ratio, table

import aigov
from aigov.comparison import compare
from aigov.gaps import gap

if TYPE_CHECKING:
    from collections.abc import Callable

BOTH = ("eu-ai-act", "vn-ai-law")
EXAMPLE = "example:cv-screening"
ONE = "classification of CV screening, eu-ai-act: tier, bounds, findings, reasons, questions"


def report() -> str:
    """Measure everything and return it as text."""
    frameworks = [aigov.load_framework(name) for name in BOTH]
    system = aigov.load_system(EXAMPLE)

    def classify() -> None:
        found = aigov.classify(system, frameworks[0], as_of=DAY)
        found.tier, found.bounds, found.open_questions  # noqa: B018
        for one in found.findings:
            if one.outcome is not False:
                one.reasons  # noqa: B018

    def obligations() -> None:
        [*aigov.classify(system, frameworks[0], as_of=DAY).obligations()]

    def whole() -> None:
        found = compare(frameworks, as_of=DAY)
        found.rows, found.portraits  # noqa: B018

    def of_system() -> None:
        found = compare(frameworks, system, as_of=DAY)
        found.rows, found.portraits  # noqa: B018

    def of_gap(given: aigov.System | None) -> Callable[[], None]:
        def run() -> None:
            found = gap(frameworks[0], frameworks[1], given, as_of=DAY)
            found.items, found.programme  # noqa: B018

        return run

    found = microseconds(
        {
            ONE: (classify, 1),
            "its obligations, with the classification that they need": (obligations, 1),
            "comparison of the two frameworks, all rows, relations, portraits": (whole, 1),
            "comparison for CV screening": (of_system, 1),
            "gap between the two frameworks, with the programme": (of_gap(None), 1),
            "gap for CV screening": (of_gap(system), 1),
        }
    )
    rows = [
        (name, f"{median(values) / 1000:.2f}", f"{ratio(found, name, ONE):.1f}")
        for name, values in found.items()
    ]
    counts = " and ".join(f"{len(one.duty_data['obligations'])} ({one.id})" for one in frameworks)
    return f"Obligations: {counts}; warm, ms. The ratio is to the first line.\n\n" + table(
        ("", "ms", "ratio"), rows
    )
