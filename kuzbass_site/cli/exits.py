"""How a command ends: what it says on the way out, and with which code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import click

from kuzbass_site import reporting
from kuzbass_site.disk import OutputError
from kuzbass_site.i18n import translate
from kuzbass_site.problems import ConfigError, ContentError, Problem, TemplateError, is_note

_STYLES = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan"},
    "dim": {"dim": True},
    "bold": {"bold": True},
}


class Exit(IntEnum):
    """The exit codes of every command."""

    GOOD = 0
    CONTENT = 1
    USAGE = 2
    CONFIG = 3
    TEMPLATE = 4
    DISK = 6
    BUG = 70


def paint(text: str, style: str) -> str:
    """Colour for terminals; click takes it out where the output is no terminal."""
    return click.style(text, **_STYLES[style])  # type: ignore[arg-type]


def show(problems: Sequence[Problem], root: Path, form: str, lang: str, *, notes: bool = False) -> None:
    """Print problems: as text on standard error, as json or GitHub annotations on standard output.

    Without *notes* those are left out.
    """
    problems = [problem for problem in problems if notes or not is_note(problem)]
    if form == "json":
        click.echo(reporting.as_json(problems, lang))
    elif form == "github":
        for problem in problems:
            click.echo(reporting.as_github(problem, lang))
    else:
        for problem in problems:
            click.echo(reporting.as_text(problem, root, lang, paint), err=True)


@contextmanager
def leaving_well(root: Path, form: str = "text", lang: str = "en") -> Iterator[None]:
    """Turn the ways in which a command can fail into words and exit codes."""
    try:
        yield
    except ConfigError as error:
        _content(error, root, form, lang, Exit.CONFIG)
    except TemplateError as error:
        _content(error, root, form, lang, Exit.TEMPLATE)
    except ContentError as error:
        _content(error, root, form, lang, Exit.CONTENT)
    except OutputError as error:
        click.echo(f"{paint(translate('error', lang), 'error')}: {error.in_words(lang)}", err=True)
        sys.exit(Exit.DISK)
    except BrokenPipeError:
        # Whoever read our words, `head` perhaps, has had enough. Python would complain of it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.DISK)
    except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001 - the outermost edge: whatever is left is a mistake of ours
        traceback.print_exc()
        words = translate(
            "this is a mistake in kuzbass-site itself, not in your guide. "
            "Please report it with the lines above.",
            lang,
        )
        click.echo(f"{paint(translate('error', lang), 'error')}: {words}", err=True)
        sys.exit(Exit.BUG)


def _content(error: ContentError, root: Path, form: str, lang: str, code: Exit) -> None:
    show(error.problems, root, form, lang)
    if form == "text":
        click.echo(reporting.tally(error.problems, lang, notes=False), err=True)
    sys.exit(code)
