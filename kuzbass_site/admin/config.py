"""The settings of Sveltia CMS, made of the model of the front matter and the vocabulary of the guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kuzbass_site.admin.fields import Vocabulary, fields_of, shape_of
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.settings import Admin, Config
from kuzbass_site.models.source import Source
from kuzbass_site.schema.fields import FORMS

IMAGES = "content/images"
_ICONS = {
    "landmarks": "factory", "towns": "location_city", "sectors": "category", "themes": "history_edu",
    "tours": "route", "claims": "fact_check", "pages": "article",
}  # fmt: skip
_NAMES = {"claims": "says"}
"""The field that names an entry where it has no title."""


def settings(config: Config, admin: Admin, sources: Mapping[str, Source]) -> dict[str, Any]:
    """What ``config.yml`` says: where the repository is, and a form for each collection."""
    vocabulary = Vocabulary(config, sources)
    return {
        "backend": _backend(admin),
        "app_title": config.title[config.language],
        "site_url": config.url,
        "show_preview_links": False,
        "media_folder": IMAGES,
        "public_folder": f"/{IMAGES}",
        "media_libraries": {"stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "editor": {"preview": False},
        "i18n": {
            "structure": "multiple_files",
            "locales": list(config.languages),
            "default_locale": config.language,
            "initial_locales": "default",
            "omit_default_locale_from_file_path": True,
        },
        "collections": [_collection(name, vocabulary) for name in COLLECTIONS],
    }


def shapes() -> dict[str, Any]:
    """For each collection, what its forms make of the values in a file; ``shapes.js`` reads it."""
    return {name: shape_of(FORMS[name]) for name in COLLECTIONS}


def _backend(admin: Admin) -> dict[str, Any]:
    """Where the repository is. Access is by a token of the editor's, for no server of ours could lend one.

    With a folder alone the host named is never asked: the policy of the page forbids it.
    """
    if admin.backend == "local":
        return {"name": "github", "repo": "this/guide", "auth_methods": ["token"]}
    found: dict[str, Any] = {"name": admin.backend, "repo": admin.repo, "auth_methods": ["token"]}
    return found | ({"branch": admin.branch} if admin.branch else {})


def _collection(name: str, vocabulary: Vocabulary) -> dict[str, Any]:
    config = vocabulary.config
    term = config.collections.get(name)
    named = _NAMES.get(name, "title")
    return {
        "name": name,
        "label": term.plural[config.language] if term else name.capitalize(),
        "label_singular": term.label[config.language] if term else name.removesuffix("s").capitalize(),
        "icon": _ICONS[name],
        "folder": f"content/{name}",
        "format": f"guide-{name}",
        "i18n": True,
        "create": True,
        "delete": False,  # an address that others know needs more than a file less
        "identifier_field": named,
        "slug": {
            "template": f"{{{{{named}}}}}",
            "editable": ["create"],
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "small Latin letters, digits and hyphens"],
        },
        "summary": f"{{{{{named}}}}}",
        "sortable_fields": {"fields": [named], "default": {"field": named}},
        "fields": [
            *fields_of(FORMS[name], vocabulary),
            _text(config),
            *fields_of(FORMS[name], vocabulary, seldom=True),
            {"name": "origin", "widget": "hidden", "i18n": True},
        ],
    }


def _text(config: Config) -> dict[str, Any]:
    """The text: Markdown in a plain box, for an editor with buttons would write all of it anew."""
    hint = "Markdown. A source: `[@key]`; a link to another entry: `[Kaltan](../towns/kaltan.md)`."
    needed = [config.language]
    return {"name": "body", "label": "Text", "widget": "text", "hint": hint, "i18n": True, "required": needed}
