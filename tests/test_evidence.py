from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.evidence import certainty, is_weak, origins, shared_origin
from kuzbass_site.models.source import TIERS
from kuzbass_site.models.stated import Certainty
from tests.factories import cited, source

SOURCES = {
    each.key: each
    for each in (
        source("a"),
        source("b", tier="B"),
        source("b2", tier="B"),
        source("c", tier="C"),
        source("c2", tier="C"),
        source("d", tier="D"),
        source("b_copy", tier="B", derived_from=("b",)),
        source("b_copy_of_copy", tier="B", derived_from=("b_copy",)),
        source("c_copy", tier="C", derived_from=("b",)),
        source("one", tier="B", derived_from=("other",)),
        source("other", tier="B", derived_from=("one",)),
        source("third", tier="B", derived_from=("one",)),
        source("lost", tier="B", derived_from=("gone",)),
        source("lost_too", tier="C", derived_from=("gone",)),
    )
}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("a", Certainty.CERTAIN),
        ("a d", Certainty.CERTAIN),
        ("b b2", Certainty.CERTAIN),
        ("b c", Certainty.CERTAIN),
        ("b", Certainty.LESS_CERTAIN),
        ("b d", Certainty.LESS_CERTAIN),
        ("c", Certainty.LESS_CERTAIN),
        ("c c2", Certainty.LESS_CERTAIN),
        ("d", Certainty.UNCERTAIN),
        ("", Certainty.UNCERTAIN),
        ("unheard_of", Certainty.UNCERTAIN),
        ("b b", Certainty.LESS_CERTAIN),
        ("b b_copy", Certainty.LESS_CERTAIN),
        ("b b_copy_of_copy", Certainty.LESS_CERTAIN),
        ("b_copy b_copy_of_copy", Certainty.LESS_CERTAIN),
        ("b c_copy", Certainty.LESS_CERTAIN),
        ("one other third", Certainty.LESS_CERTAIN),
        ("lost lost_too", Certainty.LESS_CERTAIN),
        ("b_copy b2", Certainty.CERTAIN),
    ],
)
def test_certainty_follows_from_the_tiers_of_independent_sources(keys: str, expected: Certainty) -> None:
    assert certainty(cited(*keys.split()), SOURCES) is expected


@pytest.mark.parametrize(
    ("keys", "weak"), [("", False), ("c", True), ("c d", True), ("b d", False), ("a", False), ("x", False)]
)
def test_what_only_mirrors_and_the_unclear_say_is_weak(keys: str, weak: bool) -> None:
    assert is_weak(cited(*keys.split()), SOURCES) is weak


@pytest.mark.parametrize(
    ("keys", "origin"),
    [
        ("", ""), ("b", ""), ("b b", ""), ("b b2", ""), ("b b_copy", "b"), ("b_copy b_copy_of_copy c_copy", "b"),
        ("b b_copy c", ""), ("one other third", "one"), ("lost lost_too", "gone"), ("b unheard_of", ""),
    ],
)  # fmt: skip
def test_sources_that_copy_one_another_share_an_origin(keys: str, origin: str) -> None:
    assert shared_origin(cited(*keys.split()), SOURCES) == origin


KEYS = tuple("abcdef")


@given(
    st.lists(st.sampled_from(KEYS), max_size=6),
    st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), max_size=2)),
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from(TIERS)),
)
def test_a_copy_of_what_is_cited_never_makes_a_value_surer(
    keys: list[str], copies: dict[str, list[str]], tiers: dict[str, str]
) -> None:
    sources = {
        key: source(key, tier=tiers.get(key, "C"), derived_from=tuple(copies.get(key, ()))) for key in KEYS
    }
    found = origins(cited(*keys), sources)

    for key in dict.fromkeys(keys):
        with_copy = {**sources, "copy": source("copy", tier=sources[key].tier, derived_from=(key,))}
        assert origins(cited(*keys, "copy"), with_copy) == found


@given(
    st.lists(st.sampled_from(KEYS), max_size=6),
    st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), max_size=2)),
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from(TIERS)),
)
def test_certainty_and_weakness_are_those_of_the_origins(
    keys: list[str], copies: dict[str, list[str]], tiers: dict[str, str]
) -> None:
    sources = {
        key: source(key, tier=tiers[key], derived_from=tuple(copies.get(key, ())))
        for key in KEYS
        if key in tiers
    }
    found = list(origins(cited(*keys), sources).values())
    good, certain = set(found) & {"A", "B"}, "A" in found or found.count("B") > 1 or {"B", "C"} <= set(found)
    less = Certainty.LESS_CERTAIN if good or "C" in found else Certainty.UNCERTAIN

    assert is_weak(cited(*keys), sources) == bool(found and not good)
    assert certainty(cited(*keys), sources) is (Certainty.CERTAIN if certain else less)


@given(st.permutations(sorted(SOURCES)), st.integers(0, len(SOURCES)))
def test_the_order_of_the_sources_does_not_matter(keys: list[str], count: int) -> None:
    some = keys[:count]

    assert origins(cited(*some), SOURCES) == origins(cited(*sorted(some)), SOURCES)
