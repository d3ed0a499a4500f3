"""The guide's recipes for continuous integration: read as the service reads them, and run as far as they run here."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from lint_shell.samples import LEAK, git, write

_BLOCK = re.compile(r"^( *)```yaml\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_ZIZMOR = {"rules": {"unpinned-uses": {"config": {"policies": {"*": "ref-pin"}}}}}
"""The guide names releases of actions, and tells to pin the commits that one has reviewed."""


@pytest.fixture(scope="module")
def recipes(root: Path) -> dict[str, str]:
    """The recipe of each service, by what it holds."""
    guide = (root / "content" / "lint" / "index.md").read_text(encoding="utf-8")
    blocks = [textwrap.dedent(block) for _, block in _BLOCK.findall(guide)]
    (github,) = [block for block in blocks if "\njobs:" in block]
    (gitlab,) = [block for block in blocks if "\n  script:" in block]
    return {"github": github, "gitlab": gitlab}


def run(script: str) -> int:
    """Run a line of a recipe with the command of this environment; installing is left to the service."""
    command, *arguments = shlex.split(script)
    assert command == "kling-route"
    return subprocess.run([str(Path(sys.executable).with_name(command)), *arguments], check=False).returncode


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a fault, in the current folder."""
    monkeypatch.chdir(tmp_path)
    write({"app.py": LEAK})
    git("init")
    git("add", "--all")
    return tmp_path


def test_github(recipes: dict[str, str], repository: Path) -> None:
    steps: list[dict[str, Any]] = yaml.safe_load(recipes["github"])["jobs"]["lint"]["steps"]
    *_, script, upload = steps
    assert run(script["run"]) == 1
    assert upload["if"] == "always()"
    report = json.loads((repository / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in report["runs"][0]["results"]] == ["leaked-key"]


def test_gitlab(recipes: dict[str, str], repository: Path) -> None:
    job = yaml.safe_load(recipes["gitlab"])["kling-route"]
    assert run(job["script"][-1]) == 1
    assert job["artifacts"]["when"] == "always"
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [finding["check_name"] for finding in report] == ["leaked-key"]


def test_github_recipe_is_safe(recipes: dict[str, str], tmp_path: Path) -> None:
    write({".github/workflows/kling-route.yml": recipes["github"], "zizmor.yml": yaml.safe_dump(_ZIZMOR)}, tmp_path)
    program = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [program, "--offline", "--config", "zizmor.yml", "."], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
