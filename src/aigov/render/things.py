"""The pages of what results are made of: one finding, one duty, one row, one fact, one term."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from aigov.intervals import show_day
from aigov.library import load_framework
from aigov.problems import AigovError
from aigov.render.assessment_phrases import ANSWER_WORDS, MARKS, figure, tell
from aigov.render.duties import obligation_item
from aigov.render.duty_phrases import ASPECTS, CHANGES, KINDS, say, strength_words
from aigov.render.page import Code, Item, Link, Page, Section, cited, kept, separated
from aigov.render.phrases import CONFIDENCE, SOURCE_STATUSES, phrase
from aigov.render.result import finding_item
from aigov.render.sides import relation_words, says_words
from aigov.render.terms import penalty_words
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from aigov.assessment import AssessedPillar, AssessedRow
    from aigov.calendars import Day
    from aigov.comparison import Row
    from aigov.crosswalks import Relating
    from aigov.findings import Finding
    from aigov.gaps import Step
    from aigov.lawchange import Change, SystemChange
    from aigov.obligation_findings import ObligationFinding
    from aigov.obligations import Obligation, Penalty
    from aigov.portraits import Portrait
    from aigov.profile import Observation, Profile
    from aigov.questions import Question
    from aigov.relating import Covered, Pair
    from aigov.render.page import Piece
    from aigov.rules import Rule
    from aigov.sides import Duty, Side
    from aigov.system import System, Use
    from aigov.texts import Lang
    from aigov.topics import Term, Topic
    from aigov.vocabulary import Fact, Vocabulary

_WORDS = {
    "provision": Text("Provision", "Căn cứ"),
    "concludes": Text("Concludes", "Kết luận"),
    "acts": Text("Acts", "Hành vi"),
    "topic": Text("Topic", "Chủ đề"),
    "kind": Text("Kind", "Loại"),
    "from": Text("From", "Từ ngày"),
    "toward": Text("Toward", "Đối với"),
    "maximum": Text("Maximum", "Mức cao nhất"),
    "authority": Text("Authority", "Cơ quan có thẩm quyền"),
    "note": Text("Note", "Ghi chú"),
    "stated": Text("Stated", "Đã nêu"),
    "use": Text("Use", "Mục đích sử dụng"),
    "settled": Text("Could settle", "Có thể quyết định"),
    "rules": Text("Asked for by", "Cần cho"),
    "duties": Text("Obligations", "Nghĩa vụ"),
    "gained": Text("New obligations", "Nghĩa vụ mới"),
    "lost": Text("Obligations that fall away", "Nghĩa vụ không còn"),
    "moved": Text("Obligations with other dates", "Nghĩa vụ thay đổi thời điểm áp dụng"),
    "could-move": Text("Obligations that could move", "Nghĩa vụ có thể thay đổi thời điểm áp dụng"),
    "unchanged": Text("Nothing changes for it.", "Không có gì thay đổi."),
    "serves": Text("Meets also", "Đồng thời đáp ứng"),
    "covered": Text("met", "đã đáp ứng"),
    "partly": Text("partly met", "đáp ứng một phần"),
    "not-covered": Text("not met", "chưa đáp ứng"),
    "by": Text("By", "Nhờ"),
    "only-first": Text("Only the first", "Chỉ văn bản thứ nhất"),
    "only-second": Text("Only the second", "Chỉ văn bản thứ hai"),
    "relation": Text("Relation", "Quan hệ"),
    "measure": Text("Measure", "Cách đo"),
    "stricter": Text("Asks for more", "Yêu cầu cao hơn"),
    "broader": Text("Part of", "Thuộc"),
    "values": Text("Values", "Giá trị"),
    "known": Text("Known to", "Biết đến ngày"),
    "certain": Text("certain", "chắc chắn"),
    "uncertain": Text("not certain", "chưa chắc chắn"),
    "now": Text("before → after", "trước → sau"),
    "aspects": Text("What differs", "Điểm khác"),
    "tier": Text("Tier", "Mức độ rủi ro"),
    "status": Text("Legal status", "Tư cách pháp lý"),
    "role": Text("Role", "Vai trò"),
    "ends_role": Text("No longer in the role", "Không còn vai trò"),
    "first": Text("first", "văn bản thứ nhất"),
    "second": Text("second", "văn bản thứ hai"),
    "nothing": Text("nothing", "không có"),
}


def _say(name: str, lang: Lang) -> str:
    return _WORDS[name].pick(lang)


def _named(pairs: Iterable[tuple[str, tuple[Piece, ...] | str | None]]) -> tuple[Item, ...]:
    """Return an item for each label with words."""
    return tuple(
        Item((words,) if isinstance(words, str) else words, label)
        for label, words in pairs
        if words
    )


def _codes(names: Iterable[str]) -> tuple[Piece, ...]:
    return separated((Code(one) for one in names), ", ")


def _provisions(framework: str | None, cites: Iterable[str]) -> tuple[Piece, ...]:
    """Return provisions, with their addresses where the framework is known by its id."""
    if framework is not None:
        with suppress(AigovError):
            return cited(load_framework(framework).citations, cites)
    return separated(map(kept, cites), "; ")


def _short(framework: str, lang: Lang) -> str:
    with suppress(AigovError):
        return load_framework(framework).short.pick(lang)
    return framework


def _section(name: str, items: Iterable[Item], lang: Lang) -> tuple[Section, ...]:
    made = tuple(items)
    return (Section(_say(name, lang), made),) if made else ()


# --- what a law says --------------------------------------------------------------------------


def rule_page(one: Rule, lang: Lang) -> Page:
    """Return a rule: what it concludes, for whom, from when."""
    starts = dict.fromkeys(show_day(it.start) for it in one.applies)
    head = (
        (_say("provision", lang), _provisions(None, one.cite)),
        (_say("concludes", lang), (f"{_say(one.kind, lang)}: ", Code(one.concludes))),
        (_say("acts", lang), _codes(one.acts)),
        (phrase("roles", lang), _codes(one.roles)),
        (_say("from", lang), ", ".join(starts)),
        (phrase("confidence", lang), CONFIDENCE[one.confidence].pick(lang)),
        (phrase("readings", lang), _codes(one.readings)),
        (_say("note", lang), one.note.pick(lang)),
    )
    return Page(one.title.pick(lang), one.id, _named(head))


def obligation_page(one: Obligation, lang: Lang, framework: str | None = None) -> Page:
    """Return an obligation as the law has it, whoever is asked about."""
    starts = dict.fromkeys(show_day(it.start) for it in one.applies)
    kind = KINDS[one.kind].pick(lang)
    head = (
        ("", one.requires.pick(lang)),
        (_say("provision", lang), _provisions(framework, one.cite)),
        (_say("kind", lang), f"{kind}{strength_words(one.kind, one.strength, lang)}"),
        (phrase("roles", lang), _codes(one.roles)),
        (_say("toward", lang), _codes(one.toward)),
        (_say("topic", lang), _codes([one.topic])),
        (_say("from", lang), ", ".join(starts)),
        (phrase("confidence", lang), CONFIDENCE[one.confidence].pick(lang)),
        (phrase("readings", lang), _codes(one.readings)),
        (_say("note", lang), one.note.pick(lang)),
    )
    return Page(one.title.pick(lang), one.id, _named(head))


def penalty_page(one: Penalty, lang: Lang) -> Page:
    """Return a penalty with its maximum."""
    head = (
        (_say("maximum", lang), penalty_words(one, lang)),
        (_say("provision", lang), _provisions(None, one.cite)),
        (_say("authority", lang), one.authority.pick(lang)),
        (_say("from", lang), show_day(one.start)),
        (_say("note", lang), one.note.pick(lang)),
    )
    return Page(one.title.pick(lang), one.id, _named(head))


# --- what holds for a system ------------------------------------------------------------------


def finding_page(one: Finding, lang: Lang) -> Page:
    """Return a finding with its reasons."""
    of = one.of
    item = finding_item(of, one, lang)
    aside = f"{of.system.name} · {of.source.short.pick(lang)}"
    return Page(one.title.pick(lang), aside, (item,))


def obligation_finding_page(one: ObligationFinding, lang: Lang) -> Page:
    """Return an obligation of a system: when it binds, what it requires, terms, reasons."""
    of = one.of
    item = obligation_item(one, lang, everything=True)
    role = of.source.roles[one.role].label.pick(lang)
    aside = f"{of.system.name} · {of.source.short.pick(lang)} · {role}"
    return Page(one.title.pick(lang), aside, (item,))


def duty_page(one: Duty, lang: Lang) -> Page:
    """Return a duty of a side: that of the system, where one is asked about."""
    if one.finding is not None:
        return obligation_finding_page(one.finding, lang)
    page = obligation_page(one.obligation, lang, one.framework)
    return page._replace(aside=f"{_short(one.framework, lang)} · {one.id}")


def question_page(one: Question, lang: Lang) -> Page:
    """Return a question with what the answer could lead to or settle."""
    settled = one.settles or one.could_lead_to
    head = (
        (phrase("settles" if one.settles else "leads-to", lang), _codes(settled)),
        (_say("rules", lang), _codes(one.rules)),
        (_say("use", lang), _codes(one.uses)),
        ("", one.fact.help.pick(lang)),
    )
    return Page(one.fact.question.pick(lang), one.fact.id, _named(head))


def system_page(one: System, lang: Lang) -> Page:
    """Return a described system: what is stated of it and of its uses."""
    spoken = one.vocabulary
    head = _named((("", one.summary), (phrase("roles", lang), _codes(one.roles))))
    sections = _section("stated", _facts(one.facts, spoken, lang), lang)
    for use in one.uses:
        sections += (Section(use.name, tuple(_facts(use.facts, spoken, lang))),)
    return Page(one.name, one.id, head, sections)


def use_page(one: Use, lang: Lang) -> Page:
    """Return a use of a system with the facts of its own."""
    from aigov import bundled

    return Page(one.name, _say("use", lang), tuple(_facts(one.facts, bundled.vocabulary(), lang)))


def _facts(facts: Mapping[str, Any], vocabulary: Vocabulary, lang: Lang) -> Iterator[Item]:
    for name, value in facts.items():
        if name in vocabulary.facts:
            question = vocabulary.facts[name].question.pick(lang)
            words = _value(name, value, vocabulary, lang)
            yield Item((question, " [", Code(name), "]"), inner=(Item((words,), mark="→"),))
        else:
            yield Item((Code(name), f": {value}"))


def _value(name: str, value: Any, vocabulary: Vocabulary, lang: Lang) -> str:
    """Return a value as written, in words."""
    if isinstance(value, bool):
        return phrase("yes" if value else "no", lang)
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items())
    listed = value if isinstance(value, list) else [value]
    if not listed:
        return phrase("none-of-these", lang)
    fact = vocabulary.facts[name]
    concepts = vocabulary.list_of(fact).concepts if fact.values else {}
    words = (
        concepts[str(one)].label.pick(lang) if str(one) in concepts else str(one) for one in listed
    )
    return "; ".join(words)


# --- comparisons ------------------------------------------------------------------------------


def row_page(one: Row, lang: Lang) -> Page:
    """Return a topic with the duties of each framework."""
    sections = []
    for place, cell in enumerate(one.cells):
        if cell:
            title = _short(cell[0].framework, lang)
            items = tuple(Item(_titled(duty, lang), mark="·") for duty in cell)
            sections.append(Section(title, items))
        else:
            sections.append(Section(f"{place + 1}", (Item((_say("nothing", lang),)),), number=0))
    head = _named([(_say("relation", lang), (Code(one.relation),) if one.relation else None)])
    return Page(one.topic.label.pick(lang), one.topic.definition.pick(lang), head, tuple(sections))


def _titled(one: Duty, lang: Lang) -> tuple[Piece, ...]:
    day = f", {phrase('from', lang, date=one.start)}" if one.start else ""
    cites = _provisions(one.framework, one.obligation.cite[:1])
    return (*cites, f": {one.obligation.title.pick(lang)}{day}")


def side_page(one: Side, lang: Lang) -> Page:
    """Return a side of a comparison: a framework in one text, and the duties looked at."""
    aside = phrase("judged-on", lang, as_of=one.as_of, text_as_of=one.text_as_of)
    items = (Item(_titled(duty, lang), mark="·") for duty in one.duties)
    head = _named([(phrase("roles", lang), one.role)])
    return Page(one.framework.short.pick(lang), aside, head, _section("duties", items, lang))


def pair_page(one: Pair, lang: Lang) -> Page:
    """Return two duties and how they relate, on whose word."""
    page = relating_page(one.relating, lang)
    duties = tuple(
        Item(_titled(duty, lang), _short(duty.framework, lang)) for duty in (one.first, one.second)
    )
    return page._replace(head=(*duties, *page.head))


def covered_page(one: Covered, lang: Lang) -> Page:
    """Return how far a duty is met, and by which."""
    head = (Item((_say(one.answer, lang),), say("result", lang)), Item(_titled(one.duty, lang)))
    items = (
        Item(
            (f"{_short(pair.first.framework, lang)} ", *_titled(pair.first, lang)),
            mark="←",
            inner=(Item((pair.relating.rationale.pick(lang),)),),
        )
        for pair in one.by
    )
    title = one.duty.obligation.title.pick(lang)
    return Page(title, _short(one.duty.framework, lang), head, _section("by", items, lang))


def step_page(one: Step, lang: Lang) -> Page:
    """Return a duty and those that are met with it."""
    served = (duty for duty in one.serves if duty != one.duty)
    items = (
        Item((f"{_short(duty.framework, lang)} ", *_titled(duty, lang)), mark="·")
        for duty in served
    )
    title = one.duty.obligation.title.pick(lang)
    head = (Item(_titled(one.duty, lang)),)
    return Page(title, _short(one.duty.framework, lang), head, _section("serves", items, lang))


def relating_page(one: Relating, lang: Lang) -> Page:
    """Return how provisions relate, why, and on whose word."""
    names = _say("first", lang), _say("second", lang)
    ends = (_codes(one.first) or ("–",)), (_codes(one.second) or ("–",))
    head = (
        Item((*ends[0], " ↔ ", *ends[1])),
        Item((relation_words(one.relation, names, lang),), _say("relation", lang)),
        Item((one.rationale.pick(lang),)),
        *_named(
            (
                (_say("only-first", lang), one.only_first.pick(lang)),
                (_say("only-second", lang), one.only_second.pick(lang)),
            )
        ),
        Item((says_words(one, lang),)),
    )
    return Page(one.crosswalk, "", head)


def portrait_page(one: Portrait, lang: Lang) -> Page:
    """Return what a framework has, in the text that is read."""
    from aigov.render.comparison import portrait_items

    status = SOURCE_STATUSES[one.framework.source_status].pick(lang)
    return Page(one.framework.title.pick(lang), status, tuple(portrait_items(one, lang)))


# --- changes and days -------------------------------------------------------------------------


def day_page(one: Day, lang: Lang) -> Page:
    """Return what happens on a day."""
    items = (obligation_item(it, lang, everything=False) for it in one.findings)
    head = (
        Item((_short(one.framework, lang),)),
        Item((_say("certain" if one.certain else "uncertain", lang),)),
        *_named([(_say("provision", lang), _provisions(one.framework, one.citations))]),
    )
    return Page(f"{one.date} · {one.title.pick(lang)}", "", head, _section("duties", items, lang))


def change_page(one: Change, lang: Lang) -> Page:
    """Return what became of a rule or obligation."""
    days = f"{one.before or '–'} → {one.after or '–'}"
    head = (
        (_say("provision", lang), _provisions(None, one.citations)),
        (_say("now", lang), days),
        (_say("aspects", lang), ", ".join(ASPECTS[name].pick(lang) for name in one.aspects)),
        (say("was", lang), _codes([one.was]) if one.was else None),
    )
    return Page(one.title.pick(lang), f"{CHANGES[one.change].pick(lang)} · {one.id}", _named(head))


def system_change_page(one: SystemChange, lang: Lang) -> Page:
    """Return what a change of the law means for a system."""
    tiers = (Code(one.tier_before or "–"), " → ", Code(one.tier_after or "–"))
    head = [Item(tiers, _say("tier", lang))]
    if one.tier_moves:
        days = f"{one.tier_from_before or '–'} → {one.tier_from_after or '–'}"
        head.append(Item((days,), _say("from", lang)))
    if not one.changes:
        head.append(Item((_say("unchanged", lang),)))
    moved = (
        Item((Code(name), f": {before or '–'} → {after or '–'}"), mark="·")
        for name, before, after in one.moved
    )
    could = (
        Item((Code(name), f": {day or '–'} / {other or '–'}"), mark="·")
        for name, day, other in one.could_move
    )
    sections = (
        *_section("gained", (Item((Code(name),), mark="·") for name in one.gained), lang),
        *_section("lost", (Item((Code(name),), mark="·") for name in one.lost), lang),
        *_section("moved", moved, lang),
        *_section("could-move", could, lang),
    )
    return Page(one.system.name, one.system.id, tuple(head), sections)


# --- profiles and programmes ------------------------------------------------------------------


def profile_page(one: Profile, lang: Lang) -> Page:
    """Return what is stated of a country or an organisation, with days and sources."""
    from aigov.render.programmes import all_indicators

    known = all_indicators()
    items = []
    for name, stated in one.facts.items():
        indicator = known.get(name)
        label = indicator.label.pick(lang) if indicator else name
        unit = indicator.unit if indicator else Text()
        inner = tuple(_observed(it, unit, lang) for it in stated)
        items.append(Item((f"{label} [", Code(name), "]"), inner=inner))
    head = _named((("", one.summary.pick(lang)), (_say("known", lang), one.day)))
    return Page(one.name.pick(lang), one.id, head, _section("stated", items, lang))


def _observed(one: Observation, unit: Text, lang: Lang) -> Item:
    if isinstance(one.value, str):
        words = tell(one.value, lang)
    elif isinstance(one.value, bool):
        words = tell("yes" if one.value else "no", lang)
    else:
        words = figure(one.value, lang, unit)
    since = f", {tell('since', lang, date=show_day(one.date))}"
    source = one.source.pick(lang)
    inner = (Item((Link(source, one.url),), tell("source", lang)),) if source else ()
    return Item((words + since,), mark="→", inner=inner)


def assessed_row_page(one: AssessedRow, lang: Lang) -> Page:
    """Return what an entry of a programme comes to, for each side."""
    return Page(one.entry.title.pick(lang), one.entry.id, tuple(_answers(one, lang)))


def _answers(one: AssessedRow, lang: Lang) -> Iterator[Item]:
    for found in one.findings:
        if found is not None:
            missing = f"; ? {', '.join(found.missing)}" if found.missing else ""
            words = ANSWER_WORDS[found.answer].pick(lang) + missing
            yield Item((words,), mark=MARKS[found.answer])


def assessed_pillar_page(one: AssessedPillar, lang: Lang) -> Page:
    """Return a pillar with the answers under it."""
    items = tuple(
        Item((row.entry.title.pick(lang),), inner=tuple(_answers(row, lang))) for row in one.rows
    )
    counts = (
        ", ".join(f"{ANSWER_WORDS[name].pick(lang)}: {number}" for name, number in told)
        for shares in one.shares
        for told in [
            (("met", shares.met), ("not-met", shares.not_met), ("unknown", shares.unknown))
        ]
    )
    head = tuple(Item((words,)) for words in counts)
    section = Section(one.pillar.label.pick(lang), items)
    return Page(one.pillar.label.pick(lang), one.pillar.id, head, (section,))


# --- the shared words -------------------------------------------------------------------------


def topic_page(one: Topic, lang: Lang) -> Page:
    """Return a topic, and what each framework asks under it where it is a shared one."""
    from aigov.render import topics
    from aigov.topics import topics as shared

    if shared().get(one.id) == one:
        return topics.topic_page(one.id, lang)
    head = _named((("", one.definition.pick(lang)), (_say("broader", lang), one.broader)))
    return Page(one.label.pick(lang), one.id, head)


def term_page(one: Term, lang: Lang) -> Page:
    """Return a term in which obligations are compared."""
    head = (
        ("", one.definition.pick(lang)),
        (_say("measure", lang), _codes([one.measure])),
        (_say("stricter", lang), _codes([one.stricter])),
        (_say("values", lang), _codes([one.values]) if one.values else None),
    )
    return Page(one.label.pick(lang), one.id, _named(head))


def fact_page(one: Fact, lang: Lang) -> Page:
    """Return a fact with its values, where it is one of the shared vocabulary."""
    from aigov import bundled
    from aigov.render.facts import fact_page as page_in

    vocabulary = bundled.vocabulary()
    if vocabulary.facts.get(one.id) == one:
        return page_in(one, vocabulary, lang)
    return Page(one.question.pick(lang), one.id, _named([("", one.help.pick(lang))]))
