"""What fills the points of a dossier: facts with their evidence, findings, exceptions, duties.

Everything is told as data with its certainty, so that a page can say what is stated, what is
presumed, and what is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.facts import UNKNOWN
from aigov.lazy import ReadOnly, lazy
from aigov.texts import several
from aigov.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigov.classification import Classification
    from aigov.conditions.truth import Truth
    from aigov.findings import Finding
    from aigov.obligation_findings import ObligationFinding
    from aigov.obligations import Obligation
    from aigov.rules import Exempt
    from aigov.vocabulary import Fact

__all__ = [
    "Duty",
    "Head",
    "Needed",
    "Part",
    "Relied",
    "Ruled",
    "Sources",
    "Stated",
    "Told",
    "asks",
    "denies",
    "fills",
]


class Needed(NamedTuple):
    """Whether something is asked for, by these obligations.

    ``outcome`` is `yes`, `presumed`, `open` or `no`; ``findings`` are the obligations that bind or
    may, ``others`` those asked about that do not, ``out_of_scope`` the roles that are not covered.
    """

    outcome: str
    findings: tuple[ObligationFinding, ...]
    others: tuple[Obligation, ...]
    out_of_scope: tuple[str, ...] = ()


class Head(NamedTuple):
    """Words from the head of the description; empty where it says nothing."""

    part: str
    words: str


class Stated(NamedTuple):
    """What is stated of a fact, in one use where the uses differ; ``None`` where nothing is."""

    fact: Fact
    value: Any
    use: str | None = None
    evidence: str = ""


class Part(NamedTuple):
    """A part of the classification, by its name in the template; ``is_there`` if it says something."""

    name: str
    is_there: bool


class Ruled(NamedTuple):
    """A finding whose rule holds, is presumed to, or is met but for an exception."""

    finding: Finding


class Relied(NamedTuple):
    """An exception under a rule whose own condition is met, and whether it stands."""

    exempt: Exempt
    finding: Finding
    stands: Truth


class Duty(NamedTuple):
    """An obligation that says what the law asks at a point: it guides and fills nothing."""

    finding: ObligationFinding


Told = Head | Stated | Part | Ruled | Relied | Duty


def fills(told: Told) -> bool:
    """Tell whether something is there that a point can be written from."""
    if isinstance(told, Head):
        return bool(told.words)
    if isinstance(told, Stated):
        return told.value is not None and told.value != UNKNOWN
    if isinstance(told, Part):
        return told.is_there
    return isinstance(told, Ruled) or (isinstance(told, Relied) and told.stands is True)


def asks(told: Told) -> bool:
    """Tell whether something is left to state."""
    return isinstance(told, Head | Stated | Part) and not fills(told)


def denies(told: Told) -> bool:
    """Tell whether it is stated that there is nothing of the kind."""
    return isinstance(told, Stated) and (told.value is False or told.value == [])


class Sources(ReadOnly):
    """Fills points from one classification, for those who make the document."""

    of: Classification
    roles: tuple[str, ...]

    def __init__(self, of: Classification, roles: tuple[str, ...]) -> None:
        """Take the classification, and the roles that make the document."""
        self.__dict__.update(of=of, roles=roles)

    # --- whether it is needed --------------------------------------------------------------

    @lazy
    def _owed(self) -> Mapping[str, tuple[ObligationFinding, ...]]:
        """The obligations of these roles that bind or may, by id; what has ended is left out."""
        found: dict[str, list[ObligationFinding]] = {}
        for role in self.roles:
            for one in self.of.obligations(role):
                if one.state != "ended":
                    found.setdefault(one.obligation, []).append(one)
        return {name: tuple(several_) for name, several_ in found.items()}

    @lazy
    def _uncovered(self) -> tuple[str, ...]:
        return tuple(role for role in self.roles if self.of.obligations(role).out_of_scope)

    def needed(self, names: str | Sequence[str]) -> Needed:
        """Return whether one of these obligations asks for something."""
        ids = several(names)
        found = tuple(one for name in ids for one in self._owed.get(name, ()))
        known = self.of.duties.obligations
        others = tuple(known[name] for name in ids if name in known and name not in self._owed)
        if any(one.outcome is True for one in found):
            outcome = "yes"
        elif any(one.presumed is True for one in found):
            outcome = "presumed"
        else:
            outcome = "open" if found else "no"
        return Needed(outcome, found, others, self._uncovered)

    # --- what fills a point ----------------------------------------------------------------

    def told(self, sources: Sequence[Mapping[str, Any]]) -> tuple[Told, ...]:
        """Return what these sources of a template say, in their order."""
        return tuple(one for source in sources for one in self._from(source))

    def _from(self, source: Mapping[str, Any]) -> Iterator[Told]:
        ((form, names),) = source.items()
        if form == "system":
            yield Head(names, getattr(self.of.system, names))
        elif form == "facts":
            for name in several(names):
                yield from self._stated(name)
        elif form == "classification":
            yield Part(names, self._says(names))
        elif form == "findings":
            yield from self._ruled(several(names))
        elif form == "exceptions":
            yield from self._relied(several(names))
        else:
            yield from self._duties(several(names))

    def _stated(self, name: str) -> Iterator[Stated]:
        """Yield what is stated of a fact: once, or for each use where they differ."""
        system = self.of.system
        fact = self.of.source.vocabulary.facts[name]
        evidence = system.evidence.get(name, "")
        values = [system.stated(name, use) for use in range(max(1, len(system.uses)))]
        if all(one == values[0] for one in values):
            yield Stated(fact, values[0], None, evidence)
            return
        for use, value in zip(system.uses, values, strict=True):
            if value is not None:
                yield Stated(fact, value, use.name, evidence)
                evidence = ""
        if None in values:
            without = [
                use.name for use, value in zip(system.uses, values, strict=True) if value is None
            ]
            yield Stated(fact, None, ", ".join(without))

    def _says(self, part: str) -> bool:
        of = self.of
        if part in ("tier", "reasons"):
            return of.tier is not None
        if part == "saved":
            return any(one.saved_by for one in of.findings)
        if part == "statuses":
            return any(one.outcome or one.presumed for one in of.statuses)
        if part == "roles":
            return any(how != "unknown" for how in of.roles.values())
        return bool(of.readings if part == "readings" else of.open_questions)

    def _ruled(self, names: Sequence[str]) -> Iterator[Ruled]:
        for one in self.of.findings:
            named = one.rule in names or one.source.group in names
            if named and (one.outcome is True or one.presumed is True or one.saved_by):
                yield Ruled(one)

    def _relied(self, names: Sequence[str]) -> Iterator[Relied]:
        for one in self.of.findings:
            for exempt in one.source.unless:
                if exempt.id not in names or exempt.id is None:
                    continue
                if exempt in one.saved_by:
                    yield Relied(exempt, one, stands=True)
                elif exempt in one.open_exceptions:
                    yield Relied(exempt, one, stands=None)

    def _duties(self, names: Sequence[str]) -> Iterator[Duty]:
        """Yield the duties of these topics, narrower ones included, that bind or will."""
        wanted = {*names}
        for topic in topics(self.of.source.data).values():  # a broader one stands before its own
            if topic.broader in wanted:
                wanted.add(topic.id)
        for findings in self._owed.values():
            for one in findings:
                if (
                    one.topic in wanted
                    and one.kind == "duty"
                    and one.presumed is True
                    and not one.on
                ):
                    yield Duty(one)
