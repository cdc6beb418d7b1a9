"""Duties of the sides of a comparison, and how they relate, in words and as plain data."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from aigov.conditions.truth import word
from aigov.obligations import Amount
from aigov.render.duty_phrases import KINDS, RELATIONS, TIMES, say, strength_words
from aigov.render.page import Item, cited
from aigov.render.phrases import CONFIDENCE, phrase
from aigov.render.terms import amount_words, term_data, term_items, term_words
from aigov.term_comparison import EQUAL, FIRST, NOT_COMPARABLE, SECOND
from aigov.topics import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.crosswalks import Relating
    from aigov.framework import Framework
    from aigov.relating import Pair
    from aigov.render.page import Piece
    from aigov.sides import Duty, Side
    from aigov.term_comparison import TermComparison
    from aigov.texts import Lang
    from aigov.topics import Term

__all__ = [
    "Names",
    "compared_words",
    "comparison_words",
    "duty_data",
    "duty_item",
    "duty_words",
    "ends_words",
    "event_words",
    "listed",
    "pair_data",
    "relating_data",
    "relating_items",
    "relation_words",
    "says_words",
    "side_data",
    "side_names",
    "term_comparison_items",
    "warnings",
]

FIGURES = ("deadline", "duration", "number")
"""Terms that are told even where little is: they are what one asks for first."""

Names = tuple[str, str]
"""What the first and the second framework are called."""


# --- duties -------------------------------------------------------------------------------


def duty_words(
    duty: Duty, side: Side, lang: Lang, *, everything: bool = False
) -> tuple[Piece, ...]:
    """Return the provision and title of a duty, and who bears it where that is not plain."""
    cites = duty.obligation.cite if everything else duty.obligation.cite[:1]
    more = "; …" if len(cites) < len(duty.obligation.cite) else ""
    kind = duty.obligation.kind
    title = duty.obligation.title.pick(lang)
    title += f" ({KINDS[kind].pick(lang)})" if kind != "duty" else ""
    title += strength_words(kind, duty.obligation.strength, lang)
    roles = _roles(duty, side)
    if roles:
        title += f" [{'; '.join(side.framework.roles[one].label.pick(lang) for one in roles)}]"
    return (*cited(side.framework.citations, cites), f"{more}: {title}")


def _roles(duty: Duty, side: Side) -> tuple[str, ...]:
    """Return who bears a duty; nothing where all duties of the side are borne by the same."""
    if side.role is not None:
        return ()
    if duty.finding is None:
        return duty.obligation.roles
    held = duty.finding.among.roles
    return tuple(one for one in duty.obligation.roles if one in held) if len(held) > 1 else ()


def duty_item(duty: Duty, side: Side, lang: Lang, *, everything: bool = False) -> Item:
    """Return a duty with its day and terms: of terms, only figures unless everything is asked for."""
    day = duty.start
    start = f", {phrase('from', lang, date=day)}" if day else ""
    words = (*duty_words(duty, side, lang, everything=everything), start)
    known = terms(side.framework.duty_data)
    shown = {name: one for name, one in known.items() if everything or one.measure in FIGURES}
    vocabulary = side.framework.vocabulary
    inner = (*term_items(duty.obligation, shown, vocabulary, lang, everything=everything),)
    requires = duty.obligation.requires.pick(lang)
    if everything and requires:
        inner = (Item((requires,)), *inner)
    return Item(words, mark=mark_of(duty), inner=inner)


def mark_of(duty: Duty) -> str:
    """Return `●` for what certainly binds the system, `○` for what presumably does."""
    if duty.finding is None:
        return "·"
    return "●" if duty.finding.outcome is True else "○"


def listed(items: Sequence[Item], most: int | None, lang: Lang) -> tuple[Item, ...]:
    """Return the first items, and how many more there are."""
    if most is None or len(items) <= most + 1:
        return tuple(items)
    more = Item((say("more", lang, number=len(items) - most),), mark="…")
    return (*items[:most], more)


def warnings(columns: Iterable[Side], lang: Lang) -> Iterator[Item]:
    """Yield that a framework is a draft, and why one asks nothing of the system or in the role."""
    columns = [*columns]
    for one in dict.fromkeys(side.framework for side in columns):
        if one.source_status in ("draft", "guidance"):
            yield Item((phrase(f"source-{one.source_status}", lang),), one.short.pick(lang))
    for words in dict.fromkeys(
        (side.framework.short.pick(lang), _silence(side, columns, lang))
        for side in columns
        if not side.duties
    ):
        yield Item(words[1:], words[0])


def _silence(side: Side, columns: Sequence[Side], lang: Lang) -> str:
    """Return why a side has no duties."""
    if side.role is not None and not side.framework.roles_named(side.role):
        return say("no-such-role", lang, role=role_words(columns, side.role, lang))
    if side.classification is not None and side.classification.scope == "out":
        return say("not-covering", lang)
    return say("none", lang)


def side_names(columns: Sequence[Side], lang: Lang) -> tuple[str, ...]:
    """Return what each side is called: the framework, with its day where several texts of it stand."""
    ids = Counter(one.framework.id for one in columns)
    return tuple(
        one.framework.short.pick(lang)
        + (f" @{one.text_as_of}" if ids[one.framework.id] > 1 else "")
        for one in columns
    )


def compared_words(columns: Sequence[Side], lang: Lang) -> str:
    """Return what is looked at: whole laws or what a system triggers, and in which role."""
    result = next((one.classification for one in columns if one.classification), None)
    what = say("of-system", lang, system=result.system.name) if result else say("whole-laws", lang)
    role = next((one.role for one in columns if one.role), None)
    if role is None:
        return what
    return f"{what}, {say('one-role', lang, role=role_words(columns, role, lang))}"


def role_words(columns: Iterable[Side], role: str, lang: Lang) -> str:
    """Return what the first side that knows a role calls it."""
    for side in columns:
        for name in side.framework.roles_named(role):
            return side.framework.roles[name].label.pick(lang)
    return role


# --- relations ------------------------------------------------------------------------------


def relation_words(relation: str, names: Names, lang: Lang, *, term: bool = True) -> str:
    """Return a relation in plain words, with the term of NIST IR 8477 in brackets."""
    words, nist = RELATIONS[relation]
    said = words.pick(lang).format(first=names[0], second=names[1])
    return f"{said} [{nist}]" if nist and term else said


def ends_words(duties: Iterable[Duty], framework: Framework) -> tuple[Piece, ...]:
    """Return the first provision of each duty, each once."""
    return cited(framework.citations, dict.fromkeys(one.obligation.cite[0] for one in duties))


def relating_items(
    pairs: Sequence[Pair], first: Side, second: Side, lang: Lang, *, everything: bool = False
) -> Iterator[Item]:
    """Yield what a curator says of duties on both sides, each word once, with the terms compared."""
    first_name, second_name = side_names((first, second), lang)
    names = first_name, second_name
    by_word: dict[Relating, list[Pair]] = {}
    for pair in pairs:
        by_word.setdefault(pair.relating, []).append(pair)
    for relating, found in by_word.items():
        words = (
            *ends_words((one.first for one in found), first.framework),
            " ↔ ",
            *ends_words((one.second for one in found), second.framework),
            f": {relation_words(relating.relation, names, lang)}",
        )
        inner = [*_said(relating, names, lang, everything=everything)]
        for pair in found:
            compared = (*term_comparison_items(pair, first, second, lang, everything=everything),)
            if len(found) == 1:
                inner += compared
            elif compared:
                ours = ends_words([pair.first], first.framework)
                theirs = ends_words([pair.second], second.framework)
                inner.append(Item((*ours, " ↔ ", *theirs, ":"), mark="-", inner=compared))
        yield Item(words, mark="·", inner=tuple(inner))


def _said(relating: Relating, names: Names, lang: Lang, *, everything: bool) -> Iterator[Item]:
    yield Item((relating.rationale.pick(lang),))
    for name, only in zip(names, (relating.only_first, relating.only_second), strict=True):
        if only.pick(lang):
            yield Item((only.pick(lang),), say("only", lang, name=name), "-")
    if everything:
        yield Item((says_words(relating, lang),))


def says_words(relating: Relating, lang: Lang) -> str:
    """Return who relates two provisions, when, and how sure of it."""
    confidence = CONFIDENCE[relating.confidence].pick(lang)
    return say("says", lang, author=relating.author, date=relating.date, confidence=confidence)


# --- terms side by side -----------------------------------------------------------------------


def term_comparison_items(
    pair: Pair, first: Side, second: Side, lang: Lang, *, everything: bool = False
) -> Iterator[Item]:
    """Yield the terms of a pair side by side; of set words, unless all is asked, those that differ."""
    known = terms(first.framework.duty_data, second.framework.duty_data)
    names = first.framework.short.pick(lang), second.framework.short.pick(lang)
    told = [one for one in pair.terms if everything or _matters(one, known[one.term])]
    for name, group in groupby(told, key=lambda one: one.term):
        label = known[name].label.pick(lang)
        found = [*group]
        if len(found) == 1 and not found[0].event:
            yield Item((comparison_words(found[0], known[name], first, names, lang),), label, "-")
        else:
            yield _by_event(found, label, known[name], first, names, lang)


def _by_event(
    found: Sequence[TermComparison],
    label: str,
    term: Term,
    side: Side,
    names: Names,
    lang: Lang,
) -> Item:
    """Return a term that differs by event, with what is the same for all events said once."""
    reasons = {_why_not(one, names, lang) for one in found if one.stricter == NOT_COMPARABLE}
    for_all = len(reasons) == 1 and all(one.stricter == NOT_COMPARABLE for one in found)
    shared = f"{say('not-comparable', lang)}, {next(iter(reasons))}" if for_all else ""
    said: dict[str, list[str]] = {}
    for one in found:
        words = comparison_words(one, term, side, names, lang, for_all=for_all)
        said.setdefault(words, []).append(event_words(one.event, side, lang))
    inner = (Item((f"{'; '.join(events)}: {words}",), mark="-") for words, events in said.items())
    return Item((shared,) if shared else (), label, "-", tuple(inner))


def event_words(event: str | None, side: Side, lang: Lang) -> str:
    """Return the kind of event that a term is for; `None`: all others."""
    if event is None:
        return say("other-cases", lang)
    lists = side.framework.vocabulary.lists.values()
    found = (one.concepts[event].label.pick(lang) for one in lists if event in one.concepts)
    return next(found, event)


def _matters(one: TermComparison, term: Term) -> bool:
    """Tell whether a comparison is told where little is: figures, and what differs in strictness."""
    return term.measure in FIGURES or one.stricter in (FIRST, SECOND)


def comparison_words(
    one: TermComparison,
    term: Term,
    side: Side,
    names: Names,
    lang: Lang,
    *,
    for_all: bool = False,
) -> str:
    """Return a term of two duties, and which asks for more by how much.

    ``for_all`` leaves out why they cannot be compared, where that has been said.
    """
    if term.measure == "set":
        return _sets_words(one, term, side, names, lang)
    vocabulary = side.framework.vocabulary
    values = [
        "; ".join(
            amount_words(amount._replace(when=None), vocabulary, lang)
            for amount in value
            if isinstance(amount, Amount)
        )
        if term.measure in ("deadline", "duration") and not isinstance(value, int)
        else term_words(term, value, vocabulary, lang)
        for value in (one.first, one.second)
    ]
    if values[0] == values[1] and one.stricter == EQUAL:
        return f"{say('same', lang)}: {values[0]}"
    both = say("against", lang, first=values[0], second=values[1])
    if for_all:
        return f"{both}; {_in_name(one, term, names, lang)}" if one.nominally else both
    return f"{both}: {_verdict(one, term, names, lang)}"


def _sets_words(one: TermComparison, term: Term, side: Side, names: Names, lang: Lang) -> str:
    """Return what both name and what only one does: more telling than two long lists."""
    concepts = side.framework.vocabulary.lists[term.values or ""]
    ours, theirs = (
        [str(name) for name in value] if not isinstance(value, int) else []
        for value in (one.first, one.second)
    )
    masks = concepts.mask(ours), concepts.mask(theirs)
    parts = {
        say("both", lang): [name for name in ours if concepts.up[name] & masks[1]],
        say("names-only", lang, name=names[0]): [
            name for name in ours if not concepts.up[name] & masks[1]
        ],
        say("names-only", lang, name=names[1]): [
            name for name in theirs if not concepts.up[name] & masks[0]
        ],
    }
    return "; ".join(
        f"{who}: {', '.join(concepts.concepts[name].label.pick(lang) for name in found)}"
        for who, found in parts.items()
        if found
    )


def _verdict(one: TermComparison, term: Term, names: Names, lang: Lang) -> str:
    if one.stricter == EQUAL:
        return say("same", lang)
    if one.stricter == NOT_COMPARABLE:
        words = f"{say('not-comparable', lang)}, {_why_not(one, names, lang)}"
        return f"{words}; {_in_name(one, term, names, lang)}" if one.nominally else words
    name = names[0] if one.stricter == FIRST else names[1]
    if one.ratio is not None and term.stricter in TIMES:
        return TIMES[term.stricter].pick(lang).format(name=name, ratio=_ratio(one.ratio, lang))
    how = "prompter" if term.measure == "deadline" else "stricter"
    return say(how, lang, name=name)


def _why_not(one: TermComparison, names: Names, lang: Lang) -> str:
    amounts = [
        value[0]
        for value in (one.first, one.second)
        if not isinstance(value, int) and value and isinstance(value[0], Amount)
    ]
    if len(amounts) < len(names):
        return say("neither", lang)
    for name, amount in zip(names, amounts, strict=True):
        if amount.span is None or not amount.span.number:
            return say("no-figure", lang, name=name)
    for name, amount in zip(names, amounts, strict=True):
        if amount.clock is None and amounts[0].clock != amounts[1].clock:
            return say("no-clock", lang, name=name)
    return say("other-clock" if amounts[0].clock != amounts[1].clock else "other-unit", lang)


def _in_name(one: TermComparison, term: Term, names: Names, lang: Lang) -> str:
    if one.nominally == EQUAL:
        return say("in-name-equal", lang)
    name = names[0] if one.nominally == FIRST else names[1]
    return say(f"in-name-{'longer' if term.stricter == 'longer' else 'shorter'}", lang, name=name)


def _ratio(ratio: float, lang: Lang) -> str:
    return f"{ratio:.3g}".replace(".", "," if lang == "vi" else ".")


# --- plain data -------------------------------------------------------------------------------


def side_data(side: Side, lang: Lang) -> dict[str, Any]:
    """Return a side as plain data, with its duties."""
    framework = side.framework
    return {
        "framework": framework.id,
        "title": framework.title.pick(lang),
        "short": framework.short.pick(lang),
        "edition": framework.edition,
        "source_status": framework.source_status,
        "as_of": side.as_of,
        "text_as_of": side.text_as_of,
        "role": side.role,
        "obligations": [duty_data(one, side, lang) for one in side.duties],
    }


def duty_data(duty: Duty, side: Side, lang: Lang) -> dict[str, Any]:
    """Return a duty of a side as plain data."""
    one, found = duty.obligation, duty.finding
    return {
        "obligation": one.id,
        "title": one.title.pick(lang),
        "requires": one.requires.pick(lang),
        "citation": one.citation,
        "url": side.framework.citations.url(one.cite[0]),
        "roles": [*one.roles],
        "topic": one.topic,
        "kind": one.kind,
        "strength": one.strength,
        "on": [*one.on],
        "from": duty.start,
        "state": None if found is None else found.state,
        "outcome": None if found is None else word(found.outcome),
        "terms": {name: term_data(value) for name, value in one.terms.items()},
        "confidence": one.confidence,
    }


def relating_data(one: Relating, lang: Lang) -> dict[str, Any]:
    """Return the word of a curator on two ends as plain data, the ends themselves apart."""
    return {
        "relation": one.relation,
        "rationale": one.rationale.pick(lang),
        "only_first": one.only_first.pick(lang),
        "only_second": one.only_second.pick(lang),
        "author": one.author,
        "date": one.date,
        "confidence": one.confidence,
        "crosswalk": one.crosswalk,
    }


def pair_data(pair: Pair, lang: Lang) -> dict[str, Any]:
    """Return two related duties as plain data, with the curator's word and the terms compared."""
    return {
        "first": pair.first.id,
        "second": pair.second.id,
        **relating_data(pair.relating, lang),
        "terms": [_term_comparison_data(term) for term in pair.terms],
    }


def _term_comparison_data(one: TermComparison) -> dict[str, Any]:
    return {
        "term": one.term,
        "event": one.event,
        "first": term_data(one.first),
        "second": term_data(one.second),
        "stricter": one.stricter,
        "nominally": one.nominally,
        "ratio": one.ratio,
    }
