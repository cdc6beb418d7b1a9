"""Policy programmes and the profiles held against them, as typed models.

A programme is a folder with a `programme.yaml`: what a State or a body wants to be so, in strands
(pillars), components and targets. A profile says what is so: of a country or an organisation.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from aigov.documents.duties import Strength
from aigov.documents.forms import (
    Cite,
    Condition,
    Day,
    InText,
    Kebab,
    Model,
    Snake,
    Text,
)
from aigov.documents.head import Instrument, Source, SourceStatus
from aigov.levels import Confidence

__all__ = [
    "AlignmentEntry",
    "ComponentEntry",
    "IndicatorEntry",
    "MeasureEntry",
    "PillarEntry",
    "ProfileFile",
    "ProgrammeFile",
    "TargetEntry",
]

About = Literal["country", "organisation"]
Answer = Literal["met", "not-met", "unknown", "not-applicable"]
BOUNDS = ("at-least", "over", "at-most", "reach", "between", "holds")


class IndicatorEntry(Model):
    """Something that can be known about a country or an organisation."""

    id: Snake
    about: About = "country"
    type: Literal["yes-no", "number"]
    label: Text = Field(description="What it is, in a few words, for a row of a table.")
    question: Text = Field(description="The question that asks for it.")
    help: Text | None = None
    unit: Text | None = Field(None, description="What a number counts, such as % of GDP.")
    iri: str | list[str] | None = None


class PillarEntry(Model):
    """A strand of a programme."""

    id: Kebab
    label: Text
    definition: Text | None = None
    cite: Cite
    serves: Kebab | None = Field(
        None, description="Our mapping: which of Viet Nam's four pillars it serves most."
    )
    confidence: Confidence | None = None
    note: Text | None = None
    text: InText | None = None


class Anchor(Model):
    """A provision that carries a component: in a bundled law, or in another source."""

    framework: Kebab | None = None
    cite: Cite | None = None
    source: str | None = Field(None, description="Where no bundled framework has it.")
    official: bool = Field(
        default=False, description="The programme itself names it; otherwise the mapping is ours."
    )
    confidence: Confidence | None = None
    note: Text | None = None

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["framework", "cite"]}, {"required": ["source"]}]}
    )

    @model_validator(mode="after")
    def _somewhere(self) -> Anchor:
        if not self.source and not (self.framework and self.cite):
            message = "an anchor has framework: and cite:, or source:"
            raise ValueError(message)
        return self


class Entry(Model):
    """What components and targets have in common."""

    id: Kebab
    pillar: Kebab | None = Field(None, description="The strand of this programme.")
    serves: Kebab | None = Field(
        None, description="Our mapping: which of Viet Nam's four pillars it serves most."
    )
    about: About = "country"
    title: Text
    cite: Cite | None = None
    official: bool = Field(
        default=True, description="The programme itself says it; false: our reading of it."
    )
    applies_when: Condition | None = Field(
        None, description="It concerns only those of whom this holds; default: all."
    )
    strength: Strength = "must"
    must_when: Condition | None = Field(
        None, description="It binds those of whom this holds, whatever its strength for others."
    )
    confidence: Confidence | None = None
    readings: list[Kebab] = Field(default_factory=list)
    note: Text | None = None
    text: InText | None = None

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["pillar"]}, {"required": ["serves"]}]}
    )

    @model_validator(mode="after")
    def _under_something(self) -> Entry:
        if not self.pillar and not self.serves:
            message = "an entry has pillar: or serves:"
            raise ValueError(message)
        return self


class ComponentEntry(Entry):
    """Something that must be so, told from facts."""

    requires: Text | None = Field(None, description="What must be there, in a sentence.")
    anchors: list[Anchor] = Field(default_factory=list)
    when: Condition = Field(description="It is met where this holds of the profile.")


class GoalEntry(Model):
    """What an indicator is to reach, and by when."""

    by: Day | None = Field(None, description="The last day; unknown where it is left out.")
    at_least: float | int | None = Field(None, alias="at-least")
    over: float | int | None = None
    at_most: float | int | None = Field(None, alias="at-most")
    reach: float | int | None = Field(None, description="`đạt`: counted as at least.")
    between: list[float | int] | None = Field(None, min_length=2, max_length=2)
    holds: Literal[True] | None = Field(None, description="For a yes-no indicator.")
    cite: Cite | None = None
    note: Text | None = None

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [bound]} for bound in BOUNDS]}
    )

    @model_validator(mode="after")
    def _one_bound(self) -> GoalEntry:
        given = (getattr(self, bound.replace("-", "_")) for bound in BOUNDS)
        if sum(one is not None for one in given) != 1:
            message = f"a goal has exactly one of {', '.join(BOUNDS)}"
            raise ValueError(message)
        if self.between is not None and self.between[0] >= self.between[1]:
            message = "between: names the lower figure first"
            raise ValueError(message)
        return self


class TargetEntry(Entry):
    """A figure to be reached, or an event to take place."""

    indicator: Snake
    goals: list[GoalEntry] = Field(min_length=1)


class AlignmentEntry(Model):
    """Our word on which pillar a topic, or one entry of a law, serves."""

    topic: Kebab | None = None
    framework: Kebab | None = None
    entry: Kebab | None = Field(None, description="An obligation or measure of the framework.")
    pillar: Kebab
    rationale: Text
    author: str | None = None
    date: Day | None = None
    confidence: Confidence = "medium"

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["topic"]}, {"required": ["framework", "entry"]}]}
    )

    @model_validator(mode="after")
    def _one_thing(self) -> AlignmentEntry:
        if (self.topic is None) == (self.entry is None) or bool(self.entry) != bool(self.framework):
            message = "an alignment names a topic:, or a framework: and an entry: of it"
            raise ValueError(message)
        return self


class MeasureEntry(Model):
    """What a law has the State do, or sets up: asked of authorities, not of those it regulates."""

    id: Kebab
    cite: Cite
    topic: Kebab
    by: Text | None = Field(None, description="Who does it.")
    title: Text
    says: Text | None = Field(None, description="What is done, in a sentence.")
    strength: Strength = "must"
    applies: Day | None = None
    confidence: Confidence | None = None
    readings: list[Kebab] = Field(default_factory=list)
    note: Text | None = None
    text: InText | None = None


class ProgrammeHead(Model):
    """What the programme is."""

    id: Kebab
    format: int = Field(description="Version of the format; this library reads 1.")
    title: Text
    short: Text | None = None
    jurisdiction: str = Field(description="ISO 3166 code, or EU.")
    status: SourceStatus
    checked: Day = Field(description="The programme is known up to this day.")
    confidence: Confidence = "high"
    pillars_of: Kebab | None = Field(
        None, description="The programme whose pillars `serves:` names; default: its own."
    )
    note: Text | None = None
    sources: list[Source] = Field(min_length=1)


class ProgrammeExpect(Model):
    """What a case must come out as; what is not named is not asserted."""

    met: list[Kebab] = Field(default_factory=list)
    not_met: list[Kebab] = Field(default_factory=list)
    unknown: list[Kebab] = Field(default_factory=list)
    not_applicable: list[Kebab] = Field(default_factory=list)

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})


class ProgrammeCase(Model):
    """What is so, with the answers it must give."""

    id: Kebab
    title: Text
    about: About = "country"
    facts: dict[str, Any] = Field(default_factory=dict)
    as_of: Day
    text_as_of: Day
    expect: ProgrammeExpect
    note: Text | None = None


class ProgrammeCoverage(Model):
    """What became of one statement or provision of the programme."""

    cite: str
    encoded: list[Kebab] | None = None
    left_out: str | Text | None = None
    unread: str | Text | None = None
    note: str | Text | None = None
    text: InText | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [fate]} for fate in ("encoded", "left_out", "unread")]
        }
    )

    @model_validator(mode="after")
    def _one_fate(self) -> ProgrammeCoverage:
        if sum(one is not None for one in (self.encoded, self.left_out, self.unread)) != 1:
            message = "a provision is one of encoded, left_out, unread"
            raise ValueError(message)
        return self


class ProgrammeReading(Model):
    """A question that the programme leaves open, and the choice made."""

    id: Kebab
    cite: Cite | None = None
    question: Text
    chosen: Text
    alternatives: Text | None = None
    confidence: Confidence | None = None


class ProgrammeFile(Model):
    """A file of a programme's folder: any of the sections."""

    programme: ProgrammeHead | None = None
    instruments: list[Instrument] = Field(default_factory=list)
    indicators: list[IndicatorEntry] = Field(default_factory=list)
    pillars: list[PillarEntry] = Field(default_factory=list)
    components: list[ComponentEntry] = Field(default_factory=list)
    targets: list[TargetEntry] = Field(default_factory=list)
    alignments: list[AlignmentEntry] = Field(default_factory=list)
    readings: list[ProgrammeReading] = Field(default_factory=list)
    cases: list[ProgrammeCase] = Field(default_factory=list)
    coverage: list[ProgrammeCoverage] = Field(default_factory=list)


class ProfileHead(Model):
    """Who or what is described, and up to which day."""

    format: int = Field(description="Version of the format; this library reads 1.")
    id: Kebab | None = None
    name: str | Text
    about: About
    day: Day = Field(description="What is stated is known up to this day.")
    summary: str | Text | None = None


class Observation(Model):
    """One value of an indicator, from a day on."""

    value: bool | float | int | Literal["unknown", "not-applicable"]
    date: Day | None = Field(None, description="The first day it is so; a figure: its day.")
    source: str | None = Field(None, description="Where it stands: an act, a page, a record.")
    url: str | None = None
    confidence: Confidence | None = None
    note: str | None = None
    action: str | None = Field(None, description="What is to be done, where it is not so.")
    responsible: str | None = Field(None, description="Who does it.")
    due: Day | None = Field(None, description="By when.")


class ProfileFile(Model):
    """What is so of a country or an organisation."""

    profile: ProfileHead
    facts: dict[
        str,
        bool | float | int | Literal["unknown", "not-applicable"] | Observation | list[Observation],
    ] = Field(default_factory=dict)
