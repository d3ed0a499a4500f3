"""The compiled modules say what their sources say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kling_route.compile import MODULES, compile_all, render


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module[0])
def test_compiled_module_equals_its_source(module: tuple[str, str, str, object], root: Path) -> None:
    name, constant, source, read = module
    assert callable(read)
    compiled = (root / "kling_route" / "_compiled" / f"{name}.py").read_text(encoding="utf-8")
    assert compiled == render(constant, source, read(root)), "run `kling-route validate`"


def copy(root: Path, target: Path) -> Path:
    shutil.copy(root / "routing.yaml", target)
    shutil.copytree(root / "schemas", target / "schemas")
    shutil.copytree(root / "kling_route" / "lint" / "ecosystems", target / "kling_route" / "lint" / "ecosystems")
    return target


def test_a_change_of_the_source_changes_the_module(root: Path, tmp_path: Path) -> None:
    copy(root, tmp_path)
    compile_all(tmp_path)
    table = tmp_path / "kling_route" / "_compiled" / "table.py"
    before, unchanged = table.read_text(encoding="utf-8"), table.stat().st_mtime_ns
    compile_all(tmp_path)
    assert table.stat().st_mtime_ns == unchanged, "an unchanged module is left alone"
    source = tmp_path / "routing.yaml"
    source.write_text(source.read_text(encoding="utf-8").replace("Implement webhooks", "Receive webhooks"), "utf-8")
    compile_all(tmp_path)
    assert table.read_text(encoding="utf-8") == before.replace("Implement webhooks", "Receive webhooks")
    assert not [path for path in table.parent.iterdir() if path.suffix == ".tmp"]


def test_the_output_does_not_depend_on_the_hash_seed(root: Path, tmp_path: Path) -> None:
    code = "import sys, pathlib; from kling_route.compile import compile_all; compile_all(pathlib.Path(sys.argv[1]))"
    results = []
    for seed in ("1", "2"):
        target = tmp_path / seed
        target.mkdir()
        copy(root, target)
        environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", code, str(target)], check=True, env=environment)
        folder = target / "kling_route" / "_compiled"
        results.append({path.name: path.read_bytes() for path in sorted(folder.glob("*.py"))})
    assert results[0] == results[1]
