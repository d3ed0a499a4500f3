"""One server for the tests of features, in a folder of its own; those of sessions start theirs.

Every one runs where connections, programs other than git, and writing are refused.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli.test_nothing_leaves import GUARD
from editing import Editor

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "kling_route"]

Start = Callable[..., Editor]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The scrubbed and guarded environment of a server."""
    guard = tmp_path_factory.mktemp("guard")
    (guard / "sitecustomize.py").write_text(GUARD)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(guard),
        "PYTHONPATH": f"{guard}{os.pathsep}{ROOT}",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "WRITABLE": "",
        "SCANNED": str(tmp_path_factory.getbasetemp()),
    }


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Iterator[Editor]:
    """An editor on a checkout, for all tests of a worker."""
    folder = tmp_path_factory.mktemp("project").resolve()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    made = Editor(COMMAND, folder, environment)
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
def start(tmp_path: Path, environment: dict[str, str]) -> Iterator[Start]:
    """Start an editor of one's own."""
    started: list[Editor] = []

    def starting(**options: object) -> Editor:
        started.append(Editor(COMMAND, tmp_path, environment, **options))  # type: ignore[arg-type]
        return started[-1]

    yield starting
    for made in started:
        made.kill()
