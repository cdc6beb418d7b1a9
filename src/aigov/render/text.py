"""A classification as a person wants to read it in a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from aigov.render.phrases import CONFIDENCE, STATES, phrase, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.classification import Classification
    from aigov.findings import Finding
    from aigov.texts import Lang

__all__ = ["classification_text", "systems_text", "tier_words", "version_text"]

WIDTH = 96
_COLOURS = {"prohibited": "31;1", "high": "33;1", "limited": "36;1", "minimal": "32;1"}
_QUESTIONS = 8
_REASONS = 6


def systems_text(
    results: Sequence[Sequence[Classification]],
    lang: Lang,
    *,
    everything: bool = False,
    colour: bool = False,
) -> str:
    """Return all classifications of all systems, ended by the one sentence about advice."""
    blocks = [
        classification_text(one, lang, everything=everything, colour=colour)
        for row in results
        for one in row
    ]
    return "\n".join(blocks) + f"\n{phrase('disclaimer', lang)}\n"


def classification_text(
    result: Classification, lang: Lang, *, everything: bool = False, colour: bool = False
) -> str:
    """Return one classification: tier, certainty, reasons, dates, what to answer next."""
    lines = [*_head(result, lang, colour=colour)]
    for title, content in _parts(result, lang, everything=everything):
        if content:
            lines += ["", f"  {title}", *content]
    return "\n".join(lines) + "\n"


def _head(result: Classification, lang: Lang, *, colour: bool) -> Iterator[str]:
    days = phrase("judged-on", lang, as_of=result.as_of, text_as_of=result.text_as_of)
    yield f"{result.system.name} · {result.source.short.pick(lang)} ({days})"
    if result.source.source_status == "draft":
        yield f"  {phrase('source-draft', lang)}"
    tier, certainty = tier_words(result, lang)
    if colour and result.level:
        tier = f"\033[{_COLOURS[result.level]}m{tier}\033[0m"
    yield from _wrapped(f"{phrase('tier', lang)}: ", f"{tier} · {certainty}" if tier else certainty)
    if (
        result.tier_on_date != result.tier
        and result.tier_status != "not-applicable"
        and result.bounds
    ):
        yield from _wrapped(
            f"{phrase('on-date', lang, date=result.as_of)}: ", _on_date(result, lang)
        )
    if result.by_role:
        roles_of: dict[str, list[str]] = {}
        for role, held in result.by_role.items():
            if held is not None:
                roles_of.setdefault(held, []).append(result.source.roles[role].label.pick(lang))
        shown = "; ".join(
            f"{result.source.tier(held).label.pick(lang)} – {', '.join(roles)}"
            for held, roles in roles_of.items()
        )
        yield from _wrapped(f"{phrase('by-role', lang)}: ", shown)
    yield from _wrapped(f"{phrase('scope', lang)}: ", _scope(result, lang))
    if result.confidence != "high":
        level = CONFIDENCE[result.confidence].pick(lang)
        yield f"  {phrase('confidence', lang, level=level)}"


def tier_words(result: Classification, lang: Lang) -> tuple[str, str]:
    """Return the tier in the law's own words (or nothing), and how sure it is."""
    tier = result.tier_words
    label = ""
    if tier is not None:
        label = tier.label.pick(lang)
        label += f" [{tier.cite}]" if tier.cite else f" {phrase('ours', lang)}" if tier.ours else ""
    status = result.tier_status
    if status == "determined":
        if result.judgements:
            return label, phrase("judged", lang, facts=", ".join(result.judgements))
        return label, phrase("certain", lang)
    if status == "not-applicable":
        return label, phrase("not-applicable", lang)
    bounds = result.bounds
    assert bounds is not None  # noqa: S101 - only a not-applicable tier has no bounds
    ends = {
        "lowest": result.source.tier(bounds.lowest).label.pick(lang),
        "highest": result.source.tier(bounds.highest).label.pick(lang),
    }
    if status == "presumed":
        return label, phrase("presumed", lang, **ends)
    if (result.undetermined and not result.open_questions[:1]) or result.undetermined:
        return label, phrase("undetermined-law", lang, **ends)
    return label, phrase("undetermined-silent", lang, facts=", ".join(result.source.gateway))


def _on_date(result: Classification, lang: Lang) -> str:
    if result.tier_on_date is None:
        return (
            phrase("nothing-in-force", lang)
            if not result.undetermined
            else phrase("undetermined", lang)
        )
    return result.source.tier(result.tier_on_date).label.pick(lang)


def _scope(result: Classification, lang: Lang) -> str:
    words = phrase(result.scope, lang)
    cited = ["; ".join(one.rule.cite) for one in result.scope_details.grounds]
    words = f"{words} ({'; '.join(dict.fromkeys(cited))})" if cited else words
    if result.scope == "in" and not result.scope_certain:
        words += f" · {phrase('scope-presumed', lang)}"
    return words


def _parts(
    result: Classification, lang: Lang, *, everything: bool
) -> Iterator[tuple[str, list[str]]]:
    findings = result.findings
    tier_like = [one for one in findings if one.kind == "tier" and one.source.when is not None]
    holding = [
        one
        for one in tier_like
        if one.outcome is True or (one.presumed is True and one.outcome is None)
    ]
    yield phrase("why", lang), _why(result, holding, lang)
    saved = [one for one in findings if one.saved_by]
    yield phrase("saved", lang), [line for one in saved for line in _saved(one, lang)]
    yield phrase("statuses", lang), [*_statuses(result, lang, everything=everything)]
    yield phrase("roles", lang), [*_roles(result, lang)]
    yield (
        phrase("limits", lang),
        [
            line
            for one in result.limits
            if one.outcome
            for line in _wrapped(
                "  · ", f"{one.rule.title.pick(lang)} ({'; '.join(one.rule.cite)})"
            )
        ],
    )
    yield (
        phrase("law-gaps", lang),
        [
            line
            for one in result.undetermined
            for line in _wrapped("  · ", f"{one.reason.pick(lang)} ({one.cite})")
        ],
    )
    yield phrase("questions", lang), [*_questions(result, lang)]
    yield phrase("declined", lang), [f"    {', '.join(result.declined)}"] if result.declined else []
    yield phrase("readings", lang), [*_readings(result, lang)]
    if everything:
        open_rules = [one for one in tier_like if one.outcome is None and one not in holding]
        yield (
            phrase("open-rules", lang),
            [line for one in open_rules for line in _finding(result, one, lang)],
        )
        rest = [one for one in tier_like if one.outcome is False and not one.saved_by]
        yield phrase("others", lang), [line for one in rest for line in _finding(result, one, lang)]


def _why(result: Classification, holding: Sequence[Finding], lang: Lang) -> list[str]:
    if not holding:
        if result.tier is None:
            return []
        remains = [one for one in result.findings if one.source.when is None and one.presumed]
        cited = f" {remains[0].citation}" if remains else ""
        return [f"    {phrase('residual', lang)}{cited}"]
    return [line for one in holding for line in _finding(result, one, lang)]


def _finding(result: Classification, one: Finding, lang: Lang) -> Iterator[str]:
    mark = {True: "●", None: "○", False: "–"}[one.outcome]
    tier = result.source.tier(one.concludes).label.pick(lang) if one.kind == "tier" else ""
    use = f" [{phrase('in-use', lang)} {one.use}]" if one.use else ""
    yield from _wrapped(f"  {mark} ", f"{one.citation}: {one.title.pick(lang)}{use}")
    yield from _wrapped("      ", f"{tier} · {_dates(one, lang)}")
    if one.url:
        yield f"        {one.url}"
    vocabulary = result.source.vocabulary
    shown = [reason for reason in one.reasons if one.outcome is not None or reason.outcome is True]
    for reason in shown[:_REASONS]:
        yield from _wrapped("      - ", reason_words(vocabulary, reason, lang))
    if not one.open_exceptions:
        waiting = [reason.fact for reason in one.reasons if reason.outcome is None and reason.fact]
        if waiting:
            words = f"{phrase('not-stated', lang)}: {', '.join(dict.fromkeys(waiting))}"
            yield from _wrapped("      ? ", words)
    for exempt in one.open_exceptions:
        words = f"{phrase('could-be-saved', lang)}: {exempt.title.pick(lang)} ({'; '.join(exempt.cite)})"
        yield from _wrapped("      ? ", words)


def _dates(one: Finding, lang: Lang) -> str:
    shown = STATES[one.state].pick(lang)
    if one.start is None:
        shown = phrase("not-for-this", lang)
    elif one.state != "ended":
        shown += f", {phrase('from', lang, date=one.start)}"
    if one.dated.cites:
        shown += f" ({'; '.join(one.dated.cites)})"
    for other in one.dated.alternatives:
        if not other.likely:
            continue
        plain = other.to_dict()
        if plain["from"] is None:
            shown += f"; {phrase('or-not-at-all', lang, cite=plain['citation'])}"
        elif plain["from"] != one.start:
            shown += (
                f"; {phrase('alternatively', lang, date=plain['from'], cite=plain['citation'])}"
            )
    for text in one.dated.meanwhile:
        shown += f"; {phrase('meanwhile', lang)}: {text.pick(lang)}"
    return shown


def _saved(one: Finding, lang: Lang) -> Iterator[str]:
    for exempt in one.saved_by:
        words = f"{one.citation}, {one.title.pick(lang)}: {exempt.title.pick(lang)} ({'; '.join(exempt.cite)})"
        yield from _wrapped("  · ", words)


def _statuses(result: Classification, lang: Lang, *, everything: bool) -> Iterator[str]:
    cites = {
        one.concludes: one.citation
        for one in result.findings
        if one.kind == "status" and (one.outcome is True or one.presumed is True)
    }
    waiting = []
    for one in result.statuses:
        status = result.source.statuses[one.id]
        if one.outcome is True or one.presumed is True:
            cite = cites.get(one.id) or status.cite
            words = f"{status.label.pick(lang)}{f' ({cite})' if cite else ''}"
            words += "" if one.outcome is True else f" · {phrase('presumably', lang)}"
            yield from _wrapped("  · ", words)
        elif one.outcome is None and (everything or one.level == "prohibited"):
            waiting.append(status.label.pick(lang))
    if waiting:
        yield from _wrapped(f"  · {phrase('statuses-open', lang)}: ", "; ".join(waiting))


def _roles(result: Classification, lang: Lang) -> Iterator[str]:
    shown = [
        result.source.roles[name].label.pick(lang) if name in result.source.roles else name
        for name, outcome in result.roles.items()
        if outcome != "unknown"
    ]
    if shown:
        yield from _wrapped("    ", "; ".join(shown))


def _questions(result: Classification, lang: Lang) -> Iterator[str]:
    questions = result.open_questions
    for number, one in enumerate(questions[:_QUESTIONS], 1):
        yield from _wrapped(f"  {number}. ", f"{one.fact.question.pick(lang)} [{one.fact.id}]")
        leads = " / ".join(result.source.tier(tier).label.pick(lang) for tier in one.could_lead_to)
        yield from _wrapped("     → ", f"{phrase('leads-to', lang)}: {leads}")
    if len(questions) > _QUESTIONS:
        yield f"    … {phrase('more', lang, number=len(questions) - _QUESTIONS)}"


def _readings(result: Classification, lang: Lang) -> Iterator[str]:
    from aigov.citations import cites
    from aigov.texts import text

    for name in result.readings:
        reading = result.source.readings.get(name)
        if reading:
            cited = "; ".join(cites(reading["cite"]))
            asked, chosen = text(reading["question"]).pick(lang), text(reading["chosen"]).pick(lang)
            yield from _wrapped("  · ", f"{asked} — {chosen} ({cited})")


def _wrapped(start: str, words: str) -> list[str]:
    indent = " " * (len(start) + 2)
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=f"  {start}",
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [f"  {start}"]


def version_text() -> str:
    """Return the versions of library, format and frameworks, a line each."""
    from aigov import __version__
    from aigov.library import frameworks
    from aigov.system import FORMAT

    lines = [f"aigov {__version__} (format {FORMAT})"]
    lines += [f"{one.id}: {one.edition}" for one in frameworks()]
    return "\n".join(lines) + "\n"
