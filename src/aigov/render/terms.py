"""The terms of obligations in words and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.conditions.tree import Has, leaves
from aigov.obligations import Amount
from aigov.render.duty_phrases import BOUNDS, PROMPTNESS, UNITS, say
from aigov.render.page import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.obligation_findings import Fine
    from aigov.obligations import Obligation, Penalty, Span, TermValue
    from aigov.texts import Lang
    from aigov.topics import Term
    from aigov.vocabulary import Vocabulary

__all__ = [
    "amount_words",
    "fine_words",
    "penalty_words",
    "span_words",
    "term_data",
    "term_items",
    "term_words",
]


def span_words(span: Span, lang: Lang) -> str:
    """Return a span of time: `15 days`, `15 ngày`."""
    if not span.number:
        return say(span.unit, lang)
    unit = UNITS[span.unit].pick(lang)
    return f"{span.number} {unit}{'s' if lang == 'en' and span.number != 1 else ''}"


def amount_words(amount: Amount, vocabulary: Vocabulary, lang: Lang) -> str:
    """Return one amount: what it is for, how promptly, how long, and counted from what."""
    words = []
    if amount.promptness:
        words.append(PROMPTNESS[amount.promptness].pick(lang))
    if amount.span is not None:
        once = amount.bound == "every" and amount.span.number == 1  # every year, not every 1 year
        span = UNITS[amount.span.unit].pick(lang) if once else span_words(amount.span, lang)
        words.append(BOUNDS[amount.bound].pick(lang).format(span=span))
    said = ", ".join(words)
    if amount.clock:
        said += f" {vocabulary.lists['clock'].concepts[amount.clock].label.pick(lang)}"
    events = event_words(amount, vocabulary, lang)
    return f"{events}: {said}" if events else said


def event_words(amount: Amount, vocabulary: Vocabulary, lang: Lang) -> str:
    """Return the events that an amount is for, in words; empty where it is for all others."""
    if amount.when is None:
        return ""
    facts = vocabulary.facts
    return f" {say('or', lang)} ".join(
        vocabulary.list_of(facts[leaf.fact]).concepts[value].label.pick(lang)
        for leaf in leaves(amount.when)
        if isinstance(leaf, Has) and facts[leaf.fact].values
        for value in leaf.values
    )


def term_words(term: Term, value: TermValue, vocabulary: Vocabulary, lang: Lang) -> str:
    """Return the value of a term in words."""
    if isinstance(value, int):
        return str(value)
    concepts = vocabulary.lists[term.values].concepts if term.values else {}
    return "; ".join(
        amount_words(one, vocabulary, lang)
        if isinstance(one, Amount)
        else concepts[one].label.pick(lang)
        for one in value
    )


def term_items(
    obligation: Obligation,
    known: Mapping[str, Term],
    vocabulary: Vocabulary,
    lang: Lang,
    *,
    everything: bool = True,
) -> Iterator[Item]:
    """Yield each term of an obligation that is among those known.

    Where amounts differ by event, each stands by itself, or, with little to be shown, without
    the events.
    """
    for name, value in obligation.terms.items():
        if name not in known:
            continue
        label = known[name].label.pick(lang)
        parts = () if isinstance(value, int) else value
        amounts = [one for one in parts if isinstance(one, Amount)]
        if len(amounts) <= 1:
            yield Item((term_words(known[name], value, vocabulary, lang),), label, "-")
        elif everything:
            words = (amount_words(one, vocabulary, lang) for one in amounts)
            yield Item((), label, "-", tuple(Item((one,), mark="-") for one in words))
        else:
            bare = (amount_words(one._replace(when=None), vocabulary, lang) for one in amounts)
            yield Item((f"{' / '.join(dict.fromkeys(bare))}, {say('by-event', lang)}",), label, "-")


def term_line(
    obligation: Obligation, known: Mapping[str, Term], vocabulary: Vocabulary, lang: Lang
) -> Iterator[str]:
    """Yield each term of an obligation with its label, in one line."""
    for name, value in obligation.terms.items():
        if name in known:
            words = term_words(known[name], value, vocabulary, lang)
            yield f"{known[name].label.pick(lang)}: {words}"


def term_data(value: TermValue) -> Any:
    """Return the value of a term as plain data."""
    if isinstance(value, int):
        return value
    return [one.to_dict() if isinstance(one, Amount) else one for one in value]


def penalty_words(penalty: Penalty, lang: Lang) -> str:
    """Return the maximum of a penalty for those who have no variant."""
    from aigov.render.duty_phrases import SET_BY

    if penalty.set_by != "this-framework":
        return SET_BY[penalty.set_by].pick(lang)
    return _maximum(penalty, penalty.amount, penalty.percent, penalty.choose, lang)


def fine_words(fine: Fine, lang: Lang) -> str:
    """Return the maximum of a fine for whoever is described."""
    if fine.penalty.set_by != "this-framework":
        return penalty_words(fine.penalty, lang)
    words = _maximum(fine.penalty, fine.amount, fine.percent, fine.choose, lang)
    return words if fine.certain else f"{words} ({say('for-some', lang)})"


def _maximum(
    penalty: Penalty, amount: int | None, percent: float | None, choose: str | None, lang: Lang
) -> str:
    parts = []
    if amount is not None:
        grouped = f"{amount:,}".replace(",", "." if lang == "vi" else " ")
        parts.append(f"{penalty.currency} {grouped}")
    if percent is not None and choose != "amount":
        base = penalty.base.pick(lang)
        shown = f"{percent:g}".replace(".", "," if lang == "vi" else ".")
        parts.append(say("share", lang, percent=shown, base=base))
    words = f" {say('or', lang)} ".join(parts)
    return f"{words}, {say(choose, lang)}" if choose and len(parts) > 1 else words
