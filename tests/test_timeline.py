"""The timeline tells what several entries tell alike as one event."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.models.stated import Event
from kuzbass_site.pages import timeline
from kuzbass_site.pages.timeline import ALIKE
from tests.factories import event

WORDS = ["the shaft", "opens", "opened", "in spring", "floods", "12", "13", "burns", "stands still"]
events = st.lists(
    st.tuples(
        st.builds(
            event,
            st.sampled_from(["1936", "1936-04", "1936-04-03"]),
            st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
            st.sampled_from(["a", "b"]),
            st.sampled_from(["b", "c"]),
        ),
        st.sampled_from(["towns/a", "towns/b", "landmarks/c"]),
    ),
    max_size=14,
)


@pytest.fixture(params=[0, 2, timeline.FEW], autouse=True, scope="module")
def few(request: pytest.FixtureRequest) -> Iterator[None]:
    """From how many events on they are indexed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "FEW", request.param)
        yield


def told(ordered: list[tuple[Event, str]]) -> list[tuple[str, list[str]]]:
    return [(each.what, list(ids)) for each, ids in timeline._told_once(ordered)]


def same(one: Event, other: Event) -> bool:
    few, many = sorted((timeline._gist(one.what), timeline._gist(other.what)), key=len)
    return one.date.precision == "day" or (few <= many and len(few) >= ALIKE * len(many))


@given(events)
def test_each_event_joins_the_first_that_tells_the_same_of_its_date_from_its_source(
    ordered: list[tuple[Event, str]],
) -> None:
    expected: list[tuple[str, list[str]]] = []
    before: list[tuple[Event, list[str]]] = []
    for each, id_ in ordered:
        joined = next(
            (
                ids
                for citation in each.stated.citations
                for other, ids in before
                if other.date == each.date
                and citation.key in {its.key for its in other.stated.citations}
                and same(each, other)
            ),
            None,
        )
        if joined is None:
            joined = []
            expected.append((each.what, joined))
        before.append((each, joined))
        if id_ not in joined:
            joined.append(id_)

    assert told(ordered) == expected


@pytest.mark.parametrize("what", ["Pit {} opens in 1936", "{} opens", "1936: {}, {} and 7 more pits"])
def test_an_event_is_held_against_few_of_the_many_of_its_year(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    look = timeline._are_alike

    def counted(one: frozenset[str], other: frozenset[str]) -> bool:
        nonlocal asked
        asked += 1
        return look(one, other)

    monkeypatch.setattr(timeline, "_are_alike", counted)
    found = told(
        [(event("1936", what.format(n + 3000, n + 6000)), f"landmarks/pit-{n}") for n in range(2000)]
    )

    assert len(found) == 2000
    assert asked < 20 * 2000


def test_an_event_that_all_entries_tell_is_one_with_all_of_them() -> None:
    everybody = [(event("1936", "The basin has a railway"), f"landmarks/pit-{n}") for n in range(2000)]

    assert told(everybody) == [("The basin has a railway", [id_ for _, id_ in everybody])]
