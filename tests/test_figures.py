from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.prose import figures


def found(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(figure.kind, text[figure.start : figure.end]) for figure in figures(text, lang)]


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("It opened in 1936.", "year", "1936"),
        ("Opened (1936), closed.", "year", "1936"),
        ("On 20 January 1936 it became a town.", "year", "20 January 1936"),
        ("On January 20, 1936, it did.", "year", "January 20, 1936"),
        ("In May 2024 it closed.", "year", "May 2024"),
        ("The war of 1941–1945.", "year", "1941–1945"),
        ("In 1948-54 a camp stood here.", "year", "1948-54"),
        ("Checked on 2026-11-22.", "year", "2026-11-22"),
        ("About 1770 settlers came.", "year", "1770"),
        ("A 1936 plan.", "year", "1936"),
        ("In the 1930s and later.", "decade", "1930s"),
        ("From 30 to 90 per cent of them.", "percentage", "30 to 90 per cent"),
        ("Over 61% of all.", "percentage", "61%"),
        ("A 12.5 percent rise.", "percentage", "12.5 percent"),
        ("It gave 820,000 tonnes of iron.", "quantity", "820,000 tonnes"),
        ("It gave 5.4 million tonnes.", "quantity", "5.4 million tonnes"),
        ("About 3 Mt a year.", "quantity", "3 Mt"),
        ("A station of 580 MW.", "quantity", "580 MW"),
        ("Some 26,000 square kilometres.", "quantity", "26,000 square kilometres"),
        ("It lies 27 km to the south.", "quantity", "27 km"),
        ("Of 25 to 30 km.", "quantity", "25 to 30 km"),
        ("A depth of twenty-five metres.", "quantity", "twenty-five metres"),
        ("It had 84,362 people.", "quantity", "84,362 people"),
        ("Some 41 underground mines worked.", "quantity", "41 underground mines"),
        ("It killed 110 people.", "quantity", "110 people"),
        ("Half of the 46,000 workers.", "quantity", "46,000 workers"),
        ("It cost 1.5 million roubles.", "quantity", "1.5 million roubles"),
        ("It cost $3 million.", "quantity", "$3 million"),
        ("It went to 132,824 by then.", "quantity", "132,824"),
        ("Reserves of 725 billion.", "quantity", "725 billion"),
        ("Below forty degrees of frost.", "quantity", "forty degrees"),
        ("The largest city of the basin.", "superlative", "The largest"),
        ("Russia's oldest mine.", "superlative", "Russia's oldest"),
        ("It is the second largest.", "superlative", "the second largest"),
        ("The most populous town.", "superlative", "The most populous"),
        ("The first coking plant in Siberia.", "superlative", "The first coking plant in Siberia"),
        ("It was first in Yorkshire.", "superlative", "first in Yorkshire"),
        ("It was the first of its kind there.", "superlative", "the first of its kind"),
    ],
)
def test_a_figure_is_found_in_english(text: str, kind: str, figure: str) -> None:
    assert found(text) == [(kind, figure)]


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("Открыта в 1936 году.", "year", "1936"),
        ("В 1936-м её открыли.", "year", "1936-м"),
        ("С 20 января 1936 года это город.", "year", "20 января 1936"),
        ("В годы 1941–1945 здесь…", "year", "1941–1945"),
        ("В 1930-х годах строили.", "decade", "1930-х годах"),
        ("В начале 1990-х закрыли.", "decade", "1990-х"),
        ("В 30-е годы строили.", "decade", "30-е годы"),
        ("От 30 до 90 процентов рабочих.", "percentage", "30 до 90 процентов"),
        ("Около 9 % площади.", "percentage", "9 %"),
        ("Он давал 0,7–0,8 млн тонн.", "quantity", "0,7–0,8 млн тонн"),
        ("Добыли 600 тысяч тонн.", "quantity", "600 тысяч тонн"),
        ("Станция на 500 мегаватт.", "quantity", "500 мегаватт"),
        ("Станция на 580 МВт.", "quantity", "580 МВт"),
        ("В 27 км к югу.", "quantity", "27 км"),
        ("Жило 84 362 человека.", "quantity", "84 362 человека"),
        ("Погибли 110 человек.", "quantity", "110 человек"),
        ("Работали 78 предприятий.", "quantity", "78 предприятий"),
        ("Глубина двадцать пять метров.", "quantity", "двадцать пять метров"),
        ("Крупнейший город бассейна.", "superlative", "Крупнейший"),
        ("Это самая крупная шахта.", "superlative", "самая крупная"),
        ("Первый завод в Сибири.", "superlative", "Первый завод в Сибири"),
        ("Первая школа в Эссене.", "superlative", "Первая школа в Эссене"),
    ],
)
def test_a_figure_is_found_in_russian(text: str, kind: str, figure: str) -> None:
    assert found(text, "ru") == [(kind, figure)]


@pytest.mark.parametrize(
    "text",
    [
        "Coal is what the city lives on.",
        "The company is called Kuibyshevugol-2000.",
        "The coke is sold as K-1936.",
        "By order No. 1936 it was closed, by order no. 1652.",
        "The mines No. 12 and No. 3, the No. 12 mines.",
        "Bus 42 stops at 42 Metallurgists' Avenue and at 1905 Street.",
        "See page 1936, p. 2012, section 2000 and chapter 12.",
        "One of the largest mines, one of the oldest.",
        "Two men and three mines, the twenty-first century.",
        "The youngest chapter, the latest news, at the first try.",
        "In the first years in Kemerovo it was the first time in Russia.",
        "Of the first order; first in the list; the first in a row; first in May, first in Monday school.",
        "It is called at 8.30 or 1936.5 or v2000.1.",
        "A school of 7 classes, 1 of 3.",
        "The 250th year, the 3rd mine.",
    ],
)
def test_what_is_no_figure_in_english_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Город живёт углём.",
        "Предприятие «Куйбышевуголь-2000».",
        "Приказом № 1936 её закрыли; шахта № 12.",
        "Остановка на улице 1905 года, дом 42.",
        "См. стр. 1936 и с. 2012.",
        "Одна из крупнейших шахт, один из старейших.",
        "Тот же самый старый рассказ, самый подробный.",
        "У самого завода, у самой шахты.",
        "Первый раз в России. Первые годы в Кузбассе.",
        "Первый поезд в Новосибирск.",
        "Телефон 8 800 555-35-35.",
        "Две шахты и три завода, 21-й век.",
    ],
)
def test_what_is_no_figure_in_russian_is_left_alone(text: str) -> None:
    assert found(text, "ru") == []


def test_figures_come_in_the_order_of_the_text() -> None:
    text = "The largest mine gave 3 Mt in 1936, 9% of all."

    assert [kind for kind, _ in found(text)] == ["superlative", "quantity", "year", "percentage"]


@given(st.text(alphabet="0123456789 .,-–%tkmВ№год«»s'", max_size=60), st.sampled_from(["en", "ru"]))
def test_figures_never_overlap(text: str, lang: str) -> None:
    ends = [0]
    for figure in figures(text, lang):
        assert ends[-1] <= figure.start < figure.end <= len(text)
        ends.append(figure.end)
