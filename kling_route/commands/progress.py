"""One line on a terminal that tells how far a scan is, rewritten in place and wiped at the end."""

from __future__ import annotations

import os
import sys
from time import monotonic
from types import TracebackType

SHORT = 0.4
"""Seconds that a scan may take before it tells of itself."""
LARGE = 5_000
"""Things to do that are told of at once."""
PACE = 0.1
"""Seconds between two tellings."""

_WIPE = "\r\x1b[K"


class ProgressLine:
    """A `Progress` for people: nothing where standard error is no terminal that can wipe a line."""

    def __init__(self, wanted: bool) -> None:
        self._watched = wanted and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._next = monotonic() + SHORT
        self._shown = False

    def __call__(self, doing: str, done: int, total: int, found: int = 0) -> None:
        """Show it, unless the last telling was a moment ago."""
        if not self._watched or (monotonic() < self._next and (self._shown or total < LARGE)):
            return
        import shutil

        self._next = monotonic() + PACE
        self._shown = True
        so_far = f", {found:,} found so far" if found else ""
        line = f"{doing} {done:,} of {total:,}{so_far}"
        sys.stderr.write(_WIPE + line[: shutil.get_terminal_size().columns - 1])
        sys.stderr.flush()

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()
