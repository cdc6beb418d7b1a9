"""The words of the command line itself: what commands and options do, and what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigov.texts import Text

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["said"]

_WORDS: dict[str, Text] = {
    "aigov": Text(
        "AI governance law as data: which risk tier is a system in, under which law, and why. "
        "aigov informs; it does not give legal advice.",
        "Pháp luật về trí tuệ nhân tạo dưới dạng dữ liệu: hệ thống thuộc mức độ rủi ro nào, theo văn bản "
        "nào và vì sao. aigov cung cấp thông tin, không phải tư vấn pháp lý.",
    ),
    "version": Text(
        "show versions of library, format and frameworks",
        "xem phiên bản của thư viện, định dạng và các văn bản",
    ),
    "classify": Text("classify described systems", "phân loại các hệ thống được mô tả"),
    "classify-title": Text("Classifications", "Kết quả phân loại"),
    "obligations": Text(
        "show what binds described systems: now, later, perhaps",
        "xem nghĩa vụ đối với các hệ thống được mô tả: hiện tại, sắp tới, có thể",
    ),
    "obligations-title": Text("Obligations", "Nghĩa vụ"),
    "calendar": Text(
        "list every date that matters for a described system",
        "liệt kê mọi mốc thời gian liên quan đến hệ thống được mô tả",
    ),
    "dossier": Text(
        "draft a document that a law asks for, filled from a described system",
        "soạn dự thảo hồ sơ mà pháp luật yêu cầu, từ bản mô tả hệ thống",
    ),
    "dossier-kind": Text(
        "kind of document, such as technical-documentation; without one, list the kinds",
        "loại hồ sơ, như technical-documentation; không nêu thì liệt kê các loại",
    ),
    "dossier-system": Text(
        "description file (YAML or JSON), - for standard input, example:NAME for an example; without "
        "one, show what the kind holds",
        "tệp mô tả (YAML hoặc JSON), - để đọc từ đầu vào chuẩn, example:NAME để dùng ví dụ có sẵn; "
        "không nêu thì xem nội dung của loại hồ sơ",
    ),
    "dossier-framework": Text(
        "framework id or folder, where several have the kind",
        "mã hoặc thư mục của văn bản, khi nhiều văn bản có loại hồ sơ này",
    ),
    "dossier-template": Text(
        "print the template (without SYSTEM), or use one of your own",
        "in mẫu (khi không có SYSTEM), hoặc dùng mẫu của bạn",
    ),
    "dossier-format": Text(
        "form of the draft (default: by the ending of the file, else markdown)",
        "dạng của bản dự thảo (mặc định: theo đuôi tệp, nếu không thì markdown)",
    ),
    "dossier-one-of": Text(
        "--template FILE goes with a SYSTEM, --template alone prints the template of KIND",
        "--template FILE dùng cùng SYSTEM; --template không kèm tệp thì in mẫu của KIND",
    ),
    "dossier-which": Text(
        "name the KIND whose template is to be printed; `aigov dossier` lists them",
        "hãy nêu KIND cần in mẫu; `aigov dossier` liệt kê các loại",
    ),
    "dossier-one-framework": Text("name one framework", "hãy nêu một văn bản"),
    "dossier-binary": Text(
        "DOCX goes into a file: -o FILE.docx", "DOCX phải ghi vào tệp: -o TỆP.docx"
    ),
    "dossier-endings": Text(
        "name a file that ends in .md, .html or .docx, or a --format",
        "hãy nêu tệp có đuôi .md, .html hoặc .docx, hoặc dùng --format",
    ),
    "dossier-kinds-form": Text(
        "a draft is DOCX, the list of kinds is not: name a SYSTEM",
        "chỉ bản dự thảo có dạng DOCX, danh sách các loại thì không: hãy nêu SYSTEM",
    ),
    "dossier-template-head": Text(
        "The template {name}: change it and use it with\n"
        "aigov dossier {name} SYSTEM --template FILE",
        "Mẫu {name}: sửa rồi dùng với\naigov dossier {name} SYSTEM --template TỆP",
    ),
    "compare": Text(
        "lay frameworks side by side, topic by topic", "đối chiếu các văn bản theo từng chủ đề"
    ),
    "gap": Text(
        "show what complying with some frameworks leaves undone under others",
        "xem những gì còn phải thực hiện theo các văn bản khác khi đã tuân thủ một số văn bản",
    ),
    "report": Text(
        "write a report on described systems, of several also an index: one HTML file, or a folder",
        "lập báo cáo về các hệ thống được mô tả, nhiều hệ thống thì có thêm mục lục: một tệp HTML hoặc một "
        "thư mục",
    ),
    "report-systems": Text(
        "description file (YAML or JSON), folder of them, - for standard input, example:NAME for an "
        "example",
        "tệp mô tả (YAML hoặc JSON), thư mục chứa các tệp mô tả, - để đọc từ đầu vào chuẩn, "
        "example:NAME để dùng ví dụ có sẵn",
    ),
    "report-format": Text(
        "form of the report (default: by the name of the file, else html)",
        "dạng báo cáo (mặc định: theo tên tệp, nếu không thì html)",
    ),
    "report-output": Text(
        "write to a file .html or .md, or into a folder (any other name): an index and a file for "
        "each system",
        "ghi vào tệp .html hoặc .md, hoặc vào thư mục (mọi tên khác): một mục lục và mỗi hệ thống "
        "một tệp",
    ),
    "assess": Text(
        "hold a country or an organisation against a programme, such as the four AI pillars",
        "đánh giá một quốc gia hoặc tổ chức theo một chương trình, như bốn trụ cột trí tuệ nhân tạo",
    ),
    "assess-title": Text("Assessments", "Kết quả đánh giá"),
    "profiles": Text(
        "profile file (YAML or JSON), - for standard input, example:NAME for an example; several "
        "stand side by side",
        "tệp hồ sơ (YAML hoặc JSON), - để đọc từ đầu vào chuẩn, example:NAME để dùng ví dụ có sẵn; "
        "nhiều hồ sơ được đặt cạnh nhau",
    ),
    "programmes": Text(
        "programme id or folder; repeat or separate by commas (default: vn-four-pillars)",
        "mã hoặc thư mục của chương trình; lặp lại hoặc ngăn cách bằng dấu phẩy (mặc định: "
        "vn-four-pillars)",
    ),
    "as-of-profile": Text(
        "day that is judged on, several for columns (default: the profile's own day)",
        "ngày đánh giá, nhiều ngày thành nhiều cột (mặc định: ngày của hồ sơ)",
    ),
    "all-assessed": Text(
        "show all of it: what is wanted, what carries it, readings, every goal",
        "xem toàn bộ: yêu cầu, căn cứ, cách hiểu và mọi mục tiêu",
    ),
    "diff": Text(
        "show what changed between two texts of the law, and for which systems",
        "xem thay đổi giữa hai văn bản và hệ thống nào chịu tác động",
    ),
    "crosswalk": Text(
        "show how curators relate the provisions of two frameworks",
        "xem đối chiếu quy định giữa hai văn bản do người biên soạn thực hiện",
    ),
    "list": Text("list the frameworks and programmes", "liệt kê các văn bản và chương trình"),
    "show": Text(
        "show a framework or anything in it, a fact or its values",
        "xem một văn bản hoặc một mục trong đó, một dữ kiện hoặc các giá trị của dữ kiện",
    ),
    "new": Text("write a commented template", "tạo bản mô tả mẫu có chú thích"),
    "check": Text("check frameworks for mistakes", "kiểm tra lỗi của dữ liệu văn bản"),
    "schema": Text("print a JSON schema", "in một lược đồ JSON"),
    "completion": Text(
        "print a completion script for a shell", "in tập lệnh gợi ý câu lệnh cho shell"
    ),
    "lang": Text(
        "language (default: AIGOV_LANG or the locale)",
        "ngôn ngữ (mặc định: theo AIGOV_LANG hoặc cấu hình vùng)",
    ),
    "format": Text(
        "form of the output (default: %(default)s)", "dạng kết quả (mặc định: %(default)s)"
    ),
    "output": Text(
        "write to a file instead of standard output", "ghi vào tệp thay vì đầu ra chuẩn"
    ),
    "for-system": Text(
        "only what this system triggers: a description file, - or example:NAME",
        "chỉ xét nghĩa vụ phát sinh đối với hệ thống này: tệp mô tả, - hoặc example:NAME",
    ),
    "topic": Text(
        "only this topic, with all that it holds (data, incident-reporting, …)",
        "chỉ xét chủ đề này và các chủ đề hẹp hơn (data, incident-reporting, …)",
    ),
    "by-pillar": Text(
        "rows by topic (default) or by Viet Nam's four AI pillars; programmes go by pillar",
        "xếp theo chủ đề (mặc định) hoặc theo bốn trụ cột trí tuệ nhân tạo của Việt Nam; chương trình "
        "được xếp theo trụ cột",
    ),
    "not-by-pillar": Text(
        "--{option} goes with topics, not with --by pillar",
        "--{option} dùng với chủ đề, không dùng cùng --by pillar",
    ),
    "depth": Text(
        "fold the topics below this depth (0: only the broadest)",
        "gộp các chủ đề dưới cấp này (0: chỉ các chủ đề rộng nhất)",
    ),
    "no-depth": Text(
        "{given!r} is no whole number such as 0 or 1",
        "{given!r} không phải là số nguyên như 0 hoặc 1",
    ),
    "have": Text(
        "framework that is complied with; repeat or separate by commas",
        "văn bản đã tuân thủ; lặp lại hoặc ngăn cách bằng dấu phẩy",
    ),
    "want": Text(
        "framework that is to be complied with; repeat or separate by commas",
        "văn bản cần tuân thủ; lặp lại hoặc ngăn cách bằng dấu phẩy",
    ),
    "before": Text(
        "older text: ID@DATE, or the id or folder of a framework",
        "văn bản cũ: ID@DATE, hoặc mã hay thư mục của văn bản",
    ),
    "after": Text("newer text, named likewise", "văn bản mới, nêu theo cách tương tự"),
    "changed-systems": Text(
        "description file, folder of them, or example:NAME: whose tier, duties or dates change",
        "tệp mô tả, thư mục chứa các tệp mô tả hoặc example:NAME: xem mức độ rủi ro, nghĩa vụ hoặc "
        "mốc thời gian nào thay đổi",
    ),
    "no-descriptions": Text(
        "{folder}: no description (.yaml, .yml or .json) in this folder",
        "{folder}: thư mục không có tệp mô tả nào (.yaml, .yml hoặc .json)",
    ),
    "related": Text("framework id or folder", "mã hoặc thư mục của văn bản"),
    "all-duties": Text(
        "show all of it: what each duty requires, every term, fine and reason",
        "xem toàn bộ: nội dung từng nghĩa vụ, mọi thời hạn, mức phạt và lý do",
    ),
    "all-changes": Text(
        "show all of it: every change with its provisions and reasons",
        "xem toàn bộ: mọi thay đổi, kèm căn cứ và lý do",
    ),
    "framework": Text(
        "framework id or folder; repeat or separate by commas (default: all binding ones)",
        "mã hoặc thư mục của văn bản; lặp lại hoặc ngăn cách bằng dấu phẩy (mặc định: mọi văn bản có "
        "giá trị bắt buộc)",
    ),
    "systems": Text(
        "description file (YAML or JSON), - for standard input, example:NAME for an example",
        "tệp mô tả (YAML hoặc JSON), - để đọc từ đầu vào chuẩn, example:NAME để dùng ví dụ có sẵn",
    ),
    "as-of": Text(
        "day the conduct is judged on (default: today)",
        "ngày dùng để xem xét hành vi (mặc định: hôm nay)",
    ),
    "text-as-of": Text(
        "know only texts published up to this day",
        "chỉ xét các văn bản đã công bố đến hết ngày này",
    ),
    "role": Text(
        "ask for one role alone (provider, deployer, …)",
        "chỉ xét một vai trò (provider, deployer, …)",
    ),
    "fail-on": Text(
        "exit with 3 if a system reaches this level",
        "kết thúc với mã 3 nếu có hệ thống đạt đến mức này",
    ),
    "strict": Text(
        "with --fail-on: count what is still possible, not only what is presumed",
        "cùng với --fail-on: tính cả mức còn có thể xảy ra, không chỉ mức được giả định",
    ),
    "all": Text(
        "show also the rules that do not hold, and every question",
        "xem cả các quy tắc không áp dụng và mọi câu hỏi",
    ),
    "name": Text(
        "a framework (eu-ai-act), anything in one (eu-ai-act:ID or ID: a rule, obligation, penalty, "
        "tier, status, role, rule group, definition, reading …), a programme or "
        "anything in it (vn-four-pillars:ID), a topic, a fact, a value of a fact, an indicator, "
        "`topics`, `facts`, `indicators` or `examples`",
        "một văn bản (eu-ai-act), một mục trong văn bản (eu-ai-act:ID hoặc ID: quy tắc, nghĩa vụ, chế tài, "
        "mức độ rủi ro, tư cách pháp lý, vai trò, nhóm quy tắc, định nghĩa, cách hiểu …), một chương "
        "trình hoặc một mục trong đó (vn-four-pillars:ID), một chủ đề, một dữ kiện, một giá trị của dữ "
        "kiện, một chỉ số, `topics`, `facts`, `indicators` hoặc `examples`",
    ),
    "system": Text(
        "a description file with the questions, most decisive first",
        "tệp mô tả gồm các câu hỏi, câu quyết định nhất đứng trước",
    ),
    "profile": Text(
        "a profile file with the questions of programmes",
        "tệp hồ sơ gồm các câu hỏi của chương trình",
    ),
    "about": Text(
        "whom the profile describes (default: %(default)s)",
        "hồ sơ mô tả ai (mặc định: %(default)s)",
    ),
    "programmes-to-fill": Text(
        "programme id or folder; repeat or separate by commas (default: vn-four-pillars, for an "
        "organisation also vn-ai-ethics)",
        "mã hoặc thư mục của chương trình; lặp lại hoặc ngăn cách bằng dấu phẩy (mặc định: "
        "vn-four-pillars, với tổ chức thêm vn-ai-ethics)",
    ),
    "wrote-profile": Text(
        "wrote {file}; fill it in and run: aigov assess {file}",
        "đã ghi {file}; hãy điền vào rồi chạy: aigov assess {file}",
    ),
    "file": Text("file to write; - for standard output", "tệp sẽ ghi; - để ghi ra đầu ra chuẩn"),
    "new-framework": Text(
        "the folder of a small framework that loads and checks clean, to be mended into a law of "
        "one's own; `aigov new ID` is the same",
        "thư mục của một văn bản mẫu đọc được và không có lỗi, để sửa thành văn bản của mình; "
        "`aigov new ID` cho kết quả như vậy",
    ),
    "new-id": Text(
        "id of the framework, which becomes the name of its folder (my-country-ai-law)",
        "mã của văn bản, cũng là tên thư mục (my-country-ai-law)",
    ),
    "into": Text(
        "folder to make it in (default: the working directory)",
        "thư mục chứa thư mục sẽ tạo (mặc định: thư mục hiện hành)",
    ),
    "force-folder": Text(
        "write over the files of a folder that exists; its other files stay",
        "ghi đè lên các tệp của thư mục đã có; các tệp khác được giữ nguyên",
    ),
    "no-id": Text(
        "{given!r} is no id: write lower-case letters and digits with single hyphens, at most {longest}, "
        "such as my-country-ai-law",
        "{given!r} không phải là mã hợp lệ: dùng chữ thường không dấu, chữ số và dấu gạch nối đơn, tối đa "
        "{longest} ký tự, như my-country-ai-law",
    ),
    "bundled-id": Text(
        "{given!r} comes with aigov; give yours an id of its own",
        "{given!r} là mã đã có sẵn trong aigov; hãy đặt mã riêng",
    ),
    "no-folder": Text("there is no folder {folder}", "không có thư mục {folder}"),
    "is-file": Text("{folder} is a file", "{folder} là một tệp"),
    "folder-exists": Text(
        "{folder} exists; use --force to write over its files",
        "{folder} đã có; dùng --force để ghi đè lên các tệp trong đó",
    ),
    "wrote-framework": Text(
        "wrote {folder}; mend it into your law and run: aigov check {folder}\n"
        "It classifies already: aigov classify example:cv-screening -f {folder}",
        "đã ghi {folder}; hãy sửa thành văn bản của mình rồi chạy: aigov check {folder}\n"
        "Có thể phân loại ngay: aigov classify example:cv-screening -f {folder}",
    ),
    "force": Text("overwrite an existing file", "ghi đè lên tệp đã có"),
    "paths": Text(
        "folders or ids (default: everything bundled)",
        "thư mục hoặc mã văn bản (mặc định: mọi văn bản có sẵn)",
    ),
    "count-error": Text("{number} error", "{number} lỗi"),
    "count-errors": Text("{number} errors", "{number} lỗi"),
    "count-warning": Text("{number} warning", "{number} cảnh báo"),
    "count-warnings": Text("{number} warnings", "{number} cảnh báo"),
    "count-note": Text("{number} note", "{number} ghi chú"),
    "count-notes": Text("{number} notes", "{number} ghi chú"),
    "strict-check": Text("warnings count as problems too", "coi cả cảnh báo là lỗi"),
    "notes": Text(
        "show notes too: the rules each reading bears on",
        "xem cả ghi chú: mỗi cách hiểu liên quan đến những quy tắc nào",
    ),
    "kind": Text(
        "what authors write: framework, vocabulary, cases, coverage, crosswalk, dossier, programme, system, profile; "
        "what comes out: classification, obligations, comparison, pillars, gap, calendar, assessment, diff, "
        "relations (of `aigov crosswalk`), check",
        "tài liệu do người dùng viết: framework, vocabulary, cases, coverage, crosswalk, dossier, programme, system, "
        "profile; kết quả: classification, obligations, comparison, pillars, gap, calendar, assessment, "
        "diff, relations (của `aigov crosswalk`), check",
    ),
    "shell": Text("bash, zsh or fish", "bash, zsh hoặc fish"),
    "no-day": Text(
        "--{option}: {day!r} is no day such as 2026-11-22",
        "--{option}: {day!r} không phải là ngày như 2026-11-22",
    ),
    "no-file": Text(
        "a file has a name; - is standard output", "tệp phải có tên; - là đầu ra chuẩn"
    ),
    "output-is-input": Text(
        "{file} is a description: write the result elsewhere",
        "{file} là bản mô tả: hãy ghi kết quả vào tệp khác",
    ),
    "strict-alone": Text(
        "--strict goes with --fail-on LEVEL", "--strict chỉ dùng cùng với --fail-on MỨC"
    ),
    "may-reach": Text(
        "{system}: {framework} may reach {level}",
        "{system}: theo {framework} có thể đạt đến mức {level}",
    ),
    "reaches": Text(
        "{system}: {framework} reaches {level}", "{system}: theo {framework} đạt đến mức {level}"
    ),
    "exists": Text(
        "{file} exists; use --force to overwrite it", "{file} đã có; dùng --force để ghi đè"
    ),
    "wrote": Text(
        "wrote {file}; fill it in and run: aigov classify {file}",
        "đã ghi {file}; hãy điền vào rồi chạy: aigov classify {file}",
    ),
    "fault": Text(
        "a fault of the program, not of your input: {error!r}\n"
        "Set AIGOV_DEBUG=1 to see where, and please report it with the file.",
        "lỗi của chương trình, không phải của dữ liệu nhập: {error!r}\n"
        "Đặt AIGOV_DEBUG=1 để xem vị trí lỗi, và vui lòng báo lại kèm tệp.",
    ),
}


def said(name: str, lang: Lang, /, **values: Any) -> str:
    """Return words of the command line in a language, with their gaps filled."""
    words = _WORDS[name].pick(lang)
    return words.format(**values) if values else words
