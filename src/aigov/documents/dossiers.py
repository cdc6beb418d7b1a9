"""Templates of the documents that a law asks for, as typed models."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from aigov.documents.forms import Cite, InText, Kebab, Model, Names, Snake, Text

__all__ = ["DossierEntry"]

_FORMS = ("system", "facts", "classification", "findings", "exceptions", "duties")


class DossierSource(Model):
    """What fills a point of the draft: exactly one of these."""

    system: Literal["name", "id", "summary"] | None = None
    """What the head of the description says."""
    facts: Snake | list[Snake] | None = None
    """Facts: what is stated of them, with its evidence; what is not stated is asked for."""
    classification: (
        Literal["tier", "reasons", "saved", "statuses", "roles", "questions", "readings"] | None
    ) = None
    """A part of the classification."""
    findings: Names | None = None
    """Rules, or groups of rules, whose own condition is met: with reasons, dates and exceptions."""
    exceptions: Names | None = None
    """Exceptions by their ids: whether each stands for the rules whose condition is met."""
    duties: Names | None = None
    """Topics whose obligations say what the law asks here; they guide, and fill nothing."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [one]} for one in _FORMS]})

    @model_validator(mode="after")
    def _one_form(self) -> DossierSource:
        if sum(getattr(self, one) is not None for one in _FORMS) != 1:
            hint = {"hint": "write several sources as a list: from: [{system: name}, {facts: …}]"}
            message = "a source is exactly one of {forms}"
            raise PydanticCustomError("one-source", message, {"forms": ", ".join(_FORMS), **hint})
        return self


class DossierItem(Model):
    """One point that the document must or may hold."""

    cite: Cite
    """The provision, or several, as the instruments' citation patterns read them."""
    title: Text
    """What it is, in a few words of our own."""
    write: Text
    """What the author writes here, in our own words."""
    sources: list[DossierSource] = Field(default_factory=list, alias="from")
    """What fills it, in this order; left out: the author alone can write it."""
    suffices: bool = False
    """What fills it answers the point; else the author is asked to complete it."""
    optional: bool = False
    """The law leaves it to the author, or asks for it only where it fits."""
    needed: Names | None = None
    """Obligations, any of which asks for the point; left out: as the section."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class DossierSection(Model):
    """A part of the document under a heading."""

    title: Text
    """Its heading, in our own words."""
    cite: Cite | None = None
    """The provision that it follows."""
    says: Text | None = None
    """A remark under the heading."""
    needed: Names | None = None
    """Obligations, any of which asks for the section; left out: as the document."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""
    items: list[DossierItem] = Field(min_length=1)
    """Its points, in the order of the law."""


class DossierRemark(Model):
    """What the author must know of the document as a whole."""

    cite: Cite
    """The provision that says so, or several."""
    says: Text
    """What it says, in our own words."""
    needed: Names | None = None
    """Obligations, duties or permissions, without which it does not concern this system."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""


class DossierEntry(Model):
    """The template of a document that the law asks for."""

    id: Kebab
    """Its id, the KIND of `aigov dossier KIND`: words for the document, never an article number."""
    title: Text
    """What the document is called."""
    cite: Cite
    """The provisions that ask for it."""
    roles: list[Kebab] = Field(min_length=1)
    """Who makes it."""
    due: Text
    """When it must be there."""
    needed: Names
    """Obligations, any of which asks for it: they say whether and from when a system needs it."""
    remarks: list[DossierRemark] = Field(default_factory=list)
    """What must be known of it as a whole: forms, languages, how long it is kept."""
    sections: list[DossierSection] = Field(min_length=1)
    """Its parts, in the order of the law."""
    note: Text | None = None
    """A remark for readers of the template; nothing is computed from it."""
    text: InText | None = None
    """In which texts of the law it stands; left out: in all of them."""
