"""Pages and plain data about the topics of obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.library import frameworks
from aigov.render.page import Code, Item, Page, Section, cited
from aigov.texts import Text, several, text
from aigov.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.texts import Lang
    from aigov.topics import Topic

__all__ = ["topic_data", "topic_page", "topics_page"]

_WORDS = {
    "topics": Text("Topics of obligations", "Chủ đề của nghĩa vụ"),
    "topic": Text("topic", "chủ đề"),
    "broader": Text("Part of", "Thuộc"),
    "narrower": Text("Narrower topics", "Chủ đề hẹp hơn"),
}


def topics_page(lang: Lang) -> Page:
    """Return a page with all topics under those that hold them."""
    return Page(_WORDS["topics"].pick(lang), head=tuple(_below(None, lang)))


def _below(broader: str | None, lang: Lang) -> Iterator[Item]:
    for one in topics().values():
        if one.broader == broader:
            words = (one.label.pick(lang), " [", Code(one.id), "]")
            yield Item(words, mark="·", inner=tuple(_below(one.id, lang)))


def topic_page(name: str, lang: Lang) -> Page:
    """Return a page about a topic: what it means, and what each framework asks under it."""
    one = topics()[name]
    head = [Item((one.label.pick(lang),)), Item((one.definition.pick(lang),))]
    if one.broader:
        above = topics()[one.broader].label.pick(lang)
        head.append(Item((above, " [", Code(one.broader), "]"), _WORDS["broader"].pick(lang)))
    narrower = tuple(_below(name, lang))
    sections = [Section(_WORDS["narrower"].pick(lang), narrower)] if narrower else []
    for framework in frameworks():
        items = tuple(
            Item(
                (
                    *cited(framework.citations, several(entry["cite"])),
                    f": {text(entry['title']).pick(lang)} [",
                    Code(entry["id"]),
                    "]",
                ),
                mark="·",
            )
            for entry in {
                entry["id"]: entry for entry in framework.duty_data.get("obligations", ())
            }.values()
            if entry["topic"] == name
        )
        if items:
            sections.append(Section(framework.short.pick(lang), items))
    return Page(name, _WORDS["topic"].pick(lang), tuple(head), tuple(sections))


def topic_data(one: Topic) -> dict[str, Any]:
    """Return a topic as plain data, with its words in both languages."""
    return {
        "id": one.id,
        "broader": one.broader,
        "label": one.label.to_dict(),
        "definition": one.definition.to_dict(),
        "obligations": {
            framework.id: [
                *dict.fromkeys(
                    entry["id"]
                    for entry in framework.duty_data.get("obligations", ())
                    if entry["topic"] == one.id
                )
            ]
            for framework in frameworks()
        },
    }
