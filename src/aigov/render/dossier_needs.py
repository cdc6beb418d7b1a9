"""Whether a system seems to need a document, in words: by which duties, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.dossier_words import CERTAINTY, say
from aigov.render.page import Code, Item, cited, in_brackets
from aigov.render.phrases import STATES, phrase, reason_words, value_words
from aigov.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.conditions.explain import Reason
    from aigov.dossier_drafts import Dossier
    from aigov.dossier_sources import Needed
    from aigov.obligation_findings import ObligationFinding
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = ["asked", "why_needed"]

_REASONS = 4
"""How many reasons are given for what does not bind."""


def why_needed(of: Dossier, needed: Needed, lang: Lang) -> Iterator[Item]:
    """Yield the obligations that ask for something, or why those that could do not."""
    source = of.classification.source
    for one in needed.findings:
        yield Item(_duty_words(of, one, lang), inner=tuple(_waits_for(of, one, lang)))
    if needed.findings:
        return
    if needed.out_of_scope:
        roles = "; ".join(source.roles[one].label.pick(lang) for one in needed.out_of_scope)
        yield Item((say("out-of-scope", lang, roles=roles),))
        return
    for other in needed.others:
        reasons = [
            one
            for use in range(max(1, len(of.system.uses)))
            for one in of.classification.explainer(use).reasons(other)
            if one.outcome is not True
        ]
        shown = [*dict.fromkeys(_lacking(of, one, lang) for one in reasons)]
        words = (say("does-not-bind", lang, title=other.title.pick(lang)),)
        yield Item(
            (*words, *in_brackets(source.citations, other.cite[:1])),
            inner=(
                *(Item(one, mark="-") for one in shown[:_REASONS]),
                *_status_lacks(
                    of, {name for one in reasons for name in _statuses_wanted(one)}, lang
                ),
            ),
        )


def _lacking(of: Dossier, reason: Reason, lang: Lang) -> tuple[Piece, ...]:
    """Return what an obligation wants and does not find: a fact, or what the law concludes."""
    vocabulary = of.classification.source.vocabulary
    if reason.law is not None:
        return reason_words(vocabulary, reason, lang)
    if reason.fact is None:
        names = [name for found in reason.wanted.values() for name in found]
        return (say("not-found", lang, names="; ".join(_concluded(of, names, lang))),)
    question = vocabulary.facts[reason.fact].question.pick(lang)
    wanted = value_words(vocabulary, reason.fact, reason.wanted, lang)
    wanted = f"{phrase('not', lang)} {wanted}" if reason.negated else wanted
    stated = value_words(vocabulary, reason.fact, reason.stated, lang)
    return (f"{question} {stated} ({phrase('needed', lang)}: {wanted})",)


def _statuses_wanted(reason: Reason) -> Sequence[str]:
    wanted = reason.wanted if reason.fact is None and reason.law is None else {}
    found: Sequence[str] = (wanted or {}).get("status", ())
    return found


def _status_lacks(of: Dossier, statuses: set[str], lang: Lang) -> Iterator[Item]:
    """Yield why legal qualifications are not there: their rules fail, or no exception gives them."""
    source = of.classification.source
    shown: dict[tuple[Piece, ...], None] = {}
    for one in of.classification.findings:
        if one.kind == "status" and one.concludes in statuses and one.outcome is False:
            for reason in one.reasons:
                if reason.outcome is False:
                    shown[_lacking(of, reason, lang)] = None
        elif one.outcome is True and any(it.status in statuses for it in one.source.unless):
            cites = cited(source.citations, one.source.cite)
            shown[(*cites, f": {say('no-exception', lang, title=one.title.pick(lang))}")] = None
    yield from (Item(one, mark="-") for one in [*shown][:_REASONS])


def _concluded(of: Dossier, names: Sequence[str], lang: Lang) -> list[str]:
    """Return rules, groups or statuses by what people call them; many rules by what they conclude."""
    source = of.classification.source
    tiers = {one.id: one for one in source.tiers}
    rules = {one.rule: one.source for one in of.classification.findings}
    called: dict[str, None] = {}
    for name in names:
        known: Any = source.statuses.get(name) or tiers.get(name)
        rule = rules.get(name)
        if rule is not None and len(names) > _REASONS and rule.kind == "tier":
            known = tiers[rule.concludes]
        group = next((one for one in source.data.get("groups", ()) if one["id"] == name), None)
        words = known.label if known else rule.title if rule else group and text(group["title"])
        called[words.pick(lang) if words else name] = None
    return [*called]


def _duty_words(of: Dossier, one: ObligationFinding, lang: Lang) -> tuple[Piece, ...]:
    source = of.classification.source
    role = source.roles[one.role].label.pick(lang)
    words: list[Piece] = [
        f"{one.title.pick(lang)}",
        *in_brackets(source.citations, one.source.cite[:1]),
    ]
    words.append(f" · {role} · {CERTAINTY[_certainty(one)].pick(lang)}")
    if one.start is not None:
        words.append(f" · {phrase('from', lang, date=one.start)}")
    elif one.state in STATES:
        words.append(f" · {STATES[one.state].pick(lang)}")
    return tuple(words)


def _certainty(one: ObligationFinding) -> str:
    if one.outcome is True:
        return "certain"
    return "presumed" if one.presumed is True else "open"


def _waits_for(of: Dossier, one: ObligationFinding, lang: Lang) -> Iterator[Item]:
    facts = of.classification.source.vocabulary.facts
    for name in one.waits_for[:_REASONS]:
        yield Item(asked(facts[name].question.pick(lang), name, "unstated", lang), mark="?")


def asked(question: str, fact: str, how: str, lang: Lang, use: str = "") -> tuple[Piece, ...]:
    """Return that a fact is not stated, with its question and id."""
    return (f"{say(how, lang)}{use}: {question} [", Code(fact), "]")
