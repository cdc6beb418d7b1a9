"""JSON schemas, generated from the models and the vocabulary.

``python -m aigov.documents.schemas`` writes them to `schemas/`; with ``--check`` it only compares
and exits with 1 where a file differs.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.conditions.tree import AS_OF
from aigov.documents.forms import DAY, FORMAT, MONTH, OF_MONTH, YEAR
from aigov.documents.meanings import DescribedInput, DescribedOutput, listed
from aigov.documents.models import FrameworkFile, SystemFile
from aigov.documents.outputs.assessment import AssessmentDocument
from aigov.documents.outputs.calendar import CalendarDocument
from aigov.documents.outputs.check import CheckDocument
from aigov.documents.outputs.classification import ClassificationDocument
from aigov.documents.outputs.comparison import ComparisonDocument
from aigov.documents.outputs.crosswalk import CrosswalkDocument
from aigov.documents.outputs.diff import DiffDocument
from aigov.documents.outputs.gap import GapDocument
from aigov.documents.outputs.obligations import ObligationsDocument
from aigov.documents.outputs.pillars import PillarsDocument
from aigov.documents.programmes import ProfileFile, ProgrammeFile
from aigov.intervals import COMPARISONS
from aigov.problems import AigovError, or_nearest
from aigov.programme import indicator_vocabulary, indicators, programmes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pydantic import BaseModel

    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["KINDS", "UnknownSchemaError", "main", "schema", "schema_text"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PARAMETER = {
    "type": "object",
    "required": ["parameter"],
    "additionalProperties": False,
    "properties": {
        "parameter": {"type": "string", "description": "Id of a number that the law fixes."}
    },
}
_LIMIT_OF_NUMBERS = {"anyOf": [{"type": "number"}, _PARAMETER]}
_LIMIT_OF_DATES = {
    "anyOf": [
        {"type": "string", "pattern": DAY},
        {"const": AS_OF, "description": "The day that is judged on."},
    ]
}
_STATED_DATE = f"^({YEAR}(-{MONTH}(-{OF_MONTH})?)?|not-yet|unknown)$"
_LIMITS = {
    "over": "More than this.",
    "at-least": "This or more.",
    "under": "Less than this.",
    "at-most": "This or less.",
    "before": "Before this day.",
    "on-or-after": "On this day or later.",
    "by": "On this day or earlier.",
}


class UnknownSchemaError(AigovError):
    """There is no schema of this kind."""


def schema(kind: str) -> dict[str, Any]:
    """Return a schema (draft 2020-12) by its kind; raises :class:`UnknownSchemaError`."""
    make = KINDS.get(kind)
    if make is None:
        message = f"there is no schema {kind!r}; {or_nearest(kind, KINDS)}"
        raise UnknownSchemaError(message)
    return {"$schema": DIALECT, "$id": f"urn:aigov:schema:{kind}:1", **make()}


def schema_text(kind: str) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _framework() -> dict[str, Any]:
    vocabulary = bundled.vocabulary()
    made = _of_input(FrameworkFile)
    made["$defs"] |= {"Condition": _condition(vocabulary), **_values(vocabulary)}
    made["$defs"]["facts"] = _facts(vocabulary)
    _point_conditions(made)
    _point_facts(made["$defs"]["Case"], made["$defs"]["Use"], vocabulary)
    head = made["$defs"]["Framework"]["properties"]
    head["format"] |= {"const": FORMAT}
    head["vocabulary"] |= {"maximum": vocabulary.version}
    return made


def _point_conditions(node: Any) -> None:
    """Let every condition refer to the one definition of a condition."""
    if isinstance(node, dict):
        properties = node.get("properties", {}) if node.get("type") == "object" else {}
        for name in ("when", "only_if", "applies_when", "must_when"):
            if name in properties and "Condition" not in json.dumps(properties[name]):
                about = properties[name].get("description")
                properties[name] = {"$ref": "#/$defs/Condition"}
                properties[name] |= {"description": about} if about else {}
        for value in node.values():
            _point_conditions(value)
    elif isinstance(node, list):
        for value in node:
            _point_conditions(value)


def _condition(vocabulary: Vocabulary) -> dict[str, Any]:
    inner = {"$ref": "#/$defs/Condition", "minProperties": 1}
    several = {"type": "array", "minItems": 1, "items": inner}
    name = {"type": "string"}
    names = {"anyOf": [name, {"type": "array", "minItems": 1, "items": name}]}

    def over(*types: str) -> dict[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {
                fact.id: _wanted(fact) for fact in vocabulary.facts.values() if fact.type in types
            },
        }

    return {
        "type": "object",
        "description": "Several keys must all hold; a list of values means any of them.",
        "additionalProperties": False,
        "properties": {
            "all": {**several, "description": "Every condition holds."},
            "any": {**several, "description": "At least one condition holds."},
            "not": {**inner, "description": "The condition does not hold."},
            "only": {**over("set"), "description": "Something is stated, and nothing but these."},
            "anywhere": {
                **over("set", "choice", "yes-no"),
                "description": "In some use of the system.",
            },
            "meets": {**names, "description": "A definition holds; of a list, any."},
            "finding": {
                **names,
                "description": "A rule or a rule of a group holds; of a list, any.",
            },
            "tier": {**names, "description": "In obligations: the tier is this one."},
            "status": {**names, "description": "In obligations: the status holds; of a list, any."},
            "undetermined": {
                "type": "object",
                "additionalProperties": False,
                "required": ["reason", "cite"],
                "properties": {
                    "reason": {"$ref": "#/$defs/Text", "description": "What is not known."},
                    "cite": {**name, "description": "The provision that it is about."},
                },
                "description": "Something of the law that could not be obtained.",
            },
            **{fact.id: _wanted(fact) for fact in vocabulary.facts.values()},
        },
    }


def _wanted(fact: Fact) -> dict[str, Any]:
    described = {"description": _about(fact)}
    if fact.type == "yes-no":
        return {"type": "boolean", **described}
    if fact.type in COMPARISONS:
        limit = _LIMIT_OF_NUMBERS if fact.type == "number" else _LIMIT_OF_DATES
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {
                name: {**limit, "description": _LIMITS[name]} for name in COMPARISONS[fact.type]
            },
            **described,
        }
    values = {"$ref": f"#/$defs/values-{fact.values}"}
    return {"anyOf": [values, {"type": "array", "minItems": 1, "items": values}], **described}


def _values(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the listed values of facts, each with its meaning, so that an editor explains it."""
    return {
        f"values-{fact.values}": {
            "oneOf": [
                {"const": name, "description": concept.label.en or concept.label.vi}
                for name, concept in vocabulary.list_of(fact).concepts.items()
            ]
        }
        for fact in vocabulary.facts.values()
        if fact.values
    }


def _about(fact: Fact) -> str:
    return " ".join(part for part in (fact.question.en, fact.help.en) if part)


def _facts(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what may be stated of a system, by fact."""
    return {
        "type": "object",
        "description": "What is known. A list is complete: what it does not name is denied; [] means none of these.",
        "additionalProperties": False,
        "properties": {fact.id: _stated(fact) for fact in vocabulary.facts.values()},
    }


def _point_facts(whole: dict[str, Any], use: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Let the facts of a description and of its uses refer to those of the vocabulary."""
    of_system = [fact.id for fact in vocabulary.facts.values() if fact.level == "system"]
    for holder, further in ((whole, {}), (use, {"propertyNames": {"not": {"enum": of_system}}})):
        about = {"description": holder["properties"]["facts"]["description"]}
        holder["properties"]["facts"] = {"$ref": "#/$defs/facts", **about, **further}


def _system() -> dict[str, Any]:
    vocabulary = bundled.vocabulary()
    made = _of_input(SystemFile)
    made["$defs"] |= {"facts": _facts(vocabulary), **_values(vocabulary)}
    _point_facts(made, made["$defs"]["Use"], vocabulary)
    evidence = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            fact.id: {"type": "string", "description": f"Where this stands: {fact.question.en}"}
            for fact in vocabulary.facts.values()
        },
    }
    made["properties"]["evidence"] = made["properties"]["evidence"] | evidence
    head = made["$defs"]["SystemHead"]["properties"]
    head["format"] |= {"const": FORMAT}
    head["vocabulary"] |= {"minimum": 1}
    head["name"] |= {"minLength": 1}
    return made


def _stated(fact: Fact) -> dict[str, Any]:
    unknown = {"const": "unknown", "description": "Asked, and not known."}
    described = {"description": _about(fact)}
    if fact.type == "yes-no":
        return {"anyOf": [{"type": "boolean"}, unknown], **described}
    if fact.type == "number":
        amount = {"type": "number", "minimum": 0}
        limits = {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {
                "min": {**amount, "description": "It is no less."},
                "max": {**amount, "description": "It is no more."},
            },
        }
        return {"anyOf": [amount, limits, unknown], **described}
    if fact.type == "date":
        form = {"type": "string", "pattern": _STATED_DATE}
        return {"anyOf": [form, {"type": "integer", "minimum": 1000, "maximum": 9999}], **described}
    values = {"$ref": f"#/$defs/values-{fact.values}"}
    if fact.type == "choice":
        return {"anyOf": [values, unknown], **described}
    return {"anyOf": [{"type": "array", "items": values}, values, unknown], **described}


def _programme() -> dict[str, Any]:
    made = _of_input(ProgrammeFile)
    known = indicators(*(one.data for one in programmes()))
    made["$defs"]["Condition"] = _condition(indicator_vocabulary(known.values()))
    _point_conditions(made)
    made["$defs"]["ProgrammeHead"]["properties"]["format"] |= {"const": FORMAT}
    return made


def _profile() -> dict[str, Any]:
    made = _of_input(ProfileFile)
    made["$defs"]["ProfileHead"]["properties"]["format"] |= {"const": FORMAT}
    made["$defs"] |= {f"observed-{kind}": _observed(kind) for kind in _VALUES_OF}
    known = indicators(*(one.data for one in programmes()))
    made["properties"]["facts"] |= {
        "additionalProperties": False,
        "properties": {
            one.id: {
                "$ref": f"#/$defs/observed-{one.type}",
                "description": " ".join(part for part in (one.question.en, one.help.en) if part),
            }
            for one in known.values()
        },
    }
    return made


_VALUES_OF = {"yes-no": "boolean", "number": "number"}
"""What JSON calls the values of an indicator, by its type."""


def _observed(kind: str) -> dict[str, Any]:
    """Return what may be stated of an indicator: a value, an observation, or several."""
    value = {"anyOf": [{"type": _VALUES_OF[kind]}, listed(["unknown", "not-applicable"])]}
    about = {"description": "What is so, or why that is not said."}
    narrowed = {"properties": {"value": {**value, **about}}}
    # Not beside the reference: language servers let what stands there take its place.
    observation = {"allOf": [{"$ref": "#/$defs/Observation"}, narrowed]}
    return {"anyOf": [*value["anyOf"], observation, {"type": "array", "items": observation}]}


_VIEWS = {
    "cases": (("cases",), "Descriptions of systems with the outcome that a law must give."),
    "coverage": (("coverage",), "What became of every provision of a law."),
    "crosswalk": (("crosswalks",), "How provisions of two frameworks relate."),
    "dossier": (("dossiers",), "Templates of the documents that a law asks for."),
    "vocabulary": (
        ("facts", "concepts", "topics", "terms", "indicators"),
        "The words that laws and descriptions are written in.",
    ),
}
"""Files that hold some sections of a framework alone: the sections, and what they are."""


def _view(kind: str) -> dict[str, Any]:
    """Return the schema of files that hold some sections alone."""
    sections, about = _VIEWS[kind]
    made = _framework()
    made |= {
        "title": f"{kind.capitalize()}File",
        "description": about,
        "properties": {name: made["properties"][name] for name in sections},
        **({"required": [*sections]} if len(sections) == 1 else {"minProperties": 1}),
    }
    used: set[str] = set()
    waiting = [*_references(made["properties"])]
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _references(made["$defs"][name])
    made["$defs"] = {name: one for name, one in made["$defs"].items() if name in used}
    return made


def _references(node: Any) -> Iterator[str]:
    """Yield the names of the definitions that a part of a schema refers to."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rsplit("/", 1)[-1]
        node = [*node.values()]
    for value in node if isinstance(node, list) else ():
        yield from _references(value)


def _of_input(document: type[BaseModel]) -> dict[str, Any]:
    return document.model_json_schema(by_alias=True, schema_generator=DescribedInput)


def _of_output(document: type[BaseModel]) -> Callable[[], dict[str, Any]]:
    return lambda: document.model_json_schema(by_alias=True, schema_generator=DescribedOutput)


KINDS: dict[str, Callable[[], dict[str, Any]]] = {
    **{kind: partial(_view, kind) for kind in _VIEWS},
    "assessment": _of_output(AssessmentDocument),
    "calendar": _of_output(CalendarDocument),
    "check": _of_output(CheckDocument),
    "classification": _of_output(ClassificationDocument),
    "comparison": _of_output(ComparisonDocument),
    "diff": _of_output(DiffDocument),
    "framework": _framework,
    "gap": _of_output(GapDocument),
    "obligations": _of_output(ObligationsDocument),
    "pillars": _of_output(PillarsDocument),
    "profile": _profile,
    "programme": _programme,
    "relations": _of_output(CrosswalkDocument),
    "system": _system,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Write the schemas, or compare them with the files; return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    folder = Path(str(bundled.data_folder("schemas")))
    stale = []
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        text = schema_text(kind)
        if "--check" in arguments:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        sys.stderr.write(f"stale: {', '.join(stale)}; run python -m aigov.documents.schemas\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
