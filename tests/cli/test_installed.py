"""The package without its checkout, as a wheel installs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def installed(root: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a copy of the package alone."""
    shutil.copytree(
        root / "kling_route", tmp_path / "site" / "kling_route", ignore=shutil.ignore_patterns("__pycache__")
    )
    return {"PYTHONPATH": str(tmp_path / "site")}


def test_it_looks_up_and_validates(run: Run, installed: dict[str, str], root: Path, tmp_path: Path) -> None:
    assert run("webhooks", "--url", env=installed).stdout == "https://apidot.ai/docs/webhooks\n"
    shutil.copy(root / "routing.yaml", tmp_path)
    result = run("validate", "routing.yaml", str(root / "schemas"), env=installed)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_what_needs_a_checkout_says_so(run: Run, installed: dict[str, str]) -> None:
    for name in ("validate", "build"):
        result = run(name, env=installed)
        assert result.returncode == 2
        assert "needs a checkout of kling-route" in result.stderr


def test_a_package_that_was_not_compiled_says_so(run: Run, installed: dict[str, str], tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "site" / "kling_route" / "_compiled")
    for arguments in (("webhooks",), ("routes",)):
        result = run(*arguments, env=installed)
        assert (result.returncode, result.stdout) == (2, "")
        assert "has not been compiled" in result.stderr
