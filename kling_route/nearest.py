"""Finds the known word that an unknown one was probably meant to be."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None when none is like it."""
    from difflib import get_close_matches

    folded = {name.casefold().replace("_", "-"): name for name in known}
    matches = get_close_matches(word[:100].casefold().replace("_", "-"), folded, n=1, cutoff=0.7)
    return folded[matches[0]] if matches else None
