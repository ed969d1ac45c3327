"""Static files: names that follow the content, references that follow the names."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzbass_site.assets import AssetError, Assets, bundle
from kuzbass_site.models.files import SourceFile


def files(**texts: str | bytes) -> list[SourceFile]:
    """Files by name; ``__`` stands for the slash and ``_`` for the dot."""
    return [file(name.replace("__", "/").replace("_", "."), text) for name, text in texts.items()]


def file(path: str, text: str | bytes) -> SourceFile:
    return SourceFile(PurePosixPath(path), text.encode() if isinstance(text, str) else text)


def text_of(assets: Assets, name: str) -> str:
    data = {"/" + file.path.as_posix(): file.data for file in assets.files}
    return data[assets.path(name)].decode()


def test_a_file_is_named_by_the_digest_of_its_content() -> None:
    assets = bundle([file("css/site.css", "p { margin: 0 }")])

    digest = sha256(b"p { margin: 0 }").hexdigest()[:8]
    assert [item.path.as_posix() for item in assets.files] == [f"static/css/site.{digest}.css"]
    assert assets.path("css/site.css") == f"/static/css/site.{digest}.css"


def test_the_digest_stands_before_the_last_suffix() -> None:
    assets = bundle([file("js/leaflet.markercluster.js", "1")])

    assert re.fullmatch(
        r"/static/js/leaflet\.markercluster\.[0-9a-f]{8}\.js", assets.path("js/leaflet.markercluster.js")
    )


@pytest.mark.parametrize(
    "path",
    [
        "fonts/OFL-oswald.txt",
        "vendor/leaflet/LICENSE",
        "vendor/LICENSE.html",
        "README.md",
        "NOTICE",
        "Licence",
    ],
)
def test_licences_and_texts_keep_their_names(path: str) -> None:
    assert bundle([file(path, "as is")]).path(path) == f"/static/{path}"


def test_a_fixed_name_is_kept() -> None:
    assert (
        bundle([file("icons/favicon.svg", "<svg/>")], fixed=["icons/favicon.svg"]).path("icons/favicon.svg")
        == "/static/icons/favicon.svg"
    )


def test_an_unknown_name_is_an_error_that_suggests_the_nearest() -> None:
    assets = bundle([file("css/site.css", ""), file("js/map.js", "")])

    with pytest.raises(KeyError, match=r"no static file 'css/sites\.css'; did you mean 'css/site\.css'\?"):
        assets.path("css/sites.css")
    with pytest.raises(KeyError, match=r"no static file 'zzzzzzzzzzzz'\"?$"):
        assets.path("zzzzzzzzzzzz")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("url(../fonts/a.woff2)", "url(../fonts/@@)"),
        ('url("../fonts/a.woff2")', 'url("../fonts/@@")'),
        ("URL( '../fonts/a.woff2' )", "URL( '../fonts/@@' )"),
        ("url(./../css/../fonts/a.woff2)", "url(./../css/../fonts/@@)"),
        ("url(../fonts/a.woff2?#iefix)", "url(../fonts/@@?#iefix)"),
        ("url('../fonts/%61.woff2')", "url('../fonts/@@')"),
        ("/* it's */ url(../fonts/a.woff2)", "/* it's */ url(../fonts/@@)"),
        ("url(../fonts/a.woff2), url(../fonts/a.woff2)", "url(../fonts/@@), url(../fonts/@@)"),
        ('@import "../fonts/a.woff2" screen;', '@import "../fonts/@@" screen;'),
        ("@import'../fonts/a.woff2';", "@import'../fonts/@@';"),
        ("@import url(../fonts/a.woff2);", "@import url(../fonts/@@);"),
        ("@import /* why */ '../fonts/a.woff2';", "@import /* why */ '../fonts/@@';"),
    ],
)
def test_a_reference_in_css_gets_the_new_name(before: str, after: str) -> None:
    font = file("fonts/a.woff2", b"\x00\xff")
    name = bundle([font]).path("fonts/a.woff2").rpartition("/")[2]

    assert text_of(bundle([font, file("css/site.css", before)]), "css/site.css") == after.replace("@@", name)


@pytest.mark.parametrize(
    "css",
    [
        "url(data:image/png;base64,AAAA)",
        "url(https://example.org/a.png)",
        "url(//example.org/a.png)",
        "filter: url(#blur)",
        "/* url(none.png) @import 'none.css'; */",
        "/* never closed url(none.png)",
        "content: 'url(none.png)'",
        'content: "it\\"s url(none.png)"',
        "content: '@import \"none.css\"'",
        "src: local('Noto Serif')",
        "url()",
        "\ufeffp { margin: 0 }\r\n",
    ],
)
def test_what_refers_to_no_file_of_ours_stays_as_it_is(css: str) -> None:
    assert text_of(bundle([file("css/site.css", css)]), "css/site.css") == css


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('import { a } from "./a.js";', 'import { a } from "./@@";'),
        ("import{a}from'./a.js'", "import{a}from'./@@'"),
        ('import "./a.js"', 'import "./@@"'),
        ('const a = await import("../js/a.js");', 'const a = await import("../js/@@");'),
        ('export * from "./a.js";', 'export * from "./@@";'),
        ('// from "./none.js"\nimport "./a.js"', '// from "./none.js"\nimport "./@@"'),
        ('/* import "./none.js" */', '/* import "./none.js" */'),
        ('import L from "leaflet"', 'import L from "leaflet"'),
        ('fetch("//x.org/*"); import "./a.js" /* a */', 'fetch("//x.org/*"); import "./@@" /* a */'),
        ('Array.from("./none.js")', 'Array.from("./none.js")'),
        ('say("from here")', 'say("from here")'),
    ],
)
def test_a_module_imports_the_new_name(before: str, after: str) -> None:
    module = file("js/a.js", "export const a = 1;")
    name = bundle([module]).path("js/a.js").rpartition("/")[2]

    assert text_of(bundle([module, file("js/map.js", before)]), "js/map.js") == after.replace("@@", name)


def test_a_new_font_renames_every_sheet_that_leads_to_it() -> None:
    def names(font: bytes) -> dict[str, str]:
        assets = bundle(
            [
                file("css/site.css", '@import "fonts.css";'),
                file("css/fonts.css", "url(../fonts/a.woff2)"),
                file("css/print.css", "p { margin: 0 }"),
                file("fonts/a.woff2", font),
            ]
        )
        return dict(assets.urls)

    old, new = names(b"one"), names(b"two")
    assert {name for name in old if old[name] != new[name]} == {
        "css/site.css",
        "css/fonts.css",
        "fonts/a.woff2",
    }


def test_every_reference_that_leads_nowhere_is_reported_with_its_place() -> None:
    with pytest.raises(AssetError) as caught:
        bundle(
            [
                file(
                    "css/site.css",
                    'p {}\na { background: url("../icons/hom.svg") }\nb { src: url(/fonts/a.woff2) }',
                ),
                file("css/print.css", "@import '../../secret.css';"),
                file("icons/home.svg", "<svg/>"),
            ]
        )

    assert [str(mistake) for mistake in caught.value.mistakes] == [
        "css/print.css:1:10: ../../secret.css leads out of the static files; write the path from this file",
        "css/site.css:2:22: there is no static file icons/hom.svg; did you mean icons/home.svg?",
        "css/site.css:3:14: /fonts/a.woff2 leads out of the static files; write the path from this file",
    ]


def test_sheets_that_import_each_other_are_reported_with_the_circle() -> None:
    with pytest.raises(AssetError) as caught:
        bundle(files(a_css='\n@import "b.css";', b_css='@import "c.css";', c_css='p {}\n@import "a.css";'))

    assert str(caught.value) == (
        "c.css:2:10: the files refer to each other in a circle: a.css → b.css → c.css → a.css"
    )


def test_a_sheet_that_imports_itself_is_reported() -> None:
    with pytest.raises(AssetError, match=r"a\.css:1:10: .* circle: a\.css → a\.css"):
        bundle(files(a_css='@import "a.css";'))


def test_a_sheet_that_is_not_utf_8_is_reported() -> None:
    with pytest.raises(AssetError, match=r"a\.css:2:4: is not written in UTF-8"):
        bundle([file("a.css", b"p {}\na {\xff}")])


def test_a_drawing_is_left_as_it_is() -> None:
    svg = '<svg><use href="#a"/><style>p{fill:url(other.svg)}</style></svg>'

    assert text_of(bundle([file("a.svg", svg)]), "a.svg") == svg


def test_two_files_cannot_have_one_path() -> None:
    with pytest.raises(ValueError, match="the same path"):
        bundle([file("a.css", "1"), file("a.css", "2")])


def test_a_name_with_spaces_is_escaped_in_the_url_and_in_the_sheet() -> None:
    assets = bundle([file("a b.png", b"1"), file("site.css", "url('a%20b.png')")])

    assert re.fullmatch(r"/static/a%20b\.[0-9a-f]{8}\.png", assets.path("a b.png"))
    assert text_of(assets, "site.css") == f"url('{assets.path('a b.png').removeprefix('/static/')}')"


@given(st.permutations(range(4)))
def test_the_order_of_the_files_changes_nothing(order: list[int]) -> None:
    given_files = [
        file("site.css", '@import "fonts.css"; url(a.png)'),
        file("fonts.css", "url(a.woff2)"),
        file("a.woff2", b"2"),
        file("a.png", b"1"),
    ]

    assert bundle(given_files[i] for i in order) == bundle(given_files)


scraps = st.lists(
    st.sampled_from(
        [
            "url(",
            ")",
            '"',
            "'",
            "@import ",
            'import "',
            "./",
            "a.css",
            "b.js",
            "d/",
            "/*",
            "*/",
            "//",
            "\n",
            "#",
        ]
    )
    | st.text(max_size=3)
).map("".join)


@given(st.dictionaries(st.sampled_from(["a.css", "b.js", "c.svg", "d/e.css"]), scraps, min_size=1))
def test_any_text_is_bundled_or_reported(texts: dict[str, str]) -> None:
    sources = [file(path, text.encode("utf-8", "replace")) for path, text in texts.items()]
    try:
        named = set(bundle(sources).urls)
    except AssetError as error:
        named = {mistake.path.as_posix() for mistake in error.mistakes}

    assert named
    assert named <= set(texts)


def test_every_static_file_of_the_guide_is_bundled() -> None:
    root = Path(__file__).parent.parent / "static"
    paths = [path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".")]
    assets = bundle(
        SourceFile(PurePosixPath(path.relative_to(root).as_posix()), path.read_bytes()) for path in paths
    )

    assert len(assets.files) == len(paths)
