"""The same input gives the same bytes."""

from __future__ import annotations

import os
from pathlib import Path

from site_checkout import Build, copy_checkout

EARLIER = """
import datetime
import time

now = time.time
time.time = lambda: now() - 500 * 86_400
for name in ("gmtime", "localtime"):
    told = getattr(time, name)
    setattr(time, name, lambda seconds=None, told=told: told(time.time() if seconds is None else seconds))


class Earlier(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)


datetime.datetime = Earlier
"""
"""Turns the clock of every Python process back that finds it as its `sitecustomize`."""


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_two_builds_differ_in_no_byte(tmp_path: Path, build: Build) -> None:
    one, other = copy_checkout(tmp_path / "one"), copy_checkout(tmp_path / "other" / "deeper")
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(EARLIER, encoding="utf-8")
    arguments = ("--site-url", "https://docs.example/", "--edit-url", "https://git.example/edit/main/")
    assert build(one, *arguments, TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C").returncode == 0
    variables = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "COLUMNS": "40", "LC_ALL": "C.UTF-8"}
    done = build(other, *arguments, **variables, PYTHONPATH=os.pathsep.join((str(other), str(clock))))
    assert done.returncode == 0, done.stderr
    first, second = contents(one / "build"), contents(other / "build")
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
