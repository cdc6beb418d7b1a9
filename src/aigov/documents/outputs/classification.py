"""The JSON of a classification."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from aigov.documents.head import SourceStatus
from aigov.documents.models import Effect, InScope, TierStatus
from aigov.documents.outputs.common import AlternativeOut, Document, Outcome, Output, SystemSummary
from aigov.levels import Confidence, Level

__all__ = ["ClassificationDocument"]


class BoundsOut(Output):
    """The lowest and highest tier still possible."""

    lowest: str
    """Id of the lowest tier still possible."""
    highest: str
    """Id of the highest tier still possible."""


class StatusOut(Output):
    """A legal qualification beside the tier."""

    id: str
    """Id of the status."""
    level: Level
    """What it comes to among all frameworks."""
    outcome: Outcome
    """On the stated facts."""
    presumed: Outcome
    """With the presumptions for what is not stated."""


class ReasonOut(Output):
    """One fact that decided."""

    fact: str | None
    """Null where the law itself or another finding decided."""
    stated: Any
    """As stated; null where nothing was."""
    wanted: Any
    """What the rule wants; {not: …} where it must not be so."""
    outcome: Outcome
    """What it comes to."""


class FindingOut(Output):
    """The outcome of one rule."""

    rule: str
    """Id of the rule."""
    origin: str
    """The framework that the rule comes from."""
    title: str
    """What it is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""
    url: str | None
    """Address of the provision; null where none is known."""
    use: str | None
    """The use it was found in, where the system has several."""
    acts: list[str]
    """The acts that the rule catches; empty means all."""
    roles: list[str]
    """The roles that the rule concerns; empty means all."""
    concludes: dict[Literal["tier", "status", "role", "ends_role"], str]
    """What the rule says where it holds."""
    outcome: Outcome
    """On the stated facts."""
    presumed: Outcome
    """With the presumptions for what is not stated."""
    defeated_by: list[str]
    """Citations of the exceptions that save the system."""
    state: Literal["in force", "not yet", "ended"]
    """Where the rule stands in time on the day."""
    from_: str | None = Field(alias="from")
    """Effective day; null: does not apply to this system."""
    from_formal: str
    """The first day by the letter of the law, without transitions."""
    until: str | None
    """Its last day; null: it has none."""
    alternatives: list[AlternativeOut]
    """Other first days that unstated facts could bring."""
    dated_by: list[str]
    """Citations of the transitions that gave the day."""
    confidence: Confidence
    """How well it is sourced."""
    readings: list[str]
    """Ids of the readings of open law that it rests on."""
    reasons: list[ReasonOut]
    """The facts that decided, in the order of the rule."""


class ScopeOut(Output):
    """An inclusion, exclusion or limit that holds or is open."""

    id: str
    """Id of the entry."""
    effect: Effect
    """What it does to scope."""
    title: str
    """What it is about, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""
    outcome: Outcome
    """On the stated facts."""
    roles: list[str]
    """The roles that it concerns; empty: all."""
    disapplies: list[str]
    """What a limit takes away."""
    except_: list[str] = Field(alias="except")
    """What a limit leaves all the same."""


class GapOut(Output):
    """Something of the law that is not known and matters here."""

    reason: str
    """What is not known, in the language asked for."""
    citation: str
    """The provisions, as they are cited."""


class QuestionOut(Output):
    """A fact to state next."""

    fact: str
    """Id of the fact."""
    question: str
    """The question, in the language asked for."""
    could_lead_to: list[str]
    """Tiers, the highest first."""
    uses: list[str]
    """Ids of the uses for which it is open; empty where the system has none of its own."""


class FurtherQuestionOut(Output):
    """A fact that the scope, a date or a status waits for."""

    fact: str
    """Id of the fact."""
    question: str
    """The question, in the language asked for."""
    settles: list[str]
    """`scope`, `date`, or ids of statuses."""
    uses: list[str]
    """Ids of the uses for which it is open; empty where the system has none of its own."""


class ClassificationOut(Output):
    """One framework's findings for the system."""

    framework: str
    """Id of the framework."""
    title: str
    """Title of the framework."""
    edition: str
    """The newest text known, by number and day."""
    source_status: SourceStatus
    """Whether it binds."""
    confidence: Confidence
    """How well what the answer rests on is sourced."""
    as_of: str
    """The day that is judged on."""
    text_as_of: str
    """Texts published up to this day are known."""
    role: str | None
    """Id of the role asked about; null: all."""
    scope: InScope
    """Whether the law covers the system."""
    scope_certain: bool
    """No unstated fact could change the scope."""
    scope_findings: list[ScopeOut]
    """What brought the system in, out or under a limit, or may."""
    tier: str | None
    """Id of the presumed tier; null where there is none."""
    tier_label: str | None
    """What the tier is called."""
    tier_status: TierStatus
    """How the tier is known."""
    tier_on_date: str | None
    """Id of the tier by the rules in force on the day."""
    tier_on_date_certain: bool
    """False where an open date of a rule could change it."""
    level: Level | None
    """What the tier comes to among all frameworks."""
    highest_level: Level | None
    """The highest level still possible."""
    certain: bool
    """No unstated fact could change the tier."""
    bounds: BoundsOut | None
    """What is still possible; null where there is no tier."""
    by_role: dict[str, str | None]
    """Role: the id of its presumed tier."""
    roles: dict[str, Literal["stated", "true", "presumed", "unknown"]]
    """Role: how it is known to be held."""
    statuses: list[StatusOut]
    """Legal qualifications beside the tier."""
    readings: list[str]
    """Ids of the readings of open law that it rests on."""
    judgements: list[str]
    """Facts that the answer rests on and that took an evaluation."""
    declined: list[str]
    """Facts that were asked and answered with unknown."""
    undetermined: list[GapOut]
    """What is not known of the law and matters here."""
    findings: list[FindingOut]
    """In the law's order."""
    open_questions: list[QuestionOut]
    """Most decisive first."""
    further_questions: list[FurtherQuestionOut]
    """What scope, dates and statuses of the highest level still wait for."""


class ClassificationDocument(Document):
    """What `aigov classify --format json` prints for one system."""

    system: SystemSummary
    """The system that is classified."""
    as_of: str
    """The day that is judged on."""
    text_as_of: str | None
    """Texts published up to this day are known; null: all there are."""
    classifications: list[ClassificationOut]
    """One for each framework, in the order asked for."""
