"""The formats of a report. A format never changes what was found or how the command ends."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kling_route.lint.findings import Report

FORMATS = ("text", "json", "sarif", "github", "gitlab")
"""Each is a module of this package with `render(report) -> str`."""


def render(report: Report, name: str) -> str:
    """The report in one of the formats, without colour."""
    text: str = import_module(f"{__name__}.{name}").render(report)
    return text
