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

_PARTS = {"obligations": "·", "measures": "→"}
"""What has a topic, and its mark: duties of those a law regulates, measures of the State."""

_WORDS = {
    "pillar": Text("Pillar it serves (our mapping)", "Trụ cột (cách xếp của chúng tôi)"),
    "topics": Text("Topics of obligations", "Chủ đề của nghĩa vụ"),
    "topic": Text("topic", "chủ đề"),
    "broader": Text("Part of", "Thuộc"),
    "nothing": Text("Nothing under it in", "Không có quy định trong"),
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
    head += _pillar(name, lang)
    held = {name, *_held(name)}
    narrower = tuple(_below(name, lang))
    sections = [Section(_WORDS["narrower"].pick(lang), narrower)] if narrower else []
    nothing = []
    for framework in frameworks():
        items = tuple(
            Item(
                (
                    *cited(framework.citations, several(entry["cite"])),
                    f": {text(entry['title']).pick(lang)} [",
                    Code(entry["id"]),
                    "]",
                ),
                mark=mark,
            )
            for part, mark in _PARTS.items()
            for entry in {one["id"]: one for one in framework.duty_data.get(part, ())}.values()
            if entry["topic"] in held
        )
        if items:
            sections.append(Section(framework.short.pick(lang), items))
        else:
            nothing.append(framework.short.pick(lang))
    if nothing:
        head.append(Item(("; ".join(nothing),), _WORDS["nothing"].pick(lang)))
    return Page(name, _WORDS["topic"].pick(lang), tuple(head), tuple(sections))


def _held(name: str) -> Iterator[str]:
    """Yield the topics below one, and those below them."""
    for one in topics().values():
        if one.broader == name:
            yield one.id
            yield from _held(one.id)


def _pillar(name: str, lang: Lang) -> Iterator[Item]:
    """Yield which of the four pillars a topic serves, on our word."""
    from aigov.pillar_comparison import alignments
    from aigov.programme import four_pillars

    known = alignments().get(name)
    if known is not None:
        label = four_pillars()[known.pillar].label.pick(lang)
        why = Item((f"{known.rationale.pick(lang)} ({known.author}, {known.date})",))
        yield Item((label,), _WORDS["pillar"].pick(lang), inner=(why,))


def topic_data(one: Topic) -> dict[str, Any]:
    """Return a topic as plain data, in both languages, with what it and narrower topics hold."""
    held = {one.id, *_held(one.id)}
    return {
        "id": one.id,
        "broader": one.broader,
        "label": one.label.to_dict(),
        "definition": one.definition.to_dict(),
        **{
            part: {
                framework.id: [
                    *dict.fromkeys(
                        entry["id"]
                        for entry in framework.duty_data.get(part, ())
                        if entry["topic"] in held
                    )
                ]
                for framework in frameworks()
            }
            for part in _PARTS
        },
    }
