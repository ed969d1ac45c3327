from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from kuzbass_site.forms import Complaints, Form, validate
from kuzbass_site.models.files import Span
from tests.factories import document


class Leaf(Form):
    name: str
    kind: Literal["mine", "works", ""] = ""


class Tree(Form):
    title: Annotated[str, Field(min_length=1)]
    see_also: list[str] = Field(default_factory=list)
    leaf: Leaf | None = None
    leaves: list[Leaf] = Field(default_factory=list)
    by_name: dict[str, Leaf] = Field(default_factory=dict)
    degrees: float = Field(0, ge=-90, le=90)
    count: int = 0
    address: str = Field("", pattern="^$|^https://.+$")


def problems(text: str) -> list[tuple[str, int, int, tuple[str, ...]]]:
    read = document(text, "content/x.yaml")
    complaints = Complaints(read)
    assert validate(Tree, read.data, complaints) is None
    for problem in complaints.problems:
        assert all("Input should" not in arg and "String should" not in arg for arg in problem.args)
    return [
        (p.code, p.line, p.column, p.args[:1] if p.code == "front-matter/wrong-type" else p.args)
        for p in complaints.problems
    ]


def test_a_form_reads_text_as_what_its_fields_are() -> None:
    read = document("title: '1984'\nsee-also: [a, b]\nleaf: {name: x}\ncount: 12\ndegrees: -1.5\n", "x.yaml")
    complaints = Complaints(read)

    form = validate(Tree, read.data, complaints)

    assert form == Tree.model_validate(
        {"title": "1984", "see-also": ["a", "b"], "leaf": {"name": "x"}, "count": 12, "degrees": -1.5}
    )
    assert complaints.problems == []
    assert Tree.field_names()[:2] == ("title", "see-also")


LEAF = "name, kind"
TREE = "title, see-also, leaf, leaves, by-name, degrees, count, address"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: x\ntitle: x\n", ("front-matter/unknown-field", 1, 1, ("titel", "title", TREE))),
        ("title: x\nsee_also: []\n", ("front-matter/unknown-field", 2, 1, ("see_also", "see-also", TREE))),
        (
            "title: x\nleaf:\n  name: a\n  kinds: b\n",
            ("front-matter/unknown-field", 4, 3, ("kinds", "kind", LEAF)),
        ),
        (
            "title: x\nleaves:\n- name: a\n  names: b\n",
            ("front-matter/unknown-field", 4, 3, ("names", "name", LEAF)),
        ),
        (
            "title: x\nby-name:\n  one:\n    name: a\n    knd: b\n",
            ("front-matter/unknown-field", 5, 5, ("knd", "kind", LEAF)),
        ),
        ("count: 1\n", ("front-matter/missing-field", 1, 1, ("title",))),
        ("title: x\nleaf: {kind: mine}\n", ("front-matter/missing-field", 2, 1, ("name",))),
        ("title: x\nleaves:\n- name: a\n- kind: mine\n", ("front-matter/missing-field", 4, 3, ("name",))),
        ("title: ''\n", ("front-matter/empty-field", 1, 8, ("title",))),
        ("title: x\nsee-also:\n", ("front-matter/empty-field", 2, 10, ("see-also",))),
        ("title: x\nleaf:\n", ("front-matter/empty-field", 2, 6, ("leaf",))),
        ("title: [x]\n", ("front-matter/wrong-type", 1, 8, ("title",))),
        (
            "title: x\nsee-also: a\n",
            ("front-matter/wrong-type", 2, 11, ("see-also",)),
        ),
        (
            "title: x\nleaf: a\n",
            ("front-matter/wrong-type", 2, 7, ("leaf",)),
        ),
        (
            "title: x\nby-name: [a]\n",
            ("front-matter/wrong-type", 2, 10, ("by-name",)),
        ),
        ("title: x\nsee-also: [[a]]\n", ("front-matter/wrong-type", 2, 12, ("see-also",))),
        ("title: x\ncount: many\n", ("front-matter/wrong-type", 2, 8, ("count",))),
        ("title: x\ncount: 1.5\n", ("front-matter/wrong-type", 2, 8, ("count",))),
        (
            "title: x\ndegrees: north\n",
            ("front-matter/wrong-type", 2, 10, ("degrees",)),
        ),
        (
            "title: x\ndegrees: 91\n",
            ("front-matter/wrong-type", 2, 10, ("degrees",)),
        ),
        (
            "title: x\ndegrees: -91\n",
            ("front-matter/wrong-type", 2, 10, ("degrees",)),
        ),
        (
            "title: x\naddress: javascript:x\n",
            ("front-matter/wrong-type", 2, 10, ("address",)),
        ),
        (
            "title: x\nleaf: {name: a, kind: work}\n",
            ("front-matter/bad-value", 2, 23, ("kind", "work", "works", "mine, works")),
        ),
    ],
)
def test_what_does_not_fit_is_said_in_our_words_where_it_stands(
    text: str, expected: tuple[str, int, int, tuple[str, ...]]
) -> None:
    assert problems(text) == [expected]


def test_all_that_does_not_fit_is_said_at_once() -> None:
    found = problems("count: many\nleaf: {}\n")

    assert sorted(code for code, *_ in found) == [
        "front-matter/missing-field",
        "front-matter/missing-field",
        "front-matter/wrong-type",
    ]


def test_a_complaint_stands_at_the_nearest_part_that_is_written() -> None:
    complaints = Complaints(document("a:\n  b: [c, d]\n", "x.yaml"))

    assert complaints.span(("a", "b", 1)) == Span(2, 10, 11)
    assert complaints.span(("a", "b", 7)) == complaints.span(("a", "b"))
    assert complaints.span(("a", "b"), key=True) == Span(2, 3, 4)
    assert complaints.span(("z",)) == Span(1, 1)
