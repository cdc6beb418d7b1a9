"""Listings of frameworks, and pages about one framework, rule, fact or concept."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov._version import __version__
from aigov.citations import cites
from aigov.intervals import show_day
from aigov.library import (
    UnknownFrameworkError,
    examples,
    frameworks,
    load_framework,
    load_system,
)
from aigov.problems import AigovError, nearest
from aigov.render.phrases import LEVELS, phrase
from aigov.render.words import condition_lines
from aigov.system import FORMAT
from aigov.texts import Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.framework import Framework
    from aigov.texts import Lang
    from aigov.vocabulary import Fact, Vocabulary

__all__ = ["frameworks_listing", "show", "version_text"]

_WORDS = {
    "rules": Text("rules", "quy tắc"),
    "tiers": Text("Tiers, highest first", "Mức độ rủi ro, từ cao xuống"),
    "statuses": Text("Statuses beside the tier", "Tư cách pháp lý bên cạnh mức độ rủi ro"),
    "rule-list": Text("Rules", "Quy tắc"),
    "sources": Text("Sources", "Nguồn"),
    "texts": Text("Texts", "Văn bản"),
    "published": Text("published", "công bố"),
    "in_force": Text("in force", "có hiệu lực"),
    "values": Text("Values", "Giá trị"),
    "presumed": Text("presumed if not stated", "giả định nếu không nêu"),
    "unless": Text("unless", "trừ khi"),
    "when": Text("when", "khi"),
    "concludes": Text("concludes", "kết luận"),
    "status": Text("source", "nguồn"),
    "used-by": Text("Asked by rules", "Quy tắc sử dụng"),
    "under": Text("under", "thuộc"),
    "value-of": Text("a value of the fact", "một giá trị của dữ kiện"),
}


class NothingToShowError(AigovError):
    """No framework, rule, fact or concept has this name."""


def frameworks_listing(found: Sequence[Framework], lang: Lang, form: str) -> str:
    """Return all frameworks with status and size."""
    rows = [
        {
            "id": one.id,
            "title": one.title.pick(lang),
            "jurisdiction": one.jurisdiction,
            "kind": one.kind,
            "source_status": one.source_status,
            "confidence": one.confidence,
            "edition": one.edition,
            "tiers": [tier.id for tier in one.tiers],
            "rules": len({rule["id"] for rule in one.data.get("rules", ())}),
        }
        for one in found
    ]
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        lines = ["| id | | | | |", "| --- | --- | --- | --- | --- |"]
        lines += [
            f"| `{row['id']}` | {row['title']} | {row['source_status']} | {row['rules']} {_word('rules', lang)} | {row['edition']} |"
            for row in rows
        ]
        return "\n".join(lines) + "\n"
    lines = []
    for row in rows:
        lines.append(
            f"{row['id']}  ({row['source_status']}, {row['rules']} {_word('rules', lang)})"
        )
        lines.append(f"    {row['title']} · {row['edition']}")
    return "\n".join(lines) + "\n"


def version_text() -> str:
    """Return the versions of library, format and frameworks, a line each."""
    lines = [f"aigov {__version__} (format {FORMAT})"]
    lines += [f"{one.id}: {one.edition}" for one in frameworks()]
    return "\n".join(lines) + "\n"


def show(name: str, lang: Lang, form: str) -> str:
    """Return a page about a framework, `framework:rule`, a rule, a fact, a concept, or `facts`.

    Raises :class:`NothingToShowError` with the nearest names.
    """
    data, lines = _find(name, lang)
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        body = "\n".join(lines[1:])
        return f"## {lines[0]}\n\n```text\n{body}\n```\n"
    return "\n".join(lines) + "\n"


def _find(name: str, lang: Lang) -> tuple[Any, list[str]]:
    vocabulary = bundled.vocabulary()
    if name == "facts":
        return _facts(vocabulary, lang)
    if name == "examples":
        found = {one: load_system(f"example:{one}") for one in examples()}
        lines = [f"example:{one}: {system.summary}" for one, system in found.items()]
        return [one.to_dict() for one in found.values()], lines
    if name in vocabulary.facts:
        fact = vocabulary.facts[name]
        return _fact_data(fact, vocabulary), [*_fact(fact, vocabulary, lang)]
    framework_id, _, rule_id = name.rpartition(":")
    if name in bundled.framework_ids():
        framework = load_framework(name)
        head = {
            key: framework.data.get(key)
            for key in ("framework", "instruments", "tiers", "statuses", "roles", "acts")
        }
        return head | {"rules": [one["id"] for one in framework.data.get("rules", ())]}, [
            *_framework(framework, lang)
        ]
    rules = [
        (framework, entry)
        for framework in frameworks()
        if framework_id in ("", framework.id)
        for entry in framework.data.get("rules", ())
        if entry["id"] == rule_id
    ]
    if rules:
        data = [{"framework": framework.id, **entry} for framework, entry in rules]
        lines = [
            line for framework, entry in rules for line in (*_rule(framework, entry, lang), "")
        ]
        return data[0] if len(data) == 1 else data, lines[:-1]
    concepts = [
        (fact, name)
        for fact in vocabulary.facts.values()
        if fact.values and name in vocabulary.list_of(fact).concepts
    ]
    if concepts:
        lines = [line for fact, _ in concepts for line in _concept(fact, name, vocabulary, lang)]
        return [{"fact": fact.id, "concept": name} for fact, _ in concepts], lines
    raise NothingToShowError(_not_found(name, framework_id, vocabulary))


def _not_found(name: str, framework_id: str, vocabulary: Vocabulary) -> str:
    if framework_id and framework_id not in bundled.framework_ids():
        raise UnknownFrameworkError(
            f"there is no framework {framework_id!r}; there are {', '.join(bundled.framework_ids())}"
        )
    known = [*bundled.framework_ids(), *vocabulary.facts]
    known += [entry["id"] for one in frameworks() for entry in one.data.get("rules", ())]
    known += [concept for concepts in vocabulary.lists.values() for concept in concepts.concepts]
    near = nearest(name.rpartition(":")[2], known)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"there is no framework, rule, fact or concept {name!r}{hint}"


def _word(name: str, lang: Lang) -> str:
    return _WORDS[name].pick(lang)


def _framework(framework: Framework, lang: Lang) -> Iterator[str]:
    yield f"{framework.id}: {framework.title.pick(lang)}"
    yield f"  {framework.source_status} · {framework.edition}"
    yield ""
    yield f"  {_word('texts', lang)}"
    for one in framework.instruments:
        dates = f"{_word('published', lang)} {show_day(one.published)}, {_word('in_force', lang)} {show_day(one.in_force)}"
        yield f"    {one.number}: {dates}"
    yield ""
    yield f"  {_word('tiers', lang)}"
    for tier in framework.tiers:
        cite = f" [{tier.cite}]" if tier.cite else f" {phrase('ours', lang)}" if tier.ours else ""
        yield f"    {tier.id}: {tier.label.pick(lang)}{cite} · {LEVELS[tier.level].pick(lang)}"
    if framework.statuses:
        yield ""
        yield f"  {_word('statuses', lang)}"
        for status in framework.statuses.values():
            yield f"    {status.id}: {status.label.pick(lang)}"
    yield ""
    yield f"  {_word('rule-list', lang)}"
    seen = set()
    order = framework.citations.order
    entries = framework.data.get("rules", ())
    for entry in sorted(entries, key=lambda one: order(cites(one["cite"])[0])):
        if entry["id"] not in seen:
            seen.add(entry["id"])
            yield f"    {'; '.join(cites(entry['cite']))} · {text(entry['title']).pick(lang)} [{entry['id']}]"
    yield ""
    yield f"  {_word('sources', lang)}"
    for source in framework.data["framework"]["sources"]:
        yield f"    {source['title']}{' · ' + source['url'] if source.get('url') else ''}"


def _rule(framework: Framework, entry: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    yield f"{framework.id}:{entry['id']}"
    yield f"  {text(entry['title']).pick(lang)}"
    for cite in cites(entry["cite"]):
        url = framework.citations.url(cite)
        yield f"  {cite}{' · ' + url if url else ''}"
    group: Mapping[str, Any] = next(
        (one for one in framework.data.get("groups", ()) if one["id"] == entry.get("group")), {}
    )
    for key in ("tier", "status", "role", "ends_role"):
        if entry.get(key) or group.get(key):
            yield f"  {_word('concludes', lang)}: {key} {entry.get(key) or group.get(key)}"
    if entry.get("text"):
        yield f"  text: {', '.join(f'{key} {value}' for key, value in entry['text'].items())}"
    if entry.get("when"):
        yield f"  {_word('when', lang)}"
        yield from (f"    {line}" for line in condition_lines(entry["when"], framework, lang))
    for exempt in [*entry.get("unless", ()), *group.get("unless", ())]:
        yield from _exempt(framework, exempt, lang, "  ")


def _exempt(
    framework: Framework, exempt: Mapping[str, Any], lang: Lang, indent: str
) -> Iterator[str]:
    yield f"{indent}{_word('unless', lang)}: {text(exempt.get('title')).pick(lang)} ({'; '.join(cites(exempt['cite']))})"
    yield from (f"{indent}  {line}" for line in condition_lines(exempt["when"], framework, lang))
    for inner in exempt.get("unless", ()):
        yield from _exempt(framework, inner, lang, indent + "  ")


def _facts(vocabulary: Vocabulary, lang: Lang) -> tuple[Any, list[str]]:
    lines = [f"{len(vocabulary.facts)}"]
    lines = [
        f"{fact.id} ({fact.type}): {fact.question.pick(lang)}" for fact in vocabulary.facts.values()
    ]
    return [_fact_data(fact, vocabulary) for fact in vocabulary.facts.values()], lines


def _fact_data(fact: Fact, vocabulary: Vocabulary) -> dict[str, Any]:
    values = [*vocabulary.list_of(fact).concepts] if fact.values else None
    return {
        "id": fact.id,
        "type": fact.type,
        "level": fact.level,
        "judgement": fact.judgement,
        "question": fact.question.to_dict(),
        "help": fact.help.to_dict(),
        "values": values,
        "iri": [*fact.iri],
    }


def _fact(fact: Fact, vocabulary: Vocabulary, lang: Lang) -> Iterator[str]:
    yield f"{fact.id} ({fact.type})"
    yield from textwrap.wrap(
        fact.question.pick(lang), 94, initial_indent="  ", subsequent_indent="  "
    )
    if any(fact.help):
        yield from textwrap.wrap(
            fact.help.pick(lang), 94, initial_indent="  ", subsequent_indent="  "
        )
    if fact.type == "yes-no":
        yield f"  {_word('presumed', lang)}: {phrase('yes' if fact.presume else 'no', lang)}"
    if fact.values:
        yield f"  {_word('values', lang)}"
        yield from _tree(vocabulary, fact, lang)


def _tree(vocabulary: Vocabulary, fact: Fact, lang: Lang) -> Iterator[str]:
    concepts = vocabulary.list_of(fact).concepts
    shown: set[str] = set()

    def branch(name: str, depth: int) -> Iterator[str]:
        yield f"    {'  ' * depth}{name}: {concepts[name].label.pick(lang)}"
        shown.add(name)
        for other, concept in concepts.items():
            if name in concept.broader:
                yield from branch(other, depth + 1)

    for name, concept in concepts.items():
        if not concept.broader:
            yield from branch(name, 0)


def _concept(fact: Fact, name: str, vocabulary: Vocabulary, lang: Lang) -> Iterator[str]:
    concept = vocabulary.list_of(fact).concepts[name]
    yield f"{name}: {concept.label.pick(lang)}"
    yield f"  {_word('value-of', lang)} {fact.id}: {fact.question.pick(lang)}"
    if concept.broader:
        yield f"  {_word('under', lang)} {', '.join(concept.broader)}"
    for iri in (*concept.iri, *concept.close):
        yield f"  {iri}"
