"""Everything that an entry names exists: tiers, roles, definitions, rules, texts, provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov import bundled
from aigov.checking.circles import circles
from aigov.checking.entries import conditions, entries, spots, unknown
from aigov.checking.ids import check_ids
from aigov.checking.terms import check_terms
from aigov.citations import CitationScheme
from aigov.conditions.parse import names
from aigov.intervals import day
from aigov.problems import Problem, nearest
from aigov.rulesets import CONCLUSIONS
from aigov.topics import topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigov.checking.entries import Path
    from aigov.vocabulary import Vocabulary

__all__ = ["check_references"]

_NAMING = {
    "tier": "tier",
    "status": "status",
    "role": "role",
    "ends_role": "role",
    "group": "group",
    "acts": "act",
    "roles": "role",
    "readings": "reading",
    "obligations": "obligation",
    "topic": "topic",
    "sanction": "penalty",
    "on": "event",
    "toward": "party",
    "clock": "clock",
}
"""Keys of entries, and what they name."""
_SECTIONS = {
    "tier": "tiers",
    "status": "statuses",
    "role": "roles",
    "act": "acts",
    "group": "groups",
    "definition": "definitions",
    "reading": "readings",
    "instrument": "instruments",
    "obligation": "obligations",
    "penalty": "penalties",
}
_ALL = "all"
_EMPTY = (
    "state what must be so; what remains where nothing else holds is `otherwise: true`, what the "
    "library does not know of the law is `undetermined:`"
)


def check_references(data: Mapping[str, Any], vocabulary: Vocabulary) -> list[Problem]:
    """Return ids given twice, what is named and does not exist, circles, and what can never be meant."""
    checker = _Checker(data, vocabulary)
    checker.run()
    return checker.problems


class _Checker:
    def __init__(self, data: Mapping[str, Any], vocabulary: Vocabulary) -> None:
        self.data = data
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.ids = {
            what: {entry["id"] for entry in data.get(section, ())}
            for what, section in _SECTIONS.items()
        }
        self.ids["fact"] = {*vocabulary.facts}
        self.ids["shared-role"] = {*bundled.vocabulary().roles}
        self.ids["topic"] = {*topics(data)}
        for kind in ("event", "party", "clock"):
            shared = bundled.vocabulary().lists[kind].concepts
            own = data.get("concepts", {}).get(kind, ())
            self.ids[kind] = {*shared, *(one["id"] for one in own)}
        self.ids["rule"] = self.ids["group"] | {entry["id"] for entry in data.get("rules", ())}
        self.groups = {entry["id"]: entry for entry in data.get("groups", ())}
        self.used_definitions: set[str] = set()
        self.schemes = CitationScheme(data["instruments"])

    def run(self) -> None:
        self.problems += check_ids(self.data)
        self._head()
        for path, entry in entries(self.data):
            self._entry(path, entry)
            self._cites(entry.get("cite"), path)
            for at, condition in conditions(path, entry):
                self._condition(at, condition, negated=False, in_when="unless" not in path)
        for place, one in enumerate(self.data.get("overrides", ())):
            known = self.ids["rule"] | self.ids["obligation"]
            if one["of"] not in known:
                self.problems.append(unknown("rule", one["of"], ("overrides", place, "of"), known))
        self.problems += circles(self.data)
        self.problems += check_terms(self.data, self.vocabulary)
        self.problems += [
            Problem(
                "unused",
                f"No rule uses the definition {entry['id']!r}",
                severity="warning",
                path=("definitions", place),
            )
            for place, entry in enumerate(self.data.get("definitions", ()))
            if entry["id"] not in self.used_definitions
        ]

    def _head(self) -> None:
        """Check what is not a rule: tiers, statuses, roles, acts, the gateway."""
        for section in ("tiers", "statuses", "roles", "acts"):
            for place, entry in enumerate(self.data.get(section, ())):
                self._cites(entry.get("cite"), (section, place))
        for place, role in enumerate(self.data.get("roles", ())):
            self._names("shared-role", role["shared"], ("roles", place, "shared"))
        for place, act in enumerate(self.data.get("acts", ())):
            self._names("role", act["roles"], ("acts", place, "roles"))
        self._names("fact", self.data["framework"].get("gateway"), ("framework", "gateway"))

    def _add(self, code: str, message: str, path: Path, hint: str) -> None:
        self.problems.append(Problem(code, message, path=path, hint=hint))

    def _names(self, what: str, found: Any, path: Path) -> None:
        """Report the names that are no id of this kind; a `rule` may also be a group."""
        known = self.ids[what]
        self.problems += [
            unknown(what, name, at, known) for name, at in spots(found, path) if name not in known
        ]

    def _cites(self, found: Any, path: Path) -> None:
        for cite, at in spots(found, (*path, "cite")):
            if self.schemes.parse(cite) is None:
                self._add(
                    "bad-citation",
                    f"{cite!r} fits no citation scheme of the instruments",
                    at,
                    "write it as the `citation.pattern` of its instrument wants, "
                    "after the instrument's prefix if it has one",
                )

    def _entry(self, path: Path, entry: Mapping[str, Any]) -> None:
        for key, what in _NAMING.items():
            self._names(what, entry.get(key), (*path, key))
        for key, instrument in entry.get("text", {}).items():
            self._names("instrument", instrument, (*path, "text", key))
        for key in ("applies", "from"):
            if isinstance(entry.get(key), list):
                self._days(entry[key], (*path, key))
        if path[:-1] == ("rules",):
            self._rule(path, entry)
        if path[:-1] == ("obligations",):
            self._end(path, entry)
        if path[:-1] == ("groups",):
            self._conclusion(path, entry, at_least=0)
        if path[0] == "scope":
            for key in ("disapplies", "except"):
                self._provisions(entry.get(key), (*path, key))
        if path[0] == "transitions" and "unless" not in path:
            self._transition(path, entry)
        self._test(path, entry)

    def _transition(self, path: Path, entry: Mapping[str, Any]) -> None:
        self._names("rule", entry.get("rules"), (*path, "rules"))
        if not entry.get("rules") and not entry.get("obligations"):
            message = "A transition names neither rules: nor obligations:"
            self._add("missing-key", message, path, "name what it changes the date of")
        if "from" not in entry and "only_if" not in entry:
            message = "A transition changes a date and says neither from: nor only_if:"
            self._add("missing-key", message, path, "write the day after from:")

    def _provisions(self, found: Any, path: Path) -> None:
        """Check what a limit takes away or leaves: `all`, ids of rules and groups, citations."""
        known = {*self.ids["rule"], _ALL}
        self.problems += [
            Problem(
                "unknown-provision",
                f"{name!r} is neither a rule or group nor a citation",
                path=at,
                hint="write all, ids of rules or groups, or provisions as they are cited",
                suggestions=nearest(name, known),
            )
            for name, at in spots(found, path)
            if name not in known and self.schemes.parse(name) is None
        ]

    def _days(self, days: list[Any], path: Path) -> None:
        if days and days[-1].get("when"):
            self._add(
                "open-dates",
                "The last of the dates has a condition: the list must end without one",
                path,
                "end the list with {from: …}, the day for all others",
            )
        for place, one in enumerate(days):
            self._names("instrument", one.get("since"), (*path, place, "since"))
            self._cites(one.get("cite"), (*path, place))

    def _rule(self, path: Path, rule: Mapping[str, Any]) -> None:
        """Check what a rule concludes and when, alone or with its group."""
        group = self.groups.get(rule.get("group", ""), {})
        self._conclusion(path, rule, at_least=0 if group.keys() & CONCLUSIONS else 1)
        shared = {**group, **rule}
        tiers = [one["id"] for one in self.data.get("tiers", ())]
        others = ({*tiers} - {*tiers[-1:]}) | self.ids["status"] | self.ids["role"]
        if rule.get("otherwise") and others & {shared.get(kind) for kind in CONCLUSIONS}:
            self._add(
                "otherwise",
                "`otherwise` covers what no other rule does, and that is the lowest tier",
                (*path, "otherwise"),
                f"let it conclude tier: {tiers[-1]}",
            )
        self._end(path, shared)

    def _end(self, path: Path, entry: Mapping[str, Any]) -> None:
        """Report a last day that is before the first."""
        starts = _starts(entry.get("applies"))
        if starts and "ends" in entry and day(entry["ends"]) < min(starts):
            self._add(
                "ends-before-start",
                f"{entry['id']!r} ends on {entry['ends']}, before the first day it applies",
                (*path, "ends"),
                "`applies` is the first day, `ends` the last",
            )

    def _conclusion(self, path: Path, entry: Mapping[str, Any], at_least: int) -> None:
        if not at_least <= len(entry.keys() & CONCLUSIONS) <= 1:
            self._add(
                "conclusion",
                "A rule concludes exactly one of tier, status, role, ends_role (or its group does)",
                path,
                "keep one of them, and write a second rule for a second conclusion",
            )

    def _test(self, path: Path, entry: Mapping[str, Any]) -> None:
        """Report an empty condition where it would be the whole test."""
        is_rule, has_exceptions = path[:-1] == ("rules",), bool(entry.get("unless"))
        tests = is_rule or path[0] == "definitions" or "unless" in path
        if tests and entry.get("when") == {} and (is_rule or not has_exceptions):
            message = "An empty condition holds always, whatever is described"
            self._add("empty-condition", message, (*path, "when"), _EMPTY)

    def _condition(self, path: Path, data: Any, *, negated: bool, in_when: bool) -> None:
        if not isinstance(data, dict):
            return
        for key, value in data.items():
            here = (*path, key)
            if key in ("all", "any"):
                for place, one in enumerate(value if isinstance(value, list) else ()):
                    self._part((*here, place), one, negated=negated, in_when=in_when)
            elif key == "not":
                self._part(here, value, negated=not negated, in_when=in_when)
            elif key == "anywhere":
                self._condition(here, value, negated=negated, in_when=in_when)
            elif key == "meets":
                self.used_definitions.update(names(value))
                self._names("definition", value, here)
            elif key == "finding":
                self._names("rule", value, here)
                self._remainders(value, here)
            elif key in ("tier", "status"):
                self._names(key, value, here)
            elif key == "undetermined":
                if isinstance(value, dict) and "cite" in value:
                    self._cites(str(value["cite"]), here)
            else:
                self._presumption(here, key, value, negated=negated, in_when=in_when)

    def _remainders(self, found: Any, path: Path) -> None:
        """Report the findings of rules that only say what remains: they wait for all others."""
        rest = {one["id"] for one in self.data.get("rules", ()) if one.get("otherwise")}
        for name, at in spots(found, path):
            if name in rest:
                self._add(
                    "otherwise",
                    f"{name!r} covers what remains, and no rule can wait for that",
                    at,
                    "name the rules that must not hold under not: {finding: …}",
                )

    def _part(self, path: Path, data: Any, *, negated: bool, in_when: bool) -> None:
        if data == {}:
            message = "An empty condition holds always, whatever is described"
            self._add("empty-condition", message, path, _EMPTY)
        self._condition(path, data, negated=negated, in_when=in_when)

    def _presumption(
        self, path: Path, key: str, value: Any, *, negated: bool, in_when: bool
    ) -> None:
        fact = self.vocabulary.facts.get(key)
        if fact is None or fact.type != "yes-no" or fact.presume is not None or not in_when:
            return
        if negated or value is False:
            self._add(
                "no-presumption",
                f"{key!r} is wanted not to be so, and the vocabulary does not say "
                "what is presumed where it is not stated",
                path,
                "declare presume: for the fact",
            )


def _starts(applies: Any) -> list[int]:
    """Return the days that `applies` names."""
    if not isinstance(applies, list):
        return [day(applies)] if applies else []
    return [day(one.get("from") or one["value"]) for one in applies]
