"""Words that the lexicon does not know: misspelt, or two known words written as one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

LONGEST_WORD = 24


def repair(word: str, index: Index) -> tuple[str, ...]:
    """The known canonical words that an unknown word stands for, or none. Versions (words with digits) are never guessed."""
    if len(word) > LONGEST_WORD or not word.isascii():
        return ()
    halves = split(word, index)
    if halves or not word.isalpha():
        return halves
    corrected = correct(word, index)
    return (corrected,) if corrected else ()


def split(word: str, index: Index) -> tuple[str, ...]:
    """Two known words written as one ("klingo3", "Bildbearbeitung"), the longest first half first."""
    known = index["joinable"]
    for cut in range(len(word) - 2, 1, -1):
        first = known.get(word[:cut])
        if first is not None:
            second = known.get(word[cut:])
            if second is not None:
                return (first, second)
    return ()


def correct(word: str, index: Index) -> str:
    """The nearest known word: one slip in a word of five letters or more, two in one of eight; else ""."""
    length = len(word)
    if length < 4:
        return ""
    letters = mask(word)
    allowed = 2 if length >= 8 else 1
    best: tuple[int, int, str] | None = None
    spellings = index["spellings"]
    for initial in {word[0], word[1]}:
        for size in range(max(4, length - allowed), length + allowed + 1):
            for candidate, candidate_letters in spellings.get(f"{initial}{size}", ()):
                if (letters ^ candidate_letters).bit_count() > 2 * allowed:
                    continue
                slips = distance(word, candidate, allowed)
                if slips > allowed or (slips == 2 and size < 8) or (size == 4 and not swapped(word, candidate)):
                    continue
                ranked = (slips, int(candidate[0] != word[0]), candidate)
                if best is None or ranked < best:
                    best = ranked
    return "" if best is None else index["spelt"].get(best[2], best[2])


def swapped(word: str, other: str) -> bool:
    """Whether the letters are the same: in a word of four letters only swapped letters count as a slip."""
    return sorted(word) == sorted(other)


def mask(word: str) -> int:
    """The set of letters a-z in the word, as bits: a cheap bound of the distance."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97) % 26
    return bits


def distance(one: str, two: str, limit: int) -> int:
    """Slips between two words: letters missing, added, changed, or swapped with a neighbour; `limit` + 1 when more."""
    start, one_end, two_end = 0, len(one), len(two)
    while start < one_end and start < two_end and one[start] == two[start]:
        start += 1
    while one_end > start and two_end > start and one[one_end - 1] == two[two_end - 1]:
        one_end -= 1
        two_end -= 1
    one, two = one[start:one_end], two[start:two_end]
    if not one or not two:
        return min(len(one) or len(two), limit + 1)
    if len(one) == 1 and len(two) == 1:
        return 1
    if len(one) == 2 and len(two) == 2 and one[0] == two[1] and one[1] == two[0]:
        return 1
    if limit < 2:
        return limit + 1
    return min(table_distance(one, two), limit + 1)


def table_distance(one: str, two: str) -> int:
    """The optimal string alignment distance of two short words."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
