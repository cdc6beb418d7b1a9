"""The words around obligations, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = [
    "ASPECTS",
    "BOUNDS",
    "CHANGES",
    "INSTRUMENTS",
    "KINDS",
    "PROMPTNESS",
    "RELATIONS",
    "SET_BY",
    "TIMES",
    "UNITS",
    "counted",
    "say",
    "strength_words",
]

_WORDS: dict[str, Text] = {
    "obligations": Text("Obligations", "Nghĩa vụ"),
    "now": Text("Binding now", "Đang phải thực hiện"),
    "now-guidance": Text("Recommended now", "Đang được khuyến nghị"),
    "coming-guidance": Text("To be recommended", "Sẽ được khuyến nghị"),
    "ended-guidance": Text("No longer recommended", "Không còn được khuyến nghị"),
    "coming": Text("Coming", "Sắp phải thực hiện"),
    "open": Text("If open questions fall the other way", "Nếu câu hỏi còn ngỏ có câu trả lời khác"),
    "ended": Text("No longer binding", "Không còn phải thực hiện"),
    "taken-away": Text("Taken away from this system", "Không áp dụng với hệ thống này"),
    "out-of-scope": Text(
        "The framework does not cover this for: {roles}",
        "Văn bản không điều chỉnh đối với: {roles}",
    ),
    "none": Text("None of the known obligations binds.", "Không có nghĩa vụ nào phải thực hiện."),
    "no-such-role": Text(
        "It has no role “{role}”, so nothing is asked under it.",
        "Không có vai trò “{role}”, nên không có nghĩa vụ nào được xét.",
    ),
    "not-covering": Text(
        "It does not cover this system as described, so nothing binds.",
        "Không điều chỉnh hệ thống này theo thông tin đã nêu, nên không có nghĩa vụ nào phải thực hiện.",
    ),
    "none-asks": Text(
        "None of the frameworks asks anything here.",
        "Không văn bản nào quy định nghĩa vụ ở đây.",
    ),
    "on": Text("On", "Khi"),
    "waits-for": Text("waits for", "tùy thuộc vào"),
    "presuming": Text("What is presumed turns on", "Nội dung giả định tùy thuộc vào"),
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
    "sanction": Text("Sanction", "Chế tài"),
    "fines": Text("What a breach can cost", "Mức phạt khi vi phạm"),
    "depends-on": Text("Depends on", "Tùy thuộc vào"),
    "more": Text("and {number} more", "và {number} mục khác"),
    # --- comparison
    "comparison": Text("side by side", "đối chiếu"),
    "compared": Text("Compared", "Nội dung đối chiếu"),
    "whole-laws": Text(
        "all that the frameworks ask of anybody", "toàn bộ nghĩa vụ theo các văn bản"
    ),
    "of-system": Text(
        "the obligations that “{system}” triggers", "các nghĩa vụ phát sinh đối với “{system}”"
    ),
    "one-role": Text("in the role {role}", "với vai trò {role}"),
    "one-topic": Text("on the topic “{topic}”", "trong chủ đề “{topic}”"),
    "related-by": Text("Related by", "Người đối chiếu"),
    "relations-by": Text(
        "{author}, {date} ({first} – {second}: {number})",
        "{author}, ngày {date} ({first} – {second}: {number})",
    ),
    "nobody": Text(
        "Nobody has related {first} and {second} provision by provision yet: they stand side by "
        "side only.",
        "Chưa có ai đối chiếu từng quy định của {first} với {second}: hai văn bản chỉ được đặt cạnh "
        "nhau.",
    ),
    "terms-of-nist": Text(
        "In square brackets the relation in the terms of NIST IR 8477.",
        "Trong ngoặc vuông là tên quan hệ theo NIST IR 8477.",
    ),
    "portraits": Text("The frameworks in portrait", "Tổng quan các văn bản"),
    "roles-map": Text("How the roles map", "Vai trò tương ứng"),
    "nothing": Text("none", "không có"),
    "text-dates": Text(
        "{number} published {published}, in force from {force}",
        "{number} công bố ngày {published}, có hiệu lực từ ngày {force}",
    ),
    "begin-dates": Text(
        "further rules or duties begin on {days}", "các quy định khác áp dụng từ ngày {days}"
    ),
    "by-event": Text("depending on the event", "tùy sự kiện"),
    "shared-role": Text("Role", "Vai trò"),
    "topics": Text("Topic by topic", "Theo từng chủ đề"),
    "relating": Text("How they relate", "Đối chiếu"),
    "asks-nothing": Text("asks nothing", "không quy định nghĩa vụ"),
    "below": Text("{number} in the topics below", "{number} trong các chủ đề dưới đây"),
    "only": Text("Only {name}", "Chỉ {name}"),
    "both": Text("both", "cả hai"),
    "says": Text(
        "{author}, {date}, confidence {confidence}",
        "{author}, ngày {date}, độ tin cậy {confidence}",
    ),
    "rationale": Text("Why", "Lý do"),
    "confidence": Text("confidence {level}", "độ tin cậy {level}"),
    "against": Text("{first} against {second}", "{first} so với {second}"),
    "other-cases": Text("all other cases", "các trường hợp khác"),
    "names-only": Text("only {name}", "chỉ {name}"),
    "same": Text("the same", "như nhau"),
    "stricter": Text("{name} asks for more", "{name} yêu cầu cao hơn"),
    "prompter": Text("{name} asks for it sooner", "{name} yêu cầu sớm hơn"),
    "not-comparable": Text("not comparable", "không so sánh được"),
    "other-clock": Text("counted from another event", "tính từ sự kiện khác"),
    "no-clock": Text(
        "{name} does not say from when it counts", "{name} không quy định thời điểm bắt đầu tính"
    ),
    "no-figure": Text("{name} sets no figure", "{name} không ấn định con số"),
    "other-unit": Text(
        "the units do not convert exactly", "đơn vị thời gian không quy đổi chính xác"
    ),
    "neither": Text("neither asks for more as such", "không bên nào yêu cầu cao hơn"),
    "in-name-shorter": Text("in name {name} is shorter", "chỉ xét con số, {name} ngắn hơn"),
    "in-name-longer": Text("in name {name} is longer", "chỉ xét con số, {name} dài hơn"),
    "in-name-equal": Text("in name the same", "chỉ xét con số thì bằng nhau"),
    # --- gap
    "gap": Text("what is left to do", "phần còn phải thực hiện"),
    "have": Text("Complied with", "Đã tuân thủ"),
    "want": Text("Asked for", "Cần tuân thủ"),
    "gap-counts": Text(
        "{missing} not covered, {partly} partly covered, {covered} covered",
        "{missing} chưa đáp ứng, {partly} đáp ứng một phần, {covered} đã đáp ứng",
    ),
    "result": Text("Result", "Kết quả"),
    "nobody-gap": Text(
        "Nobody has related {first} and {second} provision by provision yet: so nothing counts as "
        "covered by {first}.",
        "Chưa có ai đối chiếu từng quy định của {first} với {second}: vì vậy không nghĩa vụ nào được "
        "coi là đã đáp ứng nhờ {first}.",
    ),
    "not-covered": Text("Not covered", "Chưa đáp ứng"),
    "partly": Text("Partly covered", "Đáp ứng một phần"),
    "covered": Text("Covered", "Đã đáp ứng"),
    "met-by": Text("by", "nhờ"),
    "missing": Text("Missing", "Còn thiếu"),
    "not-bound-by": Text(
        "also rests on {ends} of {name}, which does not bind here",
        "còn dựa trên {ends} của {name}, không áp dụng ở đây",
    ),
    "programme": Text(
        "A small set of duties that serves all the frameworks", "Nhóm nghĩa vụ đủ để đáp ứng tất cả"
    ),
    "programme-size": Text(
        "Instead of {duties}: {steps}, those that serve several first.",
        "Thay cho {duties}: {steps}, nghĩa vụ đáp ứng được nhiều nhất đứng trước.",
    ),
    "none-serves": Text(
        "None of the {duties} serves another as well.",
        "Trong {duties}, không có nghĩa vụ nào đồng thời đáp ứng nghĩa vụ khác.",
    ),
    "serves": Text("serves too", "đồng thời đáp ứng"),
    "strictest": Text("keep the term of {name}", "giữ mức của {name}"),
    "alone": Text(
        "and {number} more, each for itself alone",
        "và {number} nghĩa vụ khác, không đồng thời đáp ứng nghĩa vụ nào",
    ),
    "from-day": Text("From {date}", "Từ ngày {date}"),
    "no-day": Text("From when what triggers them begins", "Từ khi phát sinh căn cứ"),
    # --- calendar
    "calendar": Text("calendar", "lịch"),
    "past": Text("So far", "Đã qua"),
    "ahead": Text("Ahead", "Sắp tới"),
    "nothing-ahead": Text("No day is known to lie ahead.", "Không có mốc thời gian nào sắp tới."),
    "on-event": Text("Whenever it happens", "Khi xảy ra sự kiện"),
    "uncertain": Text(
        "facts that are not stated could move or cancel it",
        "dữ kiện chưa nêu có thể làm thay đổi hoặc hủy mốc này",
    ),
    "some-uncertain": Text(
        "○ marks what facts that are not stated could move or cancel.",
        "○ là mốc có thể thay đổi hoặc không áp dụng tùy thuộc vào dữ kiện chưa nêu.",
    ),
    # --- diff
    "diff": Text("what changed", "nội dung thay đổi"),
    "from-to": Text("from {before} to {after}", "từ {before} đến {after}"),
    "rule": Text("Rules", "Quy tắc"),
    "obligation": Text("Obligations", "Nghĩa vụ"),
    "no-change": Text("Nothing changed.", "Không có thay đổi."),
    "with-trigger": Text("the day of what triggers it", "khi phát sinh căn cứ"),
    "moved-from-to": Text("from {before} to {after}", "từ {before} sang {after}"),
    "now-from": Text("from {date}", "từ ngày {date}"),
    "once-from": Text(
        "applied, or was to apply, from {date}", "đã hoặc dự kiến áp dụng từ ngày {date}"
    ),
    "was": Text("was", "trước đây là"),
    "for-systems": Text("What it means for {system}", "Tác động đối với {system}"),
    "tier": Text("Tier", "Mức độ rủi ro"),
    "tier-stays": Text("{tier}, as before", "{tier}, không đổi"),
    "tier-moves": Text(
        "{tier}, as before, but from {after} instead of {before}",
        "{tier}, không đổi, nhưng áp dụng từ {after} thay vì {before}",
    ),
    "not-at-all": Text("not at all", "không áp dụng"),
    "no-tier": Text("none or undetermined", "không có hoặc chưa xác định"),
    "gained": Text("New duties", "Nghĩa vụ mới"),
    "lost": Text("Duties that fall away", "Nghĩa vụ không còn"),
    "moved": Text("Duties that move", "Nghĩa vụ thay đổi thời điểm"),
    "could-move": Text(
        "Duties that could move, depending on facts not stated",
        "Nghĩa vụ có thể thay đổi thời điểm, tùy thông tin chưa nêu",
    ),
    "could-bind-from": Text("from {day} or from {other}", "từ {day} hoặc từ {other}"),
    "could-not-bind": Text("from {day} or not at all", "từ {day} hoặc không áp dụng"),
    "nothing-for-system": Text("Nothing changes.", "Không thay đổi."),
}

RELATIONS: dict[str, tuple[Text, str]] = {
    "equal": (Text("both ask the same", "hai bên yêu cầu như nhau"), "equal"),
    "superset-of": (
        Text(
            "{first} asks for all that {second} asks, and for more",
            "{first} yêu cầu toàn bộ những gì {second} yêu cầu và thêm nội dung khác",
        ),
        "superset of",
    ),
    "subset-of": (
        Text(
            "{second} asks for all that {first} asks, and for more",
            "{second} yêu cầu toàn bộ những gì {first} yêu cầu và thêm nội dung khác",
        ),
        "subset of",
    ),
    "intersects-with": (
        Text(
            "they overlap, and each asks for things that the other does not",
            "hai bên trùng nhau một phần, mỗi bên có yêu cầu riêng",
        ),
        "intersects with",
    ),
    "no-relationship": (
        Text("they ask for different things", "hai bên yêu cầu những điều khác nhau"),
        "no relationship",
    ),
    "only-first": (Text("only {first} asks for anything", "chỉ {first} có quy định"), ""),
    "only-second": (Text("only {second} asks for anything", "chỉ {second} có quy định"), ""),
    "not-mapped": (Text("not yet related", "chưa được đối chiếu"), ""),
}
"""Each relation in plain words, and the term of NIST IR 8477 for it."""

INSTRUMENTS: dict[str, Text] = {
    "law": Text("law", "luật"),
    "draft": Text("draft", "dự thảo"),
    "guidance": Text("guidance", "hướng dẫn"),
    "standard": Text("standard", "tiêu chuẩn"),
    "policy": Text("policy", "chính sách"),
}
"""The kinds of frameworks."""

TIMES: dict[str, Text] = {
    "longer": Text("{name} is {ratio} times longer", "{name} dài gấp {ratio} lần"),
    "shorter": Text("{name} is {ratio} times shorter", "{name} ngắn hơn {ratio} lần"),
    "more": Text("{name} asks for {ratio} times as many", "{name} yêu cầu gấp {ratio} lần"),
    "fewer": Text("{name} allows {ratio} times fewer", "{name} cho phép ít hơn {ratio} lần"),
}
"""By how much the stricter of two amounts asks for more, by what is stricter."""

CHANGES: dict[str, Text] = {
    "added": Text("added", "được bổ sung"),
    "dropped": Text("dropped", "không còn"),
    "moved": Text("moved in time", "thay đổi thời điểm áp dụng"),
    "changed": Text("changed", "được sửa đổi"),
}

ASPECTS: dict[str, Text] = {
    "condition": Text("condition", "điều kiện"),
    "conclusion": Text("conclusion", "hệ quả"),
    "terms": Text("terms", "thời hạn hoặc nội dung"),
    "roles": Text("roles", "chủ thể"),
    "strength": Text("strength", "mức độ bắt buộc"),
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
    "right": Text("right", "quyền"),
    "liability": Text("liability", "trách nhiệm bồi thường"),
    "encouragement": Text("encouraged", "khuyến khích"),
}

SET_BY: dict[str, Text] = {
    "national-law": Text("set by national law", "do pháp luật quốc gia quy định"),
    "not-yet-issued": Text("not yet issued", "chưa ban hành"),
    "none": Text("none", "không có"),
}


_COUNTED: dict[str, Text] = {
    "obligation": Text("obligation", "nghĩa vụ"),
    "relation": Text("relation", "quan hệ"),
}


_STRENGTHS = {
    "should": Text(" (recommended)", " (khuyến nghị)"),
    "endeavour": Text(" (to be striven for)", " (phấn đấu)"),
    "may": Text(" (to be considered)", " (cân nhắc thực hiện)"),
}


def strength_words(kind: str, strength: str, lang: Lang) -> str:
    """Return how strongly a duty is asked, in brackets; nothing where it must be done."""
    words = _STRENGTHS.get(strength) if kind == "duty" else None
    return words.pick(lang) if words else ""


def counted(number: int, lang: Lang, what: str = "obligation") -> str:
    """Return how many there are: `1 obligation`, `2 obligations`."""
    plural = "s" if lang == "en" and number != 1 else ""
    return f"{number} {_COUNTED[what].pick(lang)}{plural}"


def say(name: str, lang: Lang, /, **values: Any) -> str:
    """Return a phrase in a language, with its gaps filled."""
    words = _WORDS[name].pick(lang)
    return words.format(**values) if values else words
