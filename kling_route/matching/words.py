"""Text to tokens: folded, split into sentences and words, each word brought to its canonical form."""

from __future__ import annotations

from kling_route.matching.opening import dense_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

# Of a longer goal (a whole traceback, a log) the first and the last part are read: a traceback's last line tells most.
LONGEST_PART = 4000
MOST_WORDS = 2000

DIGITS = "0123456789"
ESCAPE = "\x1b"
# What stands between the escape character and the letter that ends a sequence.
SEQUENCE = "[;" + DIGITS
LONGEST_UNIT = 2

FULL_STOP = "."
QUESTION = "?"


class Sentence:
    """One sentence of a goal.

    Attributes:
        tokens: Canonical words in the order of the text.
        words: The same words as written, lower-case and without accents.
        asks: Whether the sentence ends as a question.
    """

    __slots__ = ("asks", "tokens", "words")

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.words: list[str] = []
        self.asks = False


def sentences(text: str, index: Index) -> list[Sentence]:
    """Reads a goal of any size. Sentences without words are dropped."""
    if len(text) > 2 * LONGEST_PART:
        text = text[:LONGEST_PART] + "\n" + text[-LONGEST_PART:]
    if ESCAPE in text:
        text = without_colours(text)
    found = [Sentence()]
    read = 0
    for piece in text.casefold().translate(index["folds"]).split():
        for word in parts(piece, index):
            current = found[-1]
            if word in (FULL_STOP, QUESTION):
                current.asks = current.asks or word == QUESTION
                if current.words:
                    found.append(Sentence())
                continue
            current.words.append(word)
            current.tokens.append(canonical(word, index))
        read += 1
        if read >= MOST_WORDS:
            break
    if not found[-1].words:
        # A mark after the last sentence ("really?!") opened an empty one.
        found.pop()
    return found


def without_colours(text: str) -> str:
    """Text copied from a terminal, without the sequences that colour it."""
    first, *others = text.split(ESCAPE)
    return first + "".join(other.lstrip(SEQUENCE)[1:] if other.startswith("[") else " " + other for other in others)


def parts(piece: str, index: Index) -> list[str]:
    """Splits what stands between two spaces into words and sentence marks."""
    if piece.isascii() and piece.isalnum():
        return [piece]
    if piece == QUESTION:
        return [QUESTION]
    ends = piece[-1] == FULL_STOP
    words = []
    for word in piece.split(FULL_STOP):
        if word.isascii():
            if word.isalnum():
                words.append(word)
        else:
            words += scripts(word, index)
    if ends:
        words.append(FULL_STOP)
    return words


def scripts(word: str, index: Index) -> list[str]:
    """Splits a word that mixes scripts; text written without spaces is cut at the longest phrases known."""
    words: list[str] = []
    run = ""
    dense = False
    for letter in word + " ":
        if is_dense(letter) != dense or not letter.isalnum():
            words += segments(run, index) if dense else [run]
            run, dense = "", is_dense(letter)
        if letter.isalnum():
            run += letter
    return [found for found in words if found]


def is_dense(letter: str) -> bool:
    """Whether the letter belongs to Chinese, Japanese or Korean."""
    return "぀" <= letter <= "鿿" or "가" <= letter <= "힯" or "\uf900" <= letter <= "\ufaff"


def segments(run: str, index: Index) -> list[str]:
    """Cuts a run of Chinese, Japanese or Korean into known phrases; what lies between them stays in one piece."""
    known = dense_words(index)
    found: list[str] = []
    unknown = ""
    place = 0
    while place < len(run):
        for phrase in known.get(run[place], ()):
            if run.startswith(phrase, place):
                if unknown:
                    found.append(unknown)
                    unknown = ""
                found.append(phrase)
                place += len(phrase)
                break
        else:
            unknown += run[place]
            place += 1
    return [*found, unknown] if unknown else found


def canonical(word: str, index: Index) -> str:
    """The form under which the lexicon knows a word: itself where two words would collide, else its stem."""
    return word if word in index["irregular"] else stem(word, index["endings"])


def stem(word: str, endings: dict[str, tuple[tuple[str, str, int], ...]]) -> str:
    """Replaces the first ending that leaves enough of the word; `endings` stand under their last letter."""
    for ending, replacement, shortest in endings.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: len(word) - len(ending)] + replacement
    return word


def is_amount(token: str) -> bool:
    """Whether it is a number, perhaps with a unit ("8k", "512px")."""
    return token[0].isdecimal() and len(token.lstrip(DIGITS)) <= LONGEST_UNIT
