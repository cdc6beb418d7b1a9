"""What one would write without a library: Art. 5 and Annex III(4) and (5) of the EU AI Act in Python.

It reads the facts of a description, a plain dict, and returns the id of a tier. It is two-valued:
what is not there is presumed as the library presumes it (mostly no), and an exception counts only
if it is there. A concept that stands in the dict must be a leaf of the vocabulary or be named by
the law. When these rules change, this function is to be changed too; `tests/test_benchmarks.py`
says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PUBLIC_SPACE = frozenset(
    {
        "publicly-accessible-space",
        "transport-hub",
        "important-public-works",
        "shop-or-venue",
        "street-or-square",
        "other-publicly-accessible-space",
    }
)
POLICE = frozenset({"law-enforcement-authority", "union-body-for-law-enforcement"})
WORKER = frozenset({"worker", "teacher", "other-worker", "job-applicant"})
NOT_AT_WORK = frozenset({"border-crossing", "detention-or-reception"})
PRIVATELY = ["private-person"]
PRIVATE_STUDY = frozenset({"home", "online"})
EDUCATION = frozenset(
    {
        "learning-outcome-evaluation",
        "education-level-assessment",
        "learner-behaviour-monitoring",
    }
)
ADMISSION_OR_TEST = frozenset({"education-access", "test-proctoring"})
NEITHER_WORKS_NOR_LEARNS = frozenset(
    {
        "customer",
        "borrower",
        "insured-person",
        "other-customer",
        "patient",
        "benefit-applicant",
        "suspect-or-offender",
        "victim",
        "migrant",
        "litigant",
        "voter",
        "passenger",
        "resident",
        "passer-by",
        "older-person",
        "legal-entity",
        "self",
        "nobody",
    }
)
FACE_SEARCH = frozenset(
    {
        "face-database-building",
        "biometric-identification",
        "cooperative-biometric-identification",
        "remote-biometric-identification",
        "real-time-remote-biometric-identification",
        "post-remote-biometric-identification",
        "wide-area-biometric-identification",
        "other-biometric-identification",
        "other-remote-biometric-identification",
    }
)
MEDICAL_OR_SAFETY = frozenset({"medical", "safety"})
SENSITIVE_ATTRIBUTE = frozenset(
    {
        "race-or-ethnic-origin",
        "political-opinion",
        "trade-union-membership",
        "religion-or-belief",
        "sex-life-or-orientation",
    }
)
CATEGORISATION_ALLOWED = frozenset(
    {"labelling-of-lawful-dataset", "law-enforcement-categorisation"}
)
VICTIM_SEARCH = frozenset({"victim-of-abduction-trafficking-or-exploitation", "missing-person"})
THREAT = frozenset({"imminent-threat-to-life", "terrorist-threat"})
SUSPECT = frozenset({"serious-crime-suspect"})
LISTED_AIM = VICTIM_SEARCH | THREAT | SUSPECT
AUTHORISED = frozenset(
    {
        "authorised",
        "prior-authorisation",
        "other-authorised",
        "urgent-request-within-24-hours",
    }
)
TECHNIQUE = frozenset(
    {
        "subliminal",
        "manipulative",
        "deceptive",
        "simulation-of-real-people-or-events",
        "other-deceptive",
    }
)
VULNERABILITY = frozenset(
    {
        "age",
        "child-vulnerability",
        "old-age-vulnerability",
        "other-age",
        "disability",
        "social-or-economic-situation",
        "ethnic-minority",
        "other-social-or-economic-situation",
    }
)
MEDIA_CAPABILITY = frozenset({"image-generation", "video-generation", "audio-generation"})
MEDIA = frozenset({"image", "video", "audio", "other"})
PROFILE = frozenset(
    {
        "personal-characteristics",
        "profile-only-data",
        "personality-traits",
        "other-personal-characteristics",
        "social-behaviour",
        "financial-records",
        "health-data",
        "work-or-test-results",
        "transaction-data",
    }
)
SOCIAL_BASIS = frozenset(
    {
        "social-behaviour",
        "past-criminal-behaviour",
        "personal-characteristics",
        "profile-only-data",
        "personality-traits",
        "other-personal-characteristics",
        "financial-records",
        "health-data",
    }
)
DETRIMENT = frozenset({"detriment-in-unrelated-context", "disproportionate-detriment"})
SCORING = frozenset(
    {
        "general-behaviour-scoring",
        "creditworthiness",
        "credit-granting",
        "life-or-health-insurance",
        "other-insurance",
        "public-benefit-decision",
        "healthcare-eligibility",
        "other-public-benefit-decision",
        "housing-decision",
        "education-access",
        "financial-fraud-detection",
        "offending-risk-assessment",
        "migration-risk-assessment",
        "migration-application-examination",
    }
)
EVALUATION = frozenset({"person-evaluation", "biometric-categorisation"})
WORK = frozenset(
    {
        "recruitment",
        "targeted-job-advertising",
        "recruitment-screening",
        "candidate-evaluation",
        "recruitment-administration",
        "other-recruitment",
        "worker-management",
        "work-terms-decision",
        "promotion-decision",
        "termination-decision",
        "behaviour-based-task-allocation",
        "worker-monitoring",
        "other-worker-management",
    }
)
ORDINARY_TENANT = frozenset(
    {
        "customer",
        "borrower",
        "insured-person",
        "other-customer",
        "worker",
        "teacher",
        "other-worker",
        "legal-entity",
        "nobody",
    }
)
BENEFITS = frozenset(
    {"public-benefit-decision", "healthcare-eligibility", "other-public-benefit-decision"}
)
PUBLIC_BODY = POLICE | {
    "public-body",
    "judicial-authority",
    "migration-authority",
    "social-authority",
    "union-body",
    "other-union-body",
    "election-authority",
    "armed-forces",
    "other-public-body",
}
PRIVATE = frozenset(
    {
        "public-service-provider",
        "education-provider",
        "healthcare-provider",
        "emergency-service",
        "dispute-resolution-body",
        "political-actor",
        "financial-institution",
        "business",
        "employer",
        "third-country-authority",
        "international-organisation",
        "private-person",
        "other",
    }
)
LEGAL_ENTITY = ["legal-entity"]
INSURANCE_OR_EMERGENCY = frozenset(
    {
        "life-or-health-insurance",
        "emergency-call-evaluation",
        "emergency-dispatch",
        "emergency-triage",
    }
)
GROUND = frozenset(
    {
        "narrow-procedural-task",
        "improves-completed-work",
        "reviews-past-decisions",
        "preparatory-task",
    }
)
NO_INFLUENCE = GROUND | {"no-part-in-decisions"}


def tier(facts: Mapping[str, Any]) -> str:
    """Return `prohibited`, `high-risk` or `minimal`."""
    if _prohibited(facts):
        return "prohibited"
    if _listed(facts) and not _derogated(facts):
        return "high-risk"
    return "minimal"


def _prohibited(facts: Mapping[str, Any]) -> bool:
    get = facts.get
    purpose = get("purpose", ())
    capability = get("capability", ())
    # Art. 5(1)(a), (b)
    if (
        get("impairs_informed_decision")
        and get("causes_significant_harm")
        and not (
            TECHNIQUE.isdisjoint(get("influence_technique", ()))
            and VULNERABILITY.isdisjoint(get("exploited_vulnerability", ()))
        )
    ):
        return True
    # Art. 5(1)(ba), (bb), (1a), (1b)
    if _forbidden_material(facts, purpose, capability):
        return True
    # Art. 5(1)(c)
    if (
        get("scores_over_time", True)
        and _judges_people(facts)
        and not SOCIAL_BASIS.isdisjoint(get("scoring_basis", ()))
        and not DETRIMENT.isdisjoint(get("score_consequence", ()))
    ):
        return True
    # Art. 5(1)(d)
    if "offending-risk-assessment" in purpose and not get("supports_fact_based_assessment"):
        basis = get("scoring_basis", ())
        if basis and PROFILE.issuperset(basis) and [*get("subject", ())] != LEGAL_ENTITY:
            return True
    # Art. 5(1)(e)
    if "untargeted-scraping" in get("face_image_source", ()) and (
        "person-identification" in purpose or not FACE_SEARCH.isdisjoint(capability)
    ):
        return True
    # Art. 5(1)(f)
    if "emotion-recognition" in capability and _among_workers_or_learners(facts):
        reason = get("emotion_reason", ())
        if not (reason and MEDICAL_OR_SAFETY.issuperset(reason)):
            return True
    # Art. 5(1)(g), 3(40)
    if (
        "biometric-categorisation" in capability
        and get("categorises_individually", True)
        and not SENSITIVE_ATTRIBUTE.isdisjoint(get("inferred_attribute", ()))
        and not get("biometric_function_ancillary")
    ):
        context = get("categorisation_context", ())
        if not (context and CATEGORISATION_ALLOWED.issuperset(context)):
            return True
    # Art. 5(1)(h), (2) to (5)
    return (
        "real-time-remote-biometric-identification" in capability
        and not PUBLIC_SPACE.isdisjoint(get("setting", ()))
        and _by_police(facts)
        and not _live_identification_allowed(facts)
    )


def _judges_people(facts: Mapping[str, Any]) -> bool:
    """Tell whether it evaluates or classifies natural persons."""
    get = facts.get
    purpose = get("purpose", ())
    return [*get("subject", ())] != LEGAL_ENTITY and not (
        SCORING.isdisjoint(purpose)
        and WORK.isdisjoint(purpose)
        and EVALUATION.isdisjoint(get("capability", ()))
    )


def _among_workers_or_learners(facts: Mapping[str, Any]) -> bool:
    """Tell whether it is used in the areas of work or education, on those who work or learn."""
    get = facts.get
    purpose = get("purpose", ())
    subject = get("subject", ())
    setting = get("setting", ())
    if subject and NEITHER_WORKS_NOR_LEARNS.issuperset(subject):
        return False
    if "workplace" in setting or "education-institution" in setting or not WORK.isdisjoint(purpose):
        return True
    if [*get("deployer", ())] != PRIVATELY and not (
        ADMISSION_OR_TEST.isdisjoint(purpose)
        and (WORKER.isdisjoint(subject) or (setting and NOT_AT_WORK.issuperset(setting)))
    ):
        return True
    if "education-provider" in get("deployer", ()) and "learner" in subject:
        return True
    return not (EDUCATION.isdisjoint(purpose) or (setting and PRIVATE_STUDY.issuperset(setting)))


def _forbidden_material(facts: Mapping[str, Any], purpose: Any, capability: Any) -> bool:
    """Tell whether it makes forbidden material; private use saves the user, not the supplier."""
    get = facts.get
    misuse = get("foreseeable_misuse_output", ())
    within_reach = (
        misuse
        and not get("misuse_safeguards")
        and not (MEDIA_CAPABILITY.isdisjoint(capability) and MEDIA.isdisjoint(get("generates", ())))
    )
    if not get("intimate_consent") and not get("edit_adds_no_exposure"):
        of_real_people = "intimate-imagery-of-real-people" in misuse
        if of_real_people and within_reach:
            return True
        if "intimate-imagery-generation" in purpose and get("realistic_depiction") is not False:
            return True
    return not get("lawful_right_to_make_material") and bool(
        "child-abuse-material-generation" in purpose
        or (within_reach and "child-sexual-abuse-material" in misuse)
    )


def _by_police(facts: Mapping[str, Any]) -> bool:
    return not POLICE.isdisjoint(facts.get("deployer", ())) or (
        "law-enforcement" in facts.get("domain", ()) and _by_authority(facts)
    )


def _by_authority(facts: Mapping[str, Any]) -> bool:
    """Tell whether a public body uses it; presumed where only private parties are not named."""
    deployer = facts.get("deployer", ())
    return not (deployer and PRIVATE.issuperset(deployer))


def _live_identification_allowed(facts: Mapping[str, Any]) -> bool:
    get = facts.get
    aims = get("search_objective", ())
    return bool(
        aims
        and LISTED_AIM.issuperset(aims)
        and get("strictly_necessary")
        and get("confirms_target_only")
        and get("authorisation") in AUTHORISED
        and get("national_law_allows")
        and get("rights_assessment_done", True)
        and get("registered_or_urgent", True)
    )


def _listed(facts: Mapping[str, Any]) -> bool:
    get = facts.get
    purpose = get("purpose", ())
    subject = get("subject", ())
    # Annex III(4)(a), (b), (5)(c), (d)
    if not WORK.isdisjoint(purpose) or not INSURANCE_OR_EMERGENCY.isdisjoint(purpose):
        return True
    # Annex III(5)(a), (b); both for natural persons
    if [*subject] == LEGAL_ENTITY:
        return False
    if not BENEFITS.isdisjoint(purpose) and _by_authority(facts):
        return True
    if (
        "housing-decision" in purpose
        and not PUBLIC_BODY.isdisjoint(get("deployer", ()))
        and not (subject and ORDINARY_TENANT.issuperset(subject))
    ):
        return True
    if "creditworthiness" in purpose or "credit-granting" in purpose:
        return [*get("credit_assessment_use", ())] != ["fraud-detection-only-use"]
    return False


def _derogated(facts: Mapping[str, Any]) -> bool:
    """Tell whether Art. 6(3) takes the system out of Annex III."""
    if facts.get("profiles_people", True):
        return False
    roles = facts.get("decision_role", ())
    return not GROUND.isdisjoint(roles) and NO_INFLUENCE.issuperset(roles)
