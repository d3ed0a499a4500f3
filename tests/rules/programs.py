"""The annotated programs, and the difference between what they expect and what the linter finds."""

from __future__ import annotations

from pathlib import Path

from expectations import Expected, difference

from kling_route.lint import check_paths

TESTS = Path(__file__).resolve().parent.parent
FIXTURES = TESTS / "fixtures"
SAMPLE = TESTS / "sample"


def cases() -> list[str]:
    """Each program below the folder of a rule: a file, or a folder of files that belong together."""
    found = [case for rule in sorted(FIXTURES.iterdir()) for case in sorted(rule.iterdir())]
    return [case.relative_to(FIXTURES).as_posix() for case in found if case.suffix != ".expect"]


def files(rule: str = "") -> list[str]:
    """Each file of the programs of one rule, or of all."""
    found = [file for file in sorted((FIXTURES / rule).rglob("*")) if file.is_file() and file.suffix != ".expect"]
    return [file.relative_to(FIXTURES).as_posix() for file in found]


def found(paths: list[Path], root: Path) -> list[Expected]:
    """What the linter finds, with paths relative to `root`. A file that it cannot read to its end fails the test."""
    report = check_paths(paths)
    assert not report.errors, report.errors
    return [Expected(Path(one.path).relative_to(root).as_posix(), one.line, one.rule) for one in report.findings]


def unlike(expected: list[Expected], actual: list[Expected], root: Path) -> str:
    """What is missing and what is extra, with the lines of the programs; "" if nothing is."""
    missing, extra = difference(expected, actual)
    return "\n".join([_row("missing", one, root) for one in missing] + [_row("extra", one, root) for one in extra])


def _row(word: str, one: Expected, root: Path) -> str:
    lines = (root / one.path).read_text().splitlines()
    text = lines[one.line - 1].strip() if one.line <= len(lines) else "(beyond the end)"
    return f"{word:7} {one.path}:{one.line} {one.rule}: {text}"
