"""The obligations of one classified system: what binds now, what will, and what could."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from aigov.display import Displayed
from aigov.intervals import show_day
from aigov.lazy import ReadOnly, lazy
from aigov.tables import Tabular
from aigov.texts import one_line

if TYPE_CHECKING:
    from aigov.classification import Classification
    from aigov.conditions.explain import Reason
    from aigov.conditions.truth import Truth
    from aigov.obligations import Obligation, Penalty, Variant
    from aigov.owing import Owed, Owing
    from aigov.texts import Lang, Text

__all__ = ["Fine", "ObligationFinding", "Obligations", "bearing"]

_BEARING = ("stated", "true", "presumed")


class ObligationFinding(ReadOnly, Displayed):
    """One obligation laid on a system, for one role that bears it.

    ``obligation`` (id), ``title``, ``requires``, ``citation``, ``url``, ``role``, ``topic``,
    ``kind`` (duty, permission, right, liability, encouragement), ``strength``, ``on`` (events it
    waits for), ``outcome`` (``True``, or open, ``None``) and ``presumed``, ``state`` (`in force`,
    `not yet`, `ended`; `open` where it is not presumed to bind), ``start``, ``formal_start`` and
    ``ends`` (ISO dates or ``None``), ``triggered_by`` (rules), ``waits_for`` (unstated facts),
    ``fines``, ``confidence``, ``readings``. ``source`` is the law's entry with its terms.
    """

    source: Obligation
    role: str
    owed: Owed
    among: Obligations
    """The obligations that it is one of."""
    _owing: Owing

    def __init__(
        self, among: Obligations, owing: Owing, obligation: Obligation, role: str, owed: Owed
    ) -> None:
        """Keep what the lazy parts are computed from."""
        own = self.__dict__
        own["among"] = among
        own["_owing"] = owing
        own["source"] = obligation
        own["role"] = role
        own["owed"] = owed

    @property
    def of(self) -> Classification:
        """The classification that it is laid on."""
        return self._owing.of

    @property
    def obligation(self) -> str:
        """The id of the obligation."""
        return self.source.id

    @property
    def origin(self) -> str:
        """The framework that it comes from: the one asked about, or one that it extends."""
        return self._owing.of.source.origin_of(self.source.id)

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return self.source.title

    @property
    def requires(self) -> Text:
        """What is required, in both languages."""
        return self.source.requires

    @property
    def citation(self) -> str:
        """The provision or provisions, as cited."""
        return self.source.citation

    @property
    def url(self) -> str | None:
        """The address of the first provision, if known."""
        return self._owing.of.source.citations.url(self.source.cite[0])

    @property
    def topic(self) -> str:
        """What it is about."""
        return self.source.topic

    @property
    def kind(self) -> str:
        """`duty`, `permission`, `right`, `liability` or `encouragement`."""
        return self.source.kind

    @property
    def strength(self) -> str:
        """`must`, `should`, `endeavour` or `may`."""
        return self.source.strength

    @property
    def on(self) -> tuple[str, ...]:
        """The events that it waits for; empty for a standing obligation."""
        return self.source.on

    @property
    def outcome(self) -> Truth:
        """Whether it certainly binds at some time; ``None`` where that is open."""
        return self.owed.outcome

    @property
    def presumed(self) -> Truth:
        """Whether it is presumed to bind at some time."""
        return self.owed.presumed

    @property
    def state(self) -> str:
        """`in force`, `not yet` or `ended` on the day; `open` where it may not bind at all."""
        if self.owed.presumed is not True:
            return "open"
        today = self._owing.base.as_of
        if self.owed.ends is not None and self.owed.ends < today:
            return "ended"
        return "in force" if (self.owed.start or 0) <= today else "not yet"

    @property
    def start(self) -> str | None:
        """The first day on which it binds this system (ISO)."""
        return None if self.owed.start is None else show_day(self.owed.start)

    @property
    def formal_start(self) -> str | None:
        """The day that its own article names, or that of what triggers it (ISO)."""
        return None if self.owed.formal is None else show_day(self.owed.formal)

    @property
    def ends(self) -> str | None:
        """The last day on which it binds (ISO), if any."""
        return None if self.owed.ends is None else show_day(self.owed.ends)

    @property
    def use(self) -> str | None:
        """The use that it binds in, where the system has several."""
        uses = self._owing.of.system.uses
        return uses[self.owed.use].id if len(self._owing.uses) > 1 else None

    @property
    def triggered_by(self) -> tuple[str, ...]:
        """The rules that hold and bring it; empty where plain facts or the role do."""
        return self.owed.triggers

    @lazy
    def waits_for(self) -> tuple[str, ...]:
        """The unstated facts that leave it open, the most telling first."""
        return self._owing.waits_for(self.source, self.owed, self.role)

    @lazy
    def reasons(self) -> tuple[Reason, ...]:
        """The facts that decided."""
        return self._owing.of.explainer(self.owed.use).reasons(self.source)

    @lazy
    def fines(self) -> tuple[Fine, ...]:
        """What a breach can cost at most, for whoever is described."""
        penalties = self._owing.of.duties.penalties
        return tuple(
            Fine(self._owing, penalties[name], self.owed.use)
            for name in self.source.sanctions
            if name in penalties
        )

    @property
    def confidence(self) -> str:
        """How well the obligation is sourced: high, medium or low."""
        return self.source.confidence

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings of open law that it rests on."""
        return self.source.readings

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.duties import obligation_data

        return obligation_data(self, lang)

    def __repr__(self) -> str:
        """Return what it is in one line."""
        since = f" from {self.start}" if self.start else ""
        return one_line(
            f"ObligationFinding {self.obligation[:40]} ({self.role}): {self.state}{since}"
        )


class Fine(ReadOnly):
    """The maximum for a breach: ``penalty``, and of its variants the one that fits the actor."""

    penalty: Penalty
    variants: tuple[tuple[Variant, Truth], ...]
    """The variants that apply (``True``) or could (``None``)."""

    def __init__(self, owing: Owing, penalty: Penalty, use: int) -> None:
        """Find the variants that fit what is stated of the actor."""
        own = self.__dict__
        own["penalty"] = penalty
        found = [(one, owing.base.value(one.when, use)) for one in penalty.variants]
        own["variants"] = tuple((one, fits) for one, fits in found if fits is not False)

    @property
    def certain(self) -> bool:
        """Whether no unstated fact about the actor could change the maximum."""
        return all(fits for _, fits in self.variants)

    @property
    def applied(self) -> Variant | None:
        """The variant that certainly applies, if one does."""
        return next((one for one, fits in self.variants if fits), None)

    @property
    def amount(self) -> int | None:
        """The fixed sum."""
        return self.applied.amount if self.applied else self.penalty.amount

    @property
    def percent(self) -> float | None:
        """The percentage of the base; ``None`` where the fixed sum alone counts."""
        if self.choose == "amount":
            return None
        return self.applied.percent if self.applied else self.penalty.percent

    @property
    def choose(self) -> str | None:
        """Which of sum and percentage counts: `higher`, `lower`, `amount`."""
        return self.applied.choose if self.applied else self.penalty.choose

    def __repr__(self) -> str:
        """Return what it is in one line."""
        return one_line(f"Fine {self.penalty.id}: {self.amount} {self.percent} {self.choose}")


def _may_bind(owed: Owed) -> bool:
    return owed.outcome is not False or owed.presumed is True


def _is_limited(owed: Owed) -> bool:
    return bool(owed.limited_by)


class Obligations(ReadOnly, Sequence[ObligationFinding], Displayed, Tabular):
    """The obligations that bind a system, or may: by role, then in the law's order. Read-only.

    ``now``, ``coming``, ``ended`` and ``open`` tell them apart by their state; ``roles`` are the
    roles asked about, ``out_of_scope`` those of them that the framework does not cover, and
    ``taken_away`` what a limit of scope takes from this system.
    """

    of: Classification
    roles: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    taken_away: tuple[ObligationFinding, ...]
    _found: tuple[ObligationFinding, ...]

    def __init__(
        self,
        classification: Classification,
        roles: tuple[str, ...],
        kinds: Sequence[str] | None = None,
    ) -> None:
        """Use :meth:`aigov.Classification.obligations`."""
        own = self.__dict__
        own["of"] = classification
        own["roles"] = roles
        owing = classification.owing
        own["out_of_scope"] = tuple(role for role in roles if owing.scope(role).outcome is False)
        laid = [
            (obligation, role, owing.owed(obligation, role))
            for role in roles
            if role not in self.out_of_scope
            for obligation in classification.duties.obligations.values()
            if role in obligation.roles and (kinds is None or obligation.kind in kinds)
        ]
        own["_found"], own["taken_away"] = (
            tuple(ObligationFinding(self, owing, *one) for one in laid if shown(one[2]))
            for shown in (_may_bind, _is_limited)
        )

    @overload
    def __getitem__(self, place: int) -> ObligationFinding: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[ObligationFinding, ...]: ...
    def __getitem__(self, place: int | slice) -> ObligationFinding | tuple[ObligationFinding, ...]:
        """Return one, or several."""
        return self._found[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)

    def _in_state(self, state: str) -> tuple[ObligationFinding, ...]:
        return tuple(one for one in self._found if one.state == state)

    @property
    def now(self) -> tuple[ObligationFinding, ...]:
        """What binds on the day."""
        return self._in_state("in force")

    @property
    def coming(self) -> tuple[ObligationFinding, ...]:
        """What will bind, the earliest first."""
        return tuple(sorted(self._in_state("not yet"), key=lambda one: one.owed.start or 0))

    @property
    def ended(self) -> tuple[ObligationFinding, ...]:
        """What bound before the day."""
        return self._in_state("ended")

    @property
    def open(self) -> tuple[ObligationFinding, ...]:
        """What would bind if open questions fell the other way (see ``waits_for``)."""
        return self._in_state("open")

    @lazy
    def presuming(self) -> tuple[str, ...]:
        """The unstated facts on which everything turns that is presumed here and not certain."""
        waiting = [one.waits_for for one in self._found if one.presumed and one.outcome is None]
        if len(waiting) <= 1:
            return ()
        first, *others = waiting
        return tuple(fact for fact in first if all(fact in facts for facts in others))

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Return plain data, as the JSON contract has it."""
        from aigov.render.duties import obligations_data

        return obligations_data(self, lang)

    def explain(self, lang: Lang = "en") -> str:
        """Return the obligations as text for a person."""
        from aigov.render.duties import obligations_text

        return obligations_text(self, lang)

    def __repr__(self) -> str:
        """Return how many there are of each kind, in one line."""
        return one_line(
            f"Obligations of {self.of.system.id[:30]} under {self.of.framework}: {len(self.now)} now, "
            f"{len(self.coming)} coming, {len(self.open)} open"
        )


def bearing(classification: Classification) -> tuple[str, ...]:
    """Return the roles that somebody described has or is presumed to have; else all roles."""
    held = [
        role
        for name, how in classification.roles.items()
        if how in _BEARING
        for role in classification.source.roles_named(name)
    ]
    return tuple(dict.fromkeys(held)) or tuple(classification.source.roles)
