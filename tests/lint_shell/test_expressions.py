"""Every regular expression of the package takes linear time, whatever it is given."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from lint_shell.expressions import Use, attacks, uses

SIZE = 1_000_000
SMALL = 16_000
"""Characters: what takes quadratic time there takes a thousand times longer than what does not."""
SECONDS = 4.0
"""Processor time for 1 MB; what takes quadratic time there takes minutes."""
UNITS = (
    "a",
    " ",
    "\n",
    "a ",
    "a.",
    "a=",
    "a: ",
    '"',
    "'",
    '\\"',
    "[",
    "(",
    "{{",
    "${",
    "/*",
    "<a ",
    "import ",
    "apidot",
)
END = "\0!\n"
"""What follows, so that much has been tried in vain."""
USES = uses()


class TooLongError(Exception):
    """An expression was stopped."""


@contextmanager
def bounded(seconds: float, message: str) -> Iterator[None]:
    """Stops what takes longer, in processor time, with an error that says `message`."""

    def stop(*_: object) -> None:
        raise TooLongError(message)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def taken(use: Use, attack: tuple[str, str], size: int) -> float:
    """Seconds of processor time that a use takes on an attack of some size."""
    before, pump = attack
    text = before + pump * (size // len(pump)) + END
    subject: Any = text.encode() if isinstance(use.pattern.pattern, bytes) else text
    method = getattr(use.pattern, use.method)
    arguments = (subject[:0], subject) if use.method in ("sub", "subn") else (subject,)
    started = time.process_time()
    with bounded(SECONDS, f"{use.pattern.pattern!r} takes too long on {attack!r}"):
        found = method(*arguments)
        if use.method == "finditer":
            deque(found, maxlen=0)
    return time.process_time() - started


def test_expressions_were_found() -> None:
    assert len(USES) > 200


@pytest.mark.parametrize("use", USES, ids=lambda use: use.place)
def test_linear_time(use: Use) -> None:
    """All texts are tried at a small size, and the worst of them at 1 MB."""
    tried = [*attacks(use.pattern), *(("", unit) for unit in UNITS)]
    worst = max(tried, key=lambda attack: taken(use, attack, SMALL))
    taken(use, worst, SIZE)
