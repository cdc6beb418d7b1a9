"""The pages of the vocabulary of systems: every fact, with its values and who reads it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.library import frameworks, load_framework
from aigov.render.entries import KINDS, title_words
from aigov.render.page import Code, Item, Table, TableRow
from aigov.render.phrases import FACT_TYPES, phrase, value_words
from aigov.texts import several
from lawsite.overview_pages import by_weight
from lawsite.places import SHEETS, Place, home, own_facts, place_of
from lawsite.sheets import Part, Sheet, to
from lawsite.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigov.render.page import Piece
    from aigov.texts import Lang
    from aigov.vocabulary import Concept, ConceptList, Fact, Vocabulary

_CONDITIONS = ("when", "unless", "only_if", "applies", "from")
"""The keys of an entry under which facts are named."""
_LEVELS = ("system", "use", "actor", "event")
_SHOWN = 2
"""How many values of a list an example names."""
_EXAMPLES = {"yes-no": "true", "number": "1000000", "date": "2026-11-22"}


def vocabulary_of(name: str) -> Vocabulary:
    """Return the vocabulary that knows a fact: the shared one, or that of the law that adds it."""
    owner = own_facts().get(name)
    return load_framework(owner).vocabulary if owner else bundled.vocabulary()


def facts_sheet(lang: Lang) -> Sheet:
    """Return all facts with their questions, by what they are about."""
    shared = bundled.vocabulary().facts.values()
    parts = []
    for level in _LEVELS:
        found = [one for one in shared if one.level == level]
        if found:
            parts.append(Part(word(f"about-{level}", lang), level, tables=(_asked(found, lang),)))
    own: dict[str, list[Fact]] = {}
    for name, owner in own_facts().items():
        own.setdefault(owner, []).append(vocabulary_of(name).facts[name])
    for owner, added in own.items():
        title = f"{word('added-by', lang)} {load_framework(owner).short.pick(lang)}"
        parts.append(Part(title, owner, tables=(_asked(added, lang),)))
    return Sheet(word("facts", lang), (Item((word("facts-lead", lang),)),), tuple(parts))


def _asked(facts: list[Fact], lang: Lang) -> Table:
    rows = tuple(
        TableRow(
            (Code(one.id),),
            ((Item((one.question.pick(lang),)),), (Item((FACT_TYPES[one.type].pick(lang),)),)),
        )
        for one in facts
    )
    return Table("", (word("question", lang), word("type", lang)), rows, word("fact", lang))


def fact_sheet(name: str, lang: Lang) -> Sheet:
    """Return a fact: its question, what to write, its values, and which provisions ask for it."""
    vocabulary = vocabulary_of(name)
    fact = vocabulary.facts[name]
    lead = [Item((one,)) for one in (fact.question.pick(lang), fact.help.pick(lang)) if one]
    lead.append(Item((FACT_TYPES[fact.type].pick(lang),), word("type", lang)))
    lead.append(Item((word(f"about-{fact.level}", lang),), word("about", lang)))
    if fact.unit:
        lead.append(Item((fact.unit,), word("unit", lang)))
    presumed = _presumed(fact, vocabulary, lang)
    if presumed:
        lead.append(Item((presumed,), word("presumed", lang)))
    if fact.judgement:
        lead.append(Item((word("judgement", lang),), word("assessment", lang)))
    if fact.iri:
        lead.append(Item((", ".join(fact.iri),), word("published-as", lang)))
    owner = own_facts().get(name)
    if owner:
        law = to(load_framework(owner).short.pick(lang), Place(home(owner)))
        lead.append(Item((law,), word("added-by", lang)))
    parts = [Part(word("write", lang), "yaml", yaml=_example(fact, vocabulary, lang))]
    if fact.values:
        table = _values(vocabulary.list_of(fact), lang)
        parts.append(Part(word("values", lang), "values", tables=(table,)))
    parts.append(Part(word("read-by", lang), "read-by", tuple(_readers(name, lang))))
    return Sheet(
        name,
        tuple(lead),
        tuple(parts),
        framework=owner or "",
        above=(("facts/index", word("facts", lang)),),
    )


def _presumed(fact: Fact, vocabulary: Vocabulary, lang: Lang) -> str:
    if fact.type == "yes-no":
        return phrase("yes" if fact.presume else "no", lang)
    if fact.type == "set":
        stated = fact.presume if isinstance(fact.presume, tuple) else ()
        return value_words(vocabulary, fact.id, stated, lang)
    return ""


def _example(fact: Fact, vocabulary: Vocabulary, lang: Lang) -> str:
    """Return how the fact is stated in a description."""
    if not fact.values:
        return f"facts:\n  {fact.id}: {_EXAMPLES[fact.type]}\n"
    concepts = vocabulary.list_of(fact).concepts.values()
    narrow = [one.id for one in concepts if not one.id.startswith("other")]
    if fact.type == "choice":
        return f"facts:\n  {fact.id}: {narrow[0]}\n"
    return f"facts:   # {word('empty-list', lang)}\n  {fact.id}: [{', '.join(narrow[:_SHOWN])}]\n"


def _values(values: ConceptList, lang: Lang) -> Table:
    rows = tuple(_rows(values, None, 0, lang))
    return Table("", (word("meaning", lang),), rows, word("value", lang))


def _rows(values: ConceptList, above: str | None, depth: int, lang: Lang) -> Iterator[TableRow]:
    """Yield the values, narrower ones under the broader, each as deep as it lies."""
    for one in values.concepts.values():
        if above not in one.broader and (above is not None or one.broader):
            continue
        head: tuple[Piece, ...] = (f"{'›' * depth} ", Code(one.id)) if depth else (Code(one.id),)
        yield TableRow(head, (tuple(_meaning(one, lang)),), depth)
        yield from _rows(values, one.id, depth + 1, lang)


def _meaning(one: Concept, lang: Lang) -> Iterator[Item]:
    """Yield what a value means, and under which names others have published it."""
    yield Item((one.label.pick(lang),))
    if one.help.pick(lang):
        yield Item((one.help.pick(lang),))
    for name, iris in (("same-as", one.iri), ("near-to", one.close)):
        if iris:
            yield Item((f"{word(name, lang)}: {', '.join(iris)}",))


# --- who reads it -----------------------------------------------------------------------------


def _readers(name: str, lang: Lang) -> Iterator[Item]:
    found = False
    for framework in by_weight():
        entries = _reading(framework.id).get(name, ())
        if not entries:
            continue
        found = True
        inner = []
        for section, entry in entries:
            cites = several(entry.get("cite"))
            provision = framework.citations.parse(cites[0]) if cites else None
            label = f"{provision.label}: " if provision else ""
            place = place_of(framework.id, section, entry["id"])
            words = to(f"{label}{title_words(entry, lang) or entry['id']}", place)
            inner.append(Item((words, f" ({KINDS[section].pick(lang)})"), mark="·"))
        link: Piece = to(framework.short.pick(lang), Place(home(framework.id)))
        yield Item((link,), inner=tuple(inner))
    if not found:
        yield Item((word("not-read", lang),))


@cache
def _reading(framework: str) -> dict[str, list[tuple[str, Mapping[str, Any]]]]:
    """Return the entries of a framework that name each fact, each entry once, in its own order."""
    law = load_framework(framework)
    found: dict[str, dict[str, tuple[str, Mapping[str, Any]]]] = {}
    order = law.citations.order
    for section in (one for names in SHEETS.values() for one in names):
        entries = law.everything.get(section, ())
        for entry in sorted(entries, key=lambda one: order((several(one.get("cite")) or ("",))[0])):
            asked = {key: value for key, value in entry.items() if key in _CONDITIONS}
            for name in _named(asked, law.vocabulary.facts):
                found.setdefault(name, {}).setdefault(entry["id"], (section, entry))
    return {name: [*entries.values()] for name, entries in found.items()}


def _named(value: Any, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield the facts that a condition names, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in known:
                yield key
            yield from _named(inner, known)
    elif isinstance(value, list):
        for one in value:
            yield from _named(one, known)


def facts() -> list[str]:
    """Return every fact that has a page."""
    return [*bundled.vocabulary().facts, *own_facts()]


def read_anywhere() -> set[str]:
    """Return the facts that some framework reads."""
    return {name for one in frameworks() for name in _reading(one.id)}
