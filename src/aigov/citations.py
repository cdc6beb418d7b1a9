"""Citations of provisions: parsed in the instrument's own scheme, shown and linked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["LONGEST_CITATION", "Citation", "CitationScheme", "forms"]

CITATIONS_KEPT = 5000
LONGEST_CITATION = 200
"""The most characters of a citation: no pattern is tried on a longer text."""
_DIGITS = 18
_NOT_YET = object()


class Citation(NamedTuple):
    """A provision as written, its instrument, how it is shown, its address, its article if any."""

    text: str
    instrument: str
    label: str
    url: str | None
    article: str | None = None


class _Form(NamedTuple):
    pattern: str  # compiled when first tried: most instruments of a framework are cited rarely
    label: str | None
    link: str | None


class CitationScheme:
    """The citation forms of all instruments of a framework.

    A citation that begins with the prefix of an instrument belongs to it; any other belongs to
    the first instrument without a prefix.
    """

    def __init__(self, instruments: Iterable[Mapping[str, Any]]) -> None:
        """Take the validated section ``instruments``."""
        self._parsed: dict[str, Citation | None] = {}
        self._instruments: list[tuple[str, str | None, tuple[_Form, ...], str | None]] = []
        for entry in instruments:
            self._instruments.append(
                (
                    entry["id"],
                    entry.get("prefix"),
                    tuple(
                        _Form(form["pattern"], form.get("label"), form.get("link"))
                        for form in forms(entry)
                    ),
                    entry.get("link"),
                )
            )

    def parse(self, text: str) -> Citation | None:
        """Return the citation, or ``None`` where it fits no scheme."""
        known = self._parsed.get(text, _NOT_YET)
        if known is not _NOT_YET:
            return known  # type: ignore[return-value]
        if len(self._parsed) > CITATIONS_KEPT:
            self._parsed.clear()
        found = self._parsed[text] = self._parse(text)
        return found

    def _parse(self, text: str) -> Citation | None:
        if len(text) > LONGEST_CITATION:
            return None
        for instrument, prefix, forms, link in self._instruments:
            if prefix is not None:
                if not text.startswith(f"{prefix} "):
                    continue
                rest = text.removeprefix(f"{prefix} ")
            else:
                rest = text
            for form in forms:
                match = re.fullmatch(form.pattern, rest)
                if match:
                    groups = {key: value for key, value in match.groupdict().items() if value}
                    return Citation(
                        text,
                        instrument,
                        _fill(form.label, groups) or rest,
                        _link(form, groups) or link,
                        groups.get("article"),
                    )
        return None

    def order(self, text: str) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
        """Return a key that sorts as the law does: instruments, articles, annexes, points.

        Numbers count as numbers, and `đ` stands between `d` and `e`.
        """
        names = [one[0] for one in self._instruments]
        found = self.parse(text)
        parts = tuple(
            (1, int(part[-_DIGITS:]), "") if part.isdecimal() else (0, 0, part.replace("đ", "d~"))
            for part in re.findall(r"\d+|\D+", text[:LONGEST_CITATION])
        )
        if found is None:
            return len(names), 0, parts
        return names.index(found.instrument), 0 if found.article else 1, parts

    def url(self, text: str) -> str | None:
        """Return the address of a provision, if one is known."""
        found = self.parse(text)
        return found.url if found else None


def forms(instrument: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the citation forms of an instrument: none, one or several."""
    found = instrument.get("citation") or []
    return found if isinstance(found, list) else [found]


def _fill(template: str | None, groups: Mapping[str, str]) -> str | None:
    """Fill a template word by word, leaving out a word pair whose group is missing."""
    if template is None:
        return None
    shown = []
    for part in re.findall(r"[^{}]*\{\w+\}[^\s{}]*", template):
        names = re.findall(r"\{(\w+)\}", part)
        if all(name in groups for name in names):
            shown.append(part.format(**groups))
    return "".join(shown).strip() or None


def _link(form: _Form, groups: Mapping[str, str]) -> str | None:
    if form.link is None:
        return None
    names = re.findall(r"\{(\w+)\}", form.link)
    return form.link.format(**groups) if all(name in groups for name in names) else None
