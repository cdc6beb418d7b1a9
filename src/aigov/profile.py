"""Profiles: what is so of a country or an organisation, each value with its day and its source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov import bundled
from aigov.description import plain, slug
from aigov.display import Displayed
from aigov.intervals import day, show_day
from aigov.lazy import ReadOnly
from aigov.problems import InputError, Problem, few_suggestions, nearest, or_nearest
from aigov.programme import LARGEST_FIGURE, indicators, programmes, too_large
from aigov.texts import Text, one_line, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigov.documents.document import Document
    from aigov.programme import Indicator

__all__ = ["NOT_APPLICABLE", "UNKNOWN", "Observation", "Profile", "load_profile", "profiles"]

UNKNOWN, NOT_APPLICABLE = "unknown", "not-applicable"
EXAMPLE = "example:"
LIMIT = 1_000_000
"""The most bytes of a profile."""

NO_TEXT = Text()
Spot = tuple[str | int, ...]
Value = bool | float | str


class Observation(NamedTuple):
    """What an indicator is from a day on: a truth value, a figure, `unknown`, `not-applicable`.

    ``date`` is the ordinal of the first day. ``source`` says where it stands, ``action``,
    ``responsible`` and ``due`` (ISO) what is to be done about it, by whom and by when.
    """

    value: Value
    date: int
    source: Text = NO_TEXT
    url: str | None = None
    confidence: str | None = None
    note: Text = NO_TEXT
    action: Text = NO_TEXT
    responsible: Text = NO_TEXT
    due: str | None = None

    @property
    def known(self) -> bool:
        """Whether it says what the indicator is."""
        return not isinstance(self.value, str)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Observation {self.value} from {show_day(self.date)}")


class Profile(ReadOnly, Displayed):
    """What is so of a country or an organisation (``about``). Read-only.

    ``id``, ``name`` and ``summary`` (both languages), ``day`` (ISO: what is stated is known up to
    it), ``facts`` (observations of each indicator, the earliest first).
    """

    id: str
    name: Text
    about: str
    day: str
    summary: Text
    facts: Mapping[str, tuple[Observation, ...]]

    def __init__(self, head: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
        """Take validated content; use :func:`load_profile`."""
        name = head["name"]
        self.__dict__.update(
            id=head.get("id") or slug(_words(name).pick("en")),
            name=_words(name),
            about=head["about"],
            day=head["day"],
            summary=_words(head.get("summary", "")),
            facts=MappingProxyType(
                {key: tuple(_observations(value, head["day"])) for key, value in facts.items()}
            ),
            _head=head,
            _facts=facts,
        )

    def on(self, indicator: str, asked: int) -> Observation | None:
        """Return what an indicator is on a day (ordinal): the newest value not younger than it."""
        known = [one for one in self.facts.get(indicator, ()) if one.date <= asked]
        return known[-1] if known else None

    def figures(self, indicator: str, asked: int) -> tuple[Observation, ...]:
        """Return the figures of an indicator that are known on a day, the earliest first."""
        return tuple(
            one for one in self.facts.get(indicator, ()) if one.date <= asked and one.known
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what was given."""
        return (Profile, (self.__dict__["_head"], self.__dict__["_facts"]))

    def __eq__(self, other: object) -> bool:
        """Two profiles are equal if the same is said."""
        return isinstance(other, Profile) and self.__reduce__()[1] == other.__reduce__()[1]

    def __hash__(self) -> int:
        """Hash by id and day."""
        return hash((self.id, self.day))

    def __repr__(self) -> str:
        """Return id, day and the number of indicators."""
        return one_line(f"<Profile {self.id[:60]} on {self.day}: {len(self.facts)} indicators>")


def _words(found: str | Mapping[str, Any]) -> Text:
    return Text(found, found) if isinstance(found, str) else text(found)


def _listed(found: Any) -> list[dict[str, Any]]:
    """Return the observations of an indicator, however short they are written."""
    entries = found if isinstance(found, list) else [found]
    return [one if isinstance(one, dict) else {"value": one} for one in entries]


def _observations(found: Any, known_to: str) -> Iterator[Observation]:
    made = [
        Observation(
            one["value"],
            day(one.get("date") or known_to),
            _words(one.get("source", "")),
            one.get("url"),
            one.get("confidence"),
            _words(one.get("note", "")),
            _words(one.get("action", "")),
            _words(one.get("responsible", "")),
            one.get("due"),
        )
        for one in _listed(found)
    ]
    yield from sorted(made, key=lambda one: one.date)


# --- reading ----------------------------------------------------------------------------------


def profiles() -> tuple[str, ...]:
    """Return the names of the example profiles, for `load_profile("example:NAME")`."""
    folder = bundled.data_folder("examples") / "profiles"
    return tuple(sorted(one.name.removesuffix(".yaml") for one in folder.iterdir()))


def load_profile(
    source: str | Path | Mapping[str, Any], *, known: Mapping[str, Indicator] | None = None
) -> Profile:
    """Return the profile of a file (YAML or JSON), or of its content as a mapping.

    `example:NAME` is one of those that come with the package (see :func:`aigov.profiles`).
    ``known`` are the indicators that it is written in (default: those of all bundled programmes).
    Raises :class:`aigov.InputError` with every mistake, each with file, line and column.
    """
    from aigov.documents.reader import read_file, read_text

    if isinstance(source, Mapping):
        content = json.dumps(plain(source), ensure_ascii=False)
        return _of_document(read_text(content, name="<profile>", limit=LIMIT), known)
    path: Any = Path(source)
    if isinstance(source, str) and source.startswith(EXAMPLE):
        name = source.removeprefix(EXAMPLE)
        if name not in profiles():
            from aigov.library import UnknownExampleError

            message = f"there is no example profile {name!r}; {or_nearest(name, profiles())}"
            raise UnknownExampleError(message)
        path = bundled.data_folder("examples") / "profiles" / f"{name}.yaml"
    return _of_document(read_file(path, limit=LIMIT), known)


def profile_from_text(
    content: str | bytes, name: str = "<stdin>", *, known: Mapping[str, Indicator] | None = None
) -> Profile:
    """Return the profile of a text; raises :class:`aigov.InputError`."""
    from aigov.documents.reader import read_text

    return _of_document(read_text(content, name=name, limit=LIMIT), known)


@few_suggestions()
def _of_document(document: Document, known: Mapping[str, Indicator] | None) -> Profile:
    from aigov.documents.folder import validate
    from aigov.documents.programmes import ProfileFile

    problems = validate(document, ProfileFile)
    if not problems:
        wanted = known if known is not None else indicators(*(one.data for one in programmes()))
        problems = [_located(one, document) for one in _problems(document.data, wanted)]
    if problems:
        raise InputError(problems)
    return Profile(document.data["profile"], document.data.get("facts", {}))


def _located(problem: Problem, document: Document) -> Problem:
    line, column = document.at(problem.path, key=problem.code == "unknown-indicator")
    return problem._replace(file=document.name, line=line, column=column)


def _problems(data: Mapping[str, Any], known: Mapping[str, Indicator]) -> Iterator[Problem]:
    from aigov.documents.forms import FORMAT

    head = data["profile"]
    if head["format"] != FORMAT:
        message = f"The profile has format {head['format']}; this library reads format {FORMAT}"
        path: Spot = ("profile", "format")
        yield Problem("format", message, path=path, hint=f"write format: {FORMAT}")
    for name, found in data.get("facts", {}).items():
        path = ("facts", name)
        indicator = known.get(name)
        if indicator is None:
            yield _unknown(name, head["about"], known.values(), path)
            continue
        if indicator.about != head["about"]:
            yield Problem(
                "wrong-subject",
                f"{name!r} is asked of {_A[indicator.about]}, and this profile is of "
                f"{_A[head['about']]}",
                path=path,
                hint="leave it out, or describe the other in a profile of its own",
            )
        yield from _dated(found, head["day"], path)
        for place, one in enumerate(_listed(found)):
            at = (*path, place) if isinstance(found, list) else path
            at = (*at, "value") if isinstance(found, list | dict) else at
            yield from _fits(one["value"], indicator, at)


_A = {"country": "a country", "organisation": "an organisation"}


def _unknown(name: str, about: str, known: Iterable[Indicator], path: Spot) -> Problem:
    names = [one.id for one in known if one.about == about]
    return Problem(
        "unknown-indicator",
        f"There is no indicator {name!r}",
        path=path,
        suggestions=nearest(name, names),
        hint="`aigov show indicators` lists them",
    )


def _fits(value: Value, indicator: Indicator, path: Spot) -> Iterator[Problem]:
    if isinstance(value, str):
        return  # unknown, not-applicable
    if isinstance(value, bool) != (indicator.type == "yes-no"):
        wanted = "true or false" if indicator.type == "yes-no" else "a number"
        message = f"{indicator.id!r} takes {wanted}, unknown or not-applicable, not {value!r}"
        yield Problem("wrong-type", message, path=path)
    elif abs(value) > LARGEST_FIGURE:
        yield too_large(path)


def _dated(found: Any, known_to: str, path: Spot) -> Iterator[Problem]:
    """Yield the dates that lie after the day of the profile, or stand twice."""
    seen: set[str] = set()
    for place, one in enumerate(_listed(found)):
        date = one.get("date") or known_to
        at = (*path, place) if isinstance(found, list) else path
        if date > known_to:
            yield Problem(
                "after-the-day",
                f"{date} lies after the day of the profile, {known_to}",
                path=(*at, "date"),
                hint="a profile says what is known on its day; move the day, or leave this out",
            )
        if date in seen:
            message = f"Two values for {date}"
            yield Problem("duplicate-date", message, path=at, hint="keep one of the two")
        seen.add(date)
