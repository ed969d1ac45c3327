"""The guide as Pelican reads it: entries are its articles, claims and sources its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.guide import Guide
from bench.told import ADDRESS, FEED, LABELS, PER_PAGE, Teller, document

HERE = Path(__file__).parent
THEME = HERE / "themes" / "pelican"
STATIC = HERE.parent / "static"
MARKDOWN = ("tables", "footnotes", "def_list", "attr_list", "abbr")
"""The extensions of Python-Markdown that our generator uses."""

SETTINGS = f"""\
AUTHOR = "The guide"
SITENAME = "Works and days"
SITEURL = "{ADDRESS}"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "static"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_PATHS = {list(LABELS)!r}
PAGE_PATHS = ["claims", "sources"]
STATIC_PATHS = []
PLUGINS = ["yaml_metadata"]
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = "{{category}}/{{slug}}/"
ARTICLE_SAVE_AS = "{{category}}/{{slug}}/index.html"
ARTICLE_ORDER_BY = "title"
PAGE_URL = "{{template}}s/{{slug}}/"
PAGE_SAVE_AS = "{{template}}s/{{slug}}/index.html"
PAGE_ORDER_BY = "title"
CATEGORY_URL = "{{slug}}/"
CATEGORY_SAVE_AS = "{{slug}}/index.html"
TAG_URL = "tags/{{slug}}/"
TAG_SAVE_AS = "tags/{{slug}}/index.html"
TAGS_SAVE_AS = "tags/index.html"
CLAIMS_SAVE_AS = "claims/index.html"
SOURCES_SAVE_AS = "sources/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "claims", "sources", "sitemap"]
PAGINATED_TEMPLATES = {{"category": {PER_PAGE}, "tag": {PER_PAGE}}}
DEFAULT_PAGINATION = {PER_PAGE}
PAGINATION_PATTERNS = (
    (1, "{{base_name}}/", "{{base_name}}/index.html"),
    (2, "{{base_name}}/page/{{number}}/", "{{base_name}}/page/{{number}}/index.html"),
)
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = {FEED}
FEED_ATOM = FEED_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
SUMMARY_MAX_LENGTH = None
FORMATTED_FIELDS = []
MARKDOWN = {{
    "extension_configs": {{f"markdown.extensions.{{name}}": {{}} for name in {MARKDOWN!r}}},
    "output_format": "html5",
}}
JINJA_ENVIRONMENT = {{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
GZIP_CACHE = False
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"
"""


def write(guide: Guide, folder: Path) -> None:
    """Write the whole guide into *folder*."""
    content = folder / "content"
    teller = Teller(guide)
    for name in (*LABELS, "claims", "sources"):
        (content / name).mkdir(parents=True, exist_ok=True)
    for entry in guide.entries():
        (content / f"{entry.head.id}.md").write_text(document(*teller.entry(entry)), encoding="utf-8")
    for claim in guide.claims():
        fields, text = teller.claim(claim)
        text = document({"template": "claim", **fields}, text)
        (content / "claims" / f"{claim.slug}.md").write_text(text, encoding="utf-8")
    for source in guide.sources:
        text = document({"template": "source", **teller.source(source)})
        (content / "sources" / f"{source.key}.md").write_text(text, encoding="utf-8")
    (folder / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(THEME, folder / "theme" / "templates", dirs_exist_ok=True)
    shutil.copytree(STATIC, folder / "theme" / "static", dirs_exist_ok=True)
