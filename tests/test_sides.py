"""Frameworks side by side: what holds whatever the crosswalks say."""

from __future__ import annotations

import pytest

import aigov
from aigov import UnknownRoleError
from aigov.comparison import compare
from aigov.gaps import gap

DAY = "2026-11-22"
BOTH = ("eu-ai-act", "vn-ai-law")


@pytest.mark.parametrize("name", BOTH)
def test_a_framework_asks_the_same_as_itself(name: str) -> None:
    """Also where a term turns on a fact of one value: the level of a sandbox."""
    found = compare([name, name], as_of=DAY)
    assert {row.relation for row in found.walk()} == {"equal"}
    assert len(gap(name, name, as_of=DAY).covered) == len(found.sides[0].duties)


def test_a_role_that_none_knows_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(UnknownRoleError, match=r"none of eu-ai-act, vn-ai-law knows .* importer"):
        compare(BOTH, role="importr")
    with pytest.raises(UnknownRoleError, match="vn-ai-law knows no role 'importer'"):
        compare(["vn-ai-law"], role="importer")


def test_a_role_that_only_one_knows_leaves_the_other_without_duties() -> None:
    found = compare(BOTH, role="importer", as_of=DAY)
    assert found.sides[0].duties
    assert not found.sides[1].duties


@pytest.mark.parametrize("system", [None, "example:cv-screening"])
def test_a_programme_serves_every_duty_once(system: str | None) -> None:
    found = gap("eu-ai-act", ["vn-ai-law", "eu-ai-act@2026-06-01"], system, as_of=DAY)
    columns = [*found.have, *found.want]
    duties = {(duty.framework, duty.id) for side in columns for duty in side.duties}
    served = [(one.framework, one.id) for step in found.programme for one in step.serves]
    assert len(served) == len({*served})
    assert {*served} == duties
    sizes = [len(step.serves) for step in found.programme]
    assert sizes == sorted(sizes, reverse=True)


def test_the_columns_of_a_topic_hold_all_its_duties() -> None:
    found = compare(BOTH, as_of=DAY)
    for place, side in enumerate(found.sides):
        listed = [duty.id for row in found.walk(0) for duty in row.cells[place]]
        assert len(listed) == len({*listed})
        assert {*listed} == {
            one.id
            for one in side.framework.duties(side.law).obligations.values()
            if one.kind == "duty"
        }


def test_one_framework_may_be_named_alone() -> None:
    """Not taken for a list of letters, of which there is no framework 'e'."""
    assert [one.framework.id for one in aigov.compare("eu-ai-act").sides] == ["eu-ai-act"]
    found = aigov.calendar("example:cv-screening", "vn-ai-law")
    assert [one.framework.id for one in found.sides] == ["vn-ai-law"]


def test_without_frameworks_there_is_nothing_to_tell() -> None:
    assert not aigov.gap([], "vn-ai-law").covered
    assert len(aigov.gap([], "vn-ai-law").missing) == len(aigov.gap([], "vn-ai-law").items) > 0
    assert aigov.calendar("example:cv-screening", []).days == ()
    assert "calendar" in aigov.calendar("example:cv-screening", []).explain()


def test_a_calendar_wants_a_system() -> None:
    with pytest.raises(aigov.InputError, match="A description is a mapping"):
        aigov.calendar(None)  # type: ignore[arg-type]
