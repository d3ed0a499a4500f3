"""Times how a team takes the linter up on an old repository: from `pip install` to a hook that passes on all files.

Usage: python benchmarks/adoption.py [--share PART]

The repository holds thousands of files of installed packages, and forty of labelled programs with faults. pre-commit is
installed before, since a team that adopts a hook has it; what it installs of ours is installed from this checkout.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import workloads
from clock import ROOT

BASELINE = ".kling-route-baseline"
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: kling-route
        name: kling-route
        entry: {program} lint
        args: [--baseline, {baseline}, --]
        language: system
        types: [text]
        require_serial: true
"""


def main() -> int:
    """Print the time of each step and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=0.25, help="of the large tree, 27,000 files and 300 MB")
    share = parser.parse_args().share
    with tempfile.TemporaryDirectory() as temporary:
        repository, environment = Path(temporary, "repository"), Path(temporary, "environment")
        workloads.tree(repository, share)
        venv.create(environment, with_pip=True)
        print(f"{len(_run(repository, 'git', 'ls-files').splitlines())} files")
        _adopt(repository, environment / "bin")
    return 0


def _adopt(repository: Path, programs: Path) -> None:
    ours = str(programs / "kling-route")
    baseline = ("lint", "--baseline", BASELINE)

    def hook() -> str:
        (repository / ".pre-commit-config.yaml").write_text(HOOK.format(program=ours, baseline=BASELINE))
        _run(repository, "git", "add", ".pre-commit-config.yaml", BASELINE)
        return _run(repository, sys.executable, "-m", "pre_commit", "run", "--all-files")

    steps: dict[str, Callable[[], str]] = {
        "pip install": lambda: _run(ROOT, str(programs / "pip"), "install", "--quiet", str(ROOT)),
        "first look": lambda: _run(repository, ours, "lint", "--exit-zero"),
        "accept what is there": lambda: _run(repository, ours, *baseline, "--write-baseline"),
        "hook on all files": hook,
    }
    total = 0.0
    for name, step in steps.items():
        start = perf_counter()
        said = step().strip().splitlines()
        seconds = perf_counter() - start
        total += seconds
        print(f"{seconds:6.1f} s  {name:22}{said[-1] if said else ''}", flush=True)
    print(f"{total:6.1f} s  together")


def _run(folder: Path, *command: str) -> str:
    """What a command prints. One that does not end with 0 ends the run, with what it printed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
