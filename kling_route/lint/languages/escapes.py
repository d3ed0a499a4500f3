"""Escapes in the strings of data formats and the shell."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|u\{([0-9a-fA-F]{1,6})\}|(.))", re.S)

COMMON = dict(zip("bfnrt\"\\/'", "\b\f\n\r\t\"\\/'", strict=True))
"""What a letter after a backslash means almost everywhere."""


def unescape(text: str, simple: dict[str, str] = COMMON) -> str:
    """Resolves escapes; one that is none stays as it is written."""
    if "\\" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        letter = match[5]
        if letter is not None:
            return simple.get(letter, match[0])
        point = int(match[1] or match[2] or match[3] or match[4], 16)
        return chr(point) if point < 0x110000 else match[0]

    return whole(_ESCAPE.sub(character, text))


def whole(text: str) -> str:
    """Joins the surrogate pairs that two escapes make; a half alone, which no encoder takes, is replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
