"""Pages for a notebook alone: lists, and results with what decides on the first screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aigov.programme import Programme
from aigov.render.assessment import assessment_page
from aigov.render.calendar import calendar_page, day_title
from aigov.render.comparison import comparison_page
from aigov.render.crosswalk import crosswalk_page
from aigov.render.diff import diff_page
from aigov.render.duties import obligations_page
from aigov.render.duty_phrases import counted, say
from aigov.render.page import Code, Graded, Item, Page, Section, Table, TableRow
from aigov.render.phrases import SOURCE_STATUSES, edition_words, phrase
from aigov.render.programmes import programme_counts
from aigov.render.result import classification_page
from aigov.render.sides import relation_words
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigov.assessment import Assessment
    from aigov.calendars import Calendar
    from aigov.classification import Classification
    from aigov.comparison import Comparison
    from aigov.crosswalks import Crosswalk
    from aigov.framework import Framework
    from aigov.lawchange import Diff, SystemChange
    from aigov.obligation_findings import Obligations
    from aigov.problems import Problem
    from aigov.render.page import Piece
    from aigov.texts import Lang

__all__ = [
    "assessments_shown",
    "calendar_shown",
    "comparison_shown",
    "crosswalk_shown",
    "diff_shown",
    "frameworks_page",
    "obligations_shown",
    "portfolio_shown",
    "problem_page",
    "problems_page",
]

_MOST = 12
"""How many results are told of one by one under the table that has all of them."""

_WORDS = {
    "portfolio": Text("Classifications", "Kết quả phân loại"),
    "assessments": Text("Assessments", "Kết quả đánh giá"),
    "frameworks": Text("Frameworks", "Văn bản"),
    "programmes": Text("Programmes", "Chương trình"),
    "system": Text("System", "Hệ thống"),
    "framework": Text("Framework", "Văn bản"),
    "certainty": Text("How sure", "Độ chắc chắn"),
    "on-date": Text("On the day asked about", "Vào ngày được hỏi"),
    "open": Text("Open questions", "Câu hỏi còn mở"),
    "name": Text("Name", "Mã"),
    "title": Text("Title", "Tên"),
    "source_status": Text("Status", "Giá trị"),
    "size": Text("Size", "Quy mô"),
    "edition": Text("Edition", "Văn bản mới nhất"),
    "rules": Text("{number} rules", "{number} quy tắc"),
    "problems": Text("Check", "Kết quả kiểm tra"),
    "all-well": Text("Nothing is wrong.", "Không có lỗi nào."),
    "nothing": Text("There is nothing in this list.", "Danh sách trống."),
    "one-error": Text("Error", "Lỗi"),
    "one-warning": Text("Warning", "Cảnh báo"),
    "one-note": Text("Note", "Ghi chú"),
    "error": Text("Errors", "Lỗi"),
    "warning": Text("Warnings", "Cảnh báo"),
    "note": Text("Notes", "Ghi chú"),
    "next": Text("Next day", "Mốc kế tiếp"),
    "determined": Text("certain", "chắc chắn"),
    "presumed": Text("presumed", "giả định"),
    "undetermined": Text("undetermined", "chưa xác định được"),
    "not-applicable": Text("no tier", "không phân loại"),
    "broad-topics": Text("Broad topics", "Chủ đề lớn"),
    "duties": Text(
        "{number} obligations: {gained} new, {lost} gone, {moved} on other days",
        "{number} nghĩa vụ: {gained} mới, {lost} không còn, {moved} đổi thời điểm",
    ),
    "in": Text("covered", "thuộc phạm vi"),
    "out": Text("not covered", "không thuộc phạm vi"),
    "unknown": Text("not known", "chưa rõ"),
}


def _say(name: str, lang: Lang) -> str:
    return _WORDS[name].pick(lang)


# --- a portfolio ------------------------------------------------------------------------------


def portfolio_shown(
    found: Sequence[Classification], lang: Lang, *, everything: bool = False
) -> list[Page]:
    """Return all results in one table, and, where they are few, each by itself."""
    title = f"{_say('portfolio', lang)} ({len(found)})"
    if not found:
        return [Page(title, head=(Item((_say("nothing", lang),)),))]
    columns = ("framework", "tier", "certainty", "on-date", "scope", "open")
    names = {"tier": phrase("tier", lang), "scope": phrase("scope", lang)}
    table = Table(
        "",
        tuple(names.get(one) or _say(one, lang) for one in columns),
        tuple(_classified(one, lang) for one in found),
        _say("system", lang),
    )
    days = " / ".join(dict.fromkeys(one.as_of for one in found))
    known = " / ".join(dict.fromkeys(one.text_as_of for one in found))
    first = Page(
        title,
        phrase("judged-on", lang, as_of=days, text_as_of=known),
        sections=(Section("", (), (table,)),),
    )
    if len(found) > _MOST and not everything:
        return [first]
    return [first, *(classification_page(one, lang, everything=everything) for one in found)]


def _classified(one: Classification, lang: Lang) -> TableRow:
    tier = one.tier_words
    named: Piece = Graded(tier.label.pick(lang), tier.level) if tier else "–"
    dated = one.source.tier(one.tier_on_date).label.pick(lang) if one.tier_on_date else "–"
    asked = len(one.open_questions)
    cells: tuple[Piece, ...] = (
        one.source.short.pick(lang),
        named,
        _certainty(one, lang),
        dated,
        _say(one.scope, lang),
        str(asked),
    )
    return TableRow((one.system.name,), tuple((Item((cell,)),) for cell in cells))


def _certainty(one: Classification, lang: Lang) -> str:
    words = _say(one.tier_status, lang)
    if one.certain or one.bounds is None:
        return words
    lowest, highest = (one.source.tier(name).label.pick(lang) for name in one.bounds)
    return f"{words}: {lowest} – {highest}"


def assessments_shown(
    found: Sequence[Assessment], lang: Lang, *, everything: bool = False
) -> list[Page]:
    """Return each assessment under one title."""
    pages = [assessment_page(one, lang, everything=everything) for one in found]
    return [Page(f"{_say('assessments', lang)} ({len(found)})"), *pages]


# --- what decides, on the first screen ---------------------------------------------------------


def calendar_shown(found: Calendar, lang: Lang, *, everything: bool = False) -> Page:
    """Return the calendar with the next day on top: the days themselves may be folded."""
    page = calendar_page(found, lang, everything=everything)
    ahead = found.ahead
    if not ahead:
        return page
    first = [one for one in ahead if one.date == ahead[0].date]
    words = "; ".join(day_title(found, one, lang) for one in first)
    item = Item((f"{ahead[0].date} · {words}",), _say("next", lang))
    return page._replace(head=(item, *page.head))


def obligations_shown(found: Obligations, lang: Lang, *, everything: bool = False) -> Page:
    """Return the obligations with the next day on which some begin to bind on top."""
    page = obligations_page(found, lang, everything=everything)
    days = [one.start for one in found.coming if one.start]
    if not days:
        return page
    words = f"{min(days)} · {counted(days.count(min(days)), lang)}"
    return page._replace(head=(*page.head, Item((words,), _say("next", lang))))


def comparison_shown(found: Comparison, lang: Lang, *, everything: bool = False) -> Page:
    """Return the comparison with how many of the broadest topics relate in which way on top."""
    page = comparison_page(found, lang, everything=everything)
    if len(found.sides) != 2:  # noqa: PLR2004 - of more, each two relate in another way
        return page
    first, second = (one.framework.short.pick(lang) for one in found.sides)
    words = _tally((one.relation for one in found.rows), (first, second), lang)
    if not words:
        return page
    return page._replace(head=(Item((words,), _say("broad-topics", lang)), *page.head))


def crosswalk_shown(found: Crosswalk, lang: Lang) -> Page:
    """Return the relations with how many there are of each kind on top."""
    page = crosswalk_page(found, lang)
    names = found.first.short.pick(lang), found.second.short.pick(lang)
    words = _tally((one.relation for one in found.relations), names, lang)
    return page._replace(head=(Item((words,), say("result", lang)), *page.head)) if words else page


def _tally(relations: Iterable[str | None], names: tuple[str, str], lang: Lang) -> str:
    """Return each relation in words with how often it is there, the most frequent first."""
    counts = Counter(one for one in relations if one is not None)
    return "; ".join(
        f"{relation_words(name, names, lang)}: {number}" for name, number in counts.most_common()
    )


def diff_shown(found: Diff, lang: Lang, *, everything: bool = False) -> Page:
    """Return the changes with what they come to for each system on top."""
    page = diff_page(found, lang, everything=everything)
    told = [
        Item((*section.items[0].words, f" · {_counts(one, lang)}"), one.system.name)
        for one, section in zip(found.systems, page.sections, strict=False)
    ]
    return page._replace(head=(*told, *page.head))


def _counts(one: SystemChange, lang: Lang) -> str:
    names = ("gained", "lost", "moved")
    words = _say("duties", lang)
    counts = {name: len(getattr(one, name)) for name in names}
    return words.format(number=sum(counts.values()), **counts)


# --- frameworks -------------------------------------------------------------------------------


def frameworks_page(found: Sequence[Framework | Programme], lang: Lang) -> Page:
    """Return frameworks and programmes with title, status, size and edition, in one table."""
    alike = bool(found) and all(isinstance(one, Programme) for one in found)
    title = _say("programmes" if alike else "frameworks", lang)
    columns = ("title", "source_status", "size", "edition")
    table = Table(
        "",
        tuple(_say(one, lang) for one in columns),
        tuple(_listed(one, lang) for one in found),
        _say("name", lang),
    )
    nothing = () if found else (Item((_say("nothing", lang),)),)
    return Page(
        f"{title} ({len(found)})", "", nothing, (Section("", (), (table,)),) if found else ()
    )


def _listed(one: Framework | Programme, lang: Lang) -> TableRow:
    if isinstance(one, Programme):
        size = programme_counts(one, lang)
    else:
        number = len({rule["id"] for rule in one.data.get("rules", ())})
        size = _say("rules", lang).format(number=number)
    cells = (
        one.title.pick(lang),
        SOURCE_STATUSES[one.source_status].pick(lang),
        size,
        edition_words(one, lang),
    )
    return TableRow((Code(one.id),), tuple((Item((cell,)),) for cell in cells))


# --- problems ---------------------------------------------------------------------------------


def problems_page(found: Sequence[Problem], lang: Lang) -> Page:
    """Return what a check found, errors first."""
    sections = []
    for severity in ("error", "warning", "note"):
        items = tuple(_problem(one) for one in found if one.severity == severity)
        if items:
            sections.append(Section(_say(severity, lang), items))
    head = () if found else (Item((_say("all-well", lang),)),)
    return Page(_say("problems", lang), "", head, tuple(sections))


def _problem(one: Problem) -> Item:
    return Item((one.words, " [", Code(one.code), "]"), mark="·", inner=tuple(_place(one)))


def _place(one: Problem) -> Iterator[Item]:
    place = ":".join(str(part) for part in (one.file, one.line, one.column) if part is not None)
    if place or one.path:
        path = (" · ", Code("/".join(map(str, one.path)))) if one.path else ()
        yield Item((Code(place), *path) if place else path[1:])


def problem_page(one: Problem, lang: Lang) -> Page:
    """Return one problem with its place."""
    return Page(
        f"{_say(f'one-{one.severity}', lang)}: {one.code}", "", (Item((one.words,)), *_place(one))
    )
