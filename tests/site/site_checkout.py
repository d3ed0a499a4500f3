"""Copies the checkout and builds the site in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CHECKOUT = ("CHANGELOG.md", "content", "kling_route", "schemas", "mkdocs.yml", "routing.yaml")
"""What a build reads."""

PATIENCE = 120.0
"""Seconds that a build may take."""

Build = Callable[..., "subprocess.CompletedProcess[str]"]


def build_in(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `kling-route build` with the package of a checkout."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1", **variables}
    return subprocess.run(
        [sys.executable, "-m", "kling_route", "build", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=checkout,
        env=environment,
        timeout=PATIENCE,
        check=False,
    )


def copy_checkout(target: Path) -> Path:
    """Copy what a build reads into a folder."""
    for name in CHECKOUT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns(".*"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return target


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one of the workers of a run fills, for all of them."""
    shared = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder, done = shared / name, shared / f"{name}.done"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < end:
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    finally:
        done.touch()
    return folder
