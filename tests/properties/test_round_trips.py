"""Descriptions and results survive being written, read, pickled and shown."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st
from languages import without_words
from strategies import HALF, Case, cases, words

import aigov
from aigov.classifying import classify
from aigov.system import System, Use

pytestmark = pytest.mark.property
LONG = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=200
)
LONGEST = 100


@HALF
@given(cases(young=True), LONG, LONG)
def test_a_description_is_what_it_was_written_from(case: Case, name: str, page: str) -> None:
    """`from_dict` of `to_dict` is the same system, through JSON too, and means the same."""
    given_ = case.system
    system = System(
        name,
        given_.facts,
        uses=given_.uses,
        id="an-id",
        summary=page,
        roles=["provider"],
        evidence=dict.fromkeys(given_.facts, page),
        vocabulary_version=given_.vocabulary_version,
        vocabulary=case.words.vocabulary,
    )
    data = system.to_dict()
    read = System.from_dict(json.loads(json.dumps(data)), vocabulary=case.words.vocabulary)
    assert read == system
    assert read.to_dict() == data
    assert read.values == system.values
    assert hash(read) == hash(system)


@HALF
@given(cases(gaps=True, young=True))
def test_results_and_systems_survive_pickling(case: Case) -> None:
    """A pickle, and a copy, is equal and says the same; plain data is JSON, alike in all languages."""
    asked = {"as_of": tiny.TODAY, "text_as_of": tiny.TEXTS}
    result = classify(case.system, case.law, **asked)
    said = result.to_dict()
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):
        assert again == result
        assert hash(again) == hash(result)
        assert again.to_dict() == said
    assert pickle.loads(pickle.dumps(case.system)) == case.system
    assert copy.copy(case.system) == case.system
    assert json.loads(json.dumps(said)) == said
    assert without_words(said) == without_words(result.to_dict("vi"))
    assert result.explain("en")


@HALF
@given(cases(gaps=True), LONG)
def test_every_repr_is_one_short_line(case: Case, name: str) -> None:
    """At most 100 characters, whatever people call their systems and uses."""
    facts = case.system.facts
    long_id = "x" * max(1, len(name))
    system = System(name, facts, id=long_id, vocabulary=case.words.vocabulary)
    result = classify(system, case.law, as_of=tiny.TODAY, text_as_of=tiny.TEXTS)
    used = System(
        name, {}, uses=[{"id": long_id, "facts": {}}, {"id": "b"}], vocabulary=case.words.vocabulary
    )
    shown: list[Any] = [
        system,
        used,
        result,
        case.law,
        case.words.vocabulary,
        Use(long_id, {}, name),
    ]
    shown += [*result.findings]
    shown += [*classify(used, case.law, as_of=tiny.TODAY, text_as_of=tiny.TEXTS).findings]
    for one in shown:
        assert len(repr(one)) <= LONGEST
        assert len(repr(one).splitlines()) == 1


def test_bundled_things_have_short_reprs() -> None:
    """The frameworks themselves, their vocabulary, and a real result."""
    laws = aigov.frameworks()
    results = [
        aigov.classify({"system": {"format": 1, "name": "x"}}, one, as_of=tiny.TODAY)
        for one in laws
    ]
    for one in (*laws, *results, laws[0].vocabulary):
        assert len(repr(one)) <= LONGEST


@given(words())
def test_a_vocabulary_survives_pickling(known: Any) -> None:
    """With its hierarchy."""
    again = pickle.loads(pickle.dumps(known.vocabulary))
    assert again.facts == known.vocabulary.facts
    assert again.lists["one"].down == known.vocabulary.lists["one"].down
