"""How long a classification takes in a process that has done some before."""

from __future__ import annotations

from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any

import handwritten
from agreement import DAY, Describer, rules_of
from measure import microseconds, ratio, table

import aigov

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEMS = 200
EXAMPLES = ("credit-scoring", "customer-chatbot", "cv-screening")


def report() -> str:
    """Measure everything and return it as text."""
    return f"{_same_rules()}\n\n{_whole_act()}"


def _same_rules() -> str:
    framework = rules_of()
    describer = Describer(framework)
    random = Random(1)
    described = [describer.facts(random) for _ in range(SYSTEMS)]
    contents = [{"system": {"format": 1, "name": "random"}, "facts": one} for one in described]
    systems = [aigov.System.from_dict(one) for one in contents]

    def by_hand() -> None:
        for one in described:
            handwritten.tier(one)

    def classify(given: list[Any]) -> Callable[[], None]:
        def run() -> None:
            for one in given:
                found = aigov.classify(one, framework, as_of=DAY)
                found.tier, found.bounds  # noqa: B018

        return run

    hand = "hand-written function on a dict, two-valued"
    found = microseconds(
        {
            hand: (by_hand, SYSTEMS),
            "tier and bounds of a prepared `System`": (classify(systems), SYSTEMS),
            "the same, the `System` made from a dict and checked": (classify(contents), SYSTEMS),
        }
    )
    rows = [
        (name, f"{median(values):.1f}", f"{ratio(found, name, hand):.1f}")
        for name, values in found.items()
    ]
    facts = len(described[0])
    return (
        f"The same rules: Art. 5 and Annex III(4) and (5), {len(describer.rules)} rules, "
        f"{SYSTEMS} random systems that state all {facts} facts; one system.\n\n"
        + table(("", "µs", "ratio"), rows)
    )


def _whole_act() -> str:
    framework = aigov.load_framework("eu-ai-act")
    rows = []
    rules = 0
    for name in (*EXAMPLES, "nothing stated"):
        system = (
            aigov.System(name) if name == "nothing stated" else aigov.load_system(f"example:{name}")
        )
        rules = len(aigov.classify(system, framework, as_of=DAY).findings)
        rows.append(_one(system, framework))
    head = ("", "facts", "tier, bounds", "… findings, reasons, questions", "ratio", "`to_dict()`")
    return (
        f"The whole EU AI Act ({rules} rules), one system, µs. In the third column: tier, bounds, "
        "all findings, the reasons of those that hold or are open, all open questions. The ratio "
        "is to the hand-written function, which knows a third of the rules and gives no reasons.\n\n"
        + table(head, rows)
    )


def _one(system: aigov.System, framework: aigov.Framework) -> tuple[str, ...]:
    facts = system.facts

    def tier() -> None:
        found = aigov.classify(system, framework, as_of=DAY)
        found.tier, found.bounds  # noqa: B018

    def full() -> None:
        found = aigov.classify(system, framework, as_of=DAY)
        found.tier, found.bounds, found.open_questions  # noqa: B018
        for one in found.findings:
            if one.outcome is not False:
                one.reasons  # noqa: B018

    found = microseconds(
        {
            "hand": (lambda: handwritten.tier(facts), 1),
            "tier": (tier, 1),
            "full": (full, 1),
            "dict": (lambda: aigov.classify(system, framework, as_of=DAY).to_dict(), 1),
        }
    )
    return (
        system.name,
        str(len(facts)),
        f"{median(found['tier']):.0f}",
        f"{median(found['full']):.0f}",
        f"{ratio(found, 'full', 'hand'):.0f}",
        f"{median(found['dict']):.0f}",
    )
