"""The first screen of a report: what the system is under each law, and what to do next."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from aigov.levels import LEVELS
from aigov.render.duty_phrases import counted
from aigov.render.page import NOTHING, Code, Item, Section, Table, TableRow, separated
from aigov.render.phrases import CONFIDENCE, STATES, phrase
from aigov.render.phrases import LEVELS as LEVEL_WORDS
from aigov.render.report_words import tell
from aigov.render.result import law_gap_items, tier_pieces
from aigov.render.sides import duty_words, listed, side_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.classification import Classification
    from aigov.questions import Question
    from aigov.render.page import Piece
    from aigov.reporting import SystemReport
    from aigov.sides import Duty, Side
    from aigov.texts import Lang

__all__ = ["count_words", "duties_ahead", "duties_now", "statuses_held", "summary", "tier_name"]

_STEPS = 3
_NAMED = 2
"""How many obligations a step names."""

_NOT_BINDING = ("draft", "guidance")
_DATES, _PAIR = 2, 2
_ACTS = ("duty", "liability")


def summary(of: SystemReport, lang: Lang) -> tuple[Section, ...]:
    """Return what a manager reads first: the laws in a table, and what follows from them."""
    names = side_names(of.sides, lang)
    rows = tuple(
        TableRow((name,), _cells(result, side, lang))
        for name, result, side in zip(names, of.classifications, of.sides, strict=True)
    )
    columns = tuple(tell(name, lang) for name in ("class", "binds", "duties", "questions"))
    steps = tuple(
        one._replace(mark=f"{number}.")
        for number, one in enumerate(islice(_steps(of, lang), _STEPS), 1)
    )
    items = [
        *_difference(of, lang),
        Item((), tell("next", lang), inner=steps),
        _gravest(of, lang),
    ]
    table = Table("", columns, rows, tell("law", lang))
    return Section("", (), (table,)), Section("", tuple(items))


# --- the table ------------------------------------------------------------------------------


def _cells(result: Classification, side: Side, lang: Lang) -> tuple[tuple[Item, ...], ...]:
    pieces = tier_pieces(result, lang)
    if result.tier_status == "determined" and result.judgements:  # their names are told below
        pieces = (*pieces[:-1], f" · {tell('on-judgement', lang)}")
    tier = [Item(pieces)]
    if result.tier is None:
        tier += [Item((one,)) for one in statuses_held(result, lang)]
    if result.source.source_status in ("draft", "guidance"):
        tier.append(Item((phrase(f"source-{result.source.source_status}", lang),)))
    if result.confidence != "high":
        confidence = CONFIDENCE[result.confidence].pick(lang)
        tier.append(Item((f"{phrase('confidence', lang)}: {confidence}",)))
    if result.scope != "in":
        tier.append(Item((phrase(result.scope, lang),), phrase("scope", lang)))
    return (
        tuple(tier),
        tuple(_when(result, lang)),
        tuple(Item((words,)) for words in _obligations(result, side, lang)),
        tuple(Item((words,)) for words in _questions(result, lang)),
    )


def statuses_held(result: Classification, lang: Lang) -> Iterator[str]:
    """Yield the legal qualifications that hold or are presumed to: what counts where there is no tier."""
    for one in result.statuses:
        if one.outcome is True or one.presumed is True:
            yield result.source.statuses[one.id].label.pick(lang)


def _when(result: Classification, lang: Lang) -> Iterator[Item]:
    deciding = [one for one in result.deciding if one.source.when is not None and one.start]
    first = min(deciding, key=lambda one: one.start or "", default=None)
    if first is not None:
        yield Item((f"{STATES[first.state].pick(lang)}, {phrase('from', lang, date=first.start)}",))
    held = result.tier_on_date
    if held is not None and held != result.tier:
        label = result.source.tier(held).label.pick(lang)
        yield Item((tell("on-day", lang, date=result.as_of, tier=label),))
    elif first is None:
        yield Item((STATES["in force"].pick(lang) if held is not None else NOTHING,))


def duties_now(side: Side) -> list[Duty]:
    """Return the duties that bind on the day."""
    return [one for one in side.duties if one.finding and one.finding.state == "in force"]


def duties_ahead(side: Side) -> dict[str, list[Duty]]:
    """Return the duties that will bind, by the day on which they begin to, the earliest first."""
    found: dict[str, list[Duty]] = {}
    for one in side.duties:
        if one.finding and one.finding.state == "not yet" and one.start:
            found.setdefault(one.start, []).append(one)
    return dict(sorted(found.items()))


def _obligations(result: Classification, side: Side, lang: Lang) -> Iterator[str]:
    if side.role is not None and not side.framework.roles_named(side.role):
        yield tell("no-role", lang)
        return
    if result.scope == "out" and not side.duties:
        yield tell("not-its-duties", lang)
        return
    yield count_words(side, lang) + _liability(duties_now(side), lang)
    for day, duties in islice(duties_ahead(side).items(), _DATES):
        yield tell("later", lang, number=len(duties), date=day) + _liability(duties, lang)
    if result.scope == "unknown" and side.duties:
        yield tell("if-applies", lang)


def _liability(duties: Sequence[Duty], lang: Lang) -> str:
    """Return how many of these are no duties: the gap and the steps below leave them out."""
    number = sum(one.obligation.kind == "liability" for one in duties)
    return f" {tell('of-them-liability', lang, number=number)}" if number else ""


def count_words(side: Side, lang: Lang) -> str:
    """Return how many obligations bind today; a draft and guidance bind nobody."""
    number, status = len(duties_now(side)), side.framework.source_status
    if not number:
        return tell("none-now", lang)
    if status in _NOT_BINDING:
        return tell(f"now-{status}", lang, number=counted(number, lang))
    return tell("now-one" if number == 1 else "now", lang, number=number)


def _questions(result: Classification, lang: Lang) -> Iterator[str]:
    asked, further = len(result.open_questions), len(result.further_questions)
    if asked:
        yield tell("asked-tier", lang, number=asked)
    if further:
        yield tell("asked-other", lang, number=further)
    if not asked and not further:
        yield tell("asked-none", lang)


# --- the difference in a sentence -------------------------------------------------------------


def tier_name(result: Classification, lang: Lang) -> str:
    """Return the tier in words, or that there is none."""
    if result.tier_words is not None:
        return result.tier_words.label.pick(lang)
    return tell("tier-none" if result.tier_status == "not-applicable" else "tier-open", lang)


def _difference(of: SystemReport, lang: Lang) -> Iterator[Item]:
    """Yield how the first law differs from each other, a sentence for each."""
    names = side_names(of.sides, lang)
    several = len(of.sides) > _PAIR
    sentences = [_sentence(of, 0, place, names, lang) for place in range(1, len(of.sides))]
    if several:
        inner = tuple(Item((one,), mark="·") for one in sentences)
        yield Item((), tell("difference", lang), inner=inner)
    else:
        yield from (Item((one,), tell("difference-two", lang)) for one in sentences)


def _sentence(of: SystemReport, one: int, other: int, names: Sequence[str], lang: Lang) -> str:
    said = _levels(
        of.classifications[one], of.classifications[other], names[one], names[other], lang
    )
    left = _left(of, one, other, names, lang)
    words = "; ".join(filter(None, (said, left)))
    return f"{words[:1].upper()}{words[1:]}."


def _levels(one: Classification, other: Classification, first: str, second: str, lang: Lang) -> str:
    names = {"first": first, "second": second}
    tiers = {"first_tier": tier_name(one, lang), "second_tier": tier_name(other, lang)}
    turned = {
        "first": second,
        "second": first,
        "first_tier": tiers["second_tier"],
        "second_tier": tiers["first_tier"],
    }
    outside = [result.scope == "out" for result in (one, other)]
    if all(outside):
        return tell("both-out", lang, **names)
    if any(outside):
        return tell("one-out", lang, **(turned if outside[0] else names | tiers))
    if one.level is None or other.level is None:
        return tell("each", lang, **names, **tiers)
    ranks = LEVELS.index(one.level), LEVELS.index(other.level)
    if ranks[0] == ranks[1]:
        return tell("both-same", lang, **names, level=LEVEL_WORDS[one.level].pick(lang))
    return tell("one-higher", lang, **(names | tiers if ranks[0] < ranks[1] else turned))


def _left(of: SystemReport, one: int, other: int, names: Sequence[str], lang: Lang) -> str:
    """Return what fulfilling one law leaves to do for the other; nothing where that says nothing."""
    from aigov.gaps import Gap

    have, want = of.compared[one], of.compared[other]
    found = of.gaps[other] if len(of.sides) == _PAIR else Gap([have], [want])
    if not found.items or not found.have[0].duties or not (found.covered or found.partly):
        return ""
    return tell(
        "left",
        lang,
        first=names[one],
        second=names[other],
        number=counted(len(found.items), lang),
        missing=len(found.missing),
        partly=len(found.partly),
    )


# --- what to do next --------------------------------------------------------------------------


def _steps(of: SystemReport, lang: Lang) -> Iterator[Item]:
    """Yield what to do, the gravest and nearest first: what is forbidden, open, due, coming."""
    pairs = [
        (result, side, name)
        for result, side, name in zip(
            of.classifications, of.sides, side_names(of.sides, lang), strict=True
        )
        if result.scope != "out" and result.source.source_status == "binding"
    ]
    for result, _, name in pairs:
        if result.level == LEVELS[0] or result.highest_level == LEVELS[0]:
            yield Item((tell("step-prohibited", lang, law=name),))
    gravest = _gravest_question(of)
    answer = (
        []
        if gravest is None
        else [Item((tell("step-answer", lang, leads=_leads(*gravest, lang)),))]
    )
    is_urgent = any(one.tier is None or one.scope == "unknown" for one, _, _ in pairs)
    if is_urgent:
        yield from answer
    for applies in (True, False):  # what certainly covers the system first
        covering = [(side, name) for one, side, name in pairs if (one.scope == "in") is applies]
        for side, name in covering:
            yield from _due(side, name, lang)
        yield from _coming(covering, lang)
    if not is_urgent:
        yield from answer
    judged = dict.fromkeys(fact for result, _, _ in pairs for fact in result.judgements)
    if judged:
        yield Item((f"{tell('step-record', lang)} ", *separated(map(Code, judged), ", ")))
    for result, side, name in zip(
        of.classifications, of.sides, side_names(of.sides, lang), strict=True
    ):
        if result.source.source_status == "guidance" and duties_now(side):
            number = counted(len(duties_now(side)), lang)
            words = tell("step-guidance", lang, law=name, number=number)
            yield Item((words,), inner=_named(duties_now(side), side, lang))
    yield Item((tell("step-watch", lang),))


def _coming(covering: Sequence[tuple[Side, str]], lang: Lang) -> Iterator[Item]:
    """Yield what is to be prepared for each day ahead."""
    ahead = [
        (day, name, side, duties)
        for side, name in covering
        for day, duties in duties_ahead(side).items()
    ]
    for day, name, side, duties in sorted(ahead, key=lambda one: one[:2]):
        number = counted(len(duties), lang)
        step = "step-ahead-one" if len(duties) == 1 else "step-ahead"
        words = tell(step, lang, date=day, law=name, number=number)
        yield Item((words,), inner=_named(duties, side, lang))


def _due(side: Side, name: str, lang: Lang) -> Iterator[Item]:
    """Yield that what binds already is to be done; what waits for an event is to be prepared."""
    duties = [one for one in duties_now(side) if one.obligation.kind == "duty"]
    standing = [one for one in duties if not one.obligation.on]
    waiting = [one for one in duties if one.obligation.on]
    if standing:
        number = counted(len(standing), lang)
        words = tell(
            "step-now-one" if len(standing) == 1 else "step-now", lang, law=name, number=number
        )
        later = (
            tell("step-waiting", lang, number=len(waiting), event=_event(waiting, lang))
            if waiting
            else ""
        )
        inner = (*_named(standing, side, lang), *((Item((later,), mark="…"),) if later else ()))
        yield Item((words,), inner=inner)
    elif waiting:
        number = counted(len(waiting), lang)
        words = tell("step-events", lang, law=name, number=number, event=_event(waiting, lang))
        yield Item((words,), inner=_named(waiting, side, lang))


def _event(duties: Sequence[Duty], lang: Lang) -> str:
    """Return the event for which most of these wait."""
    counts = Counter(name for one in duties for name in one.obligation.on)
    finding = duties[0].finding
    assert finding is not None  # noqa: S101 - what binds a system is found
    events = finding.of.source.vocabulary.lists["event"].concepts
    return events[counts.most_common(1)[0][0]].label.pick(lang).lower()


def _named(duties: Sequence[Duty], side: Side, lang: Lang) -> tuple[Item, ...]:
    """Return the first obligations by name: those that are certain, stand and must be done first."""

    def place(one: Duty) -> tuple[bool, ...]:
        certain = one.finding is not None and one.finding.outcome is True
        return one.obligation.strength != "must", bool(one.obligation.on), not certain

    named = [Item(duty_words(one, side, lang), mark="-") for one in sorted(duties, key=place)]
    return listed(named, _NAMED, lang)


# --- the gravest question ---------------------------------------------------------------------


def _gravest_question(of: SystemReport) -> tuple[Classification, Question] | None:
    """Return what could change most: the highest level first, then whether a law applies."""
    found = []
    for place, one in enumerate(of.classifications):
        if one.scope == "out":
            continue
        binds = one.source.source_status == "binding"
        for question in one.open_questions[:1]:
            levels = [LEVELS.index(one.source.tier(name).level) for name in question.could_lead_to]
            found.append(((not binds, 0, min(levels), place), one, question))
        found += [
            ((not binds, 1, 0, place), one, question)
            for question in one.further_questions[:1]
            if one.scope == "unknown" and "scope" in question.settles
        ]
    return min(found, key=lambda one: one[0])[1:] if found else None


def _leads(result: Classification, question: Question, lang: Lang) -> str:
    """Return what an answer could lead to or settle, under which law."""
    law = result.source.short.pick(lang)
    tiers = [result.source.tier(one).label.pick(lang) for one in question.could_lead_to]
    if not tiers:
        return tell("about-scope", lang, law=law)
    return f"{phrase('leads-to', lang)} {' / '.join(tiers)} ({law})"


def _gravest(of: SystemReport, lang: Lang) -> Item:
    label = tell("gravest", lang)
    found = _gravest_question(of)
    if found is None:
        unknown = [item for one in of.classifications for item in law_gap_items(one, lang)]
        if unknown:
            inner = listed(unknown, _NAMED, lang)
            return Item((tell("gravest-law", lang),), label, inner=inner)
        return Item((tell("gravest-none", lang),), label)
    result, question = found
    words: tuple[Piece, ...] = (
        question.fact.question.pick(lang),
        " [",
        Code(question.fact.id),
        "]",
    )
    return Item(words, label, inner=(Item((_leads(result, question, lang),), mark="→"),))
