"""The obligations of a system as a page for people and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.conditions.truth import word
from aigov.render.duty_phrases import KINDS, counted, say, strength_words
from aigov.render.page import Address, Code, Item, Page, Section, cited, kept, separated
from aigov.render.phrases import STATES, origin_words, phrase
from aigov.render.sides import listed
from aigov.render.terms import fine_words, term_data, term_items
from aigov.topics import terms, topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.classification import Classification
    from aigov.obligation_findings import Fine, ObligationFinding, Obligations
    from aigov.obligations import Penalty
    from aigov.texts import Lang

__all__ = [
    "obligation_data",
    "obligation_item",
    "obligations_data",
    "obligations_page",
    "obligations_text",
]

_FEW = 3
"""How many open obligations that wait for the same fact are named where little is shown."""


def obligations_page(found: Obligations, lang: Lang, *, everything: bool = False) -> Page:
    """Return what binds now, what will, what could; with ``everything``, what each requires."""
    of = found.of
    sections = {"now": found.now, "coming": found.coming, "open": found.open, "ended": found.ended}
    shown = [
        Section(
            _called(name, of, lang),
            tuple(_listed(name, duties, lang, everything=everything)),
            number=len(duties),
        )
        for name, duties in sections.items()
        if duties and (everything or name != "ended")
    ]
    if found.taken_away:
        items = tuple(_taken(one, lang) for one in found.taken_away)
        shown.append(Section(say("taken-away", lang), items))
    fines = tuple(_fines(found, lang)) if everything else ()
    if fines:
        shown.append(Section(say("fines", lang), fines))
    head = []
    if of.source.source_status in ("draft", "guidance"):
        head.append(Item((phrase(f"source-{of.source.source_status}", lang),)))
    head.append(Item((_roles(found, found.roles, lang),), phrase("roles", lang)))
    if found.out_of_scope:
        roles = _roles(found, found.out_of_scope, lang)
        head.append(Item((say("out-of-scope", lang, roles=roles),)))
    if not found:
        head.append(Item((say("none", lang),)))
    if found.presuming:
        waiting = separated(map(Code, found.presuming), ", ")
        head.append(Item(waiting, say("presuming", lang)))
    return Page(
        f"{of.system.name} · {of.source.short.pick(lang)}: {say('obligations', lang)}",
        phrase("judged-on", lang, as_of=of.as_of, text_as_of=of.text_as_of),
        tuple(head),
        tuple(shown),
    )


def _called(name: str, of: Classification, lang: Lang) -> str:
    """Return the title of a section: guidance recommends, and binds nobody."""
    guided = of.source.source_status == "guidance" and name in ("now", "coming", "ended")
    return say(f"{name}-guidance" if guided else name, lang)


def _roles(found: Obligations, roles: Sequence[str], lang: Lang) -> str:
    return "; ".join(found.of.source.roles[role].label.pick(lang) for role in roles)


def _listed(
    name: str, duties: Sequence[ObligationFinding], lang: Lang, *, everything: bool
) -> Iterator[Item]:
    """Yield what stands in a section: duties first, then permissions, rights and encouragements.

    What is open stands under the fact that it waits for first of all.
    """
    duties = sorted(duties, key=lambda one: one.kind not in ("duty", "liability"))
    if name != "open":
        yield from (obligation_item(one, lang, everything=everything) for one in duties)
        return
    waiting: dict[str, list[ObligationFinding]] = {}
    for one in duties:
        waiting.setdefault(next(iter(one.waits_for), ""), []).append(one)
    for fact, found in sorted(waiting.items(), key=lambda pair: -len(pair[1])):
        items = [obligation_item(one, lang, everything=everything, under=fact) for one in found]
        if not fact:
            yield from items
            continue
        question = found[0].of.source.vocabulary.facts[fact].question.pick(lang)
        words = (question, " [", Code(fact), f"] – {counted(len(found), lang)}")
        yield Item(words, mark="?", inner=listed(items, None if everything else _FEW, lang))


def obligation_item(
    one: ObligationFinding, lang: Lang, *, everything: bool, under: str | None = None
) -> Item:
    """Return an obligation with its dates, what it waits for and its terms."""
    source = one.of.source
    role = f" [{source.roles[one.role].label.pick(lang)}]" if len(one.among.roles) > 1 else ""
    kind = f" ({KINDS[one.kind].pick(lang)})" if one.kind != "duty" else ""
    origin = origin_words(source, one.origin, lang)
    kind += strength_words(one.kind, one.strength, lang)
    title = f": {one.title.pick(lang)}{kind}{role}{origin}"
    words = (*cited(source.citations, one.source.cite), title)
    mark = "●" if one.outcome is True else "○"
    if under and not everything:
        return Item((*words, *_when(one, lang)), mark=mark)
    about = tuple(_about(one, lang, everything=everything, under=under))
    return Item(words, mark=mark, inner=about)


def _when(one: ObligationFinding, lang: Lang) -> tuple[str, ...]:
    return (f", {phrase('from', lang, date=one.start)}",) if one.start else ()


def _about(
    one: ObligationFinding, lang: Lang, *, everything: bool, under: str | None
) -> Iterator[Item]:
    dates = _dates(one, lang)
    if dates:
        yield Item((dates,))
    if everything:
        if one.requires.pick(lang):
            yield Item((one.requires.pick(lang),))
        if one.url:
            yield Item((Address(one.url),))
    vocabulary = one.of.source.vocabulary
    if one.on:
        events = vocabulary.lists["event"].concepts
        names = f" {say('or', lang)} ".join(events[name].label.pick(lang) for name in one.on)
        yield Item((names,), say("on", lang), "-")
    known = terms(one.of.source.duty_data)
    yield from term_items(one.source, known, vocabulary, lang, everything=everything)
    said = {under, *one.among.presuming}
    others = [fact for fact in one.waits_for if fact not in said][:_FEW]
    if others:
        waiting = separated(map(Code, others), ", ")
        yield Item((f"{say('waits-for', lang)} ", *waiting), mark="?")
    if everything and one.fines:
        cites = dict.fromkeys(cite for fine in one.fines for cite in fine.penalty.cite)
        yield Item(cited(one.of.source.citations, cites), say("sanction", lang), "-")


def _fines(found: Obligations, lang: Lang) -> Iterator[Item]:
    """Yield what breaches can cost, each maximum once."""
    told: dict[tuple[str, str], tuple[Penalty, str]] = {}
    for one in found:
        for fine in one.fines:
            words = fine_words(fine, lang)
            told.setdefault((fine.penalty.id, words), (fine.penalty, words))
    for penalty, words in told.values():
        provisions = cited(found.of.source.citations, penalty.cite)
        yield Item(
            (*provisions, f": {penalty.title.pick(lang)}"), mark="·", inner=(Item((words,)),)
        )


def _dates(one: ObligationFinding, lang: Lang) -> str:
    if one.state == "open":
        shown = phrase("from", lang, date=one.start) if one.start else ""
    else:
        shown = STATES[one.state].pick(lang)
        if one.start and one.state != "ended":
            shown += f", {phrase('from', lang, date=one.start)}"
    if one.outcome is None and one.state != "open":
        shown += f" · {phrase('presumably', lang)}"
    if one.formal_start and one.start and one.formal_start < one.start:
        shown += f" ({say('formally', lang, date=one.formal_start)})"
    if one.ends:
        shown += f", {say('until', lang, date=one.ends)}"
    if one.owed.dated_by:
        shown += f" ({'; '.join(map(kept, one.owed.dated_by))})"
    for meanwhile in one.owed.meanwhile:
        shown += f"; {phrase('meanwhile', lang)}: {meanwhile.pick(lang)}"
    return shown


def _taken(one: ObligationFinding, lang: Lang) -> Item:
    by = "; ".join(map(kept, one.owed.limited_by))
    provisions = cited(one.of.source.citations, one.source.cite)
    return Item((*provisions, f": {one.title.pick(lang)} ({say('because', lang)} {by})"), mark="–")


def obligations_text(found: Obligations, lang: Lang) -> str:
    """Return the obligations as text for a terminal."""
    from aigov.render.text import page_text

    return page_text(obligations_page(found, lang, everything=True))


def obligation_data(one: ObligationFinding, lang: Lang) -> dict[str, Any]:
    """Return one obligation as plain data."""
    source = one.source
    return {
        "obligation": one.obligation,
        "origin": one.origin,
        "title": one.title.pick(lang),
        "requires": one.requires.pick(lang),
        "citation": one.citation,
        "url": one.url,
        "role": one.role,
        "toward": [*source.toward],
        "topic": one.topic,
        "topic_label": topics(one.of.source.duty_data)[one.topic].label.pick(lang),
        "kind": one.kind,
        "strength": one.strength,
        "on": [*one.on],
        "use": one.use,
        "outcome": word(one.outcome),
        "presumed": word(one.presumed),
        "state": one.state,
        "from": one.start,
        "from_formal": one.formal_start,
        "until": one.ends,
        "dated_by": [*one.owed.dated_by],
        "alternatives": [day.to_dict() for day in one.owed.alternatives],
        "triggered_by": [*one.triggered_by],
        "waits_for": [*one.waits_for],
        "limited_by": [*one.owed.limited_by],
        "terms": {name: term_data(value) for name, value in source.terms.items()},
        "fines": [_fine(fine, lang) for fine in one.fines],
        "confidence": one.confidence,
        "readings": [*one.readings],
        "note": source.note.pick(lang),
    }


def _fine(fine: Fine, lang: Lang) -> dict[str, Any]:
    return {
        "penalty": fine.penalty.id,
        "citation": fine.penalty.citation,
        "set_by": fine.penalty.set_by,
        "amount": fine.amount,
        "currency": fine.penalty.currency,
        "percent": fine.percent,
        "base": fine.penalty.base.pick(lang),
        "choose": fine.choose,
        "certain": fine.certain,
    }


def obligations_data(found: Obligations, lang: Lang) -> dict[str, Any]:
    """Return the obligations of a system under a framework as plain data."""
    of = found.of
    return {
        "framework": of.framework,
        "title": of.source.title.pick(lang),
        "source_status": of.source.source_status,
        "as_of": of.as_of,
        "text_as_of": of.text_as_of,
        "roles": [*found.roles],
        "out_of_scope": [*found.out_of_scope],
        "obligations": [obligation_data(one, lang) for one in found],
        "taken_away": [obligation_data(one, lang) for one in found.taken_away],
    }
