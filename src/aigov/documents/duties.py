"""The documents on obligations as typed models: topics, terms, duties, penalties, crosswalks."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from aigov.documents.forms import (
    AppliesFrom,
    Cite,
    Condition,
    Day,
    Exemption,
    InText,
    Kebab,
    Model,
    Names,
    Text,
)
from aigov.levels import Confidence

__all__ = [
    "Choice",
    "CrosswalkEntry",
    "DutyKind",
    "ObligationEntry",
    "PenaltyEntry",
    "Promptness",
    "Relation",
    "Strength",
    "TermEntry",
    "TopicEntry",
]

DutyKind = Literal["duty", "permission", "right", "liability", "encouragement"]
Strength = Literal["must", "should", "endeavour", "may"]
Promptness = Literal["immediately", "without-undue-delay", "in-good-time"]
Choice = Literal["higher", "lower", "amount"]
Relation = Literal["equal", "subset-of", "superset-of", "intersects-with", "no-relationship"]
_SPAN = r"^([1-9]\d* (hours?|days?|working days?|weeks?|months?|years?)|operating life)$"


def _span(found: str) -> str:
    """Refuse what is no span of time."""
    if re.fullmatch(_SPAN, found):
        return found
    hint = {"hint": "write 72 hours, 15 days, 5 working days, 6 months, 10 years or operating life"}
    raise PydanticCustomError(
        "bad-span", "{found} is no span of time", {"found": repr(found), **hint}
    )


Span = Annotated[
    str,
    AfterValidator(_span),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _SPAN,
            "description": "Such as 72 hours, 5 working days, 10 years, or operating life.",
        }
    ),
]


class TopicEntry(Model):
    """A subject of obligations."""

    id: Kebab
    broader: Kebab | None = None
    label: Text
    definition: Text
    iri: str | list[str] | None = None
    close: str | list[str] | None = None
    replaces: Names | None = None


class TermEntry(Model):
    """What can be said of an obligation in figures or in set words."""

    id: Kebab
    measure: Literal["deadline", "duration", "number", "choice", "set"]
    stricter: Literal["shorter", "longer", "more", "fewer", "first", "none"] = Field(
        description="Which of two values asks for more; first: the one listed first."
    )
    values: Kebab | None = Field(None, description="The concept list of a choice or a set.")
    label: Text
    definition: Text

    @model_validator(mode="after")
    def _has_values(self) -> TermEntry:
        if (self.values is not None) != (self.measure in ("choice", "set")):
            message = "values: goes with the measures choice and set, and only with them"
            raise ValueError(message)
        return self


class Amount(Model):
    """A span of time: how long, how often, or by when and counted from what."""

    at_least: Span | None = None
    at_most: Span | None = None
    every: Span | None = None
    promptness: Promptness | None = None
    clock: Kebab | None = Field(None, description="The event that the time is counted from.")
    when: Condition | None = Field(None, description="For which events; the first match counts.")
    cite: Cite | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Amount:
        given = [self.at_least, self.at_most, self.every]
        if sum(one is not None for one in given) > 1 or not any([*given, self.promptness]):
            hint = {"hint": "write one of at_least, at_most, every; a deadline may be a promptness"}
            raise PydanticCustomError("bad-amount", "one span of time is wanted", hint)
        return self


def _term_form(found: Any) -> str:
    """Tell the forms of a term apart, so that only the one meant complains."""
    if isinstance(found, list):
        return "amounts" if any(isinstance(one, dict) for one in found) else "names"
    numbers = dict.fromkeys((int, float, bool), "number")
    return ({dict: "amount"} | numbers).get(type(found), "name")


TermValue = Annotated[
    Annotated[Amount, Tag("amount")]
    | Annotated[list[Amount], Field(min_length=1), Tag("amounts")]
    | Annotated[int, Tag("number")]
    | Annotated[str, Tag("name")]
    | Annotated[list[str], Field(min_length=1), Tag("names")],
    Discriminator(_term_form),
]


class ObligationEntry(Model):
    """What somebody must do, may do, or can be held to."""

    id: Kebab
    cite: Cite
    roles: list[Kebab] = Field(min_length=1, description="Who bears it.")
    toward: list[Kebab] = Field(default_factory=list, description="To whom it is owed.")
    topic: Kebab
    title: Text
    requires: Text | None = Field(None, description="What is required, in our own words.")
    when: Condition = Field(description="What triggers it.")
    unless: list[Exemption] = Field(default_factory=list)
    on: Names | None = Field(None, description="The event that it waits for.")
    terms: dict[Kebab, TermValue] = Field(default_factory=dict)
    kind: DutyKind = "duty"
    strength: Strength = "must"
    applies: AppliesFrom | None = Field(
        None, description="Its own first day; without one it begins with what triggers it."
    )
    ends: Day | None = None
    sanction: Names | None = Field(None, description="The penalties for a breach.")
    readings: list[Kebab] = Field(default_factory=list)
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None
    replaces: Names | None = None


class PenaltyVariant(Model):
    """A different maximum for some of those who break the rule."""

    when: Condition
    cite: Cite
    choose: Choice | None = None
    amount: int | None = Field(None, gt=0)
    percent: float | int | None = Field(None, gt=0, le=100)
    text: InText | None = None


class PenaltyEntry(Model):
    """The most that a breach can cost, or who else decides that."""

    id: Kebab
    cite: Cite
    title: Text
    set_by: Literal["this-framework", "national-law", "not-yet-issued", "none"] = "this-framework"
    amount: int | None = Field(None, gt=0)
    currency: str | None = Field(None, pattern="^[A-Z]{3}$")
    percent: float | int | None = Field(None, gt=0, le=100)
    base: Text | None = Field(None, description="What the percentage is of.")
    choose: Choice | None = Field(None, description="Which of amount and percentage counts.")
    variants: list[PenaltyVariant] = Field(default_factory=list)
    authority: Text | None = None
    applies: AppliesFrom | None = None
    readings: list[Kebab] = Field(default_factory=list)
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None

    @model_validator(mode="after")
    def _has_figure(self) -> PenaltyEntry:
        figures = [self.amount, self.percent]
        if (self.set_by == "this-framework") != any(one is not None for one in figures):
            hint = {"hint": "give amount: or percent:, or say in set_by: who sets the figure"}
            raise PydanticCustomError("no-figure", "a penalty has a figure or says why not", hint)
        if (self.amount is not None) != (self.currency is not None):
            message = "amount: and currency: go together"
            raise ValueError(message)
        if (self.percent is not None) != (self.base is not None):
            message = "percent: and base:, what it is a share of, go together"
            raise ValueError(message)
        both = None not in figures
        if both != (self.choose is not None) and self.choose != "amount":
            hint = {
                "hint": "write choose: higher or lower, where both amount: and percent: stand, and only there"
            }
            raise PydanticCustomError("no-choice", "choose: says which of two figures counts", hint)
        return self


class MappingEntry(Model):
    """How a provision of the first framework relates to one of the second."""

    first: Cite | None = Field(None, description="Ids of entries, or citations.")
    second: Cite | None = Field(None, description="Ids of entries, or citations.")
    relation: Relation
    rationale: Text
    only_first: Text | None = Field(
        None, description="What the first asks and the second does not."
    )
    only_second: Text | None = Field(
        None, description="What the second asks and the first does not."
    )
    author: str | None = None
    date: Day | None = None
    confidence: Confidence | None = None

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["first"]}, {"required": ["second"]}]}
    )

    @model_validator(mode="after")
    def _two_ends(self) -> MappingEntry:
        if (self.first is None or self.second is None) and self.relation != "no-relationship":
            hint = {"hint": "name the other end, or write relation: no-relationship"}
            raise PydanticCustomError("one-end", "a relation has two ends", hint)
        wanted = {
            "subset-of": (self.only_second,),
            "superset-of": (self.only_first,),
            "intersects-with": (self.only_first, self.only_second),
        }
        if None in wanted.get(self.relation, ()):
            hint = {"hint": "say in only_first: and only_second: what is left on which side"}
            raise PydanticCustomError(
                "no-difference", "the relation leaves something over and does not say what", hint
            )
        return self


class CrosswalkEntry(Model):
    """Curated relations between the provisions of two frameworks, by whom and when."""

    id: Kebab
    first: Kebab
    second: Kebab
    title: Text
    author: str
    date: Day
    confidence: Confidence = "medium"
    note: Text | None = None
    mappings: list[MappingEntry] = Field(min_length=1)
