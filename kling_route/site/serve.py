"""Serves the site on loopback with the generator's own server, which reloads a page when its Markdown changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kling_route.site import checkout
from kling_route.site.build import write_documents
from kling_route.site.errors import BuildFailed

LOOPBACK = "127.0.0.1"
INTERVAL = 0.5
"""Seconds between two looks at the sources."""

PATIENCE = 5.0
"""Seconds that the server has to end by itself."""

SOURCES = ("routing.yaml", "schemas", "content", "mkdocs.yml", "CHANGELOG.md")

Stamp = dict[Path, tuple[int, int]]


def serve(root: Path, out: Path, port: int) -> int:
    """Writes the pages, serves them until interrupted and returns the server's exit code. Raises as `build` does."""
    checkout.prepare(out)
    config = write_documents(root, out).config
    seen = stamp(root)
    server = subprocess.Popen(command(config, port))
    try:
        while (code := _ended(server)) is None:
            now = stamp(root)
            if now != seen:
                seen = now
                _rewrite(root, out)
        return code
    finally:
        _stop(server)


def command(config: Path, port: int) -> list[str]:
    """Returns the command line of the generator's server. Recent versions of click need live reload named."""
    serve = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    return [*serve, "--dev-addr", f"{LOOPBACK}:{port}", "--config-file", str(config)]


def stamp(root: Path) -> Stamp:
    """Returns when each source last changed, and how long it is."""
    return {path: (status.st_mtime_ns, status.st_size) for path in _sources(root) if (status := path.stat())}


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        yield from (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else (path,)


def _ended(server: subprocess.Popen[bytes]) -> int | None:
    try:
        return server.wait(INTERVAL)
    except subprocess.TimeoutExpired:
        return None


def _rewrite(root: Path, out: Path) -> None:
    try:
        write_documents(root, out)
    except (BuildFailed, OSError) as error:  # a source that is being edited may be wrong for a moment
        sys.stderr.write(f"{error}\n")


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
