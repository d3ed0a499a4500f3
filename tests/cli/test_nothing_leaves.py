"""Nothing leaves the machine, nothing of what is scanned runs, and nothing is written that was not asked for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from lint_shell.samples import LEAK, git, write

Run = Callable[..., "CompletedProcess[str]"]

GUARD = '''\
"""Ends a process that connects, starts a program other than git, runs scanned code, or writes what it may not."""
import os, sys

def refuse(event, arguments):
    words = [str(argument) for argument in arguments]
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.", "http.")):
        bad = True
    elif event in ("subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "os.fork", "os.forkpty", "pty.spawn"):
        bad = words[0] not in ("git", "/usr/bin/git") and event != "os.fork"
    elif event == "exec":
        bad = getattr(arguments[0], "co_filename", "").startswith(os.environ["SCANNED"])
    elif event == "open":
        writes = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        allowed = os.environ["WRITABLE"].split(os.pathsep)
        bad = writes and words[0] != os.devnull and not any(words[0].startswith(one) for one in allowed if one)
    else:
        changes = event in ("os.remove", "os.rename", "os.mkdir", "os.link", "os.symlink")
        bad = changes and not (event == "os.mkdir" and os.path.isdir(words[0]))
    if bad:
        os.write(2, f"REFUSED {event} {words[:2]}\\n".encode())
        os._exit(99)

sys.addaudithook(refuse)
'''

PROGRAM = f"""\
import os, sys, requests
os.system("touch ran")
{LEAK}
requests.post("https://api.apidot.ai/api/generate/submit", json={{"model": "kling-o1-image"}})
"""

COMMANDS: list[tuple[str, ...]] = [
    ("webhooks",),
    ("how do I get a key", "--json"),
    ("routes",),
    ("lint",),
    ("lint", "a.py", "--format", "sarif", "--verbose", "--statistics"),
    ("explain", "leaked-key"),
    ("validate",),
    ("completion", "bash"),
]


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A checkout of a program that would leave a trace if it ran."""
    folder = tmp_path / "scanned"
    names = ("a.py", "conftest.py", "setup.py", "sitecustomize.py", "requests.py", "yaml.py", "json.py")
    write(dict.fromkeys(names, PROGRAM), folder)
    git("init", folder=folder)
    return folder


@pytest.fixture
def guarded(tmp_path: Path, environment: dict[str, str], scanned: Path) -> dict[str, str]:
    """An environment in which the interpreter refuses what the product promises not to do."""
    guard = tmp_path / "guard"
    write({"sitecustomize.py": GUARD}, guard)
    path = f"{guard}{os.pathsep}{environment['PYTHONPATH']}"
    own = {"PYTHONPATH": path, "SCANNED": str(scanned), "WRITABLE": "", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**environment, **own}


def _started(options: tuple[str, ...]) -> list[str]:
    """The command, without the current folder in the interpreter's path: as its script starts it."""
    return [sys.executable, "-P", "-m", "kling_route", *options]


@pytest.mark.parametrize("options", COMMANDS, ids=" ".join)
def test_with_connections_refused(options: tuple[str, ...], guarded: dict[str, str], scanned: Path) -> None:
    before = sorted(scanned.iterdir())
    done = subprocess.run(_started(options), cwd=scanned, env=guarded, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1, 2), done.stderr
    assert "REFUSED" not in done.stderr
    assert sorted(scanned.iterdir()) == before


def test_only_what_is_asked_for_is_written(guarded: dict[str, str], scanned: Path) -> None:
    out, baseline = scanned / "report.json", scanned / "baseline"
    options = ("lint", "--format", "json", "--output", str(out), "--baseline", str(baseline), "--write-baseline")
    guarded["WRITABLE"] = os.pathsep.join((str(out), str(baseline)))
    done = subprocess.run(_started(options), cwd=scanned, env=guarded, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.exists() and baseline.exists() and not (scanned / "ran").exists()


def test_the_guard_refuses(guarded: dict[str, str], scanned: Path) -> None:
    for code in (
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "open('x', 'w')",
        "import runpy; runpy.run_path('a.py')",
    ):
        done = subprocess.run([sys.executable, "-P", "-c", code], cwd=scanned, env=guarded, check=False)
        assert done.returncode == 99, code


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="no strace found")
CALLS = "trace=%network,open,openat,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,execve"


@needs_strace
@pytest.mark.parametrize("options", [("webhooks",), ("lint",), ("explain", "leaked-key"), ("validate",)], ids=" ".join)
def test_system_calls(options: tuple[str, ...], environment: dict[str, str], scanned: Path, tmp_path: Path) -> None:
    log = tmp_path / "strace"
    trace = ["strace", "-f", "-qq", "-e", CALLS, "-e", "signal=none", "-o", str(log)]
    quiet = {**environment, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*trace, *_started(options)], cwd=scanned, env=quiet, capture_output=True, text=True, check=False
    )
    if not log.exists() or "ptrace" in done.stderr.lower():
        pytest.skip("strace may not trace here")
    calls = [line.split(" ", 1)[1].lstrip() for line in log.read_text(errors="replace").splitlines()]
    assert calls[0].startswith("execve")
    assert not [line for line in calls if re.search(r"AF_INET|connect\(|sendto\(|bind\(", line)]
    writes = [line for line in calls if re.search(r"O_WRONLY|O_RDWR|O_CREAT|^(?:creat|unlink|rename|mkdir)", line)]
    harmless = ('"/dev/null"', '"/dev/tty"', "EEXIST")
    assert not [line for line in writes if not any(mark in line for mark in harmless)]
    programs = {line.split('"')[1].rpartition("/")[2] for line in calls if line.startswith("execve") and " = 0" in line}
    assert programs <= {"git", Path(sys.executable).name}


def test_a_read_only_copy(environment: dict[str, str], scanned: Path) -> None:
    unshare = shutil.which("unshare")
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && shift && ! touch x && exec "$@"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(scanned)]
    if unshare is None or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("**** NO NAMESPACES: nothing can be mounted read-only here ****")
    done = subprocess.run(
        [*command, *_started(("lint",))], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "leaked-key" in done.stdout) == (1, True), done.stderr
