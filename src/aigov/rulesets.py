"""From the sections of a framework to the rule set that one text of the law gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.conditions.parse import ConditionParser
from aigov.intervals import day
from aigov.problems import Problem
from aigov.rules import Applies, Definition, Exempt, Rule, Ruleset, ScopeRule, Transition
from aigov.texts import several, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigov.framework import Framework
    from aigov.lawtext import LawText

__all__ = ["CONCLUSIONS", "RulesetBuilder"]

CONCLUSIONS = ("tier", "status", "role", "ends_role")
"""Keys of a rule, or of its group, that say what it concludes."""


class RulesetBuilder:
    """Builds the rule set of one text; mistakes of conditions go to ``problems``."""

    def __init__(self, framework: Framework, law: LawText) -> None:
        """Take the framework and the text to read."""
        self.framework = framework
        self.data = framework.data
        self.law = law
        self.problems: list[Problem] = []
        parameters = {
            name: entry["value"]
            for name, (entry, _) in law.choose(self.data.get("parameters", ())).items()
        }
        definitions = law.choose(self.data.get("definitions", ()))
        self._parser = ConditionParser(framework.vocabulary, parameters, self.problems, definitions)
        self._shared: dict[tuple[int, bool], tuple[Exempt, ...]] = {}

    def build(self) -> Ruleset:
        """Return the rule set."""
        rules, groups = self._rules()
        return Ruleset(
            self._definitions(),
            rules,
            groups,
            tuple(self._scope()),
            tuple(self._transitions()),
            self.framework.tiers,
        )

    def _entries(self, section: str) -> list[tuple[int, Mapping[str, Any], str]]:
        """Return place, entry and standing of the versions that are read, in the law's order."""
        entries = self.data.get(section, ())
        chosen = {id(entry): standing for entry, standing in self.law.choose(entries).values()}
        return [
            (place, entry, chosen[id(entry)])
            for place, entry in enumerate(entries)
            if id(entry) in chosen
        ]

    def _definitions(self) -> dict[str, Definition]:
        made = {}
        for place, entry, standing in self._entries("definitions"):
            path = ("definitions", place)
            coming = standing == "coming"
            made[entry["id"]] = Definition(
                entry["id"],
                text(entry.get("title")),
                several(entry.get("cite")),
                self._parser.parse(entry["when"], (*path, "when")),
                self._exempts(entry.get("unless", ()), (*path, "unless"), coming=coming),
                tuple(entry.get("readings", ())),
            )
        return made

    def _exempts(
        self, entries: Any, path: tuple[str | int, ...], *, coming: bool
    ) -> tuple[Exempt, ...]:
        visible = {id(one) for one in self.law.visible(entries, coming=coming)}
        made = []
        for place, entry in enumerate(entries):
            if id(entry) not in visible:
                continue
            here = (*path, place)
            made.append(
                Exempt(
                    several(entry["cite"]),
                    text(entry.get("title")),
                    self._parser.parse(entry["when"], (*here, "when")),
                    self._exempts(entry.get("unless", ()), (*here, "unless"), coming=coming),
                    entry.get("status"),
                    entry.get("id"),
                    tuple(entry.get("readings", ())),
                )
            )
        return tuple(made)

    def _rules(self) -> tuple[dict[str, Rule], dict[str, tuple[str, ...]]]:
        groups = {
            entry["id"]: (place, entry, standing)
            for place, entry, standing in self._entries("groups")
        }
        members: dict[str, list[str]] = {name: [] for name in groups}
        rules = {}
        order = self.framework.citations.order
        entries = sorted(self._entries("rules"), key=lambda one: order(several(one[1]["cite"])[0]))
        for place, entry, standing in entries:
            group_name = entry.get("group")
            group = groups.get(group_name) if group_name else None
            if group_name and group is None:
                message = f"One text of the law has no group {group_name!r}"
                path = ("rules", place, "group")
                self.problems.append(Problem("unknown-group", message, path=path))
            rules[entry["id"]] = self._rule(place, entry, standing, group)
            if group:
                members[group[1]["id"]].append(entry["id"])
        return rules, {name: tuple(ids) for name, ids in members.items()}

    def _rule(
        self,
        place: int,
        entry: Mapping[str, Any],
        standing: str,
        group: tuple[int, Mapping[str, Any], str] | None,
    ) -> Rule:
        path = ("rules", place)
        shared: Mapping[str, Any] = group[1] if group else {}
        coming = standing == "coming"
        kind, concludes = _conclusion({**shared, **entry} if not _concludes(entry) else entry)
        exempts = self._exempts(entry.get("unless", ()), (*path, "unless"), coming=coming)
        if group:
            exempts += self._group_exempts(group[0], shared, coming=coming)
        applies_entry, applies_path = (
            (entry, path)
            if entry.get("applies")
            else (shared, ("groups", group[0] if group else 0))
        )
        merged = {**{key: value for key, value in shared.items() if value is not None}, **entry}
        since = (entry.get("text") or {}).get("since")
        start = self.law.start(since)
        applies = self._applies(
            applies_entry.get("applies"), (*applies_path, "applies"), start, coming=coming
        )
        return Rule(
            entry["id"],
            text(entry["title"]),
            several(entry["cite"]),
            kind,
            concludes,
            None if entry.get("otherwise") else self._parser.parse(entry["when"], (*path, "when")),
            exempts,
            tuple(merged.get("acts") or ()),
            merged.get("subject") or "ai-system",
            entry.get("group"),
            applies,
            self._last_day(merged.get("ends"), entry),
            merged.get("confidence") or self.framework.confidence,
            tuple(dict.fromkeys([*shared.get("readings", ()), *entry.get("readings", ())])),
            text(entry.get("note")),
            several(entry.get("iri")),
            coming=coming,
            gone=standing == "gone",
            roles=self._roles(merged),
        )

    def _last_day(self, ends: str | None, entry: Mapping[str, Any]) -> int | None:
        """Return the last day of an entry: the one it names, or the last of the text it stands in."""
        last = day(ends) if ends else None
        until = (entry.get("text") or {}).get("until")
        if until is not None and self.law.state[until] != "hidden":
            end = self.law.start(until) - 1
            last = end if last is None else min(last, end)
        return last

    def _group_exempts(
        self, place: int, group: Mapping[str, Any], *, coming: bool
    ) -> tuple[Exempt, ...]:
        """Return the exceptions of a group: the same objects for all its rules."""
        key = (place, coming)
        if key not in self._shared:
            path = ("groups", place, "unless")
            self._shared[key] = self._exempts(group.get("unless", ()), path, coming=coming)
        return self._shared[key]

    def _roles(self, entry: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the roles an entry names, or those that do its acts; none means all."""
        if entry.get("roles"):
            return tuple(entry["roles"])
        found = [role for act in entry.get("acts") or () for role in self.framework.acts[act].roles]
        return tuple(dict.fromkeys(found))

    def _applies(
        self, entry: Any, path: tuple[str | int, ...], start: int, *, coming: bool
    ) -> tuple[Applies, ...]:
        """Return the ordered starts; none is earlier than the text that brought the rule."""
        if isinstance(entry, list) and entry and "from" in entry[0]:
            found = self._starts(entry, path)
        else:
            day_read = self.law.value(entry, coming=coming)
            found = self._starts(day_read, path)
            for one in entry if isinstance(entry, list) else ():
                if one.get("cite") and one["value"] == day_read:  # an extension has moved it
                    found = (found[0]._replace(cite=several(one["cite"])),)
        return tuple(one._replace(start=max(one.start, start)) for one in found) or (
            Applies(None, start),
        )

    def _starts(self, entry: Any, path: tuple[str | int, ...]) -> tuple[Applies, ...]:
        """Return the ordered starts of a day, of a list of days with conditions, or of nothing."""
        if not isinstance(entry, list):
            return (Applies(None, day(entry)),) if entry else ()
        return tuple(
            Applies(
                self._parser.parse(one["when"], (*path, place, "when"))
                if one.get("when")
                else None,
                day(one["from"]),
                several(one.get("cite")),
            )
            for place, one in enumerate(entry)
        )

    def _scope(self) -> list[ScopeRule]:
        made = []
        for place, entry, standing in self._entries("scope"):
            if standing != "now":
                continue
            path = ("scope", place)
            made.append(
                ScopeRule(
                    entry["id"],
                    entry["effect"],
                    text(entry["title"]),
                    several(entry["cite"]),
                    self._parser.parse(entry["when"], (*path, "when")),
                    self._exempts(entry.get("unless", ()), (*path, "unless"), coming=False),
                    tuple(entry.get("roles", ())),
                    several(entry.get("disapplies")),
                    several(entry.get("except")),
                    tuple(entry.get("readings", ())),
                )
            )
        return made

    def _transitions(self) -> list[Transition]:
        made = []
        for place, entry, standing in self._entries("transitions"):
            if standing == "gone":
                continue
            path = ("transitions", place)
            made.append(
                Transition(
                    entry["id"],
                    text(entry["title"]),
                    several(entry["cite"]),
                    several(entry.get("rules")),
                    self._parser.parse(entry["when"], (*path, "when")),
                    self._starts(entry.get("from"), (*path, "from")),
                    self._parser.parse(entry["only_if"], (*path, "only_if"))
                    if "only_if" in entry
                    else None,
                    text(entry.get("meanwhile")),
                    tuple(entry.get("readings", ())),
                    several(entry.get("obligations")),
                )
            )
        return made


def _concludes(entry: Mapping[str, Any]) -> bool:
    return any(entry.get(kind) for kind in CONCLUSIONS)


def _conclusion(entry: Mapping[str, Any]) -> tuple[str, str]:
    for kind in CONCLUSIONS:
        if entry.get(kind):
            return kind, entry[kind]
    return "status", ""
