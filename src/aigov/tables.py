"""Results as tables: plain rows, CSV, and the data frames of whichever library there is.

The columns of each kind of result are stable and stand in :mod:`aigov.render.csv`: ids, and words
in the language asked for. Days are ISO texts, and dates in frames; several values in one cell are
a list in plain rows, and are separated by semicolons elsewhere.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from pathlib import Path

    from aigov.texts import Lang

__all__ = ["Tabular"]

_LIBRARIES = ("polars", "modin", "cudf", "pandas", "pyarrow")
"""What narwhals can make frames with; each before those that it may bring along itself."""

_WITH_DAYS = ("polars", "pyarrow")
"""The libraries that know days without a time."""


class Tabular:
    """Can be had as a table."""

    __slots__ = ()

    def to_dicts(self, lang: Lang = "en") -> list[dict[str, Any]]:
        """Return the rows as plain data, each with every column; nothing is ``None``."""
        from aigov.render.csv import layout

        columns, rows = layout(self, lang)
        return [{name: _plain(row.get(name)) for name in columns} for row in rows]

    @overload
    def to_csv(self, path: None = None, lang: Lang = "en") -> str: ...
    @overload
    def to_csv(self, path: str | Path, lang: Lang = "en") -> None: ...
    def to_csv(self, path: str | Path | None = None, lang: Lang = "en") -> str | None:
        """Return the rows as CSV with a head, or write them to a file; raises ``OSError``."""
        from aigov.render.csv import csv_text

        text = csv_text([self], lang)
        if path is None:
            return text
        from aigov.saving import save_text

        save_text(text, path)
        return None

    def to_frame(self, lang: Lang = "en", *, backend: str | None = None) -> Any:
        """Return the rows as a data frame: of polars, pandas, PyArrow, Modin or cuDF.

        ``backend`` names one of them (`polars`, `pandas`, `pyarrow`, `modin`, `cudf`); without it,
        the first of polars, Modin, cuDF, pandas and PyArrow that is imported already, else that is
        installed. A table without rows has its columns and their types too. Raises
        :class:`aigov.MissingExtraError` where narwhals or the library is not installed, and
        :class:`aigov.AigovError` for another backend.
        """
        from aigov.render.csv import KINDS, cell, layout

        narwhals = _narwhals()
        library = _library(backend)
        columns, rows = layout(self, lang)
        kinds = {name: KINDS.get(name, "text") for name in columns}
        listed = [*rows]
        data = {
            name: [_typed(cell(row.get(name)), kind, library) for row in listed]
            for name, kind in kinds.items()
        }
        return _frame(narwhals, data, kinds, library)


def _plain(value: Any) -> Any:
    return [*value] if isinstance(value, tuple) else value


def _typed(value: Any, kind: str, library: str) -> Any:
    """Return what stands in a cell as a frame of the library has it."""
    if kind == "day" and value:
        from datetime import date, datetime

        made = date if library in _WITH_DAYS else datetime
        return made.fromisoformat(value)
    return value if value != "" or kind == "text" else None


# --- frames -----------------------------------------------------------------------------------


def _narwhals() -> Any:
    from aigov.problems import MissingExtraError

    try:
        import narwhals
    except ImportError as error:
        raise MissingExtraError("narwhals", "frames") from error
    return narwhals


def _library(asked: str | None) -> str:
    """Return the library to make a frame with."""
    from importlib.util import find_spec

    from aigov.problems import AigovError, MissingExtraError, or_nearest

    if asked is not None:
        if asked not in _LIBRARIES:
            message = f"no frames are made with {asked!r}; {or_nearest(asked, _LIBRARIES)}"
            raise AigovError(message)
        if asked not in sys.modules and find_spec(asked) is None:
            raise MissingExtraError(asked, None)
        return asked
    for name in _LIBRARIES:
        if sys.modules.get(name) is not None:
            return name
    for name in _LIBRARIES:
        if find_spec(name) is not None:
            return name
    raise MissingExtraError("polars", None, "pandas")


def _frame(nw: Any, data: dict[str, list[Any]], kinds: dict[str, str], library: str) -> Any:
    types = {
        "text": nw.String(),
        "day": nw.Date(),
        "number": nw.Int64(),
        "place": nw.Int64(),
        "figure": nw.Float64(),
        "yes-no": nw.Boolean(),
    }
    if library not in _WITH_DAYS:  # pandas and its kin have no days, and no empty integer
        types |= {"day": nw.Datetime("us"), "place": nw.Float64()}
    schema = {name: types[kind] for name, kind in kinds.items()}
    return nw.from_dict(data, schema, backend=library).to_native()
