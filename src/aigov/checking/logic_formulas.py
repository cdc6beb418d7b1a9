"""From the conditions of one text of the law to formulas that :mod:`aigov.checking.worlds` searches.

Exact are facts of every type, concepts with their hierarchy, `only`, comparisons (with the day
asked about, too), definitions and exceptions. Some things are freer here than in the law, so that
fewer contradictions are seen than there are, and never one that is none:

- `finding` and `status` look at every use of a system. Here they hold where the rule holds in the
  use looked at, or where another use, of which nothing is known, makes it hold; a rule that can
  never hold makes no other use hold.
- `anywhere` is met by the use looked at, or by what other uses state for that fact; that these
  other uses are those that a `finding` speaks of is not seen.
- In obligations, a finding also fails where the rule is not in force on the day, whatever the day.
- `undetermined` may be so or not, wherever it stands; so may a rule on what remains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.checking.worlds import ALWAYS, NEVER, Bound, Every, Formula, Has, Is, Some, possible
from aigov.conditions import tree

if TYPE_CHECKING:
    from aigov.checking.worlds import Key
    from aigov.conditions.tree import Condition, Tested
    from aigov.rules import Ruleset
    from aigov.vocabulary import Vocabulary

__all__ = ["Formulas"]

_NO, _YES = 1, 2


class Formulas:
    """The formulas of the conditions of one rule set, each made once.

    ``dated``: read as obligations are, to which only what is in force on some day holds.
    """

    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary, *, dated: bool = False) -> None:
        """Take the rule set and the vocabulary that its conditions are written in."""
        self.ruleset = ruleset
        self.vocabulary = vocabulary
        self.dated = dated
        self.undated: Formulas = Formulas(ruleset, vocabulary) if dated else self
        self._made: dict[tuple[int, bool], tuple[Condition, Formula]] = {}
        self._entries: dict[tuple[int, bool], tuple[Tested, Formula]] = {}
        self._can_hold: dict[str, bool] = {}
        self._leaves: dict[str, int] = {}

    def of(self, condition: Condition, *, wanted: bool = True) -> Formula:
        """Return that a condition holds, or that it does not."""
        key = (id(condition), wanted)
        if key not in self._made:
            self._made[key] = (condition, self._of(condition, wanted=wanted))
        return self._made[key][1]

    def entry(self, entry: Tested, *, wanted: bool = True) -> Formula:
        """Return that an entry holds, its exceptions counted, or that it does not."""
        key = (id(entry), wanted)
        if key not in self._entries:
            parts = [self.when(entry, wanted=wanted)]
            parts += [self.entry(one, wanted=not wanted) for one in entry.unless]
            self._entries[key] = (entry, _joined(parts, every=wanted))
        return self._entries[key][1]

    def when(self, entry: Tested, *, wanted: bool = True) -> Formula:
        """Return that the condition of an entry holds, or not; what remains may hold or not."""
        if entry.when is None:
            return _free(("remains", id(entry)), wanted=wanted)
        return self.of(entry.when, wanted=wanted)

    def _of(self, condition: Condition, *, wanted: bool) -> Formula:  # noqa: C901, PLR0911, PLR0912 - one branch for each kind of node
        match condition:
            case tree.All(parts):
                made = [self.of(one, wanted=wanted) for one in parts]
                return _joined(made, every=wanted)
            case tree.AnyOf(parts):
                made = [self.of(one, wanted=wanted) for one in parts]
                return _joined(made, every=not wanted)
            case tree.Not(part):
                return self.of(part, wanted=not wanted)
            case tree.Meets(names):
                definitions = self.ruleset.definitions
                made = [self.entry(definitions[one], wanted=wanted) for one in names]
                return _joined(made, every=not wanted)
            case tree.FindingHolds(names):
                made = [self._rule(one, wanted=wanted) for one in self.ruleset.members(names)]
                return _joined(made, every=not wanted)
            case tree.StatusHolds(statuses):
                return _joined(self._status(statuses, wanted=wanted), every=not wanted)
            case tree.Undetermined():
                return _free(("gap", id(condition)), wanted=wanted)
            case tree.Compare(fact, how, limit):
                return self._compared(fact, how, limit, wanted=wanted)
            case tree.Only(fact, values):
                every = self._mask(fact)
                listed = self._mask(fact, values)
                some, others = Has((fact,), every), Has((fact,), every & ~listed)
                if wanted:
                    return Every((some, others.opposite()))
                return Some((some.opposite(), others))
            case tree.Anywhere(fact, values):
                here = self._has(fact, values, wanted=wanted)
                if self.vocabulary.facts[fact].level == "system":  # all uses state the same
                    return here
                test = Has((fact, "anywhere"), self._mask(fact, values), wanted=wanted)
                return test if wanted else Every((test, here))
            case tree.Has(fact, values):
                return self._has(fact, values, wanted=wanted)

    def _has(self, fact: str, values: tuple[str, ...], *, wanted: bool) -> Formula:
        leaves = self._mask(fact, values)
        if self.vocabulary.facts[fact].type == "set":
            return Has((fact,), leaves, wanted=wanted)
        test = Is((fact,), leaves, self._mask(fact))
        return test if wanted else test.opposite()

    def _mask(self, fact: str, values: tuple[str, ...] | None = None) -> int:
        """Return the bits of all leaves of a fact, or of those at or under some concepts."""
        listed = self.vocabulary.list_of(self.vocabulary.facts[fact])
        if listed.id not in self._leaves:
            leaves = (name for name, bit in listed.bit.items() if listed.down[name] == bit)
            self._leaves[listed.id] = listed.mask(leaves)
        every = self._leaves[listed.id]
        return every if values is None else every & listed.mask_down(values)

    def _compared(self, fact: str, how: str, limit: float | str, *, wanted: bool) -> Formula:
        whole = self.vocabulary.facts[fact].type == "date"
        to_day = limit == tree.AS_OF
        value = 0.0 if to_day else float(limit)
        lowest = how in ("over", "at-least", "on-or-after")
        side = {"over": 1, "under": -1}.get(how, 0)
        end = (value - 1, 0) if how == "before" else (value, side)
        test = Bound((fact,), end, lowest, whole, to_day)
        return test if wanted else test.opposite()

    def _rule(self, name: str, *, wanted: bool) -> Formula:
        """Return that a rule holds in some use, or in none."""
        if not self.can_hold(name):
            return NEVER if wanted else ALWAYS
        here = self.undated.entry(self.ruleset.rules[name], wanted=False)
        return self._somewhere(("finding", name), here, wanted=wanted)

    def _somewhere(self, key: Key, not_here: Formula, *, wanted: bool) -> Formula:
        """Return that something holds in some use, or in none: then not in the one looked at.

        Since another use may do, no more is asked for than one that does. On some day it may not
        be in force, so that it fails whatever the facts.
        """
        test = _free(key, wanted=wanted)
        return test if wanted or self.dated else Every((test, not_here))

    def _status(self, statuses: tuple[str, ...], *, wanted: bool) -> list[Formula]:
        made = []
        for rule, giving in self.ruleset.concluding(statuses):
            if rule.concludes_status(statuses):
                made.append(self._rule(rule.id, wanted=wanted))
            for one in giving:
                both = [self.undated.when(rule, wanted=False)]
                both.append(self.undated.entry(one, wanted=False))
                key = ("given", rule.id, id(one))
                made.append(self._somewhere(key, Some(tuple(both)), wanted=wanted))
        return made

    def can_hold(self, name: str) -> bool:
        """Tell whether some description lets a rule hold."""
        known = self.undated._can_hold  # noqa: SLF001 - its own kind
        if name not in known:
            known[name] = possible(self.undated.entry(self.ruleset.rules[name]))
        return known[name]


def _joined(parts: list[Formula], *, every: bool) -> Formula:
    if len(parts) == 1:
        return parts[0]
    return Every(tuple(parts)) if every else Some(tuple(parts))


def _free(key: Key, *, wanted: bool) -> Is:
    return Is(key, _YES if wanted else _NO, _NO | _YES)
