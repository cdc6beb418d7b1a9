"""What is said of the tier of a system under one framework: on a day, and once all rules apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigov.intervals import day
from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.classification import Classification
    from aigov.texts import Lang

__all__ = ["CERTAIN", "NONE", "PRESUMED", "STATES", "UNDETERMINED", "Cell", "in_all", "on_day"]

CERTAIN, PRESUMED, UNDETERMINED, NONE = "certain", "presumed", "undetermined", "none"

STATES = {
    "certain": Text("certain", "chắc chắn"),
    "presumed": Text("presumed", "giả định"),
    "undetermined": Text("undetermined", "chưa xác định được"),
    "out": Text("not covered", "không thuộc phạm vi"),
}
_WORDS = {
    "not-in-force": Text("nothing in force", "chưa có hiệu lực"),
    "no-tier": Text("no tier", "không phân loại"),
    "between": Text("from {lowest} to {highest}", "từ {lowest} đến {highest}"),
}


class Cell(NamedTuple):
    """A tier on a day: the id, what is said of it, and how sure it is."""

    day: str | None
    tier: str | None
    level: str | None
    label: str
    state: str
    possible: str
    out: bool


def on_day(found: Classification, lang: Lang) -> Cell:
    """Return the tier that the rules in force on the day give."""
    if found.tier_status == "not-applicable":
        return _nothing(found, "no-tier", lang)
    if day(found.as_of) < found.source.instruments[0].in_force:
        return _nothing(found, "not-in-force", lang)
    if found.tier_on_date is None:
        return _undetermined(found, found.as_of, lang)
    sure = found.certain and found.tier_on_date_certain
    return _tier(found, found.as_of, found.tier_on_date, lang, sure=sure)


def in_all(found: Classification, lang: Lang) -> Cell:
    """Return the tier once all rules apply."""
    if found.tier_status == "not-applicable":
        return _nothing(found, "no-tier", lang)._replace(day=None)
    if found.tier is None:
        return _undetermined(found, None, lang)
    cell = _tier(found, None, found.tier, lang, sure=found.certain)
    return cell if found.certain else cell._replace(possible=_possible(found, lang))


def _tier(found: Classification, on: str | None, tier: str, lang: Lang, *, sure: bool) -> Cell:
    words = found.source.tier(tier)
    state = CERTAIN if sure else PRESUMED
    return Cell(on, tier, words.level, words.label.pick(lang), state, "", _is_out(found))


def _undetermined(found: Classification, on: str | None, lang: Lang) -> Cell:
    said = STATES["undetermined"].pick(lang)
    # A day may be open where the tier is not: what is possible in all says nothing of it then.
    possible = _possible(found, lang) if found.tier is None else ""
    return Cell(on, None, None, said, UNDETERMINED, possible, _is_out(found))


def _nothing(found: Classification, why: str, lang: Lang) -> Cell:
    return Cell(found.as_of, None, None, _WORDS[why].pick(lang), NONE, "", _is_out(found))


def _is_out(found: Classification) -> bool:
    return found.scope == "out"


def _possible(found: Classification, lang: Lang) -> str:
    """Return the lowest and highest tier that are still possible, once all rules apply."""
    bounds = found.bounds
    if bounds is None:
        return ""
    lowest, highest = (found.source.tier(one).label.pick(lang) for one in bounds)
    return _WORDS["between"].pick(lang).format(lowest=lowest, highest=highest)
