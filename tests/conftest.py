"""Compiles the data once, and runs the command as users do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
"""Of the environment, a test's process sees these alone: no CI, NO_COLOR, GITHUB_…, LANG or key."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure(config: pytest.Config) -> None:
    """Compile before test modules are imported; with pytest-xdist its controller does, before it starts the workers."""
    settings.register_profile("same-everywhere", derandomize=True)
    if os.environ.get("CI"):  # chance has its turn on developers' machines
        settings.load_profile("same-everywhere")
    if not hasattr(config, "workerinput"):
        from kling_route.compile import compile_all

        compile_all(ROOT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one loud line that the browser tests did not run."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    unseen = sum("no browser found" in reason for reason in skipped)
    if unseen:
        line = f"NO BROWSER FOUND: {unseen} browser tests were skipped. Set CHROME or install chromium."
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The scrubbed environment of a command under test."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"}


@pytest.fixture
def command() -> list[str]:
    """The start of a command line of kling-route."""
    return [sys.executable, "-m", "kling_route"]


@pytest.fixture
def run(command: list[str], environment: dict[str, str], tmp_path: Path) -> Run:
    """Run kling-route in an empty folder: `run("webhooks", input=…, env={…})`."""

    def runner(
        *arguments: str,
        input: str | bytes | None = None,  # noqa: A002  as subprocess.run calls it
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        process = subprocess.run(
            [*command, *arguments],
            input=input.encode() if isinstance(input, str) else input or b"",
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**environment, **(env or {})},
            timeout=120,
            check=False,
        )
        out, err = (stream.decode("utf-8", "surrogateescape") for stream in (process.stdout, process.stderr))
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    return runner
