"""Photographs as cameras, telephones and scanners make them, and what the site offers of them."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from kuzbass_site.build import build
from kuzbass_site.models.options import Options
from kuzbass_site.models.picture import Picture, picture_path
from kuzbass_site.packing import pack
from kuzbass_site.pictures import Looked, files_of, look, unpack_looked
from kuzbass_site.pictures.encode import encoded, seen
from kuzbass_site.pictures.opening import Unusable
from kuzbass_site.problems import ContentError
from kuzbass_site.store import Store
from kuzbass_site.workers import Jobs, TooLong

ROCKET = (Path(__file__).parent / "pictures" / "rocket.jpg").read_bytes()
TODAY = Options(today=date(2026, 11, 22))
SECRET = "55.3459 N, 86.0621 E, seen from the kitchen of P. Petrov"
Edit = Callable[[Image.Image], Image.Image]


def photograph(size: tuple[int, int] | None = None) -> Image.Image:
    """The photograph that all others are made of."""
    image = Image.open(io.BytesIO(ROCKET)).convert("RGB")
    return image.resize(size) if size else image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """A file of a picture."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture_of(data: bytes, name: str = "works.jpg") -> Picture:
    """A picture as it is known once it was looked at."""
    found = seen(data)
    return Picture(
        name=name, width=found.width, height=found.height, alpha=found.alpha, digest="0123456789ab"
    )


def files(data: bytes) -> dict[str, Image.Image]:
    """The largest file of each format that is made of a picture, decoded."""
    picture = picture_of(data)
    made = encoded(data, picture)
    largest = [v for v in picture.variants if (v.width, v.height) == picture.sizes[-1]]
    return {v.format: Image.open(io.BytesIO(made[v.url])) for v in largest}


def far(image: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart on average, from 0 to 255."""
    pair = [each.convert("RGB").resize((64, 64), Image.Resampling.BOX).tobytes() for each in (image, other)]
    apart: int = sum(abs(a - b) for a, b in zip(*pair, strict=True))
    return apart / len(pair[0])


# --- what is made ---


def test_a_photograph_is_offered_in_three_formats_and_never_larger_than_it_is() -> None:
    picture = picture_of(ROCKET)

    assert (picture.width, picture.height, picture.alpha) == (640, 427, False)
    assert picture.sizes == ((480, 320), (640, 427))
    assert [v.url for v in picture.variants] == [
        f"/images/works-{width}.0123456789ab.{suffix}"
        for suffix in ("avif", "webp", "jpg")
        for width in (480, 640)
    ]
    made = {url: Image.open(io.BytesIO(data)) for url, data in encoded(ROCKET, picture).items()}
    for variant in picture.variants:
        image = made[variant.url]
        assert image.size == (variant.width, variant.height)
        assert image.format == variant.format.upper()
        assert far(image, photograph()) < 6


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((1, 1), [1]),
        ((300, 200), [300]),
        ((500, 400), [500]),
        ((4000, 3000), [480, 960, 1600]),
        ((1000, 700), [480, 1000]),
        ((600, 6000), [240]),
        ((20_000, 10), [480, 960, 1600]),
    ],
)
def test_the_sizes_suit_the_picture(size: tuple[int, int], widths: list[int]) -> None:
    picture = Picture(name="a.jpg", width=size[0], height=size[1], alpha=False, digest="")

    assert [width for width, _ in picture.sizes] == widths
    assert all(height >= 1 for _, height in picture.sizes)


def test_nothing_that_the_camera_wrote_down_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x8298] = SECRET, SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 20.0, 45.0), 3: "E", 4: (86.0, 3.0, 43.0)})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{SECRET}</x:xmpmeta>'.encode()
    png = PngImagePlugin.PngInfo()
    png.add_text("Comment", SECRET)
    originals = [
        saved(photograph((90, 60)), exif=exif, xmp=xmp, comment=SECRET),
        saved(photograph((90, 60)), "PNG", exif=exif, pnginfo=png),
        saved(photograph((90, 60)), "WEBP", exif=exif.tobytes(), xmp=xmp),
        saved(photograph((90, 60)), "AVIF", exif=exif.tobytes(), xmp=xmp),
    ]
    for original in originals:
        assert SECRET.encode() in original
        for data in encoded(original, picture_of(original)).values():
            assert SECRET.encode() not in data
            assert b"Exif" not in data
            image = Image.open(io.BytesIO(data))
            assert not dict(image.getexif())
            assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(orientation: int) -> None:
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    held = (
        photograph((300, 200)).transpose(undone[orientation]) if orientation > 1 else photograph((300, 200))
    )
    data = saved(held, exif=exif)

    assert picture_of(data).sizes == ((300, 200),)
    assert all(far(image, photograph((300, 200))) < 5 for image in files(data).values())


def swapped(profile: bytes) -> bytes:
    """A profile of colours in which what sRGB calls red is blue."""
    return profile.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")


def test_colours_are_those_of_the_pictures_own_profile() -> None:
    profile = swapped(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green, blue = photograph().split()
    data = saved(Image.merge("RGB", (blue, green, red)), quality=95, icc_profile=profile)

    assert all(far(image, photograph()) < 6 for image in files(data).values())


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\0" * 200])
def test_a_picture_for_print_and_one_with_a_broken_profile_are_shown(profile: bytes) -> None:
    data = saved(photograph((240, 160)).convert("CMYK"), quality=95, icc_profile=profile)

    found = files(data)
    assert {image.mode for image in found.values()} == {"RGB"}
    assert all(far(image, photograph()) < 8 for image in found.values())


def test_what_shows_through_shows_through_in_every_format() -> None:
    image = photograph((240, 160))
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    for data in (saved(image, "PNG"), saved(image, "WEBP", lossless=True), saved(image, "AVIF")):
        found = files(data)
        assert found.keys() == {"avif", "webp", "png"}
        for made in found.values():
            assert made.mode == "RGBA"
            low, high = made.getchannel("A").getextrema()
            assert isinstance(low, int)
            assert isinstance(high, int)
            assert low < 10 < 245 < high


def test_a_channel_of_transparency_that_hides_nothing_costs_nothing() -> None:
    image = photograph((90, 60))
    image.putalpha(255)

    assert files(saved(image, "PNG")).keys() == {"avif", "webp", "jpeg"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda image: Image.frombytes(
            "I;16", image.size, bytes(v for g in image.convert("L").tobytes() for v in (g, g))
        ),
        lambda image: image.convert("L"),
        lambda image: image.convert("P", palette=Image.Palette.ADAPTIVE),
        lambda image: image.convert("LA"),
        lambda image: image.convert("1"),
    ],
    ids=["16 bit", "grey", "palette", "grey with alpha", "black and white"],
)
def test_every_kind_of_pixel_is_understood(edit: Edit) -> None:
    plain = photograph((240, 160))
    original = edit(plain)
    wanted = original.convert("RGB") if original.mode != "I;16" else plain.convert("L")

    for made in files(saved(original, "PNG")).values():
        assert made.mode == "RGB"
        assert far(made, wanted) < 8


def test_of_a_picture_that_moves_the_first_frame_is_shown() -> None:
    frames = [photograph((90, 60)), Image.new("RGB", (90, 60), "white")]
    for kind in ("GIF", "WEBP", "PNG"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
        assert seen(data).moves
        assert all(far(image, frames[0]) < 12 for image in files(data).values())


def test_what_the_file_is_called_does_not_matter() -> None:
    data = saved(photograph((120, 80)), "PNG")

    assert picture_of(data, "works.jpg").formats == ("avif", "webp", "jpeg")
    assert picture_of(data, "old/The Works (1930).JPG").slug == "old-the-works-1930"
    assert picture_path("Коксохим.jpg") == "/pictures/koksokhim/"
    assert picture_path("工場.jpg") == "/pictures/picture/"


# --- what cannot be shown ---

HARMED = {
    "nothing": (b"", "picture/not-a-picture"),
    "a page": (b"<!doctype html><title>403</title>", "picture/not-a-picture"),
    "a drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "picture/not-a-picture"),
    "a scan": (saved(photograph((90, 60)), "TIFF"), "picture/not-a-picture"),
    "half a JPEG": (ROCKET[: len(ROCKET) // 2], "picture/broken"),
    "half a PNG": (saved(photograph((90, 60)), "PNG")[:3000], "picture/broken"),
    "half a WebP": (saved(photograph(), "WEBP")[:3000], "picture/"),
    "half an AVIF": (saved(photograph(), "AVIF")[:3000], "picture/"),
    "108 megapixels": (saved(Image.new("1", (12_000, 9_000)), "PNG"), "picture/too-large"),
    "65 megabytes": (ROCKET + bytes(65_000_000), "picture/too-large"),
}


@pytest.mark.parametrize(("data", "code"), HARMED.values(), ids=HARMED)
def test_what_cannot_be_shown_is_told_and_never_a_traceback(data: bytes, code: str) -> None:
    with pytest.raises(Unusable) as stopped:
        seen(data)
    assert stopped.value.code.startswith(code)


def test_no_damage_to_a_byte_is_more_than_a_problem() -> None:
    small = saved(photograph((48, 32)))
    for original in (small, saved(photograph((48, 32)), "PNG"), saved(photograph((48, 32)), "WEBP")):
        for place in range(0, len(original), max(1, len(original) // 60)):
            data = bytearray(original)
            data[place] ^= 0xFF
            try:
                encoded(bytes(data), picture_of(bytes(data)))
            except Unusable as problem:
                assert problem.code.startswith("picture/")  # noqa: PT017 - either is right


def test_a_picture_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_data: bytes, *_more: object) -> None:
        raise TooLong

    (tmp_path / "content/images").mkdir(parents=True)
    (tmp_path / "content/images/works.jpg").write_bytes(ROCKET)
    (known,) = look(tmp_path, ["works.jpg"], Jobs(1))
    monkeypatch.setattr("kuzbass_site.pictures.encode.seen", slow)
    monkeypatch.setattr("kuzbass_site.pictures.encode.encoded", slow)

    (found,) = look(tmp_path, ["works.jpg"], Jobs(1))
    assert [problem.code for problem in found.problems] == ["picture/too-slow"]
    assert known.picture
    with pytest.raises(ContentError) as stopped:
        list(files_of(tmp_path, [known.picture], Jobs(1), Store(tmp_path / "cache")))
    assert [problem.code for problem in stopped.value.problems] == ["picture/too-slow"]


# --- in a site ---


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def listed(file: str, words: str) -> str:
    return f"  - {{file: {file}, alt: {words}, credit: SpaceX, licence: CC0-1.0, caption: {words} below}}\n"


@pytest.fixture
def guide(small_guide: Path) -> Path:
    """A guide with three photographs of one landmark, of which another shows one as well."""
    images = small_guide / "content/images"
    (images / "rocket.jpg").write_bytes(ROCKET)
    (images / "night.png").write_bytes(saved(photograph((700, 400)), "PNG"))
    furnace = small_guide / "content/landmarks/old-furnace.md"
    text = furnace.read_text().replace(
        "figures:\n", "figures:\n" + listed("rocket.jpg", "A rocket") + listed("night.png", "Night")
    )
    furnace.write_text(text + "\n![Dusk](../images/night.png)\n")
    bridge = text.replace("Old Furnace", "Bridge").partition("figures:")[0]
    bridge += "figures:\n" + listed("night.png", "Night") + "---\nIt stands [@unesco_371].\n"
    (small_guide / "content/landmarks/bridge.md").write_text(bridge)
    return small_guide


def addresses(page: str, of: str) -> dict[str, str]:
    """What each link of a page names, as an address from the root."""
    return {
        match[2]: urljoin(of, match[2])
        for match in re.finditer(r'(href|src|srcset)="([^"]*)"', page)
        if not match[2].startswith("http")
    }


def test_an_entry_shows_its_pictures_without_a_shift_and_each_leads_to_its_page(
    guide: Path, tmp_path: Path
) -> None:
    build(guide, tmp_path / "out", TODAY)
    made = tree(tmp_path / "out")
    page = made["landmarks/old-furnace/index.html"].decode()

    images = re.findall(r"<img[^>]*/images/[^>]*>", page)
    assert len(images) == 3  # one stands in the text already
    assert ["fetchpriority" in image for image in images] == [True, False, False]
    assert ['loading="lazy"' in image for image in images] == [False, True, True]
    for image in images:
        assert re.search(r' width="\d+" height="\d+"', image)
        assert 'sizes="' in image
    for srcset in re.findall(r'srcset="([^"]*)"', page):
        for candidate in srcset.split(", "):
            url, width = candidate.split()
            file = urljoin("/landmarks/old-furnace/", url).lstrip("/")
            assert Image.open(io.BytesIO(made[file])).width == int(width.rstrip("w"))
    for name in ("rocket", "night", "furnace"):
        assert f'href="../../pictures/{name}/"' in page
    assert page.count("SpaceX, CC0-1.0") == 2
    assert "The makers of this guide, CC0-1.0" in page
    assert not {"images/rocket.jpg", "images/night.png", "images/furnace.png"} & made.keys()


def test_the_page_of_a_picture_leads_back_and_on(guide: Path, tmp_path: Path) -> None:
    build(guide, tmp_path / "out", TODAY)

    for prefix, title in (("", "Old Furnace"), ("ru/", "Старая домна")):
        page = (tmp_path / "out" / prefix / "pictures/rocket/index.html").read_text()
        assert re.search(rf'<h1><a href="[^"]*landmarks/old-furnace/"[^>]*>{title}</a></h1>', page)
        assert "A rocket below" in page
        assert "SpaceX, CC0-1.0" in page
        assert 'rel="next" href="../night/"' in page
        assert 'rel="prev"' not in page
    night = (tmp_path / "out/pictures/night/index.html").read_text()
    assert {"/landmarks/bridge/", "/landmarks/old-furnace/"} <= set(
        addresses(night.partition("<main")[2], "/pictures/night/").values()
    )
    assert 'rel="prev" href="../rocket/"' in night
    assert 'rel="next" href="../furnace/"' in night


def test_the_same_pictures_are_the_same_bytes_with_any_number_of_hands(guide: Path, tmp_path: Path) -> None:
    for jobs in (1, 4):
        shutil.copytree(guide, tmp_path / str(jobs))
        build(tmp_path / str(jobs), tmp_path / f"out-{jobs}", TODAY, jobs=jobs)

    assert tree(tmp_path / "out-1") == tree(tmp_path / "out-4")


def test_nothing_is_looked_at_or_encoded_twice(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(guide, tmp_path / "out", TODAY, jobs=1)
    before = tree(tmp_path / "out")
    monkeypatch.setattr("kuzbass_site.pictures.encode.seen", None)
    monkeypatch.setattr("kuzbass_site.pictures.encode.encoded", None)

    with (guide / "content/sources.yaml").open("a") as sources:
        sources.write("# a note\n")
    report = build(guide, tmp_path / "out", TODAY, jobs=1)
    assert report.published.written == 0
    shutil.rmtree(tmp_path / "out")
    build(guide, tmp_path / "out", TODAY, jobs=1)
    assert tree(tmp_path / "out") == before


def test_a_damaged_file_of_the_store_is_made_again(guide: Path, tmp_path: Path) -> None:
    build(guide, tmp_path / "out", TODAY, jobs=1)
    before = tree(tmp_path / "out")
    stored = sorted((guide / ".cache/pictures").iterdir())
    stored[0].write_bytes(b"spoilt")
    stored[1].write_bytes(stored[1].read_bytes()[:-1])
    shutil.rmtree(tmp_path / "out")

    build(guide, tmp_path / "out", TODAY, jobs=1)

    assert tree(tmp_path / "out") == before


def _other_picture(guide: Path) -> None:
    (guide / "content/images/night.png").write_bytes(saved(photograph((500, 500)), "PNG"))


def _other_credit(guide: Path) -> None:
    bridge = guide / "content/landmarks/bridge.md"
    bridge.write_text(bridge.read_text().replace("SpaceX", "Nobody"))


def _another_picture(guide: Path) -> None:
    (guide / "content/images/dusk.jpg").write_bytes(saved(photograph((200, 100))))
    furnace = guide / "content/landmarks/old-furnace.md"
    furnace.write_text(furnace.read_text().replace("figures:\n", "figures:\n" + listed("dusk.jpg", "Dusk")))


def _no_picture(guide: Path) -> None:
    (guide / "content/landmarks/bridge.md").unlink()
    furnace = guide / "content/landmarks/old-furnace.md"
    furnace.write_text(furnace.read_text().replace("\n![Dusk](../images/night.png)\n", ""))


def _other_words(guide: Path) -> None:
    furnace = guide / "content/landmarks/old-furnace.md"
    furnace.write_text(furnace.read_text().replace("It stands", "It lies") + "\nA word [@unesco_371].\n")


@pytest.mark.parametrize("edit", [_other_picture, _other_credit, _another_picture, _no_picture, _other_words])
def test_after_an_edit_the_site_is_that_of_a_clean_build(
    guide: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    build(guide, tmp_path / "out", TODAY, jobs=1)
    edit(guide)
    build(guide, tmp_path / "out", TODAY, jobs=1)
    shutil.rmtree(guide / ".cache")
    build(guide, tmp_path / "clean", TODAY, jobs=1)

    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_what_was_looked_at_is_known_again() -> None:
    known = Looked(picture_of(ROCKET))

    assert unpack_looked(pack(known)) == known
