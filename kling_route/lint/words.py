"""Splits names into words."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
FEW = 8
"""Names: no ending that a path is looked for in has more."""


@lru_cache(maxsize=4096)
def words(name: str) -> frozenset[str]:
    """The words of a name, in lower case: `maskApiKey` and `mask_api_key` have the same."""
    return frozenset(word.lower() for word in WORD.findall(name))


@lru_cache(maxsize=4096)
def tails(path: str) -> frozenset[str]:
    """The last names of a dotted path, from one to all of the last few: of `a.b.c` also `b.c` and `c`."""
    names = path.split(".")[-FEW:]
    return frozenset(".".join(names[first:]) for first in range(len(names)))
