"""The YAML documents as typed models: the single source of the format.

They validate what authors write and generate the schemas. Nothing at run time needs them: once a
framework is validated it is plain data.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from aigov.documents.duties import (
    CrosswalkEntry,
    ObligationEntry,
    PenaltyEntry,
    TermEntry,
    TopicEntry,
)
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
    Snake,
    StartsFrom,
    Text,
)
from aigov.documents.head import Instrument, Source, SourceStatus
from aigov.documents.programmes import IndicatorEntry, MeasureEntry
from aigov.levels import Confidence, Level

__all__ = ["FrameworkFile", "SystemFile"]

FrameworkKind = Literal["law", "draft", "guidance", "standard", "policy"]
Effect = Literal["in", "out", "limit", "no-tier"]
InScope = Literal["in", "out", "unknown"]
TierStatus = Literal["determined", "presumed", "undetermined", "not-applicable"]


class Framework(Model):
    """What the rulebook is."""

    id: Kebab
    format: int = Field(description="Version of the format; this library reads 1.")
    vocabulary: int = Field(1, ge=1, description="Version of the vocabulary it was written for.")
    title: Text
    short: Text | None = None
    jurisdiction: str = Field(description="ISO 3166 code, or EU.")
    kind: FrameworkKind
    status: SourceStatus
    checked: Day = Field(description="The law is known up to this day.")
    confidence: Confidence = "high"
    gateway: list[Snake] = Field(
        default_factory=list, description="With none of these facts stated nothing is said."
    )
    succeeds: list[Kebab] = Field(default_factory=list)
    note: Text | None = None
    sources: list[Source] = Field(min_length=1)


class TierEntry(Model):
    """A risk class; the highest is listed first."""

    id: Kebab
    level: Level
    label: Text
    cite: str | None = None
    ours: bool = Field(default=False, description="The law itself gives it no name.")
    note: Text | None = None


class StatusEntry(Model):
    """A legal qualification that may hold beside a tier."""

    id: Kebab
    level: Level
    label: Text
    cite: str | None = None
    note: Text | None = None


class ActEntry(Model):
    """An act that rules catch."""

    id: Kebab
    label: Text
    roles: list[Kebab] = Field(min_length=1)
    cite: str | None = None
    note: Text | None = None


class RoleEntry(Model):
    """A party under the framework."""

    id: Kebab
    label: Text
    shared: Names
    cite: str | None = None
    iri: str | list[str] | None = None
    note: Text | None = None


class Shared(Model):
    """What a rule and a group have in common."""

    id: Kebab
    title: Text
    tier: Kebab | None = None
    status: Kebab | None = None
    role: Kebab | None = None
    ends_role: Kebab | None = None
    subject: Literal["ai-system", "ai-model", "both"] | None = None
    acts: list[Kebab] | None = None
    roles: list[Kebab] | None = Field(
        None, description="The roles it concerns, where not all that do the acts."
    )
    unless: list[Exemption] = Field(default_factory=list)
    applies: AppliesFrom | None = None
    ends: Day | None = None
    readings: list[Kebab] = Field(default_factory=list)
    confidence: Confidence | None = None
    cite: Cite | None = None
    note: Text | None = None
    text: InText | None = None


class Group(Shared):
    """What several rules share."""


class Rule(Shared):
    """One legal test."""

    cite: Cite
    group: Kebab | None = None
    when: Condition | None = None
    otherwise: bool = Field(default=False, description="Covers what remains.")
    iri: str | list[str] | None = None
    replaces: Names | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["when"], "properties": {"when": {"minProperties": 1}}},
                {"required": ["otherwise"], "properties": {"otherwise": {"const": True}}},
            ],
            "not": {
                "anyOf": [
                    {"required": [*pair]}
                    for pair in combinations(("tier", "status", "role", "ends_role"), 2)
                ]
            },
        }
    )

    @model_validator(mode="after")
    def _one_test(self) -> Rule:
        if self.otherwise == (self.when is not None):
            message = "a rule has either when: or otherwise: true"
            raise ValueError(message)
        return self


class DefinitionEntry(Model):
    """A named condition that rules share."""

    id: Kebab
    title: Text | None = None
    cite: Cite | None = None
    when: Condition
    unless: list[Exemption] = Field(default_factory=list)
    readings: list[Kebab] = Field(default_factory=list)
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None


class Parameter(Model):
    """A number that the law fixes."""

    id: Kebab
    value: float | int
    unit: str | None = None
    cite: Cite
    title: Text | None = None
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None


class ScopeEntry(Model):
    """Who and what is covered, excluded or limited."""

    id: Kebab
    effect: Effect
    cite: Cite
    title: Text
    when: Condition
    unless: list[Exemption] = Field(default_factory=list)
    roles: list[Kebab] = Field(default_factory=list)
    disapplies: str | list[str] = Field(default_factory=list)
    keeps: str | list[str] = Field(default_factory=list, alias="except")
    readings: list[Kebab] = Field(default_factory=list)
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None


class TransitionEntry(Model):
    """A change of dates that depends on facts."""

    id: Kebab
    cite: Cite
    title: Text
    rules: Names = Field(default_factory=list, description="Rules and groups it concerns.")
    obligations: Names = Field(
        default_factory=list, description="Obligations it concerns beside those of its rules."
    )
    when: Condition
    start: StartsFrom | None = Field(None, alias="from")
    only_if: Condition | None = None
    meanwhile: Text | None = None
    readings: list[Kebab] = Field(default_factory=list)
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["from"]}, {"required": ["only_if"]}]}
    )


class Reading(Model):
    """A question that the law leaves open, and the choice made."""

    id: Kebab
    cite: Cite
    question: Text
    chosen: Text
    alternatives: Text | None = None
    general: bool = Field(default=False, description="Concerns the framework, not single entries.")
    confidence: Confidence | None = None


class Expect(Model):
    """What a case must come out as; what is not named is not asserted."""

    tier: Kebab | Literal["none"] | None = None
    tier_status: TierStatus | None = None
    tier_on_date: Kebab | Literal["none"] | None = None
    scope: InScope | None = None
    certain: bool | None = None
    highest: Kebab | None = Field(None, description="The highest tier still possible.")
    lowest: Kebab | None = Field(None, description="The lowest tier still possible.")
    statuses: list[Kebab] = Field(default_factory=list)
    not_statuses: list[Kebab] = Field(default_factory=list)
    roles: list[Kebab] = Field(default_factory=list)
    holds: list[Kebab] = Field(default_factory=list)
    fails: list[Kebab] = Field(default_factory=list)
    open: list[Kebab] = Field(default_factory=list)
    saved_by: list[str] = Field(default_factory=list)
    by_role: dict[str, str] = Field(default_factory=dict)
    asks: list[Snake] = Field(default_factory=list, description="Facts among the open questions.")
    dates: dict[str, str] = Field(
        default_factory=dict, description="Rule: the day it applies from."
    )
    states: dict[str, str] = Field(
        default_factory=dict, description="Rule: in force, not yet, ended."
    )
    limits: list[Kebab] = Field(default_factory=list, description="Limits of scope that hold.")
    owes: list[Kebab] = Field(default_factory=list, description="Obligations, at some time.")
    owes_not: list[Kebab] = Field(default_factory=list, description="No obligations, ever.")
    owed_from: dict[str, str] = Field(
        default_factory=dict, description="Obligation: the first day it binds."
    )

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _something(self) -> Expect:
        if all(value in (None, [], {}) for value in vars(self).values()):
            hint = {"hint": "name what must come out, such as holds: [RULE] or tier: TIER"}
            raise PydanticCustomError("empty-expect", "the case expects nothing", hint)
        return self


class Use(Model):
    """One use of a system."""

    id: Kebab
    name: str | None = None
    facts: dict[str, Any] = Field(default_factory=dict)


class Case(Model):
    """A description with the outcome it must have."""

    id: Kebab
    title: Text
    facts: dict[str, Any] = Field(default_factory=dict)
    uses: list[Use] = Field(default_factory=list)
    role: Kebab | None = None
    as_of: Day
    text_as_of: Day
    expect: Expect
    note: Text | None = None


class Coverage(Model):
    """What became of one provision."""

    cite: str
    encoded: list[Kebab] | None = None
    left_out: str | Text | None = None
    unread: str | Text | None = None
    later: str | Text | None = None
    note: str | Text | None = None
    text: InText | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [fate]} for fate in ("encoded", "left_out", "unread", "later")]
        }
    )

    @model_validator(mode="after")
    def _one_fate(self) -> Coverage:
        given = [self.encoded, self.left_out, self.unread, self.later]
        if sum(one is not None for one in given) != 1:
            message = "a provision is one of encoded, left_out, unread, later"
            raise ValueError(message)
        return self


class FactEntry(Model):
    """A fact of the vocabulary."""

    id: Snake
    type: Literal["yes-no", "set", "choice", "number", "date"]
    level: Literal["system", "use", "actor", "event"]
    kind: Literal["judgement"] | None = None
    presume: bool | list[str] | None = None
    values: Kebab | None = None
    unit: str | None = None
    question: Text
    help: Text | None = None
    iri: str | list[str] | None = None
    close: str | list[str] | None = None
    since: int = 1
    replaces: str | list[str] | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {
                    "if": {"properties": {"type": {"enum": ["set", "choice"]}}},
                    "then": {"required": ["values"]},
                    "else": {"properties": {"values": False}},
                },
                {
                    "if": {"required": ["presume"]},
                    "then": {
                        "anyOf": [
                            {"properties": {"type": {"const": kind}, "presume": {"type": form}}}
                            for kind, form in (("yes-no", "boolean"), ("set", "array"))
                        ]
                    },
                },
            ]
        }
    )

    @model_validator(mode="after")
    def _fits_type(self) -> FactEntry:
        if (self.values is not None) != (self.type in ("set", "choice")):
            message = "values: goes with set and choice facts, and only with them"
            raise ValueError(message)
        wanted = {"yes-no": bool, "set": list}.get(self.type, type(None))
        if self.presume is not None and not isinstance(self.presume, wanted):
            message = "presume: is true or false for a yes-no fact, a list for a set"
            raise ValueError(message)
        return self


class ConceptEntry(Model):
    """A value of a fact."""

    id: Kebab
    label: Text
    broader: str | list[str] | None = None
    iri: str | list[str] | None = None
    close: str | list[str] | None = None
    since: int = 1
    help: Text | None = None
    replaces: str | list[str] | None = None


class FrameworkFile(Model):
    """A file of a framework's folder, or of the vocabulary: any of the sections."""

    framework: Framework | None = None
    instruments: list[Instrument] = Field(default_factory=list)
    tiers: list[TierEntry] = Field(default_factory=list)
    statuses: list[StatusEntry] = Field(default_factory=list)
    acts: list[ActEntry] = Field(default_factory=list)
    roles: list[RoleEntry] = Field(default_factory=list)
    facts: list[FactEntry] = Field(default_factory=list)
    concepts: dict[str, list[ConceptEntry]] = Field(default_factory=dict)
    topics: list[TopicEntry] = Field(default_factory=list)
    terms: list[TermEntry] = Field(default_factory=list)
    parameters: list[Parameter] = Field(default_factory=list)
    definitions: list[DefinitionEntry] = Field(default_factory=list)
    groups: list[Group] = Field(default_factory=list)
    rules: list[Rule] = Field(default_factory=list)
    scope: list[ScopeEntry] = Field(default_factory=list)
    transitions: list[TransitionEntry] = Field(default_factory=list)
    obligations: list[ObligationEntry] = Field(default_factory=list)
    penalties: list[PenaltyEntry] = Field(default_factory=list)
    measures: list[MeasureEntry] = Field(default_factory=list)
    indicators: list[IndicatorEntry] = Field(default_factory=list)
    crosswalks: list[CrosswalkEntry] = Field(default_factory=list)
    readings: list[Reading] = Field(default_factory=list)
    cases: list[Case] = Field(default_factory=list)
    coverage: list[Coverage] = Field(default_factory=list)


class SystemHead(Model):
    """What the described system is called."""

    format: int = Field(description="Version of the format; this library reads 1.")
    vocabulary: int = Field(1, description="Version of the vocabulary it was written for.")
    id: Kebab | None = None
    name: str
    summary: str | None = None


class SystemFile(Model):
    """A description of a system."""

    system: SystemHead
    roles: list[Kebab] = Field(default_factory=list)
    facts: dict[str, Any] = Field(default_factory=dict)
    uses: list[Use] = Field(default_factory=list)
    evidence: dict[str, str] = Field(default_factory=dict)
