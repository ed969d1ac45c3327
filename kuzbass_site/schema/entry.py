"""Entries, claims and translations made of documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kuzbass_site.citations import parse_stated
from kuzbass_site.forms import Complaints, Loc, read_waivers, validate
from kuzbass_site.frontmatter import Document
from kuzbass_site.markdown import parse_body
from kuzbass_site.models.body import Body
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.entry import (
    ACCESS,
    STATUSES,
    VERDICTS,
    Claim,
    Entry,
    Figure,
    Names,
    Reference,
    Stop,
    StopWords,
    Translation,
    Visit,
)
from kuzbass_site.models.settings import Config
from kuzbass_site.models.stated import Event, Fact, Kind, Stated
from kuzbass_site.models.waiver import Waiver
from kuzbass_site.problems import Problem, is_error
from kuzbass_site.schema.facts import read_events, read_facts
from kuzbass_site.schema.fields import (
    FORMS,
    ClaimForm,
    EntryForm,
    PageForm,
    TourForm,
    TranslationForm,
    VisitForm,
)
from kuzbass_site.schema.places import read_accuracy, read_location
from kuzbass_site.schema.values import read_choice, read_coordinate, read_references, read_stated
from kuzbass_site.text import closest, slug

Parsed = Entry | Claim | Translation
_NAME = re.compile(r"(?P<slug>[^.]+)(?:\.(?P<lang>[a-z]{2}))?\.md")


def parse_content(
    document: Document, config: Config, abbreviations: Mapping[str, str]
) -> tuple[Parsed | None, list[Problem]]:
    """Make an entry, a claim or a translation of a document; None and problems where it does not fit."""
    complaints = Complaints(document)
    place = _place(document, config, complaints)
    if place is None:
        return None, complaints.problems
    collection, name, lang = place
    body = read_body(document, abbreviations, complaints)
    parsed: Parsed | None
    if lang:
        parsed = _translation(document, collection, name, lang, body, complaints)
    elif collection == "claims":
        parsed = _claim(document, name, body, complaints)
    else:
        parsed = _entry(document, collection, name, body, config, complaints)
    if not document.data:  # that it is empty has been said
        complaints.problems = [p for p in complaints.problems if p.code != "front-matter/missing-field"]
    return parsed, complaints.problems


def _place(document: Document, config: Config, complaints: Complaints) -> tuple[str, str, str] | None:
    """The collection, slug and language that the path stands for."""
    path = document.path
    if len(path.parts) != 3 or path.parts[1] not in COLLECTIONS:
        folder = "/".join(path.parts[1:-1]) or path.parts[0]
        near = closest(folder.partition("/")[0], COLLECTIONS)
        complaints.add_to_file("file/wrong-folder", folder, near, ", ".join(COLLECTIONS))
        return None
    match = _NAME.fullmatch(path.name)
    name = match["slug"] if match else path.stem
    wanted = slug_or_empty(name)
    lang = (match and match["lang"]) or ""
    if match is None or name != wanted:
        ending = f".{lang}.md" if lang else ".md"
        complaints.add_to_file("file/bad-name", path.name, f"{wanted}{ending}" if wanted else "")
        return None
    if lang and (lang == config.language or lang not in config.languages):
        complaints.add_to_file("translation/language", lang, ", ".join(config.languages[1:]) or "none")
        return None
    return path.parts[1], name, lang


def read_body(document: Document, abbreviations: Mapping[str, str], complaints: Complaints) -> Body:
    """The text of a document; its problems stand where they are in the file."""
    body = parse_body(document.body, abbreviations)
    offset = document.body_line - 1
    complaints.problems += [
        Problem(
            document.path,
            problem.span.line + offset,
            problem.span.column,
            problem.code,
            problem.args,
            problem.span.end_column,
        )
        for problem in body.problems
    ]
    return body


def _entry(
    document: Document, collection: str, name: str, body: Body, config: Config, complaints: Complaints
) -> Entry | None:
    form = validate(FORMS[collection], document.data, complaints)
    if form is None:
        _look_further(document, config, complaints)
        return None
    assert isinstance(form, EntryForm | PageForm)  # noqa: S101 - the table of forms says so
    before = len(complaints.problems)
    common: dict[str, Any] = {
        "path": document.path,
        "collection": collection,
        "slug": name,
        "title": form.title,
        "summary": form.summary,
        "body": body,
        "body_line": document.body_line,
        "aliases": read_references(form.aliases, "aliases", complaints),
        "draft": form.draft == "true",
        "waive": read_waivers(form.waive, ("waive",), complaints),
    }
    if isinstance(form, PageForm):
        return Entry(**common)
    entry = Entry(
        **common,
        type=_type(form.type, config, complaints),
        names=_names(form, complaints),
        location=read_location(form.location, ("location",), config, complaints),
        status=_status(form.status, complaints),
        tags=_tags(form.tags, config, complaints),
        part_of=read_references(form.part_of, "part-of", complaints),
        see_also=read_references(form.see_also, "see-also", complaints),
        facts=read_facts(form.facts, config, complaints),
        events=read_events(form.events, complaints),
        visit=_visit(form.visit, complaints),
        figures=tuple(
            Figure(
                file=f.file,
                alt=f.alt,
                credit=f.credit,
                licence=f.licence,
                caption=f.caption,
                span=complaints.span(("figures", n, "file")),
            )
            for n, f in enumerate(form.figures)
        ),
        stops=_stops(form, config, complaints),
    )
    return entry if len(complaints.problems) == before else None


def _look_further(
    document: Document, config: Config, complaints: Complaints
) -> tuple[tuple[Fact, ...], tuple[Event, ...]]:
    """Read on where the fields around do not fit, so that all mistakes come in one run."""
    facts, events, location = (document.data.get(name) for name in ("facts", "events", "location"))
    if isinstance(location, dict):
        for name, limit in (("lat", 90), ("lon", 180)):
            text = location.get(name)
            if isinstance(text, str) and text:
                read_coordinate(text, name, limit, ("location", name), complaints)
        accuracy = location.get("accuracy")
        if isinstance(accuracy, str) and accuracy:
            read_accuracy(accuracy, ("location",), complaints)
    return (
        read_facts(facts, config, complaints) if isinstance(facts, dict) else (),
        read_events(events, complaints) if isinstance(events, list) else (),
    )


def parse_rest(document: Document, config: Config, abbreviations: Mapping[str, str]) -> Entry | None:
    """What can still be checked of a file with mistakes: the links and citations of its text, facts, events.

    It stands in for the entry in the checks alone and is never published. None for a file that has no
    place in the guide: what its links mean cannot be known.
    """
    if len(document.path.parts) != 3 or document.path.parts[1] not in COLLECTIONS:
        return None
    facts, events = _look_further(document, config, Complaints(document))
    return Entry(
        path=document.path,
        collection=document.path.parts[1],
        slug=document.path.name.partition(".")[0],
        title="",
        summary="",
        body=parse_body(document.body, abbreviations),
        body_line=document.body_line,
        facts=facts,
        events=events,
        waive=_waivers(document),
        draft=document.data.get("draft") == "true",
    )


def _waivers(document: Document) -> tuple[Waiver, ...]:
    """What a file with mistakes waives, as far as that can be read."""
    waive = document.data.get("waive")
    read = (
        {rule: why for rule, why in waive.items() if isinstance(why, str)} if isinstance(waive, dict) else {}
    )
    return read_waivers(read, ("waive",), Complaints(document))


def _type(name: str, config: Config, complaints: Complaints) -> str:
    if name and config.types:
        read_choice(name, tuple(config.types), ("type",), complaints)
    return name


def _names(form: EntryForm, complaints: Complaints) -> Names:
    former = [
        read_stated(raw, Kind.TEXT, ("names", "former", n), complaints)
        for n, raw in enumerate(form.names.former)
    ]
    for n, stated in enumerate(former):
        if stated is not None and not stated.citations and not stated.unsourced:
            complaints.add("fact/unsourced", ("names", "former", n), "former", stated.text)
    local = {lang: text for lang, text in (("en", form.names.en), ("ru", form.names.ru)) if text}
    return Names(local=local, also=tuple(form.names.also), former=tuple(x for x in former if x))


def _status(raw: Any, complaints: Complaints) -> Stated | None:
    if raw is None:
        return None
    stated = read_stated(raw, Kind.TEXT, ("status",), complaints)
    if stated is None or not read_choice(stated.text, STATUSES, ("status",), complaints):
        return None
    if not stated.citations and not stated.unsourced and stated.text != "not-identified":
        complaints.add("fact/unsourced", ("status",), "status", stated.text)
    return stated


def _tags(names: list[str], config: Config, complaints: Complaints) -> tuple[Reference, ...]:
    for n, name in enumerate(names):
        if config.tags and name not in config.tags:
            complaints.add("tag/unknown", ("tags", n), name, closest(name, config.tags))
        elif not config.tags and name != slug_or_empty(name):
            complaints.add("tag/bad-name", ("tags", n), name, slug_or_empty(name))
    return read_references(names, "tags", complaints)


def slug_or_empty(name: str) -> str:
    """The name as it may stand in an address; empty if no letter of it can."""
    try:
        return slug(name)
    except ValueError:
        return ""


def _visit(form: VisitForm | None, complaints: Complaints) -> Visit | None:
    if form is None:
        return None
    loc: Loc = ("visit",)
    if not form.checked:
        complaints.add("visit/unverified", loc, key=True)
        return None
    checked = read_stated(form.checked, Kind.DATE, (*loc, "checked"), complaints)
    if checked is not None and checked.value is None:
        complaints.add("visit/unverified", (*loc, "checked"))
    access = None
    if "access" in form.model_fields_set:
        access = read_stated(form.access, Kind.TEXT, (*loc, "access"), complaints)
        word = access.text if access else ""
        if access and read_choice(word, ACCESS, (*loc, "access"), complaints) and word != "unknown":
            _require(access, "access", (*loc, "access"), complaints)
    notes = []
    for name in VisitForm.model_fields:
        if name in form.model_fields_set and name not in ("checked", "access"):
            field = name.replace("_", "-")
            stated = read_stated(getattr(form, name), Kind.TEXT, (*loc, field), complaints)
            if stated is not None:
                _require(stated, field, (*loc, field), complaints)
                notes.append((field, stated))
    if checked is None:
        return None
    return Visit(checked=checked, access=access, notes=tuple(notes))


def _require(stated: Stated, name: str, loc: Loc, complaints: Complaints) -> None:
    if not stated.citations and not stated.unsourced and stated.value is not None:
        complaints.add("fact/unsourced", loc, name, stated.text)


def _stops(form: EntryForm, config: Config, complaints: Complaints) -> tuple[Stop, ...]:
    if not isinstance(form, TourForm):
        return ()
    stops = []
    for n, stop in enumerate(form.stops):
        loc: Loc = ("stops", n)
        stops.append(
            Stop(
                entry=Reference(stop.entry, complaints.span((*loc, "entry"))),
                title=stop.title,
                local={lang: text for lang, text in (("en", stop.en), ("ru", stop.ru)) if text},
                location=read_location(stop.location, (*loc, "location"), config, complaints),
                see=_said(stop.see, (*loc, "see"), complaints),
                why=_said(stop.why, (*loc, "why"), complaints),
            )
        )
    return tuple(stops)


def _said(raw: Any, loc: Loc, complaints: Complaints) -> Stated | None:
    """A sentence that may have sources and needs none."""
    return None if raw is None else read_stated(raw, Kind.TEXT, loc, complaints)


def _claim(document: Document, name: str, body: Body, complaints: Complaints) -> Claim | None:
    form = validate(ClaimForm, document.data, complaints)
    if form is None:
        return None
    before = len(complaints.problems)
    garbled = any(is_error(problem) for problem in complaints.problems)
    if not form.verdict:
        complaints.add("claim/no-verdict", ("verdict",), ", ".join(VERDICTS))
    else:
        read_choice(form.verdict, VERDICTS, ("verdict",), complaints)
    if not garbled and not body.citations:
        complaints.add("claim/no-evidence", ("verdict",), key=True)
    if not form.about:
        complaints.add("front-matter/empty-field", ("about",), "about", key=True)
    if len(complaints.problems) > before:
        return None
    return Claim(
        path=document.path,
        slug=name,
        says=form.says,
        by=Reference(form.by.removeprefix("@"), complaints.span(("by",))),
        about=read_references(form.about, "about", complaints),
        aliases=read_references(form.aliases, "aliases", complaints),
        verdict=form.verdict,
        body=body,
        body_line=document.body_line,
        waive=read_waivers(form.waive, ("waive",), complaints),
        draft=form.draft == "true",
    )


def _translation(
    document: Document, collection: str, name: str, lang: str, body: Body, complaints: Complaints
) -> Translation | None:
    form = validate(TranslationForm, document.data, complaints)
    if form is None:
        return None
    claim = collection == "claims"
    title, field = (form.says, "says") if claim else (form.title, "title")
    if not title:
        complaints.add("front-matter/missing-field", (), field)
    if not form.summary and collection not in ("claims", "pages"):
        complaints.add("front-matter/missing-field", (), "summary")
    if complaints.problems and any(p.code == "front-matter/missing-field" for p in complaints.problems):
        return None
    return Translation(
        path=document.path,
        of=f"{collection}/{name}",
        lang=lang,
        title=title,
        summary=form.summary,
        body=body,
        body_line=document.body_line,
        stops=tuple(
            StopWords(see=parse_stated(each.see).value, why=parse_stated(each.why).value)
            for each in form.stops
        ),
        stops_span=complaints.span(("stops",), key=True),
        source_digest=form.translates,
        digest_span=complaints.span(("translates",)),
        waive=read_waivers(form.waive, ("waive",), complaints),
        draft=form.draft == "true",
    )
