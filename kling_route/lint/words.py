"""Splits names into words."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def words(name: str) -> frozenset[str]:
    """The words of a name, in lower case: `maskApiKey` and `mask_api_key` have the same."""
    return frozenset(word.lower() for word in WORD.findall(name))
