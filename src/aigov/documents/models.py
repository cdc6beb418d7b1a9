"""The YAML documents as typed models: the single source of the format.

They validate what authors write and generate the schemas. Nothing at run time needs them: once a
framework is validated it is plain data.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from aigov.documents.dossiers import DossierEntry
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
    something,
)
from aigov.documents.head import Instrument, Source, SourceStatus
from aigov.documents.programmes import IndicatorEntry, MeasureEntry
from aigov.levels import Confidence, Level

__all__ = ["FrameworkFile", "SystemFile"]

FrameworkKind = Literal["law", "draft", "guidance", "standard", "policy"]
Effect = Literal["in", "out", "limit", "no-tier"]
InScope = Literal["in", "out", "unknown"]
_YES: JsonDict = {"const": True, "description": "It covers what remains."}
TierStatus = Literal["determined", "presumed", "undetermined", "not-applicable"]


class Framework(Model):
    """What the rulebook is."""

    id: Kebab
    """Its id, by which everything names it."""
    format: int
    """Version of the format; this library reads 1."""
    vocabulary: int = Field(1, ge=1)
    """Version of the vocabulary it was written for."""
    title: Text
    """Its full title."""
    short: Text | None = None
    """A short title for tables; left out: the title."""
    jurisdiction: str
    """ISO 3166 code, or EU."""
    kind: FrameworkKind
    """What sort of rulebook it is."""
    status: SourceStatus
    """Whether it binds."""
    checked: Day
    """The law is known up to this day."""
    confidence: Confidence = "high"
    """How well it is sourced, where an entry does not say otherwise."""
    gateway: list[Snake] = Field(default_factory=list)
    """With none of these facts stated nothing is said."""
    extends: Kebab | None = None
    """The framework whose entries it adds to, without copying them."""
    succeeds: list[Kebab] = Field(default_factory=list)
    """Frameworks that it follows: bundled ones, or folders beside this one."""
    note: Text | None = None
    """What a reader must know of how it was encoded."""
    sources: list[Source] = Field(min_length=1)
    """Where the law was read."""


class TierEntry(Model):
    """A risk class; the highest is listed first."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    level: Level
    """What it comes to among all frameworks."""
    label: Text
    """What it is called."""
    cite: str | None = None
    """The provision that makes the class."""
    ours: bool = False
    """The law itself gives it no name."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""


class StatusEntry(Model):
    """A legal qualification that may hold beside a tier."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    level: Level
    """What it comes to among all frameworks."""
    label: Text
    """What it is called."""
    cite: str | None = None
    """The provision that makes the qualification."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""


class ActEntry(Model):
    """An act that rules catch."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    label: Text
    """What it is called."""
    roles: list[Kebab] = Field(min_length=1)
    """Who does such an act."""
    cite: str | None = None
    """The provision that names the act."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""


class RoleEntry(Model):
    """A party under the framework."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    label: Text
    """What it is called."""
    shared: Names
    """The shared roles that it corresponds to."""
    cite: str | None = None
    """The provision that defines the party."""
    iri: str | list[str] | None = None
    """Published concepts of the same meaning, as PREFIX:NAME."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""


class Shared(Model):
    """What a rule and a group have in common."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    title: Text
    """What it is about, in a few words of our own."""
    tier: Kebab | None = None
    """The tier that it concludes."""
    status: Kebab | None = None
    """The status that it concludes."""
    role: Kebab | None = None
    """The role that it makes whoever it holds for."""
    ends_role: Kebab | None = None
    """The role that it takes from whoever it holds for."""
    subject: Literal["ai-system", "ai-model", "both"] | None = None
    """What it speaks of; left out: AI systems."""
    acts: list[Kebab] | None = None
    """The acts that it catches; left out: all."""
    roles: list[Kebab] | None = None
    """The roles it concerns, where not all that do the acts."""
    unless: list[Exemption] = Field(default_factory=list)
    """Exceptions: where one is proved, this does not hold."""
    applies: AppliesFrom | None = None
    """Its first day: for all, by the text of the law, or by condition."""
    ends: Day | None = None
    """Its last day."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    cite: Cite | None = None
    """The provision, or several, as the instruments' citation patterns read them."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class Group(Shared):
    """What several rules share."""


class Rule(Shared):
    """One legal test."""

    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    group: Kebab | None = None
    """The group whose conclusion, dates and exceptions it shares."""
    when: Condition | None = None
    """What must be so for it to hold."""
    otherwise: bool = False
    """Covers what remains."""
    iri: str | list[str] | None = None
    """Published concepts of the same meaning, as PREFIX:NAME."""
    replaces: Names | None = None
    """Earlier ids whose place it takes."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["when"], "properties": {"when": {"minProperties": 1}}},
                {"required": ["otherwise"], "properties": {"otherwise": _YES}},
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
    """Its id: kebab-case words for the matter, never an article number."""
    title: Text | None = None
    """What it defines."""
    cite: Cite | None = None
    """The provision, or several, as the instruments' citation patterns read them."""
    when: Condition
    """What must be so for it to hold."""
    unless: list[Exemption] = Field(default_factory=list)
    """Exceptions: where one is proved, this does not hold."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class Parameter(Model):
    """A number that the law fixes."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    value: float | int
    """The number."""
    unit: str | None = None
    """What it counts."""
    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    title: Text | None = None
    """What it is."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class ScopeEntry(Model):
    """Who and what is covered, excluded or limited."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    effect: Effect
    """What it does to scope."""
    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    title: Text
    """Who or what it concerns."""
    when: Condition
    """What must be so for it to count."""
    unless: list[Exemption] = Field(default_factory=list)
    """Exceptions: where one is proved, this does not hold."""
    roles: list[Kebab] = Field(default_factory=list)
    """The roles that it concerns; left out: all."""
    disapplies: str | list[str] = Field(default_factory=list)
    """What a limit takes away: `all`, ids of rules or groups, citations."""
    keeps: str | list[str] = Field(default_factory=list, alias="except")
    """What a limit leaves all the same, named likewise."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class TransitionEntry(Model):
    """A change of dates that depends on facts."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    title: Text
    """What it postpones or spares."""
    rules: Names = Field(default_factory=list)
    """Rules and groups it concerns."""
    obligations: Names = Field(default_factory=list)
    """Obligations it concerns beside those of its rules."""
    when: Condition
    """For which systems."""
    start: StartsFrom | None = Field(None, alias="from")
    """The first day for them, or a list of days by condition."""
    only_if: Condition | None = None
    """It applies to them at all, or before `from`, only if this holds."""
    meanwhile: Text | None = None
    """What may go on until then."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["from"]}, {"required": ["only_if"]}]}
    )


class Reading(Model):
    """A question that the law leaves open, and the choice made."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    cite: Cite
    """The provision that is open."""
    question: Text
    """What the law leaves open."""
    chosen: Text
    """What was chosen."""
    alternatives: Text | None = None
    """How else it could be read."""
    general: bool = False
    """Concerns the framework, not single entries."""
    confidence: Confidence | None = None
    """How sure the choice is."""


class Expect(Model):
    """What a case must come out as; what is not named is not asserted."""

    tier: Kebab | Literal["none"] | None = None
    """The presumed tier; none: there is none."""
    tier_status: TierStatus | None = None
    """How the tier is known."""
    tier_on_date: Kebab | Literal["none"] | None = None
    """The tier of the rules in force on `as_of`; none: there is none."""
    scope: InScope | None = None
    """Whether the law covers the system."""
    certain: bool | None = None
    """Whether no unstated fact could change the tier."""
    highest: Kebab | None = None
    """The highest tier still possible."""
    lowest: Kebab | None = None
    """The lowest tier still possible."""
    statuses: list[Kebab] = Field(default_factory=list)
    """Statuses that are true."""
    not_statuses: list[Kebab] = Field(default_factory=list)
    """Statuses that are false."""
    roles: list[Kebab] = Field(default_factory=list)
    """Roles that are held, or may be."""
    holds: list[Kebab] = Field(default_factory=list)
    """Rules that hold on the stated facts."""
    fails: list[Kebab] = Field(default_factory=list)
    """Rules that do not hold on the stated facts."""
    open: list[Kebab] = Field(default_factory=list)
    """Rules that the stated facts leave open."""
    saved_by: list[str] = Field(default_factory=list)
    """Citations of exceptions that save from some rule."""
    by_role: dict[str, str] = Field(default_factory=dict)
    """Role: its presumed tier."""
    asks: list[Snake] = Field(default_factory=list)
    """Facts among the open questions."""
    dates: dict[str, str] = Field(default_factory=dict)
    """Rule: the day it applies from."""
    states: dict[str, str] = Field(default_factory=dict)
    """Rule: in force, not yet, ended."""
    limits: list[Kebab] = Field(default_factory=list)
    """Limits of scope that hold."""
    owes: list[Kebab] = Field(default_factory=list)
    """Obligations, at some time."""
    owes_not: list[Kebab] = Field(default_factory=list)
    """No obligations, ever."""
    owed_from: dict[str, str] = Field(default_factory=dict)
    """Obligation: the first day it binds."""

    model_config = ConfigDict(json_schema_extra=something)

    @model_validator(mode="after")
    def _something(self) -> Expect:
        if all(value in (None, [], {}) for value in vars(self).values()):
            hint = {"hint": "name what must come out, such as holds: [RULE] or tier: TIER"}
            raise PydanticCustomError("empty-expect", "the case expects nothing", hint)
        return self


class Use(Model):
    """One use of a system."""

    id: Kebab
    """Its id, which results name."""
    name: str | None = None
    """What it is called."""
    facts: dict[str, Any] = Field(default_factory=dict)
    """What is known of this use, over the common facts."""


class Case(Model):
    """A description with the outcome it must have."""

    id: Kebab
    """Its id: kebab-case words for the matter, never an article number."""
    title: Text
    """The story, in a few words."""
    facts: dict[str, Any] = Field(default_factory=dict)
    """What is stated, of all uses."""
    uses: list[Use] = Field(default_factory=list)
    """Uses with facts of their own."""
    role: Kebab | None = None
    """The one role that is asked for."""
    as_of: Day
    """The day it is judged on."""
    text_as_of: Day
    """Only texts published up to this day are known."""
    expect: Expect
    """What must come out."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""


class Coverage(Model):
    """What became of one provision."""

    cite: str
    """The provision."""
    encoded: list[Kebab] | None = None
    """Ids of the entries that carry it."""
    left_out: str | Text | None = None
    """Why it is not encoded."""
    unread: str | Text | None = None
    """Why its text could not be read."""
    later: str | Text | None = None
    """What remains to be encoded."""
    note: str | Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""

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
    """Its id: snake_case words for what is asked."""
    type: Literal["yes-no", "set", "choice", "number", "date"]
    """What kind of answer it takes."""
    level: Literal["system", "use", "actor", "event"]
    """What it is asked of."""
    kind: Literal["judgement"] | None = None
    """Whether an answer takes an evaluation."""
    presume: bool | list[str] | None = None
    """What the presumed reading takes it to be where it is not stated."""
    values: Kebab | None = None
    """The list of concepts that the answers come from; for set and choice, and only there."""
    unit: str | None = None
    """What a number counts."""
    question: Text
    """The question, for a person who knows the system but not the law."""
    help: Text | None = None
    """What helps to answer it."""
    iri: str | list[str] | None = None
    """Published concepts of the same meaning, as PREFIX:NAME."""
    close: str | list[str] | None = None
    """Published concepts of a near meaning, as PREFIX:NAME."""
    since: int = 1
    """The version of the vocabulary that brought it."""
    replaces: str | list[str] | None = None
    """Earlier ids whose place it takes."""

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
    """Its id: the value that descriptions state."""
    label: Text
    """What it is, in a few words."""
    broader: str | list[str] | None = None
    """The concepts of the list that it lies under."""
    iri: str | list[str] | None = None
    """Published concepts of the same meaning, as PREFIX:NAME."""
    close: str | list[str] | None = None
    """Published concepts of a near meaning, as PREFIX:NAME."""
    since: int = 1
    """The version of the vocabulary that brought it."""
    help: Text | None = None
    """What belongs to it, and what does not."""
    replaces: str | list[str] | None = None
    """Earlier ids whose place it takes."""


class OverrideEntry(Model):
    """Another first day for an entry of the framework that is extended."""

    of: Kebab
    """The rule, rule group or obligation."""
    applies: Day
    """Its first day here."""
    cite: Cite
    """The provision that moves it."""
    note: Text | None = None
    """What should be known about it."""
    text: InText | None = None
    """The texts of the law that the day stands in."""


class FrameworkFile(Model):
    """A file of a framework's folder, or of the vocabulary: any of the sections."""

    framework: Framework | None = None
    """What the rulebook is; in one file of the folder."""
    instruments: list[Instrument] = Field(default_factory=list)
    """The acts that it consists of, in the order of their publication."""
    tiers: list[TierEntry] = Field(default_factory=list)
    """The risk classes, the highest first; the last is what remains."""
    statuses: list[StatusEntry] = Field(default_factory=list)
    """Legal qualifications beside the tier."""
    acts: list[ActEntry] = Field(default_factory=list)
    """The acts that rules catch."""
    roles: list[RoleEntry] = Field(default_factory=list)
    """The parties that the law knows."""
    facts: list[FactEntry] = Field(default_factory=list)
    """Facts that this folder adds to the vocabulary."""
    concepts: dict[str, list[ConceptEntry]] = Field(default_factory=dict)
    """Concepts that this folder adds, by list."""
    topics: list[TopicEntry] = Field(default_factory=list)
    """Subjects of obligations that this folder adds."""
    terms: list[TermEntry] = Field(default_factory=list)
    """Comparable terms of obligations that this folder adds."""
    parameters: list[Parameter] = Field(default_factory=list)
    """Numbers that the law fixes."""
    definitions: list[DefinitionEntry] = Field(default_factory=list)
    """Named conditions that rules share."""
    groups: list[Group] = Field(default_factory=list)
    """What several rules share."""
    rules: list[Rule] = Field(default_factory=list)
    """The legal tests."""
    scope: list[ScopeEntry] = Field(default_factory=list)
    """Who and what is covered, excluded or limited."""
    transitions: list[TransitionEntry] = Field(default_factory=list)
    """Dates that depend on facts."""
    obligations: list[ObligationEntry] = Field(default_factory=list)
    """Who must do what, when and by when."""
    penalties: list[PenaltyEntry] = Field(default_factory=list)
    """What a breach can cost."""
    measures: list[MeasureEntry] = Field(default_factory=list)
    """What the law has the State do or sets up."""
    indicators: list[IndicatorEntry] = Field(default_factory=list)
    """What can be known of a country or an organisation."""
    overrides: list[OverrideEntry] = Field(default_factory=list)
    """First days of what is extended that are others here."""
    crosswalks: list[CrosswalkEntry] = Field(default_factory=list)
    """How provisions of two frameworks relate."""
    dossiers: list[DossierEntry] = Field(default_factory=list)
    """Templates of the documents that the law asks for."""
    readings: list[Reading] = Field(default_factory=list)
    """Open questions of interpretation and the choice made."""
    cases: list[Case] = Field(default_factory=list)
    """Descriptions with the outcome they must have."""
    coverage: list[Coverage] = Field(default_factory=list)
    """What became of every provision."""


class SystemHead(Model):
    """What the described system is called."""

    format: int
    """Version of the format; this library reads 1."""
    vocabulary: int = 1
    """Version of the vocabulary it was written for."""
    id: Kebab | None = None
    """Its id, which results name; left out: made of the name."""
    name: str
    """What it is called."""
    summary: str | None = None
    """What it does, in one sentence."""


class SystemFile(Model):
    """A description of a system."""

    system: SystemHead
    """What the system is called."""
    roles: list[Kebab] = Field(default_factory=list)
    """One's own roles; left out, they are taken from what is described."""
    facts: dict[str, Any] = Field(default_factory=dict)
    """What is known of all its uses."""
    uses: list[Use] = Field(default_factory=list)
    """Its uses, each with facts of its own over the common ones."""
    evidence: dict[str, str] = Field(default_factory=dict)
    """Fact: where what is stated of it stands."""
