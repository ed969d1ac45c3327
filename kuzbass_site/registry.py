"""The registry of sources (``content/sources.yaml``) and the glossary (``content/glossary.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from kuzbass_site.citations import parse_stated
from kuzbass_site.forms import Complaints, Form, Text, read_waivers, validate
from kuzbass_site.frontmatter import Document
from kuzbass_site.i18n import N_
from kuzbass_site.models.settings import GlossaryTerm
from kuzbass_site.models.source import Source
from kuzbass_site.problems import Problem
from kuzbass_site.text import closest, slug

_FIELDS = N_("fields of its own, indented below")
KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")


class SourceForm(Form):
    """One source, in CSL-JSON's field names, with the tier and origin the guide adds.

    Source of the names: the CSL-JSON schema of citationstyles.org, version 1.0.2.
    """

    type: Literal[
        "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset",
        "entry-dictionary", "entry-encyclopedia", "interview", "legislation", "map", "motion_picture",
        "post", "post-weblog", "report", "software", "speech", "thesis", "webpage",
    ] = "webpage"  # fmt: skip
    title: str = Field(min_length=1)
    author: str = ""
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    URL: str = Field("", alias="URL")
    language: str = ""
    accessed: str = ""
    archived: str = ""
    license: str = ""
    note: str = ""
    tier: Literal["A", "B", "C", "D"]
    derived_from: list[str] = Field(default_factory=list)
    waive: dict[str, Text] = Field(default_factory=dict)


class GlossaryForm(Form):
    """One word explained."""

    means: str = Field(min_length=1)
    ru: str = ""
    en: str = ""
    abbr: str = ""
    expansion: str = ""


def _as_key(text: str) -> str:
    """The key that a name or an address may become; empty where it has no letters."""
    try:
        return slug(re.sub(r"^https?://(?:www\.)?", "", text)).replace("-", "_")
    except ValueError:
        return ""


def parse_sources(document: Document) -> tuple[Mapping[str, Source], list[Problem]]:
    """Read the registry; what does not fit is left out and reported."""
    complaints = Complaints(document)
    sources: dict[str, Source] = {}
    for key, fields in document.data.items():
        if not KEY.fullmatch(key):
            complaints.add("source/bad-key", (key,), key, _as_key(key), key=True)
            continue
        if not isinstance(fields, dict):
            complaints.add("front-matter/wrong-type", (key,), key, _FIELDS, key=True)
            continue
        form = validate(SourceForm, fields, complaints, (key,))
        if form is None:
            continue
        sources[key] = Source(
            key=key,
            title=form.title,
            tier=form.tier,
            type=form.type,
            author=form.author,
            container=form.container_title,
            publisher=form.publisher,
            issued=form.issued,
            url=form.URL,
            language=form.language,
            accessed=form.accessed,
            archived=form.archived,
            licence=form.license,
            note=form.note,
            derived_from=tuple(form.derived_from),
            waive=read_waivers(form.waive, (key, "waive"), complaints),
            span=complaints.span((key,), key=True),
        )
    for key, source in sources.items():
        for number, origin in enumerate(source.derived_from):
            if origin not in document.data:
                near = closest(origin, sources.keys() - {key})
                complaints.add("citation/unknown", (key, "derived-from", number), origin, near)
    return sources, complaints.problems


def parse_glossary(document: Document) -> tuple[tuple[GlossaryTerm, ...], list[Problem]]:
    """Read the glossary; what does not fit is left out and reported."""
    complaints = Complaints(document)
    terms: list[GlossaryTerm] = []
    for name, fields in document.data.items():
        if not isinstance(fields, dict):
            complaints.add("front-matter/wrong-type", (name,), name, _FIELDS, key=True)
            continue
        form = validate(GlossaryForm, fields, complaints, (name,))
        if form is None:
            continue
        parts = parse_stated(form.means)
        for problem in parts.problems:
            complaints.add(problem.code, (name, "means"), *problem.args, within=(problem.start, problem.end))
        if parts.problems:
            continue
        terms.append(
            GlossaryTerm(
                term=name,
                means=parts.value,
                citations=parts.citations,
                local={lang: text for lang, text in (("en", form.en), ("ru", form.ru)) if text},
                span=complaints.span((name, "means")),
                abbreviation=form.abbr,
                expansion=form.expansion or (name if form.abbr and form.abbr != name else ""),
            )
        )
    return tuple(terms), complaints.problems
