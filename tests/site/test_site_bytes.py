"""The same input gives the same bytes."""

from __future__ import annotations

import os
from pathlib import Path

from site_checkout import Build, copy_checkout


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_two_builds_differ_in_no_byte(tmp_path: Path, build: Build) -> None:
    one, other = copy_checkout(tmp_path / "one"), copy_checkout(tmp_path / "other" / "deeper")
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    arguments = ("--site-url", "https://docs.example/")
    assert build(one, *arguments, TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C").returncode == 0
    variables = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "COLUMNS": "40", "SOURCE_DATE_EPOCH": "1000000000"}
    assert build(other, *arguments, **variables).returncode == 0
    first, second = contents(one / "build"), contents(other / "build")
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
