"""Pages and plain data about the vocabulary: facts, and the concepts that are their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.page import Code, Item, Link, Page, Section, separated
from aigov.render.phrases import FACT_TYPES, phrase, value_words
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.render.page import Piece
    from aigov.texts import Lang
    from aigov.vocabulary import Concept, Fact, Vocabulary

__all__ = ["concept_data", "concept_page", "fact_data", "fact_page", "facts_page"]

_WORDS = {
    "presumed": Text("Presumed if not stated", "Giả định nếu không nêu"),
    "judgement": Text("It needs your own assessment.", "Dữ kiện này do chính bạn tự đánh giá."),
    "values": Text("Values", "Giá trị"),
    "concept": Text("a value", "một giá trị"),
    "value-of": Text("Value of", "Giá trị của"),
    "broader": Text("Part of", "Thuộc"),
    "narrower": Text("Narrower values", "Giá trị hẹp hơn"),
    "published": Text("Published identifiers", "Mã định danh đã công bố"),
    "same": Text("same meaning", "cùng nghĩa"),
    "close": Text("near in meaning", "gần nghĩa"),
    "facts": Text("Facts", "Các dữ kiện"),
}


def _word(name: str, lang: Lang) -> str:
    return _WORDS[name].pick(lang)


def facts_page(vocabulary: Vocabulary, lang: Lang) -> Page:
    """Return a page that lists every fact with its question."""
    return Page(
        _word("facts", lang),
        head=tuple(_asked(fact, lang) for fact in vocabulary.facts.values()),
    )


def _asked(fact: Fact, lang: Lang) -> Item:
    kind = FACT_TYPES[fact.type].pick(lang)
    return Item((Code(fact.id), f" ({kind}): {fact.question.pick(lang)}"), mark="·")


def fact_data(fact: Fact, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return a fact as plain data, with its questions in both languages."""
    return {
        "id": fact.id,
        "type": fact.type,
        "level": fact.level,
        "judgement": fact.judgement,
        "question": fact.question.to_dict(),
        "help": fact.help.to_dict(),
        "values": [*vocabulary.list_of(fact).concepts] if fact.values else None,
        "iri": [*fact.iri],
    }


def fact_page(fact: Fact, vocabulary: Vocabulary, lang: Lang) -> Page:
    """Return a page about a fact: its question, what is presumed, its values."""
    head = [Item((words,)) for words in (fact.question.pick(lang), fact.help.pick(lang)) if words]
    if fact.judgement:
        head.append(Item((_word("judgement", lang),)))
    if fact.type == "yes-no":
        presumed = phrase("yes" if fact.presume else "no", lang)
        head.append(Item((presumed,), _word("presumed", lang)))
    elif fact.type == "set":
        words = value_words(vocabulary, fact.id, fact.presume or (), lang)
        head.append(Item((words,), _word("presumed", lang)))
    values = tuple(_tree(vocabulary, fact, lang)) if fact.values else ()
    return Page(
        fact.id,
        FACT_TYPES[fact.type].pick(lang),
        tuple(head),
        (Section(_word("values", lang), values),) if values else (),
    )


def _tree(vocabulary: Vocabulary, fact: Fact, lang: Lang) -> Iterator[Item]:
    concepts = vocabulary.list_of(fact).concepts

    def branch(concept: Concept) -> Item:
        under = (branch(one) for one in concepts.values() if concept.id in one.broader)
        return Item((_named(concept, lang)), mark="·", inner=tuple(under))

    yield from (branch(one) for one in concepts.values() if not one.broader)


def _named(concept: Concept, lang: Lang) -> tuple[Piece, ...]:
    return (Code(concept.id), f": {concept.label.pick(lang)}")


def concept_data(facts: Sequence[Fact], name: str, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return a concept as plain data, with its labels, once for each fact that it is a value of."""
    return [
        {
            "fact": fact.id,
            "concept": name,
            "label": concept.label.to_dict(),
            "help": concept.help.to_dict(),
            "broader": [*concept.broader],
            "narrower": [one.id for one in _narrower(vocabulary, fact, name)],
            "iri": [*concept.iri],
            "close": [*concept.close],
        }
        for fact in facts
        for concept in (vocabulary.concept(fact.id, name),)
    ]


def _narrower(vocabulary: Vocabulary, fact: Fact, name: str) -> list[Concept]:
    return [one for one in vocabulary.list_of(fact).concepts.values() if name in one.broader]


def concept_page(facts: Sequence[Fact], name: str, vocabulary: Vocabulary, lang: Lang) -> Page:
    """Return a page about a concept: its label, the facts it is a value of, what is around it."""
    concept = vocabulary.concept(facts[0].id, name)
    head = [
        Item((words,)) for words in (concept.label.pick(lang), concept.help.pick(lang)) if words
    ]
    for fact in facts:
        words: tuple[Piece, ...] = (Code(fact.id), f": {fact.question.pick(lang)}")
        head.append(Item(words, _word("value-of", lang)))
    if concept.broader:
        head.append(Item(separated(map(Code, concept.broader), ", "), _word("broader", lang)))
    narrower = [Item(_named(one, lang), mark="·") for one in _narrower(vocabulary, facts[0], name)]
    published = [
        Item((Link(iri), f" · {_word(how, lang)}"), mark="·")
        for how, iris in (("same", concept.iri), ("close", concept.close))
        for iri in iris
    ]
    parts = {"narrower": narrower, "published": published}
    return Page(
        f"{facts[0].id}:{name}",
        _word("concept", lang),
        tuple(head),
        tuple(Section(_word(key, lang), tuple(items)) for key, items in parts.items() if items),
    )
