"""Runs commands, and tells how long each took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

PASS = (sys.executable, "-c", "pass")
OURS = (sys.executable, "-c", "import sys; from kling_route.cli import main; sys.exit(main())")
"""What the script `kling-route` runs."""


class FailedError(Exception):
    """A command ended with a code that is none of those it reports by."""


class Candidate(NamedTuple):
    """What is timed: a command, the folder that it runs in, and the codes that it may end with."""

    name: str
    command: Sequence[str]
    folder: Path
    codes: Sequence[int] = (0,)


class Cost(NamedTuple):
    """Seconds by the clock on the wall, the largest resident set in MiB, and seconds that processors were busy."""

    seconds: float
    memory: float
    processor: float


def run(candidate: Candidate) -> Cost:
    """Run a command once, in an environment without settings of Python, proxies or CI. Raises `FailedError`."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    environment = {**kept, "HOME": str(candidate.folder.parent), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    process = subprocess.Popen(
        candidate.command,
        cwd=candidate.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in candidate.codes:
        raise FailedError(f"{candidate.name} ended with {process.returncode}")
    return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def measure(candidates: Sequence[Candidate], rounds: int) -> dict[str, Cost]:
    """The median cost of each candidate, by name. All take turns, so that a busy moment meets them alike.

    The first round only fills the caches. A candidate that fails is left out, and said so.
    """
    costs: dict[str, list[Cost]] = {candidate.name: [] for candidate in candidates}
    for number in range(rounds + 1):
        for candidate in candidates:
            if candidate.name in costs:
                try:
                    cost = run(candidate)
                except FailedError as error:
                    print(f"left out: {error}", file=sys.stderr)
                    del costs[candidate.name]
                    continue
                if number:
                    costs[candidate.name].append(cost)
    return {name: Cost(*map(median, zip(*series, strict=True))) for name, series in costs.items()}
