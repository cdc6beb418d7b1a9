"""A commented template of a description: the questions, most decisive first."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from aigov.classification import Classification
from aigov.classifying import classify
from aigov.conditions.missing import Missing
from aigov.dates import dating_conditions
from aigov.description import slug
from aigov.library import vocabulary_of
from aigov.system import System
from aigov.texts import Text
from aigov.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aigov.framework import Framework
    from aigov.texts import Lang
    from aigov.vocabulary import Concept, Fact, Vocabulary

__all__ = ["system_template"]

_HEAD = Text(
    "A description of a system. Take away the # before the lines you can answer. A list is complete:\n"
    "what it does not name, the system does not do; [] means none of these. Leave a line out, or write\n"
    "unknown, where you do not know. Then run: aigov classify THIS-FILE",
    "Bản mô tả hệ thống. Bỏ dấu # trước những dòng trả lời được. Danh sách được coi là đầy đủ: điều không\n"
    "nêu là hệ thống không làm; [] nghĩa là không có mục nào. Bỏ trống hoặc ghi unknown nếu chưa biết.\n"
    "Sau đó chạy: aigov classify TỆP-NÀY",
)
_NAME = Text("My system", "Hệ thống của tôi")
_SUMMARY = Text("What it does, in one sentence.", "Hệ thống làm gì, trong một câu.")
_FIRST = Text("Decisive first", "Quyết định nhất")
_REST = Text(
    "Where and by whom; matters for scope and dates",
    "Ở đâu và do ai; liên quan đến phạm vi và thời điểm",
)
_ROLES = Text(
    "yours; left out, they are taken from what is described",
    "vai trò của quý vị; nếu bỏ trống sẽ suy từ bản mô tả",
)
_SHORT_LIST = 14
_WIDTH = 98


def system_template(frameworks: Sequence[Framework], lang: Lang, name: str = "") -> str:
    """Return the template for these frameworks; it is a valid description as it stands.

    ``name`` is what the system is called; its id is made of it.
    """
    vocabulary = vocabulary_of(frameworks)
    results = classify(System(vocabulary=vocabulary), frameworks)
    first = _joined([one.fact.id for one in result.open_questions] for result in results)
    rest = _joined([one.fact.id for one in result.further_questions] for result in results)
    lines = [f"# {line}" for line in _HEAD.pick(lang).splitlines()]
    lines += [
        f"system: {{format: 1, vocabulary: {vocabulary.version}, id: {slug(name or 'my-system')},",
        f"  name: {json.dumps(name or _NAME.pick(lang), ensure_ascii=False)},",
        f'  summary: "{_SUMMARY.pick(lang)}"}}',
        *_roles(vocabulary, lang),
        "facts:",
        f"  # --- {_FIRST.pick(lang)} ---",
    ]
    for place, fact in enumerate(first):
        lines += _entry(vocabulary, vocabulary.facts[fact], lang, example=place > 0)
    lines.append(f"  # --- {_REST.pick(lang)} ---")
    for fact in dict.fromkeys([*rest, *_dates(results)]):
        if fact not in first:
            lines += _entry(vocabulary, vocabulary.facts[fact], lang)
    return "\n".join(lines) + "\n"


def _joined(orders: Iterable[Sequence[str]]) -> list[str]:
    """Return the facts that several frameworks ask for, in the joint order of their urgency."""
    place: dict[str, int] = {}
    for order in orders:
        for number, fact in enumerate(order):
            place[fact] = min(place.get(fact, number), number)
    return sorted(place, key=lambda fact: (place[fact], fact))


def _dates(results: Iterable[Classification]) -> Iterator[str]:
    """Yield the dates that rules turn on: without them it stays open from when a rule applies."""
    for result in results:
        ruleset, facts = result.evaluator.ruleset, result.source.vocabulary.facts
        missing = Missing(result.evaluator, 0)
        for rule in ruleset.rules.values():
            for condition in dating_conditions(ruleset, rule):
                wanted = missing.wanted_facts_in(condition)
                yield from (fact for fact in wanted if facts[fact].type == "date")


def _roles(vocabulary: Vocabulary, lang: Lang) -> Iterator[str]:
    """Yield a line to state roles in, with those there are."""
    concepts = vocabulary.lists[ROLES].concepts if vocabulary.roles else {}
    for name, concept in concepts.items():
        yield f"#   {name}: {concept.label.pick(lang)}"
    if concepts:
        yield f"# roles: [{next(iter(concepts))}]   # {_ROLES.pick(lang)}"


def _entry(
    vocabulary: Vocabulary, fact: Fact, lang: Lang, *, example: bool = True
) -> Iterator[str]:
    """Yield a question with its values and a line to answer it (`unknown` without example)."""
    yield ""
    for words in (fact.question.pick(lang), fact.help.pick(lang)):
        yield from (f"  # {line}" for line in textwrap.wrap(words, _WIDTH - 4))
    answer = {"yes-no": "true", "number": "1e24", "date": "2026-01-31"}.get(fact.type, "[]")
    if fact.values is not None:
        concepts = vocabulary.list_of(fact).concepts
        if len(concepts) <= _SHORT_LIST or fact.id in ("purpose", "capability"):
            for name, concept in concepts.items():
                if not name.startswith("other-"):
                    yield from _value(name, concept.label.pick(lang), _depth(concepts, name))
        else:
            yield f"  #   (aigov show {fact.id})"
        if fact.type == "choice":
            answer = next(iter(concepts))
    yield f"  # {fact.id}: {answer}" if example else f"  {fact.id}: unknown"


def _value(name: str, label: str, depth: int) -> list[str]:
    """Return the lines of one value, further in the narrower it is."""
    start = f"  #   {'  ' * depth}"
    return textwrap.wrap(
        f"{name}: {label}",
        _WIDTH,
        initial_indent=start,
        subsequent_indent=f"{start}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _depth(concepts: Mapping[str, Concept], name: str) -> int:
    """Return how many concepts lie above one."""
    above = concepts[name].broader
    return 1 + min(_depth(concepts, one) for one in above) if above else 0
