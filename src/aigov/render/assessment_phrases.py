"""The words of assessments, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["ANSWER_WORDS", "BOUND_WORDS", "MARKS", "figure", "tell"]

MARKS = {"met": "✓", "not-met": "✗", "unknown": "?", "not-applicable": "–"}

ANSWER_WORDS = {
    "met": Text("Met", "Đạt"),
    "not-met": Text("Not met", "Chưa đạt"),
    "unknown": Text("Unknown", "Chưa rõ"),
    "not-applicable": Text("Does not apply", "Không áp dụng"),
}

BOUND_WORDS = {
    "at-least": Text("at least {value}", "tối thiểu {value}"),
    "over": Text("over {value}", "trên {value}"),
    "at-most": Text("at most {value}", "không quá {value}"),
    "reach": Text("{value}", "đạt {value}"),
    "between": Text("{value} to {upper}", "từ {value} đến {upper}"),
    "holds": Text("to be so", "đạt được"),
}

_WORDS = {
    "assessment": Text("assessment", "đánh giá"),
    "judged": Text(
        "judged on {as_of}; texts published up to {text_as_of}",
        "xét tại ngày {as_of}; theo văn bản công bố đến ngày {text_as_of}",
    ),
    "programme": Text("Programme", "Chương trình"),
    "profile": Text("Profile", "Hồ sơ"),
    "known-to": Text("{name}, as known on {day}", "{name}, thông tin đến ngày {day}"),
    "result": Text("Result", "Kết quả"),
    "components": Text("Components", "Thành tố"),
    "targets": Text("Targets", "Chỉ tiêu"),
    "checks": Text("Checks", "Nội dung kiểm tra"),
    "shares": Text(
        "{met} of {asked} met, {not_met} not met, {unknown} unknown",
        "đạt {met}/{asked}, chưa đạt {not_met}, chưa rõ {unknown}",
    ),
    "not-applying": Text("; not applicable: {number}", "; không áp dụng {number}"),
    "glance": Text("At a glance", "Tổng quan"),
    "not-in-text": Text(
        "not in the text of that day", "chưa có hoặc không còn trong văn bản ngày đó"
    ),
    "goal": Text("Goal", "Mục tiêu"),
    "by": Text("{bound} by {day}", "{bound} đến ngày {day}"),
    "no-year": Text("{bound}; the year is not known", "{bound}; chưa rõ năm"),
    "is": Text("{value} ({date})", "{value} ({date})"),
    "short": Text("{distance} short", "còn thiếu {distance}"),
    "above": Text("{distance} above", "còn vượt {distance}"),
    "overdue": Text("the day has passed", "đã quá hạn"),
    "pace": Text(
        "moved {observed} a year from {since} to {until}",
        "thay đổi {observed} mỗi năm từ {since} đến {until}",
    ),
    "pace-needed": Text("needs {needed} a year", "cần {needed} mỗi năm"),
    "nothing-stated": Text("nothing is stated", "chưa có thông tin"),
    "no-figure": Text("no figure is stated", "chưa có số liệu"),
    "yes": Text("yes", "có"),
    "no": Text("no", "không"),
    "unknown": Text("not known", "chưa rõ"),
    "not-applicable": Text("does not apply", "không áp dụng"),
    "since": Text("since {date}", "từ ngày {date}"),
    "source": Text("Source", "Nguồn"),
    "evidence": Text("Evidence", "Minh chứng"),
    "action": Text("To do", "Hành động khắc phục"),
    "responsible": Text("By", "Phụ trách"),
    "due": Text("until {date}", "thời hạn {date}"),
    "asked": Text("Nobody has said", "Chưa có thông tin"),
    "anchors": Text("Carried by", "Căn cứ"),
    "ours": Text("our mapping", "đối chiếu của chúng tôi"),
    "ours-entry": Text(
        "our reading, not the programme's own words",
        "cách hiểu của chúng tôi, không phải lời văn chính thức",
    ),
    "cited": Text("Source", "Căn cứ"),
    "confidence": Text("confidence: {level}", "độ tin cậy: {level}"),
    "reading": Text("Reading", "Cách hiểu"),
    "note": Text("Note", "Ghi chú"),
    "requires": Text("Wanted", "Yêu cầu"),
    "corner": Text("What is wanted", "Nội dung"),
    "no-score": Text(
        "Answers are counted, never scored: what nobody knows stays unknown.",
        "Câu trả lời chỉ được đếm, không chấm điểm: nội dung chưa ai biết vẫn ghi là chưa rõ.",
    ),
    "strength-must": Text("binding here", "bắt buộc"),
    "readings": Text("Readings", "Cách hiểu"),
    "strength-should": Text("recommended", "khuyến nghị"),
    "strength-may": Text("voluntary", "tự nguyện"),
    "strength-endeavour": Text("aimed at", "phấn đấu"),
}


_VIETNAMESE = str.maketrans(",.", ".,")
"""Vietnamese has a comma where English has a point, and the reverse."""


def tell(name: str, lang: Lang, /, **values: Any) -> str:
    """Return a phrase with its values."""
    return _WORDS[name].pick(lang).format(**values)


def figure(value: float, lang: Lang, unit: Text | None = None, *, sign: bool = False) -> str:
    """Return a number as the language writes it, with its unit."""
    shown = f"{value:+,.10g}" if sign else f"{value:,.10g}"
    if lang == "vi":
        shown = shown.translate(_VIETNAMESE)
    words = unit.pick(lang) if unit else ""
    return f"{shown}{_gap(words)}{words}"


def _gap(unit: str) -> str:
    return " " if unit and not unit.startswith("%") else ""
