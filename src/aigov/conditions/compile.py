"""Rules as generated Python: the fast reading, for classifying many systems.

Three-valued logic on two rails: for each condition one expression that is true where it certainly
holds, and one that is true where it may hold; `not` swaps them. Nothing of the YAML is spliced into
the source: facts are places in vectors, values are numbers.
"""

from __future__ import annotations

from contextlib import suppress
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from aigov.conditions.tree import (
    AS_OF,
    All,
    AnyOf,
    Anywhere,
    Compare,
    Condition,
    FindingHolds,
    Has,
    Meets,
    Not,
    Only,
    StatusHolds,
    Undetermined,
)
from aigov.conditions.truth import only
from aigov.intervals import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from aigov.conditions.tree import Tested
    from aigov.conditions.truth import Truth
    from aigov.facts import Vectors
    from aigov.obligations import Obligation
    from aigov.rules import Exempt, Rule, Ruleset, Tier
    from aigov.vocabulary import Vocabulary

__all__ = [
    "Compiled",
    "Findings",
    "LookedAt",
    "NotCompilable",
    "Stage",
    "compile_duties",
    "compile_rules",
]

Outcome = tuple["Truth", "Truth"]
_FALSE: Outcome = (False, False)
_LONGEST_SOURCE = 20_000
"""Characters of a definition that is still written out wherever it is used."""
_LONGEST_FUNCTION = 500_000
"""Characters of what is compiled at once (`eu-ai-act`: 73,000); Python takes a hundred bytes for each."""


Findings = tuple[list[bool], list[bool], list[bool], list[bool]]
"""Of the findings that a stage looks at: certainly true, perhaps true; both as presumed."""


class LookedAt(NamedTuple):
    """A finding that a condition looks at: whether one of some rules, or of some statuses, holds."""

    names: tuple[str, ...]
    are_statuses: bool = False


class NotCompilable(Exception):  # noqa: N818 - no error for a user: the slow road is taken
    """A condition looks at findings that are not known yet."""


class Stage(NamedTuple):
    """Rules, or obligations, that look at no findings but those of rules in the stages before.

    ``findings`` are what they look at. ``outcomes`` gives, for one use, day and these findings,
    outcome and presumed outcome of each of ``rules``.
    """

    rules: tuple[str, ...]
    findings: tuple[LookedAt, ...]
    outcomes: Callable[[Vectors, int, Findings], list[Outcome]]


class Compiled(NamedTuple):
    """Generated functions for one rule set.

    ``stages`` give the outcomes, in their order. ``tiers`` gives, for one use and day, ranks:
    lowest and highest possible and presumed tier; ``None`` where what is described certainly has
    no tier at all.
    """

    stages: tuple[Stage, ...]
    tiers: Callable[[Vectors, int], tuple[int, int, int] | None]
    tiers_until: float
    """The last day that the ranks are right for: no rule has ended; none where the law has gaps."""


def compile_rules(ruleset: Ruleset, vocabulary: Vocabulary, tiers: Sequence[Tier]) -> Compiled:
    """Return the generated functions.

    Raises :class:`NotCompilable` where a rule on tiers, or one that takes all tiers away, looks at
    findings.
    """
    first = _Writer(ruleset, vocabulary, known=())
    lines = first.lines(ruleset.rules.values())
    ranked = sorted(
        ((rank, first.entry(rule)) for rule, rank in ruleset.tiered), key=lambda one: one[0]
    )
    without = [first.unless_excepted(one.when, one.unless)[0] for one in ruleset.no_tier]
    stages = [_stage(lines, first)]
    known = {*lines}
    while lines:
        writer = _Writer(ruleset, vocabulary, known)
        waiting = [rule for rule in ruleset.rules.values() if rule.id not in known]
        lines = writer.lines(waiting)
        if lines:
            stages.append(_stage(lines, writer))
            known |= {*lines}
    return Compiled(
        tuple(stages),
        _made("tiers", _tiers(ranked, without, len(tiers) - 1)),
        -inf if ruleset.gaps else inf if ruleset.first_end is None else ruleset.first_end,
    )


def compile_duties(ruleset: Ruleset, vocabulary: Vocabulary, duties: Iterable[Obligation]) -> Stage:
    """Return what gives the outcomes of obligations, once those of all rules are known.

    Raises :class:`NotCompilable` where one of them cannot be written out.
    """
    writer = _Writer(ruleset, vocabulary, known=ruleset.rules)
    return _stage({one.id: writer.entry(one) for one in duties}, writer)


def _stage(lines: dict[str, _Rails], writer: _Writer) -> Stage:
    made = _made("outcomes", _outcomes(lines.values()))
    return Stage(tuple(lines), tuple(writer.findings), made)


def _made(name: str, source: str) -> Any:
    """Return the function that a source defines."""
    if len(source) > _LONGEST_FUNCTION:
        raise NotCompilable
    space: dict[str, Any] = {"only": only, "compare": compare, "FALSE": _FALSE}
    try:
        exec(compile(source, "<aigov rules>", "exec"), space)  # noqa: S102 - source made of numbers only
    except (SyntaxError, RecursionError, MemoryError) as error:  # nested too deep for Python
        raise NotCompilable from error
    return space[name]


class _Rails(NamedTuple):
    """Source of: certainly holds, may hold, presumably holds, presumably may hold."""

    certain: str
    possible: str
    presumed: str
    presumable: str


_LOCALS = {
    "h": "holds",
    "m": "may",
    "ph": "presumed_holds",
    "pm": "presumed_may",
    "ah": "any_holds",
    "am": "any_may",
    "aph": "any_presumed_holds",
    "apm": "any_presumed_may",
    "n": "numbers",
    "s": "named",
}


def _locals(body: str) -> str:
    """Return the line that fetches what the body reads of the vectors, and nothing more."""
    used = [f"{short} = v.{name}" for short, name in _LOCALS.items() if f"{short}[" in body]
    return f"    {'; '.join(used) or 'pass'}\n"


def _outcomes(rules: Iterable[_Rails]) -> str:
    made = [*rules]
    body = "".join(
        f"    if {one.possible}:\n"
        f"        out[{place}] = (True if {one.certain} else None, True if {one.presumed} else "
        f"None if {one.presumable} else False)\n"
        for place, one in enumerate(made)
    )
    start = f"    fc, fm, gc, gm = found\n    out = [FALSE] * {len(made)}\n"
    return f"def outcomes(v, day, found):\n{_locals(body)}{start}{body}    return out\n"


def _tiers(ranked: Iterable[tuple[int, _Rails]], without: Iterable[str], last: int) -> str:
    lines = [f"    if {one}: return None\n" for one in without]
    for rank, one in ranked:
        lines.append(
            f"    if {one.possible}:\n"
            f"        if {rank} < high: high = {rank}\n"
            f"        if {one.certain}: return {rank}, high, pre if pre < {rank} else {rank}\n"
            f"        if {rank} < pre and ({one.presumed}): pre = {rank}\n"
        )
    body = "".join(lines)
    start = f"    high = pre = {last}\n"
    return f"def tiers(v, day):\n{_locals(body)}{start}{body}    return {last}, high, pre\n"


class _Writer:
    """Writes the expressions; `stated` and `presumed` are the two readings."""

    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary, known: Collection[str]) -> None:
        """Take the rules, and the ids of those whose findings are known before."""
        self.ruleset = ruleset
        self.vocabulary = vocabulary
        self.known = known
        self.findings: dict[LookedAt, int] = {}
        self.written = 0
        self._definitions: dict[tuple[str, bool], tuple[str, str]] = {}

    def lines(self, rules: Iterable[Rule]) -> dict[str, _Rails]:
        """Return the sources of the rules that look at nothing unknown."""
        found = {}
        for rule in rules:
            with suppress(NotCompilable):
                found[rule.id] = self.entry(rule)
        return found

    def entry(self, entry: Tested) -> _Rails:
        """Return the sources of a rule or an obligation."""
        if entry.when is None or self.written > _LONGEST_FUNCTION:
            raise NotCompilable
        made = _Rails(
            *self.unless_excepted(entry.when, entry.unless),
            *self.unless_excepted(entry.when, entry.unless, presumed=True),
        )
        self.written += sum(map(len, made))
        return made

    def unless_excepted(
        self, when: Condition, unless: Iterable[Exempt], *, presumed: bool = False
    ) -> tuple[str, str]:
        """Return the sources for a condition with exceptions; presumed: only if these certainly stand."""
        certain, possible = self.rails(when, presumed=presumed)
        inner = [self.unless_excepted(one.when, one.unless) for one in unless]
        if not inner:
            return certain, possible
        stands = " or ".join(one for one, _ in inner)
        may_stand = stands if presumed else " or ".join(other for _, other in inner)
        return f"({certain} and not ({may_stand}))", f"({possible} and not ({stands}))"

    def rails(self, condition: Condition, *, presumed: bool) -> tuple[str, str]:
        """Return the sources of: certainly holds, may hold."""
        match condition:
            case Has(fact, values):
                place, wanted = self.vocabulary.place(fact, values)
                holds, may = ("ph", "pm") if presumed else ("h", "m")
                return f"{holds}[{place}] & {wanted}", f"{may}[{place}] & {wanted}"
            case Anywhere(fact, values):
                place, wanted = self.vocabulary.place(fact, values)
                holds, may = ("aph", "apm") if presumed else ("ah", "am")
                return f"{holds}[{place}] & {wanted}", f"{may}[{place}] & {wanted}"
            case All(parts) | AnyOf(parts):
                word = " and " if isinstance(condition, All) else " or "
                made = [self.rails(part, presumed=presumed) for part in parts]
                if not made:
                    empty = str(isinstance(condition, All))
                    return empty, empty
                return tuple(f"({word.join(one)})" for one in zip(*made, strict=True))  # type: ignore[return-value]
            case Not(part):
                certain, possible = self.rails(part, presumed=presumed)
                return f"(not ({possible}))", f"(not ({certain}))"
            case Only(fact, values):
                return self._only(fact, values, presumed=presumed)
            case Compare(fact, how, limit):
                bound = "day" if limit == AS_OF else repr(float(limit))
                call = f"compare(n[{self.vocabulary.index[fact]}], {how!r}, {bound})"
                return f"({call} is True)", f"({call} is not False)"
            case Meets(names):
                made = [self._definition(name, presumed=presumed) for name in names]
                return tuple(f"({' or '.join(one)})" for one in zip(*made, strict=True))  # type: ignore[return-value]
            case FindingHolds(names):
                members = self.ruleset.members(names)
                return self._finding(LookedAt(names), members, presumed=presumed)
            case StatusHolds(names):
                members = tuple(rule.id for rule, _ in self.ruleset.concluding(names))
                return self._finding(LookedAt(names, are_statuses=True), members, presumed=presumed)
            case Undetermined():
                return "False", "True"
            case _:
                raise NotCompilable

    def _only(self, fact: str, values: tuple[str, ...], *, presumed: bool) -> tuple[str, str]:
        concepts = self.vocabulary.list_of(self.vocabulary.facts[fact])
        place = self.vocabulary.index[fact]
        named = f"s[{place}]"
        if presumed:
            named = f"({self.vocabulary.presumed_values(fact)!r} if {named} is None else {named})"
        call = f"only({named}, {concepts.mask(values)}, {concepts.mask_down(values)})"
        return f"({call} is True)", f"({call} is not False)"

    def _finding(
        self, finding: LookedAt, rules: Sequence[str], *, presumed: bool
    ) -> tuple[str, str]:
        if not rules:
            return "False", "False"
        if not all(one in self.known for one in rules):
            raise NotCompilable
        place = self.findings.setdefault(finding, len(self.findings))
        certain, possible = ("gc", "gm") if presumed else ("fc", "fm")
        return f"{certain}[{place}]", f"{possible}[{place}]"

    def _definition(self, name: str, *, presumed: bool) -> tuple[str, str]:
        key = (name, presumed)
        if key not in self._definitions:
            made = self.ruleset.definitions[name]
            certain, possible = self.unless_excepted(made.when, made.unless, presumed=presumed)
            if len(certain) + len(possible) > _LONGEST_SOURCE:
                raise NotCompilable
            self._definitions[key] = (f"({certain})", f"({possible})")
        return self._definitions[key]
