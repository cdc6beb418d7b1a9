"""The words of reports, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["tell"]

_WORDS: dict[str, Text] = {
    # --- the whole
    "report": Text("Report on an AI system", "Báo cáo về hệ thống trí tuệ nhân tạo"),
    "portfolio": Text("AI systems at a glance", "Tổng quan các hệ thống trí tuệ nhân tạo"),
    "reports": Text("Reports", "Các báo cáo"),
    "back": Text("All systems", "Tất cả hệ thống"),
    "role-asked": Text("in the role {role}", "với vai trò {role}"),
    # --- summary
    "summary": Text("Summary", "Tóm tắt"),
    "law": Text("Law", "Văn bản"),
    "class": Text("Class", "Mức độ rủi ro"),
    "binds": Text("When its class binds", "Thời điểm áp dụng mức độ rủi ro"),
    "duties": Text("Obligations", "Nghĩa vụ"),
    "questions": Text("Open questions", "Câu hỏi còn ngỏ"),
    "on-day": Text("on {date}: {tier}", "vào ngày {date}: {tier}"),
    "now": Text("{number} obligations bind now", "{number} nghĩa vụ đang phải thực hiện"),
    "now-one": Text("1 obligation binds now", "1 nghĩa vụ đang phải thực hiện"),
    "now-draft": Text("{number} if the draft were law", "{number} nếu dự thảo được thông qua"),
    "now-guidance": Text("{number} recommended now", "{number} được khuyến nghị"),
    "none-now": Text("no obligation binds now", "hiện chưa có nghĩa vụ nào phải thực hiện"),
    "later": Text("{number} more from {date}", "thêm {number} nghĩa vụ từ ngày {date}"),
    "of-them-liability": Text(
        "({number} of them liability for damage)", "(trong đó có {number} trách nhiệm bồi thường)"
    ),
    "on-judgement": Text(
        "certain, on your own assessment (told below)",
        "chắc chắn, theo đánh giá của chính bạn (nêu ở dưới)",
    ),
    "if-applies": Text("if the law applies at all", "nếu văn bản được áp dụng"),
    "not-its-duties": Text("none: not covered", "không có: không thuộc phạm vi"),
    "no-role": Text("none: it has no such role", "không có: văn bản không có vai trò này"),
    "asked-tier": Text("{number} on the class", "{number} về mức độ rủi ro"),
    "asked-other": Text(
        "{number} on scope, dates and other findings",
        "{number} về phạm vi, thời điểm và kết luận khác",
    ),
    "asked-none": Text("none", "không có"),
    "difference": Text("The laws side by side", "Đối chiếu các văn bản"),
    "difference-two": Text("The difference", "Điểm khác nhau"),
    "next": Text("What to do next", "Việc cần làm tiếp theo"),
    "gravest": Text("Gravest open question", "Câu hỏi còn ngỏ quan trọng nhất"),
    "gravest-none": Text(
        "None that could change the class: what is stated settles it.",
        "Không có câu hỏi nào có thể làm thay đổi mức độ rủi ro: thông tin đã nêu là đủ để xác định.",
    ),
    "gravest-law": Text(
        "None that an answer could settle; but the law itself is not fully known here:",
        "Không có câu hỏi nào mà câu trả lời giúp xác định được; nhưng chưa có đủ nội dung văn bản pháp luật:",
    ),
    "about-scope": Text(
        "it settles whether {law} applies at all", "để xác định có áp dụng {law} hay không"
    ),
    # --- steps
    "step-prohibited": Text(
        "Do not supply or use it as described: {law} prohibits it",
        "Không cung cấp, không sử dụng hệ thống như mô tả: {law} cấm",
    ),
    "step-answer": Text(
        "Answer the gravest open question, below: {leads}",
        "Trả lời câu hỏi còn ngỏ quan trọng nhất, nêu ở dưới: {leads}",
    ),
    "step-now": Text(
        "Check that the {number} that already bind under {law} are fulfilled:",
        "Kiểm tra việc thực hiện {number} đang có hiệu lực theo {law}:",
    ),
    "step-now-one": Text(
        "Check that the obligation that already binds under {law} is fulfilled:",
        "Kiểm tra việc thực hiện nghĩa vụ đang có hiệu lực theo {law}:",
    ),
    "step-waiting": Text(
        "and {number} more that wait for an event, such as: {event}",
        "và {number} nghĩa vụ khác chỉ phát sinh khi có sự kiện, như: {event}",
    ),
    "step-events": Text(
        "Be ready for the events that bring {number} under {law}, such as: {event}",
        "Sẵn sàng cho các sự kiện làm phát sinh {number} theo {law}, như: {event}",
    ),
    "step-ahead": Text(
        "Prepare for {date}, when {number} under {law} begin to bind:",
        "Chuẩn bị cho ngày {date}, khi bắt đầu phải thực hiện {number} theo {law}:",
    ),
    "step-ahead-one": Text(
        "Prepare for {date}, when an obligation under {law} begins to bind:",
        "Chuẩn bị cho ngày {date}, khi bắt đầu phải thực hiện một nghĩa vụ theo {law}:",
    ),
    "step-guidance": Text(
        "Look at the {number} that {law} recommends:", "Xem xét {number} mà {law} khuyến nghị:"
    ),
    "step-record": Text(
        "Put on record why your own assessment of these facts is right; the class rests on it:",
        "Lưu lại căn cứ của việc tự đánh giá các dữ kiện sau, vì mức độ rủi ro dựa vào đó:",
    ),
    "step-watch": Text(
        "Describe the system anew when it changes; nothing else is to be done under these laws today.",
        "Mô tả lại hệ thống khi có thay đổi; hiện chưa phải làm gì thêm theo các văn bản này.",
    ),
    "not-yet": Text(
        "{law} is left out: nothing of it was published yet on the day asked about.",
        "Không xét {law}: vào ngày được hỏi chưa có văn bản nào được công bố.",
    ),
    # --- the difference in a sentence
    "both-same": Text(
        "{first} and {second} put it at the same level ({level})",
        "{first} và {second} xếp hệ thống ở mức tương đương nhau ({level})",
    ),
    "one-higher": Text(
        "{first} puts it higher ({first_tier}) than {second} ({second_tier})",
        "{first} xếp ở mức cao hơn ({first_tier}) so với {second} ({second_tier})",
    ),
    "each": Text(
        "{first}: {first_tier}; {second}: {second_tier}",
        "{first}: {first_tier}; {second}: {second_tier}",
    ),
    "one-out": Text(
        "{second} does not cover it as described; {first}: {first_tier}",
        "{second} không điều chỉnh hệ thống như mô tả; {first}: {first_tier}",
    ),
    "both-out": Text(
        "Neither {first} nor {second} covers it as described",
        "Cả {first} và {second} đều không điều chỉnh hệ thống như mô tả",
    ),
    "left": Text(
        "whoever complies with {first} has, of the {number} under {second} (liability aside), {missing} "
        "still to do in full and {partly} in part",
        "khi đã tuân thủ {first} thì trong {number} theo {second} (không kể trách nhiệm bồi thường), còn "
        "{missing} nghĩa vụ phải thực hiện toàn bộ và {partly} nghĩa vụ phải thực hiện bổ sung",
    ),
    # --- chapters
    "classification": Text("Classification", "Phân loại"),
    "ranked": Text(
        "Open questions, most decisive first", "Câu hỏi còn ngỏ, câu quyết định nhất đứng trước"
    ),
    "by-date": Text("Obligations by date", "Nghĩa vụ theo thời gian"),
    "compared": Text("Comparison, and what is left to do", "Đối chiếu và phần còn phải thực hiện"),
    "sources": Text("Sources", "Nguồn"),
    "presumed": Text(
        "What was stated, presumed and judged", "Thông tin đã nêu, nội dung giả định và đánh giá"
    ),
    "uncertain": Text("Where the law is uncertain", "Những điểm pháp luật chưa chắc chắn"),
    "versions": Text("Versions and dates", "Phiên bản và thời điểm"),
    # --- questions
    "question": Text("Question", "Câu hỏi"),
    "meanwhile": Text("Presumed meanwhile", "Tạm giả định"),
    "no-presumption": Text("nothing, it stays open", "không giả định, để ngỏ"),
    "no-questions": Text(
        "No unstated fact could change the class, the scope or the dates.",
        "Không có dữ kiện chưa nêu nào có thể làm thay đổi mức độ rủi ro, phạm vi hoặc thời điểm áp dụng.",
    ),
    "more-questions": Text("Further questions", "Các câu hỏi khác"),
    # --- calendar
    "date": Text("Date", "Ngày"),
    "in-each-role": Text(
        "What several roles owe is listed for each of them and counted once.",
        "Nghĩa vụ của nhiều vai trò được liệt kê theo từng vai trò và chỉ tính một lần.",
    ),
    "until-today": Text("Until {date}", "Đến ngày {date}"),
    "rights": Text(
        "Permissions, rights and encouragements", "Điều được phép, quyền và khuyến khích"
    ),
    # --- comparison
    "topic": Text("Topic", "Chủ đề"),
    "one-law": Text(
        "One law alone was asked: there is nothing to compare.",
        "Chỉ xét một văn bản: không có nội dung để đối chiếu.",
    ),
    "no-common": Text(
        "None of the laws has obligations that bind this system: there is nothing to compare.",
        "Không văn bản nào có nghĩa vụ phải thực hiện đối với hệ thống này: không có nội dung để đối chiếu.",
    ),
    "left-under": Text(
        "Left to do under {want} for whoever complies with {have}",
        "Phần còn phải thực hiện theo {want} khi đã tuân thủ {have}",
    ),
    "no-left": Text(
        "It has no obligations that bind this system.",
        "Không có nghĩa vụ nào phải thực hiện đối với hệ thống này.",
    ),
    # --- sources
    "instrument": Text("Text", "Văn bản"),
    "published": Text("Published", "Công bố"),
    "in-force": Text("In force", "Có hiệu lực"),
    "read-as": Text("On {date}", "Vào ngày {date}"),
    "valid": Text("in force", "đang có hiệu lực"),
    "coming": Text("published, not yet in force", "đã công bố, chưa có hiệu lực"),
    "checked": Text("Law known up to", "Cập nhật pháp luật đến ngày"),
    "read-in": Text("Read in", "Đọc từ"),
    "related": Text("Comparison of provisions", "Đối chiếu quy định"),
    # --- stated, presumed, judged
    "stated": Text("The system as it was described", "Hệ thống theo bản mô tả"),
    "fact": Text("Fact", "Dữ kiện"),
    "answer": Text("Answer", "Câu trả lời"),
    "evidence": Text("Evidence", "Chứng cứ"),
    "roles-stated": Text("Roles", "Vai trò"),
    "roles-none": Text(
        "not stated: all roles of a law are looked at unless the facts tell",
        "chưa nêu: xét mọi vai trò theo văn bản, trừ khi dữ kiện cho biết",
    ),
    "unknown": Text("left open", "để ngỏ"),
    "judged": Text("Your own assessment", "Nội dung do chính bạn tự đánh giá"),
    "judged-on": Text("{law}: the class rests on it", "{law}: mức độ rủi ro dựa vào đánh giá này"),
    "presumed-facts": Text(
        "Unstated facts that presumed obligations turn on",
        "Dữ kiện chưa nêu mà các nghĩa vụ giả định tùy thuộc vào",
    ),
    "presumed-more": Text(
        "What is presumed of the open questions stands beside them above.",
        "Giả định đối với các câu hỏi còn ngỏ được nêu cạnh từng câu hỏi ở trên.",
    ),
    "presumed-in": Text("presumed: {value}", "giả định: {value}"),
    "stays-open": Text("nothing is presumed, it stays open", "không giả định, để ngỏ"),
    "in-some-use": Text("not stated for every use", "chưa nêu đối với mọi mục đích sử dụng"),
    "more-facts": Text("Further facts", "Các dữ kiện khác"),
    # --- uncertain law
    "known-how": Text("How the law was read", "Việc tiếp cận văn bản"),
    "confidence-in": Text("Confidence lower than high", "Độ tin cậy dưới mức cao"),
    "confidence-class": Text("the class: {level}", "mức độ rủi ro: {level}"),
    "confidence-duties": Text("{number}: {level}", "{number}: {level}"),
    "dates-open": Text("Dates that could move", "Mốc thời gian có thể thay đổi"),
    "days-open": Text(
        "Of {all} entries ahead in the calendar, {number} could move or fall away with facts that are not stated (○).",
        "Trong {all} mốc sắp tới của lịch, {number} mốc có thể thay đổi hoặc không áp dụng tùy thuộc vào dữ kiện chưa nêu (○).",
    ),
    "nothing-uncertain": Text(
        "Nothing: all that decides is well sourced and dated.",
        "Không có: mọi căn cứ quyết định đều có nguồn và thời điểm chắc chắn.",
    ),
    # --- versions
    "as-of": Text("Judged on", "Xét tại ngày"),
    "text-as-of": Text("Texts published up to", "Văn bản công bố đến hết ngày"),
    "aigov": Text("Made with", "Lập bằng"),
    "format": Text("format", "định dạng"),
    "framework": Text("Law as data", "Dữ liệu pháp luật"),
    "description": Text("Description", "Bản mô tả"),
    "vocabulary": Text("vocabulary {version}", "bộ từ vựng {version}"),
    # --- portfolio
    "system": Text("System", "Hệ thống"),
    "totals": Text("Systems by class", "Số hệ thống theo mức độ rủi ro"),
    "deadlines": Text("Next dates", "Các mốc thời gian sắp tới"),
    "no-deadlines": Text("No date is known to lie ahead.", "Không có mốc thời gian nào sắp tới."),
    "unread": Text("What could not be read", "Nội dung không đọc được"),
    "systems": Text("{number} systems", "{number} hệ thống"),
    "one-system": Text("1 system", "1 hệ thống"),
    "next-date": Text("next: {date}", "tiếp theo: ngày {date}"),
    "tier-open": Text("undetermined", "chưa xác định được"),
    "tier-none": Text("no class", "không phân loại"),
    "tier-out": Text("not covered", "không thuộc phạm vi"),
    "certain": Text("certain", "chắc chắn"),
    "presumed-short": Text("presumed", "giả định"),
    "scope-open": Text("scope open", "chưa rõ phạm vi"),
    "asked-short": Text("{number} open questions", "{number} câu hỏi còn ngỏ"),
    "asked-short-one": Text("1 open question", "1 câu hỏi còn ngỏ"),
}


def tell(name: str, lang: Lang, /, **values: Any) -> str:
    """Return words of a report in a language, with their gaps filled."""
    words = _WORDS[name].pick(lang)
    return words.format(**values) if values else words
