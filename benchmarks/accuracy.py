"""Scores the linter on labelled programs: precision and recall by rule.

Usage: python benchmarks/accuracy.py [FOLDER] [--show]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from expectations import Expected, difference, expectations, prepared  # noqa: E402

from kling_route import lint  # noqa: E402
from kling_route.lint.rules import RULES  # noqa: E402


def scan(folder: Path) -> list[Expected]:
    """What the linter reports on a copy of a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = prepared(folder, Path(temporary, "copy"))
        os.chdir(copy)
        report = lint.check_paths(["."])
    for error in report.errors:
        print(f"{error.path}: {error.message}")
    return [Expected(finding.path, finding.line, finding.rule) for finding in report.findings]


def main() -> int:
    """Print the table."""
    show = "--show" in sys.argv
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    folder = Path(folders[0]).resolve() if folders else ROOT / "tests" / "evaluation"
    rules = {rule.id for rule in RULES}
    wanted = {item for item in expectations(folder) if item.rule in rules}
    found = {item for item in scan(folder) if item.rule in rules}
    missing, extra = difference(wanted, found)
    print(f"{'rule':28}{'expected':>9}{'right':>7}{'missed':>8}{'extra':>7}{'precision':>11}{'recall':>8}")
    columns = [Counter(item.rule for item in group) for group in (wanted, wanted & found, missing, extra)]
    for rule in (*sorted(rules), "all"):
        row = [sum(column.values()) if rule == "all" else column[rule] for column in columns]
        precision = row[1] / (row[1] + row[3]) if row[1] + row[3] else 1.0
        recall = row[1] / row[0] if row[0] else 1.0
        print(f"{rule:28}{row[0]:>9}{row[1]:>7}{row[2]:>8}{row[3]:>7}{precision:>11.2f}{recall:>8.2f}")
    if show:
        for name, items in (("missed", missing), ("extra", extra)):
            for item in items:
                print(f"{name:7} {item.path}:{item.line} {item.rule}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
