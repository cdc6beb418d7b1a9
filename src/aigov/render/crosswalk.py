"""A crosswalk as a page for people and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov._version import __version__
from aigov.render.data import FORMAT
from aigov.render.duty_phrases import say
from aigov.render.page import Item, Page, Section, cited
from aigov.render.sides import relating_data, relation_words, says_words
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.crosswalks import Crosswalk, Relating
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = ["crosswalk_document", "crosswalk_page"]

_WORDS = {
    "crosswalk": Text("crosswalk", "bảng đối chiếu"),
    "relations": Text("Relations", "Các quan hệ"),
    "nothing": Text("nothing", "không có quy định tương ứng"),
}


def crosswalk_page(found: Crosswalk, lang: Lang) -> Page:
    """Return each relation with its reason, what only one side asks, and who says so."""
    names = found.first.short.pick(lang), found.second.short.pick(lang)
    title = f"{' – '.join(names)}: {_WORDS['crosswalk'].pick(lang)}"
    if not found.known:
        nobody = say("nobody", lang, first=names[0], second=names[1])
        return Page(title, head=(Item((nobody,)),))
    items = tuple(_item(found, one, names, lang) for one in found.relations)
    note = Item((say("terms-of-nist", lang),))
    return Page(title, "", (note,), (Section(_WORDS["relations"].pick(lang), items),))


def _item(found: Crosswalk, one: Relating, names: tuple[str, str], lang: Lang) -> Item:
    words = (
        *_end(found, one.first, lang, of_first=True),
        " ↔ ",
        *_end(found, one.second, lang, of_first=False),
        f": {relation_words(one.relation, names, lang)}",
    )
    return Item(words, mark="·", inner=tuple(_about(one, names, lang)))


def _end(
    found: Crosswalk, ends: tuple[str, ...], lang: Lang, *, of_first: bool
) -> tuple[Piece, ...]:
    framework = found.first if of_first else found.second
    cites = found.citations(ends, of_first=of_first)
    return cited(framework.citations, cites) or (_WORDS["nothing"].pick(lang),)


def _about(one: Relating, names: tuple[str, str], lang: Lang) -> Iterator[Item]:
    yield Item((one.rationale.pick(lang),))
    for name, only in zip(names, (one.only_first, one.only_second), strict=True):
        if only.pick(lang):
            yield Item((only.pick(lang),), say("only", lang, name=name), "-")
    yield Item((says_words(one, lang),))


def crosswalk_document(found: Crosswalk, lang: Lang) -> dict[str, Any]:
    """Return the crosswalk as plain data."""
    return {
        "aigov": __version__,
        "format": FORMAT,
        "lang": lang,
        "first": found.first.id,
        "second": found.second.id,
        "relations": [
            {
                "first": [*one.first],
                "second": [*one.second],
                "first_citations": [*found.citations(one.first, of_first=True)],
                "second_citations": [*found.citations(one.second, of_first=False)],
                **relating_data(one, lang),
            }
            for one in found.relations
        ],
    }
