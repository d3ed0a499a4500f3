"""Builds the wheel and installs it into an environment of its own, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from installed import Installed, pins


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that both are complete."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(root))
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment with the wheel and what it depends on, in the releases of the lock."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    (folder / "pins.txt").write_text("\n".join(pins(root)), encoding="utf-8")
    place = Installed(folder / "venv")
    pip = (sys.executable, "-m", "pip", "--python", str(place.python), "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--constraint", str(folder / "pins.txt"), str(wheel))
    return place


def run(*command: str) -> None:
    """Run a command; its output is the message when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
