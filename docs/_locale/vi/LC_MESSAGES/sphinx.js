Documentation.addTranslations({
    "locale": "vi",
    "messages": {
        ", in ": ", trong ",
        "Hide Search Matches": "Bỏ đánh dấu kết quả tìm",
        "Preparing search...": "Đang chuẩn bị tìm kiếm…",
        "Search": "Tìm kiếm",
        "Search Results": "Kết quả tìm kiếm",
        "Search finished, found one page matching the search query.": [
            "Đã tìm thấy ${resultCount} trang phù hợp."
        ],
        "Searching": "Đang tìm",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Không tìm thấy trang nào. Hãy kiểm tra lại cách viết của các từ cần tìm."
    },
    "plural_expr": "0"
});
