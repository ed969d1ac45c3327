"""The state of the guide: what is counted, and how it is told in the terminal and on its page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path, PurePosixPath

from click.testing import CliRunner

from kuzbass_site.cli import main
from kuzbass_site.markdown import parse_body
from kuzbass_site.models.entry import Visit
from kuzbass_site.models.files import Span
from kuzbass_site.models.stated import Kind
from kuzbass_site.models.waiver import Waiver
from kuzbass_site.pages import plan
from kuzbass_site.pages.views import Link, StateView
from kuzbass_site.problems import Problem
from kuzbass_site.prose import Share
from kuzbass_site.report import as_json, as_text
from kuzbass_site.site import Site
from kuzbass_site.state import standing, state
from tests.factories import TODAY, claim, entry, fact, replace, site, source, stated, translation

OLD = Visit(checked=stated("2020-01-01", kind=Kind.DATE), access=stated("open"))
TEXT = parse_body("Iron since 1932 [@good].\n\nOnly 12 Mt were made in 1950.")


def guide_of(*entries: object) -> Site:
    """A site whose sources are a good one, a weak one and the factories' own."""
    sources = {key: source(key) for key in ("good", "a_source", "a_text", "a_gazetteer")}
    return site(*entries, sources=sources | {"weak": source("weak", tier="D")})  # type: ignore[arg-type]


def test_an_entry_is_counted_by_what_its_values_rest_on() -> None:
    kaltan = entry(
        facts=[
            fact("founded", stated("1946", "good", kind=Kind.DATE), stated("1940", "weak", kind=Kind.DATE)),
            fact("river", stated("Kondoma", "weak", "good"), kind=Kind.TEXT),
            fact("mines", stated("unknown", citations=()), kind=Kind.NUMBER),
            fact("nickname", stated("none", citations=(), unsourced="hearsay"), kind=Kind.TEXT),
        ],
        text=TEXT,
    )

    counted = standing(guide_of(kaltan, claim("t01", "towns/kaltan")), kaltan)

    assert (counted.stated, counted.unsourced, counted.unknown) == (3, 1, 1)
    assert counted.tiers == (("A", 2), ("D", 1))
    assert (counted.weak, counted.weakest) == (1, "D")
    assert (counted.disputes, counted.claims) == (1, 1)


def test_the_guide_is_counted_without_the_pages_about_itself() -> None:
    now = state(guide_of(entry(text=TEXT), entry("pages/about", text=TEXT), entry("themes/growth")))

    assert [each.id for each in now.entries] == ["towns/kaltan", "themes/growth"]
    assert now.collections == (("towns", 1), ("themes", 1))
    assert now.figures == Share(1, 3)
    assert now.sources == (("A", 4), ("D", 1))


def test_what_is_open_is_named() -> None:
    disputed = fact("founded", "1946", "1947")
    waived = Waiver(rule="prose/uncited-figure", reason="street numbers", span=Span(3, 3))
    made = guide_of(
        entry(facts=[disputed], visit=OLD, waive=(waived,)),
        entry("themes/growth", visit=replace(OLD, checked=stated(TODAY.isoformat(), kind=Kind.DATE))),
        translation(),
    )

    now = state(made)

    assert now.disputes == (("towns/kaltan", "founded"),)
    assert now.stale_visits == ("towns/kaltan",)
    assert now.stale_translations == (("towns/kaltan", "ru"),)
    assert [(each.owner, each.rule) for each in now.waivers] == [("towns/kaltan", "prose/uncited-figure")]


def test_the_page_says_what_is_open_and_leads_there() -> None:
    waived = Waiver(rule="prose/uncited-figure", reason="street numbers", span=Span(3, 3))
    made = guide_of(entry(facts=[fact("founded", "1946", "1947")], visit=OLD, waive=(waived,), text=TEXT))

    views = {page.lang: page.view for page in plan(made) if page.url.endswith("/about/state/")}
    english, russian = views["en"], views["ru"]

    assert isinstance(english, StateView)
    assert isinstance(russian, StateView)
    kaltan = Link("/towns/kaltan/", "Kaltan")
    assert [(row.entry, row.stated, row.cited, row.figures) for row in english.rows] == [(kaltan, 4, 1, 3)]
    assert english.disputes == ((kaltan, "Founded"),)
    assert english.visits == ((kaltan, "1 January 2020"),)
    assert english.waivers == ((kaltan, "prose/uncited-figure: street numbers"),)
    assert russian.disputes[0][1] == "Founded (рус.)"


def test_the_report_tells_the_same_in_text_and_as_json() -> None:
    now = state(guide_of(entry(facts=[fact("founded", "1946", "1947")], visit=OLD, text=TEXT)))
    note = Problem(PurePosixPath("content/towns/kaltan.md"), 1, 1, "visit/stale", ("2020-01-01", "access"))

    text, data = as_text(now, [note]), json.loads(as_json(now, [note]))

    assert "Figures of the texts that are cited: 1 of 3" in text
    assert "Where sources differ: 1\n  towns/kaltan: founded" in text
    assert "visit/stale: 1" in text
    assert data["figures"] == {"cited": 1, "all": 3}
    assert data["notes"] == {"visit/stale": 1}
    assert data["entries"][0]["standing"]["weakest"] == "A"


def test_the_command_reports_on_a_guide_and_takes_the_day_as_given(small_guide: Path) -> None:
    def notes(day: str) -> dict[str, int]:
        arguments = ["report", "--root", str(small_guide), "--format", "json", "--date", day]
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert done.exit_code == 0
        found: dict[str, int] = json.loads(done.stdout)["notes"]
        return found

    assert "visit/stale" not in notes("2026-11-22")
    assert "visit/stale" in notes(date(2040, 1, 1).isoformat())
