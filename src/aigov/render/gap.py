"""What complying with some frameworks leaves undone under others, as a page and as plain data."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from aigov.crosswalks import crosswalk
from aigov.relating import COVERED, NOT_COVERED
from aigov.render.comparison import relations_by
from aigov.render.data import system_data
from aigov.render.duty_phrases import counted, say
from aigov.render.page import Item, Page, Section
from aigov.render.phrases import CONFIDENCE, phrase
from aigov.render.sides import (
    compared_words,
    duty_data,
    duty_item,
    duty_words,
    ends_words,
    mark_of,
    pair_data,
    relation_words,
    says_words,
    side_data,
    side_names,
    term_comparison_items,
    warnings,
)
from aigov.topics import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.gaps import Gap, Step
    from aigov.relating import Covered, Pair
    from aigov.sides import Duty, Side
    from aigov.texts import Lang

__all__ = ["gap_data", "gap_page"]


def gap_page(found: Gap, lang: Lang, *, everything: bool = False) -> Page:
    """Return what is not covered, partly and wholly, by when it bites, and a set that does it all.

    With ``everything`` also what each duty requires, and the curators' names and reasons.
    """
    groups = (("not-covered", found.missing), ("partly", found.partly), ("covered", found.covered))
    sections = [
        Section(
            say(name, lang),
            tuple(_by_day(found, listed, lang, everything=everything)),
            number=len(listed),
        )
        for name, listed in groups
        if listed
    ]
    programme = tuple(_programme(found, lang, everything=everything))
    if programme:
        count = len(found.programme)
        sections.append(Section(say("programme", lang), programme, number=count))
    names = side_names([*found.have, *found.want], lang)
    return Page(
        f"{' + '.join(names[: len(found.have)])} → {' + '.join(names[len(found.have) :])}: "
        f"{say('gap', lang)}",
        _judged(found, lang),
        tuple(_head(found, lang)),
        tuple(sections),
    )


def _judged(found: Gap, lang: Lang) -> str:
    columns = [*found.have, *found.want]
    if not columns:
        return ""
    known = " / ".join(dict.fromkeys(one.text_as_of for one in columns))
    return phrase("judged-on", lang, as_of=columns[0].as_of, text_as_of=known)


def _head(found: Gap, lang: Lang) -> Iterator[Item]:
    columns = [*found.have, *found.want]
    yield from warnings(columns, lang)
    yield Item((compared_words(columns, lang),), say("compared", lang))
    counts = {
        "missing": len(found.missing),
        "partly": len(found.partly),
        "covered": len(found.covered),
    }
    yield Item((say("gap-counts", lang, **counts),), say("result", lang))
    for have in found.have:
        for want in found.want:
            one, other = have.framework, want.framework
            known = crosswalk(one, other)
            if one.id == other.id:
                continue
            if known.known:
                yield from relations_by(known, lang)
            else:
                names = {"first": one.short.pick(lang), "second": other.short.pick(lang)}
                yield Item((say("nobody-gap", lang, **names),))


# --- the three answers ------------------------------------------------------------------------


def _by_day(
    found: Gap, answers: Sequence[Covered], lang: Lang, *, everything: bool
) -> Iterator[Item]:
    """Yield the duties under the days on which they bite, those without a day last."""
    ordered = sorted(answers, key=lambda one: (one.duty.start is None, one.duty.start or ""))
    for day, group in groupby(ordered, key=lambda one: one.duty.start):
        items = tuple(_answer(found, one, lang, everything=everything) for one in group)
        when = say("from-day", lang, date=day) if day else say("no-day", lang)
        yield Item((f"{when} – {counted(len(items), lang)}",), inner=items)


def _answer(found: Gap, one: Covered, lang: Lang, *, everything: bool) -> Item:
    side = _side(found.want, one.duty)
    mark = mark_of(one.duty)
    words = duty_words(one.duty, side, lang, everything=everything)
    if len(found.want) > 1:
        words = (f"{side.framework.short.pick(lang)} ", *words)
    inner = [] if not everything else [*duty_item(one.duty, side, lang, everything=True).inner]
    inner += _by(found, one, lang, everything=everything)
    return Item(words, mark=mark, inner=tuple(inner))


def _side(columns: Sequence[Side], duty: Duty) -> Side:
    return next(one for one in columns if one.framework.id == duty.framework)


def _by(found: Gap, one: Covered, lang: Lang, *, everything: bool) -> Iterator[Item]:
    """Yield by which duties it is met, on whose word, and what they leave."""
    for pair in one.by:
        have, want = _side(found.have, pair.first), _side(found.want, pair.second)
        names = have.framework.short.pick(lang), want.framework.short.pick(lang)
        by = (f"{names[0]} ", *duty_words(pair.first, have, lang))
        said = CONFIDENCE[pair.relating.confidence].pick(lang)
        relation = relation_words(pair.relating.relation, names, lang)
        words = (*by, f" – {relation} ({say('confidence', lang, level=said)})")
        inner = tuple(_left(pair, have, want, lang, covered=one.answer == COVERED))
        if everything:
            why = Item((pair.relating.rationale.pick(lang),))
            inner = (*inner, why, Item((says_words(pair.relating, lang),)))
        yield Item(words, say("met-by", lang), "←", inner)
    if everything and one.answer == NOT_COVERED:
        yield from _unrelated(found, one, lang)


def _left(pair: Pair, have: Side, want: Side, lang: Lang, *, covered: bool) -> Iterator[Item]:
    """Yield what somebody who complies with the first duty of a pair still lacks."""
    if covered:
        return
    missing = say("missing", lang)
    if pair.relating.only_second.pick(lang):
        yield Item((pair.relating.only_second.pick(lang),), missing, "-")
    bound = {one.id for one in have.duties}
    absent = [name for name in pair.relating.first if name not in bound]
    if absent and pair.relating.relation in ("equal", "superset-of"):
        cites = crosswalk(have.framework, want.framework).citations(absent, of_first=True)
        name = have.framework.short.pick(lang)
        yield Item((say("not-bound-by", lang, ends="; ".join(cites), name=name),), mark="-")
    short = tuple(one for one in pair.terms if "second" in (one.stricter, one.nominally))
    yield from term_comparison_items(pair._replace(terms=short), have, want, lang)


def _unrelated(found: Gap, one: Covered, lang: Lang) -> Iterator[Item]:
    """Yield why a curator found nothing like a duty, where one has looked."""
    side = _side(found.want, one.duty)
    for have in found.have:
        for relating in crosswalk(have.framework, side.framework).relations:
            if relating.relation == "no-relationship" and one.duty.id in relating.second:
                words = f"{relating.rationale.pick(lang)} ({says_words(relating, lang)})"
                yield Item((words,), have.framework.short.pick(lang), "-")


# --- the programme ----------------------------------------------------------------------------


def _programme(found: Gap, lang: Lang, *, everything: bool) -> Iterator[Item]:
    steps = sorted(found.programme, key=lambda one: -len(one.serves))
    if not steps:
        return
    number = sum(len(one.serves) for one in steps)
    duties, instead = counted(number, lang), counted(len(steps), lang)
    if len(steps) == number:
        yield Item((say("none-serves", lang, duties=duties),))
    else:
        yield Item((say("programme-size", lang, steps=instead, duties=duties),))
    several = [one for one in steps if len(one.serves) > 1]
    shown = steps if everything else several
    for place, step in enumerate(shown, 1):
        yield _step(found, step, place, lang)
    if shown and len(shown) < len(steps):
        yield Item((say("alone", lang, number=len(steps) - len(shown)),), mark="…")


def _step(found: Gap, step: Step, number: int, lang: Lang) -> Item:
    columns = [*found.have, *found.want]
    own = _side(columns, step.duty)
    words = (f"{own.framework.short.pick(lang)} ", *duty_words(step.duty, own, lang))
    known = terms(*(one.framework.duty_data for one in columns))
    inner = []
    for duty in step.serves:
        if duty is not step.duty and (duty.framework, duty.id) != (
            step.duty.framework,
            step.duty.id,
        ):
            side = _side(columns, duty)
            served = (f"{side.framework.short.pick(lang)} ", *duty_words(duty, side, lang))
            inner.append(Item(served, say("serves", lang), "→"))
    for term, duty in step.terms:
        side = _side(columns, duty)
        name = side.framework.short.pick(lang)
        cites = ends_words([duty], side.framework)
        words_of = (say("strictest", lang, name=name), " (", *cites, ")")
        inner.append(Item(words_of, known[term].label.pick(lang), "-"))
    return Item(words, mark=f"{number}.", inner=tuple(inner))


# --- plain data -------------------------------------------------------------------------------


def gap_data(found: Gap, lang: Lang) -> dict[str, Any]:
    """Return the gap as plain data."""
    columns = [*found.have, *found.want]
    result = next((one.classification for one in columns if one.classification), None)
    return {
        "system": system_data(result.system if result else None),
        "have": [side_data(one, lang) for one in found.have],
        "want": [side_data(one, lang) for one in found.want],
        "items": [_answer_data(found, one, lang) for one in found.items],
        "programme": [
            {
                "framework": one.duty.framework,
                "obligation": one.duty.id,
                "serves": [
                    {"framework": duty.framework, "obligation": duty.id} for duty in one.serves
                ],
                "terms": [
                    {"term": term, "framework": duty.framework, "obligation": duty.id}
                    for term, duty in one.terms
                ],
            }
            for one in found.programme
        ],
    }


def _answer_data(found: Gap, one: Covered, lang: Lang) -> dict[str, Any]:
    return {
        "framework": one.duty.framework,
        **duty_data(one.duty, _side(found.want, one.duty), lang),
        "answer": one.answer,
        "by": [{"framework": pair.first.framework, **pair_data(pair, lang)} for pair in one.by],
        "stricter": [*dict.fromkeys(term.term for term in one.stricter)],
    }
