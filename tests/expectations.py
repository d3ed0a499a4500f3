"""Reads what annotated fixtures expect, and compares it with what a scan reports."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

EXPECT = re.compile(r"(?:#|//|<!--|--|/\*|\{/\*)\s*expect:\s*([a-z-]+(?:\s*,\s*[a-z-]+)*)")
KEY_MARK = "@@KEY@@"


class Expected(NamedTuple):
    """One expected finding: the rule, and the line that it stands on."""

    path: str
    line: int
    rule: str


def composed_key() -> str:
    """A text of the shape of a key, put together here so that the repository holds none."""
    return "sk-" + "".join(chr(97 + index * 7 % 26) + str(index * 3 % 10) for index in range(30))


def expected_in(text: str, path: str) -> list[Expected]:
    """The expectations in comments; each is about the next line that is no such comment."""
    found: list[Expected] = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        match = EXPECT.search(line)
        if match is None:
            continue
        target = number + 1
        while target <= len(lines) and EXPECT.search(lines[target - 1]):
            target += 1
        found += [Expected(path, target, rule.strip()) for rule in match[1].split(",")]
    return found


def expected_beside(sidecar: Path, path: str) -> list[Expected]:
    """The expectations of a format without comments, in a file beside it: a line number and a rule on each line."""
    rows = [line.split() for line in sidecar.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return [Expected(path, int(row[0]), rule.strip(",")) for row in rows for rule in row[1:]]


def expectations(root: Path) -> list[Expected]:
    """All expectations below a folder, with paths relative to it."""
    found: list[Expected] = []
    for file in sorted(root.rglob("*")):
        if not file.is_file() or file.suffix == ".expect" or file.name == "README.md":
            continue
        path = file.relative_to(root).as_posix()
        sidecar = file.with_name(file.name + ".expect")
        found += expected_beside(sidecar, path) if sidecar.exists() else expected_in(file.read_text(), path)
    return found


def prepared(source: Path, target: Path) -> Path:
    """A copy of fixtures in which marks have become keys."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.expect", "README.md"))
    for file in target.rglob("*"):
        if file.is_file() and KEY_MARK in (text := file.read_text()):
            file.write_text(text.replace(KEY_MARK, composed_key()))
    return target


def difference(expected: Iterable[Expected], found: Iterable[Expected]) -> tuple[list[Expected], list[Expected]]:
    """What is missing, and what is extra."""
    wanted, got = set(expected), set(found)
    return sorted(wanted - got), sorted(got - wanted)
