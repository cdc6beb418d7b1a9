"""Words for people in two languages.

Every text of the data is a pair, English and Vietnamese. Where one is missing the other is shown
with a mark, so that a reader knows that it is not a translation.
"""

from __future__ import annotations

import os
from typing import Any, Literal, NamedTuple, cast

__all__ = [
    "LANGUAGES",
    "Lang",
    "Text",
    "asked_lang",
    "one_line",
    "preferred_lang",
    "several",
    "text",
]

Lang = Literal["en", "vi"]
LANGUAGES: tuple[Lang, ...] = ("en", "vi")


_LONGEST_LINE = 100
_NAMING_LANG = ("AIGOV_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def preferred_lang(*asked: str) -> Lang:
    """Return the language first named: here, by ``AIGOV_LANG`` or by the locale; else English."""
    named = (*asked, *(os.environ.get(name, "") for name in _NAMING_LANG))
    first = next(filter(None, named), "en")
    return "vi" if first.lower().startswith("vi") else "en"


def asked_lang(lang: Any) -> Lang:
    """Return the language asked for; raises :class:`aigov.AigovError` for another."""
    if lang not in LANGUAGES:
        from aigov.problems import AigovError

        message = f"there is no language {lang!r}; there are {', '.join(LANGUAGES)}"
        raise AigovError(message)
    return cast("Lang", lang)


def one_line(words: str) -> str:
    """Return the words in angle brackets, cut to a line of at most 100 characters."""
    most = _LONGEST_LINE - 2
    line = " ".join(words.split())
    return f"<{line if len(line) <= most else f'{line[: most - 1]}…'}>"


def several(value: Any) -> tuple[str, ...]:
    """Return what stands for one text or for a list of them; nothing gives none."""
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


class Text(NamedTuple):
    """A text in English and Vietnamese; either may be empty."""

    en: str = ""
    vi: str = ""

    def pick(self, lang: Lang) -> str:
        """Return the text in ``lang``, or the other one followed by its language in brackets.

        Raises :class:`aigov.AigovError` for another language.
        """
        if lang not in LANGUAGES:
            asked_lang(lang)
        wanted, other = (self.vi, self.en) if lang == "vi" else (self.en, self.vi)
        if wanted or not other:
            return wanted
        return f"{other} [{'en' if lang == 'vi' else 'vi'}]"

    def __repr__(self) -> str:
        """Return the text in English, else in Vietnamese, in one line."""
        return one_line(f"Text {self.en or self.vi}")

    def to_dict(self) -> dict[str, str]:
        """Return the languages that are there."""
        return {lang: value for lang, value in zip(LANGUAGES, self, strict=True) if value}


def text(data: Any) -> Text:
    """Make a :class:`Text` from a mapping of languages, a plain string (English), or nothing."""
    if isinstance(data, Text):
        return data
    if isinstance(data, str):
        return Text(data, "")
    if not data:
        return Text()
    return Text(data.get("en", ""), data.get("vi", ""))
