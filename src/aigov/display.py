"""How results show themselves: in a notebook by themselves, elsewhere where one asks for it.

A notebook shows the last value of a cell by its ``_repr_html_`` or ``_repr_markdown_``. Both are
short, in the language that ``AIGOV_LANG`` or else the locale names; :func:`show` chooses the
language, shows everything, and saves to a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from aigov.lazy import ReadOnly, lazy
from aigov.texts import asked_lang, one_line, preferred_lang

if TYPE_CHECKING:
    from aigov.texts import Lang

__all__ = ["Displayed", "View", "displayed", "show"]

_Class = TypeVar("_Class", bound=type)


class View(ReadOnly):
    """Something as it is shown: ``of`` (what), ``lang``, ``everything``. Read-only.

    As the last value of a cell it shows itself. ``html`` is a fragment for a page that is there
    already, ``markdown`` the same as Markdown.
    """

    of: object
    lang: Lang
    everything: bool

    def __init__(self, of: object, lang: Lang, *, everything: bool) -> None:
        """Use :func:`show`."""
        self.__dict__.update(of=of, lang=lang, everything=everything)

    @lazy
    def html(self) -> str:
        """A fragment of HTML: no script, nothing from elsewhere, a style that stays inside.

        Raises :class:`aigov.MissingExtraError` where Jinja2 is not installed.
        """
        from aigov.render.notebook import fragment

        return fragment(self.of, self.lang, everything=self.everything)

    @lazy
    def markdown(self) -> str:
        """The same as Markdown."""
        from aigov.render.notebook import markdown

        return markdown(self.of, self.lang, everything=self.everything)

    def save(self, path: str | Path) -> None:
        """Write it to a file: `.html` gives a whole page that needs nothing else, `.md` Markdown.

        Raises :class:`aigov.AigovError` for another ending, and ``OSError``.
        """
        from aigov.problems import AigovError
        from aigov.saving import save_text

        file = Path(path)
        if file.suffix.lower() in (".html", ".htm"):
            from aigov.render.notebook import document

            words = document(self.of, self.lang, everything=self.everything)
        elif file.suffix.lower() in (".md", ".markdown"):
            words = self.markdown
        else:
            message = f"{file.name}: name a file that ends in .html or .md"
            raise AigovError(message)
        save_text(words, file)

    def _repr_html_(self) -> str | None:
        return _html(self)

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        """Return what is shown, in one line."""
        return one_line(f"View in {self.lang} of {self.of!r}")


def show(what: object, lang: Lang | None = None, *, everything: bool = False) -> View:
    """Return a result or any other object of this library as it is shown in a notebook.

    ``lang`` is `en` or `vi` (default: what ``AIGOV_LANG`` or else the locale names); with
    ``everything`` nothing is left out or folded. The view has ``html``, ``markdown`` and
    ``save(path)``. Raises :class:`aigov.AigovError` for another language, and ``TypeError`` for
    what is not shown.
    """
    from aigov.render.notebook import is_shown

    spoken = preferred_lang() if lang is None else asked_lang(lang)
    if not is_shown(what):
        message = f"{type(what).__name__} is nothing that aigov shows"
        raise TypeError(message)
    return View(what, spoken, everything=everything)


class Displayed:
    """Shows itself in a notebook."""

    __slots__ = ()

    def show(self, lang: Lang | None = None, *, everything: bool = False) -> View:
        """Return it as it is shown in a notebook, in a language; see :func:`aigov.show`."""
        return show(self, lang, everything=everything)

    def _repr_html_(self) -> str | None:
        return _html(show(self))

    def _repr_markdown_(self) -> str:
        return show(self).markdown


def displayed(cls: _Class) -> _Class:
    """Let a class show itself in a notebook that can have no other base, such as a named tuple."""
    for name in ("_repr_html_", "_repr_markdown_"):
        setattr(cls, name, getattr(Displayed, name))
    return cls


def _html(view: View) -> str | None:
    """Return the HTML, or nothing where it cannot be made: a notebook then takes the Markdown."""
    from aigov.problems import MissingExtraError

    try:
        return view.html
    except MissingExtraError:
        return None
