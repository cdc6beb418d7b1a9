"""The words around dossiers, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["CERTAINTY", "NEEDED", "say"]

NEEDED: dict[str, Text] = {
    "yes": Text("yes, by what is described", "có, theo thông tin đã mô tả"),
    "presumed": Text(
        "presumably: what is described points to it, and something is still open",
        "giả định là có: thông tin đã mô tả cho thấy như vậy, nhưng còn điểm chưa rõ",
    ),
    "open": Text(
        "open: it depends on what is not stated", "chưa rõ: tùy thuộc vào thông tin chưa nêu"
    ),
    "no": Text(
        "it does not seem to apply to this system; the draft is made all the same",
        "có vẻ không áp dụng đối với hệ thống này; bản dự thảo vẫn được lập",
    ),
}
"""Whether the law seems to ask for a document, or a part of it."""

CERTAINTY: dict[str, Text] = {
    "certain": Text("certain", "chắc chắn"),
    "presumed": Text("presumed", "giả định"),
    "open": Text("open", "chưa rõ"),
    "saved": Text(
        "met, but an exception stands", "đáp ứng điều kiện, nhưng thuộc trường hợp loại trừ"
    ),
}

_WORDS: dict[str, Text] = {
    "kinds": Text("Documents that can be drafted", "Các tài liệu có thể soạn dự thảo"),
    "draft": Text("Draft", "Bản dự thảo"),
    "status": Text(
        "made by aigov from the description of the system and its classification, for the author to "
        "complete and to check: {number} points, of which {counts}.",
        "do aigov lập từ bản mô tả và kết quả phân loại hệ thống, để người soạn bổ sung và kiểm tra: "
        "{number} nội dung, trong đó {counts}.",
    ),
    "count-filled": Text("{number} filled", "{number} đã đủ"),
    "count-begun": Text("{number} begun", "{number} mới có một phần"),
    "count-missing": Text("{number} missing", "{number} còn thiếu"),
    "count-optional": Text("{number} only where they apply", "{number} tùy trường hợp"),
    "count-not-needed": Text("{number} not asked for", "{number} không phải cung cấp"),
    "looks-so": Text(
        "[What is missing looks like this.]", "[Phần còn thiếu được đánh dấu như thế này.]"
    ),
    "law": Text("Law", "Văn bản"),
    "asked-by": Text("Asked for by", "Căn cứ"),
    "made-by": Text("Made by", "Chủ thể lập"),
    "due": Text("When", "Thời điểm"),
    "needed": Text("Needed", "Có phải lập không"),
    "foreign": Text(
        "The description speaks as {roles}, who does not make this document.",
        "Bản mô tả được lập với vai trò {roles}, không phải chủ thể lập tài liệu này.",
    ),
    "out-of-scope": Text(
        "The law does not cover what is described, for: {roles}.",
        "Hệ thống được mô tả không thuộc phạm vi điều chỉnh đối với: {roles}.",
    ),
    "does-not-bind": Text("Does not bind: {title}", "Không phát sinh nghĩa vụ: {title}"),
    "not-found": Text("Not the case: {names}", "Không thuộc trường hợp: {names}"),
    "no-exception": Text(
        "{title} – and none of the exceptions is proved by what is stated",
        "{title} – và thông tin đã nêu không chứng minh được trường hợp loại trừ nào",
    ),
    "remarks": Text("Before you write", "Lưu ý trước khi soạn"),
    "provision": Text("Provision", "Căn cứ"),
    "section-out": Text(
        "not asked for in this case; its points are left out",
        "không phải lập trong trường hợp này; các nội dung được lược bỏ",
    ),
    "point-out": Text("Not asked for in this case.", "Không phải cung cấp trong trường hợp này."),
    "complete": Text("To be completed: {what}", "Cần bổ sung: {what}"),
    "complete-optional": Text(
        "To be completed, where it applies: {what}", "Cần bổ sung, tùy trường hợp: {what}"
    ),
    "optional": Text("Only where it applies: {what}", "Tùy trường hợp: {what}"),
    "unstated": Text("Not stated in the description", "Bản mô tả chưa nêu"),
    "declined": Text("Left unknown in the description", "Bản mô tả để ngỏ"),
    "evidence": Text("Evidence", "Bằng chứng"),
    "head-name": Text("Name in the description", "Tên trong bản mô tả"),
    "head-id": Text("Code in the description", "Mã trong bản mô tả"),
    "head-summary": Text("From the description", "Theo bản mô tả"),
    "law-asks": Text("The law asks: {requires}", "Pháp luật yêu cầu: {requires}"),
    "but": Text("Excepted: {title}", "Được loại trừ: {title}"),
    "stands": Text(
        "By what is stated it is met: {title}", "Theo thông tin đã nêu, đáp ứng: {title}"
    ),
    "may-stand": Text("It may be met: {title}", "Có thể đáp ứng: {title}"),
    "rests-on": Text("What this draft rests on", "Cơ sở của bản dự thảo"),
    "presumptions": Text(
        "The class rests on presumptions: what is not stated is taken not to be so, unless another "
        "presumption is declared. Nothing presumed was written into the points above as a fact.",
        "Mức phân loại dựa trên giả định: điều chưa nêu được coi là không có, trừ khi có giả định khác "
        "được quy định. Không giả định nào được ghi thành dữ kiện trong các nội dung trên.",
    ),
}


def say(name: str, lang: Lang, /, **values: Any) -> str:
    """Return words about dossiers in a language, with their gaps filled."""
    words = _WORDS[name].pick(lang)
    return words.format(**values) if values else words
