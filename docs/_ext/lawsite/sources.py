"""Lays out what Sphinx reads, for one language.

    python -m lawsite.sources en FOLDER

Pages written by hand are copied, with their links made to fit; of the generated ones a file that
names the page is enough (`parser`). What is there in English alone has, in Vietnamese, a page that
says so and leads there.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from lawsite import api, notebooks
from lawsite.catalogue import makers
from lawsite.navigation import toctree, toctrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigov.texts import Lang

ROOT = Path(__file__).resolve().parent.parent.parent.parent
DOCS = ROOT / "docs"
ONLY_ENGLISH = "only-english.json"
_LINK = re.compile(r"(?<!\!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s#]*)(#[^()\s]*)?\)")
_FENCED = re.compile(r"(^(?:```|~~~).*?^(?:```|~~~)\s*?$)", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)

_BESIDE = {  # what stands beside docs/, or is for the site alone: its page
    "docs/_pages/index.md": "index",
    "README.md": "start",
    "CONTRIBUTING.md": "contributing",
    "CHANGELOG.md": "changelog",
    "SECURITY.md": "security",
    "frameworks/vocabulary/README.md": "vocabulary",
}
_VIETNAMESE = {"docs/_pages/index.vi.md": "index", "README.vi.md": "start"}
"""What is written by hand in Vietnamese."""
_NAMES = {
    "contributing": "Đóng góp",
    "changelog": "Nhật ký thay đổi",
    "security": "Bảo mật",
    "vocabulary": "Bộ từ vựng",
    "authoring": "Viết luật dưới dạng dữ liệu",
    "dossiers": "Hồ sơ, tài liệu theo luật",
    "format": "Định dạng",
    "programmes": "Chương trình và hồ sơ đánh giá",
    "reference": "Tra cứu định dạng",
    "tutorial": "Viết một luật trong một buổi chiều",
    "how-to/classify": "Phân loại trong tập lệnh và CI",
    "how-to/compare-and-gap": "Đối chiếu hai luật, tìm phần còn phải thực hiện",
    "how-to/index": "Cách làm",
    "how-to/law-and-day": "Văn bản nào, ngày nào",
    "how-to/notebooks": "Trong sổ tay: hiển thị, bảng, biểu đồ",
    "how-to/obligations": "Ai phải làm gì, từ khi nào",
    "how-to/open-questions": "Câu hỏi còn để ngỏ",
    "how-to/own-framework": "Văn bản của riêng bạn",
    "how-to/portfolio": "Nhiều hệ thống cùng lúc",
    "how-to/reports": "Báo cáo và hồ sơ",
    "how-to/table-columns": "Các cột của bảng",
    "notebooks/2-what-the-omnibus-changed": "Quy định sửa đổi của EU thay đổi gì, đối với ai",
    "notebooks/3-how-a-draft-became-law": "Từ dự thảo đến Luật Trí tuệ nhân tạo",
    "notebooks/4-eu-and-viet-nam-compared": "Đối chiếu pháp luật EU và Việt Nam",
    "notebooks/5-the-four-pillars": "Bốn trụ cột của Việt Nam, trước và sau khi có Luật",
    "notebooks/6-your-own-rules": "Viết quy định của riêng mình",
    "api/index": "Thư viện Python",
}
"""What the pages that are there in English alone are called in Vietnamese; others keep their title."""


def written() -> dict[str, str]:
    """Return the pages written by hand in English: the file of each, from the root, and its page."""
    found = {one: page for one, page in _BESIDE.items() if (ROOT / one).is_file()}
    for path in sorted(DOCS.rglob("*.md")):
        inner = path.relative_to(DOCS)
        if not inner.parts[0].startswith("_") and not path.name.endswith(".vi.md"):
            found[f"docs/{inner.as_posix()}"] = inner.with_suffix("").as_posix()
    return found


def lay_out(lang: Lang, folder: Path) -> None:
    """Fill a folder with what Sphinx reads."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = dict(_pages(lang))
    docs = [str(PurePosixPath(name).with_suffix("")) for name in pages]
    pages["index.md"] += toctrees(docs, lang)
    for folder_of in ("how-to", "notebooks", "api"):
        listed = [one.partition("/")[2] for one in docs if one.startswith(f"{folder_of}/")]
        first = f"{folder_of}/index.md"
        if first in pages:
            pages[first] += toctree([one for one in listed if one != "index"])
    for name, content in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    (folder / ONLY_ENGLISH).write_text(json.dumps([*only_english()]), "utf-8")


def _pages(lang: Lang) -> Iterator[tuple[str, str]]:
    yield from ((f"{doc}.page", doc) for doc in makers())
    books = {f"{doc}.md": text for doc, text in notebooks.pages(lang).items()}
    if lang == "en":
        for name, doc in written().items():
            yield f"{doc}.md", fitted(name, doc, lang)
        yield from books.items()
        yield "api/index.rst", api.index()
        yield from ((f"api/{group}.rst", api.page(group)) for group in api.GROUPS)
        return
    for name, doc in translated().items():
        yield f"{doc}.md", fitted(name, doc, lang)
    yield from books.items()
    for doc, title in only_english().items():
        yield f"{doc}.md", _pointer(doc, title)


def translated() -> dict[str, str]:
    """Return the pages written by hand in Vietnamese."""
    return {name: doc for name, doc in _VIETNAMESE.items() if (ROOT / name).is_file()}


@cache
def only_english() -> dict[str, str]:
    """Return the pages that are there in English alone, with their titles."""
    titles = {doc: _title((ROOT / name).read_text("utf-8"), doc) for name, doc in written().items()}
    titles |= {doc: _title(text, doc) for doc, text in notebooks.pages("en").items()}
    titles["api/index"] = api.TITLE
    titles |= {f"api/{group}": title for group, (title, _) in api.GROUPS.items()}
    there = {*translated().values(), *notebooks.pages("vi")}
    return {doc: title for doc, title in titles.items() if doc not in there}


def _title(text: str, otherwise: str) -> str:
    found = _TITLE.search(text)
    return found[1].replace("`", "") if found else otherwise


def _pointer(doc: str, title: str) -> str:
    """Return the Vietnamese page of what is there in English alone."""
    back = "../" * (len(PurePosixPath(doc).parts))
    link = f'<a href="{back}{doc}.html" hreflang="en" lang="en">{title}</a>'
    words = f"Trang này chỉ có bằng tiếng Anh: {link}."
    return f"# {_NAMES.get(doc, title)} (tiếng Anh)\n\n```{{raw}} html\n<p>{words}</p>\n```\n"


# --- links ------------------------------------------------------------------------------------


def fitted(name: str, doc: str, lang: Lang) -> str:
    """Return a page written by hand with links between files made links between pages.

    Where a link leads to a file that has no page, its words stay without it.
    """
    here = PurePosixPath(name).parent
    up = "../" * (len(PurePosixPath(doc).parts) - 1)

    def fit(match: re.Match[str]) -> str:
        words, address, anchor = match[1], match[2], match[3] or ""
        if not address or re.match(r"[a-z]+:", address):
            return match[0]
        page, own = _page_of(_normal(here / address), lang)
        if not page:
            return words
        if own != lang:
            there = f"{up}../" if lang == "vi" else f"{up}vi/"
            return _link(f"{there}{page}.html{anchor}", own, words)
        return f"[{words}]({up}{page}.{'page' if page in makers() else _form(page)}{anchor})"

    parts = enumerate(_FENCED.split((ROOT / name).read_text("utf-8")))
    return "".join(part if place % 2 else _LINK.sub(fit, part) for place, part in parts)


def _page_of(target: str, lang: Lang) -> tuple[str, Lang]:
    """Return the page of a file and its language; without a name where there is none."""
    other: Lang = "vi" if lang == "en" else "en"
    vietnamese, english = translated(), written()
    if target in vietnamese:
        return vietnamese[target], "vi"
    page = english.get(target) or english.get(f"{target}/README.md")
    if page is None:
        name = target.removeprefix("docs/_pages/")
        page = name if name in makers() or name.startswith("api/") else ""
        if target.endswith(".ipynb"):
            return notebooks.doc_of(target)
    if lang == "vi" and page in only_english():
        return page, other
    return page, lang


def _form(page: str) -> str:
    return "rst" if page.startswith("api/") else "md"


def _link(url: str, lang: str, words: str) -> str:
    """Return a link into the other language, in which Sphinx knows no page."""
    shown = re.sub(r"`([^`]+)`", r"<code>\1</code>", words)
    return f'<a href="{url}" hreflang="{lang}">{shown}</a>'


def _normal(path: PurePosixPath) -> str:
    found: list[str] = []
    for part in path.parts:
        if part == ".." and found:
            found.pop()
        elif part not in (".", ".."):
            found.append(part)
    return "/".join(found)


if __name__ == "__main__":
    lay_out(cast("Lang", sys.argv[1]), Path(sys.argv[2]))
