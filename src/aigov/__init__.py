"""AI governance law as data: classify a described system, with the provision for every answer.

>>> import aigov
>>> system = aigov.System("Spam filter", {"purpose": ["content-moderation"]})
>>> aigov.classify(system, "eu-ai-act", as_of="2026-11-22").tier
'minimal'

aigov informs; it does not give legal advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov._version import __version__

if TYPE_CHECKING:
    from aigov import plots as plots
    from aigov.assessment import AssessedGoal as AssessedGoal
    from aigov.assessment import AssessedPillar as AssessedPillar
    from aigov.assessment import AssessedRow as AssessedRow
    from aigov.assessment import AssessedSide as AssessedSide
    from aigov.assessment import Assessment as Assessment
    from aigov.assessment import AssessmentError as AssessmentError
    from aigov.assessment import Shares as Shares
    from aigov.assessment import assess as assess
    from aigov.calendars import Calendar as Calendar
    from aigov.calendars import Day as Day
    from aigov.calendars import calendar as calendar
    from aigov.checking.everything import check as check
    from aigov.classification import Bounds as Bounds
    from aigov.classification import Classification as Classification
    from aigov.classification import StatusOutcome as StatusOutcome
    from aigov.classifying import classify as classify
    from aigov.comparison import Comparison as Comparison
    from aigov.comparison import PairOfSides as PairOfSides
    from aigov.comparison import Row as Row
    from aigov.comparison import UnknownTopicError as UnknownTopicError
    from aigov.comparison import compare as compare
    from aigov.conditions.explain import Reason as Reason
    from aigov.crosswalks import Crosswalk as Crosswalk
    from aigov.crosswalks import Relating as Relating
    from aigov.crosswalks import crosswalk as crosswalk
    from aigov.display import View as View
    from aigov.display import show as show
    from aigov.dossier_drafts import Dossier as Dossier
    from aigov.dossier_drafts import DossierPoint as DossierPoint
    from aigov.dossier_drafts import DossierRemark as DossierRemark
    from aigov.dossier_drafts import DossierSection as DossierSection
    from aigov.dossiers import DossierKind as DossierKind
    from aigov.dossiers import UnknownDossierError as UnknownDossierError
    from aigov.dossiers import dossier as dossier
    from aigov.dossiers import dossier_kinds as dossier_kinds
    from aigov.findings import Finding as Finding
    from aigov.framework import Framework as Framework
    from aigov.framework import UnknownRoleError as UnknownRoleError
    from aigov.gaps import Gap as Gap
    from aigov.gaps import Step as Step
    from aigov.gaps import gap as gap
    from aigov.intervals import DateError as DateError
    from aigov.lawchange import Change as Change
    from aigov.lawchange import Diff as Diff
    from aigov.lawchange import SystemChange as SystemChange
    from aigov.lawchange import diff as diff
    from aigov.lawtext import NoTextError as NoTextError
    from aigov.library import UnknownFrameworkError as UnknownFrameworkError
    from aigov.library import examples as examples
    from aigov.library import frameworks as frameworks
    from aigov.library import load_framework as load_framework
    from aigov.library import load_system as load_system
    from aigov.library import load_vocabulary as load_vocabulary
    from aigov.listings import Assessments as Assessments
    from aigov.listings import Classifications as Classifications
    from aigov.listings import Frameworks as Frameworks
    from aigov.listings import Problems as Problems
    from aigov.listings import Programmes as Programmes
    from aigov.obligation_findings import Fine as Fine
    from aigov.obligation_findings import ObligationFinding as ObligationFinding
    from aigov.obligation_findings import Obligations as Obligations
    from aigov.obligations import Amount as Amount
    from aigov.obligations import Obligation as Obligation
    from aigov.obligations import Penalty as Penalty
    from aigov.obligations import Span as Span
    from aigov.obligations import Variant as Variant
    from aigov.pillar_comparison import PillarComparison as PillarComparison
    from aigov.portraits import Portrait as Portrait
    from aigov.problems import AigovError as AigovError
    from aigov.problems import InputError as InputError
    from aigov.problems import MissingExtraError as MissingExtraError
    from aigov.problems import Problem as Problem
    from aigov.profile import Observation as Observation
    from aigov.profile import Profile as Profile
    from aigov.profile import load_profile as load_profile
    from aigov.profile import profiles as profiles
    from aigov.programme import Programme as Programme
    from aigov.programme import UnknownProgrammeError as UnknownProgrammeError
    from aigov.programme import load_programme as load_programme
    from aigov.programme import programmes as programmes
    from aigov.questions import Question as Question
    from aigov.relating import Covered as Covered
    from aigov.relating import Pair as Pair
    from aigov.reporting import Report as Report
    from aigov.reporting import SystemReport as SystemReport
    from aigov.reporting import report as report
    from aigov.sides import Duty as Duty
    from aigov.sides import Side as Side
    from aigov.system import System as System
    from aigov.system import Use as Use
    from aigov.term_comparison import TermComparison as TermComparison
    from aigov.topics import Term as Term
    from aigov.topics import Topic as Topic
    from aigov.vocabulary import Vocabulary as Vocabulary

# Where each public name lives; it is imported when first used, so that `import aigov` is quick.
_HOMES = {
    "AigovError": "problems",
    "Amount": "obligations",
    "AssessedGoal": "assessment",
    "AssessedPillar": "assessment",
    "AssessedRow": "assessment",
    "AssessedSide": "assessment",
    "Assessment": "assessment",
    "Assessments": "listings",
    "AssessmentError": "assessment",
    "Bounds": "classification",
    "Calendar": "calendars",
    "Change": "lawchange",
    "Classification": "classification",
    "Classifications": "listings",
    "Comparison": "comparison",
    "Covered": "relating",
    "Crosswalk": "crosswalks",
    "DateError": "intervals",
    "Day": "calendars",
    "Diff": "lawchange",
    "Dossier": "dossier_drafts",
    "DossierKind": "dossiers",
    "DossierPoint": "dossier_drafts",
    "DossierRemark": "dossier_drafts",
    "DossierSection": "dossier_drafts",
    "Duty": "sides",
    "Finding": "findings",
    "Fine": "obligation_findings",
    "Framework": "framework",
    "Frameworks": "listings",
    "Gap": "gaps",
    "InputError": "problems",
    "MissingExtraError": "problems",
    "NoTextError": "lawtext",
    "Obligation": "obligations",
    "ObligationFinding": "obligation_findings",
    "Obligations": "obligation_findings",
    "Observation": "profile",
    "Pair": "relating",
    "PairOfSides": "comparison",
    "Penalty": "obligations",
    "PillarComparison": "pillar_comparison",
    "Portrait": "portraits",
    "Problem": "problems",
    "Problems": "listings",
    "Profile": "profile",
    "Programme": "programme",
    "Programmes": "listings",
    "Question": "questions",
    "Reason": "conditions.explain",
    "Relating": "crosswalks",
    "Report": "reporting",
    "Row": "comparison",
    "Shares": "assessment",
    "Side": "sides",
    "Span": "obligations",
    "StatusOutcome": "classification",
    "Step": "gaps",
    "System": "system",
    "SystemChange": "lawchange",
    "SystemReport": "reporting",
    "Term": "topics",
    "TermComparison": "term_comparison",
    "Topic": "topics",
    "UnknownDossierError": "dossiers",
    "UnknownFrameworkError": "library",
    "UnknownProgrammeError": "programme",
    "UnknownRoleError": "framework",
    "UnknownTopicError": "comparison",
    "Use": "system",
    "Variant": "obligations",
    "View": "display",
    "Vocabulary": "vocabulary",
    "assess": "assessment",
    "calendar": "calendars",
    "check": "checking.everything",
    "classify": "classifying",
    "compare": "comparison",
    "crosswalk": "crosswalks",
    "diff": "lawchange",
    "dossier": "dossiers",
    "dossier_kinds": "dossiers",
    "examples": "library",
    "frameworks": "library",
    "gap": "gaps",
    "load_framework": "library",
    "load_profile": "profile",
    "load_programme": "programme",
    "load_system": "library",
    "load_vocabulary": "library",
    "profiles": "profile",
    "programmes": "programme",
    "report": "reporting",
    "show": "display",
}

__all__ = ["__version__", *sorted(_HOMES)]  # noqa: PLE0604 - names of _HOMES are strings


if not TYPE_CHECKING:  # else a type checker takes every misspelt name for one of ours

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first used."""
        from importlib import import_module

        if name == "plots":
            return import_module("aigov.plots")  # a module of its own, loaded when first used
        home = _HOMES.get(name)
        if home is None:
            message = f"module 'aigov' has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"aigov.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
