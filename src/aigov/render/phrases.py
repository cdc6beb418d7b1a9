"""The words around the data, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.render.page import Code, cited, kept
from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.citations import CitationScheme
    from aigov.conditions.explain import Reason
    from aigov.framework import Framework
    from aigov.programme import Programme
    from aigov.render.page import Piece
    from aigov.texts import Lang
    from aigov.vocabulary import Vocabulary

__all__ = [
    "COMPARISONS",
    "CONFIDENCE",
    "FACT_TYPES",
    "LEVELS",
    "PHRASES",
    "SOURCE_STATUSES",
    "STATES",
    "edition_words",
    "named_in_law",
    "origin_words",
    "phrase",
    "reason_words",
    "value_words",
]

PHRASES: dict[str, Text] = {
    "tier": Text("Tier", "Mức độ rủi ro"),
    "certain": Text("certain", "chắc chắn"),
    "judged": Text(
        "certain, on your own assessment of {facts}",
        "chắc chắn, theo đánh giá của chính bạn về {facts}",
    ),
    "presumed": Text(
        "presumed; still possible: {lowest} to {highest}",
        "giả định; còn có thể: từ {lowest} đến {highest}",
    ),
    "undetermined": Text("undetermined", "chưa xác định được"),
    "undetermined-silent": Text(
        "undetermined: nothing is stated yet about {facts}",
        "chưa xác định được: chưa nêu gì về {facts}",
    ),
    "undetermined-law": Text(
        "undetermined: the law is not fully known here; possible: {lowest} to {highest}",
        "chưa xác định được: chưa có đủ nội dung văn bản pháp luật; có thể: từ {lowest} đến {highest}",
    ),
    "not-applicable": Text(
        "none: the framework gives no tier to this",
        "không có: văn bản không phân loại đối tượng này",
    ),
    "on-date": Text("On {date}", "Vào ngày {date}"),
    "nothing-in-force": Text("no tier in force", "chưa có mức độ nào có hiệu lực"),
    "scope": Text("Scope", "Phạm vi điều chỉnh"),
    "in": Text("covered", "thuộc phạm vi"),
    "out": Text(
        "not covered; the tier is what the law would say if it applied",
        "không thuộc phạm vi; mức độ nêu trên chỉ đúng nếu văn bản được áp dụng",
    ),
    "unknown": Text(
        "not known: market, place or actor not stated",
        "chưa rõ: chưa nêu thị trường, địa điểm hoặc chủ thể",
    ),
    "scope-presumed": Text(
        "unless an exclusion that is not stated applies",
        "trừ khi có trường hợp loại trừ chưa được nêu",
    ),
    "could-be-saved": Text("unless an exception applies", "trừ khi thuộc trường hợp loại trừ"),
    "presumably": Text("presumably", "giả định"),
    "by-role": Text("By role", "Theo vai trò"),
    "why": Text("Why", "Căn cứ"),
    "saved": Text("Saved by an exception", "Được loại trừ"),
    "statuses": Text("Also", "Ngoài ra"),
    "statuses-open": Text("Not decided", "Chưa rõ"),
    "limits": Text("Provisions that fall away", "Quy định không áp dụng"),
    "questions": Text(
        "What could change it: answer next", "Điều có thể làm thay đổi kết quả: nên trả lời tiếp"
    ),
    "further": Text(
        "What scope, dates and other findings still wait for",
        "Điều cần biết thêm về phạm vi, thời điểm và kết luận khác",
    ),
    "date": Text("From when it applies", "Thời điểm áp dụng"),
    "settles": Text("settles", "để xác định"),
    "law-gaps": Text("What is not known of the law", "Nội dung pháp luật chưa thu thập được"),
    "readings": Text("Readings of open law", "Cách hiểu khi pháp luật còn để ngỏ"),
    "declined": Text("Left unknown in the description", "Nội dung bản mô tả để ngỏ"),
    "others": Text("Rules that do not hold", "Quy tắc không áp dụng"),
    "open-rules": Text("Rules still open", "Quy tắc còn để ngỏ"),
    "not-stated": Text("not stated", "chưa nêu"),
    "none-of-these": Text("none of these", "không có mục nào"),
    "needed": Text("wanted", "cần"),
    "not": Text("not", "không phải"),
    "only": Text("only", "chỉ"),
    "from": Text("from {date}", "từ ngày {date}"),
    "not-for-this": Text("does not apply to this system", "không áp dụng với hệ thống này"),
    "residual": Text(
        "No rule of a higher tier holds.", "Không thuộc trường hợp nào ở mức cao hơn."
    ),
    "leads-to": Text("could lead to", "có thể dẫn đến"),
    "yes": Text("yes", "có"),
    "no": Text("no", "không"),
    "judged-on": Text(
        "judged on {as_of}, law known to {text_as_of}",
        "xét tại ngày {as_of}, theo văn bản công bố đến ngày {text_as_of}",
    ),
    "source-draft": Text(
        "This is a draft without legal effect.", "Đây là dự thảo, không có hiệu lực pháp luật."
    ),
    "source-guidance": Text(
        "This is guidance: it recommends, and binds nobody by itself.",
        "Đây là văn bản hướng dẫn: mang tính khuyến nghị, tự nó không ràng buộc.",
    ),
    "confidence": Text("Confidence in the sources", "Độ tin cậy của nguồn"),
    "date-open": Text(
        "depends on a date that is not stated", "tùy thuộc vào thời điểm chưa được nêu"
    ),
    "ours": Text("(our name)", "(tên do aigov đặt)"),
    "more": Text("and {number} more", "và {number} mục khác"),
    "meanwhile": Text("meanwhile", "trong thời gian đó"),
    "alternatively": Text("or from {date} ({cite})", "hoặc từ ngày {date} ({cite})"),
    "or-not-at-all": Text("or not at all ({cite})", "hoặc không áp dụng ({cite})"),
    "finding-of": Text("finding", "kết luận về"),
    "in-use": Text("use", "mục đích sử dụng"),
    "disclaimer": Text(
        "aigov informs; it does not give legal advice.",
        "aigov cung cấp thông tin, không phải tư vấn pháp lý.",
    ),
    "edition": Text("{number}, known to {date}", "{number}, cập nhật đến ngày {date}"),
    "as-of": Text("the day asked about", "được hỏi"),
    "several-things": Text("Several things are called {name}", "Có nhiều mục mang tên {name}"),
    "nothing-called": Text("there is nothing called {name}", "không có mục nào tên là {name}"),
    "did-you-mean": Text("; did you mean {names}?", "; có phải bạn muốn tìm {names}?"),
    "or": Text("or", "hoặc"),
    "roles": Text("Roles", "Vai trò"),
}

LEVELS: dict[str, Text] = {
    "prohibited": Text("prohibited", "bị cấm"),
    "high": Text("high", "cao"),
    "limited": Text("limited", "hạn chế"),
    "minimal": Text("minimal", "tối thiểu"),
}

STATES: dict[str, Text] = {
    "in force": Text("in force", "đang có hiệu lực"),
    "not yet": Text("not yet", "chưa có hiệu lực"),
    "ended": Text("ended", "đã hết hiệu lực"),
}

CONFIDENCE: dict[str, Text] = {
    "high": Text("high", "cao"),
    "medium": Text("medium", "trung bình"),
    "low": Text("low", "thấp"),
}

SOURCE_STATUSES: dict[str, Text] = {
    "binding": Text("binding", "có giá trị bắt buộc"),
    "guidance": Text("guidance", "có tính hướng dẫn"),
    "draft": Text("draft", "dự thảo"),
    "repealed": Text("repealed", "đã bị bãi bỏ"),
}

FACT_TYPES: dict[str, Text] = {
    "yes-no": Text("yes or no", "có hoặc không"),
    "set": Text("any of its values", "một hoặc nhiều giá trị"),
    "choice": Text("one of its values", "một giá trị"),
    "number": Text("number", "số"),
    "date": Text("date", "ngày"),
}

COMPARISONS: dict[str, Text] = {
    "over": Text("over", "trên"),
    "at-least": Text("at least", "từ mức"),
    "under": Text("under", "dưới"),
    "at-most": Text("at most", "không quá"),
    "min": Text("at least", "từ mức"),
    "max": Text("at most", "không quá"),
    "before": Text("before", "trước ngày"),
    "on-or-after": Text("on or after", "từ ngày"),
    "by": Text("by", "chậm nhất vào ngày"),
}

_SHOWN = 3
"""How many of several values are written out beside a finding."""


def phrase(name: str, lang: Lang, /, **values: Any) -> str:
    """Return a phrase in a language, with its gaps filled."""
    return PHRASES[name].pick(lang).format(**values)


def value_words(
    vocabulary: Vocabulary, fact: str | None, value: Any, lang: Lang, most: int | None = _SHOWN
) -> str:
    """Return a stated or wanted value in words; of several, at most so many."""
    if value is None:
        return phrase("not-stated", lang)
    if isinstance(value, bool):
        return phrase("yes" if value else "no", lang)
    if isinstance(value, dict):
        ((key, inner),) = value.items() if len(value) == 1 else ((None, value),)
        if key in ("only", "anywhere", "not"):
            words = value_words(vocabulary, fact, inner, lang, most)
            return words if key == "anywhere" else f"{phrase(key, lang)} {words}"
        return ", ".join(_compared(how, limit, lang) for how, limit in value.items())
    if isinstance(value, list | tuple):
        if not value:
            return phrase("none-of-these", lang)
        shown = [value_words(vocabulary, fact, one, lang) for one in value[:most]]
        return " / ".join(shown + ["…"] * (len(value) > len(shown)))
    if fact is not None and fact in vocabulary.facts and vocabulary.facts[fact].values:
        concept = vocabulary.list_of(vocabulary.facts[fact]).concepts.get(str(value))
        if concept is not None:
            return concept.label.pick(lang) or str(value)
    return str(value)


def _compared(how: str, limit: Any, lang: Lang) -> str:
    shown = phrase("as-of", lang) if limit == "as-of" else limit
    return f"{COMPARISONS[how].pick(lang)} {shown}"


def reason_words(vocabulary: Vocabulary, reason: Reason, lang: Lang) -> tuple[Piece, ...]:
    """Return one reason as a line: the fact, what was stated, and what was wanted if not met."""
    if reason.law is not None:
        return (f"{reason.law.pick(lang)} ({'; '.join(map(kept, reason.cite))})",)
    if reason.fact is None:
        return (f"{phrase('finding-of', lang)}: {', '.join(reason.wanted['finding'])}",)
    words = f": {value_words(vocabulary, reason.fact, _telling(vocabulary, reason), lang)}"
    if reason.outcome is not True or reason.negated:
        wanted = value_words(vocabulary, reason.fact, reason.wanted, lang)
        wanted = f"{phrase('not', lang)} {wanted}" if reason.negated else wanted
        words += f" ({phrase('needed', lang)}: {wanted})"
    return (Code(reason.fact), words)


def edition_words(of: Framework | Programme, lang: Lang) -> str:
    """Return the newest text known of a law or programme, and up to which day it is known."""
    newest = max(of.instruments, key=lambda one: one.published)
    return phrase("edition", lang, number=newest.number, date=of.checked)


def origin_words(of: Framework, origin: str, lang: Lang) -> str:
    """Return which framework an entry comes from, where the one asked about extends another."""
    if of.extends is None:
        return ""
    from aigov.library import load_framework

    name = of.short if origin == of.id else load_framework(origin).short
    return f" – {name.pick(lang)}"


def named_in_law(
    scheme: CitationScheme, cite: str | None, lang: Lang, *, ours: bool = False
) -> tuple[Piece, ...]:
    """Return, after a label, the provision it comes from in brackets, or that the name is ours."""
    if cite:
        return (" [", *cited(scheme, (cite,)), "]")
    return (f" {phrase('ours', lang)}",) if ours else ()


def _telling(vocabulary: Vocabulary, reason: Reason) -> Any:
    """Return what was stated, or of several values those that meet what was wanted."""
    fact = vocabulary.facts.get(reason.fact or "")
    both_lists = isinstance(reason.stated, list) and isinstance(reason.wanted, list)
    if fact is None or not both_lists or reason.outcome is not True or reason.negated:
        return reason.stated
    concepts = vocabulary.list_of(fact)
    wanted = concepts.mask(reason.wanted)
    return [one for one in reason.stated if concepts.up.get(one, 0) & wanted] or reason.stated
