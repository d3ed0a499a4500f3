"""Times a lookup and a lint of ten files, each in a new process, against an interpreter that does nothing.

Usage: python benchmarks/speed.py [ROUNDS]

A round times every candidate once, each right after its own run of `python -c pass`, and the ratio of the two is what
counts: it means the same on a fast machine, a slow one and a busy one. Printed are medians over all rounds.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import kling_route
from kling_route.compile import compile_all

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 40

ABOUT = (
    "python/apidot_client.py",
    "python/app.py",
    "python/store.py",
    "typescript/apidot.ts",
    "typescript/store.ts",
)
"""Files of the sample integration: those that are parsed and followed."""

UNRELATED = ("openai_images.py", "stripe_webhook.py", "thumbnails.py", "slack-events.ts", "github-release.js")
"""Files that do not speak of APIDot: those that the prefilter sets aside."""

LENGTH = 29_000
"""Bytes of each unrelated file, so that all ten are 0.16 MB."""

GOALS = ("webhooks", "how do I get a key", "wbhooks", "bake bread")

PASS = (sys.executable, "-c", "pass")
COMMAND = (sys.executable, "-c", "import sys; from kling_route.cli import main; sys.exit(main())")
"""What the script `kling-route` runs."""


class Candidate(NamedTuple):
    """What is timed: a command, and the folder that it runs in."""

    name: str
    command: tuple[str, ...]
    folder: Path


def main() -> int:
    """Print the table and return 0."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        files = make_project(Path(folder))
        candidates = (
            Candidate("nothing: python -c pass", PASS, Path(folder)),
            Candidate("a lookup: kling-route webhooks", (*COMMAND, "webhooks"), Path(folder)),
            Candidate("a lint of ten files, 0.16 MB", (*COMMAND, "lint", *files), Path(folder)),
        )
        pairs = measure(candidates, rounds)
    print(f"Medians of {rounds} rounds, Python {sys.version.split()[0]}, bytecode cached:\n")
    print(f"{'in a new process':32} {'ms':>8} {'x python -c pass':>18}")
    for candidate in candidates:
        times = pairs[candidate.name]
        own, ratio = median(time for time, _ in times), median(time / empty for time, empty in times)
        print(f"{candidate.name:32} {own * 1000:8.1f} {ratio:18.2f}")
    print(f"\n{'in one process':32} {'ms':>8}")
    for goal in GOALS:
        print(f"{f'find({goal!r})':32} {lookup_time(goal) * 1000:8.3f}")
    return 0


def prepare() -> None:
    """Compile the data and all bytecode, so that no timed process does."""
    compile_all(ROOT)
    compileall.compile_dir(str(ROOT / "kling_route"), quiet=1)


def make_project(folder: Path) -> tuple[str, ...]:
    """Write the ten files into a git repository, as a hook meets them, and return their paths."""
    for name in ABOUT:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "tests" / "sample" / "good" / name, folder / name)
    for name in UNRELATED:
        text = (ROOT / "tests" / "evaluation" / "unrelated" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text * (LENGTH // len(text)), encoding="utf-8")
    subprocess.run(("git", "init", "--quiet"), cwd=folder, check=True)
    subprocess.run(("git", "add", "--all"), cwd=folder, check=True)
    return (*ABOUT, *UNRELATED)


def measure(candidates: tuple[Candidate, ...], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return for each candidate its times in seconds, each with the time of the empty interpreter run before it."""
    pairs: dict[str, list[tuple[float, float]]] = {candidate.name: [] for candidate in candidates}
    for number in range(rounds + 1):
        for candidate in candidates:
            empty = run(PASS, candidate.folder)
            pair = (run(candidate.command, candidate.folder), empty)
            if number:  # the first round fills the caches
                pairs[candidate.name].append(pair)
    return pairs


def run(command: tuple[str, ...], folder: Path) -> float:
    """Return how long a process takes, in seconds. Raises CalledProcessError when it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PYTHONPATH"] = str(ROOT)
    start = perf_counter()
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def lookup_time(goal: str, times: int = 200) -> float:
    """Return the median time of a lookup in this process, in seconds."""
    kling_route.find(goal)
    spent = []
    for _ in range(times):
        start = perf_counter()
        kling_route.find(goal)
        spent.append(perf_counter() - start)
    return median(spent)


if __name__ == "__main__":
    sys.exit(main())
