"""The files of the admin: a page with a policy of its own, what it loads, and the settings it is told."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from kuzbass_site.admin.config import settings, shapes
from kuzbass_site.models.settings import Admin, Config
from kuzbass_site.models.source import Source

WEB = Path(__file__).parent / "web"

HOSTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "github": {
        "connect-src": ("https://api.github.com",),
        "img-src": ("https://avatars.githubusercontent.com",),
    },
    "gitlab": {
        "connect-src": ("https://gitlab.com",),
        "img-src": ("https://gitlab.com",),
    },
    "local": {},
}
"""Whom the page may ask besides the site it came from: the host of the repository."""

_WORDS = "locales/ru.json"
# Sveltia's build for bundlers loads the words of another language as a module.
_MODULES = {"imports": {f"./{_WORDS}": "./locales/ru.js"}}


def files(
    config: Config, admin: Admin, sources: Mapping[str, Source], programs: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Every file of the admin by its place in it, sorted; *programs* are the files that were fetched."""
    made = {name: data for name, data in programs.items() if name != _WORDS}
    made |= {place.name: place.read_bytes() for place in WEB.iterdir() if place.suffix in (".js", ".css")}
    made["cms/index.js"] = _mended(programs)
    made["locales/ru.js"] = b"export default " + programs[_WORDS].strip() + b";\n"
    made["index.html"] = _page(config, admin).encode()
    told = settings(config, admin, sources)
    made["config.yml"] = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110).encode()
    guide = {"hosts": HOSTS[admin.backend].get("connect-src", ()), "shapes": shapes()}
    made["guide.json"] = (json.dumps(guide, indent=1) + "\n").encode()
    return dict(sorted(made.items()))


_FONT = re.compile(rb"https://[\w./-]+/fontsource/fonts/([a-z0-9-]+?)(?::vf)?@[\d.]+/([a-z0-9-]+)\.woff2")
# The switch of languages fails while an entry is saved that has no translation: it looks for mistakes there.
_SLIP = b"Object.values(R(l)[t]).some("


def _mended(programs: Mapping[str, bytes]) -> bytes:
    """Sveltia's code without a slip of it, and with its own fonts where it names those of a third party."""

    def own(match: re.Match[bytes]) -> bytes:
        begin = f"cms/assets/{match[1].decode()}-{match[2].decode()}-"
        return next(name for name in programs if name.startswith(begin) and name.endswith(".woff2")).encode()

    return _FONT.sub(own, programs["cms/index.js"]).replace(_SLIP, _SLIP.replace(b"[t]", b"[t]??{}"))


def policy(admin: Admin, scripts: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of the page; *scripts* are those that stand in it.

    Sveltia writes its styles itself, and shows pictures that it has read from files.
    """
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    rules: dict[str, tuple[str, ...]] = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *(f"'sha256-{each}'" for each in hashes)),
        "style-src": ("'self'", "'unsafe-inline'"),
        "font-src": ("'self'",),
        "img-src": ("'self'", "blob:", "data:"),
        "media-src": ("blob:",),
        "manifest-src": ("blob:",),
        "connect-src": ("'self'", "blob:", "data:"),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    more = HOSTS[admin.backend]
    return "; ".join(" ".join((rule, *allowed, *more.get(rule, ()))) for rule, allowed in rules.items())


def _page(config: Config, admin: Admin) -> str:
    modules = json.dumps(_MODULES)
    title = html.escape(config.title[config.language])
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{html.escape(policy(admin, [modules]))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="admin.css">
<script type="importmap">{modules}</script>
<script type="module" src="admin.js"></script>
</head>
<body class="{admin.backend}">
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
"""
