"""What a report rests on: open questions, texts read, what was stated and presumed, uncertain law."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aigov.facts import UNKNOWN
from aigov.intervals import show_day
from aigov.lawtext import VALID
from aigov.render.comparison import relations_by
from aigov.render.duty_phrases import counted
from aigov.render.page import NOTHING, Code, Item, Link, Section, Table, TableRow, in_brackets
from aigov.render.phrases import CONFIDENCE, phrase, value_words
from aigov.render.report_parts import Part
from aigov.render.report_words import tell
from aigov.render.result import dates_words, law_gap_items, reading_items
from aigov.render.sides import side_names
from aigov.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.classification import Classification
    from aigov.questions import Question
    from aigov.render.page import Piece
    from aigov.reporting import SystemReport
    from aigov.sides import Side
    from aigov.texts import Lang
    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["presumed_parts", "questions_part", "sources_parts", "uncertain_parts"]

_QUESTIONS, _FACTS = 12, 8
"""How many open questions, and how many facts that obligations turn on, are shown at once."""


def _plain(*items: Item, tables: tuple[Table, ...] = ()) -> Section:
    return Section("", items, tables)


# --- open questions ---------------------------------------------------------------------------


def questions_part(of: SystemReport, lang: Lang, *, everything: bool) -> list[Part]:
    """Return the questions of all laws in one table: what could move the class first; many unfold."""
    asked = _ranked(of.classifications)
    if not asked:
        return [Part("", (_plain(Item((tell("no-questions", lang),))),))]
    shown = asked if everything else asked[:_QUESTIONS]
    columns = (*side_names(of.sides, lang), tell("meanwhile", lang))
    tables = [
        Table(
            "", columns, tuple(_question(of, fact, lang) for fact in facts), tell("question", lang)
        )
        for facts in (shown, asked[len(shown) :])
        if facts
    ]
    more = [
        Section(tell("more-questions", lang), (), (one,), number=len(one.rows))
        for one in tables[1:]
    ]
    return [Part("", (_plain(tables=(tables[0],)),), tuple(more))]


def _ranked(results: Sequence[Classification]) -> list[Fact]:
    """Return the facts that are asked for: for the tier, then for all else, by their best places."""
    found: dict[str, tuple[int, int]] = {}
    facts: dict[str, Fact] = {}
    for one in results:
        if one.scope == "out":
            continue
        for kind, questions in enumerate((one.open_questions, one.further_questions)):
            for place, question in enumerate(questions):
                facts[question.fact.id] = question.fact
                best = found.get(question.fact.id, (kind, place))
                found[question.fact.id] = min(best, (kind, place))
    return [facts[name] for name in sorted(found, key=lambda name: found[name])]


def _question(of: SystemReport, fact: Fact, lang: Lang) -> TableRow:
    cells = tuple(
        tuple(Item((words,)) for words in _leads(one, fact.id, lang)) if one.scope != "out" else ()
        for one in of.classifications
    )
    presumed = (
        Item((_presumed(_vocabulary(of, fact.id), fact, lang) or tell("no-presumption", lang),)),
    )
    return TableRow(_named(of, fact.id, lang), (*cells, presumed))


def _leads(result: Classification, fact: str, lang: Lang) -> Iterator[str]:
    for one in result.open_questions:
        if one.fact.id == fact:
            names = (result.source.tier(tier).label.pick(lang) for tier in one.could_lead_to)
            yield f"{phrase('leads-to', lang)}: {' / '.join(names)}"
    for one in result.further_questions:
        if one.fact.id == fact:
            yield f"{phrase('settles', lang)}: {' / '.join(_settled(result, one, lang))}"


def _settled(result: Classification, one: Question, lang: Lang) -> Iterator[str]:
    statuses = result.source.statuses
    for name in one.settles:
        words = statuses[name].label if name in statuses else None
        yield words.pick(lang) if words else phrase(name, lang)


def _presumed(vocabulary: Vocabulary, fact: Fact, lang: Lang) -> str | None:
    """Return what is taken of a fact that is not stated; nothing where it stays open."""
    if fact.type == "yes-no":
        return phrase("yes" if fact.presume else "no", lang)
    if fact.type == "set":
        return value_words(vocabulary, fact.id, fact.presume or (), lang)
    return None


# --- sources ----------------------------------------------------------------------------------


def sources_parts(of: SystemReport, lang: Lang) -> Iterator[Part]:
    """Yield for each law the texts that were read, with their days and addresses."""
    columns = tuple(tell(name, lang) for name in ("published", "in-force"))
    for name, side in zip(side_names(of.sides, lang), of.sides, strict=True):
        rows = tuple(_instruments(side, lang))
        state = tell("read-as", lang, date=side.as_of)
        table = Table("", (*columns, state), rows, tell("instrument", lang))
        head = Item((side.framework.checked,), tell("checked", lang))
        read = tuple(
            Item((Link(one["title"], one.get("url")),), mark="·")
            for one in side.framework.data["framework"].get("sources", ())
        )
        items = (head, Item((), tell("read-in", lang), inner=read))
        yield Part(name, (_plain(*items, tables=(table,)),))
    found = of.comparison
    if found is not None:
        related = [
            item for _, _, one in found.relations for item in relations_by(one.crosswalk, lang)
        ]
        if related:
            yield Part(tell("related", lang), (_plain(*related),))


def _instruments(side: Side, lang: Lang) -> Iterator[TableRow]:
    entries = side.framework.data["instruments"]
    for entry, one in zip(entries, side.framework.instruments, strict=True):
        state = side.law.state[one.id]
        if state == "hidden":
            continue
        title = text(entry["title"]).pick(lang)
        cells = (
            show_day(one.published),
            show_day(one.in_force),
            tell("valid" if state == VALID else "coming", lang),
        )
        number = () if one.number in title else (f" ({one.number})",)
        head: tuple[Piece, ...] = (Link(title, entry.get("link")), *number)
        yield TableRow(head, tuple((Item((cell,)),) for cell in cells))


# --- stated, presumed, judged -----------------------------------------------------------------


def presumed_parts(of: SystemReport, lang: Lang) -> Iterator[Part]:
    """Yield what the description states, then what is presumed beside it, and on whose word."""
    yield Part(tell("stated", lang), (_plain(*_roles(of, lang), tables=(_stated(of, lang),)),))
    judged = tuple(_judged(of, lang))
    if judged:
        yield Part(tell("judged", lang), (_plain(*judged),))
    facts = tuple(_presumed_facts(of, lang))
    if facts:
        more = Item((tell("presumed-more", lang),))
        others = Section(tell("more-facts", lang), facts[_FACTS:], number=len(facts) - _FACTS)
        folded = (others,) if facts[_FACTS:] else ()
        yield Part(tell("presumed-facts", lang), (_plain(*facts[:_FACTS], more),), folded)
    declined = of.system.declined
    if declined:
        questions = tuple(_asked(of, name, lang) for name in declined)
        yield Part(phrase("declined", lang), (_plain(*questions),))
    readings = [
        (name, tuple(reading_items(one, lang)))
        for name, one in zip(side_names(of.sides, lang), of.classifications, strict=True)
    ]
    sections = tuple(Section(name, items) for name, items in readings if items)
    if sections:
        yield Part(phrase("readings", lang), sections)


def _roles(of: SystemReport, lang: Lang) -> Iterator[Item]:
    known = of.sides[0].framework.vocabulary.lists["role"].concepts
    held = [known[name].label.pick(lang) for name in of.system.roles if name in known]
    yield Item(("; ".join(held) or tell("roles-none", lang),), tell("roles-stated", lang))


def _stated(of: SystemReport, lang: Lang) -> Table:
    """Return every stated fact with its answer, by use, and the evidence where some is given."""
    with_evidence = bool(of.system.evidence)
    columns = (tell("answer", lang), *((tell("evidence", lang),) if with_evidence else ()))
    rows = []
    for use, facts in _by_use(of):
        for name, value in facts.items():
            before = (f"{use}: ",) if use and len(of.system.uses) > 1 else ()
            cells = [(_answer(of, name, value, lang),)]
            if with_evidence:
                cells.append((of.system.evidence.get(name, NOTHING),))
            shown = tuple((Item(cell),) for cell in cells)
            rows.append(TableRow((*before, *_named(of, name, lang)), shown))
    return Table("", columns, tuple(rows), tell("fact", lang))


def _answer(of: SystemReport, name: str, value: Any, lang: Lang) -> str:
    if value == UNKNOWN:
        return tell("unknown", lang)
    return value_words(_vocabulary(of, name), name, value, lang, None)


def _vocabulary(of: SystemReport, fact: str) -> Vocabulary:
    """Return the vocabulary of the first framework that knows a fact: some have facts of their own."""
    known = (one.framework.vocabulary for one in of.sides)
    return next((one for one in known if fact in one.facts), of.sides[0].framework.vocabulary)


def _named(of: SystemReport, name: str, lang: Lang) -> tuple[Piece, ...]:
    """Return a fact by its question and id."""
    fact = _vocabulary(of, name).facts.get(name)
    return (Code(name),) if fact is None else (fact.question.pick(lang), " [", Code(name), "]")


def _by_use(of: SystemReport) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "", of.system.facts
    for one in of.system.uses:
        yield one.name, one.facts


def _asked(of: SystemReport, name: str, lang: Lang) -> Item:
    return Item(_named(of, name, lang), mark="·")


def _judged(of: SystemReport, lang: Lang) -> Iterator[Item]:
    """Yield the facts that need an evaluation and that a tier rests on, with those laws."""
    laws: dict[str, list[str]] = {}
    for name, one in zip(side_names(of.sides, lang), of.classifications, strict=True):
        for fact in one.judgements:
            laws.setdefault(fact, []).append(name)
    for fact, names in laws.items():
        inner = Item((tell("judged-on", lang, law=", ".join(names)),), mark="→")
        yield _asked(of, fact, lang)._replace(inner=(inner,))


def _presumed_facts(of: SystemReport, lang: Lang) -> Iterator[Item]:
    """Yield the unstated facts that presumed obligations turn on, the most telling first."""
    counts: Counter[str] = Counter(
        fact
        for side in of.sides
        for one in side.duties
        if one.finding is not None and one.finding.presumed and one.finding.outcome is None
        for fact in one.finding.waits_for
    )
    asked = {
        question.fact.id
        for one in of.classifications
        for question in (*one.open_questions, *one.further_questions)
    }
    for name, number in counts.most_common():
        if name in asked:
            continue
        vocabulary = _vocabulary(of, name)
        value = _presumed(vocabulary, vocabulary.facts[name], lang)
        words = (
            tell("stays-open", lang) if value is None else tell("presumed-in", lang, value=value)
        )
        words += f" – {counted(number, lang)}"
        if name in of.system.stated_facts:  # but not in each use
            words += f" ({tell('in-some-use', lang)})"
        yield _asked(of, name, lang)._replace(inner=(Item((words,), mark="→"),))


# --- uncertain law ----------------------------------------------------------------------------


def uncertain_parts(of: SystemReport, lang: Lang) -> list[Part]:
    """Return what is not known of the law, what is badly sourced, and which days could be others."""
    found = [
        Part(name, (_plain(*items),))
        for name, side, one in zip(
            side_names(of.sides, lang), of.sides, of.classifications, strict=True
        )
        if (items := tuple(_doubts(side, one, lang)))
    ]
    ahead = of.calendar.ahead
    moving = sum(not one.certain for one in ahead)
    if moving:
        words = tell("days-open", lang, number=moving, all=len(ahead))
        found.append(Part(tell("dates-open", lang), (_plain(Item((words,))),)))
    return found or [Part("", (_plain(Item((tell("nothing-uncertain", lang),))),))]


def _doubts(side: Side, result: Classification, lang: Lang) -> Iterator[Item]:
    note = text(side.framework.data["framework"].get("note")).pick(lang)
    if note:
        yield Item((note,), tell("known-how", lang))
    gaps = tuple(law_gap_items(result, lang))
    if gaps:
        yield Item((), phrase("law-gaps", lang), inner=gaps)
    lower = tuple(_lower(side, result, lang))
    if lower:
        yield Item((), tell("confidence-in", lang), inner=lower)
    dates = tuple(_open_dates(result, lang))
    if dates:
        yield Item((), tell("dates-open", lang), inner=dates)


def _lower(side: Side, result: Classification, lang: Lang) -> Iterator[Item]:
    if result.confidence != "high":
        level = CONFIDENCE[result.confidence].pick(lang)
        yield Item((tell("confidence-class", lang, level=level),), mark="·")
    for level in ("low", "medium"):
        duties = [one.obligation for one in side.duties if one.obligation.confidence == level]
        if duties:
            cites = dict.fromkeys(one.cite[0] for one in duties)
            words = tell(
                "confidence-duties",
                lang,
                number=counted(len(duties), lang),
                level=CONFIDENCE[level].pick(lang),
            )
            yield Item((words, *in_brackets(side.framework.citations, cites)), mark="·")


def _open_dates(result: Classification, lang: Lang) -> Iterator[Item]:
    """Yield what gives the tier from a day that facts or open law could move."""
    for one in result.deciding:
        if any(other.likely for other in one.dated.alternatives):
            cite = in_brackets(result.source.citations, one.source.cite)
            yield Item((one.title.pick(lang), *cite, f": {dates_words(one, lang)}"), mark="·")
