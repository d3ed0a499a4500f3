"""The command as a process: help, version, encodings, broken pipes, Ctrl-C, and what a lookup imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import kling_route
from kling_route.cli import COMMANDS

Run = Callable[..., "CompletedProcess[str]"]


def test_version_and_help(run: Run) -> None:
    for option in ("--version", "-V"):
        assert run(option).stdout == f"kling-route {kling_route.__version__}\n"
    for option in ("--help", "-h"):
        result = run(option)
        assert result.returncode == 0
        assert all(f"\n  {name} " in result.stdout for name in COMMANDS)
    assert run("find", "--help").stdout.startswith("usage: kling-route [find] GOAL")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "find"])
def test_each_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(f"usage: kling-route {name}")


def test_a_goal_that_starts_with_a_command(run: Run) -> None:
    result = run("build", "with", "kling", "o1", "image", "--url")
    assert result.stdout == "https://apidot.ai/docs/kling-o1-image\n"
    assert run("find", "routes", "--json").returncode in (0, 1)


def test_the_same_input_gives_the_same_bytes(run: Run) -> None:
    outputs = {run("api docs", "--json", "-n", "9", env={"PYTHONHASHSEED": seed}).stdout for seed in "123"}
    assert len(outputs) == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_encoding_of_the_terminal(run: Run, encoding: str) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    for arguments in (("网", "--json"), ("웹훅 설정",), ("routes", "--json"), ("ñ ☃ \udcff",)):
        result = run(*arguments, env=env)
        assert result.returncode in (0, 1)
        assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_broken_pipe_ends_quietly(command: list[str], environment: dict[str, str], tmp_path: Path) -> None:
    for arguments in (["routes", "--json"], ["webhooks"], ["--help"]):
        read, write = os.pipe()
        os.close(read)
        process = subprocess.run(
            [*command, *arguments], stdout=write, stderr=subprocess.PIPE, env=environment, cwd=tmp_path, check=False
        )
        os.close(write)
        assert (process.returncode, process.stderr) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_quietly(command: list[str], environment: dict[str, str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*command, "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")
def test_a_full_disk_is_an_error(command: list[str], environment: dict[str, str], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [*command, "routes"], stdout=full, stderr=subprocess.PIPE, env=environment, cwd=tmp_path, check=False
        )
    assert process.returncode == 2
    assert process.stderr.startswith(b"kling-route: ") and process.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="shell")
def test_closed_streams(command: list[str], environment: dict[str, str], tmp_path: Path) -> None:
    for redirection in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
        for goal in ("webhooks", "-", "nothing of the kind"):
            line = f'"$@" {goal} {redirection}'
            process = subprocess.run(
                ["sh", "-c", line, "sh", *command],
                input=b"webhooks",
                capture_output=True,
                env=environment,
                cwd=tmp_path,
                check=False,
            )
            assert process.returncode in (0, 1, 2)
            assert b"Traceback" not in process.stderr


def test_a_lookup_imports_almost_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import sys; before = set(sys.modules); from kling_route.cli import main; main(['webhooks']);"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=tmp_path, check=True
    )
    foreign = [name for name in process.stderr.split() if name.split(".")[0] != "kling_route"]
    assert foreign == ["__future__"]


def test_importing_the_library_loads_no_matcher(environment: dict[str, str]) -> None:
    code = "import sys, kling_route; print(*[name for name in sys.modules if 'matching' in name or 'lookup' in name])"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert process.stdout.split() == []


def test_the_library_finds_and_lists() -> None:
    (match,) = kling_route.find("webhooks")
    assert match.route.id == "webhooks"
    assert 0 < match.score <= 1
    assert kling_route.find("receta de tortilla de patatas") == []
    assert match.route in kling_route.routes()
