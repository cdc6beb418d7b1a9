"""A condition in words, from its YAML form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.citations import cites
from aigov.render.phrases import phrase, value_words
from aigov.texts import Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.framework import Framework
    from aigov.texts import Lang

__all__ = ["condition_lines"]

_WORDS = {
    "all": Text("all of these:", "tất cả các điều kiện sau:"),
    "any": Text("any of these:", "một trong các điều kiện sau:"),
    "not": Text("not:", "không:"),
    "only": Text("only", "chỉ"),
    "anywhere": Text("in any use", "trong bất kỳ mục đích sử dụng nào"),
    "always": Text("always", "luôn luôn"),
    "finding": Text("found to be", "được kết luận là"),
}


def condition_lines(
    condition: Any, framework: Framework, lang: Lang, indent: str = ""
) -> Iterator[str]:
    """Yield the lines of a condition; several keys of a mapping are all needed."""
    if not condition:
        yield f"{indent}{_WORDS['always'].pick(lang)}"
        return
    vocabulary = framework.vocabulary
    for key, value in condition.items():
        if key in ("all", "any"):
            yield f"{indent}{_WORDS[key].pick(lang)}"
            for one in value:
                lines = [*condition_lines(one, framework, lang)]
                yield f"{indent}  - {lines[0]}"
                yield from (f"{indent}    {line}" for line in lines[1:])
        elif key == "not":
            yield f"{indent}{_WORDS[key].pick(lang)}"
            yield from condition_lines(value, framework, lang, indent + "  ")
        elif key in ("only", "anywhere"):
            ((fact, wanted),) = value.items()
            yield f"{indent}{fact} ({_WORDS[key].pick(lang)}): {value_words(vocabulary, fact, wanted, lang)}"
        elif key == "meets":
            for name in cites(value):
                entry = next(one for one in framework.data["definitions"] if one["id"] == name)
                title = text(entry.get("title")).pick(lang) or name
                yield f"{indent}{title} [{name}]"
                yield from condition_lines(entry["when"], framework, lang, indent + "  ")
        elif key == "finding":
            yield f"{indent}{_WORDS[key].pick(lang)} {', '.join(cites(value))}"
        elif key == "undetermined":
            yield f"{indent}{phrase('law-gaps', lang)}: {text(value['reason']).pick(lang)} ({value['cite']})"
        else:
            yield f"{indent}{key}: {value_words(vocabulary, key, value, lang)}"
