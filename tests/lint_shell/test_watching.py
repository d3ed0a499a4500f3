"""A long scan tells people how far it is, and Ctrl-C ends it with what was found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kling_route.lint.engine import scan
from kling_route.lint.progress import ScanInterrupted
from lint_shell.conftest import Lint
from lint_shell.samples import KEY, LEAK, write

pty = pytest.importorskip("pty", reason="needs terminals as POSIX has them")

COMMAND = [sys.executable, "-m", "kling_route", "lint", "--color", "never"]
HANDLER = "async function h{n}(id) {{ const r = await fetch(`https://api.apidot.ai/api/generate/status/${{id}}`);\n"
LOGGED = (
    HANDLER
    + "  const body{n} = await r.json(); for (const f of body{n}.data.files) {{ console.log(f.file_url); }} }}\n"
)


class Watched:
    """The command on a terminal of its own; `seen` is called with all that it has shown so far."""

    def __init__(self, *arguments: str, seen: Callable[[str, int], None] | None = None) -> None:
        self.shown = ""
        master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        started = subprocess.Popen([*COMMAND, *arguments], stdout=slave, stderr=slave, env=environment)
        os.close(slave)
        timer = threading.Timer(120, started.kill)
        timer.start()
        while data := self._read(master):
            self.shown += data
            if seen is not None:
                seen(self.shown, started.pid)
        os.close(master)
        self.code = started.wait()
        timer.cancel()

    @staticmethod
    def _read(master: int) -> str:
        try:
            return os.read(master, 65536).decode(errors="replace")
        except OSError:  # what Linux says when the other end is closed
            return ""


@pytest.fixture
def long(project: Path) -> Path:
    """A project that takes some seconds."""
    write({"a_key.py": LEAK})
    write({f"m{at}.js": "".join(LOGGED.format(n=n) for n in range(60)) for at in range(40)})
    return project


@pytest.mark.usefixtures("long")
def test_a_terminal_is_told_and_wiped() -> None:
    done = Watched(".")
    told, _, report = done.shown.rpartition("\r\x1b[K")
    assert "Followed files: " in told or "Followed functions: " in told
    assert "a_key.py:1:18: error[leaked-key]" in report
    assert "\r\x1b[K" not in report
    assert done.code == 1


@pytest.mark.usefixtures("long")
def test_a_pipe_and_who_wants_quiet_are_told_nothing(lint: Lint) -> None:
    assert lint(".").err == ""
    assert "\x1b[K" not in Watched("--quiet", ".").shown


@pytest.mark.usefixtures("long")
def test_interrupt_ends_a_scan_at_once() -> None:
    sent: list[float] = []

    def interrupt(shown: str, process: int) -> None:
        if "Followed f" in shown and not sent:
            sent.append(time.monotonic())
            os.kill(process, signal.SIGINT)

    stopped = Watched(".", seen=interrupt)
    assert sent
    assert stopped.code == 130
    assert "Traceback" not in stopped.shown
    assert "interrupted: not everything was judged" in stopped.shown


def interrupting(at: str) -> Callable[[str, int, int, int], None]:
    """A progress that is interrupted when a stage has done two things."""

    def progress(doing: str, done: int, total: int, found: int = 0) -> None:  # noqa: ARG001  the signature of progresses
        if doing == at and done == 2:
            raise KeyboardInterrupt

    return progress


@pytest.mark.usefixtures("project")
def test_what_was_found_until_then_is_reported() -> None:
    write({"a.py": LEAK, "b.py": LEAK, "c.py": LEAK, "unused.py": "# apidot kling-route: ignore[logged-url] why\n"})
    with pytest.raises(ScanInterrupted) as stopped:
        scan(["."], progress=interrupting("Followed files:"))
    report = stopped.value.report
    assert [(one.path, one.rule) for one in report.findings if one.path != "c.py"] == [
        ("a.py", "leaked-key"),
        ("b.py", "leaked-key"),
    ]
    assert [error.message for error in report.errors] == ["interrupted: not everything was judged"]
    assert KEY not in repr(report.findings)


@pytest.mark.usefixtures("project")
def test_an_interrupted_reading_has_found_nothing() -> None:
    write({"a.py": LEAK, "b.py": LEAK, "c.py": LEAK})
    with pytest.raises(KeyboardInterrupt) as stopped:
        scan(["."], progress=interrupting("Read files:"))
    assert not isinstance(stopped.value, ScanInterrupted)


@pytest.mark.usefixtures("long")
def test_an_interrupted_baseline_stays_as_it_was() -> None:
    write({"accepted.txt": "# nothing yet\n"})

    def interrupt(shown: str, process: int) -> None:
        if shown.count("Followed f") == 1:
            os.kill(process, signal.SIGINT)

    stopped = Watched("--baseline", "accepted.txt", "--write-baseline", ".", seen=interrupt)
    assert stopped.code == 130
    assert Path("accepted.txt").read_text() == "# nothing yet\n"
