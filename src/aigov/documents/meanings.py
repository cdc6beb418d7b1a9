"""What each value of a fixed list means, and schemas that say so.

A list is known by its values, so that a model stays a plain ``Literal`` and every schema that has
the list explains it alike. A test fails where a list is not explained here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import core_schema

__all__ = ["DescribedInput", "DescribedOutput", "listed"]

_TRUTH = {
    "true": "It holds.",
    "false": "It does not hold.",
    "unknown": "What is stated does not settle it.",
}
_TIMES = {
    "in force": "It applies on the day.",
    "not yet": "It applies from a later day, or does not apply to this system.",
    "ended": "Its last day has passed.",
}
_RELATIONS = {
    "equal": "Both ask the same.",
    "subset-of": "The second asks all that the first does, and more.",
    "superset-of": "The first asks all that the second does, and more.",
    "intersects-with": "They overlap, and each asks for things that the other does not.",
    "no-relationship": "They have nothing in common, or nothing corresponds.",
}
_BOUNDS = {
    "at-least": "The figure or more.",
    "over": "More than the figure.",
    "at-most": "The figure or less.",
    "reach": "The figure; counted as at least.",
    "between": "From the lower to the upper figure; counted as at least the lower.",
    "holds": "The event has taken place.",
}
_SIDES = {
    "first": "The first asks for more.",
    "second": "The second asks for more.",
    "equal": "Both ask for the same.",
}

_LISTS: tuple[dict[Any, str], ...] = (
    # What stands in every kind of document.
    {
        "prohibited": "It may not be done.",
        "high": "It is allowed under strict requirements.",
        "limited": "It is allowed with some duties, mostly of transparency.",
        "minimal": "It is allowed without duties of its own.",
    },
    {
        "high": "From the official text, or from copies that agree.",
        "medium": "From a good secondary source, or with a doubt left.",
        "low": "Second-hand, or not verified.",
    },
    {
        "binding": "It binds, now or from a day that is set.",
        "guidance": "It recommends and does not bind.",
        "draft": "It has not been adopted.",
        "repealed": "It no longer binds.",
    },
    {
        "law": "An act of a legislator, with what implements it.",
        "draft": "A bill.",
        "guidance": "Recommendations of an authority.",
        "standard": "A technical or management standard.",
        "policy": "The rules of an organisation, or a policy of a State.",
    },
    {"en": "English.", "vi": "Vietnamese."},
    # Rules and scope.
    {
        "ai-system": "AI systems.",
        "ai-model": "AI models.",
        "both": "AI systems and AI models.",
    },
    {
        "in": "One of these must hold for the law to cover the system.",
        "out": "Where it holds, the law does not cover the system.",
        "limit": "Where it holds, some provisions are taken away and the tier stays.",
        "no-tier": "Where it holds, what is described has no tier at all.",
    },
    {
        "in": "The law covers the system.",
        "out": "The law does not cover the system.",
        "unknown": "What is stated does not settle whether it does.",
    },
    {
        "determined": "No unstated fact could change it.",
        "presumed": "It rests on presumptions for what is not stated.",
        "undetermined": "Too little is stated, or known of the law, to presume one.",
        "not-applicable": "What is described has no tier under this framework.",
    },
    {"none": "There is none."},
    # The vocabulary.
    {
        "yes-no": "true or false.",
        "set": "Several concepts of a list; [] means none of these.",
        "choice": "One concept of a list.",
        "number": "A number, or a lower and an upper limit.",
        "date": "A day, a month, a year, or not-yet.",
    },
    {"yes-no": "true or false.", "number": "A figure."},
    {
        "system": "The system as a whole.",
        "use": "Each use of the system.",
        "actor": "Whoever is asked about.",
        "event": "Something that happens, such as an incident.",
    },
    {"judgement": "Its answer takes an evaluation, not only knowledge of the system."},
    # Obligations.
    {
        "deadline": "By when: a span of time and what it is counted from, or how promptly.",
        "duration": "How long or how often: a span of time.",
        "number": "A whole number.",
        "choice": "One concept of a list.",
        "set": "Several concepts of a list.",
    },
    {
        "shorter": "The shorter time asks for more.",
        "longer": "The longer time asks for more.",
        "more": "The larger number, or the set that holds the other, asks for more.",
        "fewer": "The smaller number, or the set that the other holds, asks for more.",
        "first": "The concept listed first asks for more.",
        "none": "Neither asks for more; only equal values compare.",
    },
    {
        "immediately": "At once.",
        "without-undue-delay": "As soon as one reasonably can.",
        "in-good-time": "Early enough for its purpose.",
    },
    {
        "duty": "Something that must be done or left undone.",
        "permission": "Something that may be done.",
        "right": "Something that others can be asked for.",
        "liability": "Something that one answers for.",
        "encouragement": "Something that is promoted and not demanded.",
    },
    {
        "must": "It binds.",
        "should": "It is recommended.",
        "endeavour": "An effort is asked for, not a result.",
        "may": "It is left to choose.",
    },
    {
        "this-framework": "The framework sets it.",
        "national-law": "Another law sets it: that of a State, or a general one.",
        "not-yet-issued": "An act that is announced and was not found as issued.",
        "none": "No penalty is provided for.",
    },
    {
        "higher": "The higher of the two.",
        "lower": "The lower of the two.",
        "amount": "The sum alone.",
    },
    _RELATIONS,
    # Templates of documents.
    {
        "name": "What the system is called.",
        "id": "The id of the description, as an internal code.",
        "summary": "What the system does, in one sentence.",
    },
    {
        "tier": "The tier with its certainty, the tier on the day, and the scope.",
        "reasons": "The findings on the tier that hold, with the facts that decided.",
        "saved": "The rules that an exception saves from.",
        "statuses": "The legal qualifications that hold.",
        "roles": "The roles held.",
        "questions": "The questions that could still move the tier.",
        "readings": "The readings of open law that the findings rest on.",
    },
    # Programmes and profiles.
    {"country": "A country, or a union of countries.", "organisation": "A company or public body."},
    {
        "met": "The condition holds, or the figure reaches the goal, by what is stated.",
        "not-met": "By what is stated it does not.",
        "unknown": "What is stated does not settle it.",
        "not-applicable": "It does not concern the profile.",
    },
    {True: "The event has taken place, or what is asked is so."},
    {"unknown": "Asked, and not known.", "not-applicable": "It cannot be asked of this profile."},
    {"component": "Something that must be so.", "target": "A figure or an event, with its day."},
    _BOUNDS,
    # What only outputs have.
    _TRUTH,
    _TIMES,
    _TIMES | {"open": "It is not presumed to bind, and may."},
    {
        "tier": "The tier that the rule concludes.",
        "status": "The status that the rule concludes.",
        "role": "The role that it makes whoever it holds for.",
        "ends_role": "The role that it takes from whoever it holds for.",
    },
    {
        "stated": "The description states it.",
        "true": "A rule concludes it from what is stated.",
        "presumed": "It is presumed from what is stated.",
        "unknown": "It may be held.",
    },
    {
        "begins": "Obligations begin to bind.",
        "ends": "Obligations cease to bind.",
        "tier": "The tier by the rules in force changes.",
        "text": "Another text of the law takes effect.",
    },
    {
        "at_least": "This long or longer.",
        "at_most": "This long or shorter.",
        "every": "Again after this long.",
    },
    _SIDES,
    _SIDES | {"not-comparable": "Which of the two asks for more cannot be said."},
    _RELATIONS
    | {
        "only-first": "Only the first asks anything.",
        "only-second": "Only the second asks anything.",
        "not-mapped": "Both ask something, and nobody has related it.",
    },
    {
        "only-first": "Only the first asks anything.",
        "only-second": "Only the second asks anything.",
        "not-mapped": "Both ask something, and nobody has related it.",
    },
    {
        "covered": "All that it asks is done by complying with the other.",
        "partly": "Some of what it asks is done.",
        "not-covered": "Nothing that is complied with does it.",
    },
    {"rule": "A legal test.", "obligation": "What somebody must do."},
    {
        "added": "Only the newer text has it.",
        "dropped": "Only the older text has it.",
        "moved": "It applies from another day.",
        "changed": "It says something else.",
    },
    {
        "condition": "What triggers it, or saves from it.",
        "conclusion": "What it concludes.",
        "terms": "Its deadlines and other terms.",
        "roles": "Who bears it.",
        "strength": "How far it binds.",
    },
    {"law": "A framework: a law or its like.", "programme": "A policy programme."},
    {"pillar": "Viet Nam's four pillars of AI development."},
    {
        "error": "A mistake: the folder cannot be used, or a case fails.",
        "warning": "A doubt that does not hinder use.",
        "note": "Something to know, no mistake.",
    },
)
_MEANINGS = {frozenset(one): one for one in _LISTS}


def listed(values: Iterable[Any]) -> dict[str, Any] | None:
    """Return the schema of a list of values that says of each what it means, if that is known."""
    order = [*values]
    meanings = _MEANINGS.get(frozenset(order))
    if meanings is None:
        return None
    each = [{"const": one, "description": meanings[one]} for one in order]
    return each[0] if len(each) == 1 else {"oneOf": each}


class DescribedOutput(GenerateJsonSchema):
    """Makes schemas in which every listed value says what it means; fields have no titles."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> dict[str, Any]:
        """Return a list of values with the meaning of each."""
        return listed(schema["expected"]) or super().literal_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Give no field a title: it would be its name again."""
        return False


class DescribedInput(DescribedOutput):
    """Makes schemas of what authors write: nothing is ``null``, since the reader knows no null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> dict[str, Any]:
        """Return what a value may be where it is given."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        """Return what a value may be, with its default where it has one."""
        made = super().default_schema(schema)
        if made.get("default", ...) is None:
            del made["default"]
        return made
