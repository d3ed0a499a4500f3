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
SMALL, LARGE = 1_000, 16_000
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
WORST = 3
"""Of the texts that take longest, how many are tried again."""
USES = uses()


class TooLongError(Exception):
    """An expression was stopped."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Stops what takes longer, in processor time."""

    def stop(*_: object) -> None:
        raise TooLongError

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
    with bounded(SECONDS):
        found = method(*arguments)
        if use.method == "finditer":
            deque(found, maxlen=0)
    return time.process_time() - started


def test_expressions_were_found() -> None:
    assert len(USES) > 200


@pytest.mark.parametrize("use", USES, ids=lambda use: use.place)
def test_linear_time(use: Use) -> None:
    """The worst of many texts are found at small sizes; the very worst is tried at 1 MB."""
    tried = [*attacks(use.pattern), *(("", unit) for unit in UNITS)]
    for size in (SMALL, LARGE):
        tried = sorted(tried, key=lambda attack: taken(use, attack, size), reverse=True)[:WORST]
    try:
        taken(use, tried[0], SIZE)
    except TooLongError:
        pytest.fail(f"{use.pattern.pattern!r} takes too long on {tried[0]!r}")
