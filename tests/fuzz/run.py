"""Fuzzes one target: `python -m fuzz.run evaluate --seconds 1200`, from `tests`, with the checkout on PYTHONPATH.

Guided by coverage where atheris is installed, and blind where it is not. Inputs that fail are written to `--found`,
one for each way to fail, and the run goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import os
import pkgutil
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

LEFT_OUT = ("kling_route._compiled", "kling_route.__main__", "kling_route.site", "kling_route.lsp")
"""Modules that no target reaches."""

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    with atheris.instrument_imports(include=["kling_route"], enable_loader_override=False):
        import kling_route

        for module in pkgutil.walk_packages(kling_route.__path__, "kling_route."):
            if not module.name.startswith(LEFT_OUT):
                importlib.import_module(module.name)
from fuzz import targets  # noqa: E402  instrumented from here on
from fuzz.mutation import SIZE, Mutator  # noqa: E402


class Run:
    """One run of a target: counts executions and keeps failures, each kind once."""

    def __init__(self, target: targets.Target, found: Path) -> None:
        self._target = target
        self._found = found
        self._kinds: set[str] = set()
        self.executions = 0

    def execute(self, data: bytes) -> None:
        """Run the target on an input, and keep what it fails on."""
        self.executions += 1
        try:
            self._target.check(data)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {str(error)[:60]}"
            kind = kind.split(" took")[0]
            if kind not in self._kinds:
                self._kinds.add(kind)
                self._found.mkdir(parents=True, exist_ok=True)
                (self._found / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
                print(f"FAILED {kind}\n{traceback.format_exc(limit=-4)}", flush=True)

    def summary(self) -> str:
        """What has been done."""
        return f"{self.executions} executions, {len(self._kinds)} kinds of failure"


def guided(execute: Callable[[bytes], None], mutator: Mutator, corpus: Path, seconds: int) -> None:
    """Let libFuzzer choose inputs. Ends the process."""

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.25:
            return bytes(atheris.Mutate(data, size))
        return mutator.changed(data, size, chance)

    options = (f"-max_total_time={seconds}", f"-max_len={SIZE}", "-timeout=120", "-rss_limit_mb=2048")
    atheris.Setup([sys.argv[0], str(corpus), *options, "-print_final_stats=1"], execute, custom_mutator=mutate)
    atheris.Fuzz()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=targets.TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, default=Path("/tmp/kling-route-fuzz/found"))
    parser.add_argument("--corpus", type=Path, default=None, help="where libFuzzer keeps inputs that reach new code")
    arguments = parser.parse_args()
    target = targets.TARGETS[arguments.target]
    run = Run(target, arguments.found.absolute() / arguments.target)
    seeds = target.seeds()
    mutator = Mutator(seeds)
    corpus = (arguments.corpus or Path(tempfile.mkdtemp())).absolute()
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    os.chdir(tempfile.mkdtemp())
    for seed in seeds:
        run.execute(seed)
    print(f"{len(seeds)} seeds: {run.summary()}", flush=True)
    if atheris is None:
        end = time.monotonic() + arguments.seconds
        for data in mutator.inputs(random.Random()):
            if time.monotonic() > end:
                break
            run.execute(data)
        print(run.summary())
    else:
        guided(run.execute, mutator, corpus, arguments.seconds)


if __name__ == "__main__":
    main()
