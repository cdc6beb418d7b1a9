"""A described system: the file that most users write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.description import FORMAT, check_form, check_use, part, plain, slug
from aigov.display import Displayed
from aigov.facts import UNKNOWN, check_value, translated, vectors
from aigov.lazy import ReadOnly
from aigov.problems import InputError, Problem, few_suggestions, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aigov.facts import Value, Vectors
    from aigov.vocabulary import Vocabulary

__all__ = ["FORMAT", "System", "Use"]

Path = tuple[str | int, ...]


class Use(ReadOnly, Displayed):
    """One use of a system: an id, a name, and facts over the system's own. Read-only."""

    id: str
    name: str
    _facts: Mapping[str, Any]

    def __init__(self, id: str, facts: Mapping[str, Any], name: str | None = None) -> None:  # noqa: A002
        """Take the facts as written; raises :class:`aigov.InputError` for the wrong form."""
        given = {"id": id, "facts": plain(facts), "name": name or id}
        problems = [*check_use(given)]
        if problems:
            raise InputError(problems)
        self.__dict__.update(id=id, name=given["name"], _facts=given["facts"])

    @property
    def facts(self) -> Mapping[str, Any]:
        """The facts as written: a copy, so that nobody can change the use by it."""
        return MappingProxyType(plain(self._facts))

    def to_dict(self) -> dict[str, Any]:
        """Return the use as plain data."""
        named = {} if self.name == self.id else {"name": self.name}
        return {"id": self.id, **named, "facts": plain(self._facts)}

    def __eq__(self, other: object) -> bool:
        """Two uses are equal if what is said of them is."""
        return isinstance(other, Use) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        """Hash by id and name."""
        return hash((self.id, self.name))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what was given."""
        return (Use, (self.id, dict(self._facts), self.name))

    def __repr__(self) -> str:
        """Return the id and the number of facts."""
        return f"<Use {self.id[:60]}: {len(self._facts)} facts>"


class System(ReadOnly, Displayed):
    """A described system. Read-only.

    ``facts`` maps fact ids to stated values: booleans, concept ids or lists of them, numbers or
    ``{"min": …, "max": …}``, dates as ISO text (a day, a month, a year, `not-yet`), or `unknown`.
    ``uses`` (mappings with `id` and `facts`, or :class:`Use`) have facts of their own over these.
    ``roles`` overrides the roles that would be derived. ``vocabulary_version`` is the version that
    the description was written for (default: the newest). Facts are checked against the shared
    vocabulary, or the one given.

    Raises :class:`aigov.InputError` with every mistake of the description.
    """

    id: str
    name: str
    summary: str
    roles: tuple[str, ...]
    uses: tuple[Use, ...]
    evidence: Mapping[str, str]
    vocabulary_version: int | None
    values: tuple[dict[str, Value], ...]
    """The checked values of each use; of the system where it names no uses."""
    _facts: Mapping[str, Any]
    _vocabulary: Vocabulary | None
    _vectors: dict[int, tuple[Vocabulary, tuple[Vectors, ...]]]
    _states: dict[tuple[str, ...], bool]

    def __init__(  # noqa: PLR0913 - a description has these parts; all but two are named
        self,
        name: str = "System",
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
        listed = _listed(uses)
        if isinstance(listed, list):
            listed = [one.to_dict() if isinstance(one, Use) else one for one in listed]
        head = {"name": name, "id": id, "summary": summary, "vocabulary": vocabulary_version}
        parts = {"facts": facts, "uses": listed, "roles": _listed(roles), "evidence": evidence}
        self._keep(
            {"system": {"format": FORMAT, **_given(head)}, **_given(parts)}, vocabulary=vocabulary
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, vocabulary: Vocabulary | None = None) -> System:
        """Build a system from the content of a description file.

        Raises :class:`aigov.InputError`; the problems carry the path of each mistake.
        """
        made = cls.__new__(cls)
        made._keep(data, vocabulary)  # noqa: SLF001 - a second way to make one
        return made

    @few_suggestions()
    def _keep(self, data: Any, vocabulary: Vocabulary | None) -> None:
        """Check the content of a description, and keep a copy that nobody else holds."""
        content = plain(data)
        problems = [*check_form(content)]
        values: list[dict[str, Value]] = []
        if isinstance(content, dict):
            values = _check_content(content, vocabulary or bundled.vocabulary(), problems)
        if problems:
            raise InputError(problems)
        head = content["system"]
        self.__dict__.update(
            id=head.get("id") or slug(head["name"]),
            name=head["name"],
            summary=head.get("summary", ""),
            roles=tuple(content.get("roles", ())),
            _facts=content.get("facts", {}),
            uses=tuple(
                Use(one["id"], one.get("facts", {}), one.get("name"))
                for one in content.get("uses", ())
            ),
            evidence=MappingProxyType(content.get("evidence", {})),
            vocabulary_version=head.get("vocabulary"),
            values=tuple(values),
            _vocabulary=vocabulary,
            _vectors={},
            _states={},
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """What the facts are written in."""
        return self._vocabulary or bundled.vocabulary()

    @property
    def facts(self) -> Mapping[str, Any]:
        """The facts as written: a copy, so that nobody can change the description by it."""
        return MappingProxyType(plain(self._facts))

    def vectors(self, vocabulary: Vocabulary) -> tuple[Vectors, ...]:
        """Return the uses as vectors over a vocabulary; made once for each."""
        known = self._vectors.get(id(vocabulary))
        if known is None:
            spoken, values = self._vocabulary or bundled.vocabulary(), self.values
            if spoken is not vocabulary:
                values = tuple(translated(one, spoken, vocabulary) for one in values)
            known = (vocabulary, vectors(vocabulary, values, self.vocabulary_version))
            self._vectors[id(vocabulary)] = known
        return known[1]

    @property
    def declined(self) -> tuple[str, ...]:
        """Facts that the description says are not known, in some use: not asked again there."""
        uses = range(len(self.values))
        return tuple(dict.fromkeys(name for use in uses for name in self.declined_in(use)))

    def declined_in(self, use: int) -> tuple[str, ...]:
        """Return the facts that the description says are not known in one use."""
        return tuple(name for name, value in self.values[use].items() if value == UNKNOWN)

    @property
    def stated_facts(self) -> tuple[str, ...]:
        """The facts that are stated in some use, and not as `unknown`, in the description's order."""
        return tuple(
            dict.fromkeys(
                name for values in self.values for name, value in values.items() if value != UNKNOWN
            )
        )

    def states_any(self, facts: tuple[str, ...]) -> bool:
        """Tell whether one of these facts is stated in some use, and not as `unknown`."""
        known = self._states.get(facts)
        if known is None:
            known = self._states[facts] = any(
                values.get(name, UNKNOWN) != UNKNOWN for values in self.values for name in facts
            )
        return known

    def without(self, facts: Collection[str]) -> System:
        """Return the same description without these facts, in any use."""
        data = self.to_dict()
        for one in (data, *data.get("uses", ())):
            stated = one["facts"]
            one["facts"] = {name: value for name, value in stated.items() if name not in facts}
        return System.from_dict(data, vocabulary=self._vocabulary)

    def stated(self, fact: str, use: int = 0) -> Any:
        """Return what was written for a fact in a use, or ``None``."""
        own = self.uses[use]._facts if self.uses else {}  # noqa: SLF001 - our own
        return plain(own[fact] if fact in own else self._facts.get(fact))

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
            "facts": plain(self._facts),
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
        return f"<System {self.id[:60]}: {len(self._facts)} facts{uses}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the description, and the vocabulary where it is not the shared one."""
        return (_restored, (self.to_dict(), self._vocabulary))


def _restored(data: Mapping[str, Any], vocabulary: Vocabulary | None) -> System:
    return System.from_dict(data, vocabulary=vocabulary)


def _listed(given: Any) -> Any:
    """Return a list of what is given one by one; what is no such thing is left to be refused."""
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        return given
    return [*given]


def _given(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value is not None}


def _check_content(
    content: dict[str, Any], vocabulary: Vocabulary, problems: list[Problem]
) -> list[dict[str, Value]]:
    """Return the checked values of each use (one, where no uses are named)."""
    problems += _check_words(content, vocabulary)
    common = _checked(vocabulary, part(content, "facts"), ("facts",), problems)
    per_use = []
    seen: set[str] = set()
    for place, use in enumerate(part(content, "uses")):
        path = ("uses", place)
        if not isinstance(use, dict):
            continue
        name = use.get("id")
        if isinstance(name, str) and name in seen:
            message = f"Two uses are called {name!r}"
            problems.append(Problem("duplicate-use", message, path=(*path, "id")))
        seen.add(str(name))
        own = _checked(vocabulary, part(use, "facts"), (*path, "facts"), problems)
        problems += [
            Problem(
                "wrong-level",
                f"{fact!r} is a fact about the whole system, not about one use",
                path=(*path, "facts", fact),
                hint="state it under `facts:`",
            )
            for fact in own
            if vocabulary.facts[fact].level == "system"
        ]
        per_use.append({**common, **own})
    return per_use or [common]


def _check_words(content: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what the vocabulary does not know: its own version, roles, facts of evidence."""
    version = part(content, "system").get("vocabulary", 1)
    if isinstance(version, int) and version > vocabulary.version:
        yield Problem(
            "vocabulary",
            f"The description is written for vocabulary {version}; "
            f"this library knows it up to {vocabulary.version}",
            path=("system", "vocabulary"),
            hint="update aigov, or leave the line out",
        )
    for place, role in enumerate(part(content, "roles")):
        if isinstance(role, str) and vocabulary.roles and role not in vocabulary.roles:
            yield Problem(
                "unknown-role",
                f"There is no role {role!r}",
                path=("roles", place),
                suggestions=nearest(role, vocabulary.roles),
                hint=f"the roles are {', '.join(vocabulary.roles)}",
            )
    for fact in part(content, "evidence"):
        if fact not in vocabulary.facts:
            yield Problem(
                "unknown-fact",
                f"Evidence is given for {fact!r}, which is no fact",
                path=("evidence", fact),
                suggestions=nearest(str(fact), vocabulary.facts),
            )


def _checked(
    vocabulary: Vocabulary, facts: dict[str, Any], path: Path, problems: list[Problem]
) -> dict[str, Value]:
    made = {}
    for name, value in facts.items():
        checked = check_value(vocabulary, name, value, (*path, name), problems)
        if checked is not None:
            made[name] = checked
    return made
