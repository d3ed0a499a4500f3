"""What evaluation is given: lowered code, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.source import Fragment


class LoweredFile(NamedTuple):
    """One fragment of a file, lowered. `report` is False for a file that is only read as context."""

    path: str
    fragment: Fragment
    module: ir.Module
    language: str
    report: bool
