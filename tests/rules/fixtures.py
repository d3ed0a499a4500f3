"""Runs the linter on annotated programs, and says what is missing and what is extra."""

from __future__ import annotations

from pathlib import Path

from kling_route.lint import check_paths
from tests.expectations import Expected, difference, expectations, prepared

TESTS = Path(__file__).resolve().parent.parent
FIXTURES = TESTS / "fixtures"
SAMPLE = TESTS / "sample"


def cases() -> list[str]:
    """Each program below the folder of a rule: a file, or a folder of files that belong together."""
    found = [case for rule in sorted(FIXTURES.iterdir()) for case in sorted(rule.iterdir())]
    return [case.relative_to(FIXTURES).as_posix() for case in found if case.suffix != ".expect"]


def scanned(paths: list[Path], root: Path) -> list[Expected]:
    """What the linter finds in files below a folder; a file that it cannot read to the end fails the test."""
    report = check_paths(paths)
    assert not report.errors, report.errors
    return [Expected(Path(one.path).relative_to(root).as_posix(), one.line, one.rule) for one in report.findings]


def explain(expected: list[Expected], found: list[Expected], root: Path) -> str:
    """ "" if all is as expected, else what is missing and what is extra, with the lines of the program."""
    missing, extra = difference(expected, found)
    rows = [("missing", one) for one in missing] + [("extra  ", one) for one in extra]
    return "\n".join(
        f"{word} {one.path}:{one.line}: {one.rule}: {_line(root / one.path, one.line)}" for word, one in rows
    )


def _line(path: Path, number: int) -> str:
    lines = path.read_text().splitlines()
    return lines[number - 1].strip() if number <= len(lines) else ""


__all__ = ["FIXTURES", "SAMPLE", "cases", "expectations", "explain", "prepared", "scanned"]
