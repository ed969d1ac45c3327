"""The front matter, field by field: one model for the validator, the JSON Schema and the reference page.

Every scalar arrives as text (see ``frontmatter``), so the types here say what shape a field has; what a
stated value, a date or a coordinate must look like is read in ``values``.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kuzbass_site.forms import Form, Text, filled
from kuzbass_site.i18n import N_

STATED_SHAPE: Final = N_("a value, its source and a note: `1946 [@key] (note)`")
_STATED = r"^.*\S.*$"


def _stated(value: Any) -> Any:
    if isinstance(value, str):
        return filled(value)
    if isinstance(value, dict):
        return value
    raise PydanticCustomError("stated_type", STATED_SHAPE)


Id = Annotated[
    str, AfterValidator(filled), WithJsonSchema({"type": "string", "pattern": r"^[a-z]+/[a-z0-9-]+$"})
]
Stated = Annotated[
    Any,
    AfterValidator(_stated),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"], "pattern": _STATED, "description": "value [@key] (note)"},
                {"$ref": "#/$defs/LongForm"},
            ]
        }
    ),
]
FactForm = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"], "description": "value [@key] (note)"},
                {"$ref": "#/$defs/LongForm"},
                {
                    "type": "array",
                    "minItems": 3,
                    "description": "readings, the preferred one first, and last `why:` they differ",
                    "items": {"anyOf": [{"type": ["string", "number"]}, {"type": "object"}]},
                },
                {
                    "type": "object",
                    "description": "a series: a date for each value",
                    "additionalProperties": False,
                    "patternProperties": {r"^[0-9.~?%X/-]+$": {"type": ["string", "number", "object"]}},
                },
            ]
        }
    ),
]


class LongForm(Form):
    """A stated value written out, for forms and imports."""

    value: str = Field("", description="The value itself; `unknown` where nobody knows.")
    sources: list[str] = Field(default_factory=list, description="Keys of the registry of sources.")
    certainty: Literal["", "certain", "less-certain", "uncertain"] = Field(
        "", description="How sure it is; left out, it follows from the tiers of the sources."
    )
    note: str = Field("", description="A few words that qualify the value.")
    of: str = Field("", description="The entry the fact speaks of, when not this one.")
    unsourced: str = Field("", description="Why no source can be given.")


class NamesForm(Form):
    """What else the subject is called."""

    ru: str = Field("", description="The Russian name.")
    en: str = Field("", description="The English name, in a guide written in another language.")
    also: list[Text] = Field(default_factory=list, description="Spelling variants; search finds them.")
    former: list[Stated] = Field(
        default_factory=list, description="Earlier names, each `Name [@key] (when or what)`."
    )


class LocationForm(Form):
    """Where it is."""

    lat: Text = Field(description="Latitude in decimal degrees, `53.99`.")
    lon: Text = Field(description="Longitude in decimal degrees, `86.66`.")
    accuracy: Text = Field(description="How far off the point may be, `2 km` or `100 m`.")
    sources: list[Text] = Field(description="Keys of the sources of the coordinates.")
    note: str = Field("", description="What the point stands for, when not the thing itself.")


class VisitForm(Form):
    """What a visitor has to know. Needs `checked` as soon as anything is said."""

    checked: str = Field("", description="When and how it was verified: `2026-11-22 (read, not visited)`.")
    access: Stated = Field(
        "unknown",
        description="open, guided, by-arrangement, outside-only, from-public-street, none or unknown.",
    )
    see_from: Stated = Field("-", description="Where one can see it from.")
    getting_there: Stated = Field("-", description="How to get there.")
    hours: Stated = Field("-", description="Opening hours.")
    tickets: Stated = Field("-", description="What it costs.")
    booking: Stated = Field("-", description="How to arrange a visit.")
    address: Stated = Field("-", description="Address.")
    website: Stated = Field("-", description="The place's own site, as people write it.")
    time_needed: Stated = Field("-", description="How long a visit takes.")
    safety: Stated = Field("-", description="What to beware of.")


class FigureForm(Form):
    """A picture, its file in `content/images/`."""

    file: Text = Field(description="Name of the file in `content/images/`.")
    alt: Text = Field(description="What the picture shows, for those who do not see it.")
    credit: Text = Field(description="Who made it.")
    licence: Text = Field(description="Under what licence it may be shown.")
    caption: str = Field("", description="What stands below it.")


class StopForm(Form):
    """A stop of a tour."""

    entry: Id = Field(description="The entry to stop at, `landmarks/…`.")
    title: str = Field(
        "", description="What stands at the stop, when not the entry itself: a part of a town."
    )
    ru: str = Field("", description="That title in Russian.")
    en: str = Field("", description="That title in English, in a guide written in another language.")
    location: LocationForm | None = Field(
        None, description="The stop's own point, when it is not that of the entry: a station, a gate."
    )
    see: Stated = Field(
        None, validate_default=False, description="What to see there, `the gate [@key]`; a source may follow."
    )
    why: Stated = Field(
        None, validate_default=False, description="Why it is worth the stop; a source may follow."
    )


class TitledForm(Form):
    """Fields of everything that has a page."""

    title: Text = Field(description="The heading of the page.")
    draft: Literal["true", "false", ""] = Field("", description="true keeps the page out of the site.")
    aliases: list[Text] = Field(
        default_factory=list, description="Earlier addresses, `/towns/kiselevsk/`; they lead here."
    )
    waive: dict[str, Text] = Field(
        default_factory=dict, description="Rules that do not apply here, each with the reason."
    )


class PageForm(TitledForm):
    """A page about the guide itself, in `content/pages/`."""

    summary: str = Field("", description="One sentence, shown in lists and search results.")


class EntryForm(TitledForm):
    """An entry in `content/landmarks/`, `towns/`, `sectors/` or `themes/`."""

    summary: Text = Field(description="One sentence, shown in lists and search results.")
    type: str = Field(
        "", description="What kind of thing it is; chooses the drawing. See `types` in site.yaml."
    )
    names: NamesForm = Field(default_factory=NamesForm, description="Other names.")
    location: LocationForm | None = Field(None, description="Where it is.")
    status: Stated = Field(
        None,
        validate_default=False,
        description="working, part-working, museum, reused, inhabited, disused, ruin, gone or not-identified.",
    )
    tags: list[Text] = Field(default_factory=list, description="Words of the vocabulary in site.yaml.")
    part_of: list[Id] = Field(default_factory=list, description="Entries this one belongs to.")
    see_also: list[Id] = Field(default_factory=list, description="Entries to read next.")
    facts: dict[str, FactForm] = Field(default_factory=dict, description="At a glance: facts with sources.")
    events: list[Stated] = Field(
        default_factory=list, description="What happened: `1932-04-03 [@key] (what happened)`."
    )
    visit: VisitForm | None = Field(None, description="May I go in? From where can I see it?")
    figures: list[FigureForm] = Field(default_factory=list, description="Pictures.")


class TourForm(EntryForm):
    """A tour in `content/tours/`."""

    stops: list[StopForm] = Field(default_factory=list, description="The stops in their order.")


class ClaimForm(Form):
    """A claim in `content/claims/`: what somebody has said, and the verdict; the body is the evidence."""

    says: Text = Field(description="What has been said, as one plain sentence.")
    by: Text = Field(description="Key of the source that says it.")
    about: list[Id] = Field(description="The entries it concerns.")
    verdict: str = Field("", description="supported, contradicted, misleading or unverifiable.")
    draft: Literal["true", "false", ""] = Field("", description="true keeps the claim out of the site.")
    aliases: list[Text] = Field(
        default_factory=list, description="Earlier addresses, `/claims/t19/`; they lead here."
    )
    waive: dict[str, Text] = Field(
        default_factory=dict, description="Rules that do not apply here, each with the reason."
    )


class StopWordsForm(Form):
    """What is said of a stop of a tour, in another language; its sources stand in the original."""

    see: str = Field("", description="What to see there, in this language.")
    why: str = Field("", description="Why it is worth the stop, in this language.")


class TranslationForm(Form):
    """A translation beside its original, `kaltan.ru.md`: only what differs."""

    title: str = Field("", description="The heading in this language.")
    says: str = Field("", description="For a claim: what has been said, in this language.")
    summary: str = Field("", description="One sentence in this language.")
    stops: list[StopWordsForm] = Field(
        default_factory=list, description="Of a tour: `see` and `why` of each stop, in their order."
    )
    translates: str = Field("", description="Digest of the text it translates; written by the tool.")
    draft: Literal["true", "false", ""] = Field("", description="true keeps the translation out of the site.")
    waive: dict[str, Text] = Field(
        default_factory=dict, description="Rules that do not apply here, each with the reason."
    )


FORMS: dict[str, type[Form]] = {
    "landmarks": EntryForm,
    "towns": EntryForm,
    "sectors": EntryForm,
    "themes": EntryForm,
    "tours": TourForm,
    "claims": ClaimForm,
    "pages": PageForm,
}
"""The form of the front matter in each collection."""
