"""What a goal mentions: entities and concepts of the lexicon, and the words that it does not know."""

from __future__ import annotations

from kling_route.matching.identifiers import taken_apart
from kling_route.matching.naming import (
    SHORT_SENTENCE,
    capitalised,
    is_known,
    is_latin_amid_dense,
    is_namesake,
    is_wordlike,
    leads_dense,
    stands_for_name,
)
from kling_route.matching.opening import words_of
from kling_route.matching.phrases import longest
from kling_route.matching.words import Sentence, is_amount, is_dense, sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Index = dict[str, Any]

OURS = "ours"
# How much a sentence with a question mark asks; one with a word that asks has 1.
MARKED = 2
# What a misspelt word still proves of its meaning.
MISSPELT = 0.85


class Mention:
    """A meaning of the lexicon that the goal names.

    Attributes:
        meaning: Its number in the index.
        words: The words of the goal that name it.
        sentence: The number of the sentence it stands in.
        strength: 1, or less when a word had to be corrected.
        placed: Whether a word such as "in", "on" or "behind" stands before it.
    """

    __slots__ = ("meaning", "placed", "sentence", "strength", "words")

    def __init__(self, meaning: int, words: str, sentence: int, strength: float, placed: bool) -> None:
        self.meaning = meaning
        self.words = words
        self.sentence = sentence
        self.strength = strength
        self.placed = placed


class Reading:
    """A goal as the lexicon sees it.

    Attributes:
        mentions: The meanings named, in the order of the text.
        asking: For each sentence, how much it asks: 2 for a question mark, 1 for a word that asks, else 0.
        referring: Numbers of the sentences that refer to the one before them.
        key: The words that count, joined: equal for goals that say the same thing.
        unknown: Content words that the lexicon does not know.
        names: Those of them that stand where a name stands ("acme webhooks", "keys for acme").
        proper: Those that are written as names, in whatever language.
        known: How many content words it knows.
        ordinary: How many words of general English there are beside them, which mean nothing here.
        elsewhere: Words of other subjects.
        ours: Whether it names what is ours.
        foreign: Whether the goal is written in a language other than the lexicon's first one.
    """

    __slots__ = (
        "asking",
        "elsewhere",
        "foreign",
        "key",
        "known",
        "mentions",
        "names",
        "ordinary",
        "ours",
        "proper",
        "referring",
        "unknown",
    )

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.asking: list[int] = []
        self.referring: set[int] = set()
        self.key = ""
        self.unknown: list[str] = []
        self.names: list[str] = []
        self.proper: list[str] = []
        self.known = 0
        self.ordinary = 0
        self.elsewhere: list[str] = []
        self.ours = False
        self.foreign = False


def read(goal: str, index: Index) -> Reading:
    """Reads a goal with the lexicon of an index."""
    goal = taken_apart(goal, index)
    reading = Reading()
    reading.foreign = not goal.isascii() and any(letter.isalpha() and not letter.isascii() for letter in goal)
    content: list[str] = []
    capitals: dict[str, None] | None = None
    for number, sentence in enumerate(sentences(goal, index)):
        tokens, words, strengths = sentence.tokens, sentence.words, [1.0] * len(sentence.tokens)
        if not all(means_something(token, index) for token in tokens):
            if capitals is None:
                capitals = capitalised(goal, index)
            if number == 0 and not is_known(tokens[0], index) and leads_dense(goal, words):
                reading.proper.append(words[0])
            reading.proper += [
                word
                for token, word in zip(tokens, words, strict=True)
                if word in capitals or (is_latin_amid_dense(token, tokens) and not is_known(token, index))
            ]
            tokens, words, strengths = repaired(sentence, reading.proper, index)
        reading.ours = reading.ours or any(token in index["ours"] for token in tokens)
        if any(word in index["refers"] for word in words):
            reading.referring.add(number)
        reading.asking.append(MARKED if sentence.asks else int(any(word in index["asks"] for word in words)))
        content += SentenceReader(tokens, words, strengths, number, reading, index).read()
    reading.key = " ".join(content)
    return reading


def means_something(token: str, index: Index) -> bool:
    """Whether the word can be no name: it is in a phrase, or has no meaning anywhere."""
    return token in index["phrases"] or token in index["fillers"] or token in words_of(index, "known")


def repaired(sentence: Sentence, names: list[str], index: Index) -> tuple[list[str], list[str], list[float]]:
    """The sentence's tokens, words and strengths after unknown words, but no names, were corrected or taken apart."""
    tokens: list[str] = []
    words: list[str] = []
    strengths: list[float] = []
    for token, word in zip(sentence.tokens, sentence.words, strict=True):
        replacements = () if word in names or is_known(token, index) else repaired_word(word, index)
        for replacement in replacements or (token,):
            tokens.append(replacement)
            words.append(word)
            strengths.append(MISSPELT if len(replacements) == 1 else 1.0)
    return tokens, words, strengths


def repaired_word(word: str, index: Index) -> tuple[str, ...]:
    """The known words that an unknown one stands for. Most goals have none, so the import waits for the first."""
    from kling_route.matching.spelling import repair

    return repair(word, index)


class SentenceReader:
    """Reads one sentence into a reading, from its first word to its last."""

    __slots__ = ("content", "index", "number", "owned", "reading", "short", "strengths", "suspect", "tokens", "words")

    def __init__(
        self, tokens: list[str], words: list[str], strengths: list[float], number: int, reading: Reading, index: Index
    ) -> None:
        self.tokens = tokens
        self.words = words
        self.strengths = strengths
        self.number = number
        self.reading = reading
        self.index = index
        self.short = len(tokens) <= SHORT_SENTENCE
        self.content: list[str] = []
        # A word that is a name if a topic follows: "acme webhooks".
        self.suspect = ""
        # "the price of copper": a strange word here is what the goal is about.
        self.owned = False

    def read(self) -> list[str]:
        """Adds the sentence's mentions and unknown words to the reading; returns its content words."""
        place = 0
        while place < len(self.tokens):
            self._find_namesake(place)
            meaning, after = longest(self.tokens, place, self.index)
            if meaning is not None:
                self._add_mention(meaning, place, after)
                place = after
            else:
                self._add_word(place)
                place += 1
        return self.content

    def _find_namesake(self, place: int) -> None:
        word = self.words[place]
        if (
            self.short
            and word in words_of(self.index, "namesakes")
            and is_namesake(self.tokens, self.words, place, bool(self.content), self.index)
        ):
            self.reading.names.append(word)

    def _add_mention(self, meaning: int, place: int, after: int) -> None:
        index, reading, words = self.index, self.reading, self.words
        fillers, places = index["fillers"], index["places"]
        _, kind, _, is_topic = index["meanings"][meaning][:4]
        before = place - 2 if place > 1 and self.tokens[place - 1] in fillers else place - 1
        placed = place > 0 and (words[place - 1] in places or words[before] in places)
        named = " ".join(dict.fromkeys(words[place:after]))
        reading.mentions.append(Mention(meaning, named, self.number, min(self.strengths[place:after]), placed))
        reading.known += 1
        reading.ours = reading.ours or kind == OURS
        reading.foreign = reading.foreign or is_dense(self.tokens[place][0])
        if self.suspect and is_topic and self.short:
            reading.names.append(self.suspect)
            self.suspect = ""
        # A filler word of another language may be a name or a topic of this one, as "uber" and "pass" are.
        self.content += [word for word in self.tokens[place:after] if fillers.get(word, True)]
        self.owned = self.short and is_topic and after < len(words) and words[after] in index["possessing"]

    def _add_word(self, place: int) -> None:
        token, reading = self.tokens[place], self.reading
        language = self.index["fillers"].get(token)
        if language is not None:
            reading.foreign = reading.foreign or language
            self.suspect = ""
            return
        self.content.append(token)
        reading.foreign = reading.foreign or is_dense(token[0])
        owned, self.owned = self.owned, False
        if owned and not is_amount(token) and self._is_strange(token):
            reading.elsewhere.append(self.words[place])
        elif token in words_of(self.index, "vocabulary"):
            reading.ordinary += 1
        elif token in words_of(self.index, "elsewhere"):
            reading.elsewhere.append(self.words[place])
        elif is_known(token, self.index):
            reading.known += 1
        elif not is_amount(token) and not (is_dense(token[0]) and len(token) == 1):
            self._add_unknown(place)

    def _is_strange(self, token: str) -> bool:
        return not is_known(token, self.index) or token in words_of(self.index, "vocabulary")

    def _add_unknown(self, place: int) -> None:
        token, word = self.tokens[place], self.words[place]
        self.reading.unknown.append(word)
        if stands_for_name(self.words, self.tokens, place, self.index):
            self.reading.names.append(word)
        elif is_wordlike(token) and not word.endswith(self.index["describing"]):
            self.suspect = word
