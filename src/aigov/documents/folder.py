"""A folder of YAML files read as one document, every entry with its place.

Files are read strictly, validated against the models, and merged section by section. All
mistakes of all files are reported together.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from aigov.bundled import PROGRAMME, data_folder
from aigov.documents.reader import FRAMEWORK_LIMIT, Document, read_file
from aigov.problems import InputError, Problem, few_suggestions, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from pydantic import BaseModel

__all__ = ["Folder", "read_folder", "validate", "yaml_files"]

MOST_FILES = 500
"""The most files of one framework; more than that is a folder of something else."""

MOST_VALUES = 200_000
"""The most values of all files of a folder together (`eu-ai-act`: 28,000)."""
MOST_ENTRIES = 5000
"""The most files and folders, of any kind, that are looked at."""
DEEPEST_FOLDER = 20
"""The most folders inside one another."""

Spot = tuple[str | int, ...]


class Folder:
    """The merged sections of a folder, with the way back to file, line and column."""

    __slots__ = ("_origins", "data", "files", "name")

    def __init__(self, name: str) -> None:
        """Start empty."""
        self.name = name
        self.data: dict[str, Any] = {}
        self.files: list[Document] = []
        self._origins: dict[Spot, tuple[Document, Spot]] = {}

    def add(self, document: Document) -> None:
        """Merge one file: lists are joined, mappings of lists too, `framework` stands once."""
        self.files.append(document)
        for section, content in document.data.items():
            self._merge((section,), content, document)

    def _merge(self, path: Spot, content: Any, document: Document) -> None:
        here: Any = self.data
        for step in path[:-1]:
            here = here[step]
        name = path[-1]
        if isinstance(content, list):
            known = here.setdefault(name, [])
            for place, entry in enumerate(content):
                self._origins[(*path, len(known))] = (document, (*path, place))
                known.append(entry)
        elif path == ("concepts",):
            here.setdefault(name, {})
            for key, entries in content.items():
                self._merge((*path, key), entries, document)
        else:
            if name in here:
                line, column = document.at(path, key=True)
                raise InputError(
                    [
                        Problem(
                            "duplicate-section",
                            f"`{name}` stands in two files",
                            file=document.name,
                            line=line,
                            column=column,
                            path=path,
                            hint="one file of the folder holds it",
                        )
                    ]
                )
            self._origins[path] = (document, path)
            here[name] = content

    def locate(self, problem: Problem) -> Problem:
        """Return the problem with file, line and column of its path in the merged data."""
        path = problem.path
        for length in range(len(path), 0, -1):
            origin = self._origins.get(path[:length])
            if origin:
                document, start = origin
                line, column = document.at((*start, *path[length:]))
                return problem._replace(file=document.name, line=line, column=column)
        return problem._replace(file=problem.file or self.name)


def yaml_files(folder: Path | Traversable) -> Iterator[Path | Traversable]:
    """Yield the YAML and JSON files below a folder, in a fixed order.

    Nothing outside the folder is read. Raises :class:`InputError` where a link leads out of it or
    to a folder, where something is no file, and where there is more than one framework can be.
    """
    looked_at = 0
    ours = folder == data_folder("frameworks") / folder.name  # an installer may link our own files
    waiting: list[tuple[Path | Traversable, int]] = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        if isinstance(here, Path) and isinstance(folder, Path) and not ours:
            _inside(here, folder)
        if not here.is_dir():
            yield here
            continue
        if depth > DEEPEST_FOLDER:
            _refuse(here, "too-deep", f"folders lie more than {DEEPEST_FOLDER} deep in one another")
        found = []
        try:
            for one in here.iterdir():
                looked_at += 1
                if looked_at > MOST_ENTRIES:
                    message = f"the folder holds more than {MOST_ENTRIES:,} files and folders"
                    _refuse(folder, "too-many-files", message)
                if not one.name.startswith(".") and (one.name.endswith(_ENDINGS) or one.is_dir()):
                    found.append(one)
        except OSError as error:
            _refuse(here, "not-readable", f"the folder cannot be read: {error.strerror}")
        found.sort(key=lambda one: one.name, reverse=True)
        waiting += [(one, depth + 1) for one in found]


_ENDINGS = (".yaml", ".yml", ".json")


def _inside(here: Path, folder: Path) -> None:
    """Refuse what is not of this folder, or would be read twice or without end."""
    if here == folder:
        return
    if not here.name.isprintable():
        message = f"its name, {here.name!a}, holds what no terminal shows"
        _refuse(here.parent, "not-readable", f"a file cannot be read: {message}")
    try:
        inside = not here.is_symlink() or here.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        inside = False
    if not inside:
        message = "this is a link to something outside the folder, which is not read"
        _refuse(here, "outside-folder", message, "put the file itself into the folder")
    if here.is_dir():
        if here.is_symlink():
            message = "this is a link to a folder, which is not followed"
            _refuse(here, "linked-folder", message, "delete the link, or put a folder there")
    elif not here.is_file():
        _refuse(here, "not-readable", "this is no file", "delete it, or put a file there")


def _refuse(path: Path | Traversable, code: str, message: str, hint: str | None = None) -> NoReturn:
    raise InputError([Problem(code, message, file=str(path), hint=hint)]) from None


def read_folder(folder: Path | Traversable, name: str | None = None) -> Folder:
    """Read and validate all files of a folder; raise :class:`InputError` with every mistake."""
    merged = Folder(name or str(folder))
    model = _model(folder)
    problems: list[Problem] = []
    files = [*yaml_files(folder)]
    if len(files) > MOST_FILES:
        message = f"The folder holds more than {MOST_FILES} files of YAML or JSON"
        hint = "name the folder that holds the framework alone"
        raise InputError([Problem("too-many-files", message, file=merged.name, hint=hint)])
    values = 0
    for path in files:
        try:
            document = read_file(path, limit=FRAMEWORK_LIMIT)
        except InputError as error:
            problems += error.problems
            continue
        values += len(document.positions)
        if values > MOST_VALUES:
            message = f"the files hold more than {MOST_VALUES:,} values together"
            _refuse(folder, "too-many-values", message, "divide it into several frameworks")
        found = validate(document, model)
        problems += found
        if not found:
            try:
                merged.add(document)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    if not merged.files:
        raise InputError(
            [
                Problem(
                    "empty-folder",
                    f"{merged.name} holds no YAML file",
                    file=merged.name,
                    hint="a framework is a folder with at least a framework.yaml",
                )
            ]
        )
    return merged


def _model(folder: Path | Traversable) -> type[BaseModel]:
    """Return what the files of a folder are: those of a programme, or of a framework."""
    if (folder / PROGRAMME).is_file():
        from aigov.documents.programmes import ProgrammeFile

        return ProgrammeFile
    from aigov.documents.models import FrameworkFile

    return FrameworkFile


_FORMS = {
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "list_type": "a list",
    "string_type": "a text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
}
"""What pydantic calls a wrong form, and what is said of it: its own words are those of JSON."""


@few_suggestions()
def validate(document: Document, model: type[BaseModel]) -> list[Problem]:
    """Return what a model finds wrong with a document, each located; nothing if it fits."""
    import json

    from pydantic import ValidationError

    try:
        model.model_validate_json(json.dumps(document.data))  # it speaks of objects and arrays
    except ValidationError as error:
        found: dict[Any, Problem] = {}
        for one in error.errors(include_url=False):
            problem = _problem(document, model, one)
            known = found.setdefault((problem.path, problem.code), problem)
            if one["type"] in _FORMS and known is not problem:  # one of several forms would do
                either = f"{known.message}, or {_FORMS[one['type']]}"
                found[problem.path, problem.code] = known._replace(message=either)
            elif known is not problem:
                found[problem.path, problem.code, problem.message] = problem
        return [*found.values()]
    return []


def _problem(document: Document, model: type[BaseModel], error: Any) -> Problem:
    path, missing = _yaml_path(document.data, error["loc"])
    kind = error["type"]
    key = kind == "extra_forbidden"
    line, column = document.at(path, key=key)
    place: dict[str, Any] = {"file": document.name, "line": line, "column": column, "path": path}
    if kind == "extra_forbidden":
        names = _siblings(model, path[:-1])
        return Problem(
            "unknown-key",
            f"`{path[-1]}` is no key of {_where(path[:-1])}",
            **place,
            suggestions=nearest(str(path[-1]), names),
            hint=f"known are {', '.join(names)}" if names else None,
        )
    if kind == "missing":
        return Problem("missing-key", f"`{missing}` is missing in {_where(path)}", **place)
    if kind in _FORMS:
        names = _siblings(model, path) if kind == "model_type" else []
        return Problem(
            "wrong-form",
            f"{_where(path)} takes {_FORMS[kind]}",
            **place,
            hint=f"write {{{', '.join(f'{name}: …' for name in names)}}}" if names else None,
        )
    message = error["msg"].removeprefix("Value error, ")
    hint = error.get("ctx", {}).get("hint")
    code = "wrong-form" if hint is None else kind
    return Problem(code, f"{_where(path)}: {message}", hint=hint, **place)


def _where(path: Spot) -> str:
    shown = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return f"`{shown}`" if shown else "the file"


def _yaml_path(data: Any, loc: tuple[str | int, ...]) -> tuple[Spot, str]:
    """Follow an error's location as far as the data goes, skipping names of union members."""
    path: list[str | int] = []
    here: Any = data
    last = ""
    for step in loc:
        last = str(step)
        known = step in here if isinstance(here, dict) else False
        if isinstance(here, list) and isinstance(step, int):
            known = step < len(here)
        if known:
            here = here[step]
            path.append(step)
    return tuple(path), last


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _siblings(model: type[BaseModel], path: Spot) -> list[str]:
    """Return the keys that the model allows at a path, as far as it can be told."""
    schema = _schema(model)
    here: Any = schema
    for step in path:
        here = _resolve(schema, here)
        if isinstance(step, int):
            here = here.get("items", {})
        else:
            properties = here.get("properties", {})
            here = properties.get(step, here.get("additionalProperties", {}))
        if not isinstance(here, dict):
            return []
    return sorted(_resolve(schema, here).get("properties", {}))


def _resolve(schema: Any, here: Any) -> Any:
    for branch in (here, *here.get("anyOf", ()), *here.get("oneOf", ())):
        if "$ref" in branch:
            return schema["$defs"][branch["$ref"].rsplit("/", 1)[-1]]
        if "properties" in branch or "items" in branch:
            return branch
    return here
