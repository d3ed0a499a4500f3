"""Keeps keys out of everything that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHOWN = 4
"""Characters of a key that a report may show."""

_KEY = re.compile(r"(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{12,}+|sk-[A-Za-z0-9]{20,}[A-Za-z0-9_-]*+")
"""Within a word only what is long: `task-unified-…` is no key."""


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text with every key in it cut to its first characters: what has a key's shape, and the `secrets`."""
    for secret in sorted(secrets, key=len, reverse=True):
        if secret:
            text = text.replace(secret, mask(secret))
    return _KEY.sub(lambda match: mask(match[0]), text)


def mask(secret: str) -> str:
    """The first characters of a key and an ellipsis; of a short one nothing."""
    return secret[:SHOWN] + "…" if len(secret) >= 3 * SHOWN else "…"


def blot(text: str, secrets: Iterable[str] = ()) -> str:
    """Like `redact`, but of the same length, so that places in the text stay what they are."""
    for secret in sorted(secrets, key=len, reverse=True):
        if secret:
            text = text.replace(secret, stars(secret))
    return _KEY.sub(lambda match: stars(match[0]), text)


def stars(secret: str) -> str:
    """A key of which all but the first characters are stars; of a short one, all are."""
    shown = SHOWN if len(secret) >= 3 * SHOWN else 0
    return secret[:shown] + "*" * (len(secret) - shown)
