"""A commented template of a profile: the questions of some programmes, to be filled in."""

from __future__ import annotations

import json
import textwrap
from datetime import date
from typing import TYPE_CHECKING

from aigov.description import slug
from aigov.intervals import day
from aigov.render.assessment_phrases import tell
from aigov.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigov.programme import Component, Indicator, Programme, Target
    from aigov.texts import Lang

__all__ = ["profile_template"]

_HEAD = Text(
    "A profile: what is so, on which day, and where it stands. Take away the # before the lines you can\n"
    "answer; leave out what you do not know. Then run: aigov assess THIS-FILE -f {programmes}",
    "Hồ sơ: điều gì đúng, từ ngày nào và căn cứ ở đâu. Bỏ dấu # trước những dòng trả lời được; bỏ trống\n"
    "điều chưa biết. Sau đó chạy: aigov assess TỆP-NÀY -f {programmes}",
)
_NAME = {
    "country": Text("My country", "Quốc gia"),
    "organisation": Text("My organisation", "Tổ chức của tôi"),
}
_WIDTH = 98


def profile_template(
    programmes: Sequence[Programme], about: str, lang: Lang, name: str = ""
) -> str:
    """Return the template for these programmes; it is a valid profile as it stands.

    ``about`` is `country` or `organisation`, ``name`` what it is called; its day is today.
    """
    called = name or _NAME[about].pick(lang)
    head = _HEAD.pick(lang).format(programmes=",".join(one.id for one in programmes))
    lines = [f"# {line}" for line in head.splitlines()]
    lines += [
        "profile:",
        "  format: 1",
        f"  id: {slug(name or 'my-profile')}",
        f"  name: {json.dumps(called, ensure_ascii=False)}",
        f"  about: {about}",
        f"  day: {date.today().isoformat()}",
        "facts:",
    ]
    asked: set[str] = set()
    for programme in programmes:
        lines += _of_programme(programme, about, lang, asked)
    if not asked:
        lines[-1] = "facts: {}"
    return "\n".join(lines) + "\n"


def _of_programme(programme: Programme, about: str, lang: Lang, asked: set[str]) -> Iterator[str]:
    content = programme.content(programme.law_text(day(programme.checked), None))
    entries = content.entries(about)
    if not entries:
        return
    yield ""
    yield f"  # === {programme.title.pick(lang)} ==="
    for entry in entries:
        for place, name in enumerate(entry.indicators):
            if name in asked:
                continue
            asked.add(name)
            yield from _question(programme.indicators[name], entry if place == 0 else None, lang)


def _question(one: Indicator, entry: Component | Target | None, lang: Lang) -> Iterator[str]:
    yield ""
    if entry is not None and entry.cite:
        yield f"  # {entry.title.pick(lang)} ({'; '.join(entry.cite)})"
    for words in (one.question.pick(lang), one.help.pick(lang)):
        yield from (f"  # {line}" for line in textwrap.wrap(words, _WIDTH - 4))
    unit = f"   # {one.unit.pick(lang)}" if any(one.unit) else ""
    value = "true" if one.type == "yes-no" else "0"
    what = tell("evidence", lang) if one.about == "organisation" else tell("source", lang)
    source = json.dumps(what, ensure_ascii=False)
    yield f"  # {one.id}: {{value: {value}, date: {date.today().isoformat()}, source: {source}}}{unit}"
