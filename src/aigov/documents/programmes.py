"""Policy programmes and the profiles held against them, as typed models.

A programme is a folder with a `programme.yaml`: what a State or a body wants to be so, in strands
(pillars), components and targets. A profile says what is so: of a country or an organisation.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

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
    something,
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
    """Its id: snake_case words for what is asked."""
    about: About = "country"
    """Of whom it is asked."""
    type: Literal["yes-no", "number"]
    """What kind of answer it takes."""
    label: Text
    """What it is, in a few words, for a row of a table."""
    question: Text
    """The question that asks for it."""
    help: Text | None = None
    """What helps to answer it."""
    unit: Text | None = None
    """What a number counts, such as % of GDP."""
    iri: str | list[str] | None = None
    """Published concepts of the same meaning, as PREFIX:NAME."""


class PillarEntry(Model):
    """A strand of a programme."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    label: Text
    """What it is called."""
    definition: Text | None = None
    """What belongs to it."""
    cite: Cite
    """Where the programme names it."""
    serves: Kebab | None = None
    """Our mapping: which of Viet Nam's four pillars it serves most."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class Anchor(Model):
    """A provision that carries a component: in a bundled law, or in another source."""

    framework: Kebab | None = None
    """The bundled framework that has the provision."""
    cite: Cite | None = None
    """The provision, as that framework cites it."""
    source: str | None = None
    """Where no bundled framework has it."""
    official: bool = False
    """The programme itself names it; otherwise the mapping is ours."""
    confidence: Confidence | None = None
    """How sure the mapping is; left out: as the entry."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""

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
    """Its id: kebab-case words for the matter, never an article number."""
    pillar: Kebab | None = None
    """The strand of this programme."""
    serves: Kebab | None = None
    """Our mapping: which of Viet Nam's four pillars it serves most."""
    about: About = "country"
    """Of whom it speaks."""
    title: Text
    """What it is about, in a few words of our own."""
    cite: Cite | None = None
    """Where the programme says so."""
    official: bool = True
    """The programme itself says it; false: our reading of it."""
    applies_when: Condition | None = None
    """It concerns only those of whom this holds; default: all."""
    strength: Strength = "must"
    """How far it binds those whom it concerns."""
    must_when: Condition | None = None
    """It binds those of whom this holds, whatever its strength for others."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""

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

    requires: Text | None = None
    """What must be there, in a sentence."""
    anchors: list[Anchor] = Field(default_factory=list)
    """The provisions that carry it."""
    when: Condition
    """It is met where this holds of the profile."""


class GoalEntry(Model):
    """What an indicator is to reach, and by when."""

    by: Day | None = None
    """The last day; unknown where it is left out."""
    at_least: float | int | None = Field(None, alias="at-least")
    """This figure or more."""
    over: float | int | None = None
    """More than this figure."""
    at_most: float | int | None = Field(None, alias="at-most")
    """This figure or less."""
    reach: float | int | None = None
    """`đạt`: counted as at least."""
    between: list[float | int] | None = Field(None, min_length=2, max_length=2)
    """From the lower to the higher figure; counted as at least the lower."""
    holds: Literal[True] | None = None
    """For a yes-no indicator."""
    cite: Cite | None = None
    """The provision that sets this goal, where it is another."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""

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
    """The indicator that is measured."""
    goals: list[GoalEntry] = Field(min_length=1)
    """What it is to reach, by when."""


class AlignmentEntry(Model):
    """Our word on which pillar a topic, or one entry of a law, serves."""

    topic: Kebab | None = None
    """The topic that serves the pillar."""
    framework: Kebab | None = None
    """The framework whose entry serves another pillar than its topic."""
    entry: Kebab | None = None
    """An obligation or measure of the framework."""
    pillar: Kebab
    """The pillar that is served."""
    rationale: Text
    """Why it serves that pillar."""
    author: str | None = None
    """Who says so."""
    date: Day | None = None
    """The day of the judgement."""
    confidence: Confidence = "medium"
    """How sure the author is."""

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
    """Its id: kebab-case words for the matter, never an article number."""
    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    topic: Kebab
    """The narrowest topic that fits."""
    by: Text | None = None
    """Who does it."""
    title: Text
    """What it is about, in a few words of our own."""
    says: Text | None = None
    """What is done, in a sentence."""
    strength: Strength = "must"
    """How far it binds the State."""
    applies: Day | None = None
    """Its first day, where it has one of its own."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class ProgrammeHead(Model):
    """What the programme is."""

    id: Kebab
    """Its id, by which everything names it."""
    format: int
    """Version of the format; this library reads 1."""
    title: Text
    """Its full title."""
    short: Text | None = None
    """A short title for tables; left out: the title."""
    jurisdiction: str
    """ISO 3166 code, or EU."""
    status: SourceStatus
    """Whether it binds."""
    checked: Day
    """The programme is known up to this day."""
    confidence: Confidence = "high"
    """How well it is sourced, where an entry does not say otherwise."""
    pillars_of: Kebab | None = None
    """The programme whose pillars `serves:` names; default: its own."""
    note: Text | None = None
    """What a reader must know of how it was encoded."""
    sources: list[Source] = Field(min_length=1)
    """Where it was read."""


class ProgrammeExpect(Model):
    """What a case must come out as; what is not named is not asserted."""

    met: list[Kebab] = Field(default_factory=list)
    """Entries that are met."""
    not_met: list[Kebab] = Field(default_factory=list)
    """Entries that are not met."""
    unknown: list[Kebab] = Field(default_factory=list)
    """Entries that the facts do not settle."""
    not_applicable: list[Kebab] = Field(default_factory=list)
    """Entries that do not concern the subject."""

    model_config = ConfigDict(json_schema_extra=something)

    @model_validator(mode="after")
    def _something(self) -> ProgrammeExpect:
        if not any(vars(self).values()):
            hint = {"hint": "name what must come out, such as met: [COMPONENT]"}
            raise PydanticCustomError("empty-expect", "the case expects nothing", hint)
        return self


class ProgrammeCase(Model):
    """What is so, with the answers it must give."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    title: Text
    """The story, in a few words."""
    about: About = "country"
    """Who is described."""
    facts: dict[str, Any] = Field(default_factory=dict)
    """What is so, by indicator."""
    as_of: Day
    """The day it is judged on."""
    text_as_of: Day
    """Only texts published up to this day are known."""
    expect: ProgrammeExpect
    """The answers that must come out."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""


class ProgrammeCoverage(Model):
    """What became of one statement or provision of the programme."""

    cite: str
    """The statement or provision."""
    encoded: list[Kebab] | None = None
    """Ids of the entries that carry it."""
    left_out: str | Text | None = None
    """Why it is not encoded."""
    unread: str | Text | None = None
    """Why its text could not be read."""
    note: str | Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""

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
    """Its id: kebab-case words for the matter, never an article number."""
    cite: Cite | None = None
    """The provision that is open."""
    question: Text
    """What the programme leaves open."""
    chosen: Text
    """What was chosen."""
    alternatives: Text | None = None
    """How else it could be read."""
    confidence: Confidence | None = None
    """How sure the choice is."""


class ProgrammeFile(Model):
    """A file of a programme's folder: any of the sections."""

    programme: ProgrammeHead | None = None
    """What the programme is; in one file of the folder."""
    instruments: list[Instrument] = Field(default_factory=list)
    """The acts or statements that it consists of, in the order of their publication."""
    indicators: list[IndicatorEntry] = Field(default_factory=list)
    """What it looks at, where that is not shared."""
    pillars: list[PillarEntry] = Field(default_factory=list)
    """Its own strands."""
    components: list[ComponentEntry] = Field(default_factory=list)
    """What must be so."""
    targets: list[TargetEntry] = Field(default_factory=list)
    """Figures and events, with the day by which."""
    alignments: list[AlignmentEntry] = Field(default_factory=list)
    """Which topic of obligations serves which pillar."""
    readings: list[ProgrammeReading] = Field(default_factory=list)
    """Open questions and the choice made."""
    cases: list[ProgrammeCase] = Field(default_factory=list)
    """What is so, with the answers it must give."""
    coverage: list[ProgrammeCoverage] = Field(default_factory=list)
    """What became of every statement or provision."""


class ProfileHead(Model):
    """Who or what is described, and up to which day."""

    format: int
    """Version of the format; this library reads 1."""
    id: Kebab | None = None
    """Its id, which results name; left out: made of the name."""
    name: str | Text
    """What it is called."""
    about: About
    """Who is described."""
    day: Day
    """What is stated is known up to this day."""
    summary: str | Text | None = None
    """What a reader must know, in a few sentences."""


class Observation(Model):
    """One value of an indicator, from a day on."""

    value: bool | float | int | Literal["unknown", "not-applicable"]
    """What is so: true, false, a figure, or why there is none."""
    date: Day | None = None
    """The first day it is so; a figure: its day."""
    source: str | Text | None = None
    """Where it stands: an act, a page, a record."""
    url: str | None = None
    """The address of the source."""
    confidence: Confidence | None = None
    """How well it is sourced."""
    note: str | Text | None = None
    """A remark for readers."""
    action: str | Text | None = None
    """What is to be done, where it is not so."""
    responsible: str | Text | None = None
    """Who does it."""
    due: Day | None = None
    """By when."""


class ProfileFile(Model):
    """What is so of a country or an organisation."""

    profile: ProfileHead
    """Its head: who is described, and up to which day."""
    facts: dict[
        str,
        bool | float | int | Literal["unknown", "not-applicable"] | Observation | list[Observation],
    ] = Field(default_factory=dict)
    """What is known, by indicator; what is left out is unknown."""
