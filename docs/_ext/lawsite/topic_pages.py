"""The pages of what obligations are about, and of the terms in which they are compared."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aigov.library import frameworks
from aigov.render.entries import title_words
from aigov.render.page import Code, Item, cited
from aigov.render.topics import topic_page, topics_page
from aigov.texts import several
from aigov.topics import terms, topics
from lawsite.overview_pages import by_weight
from lawsite.places import Place, home, place_of
from lawsite.sheets import Part, Sheet, listed, rest_of, to
from lawsite.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.framework import Framework
    from aigov.texts import Lang
    from aigov.topics import Topic


@cache
def own_topics() -> dict[str, tuple[Framework, Topic]]:
    """Return the topics that frameworks add, with the framework of each."""
    return {
        name: (one, topic)
        for one in frameworks()
        for name, topic in topics(one.duty_data).items()
        if name not in topics()
    }


def topics_sheet(lang: Lang) -> Sheet:
    """Return all topics under those that hold them."""
    page = topics_page(lang)
    added = tuple(
        Item((topic.label.pick(lang), " [", Code(name), f"] ({law.short.pick(lang)})"), mark="·")
        for name, (law, topic) in own_topics().items()
    )
    parts = (Part(word("added", lang), "added", added),) if added else ()
    lead = (Item((word("topics-lead", lang),)), *page.head)
    return Sheet(page.title, lead, parts, contents=False)


def topic_sheet(name: str, lang: Lang) -> Sheet:
    """Return a topic: what it means, the pillar it serves, and what each law asks under it."""
    above = (("topics/index", word("topics", lang)),)
    if name in own_topics():
        return _own(name, lang, above)
    page = topic_page(name, lang)
    parts = []
    shorts = {one.short.pick(lang): one for one in frameworks()}
    for one in rest_of(page):
        law = shorts.get(one.title)
        if law is None:
            parts.append(one._replace(anchor="narrower"))
        else:
            parts.append(one._replace(anchor=law.id, items=tuple(_asked(law, name, lang))))
    order = ["narrower", *(one.id for one in by_weight())]
    parts.sort(key=lambda one: order.index(one.anchor))
    lead = (*page.head[1:], Item((Code(name),), word("id", lang)))
    return Sheet(page.head[0].words[0], lead, tuple(parts), above=above)  # type: ignore[arg-type]


def _asked(law: Framework, name: str, lang: Lang) -> Iterator[Item]:
    """Yield what a law has under a topic and those below it: each a link to where it stands."""
    held = {name, *_below(name)}
    for section, kind in (("obligations", ""), ("measures", word("of-the-state", lang))):
        entries = {one["id"]: one for one in law.duty_data.get(section, ())}.values()
        order = law.citations.order
        for entry in sorted(entries, key=lambda one: order(several(one["cite"])[0])):
            if entry["topic"] not in held:
                continue
            place = place_of(law.id, section, entry["id"])
            provisions = cited(law.citations, several(entry["cite"])[:2])
            more = ", …" if several(entry["cite"])[2:] else ""
            title = title_words(entry, lang) or entry["id"]
            yield Item((to(title, place), " (", *provisions, f"{more}){kind}"), mark="·")


@cache
def _below(name: str) -> frozenset[str]:
    inside = {one.id for one in topics().values() if one.broader == name}
    return frozenset(inside.union(*(_below(one) for one in inside)))


def _own(name: str, lang: Lang, above: tuple[tuple[str, str], ...]) -> Sheet:
    law, topic = own_topics()[name]
    lead = [
        Item((topic.definition.pick(lang),)),
        Item((to(law.short.pick(lang), Place(home(law.id))),), word("added-by", lang)),
        Item((Code(name),), word("id", lang)),
    ]
    items = tuple(_asked(law, name, lang))
    parts = (Part(law.short.pick(lang), law.id, items),) if items else ()
    return Sheet(topic.label.pick(lang), tuple(lead), parts, framework=law.id, above=above)


def terms_sheet(lang: Lang) -> Sheet:
    """Return the terms in which obligations are compared, with who states them."""
    parts = []
    for one in terms().values():
        items = [
            Item((one.definition.pick(lang),)),
            Item((Code(one.id),), word("id", lang)),
            Item((one.measure,), word("measure", lang)),
            Item((one.stricter,), word("stricter", lang)),
        ]
        stated = []
        for law in by_weight():
            ids = {
                entry["id"]
                for entry in law.duty_data.get("obligations", ())
                if one.id in entry.get("terms", ())
            }
            if ids:
                place = Place(home(law.id, "obligations"))
                stated.append((to(law.short.pick(lang), place), f" ({len(ids)})"))
        items += listed(word("stated-in", lang), stated)
        parts.append(Part(one.label.pick(lang), one.id, tuple(items)))
    return Sheet(word("terms", lang), (Item((word("terms-lead", lang),)),), tuple(parts))
