"""The outcome of one rule for one system and use, with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.conditions.truth import word
from aigov.dates import Dated, date_rule
from aigov.display import Displayed
from aigov.intervals import show_day
from aigov.lazy import ReadOnly, lazy

if TYPE_CHECKING:
    from aigov.classification import Classification
    from aigov.conditions.explain import Reason
    from aigov.conditions.truth import Truth
    from aigov.rules import Exempt, Rule
    from aigov.texts import Lang, Text

__all__ = ["Finding"]


class Finding(ReadOnly, Displayed):
    """The outcome of one rule for one system, in one use where it has several.

    ``rule`` (id), ``title``, ``citation``, ``url``, ``use`` (id or ``None``), ``acts``, ``roles``,
    ``kind`` and ``concludes`` (a tier, status or role), ``outcome`` (``True``, ``False`` or, open,
    ``None``), ``presumed``, ``defeated_by`` (citations of the exceptions that save the system),
    ``state`` (`in force`, `not yet`, `ended`), ``start`` and ``formal_start`` (ISO dates, or
    ``None`` where the rule does not apply to this system), ``confidence``, ``readings``,
    ``reasons``.
    """

    source: Rule
    use: str | None
    outcome: Truth
    presumed: Truth
    _of: Classification
    place: int
    """The place of the use among those of the system."""

    def __init__(
        self,
        classification: Classification,
        rule: Rule,
        place: int,
        use: str | None,
        outcome: Truth,
        presumed: Truth,
    ) -> None:
        """Keep what the lazy parts are computed from."""
        own = self.__dict__
        own["_of"] = classification
        own["place"] = place
        own["source"] = rule
        own["use"] = use
        own["outcome"] = outcome
        own["presumed"] = presumed

    @property
    def of(self) -> Classification:
        """The classification that it is a part of."""
        return self._of

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.source.id

    @property
    def title(self) -> Text:
        """The title of the rule in both languages."""
        return self.source.title

    @property
    def citation(self) -> str:
        """The provision or provisions, as cited."""
        return "; ".join(self.source.cite)

    @property
    def url(self) -> str | None:
        """The address of the first provision, if known."""
        return self._of.source.citations.url(self.source.cite[0]) if self.source.cite else None

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that the rule catches; empty means all."""
        return self.source.acts

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that the rule concerns; empty means all."""
        return self.source.roles

    @property
    def origin(self) -> str:
        """The framework that the rule comes from: the one asked about, or one that it extends."""
        return self._of.source.origin_of(self.source.id)

    @property
    def kind(self) -> str:
        """`tier`, `status`, `role` or `ends_role`."""
        return self.source.kind

    @property
    def concludes(self) -> str:
        """The tier, status or role concluded."""
        return self.source.concludes

    @property
    def confidence(self) -> str:
        """How well the rule is sourced: high, medium or low."""
        return self.source.confidence

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings of open law that the rule rests on."""
        own = [*self.source.readings]
        own += self._of.evaluator.ruleset.readings.get(self.source.id, ())
        own += [name for one in self.saved_by for name in one.readings]
        own += self.dated.readings
        return tuple(dict.fromkeys(own))

    @lazy
    def saved_by(self) -> tuple[Exempt, ...]:
        """The exceptions that certainly stand where the rule's condition is met."""
        return () if self.outcome is True else self._exceptions(standing=True)

    @lazy
    def open_exceptions(self) -> tuple[Exempt, ...]:
        """The exceptions that could still save the system from a rule whose condition is met."""
        return self._exceptions(standing=None)

    def _exceptions(self, *, standing: Truth) -> tuple[Exempt, ...]:
        """Return the exceptions of this standing, where the condition itself is certainly met."""
        rule, evaluator, use = self.source, self._of.evaluator, self.place
        if not rule.unless or rule.when is None or evaluator.value(rule.when, use) is not True:
            return ()
        return tuple(one for one in rule.unless if evaluator.exempt(one, use) is standing)

    @property
    def defeated_by(self) -> tuple[str, ...]:
        """The citations of the exceptions that save the system (see ``saved_by``)."""
        return tuple(dict.fromkeys("; ".join(one.cite) for one in self.saved_by))

    @lazy
    def dated(self) -> Dated:
        """The dates as ordinals, with alternatives and the provisions that gave them."""
        return date_rule(self._of.evaluator, self.source, self.place)

    @property
    def state(self) -> str:
        """`in force`, `not yet` or `ended` on the day asked about."""
        return self.dated.state

    @property
    def start(self) -> str | None:
        """The day from which the rule applies to this system (ISO), or ``None``: it does not."""
        return None if self.dated.start is None else show_day(self.dated.start)

    @property
    def formal_start(self) -> str:
        """The day that the rule itself names, before transitions (ISO)."""
        return show_day(self.dated.formal)

    @lazy
    def reasons(self) -> tuple[Reason, ...]:
        """The facts and provisions that decided."""
        return self._of.explainer(self.place).reasons(self.source)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return the finding as the JSON contract has it."""
        return {
            "rule": self.rule,
            "origin": self.origin,
            "title": self.source.title.pick(lang),
            "citation": self.citation,
            "url": self.url,
            "use": self.use,
            "acts": [*self.acts],
            "roles": [*self.roles],
            "concludes": {self.kind: self.concludes},
            "outcome": word(self.outcome),
            "presumed": word(self.presumed),
            "defeated_by": [*self.defeated_by],
            "state": self.state,
            "from": self.start,
            "from_formal": self.formal_start,
            "until": None if self.dated.ends is None else show_day(self.dated.ends),
            "alternatives": [one.to_dict() for one in self.dated.alternatives],
            "dated_by": [*self.dated.cites],
            "confidence": self.confidence,
            "readings": [*self.readings],
            "reasons": [one.to_dict() for one in self.reasons],
        }

    def __eq__(self, other: object) -> bool:
        """Equal if they are the same rule's in equal classifications and the same use."""
        return isinstance(other, Finding) and self._key() == other._key()

    def __hash__(self) -> int:
        """Hash of what makes it equal."""
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return self.rule, self.place, self._of

    def __repr__(self) -> str:
        """Return rule and outcome in one line."""
        use = f" in {self.use}" if self.use else ""
        return f"<Finding {self.rule[:50]}: {word(self.outcome)}{use[:25]}>"
