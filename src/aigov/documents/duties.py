"""The documents on obligations as typed models: topics, terms, duties, penalties, crosswalks."""

from __future__ import annotations

import re
from itertools import combinations
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
_FIGURES = {"amount": "currency", "percent": "base"}
_LEFT_OVER = {
    "subset-of": ("only_second",),
    "superset-of": ("only_first",),
    "intersects-with": ("only_first", "only_second"),
}
_SPANS = ("at_least", "at_most", "every")
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
    """Its id: kebab-case words for the matter, never an article number."""
    broader: Kebab | None = None
    """The topic that holds it."""
    label: Text
    """What it is called."""
    definition: Text
    """What belongs to it, and what belongs elsewhere."""
    iri: str | list[str] | None = None
    """Published concepts of the same meaning, as PREFIX:NAME."""
    close: str | list[str] | None = None
    """Published concepts of a near meaning, as PREFIX:NAME."""
    replaces: Names | None = None
    """Earlier ids whose place it takes."""


class TermEntry(Model):
    """What can be said of an obligation in figures or in set words."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    measure: Literal["deadline", "duration", "number", "choice", "set"]
    """How its values are written."""
    stricter: Literal["shorter", "longer", "more", "fewer", "first", "none"]
    """Which of two values asks for more; first: the one listed first."""
    values: Kebab | None = None
    """The concept list of a choice or a set."""
    label: Text
    """What it is called."""
    definition: Text
    """What it says of an obligation, and what it does not."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"measure": {"enum": ["choice", "set"]}}},
            "then": {"required": ["values"]},
            "else": {"properties": {"values": False}},
        }
    )

    @model_validator(mode="after")
    def _has_values(self) -> TermEntry:
        if (self.values is not None) != (self.measure in ("choice", "set")):
            message = "values: goes with the measures choice and set, and only with them"
            raise ValueError(message)
        return self


class Amount(Model):
    """A span of time: how long, how often, or by when and counted from what."""

    at_least: Span | None = None
    """It lasts this long or longer."""
    at_most: Span | None = None
    """It may last, or must be done within, this long."""
    every: Span | None = None
    """It must be done again after this long."""
    promptness: Promptness | None = None
    """How promptly, where the law gives no figure, or beside one."""
    clock: Kebab | None = None
    """The event that the time is counted from."""
    when: Condition | None = None
    """For which events; the first match counts."""
    cite: Cite | None = None
    """The provision that sets this amount, where it is another."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [one]} for one in (*_SPANS, "promptness")],
            "not": {"anyOf": [{"required": [*pair]} for pair in combinations(_SPANS, 2)]},
        }
    )

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
    """Its id: kebab-case words for the matter, never an article number."""
    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    roles: list[Kebab] = Field(min_length=1)
    """Who bears it."""
    toward: list[Kebab] = Field(default_factory=list)
    """To whom it is owed."""
    topic: Kebab
    """The narrowest topic that fits."""
    title: Text
    """What it is about, in a few words of our own."""
    requires: Text | None = None
    """What is required, in our own words."""
    when: Condition
    """What triggers it."""
    unless: list[Exemption] = Field(default_factory=list)
    """Exceptions: where one is proved, this does not hold."""
    on: Names | None = None
    """The event that it waits for."""
    terms: dict[Kebab, TermValue] = Field(default_factory=dict)
    """What can be compared, by the id of the term."""
    kind: DutyKind = "duty"
    """What sort of norm it is."""
    strength: Strength = "must"
    """How far it binds."""
    applies: AppliesFrom | None = None
    """Its own first day; without one it begins with what triggers it."""
    ends: Day | None = None
    """Its last day."""
    sanction: Names | None = None
    """The penalties for a breach."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""
    replaces: Names | None = None
    """Earlier ids whose place it takes."""


class PenaltyVariant(Model):
    """A different maximum for some of those who break the rule."""

    when: Condition
    """For whom this maximum counts."""
    cite: Cite
    """The provision that varies it."""
    choose: Choice | None = None
    """Which of sum and percentage counts for them."""
    amount: int | None = Field(None, gt=0)
    """The sum for them."""
    percent: float | int | None = Field(None, gt=0, le=100)
    """The percentage for them."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class PenaltyEntry(Model):
    """The most that a breach can cost, or who else decides that."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    title: Text
    """What it is about, in a few words of our own."""
    set_by: Literal["this-framework", "national-law", "not-yet-issued", "none"] = "this-framework"
    """Who sets the figure."""
    amount: int | None = Field(None, gt=0)
    """The highest sum, in whole units of the currency."""
    currency: str | None = Field(None, pattern="^[A-Z]{3}$")
    """ISO 4217 code of the sum's currency."""
    percent: float | int | None = Field(None, gt=0, le=100)
    """The highest share of the base, in per cent."""
    base: Text | None = None
    """What the percentage is of."""
    choose: Choice | None = None
    """Which of amount and percentage counts."""
    variants: list[PenaltyVariant] = Field(default_factory=list)
    """Other maxima for some of those who break the rule; the first that fits counts."""
    authority: Text | None = None
    """Who imposes it."""
    applies: AppliesFrom | None = None
    """Its first day: for all, by the text of the law, or by condition."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependentRequired": {
                one: [other] for pair in _FIGURES.items() for one, other in (pair, pair[::-1])
            },
            "allOf": [
                {
                    "if": {"properties": {"set_by": {"const": "this-framework"}}},
                    "then": {"anyOf": [{"required": [figure]} for figure in _FIGURES]},
                    "else": {"properties": dict.fromkeys(_FIGURES, False)},
                },
                {
                    "if": {"required": [*_FIGURES]},
                    "then": {"required": ["choose"]},
                    "else": {"properties": {"choose": {"const": "amount"}}},
                },
            ],
        }
    )

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

    first: Cite | None = None
    """Ids of entries, or citations."""
    second: Cite | None = None
    """Ids of entries, or citations."""
    relation: Relation
    """How what the first asks relates to what the second asks, in the terms of NIST IR 8477."""
    rationale: Text
    """Why they are related so."""
    only_first: Text | None = None
    """What the first asks and the second does not."""
    only_second: Text | None = None
    """What the second asks and the first does not."""
    author: str | None = None
    """Who judged it; left out: the author of the crosswalk."""
    date: Day | None = None
    """When it was judged; left out: the date of the crosswalk."""
    confidence: Confidence | None = None
    """How sure the author is; left out: as of the crosswalk."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["first"]}, {"required": ["second"]}],
            "allOf": [
                {
                    "if": {"properties": {"relation": {"const": relation}}},
                    "then": {"required": [*left]},
                }
                for relation, left in _LEFT_OVER.items()
            ],
            "if": {"required": ["first", "second"]},
            "else": {"properties": {"relation": {"const": "no-relationship"}}},
        }
    )

    @model_validator(mode="after")
    def _two_ends(self) -> MappingEntry:
        missing = (self.first is None) + (self.second is None)
        if missing > (self.relation == "no-relationship"):
            hint = {"hint": "name the other end, or write relation: no-relationship"}
            raise PydanticCustomError("one-end", "a relation has two ends", hint)
        if any(getattr(self, one) is None for one in _LEFT_OVER.get(self.relation, ())):
            hint = {"hint": "say in only_first: and only_second: what is left on which side"}
            raise PydanticCustomError(
                "no-difference", "the relation leaves something over and does not say what", hint
            )
        return self


class CrosswalkEntry(Model):
    """Curated relations between the provisions of two frameworks, by whom and when."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    first: Kebab
    """The framework that `first` of each mapping belongs to."""
    second: Kebab
    """The framework that `second` of each mapping belongs to."""
    title: Text
    """What it relates."""
    author: str
    """Who relates the two."""
    date: Day
    """The day of the judgement."""
    confidence: Confidence = "medium"
    """How sure the author is, where a mapping does not say otherwise."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    mappings: list[MappingEntry] = Field(min_length=1)
    """The relations, provision to provision."""
