"""Words for errors that nobody expected, so that a scan ends with what it found and says what it could not do."""

from __future__ import annotations

import os


def failure(error: Exception) -> str:
    """What went wrong and where in this program. Never the error's own text, which may quote the file's."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    place = f" in {os.path.basename(step.tb_frame.f_code.co_filename)}:{step.tb_lineno}" if step else ""
    return f"internal error {type(error).__name__}{place}; please report it"
