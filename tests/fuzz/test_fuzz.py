"""A short run of each target, and every input that one once failed on."""

from __future__ import annotations

import os
import random
from itertools import islice
from pathlib import Path

import pytest

from fuzz.mutation import Mutator
from fuzz.targets import TARGETS, kept, read

INPUTS = 120
"""For each target; `run.py` runs for longer, and guided by coverage."""


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "path"), kept(), ids=lambda value: getattr(value, "name", value))
def test_past_failures(name: str, path: Path) -> None:
    TARGETS[name].check(read(path))


@pytest.mark.parametrize("name", TARGETS)
def test_short_run(name: str) -> None:
    chance = random.Random(0 if os.environ.get("CI") else None)  # else chance has its turn
    for data in islice(Mutator(TARGETS[name].seeds()).inputs(chance), INPUTS):
        try:
            TARGETS[name].check(data)
        except Exception as error:
            error.add_note(f"input: {data!r}")
            raise
