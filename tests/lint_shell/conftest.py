"""Runs `kling-route lint` in a folder of its own, in this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kling_route.cli import main

SCRUBBED = ("NO_COLOR", "FORCE_COLOR", "CI", "TERM", "GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")


class Result(NamedTuple):
    """How one run ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """What `--format json` printed."""
        document: dict[str, Any] = json.loads(self.out)
        return document

    @property
    def rules(self) -> list[tuple[str, int, str]]:
        """Path, line and rule of each finding of the document."""
        return [(one["path"], one["line"], one["rule"]) for one in self.document["findings"]]


Lint = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, and the current folder."""
    for name in SCRUBBED:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def lint(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lint:  # noqa: ARG001
    """Run the command."""

    def run(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(["lint", *arguments])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run


@pytest.fixture
def findings(lint: Lint) -> Lint:
    """Run the command with `--format json`."""
    return lambda *arguments, **rest: lint("--format", "json", *arguments, **rest)
