"""The guide's settings, ``content/site.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kuzbass_site.forms import Complaints, Form, validate
from kuzbass_site.frontmatter import Document
from kuzbass_site.i18n import N_
from kuzbass_site.models.collections import COLLECTIONS
from kuzbass_site.models.settings import (
    NO_CHART,
    Admin,
    Config,
    FactName,
    Family,
    Frame,
    Label,
    Licence,
    MapLink,
    Term,
)
from kuzbass_site.models.stated import Kind
from kuzbass_site.problems import Problem
from kuzbass_site.text import closest

INTERFACE_LANGUAGES = ("en", "ru")

_TONGUE = re.compile(r"[a-z]{2,3}")
REPOSITORY = r"[^/\s:]+(/[^/\s:]+)+"
"""A repository on its host: ``owner/name``, in GitLab with groups between."""


def _repository(text: str) -> str:
    if not re.fullmatch(REPOSITORY, text):
        raise PydanticCustomError("repository", N_("a repository of the host, `owner/name`"))
    return text


Repository = Annotated[
    str,
    AfterValidator(_repository),
    WithJsonSchema({"type": "string", "pattern": f"^{REPOSITORY}$"}),
]

_ADDRESS = r"^https?://[^\s/]+(/\S*)?$"

LabelForm = Annotated[dict[str, str], Field(min_length=1)]

_PATTERNS = {
    "edit": (("path",), N_("an address, in which {repository} and {path} may stand")),
    "report": (("title", "url"), N_("an address, in which {repository}, {title} and {url} may stand")),
}
"""The addresses made anew for each page: what may stand in braces in them, and how to say so."""


class FrameForm(Form):
    """The part of the world the map shows, in degrees."""

    south: float = Field(ge=-90, le=90)
    west: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)
    east: float = Field(ge=-180, le=180)


class TermForm(Form):
    """A word of a vocabulary."""

    label: LabelForm
    plural: dict[str, str] = Field(default_factory=dict)
    intro: dict[str, str] = Field(default_factory=dict)
    drawing: str = ""


class TypeForm(TermForm):
    """A kind of place or of tour."""

    travel: Literal["", "foot", "road"] = ""


class FactNameForm(Form):
    """A fact entries may state."""

    kind: Literal["date", "number", "quantity", "text"]
    label: LabelForm
    chart: str = ""
    words: dict[str, list[Annotated[str, Field(min_length=1)]]] = Field(default_factory=dict)
    life: Literal["", "begins", "ends"] = ""


class ChartForm(Form):
    """A chart that several facts over time share."""

    label: LabelForm


class LicenceForm(Form):
    """What may be reused, how, and whom to credit."""

    what: LabelForm
    name: str
    url: str = Field("", pattern=f"^$|{_ADDRESS}")
    credit: str = ""


class AdminForm(Form):
    """How entries are written in the browser, under ``/admin/``."""

    backend: Literal["github", "gitlab", "local"]
    repo: Repository = ""
    branch: str = ""


class ConfigForm(Form):
    """Everything that may stand in site.yaml."""

    title: LabelForm
    tagline: dict[str, str] = Field(default_factory=dict)
    description: LabelForm
    url: str = Field(pattern=_ADDRESS)
    languages: list[Literal["en", "ru"]] = Field(min_length=1)
    frame: FrameForm
    repository: str = Field("", pattern=f"^$|{_ADDRESS}")
    edit: str = ""
    report: str = ""
    per_page: int = Field(24, ge=1, le=500)
    featured: list[str] = Field(default_factory=list)
    without: list[Family] = Field(default_factory=list)
    collections: dict[str, TermForm] = Field(default_factory=dict)
    types: dict[str, TypeForm] = Field(default_factory=dict)
    tags: dict[str, TermForm] = Field(default_factory=dict)
    facts: dict[str, FactNameForm] = Field(default_factory=dict)
    charts: dict[str, ChartForm] = Field(default_factory=dict)
    licences: list[LicenceForm] = Field(default_factory=list)
    handbook: bool = False
    written_in: str = ""
    map_links: tuple[MapLink, ...] = ("openstreetmap",)
    poster: dict[str, str] = Field(default_factory=dict)
    admin: AdminForm | None = None


def parse_config(document: Document) -> tuple[Config | None, list[Problem]]:
    """Read the settings; problems where they do not fit."""
    complaints = Complaints(document)
    form = validate(ConfigForm, document.data, complaints)
    if form is None:
        return None, complaints.problems
    languages = tuple(dict.fromkeys(form.languages))
    for loc, label in _labels(form):
        missing = [language for language in languages if label and language not in label]
        if missing:
            complaints.add("config/missing-language", loc, ", ".join(missing), key=True)
    if not (form.frame.south < form.frame.north and form.frame.west < form.frame.east):
        complaints.add("config/empty-frame", ("frame",), key=True)
    for name, (places, expected) in _PATTERNS.items():
        if not _fits(getattr(form, name), places):
            complaints.add("front-matter/wrong-type", (name,), name, expected)
    if form.written_in and not _TONGUE.fullmatch(form.written_in):
        expected = N_("the code of a language in two or three letters, such as `de`")
        complaints.add("front-matter/wrong-type", ("written-in",), "written-in", expected)
    elif form.written_in in languages[1:]:
        expected = N_("a language that is not one of `languages`; of those the first is that of the texts")
        complaints.add("front-matter/wrong-type", ("written-in",), "written-in", expected)
    for name in form.collections:
        if name not in COLLECTIONS:
            complaints.add("config/unknown-collection", ("collections", name), name, key=True)
    for name, fact in form.facts.items():
        known = (*form.charts, NO_CHART)
        if fact.chart and fact.chart not in known:
            near, allowed = closest(fact.chart, known), ", ".join(known)
            complaints.add(
                "front-matter/bad-value", ("facts", name, "chart"), "chart", fact.chart, near, allowed
            )
        for of_dates in ("words", "life") if fact.kind != "date" else ():
            if getattr(fact, of_dates):
                loc = ("facts", name, of_dates)
                complaints.add(
                    "front-matter/unknown-field", loc, of_dates, "", "kind, label, chart", key=True
                )
    if form.admin and form.admin.backend != "local" and not _repo(form):
        complaints.add("front-matter/missing-field", ("admin", "repo"), "repo", key=True)
    if complaints.problems:
        return None, complaints.problems
    config = Config(
        title=form.title,
        tagline=form.tagline,
        description=form.description,
        url=form.url.rstrip("/"),
        languages=languages,
        frame=Frame(**form.frame.model_dump()),
        repository=form.repository,
        edit=form.edit,
        report=form.report,
        per_page=form.per_page,
        facts={name: _fact(name, fact) for name, fact in form.facts.items()},
        charts={name: chart.label for name, chart in form.charts.items()},
        tags=_terms(form.tags),
        types=_terms(form.types),
        collections=_terms(form.collections),
        licences=tuple(Licence(what=x.what, name=x.name, url=x.url, credit=x.credit) for x in form.licences),
        featured=tuple(form.featured),
        without=frozenset(form.without),
        handbook=form.handbook,
        written_in=form.written_in,
        map_links=tuple(dict.fromkeys(form.map_links)),
        poster=form.poster,
        admin=Admin(form.admin.backend, _repo(form), form.admin.branch) if form.admin else None,
    )
    return config, []


def _repo(form: ConfigForm) -> str:
    """The repository in which the admin writes; what ``admin`` leaves out, the guide's own address says."""
    if form.admin and not form.admin.repo:
        found = re.fullmatch(
            rf"https://{form.admin.backend}\.com/({REPOSITORY})", form.repository.rstrip("/")
        )
        return found[1].removesuffix(".git") if found else ""
    return form.admin.repo if form.admin else ""


def _fact(name: str, form: FactNameForm) -> FactName:
    words = {lang: tuple(words) for lang, words in form.words.items()}
    return FactName(
        name=name, kind=Kind(form.kind), label=form.label, chart=form.chart, words=words, life=form.life
    )


def _fits(pattern: str, places: tuple[str, ...]) -> bool:
    """Whether an address can be made of the pattern: no other places in it than those named."""
    filled = pattern.replace("{repository}", "https://example.org")
    for place in places:
        filled = filled.replace(f"{{{place}}}", place)
    known = filled.startswith(("https://", "http://", "mailto:"))
    return not pattern or (known and not {"{", "}"} & set(filled))


def _terms(forms: Mapping[str, TermForm]) -> dict[str, Term]:
    return {
        name: Term(
            name=name,
            label=form.label,
            plural=form.plural or form.label,
            intro=form.intro,
            drawing=form.drawing,
            travel=form.travel if isinstance(form, TypeForm) else "",
        )
        for name, form in forms.items()
    }


def _labels(form: ConfigForm) -> list[tuple[tuple[str | int, ...], Label]]:
    found: list[tuple[tuple[str | int, ...], Label]] = [
        (("title",), form.title),
        (("tagline",), form.tagline),
        (("description",), form.description),
        (("poster",), form.poster),
    ]
    for family, terms in (("collections", form.collections), ("types", form.types), ("tags", form.tags)):
        for name, term in terms.items():
            found += [
                ((family, name, "label"), term.label),
                ((family, name, "plural"), term.plural),
                ((family, name, "intro"), term.intro),
            ]
    found += [(("facts", name, "label"), fact.label) for name, fact in form.facts.items()]
    found += [(("charts", name, "label"), chart.label) for name, chart in form.charts.items()]
    found += [(("licences", n, "what"), licence.what) for n, licence in enumerate(form.licences)]
    return found
