"""The pages of the crosswalks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.crosswalks import crosswalk
from aigov.library import frameworks
from aigov.render.duty_phrases import say
from aigov.render.page import Item
from aigov.render.sides import relation_words, says_words
from lawsite.entry_links import ends
from lawsite.overview_pages import related_to
from lawsite.places import Place, crosswalk_doc
from lawsite.sheets import Part, Sheet, to
from lawsite.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.crosswalks import Crosswalk, Relating
    from aigov.texts import Lang


def pairs() -> list[tuple[str, str]]:
    """Return the pairs of frameworks that somebody has related."""
    return sorted(
        {
            (min(one.id, other.id), max(one.id, other.id))
            for one in frameworks()
            for other in related_to(one.id)
        }
    )


def crosswalks_sheet(lang: Lang) -> Sheet:
    """Return the list of crosswalks."""
    items = []
    for first, second in pairs():
        found = crosswalk(first, second)
        names = f"{found.first.short.pick(lang)} – {found.second.short.pick(lang)}"
        link = to(names, Place(crosswalk_doc(first, second)))
        items.append(Item((link, f" ({len(found.relations)})"), mark="·"))
    return Sheet(
        word("crosswalks", lang),
        (Item((word("crosswalks-lead", lang),)), *items),
        below=tuple(crosswalk_doc(*one) for one in pairs()),
        contents=False,
    )


def crosswalk_sheet(first: str, second: str, lang: Lang) -> Sheet:
    """Return every relation of two frameworks with its reasons."""
    found = crosswalk(first, second)
    names = found.first.short.pick(lang), found.second.short.pick(lang)
    parts = tuple(
        Part(
            f"{place}. {_provisions(found, one, lang)}",
            f"relation-{place}",
            tuple(_about(found, one, names, lang)),
        )
        for place, one in enumerate(found.relations, 1)
    )
    return Sheet(
        f"{word('crosswalk', lang)}: {' – '.join(names)}",
        (Item((word("crosswalks-lead", lang),)), Item((say("terms-of-nist", lang),))),
        parts,
        contents=False,
        short=" – ".join(names),
    )


def _provisions(found: Crosswalk, one: Relating, lang: Lang) -> str:
    both = []
    for names, first in ((one.first, True), (one.second, False)):
        cites = found.citations(names, of_first=first)
        more = "; …" if cites[2:] else ""
        both.append("; ".join(cites[:2]) + more or word("nothing", lang))
    return " ↔ ".join(both)


def _about(found: Crosswalk, one: Relating, names: tuple[str, str], lang: Lang) -> Iterator[Item]:
    yield Item(tuple(ends(found.first, one.first, lang)), names[0])
    yield Item(tuple(ends(found.second, one.second, lang)), names[1])
    yield Item((relation_words(one.relation, names, lang),), word("relation", lang))
    yield Item((one.rationale.pick(lang),), word("rationale", lang))
    for name, only in zip(names, (one.only_first, one.only_second), strict=True):
        if only.pick(lang):
            yield Item((only.pick(lang),), say("only", lang, name=name))
    yield Item((says_words(one, lang),), word("says", lang))
