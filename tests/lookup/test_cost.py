"""What a lookup imports, and that the compiled index is the same every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from kling_route.matching.index import compile_index

SCRIPT = """
import sys
before = set(sys.modules)
import kling_route
assert kling_route.find("rotate my kye pleaze")
print(*sorted(set(sys.modules) - before))
"""


def test_a_lookup_imports_nothing_but_this_package(environment: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    foreign = {name for name in run.stdout.split() if name.partition(".")[0] not in ("kling_route", "__future__")}
    assert foreign == set()


def test_the_index_is_plain_data_and_the_same_each_time(root: Path) -> None:
    document = yaml.safe_load((root / "routing.yaml").read_text(encoding="utf-8"))
    first = repr(compile_index(document))
    assert first == repr(compile_index(document))
    from kling_route._compiled.index import INDEX

    assert repr(INDEX) == first
