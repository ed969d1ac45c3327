from __future__ import annotations

from pathlib import Path

from kuzbass_site import theme

CHECKOUT = Path(__file__).parent.parent


def test_a_guide_without_a_theme_has_that_of_the_package(tmp_path: Path) -> None:
    (folder,) = theme.folders(tmp_path, "templates")

    assert (folder / "base.html").is_file()


def test_the_guides_own_folder_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()

    assert theme.folders(tmp_path, "templates") == (own.resolve(), *theme.folders(CHECKOUT, "templates"))


def test_a_file_in_the_place_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "static").write_text("not a folder")

    assert theme.folders(tmp_path, "static") == theme.folders(CHECKOUT, "static")


def test_in_a_checkout_the_guides_theme_is_the_packages_and_stands_there_once() -> None:
    assert theme.folders(CHECKOUT, "static") == ((CHECKOUT / "static").resolve(),)
