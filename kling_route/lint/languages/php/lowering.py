"""What the handlers of PHP share: the class around, and whether the code makes a page."""

from __future__ import annotations

import re

from kling_route.lint.languages.tree import Lowering

_PAGE = re.compile(
    rb"\$_(?:GET|POST|REQUEST|FILES|SESSION|COOKIE)\b|REQUEST_METHOD|php://input|\bheader\s*\(|\bhttp_response_code\b"
    rb"|\bsession_start\b|\badd_(?:action|shortcode|filter)\s*\(|\bABSPATH\b|(?i:<(?:html|div|p|img|form|script|h[1-6]|a)\b)"
)
"""What only code has that a web server runs."""


class PhpLowering(Lowering):
    """Lowering of PHP; `owners` are the names of the classes around, the innermost last."""

    __slots__ = ("answers", "owners")

    def __init__(self, code: bytes) -> None:
        super().__init__(code)
        self.owners: list[str] = []
        self.answers = _PAGE.search(code) is not None

    @property
    def writer(self) -> str:
        """The function that writing output is a call of: a page's output is its answer to a request."""
        return "respond" if self.answers else "echo"


def owner(lowering: Lowering) -> str | None:
    """The name of the class around."""
    assert isinstance(lowering, PhpLowering)
    return lowering.owners[-1] if lowering.owners else None
