"""Copies the checkout and builds the site in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CHECKOUT = ("CHANGELOG.md", "content", "kling_route", "schemas", "mkdocs.yml", "routing.yaml")
"""What a build reads."""

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
        timeout=120,
        check=False,
    )


def copy_checkout(target: Path) -> Path:
    """Copy what a build reads into a folder."""
    for name in CHECKOUT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return target
