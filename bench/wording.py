"""Names and sentences for a guide that nobody wrote: the same number gives the same words."""

from __future__ import annotations

import random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TAGS = _words(
    "railway canal bridge mill foundry quarry colliery chapel abbey castle harbour lighthouse windmill brewery "
    "tannery warehouse market-hall town-hall workhouse school library theatre cinema bathhouse park garden "
    "cemetery memorial tunnel viaduct aqueduct reservoir pumping-station gasworks power-station tramway airfield "
    "barracks fort lido ropeworks shipyard pottery glassworks printworks silk cotton wool lace iron steel slate "
    "lime salt copper lead tin timber paper brick"
)
TYPES = (
    "coke-works", "steelworks", "power-station", "mine", "open-pit", "chemical-works", "machine-works",
    "housing", "museum", "railway", "school", "settlement", "monument",
)  # fmt: skip
_KINDS = ("Mill", "Bridge", "Chapel", "Works", "Hall", "Quarry", "Station", "Harbour", "Lock", "Tower")
_SYLLABLES = _words(
    "al bar cal dun es fer gal hol ing jar kel lor mos nor os pen quar rav sal tor ul var wen yar zel ash brom cot "
    "dale elm field gate ham ire keld low mere nest over port ridge side thorpe well wick"
)
_CYRILLIC = _words("ал бар вер гор дол жел зар кам лес мир нор озер пол род сал тар улан яр")
_WORDS = _words(
    "the of and a to in was by for with on from at as its until after before under over between along river valley "
    "stone brick iron timber roof wall arch tower yard engine wheel boiler shaft level worker owner family company "
    "parish council surveyor architect mason engineer apprentice trade century decade year season morning record "
    "survey map drawing letter ledger photograph plaque opened closed built rebuilt extended restored demolished "
    "listed surveyed moved sold leased flooded narrow broad early late original surviving ornate plain modest "
    "remarkable local regional former water steam coal cloth grain paper glass clay slate lime salt copper lead tin "
    "cargo goods passenger street lane square quay wharf basin lock cutting embankment junction platform signal "
    "crossing community society museum archive collection exhibit tour guide path walk view visitor garden memorial"
)


def name(dice: random.Random, words: int = 1) -> str:
    """A name of so many invented words."""
    return " ".join("".join(dice.choices(_SYLLABLES, k=2)).capitalize() for _ in range(words))


def title(dice: random.Random) -> str:
    """What an entry is called."""
    return f"{name(dice, dice.choice((1, 1, 2)))} {dice.choice(_KINDS)}"


def local_name(dice: random.Random) -> str:
    """A name in Cyrillic."""
    return "".join(dice.choices(_CYRILLIC, k=3)).capitalize()


def phrase(dice: random.Random, words: int) -> str:
    """A few words without a stop."""
    return " ".join(dice.choices(_WORDS, k=words))


def sentence(dice: random.Random, cite: str = "", *, plain: bool = False) -> str:
    """A sentence of nine to nineteen words; with *cite* it gives a year and ends in that citation.

    One in three has an emphasis, a stressed phrase, a quotation or code, unless it is to be *plain*.
    """
    words = dice.choices(_WORDS, k=dice.randint(9, 19))
    words[0] = words[0].capitalize()
    place, chance = dice.randrange(1, len(words) - 2), dice.random()
    if cite:
        words[place] = str(dice.randint(1700, 1990))
    elif plain or chance > 0.34:
        pass
    elif chance < 0.13:
        words[place] = f"*{words[place]}*"
    elif chance < 0.24:
        words[place : place + 2] = [f"**{words[place]} {words[place + 1]}**"]
    elif chance < 0.3:
        words[place] = f'"{words[place]}"'
    else:
        words[place] = f"`{words[place]}`"
    return " ".join(words) + (f" {cite}." if cite else ".")
