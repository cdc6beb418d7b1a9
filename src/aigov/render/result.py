"""What is said of a classification: tier, certainty, reasons, dates, what to answer next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.page import (
    Address,
    Code,
    Graded,
    Item,
    Page,
    Section,
    cited,
    in_brackets,
    kept,
    separated,
)
from aigov.render.phrases import (
    CONFIDENCE,
    STATES,
    named_in_law,
    origin_words,
    phrase,
    reason_words,
)
from aigov.texts import several, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from aigov.classification import Classification, StatusOutcome
    from aigov.findings import Finding
    from aigov.questions import Question
    from aigov.render.page import Piece
    from aigov.rules import Exempt
    from aigov.texts import Lang

__all__ = [
    "certainty_words",
    "classification_page",
    "dates_words",
    "finding_item",
    "law_gap_items",
    "reading_items",
    "tier_pieces",
]

_QUESTIONS = 8
_FURTHER = 5
_REASONS = 6
_MARKS = {True: "●", None: "○", False: "–"}


def classification_page(
    result: Classification,
    lang: Lang,
    *,
    everything: bool = False,
    without: Collection[str] = (),
) -> Page:
    """Return all that is said of a result; with ``everything``, also of rules that do not hold.

    ``without`` names parts to leave out, such as `questions`.
    """
    return Page(
        f"{result.system.name} · {result.source.short.pick(lang)}",
        phrase("judged-on", lang, as_of=result.as_of, text_as_of=result.text_as_of),
        tuple(_head(result, lang)),
        tuple(
            Section(phrase(name, lang), items, number=_how_many(result, name))
            for name, found in _parts(result, lang, everything=everything)
            if name not in without and (items := tuple(found))
        ),
    )


def _how_many(result: Classification, name: str) -> int | None:
    """Return how many things a part tells of, where it may show fewer."""
    if name == "questions":
        return len(result.open_questions)
    return len(result.further_questions) if name == "further" else None


def _head(result: Classification, lang: Lang) -> Iterator[Item]:
    if result.source.source_status in ("draft", "guidance"):
        yield Item((phrase(f"source-{result.source.source_status}", lang),))
    yield Item(tier_pieces(result, lang), phrase("tier", lang))
    open_date = result.tier_on_date is not None and not result.tier_on_date_certain
    differs = result.tier_on_date != result.tier and result.bounds is not None
    if open_date or differs:
        words = _on_date(result, lang) + (f" · {phrase('date-open', lang)}" if open_date else "")
        yield Item((words,), phrase("on-date", lang, date=result.as_of))
    if result.by_role:
        yield Item((_by_role(result, lang),), phrase("by-role", lang))
    yield Item(tuple(_scope(result, lang)), phrase("scope", lang))
    if result.confidence != "high":
        yield Item((CONFIDENCE[result.confidence].pick(lang),), phrase("confidence", lang))


def tier_pieces(result: Classification, lang: Lang) -> tuple[Piece, ...]:
    """Return the tier in the law's own words, if any, and how sure it is."""
    certainty = certainty_words(result, lang)
    tier = result.tier_words
    if tier is None:
        return (certainty,)
    name = Graded(tier.label.pick(lang), tier.level)
    law = named_in_law(result.source.citations, tier.cite, lang, ours=tier.ours)
    return (name, *law, f" · {certainty}")


def certainty_words(result: Classification, lang: Lang) -> str:
    """Return how sure the tier is, and what else is possible."""
    status = result.tier_status
    if status == "determined":
        if result.judgements:
            return phrase("judged", lang, facts=", ".join(result.judgements))
        return phrase("certain", lang)
    if status == "not-applicable":
        return phrase("not-applicable", lang)
    bounds = result.bounds
    assert bounds is not None  # noqa: S101 - only a not-applicable tier has no bounds
    ends = {
        "lowest": result.source.tier(bounds.lowest).label.pick(lang),
        "highest": result.source.tier(bounds.highest).label.pick(lang),
    }
    if status == "presumed":
        return phrase("presumed", lang, **ends)
    if result.undetermined:
        return phrase("undetermined-law", lang, **ends)
    return phrase("undetermined-silent", lang, facts=", ".join(result.source.gateway))


def _on_date(result: Classification, lang: Lang) -> str:
    if result.tier_on_date is not None:
        return result.source.tier(result.tier_on_date).label.pick(lang)
    return phrase("undetermined" if result.undetermined else "nothing-in-force", lang)


def _by_role(result: Classification, lang: Lang) -> str:
    roles_of: dict[str, list[str]] = {}
    for role, held in result.by_role.items():
        if held is not None:
            roles_of.setdefault(held, []).append(result.source.roles[role].label.pick(lang))
    return "; ".join(
        f"{result.source.tier(held).label.pick(lang)} – {', '.join(roles)}"
        for held, roles in roles_of.items()
    )


def _scope(result: Classification, lang: Lang) -> Iterator[Piece]:
    yield phrase(result.scope, lang)
    grounds = dict.fromkeys(
        one for ground in result.scope_details.grounds for one in ground.rule.cite
    )
    if grounds:
        yield from in_brackets(result.source.citations, grounds)
    if result.scope == "in" and not result.scope_certain:
        yield f" · {phrase('scope-presumed', lang)}"


def _parts(
    result: Classification, lang: Lang, *, everything: bool
) -> Iterator[tuple[str, Iterator[Item]]]:
    """Yield the names of the parts with what they say, in the order in which one reads them."""
    rules = [one for one in result.findings if one.kind == "tier" and one.source.when is not None]
    yield "why", _why(result, [one for one in rules if _holds(one)], lang)
    yield "saved", _saved(result, lang)
    yield "statuses", _statuses(result, lang, everything=everything)
    yield "roles", _roles(result, lang)
    yield "limits", _limits(result, lang)
    yield "law-gaps", law_gap_items(result, lang)
    yield "questions", _questions(result, lang, everything=everything)
    yield "further", _further_questions(result, lang, everything=everything)
    yield "declined", _declined(result)
    yield "readings", reading_items(result, lang)
    if everything:
        still_open = [one for one in rules if one.outcome is None and not _holds(one)]
        yield "open-rules", (finding_item(result, one, lang) for one in still_open)
        others = [one for one in rules if one.outcome is False and not one.saved_by]
        yield "others", (finding_item(result, one, lang) for one in others)


def _holds(one: Finding | StatusOutcome) -> bool:
    return one.outcome is True or one.presumed is True


def _why(result: Classification, holding: list[Finding], lang: Lang) -> Iterator[Item]:
    """Yield the findings on the tier, the highest first: what decides stands on top."""
    if result.tier_status == "not-applicable":
        for ground in result.scope_details.findings:
            if ground.rule.effect == "no-tier" and ground.outcome is True:
                cite = in_brackets(result.source.citations, ground.rule.cite)
                yield Item((ground.rule.title.pick(lang), *cite), mark="·")
        return
    if holding or result.tier is None:
        highest_first = sorted(holding, key=lambda one: result.source.tier(one.concludes).rank)
        yield from (finding_item(result, one, lang) for one in highest_first)
        return
    words: tuple[Piece, ...] = (phrase("residual", lang),)
    for one in result.findings:
        if one.source.when is None and one.presumed:
            yield Item((*words, " ", *cited(result.source.citations, one.source.cite)))
            return
    yield Item(words)


def finding_item(result: Classification, one: Finding, lang: Lang) -> Item:
    """Return a finding with what it concludes, its dates, reasons, and what is open about it."""
    use: tuple[Piece, ...] = (f" [{phrase('in-use', lang)} ", Code(one.use), "]") if one.use else ()
    title = f": {one.title.pick(lang)}{origin_words(result.source, one.origin, lang)}"
    return Item(
        (*cited(result.source.citations, one.source.cite), title, *use),
        mark=_MARKS[one.outcome],
        inner=tuple(_about(result, one, lang)),
    )


def _about(result: Classification, one: Finding, lang: Lang) -> Iterator[Item]:
    """Yield the tier, status or role and the dates of a finding, its reasons, and what is open about it."""
    source = result.source
    known: Any = {"tier": {tier.id: tier for tier in source.tiers}, "status": source.statuses}
    tier = known.get(one.kind, source.roles)[one.concludes].label.pick(lang)
    presumed = one.outcome is None and one.presumed is True
    sure = f" · {phrase('presumably', lang)}" if presumed else ""
    yield Item((f"{tier}{sure} · {dates_words(one, lang)}",))
    if one.url:
        yield Item((Address(one.url),))
    shown = [reason for reason in one.reasons if one.outcome is not None or reason.outcome is True]
    for reason in shown[:_REASONS]:
        yield Item(reason_words(result.source.vocabulary, reason, lang), mark="-")
    waiting = [reason.fact for reason in one.reasons if reason.outcome is None and reason.fact]
    if waiting and not one.open_exceptions:
        yield Item((f"{phrase('not-stated', lang)}: ", *_facts(waiting)), mark="?")
    for exempt in one.open_exceptions:
        words = (f"{phrase('could-be-saved', lang)}: ", *_exempt(result, exempt, lang))
        yield Item(words, mark="?")


def _exempt(result: Classification, exempt: Exempt, lang: Lang) -> tuple[Piece, ...]:
    return (exempt.title.pick(lang), *in_brackets(result.source.citations, exempt.cite))


def dates_words(one: Finding, lang: Lang) -> str:
    """Return from when a finding applies, or how long it did, with what could move that."""
    shown = STATES[one.state].pick(lang)
    if one.start is None:
        shown = phrase("not-for-this", lang)
    elif one.state != "ended":
        shown += f", {phrase('from', lang, date=one.start)}"
    if one.dated.cites:
        shown += f" ({'; '.join(map(kept, one.dated.cites))})"
    by_day: dict[str | None, list[str]] = {}
    for other in one.dated.alternatives:
        if other.likely:
            plain = other.to_dict()
            by_day.setdefault(plain["from"], []).append(kept(plain["citation"]))
    for day, cites in by_day.items():
        cite = "; ".join(cites)
        if day is None:
            shown += f"; {phrase('or-not-at-all', lang, cite=cite)}"
        elif day != one.start:
            shown += f"; {phrase('alternatively', lang, date=day, cite=cite)}"
    for meanwhile in one.dated.meanwhile:
        shown += f"; {phrase('meanwhile', lang)}: {meanwhile.pick(lang)}"
    return shown


def _saved(result: Classification, lang: Lang) -> Iterator[Item]:
    for one in result.findings:
        for exempt in one.saved_by:
            rule = cited(result.source.citations, one.source.cite)
            words = (*rule, f", {one.title.pick(lang)}: ", *_exempt(result, exempt, lang))
            yield Item(words, mark="·")


def _statuses(result: Classification, lang: Lang, *, everything: bool) -> Iterator[Item]:
    provisions = {
        one.concludes: one.source.cite
        for one in result.findings
        if one.kind == "status" and _holds(one)
    }
    waiting = []
    for one in result.statuses:
        status = result.source.statuses[one.id]
        label = status.label.pick(lang)
        if _holds(one):
            provision = provisions.get(one.id) or several(status.cite)
            presumed = () if one.outcome is True else (f" · {phrase('presumably', lang)}",)
            yield Item(
                (label, *in_brackets(result.source.citations, provision), *presumed), mark="·"
            )
        elif one.outcome is None and (everything or one.level == "prohibited"):
            waiting.append(label)
    if waiting:
        yield Item(("; ".join(waiting),), phrase("statuses-open", lang), mark="·")


def _roles(result: Classification, lang: Lang) -> Iterator[Item]:
    known = result.source.roles
    held = []
    for name, outcome in result.roles.items():
        words = known[name].label.pick(lang) if name in known else name
        if outcome == "presumed":
            held.append(f"{words} ({phrase('presumably', lang)})")
        elif outcome != "unknown":
            held.append(words)
    if held:
        yield Item(("; ".join(held),))


def _limits(result: Classification, lang: Lang) -> Iterator[Item]:
    for one in result.limits:
        if one.outcome:
            words = (
                one.rule.title.pick(lang),
                *in_brackets(result.source.citations, one.rule.cite),
            )
            yield Item(words, mark="·")


def law_gap_items(result: Classification, lang: Lang) -> Iterator[Item]:
    """Yield what is not known of the law and matters here."""
    for one in result.undetermined:
        yield Item(
            (one.reason.pick(lang), *in_brackets(result.source.citations, several(one.cite))),
            mark="·",
        )


def _questions(result: Classification, lang: Lang, *, everything: bool) -> Iterator[Item]:
    asked = [
        (one, "leads-to", [result.source.tier(tier).label.pick(lang) for tier in one.could_lead_to])
        for one in result.open_questions
    ]
    yield from _asked(asked, None if everything else _QUESTIONS, lang)


def _further_questions(result: Classification, lang: Lang, *, everything: bool) -> Iterator[Item]:
    statuses = result.source.statuses
    asked = [
        (
            one,
            "settles",
            [
                statuses[name].label.pick(lang) if name in statuses else phrase(name, lang)
                for name in one.settles
            ],
        )
        for one in result.further_questions
    ]
    yield from _asked(asked, None if everything else _FURTHER, lang)


def _asked(
    questions: Sequence[tuple[Question, str, list[str]]], most: int | None, lang: Lang
) -> Iterator[Item]:
    """Yield questions, each with what it leads to or settles; no more than so many."""
    shown = questions[:most]
    for number, (one, about, names) in enumerate(shown, 1):
        yield Item(
            (one.fact.question.pick(lang), " [", Code(one.fact.id), "]"),
            mark=f"{number}.",
            inner=(Item((f"{phrase(about, lang)}: {' / '.join(names)}",), mark="→"),),
        )
    if len(questions) > len(shown):
        yield Item((phrase("more", lang, number=len(questions) - len(shown)),), mark="…")


def _declined(result: Classification) -> Iterator[Item]:
    if result.declined:
        yield Item(_facts(result.declined))


def reading_items(result: Classification, lang: Lang) -> Iterator[Item]:
    """Yield the readings of open law that the findings rest on."""
    for name in result.readings:
        reading = result.source.readings.get(name)
        if reading:
            asked, chosen = (text(reading[key]).pick(lang) for key in ("question", "chosen"))
            provisions = in_brackets(result.source.citations, several(reading["cite"]))
            yield Item((f"{asked} — {chosen}", *provisions), mark="·")


def _facts(names: Iterable[str]) -> tuple[Piece, ...]:
    """Return the ids of facts with commas between them."""
    return separated((Code(name) for name in dict.fromkeys(names)), ", ")
