"""What a scan tells of itself while it runs, and how it ends early without losing what it has found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kling_route.lint.findings import Report


class Progress(Protocol):
    """Is told what a scan does: how many of how many are done, and how much was found so far."""

    def __call__(self, doing: str, done: int, total: int, found: int = 0) -> None:
        """Take note of it."""


def silent(doing: str, done: int, total: int, found: int = 0) -> None:
    """The progress of a scan that nobody watches."""


class ScanInterrupted(KeyboardInterrupt):
    """Ctrl-C ended a scan. `report` is what was found until then."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
