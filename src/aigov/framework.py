"""A framework: one rulebook as data, and the rule set that one text of it gives."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from aigov import bundled
from aigov.citations import CitationScheme
from aigov.display import Displayed
from aigov.extending import ORIGIN
from aigov.intervals import day
from aigov.lawtext import Instrument, LawText, NoTextError
from aigov.problems import AigovError, InputError, or_nearest
from aigov.rules import Act, Role, Ruleset, Status, Tier
from aigov.rulesets import RulesetBuilder
from aigov.texts import several, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from aigov.conditions.compile import Compiled, Stage
    from aigov.obligations import Duties
    from aigov.vocabulary import Vocabulary

__all__ = ["Framework", "UnknownRoleError", "bundled_framework"]

T = TypeVar("T")

TEXTS_KEPT = 1000
COMPILE_AFTER = 50
"""How often a text is asked for (twice in a full classification) before its rules are compiled."""


class UnknownRoleError(AigovError):
    """The framework knows no such role."""


class _Often(Generic[T]):
    """What is generated for a text of the law that is asked for often.

    Generating costs as much as some dozens of classifications, so a single one does without.
    """

    def __init__(self, generate: Callable[[LawText], T]) -> None:
        """Take what generates it; it may raise ``NotCompilable``."""
        self.generate = generate
        self.known: dict[str, T | None] = {}
        self.asked: dict[str, int] = {}

    def of(self, law: LawText) -> T | None:
        """Return what is generated; ``None`` until it has been asked for often, or if it cannot be."""
        key = law.key
        known = self.known.get(key)
        if known is not None or key in self.known:
            return known
        count = self.asked[key] = self.asked.get(key, 0) + 1
        if count < COMPILE_AFTER:
            return None
        from aigov.conditions.compile import NotCompilable

        with suppress(NotCompilable):
            known = self.generate(law)
        self.known[key] = known
        return known


class Framework(Displayed):
    """One rulebook. Attributes are read-only by convention; building it reads no file.

    ``id``, ``title``, ``short``, ``jurisdiction``, ``kind``, ``source_status`` (binding, guidance,
    draft, repealed), ``checked`` (the law is known up to this day, ISO), ``confidence``,
    ``edition``, ``tiers`` (highest first), ``statuses``, ``acts``, ``roles``, ``readings``,
    ``instruments``; ``data`` holds the sections as validated plain data.
    """

    def __init__(
        self, data: Mapping[str, Any], vocabulary: Vocabulary, origin: str = "bundled"
    ) -> None:
        """Take validated plain data and the vocabulary its conditions are written in."""
        head = data["framework"]
        self.data = data
        self.vocabulary = vocabulary
        self.origin = origin
        self.id: str = head["id"]
        self.title = text(head["title"])
        self.short = text(head.get("short")) if head.get("short") else self.title
        self.jurisdiction: str = head["jurisdiction"]
        self.kind: str = head["kind"]
        self.source_status: str = head["status"]
        self.checked: str = head["checked"]
        self.confidence: str = head.get("confidence", "high")
        self.extends: str | None = head.get("extends")
        self.gateway: tuple[str, ...] = tuple(head.get("gateway", ()))
        self.succeeds: tuple[str, ...] = tuple(head.get("succeeds", ()))
        self.instruments = tuple(
            Instrument(one["id"], one["number"], day(one["published"]), day(one["in_force"]))
            for one in data.get("instruments", ())
        )
        self.tiers = tuple(
            Tier(
                one["id"],
                one["level"],
                text(one["label"]),
                rank,
                one.get("cite"),
                one.get("ours", False),
            )
            for rank, one in enumerate(data.get("tiers", ()))
        )
        self.statuses = {
            one["id"]: Status(one["id"], one["level"], text(one["label"]), one.get("cite"))
            for one in data.get("statuses", ())
        }
        self.acts = {
            one["id"]: Act(one["id"], text(one["label"]), tuple(one["roles"]))
            for one in data.get("acts", ())
        }
        self.roles = {
            one["id"]: Role(one["id"], text(one["label"]), several(one["shared"]), one.get("cite"))
            for one in data.get("roles", ())
        }
        self.readings = {one["id"]: one for one in data.get("readings", ())}
        self.citations = CitationScheme(data.get("instruments", ()))
        self._origins: dict[str, str] | None = None
        self._rulesets: dict[str, Ruleset] = {}
        self._duties: dict[str, Duties] = {}
        self._texts: dict[tuple[int, int | None], LawText] = {}
        self._compiled = _Often(self._compile_rules)
        self._compiled_duties = _Often(self._compile_duties)

    @property
    def newest(self) -> Instrument:
        """The instrument that was published last."""
        return max(self.instruments, key=lambda one: one.published)

    @property
    def edition(self) -> str:
        """The newest text known, by number and day of publication."""
        return f"{self.newest.number}, known to {self.checked}"

    def tier(self, tier_id: str) -> Tier:
        """Return a tier; ``KeyError`` where there is none."""
        for one in self.tiers:
            if one.id == tier_id:
                return one
        raise KeyError(tier_id)

    def roles_named(self, name: str) -> tuple[str, ...]:
        """Return the roles that a name stands for: the one of this id, or those it is shared by."""
        if name in self.roles:
            return (name,)
        return tuple(one.id for one in self.roles.values() if name in one.shared)

    def role(self, name: str) -> str:
        """Return the role of this name, its own or a shared one; raise :class:`UnknownRoleError`."""
        for one in self.roles_named(str(name)):
            return one
        instead = or_nearest(name, self.roles, all_of="it has")
        message = f"{self.id} knows no role {name!r}; {instead}"
        raise UnknownRoleError(message)

    def law_text(self, as_of: int, text_as_of: int | None) -> LawText:
        """Return which text is read on these days; raises :class:`aigov.lawtext.NoTextError`."""
        key = (as_of, text_as_of)
        law = self._texts.get(key)
        if law is None:
            if len(self._texts) > TEXTS_KEPT:
                self._texts.clear()
            try:
                law = self._texts[key] = LawText(self.instruments, as_of, text_as_of)
            except NoTextError as error:
                message = f"{self.id}: {error}"
                raise NoTextError(message) from None
        return law

    def ruleset(self, law: LawText) -> Ruleset:
        """Return the rules in one text. Built once for each text and kept."""
        made = self._rulesets.get(law.key)
        if made is None:
            builder = RulesetBuilder(self, law)
            made = builder.build()
            if builder.problems:
                raise InputError(builder.problems)
            self._rulesets[law.key] = made
        return made

    @property
    def duty_data(self) -> Mapping[str, Any]:
        """The sections on obligations and penalties; read when first asked for."""
        return self._part("duties")

    @property
    def everything(self) -> Mapping[str, Any]:
        """All sections that say what the law is: those on classification and on obligations."""
        return {**self.data, **self.duty_data}

    def origin_of(self, entry: str) -> str:
        """Return the framework that a rule, obligation or other entry comes from: this, or a parent."""
        if self.extends is None:
            return self.id
        if self._origins is None:
            self._origins = {
                one["id"]: one.get(ORIGIN, self.id)
                for section in self.everything.values()
                if isinstance(section, list)
                for one in section
                if isinstance(one, dict) and "id" in one
            }
        return self._origins.get(entry, self.id)

    @property
    def lineage(self) -> tuple[str, ...]:
        """The id of this framework, then those of what it extends, the nearest first."""
        if self.extends is None:
            return (self.id,)
        from aigov.library import load_framework

        return (self.id, *load_framework(self.extends).lineage)

    @property
    def crosswalk_data(self) -> Mapping[str, Any]:
        """The crosswalks that stand in the framework's own folder."""
        return self._part("crosswalks")

    @property
    def dossier_data(self) -> Mapping[str, Any]:
        """The templates of documents in the framework's own folder; read when first asked for."""
        return self._part("dossiers")

    def _part(self, part: str) -> Mapping[str, Any]:
        if self.origin == "bundled":
            return bundled.sections(self.id, part)
        return bundled.part_of(self.data, part)

    def duties(self, law: LawText) -> Duties:
        """Return the obligations and penalties in one text. Built once for each text and kept."""
        made = self._duties.get(law.key)
        if made is None:
            from aigov.obligations import DutyBuilder

            builder = DutyBuilder(self, law)
            made = builder.duties()
            if builder.problems:
                raise InputError(builder.problems)
            self._duties[law.key] = made
        return made

    def compiled(self, law: LawText) -> Compiled | None:
        """Return generated functions for the rules of a text, once it has been asked for often."""
        return self._compiled.of(law)

    def compiled_duties(self, law: LawText) -> Stage | None:
        """Return generated functions for the obligations of a text, once it has been asked for often."""
        return self._compiled_duties.of(law)

    def _compile_rules(self, law: LawText) -> Compiled:
        from aigov.conditions.compile import compile_rules

        return compile_rules(self.ruleset(law), self.vocabulary, self.tiers)

    def _compile_duties(self, law: LawText) -> Stage:
        from aigov.conditions.compile import compile_duties

        duties = self.duties(law).obligations.values()
        return compile_duties(self.ruleset(law), self.vocabulary, duties)

    def all_texts(self) -> list[tuple[date, date]]:
        """Return pairs (as_of, text_as_of) that between them read every text there is."""
        from datetime import date

        days = sorted(
            {one.published for one in self.instruments} | {one.in_force for one in self.instruments}
        )
        last = min(days[-1] + 36500, date.max.toordinal())
        pairs = [(late, known) for known in days for late in [*days, last]]
        seen: dict[str, tuple[date, date]] = {}
        for as_of, known in pairs:
            if known < self.instruments[0].published:
                continue
            key = self.law_text(as_of, known).key
            seen.setdefault(key, (date.fromordinal(as_of), date.fromordinal(known)))
        return list(seen.values())

    def __repr__(self) -> str:
        """Return id and edition."""
        return f"<Framework {self.id}: {self.edition}>"

    def __eq__(self, other: object) -> bool:
        """Equal if read from the same place with the same content: a copy of a law is not the law."""
        return self is other or (
            isinstance(other, Framework)
            and (self.id, self.origin) == (other.id, other.origin)
            and self.data == other.data
        )

    def __hash__(self) -> int:
        """Hash by id and origin."""
        return hash((self.id, self.origin))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle a bundled framework by its id, any other as data."""
        if self.origin == "bundled":
            return (bundled_framework, (self.id,))
        return (Framework, (self.data, self.vocabulary, self.origin))


@cache
def bundled_framework(name: str) -> Framework:
    """Return a framework that comes with the package, by its id."""
    data = bundled.sections(name)
    return Framework(data, bundled.vocabulary_for(data))
