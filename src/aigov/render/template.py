"""A commented template of a description: the questions, most decisive first."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from aigov.classification import Classification
from aigov.classifying import classify
from aigov.description import slug
from aigov.library import vocabulary_of
from aigov.system import System
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.framework import Framework
    from aigov.texts import Lang
    from aigov.vocabulary import Fact, Vocabulary

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
_ALWAYS = (
    "market",
    "provider_location",
    "deployer_location",
    "output_used_in",
    "activity",
    "technique",
)
_SHORT_LIST = 14


def system_template(frameworks: Sequence[Framework], lang: Lang, name: str = "") -> str:
    """Return the template for these frameworks; it is a valid description as it stands.

    ``name`` is what the system is called; its id is made of it.
    """
    vocabulary = vocabulary_of(frameworks)
    empty = System(vocabulary=vocabulary)
    questions = _ordered(classify(empty, frameworks))
    lines = [f"# {line}" for line in _HEAD.pick(lang).splitlines()]
    lines += [
        f"system: {{format: 1, vocabulary: {vocabulary.version}, id: {slug(name or 'my-system')},",
        f"  name: {json.dumps(name or _NAME.pick(lang), ensure_ascii=False)},",
        f'  summary: "{_SUMMARY.pick(lang)}"}}',
        "facts:",
        f"  # --- {_FIRST.pick(lang)} ---",
    ]
    for place, fact in enumerate(questions):
        lines += _entry(vocabulary, vocabulary.facts[fact], lang, example=place > 0)
    lines.append(f"  # --- {_REST.pick(lang)} ---")
    for fact in _ALWAYS:
        if fact not in questions and fact in vocabulary.facts:
            lines += _entry(vocabulary, vocabulary.facts[fact], lang)
    return "\n".join(lines) + "\n"


def _ordered(results: Sequence[Classification]) -> list[str]:
    """Return the facts that the frameworks ask for, in the joint order of their urgency."""
    place: dict[str, float] = {}
    for result in results:
        for number, question in enumerate(result.open_questions):
            place[question.fact.id] = min(place.get(question.fact.id, 1e9), number)
    return sorted(place, key=lambda name: (place[name], name))


def _entry(
    vocabulary: Vocabulary, fact: Fact, lang: Lang, *, example: bool = True
) -> Iterator[str]:
    """Yield a question with its values and a line to answer it (`unknown` without example)."""
    yield ""
    for words in (fact.question.pick(lang), fact.help.pick(lang)):
        yield from (f"  # {line}" for line in textwrap.wrap(words, 94))
    answer = {"yes-no": "true", "number": "1e24", "date": "2026-01-31"}.get(fact.type, "[]")
    if fact.values is not None:
        concepts = vocabulary.list_of(fact).concepts
        if len(concepts) <= _SHORT_LIST or fact.id in ("purpose", "capability"):
            for name, concept in concepts.items():
                if not name.startswith("other-"):
                    yield f"  #   {name}: {concept.label.pick(lang)}"
        else:
            yield f"  #   (aigov show {fact.id})"
        if fact.type == "choice":
            answer = next(iter(concepts))
    yield f"  # {fact.id}: {answer}" if example else f"  {fact.id}: unknown"
