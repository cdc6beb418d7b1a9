"""What each code of a problem means in general and how such a mistake is mended.

The message of a problem speaks of one place; these words explain its kind, for the tools that list
the rules of a checker. A test fails where a code that is used is not explained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["CODES", "explained"]

UNKNOWN = "unknown-"
CODES: dict[str, Text] = {
    # Files and folders.
    "not-found": Text(
        "There is no such file, folder or framework. Check the path or the id.",
        "Không có tệp, thư mục hoặc văn bản này. Hãy kiểm tra đường dẫn hoặc mã.",
    ),
    "is-a-directory": Text(
        "A folder stands where a file is wanted. Name a file inside it.",
        "Cần một tệp nhưng nhận được thư mục. Hãy nêu tệp trong thư mục đó.",
    ),
    "not-readable": Text(
        "The file cannot be opened. Check who may read it.",
        "Không mở được tệp. Hãy kiểm tra quyền đọc.",
    ),
    "not-utf8": Text(
        "The file is no UTF-8 text. Save it as UTF-8.",
        "Tệp không phải văn bản UTF-8. Hãy lưu lại theo UTF-8.",
    ),
    "too-large": Text(
        "The file is larger than what is read. Split it, or check that it is the right one.",
        "Tệp vượt quá dung lượng được đọc. Hãy chia nhỏ hoặc kiểm tra xem có đúng tệp không.",
    ),
    "too-many-uses": Text(
        "A description has more uses than are read. Describe what is another system by itself.",
        "Bản mô tả có nhiều mục đích sử dụng hơn mức được đọc. Hãy mô tả riêng hệ thống khác.",
    ),
    "too-many-files": Text(
        "The folder holds more files than a framework has. Name the framework's own folder.",
        "Thư mục có quá nhiều tệp. Hãy nêu thư mục chỉ chứa văn bản.",
    ),
    "outside-folder": Text(
        "A link leads out of the folder and is not read. Put the file itself into the folder.",
        "Liên kết dẫn ra ngoài thư mục nên không được đọc. Hãy đặt chính tệp đó vào thư mục.",
    ),
    "linked-folder": Text(
        "A link leads to a folder and is not followed. Put a folder there, or delete the link.",
        "Liên kết dẫn đến thư mục nên không được đọc. Hãy đặt thư mục vào đó hoặc xóa liên kết.",
    ),
    "empty-folder": Text(
        "The folder holds no YAML file. A framework has at least a framework.yaml.",
        "Thư mục không có tệp YAML. Một văn bản cần ít nhất tệp framework.yaml.",
    ),
    "empty-file": Text(
        "Nothing is written in the file. Write sections, or delete it.",
        "Tệp trống. Hãy viết nội dung hoặc xóa tệp.",
    ),
    "broken-plug-in": Text(
        "An installed package offers frameworks that cannot be found. Mend or remove the package.",
        "Gói đã cài khai báo văn bản nhưng không tìm thấy. Hãy sửa hoặc gỡ gói.",
    ),
    "duplicate-framework": Text(
        "Two folders have the same framework id. Rename one of them.",
        "Hai thư mục dùng cùng một mã văn bản. Hãy đổi mã của một thư mục.",
    ),
    "folder-name": Text(
        "The folder is called otherwise than the framework in it. Rename one of the two.",
        "Tên thư mục khác với mã của văn bản bên trong. Hãy đổi một trong hai.",
    ),
    # YAML.
    "yaml-syntax": Text(
        "The text is not YAML from here on. Check brackets, quotes, colons and indentation.",
        "Từ vị trí này, nội dung không đúng cú pháp YAML. Hãy kiểm tra ngoặc, dấu nháy, dấu hai chấm và thụt dòng.",
    ),
    "alias": Text(
        "An alias stands for another part of the file. Write the content out in full.",
        "Bí danh YAML trỏ đến phần khác của tệp. Hãy viết đầy đủ nội dung.",
    ),
    "anchor": Text(
        "An anchor marks a part of the file for reuse. Delete it; quote text that begins with &.",
        "Neo YAML đánh dấu một phần để dùng lại. Hãy xóa; văn bản bắt đầu bằng & cần đặt trong dấu nháy.",
    ),
    "tag": Text(
        "A tag says what a value is. Delete it; quote text that begins with !.",
        "Thẻ YAML quy định kiểu giá trị. Hãy xóa; văn bản bắt đầu bằng ! cần đặt trong dấu nháy.",
    ),
    "merge-key": Text(
        "A merge key takes content from elsewhere. Write the content out in full.",
        "Khóa gộp lấy nội dung từ nơi khác. Hãy viết đầy đủ nội dung.",
    ),
    "complex-key": Text(
        "A key is a list or a mapping. Keys are short texts.",
        "Khóa là danh sách hoặc ánh xạ. Khóa phải là văn bản ngắn.",
    ),
    "empty-key": Text(
        "A colon stands without a key. Write the key before it.",
        "Dấu hai chấm không có khóa đứng trước. Hãy viết khóa.",
    ),
    "bare-key": Text(
        "A key has no value. Write one, or delete the line.",
        "Khóa không có giá trị. Hãy viết giá trị hoặc xóa dòng.",
    ),
    "bare-item": Text(
        "A dash has nothing after it. Write the entry, or delete the line.",
        "Gạch đầu dòng không có nội dung. Hãy viết nội dung hoặc xóa dòng.",
    ),
    "duplicate-key": Text(
        "A key is given twice in one mapping. Keep one of the two.",
        "Một khóa xuất hiện hai lần trong cùng ánh xạ. Hãy giữ lại một.",
    ),
    "control-character": Text(
        "The text has a character that no editor shows. Delete it.",
        "Văn bản có ký tự không hiển thị. Hãy xóa ký tự đó.",
    ),
    "number-too-large": Text(
        "The number is larger than can be computed with. Put it in quotes if it is text.",
        "Số quá lớn. Nếu là văn bản, hãy đặt trong dấu nháy.",
    ),
    "several-documents": Text(
        "The file holds several YAML documents. Put each into a file of its own.",
        "Tệp chứa nhiều tài liệu YAML. Hãy tách thành từng tệp.",
    ),
    "not-a-mapping": Text(
        "The file does not begin with keys. Its top is a mapping of sections.",
        "Tệp không bắt đầu bằng các khóa. Cấp ngoài cùng phải là các mục.",
    ),
    "too-deep": Text(
        "Lists and mappings are nested too deep. Look for a bracket that was never closed.",
        "Cấu trúc lồng nhau quá sâu. Hãy tìm ngoặc chưa đóng.",
    ),
    "too-many-values": Text(
        "The file holds more values than are read. Split it, or check that it is the right one.",
        "Tệp có nhiều giá trị hơn mức được đọc. Hãy chia nhỏ hoặc kiểm tra xem có đúng tệp không.",
    ),
    "too-much": Text(
        "What stands here comes to more than is computed with. Say it in fewer or flatter parts.",
        "Nội dung tại đây vượt quá mức tính toán được. Hãy viết gọn lại hoặc bớt lồng nhau.",
    ),
    "too-many-problems": Text(
        "There are more mistakes than are listed. Mend the first ones and check again.",
        "Có nhiều lỗi hơn số được liệt kê. Hãy sửa các lỗi đầu rồi kiểm tra lại.",
    ),
    # Form.
    "unknown-key": Text(
        "The key means nothing here. Check its spelling against docs/format.md.",
        "Khóa không có nghĩa tại vị trí này. Hãy đối chiếu với docs/format.md.",
    ),
    "missing-key": Text(
        "A key that must be there is missing. Add it.", "Thiếu khóa bắt buộc. Hãy bổ sung."
    ),
    "missing-section": Text(
        "A section that every framework or programme has is missing. Add it.",
        "Thiếu mục mà mọi văn bản hoặc chương trình đều phải có. Hãy bổ sung.",
    ),
    "duplicate-section": Text(
        "Two files hold a section that stands once. Keep it in one of them.",
        "Một mục chỉ được có một lần lại nằm ở hai tệp. Hãy giữ ở một tệp.",
    ),
    "wrong-form": Text(
        "The value has another form than the key takes. docs/format.md shows the form.",
        "Giá trị không đúng dạng mà khóa yêu cầu. Xem docs/format.md.",
    ),
    "wrong-type": Text(
        "The value is of another type than the fact takes. `aigov show FACT` says what it takes.",
        "Giá trị không đúng kiểu của dữ kiện. Xem `aigov show DỮ-KIỆN`.",
    ),
    "wrong-id": Text(
        "A name is no id. Ids are letters, digits and single hyphens.",
        "Tên không phải là mã hợp lệ. Mã gồm chữ, số và dấu gạch nối đơn.",
    ),
    "format": Text(
        "The document has another format version than this library reads.",
        "Tài liệu có phiên bản định dạng khác với phiên bản thư viện này đọc.",
    ),
    "vocabulary": Text(
        "The description is written in a vocabulary that does not fit the framework asked.",
        "Bản mô tả dùng bộ từ vựng không phù hợp với văn bản được hỏi.",
    ),
    "newer-vocabulary": Text(
        "The framework is written for a vocabulary that does not exist yet.",
        "Văn bản được viết cho phiên bản từ vựng chưa có.",
    ),
    "bad-date": Text(
        "This is no day of the calendar. Write it as 2026-08-02.",
        "Đây không phải là ngày có trong lịch. Hãy viết theo dạng 2026-08-02.",
    ),
    "bad-span": Text(
        "This is no span of time. Write 72 hours, 15 days, 5 working days, 6 months.",
        "Đây không phải là khoảng thời gian. Hãy viết 72 hours, 15 days, 5 working days, 6 months.",
    ),
    "bad-amount": Text(
        "One span of time is wanted. Write one of at_least, at_most, every, or a promptness.",
        "Cần đúng một khoảng thời gian. Hãy viết một trong at_least, at_most, every, hoặc promptness.",
    ),
    "missing-translation": Text(
        "A text for people lacks a language. Write it in English and in Vietnamese.",
        "Nội dung cho người đọc thiếu một ngôn ngữ. Hãy viết cả tiếng Anh và tiếng Việt.",
    ),
    # Ids, citations, instruments.
    "duplicate-id": Text(
        "An id stands twice in the same text of the law. Give one of the two another.",
        "Một mã xuất hiện hai lần trong cùng một văn bản. Hãy đổi mã của một mục.",
    ),
    "taken-id": Text(
        "The id is that of a bundled framework. Give the folder an id of its own.",
        "Mã trùng với văn bản có sẵn. Hãy đặt mã riêng.",
    ),
    "reserved-name": Text(
        "The word has a meaning of its own in conditions. Choose another id.",
        "Từ này đã có nghĩa riêng trong điều kiện. Hãy chọn mã khác.",
    ),
    "redefined": Text(
        "The shared vocabulary already has this. Use it, or give yours an id of its own.",
        "Bộ từ vựng chung đã có mục này. Hãy dùng mục đó hoặc đặt mã riêng.",
    ),
    "bad-citation": Text(
        "The citation fits no pattern of the instruments. Write it as `citation.pattern` wants.",
        "Trích dẫn không khớp mẫu của văn bản nào. Hãy viết theo `citation.pattern`.",
    ),
    "bad-pattern": Text(
        "The citation pattern is no regular expression. Close brackets, escape signs.",
        "Mẫu trích dẫn không phải là biểu thức chính quy. Hãy đóng ngoặc và thoát ký hiệu.",
    ),
    "costly-pattern": Text(
        "The citation pattern could take very long to read. Write it with fewer repetitions.",
        "Mẫu trích dẫn có thể mất rất nhiều thời gian để đọc. Hãy viết ít phép lặp hơn.",
    ),
    "bad-placeholder": Text(
        "A label or link shows a part that the pattern does not name.",
        "Nhãn hoặc liên kết dùng thành phần mà mẫu không đặt tên.",
    ),
    "instrument-order": Text(
        "Instruments stand in the order of their publication.",
        "Các văn bản phải xếp theo thứ tự công bố.",
    ),
    "tier-order": Text(
        "Tiers stand with the highest level first.", "Mức độ rủi ro cao nhất phải đứng trước."
    ),
    # Rules and conditions.
    "conclusion": Text(
        "A rule concludes exactly one of tier, status, role, ends_role, alone or with its group.",
        "Mỗi quy tắc kết luận đúng một trong tier, status, role, ends_role, tự nó hoặc theo nhóm.",
    ),
    "condition-form": Text(
        "The condition is not written as its operator wants. docs/format.md shows the forms.",
        "Điều kiện không đúng dạng của toán tử. Xem docs/format.md.",
    ),
    "empty-condition": Text(
        "An empty condition holds always. State what must be so, or write otherwise: true.",
        "Điều kiện trống luôn thỏa mãn. Hãy nêu điều phải có, hoặc viết otherwise: true.",
    ),
    "no-presumption": Text(
        "A fact is wanted not to be so, and nothing says what is presumed where it is not stated.",
        "Điều kiện đòi dữ kiện không đúng, nhưng chưa có quy ước khi dữ kiện không được nêu.",
    ),
    "otherwise": Text(
        "`otherwise` is for the lowest tier alone, and no rule can wait for it.",
        "`otherwise` chỉ dùng cho mức thấp nhất, và không quy tắc nào được chờ nó.",
    ),
    "circle": Text(
        "Something depends on itself. Take one of the links out of the circle.",
        "Có phần tử phụ thuộc vào chính nó. Hãy bỏ một mắt xích trong vòng.",
    ),
    "open-dates": Text(
        "A list of dates by condition ends with an entry without `when`.",
        "Danh sách mốc thời gian theo điều kiện phải kết thúc bằng mục không có `when`.",
    ),
    "open-terms": Text(
        "An amount for all events stands before others, which can never count. Put it last.",
        "Thời hạn chung đứng trước các thời hạn riêng nên các mục sau không bao giờ được tính. Hãy đặt xuống cuối.",
    ),
    "ends-before-start": Text(
        "The last day lies before the first. `applies` is the first day, `ends` the last.",
        "Ngày kết thúc đứng trước ngày bắt đầu. `applies` là ngày đầu, `ends` là ngày cuối.",
    ),
    "never-holds": Text(
        "Something can never hold: no description meets its condition. Read the provision again.",
        "Quy định không bao giờ áp dụng: không mô tả nào thỏa mãn điều kiện. Hãy đọc lại quy định.",
    ),
    "exception-never-applies": Text(
        "An exception can never apply where the rule holds. Read the provision again.",
        "Ngoại lệ không bao giờ áp dụng khi quy tắc áp dụng. Hãy đọc lại quy định.",
    ),
    "exception-always-applies": Text(
        "An exception takes away all that it is an exception to. Narrow it.",
        "Ngoại lệ loại trừ toàn bộ trường hợp áp dụng. Hãy thu hẹp ngoại lệ.",
    ),
    "values-exclude-each-other": Text(
        "Two values must both hold and never do. Take one out, or let either do.",
        "Hai giá trị phải đồng thời đúng nhưng loại trừ nhau. Hãy bỏ một, hoặc chỉ cần một trong hai.",
    ),
    "covered-by-another": Text(
        "Wherever this rule holds, another holds too and concludes the same. Keep it if the law says both.",
        "Mỗi khi quy tắc này áp dụng thì quy tắc khác cũng áp dụng và kết luận như vậy. Chỉ giữ nếu luật nêu cả hai.",
    ),
    "tier-unreached": Text(
        "No rule concludes this tier. Write the rule, or take the tier out.",
        "Không quy tắc nào kết luận mức này. Hãy viết quy tắc hoặc bỏ mức.",
    ),
    "unused": Text(
        "Nothing uses this. Delete it, or name it where it is meant.",
        "Không có mục nào dùng đến. Hãy xóa hoặc nêu ở nơi cần dùng.",
    ),
    "reading": Text(
        "Which entries rest on a reading of open law: something to know, no mistake.",
        "Các mục dựa trên một cách hiểu khi luật còn để ngỏ: để biết, không phải lỗi.",
    ),
    "no-parent": Text(
        "Entries are overridden, and no framework is named that they come from.",
        "Có mục được thay thế nhưng không nêu văn bản gốc của mục đó.",
    ),
    "broken-parent": Text(
        "The framework that this one extends has errors. Mend that one first.",
        "Văn bản được mở rộng còn lỗi. Hãy sửa văn bản đó trước.",
    ),
    # Duties.
    "no-figure": Text(
        "A penalty has a figure, or `set_by` says who sets it.",
        "Chế tài phải có mức cụ thể, hoặc `set_by` nêu ai quy định.",
    ),
    "no-choice": Text(
        "`choose` says which of a sum and a percentage counts, where both stand.",
        "`choose` cho biết lấy số tiền hay tỷ lệ khi có cả hai.",
    ),
    # Cases and coverage.
    "case-failed": Text(
        "A case comes out otherwise than expected. Read the law again: mend the rule or the case.",
        "Ca kiểm tra cho kết quả khác với dự kiến. Hãy đọc lại luật: sửa quy tắc hoặc sửa ca.",
    ),
    "case-fails": Text(
        "A case of a programme comes out otherwise than expected. Mend the entry or the case.",
        "Ca kiểm tra của chương trình cho kết quả khác với dự kiến. Hãy sửa mục hoặc sửa ca.",
    ),
    "no-case": Text(
        "An entry is not shown by cases: one that it holds for, a near miss, one for each exception.",
        "Mục chưa có ca kiểm tra: ca áp dụng, ca gần giống nhưng không áp dụng, ca cho mỗi ngoại lệ.",
    ),
    "one-source": Text(
        "A source in a template of a document says one thing. Write several as a list.",
        "Mỗi nguồn trong mẫu hồ sơ chỉ nêu một loại. Hãy viết nhiều nguồn thành danh sách.",
    ),
    "one-template": Text(
        "A template file holds one document. `aigov dossier KIND --template` prints one.",
        "Tệp mẫu chỉ chứa một hồ sơ. `aigov dossier KIND --template` in một mẫu.",
    ),
    "empty-expect": Text(
        "A case expects nothing. Name what must come out.",
        "Ca kiểm tra không nêu kết quả dự kiến. Hãy nêu kết quả phải có.",
    ),
    "not-covered": Text(
        "No provision in the coverage names this entry. Add it under `encoded`.",
        "Chưa có quy định nào trong phần coverage nêu mục này. Hãy thêm vào `encoded`.",
    ),
    # Crosswalks, programmes and profiles.
    "one-end": Text(
        "A relation has two ends, unless it is no-relationship.",
        "Một quan hệ phải có hai đầu, trừ no-relationship.",
    ),
    "no-difference": Text(
        "The relation leaves something over and does not say what. Write only_first, only_second.",
        "Quan hệ còn phần chênh lệch nhưng chưa nêu. Hãy viết only_first, only_second.",
    ),
    "two-relations": Text(
        "Two provisions are related in two ways. Keep one of the two.",
        "Hai quy định được xếp hai quan hệ khác nhau. Hãy giữ một.",
    ),
    "wrong-frameworks": Text(
        "A crosswalk relates two different frameworks, one of them that of the folder.",
        "Bảng đối chiếu phải nối hai văn bản khác nhau, trong đó có văn bản của thư mục.",
    ),
    "not-aligned": Text(
        "A topic serves no pillar yet. Add it to the alignments.",
        "Chủ đề chưa được xếp vào trụ cột nào. Hãy thêm vào alignments.",
    ),
    "wrong-subject": Text(
        "An indicator of a country is asked of an organisation, or the reverse.",
        "Chỉ số của quốc gia được hỏi cho tổ chức, hoặc ngược lại.",
    ),
    "after-the-day": Text(
        "A value lies after the day of the profile. Move the day, or leave the value out.",
        "Giá trị có sau ngày của hồ sơ. Hãy đổi ngày hoặc bỏ giá trị.",
    ),
    "duplicate-date": Text(
        "Two values of an indicator have the same day. Keep one of the two.",
        "Một chỉ số có hai giá trị cùng ngày. Hãy giữ một.",
    ),
    # Descriptions, as cases hold them.
    "duplicate-use": Text(
        "Two uses have the same id. Give one of the two another.",
        "Hai mục đích sử dụng trùng mã. Hãy đổi mã của một mục.",
    ),
    "wrong-level": Text(
        "A fact about the whole system is stated of one use. State it under `facts:`.",
        "Dữ kiện của cả hệ thống lại nêu cho một mục đích sử dụng. Hãy nêu ở `facts:`.",
    ),
    "unknown-in-list": Text(
        "`unknown` stands inside a list. Write it instead of the list, or leave the line out.",
        "`unknown` nằm trong danh sách. Hãy ghi thay cho cả danh sách hoặc bỏ dòng.",
    ),
    "no-description": Text(
        "A report was asked for on something that is no description. Name a description file, a folder of them or an example.",
        "Báo cáo được yêu cầu cho đối tượng không phải là bản mô tả. Hãy nêu tệp mô tả, thư mục chứa các tệp đó hoặc ví dụ.",
    ),
    # Names.
    "unknown-provision": Text(
        "This is neither an entry nor a citation. Check its spelling.",
        "Đây không phải là mục hay trích dẫn nào. Hãy kiểm tra cách viết.",
    ),
}

_NAMES = Text(
    "A name means nothing here: no {what} has it. Check its spelling, or declare it.",
    "Tên không có nghĩa tại đây: không có {what} nào mang tên này. Hãy kiểm tra cách viết hoặc khai báo.",
)
_OTHER = Text("A mistake of the kind `{code}`.", "Lỗi thuộc loại `{code}`.")


def explained(code: str, lang: Lang) -> str:
    """Return what a code means; the names that mean nothing are explained alike."""
    if code in CODES:
        return CODES[code].pick(lang)
    if code.startswith(UNKNOWN):
        return _NAMES.pick(lang).format(what=code.removeprefix(UNKNOWN))
    return _OTHER.pick(lang).format(code=code)
