from __future__ import annotations

import pytest

from kuzbass_site.config import parse_config
from kuzbass_site.models.settings import Admin, Frame
from kuzbass_site.models.stated import Kind
from tests.factories import codes, document

LEAST = {
    "title": "{en: Guide, ru: Путеводитель}",
    "description": "{en: Places., ru: Места.}",
    "url": "https://guide.example/kuzbass/",
    "languages": "[en, ru]",
    "frame": "{south: 52, west: 84.3, north: 56.95, east: 89.6}",
}


def text(**changed: str | None) -> str:
    fields = {**LEAST, **changed}
    return "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items() if value)


def test_the_least_settings_are_a_guide_in_its_first_language() -> None:
    config, problems = parse_config(document(text(), "content/site.yaml"))

    assert problems == []
    assert config is not None
    assert config.url == "https://guide.example/kuzbass"
    assert config.language == "en"
    assert config.languages == ("en", "ru")
    assert config.frame == Frame(52.0, 84.3, 56.95, 89.6)
    assert config.per_page > 0
    assert config.featured == ()


def test_vocabularies_have_their_names_in_every_language() -> None:
    config, problems = parse_config(
        document(
            text(
                tags="{coal: {label: {en: Coal, ru: Уголь}}}",
                types="{city: {label: {en: City, ru: Город}, drawing: settlement}}",
                facts="{founded: {kind: date, label: {en: Founded, ru: Основан}, words: {en: [founded]}}}",
                licences="[{what: {en: Text, ru: Текст}, name: CC BY 4.0, url: https://cc.example/by}]",
                featured="[towns/kaltan]",
                per_page="12",
                without="[map, a-z]",
            ),
            "content/site.yaml",
        )
    )

    assert problems == []
    assert config is not None
    assert config.tags["coal"].label == config.tags["coal"].plural == {"en": "Coal", "ru": "Уголь"}
    assert config.types["city"].drawing == "settlement"
    assert config.facts["founded"].kind is Kind.DATE
    assert config.facts["founded"].words == {"en": ("founded",)}
    assert config.licences[0].name == "CC BY 4.0"
    assert (config.featured, config.per_page) == (("towns/kaltan",), 12)
    assert config.without == {"map", "a-z"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": None}, ["front-matter/missing-field"]),
        ({"title": "{}"}, ["front-matter/empty-field"]),
        ({"title": "Guide"}, ["front-matter/wrong-type"]),
        ({"title": "{en: Guide}"}, ["config/missing-language"]),
        ({"tagline": "{en: True}"}, ["config/missing-language"]),
        ({"tags": "{coal: {label: {en: Coal}}}"}, ["config/missing-language"]),
        ({"tags": "{coal: {label: {en: C, ru: У}, intro: {ru: У}}}"}, ["config/missing-language"]),
        ({"facts": "{founded: {kind: date, label: {en: F}}}"}, ["config/missing-language"]),
        ({"licences": "[{what: {ru: Т}, name: CC0}]"}, ["config/missing-language"]),
        (
            {"facts": "{owner: {kind: text, label: {en: O, ru: В}, words: {en: [owner]}}}"},
            ["front-matter/unknown-field"],
        ),
        (
            {"facts": "{owner: {kind: text, label: {en: O, ru: В}, life: begins}}"},
            ["front-matter/unknown-field"],
        ),
        (
            {"facts": "{founded: {kind: date, label: {en: F, ru: О}, words: {en: ['']}}}"},
            ["front-matter/empty-item"],
        ),
        ({"facts": "{founded: {kind: day, label: {en: F, ru: О}}}"}, ["front-matter/bad-value"]),
        (
            {"facts": "{coal: {kind: number, chart: mines, label: {en: C, ru: У}}}"},
            ["front-matter/bad-value"],
        ),
        ({"charts": "{mines: {label: {en: M}}}"}, ["config/missing-language"]),
        ({"languages": "[en, de]"}, ["front-matter/bad-value"]),
        ({"languages": "[]"}, ["front-matter/empty-field"]),
        ({"url": "guide.example"}, ["front-matter/wrong-type"]),
        ({"url": "javascript://x"}, ["front-matter/wrong-type"]),
        ({"repository": "javascript:alert(1)"}, ["front-matter/wrong-type"]),
        ({"licences": "[{what: {en: T, ru: Т}, name: CC0, url: 'data:x'}]"}, ["front-matter/wrong-type"]),
        ({"edit": "'{repository}/edit/{branch}/{path}'"}, ["front-matter/wrong-type"]),
        ({"edit": "'{repository.__class__}/{path}'"}, ["front-matter/wrong-type"]),
        ({"edit": "'{}'"}, ["front-matter/wrong-type"]),
        ({"edit": "'javascript:{path}'"}, ["front-matter/wrong-type"]),
        ({"report": "'{repository}/issues?t={path}'"}, ["front-matter/wrong-type"]),
        ({"frame": "{south: 57, west: 84, north: 52, east: 89}"}, ["config/empty-frame"]),
        ({"frame": "{south: 52, west: 84, north: 57, east: 84}"}, ["config/empty-frame"]),
        ({"frame": "{south: 52, west: 84, north: 97, east: 89}"}, ["front-matter/wrong-type"]),
        ({"collections": "{village: {label: {en: V, ru: Д}}}"}, ["config/unknown-collection"]),
        ({"per_page": "0"}, ["front-matter/wrong-type"]),
        ({"without": "[maps]"}, ["front-matter/bad-value"]),
        ({"without": "map"}, ["front-matter/wrong-type"]),
        ({"colour": "red"}, ["front-matter/unknown-field"]),
    ],
)
def test_settings_that_do_not_fit_are_refused(changed: dict[str, str | None], expected: list[str]) -> None:
    config, problems = parse_config(document(text(**changed), "content/site.yaml"))

    assert config is None
    assert codes(problems) == expected


@pytest.mark.parametrize(
    "changed",
    [
        {"repository": "https://git.example/guide"},
        {"edit": "'{repository}/edit/main/{path}'", "report": "'mailto:x@y.example'"},
        {"edit": "https://edit.example/{path}", "report": "'https://r.example/?t={title}&u={url}'"},
        {"languages": "[ru]", "title": "{ru: Путеводитель}", "description": "{ru: Места.}"},
    ],
)
def test_settings_that_fit_are_taken(changed: dict[str, str]) -> None:
    config, problems = parse_config(document(text(**changed), "content/site.yaml"))

    assert problems == []
    assert config is not None


def test_facts_may_share_a_chart_that_has_a_label() -> None:
    written = text(
        facts="{coal: {kind: number, chart: mines, label: {en: Coal, ru: Уголь}}}",
        charts="{mines: {label: {en: Mines, ru: Шахты}}}",
    )

    config, problems = parse_config(document(written, "content/site.yaml"))

    assert problems == []
    assert config is not None
    assert config.facts["coal"].chart == "mines"
    assert config.charts["mines"]["ru"] == "Шахты"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"admin": "{backend: local}"}, Admin("local")),
        (
            {"admin": "{backend: github, repo: museum/guide, branch: main}"},
            Admin("github", "museum/guide", "main"),
        ),
        (
            {"admin": "{backend: github}", "repository": "https://github.com/museum/guide"},
            Admin("github", "museum/guide"),
        ),
        (
            {"admin": "{backend: gitlab}", "repository": "https://gitlab.com/a/b/c.git"},
            Admin("gitlab", "a/b/c"),
        ),
        ({}, None),
    ],
)
def test_the_admin_knows_the_repository_it_writes_to(fields: dict[str, str], expected: Admin | None) -> None:
    config, problems = parse_config(document(text(**fields), "content/site.yaml"))

    assert problems == []
    assert config is not None
    assert config.admin == expected


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"admin": "{backend: github}"}, "front-matter/missing-field"),
        (
            {"admin": "{backend: gitlab}", "repository": "https://github.com/a/b"},
            "front-matter/missing-field",
        ),
        ({"admin": "{backend: gitea}"}, "front-matter/bad-value"),
        ({"admin": "{backend: github, repo: guide}"}, "front-matter/wrong-type"),
        ({"admin": "{backend: local, folder: x}"}, "front-matter/unknown-field"),
        ({"admin": "{}"}, "front-matter/missing-field"),
    ],
)
def test_an_admin_without_a_repository_is_a_mistake(fields: dict[str, str], code: str) -> None:
    config, problems = parse_config(document(text(**fields), "content/site.yaml"))

    assert config is None
    assert codes(problems) == [code]
