"""Completion, asked of the shells themselves."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import kling_route
from kling_route.lint.rules import RULES

Run = Callable[..., "CompletedProcess[str]"]

BASH = """
source "$0"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_kling_route
printf '%s\\n' "${COMPREPLY[@]}"
"""

FISH = 'source $argv[1]; complete -C "$argv[2]" | cut -f1'

SHELLS = [
    pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason=name)) for name in ("bash", "fish")
]


@pytest.fixture
def complete(run: Run, environment: dict[str, str], tmp_path: Path) -> Callable[[str, str], set[str]]:
    """What a shell offers for a line that ends where the cursor stands."""

    def completing(shell: str, line: str) -> set[str]:
        script = tmp_path / f"completion.{shell}"
        script.write_text(run("completion", shell).stdout)
        words = [BASH, str(script), *line.split(" ")] if shell == "bash" else [FISH, str(script), line]
        process = subprocess.run(
            [shell, "-c", *words], capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=60, check=True
        )
        return set(process.stdout.split())

    return completing


@pytest.mark.parametrize("shell", SHELLS)
def test_what_is_offered(complete: Callable[[str, str], set[str]], shell: str) -> None:
    rules, routes = {rule.id for rule in RULES}, {route.id for route in kling_route.routes()}
    assert complete(shell, "kling-route li") == {"lint"}
    assert complete(shell, "kling-route web") == {route for route in routes if route.startswith("web")}
    assert complete(shell, "kling-route find api-k") == {"api-key"}
    assert complete(shell, "kling-route find --lim") == {"--limit"}
    assert complete(shell, "kling-route explain logged-") == {rule for rule in rules if rule.startswith("logged-")}
    assert complete(shell, "kling-route lint --select le") == {"leaked-key"}
    assert complete(shell, "kling-route completion ") == {"bash", "zsh", "fish"}
    assert f"completion.{shell}" in complete(shell, "kling-route lint compl")


def test_the_script_for_zsh(run: Run, tmp_path: Path) -> None:
    script = run("completion", "zsh").stdout
    assert script.startswith("#compdef kling-route\n")
    assert all(rule.id in script for rule in RULES)
    if shutil.which("zsh"):
        (tmp_path / "_kling-route").write_text(script)
        subprocess.run(["zsh", "-n", "_kling-route"], cwd=tmp_path, check=True, timeout=60)


def test_other_words_are_a_goal(run: Run) -> None:
    assert run("completion", "webhook", "--url").stdout == "https://apidot.ai/docs/webhooks\n"
    assert run("completion").returncode == 2
