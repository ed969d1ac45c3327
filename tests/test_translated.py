from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site import frontmatter
from kuzbass_site.frontmatter import Document
from kuzbass_site.markdown import parse_body
from kuzbass_site.models.files import SourceFile
from kuzbass_site.translated import StampError, digest_of, find_pair, stamp
from tests.factories import claim, entry, guide, translation
from tests.test_cli import run

DIGEST = "0123456789abcdef"


def read(data: bytes) -> Document:
    document, _ = frontmatter.parse(SourceFile(PurePosixPath("a.md"), data))
    assert document is not None
    return document


# --- the digest ---


def test_the_digest_changes_with_what_is_translated_and_with_nothing_else() -> None:
    one = entry(title="A", summary="B", text=parse_body("C [@k]"))

    assert len(digest_of(one)) == 16
    assert digest_of(one) == digest_of(entry(title="A", summary="B", text=parse_body("C [@k]"), type="mine"))
    others = [
        entry(title="a", summary="B", text=parse_body("C [@k]")),
        entry(title="A", summary="b", text=parse_body("C [@k]")),
        entry(title="A", summary="B", text=parse_body("C [@m]")),
        entry(title="A\0B", summary="", text=parse_body("C [@k]")),
    ]
    assert digest_of(one) not in {digest_of(other) for other in others}
    assert digest_of(claim(says="A")) != digest_of(claim(says="B"))


def test_the_digest_of_a_text_is_that_of_its_source() -> None:
    assert parse_body("a *b*").digest != parse_body("a _b_").digest
    assert parse_body("a\r\nb").digest == parse_body("a\nb").digest
    deep = "> " * 500 + "a"
    assert parse_body(deep).digest != parse_body(f"{deep}b").digest


# --- the stamp ---


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\n---\nB\n", "---\ntitle: A\ntranslates: D\n---\nB\n"),
        ("---\r\ntitle: A\r\n---\r\nB", "---\r\ntitle: A\r\ntranslates: D\r\n---\r\nB"),
        ("\ufeff---\ntitle: A\n---", "\ufeff---\ntitle: A\ntranslates: D\n---"),
        ("---\ntranslates: old\ntitle: A\n---\n", "---\ntranslates: D\ntitle: A\n---\n"),
        ("---\ntranslates: old  # by hand\n---\n", "---\ntranslates: D  # by hand\n---\n"),
        ("---\ntranslates: 'old'\n---\n", "---\ntranslates: D\n---\n"),
        ("---\r\ntranslates: old\r\ntitle: A\r\n---\r\n", "---\r\ntranslates: D\r\ntitle: A\r\n---\r\n"),
        ("---\ntranslates:\ntitle: A\n---\n", "---\ntranslates: D\ntitle: A\n---\n"),
        ("---\ntranslates: # soon\n---\n", "---\ntranslates: D # soon\n---\n"),
        ('---\ntranslates: ""\ntitle: A\n---\n', "---\ntranslates: D\ntitle: A\n---\n"),
        ("---\n  title: A\n---\n", "---\n  title: A\n  translates: D\n---\n"),
        ("---\ntitle: A\n...\nB\n---\n", "---\ntitle: A\ntranslates: D\n...\nB\n---\n"),
        ("---\ntitle: A\n---\ntranslates: this\n", "---\ntitle: A\ntranslates: D\n---\ntranslates: this\n"),
        ("---\n{title: A, translates: old}\n---\n", "---\n{title: A, translates: D}\n---\n"),
    ],
)  # fmt: skip
def test_a_stamp_changes_one_line_and_nothing_else(before: str, after: str) -> None:
    expected = after.replace("D", DIGEST).encode()

    assert stamp(before.encode(), DIGEST) == expected
    assert stamp(expected, DIGEST) == expected


@pytest.mark.parametrize(
    "text",
    ["", "no front matter", "---\ntitle: A\n", "---\n{title: A}\n---\n", "---\ntranslates: >\n  old\n---\n"],
)
def test_what_cannot_be_stamped_without_changing_more_is_left_alone(text: str) -> None:
    with pytest.raises(StampError):
        stamp(text.encode(), DIGEST)


def test_a_file_in_another_encoding_is_left_alone() -> None:
    with pytest.raises(StampError):
        stamp("---\ntitle: Калтан\n---\n".encode("windows-1251"), DIGEST)


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\x00", exclude_categories=["Cc", "Cs"]))


@given(st.lists(LINES, max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_text_below_is_never_touched(body: list[str], end: str, there: bool) -> None:
    head = ["---", "title: A", *(["translates: old"] if there else []), "---"]
    before = end.join([*head, *body]).encode()

    after = stamp(before, DIGEST)

    assert read(after).data == {"title": "A", "translates": DIGEST}
    assert after.endswith(end.join(["---", *body]).encode())
    assert len(after) - len(before) == (len(DIGEST) - 3 if there else len(f"translates: {DIGEST}{end}"))


# --- the command ---


def test_a_translation_is_found_with_its_original() -> None:
    original, one = entry(), translation()

    assert find_pair(guide(original, one), one.path) == (one, original)
    assert find_pair(guide(one), one.path) == (one, None)
    assert find_pair(guide(original, one), original.path) == (None, None)
    assert find_pair(guide(claim(), translation("claims/t01")), PurePosixPath("content/claims/t01.ru.md"))[1]


def test_the_command_stamps_what_has_changed(small_guide: Path) -> None:
    landmarks = small_guide / "content" / "landmarks"
    original, file = landmarks / "old-furnace.md", landmarks / "old-furnace.ru.md"
    before = file.read_bytes()
    assert "stamped already" in run("translated", file, "--root", small_guide).output
    assert file.read_bytes() == before

    original.write_text(original.read_text(encoding="utf-8") + "\n\nIt is new.\n", encoding="utf-8")
    noted = run("check", "--notes", "--root", small_guide)
    assert "old-furnace.ru.md:4:13: note[translation/stale]" in noted.output
    done = run("translated", file, "--root", small_guide)

    assert (done.exit_code, "is stamped with the text" in done.output) == (0, True)
    lines = zip(before.splitlines(), file.read_bytes().splitlines(), strict=True)
    assert [n for n, (old, new) in enumerate(lines, start=1) if old != new] == [4]
    assert "no problems" in run("check", "--notes", "--root", small_guide).output


def test_the_command_refuses_what_is_no_translation_and_changes_nothing(small_guide: Path) -> None:
    landmarks = small_guide / "content" / "landmarks"
    file = landmarks / "old-furnace.ru.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("translates: ", "translates: 1"), encoding="utf-8")
    before = file.read_bytes()

    def refused(*files: Path) -> str:
        result = run("translated", *files, "--root", small_guide)
        assert result.exit_code == 2
        assert file.read_bytes() == before
        return " ".join(result.output.split())

    assert "is no translation" in refused(file, landmarks / "old-furnace.md")
    assert "is no translation" in refused(small_guide / "content" / "sources.yaml")
    assert "is no translation" in refused(Path(__file__))
    assert "does not exist" in refused(landmarks / "none.ru.md")
    original = (landmarks / "old-furnace.md").read_bytes()
    (landmarks / "old-furnace.md").unlink()
    assert "content/landmarks/old-furnace.md, is missing or has mistakes" in refused(file)
    (landmarks / "old-furnace.md").write_bytes(original)
    broken = landmarks / "old-furnace.ru.md"
    broken.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    before = broken.read_bytes()
    assert "has mistakes" in refused(broken)
    broken.write_text("---\n{title: A, summary: B}\n---\nC\n", encoding="utf-8")
    before = broken.read_bytes()
    assert "cannot be stamped; write `translates: " in refused(broken)
