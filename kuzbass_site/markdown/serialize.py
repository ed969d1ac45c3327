"""The tree as HTML, to the byte as Python-Markdown writes it."""

from __future__ import annotations

from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_html_string


def serialize(root: Element) -> str:
    """Return the HTML of a tree of elements."""
    written: list[str] = []
    write = written.append
    waiting: list[Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            write(element)
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in ("script", "style") or not tag.islower():
            return to_html_string(root)  # comments, names with a namespace: no text makes them
        if element.attrib:
            attributes = _attributes(element)
            if attributes is None:
                return to_html_string(root)
            write(f"<{tag}{attributes}>")
        else:
            write(f"<{tag}>")
        if element.text:
            write(_escaped(element.text))
        if element.tail:
            waiting.append(_escaped(element.tail))
        if tag not in HTML_EMPTY:
            waiting.append(f"</{tag}>")
        if len(element):
            waiting.extend(reversed(element))
    return "".join(written)


def _attributes(element: Element) -> str | None:
    """The attributes in the order of their names; None where one is written as its name alone."""
    written = ""
    for name, value in sorted(element.items()):
        if not value or name.lower() == value.lower():
            return None
        value = _escaped(value)
        if '"' in value:
            value = value.replace('"', "&quot;")
        written += f' {name}="{value}"'
    return written


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)  # only where no reference begins
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
