"""Tries whether a grammar comes to an end.

A parser looks at the clock between its steps, but on broken code of a grammar with many readings a single step can
take hours, and nothing in its process stops it.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable

SECONDS = 1
"""Processor time of a trial."""
MANY = 16
"""Pipes at the end of a line: from twenty on, each of them doubles what a step may take."""

_PIPE = re.compile(rb"\|&?[ \t]*(?:\\|#[^\n]*)?\r?\n")


def ends(parse: Callable[[bytes], object], code: bytes) -> bool:
    """Whether parsing comes to an end, seen in a process of its own; where there is none to be had, it is hoped."""
    if not hasattr(os, "fork") or len(_PIPE.findall(code)) < MANY:
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads: the child only parses
        child = os.fork()
    if child == 0:
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            parse(code)
        finally:
            os._exit(0)
    return os.WIFEXITED(os.waitpid(child, 0)[1])
