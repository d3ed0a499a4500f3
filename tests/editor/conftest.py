"""One server for the tests of features, in a folder of its own; those of sessions start theirs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editing import Editor

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "kling_route"]

Start = Callable[..., Editor]


def start_editor(folder: Path, **options: object) -> Editor:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return Editor(COMMAND, folder, environment, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor on a checkout, for all tests of a worker."""
    folder = tmp_path_factory.mktemp("project").resolve()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    made = start_editor(folder)
    yield made
    assert made.quit() == 0
    assert made.messages == []


@pytest.fixture
def editor(shared: Editor, request: pytest.FixtureRequest) -> Editor:
    """The shared editor; a test opens files in a folder that is named as it is."""
    shared.close_all()
    folder = shared.root / request.node.name.translate({ord(char): "-" for char in "[]:/ "})
    folder.mkdir()
    shared.folder = folder
    return shared


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start an editor of one's own."""
    started: list[Editor] = []

    def starting(**options: object) -> Editor:
        started.append(start_editor(tmp_path, **options))
        return started[-1]

    yield starting
    for made in started:
        made.kill()
