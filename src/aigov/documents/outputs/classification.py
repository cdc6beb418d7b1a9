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


class ClassificationDocument(Document):
    """What `aigov classify --format json` prints for one system."""

    system: SystemSummary
    as_of: str
    text_as_of: str | None
    classifications: list[ClassificationOut]
