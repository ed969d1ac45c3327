"""Addresses as they stand outside the site: absolute, and with every odd character escaped."""

from __future__ import annotations

from urllib.parse import quote

from kuzbass_site.site import Site


def absolute(site: Site, url: str) -> str:
    """The whole address of a rooted URL, a URI of RFC 3986 that needs no escaping in XML.

    What is escaped already stays as it is.
    """
    return site.guide.config.url.rstrip("/") + quote(url, safe="/%:@!$()*+,;=?#")
