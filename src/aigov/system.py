"""A described system: the file that most users write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.facts import UNKNOWN, check_value, vectors
from aigov.problems import InputError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigov.facts import Value, Vectors
    from aigov.vocabulary import Vocabulary

__all__ = ["FORMAT", "System", "Use"]

FORMAT = 1
HEAD_KEYS = ("format", "vocabulary", "id", "name", "summary")
KEYS = ("system", "roles", "facts", "uses", "evidence")


class Use:
    """One use of a system: an id, a name, and facts over the system's own."""

    __slots__ = ("facts", "id", "name")

    def __init__(self, id: str, facts: Mapping[str, Any], name: str | None = None) -> None:  # noqa: A002
        """Take the facts as written."""
        self.id = id
        self.name = name or id
        self.facts = dict(facts)

    def to_dict(self) -> dict[str, Any]:
        """Return the use as plain data."""
        named = {} if self.name == self.id else {"name": self.name}
        return {"id": self.id, **named, "facts": dict(self.facts)}

    def __repr__(self) -> str:
        """Return the id and the number of facts."""
        return f"<Use {self.id[:60]}: {len(self.facts)} facts>"


class System:
    """A described system.

    ``facts`` maps fact ids to stated values: booleans, concept ids or lists of them, numbers or
    ``{"min": …, "max": …}``, dates as ISO text (a day, a month, a year, `not-yet`), or `unknown`.
    ``uses`` (mappings with `id` and `facts`, or :class:`Use`) have facts of their own over these.
    ``roles`` overrides the roles that would be derived. ``vocabulary_version`` is the version that
    the description was written for (default: the newest). Facts are checked against the shared
    vocabulary, or the one given.

    Raises :class:`aigov.InputError` with every mistake of the description.
    """

    __slots__ = (
        "_vectors",
        "evidence",
        "facts",
        "id",
        "name",
        "roles",
        "summary",
        "uses",
        "values",
        "vocabulary_version",
    )

    def __init__(  # noqa: PLR0913 - a description has these parts; all but two are named
        self,
        name: str = "",
        facts: Mapping[str, Any] | None = None,
        *,
        uses: Iterable[Use | Mapping[str, Any]] = (),
        id: str | None = None,  # noqa: A002
        summary: str = "",
        roles: Iterable[str] = (),
        evidence: Mapping[str, str] | None = None,
        vocabulary_version: int | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Check and keep the description."""
        self.name = name
        self.id = id or _slug(name)
        self.summary = summary
        self.roles = tuple(roles)
        self.facts = dict(facts or {})
        self.uses = tuple(
            one if isinstance(one, Use) else Use(one["id"], one.get("facts", {}), one.get("name"))
            for one in uses
        )
        self.evidence = dict(evidence or {})
        self.vocabulary_version = vocabulary_version
        self.values = self._check(vocabulary or bundled.vocabulary())
        self._vectors: dict[int, tuple[Vocabulary, tuple[Vectors, ...]]] = {}

    def _check(self, vocabulary: Vocabulary) -> tuple[dict[str, Value], ...]:
        """Return the checked values of each use (one, where no uses are named)."""
        problems: list[Problem] = []
        _check_id(self.id, ("system", "id"), problems)
        common = _checked(vocabulary, self.facts, ("facts",), problems)
        problems += [
            Problem(
                "unknown-fact",
                f"Evidence is given for {name!r}, which is no fact",
                path=("evidence", name),
                suggestions=nearest(name, vocabulary.facts),
            )
            for name in self.evidence
            if name not in vocabulary.facts
        ]
        seen: set[str] = set()
        per_use = []
        for place, use in enumerate(self.uses):
            if use.id in seen:
                problems.append(
                    Problem(
                        "duplicate-use",
                        f"Two uses are called {use.id!r}",
                        path=("uses", place, "id"),
                    )
                )
            seen.add(use.id)
            _check_id(use.id, ("uses", place, "id"), problems)
            own = _checked(vocabulary, use.facts, ("uses", place, "facts"), problems)
            problems += [
                Problem(
                    "wrong-level",
                    f"{name!r} is a fact about the whole system, not about one use",
                    path=("uses", place, "facts", name),
                    hint="state it under `facts:`",
                )
                for name in own
                if vocabulary.facts[name].level == "system"
            ]
            per_use.append({**common, **own})
        if problems:
            raise InputError(problems)
        return tuple(per_use) or (common,)

    def vectors(self, vocabulary: Vocabulary) -> tuple[Vectors, ...]:
        """Return the uses as vectors over a vocabulary; made once for each."""
        known = self._vectors.get(id(vocabulary))
        if known is None:
            known = (vocabulary, vectors(vocabulary, self.values, self.vocabulary_version))
            self._vectors[id(vocabulary)] = known
        return known[1]

    @property
    def declined(self) -> tuple[str, ...]:
        """Facts that the description says are not known: not asked again."""
        names = [
            name for values in self.values for name, value in values.items() if value == UNKNOWN
        ]
        return tuple(dict.fromkeys(names))

    def stated(self, fact: str, use: int = 0) -> Any:
        """Return what was written for a fact in a use, or ``None``."""
        if self.uses and fact in self.uses[use].facts:
            return self.uses[use].facts[fact]
        return self.facts.get(fact)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, vocabulary: Vocabulary | None = None) -> System:
        """Build a system from the content of a description file.

        Raises :class:`aigov.InputError`; the problems carry the path of each mistake.
        """
        problems = _check_form(data)
        if problems:
            raise InputError(problems)
        head = data["system"]
        return cls(
            head["name"],
            data.get("facts", {}),
            uses=data.get("uses", ()),
            id=head.get("id"),
            summary=head.get("summary", ""),
            roles=data.get("roles", ()),
            evidence=data.get("evidence", {}),
            vocabulary_version=head.get("vocabulary"),
            vocabulary=vocabulary,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the description as the content of a file."""
        head: dict[str, Any] = {"format": FORMAT}
        if self.vocabulary_version is not None:
            head["vocabulary"] = self.vocabulary_version
        head |= {"id": self.id, "name": self.name}
        if self.summary:
            head["summary"] = self.summary
        rest = {
            "roles": [*self.roles],
            "facts": dict(self.facts),
            "uses": [one.to_dict() for one in self.uses],
            "evidence": dict(self.evidence),
        }
        return {
            "system": head,
            **{key: value for key, value in rest.items() if value or key == "facts"},
        }

    def __eq__(self, other: object) -> bool:
        """Two systems are equal if their descriptions are."""
        return isinstance(other, System) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        """Hash by id and name."""
        return hash((self.id, self.name))

    def __repr__(self) -> str:
        """Return id and size in one line."""
        uses = f", {len(self.uses)} uses" if self.uses else ""
        return f"<System {self.id[:60]}: {len(self.facts)} facts{uses}>"

    def __getstate__(self) -> dict[str, Any]:
        """Pickle without what is kept for speed."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "_vectors"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore from a pickle."""
        for name, value in state.items():
            setattr(self, name, value)
        self._vectors = {}


def _checked(
    vocabulary: Vocabulary,
    facts: Mapping[str, Any],
    path: tuple[str | int, ...],
    problems: list[Problem],
) -> dict[str, Value]:
    made = {}
    for name, value in facts.items():
        checked = check_value(vocabulary, name, value, (*path, name), problems)
        if checked is not None:
            made[name] = checked
    return made


def _check_id(name: str, path: tuple[str | int, ...], problems: list[Problem]) -> None:
    if not all(part.isascii() and part.isalnum() for part in name.split("-")):
        problems.append(
            Problem(
                "wrong-id",
                f"{name!r} is no id",
                path=path,
                hint="letters, digits and single hyphens, such as cv-screening",
            )
        )


def _slug(name: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(
        one if one.isalnum() and one.isascii() else "-"
        for one in plain.lower()
        if not unicodedata.combining(one)
    )
    return "-".join(part for part in letters.split("-") if part) or "system"


def _check_form(data: Any) -> list[Problem]:
    """Return what is wrong with the frame of a description file, facts apart."""
    problems = [
        Problem(
            "unknown-key",
            f"`{key}` is no part of a description",
            path=(key,),
            suggestions=nearest(key, KEYS),
            hint=f"its parts are {', '.join(KEYS)}",
        )
        for key in data
        if key not in KEYS
    ]
    head = data.get("system")
    if not isinstance(head, dict):
        return [
            *problems,
            Problem(
                "missing-key",
                "`system` is missing: the part that names the system",
                path=("system",),
                hint="begin with system: {format: 1, name: My system}",
            ),
        ]
    problems += [
        Problem(
            "unknown-key",
            f"`{key}` is no key of `system`",
            path=("system", key),
            suggestions=nearest(key, HEAD_KEYS),
            hint=f"known are {', '.join(HEAD_KEYS)}",
        )
        for key in head
        if key not in HEAD_KEYS
    ]
    if head.get("format") != FORMAT:
        found = f"format {head['format']!r}" if "format" in head else "no format"
        problems.append(
            Problem(
                "format",
                f"The description has {found}; this library reads format {FORMAT}",
                path=("system", "format") if "format" in head else ("system",),
                hint=f"write format: {FORMAT}",
            )
        )
    version = head.get("vocabulary", 1)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        problems.append(
            Problem(
                "wrong-type",
                "`vocabulary` is a version number such as 1",
                path=("system", "vocabulary"),
            )
        )
    if not isinstance(head.get("name"), str) or not head.get("name"):
        problems.append(
            Problem(
                "missing-key", "`system` needs a name", path=("system",), hint="name: My system"
            )
        )
    problems += [
        Problem("wrong-type", f"`{key}` is a text", path=("system", key))
        for key in ("id", "summary")
        if key in head and not isinstance(head[key], str)
    ]
    return problems + _check_parts(data)


def _check_parts(data: Any) -> list[Problem]:
    problems = []
    for key, kind, name in (
        ("facts", dict, "a mapping of facts"),
        ("roles", list, "a list of roles"),
        ("uses", list, "a list of uses"),
        ("evidence", dict, "a mapping of facts to texts"),
    ):
        if key in data and not isinstance(data[key], kind):
            problems.append(Problem("wrong-type", f"`{key}` is {name}", path=(key,)))
    uses = data.get("uses", [])
    for place, use in enumerate(uses if isinstance(uses, list) else []):
        path = ("uses", place)
        if not isinstance(use, dict) or not isinstance(use.get("id"), str):
            problems.append(
                Problem("missing-key", "Each use is a mapping with an id and facts", path=path)
            )
            continue
        problems += [
            Problem(
                "unknown-key",
                f"`{key}` is no key of a use",
                path=(*path, key),
                suggestions=nearest(key, ("id", "name", "facts")),
            )
            for key in use
            if key not in ("id", "name", "facts")
        ]
        if not isinstance(use.get("facts", {}), dict):
            problems.append(
                Problem("wrong-type", "`facts` is a mapping of facts", path=(*path, "facts"))
            )
    roles = data.get("roles", [])
    if isinstance(roles, list):
        problems += [
            Problem("wrong-type", "A role is an id such as provider", path=("roles", place))
            for place, role in enumerate(roles)
            if not isinstance(role, str)
        ]
    evidence = data.get("evidence", {})
    if isinstance(evidence, dict):
        problems += [
            Problem(
                "wrong-type", "Evidence is a text: a quote, a page, a link", path=("evidence", key)
            )
            for key, value in evidence.items()
            if not isinstance(value, str)
        ]
    return problems
