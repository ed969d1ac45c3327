"""The HTML that a body may hold. Everything else is taken out by nh3 (ammonia, html5ever).

All advisories against ammonia but one came through ``svg``, ``math`` or ``style``: never allow them.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Set as AbstractSet

import nh3

from kuzbass_site.markdown.marks import TOKEN
from kuzbass_site.markdown.targets import SCHEMES

_INLINE = (
    "abbr b bdi br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_BLOCK = "blockquote dd details div dl dt hr li ol p pre summary ul"
_TABLE = "caption table tbody td tfoot th thead tr"

CLOSED_BY_HTML = frozenset(f"br hr wbr li p dt dd {_TABLE}".split()) - {"table"}
"""Elements that need no end tag."""

WRITTEN = frozenset(f"{_INLINE} {_BLOCK} {_TABLE}".split())
"""Elements that editors may write as HTML."""

TAGS = WRITTEN | {"a", "h2", "h3", "h4", "h5", "h6"}
"""Elements that a body may hold."""

_PROGRAMS = "applet base embed frame frameset iframe link math meta noscript object script style svg template"
_FORMS = "button form input option select textarea title xmp"

FORBIDDEN = frozenset(f"{_PROGRAMS} {_FORMS}".split())
"""Elements whose use is an error; their content goes with them where it is not for readers."""

CLASSES = frozenset(
    {*("left", "center", "right"), *("footnote", "footnote-ref", "footnote-backref"), "note", "table"}
)
"""Classes that a body may use: the alignment of cells, footnotes, tables, a note set apart."""

_EVERYWHERE = frozenset({"lang", "dir", "class"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "id", "title", "rel", "aria-labelledby"}),
    "abbr": frozenset({"title"}),
    "blockquote": frozenset({"cite"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "dfn": frozenset({"title"}),
    "div": frozenset({"role", "tabindex", "aria-label"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"id", "value"}),
    "ol": frozenset({"start", "reversed"}),
    "q": frozenset({"cite"}),
    "sup": frozenset({"id"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), frozenset({"id"})),
}
_ALLOWED = {tag: set(_ATTRIBUTES.get(tag, frozenset()) | _EVERYWHERE) for tag in TAGS}
# What only the build writes, and what it must not be mistaken for.
_OURS = frozenset({"href", "id", "rel", "role", "tabindex", "aria-label", "aria-labelledby"})
_VALUES = {
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "start": re.compile(r"-?\d{1,6}"),
    "value": re.compile(r"-?\d{1,6}"),
    "colspan": re.compile(r"\d{1,3}"),
    "rowspan": re.compile(r"\d{1,3}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "cite": re.compile(r"https?://[^\s]+"),
}
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")


def is_allowed(tag: str, name: str, value: str) -> bool:
    """Whether editors may write the attribute on the element."""
    if name == "class":
        return set(value.split()) <= CLASSES
    pattern = _VALUES.get(name)
    return (
        name in _ALLOWED.get(tag, ())
        and name not in _OURS
        and (pattern is None or bool(pattern.fullmatch(value)))
    )


def clean(html: str, ours: AbstractSet[tuple[str, str]]) -> str:
    """Return *html* with nothing in it but what a body may hold.

    *ours* are the attributes that the build itself made, as names and values: only those may name
    ids, targets and roles.
    """
    if "&#" in html:
        html = _REFERENCE.sub(_without_private, html)
    # What the engine leaves of its placeholders when a link cuts through one.
    return _local.clean(html.replace("\x02", "").replace("\x03", ""), ours)


class _Sanitizer(threading.local):
    """The sanitiser of a thread: making one takes half as long as reading a text."""

    def __init__(self) -> None:
        self._ours: AbstractSet[tuple[str, str]] = frozenset()
        self._cleaner = nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(FORBIDDEN),
            attributes=_ALLOWED,
            attribute_filter=self._keep,
            link_rel=None,
            url_schemes=set(SCHEMES),
        )

    def clean(self, html: str, ours: AbstractSet[tuple[str, str]]) -> str:
        self._ours = ours
        return self._cleaner.clean(html)

    def _keep(self, tag: str, name: str, value: str) -> str | None:
        if (name, value) in self._ours:
            return value
        if name == "class":
            return " ".join(word for word in value.split() if word in CLASSES) or None
        return value if is_allowed(tag, name, value) and not TOKEN.search(value) else None


_local = _Sanitizer()


def _without_private(match: re.Match[str]) -> str:
    """A reference to a private-use or control character could pass for a token or a placeholder."""
    number = int(match[1][:8], 16) if match[1] else int(match[2][:8])
    return "\ufffd" if 0xE000 <= number <= 0xF8FF or number in (2, 3) else match[0]
