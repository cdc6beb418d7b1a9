"""Conditions and exceptions in words, from their YAML form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.page import Code, Item, in_brackets, separated
from aigov.render.phrases import phrase, value_words
from aigov.texts import Text, several, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigov.framework import Framework
    from aigov.texts import Lang

__all__ = ["condition_items", "exempt_item", "text_words"]

_WORDS = {
    "all": Text("all of these:", "tất cả các điều kiện sau:"),
    "any": Text("any of these:", "một trong các điều kiện sau:"),
    "not": Text("not:", "không:"),
    "only": Text("only", "chỉ"),
    "anywhere": Text("in any use", "trong bất kỳ mục đích sử dụng nào"),
    "always": Text("always", "luôn luôn"),
    "finding": Text("found to be", "được kết luận là"),
    "has-tier": Text("the tier is:", "mức độ rủi ro là:"),
    "has-status": Text("it is:", "thuộc trường hợp:"),
    "unless": Text("unless", "trừ khi"),
    "status": Text("the system then is", "khi đó hệ thống là"),
    "since": Text("since", "từ"),
    "until": Text("until", "đến trước"),
}

_CLASSES = {"tier": "tiers", "status": "statuses"}


def condition_items(condition: Any, framework: Framework, lang: Lang) -> Iterator[Item]:
    """Yield what a condition asks for; several keys of a mapping are all needed."""
    if not condition:
        yield Item((_WORDS["always"].pick(lang),), mark="-")
        return
    for key, value in condition.items():
        if key in ("all", "any"):
            yield _listed(key, (_whole(one, framework, lang) for one in value), lang)
        elif key == "not":
            inner = tuple(condition_items(value, framework, lang))
            yield Item((_WORDS[key].pick(lang),), mark="-", inner=inner)
        elif key == "meets":
            met = [_definition(name, framework, lang) for name in several(value)]
            yield met[0] if len(met) == 1 else _listed("any", met, lang)
        elif key == "finding":
            names = separated(map(Code, several(value)), " / ")
            yield Item((f"{_WORDS[key].pick(lang)} ", *names), mark="-")
        elif key in ("tier", "status"):
            known = {one["id"]: one for one in framework.data.get(_CLASSES[key], ())}
            labels = (text(known[one]["label"]).pick(lang) for one in several(value))
            yield Item((f"{_WORDS[f'has-{key}'].pick(lang)} {' / '.join(labels)}",), mark="-")
        elif key == "undetermined":
            provisions = in_brackets(framework.citations, several(value["cite"]))
            gap = f"{phrase('law-gaps', lang)}: {text(value['reason']).pick(lang)}"
            yield Item((gap, *provisions), mark="-")
        elif key in ("only", "anywhere"):
            ((fact, wanted),) = value.items()
            yield _fact(fact, wanted, framework, lang, f" ({_WORDS[key].pick(lang)})")
        else:
            yield _fact(key, value, framework, lang)


def exempt_item(exempt: Mapping[str, Any], framework: Framework, lang: Lang) -> Item:
    """Return an exception with its condition and its own exceptions."""
    provisions = in_brackets(framework.citations, several(exempt["cite"]))
    words = (text(exempt.get("title")).pick(lang), *provisions)
    inner = tuple(_asked(exempt, framework, lang))
    if exempt.get("status"):
        label = framework.statuses[exempt["status"]].label.pick(lang)
        then = Item((f"{label} [", Code(exempt["status"]), "]"), _WORDS["status"].pick(lang), "→")
        inner = (*inner, then)
    return Item(words, _WORDS["unless"].pick(lang), "-", inner)


def text_words(standing: Mapping[str, str], framework: Framework, lang: Lang) -> str:
    """Return since and until which instrument something stands in the text of the law."""
    numbers = {one.id: one.number for one in framework.instruments}
    return ", ".join(f"{_WORDS[key].pick(lang)} {numbers[one]}" for key, one in standing.items())


def _listed(key: str, items: Iterable[Item], lang: Lang) -> Item:
    return Item((_WORDS[key].pick(lang),), mark="-", inner=tuple(items))


def _whole(condition: Any, framework: Framework, lang: Lang) -> Item:
    """Return a condition as one item."""
    items = tuple(condition_items(condition, framework, lang))
    return items[0] if len(items) == 1 else _listed("all", items, lang)


def _definition(name: str, framework: Framework, lang: Lang) -> Item:
    """Return a definition with what it asks for, in each text of the law that it stands in."""
    found = [one for one in framework.data["definitions"] if one["id"] == name]
    title = text(found[0].get("title")).pick(lang)
    words = (f"{title} [", Code(name), "]") if title else (Code(name),)
    asked = [tuple(_asked(one, framework, lang)) for one in found]
    if len(found) == 1:
        return Item(words, mark="-", inner=asked[0])
    standing = (text_words(one["text"], framework, lang) for one in found)
    pairs = zip(standing, asked, strict=True)
    texts = tuple(Item((f"{when}:",), mark="-", inner=items) for when, items in pairs)
    return Item(words, mark="-", inner=texts)


def _asked(entry: Mapping[str, Any], framework: Framework, lang: Lang) -> Iterator[Item]:
    yield from condition_items(entry["when"], framework, lang)
    yield from (exempt_item(one, framework, lang) for one in entry.get("unless", ()))


def _fact(fact: str, wanted: Any, framework: Framework, lang: Lang, how: str = "") -> Item:
    parameters = {one["id"]: one["value"] for one in framework.data.get("parameters", ())}
    if isinstance(wanted, dict):
        wanted = {
            key: parameters[limit["parameter"]] if isinstance(limit, dict) else limit
            for key, limit in wanted.items()
        }
    words = value_words(framework.vocabulary, fact, wanted, lang, most=None)
    return Item((Code(fact), f"{how}: {words}"), mark="-")
