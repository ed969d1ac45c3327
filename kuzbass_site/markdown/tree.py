"""The last step on the tree of a text: ids, marks for links and pictures, tables, the checks of both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, AtomicString
from msgspec import Struct, field

from kuzbass_site.markdown.marks import BLOCK_TOKEN, TOKEN, Marks
from kuzbass_site.markdown.notes import Notes
from kuzbass_site.markdown.rawhtml import attribute_problem
from kuzbass_site.markdown.source import Source
from kuzbass_site.markdown.targets import Places, classify, decoded
from kuzbass_site.models.body import BodyProblem, CitationMark, FigureMark, Heading, LinkMark
from kuzbass_site.models.files import Span
from kuzbass_site.text import anchor, unique

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDERS = frozenset({"p", "li", "dd", "td"})
_ALIGNMENTS = frozenset({"left", "center", "right"})

# Attributes that the engine makes, or that are looked at where they belong.
_ENGINES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title", "class", "aria-labelledby"}),
    "img": frozenset({"src", "alt", "title"}),
    "td": frozenset({"align"}),
    "th": frozenset({"align"}),
    **dict.fromkeys(_HEADINGS, frozenset({"id"})),
}


class Run(Struct):
    """What one run learns of its text."""

    source: Source
    places: Places
    marks: Marks = field(default_factory=Marks)
    problems: list[BodyProblem] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    ours: set[tuple[str, str]] = field(default_factory=set)
    """The attributes that the build made, which the sanitiser lets through."""

    def report(self, code: str, span: Span, *args: str) -> None:
        """Note a problem."""
        self.problems.append(BodyProblem(code, args, span))

    def set(self, element: Element, name: str, value: str) -> None:
        """Give an element an attribute that only the build may give."""
        # The serialiser leaves what looks like a reference alone.
        element.set(name, value.replace("&", "&amp;"))
        self.ours.add((name, value))


def finish(root: Element, md: Markdown, notes: Notes, run: Run) -> None:
    """Give the finished tree its ids, marks and classes; note what is wrong with it."""
    _check_attributes(root, run)
    links = _number_notes(root, notes, run)
    _place_headings(root, md, run)
    _mark_links((link for link in root.iter("a") if link not in links), run)
    _mark_pictures(root, run)
    _finish_tables(root, md, run)


def _check_attributes(root: Element, run: Run) -> None:
    """Drop the attributes of ``{: …}`` that a body may not hold, and say so."""
    refused: dict[tuple[str, str, str], None] = {}
    for element in root.iter():
        tag = element.tag
        for name, value in list(element.items()) if element.attrib else ():
            if name in _ENGINES.get(tag, ()):
                continue
            code = attribute_problem(tag, name.lower(), value or "")
            if code:
                del element.attrib[name]
                refused.setdefault((code, name, value or ""))
    for code, name, value in refused:
        sign = rf"[.#]{re.escape(value.split(' ')[0])}" if name in ("class", "id") else re.escape(name)
        found = re.search(rf"\{{[^}}\n]*?{sign}", run.source.masked)
        span = run.source.span(*found.span()) if found else Span(1, 1)
        run.report(code, span, f"{name}={value}" if value else name)


def _number_notes(root: Element, notes: Notes, run: Run) -> frozenset[Element]:
    numbered = notes.finish(root)
    for label in numbered.unused:
        start = run.source.masked.find(f"[^{label}]:")
        span = run.source.span(start, start + len(label) + 3) if start >= 0 else Span(1, 1)
        run.report("markdown/footnote-unused", span, label)
    run.ours.update(("id", each) for each in numbered.ids)
    for link in numbered.links:
        run.ours.update(link.items())
    return numbered.links


def _place_headings(root: Element, md: Markdown, run: Run) -> None:
    found: list[tuple[Element, Span, str]] = []
    names: list[str] = []
    before = 1
    for heading in [element for element in root.iter() if element.tag in _HEADINGS]:
        span = Span(1, 1)
        for value, written in _take(heading, run.marks, Span, CitationMark):
            if isinstance(value, Span):
                span = value
            elif isinstance(value, CitationMark):
                run.report("citation/in-heading", value.span, written)
        heading.text = (heading.text or "").lstrip()
        text, level = _words(heading, md, run.marks), int(heading.tag[1])
        if level == 1:
            run.report("markdown/heading-1", span)
            heading.tag, level = "h2", 2
        if not text:
            run.report("markdown/heading-empty", span)
        if level > before + 1:
            run.report("markdown/heading-jump", span, str(before), str(level), str(before + 1))
        before = level
        found.append((heading, span, text))
        names.append(_anchor(heading, text, span, run))
    for (heading, span, text), wanted, name in zip(found, names, unique(names), strict=True):
        if wanted == heading.get("id") != name:
            run.report("markdown/heading-id", span, wanted, name)
        run.set(heading, "id", name)
        run.headings.append(Heading(int(heading.tag[1]), name, text))


def _anchor(heading: Element, text: str, span: Span, run: Run) -> str:
    """Return the id an editor chose, or the one made of the text."""
    chosen = heading.get("id")
    if chosen is not None:
        if chosen == anchor(chosen) and not chosen.startswith("x-"):
            return chosen
        run.report("markdown/heading-id", span, chosen, _free(anchor(chosen)))
    return _free(anchor(text))


def _free(name: str) -> str:
    """Ids that start with ``x-`` belong to the templates."""
    return f"section-{name}" if name.startswith("x-") else name


def _mark_links(links: Iterable[Element], run: Run) -> None:
    for link in links:
        for value, written in _take(link, run.marks, CitationMark):
            if isinstance(value, CitationMark):
                run.report("citation/in-link", value.span, written)
        href = run.marks.written(link.attrib.pop("href", "").replace(AMP_SUBSTITUTE, "&"))
        target = classify(href)
        if target.code:
            run.report(target.code, run.places.next(decoded(href)), *target.args)
            continue
        if not len(link) and not (link.text or "").strip():
            run.report("link/no-text", run.places.next(target.address), target.address)
        if target.internal:
            mark = LinkMark(target.address, run.places.next(target.address))
            run.set(link, "href", run.marks.inline(mark, target.address))
        else:
            run.set(link, "href", target.address)
            run.set(link, "rel", "external")


def _mark_pictures(root: Element, run: Run) -> None:
    """Put tokens for the pictures; those that share a paragraph with words are out of place."""
    for holder in [element for element in root.iter() if element.find("img") is not None]:
        alone = holder.tag in _HOLDERS and _is_all_pictures(holder)
        children, holder[:] = list(holder), []
        for child in children:
            if child.tag != "img":
                holder.append(child)
                continue
            written = run.marks.written(child.get("src", ""))
            span = run.places.next(decoded(written))
            token = _picture(child, written, span, run)
            if token and not alone:
                run.report("figure/inline", span, written)
            _append(holder, token + (child.tail or ""))


def _picture(picture: Element, written: str, span: Span, run: Run) -> str:
    """Return the token of a picture, or nothing where its file cannot be shown."""
    target = classify(written)
    texts = [decoded(picture.get(name) or "") for name in ("alt", "title")]
    for text in texts:
        for value, written in run.marks.take(text, CitationMark)[1]:
            if isinstance(value, CitationMark):
                run.report("citation/in-figure", value.span, written)
    alt, caption = (" ".join(run.marks.written(text).split()) for text in texts)
    if target.code or not target.internal:
        run.report(target.code or "figure/external", span, *(target.args or (target.address,)))
        return ""
    if not alt:
        run.report("figure/no-alt", span, target.address)
    return run.marks.block(FigureMark(target.address, alt, caption, span))


def _is_all_pictures(parent: Element) -> bool:
    texts = [parent.text, *(child.tail for child in parent)]
    return all(child.tag == "img" for child in parent) and not any(
        BLOCK_TOKEN.sub("", text or "").strip() for text in texts
    )


def _finish_tables(root: Element, md: Markdown, run: Run) -> None:
    """Give tables a frame to scroll in, their cells classes and scopes."""
    tables = list(root.iter("table"))
    if not tables:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    names = []
    for table in tables:
        cells = [_words(cell, md) for cell in table.iter("th")]
        first = [_words(cell, md) for cell in list(table.iter("td"))[:1]]
        names.append(", ".join(filter(None, cells)) or "".join(first) or "…")
        for head in table.findall("thead") if not any(cells) else ():
            table.remove(head)
        for cell in [*table.iter("th"), *table.iter("td")]:
            alignment = cell.attrib.pop("align", "")
            if alignment in _ALIGNMENTS:
                cell.set("class", f"{cell.get('class', '')} {alignment}".strip())
            if cell.tag == "th":
                # A header without words says nothing about its column.
                cell.tag = "th" if len(cell) or (cell.text or "").strip() else "td"
                cell.attrib.update({"scope": "col"} if cell.tag == "th" else {})
    for table, name, number in zip(tables, names, _counted(names), strict=True):
        frame = Element("div", {"class": "table"})
        # Wide tables scroll inside their frame: it takes the keyboard's focus, so it needs a name.
        for attribute, value in (("role", "region"), ("tabindex", "0"), ("aria-label", f"{name}{number}")):
            run.set(frame, attribute, value)
        parent = parents[table]
        parent[list(parent).index(table)] = frame
        frame.tail, table.tail = table.tail, None
        frame.append(table)


def _counted(names: list[str]) -> list[str]:
    """Number the repeats, for two regions of one name cannot be told apart."""
    return [f" ({names[:i].count(name) + 1})" if name in names[:i] else "" for i, name in enumerate(names)]


def _append(element: Element, text: str) -> None:
    """Put a text behind all that an element holds."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{text}"
    else:
        element.text = f"{element.text or ''}{text}"


def _take(element: Element, marks: Marks, *kinds: type) -> list[tuple[object, str]]:
    """Take the tokens of these kinds out of an element; code keeps its own."""
    taken: list[tuple[object, str]] = []
    for node in element.iter():
        if node.text and not isinstance(node.text, AtomicString):
            node.text, found = marks.take(node.text, *kinds)
            taken += found
        if node is not element and node.tail:
            node.tail, found = marks.take(node.tail, *kinds)
            taken += found
    return taken


def _words(element: Element, md: Markdown, marks: Marks | None = None) -> str:
    """Return the plain text of an element, less the editor's own HTML; with *marks*, tokens as written."""
    stash = md.htmlStash.rawHtmlBlocks

    def shown(match: re.Match[str]) -> str:
        html = str(stash[int(match[1])]) if int(match[1]) < len(stash) else ""
        return html if html.startswith("&") else ""

    text = HTML_PLACEHOLDER_RE.sub(shown, "".join(element.itertext()).replace(AMP_SUBSTITUTE, "&"))
    return " ".join(decoded(marks.written(text) if marks else TOKEN.sub("", text)).split())
