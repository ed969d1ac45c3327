"""What the handbook shows from the model itself: fields, words of this guide, codes of problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kuzbass_site.i18n import N_
from kuzbass_site.models.settings import Label
from kuzbass_site.models.stated import Kind
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import CodeFamily, CodeView, ReferenceTable, Told
from kuzbass_site.pages.words import ACCESS_WORDS, STATUS_WORDS, VERDICT_WORDS
from kuzbass_site.problems import CODES, Code
from kuzbass_site.text import slug

KIND_WORDS = {
    Kind.DATE: N_("a date"),
    Kind.NUMBER: N_("a number"),
    Kind.QUANTITY: N_("a number with its unit"),
    Kind.TEXT: N_("words"),
}
"""What the value of a fact has to be."""
_PLACE = re.compile(r"\{\d\}")
_CODE = re.compile(r"`([^`]+)`")


def told(reader: Reader, text: str) -> Told:
    """A text of ours in the reader's language, or in English and marked so where the catalogue lacks it."""
    words = reader.t(text) if text else ""
    foreign = reader.lang != "en" and words == text and bool(re.search("[a-z]", _CODE.sub("", text)))
    pieces = [(piece, n % 2 == 1) for n, piece in enumerate(_CODE.split(words)) if piece]
    return Told(tuple(pieces), "en" if foreign else "")


def code(text: str) -> Told:
    """A name as it is written in a file."""
    return Told(((text, True),))


def field_tables(reader: Reader) -> Iterator[ReferenceTable]:
    """The fields of every kind of file."""
    from kuzbass_site.schema.reference import tables

    columns = (reader.t("field"), reader.t("needed"), reader.t("what to write"))
    yes, no = told(reader, N_("yes")), Told(())
    for number, table in enumerate(tables(), start=1):
        yield ReferenceTable(
            id=f"x-fields-{number}",
            title=told(reader, table.title),
            intro=told(reader, table.intro),
            columns=columns,
            rows=tuple(
                (code(name), yes if needed else no, told(reader, text)) for name, needed, text in table.rows
            ),
        )


def word_tables(reader: Reader) -> Iterator[ReferenceTable]:
    """The words that this guide takes: those of its settings, then those of the generator."""
    config = reader.site.guide.config
    facts = [
        (code(name), _words(reader.label(fact.label)), told(reader, KIND_WORDS[fact.kind]))
        for name, fact in config.facts.items()
    ]
    if facts:
        columns = (reader.t("name"), reader.t("as readers see it"), reader.t("its value"))
        yield ReferenceTable(
            id="x-facts", title=told(reader, N_("Facts (`facts`)")), intro=Told(()), columns=columns,
            rows=tuple(facts),
        )  # fmt: skip
    labels: dict[str, Mapping[str, Label]] = {
        N_("Kinds of things (`type`)"): {name: term.label for name, term in config.types.items()},
        N_("Tags (`tags`)"): {name: term.label for name, term in config.tags.items()},
    }
    named = [
        (title, [(name, reader.label(label)) for name, label in words.items()])
        for title, words in labels.items()
    ]
    ours = {
        N_("Status (`status`)"): STATUS_WORDS,
        N_("Access (`visit: access`)"): ACCESS_WORDS,
        N_("Verdicts of claims (`verdict`)"): VERDICT_WORDS,
    }
    named += [
        (title, [(name, reader.t(text)) for name, text in words.items()]) for title, words in ours.items()
    ]
    for title, rows in named:
        if rows:
            yield ReferenceTable(
                id=f"x-{slug(title)}",
                title=told(reader, title),
                intro=Told(()),
                columns=(reader.t("name"), reader.t("as readers see it")),
                rows=tuple((code(name), _words(label)) for name, label in rows),
            )


def code_families(reader: Reader) -> Iterator[CodeFamily]:
    """Every code of a problem, by family."""
    codes = sorted(CODES.values(), key=lambda each: each.name)
    for family, several in groupby(codes, key=lambda each: each.name.partition("/")[0]):
        views = tuple(_code(reader, each) for each in several)
        yield CodeFamily(id=f"x-{family}", title=family, codes=views)


def _code(reader: Reader, each: Code) -> CodeView:
    return CodeView(
        id=f"x-{each.name.replace('/', '-')}",
        name=each.name,
        level=str(each.level),
        label=reader.t(str(each.level)),
        message=_filled(told(reader, each.message)),
        hint=_filled(told(reader, each.otherwise or ("" if _PLACE.search(each.hint) else each.hint))),
        why=told(reader, each.why),
        wrong=each.wrong,
        right=each.right,
    )


def _filled(words: Told) -> Told:
    """The words of a message with dots where a file gives it something to name."""
    return Told(_dotted(words.pieces), words.lang)


def _dotted(pieces: Iterable[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    return tuple((_PLACE.sub("…", text), is_code) for text, is_code in pieces)


def _words(text: str) -> Told:
    return Told(((text, False),))
