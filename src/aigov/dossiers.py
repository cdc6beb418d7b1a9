"""The documents that laws ask for: which kinds there are, and the call that drafts one.

A framework brings templates as data: what each point of a document must hold, and what fills it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.classifying import classify
from aigov.dossier_drafts import Dossier, law_of
from aigov.library import frameworks, resolve
from aigov.problems import AigovError, or_nearest
from aigov.texts import Text, asked_lang, one_line, several, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from aigov.framework import Framework
    from aigov.system import System
    from aigov.texts import Lang

__all__ = ["DossierKind", "UnknownDossierError", "dossier", "dossier_kinds", "templates"]


class UnknownDossierError(AigovError):
    """No framework has a template of this kind, or several have."""


class DossierKind(NamedTuple):
    """A kind of document that a framework asks for: what it is called, who makes it and when.

    ``template`` is the entry of the framework as plain data, ``source`` the framework.
    """

    id: str
    title: Text
    citations: tuple[str, ...]
    roles: tuple[str, ...]
    due: Text
    source: Framework
    template: Mapping[str, Any]

    @property
    def framework(self) -> str:
        """The id of the framework."""
        return self.source.id

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"DossierKind {self.framework}:{self.id}")


def dossier_kinds(
    framework: str | Path | Framework | None = None,
) -> tuple[DossierKind, ...]:
    """Return the kinds of documents that frameworks have templates for, in their order.

    ``framework`` is one of them, by id, folder or as an object (default: all that are bundled or
    offered by the environment and by packages). Of several versions the newest counts. Raises
    :class:`aigov.UnknownFrameworkError` and :class:`aigov.InputError`.
    """
    asked = frameworks() if framework is None else (resolve(framework)[0],)
    return tuple(
        DossierKind(
            one["id"],
            text(one["title"]),
            several(one["cite"]),
            tuple(one["roles"]),
            text(one["due"]),
            source,
            one,
        )
        for source in asked
        for one in {entry["id"]: entry for entry in templates(source)}.values()
    )


def templates(framework: Framework) -> list[Mapping[str, Any]]:
    """Return the templates of a framework, and of what it extends those that it has not itself."""
    own = own_templates(framework)
    if framework.extends is None:
        return own
    from aigov.library import load_framework

    known = {one["id"] for one in own}
    return [
        *own,
        *(one for one in templates(load_framework(framework.extends)) if one["id"] not in known),
    ]


def own_templates(framework: Framework) -> list[Mapping[str, Any]]:
    """Return the templates that a framework brings itself."""
    return [*framework.dossier_data.get("dossiers", ())]


def dossier(
    kind: str,
    system: System | str | Path | Mapping[str, Any],
    framework: str | Path | Framework | None = None,
    *,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
    lang: Lang = "en",
    template: str | Path | Mapping[str, Any] | None = None,
) -> Dossier:
    """Return the draft of a document that a law asks for, filled from what is known of a system.

    ``kind`` is one of :func:`dossier_kinds` by its id, with `FRAMEWORK:` before it or the
    ``framework`` named where several have one. ``system``, ``as_of`` and ``text_as_of`` are as in
    :func:`aigov.classify`; ``lang`` is the language of the document. ``template`` is one of your
    own in the place of the framework's: a YAML file (see `aigov dossier KIND --template`) or its
    content. A kind that the system does not seem to need is drafted all the same, and says so.

    Raises :class:`UnknownDossierError`, :class:`aigov.InputError` for a wrong description or
    template, and what :func:`aigov.classify` raises.
    """
    asked_lang(lang)
    asked, source = _asked(kind, framework, own=template is not None)
    result = classify(system, asked, as_of=as_of, text_as_of=text_as_of)
    if template is not None:
        from aigov.checking.dossiers import read_template

        return Dossier(result, read_template(template, source), lang)
    kept = [one for one in templates(source) if one["id"] == kind.rpartition(":")[2]]
    chosen = law_of(result).visible(kept, coming=False)
    if not chosen:
        message = f"{source.id} does not ask for {kind!r} in the text read on {result.as_of}"
        raise UnknownDossierError(message)
    return Dossier(result, chosen[-1], lang)


def _asked(
    kind: str, named: str | Path | Framework | None, *, own: bool
) -> tuple[str | Path | Framework, Framework]:
    """Return the framework that is asked for a kind, as it was named, and itself."""
    if not isinstance(kind, str):
        message = f"a kind of dossier is asked for by its id, not by {kind!r}"
        raise UnknownDossierError(message)
    before, _, name = kind.rpartition(":")
    named = named if named is not None else before or None
    if named is not None:
        source = resolve(named)[0]
        known = [one["id"] for one in templates(source)]
        if name not in known and not own:
            raise UnknownDossierError(_no_such(name, source, known))
        return named, source
    everything = dossier_kinds()
    found = [one.source for one in everything if one.id == name]
    if len(found) > 1:  # who only extends a framework that has it is named where it is meant
        found = [one for one in found if name in {own["id"] for own in own_templates(one)}]
    if len(found) == 1:
        return found[0], found[0]
    if found:
        ids = " and ".join(f"{one.id}:{name}" for one in found)
        message = f"several frameworks have {name!r}: name {ids}"
        raise UnknownDossierError(message)
    message = f"there is no dossier {name!r}; {or_nearest(name, [one.id for one in everything])}"
    raise UnknownDossierError(message)


def _no_such(name: str, source: Framework, known: list[str]) -> str:
    if not known:
        return f"{source.id} has no templates of documents; `aigov dossier` lists those there are"
    return f"{source.id} has no dossier {name!r}; {or_nearest(name, known, all_of='it has')}"
