"""Claims, sources, gaps and what is told in texts: the comparison names what is missing."""

from __future__ import annotations

import pytest
from compare_dossier import FAMILIES

from kuzbass_site.models.stated import Kind
from tests.dossiers import CLAIM, TABLE, both, headed, lacks, works
from tests.factories import body, citation_mark, claim, entry, fact, replace, site, source


def test_a_claim_has_to_be_there() -> None:
    assert lacks("claims", both(claims=[CLAIM])) == ["there is no such claim"]


def test_a_claim_has_the_verdict_the_text_and_some_evidence_of_the_dossier() -> None:
    other = claim("t01", verdict="supported", by="b_text", text=body("No.", citation_mark("third")))

    assert lacks("claims", both(other, claims=[CLAIM])) == [
        "cites none of a_source, another",
        "the verdict is supported, not contradicted",
        "it is by b_text, not a_text",
    ]


def test_evidence_that_a_claim_drops_is_told_and_no_failure() -> None:
    [checked] = FAMILIES["claims"](both(claim("t01"), claims=[CLAIM]))

    assert (checked.lacks, checked.drops) == ((), ("does not cite another",))


def test_a_source_has_to_be_in_the_registry() -> None:
    assert lacks("sources", both(sources={"a_source": {}})) == ["there is no such source"]


def test_a_source_keeps_its_address_and_its_tier() -> None:
    sides = both(works(), sources={"a_source": {}})
    other = source("a_source", url="https://example.org/other", tier="D")
    changed = replace(sides, site=site(works(), sources={"a_source": other}))

    assert lacks("sources", sides) == []
    assert lacks("sources", changed) == [
        "the URL is https://example.org/other, not https://example.org/a_source",
        "the tier is D, not A",
    ]


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        ("towns/kaltan#today", []),
        ("towns/kaltan?mines-open", []),
        ('towns/kaltan "No Record"', []),
        ("towns/kaltan#tomorrow", ["no heading has the anchor #tomorrow"]),
        ("towns/kaltan?founded", ["no fact says `founded: unknown`"]),
        ('towns/kaltan "everything"', ["it does not say “everything”"]),
        ("towns/atlantis", ["there is no such entry"]),
        ("Kaltan", ["no such place can be: Kaltan"]),
    ],
)
def test_a_gap_is_told_where_the_table_says(place: str, complaint: list[str]) -> None:
    unknown = fact("mines-open", "unknown", kind=Kind.NUMBER)
    town = entry(facts=[unknown, fact("founded", "1946")], text=headed("today", text="There is no record."))
    table = {**TABLE, "gaps": {"mines-of-kaltan-and": place}}

    assert lacks("gaps", both(town, table=table, gaps=["Mines of Kaltan and elsewhere."])) == complaint


def test_a_gap_that_the_table_forgets_is_missing() -> None:
    assert lacks("gaps", both(gaps=["Mines of Kaltan."])) == ["the table does not say where this is told"]


def test_a_gap_may_have_to_be_told_in_several_places() -> None:
    table = {**TABLE, "gaps": {"mines": ["towns/kaltan", "towns/atlantis"]}}

    [checked] = FAMILIES["gaps"](both(entry(), table=table, gaps=["Mines"]))

    assert (checked.where, checked.lacks) == ("content/towns/atlantis.md", ("there is no such entry",))


def test_a_person_has_a_heading_and_a_source() -> None:
    person = {"id": "popov", "name": "Dmitry Popov", "facts": [{"sources": ["a_source"]}]}
    known = entry("themes/people-of-the-basin", text=headed("dmitry-popov"))
    other = entry("themes/people-of-the-basin", text=headed("ivan-popov", cites="other"))

    assert lacks("people", both(known, people=[person])) == []
    assert lacks("people", both(other, people=[person])) == [
        "no heading has the anchor #dmitry-popov",
        "cites none of a_source",
    ]


def test_a_story_is_told_where_the_table_says() -> None:
    story = {"id": "story", "facts": [{"sources": ["a_source"]}]}
    table = {**TABLE, "stories": {"story": "themes/growth#the-story"}}

    assert lacks("stories", both(stories=[story])) == ["the table does not say where this is told"]
    assert lacks("stories", both(entry("themes/growth"), table=table, stories=[story])) == [
        "no heading has the anchor #the-story",
        "cites none of a_source",
    ]


def test_a_monument_is_named_with_its_number() -> None:
    monument = {"id": "fort", "register_no": "44", "sources": ["a_source"]}
    table = {**TABLE, "protected_monuments": {"fort": 'themes/listed-monuments "Fort"'}}
    bare = entry("themes/listed-monuments", text=headed(text="None."))
    full = entry("themes/listed-monuments", text=headed(text="The fort, no. 44."))

    assert lacks("monuments", both(bare, table=table, protected_monuments=[monument])) == [
        "it does not say “Fort”",
        "the register number 44 stands nowhere",
    ]
    assert lacks("monuments", both(full, table=table, protected_monuments=[monument])) == []


def test_every_heading_of_the_starting_texts_has_its_entry() -> None:
    theme, sector = [{"id": "theme"}], [{"id": "sector"}]

    assert lacks("headings", both(region_themes=theme)) == ["there is no such entry"]
    assert lacks("headings", both(entry("themes/growth"), region_themes=theme)) == []
    assert lacks("headings", both(sectors_novokuznetsk=sector)) == [
        "the table does not say where this is told"
    ]
