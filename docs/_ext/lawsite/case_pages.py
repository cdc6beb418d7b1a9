"""The cases that prove a framework or a programme, and what became of each provision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.entries import title_words
from aigov.render.page import NOTHING, Code, Item, Link, Table, TableRow, kept, separated
from aigov.render.phrases import phrase, value_words
from aigov.texts import several, text
from lawsite.places import apart, find, named
from lawsite.sheets import Part, Sheet, listed, to
from lawsite.wording import EXPECTED, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.citations import CitationScheme
    from aigov.framework import Framework
    from aigov.programme import Programme
    from aigov.render.page import Piece
    from aigov.texts import Lang

_TEXTS = ("saved_by", "scope", "tier_status")
"""What is expected in words or citations, not by names."""
_REASONS = {"left_out": "left-out", "unread": "unread", "later": "later"}
"""Why a provision is not encoded: its key in YAML, and what that is called here."""


def cases_sheet(framework: Framework, lang: Lang) -> Sheet:
    """Return the cases of a framework: what is stated, and what must come out."""
    cases = apart(framework.id)["cases"]
    return Sheet(
        f"{framework.short.pick(lang)}: {word('cases', lang)}",
        (Item((word("cases-lead", lang),)),),
        tuple(_case(framework, one, lang) for one in cases),
        framework=framework.id,
        contents=False,
        short=word("cases", lang),
    )


def _case(framework: Framework, case: Mapping[str, Any], lang: Lang) -> Part:
    items = []
    given = [("", case.get("facts", {}))]
    given += [(one["id"], one.get("facts", {})) for one in case.get("uses", ())]
    for use, facts in given:
        label = word("in-use", lang, name=use) if use else word("stated", lang)
        words = (_stated(framework, name, value, lang) for name, value in facts.items())
        items += listed(label, words)
    if "role" in case:
        role = framework.roles[case["role"]].label.pick(lang)
        items.append(Item((role,), word("for-role", lang)))
    days = word(
        "dates", lang, as_of=case.get("as_of", NOTHING), text_as_of=case.get("text_as_of", NOTHING)
    )
    items.append(Item((days,), word("judged", lang)))
    items += listed(
        word("expected", lang),
        (
            (f"{EXPECTED[key].pick(lang)}: ", *_expected(framework, key, value, lang))
            for key, value in case["expect"].items()
        ),
    )
    return Part(text(case["title"]).pick(lang), case["id"], tuple(items))


def _stated(framework: Framework, name: str, value: Any, lang: Lang) -> tuple[Piece, ...]:
    if value in (None, "unknown"):
        words = phrase("not-stated", lang)
    else:
        words = value_words(framework.vocabulary, name, value, lang, most=None)
    return (Code(name), f": {words}")


def _expected(framework: Framework, key: str, value: Any, lang: Lang) -> Iterator[Piece]:
    """Yield what must come out: names lead to what they name."""
    if isinstance(value, bool):
        yield phrase("yes" if value else "no", lang)
    elif isinstance(value, dict):
        for place, (name, inner) in enumerate(value.items()):
            yield "; " if place else ""
            yield _named(framework, name, lang)
            yield " "
            yield _named(framework, inner, lang) if isinstance(inner, str) else str(inner)
    elif key in _TEXTS:
        yield "; ".join(several(value))
    else:
        yield from separated((_named(framework, one, lang) for one in several(value)), "; ")


def _named(framework: Framework, name: Any, lang: Lang) -> Piece:
    """Return what an id stands for, with its title; a fact by its id, and anything else as it is."""
    place = find(str(name), framework.id)
    if place is None:
        return str(name)
    entry = named(framework.id).get(str(name))
    title = title_words(entry, lang) if entry else ""
    return to(title, place) if title else Code(str(name))


# --- coverage ---------------------------------------------------------------------------------


def coverage_sheet(one: Framework | Programme, lang: Lang) -> Sheet:
    """Return every provision with what became of it."""
    found = apart(one.id)["coverage"]
    counts = {
        name: sum(name in entry for entry in found)
        for name in ("encoded", "left_out", "unread", "later")
    }
    rows = tuple(
        TableRow((_provision(one.citations, entry["cite"]),), ((Item(_said(entry, lang)),),))
        for entry in found
    )
    table = Table("", (word("outcome", lang),), rows, word("provision", lang))
    return Sheet(
        f"{one.short.pick(lang)}: {word('coverage', lang)}",
        tuple(
            Item((words,))
            for words in (word("coverage-sum", lang, **counts), word("in-english", lang))
            if words
        ),
        tables=(table,),
        framework=one.id,
        contents=False,
        short=word("coverage", lang),
    )


def _said(entry: Mapping[str, Any], lang: Lang) -> tuple[Piece, ...]:
    kind = next((name for key, name in _REASONS.items() if key in entry), "")
    return (f"{word(kind, lang)}: " if kind else "", *_became(entry))


def _provision(scheme: CitationScheme, cite: str) -> Piece:
    return Link(kept(cite), scheme.url(cite))


def _became(entry: Mapping[str, Any]) -> list[Piece]:
    """Return what became of a provision; reasons and notes are those of the encoders, in English."""
    note = text(entry.get("note")).en
    after = [f" ({note})"] if note else []
    if "encoded" in entry:
        return [*separated(map(Code, several(entry["encoded"])), ", "), *after]
    reason = next((text(entry[key]).en for key in _REASONS if key in entry), NOTHING)
    return [reason, *after]
