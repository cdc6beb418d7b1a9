"""Everything that an entry names exists: tiers, roles, definitions, rules, texts, provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.checking.circles import circles, conditions, entries
from aigov.citations import CitationScheme, cites
from aigov.conditions.parse import OPERATORS
from aigov.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigov.vocabulary import Vocabulary

__all__ = ["check_references"]

Path = tuple[str | int, ...]


def check_references(data: Mapping[str, Any], vocabulary: Vocabulary) -> list[Problem]:
    """Return what is named and does not exist, ids given twice, circles, and bad citations."""
    checker = _Checker(data, vocabulary)
    checker.run()
    return checker.problems


class _Checker:
    def __init__(self, data: Mapping[str, Any], vocabulary: Vocabulary) -> None:
        self.data = data
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.ids = {
            section: {entry["id"] for entry in data.get(section, ())}
            for section in (
                "tiers",
                "statuses",
                "roles",
                "acts",
                "rules",
                "groups",
                "definitions",
                "readings",
                "instruments",
                "parameters",
            )
        }
        self.used_definitions: set[str] = set()
        self.schemes = CitationScheme(data.get("instruments", ()))

    def run(self) -> None:
        if not self.data.get("instruments"):
            self._add("missing-section", "The framework names no instrument", ("framework",))
            return
        self._unique()
        self._head()
        for path, entry in entries(self.data):
            self._entry(path, entry)
            for cite in cites(entry.get("cite")):
                self._cite(cite, (*path, "cite"))
            for at, condition in conditions(path, entry):
                self._condition(at, condition, negated=False, in_when="unless" not in path)
        self.problems += circles(self.data)
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
        """Check what is not a rule: tiers, statuses, roles, acts, the gateway, names of facts."""
        for fact in OPERATORS:
            if fact in self.vocabulary.facts:
                self._add("reserved-name", f"A fact cannot be called {fact!r}", ("facts",))
        for section in ("tiers", "statuses", "roles", "acts"):
            for place, entry in enumerate(self.data.get(section, ())):
                if entry.get("cite"):
                    self._cite(entry["cite"], (section, place, "cite"))
        for place, act in enumerate(self.data.get("acts", ())):
            self._names("roles", act["roles"], ("acts", place, "roles"), "role")
        for place, fact in enumerate(self.data["framework"].get("gateway", ())):
            if fact not in self.vocabulary.facts:
                self._unknown("fact", fact, ("framework", "gateway", place), self.vocabulary.facts)

    def _add(
        self, code: str, message: str, path: Path, severity: Any = "error", **more: Any
    ) -> None:
        self.problems.append(Problem(code, message, path=path, severity=severity, **more))

    def _unknown(self, what: str, name: str, path: Path, known: Iterable[str]) -> None:
        self._add(
            f"unknown-{what}",
            f"There is no {what} {name!r}",
            path,
            suggestions=nearest(name, known),
        )

    def _names(self, section: str, names: Iterable[str], path: Path, what: str) -> None:
        for name in names:
            if name not in self.ids[section]:
                self._unknown(what, name, path, self.ids[section])

    def _unique(self) -> None:
        for section in ("tiers", "statuses", "roles", "acts", "instruments", "readings"):
            self._once(section, self.data.get(section, ()))
        self._once("cases", self.data.get("cases", ()))
        versions: dict[tuple[str, str], list[Any]] = {}
        rule_like: dict[str, str] = {}
        for section in ("rules", "groups", "definitions", "scope", "transitions", "parameters"):
            for place, entry in enumerate(self.data.get(section, ())):
                text = entry.get("text") or {}
                known = versions.setdefault((section, entry["id"]), [])
                if any(not self._apart(text, other) for other in known):
                    self._add(
                        "duplicate-id",
                        f"{entry['id']!r} stands twice in {section} in the same text",
                        (section, place, "id"),
                        hint="give the texts intervals that do not overlap",
                    )
                known.append(text)
                if section in ("rules", "groups") and (
                    rule_like.setdefault(entry["id"], section) != section
                ):
                    self._add(
                        "duplicate-id",
                        f"{entry['id']!r} is both a rule and a group",
                        (section, place, "id"),
                    )

    def _once(self, section: str, found: Iterable[Mapping[str, Any]]) -> None:
        seen: set[str] = set()
        for place, entry in enumerate(found):
            if entry["id"] in seen:
                self._add(
                    "duplicate-id",
                    f"{entry['id']!r} stands twice in {section}",
                    (section, place, "id"),
                )
            seen.add(entry["id"])

    def _apart(self, one: Any, other: Any) -> bool:
        order = [entry["id"] for entry in self.data["instruments"]]

        def span(text: Any) -> tuple[int, int]:
            since, until = text.get("since"), text.get("until")
            return (
                order.index(since) if since in order else 0,
                order.index(until) if until in order else len(order),
            )

        (start, end), (begin, stop) = span(one), span(other)
        return end <= begin or stop <= start

    def _cite(self, cite: str, path: Path) -> None:
        if self.schemes.parse(cite) is None:
            self._add("bad-citation", f"{cite!r} fits no citation scheme of the instruments", path)

    def _entry(self, path: Path, entry: Mapping[str, Any]) -> None:
        for key, section, what in (
            ("tier", "tiers", "tier"),
            ("status", "statuses", "status"),
            ("role", "roles", "role"),
            ("ends_role", "roles", "role"),
            ("group", "groups", "group"),
        ):
            if isinstance(entry.get(key), str):
                self._names(section, [entry[key]], (*path, key), what)
        self._names("acts", entry.get("acts") or (), (*path, "acts"), "act")
        self._names("readings", entry.get("readings") or (), (*path, "readings"), "reading")
        text = entry.get("text") or {}
        self._names(
            "instruments",
            [text[key] for key in ("since", "until") if text.get(key)],
            (*path, "text"),
            "instrument",
        )
        for key in ("applies", "from"):
            if isinstance(entry.get(key), list):
                self._days(entry[key], (*path, key))
        if path[:-1] == ("rules",):
            self._conclusion(path, entry)
        self._names("roles", entry.get("roles") or (), (*path, "roles"), "role")
        if path[0] == "transitions":
            for name in cites(entry["rules"]):
                if name not in self.ids["rules"] | self.ids["groups"]:
                    self._unknown(
                        "rule", name, (*path, "rules"), self.ids["rules"] | self.ids["groups"]
                    )
            if entry.get("from") is None and entry.get("only_if") is None:
                self._add("missing-key", "A transition says from: or only_if:", path)

    def _days(self, days: list[Any], path: Path) -> None:
        since = [one["since"] for one in days if one.get("since")]
        self._names("instruments", since, path, "instrument")
        if "from" in days[0] and days[-1].get("when"):
            message = "The last of the dates has a condition: the list must end without one"
            self._add("open-dates", message, path)
        for place, one in enumerate(days):
            for cite in cites(one.get("cite")):
                self._cite(cite, (*path, place, "cite"))

    def _conclusion(self, path: Path, entry: Mapping[str, Any]) -> None:
        keys = ("tier", "status", "role", "ends_role")
        own = [key for key in keys if entry.get(key)]
        group: Mapping[str, Any] = next(
            (one for one in self.data.get("groups", ()) if one["id"] == entry.get("group")), {}
        )
        if len(own) > 1 or not (own or any(group.get(key) for key in keys)):
            self._add(
                "conclusion",
                "A rule concludes exactly one of tier, status, role, ends_role (or its group does)",
                path,
            )

    def _condition(self, path: Path, data: Any, *, negated: bool, in_when: bool) -> None:
        if not isinstance(data, dict):
            return
        for key, value in data.items():
            here = (*path, key)
            if key in ("all", "any"):
                for place, one in enumerate(value if isinstance(value, list) else ()):
                    self._condition((*here, place), one, negated=negated, in_when=in_when)
            elif key in ("not", "anywhere"):
                self._condition(here, value, negated=negated != (key == "not"), in_when=in_when)
            elif key == "meets":
                self.used_definitions.update(cites(value))
                self._names("definitions", cites(value), here, "definition")
            elif key == "finding":
                for name in cites(value):
                    if name not in self.ids["rules"] | self.ids["groups"]:
                        self._unknown("rule", name, here, self.ids["rules"] | self.ids["groups"])
            elif key == "undetermined":
                if isinstance(value, dict) and "cite" in value:
                    self._cite(str(value["cite"]), (*here, "cite"))
            else:
                self._presumption(here, key, value, negated=negated, in_when=in_when)

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
                hint="declare presume: for the fact",
            )
