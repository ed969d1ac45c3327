from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.geo import Coordinates, MeasureError, parse_point
from kuzbass_site.geo.pasted import degrees, is_short_link, written

HERE = Coordinates(53.5278, 87.2758)
NUMBERS = [
    "53.5278, 87.2758", "53.5278 87.2758", "53,5278 87,2758", "53,5278, 87,2758", "53,5278; 87,2758", "53.5278/87.2758",
    "(53.5278, 87.2758)", "53.5278,87.2758", "N 53.5278 E 87.2758", "53.5278° N, 87.2758° E", "87.2758 E, 53.5278 N",
    "53°31′40″ с. ш. 87°16′33″ в. д.", "53°31′40″ с.ш., 87°16′33″ в.д.", "53°31'40\"N 87°16'33\"E",
    "53° 31.667' N, 87° 16.55' E", "  53.5278,\t87.2758 ",
]  # fmt: skip
LINKS = [
    "https://www.openstreetmap.org/#map=15/53.5278/87.2758",
    "https://www.openstreetmap.org/?mlat=53.5278&mlon=87.2758#map=12/53.1/87.1",
    "https://www.openstreetmap.org/node/27032184#map=15/53.5278/87.2758&layers=N",
    "geo:53.5278,87.2758?z=12",
    "https://www.google.com/maps/@53.5278,87.2758,15z",
    "https://www.google.com/maps/place/X/@53.1,87.1,15z/data=!3m1!4b1!4m6!8m2!3d53.5278!4d87.2758",
    "https://www.google.ru/maps/place/53%C2%B031'40.1%22N+87%C2%B016'32.8%22E/@53.5278,87.2758,17z",
    "https://maps.google.com/?q=53.5278,87.2758",
    "https://www.google.com/maps/search/53.5278,+87.2758?entry=tts",
    "https://www.google.com/maps/search/?api=1&query=53.5278%2C87.2758",
    "https://yandex.ru/maps/11/kaltan/?ll=87.2758%2C53.5278&z=14",
    "https://yandex.ru/maps/?ll=87.1%2C53.1&pt=87.2758,53.5278&z=15",
    "https://yandex.ru/maps/?whatshere%5Bpoint%5D=87.2758%2C53.5278&whatshere%5Bzoom%5D=17&ll=87.1,53.1",
    "https://yandex.ru/maps/?text=53.5278,87.2758",
    "yandex.com/maps/?ll=87.2758,53.5278",
    "https://2gis.ru/kemerovo/geo/87.2758,53.5278?m=87.1,53.1%2F16",
    "https://2gis.ru/kemerovo?m=87.2758%2C53.5278%2F16",
    "https://maps.apple.com/?ll=53.5278,87.2758",
    "https://wikimapia.org/#lang=ru&lat=53.5278&lon=87.2758&z=14&m=w",
]


@pytest.mark.parametrize("text", [*NUMBERS, *LINKS])
def test_a_point_is_read_however_it_is_pasted(text: str) -> None:
    assert parse_point(text) == HERE


@pytest.mark.parametrize(
    "text", ["-33.8688, -151.2093", "33.8688 S, 151.2093 W", "33,8688 ю. ш. 151,2093 з. д."]
)
def test_south_and_west_are_negative(text: str) -> None:
    assert parse_point(text) == Coordinates(-33.8688, -151.2093)


@pytest.mark.parametrize(
    "text",
    [
        "", "53.5", "53,52", "hello", "Kaltan, Kuzbass", "53.5278 N, 53.5278 N", "95, 87", "53, 187", "1 2 3",
        "https://yandex.ru/maps/-/CCUabc", "https://maps.app.goo.gl/abc", "https://example.org/", "geo:", "http://[",
        "https://www.openstreetmap.org/#map=15/153.5/87.2", "53°71′ N 87° E",
    ],
)  # fmt: skip
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(MeasureError):
        parse_point(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("https://yandex.ru/maps/-/CC", True),
        ("https://maps.app.goo.gl/a", True),
        ("https://osm.org/go/b", True),
    ]
    + [(link, False) for link in LINKS],
)
def test_a_link_that_tells_nothing_is_known(text: str, short: bool) -> None:
    assert is_short_link(text) is short


@given(st.text(max_size=60))
def test_no_text_makes_it_fail_otherwise(text: str) -> None:
    for tried in (text, f"https://yandex.ru/{text}", f"53.5 {text}"):
        try:
            parse_point(tried)
        except MeasureError:
            continue


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_written_is_read_again(lat: float, lon: float) -> None:
    point = parse_point(f"{written(lat)}, {written(lon)}")

    assert abs(point.lat - lat) < 1e-6
    assert abs(point.lon - lon) < 1e-6
    assert degrees(written(lat)) == point.lat
