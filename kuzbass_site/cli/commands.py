"""The commands."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from kuzbass_site import __version__, reporting
from kuzbass_site.build import Report, load
from kuzbass_site.build import build as build_site
from kuzbass_site.cli.exits import Exit, leaving_well, show
from kuzbass_site.cli.fixes import fix, offered
from kuzbass_site.cli.progress import telling
from kuzbass_site.i18n import number, translate, translate_plural
from kuzbass_site.models.options import Options
from kuzbass_site.problems import CODES, Level, is_error
from kuzbass_site.text import closest

LANGUAGES = ("en", "ru")


def _today(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value} is not a day; write it like 2026-11-22") from None


def _language() -> str:
    """The language of the messages by the system's settings."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "ru" if value.startswith("ru") else "en"
    return "en"


root_option = click.option(
    "--root", type=click.Path(file_okay=False, path_type=Path), default=Path(), show_default="this folder",
    help="The guide's folder.",
)  # fmt: skip
lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default=_language, show_default="the system's",
    help="Language of the messages.",
)  # fmt: skip
quiet_option = click.option("--quiet", is_flag=True, help="Say nothing when all is well.")
strict_option = click.option("--strict", is_flag=True, help="Let warnings stop the build, too.")
notes_option = click.option(
    "--notes", is_flag=True, help="Show notes, too: what may be known and stops nothing."
)
drafts_option = click.option("--drafts", is_flag=True, help="Include entries marked as drafts.")
date_option = click.option(
    "--date", "today", callback=_today, metavar="DAY",
    help="The day to take for today, 2026-11-22; else SOURCE_DATE_EPOCH or the newest commit.",
)  # fmt: skip


class Commands(click.Group):
    """A group of commands that guesses what a mistyped command was to be."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command for the arguments, or a usage error with a guess."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            guess = closest(args[0], self.commands)
            if not guess:
                raise
            raise click.UsageError(f"{error.message} Did you mean '{guess}'?", ctx) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kuzbass-site")
def main() -> None:
    r"""Build, check and write a heritage guide in which every fact has its source.

    \b
    Exit codes: 0 good, 1 problems in the content, 2 usage, 3 configuration,
    4 template, 6 disk, 70 a mistake of kuzbass-site itself.
    """


@main.command()
@root_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True,
    help="Where the site is put; as seen from the current folder.",
)  # fmt: skip
@strict_option
@date_option
@drafts_option
@click.option(
    "--no-search",
    is_flag=True,
    help="Leave search out: its index takes longer than all else of a small edit.",
)
@click.option("--url", default="", help="Address of the published site, instead of that in site.yaml.")
@click.option("--repository", default="", help="Address of the repository, instead of that in site.yaml.")
@click.option(
    "--jobs", type=click.IntRange(0, 256), default=0, metavar="N",
    help="Processes that work at once; by default as many as there are cores, where it is worth it.",
)  # fmt: skip
@click.option("--timings", is_flag=True, help="Say how long each step took.")
@click.option(
    "--profile-templates", is_flag=True, help="Say how long each template took, worst page and all."
)
@click.option(
    "--manifest", type=click.Path(dir_okay=False, path_type=Path),
    help="Write address, SHA-256 and size of every file here; `verify` holds a folder against it.",
)  # fmt: skip
@click.option(
    "--portable", is_flag=True,
    help="Let links name files, so that the site opens from a folder or a memory stick, without a server.",
)  # fmt: skip
@quiet_option
@lang_option
def build(
    root: Path,
    output: Path,
    *,
    strict: bool,
    today: date | None,
    drafts: bool,
    no_search: bool,
    url: str,
    repository: str,
    jobs: int,
    timings: bool,
    profile_templates: bool,
    manifest: Path | None,
    portable: bool,
    quiet: bool,
    lang: str,
) -> None:
    """Build the guide into a folder of static pages; what has not changed since the last time is kept."""
    with leaving_well(root, lang=lang):
        options = Options(
            today=today, url=url, repository=repository, portable=portable, search=not no_search
        )
        with telling(quiet=quiet) as progress:
            report = build_site(
                root, output, options, strict=strict, drafts=drafts, progress=progress,
                jobs=jobs, manifest=manifest, profile=profile_templates,
            )  # fmt: skip
        show(report.problems, root, "text", lang)
        if not quiet:
            click.echo(_built(report, output, lang))
            if report.notes:
                click.echo(reporting.tally(report.problems, lang, notes=False, more=report.notes))
        if timings:
            for name, seconds in report.steps:
                click.echo(f"{seconds:9.3f} s  {translate(name, lang)}")
        if profile_templates:
            click.echo(reporting.profiled(report.templates, lang), nl=False)


def _built(report: Report, output: Path, lang: str) -> str:
    """What a build did, in two sentences."""
    done = report.published
    words = translate(
        "%(pages)s pages in %(seconds)s s into %(folder)s "
        "(%(written)s files written, %(unchanged)s unchanged, %(removed)s removed). "
        "To look at them: kuzbass-site serve",
        lang,
    )
    return words % {
        "pages": number(report.pages, lang),
        "seconds": number(f"{report.seconds:.1f}", lang),
        "folder": f"{output}/",
        "written": number(done.written, lang),
        "unchanged": number(done.unchanged, lang),
        "removed": number(done.removed, lang),
    }


@main.command()
@root_option
@strict_option
@notes_option
@date_option
@drafts_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "github")), default="text", show_default=True,
    help="For readers, for programs, or for GitHub to show beside a change.",
)  # fmt: skip
@click.option(
    "--fix", "mends", is_flag=True, help="First mend what can be mended without a doubt, and show how."
)
@click.option("--dry-run", is_flag=True, help="With --fix: only show what would be mended.")
@quiet_option
@lang_option
def check(
    root: Path,
    *,
    strict: bool,
    notes: bool,
    today: date | None,
    drafts: bool,
    form: str,
    mends: bool,
    dry_run: bool,
    quiet: bool,
    lang: str,
) -> None:
    """Find every mistake in every file, without building anything."""
    if dry_run and not mends:
        raise click.UsageError(translate("--dry-run goes with --fix", lang))
    with leaving_well(root, form, lang):
        if mends:
            fix(root, Options(today=today), dry_run=dry_run, drafts=drafts, lang=lang, aside=form != "text")
        site, found = load(root, Options(today=today), drafts=drafts)
        problems = sorted(set(found))
        show(problems, root, form, lang, notes=notes)
        failed = any(is_error(problem, strict=strict) for problem in problems)
        if form == "text" and (failed or not quiet):
            entries = len(site.guide.entries) + len(site.guide.claims) + len(site.guide.translations)
            words = translate_plural("%(num)s entry", "%(num)s entries", entries, lang)
            counted = words % {"num": number(entries, lang)}
            click.echo(f"{counted}: {reporting.tally(problems, lang, notes=notes)}", err=failed)
            if problems and not mends and (offer := offered(root, problems, site.guide.config, lang)):
                click.echo(offer, err=failed)
        if failed:
            sys.exit(Exit.CONTENT)


@main.command()
@root_option
@date_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
    help="For readers or for programs.",
)  # fmt: skip
@lang_option
def report(root: Path, *, today: date | None, form: str, lang: str) -> None:
    """Say how the guide stands: facts, figures cited, weak sources, disputes, what is to be checked again."""
    from kuzbass_site.report import as_json, as_text
    from kuzbass_site.state import state

    with leaving_well(root, form, lang):
        site, problems = load(root, Options(today=today))
        now = state(site)
        click.echo(as_json(now, problems) if form == "json" else as_text(now, problems, lang), nl=False)


@main.command()
@click.option("--markdown", is_flag=True, help="The reference page of fields instead of JSON.")
@click.option("--vscode", is_flag=True, help="Write .vscode/ instead: schemas, snippets and the check.")
@root_option
@lang_option
def schema(root: Path, *, markdown: bool, vscode: bool, lang: str) -> None:
    """Print the JSON Schema of the front matter, one definition a collection."""
    from kuzbass_site.schema.reference import json_schema, markdown_reference

    if vscode:
        from kuzbass_site.cli.vscode import write

        write(root, lang)
        return
    click.echo(markdown_reference() if markdown else json_schema(), nl=False)


@main.command()
@click.argument("code", required=False)
@lang_option
def explain(code: str | None, lang: str) -> None:
    """Say more about a CODE such as fact/unsourced; without one, list them all."""
    from kuzbass_site.reporting import explanation

    if code is None:
        levels = {level: translate(level, lang) for level in Level}
        width = max(map(len, levels.values()))
        for name in sorted(CODES):
            click.echo(f"{levels[CODES[name].level]:<{width}}  {name}")
        return
    if code not in CODES:
        words = translate("there is no code %(code)s.", lang) % {"code": code}
        guess = closest(code, CODES)
        if guess:
            words += " " + translate("Did you mean %(code)s?", lang) % {"code": guess}
        raise click.UsageError(words)
    click.echo(explanation(CODES[code], lang), nl=False)


@main.command()
@root_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True,
    help="The folder a build has written.",
)  # fmt: skip
@lang_option
def clean(root: Path, output: Path, *, lang: str) -> None:
    """Remove what builds have made: the files of the site, and no others."""
    from kuzbass_site.disk.clear import clear

    with leaving_well(root, lang=lang):
        removed = clear(output)
        words = translate_plural(
            "%(num)s file removed from %(folder)s", "%(num)s files removed from %(folder)s", removed, lang
        )
        click.echo(words % {"num": number(removed, lang), "folder": f"{output}/"})
