"""What leads from an entry elsewhere: the cases that test it, and what other frameworks ask."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aigov.crosswalks import crosswalk, entry_of
from aigov.library import load_framework
from aigov.render.entries import title_words
from aigov.render.page import Item, kept
from aigov.render.sides import relation_words
from aigov.texts import text
from lawsite.overview_pages import related_to
from lawsite.places import Place, apart, case_place, crosswalk_doc, find
from lawsite.sheets import listed, to
from lawsite.wording import EXPECTED, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.crosswalks import Relating
    from aigov.framework import Framework
    from aigov.render.page import Piece
    from aigov.texts import Lang

_TESTS = ("holds", "fails", "open", "owes", "owes_not", "limits", "dates", "states", "owed_from")
"""What a case expects of single entries; a mapping names them by its keys."""


def about_entry(
    framework: Framework, name: str, cites: Sequence[str], lang: Lang
) -> Iterator[Item]:
    """Yield the cases that test an entry, and its relations to other frameworks."""
    tests = _tests(framework.id).get(name, ())
    yield from listed(
        word("tested", lang),
        (
            (
                f"{EXPECTED[key].pick(lang)}: ",
                to(text(case["title"]).pick(lang), case_place(framework.id, case["id"])),
            )
            for key, case in tests
        ),
    )
    yield from listed(word("related", lang), _related(framework, {name, *cites}, lang))


@cache
def _tests(framework: str) -> dict[str, list[tuple[str, Mapping[str, Any]]]]:
    """Return the cases that name an entry, with what they expect of it, each case once."""
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for case in apart(framework).get("cases", ()):
        seen = set()
        for key in _TESTS:
            for name in case["expect"].get(key, ()):
                if name not in seen:
                    seen.add(name)
                    found.setdefault(name, []).append((key, case))
    return found


def relations(first: str, second: str) -> tuple[Relating, ...]:
    """Return the relations of two frameworks in the direction in which their page has them."""
    one, other = sorted((first, second))
    return crosswalk(one, other).relations


def _related(framework: Framework, names: set[str], lang: Lang) -> Iterator[tuple[Piece, ...]]:
    for other in related_to(framework.id):
        doc = crosswalk_doc(framework.id, other.id)
        turned = other.id < framework.id
        for place, one in enumerate(relations(framework.id, other.id), 1):
            seen = one.flip() if turned else one
            if names.isdisjoint(seen.first):
                continue
            both = framework.short.pick(lang), other.short.pick(lang)
            said = relation_words(seen.relation, both, lang)
            anchor = Place(doc, f"relation-{place}")
            yield (
                f"{other.short.pick(lang)}: ",
                *ends(other, seen.second, lang),
                " – ",
                to(said, anchor),
            )


def ends(framework: Framework, names: Sequence[str], lang: Lang) -> Iterator[Piece]:
    """Yield what stands at one end of a relation: entries with their titles, or provisions."""
    if not names:
        yield word("nothing", lang)
    for place, name in enumerate(names):
        yield "; " if place else ""
        entry = entry_of(framework, name)
        found = find(name, framework.id)
        if entry is None or found is None:
            yield kept(name)
        else:
            yield to(title_words(entry, lang) or name, found)


def short(framework: str, lang: Lang) -> str:
    return load_framework(framework).short.pick(lang)
