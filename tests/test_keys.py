"""Which templates a page is made with, and that an edit of others leaves it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kuzbass_site import theme
from kuzbass_site.inputs import look
from kuzbass_site.keys import Templates
from kuzbass_site.render import environment


def templates(root: Path, **texts: str) -> Templates:
    """The templates of a guide in *root* that has these of its own: ``a_b`` stands for ``a/b.html``."""
    for name, text in texts.items():
        place = root / "templates" / f"{name.replace('_', '/')}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return Templates(root, look(root, {}, 0))


@pytest.mark.parametrize(
    "leads",
    [
        '{% extends "far.html" %}',
        "{%- include 'far.html' -%}",
        '{% from "far.html" import x %}',
        '{%+ import "far.html" as far %}',
        '{% include\n  "far.html" ignore missing %}',
        '{% from "near.html" import x %}',
        "{% include page.kind %}",
        '{% include ["other.html", "far.html"] %}',
    ],
)
def test_a_page_depends_on_what_its_template_leads_to(tmp_path: Path, leads: str) -> None:
    near = '{% import "far.html" as far %}'
    before = templates(tmp_path, own=leads, near=near, far="1", other="1").digest("own.html")

    assert templates(tmp_path, own=leads, near=near, far="2").digest("own.html") != before


def test_a_page_does_not_depend_on_other_templates(tmp_path: Path) -> None:
    before = templates(tmp_path, own='{% include "near.html" %}', near="1", other="1").digest("own.html")

    assert templates(tmp_path, other="2").digest("own.html") == before
    assert templates(tmp_path, near="2").digest("own.html") != before


def test_a_template_of_the_guide_that_hides_ours_counts(tmp_path: Path) -> None:
    before = templates(tmp_path).digest("entry.html")

    assert templates(tmp_path, base="mine").digest("entry.html") != before


def test_every_page_depends_on_the_row_of_reference_numbers(tmp_path: Path) -> None:
    before = templates(tmp_path, own="nothing").digest("own.html")

    assert templates(tmp_path, components_cites="mine").digest("own.html") != before


def test_what_is_found_in_our_templates_is_what_jinja_finds() -> None:
    from jinja2 import meta

    folder = theme.folders(Path("nowhere"), "templates")[0]
    found = Templates(Path("nowhere"), {})
    jinja = environment([folder], "en", ("en",))
    for place in folder.rglob("*.html"):
        name = place.relative_to(folder).as_posix()
        expected = set(meta.find_referenced_templates(jinja.parse(place.read_text(encoding="utf-8"))))
        assert set(found._leads_of(name)) == expected, name
