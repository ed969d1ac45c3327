"""Words as the guide needs them: slugs, search and sort keys, plural forms, near spellings, digests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from hashlib import sha256

LONGEST_SLUG = 80


def _table(rows: str) -> dict[int, str]:
    return str.maketrans({row[0]: row[1:] for row in rows.split()})


# Cyrillic in Latin letters as English readers know it from maps and encyclopaedias: BGN/PCGN 1947
# without apostrophes and diaeresis, "y" for the endings -ый and -ий, as in Wikipedia's practice
# (https://en.wikipedia.org/wiki/Wikipedia:Romanization_of_Russian). Below the Russian letters those
# of neighbours: Shor, Tatar, Kazakh, Ukrainian.
_LETTERS = _table(
    """
    аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch
    ъ ыy ь эe юyu яya
    әa ғg ґg җzh іi јj қk ҡk ңng ҥng өo үu ұu һh єye
    """
)
# What Unicode does not take apart.
_SIMPLER = _table("æae œoe øo łl đd ðd þth ħh ıi ’'")
# What a letter becomes between these neighbours, and not alone.
_IN_CONTEXT = re.compile(r"[иы]й(?!\w)|ый|ые|йе|[ьъ][ио]|(?<=[аеёиоуыэюяьъ])е|(?<!\w)е|(?<=[жчшщ])ё")
_TOGETHER = {"ий": "y", "ый": "y", "ые": "ye", "йе": "ye", "е": "ye", "ё": "o"}
_TOGETHER |= {"ьи": "yi", "ъи": "yi", "ьо": "yo", "ъо": "yo"}

_SLUG_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ‘`′]")
_BREVE, _DIAERESIS = "\u0306", "\u0308"


def slug(text: str) -> str:
    """Return *text* as a piece of a URL: a to z, digits and hyphens, at most 80 characters.

    Cyrillic is written in Latin letters, diacritics are dropped. A slug is its own slug.

    Raises:
        ValueError: if nothing is left.
    """
    text = _APOSTROPHES.sub("", text.replace("№", " no "))
    found = "-".join(_SLUG_WORD.findall(_latin(text)))
    if not found:
        raise ValueError(f"no letter or digit for a slug in {text!r}")
    if len(found) > LONGEST_SLUG:
        head, _, _ = found[: LONGEST_SLUG + 1].rpartition("-")
        found = head or found[:LONGEST_SLUG]
    return found


_SCRIPTS = (re.compile(r"[A-Za-zÀ-ɏ]"), re.compile(r"[Ѐ-ԯ]"))
_CYRILLIC = frozenset(["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"])


def tongue(text: str, declared: str, lang: str, languages: Iterable[str]) -> str:
    """The language to mark *text* with on a page in *lang*; empty where it is the page's own.

    That is the *declared* one, unless the letters are plainly not its letters: an address in Cyrillic on
    an English page, a title in Latin letters on a Russian one. Then it is the first of *languages*
    that is written so. A text in both scripts says nothing.
    """
    latin, cyrillic = (bool(script.search(text)) for script in _SCRIPTS)
    if latin == cyrillic or cyrillic == ((declared or lang) in _CYRILLIC):
        return declared
    found = next((each for each in (lang, *languages) if (each in _CYRILLIC) == cyrillic), declared)
    return "" if found == lang else found


def anchor(text: str) -> str:
    """Return the id of a heading: its slug, or ``section`` where there is nothing to make one of."""
    try:
        return slug(text)
    except ValueError:
        return "section"


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Number the repeats: ``a, a, b`` becomes ``a, a-2, b``. No first use ever changes its name."""
    names = tuple(names)
    taken, uses, found = set(names), dict[str, int](), []
    for name in names:
        candidate, number = name, uses.get(name, 0) + 1
        while number > 1 and candidate in taken:
            candidate = f"{name}-{number}"
            number += candidate in taken
        taken.add(candidate)
        uses[name] = number
        found.append(candidate)
    return tuple(found)


def fold(text: str) -> str:
    """Return *text* as search compares it: without case, diacritics, ё, odd spaces or widths.

    The breve of й stays, for й is a letter and not an accented и.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(_bare(text, "й").split())


def sort_key(text: str) -> tuple[str, str]:
    """Return the key of alphabetical order: folded, without punctuation, "Pit 2" before "Pit 10"."""
    plain = re.sub(r"[\W_]+", " ", fold(text)).strip()
    return re.sub(r"[0-9]+", _counted, plain), text


def first_letter(text: str) -> str:
    """Return the heading *text* stands under from A to Z: Ё under Е, digits under ``0–9``.

    A text without any letter or digit stands under ``#``.
    """
    for character in fold(text):
        if character.isalpha():
            return character.upper()[0]
        if character.isnumeric():
            return "0–9"
    return "#"


def plural_category(n: float, lang: str) -> str:
    """Return the CLDR plural category of *n*: ``one``, ``few``, ``many`` or ``other``.

    Fractions are ``other`` in both languages.
    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html

    Raises:
        KeyError: if the rules of *lang* are not known here.
    """
    rule = {"en": _english_plural, "ru": _russian_plural}[lang]
    return rule(abs(n)) if isinstance(n, int) else "other"


def closest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate that *word* was probably meant to be, or an empty text.

    Case, script, hyphens, underscores and spaces do not count; otherwise one letter in three may be
    wrong, missing, too many or swapped with its neighbour. Of equally near ones the first letter
    decides, then the alphabet.
    """
    wanted, letters = _spelling(word)
    limit, near = max(1, len(wanted) // 3), []
    for candidate in candidates:
        spelling, its_letters = _spelling(candidate)
        # Two bounds that cost little: an edit changes the length by one and the letters by two.
        if abs(len(spelling) - len(wanted)) > limit or len(letters ^ its_letters) > 2 * limit:
            continue
        edits = _edits(wanted, spelling)
        if edits <= limit and edits < len(wanted):
            limit = edits
            near.append((edits, spelling[0] != wanted[0], candidate))
    return min(near)[2] if near else ""


class Spelled:
    """Candidates among which many words are looked for: each as by ``closest``, all at a bounded cost.

    What differs in case, script, hyphens or spaces alone is always found, at once. For anything else all the
    candidates of about its length have to be looked at; when that has taken ``EFFORT`` steps, over all words,
    nothing more is guessed.
    """

    EFFORT = 1_000_000
    """A candidate looked at and a letter compared are a step each; so many take about a second."""

    def __init__(self, candidates: Iterable[str]) -> None:
        self._candidates = candidates
        self._found: dict[str, str] = {}
        self._left = self.EFFORT

    def closest(self, word: str) -> str:
        """Return the candidate that *word* was probably meant to be, or an empty text."""
        if word not in self._found:
            self._found[word] = self._look(_spelling(word)[0])
        return self._found[word]

    def _look(self, wanted: str) -> str:
        if wanted in self._spellings or not wanted or self._left <= 0:
            return self._spellings.get(wanted, "")
        limit, letters, near = max(1, len(wanted) // 3), self._letters(wanted), []
        for length in sorted(self._lengths, key=lambda length: abs(length - len(wanted))):
            if abs(length - len(wanted)) > limit:
                break
            for spelling, its_letters in self._lengths[length]:
                self._left -= 1
                if (letters ^ its_letters).bit_count() <= 2 * limit:
                    self._left -= length
                    edits = _edits(wanted, spelling)
                    if edits <= limit and edits < len(wanted):
                        limit = edits
                        near.append((edits, spelling[0] != wanted[0], self._spellings[spelling]))
        return min(near)[2] if near else ""

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The first candidate of each spelling, by the alphabet."""
        found: dict[str, str] = {}
        for candidate in sorted(self._candidates):
            found.setdefault(_spelling(candidate)[0], candidate)
        found.pop("", None)
        return found

    @cached_property
    def _lengths(self) -> dict[int, list[tuple[str, int]]]:
        """The spellings by their length, each with the set of its letters."""
        found: dict[int, list[tuple[str, int]]] = {}
        for spelling in self._spellings:
            found.setdefault(len(spelling), []).append((spelling, self._letters(spelling)))
        return found

    @cached_property
    def _bits(self) -> dict[str, int]:
        return {}

    def _letters(self, spelling: str) -> int:
        bits, letters = self._bits, 0
        for letter in spelling:
            letters |= bits.setdefault(letter, 1 << len(bits))
        return letters


def _bare(text: str, letters: str) -> str:
    """Return *text* in compatible form, without case and marks, but with these *letters* whole."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    if "й" in letters:
        text = text.replace("и" + _BREVE, "й")
    if "ё" in letters:
        text = text.replace("е" + _DIAERESIS, "ё")
    bare = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(_SIMPLER)


def _latin(text: str) -> str:
    if text.isascii():
        return text.lower()
    return _IN_CONTEXT.sub(lambda m: _TOGETHER[m.group()], _bare(text, "йё")).translate(_LETTERS)


@lru_cache(maxsize=1 << 16)  # a renamed folder asks for a thousand words among the same candidates
def _spelling(text: str) -> tuple[str, frozenset[str]]:
    letters = re.sub(r"[\W_]+", "", _latin(text))
    return letters, frozenset(letters)


def digest(*texts: str) -> str:
    """Return 16 hexadecimal digits that tell these texts, in this order, from any others."""
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _counted(digits: re.Match[str]) -> str:
    number = digits.group().lstrip("0")
    return f"{len(number):05}{number}"


def _english_plural(n: float) -> str:
    return "one" if n == 1 else "other"


def _russian_plural(n: float) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _edits(a: str, b: str) -> int:
    """Return how many letters to change, add, drop or swap (optimal string alignment).

    A column of the table at a time, as the bits of a number: H. Hyyrö, "A bit-vector algorithm for computing
    Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003), pp. 29-39.
    """
    if not a:
        return len(b)
    places: dict[str, int] = {}
    for place, letter in enumerate(a):
        places[letter] = places.get(letter, 0) | 1 << place
    whole = (1 << len(a)) - 1
    last = 1 << len(a) >> 1
    edits, up, down, same, before = len(a), whole, 0, 0, 0
    for letter in b:
        here = places.get(letter, 0)
        swapped = (~same & here) << 1 & before
        same = ((here & up) + up ^ up) | here | down | swapped
        right, left = down | ~(same | up), same & up
        edits += bool(right & last) - bool(left & last)
        right, left = right << 1 | 1, left << 1
        up, down = (left | ~(same | right)) & whole, same & right & whole
        before = here
    return edits
