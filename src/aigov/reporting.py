"""Reports on described systems: all results of one system together, and several systems at a glance."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov.display import Displayed
from aigov.intervals import asked_day, show_day
from aigov.lawtext import NoTextError
from aigov.lazy import ReadOnly, lazy
from aigov.library import bundled_frameworks, load_system, resolve, vocabulary_of
from aigov.problems import AigovError, InputError, Problem
from aigov.sides import chosen, sides
from aigov.system import System
from aigov.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.calendars import Calendar
    from aigov.classification import Classification
    from aigov.comparison import Comparison
    from aigov.framework import Framework
    from aigov.gaps import Gap
    from aigov.obligation_findings import Obligations
    from aigov.sides import Chosen, Side
    from aigov.texts import Lang
    from aigov.vocabulary import Vocabulary

__all__ = [
    "BINDING",
    "DESCRIPTIONS",
    "FORMS",
    "FREEING",
    "Report",
    "SystemReport",
    "descriptions_in",
    "report",
]

DESCRIPTIONS = (".yaml", ".yml", ".json")
"""How the names of description files end."""

FORMS = {"html": (".html", ".htm"), "markdown": (".md", ".markdown")}
"""The forms of a report, and how the names of their files end, the usual ending first."""

BINDING, FREEING = ("duty", "liability"), ("permission", "right", "encouragement")
"""Kinds of obligations: what must be done, and what may be done or claimed."""

_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""Names that no file can have on some computers."""


class SystemReport(Displayed, ReadOnly):
    """All that is found of one system under one or more frameworks. Read-only.

    ``sides`` hold for each framework the duties and liabilities that bind or will; the other
    results are computed when first asked for.
    """

    system: System
    role: str | None
    sides: tuple[Side, ...]

    def __init__(self, columns: Sequence[Side], role: str | None) -> None:
        """Use :func:`report`."""
        self.__dict__.update(sides=tuple(columns), role=role)
        first = columns[0].classification
        assert first is not None  # noqa: S101 - a report is on a system
        self.__dict__["system"] = first.system

    @property
    def as_of(self) -> str:
        """The day that is judged on (ISO)."""
        return self.sides[0].as_of

    @property
    def classifications(self) -> tuple[Classification, ...]:
        """The classification under each framework, for the role asked about where it knows that."""
        return tuple(one.classification for one in self.sides if one.classification is not None)

    def obligations(self, kinds: Sequence[str] = BINDING) -> tuple[Obligations | None, ...]:
        """Return the obligations under each framework; ``None`` where it has not the role asked about."""
        return tuple(
            None
            if self.role is not None and not side.framework.roles_named(self.role)
            else one.obligations(self.role, kinds=kinds)
            for one, side in zip(self.classifications, self.sides, strict=True)
        )

    @lazy
    def calendar(self) -> Calendar:
        """Every date that matters."""
        from aigov.calendars import Calendar

        return Calendar(self.system, self.as_of, self.sides)

    @lazy
    def comparison(self) -> Comparison | None:
        """The frameworks side by side; ``None`` where there is but one."""
        from aigov.comparison import Comparison

        return Comparison(self.compared, None) if len(self.sides) > 1 else None

    @lazy
    def gaps(self) -> tuple[Gap, ...]:
        """For each framework what is left to do under it for whoever complies with all the others."""
        from aigov.gaps import Gap

        columns = self.compared
        return tuple(
            Gap([other for other in columns if other is not one], [one])
            for one in columns
            if len(columns) > 1
        )

    @lazy
    def compared(self) -> tuple[Side, ...]:
        """The sides with their duties alone: liabilities are not compared."""
        return tuple(
            side._replace(duties=tuple(one for one in side.duties if one.obligation.kind == "duty"))
            for side in self.sides
        )

    def __repr__(self) -> str:
        """Return what it is in one line."""
        ids = ", ".join(one.framework.id for one in self.sides)
        return one_line(f"SystemReport {self.system.id[:40]}: {ids}")


class Report(Displayed, ReadOnly):
    """A report on one or more systems, for people who never see Python. Read-only.

    ``systems`` hold the results of each system, ``problems`` say which descriptions could not be
    read, ``not_yet`` are the frameworks of which no text was published yet.
    """

    systems: tuple[SystemReport, ...]
    problems: tuple[Problem, ...]
    not_yet: tuple[Framework, ...]
    sources: tuple[Path, ...]
    """The files that the descriptions were read from: no report is written over them."""

    def __init__(
        self,
        systems: Sequence[SystemReport],
        *,
        problems: Sequence[Problem] = (),
        not_yet: Sequence[Framework] = (),
        sources: Sequence[Path] = (),
    ) -> None:
        """Use :func:`report`."""
        own = self.__dict__
        own.update(systems=tuple(systems), problems=tuple(problems))
        own.update(not_yet=tuple(not_yet), sources=tuple(sources))

    @property
    def is_portfolio(self) -> bool:
        """Whether it has an index: there are several systems, or were to be."""
        return len(self.systems) > 1 or bool(self.problems)

    @lazy
    def names(self) -> tuple[str, ...]:
        """A file name for each system, without ending: its id, made safe and unique."""
        taken = {"index"}
        found = []
        for one in self.systems:
            base = (
                f"{one.system.id}-system" if one.system.id.lower() in _RESERVED else one.system.id
            )
            name, number = base, 1
            while name.lower() in taken:
                number += 1
                name = f"{base}-{number}"
            taken.add(name.lower())
            found.append(name)
        return tuple(found)

    def to_html(self, lang: Lang = "en", *, everything: bool = False) -> str:
        """Return one HTML file that needs nothing else; of several systems, the index first.

        With ``everything`` also what each obligation requires, every term and every fine. Raises
        :class:`aigov.MissingExtraError` where Jinja2 is not installed.
        """
        from aigov.render.report_html import report_html

        return report_html(self, lang, everything=everything)

    def to_markdown(self, lang: Lang = "en", *, everything: bool = False) -> str:
        """Return the same as Markdown."""
        from aigov.render.report_markdown import report_markdown

        return report_markdown(self, lang, everything=everything)

    def files(
        self, lang: Lang = "en", form: str = "html", *, everything: bool = False
    ) -> dict[str, str]:
        """Return the files of a folder by their names: an index and a report on each system.

        Raises :class:`aigov.AigovError` for another form.
        """
        if form_of("", form) == "markdown":
            from aigov.render.report_markdown import report_files
        else:
            from aigov.render.report_html import report_files
        return report_files(self, lang, FORMS[form][0], everything=everything)

    def save(
        self,
        path: str | Path,
        lang: Lang = "en",
        *,
        form: str | None = None,
        everything: bool = False,
    ) -> None:
        """Write the report into a file, or into a folder: an index and a file for each system.

        A folder is one that exists, or a name without an ending or with a slash at the end. The ending of a file says
        whether it is HTML (`.html`) or Markdown (`.md`), unless ``form`` (`html`, `markdown`)
        does; in a folder it is HTML by default. All is written or nothing. Raises
        :class:`OSError`, and :class:`aigov.AigovError` for another ending and where a description
        would be written over.
        """
        from aigov.saving import save_files, save_text

        shown = form_of(path, form)
        if is_folder(path):
            made = self.files(lang, shown, everything=everything)
            for name in made:
                self.spare(Path(path, name))
            save_files(made, path)
            return
        self.spare(path)
        make = self.to_markdown if shown == "markdown" else self.to_html
        save_text(make(lang, everything=everything), path)

    def spare(self, path: str | Path) -> None:
        """Raise :class:`aigov.AigovError` where a description would be written over."""
        if any(_same_file(Path(path), one) for one in self.sources):
            message = f"{path} is a description: write the report elsewhere"
            raise AigovError(message)

    def __repr__(self) -> str:
        """Return which systems it is on, in one line."""
        ids = ", ".join(one.system.id for one in self.systems)
        return one_line(f"Report on {len(self.systems)}: {ids}")


def is_folder(path: str | Path) -> bool:
    """Tell whether a path to write to stands for a folder: one that exists, or a name without ending."""
    if str(path).endswith(("/", os.sep)) or _is_dir(path):
        return True
    return not Path(path).suffix and not Path(path).exists()


def form_of(path: str | Path, form: str | None = None) -> str:
    """Return the form in which a report is written to a path.

    Raises :class:`aigov.AigovError` where neither the ending nor ``form`` says it.
    """
    if form is not None:
        if form not in FORMS:
            message = f"a report has the form {' or '.join(FORMS)}, not {form!r}"
            raise AigovError(message)
        return form
    if is_folder(path):
        return "html"
    for known, endings in FORMS.items():
        if str(path).lower().endswith(endings):
            return known
    message = f"{path}: a report is a file .html or .md, or a folder"
    raise AigovError(message)


def report(
    systems: System | str | Path | Mapping[str, Any] | Iterable[Any],
    frameworks: Chosen | None = None,
    *,
    role: str | None = None,
    as_of: str | date | None = None,
    text_as_of: str | date | None = None,
) -> Report:
    """Report on one system or several: summary, classification, obligations, comparison, sources.

    ``systems`` is one or several of: a :class:`System`, a description file or its content,
    `example:NAME`, or a folder of descriptions. ``frameworks`` are as in :func:`aigov.compare`
    (default: every binding one that is bundled); ``role`` asks for one role. ``as_of`` (ISO;
    default: today) is the day that is judged on, ``text_as_of`` hides texts published later.

    Of several systems, those that cannot be read are ``problems`` of the report; frameworks without
    a text on the day are its ``not_yet``, if another has one. Raises :class:`aigov.InputError` where no system
    can be read, and what :func:`aigov.compare` raises.
    """
    judged = asked_day(date.today() if as_of is None else as_of, "as_of")
    known = None if text_as_of is None else asked_day(text_as_of, "text_as_of")
    asked = [*_binding()] if frameworks is None else chosen(frameworks)
    read, not_yet = _with_text(asked, judged, known)
    vocabulary = vocabulary_of(framework for _, framework in read)
    described, problems, files = _described(systems, vocabulary)
    found = [
        SystemReport(
            sides(
                [reference for reference, _ in read],
                one,
                role=role,
                as_of=show_day(judged),
                text_as_of=text_as_of,
                kinds=BINDING,
            ),
            role,
        )
        for one in described
    ]
    return Report(found, problems=problems, not_yet=not_yet, sources=files)


def _binding() -> Iterable[Framework]:
    return (one for one in bundled_frameworks() if one.source_status == "binding")


_Read = tuple["str | Path | Framework", "Framework"]
"""A reference to a framework, and the framework."""


def _with_text(
    asked: Sequence[str | Path | Framework], as_of: int, known: int | None
) -> tuple[list[_Read], list[Framework]]:
    """Return the frameworks that had a text on the day, and those that had none.

    Raises :class:`aigov.NoTextError` where none of them had one.
    """
    if not asked:
        message = "a report needs a framework: name one, such as eu-ai-act"
        raise AigovError(message)
    found: list[_Read] = []
    not_yet: dict[Framework, NoTextError] = {}
    for reference in asked:
        framework, own = resolve(reference)
        try:
            framework.law_text(as_of, known if own is None else asked_day(own, framework.id))
        except NoTextError as error:
            not_yet[framework] = error
        else:
            found.append((framework if own is None else reference, framework))
    if not found:
        raise next(iter(not_yet.values()))
    return found, [*not_yet]


def _described(
    systems: Any, vocabulary: Vocabulary
) -> tuple[list[System], list[Problem], list[Path]]:
    """Return the systems, what is wrong with those that cannot be read, and all their files."""
    is_one = isinstance(systems, System | str | Path | Mapping)
    given = [one for name in ([systems] if is_one else systems) for one in _each(name)]
    if not given:
        message = "a report needs a system: a description, its file, or a folder of them"
        raise AigovError(message)
    found: list[System] = []
    problems: list[Problem] = []
    for one in given:
        try:
            found.append(
                one if isinstance(one, System) else load_system(one, vocabulary=vocabulary)
            )
        except InputError as error:
            problems += error.problems
        except AigovError as error:
            if len(given) == 1:
                raise
            problems.append(Problem("no-description", str(error)))
    if not found:
        raise InputError(problems)
    return found, problems, [Path(one) for one in given if isinstance(one, str | Path)]


def _each(given: Any) -> Iterable[Any]:
    """Return what is given, instead of a folder the descriptions in it."""
    if isinstance(given, str | Path) and _is_dir(given):
        return descriptions_in(given)
    return (given,)


def descriptions_in(folder: str | Path) -> list[Path]:
    """Return the description files of a folder, by name; raise :class:`aigov.AigovError` if none."""
    found = sorted(
        one
        for one in Path(folder).iterdir()
        if one.name.lower().endswith(DESCRIPTIONS)
        and not one.name.startswith(".")
        and not (one.is_dir() or one.is_fifo())  # who opens a pipe waits for whoever writes
    )
    if not found:
        message = f"{folder}: no description ({', '.join(DESCRIPTIONS)}) in this folder"
        raise AigovError(message)
    return found


def _is_dir(path: str | Path) -> bool:
    try:
        return bool(str(path)) and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
