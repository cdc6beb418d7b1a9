"""Results as a notebook shows them: a fragment of HTML, the same as Markdown, or a page of its own.

What is said is that of the pages. Short by default: what decides is on the first screen, the rest
folds under titles that say how much there is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigov.render.page import Page
    from aigov.texts import Lang

__all__ = ["SHOWN", "document", "fragment", "is_shown", "markdown"]

SHOWN = {
    "assessment.AssessedPillar": "things.assessed_pillar_page",
    "assessment.AssessedRow": "things.assessed_row_page",
    "assessment.Assessment": "assessment.assessment_page",
    "calendars.Calendar": "listings.calendar_shown",
    "calendars.Day": "things.day_page",
    "classification.Classification": "result.classification_page",
    "comparison.Comparison": "listings.comparison_shown",
    "comparison.Row": "things.row_page",
    "crosswalks.Crosswalk": "listings.crosswalk_shown",
    "crosswalks.Relating": "things.relating_page",
    "dossier_drafts.Dossier": "dossier.dossier_page",
    "findings.Finding": "things.finding_page",
    "framework.Framework": "entries.framework_page",
    "gaps.Gap": "gap.gap_page",
    "gaps.Step": "things.step_page",
    "lawchange.Change": "things.change_page",
    "lawchange.Diff": "listings.diff_shown",
    "lawchange.SystemChange": "things.system_change_page",
    "listings.Assessments": "listings.assessments_shown",
    "listings.Classifications": "listings.portfolio_shown",
    "listings.Frameworks": "listings.frameworks_page",
    "listings.Problems": "listings.problems_page",
    "listings.Programmes": "listings.frameworks_page",
    "obligation_findings.ObligationFinding": "things.obligation_finding_page",
    "obligation_findings.Obligations": "listings.obligations_shown",
    "obligations.Obligation": "things.obligation_page",
    "obligations.Penalty": "things.penalty_page",
    "pillar_comparison.PillarComparison": "pillars.pillars_page",
    "portraits.Portrait": "things.portrait_page",
    "problems.Problem": "listings.problem_page",
    "profile.Profile": "things.profile_page",
    "programme.Programme": "programmes.programme_page",
    "questions.Question": "things.question_page",
    "relating.Covered": "things.covered_page",
    "relating.Pair": "things.pair_page",
    "reporting.Report": "report.report_page",
    "reporting.SystemReport": "report.system_page",
    "rules.Rule": "things.rule_page",
    "sides.Duty": "things.duty_page",
    "sides.Side": "things.side_page",
    "system.System": "things.system_page",
    "system.Use": "things.use_page",
    "topics.Term": "things.term_page",
    "topics.Topic": "things.topic_page",
    "vocabulary.Fact": "things.fact_page",
    "vocabulary.Vocabulary": "facts.facts_page",
}
"""What is shown, and the function of this package that gives its page, or pages."""

_TELLS_ALL = {
    "assessment.assessment_page",
    "listings.comparison_shown",
    "listings.diff_shown",
    "listings.obligations_shown",
    "gap.gap_page",
    "listings.assessments_shown",
    "listings.calendar_shown",
    "listings.portfolio_shown",
    "pillars.pillars_page",
    "result.classification_page",
}
"""The functions that say more where everything is asked for."""


def is_shown(what: object) -> bool:
    """Tell whether there is a page about such a thing."""
    return _function(what) is not None


def fragment(what: object, lang: Lang, *, everything: bool = False) -> str:
    """Return HTML to stand in a page that is there already, such as a notebook.

    Raises :class:`aigov.MissingExtraError` where Jinja2 is not installed.
    """
    from aigov.render.html import said_everywhere, template

    made = template("notebook.html")
    pages = _pages(what, lang, everything=everything)
    words: str = made.render(pages=pages, everything=everything, **said_everywhere(lang))
    return words.strip()


def markdown(what: object, lang: Lang, *, everything: bool = False) -> str:
    """Return the same as Markdown."""
    from aigov.render.markdown import pages_markdown

    return pages_markdown(_pages(what, lang, everything=everything), lang)


def document(what: object, lang: Lang, *, everything: bool = False) -> str:
    """Return it as one HTML file that needs nothing else; raises as :func:`fragment` does."""
    from aigov.render.html import pages_html

    pages = _pages(what, lang, everything=everything)
    return pages_html(pages, lang, pages[0].title)


def _function(what: object) -> str | None:
    for one in type(what).__mro__:
        name = f"{one.__module__.removeprefix('aigov.')}.{one.__qualname__}"
        if name in SHOWN:
            return SHOWN[name]
    return None


def _pages(what: object, lang: Lang, *, everything: bool) -> Sequence[Page]:
    name = _function(what)
    assert name is not None  # noqa: S101 - `show` has asked
    module, _, function = name.partition(".")
    make = getattr(import_module(f"aigov.render.{module}"), function)
    asked: dict[str, Any] = {"everything": everything} if name in _TELLS_ALL else {}
    made = make(what, lang, **asked)
    return made if isinstance(made, list) else [made]
