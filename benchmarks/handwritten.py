"""What one would write without a library: Art. 5 and Annex III(4) and (5) of the EU AI Act in Python.

Two-valued: a fact that is not there reads as no, an exception counts only if it is there. It reads
the same facts as a description (a plain dict of fact ids) and returns the id of the tier.

``rules_of`` makes the framework that holds exactly these rules, and ``random_facts`` descriptions
that state every fact they read, so that both can be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.bundled import sections
from aigov.conditions.tree import Compare, FindingHolds, Meets, Undetermined, leaves
from aigov.framework import Framework, bundled_framework

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from aigov.rules import Rule, Ruleset

GROUP = "prohibited-practices"
AREAS = ("Annex III(4)", "Annex III(5)")

# --- the function -----------------------------------------------------------------------------

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
WORK_OR_SCHOOL = frozenset({"workplace", "education-institution"})
WORKER_OR_LEARNER = frozenset({"worker", "teacher", "other-worker", "job-applicant", "learner"})
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
CATEGORISATION_ALLOWED = frozenset({"labelling-of-lawful-dataset", "law-enforcement-categorisation"})
VICTIM_SEARCH = frozenset({"victim-of-abduction-trafficking-or-exploitation", "missing-person"})
THREAT = frozenset({"imminent-threat-to-life", "terrorist-threat"})
SUSPECT = frozenset({"serious-crime-suspect"})
LISTED_AIM = VICTIM_SEARCH | THREAT | SUSPECT
AUTHORISED = frozenset({"prior-authorisation", "urgent-request-within-24-hours"})
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
BENEFITS = frozenset(
    {"public-benefit-decision", "healthcare-eligibility", "other-public-benefit-decision"}
)
PUBLIC_BODY = frozenset(
    {
        "public-body",
        "law-enforcement-authority",
        "judicial-authority",
        "migration-authority",
        "social-authority",
        "union-body",
        "union-body-for-law-enforcement",
        "election-authority",
        "armed-forces",
        "other-public-body",
        "other-union-body",
    }
)
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
Facts = "Mapping[str, Any]"


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
        get("scores_over_time")
        and ("general-behaviour-scoring" in purpose or not EVALUATION.isdisjoint(capability))
        and not SOCIAL_BASIS.isdisjoint(get("scoring_basis", ()))
        and not DETRIMENT.isdisjoint(get("score_consequence", ()))
    ):
        return True
    # Art. 5(1)(d)
    if "offending-risk-assessment" in purpose and not get("supports_fact_based_assessment"):
        basis = get("scoring_basis", ())
        if basis and PROFILE.issuperset(basis):
            return True
    # Art. 5(1)(e)
    if "face-database-building" in capability and "untargeted-scraping" in get(
        "face_image_source", ()
    ):
        return True
    # Art. 5(1)(f)
    if (
        "emotion-recognition" in capability
        and not WORK_OR_SCHOOL.isdisjoint(get("setting", ()))
        and not WORKER_OR_LEARNER.isdisjoint(get("subject", ()))
    ):
        reason = get("emotion_reason", ())
        if not (reason and MEDICAL_OR_SAFETY.issuperset(reason)):
            return True
    # Art. 5(1)(g), 3(40)
    if (
        "biometric-categorisation" in capability
        and get("categorises_individually", True)
        and not SENSITIVE_ATTRIBUTE.isdisjoint(get("inferred_attribute", ()))
        and not get("biometric_function_ancillary")
        and CATEGORISATION_ALLOWED.isdisjoint(get("categorisation_context", ()))
    ):
        return True
    # Art. 5(1)(h), (2) to (5)
    return (
        "real-time-remote-biometric-identification" in capability
        and not PUBLIC_SPACE.isdisjoint(get("setting", ()))
        and not POLICE.isdisjoint(get("deployer", ()))
        and not _live_identification_allowed(facts)
    )


def _forbidden_material(facts: Mapping[str, Any], purpose: Any, capability: Any) -> bool:
    get = facts.get
    misuse = get("foreseeable_misuse_output", ())
    within_reach = (
        misuse
        and not get("misuse_safeguards")
        and not (
            MEDIA_CAPABILITY.isdisjoint(capability) and MEDIA.isdisjoint(get("generates", ()))
        )
    )
    if not get("intimate_consent") and not get("edit_adds_no_exposure"):
        of_real_people = "intimate-imagery-of-real-people" in misuse
        if of_real_people and within_reach:
            return True
        if "intimate-imagery-generation" in purpose and (
            of_real_people or get("realistic_depiction")
        ):
            return True
    return not get("lawful_right_to_make_material") and bool(
        "child-abuse-material-generation" in purpose
        or (within_reach and "child-sexual-abuse-material" in misuse)
    )


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
    # Annex III(4)(a), (b), (5)(c), (d)
    if not WORK.isdisjoint(purpose) or not INSURANCE_OR_EMERGENCY.isdisjoint(purpose):
        return True
    # Annex III(5)(a), (b); both for natural persons
    people = [*get("subject", ())] != ["legal-entity"]
    if people and not BENEFITS.isdisjoint(purpose):
        if not PUBLIC_BODY.isdisjoint(get("deployer", ())):
            return True
    if "creditworthiness" in purpose or (people and "credit-granting" in purpose):
        return [*get("credit_assessment_use", ())] != ["fraud-detection-only-use"]
    return False


def _derogated(facts: Mapping[str, Any]) -> bool:
    """Tell whether Art. 6(3) takes the system out of Annex III."""
    if facts.get("profiles_people", True):
        return False
    roles = facts.get("decision_role", ())
    return not GROUND.isdisjoint(roles) and NO_INFLUENCE.issuperset(roles)


# --- the same rules as a framework ------------------------------------------------------------


def rules_of() -> Framework:
    """Return the bundled EU AI Act with nothing but these rules."""
    whole = bundled_framework("eu-ai-act")
    data = dict(sections("eu-ai-act"))
    data["rules"] = [one for one in data["rules"] if _kept(one)]
    data["groups"] = [one for one in data["groups"] if one["id"] in (GROUP, "annex-iii")]
    data["scope"] = []
    data["transitions"] = []
    return Framework(data, whole.vocabulary, origin="benchmarks")


def _kept(rule: Mapping[str, Any]) -> bool:
    cited = rule["cite"] if isinstance(rule["cite"], list) else [rule["cite"]]
    return rule.get("group") == GROUP or any(one.startswith(AREAS) for one in cited)


# --- descriptions that state everything --------------------------------------------------------


class Describer:
    """Makes descriptions in which every fact that the rules read is stated with a leaf."""

    def __init__(self, framework: Framework, ruleset: Ruleset) -> None:
        self.vocabulary = framework.vocabulary
        self.ruleset = ruleset
        self.rules = [*ruleset.rules.values()]
        self.read = {rule.id: [*self._leaves(rule)] for rule in self.rules}
        self.wanted: dict[str, dict[str, None]] = {}
        for found in self.read.values():
            for fact, values in found:
                self.wanted.setdefault(fact, {}).update(dict.fromkeys(values))

    def facts(self, random: Random) -> dict[str, Any]:
        """Return random facts, drawn towards what one rule looks at."""
        facts = {name: self._value(random, name) for name in self.wanted}
        for fact, values in self.read[random.choice(self.rules).id]:
            if random.random() < 0.7:
                facts[fact] = self._one(random, fact, values)
        return facts

    def _value(self, random: Random, name: str) -> Any:
        fact = self.vocabulary.facts[name]
        if fact.type == "yes-no":
            return random.random() < 0.3
        near = [*self.wanted[name]]
        every = [*self.vocabulary.list_of(fact).concepts]
        chosen = [
            self._leaf(random, name, random.choice(near if random.random() < 0.3 else every))
            for _ in range(1 if fact.type == "choice" else random.choice((0, 1, 1, 2)))
        ]
        return chosen[0] if fact.type == "choice" else [*dict.fromkeys(chosen)]

    def _one(self, random: Random, name: str, values: tuple[str, ...]) -> Any:
        fact = self.vocabulary.facts[name]
        if fact.type == "yes-no":
            return values[0] == "true"
        leaf = self._leaf(random, name, random.choice(values))
        return leaf if fact.type == "choice" else [leaf]

    def _leaf(self, random: Random, fact: str, concept: str) -> str:
        concepts = self.vocabulary.list_of(self.vocabulary.facts[fact])
        return random.choice(concepts.leaves(concept))

    def _leaves(self, rule: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
        for leaf in leaves(rule.when):
            if isinstance(leaf, Meets):
                for name in leaf.definitions:
                    yield from self._leaves(self.ruleset.definitions[name])
            elif isinstance(leaf, Compare | FindingHolds | Undetermined):
                raise TypeError(f"the benchmark cannot state {leaf}")
            else:
                yield leaf.fact, leaf.values
        for exempt in rule.unless:
            yield from self._leaves(exempt)
