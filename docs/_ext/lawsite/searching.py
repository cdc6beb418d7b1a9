"""Search in Vietnamese: words are syllables, none is left out, none has endings to take off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SearchVietnamese(SearchLanguage):
    """English rules would drop `an` of `an toàn` and stem syllables."""

    lang = "vi"
    language_name = "Vietnamese"

    def stem(self, word: str) -> str:
        """Return the word as it is, in small letters."""
        return word.lower()


def setup(app: Sphinx) -> None:
    app.add_search_language(SearchVietnamese)
