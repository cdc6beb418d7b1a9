"""Finding frameworks and descriptions: bundled ones by id, a user's own by path."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigov import bundled, sources
from aigov.framework import Framework, bundled_framework
from aigov.intervals import asked_day
from aigov.listings import Frameworks
from aigov.problems import AigovError, InputError, Problem, or_nearest
from aigov.system import System

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

    from aigov.vocabulary import Vocabulary

__all__ = [
    "UnknownExampleError",
    "UnknownFrameworkError",
    "bundled_frameworks",
    "examples",
    "frameworks",
    "load_framework",
    "load_system",
    "load_vocabulary",
    "offered",
    "parse_reference",
    "resolve",
    "system_from_text",
    "vocabulary_of",
]


EXAMPLE = "example:"


class UnknownFrameworkError(AigovError):
    """No framework has this id."""


class UnknownExampleError(AigovError):
    """No example has this name."""


def load_vocabulary() -> Vocabulary:
    """Return the shared vocabulary: every fact with its question, every concept."""
    return bundled.vocabulary()


def bundled_frameworks() -> tuple[Framework, ...]:
    """Return the frameworks that come with the package, in alphabetical order of their ids."""
    return tuple(bundled_framework(name) for name in bundled.framework_ids())


def frameworks() -> Frameworks:
    """Return the bundled frameworks, then those of ``AIGOV_FRAMEWORKS`` and of installed packages.

    One that is broken is left out; :func:`aigov.check` says what is wrong with it.
    """
    return Frameworks((*bundled_frameworks(), *offered()[0]))


def resolve(reference: str | Path | Framework) -> tuple[Framework, str | None]:
    """Return the framework that is meant, and the day up to which `ID@DATE` knows its texts.

    Raises what :func:`load_framework` does, and :class:`aigov.DateError`.
    """
    if isinstance(reference, Framework):
        return reference, None
    if isinstance(reference, Path):
        return load_framework(reference), None
    if not isinstance(reference, str):
        message = f"a framework is an id, a folder or a Framework, not {reference!r}"
        raise TypeError(message)
    name, known = parse_reference(reference)
    if known is not None and Path(reference).is_dir():
        return load_framework(reference), None
    if known is not None:
        asked_day(known, f"{name}@")
    return load_framework(name), known


def parse_reference(reference: str) -> tuple[str, str | None]:
    """Split `ID@DATE` into the id and the day on which texts are known (or ``None``)."""
    name, at, known = reference.rpartition("@")
    if not at or "/" in known or "\\" in known:  # an @ in the path of a folder
        return reference, None
    return name, known


def load_framework(reference: str | Path) -> Framework:
    """Return a framework by its id, or from a folder of YAML.

    An id is that of a bundled framework, of one in a folder that ``AIGOV_FRAMEWORKS`` names, or of
    one that an installed package offers (see :mod:`aigov.sources`). A folder is checked as `aigov check` does, its coverage and cases apart. Raises
    :class:`UnknownFrameworkError`, with the nearest ids, or :class:`aigov.InputError` with every
    error of the folder, each with file, line and column.
    """
    if not isinstance(reference, str | Path):
        message = f"a framework is named by its id or its folder, not by {reference!r}"
        raise TypeError(message)
    if isinstance(reference, str) and reference in bundled.framework_ids():
        return bundled_framework(reference)
    path = Path(reference)
    if reference and path.is_dir():
        from aigov.checking.sound import load_folder

        return load_folder(path)
    source = sources.find(reference) if isinstance(reference, str) else None
    if source is not None and not source.is_programme:
        return _offered(source.id, source.folder)
    known = [*bundled.framework_ids(), *_offered_ids()]
    if str(reference) in bundled.programme_ids():
        message = f"{reference} is a programme, not a law: no system is classified under it; "
        message += f"`aigov assess PROFILE -f {reference}`, `aigov compare --by pillar`"
        raise UnknownFrameworkError(message)
    message = f"there is no framework {str(reference)!r}; "
    message += date_refused(reference) or or_nearest(reference, known)
    raise UnknownFrameworkError(message)


@lru_cache(maxsize=200)
def _offered(name: str, folder: Path) -> Framework:
    """Return a framework of the environment or a package; its folder bears its id."""
    from aigov.checking.sound import load_folder

    made = load_folder(folder)
    if made.id != name:
        message = f"The folder {name!r} holds the framework {made.id!r}"
        hint = f"call the folder {made.id}, or the framework {name}"
        raise InputError([Problem("folder-name", message, file=str(folder), hint=hint)])
    return made


def _offered_ids() -> Iterator[str]:
    yield from (one.id for one in sources.sources() if not one.is_programme)


def offered() -> tuple[tuple[Framework, ...], tuple[Problem, ...]]:
    """Return the frameworks of the environment and of packages, and what is wrong with others.

    A broken one is a problem with its place, and none of the frameworks.
    """
    found: list[Framework] = []
    wrong = [*sources.problems()]
    refused = {*bundled.framework_ids(), *bundled.programme_ids()}
    for one in sources.sources():
        if one.is_programme or one.id in refused:
            continue
        try:
            known = sources.find(one.id)
            if known is not None:
                found.append(_offered(one.id, known.folder))
        except InputError as error:
            wrong += error.problems
        except AigovError:  # two of one id: said above, with both places
            refused.add(one.id)
    return tuple(found), tuple(wrong)


def date_refused(reference: str | Path) -> str | None:
    """Return what is said where `ID@DATE` names a framework with a day, if it does."""
    name, known = parse_reference(str(reference))
    there = name in (*bundled.framework_ids(), *_offered_ids()) or Path(name).is_dir()
    if known is None or not there:
        return None
    return f"a date is given to classify (`aigov classify SYSTEM -f {reference}`); name {name} here"


def vocabulary_of(chosen: Iterable[Framework]) -> Vocabulary:
    """Return the vocabulary that a description for these frameworks is written in.

    It is the shared one with the facts, concepts and roles that they bring themselves. Raises
    :class:`aigov.AigovError` where two of them declare one fact or concept differently.
    """
    own = list(dict.fromkeys(one for one in chosen if one.vocabulary is not bundled.vocabulary()))
    if len(own) == 1:
        return own[0].vocabulary
    try:
        return bundled.vocabulary_for(*(one.data for one in own))
    except ValueError as error:
        message = f"{' and '.join(one.id for one in own)} cannot be asked together: {error}"
        raise AigovError(message) from error


def load_system(
    source: str | Path | Mapping[str, Any], *, vocabulary: Vocabulary | None = None
) -> System:
    """Return the system of a description file (YAML or JSON), or of its content as a mapping.

    `example:NAME` is one of the examples that come with the package (see :func:`examples`).
    ``vocabulary`` is what it is written in (default: the shared one; a framework's own facts are
    in the ``vocabulary`` of the framework). Raises :class:`aigov.InputError` with every mistake,
    each with file, line and column.
    """
    if isinstance(source, str | Path):
        from aigov.documents.reader import SYSTEM_LIMIT, read_file

        path = _example(source) if isinstance(source, str) else source
        return _from_document(read_file(path, limit=SYSTEM_LIMIT), vocabulary)
    return System.from_dict(source, vocabulary=vocabulary)


def system_from_text(
    text: str | bytes, name: str = "<stdin>", *, vocabulary: Vocabulary | None = None
) -> System:
    """Return the system of a description given as text."""
    from aigov.documents.reader import SYSTEM_LIMIT, read_text

    return _from_document(read_text(text, name=name, limit=SYSTEM_LIMIT), vocabulary)


def _from_document(document: Any, vocabulary: Vocabulary | None) -> System:
    try:
        return System.from_dict(document.data, vocabulary=vocabulary)
    except InputError as error:
        located = []
        for problem in error.problems:
            key = problem.code in ("unknown-key", "unknown-fact", "wrong-level")
            line, column = document.at(problem.path, key=key)
            located.append(problem._replace(file=document.name, line=line, column=column))
        raise InputError(located) from None


def examples() -> tuple[str, ...]:
    """Return the names of the example descriptions, for `load_system("example:NAME")`."""
    folder = bundled.data_folder("examples") / "systems"
    return tuple(sorted(one.name.removesuffix(".yaml") for one in folder.iterdir()))


def _example(source: str) -> Path | Traversable:
    """Return the path that a name of a description stands for."""
    if not source.startswith(EXAMPLE):
        return Path(source)
    name = source.removeprefix(EXAMPLE)
    if name not in examples():
        message = f"there is no example {name!r}; {or_nearest(name, examples())}"
        raise UnknownExampleError(message)
    return bundled.data_folder("examples") / "systems" / f"{name}.yaml"
