"""The guide as Hugo reads it."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.guide import Guide
from bench.told import ADDRESS, FEED, PER_PAGE, Teller, document

HERE = Path(__file__).parent
THEME = HERE / "themes" / "hugo"
STATIC = HERE.parent / "static"
RELATED = "{{ range first 4 (site.RegularPages.Related .) }}"
TAGS = "{{ range .GetTerms `tags` }}"

SETTINGS = f"""\
baseURL: {ADDRESS}/
title: Works and days
locale: en
taxonomies: {{tag: tags}}
mainSections: [landmarks, towns, sectors]
outputs: {{home: [html, rss], section: [html], taxonomy: [html], term: [html]}}
outputFormats: {{rss: {{baseName: feed}}}}
services: {{rss: {{limit: {FEED}}}}}
pagination: {{pagerSize: {PER_PAGE}, disableAliases: true}}
related: {{threshold: 0, includeNewer: true, toLower: false, indices: [{{name: tags, weight: 100}}]}}
markup: {{goldmark: {{renderer: {{unsafe: true}}, extensions: {{typographer: {{disable: true}}}}}}}}
"""


def write(guide: Guide, folder: Path, *, related: bool = False) -> None:
    """Write the whole guide into *folder*; entries lead to their tags, or to *related* entries."""
    content = folder / "content"
    teller = Teller(guide)
    for name in ("landmarks", "towns", "sectors", "claims", "sources"):
        (content / name).mkdir(parents=True, exist_ok=True)
        (content / name / "_index.md").write_text(document({"title": name.capitalize()}), encoding="utf-8")
    for entry in guide.entries():
        (content / f"{entry.head.id}.md").write_text(document(*teller.entry(entry)), encoding="utf-8")
    for claim in guide.claims():
        (content / "claims" / f"{claim.slug}.md").write_text(document(*teller.claim(claim)), encoding="utf-8")
    for source in guide.sources:
        (content / "sources" / f"{source.key}.md").write_text(
            document(teller.source(source)), encoding="utf-8"
        )
    (folder / "hugo.yaml").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(THEME, folder / "layouts", dirs_exist_ok=True)
    if related:
        page = folder / "layouts" / "page.html"
        page.write_text(page.read_text(encoding="utf-8").replace(TAGS, RELATED), encoding="utf-8")
    shutil.copytree(STATIC, folder / "static" / "static", dirs_exist_ok=True)


def write_related(guide: Guide, folder: Path) -> None:
    """The same, entries leading to related ones."""
    write(guide, folder, related=True)
