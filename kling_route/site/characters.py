"""What Python knows of each character, for the goal finder: a browser may have another version of Unicode."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

LAST_LETTER = 0x3FFFF
"""In the planes after it no character has any of the properties."""

PROPERTIES = (str.isalnum, str.isalpha, str.isdecimal, str.islower, str.isupper, str.istitle)


def characters() -> dict[str, Any]:
    """Returns white space, how case is folded, and for each property the steps between where it begins and ends."""
    letters = list(map(chr, range(LAST_LETTER + 1)))
    return {
        "spaces": "".join(filter(str.isspace, letters)),
        "casefold": {letter: folded for letter in letters if (folded := letter.casefold()) != letter},
        **{holds.__name__: steps(holds, letters) for holds in PROPERTIES},
    }


def steps(holds: Callable[[str], bool], letters: list[str]) -> list[int]:
    """Returns how far it is from each place where a property begins or ends to hold to the next one."""
    runs = re.finditer(b"\1+", bytes(map(holds, letters)))
    return [end - start for start, end in pairwise([0, *(place for run in runs for place in run.span())])]
