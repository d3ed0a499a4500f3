"""Which known name was probably meant by an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SURE_LENGTH = 5
"""Letters: a shorter word may be another word for all that it is near."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name in lower case with `_` between its words: `image_urls` for `imageUrls`, `image-urls` and `Image_URLs`."""
    words: list[str] = []
    previous = ""
    for index, char in enumerate(name):
        following = name[index + 1 : index + 2]
        starts = char.isupper() and (not previous.isupper() or (following.islower() and following != "s"))
        if starts and previous.isalnum():
            words.append("_")
        words.append(char.lower() if char.isalnum() else "_")
        previous = char
    return "".join(words).strip("_")


def singular(name: str) -> str:
    """A name without the plural of its last word."""
    return name[:-1] if name.endswith("s") and len(name) > 2 else name


def edits(left: str, right: str, limit: int) -> int:
    """How many letters were inserted, deleted, replaced or swapped; `limit + 1` for more than `limit`."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        following = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, following[-1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > limit:
            return limit + 1
        before, row = row, following
    return min(row[-1], limit + 1)


def tolerance(name: str) -> int:
    """How many edits a slip may have: none in a name so short that any other is near."""
    return 0 if len(name) < 3 else 1 if len(name) < 6 else 2


def slip(name: str, known: Iterable[str]) -> str | None:
    """The one known name that this one is beyond doubt, written in another way or with a typing slip; else None.

    A typing slip is one edit in a long word that keeps its first letter. A plural means something else.
    """
    names = list(known)
    written = plain(name)
    same = [other for other in names if plain(other).replace("_", "") == written.replace("_", "")]
    near = same or [other for other in names if _is_mistyped(written.split("_"), plain(other).split("_"))]
    return near[0] if len(near) == 1 else None


def _is_mistyped(written: list[str], meant: list[str]) -> bool:
    if len(written) != len(meant):
        return False
    unlike = [(one, other) for one, other in zip(written, meant, strict=True) if one != other]
    if len(unlike) != 1:
        return False
    one, other = unlike[0]
    long = min(len(one), len(other)) >= SURE_LENGTH
    return long and one[0] == other[0] and singular(one) != singular(other) and edits(one, other, 1) == 1


def closest(name: str, known: Iterable[str], limit: int) -> str | None:
    """The known name that is the fewest edits away, or None where none is within the limit. The first of equals."""
    best, fewest = None, limit + 1
    for candidate in known:
        distance = edits(name, candidate, fewest - 1)
        if distance < fewest:
            best, fewest = candidate, distance
    return best


def meant(name: str, known: dict[str, tuple[str, ...]]) -> str | None:
    """The name that was probably meant, by way of writing, advice, number and typing slips, in this order.

    `known` maps each name to the names that people write for it by mistake.
    """
    written = plain(name)
    if not written:
        return None
    for candidate in known:
        if plain(candidate) == written:
            return candidate
    for candidate, mistaken in known.items():
        if written in mistaken or any(plain(other) == written for other in mistaken):
            return candidate
    for candidate in known:
        if singular(plain(candidate)) == singular(written):
            return candidate
    return closest(written, known, tolerance(written))
