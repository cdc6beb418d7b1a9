"""Crosswalks: curated relations between the provisions of two frameworks, and their exchange form.

The relations are those of NIST IR 8477 (set theory relationship mapping); the exchange form is
SSSOM, a table of mappings with its metadata.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from aigov import bundled
from aigov._version import __version__
from aigov.display import Displayed, displayed
from aigov.framework import Framework
from aigov.lazy import ReadOnly, lazy
from aigov.library import resolve
from aigov.tables import Tabular
from aigov.texts import Text, one_line, several, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = [
    "RELATIONS",
    "Crosswalk",
    "Relating",
    "crosswalk",
    "entries_of",
    "entry_of",
    "flipped",
]

RELATIONS = ("equal", "subset-of", "superset-of", "intersects-with", "no-relationship")
_FLIPPED = {"subset-of": "superset-of", "superset-of": "subset-of"}
_PREDICATES = {
    "equal": "skos:exactMatch",
    "subset-of": "skos:broadMatch",
    "superset-of": "skos:narrowMatch",
    "intersects-with": "skos:relatedMatch",
    "no-relationship": "skos:relatedMatch",
}
_COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_date",
    "comment",
    "other",
)
_NO_TERM = "sssom:NoTermFound"
_SECTIONS = (
    "rules",
    "definitions",
    "scope",
    "groups",
    "parameters",
    "transitions",
    "tiers",
    "statuses",
    "roles",
)


def flipped(relation: str) -> str:
    """Return the relation as seen from the other side."""
    return _FLIPPED.get(relation, relation)


@displayed
class Relating(NamedTuple):
    """How provisions of one framework relate to provisions of another.

    ``first`` and ``second`` are ids of obligations, rules or other entries, or citations; either
    may be empty where the relation is `no-relationship`. ``only_first`` says what the first asks
    and the second does not, ``only_second`` the reverse. ``date`` is an ISO day.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    relation: str
    rationale: Text
    only_first: Text
    only_second: Text
    author: str
    date: str
    confidence: str
    crosswalk: str

    def flip(self) -> Relating:
        """Return the same relation as seen from the second framework."""
        return self._replace(
            first=self.second,
            second=self.first,
            relation=flipped(self.relation),
            only_first=self.only_second,
            only_second=self.only_first,
        )

    def __repr__(self) -> str:
        """Return what it is in one line."""
        first, second = (", ".join(ends) or "nothing" for ends in (self.first, self.second))
        return one_line(f"Relating {first} {self.relation} {second}")


class Crosswalk(ReadOnly, Displayed, Tabular):
    """All curated relations from one framework to another. Read-only.

    ``known`` tells whether anybody has related the two at all.
    """

    first: Framework
    second: Framework
    relations: tuple[Relating, ...]

    def __init__(self, first: Framework, second: Framework, relations: Iterable[Relating]) -> None:
        """Use :func:`crosswalk`."""
        own = self.__dict__
        own["first"] = first
        own["second"] = second
        own["relations"] = tuple(relations)

    @property
    def known(self) -> bool:
        """Whether there is any relation between the two."""
        return bool(self.relations)

    @lazy
    def ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """What somebody has looked at, of the first framework and of the second."""
        return (
            frozenset(name for one in self.relations for name in one.first),
            frozenset(name for one in self.relations for name in one.second),
        )

    def looked_at(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Tell whether somebody has looked at all of one of the two: silence is no finding."""
        return self.ends[0].issuperset(first) or self.ends[1].issuperset(second)

    def citations(self, names: Iterable[str], *, of_first: bool) -> tuple[str, ...]:
        """Return the provisions that these ends stand for, in either framework."""
        framework = self.first if of_first else self.second
        return tuple(dict.fromkeys(cite for name in names for cite in _provisions(framework, name)))

    def to_sssom(self) -> str:
        """Return the crosswalk as a SSSOM table (TSV with its metadata in front)."""
        return "\n".join([*self._metadata(), *self._table()]) + "\n"

    def _metadata(self) -> Iterator[str]:
        dates = [one.date for one in self.relations]
        yield f"#mapping_set_id: urn:aigov:crosswalk:{self.first.id}:{self.second.id}"
        yield f"#mapping_set_version: {__version__}"
        yield f"#mapping_set_title: {self.first.title.en} to {self.second.title.en}"
        yield "#license: https://www.apache.org/licenses/LICENSE-2.0"
        if dates:
            yield f"#mapping_date: {max(dates)}"
        yield f"#subject_source: {self.first.id}:"
        yield f"#object_source: {self.second.id}:"
        yield "#curie_map:"
        for prefix, namespace in self._prefixes().items():
            yield f"#  {prefix}: {namespace}"
        yield "#comment: >-"
        yield "#  The column other holds the relation in the terms of NIST IR 8477 and how sure of it"
        yield "#  its author is. An end of several provisions gives one row for each pair."

    def _prefixes(self) -> dict[str, str]:
        own = {one.id: f"urn:aigov:{one.id}:" for one in (self.first, self.second)}
        return {
            **own,
            "semapv": "https://w3id.org/semapv/vocab/",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "sssom": "https://w3id.org/sssom/",
        }

    def _table(self) -> Iterator[str]:
        yield "\t".join(_COLUMNS)
        for one in self.relations:
            for subject in one.first or ("",):
                for other in one.second or ("",):
                    yield "\t".join(_cell(value) for value in self._row(one, subject, other))

    def _row(self, one: Relating, subject: str, other: str) -> tuple[str, ...]:
        differences = [
            f"{name}: {words.en}"
            for name, words in (("only subject", one.only_first), ("only object", one.only_second))
            if words.en
        ]
        return (
            _curie(self.first, subject),
            _label(self.first, subject),
            _PREDICATES[one.relation],
            "Not" if one.relation == "no-relationship" else "",
            _curie(self.second, other),
            _label(self.second, other),
            "semapv:ManualMappingCuration",
            one.author,
            one.date,
            ". ".join([one.rationale.en.rstrip("."), *differences]),
            f"nist-ir-8477: {one.relation}; confidence: {one.confidence}",
        )

    def __len__(self) -> int:
        """Return how many relations there are."""
        return len(self.relations)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Crosswalk {self.first.id} to {self.second.id}: {len(self)} relations")


def crosswalk(first: str | Path | Framework, second: str | Path | Framework) -> Crosswalk:
    """Return the curated relations from one framework to another, whichever way they were written.

    They are the bundled ones and those in the two frameworks' own folders. Raises what
    :func:`aigov.load_framework` does. A framework related to itself is equal, entry by entry.
    """
    return _known(resolve(first)[0], resolve(second)[0])


@lru_cache(maxsize=100)
def _known(first: Framework, second: Framework) -> Crosswalk:
    return Crosswalk(first, second, _relations(first, second))


def _relations(first: Framework, second: Framework) -> Iterator[Relating]:
    """Yield how two frameworks relate; what one extends speaks for it, and is the same in both."""
    if first.id == second.id:
        yield from _identity(first)
        return
    shared = [one for one in first.lineage if one in second.lineage]
    if shared:
        from aigov.library import load_framework

        yield from _identity(load_framework(shared[0]))
    for entry in _written(first, second):
        for mapping in entry["mappings"]:
            made = _relating(entry, mapping)
            yield made if entry["first"] in first.lineage else made.flip()


def _written(first: Framework, second: Framework) -> Iterator[Mapping[str, Any]]:
    pairs = {
        frozenset((one, other))
        for one in first.lineage
        for other in second.lineage
        if one not in second.lineage and other not in first.lineage
    }
    sections = [
        bundled.sections(bundled.CROSSWALKS, "crosswalks"),
        *(one.crosswalk_data for one in (first, second)),
    ]
    seen = set()
    for data in sections:
        for entry in data.get("crosswalks", ()):
            pair = frozenset((entry["first"], entry["second"]))
            if pair in pairs and entry["id"] not in seen:
                seen.add(entry["id"])
                yield entry


def _relating(entry: Mapping[str, Any], mapping: Mapping[str, Any]) -> Relating:
    return Relating(
        several(mapping.get("first")),
        several(mapping.get("second")),
        mapping["relation"],
        text(mapping["rationale"]),
        text(mapping.get("only_first")),
        text(mapping.get("only_second")),
        mapping.get("author") or entry["author"],
        mapping.get("date") or entry["date"],
        mapping.get("confidence") or entry.get("confidence", "medium"),
        entry["id"],
    )


def _identity(framework: Framework) -> Iterator[Relating]:
    same = Text("The same provision.", "Cùng một quy định.")
    entries = framework.duty_data.get("obligations", ())
    for name in dict.fromkeys((entry["id"],) for entry in entries):  # once, of however many texts
        yield Relating(
            name,
            name,
            "equal",
            same,
            Text(),
            Text(),
            "aigov",
            framework.checked,
            "high",
            "identity",
        )


def _provisions(framework: Framework, name: str) -> tuple[str, ...]:
    """Return what an end cites: an entry's provisions, or the end itself where it is a citation."""
    entry = entry_of(framework, name)
    return several(entry["cite"]) if entry is not None and entry.get("cite") else (name,)


def entry_of(framework: Framework, name: str) -> Mapping[str, Any] | None:
    """Return the newest entry of a framework with this id, if there is one.

    Where an obligation and, say, a status share the id, the obligation is meant.
    """
    for section in _sections(framework):
        found = [entry for entry in section if entry["id"] == name]
        if found:
            return found[-1]
    return None


def entries_of(framework: Framework) -> Iterator[Mapping[str, Any]]:
    """Yield every entry of a framework that may be an end of a relation."""
    for section in _sections(framework):
        yield from section


def _sections(framework: Framework) -> Iterator[Sequence[Mapping[str, Any]]]:
    for section in ("obligations", "penalties"):
        yield framework.duty_data.get(section, ())
    for section in _SECTIONS:
        yield framework.data.get(section, ())


def _curie(framework: Framework, name: str) -> str:
    return f"{framework.id}:{quote(name, safe='().,-')}" if name else _NO_TERM


def _label(framework: Framework, name: str) -> str:
    entry = entry_of(framework, name) if name else None
    if entry is None:
        return name
    words = text(entry.get("title") or entry.get("label")).en
    cites = "; ".join(several(entry.get("cite")))
    return f"{words} ({cites})" if cites else words


def _cell(value: str) -> str:
    return " ".join(value.split())
