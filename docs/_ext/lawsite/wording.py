"""The words of the site around the data, in both languages."""

from __future__ import annotations

from aigov.texts import Lang, Text

_WORDS: dict[str, Text] = {
    # names of pages
    "laws": Text("Laws and guidance", "Pháp luật và hướng dẫn"),
    "programmes": Text("Programmes", "Chương trình"),
    "rules": Text("Rules", "Quy tắc phân loại"),
    "obligations": Text("Obligations", "Nghĩa vụ"),
    "scope": Text("Scope and transition", "Phạm vi và chuyển tiếp"),
    "definitions": Text("Definitions", "Định nghĩa"),
    "penalties": Text("Penalties", "Chế tài"),
    "measures": Text("What the State does", "Biện pháp của Nhà nước"),
    "readings": Text("Readings of open law", "Cách hiểu khi pháp luật còn để ngỏ"),
    "cases": Text("Cases", "Tình huống kiểm chứng"),
    "coverage": Text("Coverage", "Mức độ bao quát"),
    "crosswalks": Text("Crosswalks", "Bảng đối chiếu"),
    "crosswalk": Text("Crosswalk", "Đối chiếu"),
    "facts": Text("Facts", "Dữ kiện"),
    "topics": Text("Topics of obligations", "Chủ đề của nghĩa vụ"),
    "terms": Text("Terms of obligations", "Điều khoản so sánh được"),
    "indicators": Text("Indicators", "Chỉ số"),
    "notebooks": Text("Notebooks", "Sổ tay (notebook)"),
    "notebooks-lead": Text(
        "Each tells a story on real questions; code and outputs are those of the files in "
        "`examples/notebooks`.",
        "Mỗi sổ tay kể một câu chuyện từ câu hỏi thực tế; mã và kết quả là của các tệp trong "
        "`examples/notebooks`.",
    ),
    "commands": Text("The command line", "Dòng lệnh"),
    "side": Text("Pages", "Các trang"),
    "above": Text("Where this page stands", "Vị trí của trang"),
    # what stands on them
    "laws-lead": Text(
        "Each law stands here as it is encoded: its rules in its own order, who must do what from "
        "when, the cases that prove the encoding, and what became of every provision.",
        "Mỗi văn bản được trình bày đúng như đã mã hóa: các quy tắc theo thứ tự của văn bản, ai phải làm "
        "gì từ khi nào, các tình huống kiểm chứng, và việc xử lý từng điều, khoản, điểm.",
    ),
    "programmes-lead": Text(
        "Policy programmes speak of a country or an organisation: pillars, components and targets.",
        "Chương trình chính sách nói về một quốc gia hoặc tổ chức: trụ cột, thành tố và chỉ tiêu.",
    ),
    "facts-lead": Text(
        "What can be stated about a system. A fact that is not stated is unknown, never “no”.",
        "Những gì có thể nêu về một hệ thống. Dữ kiện không nêu là chưa rõ, không bao giờ là “không”.",
    ),
    "crosswalks-lead": Text(
        "How provisions of two frameworks relate, in the terms of NIST IR 8477, with who says so "
        "and why.",
        "Quan hệ giữa quy định của hai văn bản theo thuật ngữ NIST IR 8477, kèm người xác lập và lý do.",
    ),
    "empty-list": Text("[] means none of these", "[] nghĩa là không có mục nào"),
    "title": Text("Title", "Tên"),
    "status": Text("Status", "Hiệu lực"),
    "known-to": Text("Known to", "Cập nhật đến ngày"),
    "jurisdiction": Text("Jurisdiction", "Phạm vi lãnh thổ"),
    "id": Text("Name", "Mã"),
    "kind": Text("Kind", "Loại"),
    "confidence": Text("Confidence in the sources", "Độ tin cậy của nguồn"),
    "succeeds": Text("Came of", "Kế thừa"),
    "provision": Text("Provision", "Căn cứ"),
    "number": Text("Number", "Số, ký hiệu"),
    "published": Text("Published", "Ngày công bố"),
    "in-force": Text("In force from", "Hiệu lực từ"),
    "texts": Text("Texts", "Văn bản"),
    "text": Text("Text", "Văn bản"),
    "pages": Text("On the pages of this framework", "Trong các trang của văn bản này"),
    "acts": Text("Acts", "Hành vi"),
    "level": Text("Level", "Mức chung"),
    "shared-role": Text("Shared role", "Vai trò chung"),
    "sources": Text("Sources", "Nguồn"),
    "tested": Text("Cases that test it", "Tình huống kiểm chứng"),
    "elsewhere": Text("Cases and other frameworks", "Tình huống và văn bản khác"),
    "related": Text("In other frameworks", "Trong văn bản khác"),
    "encoded": Text("Encoded as", "Được mã hóa thành"),
    "left-out": Text("Left out", "Không mã hóa"),
    "unread": Text("Not obtained", "Chưa có được"),
    "later": Text("To come", "Sẽ bổ sung"),
    "outcome": Text("What became of it", "Xử lý"),
    "stated": Text("Stated", "Đã nêu"),
    "expected": Text("Expected", "Kết quả phải có"),
    "in-use": Text("In the use {name}", "Trong mục đích sử dụng {name}"),
    "for-role": Text("For the role", "Đối với vai trò"),
    "dates": Text(
        "on {as_of}, law known to {text_as_of}",
        "tại ngày {as_of}, theo văn bản công bố đến ngày {text_as_of}",
    ),
    "in-english": Text(
        "Reasons and notes are those of the encoders.",
        "Lý do và ghi chú của người mã hóa được viết bằng tiếng Anh.",
    ),
    "coverage-sum": Text(
        "{encoded} provisions encoded, {left_out} left out with a reason, {unread} not obtained.",
        "{encoded} điều, khoản, điểm đã mã hóa, {left_out} không mã hóa (có lý do), {unread} chưa có được.",
    ),
    "cases-lead": Text(
        "Described systems with the outcome that the law must give. They run with every change: "
        "each rule has one that it holds for and a near miss.",
        "Các hệ thống được mô tả cùng kết quả mà pháp luật phải cho ra. Chúng được chạy mỗi khi có thay "
        "đổi: mỗi quy tắc có một tình huống áp dụng và một tình huống suýt áp dụng.",
    ),
    "definitions-lead": Text(
        "Conditions that rules share. A rule that names one of them leads here.",
        "Các điều kiện dùng chung. Quy tắc nêu định nghĩa nào sẽ dẫn đến đây.",
    ),
    "write": Text("In a description", "Trong bản mô tả"),
    "value": Text("Value", "Giá trị"),
    "meaning": Text("Meaning", "Ý nghĩa"),
    "published-as": Text("Published as", "Mã đã công bố"),
    "same-as": Text("Published as", "Mã đã công bố"),
    "near-to": Text("Near in meaning", "Gần nghĩa"),
    "type": Text("Type", "Kiểu"),
    "question": Text("Question", "Câu hỏi"),
    "unit": Text("Unit", "Đơn vị"),
    "added-by": Text("Known only to", "Chỉ dùng trong"),
    "read-by": Text("Which provisions ask for it", "Quy định nào hỏi đến"),
    "not-read": Text("No rule asks for it yet.", "Chưa có quy tắc nào hỏi đến."),
    "measure": Text("Measured as", "Cách đo"),
    "stricter": Text("Stricter is", "Chặt hơn là"),
    "usage": Text("Usage", "Cách dùng"),
    "option": Text("Option", "Tùy chọn"),
    "commands-lead": Text(
        "What `aigov COMMAND --help` says, of every command.",
        "Nội dung của `aigov LỆNH --help`, cho mọi lệnh.",
    ),
    "pillar-map": Text("Topics and pillars", "Chủ đề và trụ cột"),
    "alignments": Text(
        "Which topic serves which pillar (our mapping)",
        "Chủ đề nào phục vụ trụ cột nào (cách xếp của chúng tôi)",
    ),
    "tiers": Text("Tiers, highest first", "Mức độ rủi ro, từ cao xuống"),
    "statuses": Text("Statuses beside the tier", "Tư cách pháp lý bên cạnh mức độ rủi ro"),
    "roles": Text("Roles", "Vai trò"),
    "pillars": Text("Pillars", "Trụ cột"),
    "components": Text("Components", "Thành tố"),
    "targets": Text("Targets", "Chỉ tiêu"),
    "pillar": Text("Pillar", "Trụ cột"),
    "programme": Text("Programme", "Chương trình"),
    "topic": Text("Topic", "Chủ đề"),
    "fact": Text("Fact", "Dữ kiện"),
    "values": Text("Values", "Giá trị"),
    "rationale": Text("Why", "Lý do"),
    "relation": Text("Relation", "Quan hệ"),
    "says": Text("Who says so", "Người xác lập"),
    "nothing": Text("nothing", "không có quy định tương ứng"),
    "note": Text("Note", "Ghi chú"),
    "cited-as": Text("Cited as", "Viết khi viện dẫn"),
    "crosswalk-with": Text("Crosswalk with {name}", "Đối chiếu với {name}"),
    "no-provision": Text("Of no single provision", "Không thuộc riêng quy định nào"),
    "added": Text("Added by single frameworks", "Do từng văn bản bổ sung"),
    "of-the-state": Text(", by the State", ", của Nhà nước"),
    "all-scope": Text("Scope", "Phạm vi điều chỉnh"),
    "all-transitions": Text("Transition", "Quy định chuyển tiếp"),
    "all-definitions": Text("Definitions", "Định nghĩa"),
    "all-groups": Text("Groups of rules", "Nhóm quy tắc"),
    "all-parameters": Text("Numbers fixed by the law", "Con số do pháp luật ấn định"),
    "readings-lead": Text(
        "Where the law is open, the reading chosen here and the ones not chosen. A result that rests "
        "on a reading says so.",
        "Khi pháp luật còn để ngỏ: cách hiểu được chọn và những cách hiểu không chọn. Kết quả dựa trên "
        "cách hiểu nào sẽ nêu rõ cách hiểu đó.",
    ),
    "measures-lead": Text(
        "What the law has the State do or sets up: no duties of those whom it regulates.",
        "Những việc Nhà nước thực hiện hoặc thiết lập theo văn bản; không phải nghĩa vụ của đối tượng chịu "
        "sự điều chỉnh.",
    ),
    "topics-lead": Text(
        "What obligations are about, shared by all laws: by topic they are laid side by side.",
        "Nội dung của nghĩa vụ, dùng chung cho mọi văn bản: các văn bản được đối chiếu theo chủ đề.",
    ),
    "terms-lead": Text(
        "What of two obligations can be compared: deadlines, terms of keeping, persons to be told.",
        "Những điểm có thể so sánh giữa hai nghĩa vụ: thời hạn, thời gian lưu giữ, người phải được thông "
        "báo.",
    ),
    "indicators-lead": Text(
        "What can be known about a country or an organisation; programmes are told from it.",
        "Những gì có thể biết về một quốc gia hoặc tổ chức; chương trình được đánh giá từ đó.",
    ),
    "of-country": Text("Of a country", "Của quốc gia"),
    "of-organisation": Text("Of an organisation", "Của tổ chức"),
    "about": Text("About", "Nói về"),
    "about-system": Text("The system", "Hệ thống"),
    "about-use": Text("A use of the system", "Mục đích sử dụng của hệ thống"),
    "about-actor": Text("Who acts", "Chủ thể"),
    "about-event": Text("An event", "Sự kiện"),
    "presumed": Text("Presumed if not stated", "Giả định nếu không nêu"),
    "assessment": Text("Assessment", "Đánh giá"),
    "judgement": Text("It needs your own assessment.", "Dữ kiện này do chính bạn tự đánh giá."),
    "stated-in": Text("Stated by obligations of", "Có ở nghĩa vụ của"),
    "judged": Text("Judged", "Xem xét"),
    "when": Text("Met when", "Đạt khi"),
    "applies_when": Text("Asked only when", "Chỉ xét khi"),
    "must_when": Text("Required when", "Bắt buộc khi"),
}

EXPECTED: dict[str, Text] = {
    "tier": Text("Tier", "Mức độ rủi ro"),
    "tier_on_date": Text("Tier on the day", "Mức độ vào ngày đó"),
    "tier_status": Text("The tier is", "Mức độ rủi ro là"),
    "certain": Text("Certain", "Chắc chắn"),
    "lowest": Text("Lowest possible", "Thấp nhất có thể"),
    "highest": Text("Highest possible", "Cao nhất có thể"),
    "by_role": Text("Tier by role", "Mức độ theo vai trò"),
    "roles": Text("Roles", "Vai trò"),
    "scope": Text("Scope", "Phạm vi điều chỉnh"),
    "limits": Text("Limits of scope", "Giới hạn phạm vi"),
    "holds": Text("Holds", "Áp dụng"),
    "fails": Text("Does not hold", "Không áp dụng"),
    "open": Text("Stays open", "Còn để ngỏ"),
    "saved_by": Text("Saved by", "Được loại trừ bởi"),
    "statuses": Text("Is", "Thuộc trường hợp"),
    "not_statuses": Text("Is not", "Không thuộc trường hợp"),
    "dates": Text("Applies from", "Áp dụng từ"),
    "states": Text("On the day", "Vào ngày đó"),
    "asks": Text("Asks for", "Hỏi đến"),
    "owes": Text("Owes", "Phải thực hiện"),
    "owes_not": Text("Does not owe", "Không phải thực hiện"),
    "owed_from": Text("Owes from", "Phải thực hiện từ"),
    "met": Text("Met", "Đạt"),
    "not_met": Text("Not met", "Không đạt"),
    "unknown": Text("Unknown", "Chưa rõ"),
    "does_not_apply": Text("Does not apply", "Không áp dụng"),
}
"""What a case expects, by its key in YAML."""

KINDS: dict[str, Text] = {
    "law": Text("law", "luật"),
    "draft": Text("draft", "dự thảo"),
    "guidance": Text("guidance", "hướng dẫn"),
    "standard": Text("standard", "tiêu chuẩn"),
    "policy": Text("policy", "chính sách"),
}


def word(name: str, lang: Lang, /, **values: object) -> str:
    """Return words of the site in a language, with their gaps filled."""
    words = _WORDS[name].pick(lang)
    return words.format(**values) if values else words
