"""Obligations of one framework in one text of the law, ready to be laid on a system or compared.

These objects are light and frozen, as the rules are; they are read only where somebody asks for
obligations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.parse import Outcomes
from aigov.conditions.tree import FindingHolds, Has, StatusHolds, leaves
from aigov.display import displayed
from aigov.intervals import day
from aigov.rulesets import RulesetBuilder
from aigov.texts import one_line, several, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.conditions.tree import Condition
    from aigov.framework import Framework
    from aigov.lawtext import LawText
    from aigov.rules import Applies, Exempt
    from aigov.texts import Text

__all__ = [
    "Amount",
    "Duties",
    "DutyBuilder",
    "Obligation",
    "Penalty",
    "Span",
    "Variant",
    "read_penalty",
    "read_terms",
]

OPERATING_LIFE = "operating life"
_SPAN = re.compile(r"([1-9]\d*) (hour|day|working day|week|month|year)s?")
BOUNDS = ("at_least", "at_most", "every")
"""The keys of an amount that hold a span of time."""


class Span(NamedTuple):
    """A span of time as the law writes it: `72 hours`; ``number`` 0 is the operating life."""

    number: int
    unit: str

    @classmethod
    def read(cls, written: str) -> Span:
        """Read a span that the format allows."""
        found = _SPAN.fullmatch(written)
        return cls(int(found[1]), found[2]) if found else cls(0, OPERATING_LIFE)

    def __str__(self) -> str:
        """Return it as it is written."""
        if not self.number:
            return self.unit
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"


class Amount(NamedTuple):
    """How long, how often, or by when: ``bound`` is `at_least`, `at_most`, `every` or nothing.

    ``when`` are the events that it is for; of several amounts the first that matches counts.
    """

    bound: str
    span: Span | None
    promptness: str | None
    clock: str | None
    when: Condition | None
    cite: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; ``events`` are the values of facts of the event that it is for."""
        return {
            "events": [
                {"fact": leaf.fact, "value": value}
                for leaf in ([] if self.when is None else leaves(self.when))
                if isinstance(leaf, Has)
                for value in leaf.values
            ],
            "bound": self.bound or None,
            "span": None if self.span is None else str(self.span),
            "promptness": self.promptness,
            "clock": self.clock,
        }


TermValue = tuple[Amount, ...] | tuple[str, ...] | int
"""Spans of time, set words (one or several), or a number."""


@displayed
class Obligation(NamedTuple):
    """What somebody must do, may do, or can be held to. Days are ordinals.

    ``applies`` is empty where it begins with what triggers it; ``since`` is the first day of the
    text that brought it.
    """

    id: str
    cite: tuple[str, ...]
    roles: tuple[str, ...]
    toward: tuple[str, ...]
    topic: str
    title: Text
    requires: Text
    when: Condition
    unless: tuple[Exempt, ...]
    on: tuple[str, ...]
    terms: Mapping[str, TermValue]
    kind: str
    strength: str
    applies: tuple[Applies, ...]
    since: int
    ends: int | None
    sanctions: tuple[str, ...]
    readings: tuple[str, ...]
    confidence: str
    note: Text
    triggers: tuple[str, ...] = ()
    """The rules that its condition asks for."""

    @property
    def citation(self) -> str:
        """The provision or provisions, as cited."""
        return "; ".join(self.cite)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Obligation {self.id}: {', '.join(self.roles)}, {self.citation}")


class Variant(NamedTuple):
    """A different maximum for some of those who break the rule."""

    when: Condition
    cite: tuple[str, ...]
    amount: int | None
    percent: float | None
    choose: str | None


@displayed
class Penalty(NamedTuple):
    """The most that a breach can cost: an amount, a percentage of a base, or who else decides.

    ``choose`` says which counts: `higher`, `lower` or `amount`. ``set_by`` is `this-framework`,
    `national-law`, `not-yet-issued` or `none`.
    """

    id: str
    cite: tuple[str, ...]
    title: Text
    set_by: str
    amount: int | None
    currency: str | None
    percent: float | None
    base: Text
    choose: str | None
    variants: tuple[Variant, ...]
    authority: Text
    start: int
    confidence: str
    note: Text

    @property
    def citation(self) -> str:
        """The provision or provisions, as cited."""
        return "; ".join(self.cite)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Penalty {self.id}: {self.citation}")


class Duties:
    """Everything that one text of a framework says of obligations, in the law's order.

    There is one for each text, which is equal to itself alone.
    """

    def __init__(
        self, obligations: Mapping[str, Obligation], penalties: Mapping[str, Penalty]
    ) -> None:
        """Take both by id."""
        self.obligations = obligations
        self.penalties = penalties


def read_terms(framework: Framework, entry: Mapping[str, Any]) -> dict[str, TermValue]:
    """Return the terms of one entry of the section `obligations`, in whatever text it stands."""
    return _reader(framework).terms(entry, ())


def read_penalty(framework: Framework, entry: Mapping[str, Any]) -> Penalty:
    """Return one entry of the section `penalties`, in whatever text it stands."""
    return _reader(framework).penalty(0, entry, coming=True)


def _reader(framework: Framework) -> DutyBuilder:
    return DutyBuilder(framework, framework.law_text(day(framework.checked), None))


class DutyBuilder(RulesetBuilder):
    """Builds the obligations of one text; mistakes of conditions go to ``problems``."""

    def __init__(self, framework: Framework, law: LawText) -> None:
        """Take the framework and the text to read."""
        super().__init__(framework, law)
        self.data = {**framework.data, **framework.duty_data}
        self._ruleset = framework.ruleset(law)
        self._conditions: dict[str, Condition] = {}
        rules = self._ruleset.rules.values()
        self._parser.outcomes = Outcomes(
            {
                tier.id: tuple(
                    rule.id for rule in rules if rule.kind == "tier" and rule.concludes == tier.id
                )
                for tier in framework.tiers
            },
            framework.statuses,
        )

    def duties(self) -> Duties:
        """Return the obligations and penalties that stand in this text, or will."""
        order = self.framework.citations.order
        found = [
            self._obligation(place, entry, coming=standing == "coming")
            for place, entry, standing in self._entries("obligations")
            if standing != "gone"
        ]
        found.sort(key=lambda one: order(one.cite[0]))
        penalties = [
            self.penalty(place, entry, coming=standing == "coming")
            for place, entry, standing in self._entries("penalties")
            if standing != "gone"
        ]
        return Duties({one.id: one for one in found}, {one.id: one for one in penalties})

    def _obligation(self, place: int, entry: Mapping[str, Any], *, coming: bool) -> Obligation:
        path = ("obligations", place)
        since = self._first_day(entry["id"])
        when = self._condition(entry["when"], (*path, "when"))
        exempts = self._exempts(entry.get("unless", ()), (*path, "unless"), coming=coming)
        applies = entry.get("applies")
        return Obligation(
            entry["id"],
            several(entry["cite"]),
            tuple(entry["roles"]),
            tuple(entry.get("toward", ())),
            entry["topic"],
            text(entry["title"]),
            text(entry.get("requires")),
            when,
            exempts,
            several(entry.get("on")),
            self.terms(entry, path),
            entry.get("kind", "duty"),
            entry.get("strength", "must"),
            self._applies(applies, (*path, "applies"), since, coming=coming) if applies else (),
            since,
            self._last_day(entry.get("ends"), entry),
            several(entry.get("sanction")),
            tuple(entry.get("readings", ())),
            entry.get("confidence") or self.framework.confidence,
            text(entry.get("note")),
            tuple(dict.fromkeys(self._triggers(when, exempts))),
        )

    def _condition(self, data: Any, path: tuple[str | int, ...]) -> Condition:
        """Return a condition; of those that are written alike, the same one, to be read once."""
        key = repr(data)
        if key not in self._conditions:
            self._conditions[key] = self._parser.parse(data, path)
        return self._conditions[key]

    def _triggers(self, when: Condition, exempts: tuple[Exempt, ...]) -> Iterator[str]:
        """Yield the rules that a condition and its exceptions ask for."""
        rules = self._ruleset
        for leaf in rules.leaves_of(when, exempts):
            if isinstance(leaf, FindingHolds):
                yield from rules.members(leaf.rules)
            elif isinstance(leaf, StatusHolds):
                yield from (rule.id for rule, _ in rules.concluding(leaf.statuses))

    def _first_day(self, name: str) -> int:
        """Return the first day of the first text that has the duty: a new wording is no new duty."""
        texts = [one.get("text") or {} for one in self.data["obligations"] if one["id"] == name]
        return min(
            self.law.start(one.get("since"))
            for one in texts
            if self.law.state.get(one.get("since", "")) != "hidden"
        )

    def terms(self, entry: Mapping[str, Any], path: tuple[str | int, ...]) -> dict[str, TermValue]:
        """Return the terms of an obligation."""
        return {
            name: self._term(value, (*path, "terms", name))
            for name, value in entry.get("terms", {}).items()
        }

    def _term(self, value: Any, path: tuple[str | int, ...]) -> TermValue:
        if isinstance(value, int):
            return value
        if isinstance(value, str) or (isinstance(value, list) and isinstance(value[0], str)):
            return several(value)
        if isinstance(value, dict):
            return (self._amount(value, path),)
        return tuple(self._amount(one, (*path, place)) for place, one in enumerate(value))

    def _amount(self, value: Mapping[str, Any], path: tuple[str | int, ...]) -> Amount:
        bound = next((one for one in BOUNDS if one in value), "")
        return Amount(
            bound,
            Span.read(value[bound]) if bound else None,
            value.get("promptness"),
            value.get("clock"),
            self._parser.parse(value["when"], (*path, "when")) if "when" in value else None,
            several(value.get("cite")),
        )

    def penalty(self, place: int, entry: Mapping[str, Any], *, coming: bool) -> Penalty:
        """Return a penalty with the variants that belong to the text read."""
        path = ("penalties", place)
        since = self.law.start((entry.get("text") or {}).get("since"))
        variants = entry.get("variants", ())
        visible = {id(one) for one in self.law.visible(variants, coming=coming)}
        return Penalty(
            entry["id"],
            several(entry["cite"]),
            text(entry["title"]),
            entry.get("set_by", "this-framework"),
            entry.get("amount"),
            entry.get("currency"),
            entry.get("percent"),
            text(entry.get("base")),
            entry.get("choose"),
            tuple(
                Variant(
                    self._parser.parse(one["when"], (*path, "variants", number, "when")),
                    several(one["cite"]),
                    one.get("amount", entry.get("amount")),
                    one.get("percent", entry.get("percent")),
                    one.get("choose", entry.get("choose")),
                )
                for number, one in enumerate(variants)
                if id(one) in visible
            ),
            text(entry.get("authority")),
            self._applies(entry.get("applies"), (*path, "applies"), since, coming=coming)[0].start,
            entry.get("confidence") or self.framework.confidence,
            text(entry.get("note")),
        )
