"""What a finding is known by from one scan to the next, wherever its line has moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kling_route.lint.source import Lines, Position

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""

LONGEST_LINE = 400
"""Code points: of a longer line, a bundle's above all, only the finding's own text counts."""

MOST_LINES = 50
"""Lines of a finding that count."""


def fingerprint(rule: str, lines: Lines, start: Position, end: Position, secrets: Iterable[str]) -> str:
    """Returns the fingerprint of a finding: equal as long as its lines say the same, whatever the space in them.

    A secret in them stands for a digest of itself, so that another one makes another finding and none can be tried out
    on a published fingerprint.
    """
    first = lines.text(start.line)
    if start.line == end.line:
        part = first[start.column - 1 : end.column - 1]
        said = [first if len(first) <= LONGEST_LINE else "", part]
    else:
        last = min(end.line, start.line + MOST_LINES)
        said = [first, *map(lines.text, range(start.line + 1, last + 1))]
    text = "\n".join(" ".join(line.split()) for line in said)
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, _digest(secret, 4))
    return _digest(f"{rule}\n{text}", LENGTH)


def _digest(text: str, length: int) -> str:
    from hashlib import sha256  # loads OpenSSL, which a scan without findings does not wait for

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
