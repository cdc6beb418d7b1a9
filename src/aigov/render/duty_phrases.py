"""The words around obligations, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["BOUNDS", "KINDS", "PROMPTNESS", "SET_BY", "UNITS", "say"]

_WORDS: dict[str, Text] = {
    "obligations": Text("Obligations", "Nghĩa vụ"),
    "now": Text("Binding now", "Đang phải thực hiện"),
    "coming": Text("Coming", "Sắp phải thực hiện"),
    "open": Text("If open questions fall the other way", "Nếu câu hỏi còn ngỏ có câu trả lời khác"),
    "ended": Text("No longer binding", "Không còn phải thực hiện"),
    "taken-away": Text("Taken away from this system", "Không áp dụng với hệ thống này"),
    "out-of-scope": Text(
        "The framework does not cover this for: {roles}",
        "Văn bản không điều chỉnh đối với: {roles}",
    ),
    "none": Text("None of the known obligations binds.", "Không có nghĩa vụ nào phải thực hiện."),
    "on": Text("On", "Khi"),
    "waits-for": Text("waits for", "tùy thuộc vào"),
    "fine": Text("at most", "tối đa"),
    "formally": Text("formally from {date}", "về hình thức từ ngày {date}"),
    "until": Text("until {date}", "đến hết ngày {date}"),
    "higher": Text("whichever is higher", "lấy mức cao hơn"),
    "lower": Text("whichever is lower", "lấy mức thấp hơn"),
    "amount": Text("the fixed sum alone", "chỉ tính mức tiền cố định"),
    "share": Text("{percent} % of {base}", "{percent} % {base}"),
    "or": Text("or", "hoặc"),
    "and": Text("and", "và"),
    "for-some": Text("less for some", "thấp hơn đối với một số chủ thể"),
    "because": Text("because of", "theo"),
    "within": Text("within {span}", "trong {span}"),
    "for-role": Text("for the {role}", "đối với {role}"),
    "operating life": Text("the whole operating life", "suốt thời gian vận hành"),
}

UNITS: dict[str, Text] = {
    "hour": Text("hour", "giờ"),
    "day": Text("day", "ngày"),
    "working day": Text("working day", "ngày làm việc"),
    "week": Text("week", "tuần"),
    "month": Text("month", "tháng"),
    "year": Text("year", "năm"),
}

BOUNDS: dict[str, Text] = {
    "at_least": Text("at least {span}", "ít nhất {span}"),
    "at_most": Text("at most {span}", "không quá {span}"),
    "every": Text("every {span}", "mỗi {span}"),
}

PROMPTNESS: dict[str, Text] = {
    "immediately": Text("immediately", "ngay lập tức"),
    "without-undue-delay": Text("without undue delay", "không chậm trễ"),
    "in-good-time": Text("in good time", "kịp thời"),
}

KINDS: dict[str, Text] = {
    "duty": Text("duty", "nghĩa vụ"),
    "permission": Text("permission", "được phép"),
    "right": Text("right of others", "quyền của người khác"),
    "liability": Text("liability", "trách nhiệm bồi thường"),
    "encouragement": Text("encouraged", "khuyến khích"),
}

SET_BY: dict[str, Text] = {
    "national-law": Text("set by national law", "do pháp luật quốc gia quy định"),
    "not-yet-issued": Text("not yet issued", "chưa ban hành"),
    "none": Text("none", "không có"),
}


def say(name: str, lang: Lang, /, **values: Any) -> str:
    """Return a phrase in a language, with its gaps filled."""
    words = _WORDS[name].pick(lang)
    return words.format(**values) if values else words
