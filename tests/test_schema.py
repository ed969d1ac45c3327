from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site import frontmatter
from kuzbass_site.models.body import Citation
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.files import Span
from kuzbass_site.models.settings import Config, FactName, Term
from kuzbass_site.models.stated import Certainty, Fact, Kind, Quantity
from kuzbass_site.models.waiver import Waiver
from kuzbass_site.problems import Problem
from kuzbass_site.schema import Parsed, parse_content, parse_rest
from tests.factories import codes, config, document, label, replace

FACTS = {
    "founded": Kind.DATE,
    "population": Kind.NUMBER,
    "capacity": Kind.QUANTITY,
    "river": Kind.TEXT,
}


def settings(**fields: Any) -> Config:
    return config(
        facts={name: FactName(name=name, kind=kind, label=label(name)) for name, kind in FACTS.items()},
        tags={name: Term(name=name, label=label(name)) for name in ("coal", "mine")},
        types={"city": Term(name="city", label=label("City"))},
        **fields,
    )


def read(text: str, path: str = "content/towns/kaltan.md") -> tuple[Parsed | None, list[Problem]]:
    return parse_content(document(text, path), settings(), {})


def town(front: str = "", body: str = "Its story.") -> str:
    return f"---\ntitle: Kaltan\nsummary: A town.\n{front}---\n{body}\n"


def entry_of(front: str = "", path: str = "content/towns/kaltan.md") -> Entry:
    value, problems = read(town(front), path)
    assert problems == []
    assert isinstance(value, Entry)
    return value


def complaints(front: str, path: str = "content/towns/kaltan.md") -> list[tuple[str, int, int, int]]:
    value, problems = read(town(front), path)
    assert value is None
    return [(p.code, p.line, p.column, p.end_column) for p in problems]


def complaint(front: str) -> Problem:
    value, problems = read(town(front))
    assert value is None
    (problem,) = set(problems)
    return problem


def fact(front: str) -> Fact:
    (found,) = entry_of(f"facts:\n  {front}\n").facts
    return found


# --- stated values ---


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("population: 84362 [@k]", Quantity(Decimal(84362))),
        ("population: -0.5 [@k]", Quantity(Decimal("-0.5"))),
        ("population: \u221212 [@k]", Quantity(Decimal(-12))),
        ("capacity: 500 MW [@k]", Quantity(Decimal(500), "MW")),
        ("capacity: 0.5\u00a0GW [@k]", Quantity(Decimal("0.5"), "GW")),
        ("capacity: 12% [@k]", Quantity(Decimal(12), "%")),
        ("capacity: 3 million t a year [@k]", Quantity(Decimal(3), "million t a year")),
        ("river: Kondoma, a tributary of the Tom [@k]", "Kondoma, a tributary of the Tom"),
        ("river: unknown (nobody says)", None),
        ("population: unknown [@k]", None),
        ("founded: unknown [@k]", None),
    ],
)
def test_a_value_is_what_its_fact_takes(written: str, value: object) -> None:
    (reading,) = fact(written).readings

    assert reading.value == value


def test_a_short_value_has_text_sources_note_and_place() -> None:
    (reading,) = fact("founded: 1946~ [@bse, p. 12; @wiki] (as a building site)").readings

    assert reading.text == "1946~"
    assert reading.citations == (Citation("bse", "p. 12"), Citation("wiki"))
    assert reading.note == "as a building site"
    assert reading.certainty is None
    assert reading.span == Span(5, 12, 59)


def test_the_long_form_says_what_the_short_one_does_and_more() -> None:
    found = fact(
        "founded:\n    value: 1946\n    sources: [bse, '@wiki']\n    note: a site\n"
        "    certainty: less-certain\n    of: towns/osinniki"
    )

    assert found.of == "towns/osinniki"
    (reading,) = found.readings
    short = fact("founded: 1946 [@bse; @wiki] (a site)").readings[0]
    assert reading == replace(
        short, certainty=Certainty.LESS_CERTAIN, span=Span(6, 12, 16), keys=reading.keys
    )


def test_a_value_without_a_source_needs_the_reason_why() -> None:
    assert complaints("facts:\n  founded: 1946\n") == [("fact/unsourced", 5, 12, 16)]
    assert fact("founded:\n    value: 1946\n    unsourced: the foreman told us").readings[0].unsourced
    assert fact("founded: unknown").readings[0].citations == ()


@pytest.mark.parametrize(
    ("front", "code", "args"),
    [
        ("population: 84 362 [@k]", "fact/not-a-number", ("84 362", "84362")),
        ("population: 84,362.5 [@k]", "fact/not-a-number", ("84,362.5", "84362.5")),
        ("population: many [@k]", "fact/not-a-number", ("many", "")),
        ("population: 1e3 [@k]", "fact/not-a-number", ("1e3", "")),
        ("population: ٣ [@k]", "fact/not-a-number", ("٣", "")),
        (f"population: {'1' * 16} [@k]", "fact/not-a-number", ("1" * 16, "")),
        (f"population: 0.{'1' * 16} [@k]", "fact/not-a-number", (f"0.{'1' * 16}", "")),
        (f"capacity: {'1' * 16} MW [@k]", "fact/not-a-quantity", (f"{'1' * 16} MW", "")),
        ("capacity: 1,5 GW [@k]", "fact/not-a-quantity", ("1,5 GW", "1.5 GW")),
        ("capacity: 5-6 GW [@k]", "fact/not-a-quantity", ("5-6 GW", "")),
        ("capacity: 10.5.3 MW [@k]", "fact/not-a-quantity", ("10.5.3 MW", "")),
        ("capacity: 1/2 MW [@k]", "fact/not-a-quantity", ("1/2 MW", "")),
        ("capacity: 500 [@k]", "fact/not-a-quantity", ("500", "")),
        ("founded: 3.4.1932 [@k]", "date/invalid", ("3.4.1932", "1932-04-03")),
        ("founded: 1936/1929 [@k]", "date/backwards", ("1936/1929", "1929/1936")),
        ("founded:", "front-matter/empty-field", ("founded",)),
        ("founded: {}", "front-matter/empty-field", ("founded",)),
        ("founded: []", "front-matter/empty-field", ("founded",)),
        ("founded: '[@k]'", "front-matter/empty-field", ("founded",)),
        ("fonded: 1946 [@k]", "fact/unknown-name", ("fonded", "founded")),
        ("founded: {value: '', sources: [k]}", "front-matter/missing-field", ("value",)),
        ("founded: {note: x, sources: [k]}", "front-matter/missing-field", ("value",)),
        (
            "founded: {value: 1946, certainty: sure, sources: [k]}",
            "front-matter/bad-value",
            ("certainty", "sure", "", "certain, less-certain, uncertain"),
        ),
    ],
)
def test_a_value_that_does_not_fit_is_told_what_fits(front: str, code: str, args: tuple[str, ...]) -> None:
    problem = complaint(f"facts:\n  {front}\n")

    assert (problem.code, problem.args) == (code, args)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [("3.4.1932 [@k]", 12, 20), ('"3.4.1932 [@k]"', 13, 21), ("'3.4.1932 [@k]'", 13, 21)],
)
def test_a_complaint_points_at_the_value_and_not_at_its_quotes(written: str, start: int, end: int) -> None:
    problem = complaint(f"facts:\n  founded: {written}\n")

    assert (problem.line, problem.column, problem.end_column) == (5, start, end)


@given(st.text(alphabet="0123456789.,-\u2212 kMWG%/[@k](){}\u00a0", max_size=14))
def test_no_quantity_keeps_a_part_of_its_number_in_its_unit(text: str) -> None:
    value, problems = read(town(f'facts:\n  capacity: "{text.replace("[@k]", "")} [@k]"\n'))

    assert isinstance(value, Entry) != bool(problems)
    for found in value.facts if isinstance(value, Entry) else ():
        amount = found.readings[0].value
        assert amount is None or isinstance(amount, Quantity)
        assert amount is None or amount.unit[0].isalpha() or amount.unit[0] == "%"


# --- facts ---


def test_several_readings_come_in_their_order_with_the_reason() -> None:
    found = fact("founded:\n    - 1936 [@a]\n    - 1931 [@b] (the railway)\n    - why: One is later.")

    assert [reading.text for reading in found.readings] == ["1936", "1931"]
    assert found.why == "One is later."


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["1936 [@a]", "1931 [@b]"], ["fact/no-why"]),
        (["1936 [@a]"], ["fact/one-reading"]),
        (["1936 [@a]", "why: x"], ["fact/one-reading"]),
        (["why: x"], ["fact/one-reading"]),
        (["1936 [@a]", "1931", "why: x"], ["fact/unsourced"]),
        (["1936 [@a]", "'1931: x'", "why: x"], ["date/invalid"]),
        (["1936 [@a]", "1931 [@b]", "why: ''"], ["fact/no-why"]),
        (["1936 [@a]", "[1931, 1932]", "why: x"], ["front-matter/wrong-type"]),
    ],
)
def test_a_list_of_readings_is_whole_or_complained_of(items: list[str], expected: list[str]) -> None:
    lines = "".join(f"    - {item}\n" for item in items)

    assert [code for code, *_ in complaints(f"facts:\n  founded:\n{lines}")] == expected


OF_KALTAN = "{value: 1946, sources: [k], of: towns/kaltan}"
OF_TISUL = "{value: 1951, sources: [k], of: towns/tisul}"


@pytest.mark.parametrize(
    ("written", "of"),
    [
        ("founded:\n  - {0}\n  - {0}\n  - why: w", "towns/kaltan"),
        ("founded:\n  - 1946 [@k]\n  - 1951 [@k]\n  - why: w", ""),
        ("population:\n    1989: {0}\n    2025: {0}", "towns/kaltan"),
        ("population:\n    1989: 5 [@k]", ""),
    ],
)
def test_readings_and_points_may_speak_of_another_entry(written: str, of: str) -> None:
    assert fact(written.format(OF_KALTAN)).of == of


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("founded: {value: 1946, unsourced: General knowledge}", ["fact/general-knowledge"]),
        (
            "population: {value: 25000, unsourced: common knowledge; no census read}",
            ["fact/general-knowledge"],
        ),
        ("river: {value: The Tom is 827 km long, unsourced: general knowledge}", ["fact/general-knowledge"]),
        ("river: {value: The Tom, unsourced: general knowledge}", []),
        ("founded: {value: unknown, unsourced: general knowledge}", []),
        ("founded: {value: 1946, unsourced: the plaque by the gate}", []),
    ],
)
def test_no_figure_stands_on_general_knowledge(value: str, expected: list[str]) -> None:
    assert codes(read(town(f"facts: {{{value}}}\n"))[1]) == expected


@pytest.mark.parametrize(
    "front",
    [
        "status: {value: working, sources: [k], of: towns/belovo}",
        "events: [{value: 1946, sources: [k], note: it began, of: towns/belovo}]",
        "names: {former: [{value: Kaltan ulus, sources: [k], of: towns/belovo}]}",
    ],
)
def test_only_a_fact_can_speak_of_another_entry(front: str) -> None:
    _, problems = read(town(f"{front}\n"))

    assert [(problem.code, problem.args[0]) for problem in problems] == [("front-matter/unknown-field", "of")]


@pytest.mark.parametrize(
    "written",
    [
        "founded:\n  - {0}\n  - {1}\n  - why: w",
        "founded:\n  - 1946 [@k]\n  - {1}\n  - why: w",
        "founded:\n  - {1}\n  - 1946 [@k]\n  - why: w",
        "population:\n    1989: {0}\n    2025: {1}",
        "population:\n    1989: {1}\n    2025: 5 [@k]",
    ],
)
def test_all_values_of_a_fact_speak_of_one_entry(written: str) -> None:
    found = complaint(f"facts:\n  {written.format(OF_KALTAN, OF_TISUL)}\n")

    assert (found.code, found.args[0]) == ("fact/of-differs", written.partition(":")[0])
    assert found.args[1].startswith("towns/")


def test_a_series_is_sorted_by_its_dates() -> None:
    found = fact("population:\n    2025: 300 [@a]\n    1959~: unknown\n    1979-01: 200 [@b] (census)")

    assert [point.date.text for point in found.points] == ["1959~", "1979-01", "2025"]
    assert [point.stated.value for point in found.points] == [
        None,
        Quantity(Decimal(200)),
        Quantity(Decimal(300)),
    ]
    assert found.readings == ()


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (["census: 5 [@k]"], ["fact/bad-series-key"]),
        (["1979: 5"], ["fact/unsourced"]),
        (["1979: many [@k]", "1989.: 5 [@k]"], ["fact/not-a-number", "date/invalid"]),
        (["1979: [5, 6]"], ["front-matter/wrong-type"]),
    ],
)
def test_every_point_of_a_series_is_checked(points: list[str], expected: list[str]) -> None:
    lines = "".join(f"    {point}\n" for point in points)

    assert [code for code, *_ in complaints(f"facts:\n  population:\n{lines}")] == expected


def test_facts_come_in_the_order_of_the_vocabulary() -> None:
    entry = entry_of("facts:\n  river: Tom [@k]\n  founded: 1946 [@k]\n")

    assert [found.name for found in entry.facts] == ["founded", "river"]


# --- events ---


def test_events_are_sorted_by_time_and_told_in_their_words() -> None:
    entry = entry_of("events:\n  - 1951 [@k] (last)\n  - 1913? [@k] (first)\n  - 1946-05 [@k] (then)\n")

    assert [(event.date.text, event.what) for event in entry.events] == [
        ("1913?", "first"),
        ("1946-05", "then"),
        ("1951", "last"),
    ]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("1951 [@k]", "event/no-words"),
        ("1951 (starts)", "fact/unsourced"),
        ("soon [@k] (starts)", "date/invalid"),
        ("unknown [@k] (starts)", "date/invalid"),
        ("{value: 1951, note: starts, sources: []}", "fact/unsourced"),
        ("[1951]", "front-matter/wrong-type"),
    ],
)
def test_an_event_has_a_date_words_and_a_source(item: str, code: str) -> None:
    assert complaint(f"events:\n  - {item}\n").code == code


def test_facts_are_checked_even_when_a_field_beside_them_does_not_fit() -> None:
    found = [code for code, *_ in complaints("titel: x\nfacts:\n  founded: 1946\nevents:\n  - 1951 [@k]\n")]

    assert sorted(found) == ["event/no-words", "fact/unsourced", "front-matter/unknown-field"]


# --- other fields ---


def test_every_field_arrives_in_the_entry() -> None:
    entry = entry_of(
        "type: city\n"
        "names:\n  ru: Калтан\n  also: [Kaltán]\n  former:\n    - Kaltan ulus [@k] (before)\n"
        "location: {lat: 53.5278, lon: 87.2758, accuracy: 2 km, sources: [geo, '@osm'], note: the centre}\n"
        "status: inhabited [@k]\ntags: [coal]\npart-of: [themes/growth]\nsee-also: [towns/osinniki]\n"
        "aliases: [/kaltan/]\nwaive:\n  prose/uncited-figure: street numbers\n"
        "figures:\n  - {file: a.jpg, alt: A, credit: C, licence: CC0, caption: D}\n"
    )

    assert (entry.id, entry.title, entry.summary) == ("towns/kaltan", "Kaltan", "A town.")
    assert entry.type == "city"
    assert (entry.names.local, entry.names.also) == ({"ru": "Калтан"}, ("Kaltán",))
    assert [former.text for former in entry.names.former] == ["Kaltan ulus"]
    location = entry.location
    assert location is not None
    assert (location.point.lat, location.point.lon, location.accuracy) == (53.5278, 87.2758, 2000)
    assert [ref.id for ref in location.sources] == ["geo", "osm"]
    assert location.note == "the centre"
    assert entry.status is not None
    assert entry.status.text == "inhabited"
    for refs, id_ in (
        (entry.tags, "coal"),
        (entry.part_of, "themes/growth"),
        (entry.see_also, "towns/osinniki"),
        (entry.aliases, "/kaltan/"),
    ):
        assert [ref.id for ref in refs] == [id_]
        assert all(ref.span.end_column - ref.span.column == len(id_) for ref in refs)
    assert [(each.rule, each.reason) for each in entry.waive] == [("prose/uncited-figure", "street numbers")]
    assert entry.waive[0].span.column == 3
    assert [(f.file, f.alt, f.credit, f.licence, f.caption) for f in entry.figures] == [
        ("a.jpg", "A", "C", "CC0", "D")
    ]
    assert not entry.draft


def test_what_a_file_with_mistakes_waives_still_counts() -> None:
    waive = "waive:\n  visit/stale: w\n"

    for front, rules in ((waive, ["visit/stale"]), ("waive: no\n", []), ("waive: {a: [b], c: d}\n", ["c"])):
        rest = parse_rest(document(town(f"titel: x\n{front}")), settings(), {})
        assert rest is not None
        assert [each.rule for each in rest.waive] == rules


def test_a_thing_named_twice_in_a_list_counts_once() -> None:
    entry = entry_of("tags: [coal, mine, coal]\n")

    assert [(ref.id, ref.span.column) for ref in entry.tags] == [("coal", 8), ("mine", 14)]


@pytest.mark.parametrize(
    ("front", "code", "args"),
    [
        ("draft: yes", "front-matter/bad-value", ("draft", "yes", "true", "true, false")),
        ("draft: True", "front-matter/bad-value", ("draft", "True", "true", "true, false")),
        ("tags: coal", "front-matter/wrong-type", None),
        ("tags:", "front-matter/empty-field", ("tags",)),
        ("names:", "front-matter/empty-field", ("names",)),
        ("tags: [coal, '']", "front-matter/empty-item", ("tags",)),
        ("waive: {prose/x: }", "front-matter/empty-field", ("prose/x",)),
        ("status:", "front-matter/empty-field", ("status",)),
        ("status: operating [@k]", "front-matter/bad-value", None),
        ("status: working", "fact/unsourced", ("status", "working")),
        ("status: [working]", "front-matter/wrong-type", None),
        ("type: town", "front-matter/bad-value", ("type", "town", "", "city")),
        ("type: citi", "front-matter/bad-value", ("type", "citi", "city", "city")),
        ("tags: [coals]", "tag/unknown", ("coals", "coal")),
        ("names: {former: [Ulus]}", "fact/unsourced", ("former", "Ulus")),
        ("names: {de: Kaltan}", "front-matter/unknown-field", ("de", "", "ru, en, also, former")),
        ("stops: []", "front-matter/unknown-field", None),
        ("see_also: []", "front-matter/unknown-field", None),
    ],
)
def test_a_field_that_does_not_fit_is_told_what_fits(
    front: str, code: str, args: tuple[str, ...] | None
) -> None:
    problem = complaint(f"{front}\n")

    assert problem.code == code
    assert problem.line == 4
    assert args is None or problem.args == args


@pytest.mark.parametrize(
    ("front", "code", "line", "args"),
    [
        ("location:\nlat: 53.99\n", "front-matter/not-indented", 5, ("lat", "location")),
        ("facts:\nfounded: 1946 [@a_source]\n", "front-matter/not-indented", 5, ("founded", "facts")),
        ("location:\n  status: ruin\n", "front-matter/too-far-in", 5, ("status", "location")),
        ("описание: Town\n", "front-matter/unknown-field", 4, ("описание", "summary")),
        ("keywords: [coal]\n", "front-matter/unknown-field", 4, ("keywords", "tags")),
    ],
)
def test_a_field_in_the_wrong_place_or_by_another_name_is_told_where_it_belongs(
    front: str, code: str, line: int, args: tuple[str, ...]
) -> None:
    _, problems = read(town(front))
    found = [(problem.line, problem.args[: len(args)]) for problem in problems if problem.code == code]

    assert found == [(line, args)]


def test_a_thing_that_could_not_be_identified_needs_no_source_for_that() -> None:
    assert entry_of("status: not-identified\n").status is not None


def test_tags_without_a_vocabulary_are_addresses() -> None:
    bare = config()
    text = town("tags: [coal, Coal Mines, '!']\n")

    _, problems = parse_content(document(text), bare, {})

    assert [(p.code, p.args) for p in problems] == [
        ("tag/bad-name", ("Coal Mines", "coal-mines")),
        ("tag/bad-name", ("!", "")),
    ]


PLACE = {"lat": "53.5", "lon": "87.2", "accuracy": "2 km", "sources": "[k]"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"lat": "53°30′"}, "location/not-decimal"),
        ({"lat": "91"}, "location/out-of-range"),
        ({"lon": "181"}, "location/out-of-range"),
        ({"lat": "87.2", "lon": "53.5"}, "location/swapped"),
        ({"lat": "43.5"}, "location/outside-frame"),
        ({"accuracy": "near"}, "location/bad-accuracy"),
        ({"sources": "[]"}, "location/no-source"),
        ({"sources": None}, "front-matter/missing-field"),
        ({"lon": None}, "front-matter/missing-field"),
    ],
)
def test_a_place_is_in_the_region_and_says_how_sure_it_is(changed: dict[str, str | None], code: str) -> None:
    fields = "".join(f"  {name}: {value}\n" for name, value in {**PLACE, **changed}.items() if value)

    assert [found for found, *_ in complaints(f"location:\n{fields}")] == [code]


def test_a_visit_says_when_it_was_checked_and_each_thing_with_its_source() -> None:
    entry = entry_of(
        "visit:\n  checked: 2026-11-22 (read, not visited)\n  access: outside-only [@k]\n"
        "  see-from: the bridge [@k]\n  hours: unknown\n"
    )

    assert entry.visit is not None
    assert entry.visit.checked.note == "read, not visited"
    assert getattr(entry.visit.checked.value, "latest", None) == date(2026, 11, 22)
    assert entry.visit.access is not None
    assert entry.visit.access.text == "outside-only"
    assert [(name, stated.value) for name, stated in entry.visit.notes] == [
        ("see-from", "the bridge"),
        ("hours", None),
    ]


def test_a_visit_need_not_say_anything_of_access() -> None:
    visit = entry_of("visit: {checked: 2026-11-22}\n").visit

    assert visit is not None
    assert visit.access is None


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("{access: 'open [@k]'}", "visit/unverified"),
        ("{checked: unknown, access: 'open [@k]'}", "visit/unverified"),
        ("{checked: lately}", "date/invalid"),
        ("{checked: 2026-11-22, access: open}", "fact/unsourced"),
        ("{checked: 2026-11-22, access: 'closed [@k]'}", "front-matter/bad-value"),
        ("{checked: 2026-11-22, hours: 9 to 17}", "fact/unsourced"),
        ("{checked: 2026-11-22, opening: '9 [@k]'}", "front-matter/unknown-field"),
    ],
)
def test_a_visit_that_cannot_be_trusted_is_complained_of(front: str, code: str) -> None:
    assert [found for found, *_ in complaints(f"visit: {front}\n")] == [code]


def test_the_stops_of_a_tour_have_a_place_each() -> None:
    entry = entry_of("stops:\n  - entry: towns/kaltan\n    see: the dam\n", "content/tours/south.md")

    (stop,) = entry.stops
    assert (stop.entry.id, stop.entry.span.line) == ("towns/kaltan", 5)
    assert stop.see is not None
    assert (stop.see.text, stop.see.citations, stop.why, stop.location) == ("the dam", (), None, None)


def test_a_stop_may_have_a_title_a_point_and_sources_of_its_own() -> None:
    entry = entry_of(
        """stops:
  - entry: towns/kaltan
    title: The dam
    ru: Плотина
    location: {lat: 53.5, lon: 87.2, accuracy: 100 m, sources: [osm]}
    see: the gates [@k, p. 3] (closed in winter)
    why: {value: the oldest, sources: [j]}
""",
        "content/tours/south.md",
    )

    (stop,) = entry.stops
    assert (stop.title, stop.local) == ("The dam", {"ru": "Плотина"})
    assert stop.location is not None
    assert (stop.location.accuracy, [ref.id for ref in stop.location.sources]) == (100, ["osm"])
    assert stop.see is not None
    assert (stop.see.text, stop.see.note) == ("the gates", "closed in winter")
    assert [(c.key, c.locator) for c in stop.see.citations] == [("k", "p. 3")]
    assert stop.why is not None
    assert [c.key for c in stop.why.citations] == ["j"]


@pytest.mark.parametrize(
    ("stop", "code"),
    [
        ("see: the gates [@k", "citation/unclosed"),
        ("see: ''", "front-matter/empty-field"),
        ("location: {lat: 53.5, lon: 87.2, accuracy: near, sources: [osm]}", "location/bad-accuracy"),
        ("location: {lat: 53.5, lon: 87.2, accuracy: 1 km, sources: []}", "location/no-source"),
        ("location: {lat: 3.5, lon: 87.2, accuracy: 1 km, sources: [osm]}", "location/outside-frame"),
        ("location: {lat: 53.5}", "front-matter/missing-field"),
    ],
)
def test_what_is_wrong_with_a_stop_is_said_where_it_stands(stop: str, code: str) -> None:
    front = f"stops:\n  - entry: towns/kaltan\n    {stop}\n"

    found = complaints(front, path="content/tours/south.md")

    assert {each[0] for each in found} == {code}
    assert {each[1] for each in found} == {6}


def test_a_page_needs_no_summary_and_knows_no_facts() -> None:
    value, problems = read("---\ntitle: About\n---\nText.\n", "content/pages/about.md")
    _, refused = read("---\ntitle: About\nfacts: {}\n---\nText.\n", "content/pages/about.md")

    assert isinstance(value, Entry)
    assert problems == []
    assert codes(refused) == ["front-matter/unknown-field"]


def test_slips_of_the_text_do_not_keep_the_entry_out_and_have_the_lines_of_the_file() -> None:
    value, problems = read(town(body="One.\n\nTwo [@]."))

    assert isinstance(value, Entry)
    assert value.body_line == 5
    assert [(p.code, p.line) for p in problems] == [("citation/empty", 7)]


# --- claims, translations ---


def claim_text(body: str = "So it is [@k].", **changed: str | None) -> str:
    fields = {"says": "It is so.", "by": "a_text", "about": "[towns/kaltan]", "verdict": "supported"}
    lines = "".join(
        f"{name}: {value}\n" for name, value in {**fields, **changed}.items() if value is not None
    )
    return f"---\n{lines}---\n{body}\n"


def test_a_claim_has_who_said_it_of_what_and_the_verdict() -> None:
    value, problems = read(claim_text(by="'@a_text'", waive="{visit/stale: w}"), "content/claims/t01.md")

    assert problems == []
    assert isinstance(value, Claim)
    assert (value.id, value.says, value.by.id, value.verdict) == (
        "claims/t01", "It is so.", "a_text", "supported",
    )  # fmt: skip
    assert [ref.id for ref in value.about] == ["towns/kaltan"]
    assert value.waive == (Waiver("visit/stale", "w", Span(6, 9, 20)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (claim_text(verdict=None), ["claim/no-verdict"]),
        (claim_text(verdict=""), ["claim/no-verdict"]),
        (claim_text(verdict="true"), ["front-matter/bad-value"]),
        (claim_text(about="[]"), ["front-matter/empty-field"]),
        (claim_text(about=None), ["front-matter/missing-field"]),
        (claim_text("No source."), ["claim/no-evidence"]),
        (claim_text(by=None, says=None), ["front-matter/missing-field"] * 2),
        (claim_text(title="x"), ["front-matter/unknown-field"]),
    ],
)
def test_a_claim_without_a_verdict_or_evidence_is_none(text: str, expected: list[str]) -> None:
    value, problems = read(text, "content/claims/t01.md")

    assert value is None
    assert codes(problems) == expected


def test_a_translation_says_only_what_differs() -> None:
    value, problems = read(
        "---\ntitle: Калтан\nsummary: Город.\ntranslates: abc\ndraft: true\nwaive: {visit/stale: w}\n"
        "---\nИстория.\n",
        "content/towns/kaltan.ru.md",
    )
    of_claim, more = read("---\nsays: Это так.\n---\nИстория [@k].\n", "content/claims/t01.ru.md")

    assert problems == more == []
    assert isinstance(value, Translation)
    assert (value.of, value.lang, value.title, value.summary) == ("towns/kaltan", "ru", "Калтан", "Город.")
    assert (value.source_digest, value.draft) == ("abc", True)
    assert value.digest_span == Span(4, 13, 16)
    assert value.waive == (Waiver("visit/stale", "w", Span(6, 9, 20)),)
    assert isinstance(of_claim, Translation)
    assert (of_claim.of, of_claim.title) == ("claims/t01", "Это так.")


@pytest.mark.parametrize(
    ("path", "text", "args"),
    [
        ("content/towns/kaltan.ru.md", "---\ntitle: Калтан\n---\n", [("summary",)]),
        ("content/towns/kaltan.ru.md", "---\nsummary: Город.\n---\n", [("title",)]),
        ("content/claims/t01.ru.md", "---\ntitle: Калтан\n---\n", [("says",)]),
    ],
)
def test_a_translation_lacks_nothing_that_readers_see(
    path: str, text: str, args: list[tuple[str, ...]]
) -> None:
    value, problems = read(text, path)

    assert value is None
    assert [(p.code, p.args) for p in problems] == [("front-matter/missing-field", a) for a in args]


# --- where a file belongs ---


@pytest.mark.parametrize(
    ("path", "code", "args"),
    [
        ("content/town/kaltan.md", "file/wrong-folder", ("town", "towns")),
        ("content/towns/south/kaltan.md", "file/wrong-folder", ("towns/south", "towns")),
        ("content/kaltan.md", "file/wrong-folder", ("content", "")),
        ("content/towns/Киселёвск.md", "file/bad-name", ("Киселёвск.md", "kiselyovsk.md")),
        ("content/towns/Киселёвск.ru.md", "file/bad-name", ("Киселёвск.ru.md", "kiselyovsk.ru.md")),
        ("content/towns/Kaltan.md", "file/bad-name", ("Kaltan.md", "kaltan.md")),
        ("content/towns/kaltan.MD", "file/bad-name", ("kaltan.MD", "kaltan.md")),
        ("content/towns/kaltan.rus.md", "file/bad-name", ("kaltan.rus.md", "kaltan-rus.md")),
        ("content/towns/!.md", "file/bad-name", ("!.md", "")),
        ("content/towns/kaltan.de.md", "translation/language", ("de", "ru")),
        ("content/towns/kaltan.en.md", "translation/language", ("en", "ru")),
    ],
)
def test_a_file_that_has_no_place_is_told_where_to_go(path: str, code: str, args: tuple[str, str]) -> None:
    made = frontmatter.Document(
        path=document(town()).path.with_name("x"), text=town(), data={}, spans={}, key_spans={},
        body="", body_line=1,
    )  # fmt: skip

    value, (problem,) = parse_content(replace(made, path=type(made.path)(path)), settings(), {})

    assert value is None
    assert problem.code == code
    assert problem.args[:2] == args
