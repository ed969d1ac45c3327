"""A guide may leave out families of pages: nothing of them is built, and nothing leads there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin, urlsplit

import pytest

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.models.settings import Family

SMALL = Path(__file__).parent / "sites" / "small"
FAMILIES = tuple(name for name in get_args(Family) if name != "og")
"""Those that have pages; for the pictures to share see ``test_sharing``."""
PLACES = {name: name for name in FAMILIES} | {"state": "about/state"}
"""The folder in which the pages of each family stand."""


LOST_BRIDGE = """\
---
title: Lost bridge
summary: A bridge of which little is known.
status: gone [@unesco_371]
facts:
  built: unknown (no document was found)
---
It is gone.
"""


def built(place: Path, *without: str) -> Path:
    """The small guide, with a lost place and an open question, without these families."""
    shutil.copytree(SMALL, place / "guide")
    (place / "guide/content/landmarks/lost-bridge.md").write_text(LOST_BRIDGE, encoding="utf-8")
    settings = place / "guide/content/site.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(
            "without: [og]", f"without: [{', '.join(('og', *without))}]"
        ),
        encoding="utf-8",
    )
    build(place / "guide", place / "site", Options(search=True), strict=True)
    return place / "site"


def dead_links(site: Path) -> list[str]:
    """What the pages name that is not there, by whatever attribute; addresses on the web are passed over."""
    base, dead = "https://gorge.example/", []
    for page in sorted(site.rglob("*.html")):
        here = base + page.relative_to(site).as_posix()
        for target in re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            address = urlsplit(urljoin(here, target))
            file = site / address.path.strip("/")
            if f"{address.scheme}://{address.netloc}/" == base and not (
                file.is_file() or (file / "index.html").is_file()
            ):
                dead.append(f"{here}: {target}")
    return dead


def test_a_whole_guide_has_every_family(tmp_path: Path) -> None:
    site = built(tmp_path)

    assert [name for name, folder in PLACES.items() if not (site / folder / "index.html").is_file()] == []
    assert dead_links(site) == []


@pytest.mark.parametrize("without", [*([name] for name in FAMILIES), FAMILIES], ids="+".join)
def test_what_a_guide_leaves_out_is_not_there_and_nothing_leads_to_it(
    without: list[str], tmp_path: Path
) -> None:
    site = built(tmp_path, *without)

    for name, folder in PLACES.items():
        for lang in (site, site / "ru"):
            assert (lang / folder).exists() == (name not in without)
    assert dead_links(site) == []
    home = (site / "index.html").read_text(encoding="utf-8")
    assert ('class="map' in home) == ("map" not in without)
    assert (site / "landmarks/old-furnace/index.html").is_file()
    assert (site / "sitemap.xml").is_file()
