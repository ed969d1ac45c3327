"""The guide's own words for the values it knows by name, marked for the catalogues."""

from __future__ import annotations

from functools import lru_cache

from kuzbass_site.dates import DateError, in_words, parse
from kuzbass_site.i18n import N_

STATUS_WORDS = {
    "working": N_("Working"),
    "part-working": N_("Partly working"),
    "museum": N_("Museum"),
    "reused": N_("In new use"),
    "inhabited": N_("Inhabited"),
    "disused": N_("Disused"),
    "ruin": N_("Ruin"),
    "gone": N_("Gone"),
    "not-identified": N_("Not identified"),
}
STATUS_INTROS = {
    "working": N_("Still doing what they were built for."),
    "part-working": N_("Part of them still works, part has stopped or gone."),
    "museum": N_("Kept and shown."),
    "reused": N_("Standing, and used for something else."),
    "inhabited": N_("Places where people live."),
    "disused": N_("Standing, without a use."),
    "ruin": N_("Falling down."),
    "gone": N_("Nothing left above the ground."),
    "not-identified": N_("Named by others, but no evidence of them was found."),
}
ACCESS_WORDS = {
    "open": N_("Open to visitors"),
    "guided": N_("Guided tours only"),
    "by-arrangement": N_("By arrangement"),
    "outside-only": N_("From outside only"),
    "from-public-street": N_("Seen from the public street"),
    "none": N_("No access"),
    "unknown": N_("Access not known"),
}
VISIT_WORDS = {
    "see-from": N_("Where to see it from"),
    "getting-there": N_("Getting there"),
    "hours": N_("Hours"),
    "tickets": N_("Tickets"),
    "booking": N_("Booking"),
    "address": N_("Address"),
    "website": N_("Website"),
    "time-needed": N_("Time needed"),
    "safety": N_("Safety"),
}
READ_ONLY = "read, not visited"
"""The note with which an editor says that nobody was there."""
# By whether the date is a day, and whether nobody was there.
CHECKED_WORDS = {
    (True, True): N_("Checked on %(date)s, read in sources, not on the spot."),
    (True, False): N_("Checked on %(date)s."),
    (False, True): N_("Last checked: %(date)s, read in sources, not on the spot."),
    (False, False): N_("Last checked: %(date)s."),
}
VERDICT_WORDS = {
    "supported": N_("Supported"),
    "contradicted": N_("Contradicted"),
    "misleading": N_("Misleading"),
    "unverifiable": N_("Unverifiable"),
}
VERDICT_INTROS = {
    "supported": N_("The evidence agrees, in these words or close to them."),
    "contradicted": N_("The evidence says otherwise."),
    "misleading": N_("Partly true, but the wording leads to a wrong idea."),
    "unverifiable": N_("No evidence was found either way, so it is not repeated as fact."),
}
TIER_WORDS = {
    "A": N_("Scholarly or official"),
    "B": N_("Regional press, library, museum"),
    "C": N_("Encyclopaedia mirror"),
    "D": N_("Unclear origin"),
}
PART_WORDS = {
    "text": N_("text"),
    "events": N_("events"),
    "names": N_("names"),
    "status": N_("status"),
    "visit": N_("visiting"),
    "location": N_("location"),
    "stops": N_("stops"),
    "by": N_("quoted claim"),
    "glossary": N_("glossary"),
}
COMPASS_WORDS = {
    "N": N_("N"),
    "NNE": N_("NNE"),
    "NE": N_("NE"),
    "ENE": N_("ENE"),
    "E": N_("E"),
    "ESE": N_("ESE"),
    "SE": N_("SE"),
    "SSE": N_("SSE"),
    "S": N_("S"),
    "SSW": N_("SSW"),
    "SW": N_("SW"),
    "WSW": N_("WSW"),
    "W": N_("W"),
    "WNW": N_("WNW"),
    "NW": N_("NW"),
    "NNW": N_("NNW"),
}
LANGUAGE_WORDS = {
    "cs": N_("Czech"),
    "de": N_("German"),
    "en": N_("English"),
    "fr": N_("French"),
    "hu": N_("Hungarian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "kk": N_("Kazakh"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "ru": N_("Russian"),
    "sk": N_("Slovak"),
    "uk": N_("Ukrainian"),
    "vi": N_("Vietnamese"),
}
# Units that the facts are given in; others stay as they are written.
UNIT_WORDS = {
    "m": N_("m"),
    "km": N_("km"),
    "ha": N_("ha"),
    "km2": N_("km²"),
    "km²": N_("km²"),
    "t": N_("t"),
    "Mt": N_("Mt"),
    "kW": N_("kW"),
    "MW": N_("MW"),
    "GW": N_("GW"),
}


@lru_cache(maxsize=1 << 12)
def day_words(text: str, lang: str) -> str:
    """A date as a source gives it, in words; what is not in our notation stays as it is."""
    try:
        return in_words(parse(text), lang)
    except DateError:
        return text
