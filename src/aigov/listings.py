"""The lists that this library hands out: lists and tuples that show themselves, and are tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov.display import Displayed
from aigov.tables import Tabular

if TYPE_CHECKING:
    from aigov.assessment import Assessment
    from aigov.classification import Classification
    from aigov.framework import Framework
    from aigov.problems import Problem
    from aigov.programme import Programme

__all__ = ["Assessments", "Classifications", "Frameworks", "Problems", "Programmes"]


class Classifications(list["Classification"], Displayed, Tabular):
    """Classifications of one system or many, under one framework or many: a list.

    As a table it has a row for each: ``Classifications(aigov.classify(one, "eu-ai-act") for one in
    systems).to_frame()``.
    """


class Assessments(list["Assessment"], Displayed, Tabular):
    """Assessments by several programmes: a list. As a table, the rows of each."""


class Frameworks(tuple["Framework", ...], Displayed, Tabular):
    """Frameworks: a tuple."""

    __slots__ = ()


class Programmes(tuple["Programme", ...], Displayed, Tabular):
    """Programmes: a tuple."""

    __slots__ = ()


class Problems(tuple["Problem", ...], Displayed, Tabular):
    """What a check found, sorted by place: a tuple; empty if all is well."""

    __slots__ = ()
