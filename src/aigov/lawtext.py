"""Which text of the law is read: amendment as data.

Every entry may say which instrument brought it and which removed it. Texts published after
`text_as_of` are invisible; of the rest the version valid on `as_of` is read, and what is only in a
later text is marked as coming. The result is plain data without any trace of amendment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.intervals import show_day
from aigov.problems import AigovError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["VALID", "Instrument", "LawText", "NoTextError"]


class NoTextError(AigovError):
    """No text of the framework was published on the day asked for."""


class Instrument(NamedTuple):
    """One act: when it was published and came into force (ordinals of days)."""

    id: str
    number: str
    published: int
    in_force: int


VALID, COMING, HIDDEN = "valid", "coming", "hidden"


class LawText:
    """What each instrument means on one pair of days, and the choice of versions."""

    def __init__(
        self, instruments: Iterable[Instrument], as_of: int, text_as_of: int | None
    ) -> None:
        """Take the instruments, the oldest first; ``text_as_of`` ``None`` means all texts known.

        Raises :class:`NoTextError` where not even the first instrument was published.
        """
        self.instruments = tuple(instruments)
        self.state: dict[str, str] = {}
        for one in self.instruments:
            if text_as_of is not None and one.published > text_as_of:
                self.state[one.id] = HIDDEN
            elif one.in_force > as_of:
                self.state[one.id] = COMING
            else:
                self.state[one.id] = VALID
        first = self.instruments[0]
        if self.state[first.id] == HIDDEN:
            message = (
                f"no text was published by {show_day(text_as_of or 0)}: "
                f"the first, {first.number}, is of {show_day(first.published)}"
            )
            raise NoTextError(message)
        self.state[first.id] = VALID
        self.key = " ".join(self.state[one.id] for one in self.instruments)
        """Equal for all pairs of days that read the same text."""

    @property
    def coming(self) -> tuple[Instrument, ...]:
        """Instruments that are published but not yet valid."""
        return tuple(one for one in self.instruments if self.state[one.id] == COMING)

    def start(self, instrument: str | None) -> int:
        """Return the day from which an instrument's text is valid."""
        wanted = instrument or self.instruments[0].id
        return next(one.in_force for one in self.instruments if one.id == wanted)

    def standing(self, entry: Mapping[str, Any]) -> str | None:
        """Return `now`, `coming` or `gone`, or ``None`` where the entry cannot be seen."""
        text = entry.get("text") or {}
        since, until = text.get("since"), text.get("until")
        if since is not None:
            if self.state[since] == HIDDEN:
                return None
            if self.state[since] == COMING:
                return "coming"
        if until is not None and self.state[until] == VALID:
            return "gone"
        return "now"

    def choose(
        self, entries: Iterable[Mapping[str, Any]]
    ) -> dict[str, tuple[Mapping[str, Any], str]]:
        """Return, for each id, the version that is read and its standing.

        The version that stands now comes first, then the one that is coming, then one gone.
        """
        order = {"now": 0, "coming": 1, "gone": 2}
        chosen: dict[str, tuple[Mapping[str, Any], str]] = {}
        for entry in entries:
            standing = self.standing(entry)
            if standing is None:
                continue
            known = chosen.get(entry["id"])
            if known is None or order[standing] < order[known[1]]:
                chosen[entry["id"]] = (entry, standing)
        return chosen

    def visible(
        self, entries: Iterable[Mapping[str, Any]], *, coming: bool
    ) -> list[Mapping[str, Any]]:
        """Return the parts (such as exceptions) of an entry that belong to the text read.

        ``coming`` is true for the parts of an entry that is itself only coming.
        """
        wanted = ("now", "coming") if coming else ("now",)
        return [entry for entry in entries if self.standing(entry) in wanted]

    def value(self, versions: Any, *, coming: bool = False) -> Any:
        """Return a scalar, or of a list of `{since, value}` the one that is read."""
        if not isinstance(versions, list) or not versions or "value" not in versions[0]:
            return versions
        wanted = (VALID, COMING) if coming else (VALID,)
        order = [one.id for one in self.instruments]
        read = {
            order.index(since) if since else -1: version["value"]
            for version in versions
            if not (since := version.get("since")) or self.state[since] in wanted
        }
        return read[max(read)] if read else None
