"""`kling-route lint`: scans files and folders."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from kling_route.commands.progress import ProgressLine
from kling_route.lint.progress import ScanInterrupted
from kling_route.lint.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kling_route.lint.findings import Report

STANDARD_INPUT = "-"

FOUND_NOTHING, FOUND, MISUSED, UNDONE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders (default: the current folder); - is standard input")
    add("--format", choices=FORMATS, default="text", help="how findings are written (default: text)")
    add("--output", metavar="FILE", help="write the format to FILE, and text to the terminal")
    add("--select", metavar="RULE,…", action="append", type=_names, help="report these rules only")
    add("--ignore", metavar="RULE,…", action="append", type=_names, default=[], help="do not report these rules")
    add("--exclude", metavar="GLOB", action="append", default=[], help="leave out files, by patterns as in .gitignore")
    add("--config", metavar="FILE", help="use this configuration for every file")
    add("--baseline", metavar="FILE", help="do not report the findings that FILE accepts")
    add("--write-baseline", action="store_true", help="accept all present findings in the file of --baseline")
    add("--fix", action="store_true", help="put right what is certain, and report what is left")
    add("--diff", action="store_true", help="show what --fix would change, and write nothing")
    add("--stdin-filename", metavar="NAME", help="with - as PATH: scan standard input as if it were that file")
    add("--exit-zero", action="store_true", help="end with 0 even if there are findings")
    add("--fail-on", choices=("error", "warning"), default="warning", help="the mildest severity that ends with 1")
    add("--statistics", action="store_true", help="count the findings of each rule")
    add("--quiet", action="store_true", help="no summary; with --output, no text on the terminal")
    add("--jobs", metavar="N", type=_positive, default=0, help="how many threads git may search a large checkout with")
    add("--verbose", action="store_true", help="say on standard error which files were looked at, and why")
    add("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")


def run(options: argparse.Namespace) -> int:
    """Scan, report, and return the exit code."""
    from kling_route.lint.config import ConfigError
    from kling_route.lint.discover import NoSuchPathError

    collecting = gc.isenabled()
    gc.disable()  # What a scan builds lives until its end; looking for garbage in it would take a third of the time.
    try:
        report = _fix(options) if options.fix or options.diff else _scan(options, _given(options))
        _write(report, options)
    except ScanInterrupted as scan:
        _write(scan.report, options)
        return INTERRUPTED
    except (ConfigError, NoSuchPathError, _UsageError) as error:
        for line in str(error).splitlines():
            _complain(line)
        return MISUSED
    except _OutputError as error:
        _complain(str(error))
        return UNDONE
    finally:
        if collecting:
            gc.enable()
    return _exit_code(report, options)


class _UsageError(Exception):
    """Options that contradict each other."""


class _OutputError(Exception):
    """The report could not be written."""


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("takes a number from 1 on")
    return int(text)


def _given(options: argparse.Namespace) -> dict[str, bytes]:
    """Standard input by the name of the file that it stands for, if it is to be scanned."""
    from kling_route.lint.discover import display

    if STANDARD_INPUT not in options.paths:
        if options.stdin_filename:
            raise _UsageError("--stdin-filename needs - as PATH")
        return {}
    if not options.stdin_filename or len(options.paths) > 1:
        raise _UsageError("- stands alone, with --stdin-filename NAME")
    return {display(options.stdin_filename): sys.stdin.buffer.read()}


def _scan(options: argparse.Namespace, overlay: Mapping[str, bytes]) -> Report:
    """Scan, with the text of some files as it is not on disk."""
    from kling_route.lint.engine import scan
    from kling_route.lint.settings import Options

    select = None if options.select is None else tuple(name for names in options.select for name in names)
    ignore = tuple(name for names in options.ignore for name in names)
    wanted = Options(select, ignore, tuple(options.exclude), options.config, options.jobs)
    paths = [] if STANDARD_INPUT in options.paths else options.paths or ["."]
    try:
        with ProgressLine(not options.quiet) as progress:
            report = scan(paths, wanted, overlay, progress)
    except ScanInterrupted as stopped:
        options.write_baseline = False  # What was not reached would drop out of it.
        raise ScanInterrupted(_settle_with_baseline(stopped.report, options)._replace(stale=0)) from None
    return _settle_with_baseline(report, options)


def _fix(options: argparse.Namespace) -> Report:
    """Apply what fixes are safe and report what is left, or print what they would change and report what is there."""
    from kling_route.lint.fixes.fixing import Fixing

    if options.write_baseline:
        raise _UsageError("--write-baseline accepts findings: run it after --fix")
    if options.fix and not options.diff and STANDARD_INPUT in options.paths:
        raise _UsageError("--fix changes files, and - is none; --diff shows what it would change")
    if options.diff and options.format != "text" and not options.output:
        raise _UsageError("--diff prints a diff; with --output FILE the report goes there")
    fixing = Fixing(partial(_scan, options), _given(options))
    if not options.diff:
        return fixing.write()
    _print(fixing.diff().encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    return fixing.before


def _settle_with_baseline(report: Report, options: argparse.Namespace) -> Report:
    """The report without what the baseline accepts, after that was written if it is to be."""
    if not options.baseline:
        if options.write_baseline:
            raise _UsageError("--write-baseline needs --baseline FILE")
        return report
    from kling_route.lint import baseline

    scanned = [options.stdin_filename] if options.stdin_filename else options.paths or ["."]
    try:
        if options.write_baseline:
            baseline.write(options.baseline, report, scanned)
        return baseline.without(report, options.baseline, scanned)
    except baseline.BaselineError as error:
        raise _UsageError(str(error)) from error
    except OSError as error:
        raise _OutputError(f"{options.baseline}: {error.strerror}") from error


def _write(report: Report, options: argparse.Namespace) -> None:
    from kling_route.lint.report import render, text

    if options.verbose:
        for note in report.notes:
            _complain(note)
    for error in report.errors:
        _complain(f"{error.path}: {error.message}")
    if options.output:
        _save(options.output, render(report, options.format).encode("utf-8", "backslashreplace"))
    if options.format != "text" and not options.output:
        _print(render(report, options.format).encode("utf-8", "backslashreplace"))
    elif not options.diff and not (options.output and options.quiet):
        shown = text.render(report, _colored(options.color), options.quiet, options.statistics)
        _print(shown.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
        return
    if options.statistics:
        sys.stderr.write(text.tally(report.findings))


def _print(data: bytes) -> None:
    """Write to standard output as it is: the same report gives the same bytes wherever it runs."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _save(path: str, data: bytes) -> None:
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise _OutputError(f"{path}: {error.strerror}") from error


def _complain(line: str) -> None:
    from kling_route.lint.redact import redact
    from kling_route.lint.report.text import visible

    said = f"kling-route: {redact(visible(line))}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(said.encode(encoding, "backslashreplace").decode(encoding))


def _colored(choice: str) -> bool:
    """Whether to colour: what the option says, then NO_COLOR, then FORCE_COLOR, then whether people read along."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _exit_code(report: Report, options: argparse.Namespace) -> int:
    if report.errors:
        return UNDONE
    counted = [one for one in report.findings if options.fail_on == "warning" or one.severity == "error"]
    return FOUND if counted and not options.exit_zero else FOUND_NOTHING
