"""The drawn map: small, right, and with no name over another."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuzbass_site.geo import Coordinates
from kuzbass_site.geography import read_geography
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.geography import Geography
from kuzbass_site.models.settings import Frame
from kuzbass_site.pages.drawing import APART, DOT, MARK, Place, draw, locate
from kuzbass_site.pages.labels import Box, pin_box, text_box, text_width
from kuzbass_site.pages.views import MapView, Pin
from tests.factories import replace

DATA = Path(__file__).resolve().parent.parent / "content" / "data"
FRAME = Frame(52.0, 84.3, 56.95, 89.6)
KUZBASS, _ = read_geography(
    SourceFile(PurePosixPath(path.name), path.read_bytes()) for path in sorted(DATA.iterdir())
)


def place(label: str, lat: float, lon: float, accuracy: float = 100, collection: str = "towns") -> Place:
    return Place(
        point=Coordinates(lat, lon),
        accuracy=accuracy,
        label=label,
        url=f"/{collection}/{label.lower()}/",
        collection=collection,
    )


KEMEROVO = place("Kemerovo", 55.354, 86.104, accuracy=3000)
NOVOKUZNETSK = place("Novokuznetsk", 53.758, 87.136, accuracy=3000)

places = st.lists(
    st.builds(
        place,
        st.text("aЖmiй—W ", min_size=1, max_size=30),
        st.floats(52, 56.95),
        st.floats(84.3, 89.6),
        st.sampled_from([50.0, 3000.0, 90_000.0]),
    ),
    max_size=25,
)


def settlement_box(view: MapView, text: str, x: float, y: float, anchor: str) -> Box:
    return text_box(text, (x, y), anchor, "central", view.small * 0.9)


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d*\.?\d+", path)]


@settings(max_examples=60, deadline=None)
@given(places)
def test_no_name_lies_over_another_or_over_a_pin_or_off_the_map(given_places: list[Place]) -> None:
    view = draw(KUZBASS, FRAME, given_places, "en")
    major = [pin for pin in view.pins if pin.named and not pin.minor]
    minor = [pin for pin in view.pins if pin.named and pin.minor]
    boxes = [pin_box(pin, view.letter) for pin in major] + [pin_box(pin, view.small) for pin in minor]
    boxes += [
        settlement_box(view, label.text, label.x, label.y, label.anchor)
        for label in view.labels
        if label.kind == "settlement"
    ]
    slack = 0.1  # what rounding the view's numbers can move
    tight = [Box(b.left + slack, b.top + slack, b.right - slack, b.bottom - slack) for b in boxes]

    assert not any(one.overlaps(other) for one, other in combinations(tight, 2))
    assert all(box.within(view.width, view.height) for box in tight)
    dot = view.width * DOT - slack
    marks = [pin for pin in view.pins if not pin.vague]
    dots = [Box(pin.x - dot, pin.y - dot, pin.x + dot, pin.y + dot) for pin in marks]
    assert not any(box.overlaps(other) for box in tight for other in dots)


@settings(max_examples=30, deadline=None)
@given(places)
def test_names_that_fit_in_large_letters_fit_in_small_ones_at_the_same_point(
    given_places: list[Place],
) -> None:
    view = draw(KUZBASS, FRAME, given_places, "en")
    for pin in view.pins:
        if pin.named and not pin.minor:
            large, small = pin_box(pin, view.letter), pin_box(pin, view.small)
            assert min(small.left - large.left, small.top - large.top) > -1e-6
            assert min(large.right - small.right, large.bottom - small.bottom) > -1e-6


def test_the_first_place_is_named_first() -> None:
    below = place("Yagunovo", 55.28, 86.104)
    one, other = draw(KUZBASS, FRAME, [KEMEROVO, below], "en"), draw(KUZBASS, FRAME, [below, KEMEROVO], "en")

    for view, label in ((one, "Kemerovo"), (other, "Yagunovo")):
        first, second = view.pins
        assert (first.label, first.anchor, first.baseline) == (label, "start", "central")
        assert (second.anchor, second.baseline) != ("start", "central")


@settings(max_examples=60, deadline=None)
@given(places)
def test_every_place_has_a_pin_or_is_counted_under_one_and_no_two_marks_touch(
    given_places: list[Place],
) -> None:
    view = draw(KUZBASS, FRAME, given_places, "en")
    marks = [pin for pin in view.pins if not pin.vague]

    assert sum(1 + pin.more for pin in view.pins) == len(given_places)
    assert {pin.label for pin in view.pins} <= {each.label for each in given_places}
    apart = [math.dist((one.x, one.y), (two.x, two.y)) for one, two in combinations(marks, 2)]
    assert all(distance >= view.width * DOT * APART for distance in apart)


def test_a_place_under_another_is_counted_there() -> None:
    twin, far = place("Shcheglovsk", 55.355, 86.105), place("Tisul", 55.757, 88.31)
    one, other = draw(KUZBASS, FRAME, [KEMEROVO, far, twin, twin], "en").pins

    assert (one.written, one.more) == ("Kemerovo\u00a0+2", 2)
    assert (other.written, other.more) == ("Tisul", 0)


def test_a_town_has_its_name_however_many_works_stand_round_it() -> None:
    works = [place(f"Works {n}", 53.758 + n / 50, 87.136 + n / 30, collection="landmarks") for n in range(12)]
    first, *_ = draw(KUZBASS, FRAME, [NOVOKUZNETSK, *works], "en").pins

    assert (first.label, first.named) == ("Novokuznetsk", True)


def test_of_a_vague_place_the_circle_is_the_mark_and_carries_the_name() -> None:
    kashtak = place("The silver mine on the Kashtak", 55.757, 88.31, accuracy=50_000, collection="landmarks")
    tisul = place("Tisul", 55.757, 88.31)
    town, mine = draw(KUZBASS, FRAME, [tisul, kashtak], "en").pins

    assert (town.label, town.vague, town.more) == ("Tisul", False, 0)
    assert (mine.vague, mine.named, mine.anchor) == (True, True, "middle")
    assert abs(mine.label_y - mine.y) > mine.radius * 0.8


def test_long_names_are_small_and_very_long_ones_are_not_drawn() -> None:
    long = place("Kemerovo Chemical Plant", 55.9, 86.1)
    longer = place("Soviet housing and workers' districts", 54.5, 88.0)
    one, other = draw(KUZBASS, FRAME, [long, longer], "en").pins

    assert (one.named, one.minor, other.named) == (True, True, False)


def test_accuracy_is_drawn_to_scale_where_it_can_be_seen() -> None:
    far = place("Somewhere", 54.0, 88.0, accuracy=50_000)
    exact = place("Here", 56.0, 86.0, accuracy=200)
    view = draw(KUZBASS, FRAME, [far, exact], "en")
    units, words = view.scale

    assert words == "50\u00a0km"
    assert view.pins[0].radius == pytest.approx(units, abs=0.1)
    assert view.pins[1].radius == 0


def test_the_scale_is_true_on_the_map() -> None:
    south, north = place("a", 54.0, 86.95), place("b", 55.0, 86.95)
    view = draw(KUZBASS, FRAME, [south, north], "ru")
    apart = view.pins[0].y - view.pins[1].y

    assert view.scale[1].startswith("50\u00a0")
    assert apart / view.scale[0] * 50 == pytest.approx(111.2, abs=0.5)  # a degree of latitude


def test_the_whole_region_is_drawn_within_the_frame_in_less_than_24_kilobytes() -> None:
    view = draw(KUZBASS, FRAME, [KEMEROVO, NOVOKUZNETSK], "en")
    rivers = [drawn for drawn, _ in view.rivers]
    size = sum(map(len, (*view.neighbours, view.region, *rivers, view.settlements)))

    assert 12_000 < size < 24_000
    start = numbers(view.region.partition("l")[0])
    assert all(0 <= number <= max(view.width, view.height) for number in start)


def test_a_locator_is_drawn_in_less_than_7_kilobytes_and_names_its_place() -> None:
    view = locate(KUZBASS, FRAME, KEMEROVO, "en")
    size = sum(map(len, (view.region, *(drawn for drawn, _ in view.rivers), view.settlements)))

    assert 3_000 < size < 7_000
    assert isinstance(view.focus, Pin)
    assert (view.focus.label, view.focus.named, view.pins) == ("Kemerovo", True, ())
    assert view.title == "Kemerovo"


@pytest.mark.parametrize("label", ["Kemerovo", "Kemerovo Metallurgical Plant"])
def test_the_name_of_a_locator_keeps_clear_of_its_mark(label: str) -> None:
    focus = locate(KUZBASS, FRAME, replace(KEMEROVO, label=label), "en").focus

    assert focus is not None
    assert focus.named
    mark = Box(focus.x - MARK[0], focus.y - MARK[1], focus.x + MARK[0], focus.y)
    assert not mark.overlaps(pin_box(focus, 16 if focus.minor else 19))


def test_paths_have_no_more_than_one_decimal() -> None:
    view = draw(KUZBASS, FRAME, [], "en")

    for drawn in (*view.neighbours, view.region, view.settlements, *(path for path, _ in view.rivers)):
        assert not re.search(r"\.\d\d", drawn)
        assert "nan" not in drawn


def test_names_are_in_the_language_of_the_page() -> None:
    russian = {label.text for label in draw(KUZBASS, FRAME, [], "ru").labels}

    assert {"Томь", "Белово", "Хакасия"} <= russian
    assert {"Tom", "Belovo", "Khakassia"} <= {label.text for label in draw(KUZBASS, FRAME, [], "en").labels}


def test_each_river_is_named_once_and_no_name_stands_on_its_head() -> None:
    labels = [label for label in draw(KUZBASS, FRAME, [], "en").labels if label.kind == "river"]

    assert sorted(label.text for label in labels) == ["Inya", "Kiya", "Kondoma", "Mras-Su", "Tom"]
    assert all(-90 <= label.angle <= 90 for label in labels)


def test_a_town_with_a_pin_is_not_named_twice() -> None:
    def named(*given_places: Place) -> set[str]:
        labels = draw(KUZBASS, FRAME, given_places, "en").labels
        return {label.text for label in labels if label.kind == "settlement"}

    assert "Kemerovo" in named()
    assert "Kemerovo" not in named(KEMEROVO)


def test_a_village_under_a_name_is_not_drawn() -> None:
    # 55.2828, 85.978 is Yagunovsky, a village south-west of Kemerovo.
    over = place("mmmmmmmm", 55.2828, 85.9)
    without, with_name = draw(KUZBASS, FRAME, [], "en"), draw(KUZBASS, FRAME, [over], "en")

    assert with_name.settlements.count("M") < without.settlements.count("M")


def test_the_same_places_make_the_same_map() -> None:
    assert draw(KUZBASS, FRAME, [KEMEROVO], "en") == draw(KUZBASS, FRAME, [KEMEROVO], "en")


def test_a_guide_without_map_data_has_a_map_of_pins_only() -> None:
    view = draw(Geography(), FRAME, [KEMEROVO], "en")

    assert (view.region, view.rivers, view.neighbours, view.labels, view.credits) == ("", (), (), (), ())
    assert view.pins[0].named
    focus = locate(Geography(), FRAME, KEMEROVO, "en").focus
    assert focus is not None
    assert focus.label == "Kemerovo"


def test_wider_letters_take_more_room() -> None:
    assert text_width("iii", 10) < text_width("aaa", 10) < text_width("AAA", 10) < text_width("ЖЖЖ", 10)
