"""Times the command against an interpreter that does nothing, against a parser, and against other programs.

Usage: python benchmarks/speed.py [--rounds N] [--peers FOLDER] [--work FOLDER] [SECTION…]

Each table is made in one run, in which all candidates take turns; its ratios mean the same on a fast machine, a slow
one and a busy one. Sections: start, hook, tree, file, growth. Peers are installed from PyPI into FOLDER (once), or are
left out of the tables without it.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import peers
import workloads
from clock import OURS, PASS, ROOT, Candidate, Cost, measure

import kling_route
from kling_route.compile import compile_all
from kling_route.lint.languages import parser

GOALS = ("webhooks", "how do I get a key", "wbhooks", "bake bread")
CODES = (0, 1, 3)
"""What a scan may end with here: the samples have faults, and large files are not read in full."""
SIZES = (0.25, 0.5, 1.0, 1.9, 10.0, 100.0)
"""Megabytes."""
FULL = (0.25, 0.5, 1.0)
"""Megabytes of files that are nothing but code about the API; only ordinary ones are read whole at any size."""
SHARES = (0.25, 0.5, 1.0)


class Setting(NamedTuple):
    """Where a run works, with which peers, and how often it measures."""

    work: Path
    peers_folder: Path | None
    present: list[peers.Peer]
    rounds: int


def main() -> int:
    """Print the tables and return 0."""
    options = _options()
    compile_all(ROOT)
    compileall.compile_dir(str(ROOT / "kling_route"), quiet=1)
    present = peers.install(options.peers) if options.peers else []
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        setting = Setting(work, options.peers, present, options.rounds)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {_load()}, medians of {options.rounds}")
        for name in options.sections or SECTIONS:
            print(f"\n{SECTIONS[name].__doc__}\n")
            SECTIONS[name](setting)
    print(f"\nload at the end {_load()}")
    return 0


def start(setting: Setting) -> None:
    """A lookup in a new process, and several in one."""
    goals = [Candidate(f"kling-route {goal}", (*OURS, *goal.split()), setting.work) for goal in GOALS[:1]]
    _table(measure([Candidate("python -c pass", PASS, setting.work), *goals], setting.rounds * 4), "python -c pass")
    for goal in GOALS:
        print(f"find({goal!r}) {_lookup(goal) * 1000:.3f} ms")


def hook(setting: Setting) -> None:
    """Ten files, five of them APIDot, 0.16 MB."""
    folder = setting.work / "ten"
    files = workloads.ten_files(folder)
    ours = Candidate("kling-route", (*OURS, "lint", *files), folder, CODES)
    empty = Candidate("python -c pass", PASS, folder)
    _table(measure([empty, ours, *_peers(setting, folder, files)], setting.rounds * 2), "kling-route")


def tree(setting: Setting) -> None:
    """A git repository of 27,000 files and 300 MB, 40 of them APIDot."""
    folder = _tree(setting, 1.0)
    ours = Candidate("kling-route", (*OURS, "lint"), folder, CODES)
    _table(measure([ours, *_peers(setting, folder)], setting.rounds), "kling-route")


def file(setting: Setting) -> None:
    """One APIDot file that is nothing but labelled samples, against its parse alone, and what of it was not read."""
    print(f"{'':14} {'MB':>5} {'parse s':>8} {'lint s':>8} {'ratio':>6} {'MiB':>6}")
    for language, megabytes in product(workloads.FORMATS, FULL):
        path = workloads.large_file(setting.work, language, int(megabytes * 1_000_000))
        cost = _lint(setting, path, language)
        parse = _parse(language, path.read_bytes())
        ratio = cost.seconds / parse
        row = f"{language:14} {megabytes:5} {parse:8.3f} {cost.seconds:8.3f} {ratio:6.1f} {cost.memory:6.0f}"
        print(f"{row} {_unread(path)}".rstrip())


def growth(setting: Setting) -> None:
    """Time by the size of a file (with much code it is searched for keys only), and by the size of a tree."""
    print(f"{'Python, MB':14} {'lint s':>8} {'s per MB':>8} {'MiB':>6}")
    for size in SIZES:
        path = workloads.large_file(setting.work, "python", int(size * 1_000_000))
        cost = _lint(setting, path, f"{size} MB")
        row = f"{size:<14} {cost.seconds:8.3f} {cost.seconds / size:8.3f} {cost.memory:6.0f}"
        print(f"{row} {_unread(path)}".rstrip())
    print(f"\n{'tree, files':14} {'lint s':>8} {'MiB':>15}")
    for share in SHARES:
        folder = _tree(setting, share)
        cost = measure([Candidate("lint", (*OURS, "lint"), folder, CODES)], setting.rounds)["lint"]
        print(f"{int(workloads.TREE_FILES * share):<14} {cost.seconds:8.3f} {cost.memory:15.0f}")


SECTIONS: dict[str, Callable[[Setting], None]] = {
    "start": start,
    "hook": hook,
    "tree": tree,
    "file": file,
    "growth": growth,
}


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, help="rounds that count (default: 5)")
    options.add_argument("--peers", type=lambda name: Path(name).resolve(), help="folder to install the peers in")
    options.add_argument("--work", type=lambda name: Path(name).resolve(), help="folder to keep the workloads in")
    options.add_argument("sections", nargs="*", metavar="SECTION", choices=[[], *SECTIONS])
    return options.parse_args()


def _table(costs: dict[str, Cost], unit: str) -> None:
    """Print costs, each also as a ratio to that of `unit`."""
    base = costs[unit].seconds
    print(f"{'':16} {'s':>8} {'x ' + unit:>16} {'MiB':>6}")
    for name, cost in costs.items():
        print(f"{name:16} {cost.seconds:8.3f} {cost.seconds / base:16.2f} {cost.memory:6.0f}")


def _peers(setting: Setting, folder: Path, files: tuple[str, ...] = ()) -> list[Candidate]:
    if setting.peers_folder is None:
        return []
    found = (peers.candidate(peer, setting.peers_folder, folder, files) for peer in setting.present)
    return [candidate for candidate in found if candidate is not None]


def _tree(setting: Setting, share: float) -> Path:
    folder = setting.work / f"tree_{share}"
    if not (folder / ".git").exists():
        workloads.tree(folder, share)
    return folder


def _lint(setting: Setting, path: Path, name: str) -> Cost:
    candidate = Candidate(name, (*OURS, "lint", path.name), path.parent, CODES)
    return measure([candidate], setting.rounds)[name]


def _unread(path: Path) -> str:
    """Why a file is not read in full, or ""."""
    command = (*OURS, "lint", path.name, "--format", "json")  # here it would add to the memory of what is measured next
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=path.parent, env=environment, capture_output=True, check=False)
    return "; ".join(error["message"] for error in json.loads(done.stdout)["errors"])


def _parse(language: str, code: bytes, times: int = 5) -> float:
    parse = parser(language)
    return min(_timed(lambda: parse(code)) for _ in range(times))


def _lookup(goal: str, times: int = 200) -> float:
    kling_route.find(goal)
    return median(_timed(lambda: kling_route.find(goal)) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _load() -> str:
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


if __name__ == "__main__":
    sys.exit(main())
