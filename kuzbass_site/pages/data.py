"""``/data/``: every file that can be taken along, what it holds column by column, and how to cite the guide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kuzbass_site.i18n import number
from kuzbass_site.models.download import Download
from kuzbass_site.models.page import Page
from kuzbass_site.pages.citing import cite_view, guide_work
from kuzbass_site.pages.reader import Reader
from kuzbass_site.pages.views import DataFile, DataGroup, DataView

KILO = 1000


def page(reader: Reader, downloads: Sequence[Download]) -> Page:
    """The page of one language; files that hold the same in several formats stand together."""
    intro = reader.t(
        "Everything the guide knows, in files for spreadsheets, maps, reference managers and programs. "
        "Each value keeps its sources and says how sure it is."
    )
    head = reader.head("/data/", reader.t("Data and downloads"), intro, section="data")
    config = reader.site.guide.config
    view = DataView(
        head=head,
        intro=intro,
        groups=tuple(
            _group(reader, tuple(group))
            for _, group in groupby(downloads, lambda download: (download.about.title, download.about.what))
        ),
        licences=tuple((reader.label(x.what), x.name, x.url, x.credit) for x in config.licences),
        cite=cite_view(reader, guide_work(reader)),
    )
    return Page(head.url, "data.html", view, reader.lang)


def size_words(size: int, reader: Reader) -> str:
    """How large a file is, in kilobytes or megabytes of a thousand."""
    if size < KILO * KILO:
        amount, unit = str(max(1, round(size / KILO))), reader.t("kB")
    else:
        amount, unit = f"{size / KILO / KILO:.1f}", reader.t("MB")
    return f"{number(amount, reader.lang)}\u00a0{unit}"


def _group(reader: Reader, group: Sequence[Download]) -> DataGroup:
    about = group[0].about
    return DataGroup(
        title=reader.t(about.title),
        what=reader.t(about.what),
        files=tuple(_file(reader, download) for download in group),
        fields=tuple((column.name, reader.t(column.what)) for column in about.columns),
    )


def _file(reader: Reader, download: Download) -> DataFile:
    about = download.about
    return DataFile(
        url=about.url,
        name=about.name,
        format=about.format,
        records=reader.n("%(num)s record", "%(num)s records", download.rows),
        size=size_words(download.size, reader),
    )
