"""What nothing leads to or uses is listed, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kuzbass_site.cli import main
from kuzbass_site.models.entry import Claim, Entry, Translation
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.orphans import orphans
from tests.factories import body, claim, entry, guide, link_mark, replace, site, translation

SMALL = Path(__file__).parent / "sites" / "small"


def alone(*values: Entry | Claim | Translation, **fields: Any) -> tuple[str, ...]:
    """The ids of the entries of such a site to which nothing leads."""
    return orphans(site(*values, **fields)).entries


LONELY = entry("towns/kaltan")


def test_an_entry_is_lonely_until_something_published_leads_to_it() -> None:
    linked = body(link_mark("../towns/kaltan.md#today"))
    ways: list[Entry | Claim] = [
        entry("themes/growth", text=linked),
        entry("themes/growth", see_also=["towns/kaltan"]),
        entry("tours/walk", stops=["towns/kaltan"]),
        claim("t01", "towns/kaltan"),
    ]

    assert alone(LONELY) == ("towns/kaltan",)
    assert alone(LONELY, entry("themes/growth")) == ("themes/growth", "towns/kaltan")
    for way in ways:
        assert "towns/kaltan" not in alone(LONELY, way)
    assert "towns/kaltan" not in alone(LONELY, ways[0], translation("themes/growth", text=linked))


def test_a_whole_and_its_parts_a_tour_and_its_stops_lead_to_each_other() -> None:
    assert alone(entry("towns/kaltan", part_of=["themes/growth"]), entry("themes/growth")) == ()
    assert alone(entry("tours/walk", stops=["towns/kaltan"]), LONELY) == ()
    assert alone(entry("tours/walk", stops=["towns/gone"])) == ("tours/walk",)


def test_an_entry_does_not_lead_to_itself_and_a_draft_leads_nowhere() -> None:
    own = body(link_mark("kaltan.md"))

    assert alone(entry("towns/kaltan", text=own)) == ("towns/kaltan",)
    assert alone(LONELY, entry("themes/growth", see_also=["towns/kaltan"], draft=True)) == ("towns/kaltan",)
    assert alone(entry("towns/kaltan", draft=True), entry("pages/about")) == ()


def test_what_the_front_page_shows_is_led_to() -> None:
    settings = replace(guide(LONELY).config, featured=("towns/kaltan",))

    assert alone(LONELY, config=settings) == ()


def test_drawings_are_those_of_entries_that_are_not_there() -> None:
    found = orphans(site(LONELY, drawings=frozenset({"mine", "towns/kaltan", "towns/gone"})))

    assert found.drawings == ("content/drawings/towns/gone.svg",)


@pytest.mark.parametrize(
    ("term", "text", "used"),
    [
        (GlossaryTerm(term="spoil tip", means="…"), "Two spoil tips stand there.", True),
        (GlossaryTerm(term="spoil tip", means="…"), "The tip of the spoil.", False),
        (
            GlossaryTerm(term="headframe", means="…", local={"ru": "надшахтный копёр"}),
            "У надшахтного копра.",
            True,
        ),
        (GlossaryTerm(term="World Heritage Site", means="…", abbreviation="WHS"), "A WHS since 1986.", True),
        (GlossaryTerm(term="coke", means="…"), "Coal.", False),
        (GlossaryTerm(term="CHP", means="…", local={"ru": "теплоцентраль (ТЭЦ)"}), "На ТЭЦ тепло.", True),
    ],
)
def test_a_word_is_used_in_any_of_its_forms(term: GlossaryTerm, text: str, used: bool) -> None:
    found = orphans(site(entry("towns/kaltan", text=text), glossary=(term,)))

    assert (found.terms == ()) is used


def test_the_command_lists_files_sources_and_words_and_ends_well(tmp_path: Path) -> None:
    root = tmp_path / "guide"
    shutil.copytree(SMALL, root)
    run = CliRunner()

    alright = run.invoke(main, ["orphans", "--root", str(root), "--lang", "en"])
    assert (alright.exit_code, alright.output) == (0, "Nothing: everything is led to and used.\n")

    (root / "content/images/extra.svg").write_text("<svg/>")
    (root / "content/drawings/towns").mkdir(parents=True)
    (root / "content/drawings/towns/gone.svg").write_text("<svg/>")
    (root / "content/towns/lonely.md").write_text(
        "---\ntitle: Lonely\nsummary: Nobody knows it.\n---\nA place.\n"
    )
    with (root / "content/sources.yaml").open("a") as sources:
        sources.write("unread:\n  title: Never read\n  tier: B\n")
    with (root / "content/glossary.yaml").open("a") as glossary:
        glossary.write("puddling:\n  means: Stirring iron. [@unesco_371]\n")

    told = run.invoke(main, ["orphans", "--root", str(root), "--lang", "en"])
    assert told.exit_code == 0
    assert told.output == (
        "Entries to which nothing leads:\n- towns/lonely\n"
        "Pictures that nothing shows:\n- content/images/extra.svg\n"
        "Drawings of entries that are not there:\n- content/drawings/towns/gone.svg\n"
        "Sources that nothing cites:\n- unread\n"
        "Words of the glossary that no text uses:\n- puddling\n"
    )
    listed = run.invoke(main, ["orphans", "--root", str(root), "--format", "json"])
    assert json.loads(listed.output) == {
        "entries": ["towns/lonely"],
        "images": ["content/images/extra.svg"],
        "drawings": ["content/drawings/towns/gone.svg"],
        "sources": ["unread"],
        "terms": ["puddling"],
    }
