"""The JSON that the command line and `to_dict()` give, as models: the source of its schema."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from aigov.documents.duties import Choice, DutyKind, Promptness, Relation, Strength
from aigov.documents.models import (
    Effect,
    FrameworkKind,
    InScope,
    SourceStatus,
    TierStatus,
)
from aigov.levels import Confidence, Level

__all__ = [
    "CalendarDocument",
    "ClassificationDocument",
    "ComparisonDocument",
    "DiffDocument",
    "GapDocument",
    "ObligationsDocument",
]

Outcome = Literal["true", "false", "unknown"]
DutyState = Literal["in force", "not yet", "ended", "open"]
RowRelation = Relation | Literal["only-first", "only-second", "not-mapped"]


class Output(BaseModel):
    """Within a format number keys are only added."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)


class SystemSummary(Output):
    """The system described."""

    id: str
    name: str
    summary: str
    vocabulary: int | None


class BoundsOut(Output):
    """The lowest and highest tier still possible."""

    lowest: str
    highest: str


class StatusOut(Output):
    """A legal qualification beside the tier."""

    id: str
    level: Level
    outcome: Outcome
    presumed: Outcome


class ReasonOut(Output):
    """One fact that decided."""

    fact: str | None = Field(description="Null where the law itself or another finding decided.")
    stated: Any = Field(description="As stated; null where nothing was.")
    wanted: Any = Field(description="What the rule wants; {not: …} where it must not be so.")
    outcome: Outcome


class AlternativeOut(Output):
    """Another day that the rule may apply from."""

    from_: str | None = Field(alias="from")
    citation: str


class FindingOut(Output):
    """The outcome of one rule."""

    rule: str
    title: str
    citation: str
    url: str | None
    use: str | None = Field(description="The use it was found in, where the system has several.")
    acts: list[str] = Field(description="The acts that the rule catches; empty means all.")
    roles: list[str] = Field(description="The roles that the rule concerns; empty means all.")
    concludes: dict[Literal["tier", "status", "role", "ends_role"], str]
    outcome: Outcome = Field(description="On the stated facts.")
    presumed: Outcome = Field(description="With the presumptions for what is not stated.")
    defeated_by: list[str] = Field(description="Citations of the exceptions that save the system.")
    state: Literal["in force", "not yet", "ended"]
    from_: str | None = Field(
        alias="from", description="Effective day; null: does not apply to this system."
    )
    from_formal: str
    until: str | None
    alternatives: list[AlternativeOut]
    dated_by: list[str] = Field(description="Citations of the transitions that gave the day.")
    confidence: Confidence
    readings: list[str]
    reasons: list[ReasonOut]


class ScopeOut(Output):
    """An inclusion, exclusion or limit that holds or is open."""

    id: str
    effect: Effect
    title: str
    citation: str
    outcome: Outcome
    roles: list[str]
    disapplies: list[str]
    except_: list[str] = Field(alias="except")


class GapOut(Output):
    """Something of the law that is not known and matters here."""

    reason: str
    citation: str


class QuestionOut(Output):
    """A fact to state next."""

    fact: str
    question: str
    could_lead_to: list[str] = Field(description="Tiers, the highest first.")
    uses: list[str]


class FurtherQuestionOut(Output):
    """A fact that the scope, a date or a status waits for."""

    fact: str
    question: str
    settles: list[str] = Field(description="`scope`, `date`, or ids of statuses.")
    uses: list[str]


class ClassificationOut(Output):
    """One framework's findings for the system."""

    framework: str
    title: str
    edition: str
    source_status: SourceStatus
    confidence: Confidence
    as_of: str
    text_as_of: str
    role: str | None
    scope: InScope
    scope_certain: bool
    scope_findings: list[ScopeOut]
    tier: str | None
    tier_label: str | None
    tier_status: TierStatus
    tier_on_date: str | None
    tier_on_date_certain: bool = Field(
        description="False where an open date of a rule could change it."
    )
    level: Level | None
    highest_level: Level | None
    certain: bool
    bounds: BoundsOut | None
    by_role: dict[str, str | None]
    roles: dict[str, Literal["stated", "true", "presumed", "unknown"]]
    statuses: list[StatusOut]
    readings: list[str]
    judgements: list[str]
    declined: list[str]
    undetermined: list[GapOut]
    findings: list[FindingOut] = Field(description="In the law's order.")
    open_questions: list[QuestionOut] = Field(description="Most decisive first.")
    further_questions: list[FurtherQuestionOut] = Field(
        description="What scope, dates and statuses of the highest level still wait for."
    )


class Document(Output):
    """What every document begins with."""

    aigov: str = Field(description="Version of the library.")
    format: int
    lang: Literal["en", "vi"]


class ClassificationDocument(Document):
    """What `aigov classify --format json` prints for one system."""

    system: SystemSummary
    as_of: str
    text_as_of: str | None
    classifications: list[ClassificationOut]


# --- obligations ------------------------------------------------------------------------------


class EventOut(Output):
    """A value of a fact about an event."""

    fact: str
    value: str


class AmountOut(Output):
    """A span of time: how long, how often, or by when."""

    events: list[EventOut] = Field(description="What it is for, any of them; empty: all others.")
    bound: Literal["at_least", "at_most", "every"] | None
    span: str | None = Field(description="Such as 72 hours, 5 working days, or operating life.")
    promptness: Promptness | None
    clock: str | None = Field(description="The event that the time is counted from.")


TermOut = int | list[AmountOut] | list[str]
Terms = dict[str, TermOut]


class FineOut(Output):
    """The most that a breach can cost whoever is described."""

    penalty: str
    citation: str
    set_by: str
    amount: int | None
    currency: str | None
    percent: float | None
    base: str
    choose: Choice | None
    certain: bool = Field(description="Whether no unstated fact could change the maximum.")


class ObligationOut(Output):
    """An obligation laid on a system, for one role that bears it."""

    obligation: str
    title: str
    requires: str
    citation: str
    url: str | None
    role: str
    toward: list[str]
    topic: str
    topic_label: str
    kind: DutyKind
    strength: Strength
    on: list[str] = Field(description="The events that it waits for; empty: it stands always.")
    use: str | None
    outcome: Outcome
    presumed: Outcome
    state: DutyState = Field(description="open: it is not presumed to bind, and may.")
    from_: str | None = Field(alias="from")
    from_formal: str | None
    until: str | None
    dated_by: list[str]
    alternatives: list[AlternativeOut]
    triggered_by: list[str] = Field(description="Rules that bring it.")
    waits_for: list[str] = Field(description="Unstated facts that leave it open.")
    limited_by: list[str]
    terms: Terms
    fines: list[FineOut]
    confidence: Confidence
    readings: list[str]
    note: str


class ObligationsOut(Output):
    """The obligations of the system under one framework."""

    framework: str
    title: str
    source_status: SourceStatus
    as_of: str
    text_as_of: str
    roles: list[str] = Field(description="The roles asked about.")
    out_of_scope: list[str] = Field(description="Those of them that the framework does not cover.")
    obligations: list[ObligationOut] = Field(description="By role, then in the law's order.")
    taken_away: list[ObligationOut] = Field(description="What a limit of scope takes away.")


class ObligationsDocument(Document):
    """The obligations of one system under one or several frameworks."""

    system: SystemSummary
    as_of: str
    text_as_of: str | None
    frameworks: list[ObligationsOut]


# --- comparison -------------------------------------------------------------------------------


class DutyOut(Output):
    """An obligation of a side of a comparison."""

    obligation: str
    title: str
    requires: str
    citation: str
    url: str | None
    roles: list[str]
    topic: str
    kind: DutyKind
    strength: Strength
    on: list[str]
    from_: str | None = Field(
        alias="from", description="Null where it begins with what triggers it."
    )
    state: DutyState | None = Field(description="Null where no system is asked about.")
    outcome: Outcome | None = Field(description="Null where no system is asked about.")
    terms: Terms
    confidence: Confidence


class SideOut(Output):
    """A framework with those of its obligations that are looked at."""

    framework: str
    title: str
    short: str
    edition: str
    source_status: SourceStatus
    as_of: str
    text_as_of: str
    role: str | None
    obligations: list[DutyOut] = Field(description="In the law's order.")


class ClassOut(Output):
    """A tier."""

    id: str
    label: str
    level: Level


class EntryOut(Output):
    """Something that a framework has."""

    id: str
    title: str
    citation: str


class HighestFineOut(Output):
    """The highest maximum; figures are null where others set it."""

    penalty: str
    citation: str
    set_by: str
    amount: int | None
    currency: str | None
    percent: float | None
    base: str
    choose: Choice | None


class DateOut(Output):
    """A day that matters for a framework."""

    date: str
    what: str


class PortraitOut(Output):
    """What a framework is as a whole."""

    framework: str
    kind: FrameworkKind
    source_status: SourceStatus
    edition: str
    tiers: list[ClassOut] = Field(description="The highest first.")
    roles: dict[str, list[str]] = Field(description="Each shared role with the framework's own.")
    reach: list[EntryOut]
    exclusions: list[EntryOut]
    prohibitions: list[EntryOut]
    models: list[EntryOut]
    labelling: list[str] = Field(description="Obligations on notices, marks and labels.")
    highest_fine: HighestFineOut | None
    dates: list[DateOut]


class RelationOut(Output):
    """How two frameworks relate in a topic."""

    first: str
    second: str
    relation: RowRelation | None = Field(description="Null where neither asks anything.")


class RowOut(Output):
    """A topic with a cell for each framework; cells name obligations."""

    topic: str
    label: str
    broader: str | None
    depth: int
    cells: list[list[str]] = Field(description="With those of narrower topics.")
    own: list[list[str]] = Field(description="Those of the topic alone.")
    relations: list[RelationOut]


class TermComparisonOut(Output):
    """One term of two obligations."""

    term: str
    event: str | None = Field(description="The kind of event that it is for; null: all others.")
    first: TermOut
    second: TermOut
    stricter: Literal["first", "second", "equal", "not-comparable"]
    nominally: Literal["first", "second", "equal"] | None = Field(
        description="Which asks for more if figures alone count."
    )
    ratio: float | None = Field(description="How many times more the stricter asks for.")


class PairOut(Output):
    """Two obligations that a curator has related."""

    first: str
    second: str
    relation: Relation = Field(description="In the terms of NIST IR 8477.")
    rationale: str
    only_first: str
    only_second: str
    author: str
    date: str
    confidence: Confidence
    crosswalk: str
    terms: list[TermComparisonOut]


class RelationsOut(Output):
    """All that is known of how two frameworks relate."""

    first: str
    second: str
    known: bool = Field(description="Whether anybody has related the two.")
    pairs: list[PairOut]


class ComparisonDocument(Document):
    """Frameworks side by side, topic by topic."""

    system: SystemSummary | None
    topic: str | None
    frameworks: list[SideOut]
    portraits: list[PortraitOut]
    rows: list[RowOut] = Field(description="The broadest first, each before its narrower ones.")
    relations: list[RelationsOut]


# --- gap --------------------------------------------------------------------------------------


class MetByOut(PairOut):
    """A related obligation that is complied with; the covering one is the first."""

    framework: str


class AnswerOut(DutyOut):
    """An obligation wanted, and how far it is met."""

    framework: str
    answer: Literal["covered", "partly", "not-covered"]
    by: list[MetByOut]
    stricter: list[str] = Field(
        description="Terms in which it asks for more than is complied with."
    )


class NamedDuty(Output):
    """An obligation by its name."""

    framework: str
    obligation: str


class StrictestOut(NamedDuty):
    """The obligation whose term is to be kept."""

    term: str


class StepOut(NamedDuty):
    """An obligation to fulfil, and those that are met with it."""

    serves: list[NamedDuty]
    terms: list[StrictestOut]


class GapDocument(Document):
    """What complying with some frameworks leaves undone under others."""

    system: SystemSummary | None
    have: list[SideOut]
    want: list[SideOut]
    items: list[AnswerOut] = Field(description="The earliest first.")
    programme: list[StepOut]


# --- calendar ---------------------------------------------------------------------------------


class DayOut(Output):
    """What happens on a day under a framework."""

    date: str
    framework: str
    kind: Literal["begins", "ends", "tier", "text"]
    title: str
    citations: list[str]
    certain: bool
    obligations: list[str]


class EventDutyOut(ObligationOut):
    """An obligation that waits for an event."""

    framework: str


class KnownFrameworkOut(Output):
    """A framework in the text known on a day."""

    framework: str
    title: str
    text_as_of: str


class CalendarDocument(Document):
    """The days that matter for a system."""

    system: SystemSummary
    as_of: str
    frameworks: list[KnownFrameworkOut]
    days: list[DayOut]
    on_event: list[EventDutyOut]


# --- diff -------------------------------------------------------------------------------------


class ChangeOut(Output):
    """What became of a rule or obligation."""

    what: Literal["rule", "obligation"]
    change: Literal["added", "dropped", "moved", "changed"]
    id: str
    was: str | None = Field(description="The id in the older text, where it differs.")
    title: str
    citation: str
    before: str | None = Field(description="First day in the older text.")
    after: str | None = Field(description="First day in the newer text.")
    aspects: list[Literal["condition", "conclusion", "terms", "roles", "strength"]]
    relation: Relation | None
    rationale: str | None


class TitledDutyOut(Output):
    """An obligation by its title."""

    obligation: str
    title: str
    citation: str


class MovedDutyOut(TitledDutyOut):
    """An obligation whose first day for the system changes."""

    before: str | None
    after: str | None


class SystemChangeOut(Output):
    """What the change means for one system."""

    system: SystemSummary
    tier_before: str | None
    tier_after: str | None
    gained: list[TitledDutyOut]
    lost: list[TitledDutyOut]
    moved: list[MovedDutyOut]


class DiffDocument(Document):
    """What changed between two laws, or two texts of one."""

    before: str
    after: str
    changes: list[ChangeOut]
    systems: list[SystemChangeOut]
