"""The forms that many entries of the YAML documents share: texts, days, conditions, exceptions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from aigov.levels import Confidence

__all__ = [
    "DAY",
    "FORMAT",
    "MONTH",
    "OF_MONTH",
    "YEAR",
    "AppliesFrom",
    "Cite",
    "Condition",
    "Day",
    "Exemption",
    "InText",
    "Kebab",
    "Model",
    "Names",
    "Snake",
    "StartsFrom",
    "Text",
    "something",
]

FORMAT = 1
"""The version of the format that this library reads and writes."""

Kebab = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=80)]
Snake = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
YEAR, MONTH, OF_MONTH = r"(?!0000)\d{4}", "(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
DAY = f"^{YEAR}-{MONTH}-{OF_MONTH}$"
Names = Kebab | list[Kebab]
Cite = Annotated[str, Field(min_length=1)] | Annotated[list[str], Field(min_length=1)]
Condition = Annotated[
    dict[str, Any],
    Field(description="A mapping of facts or operators; several keys must all hold."),
]


def _day(found: str) -> str:
    """Refuse what is no day of the calendar, written with its four, two and two digits."""
    try:
        if date.fromisoformat(found).isoformat() == found:
            return found
    except ValueError:
        pass
    hint = {"hint": "write a day of the calendar, such as 2026-08-02"}
    raise PydanticCustomError("bad-date", "{found} is no day", {"found": repr(found), **hint})


Day = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "pattern": DAY, "format": "date"}),
]


class Model(BaseModel):
    """Unknown keys are mistakes, and nothing is converted silently.

    The docstring below a field is what the schema says of it; what values of a list mean stands in
    :mod:`aigov.documents.meanings`.

    What a validator below refuses is also said in ``json_schema_extra``, where a schema can say it.
    """

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


class Text(Model):
    """A text in English and Vietnamese."""

    en: str | None = None
    """In English."""
    vi: str | None = None
    """In Vietnamese."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": [lang], "properties": {lang: {"minLength": 1}}}
                for lang in ("en", "vi")
            ]
        }
    )

    @model_validator(mode="after")
    def _some(self) -> Text:
        if not self.en and not self.vi:
            message = "give the text in en, vi or both"
            raise ValueError(message)
        return self


class InText(Model):
    """Which instrument brought an entry into the text, and which removed it."""

    since: Kebab | None = None
    """The instrument that brought it."""
    until: Kebab | None = None
    """The instrument that removed it."""


class Exemption(Model):
    """An exception; it may have exceptions of its own."""

    id: Kebab | None = None
    """An id by which coverage can name it."""
    cite: Cite
    """The provision that excepts."""
    title: Text | None = None
    """What is excepted."""
    when: Condition
    """What must be stated for the exception to stand."""
    unless: list[Exemption] = Field(default_factory=list)
    """Exceptions to the exception."""
    status: Kebab | None = None
    """What the saved system then is."""
    readings: list[Kebab] = Field(default_factory=list)
    """Ids of the readings of open law that it rests on."""
    confidence: Confidence | None = None
    """How well it is sourced; left out: as well as the whole."""
    note: Text | None = None
    """A remark for readers; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class DatedStart(Model):
    """From when a rule applies, where a condition holds."""

    when: Condition | None = None
    """For which systems; the last entry has none."""
    start: Day = Field(alias="from")
    """The first day for them."""
    cite: Cite | None = None
    """The provision that sets this day."""


class DayInText(Model):
    """A date as one text of the law has it."""

    since: Kebab | None = None
    """The instrument from which on this day stands; the first entry has none."""
    value: Day
    """The day."""


def _start_form(found: Any) -> str:
    """Tell a day from a list of days, so that of the two forms only the one meant complains."""
    return "by-condition" if isinstance(found, list) else "day"


def _applies_form(found: Any) -> str:
    """Tell a list of days by text from one by condition as well."""
    listed = found if isinstance(found, list) else ()
    by_text = any(isinstance(one, dict) and "value" in one for one in listed)
    return "by-text" if by_text else _start_form(found)


Starts = Annotated[list[DatedStart], Field(min_length=1), Tag("by-condition")]
Versions = Annotated[list[DayInText], Field(min_length=1), Tag("by-text")]

AppliesFrom = Annotated[
    Annotated[Day, Tag("day")] | Versions | Starts, Discriminator(_applies_form)
]
"""A first day: for all, by the text of the law, or by condition."""
StartsFrom = Annotated[Annotated[Day, Tag("day")] | Starts, Discriminator(_start_form)]
"""A first day, for all or by condition."""


def something(made: dict[str, Any]) -> None:
    """Let a schema want at least one of its properties, and of a list or mapping not an empty one."""
    wanted: list[dict[str, Any]] = []
    for name, one in made["properties"].items():
        least = {"array": "minItems", "object": "minProperties"}.get(one.get("type", ""))
        full = {"properties": {name: {least: 1}}} if least else {}
        wanted.append({"required": [name], **full})
    made["anyOf"] = wanted
