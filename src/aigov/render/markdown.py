"""A classification as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.render.phrases import STATES, phrase, reason_words
from aigov.render.text import tier_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.classification import Classification
    from aigov.texts import Lang

__all__ = ["classification_markdown"]


def classification_markdown(result: Classification, lang: Lang) -> str:
    """Return one classification as a Markdown section with a table of what holds."""
    return "\n".join(_lines(result, lang)) + "\n"


def _lines(result: Classification, lang: Lang) -> Iterator[str]:
    yield f"## {_escape(result.system.name)}: {_escape(result.source.short.pick(lang))}"
    yield ""
    tier, certainty = tier_words(result, lang)
    yield f"**{phrase('tier', lang)}:** {_escape(tier) or '–'} · {_escape(certainty)}  "
    if result.tier_on_date and result.tier_on_date != result.tier:
        label = result.source.tier(result.tier_on_date).label.pick(lang)
        yield f"**{phrase('on-date', lang, date=result.as_of)}:** {_escape(label)}  "
    yield f"**{phrase('scope', lang)}:** {_escape(phrase(result.scope, lang))}  "
    yield phrase("judged-on", lang, as_of=result.as_of, text_as_of=result.text_as_of)
    yield ""
    holding = [one for one in result.findings if one.outcome is True or one.saved_by]
    if holding:
        yield f"| | {phrase('why', lang)} | |"
        yield "| --- | --- | --- |"
    for one in holding:
        cite = _escape(one.citation)
        linked = f"[{cite}]({one.url})" if one.url else cite
        why = "; ".join(
            _escape(reason_words(result.source.vocabulary, reason, lang))
            for reason in one.reasons[:4]
        )
        saved = (
            f" – {phrase('saved', lang)}: {_escape('; '.join(one.defeated_by))}"
            if one.saved_by
            else ""
        )
        dated = STATES[one.state].pick(lang) + (
            f", {phrase('from', lang, date=one.start)}" if one.start else ""
        )
        why = f"<br>{why}" if why else ""
        yield f"| {linked} | {_escape(one.title.pick(lang))}{saved}{why} | {dated} |"
    for gap in result.undetermined:
        yield f"- {phrase('law-gaps', lang)}: {_escape(gap.reason.pick(lang))} ({_escape(gap.cite)})"
    if result.open_questions:
        yield ""
        yield f"### {phrase('questions', lang)}"
        yield ""
        for number, question in enumerate(result.open_questions, 1):
            leads = " / ".join(
                result.source.tier(tier).label.pick(lang) for tier in question.could_lead_to
            )
            yield f"{number}. {_escape(question.fact.question.pick(lang))} (`{question.fact.id}`) → {_escape(leads)}"
    yield ""
    yield f"_{phrase('disclaimer', lang)}_"


def _escape(words: str) -> str:
    for character in "\\`*_[]<>|":
        words = words.replace(character, f"\\{character}")
    return words.replace("\n", " ")
