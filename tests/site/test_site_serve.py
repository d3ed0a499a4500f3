"""`kling-route serve`: the site on loopback, rewritten when its sources change."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PATIENCE = 60.0


def wait_for(url: str, text: str) -> None:
    """Wait until the page holds the text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if text in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    pytest.fail(f"{url} did not show {text!r}")


def test_a_change_of_the_sources_is_seen_and_an_error_survived(checkout: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "kling_route", "serve", "--port", str(port)],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}/security.html"
        wait_for(address, "What counts as private")
        page = checkout / "content" / "security.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text + "\n{{ broken", encoding="utf-8")
        time.sleep(1.5)
        page.write_text(text.replace("What counts as private", "What nobody may log"), encoding="utf-8")
        wait_for(address, "What nobody may log")
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 130
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
