"""Of the versions of an entry exactly one is read, whatever the days."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st

from aigov import bundled
from aigov.framework import bundled_framework
from aigov.intervals import day
from aigov.lawtext import Instrument, LawText, NoTextError

pytestmark = pytest.mark.property

DAY = st.integers(1, 60)


@st.composite
def instruments(draw: st.DrawFn) -> tuple[Instrument, ...]:
    """Draw instruments, each published after the one before, valid some days later."""
    made: list[Instrument] = []
    published = in_force = 0
    for place in range(draw(st.integers(1, 4))):
        published += draw(st.integers(1, 9))
        in_force = max(in_force + 1, published + draw(st.integers(0, 9)))
        made.append(Instrument(f"i{place}", f"No {place}", published, in_force))
    return tuple(made)


@st.composite
def versions(draw: st.DrawFn, known: tuple[Instrument, ...]) -> list[dict[str, Any]]:
    """Draw the versions of one entry, which together cover all texts."""
    cuts = sorted(draw(st.sets(st.sampled_from(range(1, len(known))))) if len(known) > 1 else [])
    edges = [None, *(known[one].id for one in cuts), None]
    made = []
    for since, until in itertools.pairwise(edges):
        text = {key: one for key, one in (("since", since), ("until", until)) if one}
        made.append({"id": "entry", "text": text})
    return draw(st.permutations(made))


@given(st.data(), DAY, DAY)
def test_exactly_one_version_is_read(data: st.DataObject, as_of: int, known_on: int) -> None:
    """The newest that is both published by the one day and valid on the other."""
    known = data.draw(instruments())
    entries = data.draw(versions(known))
    if known_on < known[0].published:
        with pytest.raises(NoTextError):
            LawText(known, as_of, known_on)
        return
    law = LawText(known, as_of, known_on)
    now = [one for one in entries if law.standing(one) == "now"]
    assert len(now) == 1
    assert law.choose(entries)["entry"] == (now[0], "now")
    valid = [one.id for one in known if one.published <= known_on and one.in_force <= as_of]
    since = now[0]["text"].get("since")
    assert since is None or since in valid
    assert now[0]["text"].get("until") not in valid


@given(instruments(), DAY, DAY, DAY)
def test_knowing_more_texts_never_changes_a_day_before_they_are_valid(
    known: tuple[Instrument, ...], as_of: int, earlier: int, later: int
) -> None:
    """What is published later only adds what is coming, until its own day."""
    earlier, later = sorted((earlier, later))
    if earlier < known[0].published:
        return
    one, other = LawText(known, as_of, earlier), LawText(known, as_of, later)
    for instrument in known:
        before, after = one.state[instrument.id], other.state[instrument.id]
        assert before == after or (before == "hidden" and instrument.published <= later)


@pytest.mark.parametrize("name", bundled.framework_ids())
@given(as_of=st.dates(), known_on=st.dates())
def test_bundled_entries_stand_once_in_each_text(name: str, as_of: Any, known_on: Any) -> None:
    """No rule, definition, group or parameter has two versions that stand on one pair of days."""
    law = bundled_framework(name)
    first = law.instruments[0].published
    text = law.law_text(as_of.toordinal(), max(first, known_on.toordinal()))
    for section in ("rules", "definitions", "groups", "parameters", "transitions", "scope"):
        standing = [one["id"] for one in law.data.get(section, ()) if text.standing(one) == "now"]
        assert len(standing) == len(set(standing))


def test_the_text_of_a_pair_of_days_is_made_once() -> None:
    """All days between two changes of the law share one set of rules."""
    law = tiny.framework(rules=[{"id": "a", "tier": "high", "when": {"profiles": True}}])
    known = day(tiny.TEXTS)
    one, other = (law.ruleset(law.law_text(day(on), known)) for on in ("2026-07-01", "2028-01-01"))
    assert one is other
    assert law.ruleset(law.law_text(day("2026-06-30"), known)) is not one
