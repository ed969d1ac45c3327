"""What libyaml refused, in the words of somebody who writes about towns.

libyaml stops at its first error and names it in its own terms. Here the error is looked up in the line
as written; if it is clear how the line should read, that is supposed and the reading goes on, so that
all mistakes of a file are found in one run. The values of such a file are never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

import yaml
from msgspec import Struct
from msgspec.structs import replace

from kuzbass_site.frontmatter.events import DEPTH_LIMIT, Built, build
from kuzbass_site.frontmatter.lines import (
    Finding,
    check,
    is_block_header,
    is_structural,
    shape,
    unclosed_quote,
)
from kuzbass_site.problems import Problem

# How many errors of one file are looked for by supposing the repair of the one before.
_ROUNDS = 20

# libyaml looks no further than this for the colon after a key.
_LONGEST_KEY = 1024


def problems(built: Built, path: PurePosixPath, lines: list[str]) -> list[Problem]:
    """The findings as problems, none outside the file as it was read."""
    found = []
    for finding in dict.fromkeys(built.findings):
        line = min(finding.line, len(lines))
        end = len(lines[line - 1]) + 1
        column = min(finding.column, end)
        end_column = min(finding.end_column, end)
        found.append(
            Problem(path, line, column, finding.code, finding.args, end_column if end_column > column else 0)
        )
    return found


def read(lines: list[str]) -> Built:
    """Read a YAML document, and explain what is wrong with it."""
    work = list(lines)
    explained: dict[tuple[int, str], Finding] = {}
    for _ in range(_ROUNDS):
        built = build(work)
        if built.error is None:
            break
        finding = explain(work, built.error)
        if any(line == finding.line for line, _ in explained):  # the supposed repair was none
            break
        explained[finding.line, finding.code] = finding
        if finding.repair is None or finding.line > len(work):
            break
        _suppose(work, finding)
    if explained:
        built.data = None
        if built.error is not None:
            last = max(explained.values(), key=lambda finding: finding.line)
            if last.code != "yaml/bare-text":  # below it stands the text of the entry, no YAML
                for finding in _check_rest(work, last.line):
                    explained.setdefault((finding.line, finding.code), finding)
        built.findings = [*explained.values(), *built.findings]
    elif any(finding.code == "yaml/not-a-mapping" for finding in built.findings):
        built.findings = _check_rest(work, 0) or built.findings
    return built


def _suppose(work: list[str], finding: Finding) -> None:
    """Write the line as it should read, without the lines that only continued its text."""
    work[finding.line - 1] = finding.repair or ""
    for index in continuation(work, finding.line):
        work[index] = ""


def continuation(lines: list[str], number: int) -> range:
    """The indices of the lines below that can only belong to the text of line *number*."""
    indent = len(shape(lines[number - 1])["indent"])
    end = number
    while end < len(lines) and lines[end].strip() and not is_structural(lines[end]):
        if len(shape(lines[end])["indent"]) <= indent:
            break
        end += 1
    return range(number, end)


def _check_rest(lines: list[str], after: int) -> list[Finding]:
    """The cheap checks on the lines below *after*, which libyaml did not come to."""
    blocks = _block_scalars(lines)
    rest = (number for number in range(after + 1, len(lines) + 1) if number not in blocks)
    return [found for number in rest if (found := check(number, lines[number - 1])) is not None]


def _block_scalars(lines: list[str]) -> set[int]:
    """The numbers of the lines that are text under a ``|`` or ``>``."""
    inside: set[int] = set()
    limit: int | None = None
    for number, line in enumerate(lines, start=1):
        if limit is not None:
            if not line.strip() or len(line) - len(line.lstrip(" ")) > limit:
                inside.add(number)
                continue
            limit = None
        if is_block_header(line):
            found = shape(line)
            limit = len(found["indent"]) + (len(found["dashes"]) if found["key"] is not None else 0)
    return inside


class _Fault(Struct, frozen=True):
    """libyaml's error with the lines it happened in; line numbers and columns from 1."""

    lines: list[str]
    message: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int

    def text(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def above(self) -> int:
        """The line before the error that is not blank; 0 if there is none."""
        return next((n for n in range(self.line - 1, 0, -1) if self.text(n).strip()), 0)

    def here(self, code: str, *args: str, repair: str | None = None) -> Finding:
        return Finding(self.line, self.column, code, args, self.column + 1, repair)

    def there(self, code: str, *args: str, repair: str | None = None) -> Finding:
        return Finding(self.context_line, self.context_column, code, args, self.context_column + 1, repair)


def explain(lines: list[str], error: yaml.MarkedYAMLError) -> Finding:
    """Find in the lines what made libyaml (or PyYAML's own scanner) stop, and the repair if it is clear."""
    mark, context = error.problem_mark, error.context_mark or error.problem_mark
    assert mark is not None  # noqa: S101 - every error of scanner and parser has a mark
    assert context is not None  # noqa: S101
    fault = _Fault(
        lines=lines,
        message=str(error.problem),
        context=str(error.context),
        line=mark.line + 1,
        column=mark.column + 1,
        context_line=context.line + 1,
        context_column=context.column + 1,
    )
    return _by_line(fault) or _by_quote(fault) or _by_message(fault)


def _by_line(fault: _Fault) -> Finding | None:
    blocks = _block_scalars(fault.lines)
    first = fault.line if re.search(r"parsing a block (?:mapping|collection)", fault.context) else 0
    for number in dict.fromkeys((first or fault.context_line, fault.line, fault.above())):
        if number and number not in blocks and (found := check(number, fault.text(number))) is not None:
            return _shortened(fault.lines, found)
    return None


def _shortened(lines: list[str], found: Finding) -> Finding:
    """Show by an ellipsis that the suggested line has to take in the lines below it."""
    if found.repair is None or not continuation(lines, found.line) or found.repair[-1] not in "\"'":
        return found
    say = found.repair[:-1].strip() + " …" + found.repair[-1]
    return replace(found, args=(*found.args[:-1], say))


def _by_quote(fault: _Fault) -> Finding | None:
    """A quote that was opened above, swallowed some lines and was closed by the next quote."""
    if "quoted" in fault.context and "escape" not in fault.message and "hex" not in fault.message:
        mark = fault.text(fault.context_line)[fault.context_column - 1 : fault.context_column]
        found = unclosed_quote(fault.context_line, fault.text(fault.context_line))
        return found or fault.there("yaml/unclosed-quote", mark, f"{mark}…{mark}")
    if "parsing a block" not in fault.context:
        return None
    for number in range(fault.line - 1, 0, -1):
        if (found := unclosed_quote(number, fault.text(number))) is not None:
            swallowed = fault.lines[number : fault.line]
            return found if any(map(is_structural, swallowed)) else None
    return None


def _has_content(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def _by_message(fault: _Fault) -> Finding:
    said = f"{fault.context} {fault.message}"
    for pattern, say in _MESSAGES:
        if re.search(pattern, said):
            return say(fault)
    return fault.here("yaml/syntax", fault.message)


def _too_deep(fault: _Fault) -> Finding:
    """Newer versions of libyaml read ahead and give up at a thousand levels, far behind the one too many."""
    depth = 1
    for column, char in enumerate(fault.text(fault.line), start=1):
        depth += (char in "[{") - (char in "]}")
        if depth > DEPTH_LIMIT:
            return Finding(fault.line, column, "yaml/too-deep", (str(DEPTH_LIMIT),), column + 1)
    return fault.here("yaml/too-deep", str(DEPTH_LIMIT))


def _second_value(fault: _Fault) -> Finding:
    """A key where none can be: the line above is bare text, or this one is indented too far."""
    if fault.column > _LONGEST_KEY:
        return Finding(fault.line, 1, "yaml/complex-key")
    above = fault.text(fault.above())
    if (
        above
        and not is_structural(above)
        and shape(above)["indent"] == shape(fault.text(fault.line))["indent"]
    ):
        return _bare_text(fault, fault.above())
    return _indentation(fault)


def _no_colon(fault: _Fault) -> Finding:
    number = fault.context_line
    line = fault.text(number)
    if is_structural(line):
        return fault.there("yaml/complex-key")
    above = shape(fault.text(number - 1))
    if above["dashes"] and above["indent"] == shape(line)["indent"]:
        return _missing_dash(fault, number)
    return _bare_text(fault, number)


def _bare_text(fault: _Fault, number: int) -> Finding:
    """A line without a key; after a blank line probably the text itself, which no repair makes YAML."""
    line = fault.text(number)
    start = len(line) - len(line.lstrip()) + 1
    is_body = number > 1 and not fault.text(number - 1).strip()
    return Finding(number, start, "yaml/bare-text", (), len(line) + 1, None if is_body else "")


def _missing_dash(fault: _Fault, number: int) -> Finding:
    line = fault.text(number)
    found = shape(line)
    repair = f"{found['indent']}- {line.strip()}"
    start = len(found["indent"]) + 1
    return Finding(number, start, "yaml/missing-dash", (repair.strip(),), len(line) + 1, repair)


def _in_mapping(fault: _Fault) -> Finding:
    line, above = shape(fault.text(fault.line)), shape(fault.text(fault.above()))
    if line["value"].startswith(":"):
        return fault.here("yaml/complex-key")
    if line["dashes"] and not above["dashes"]:
        return fault.here("yaml/list-in-mapping")
    if line["key"] is None and not line["dashes"]:
        return _bare_text(fault, fault.line)
    return _indentation(fault)


def _in_list(fault: _Fault) -> Finding:
    if fault.column == fault.context_column:
        return _missing_dash(fault, fault.line)
    return _indentation(fault)


def _indentation(fault: _Fault) -> Finding:
    line = fault.text(fault.line)
    start = len(line) - len(line.lstrip()) + 1
    return Finding(fault.line, 1, "yaml/indentation", (str(start),), max(start, 2))


def _new_document(fault: _Fault) -> Finding:
    """Text after YAML's end mark, or fields further left than the first one."""
    if fault.text(fault.line).startswith("..."):
        return Finding(fault.line, 1, "yaml/second-document", (), 4)
    first = next(n for n in range(1, fault.line + 1) if _has_content(fault.text(n)))
    return _indentation(replace(fault, line=first))


def _in_brackets(fault: _Fault) -> Finding:
    line = fault.text(fault.context_line)
    opening = line[fault.context_column - 1 : fault.context_column] or "["
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    if fault.line == fault.context_line:
        return fault.here("yaml/list-item")
    below = fault.context_line == len(fault.lines) or is_structural(fault.text(fault.context_line + 1))
    repair = line.rstrip() + closing if below or fault.line == fault.context_line + 1 else None
    return fault.there("yaml/unclosed-bracket", opening, closing, (repair or "").strip(), repair=repair)


def _bad_escape(fault: _Fault) -> Finding:
    line = fault.text(fault.line)
    known = "" if "hex" in fault.message else "xuU"
    repair = re.sub(r"\\(.)", lambda m: m[0] if m[1] in '0abtnvfre "/\\N_LP' + known else "\\\\" + m[1], line)
    column = line.rfind("\\", 0, fault.column) + 1
    return replace(fault, column=max(column, 1)).here("yaml/bad-escape", repair.strip(), repair=repair)


def _reserved(fault: _Fault) -> Finding:
    char = fault.text(fault.line)[fault.column - 1 : fault.column]
    if char == "\t":
        return fault.here("yaml/tab")
    return fault.here("yaml/reserved-character", char, f'"{char}…"')


def _reserved_there(fault: _Fault) -> Finding:
    char = fault.text(fault.context_line)[fault.context_column - 1 : fault.context_column]
    return fault.there("yaml/reserved-character", char, f'"{char}…"')


# What libyaml and PyYAML say (the second in other words than the first), and what it comes from.
_MESSAGES: tuple[tuple[str, Callable[[_Fault], Finding]], ...] = (
    ("nesting depth", _too_deep),
    ("tab character", lambda fault: fault.here("yaml/tab")),
    ("cannot start any token", _reserved),
    ("mapping values are not allowed", _second_value),
    ("could not find expected ':'", _no_colon),
    ("parsing a flow (?:sequence|mapping|node)", _in_brackets),
    ("parsing a block mapping", _in_mapping),
    ("parsing a block collection", _in_list),
    ("escape|hex", _bad_escape),
    ("scanning an? (?:alias|anchor|directive|block scalar|tag)|parsing a tag", _reserved_there),
    ("sequence entries are not allowed", _indentation),
    ("document start", _new_document),
)
