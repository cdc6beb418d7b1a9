"""Listings of frameworks, and the pages that a name asks for."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov._version import __version__
from aigov.framework import Framework
from aigov.library import EXAMPLE, date_refused, examples, frameworks, load_framework, load_system
from aigov.problems import AigovError, nearest
from aigov.programme import Programme, load_programme, programmes
from aigov.render.entries import KINDS, entry_page, framework_page, named_by, title_words
from aigov.render.facts import concept_data, concept_page, fact_data, fact_page, facts_page
from aigov.render.markdown import escape, page_markdown
from aigov.render.page import Code, Item, Page, Section
from aigov.render.phrases import SOURCE_STATUSES, edition_words, phrase
from aigov.render.programmes import (
    all_indicators,
    entry_pages,
    indicator_data,
    indicator_page,
    indicators_page,
    programme_counts,
    programme_entries,
    programme_page,
)
from aigov.render.rows import entry_count, head_data
from aigov.render.text import WIDTH, page_text
from aigov.render.topics import topic_data, topic_page, topics_page
from aigov.system import FORMAT
from aigov.texts import Text
from aigov.topics import terms, topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.texts import Lang
    from aigov.vocabulary import Fact

__all__ = ["NothingToShowError", "frameworks_listing", "show", "version_text"]

_WORDS = {
    "name": Text("Name", "Tên"),
    "title": Text("Title", "Tiêu đề"),
    "source_status": Text("Source status", "Giá trị pháp lý"),
    "rules": Text("Size", "Quy mô"),
    "edition": Text("Newest text", "Văn bản mới nhất"),
    "counted": Text("{number} rules", "{number} quy tắc"),
    "frameworks": Text("Frameworks", "Các văn bản"),
    "concept": Text("value of a fact", "giá trị của dữ kiện"),
    "examples": Text("Examples", "Ví dụ"),
    "terms": Text("Terms of obligations", "Điều khoản cụ thể của nghĩa vụ"),
    "stated": Text("What is stated", "Nội dung mô tả"),
    "list": Text("list of values", "danh sách giá trị"),
}


class NothingToShowError(AigovError):
    """Nothing has this name."""


class _Found(NamedTuple):
    """What a name stands for: the name that says it all, its kind and title, data and pages."""

    name: str
    kind: str
    title: str
    data: Any
    pages: tuple[Page, ...]


def version_text() -> str:
    """Return the versions of library, format and frameworks, a line each."""
    lines = [f"aigov {__version__} (format {FORMAT})"]
    lines += [f"{one.id}: {one.edition}" for one in frameworks()]
    lines += [f"{one.id}: {one.edition}" for one in programmes()]
    return "\n".join(lines) + "\n"


def frameworks_listing(
    found: Sequence[Framework | Programme], lang: Lang, form: str, width: int = WIDTH
) -> str:
    """Return all frameworks and programmes with status and size."""
    if form == "json":
        return _json([_row(one, lang) for one in found])
    rows = [
        (
            one.id,
            one.title.pick(lang),
            SOURCE_STATUSES[one.source_status].pick(lang),
            _size_words(one, lang),
            edition_words(one, lang),
        )
        for one in found
    ]
    names = ("name", "title", "source_status", "rules", "edition")
    if form == "html":
        from aigov.render.html import pages_html
        from aigov.render.listings import frameworks_page

        page = frameworks_page(found, lang)
        return pages_html([page], lang, page.title)
    if form == "markdown":
        lines = [f"| {' | '.join(_WORDS[name].pick(lang) for name in names)} |", "| --- " * 5 + "|"]
        lines += [
            f"| `{name}` | {escape(title)} | {status} | {size} | {escape(text)} |"
            for name, title, status, size, text in rows
        ]
        return "\n".join(lines) + "\n"
    lines = []
    for name, title, status, size, text in rows:
        lines.append(f"{name}  ({status}, {size})")
        words = f"{title} · {text}"
        lines += textwrap.wrap(words, width, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"


def _row(one: Framework | Programme, lang: Lang) -> dict[str, Any]:
    sizes: dict[str, Any]
    if isinstance(one, Programme):
        counts = {part: entry_count(one, part) for part in ("components", "targets")}
        sizes = {"tiers": [], "rules": 0, **counts}
    else:
        sizes = {"tiers": [tier.id for tier in one.tiers], "rules": entry_count(one, "rules")}
    return {**head_data(one, lang), **sizes}


def _size_words(one: Framework | Programme, lang: Lang) -> str:
    if isinstance(one, Programme):
        return programme_counts(one, lang)
    return _WORDS["counted"].pick(lang).format(number=entry_count(one, "rules"))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def show(name: str, lang: Lang, form: str, width: int = WIDTH) -> str:
    """Return a page about what a name stands for.

    That is a framework or its folder, `facts`, `topics`, `examples`, a fact, a topic, a value of a fact (`purpose:recruitment`), or
    what a framework consists of (`eu-ai-act:high-risk`: a tier, status, role, rule, rule group,
    definition, reading and so on). The last two may be named by their id alone; where an id stands
    for several things, the page lists them. Raises :class:`NothingToShowError` with the nearest
    names.
    """
    found = _find(name, lang)
    if not found:
        raise NothingToShowError(_nothing(name, lang))
    if len(found) == 1:
        data, pages = found[0].data, found[0].pages
    else:
        data = [{"name": one.name, "kind": one.kind, "title": one.title} for one in found]
        pages = (_candidates(name, found, lang),)
    if form == "json":
        return _json(data)
    if form == "html":
        from aigov.render.html import pages_html

        return pages_html(pages, lang, name)
    if form == "markdown":
        return "\n".join(map(page_markdown, pages))
    return "\n".join(page_text(page, width=width) for page in pages)


def _candidates(name: str, found: Sequence[_Found], lang: Lang) -> Page:
    lines = (Item((Code(one.name), f" · {one.kind} · {one.title}"), mark="·") for one in found)
    return Page(phrase("several-things", lang, name=name), head=tuple(lines))


def _find(name: str, lang: Lang) -> list[_Found]:
    """Return what a name may stand for; a list, a fact or a framework goes before the rest."""
    for one in (_list, _fact, _topics, _whole, _indicator):
        found = one(name, lang)
        if found is not None:
            return [found]
    within, _, own = name.rpartition(":")
    if _is_folder(within):
        return [*_entries(within, own, lang), *_own_facts(within, own, lang)]
    return [
        *_entries(within, own, lang),
        *_programme_entries(within, own, lang),
        *_concepts(within, own, lang),
    ]


def _list(name: str, lang: Lang) -> _Found | None:
    if name == "indicators":
        data = [indicator_data(one) for one in all_indicators().values()]
        return _Found(name, "", "", data, (indicators_page(lang),))
    if name in ("facts", "examples"):
        return _facts(lang) if name == "facts" else _examples(lang)
    if name == "terms":
        known = terms()
        data = [{"id": one.id, "measure": one.measure} for one in known.values()]
        lines = (
            Item((Code(one.id), f" ({one.measure}): {one.label.pick(lang)}"), mark="·")
            for one in known.values()
        )
        return _Found(name, "", "", data, (Page(_WORDS["terms"].pick(lang), head=tuple(lines)),))
    if name.startswith(EXAMPLE):
        return _example(name, lang)
    if name in bundled.vocabulary().lists and name not in bundled.vocabulary().facts:
        return _concept_list(name, lang)
    return None


def _example(name: str, lang: Lang) -> _Found:
    """Return what an example states."""
    system = load_system(name)
    head = [Item((system.summary,))] if system.summary else []
    if system.roles:
        head.append(Item((", ".join(system.roles),), phrase("roles", lang)))
    parts = [("", system.facts), *((one.name, one.facts) for one in system.uses)]
    sections = tuple(
        Section(title or _WORDS["stated"].pick(lang), tuple(_stated(facts)))
        for title, facts in parts
        if facts
    )
    page = Page(system.name, name, tuple(head), sections)
    return _Found(name, "", "", system.to_dict(), (page,))


def _stated(facts: Mapping[str, Any]) -> Iterator[Item]:
    for name, value in facts.items():
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield Item((Code(name), f": {shown}"), mark="·")


def _concept_list(name: str, lang: Lang) -> _Found:
    """Return the values of a list that entries of frameworks name, such as `event` or `role`."""
    concepts = bundled.vocabulary().lists[name].concepts
    data = [{"id": one.id, "label": one.label.to_dict()} for one in concepts.values()]
    lines = tuple(
        Item((Code(one.id), f": {one.label.pick(lang)}"), mark="·") for one in concepts.values()
    )
    return _Found(name, "", "", data, (Page(name, _WORDS["list"].pick(lang), lines),))


def _fact(name: str, lang: Lang) -> _Found | None:
    vocabulary = bundled.vocabulary()
    fact = vocabulary.facts.get(name)
    if fact is None:
        return None
    return _Found(name, "", "", fact_data(fact, vocabulary), (fact_page(fact, vocabulary, lang),))


def _topics(name: str, lang: Lang) -> _Found | None:
    return _topic(name, lang) if name == "topics" or name in topics() else None


def _whole(name: str, lang: Lang) -> _Found | None:
    """Return the framework or programme of an id or a folder."""
    folder = _is_folder(name)
    if name in bundled.programme_ids() or (folder and (Path(name) / bundled.PROGRAMME).is_file()):
        programme = load_programme(name)
        return _Found(name, "", "", programme.data, (programme_page(programme, lang),))
    if folder or name in {one.id for one in frameworks()}:
        framework = load_framework(name)
        return _Found(name, "", "", _framework_data(framework), (framework_page(framework, lang),))
    return None


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):  # no path at all
        return False


def _indicator(name: str, lang: Lang) -> _Found | None:
    one = all_indicators().get(name)
    if one is None:
        return None
    return _Found(name, "", "", indicator_data(one), (indicator_page(one, lang),))


def _own_facts(folder: str, own: str, lang: Lang) -> Iterator[_Found]:
    """Yield a fact that the framework of a folder adds to the vocabulary."""
    vocabulary = load_framework(folder).vocabulary
    if own in vocabulary.facts:
        fact = vocabulary.facts[own]
        pages = (fact_page(fact, vocabulary, lang),)
        yield _Found(f"{folder}:{own}", "", "", fact_data(fact, vocabulary), pages)


def _facts(lang: Lang) -> _Found:
    vocabulary = bundled.vocabulary()
    data = [fact_data(fact, vocabulary) for fact in vocabulary.facts.values()]
    return _Found("facts", "", "", data, (facts_page(vocabulary, lang),))


def _topic(name: str, lang: Lang) -> _Found:
    known = topics()
    if name == "topics":
        data = [topic_data(one) for one in known.values()]
        return _Found(name, "", "", data, (topics_page(lang),))
    return _Found(name, "", "", topic_data(known[name]), (topic_page(name, lang),))


def _examples(lang: Lang) -> _Found:
    found = {f"example:{one}": load_system(f"example:{one}") for one in examples()}
    lines = (Item((Code(one), f": {it.summary}"), mark="·") for one, it in found.items())
    page = Page(_WORDS["examples"].pick(lang), head=tuple(lines))
    return _Found("examples", "", "", [one.to_dict() for one in found.values()], (page,))


def _framework_data(framework: Framework) -> dict[str, Any]:
    keys = ("framework", "instruments", "tiers", "statuses", "roles", "acts")
    head = {key: framework.data.get(key) for key in keys}
    listed = {
        section: [*dict.fromkeys(one["id"] for one in framework.everything.get(section, ()))]
        for section in ("rules", "obligations", "penalties", "measures")
    }
    return head | listed


def _entries(within: str, own: str, lang: Lang) -> Iterator[_Found]:
    """Yield what the frameworks call so; what one of them calls so is one thing to show."""
    folder = _is_folder(within)
    for framework in (load_framework(within),) if folder else frameworks():
        if not folder and within not in ("", framework.id):
            continue
        found = [
            (section, entry)
            for section in KINDS
            for entry in framework.everything.get(section, ())
            if entry["id"] == own
        ]
        if found:
            data = [
                {"framework": framework.id, "section": section, **entry}
                | {"named_by": [one["id"] for _, one in named_by(framework, section, own)]}
                for section, entry in found
            ]
            kinds = dict.fromkeys(KINDS[section].pick(lang) for section, _ in found)
            yield _Found(
                f"{framework.id}:{own}",
                ", ".join(kinds),
                title_words(found[0][1], lang),
                data[0] if len(data) == 1 else data,
                tuple(entry_page(framework, section, entry, lang) for section, entry in found),
            )


def _programme_entries(within: str, own: str, lang: Lang) -> Iterator[_Found]:
    """Yield what the programmes call so."""
    for programme in programmes():
        found = programme_entries(programme).get(own, [])
        if within not in ("", programme.id) or not found:
            continue
        pages = tuple(entry_pages(programme, found, lang))
        data = [{"programme": programme.id, "kind": kind, **entry} for kind, entry in found]
        yield _Found(
            f"{programme.id}:{own}",
            pages[0].aside,
            title_words(found[0][1], lang),
            data[0] if len(data) == 1 else data,
            pages,
        )


def _concepts(within: str, own: str, lang: Lang) -> Iterator[_Found]:
    """Yield the values that have this name, one for each list of values."""
    vocabulary = bundled.vocabulary()
    by_list: dict[str, list[Fact]] = {}
    for fact in vocabulary.facts.values():
        if fact.values and within in ("", fact.id) and own in vocabulary.list_of(fact).concepts:
            by_list.setdefault(fact.values, []).append(fact)
    for facts in by_list.values():
        yield _Found(
            f"{facts[0].id}:{own}",
            _WORDS["concept"].pick(lang),
            vocabulary.concept(facts[0].id, own).label.pick(lang),
            concept_data(facts, own, vocabulary),
            (concept_page(facts, own, vocabulary, lang),),
        )


def _nothing(name: str, lang: Lang) -> str:
    """Return that nothing has a name, and the nearest names that stand for something."""
    if refused := date_refused(name):
        return refused
    within, _, own = name.rpartition(":")
    vocabulary = bundled.vocabulary()
    known: dict[str, set[str]] = {
        one.id: {entry["id"] for section in KINDS for entry in one.everything.get(section, ())}
        for one in frameworks()
    }
    known |= {one.id: {*programme_entries(one)} for one in programmes()}
    known |= {
        one.id: {*vocabulary.list_of(one).concepts}
        for one in vocabulary.facts.values()
        if one.values
    }
    if within in known:
        near = [f"{within}:{one}" for one in nearest(own, known[within])]
    elif within:
        near = [f"{one}:{own}" for one in nearest(within, known) if own in known[one]]
        near = near or [*nearest(within, known)]
    else:
        near = [
            *nearest(
                own,
                {
                    *known,
                    *topics(),
                    *all_indicators(),
                    *vocabulary.facts,
                    *(one for ids in known.values() for one in ids),
                },
            )
        ]
    words = phrase("nothing-called", lang, name=repr(name))
    either = f" {phrase('or', lang)} ".join(near)
    return words + (phrase("did-you-mean", lang, names=either) if near else "")
