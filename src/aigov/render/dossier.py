"""Dossiers as pages: the document with what is stated, what is presumed and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.dossier_sources import Duty, Head, Part, Relied, Ruled, Stated
from aigov.facts import UNKNOWN
from aigov.render.dossier_needs import asked, why_needed
from aigov.render.dossier_words import CERTAINTY, NEEDED, say
from aigov.render.page import Code, Gap, Item, Page, Section, cited, in_brackets, kept
from aigov.render.phrases import edition_words, phrase, reason_words, value_words
from aigov.render.result import classification_page, dates_words
from aigov.texts import several, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.classification import Classification
    from aigov.conditions.explain import Reason
    from aigov.dossier_drafts import Dossier, DossierPoint, DossierSection
    from aigov.dossier_sources import Told
    from aigov.dossiers import DossierKind
    from aigov.findings import Finding
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = ["dossier_page", "kinds_page"]


def dossier_page(of: Dossier, lang: Lang | None = None) -> Page:
    """Return the document as a page."""
    lang = lang or of.lang
    found = of.classification
    return Page(
        f"{of.title.pick(lang)}: {of.system.name}",
        phrase("judged-on", lang, as_of=found.as_of, text_as_of=found.text_as_of),
        tuple(_head(of, lang)),
        (
            *((Section(say("remarks", lang), tuple(_remarks(of, lang))),) if of.remarks else ()),
            *(_section(of, one, lang) for one in of.sections),
            *_rests_on(of, lang),
        ),
    )


# --- the head ---------------------------------------------------------------------------------


def _head(of: Dossier, lang: Lang) -> Iterator[Item]:
    source = of.classification.source
    if source.source_status in ("draft", "guidance"):
        yield Item((phrase(f"source-{source.source_status}", lang),))
    yield Item(_status(of, lang), say("draft", lang))
    law = f"{source.title.pick(lang)} ({edition_words(source, lang)})"
    yield Item((law,), say("law", lang), inner=tuple(_prefixes(of, lang)))
    yield Item(cited(source.citations, of.citations), say("asked-by", lang))
    roles = (source.roles[one].label.pick(lang) for one in of.roles)
    yield Item(("; ".join(roles),), say("made-by", lang))
    yield Item((of.due.pick(lang),), say("due", lang))
    yield Item(
        (NEEDED[of.needed.outcome].pick(lang),),
        say("needed", lang),
        inner=tuple(why_needed(of, of.needed, lang)),
    )
    if of.foreign_to:
        known = source.roles
        described = "; ".join(
            known[one].label.pick(lang) if one in known else one for one in of.foreign_to
        )
        yield Item((say("foreign", lang, roles=described),))


def _prefixes(of: Dossier, lang: Lang) -> Iterator[Item]:
    """Yield what the prefixes of citations stand for; the text that an act amends is cited itself."""
    for one in of.classification.source.data["instruments"]:
        if one.get("prefix") and not one.get("amends"):
            yield Item((text(one["title"]).pick(lang),), one["prefix"])


def _status(of: Dossier, lang: Lang) -> tuple[Piece, ...]:
    """Return how much of the draft is there, and what stands out in it."""
    counted = dict.fromkeys(("filled", "begun", "missing", "optional", "not-needed"), 0)
    for one in of.points:
        counted[one.state] += 1
    words = [
        say(f"count-{state}", lang, number=number) for state, number in counted.items() if number
    ]
    told = say("status", lang, number=len(of.points), counts=", ".join(words))
    return (told, " ", Gap(say("looks-so", lang)))


def _remarks(of: Dossier, lang: Lang) -> Iterator[Item]:
    scheme = of.classification.source.citations
    for one in of.remarks:
        yield Item((one.says.pick(lang), *in_brackets(scheme, one.citations)), mark="·")


# --- the document -----------------------------------------------------------------------------


def _section(of: Dossier, one: DossierSection, lang: Lang) -> Section:
    head: list[Item] = []
    scheme = of.classification.source.citations
    if one.citations:
        head.append(Item(cited(scheme, one.citations), say("provision", lang)))
    if one.says.en or one.says.vi:
        head.append(Item((one.says.pick(lang),)))
    if one.needed is not None and (one.needed.outcome != "yes" or not one.points):
        words = (
            say("section-out", lang) if not one.points else NEEDED[one.needed.outcome].pick(lang)
        )
        head.append(
            Item((words,), say("needed", lang), inner=tuple(why_needed(of, one.needed, lang)))
        )
    items = (*head, *(_point(of, point, lang) for point in one.points))
    return Section(one.title.pick(lang), items, number=len(one.points))


def _point(of: Dossier, one: DossierPoint, lang: Lang) -> Item:
    scheme = of.classification.source.citations
    inner = [item for told in one.told for item in _told(of, told, lang)]
    asked = one.write.pick(lang)
    if one.state == "not-needed":
        inner = [Item((say("point-out", lang),))]
    elif one.state == "optional":
        inner.append(Item((Gap(f"[{say('optional', lang, what=asked)}]", must=False),)))
    elif one.state == "begun" and one.optional:
        inner.append(Item((Gap(f"[{say('complete-optional', lang, what=asked)}]"),)))
    elif one.state != "filled":
        inner.append(Item((Gap(f"[{say('complete', lang, what=asked)}]"),)))
    return Item(cited(scheme, one.citations), one.title.pick(lang), inner=tuple(inner))


def _told(of: Dossier, told: Told, lang: Lang) -> Iterator[Item]:
    if isinstance(told, Head):
        if told.words:
            yield Item((told.words,), say(f"head-{told.part}", lang))
    elif isinstance(told, Stated):
        yield _stated(of, told, lang)
    elif isinstance(told, Part):
        yield from _part(of, told.name, lang)
    elif isinstance(told, Ruled):
        yield _finding(of, told.finding, lang)
    elif isinstance(told, Relied):
        yield _relied(of, told, lang)
    elif isinstance(told, Duty):
        words = (say("law-asks", lang, requires=told.finding.requires.pick(lang)),)
        scheme = of.classification.source.citations
        yield Item((*words, *in_brackets(scheme, told.finding.source.cite[:2])), mark="→")


def _stated(of: Dossier, told: Stated, lang: Lang) -> Item:
    fact, use = told.fact, f" ({told.use})" if told.use else ""
    question = fact.question.pick(lang)
    if told.value is None:
        return Item(asked(question, fact.id, "unstated", lang, use), mark="?")
    if told.value == UNKNOWN:
        return Item(asked(question, fact.id, "declined", lang, use), mark="?")
    value = value_words(of.classification.source.vocabulary, fact.id, told.value, lang, None)
    value = f"{value} {fact.unit}" if fact.unit else value
    evidence = () if not told.evidence else (Item((told.evidence,), say("evidence", lang)),)
    return Item((f"{question}{use} ", value), mark="·", inner=evidence)


def _part(of: Dossier, name: str, lang: Lang) -> Iterator[Item]:
    """Yield a part of the classification: what decides in full, the rest as its own page has it."""
    if name == "reasons":
        yield from (_finding(of, one, lang) for one in _on_the_tier(of.classification))
        return
    page = classification_page(of.classification, lang)
    if name == "tier":
        yield from page.head
        return
    title = phrase(name, lang)
    for section in page.sections:
        if section.title == title:
            yield from section.items


def _on_the_tier(found: Classification) -> Sequence[Finding]:
    """Return the findings on tiers that hold, the highest first; what remains only where none does."""
    holding = [
        one
        for one in found.findings
        if one.kind == "tier"
        and (one.outcome is True or one.presumed is True)
        and one.source.when is not None
        and one.state != "ended"
    ]
    return sorted(holding, key=lambda one: found.source.tier(one.concludes).rank) or found.deciding


def _finding(of: Dossier, one: Finding, lang: Lang) -> Item:
    """Return a finding with the facts that decided it, each under its question."""
    source = of.classification.source
    saved = bool(one.saved_by) and one.outcome is not True
    how = "certain" if one.outcome is True else "saved" if saved else "presumed"
    inner = [_reason(of, reason, lang) for reason in one.reasons if reason.outcome is True]
    inner += [
        Item(
            (
                say("but", lang, title=exempt.title.pick(lang)),
                *in_brackets(source.citations, exempt.cite),
            )
        )
        for exempt in one.saved_by
    ]
    use = f" ({of.system.uses[one.place].name})" if one.use else ""
    dated = "" if saved else f" · {dates_words(one, lang)}"
    words: tuple[Piece, ...] = (
        *cited(source.citations, one.source.cite),
        f": {one.title.pick(lang)}{use} · {CERTAINTY[how].pick(lang)}{dated}",
    )
    return Item(words, mark="·", inner=tuple(inner))


def _reason(of: Dossier, reason: Reason, lang: Lang) -> Item:
    """Return what was stated of a fact under its question: the reader does not know its id."""
    vocabulary = of.classification.source.vocabulary
    fact = vocabulary.facts.get(reason.fact or "")
    if fact is None:
        return Item(reason_words(vocabulary, reason, lang), mark="-")
    value = value_words(vocabulary, fact.id, reason.stated, lang, None)
    return Item((f"{fact.question.pick(lang)} {value}",), mark="-")


def _relied(of: Dossier, told: Relied, lang: Lang) -> Item:
    source = of.classification.source
    how = "stands" if told.stands else "may-stand"
    words = (say(how, lang, title=told.exempt.title.pick(lang)),)
    rule = (
        *cited(source.citations, told.finding.source.cite),
        f", {told.finding.title.pick(lang)}",
    )
    return Item((*words, " (", *rule, ")"), mark="·" if told.stands else "?")


# --- the end ----------------------------------------------------------------------------------


def _rests_on(of: Dossier, lang: Lang) -> Iterator[Section]:
    """Yield what the author must know of the draft: class, presumptions, open questions."""
    page = classification_page(of.classification, lang)
    items = [*page.head]
    if of.classification.tier_status != "determined":
        items.append(Item((say("presumptions", lang),)))
    yield Section(say("rests-on", lang), tuple(items))
    wanted = {phrase(one, lang) for one in ("law-gaps", "questions", "readings")}
    yield from (one for one in page.sections if one.title in wanted)


# --- the kinds --------------------------------------------------------------------------------


def kinds_page(kinds: Sequence[DossierKind], lang: Lang, *, points: bool = False) -> Page:
    """Return a page of the kinds of documents; with ``points``, of what each must hold."""
    by_law: dict[str, list[DossierKind]] = {}
    for one in kinds:
        by_law.setdefault(one.source.short.pick(lang), []).append(one)
    sections = [
        Section(law, tuple(_kind(one, lang, points=points) for one in several))
        for law, several in by_law.items()
    ]
    return Page(say("kinds", lang), "", (), tuple(sections))


def _kind(one: DossierKind, lang: Lang, *, points: bool) -> Item:
    source = one.source
    roles = "; ".join(source.roles[role].label.pick(lang) for role in one.roles)
    inner = [
        Item(cited(source.citations, one.citations), say("asked-by", lang)),
        Item((roles,), say("made-by", lang)),
        Item((one.due.pick(lang),), say("due", lang)),
    ]
    if points:
        inner += _outline(one, lang)
    return Item((Code(one.id), f": {one.title.pick(lang)}"), mark="·", inner=tuple(inner))


def _outline(kind: DossierKind, lang: Lang) -> Iterable[Item]:
    for section in kind.template["sections"]:
        yield Item(
            (text(section["title"]).pick(lang),),
            mark="·",
            inner=tuple(
                Item(
                    (f"{kept('; '.join(several(one['cite'])))}: {text(one['title']).pick(lang)}",),
                    mark="-",
                )
                for one in section["items"]
            ),
        )
