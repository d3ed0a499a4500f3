"""Reads JSON (RFC 8259), strictly."""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from kling_route.documents.builder import Builder, quoted
from kling_route.documents.model import Document, DocumentError, Limits, Mark

SPACE = re.compile(r"[ \t\r\n]*")
NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![0-9A-Za-z_.])")
WORD = re.compile(r"[A-Za-z_$][\w$]*")
WORDS = {"null": None, "true": True, "false": False}
LONGEST_NUMBER = 300  # characters


def read(text: str, path: str, limits: Limits) -> Document:
    """Return the document. Raises DocumentError."""
    return _Reader(text, Builder(path, limits)).read()


class _Reader:
    """Walks the text once; the builder remembers what is open."""

    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.offset = 0
        self.closing: list[str] = []  # what ends each open container
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def read(self) -> Document:
        self._space()
        if self.offset == len(self.text):
            raise self._error("the file has no content")
        self._value()
        while self.closing:
            self._after_value()
        self._space()
        if self.offset < len(self.text):
            raise self._error("text after the end of the document")
        return self.builder.document()

    def _value(self) -> None:
        """Read one value; of a container with something in it, its start and its first value."""
        while True:
            self._space()
            mark = self._mark()
            character = self.text[self.offset : self.offset + 1]
            if character not in ("{", "["):
                return self._scalar(character, mark)
            self.offset += 1
            self.builder.start({} if character == "{" else [], mark)
            self._space()
            closing = "}" if character == "{" else "]"
            if self._take(closing):
                return self.builder.end()
            self.closing.append(closing)
            if closing == "}":
                self._key()

    def _after_value(self) -> None:
        self._space()
        closing = self.closing[-1]
        if self._take(closing):
            self.closing.pop()
            self.builder.end()
        elif self._take(","):
            if closing == "}":
                self._key()
            self._value()
        else:
            raise self._error(f"expected `,` or `{closing}`")

    def _key(self) -> None:
        self._space()
        mark = self._mark()
        if not self._take('"'):
            raise self._error("expected a key in double quotes")
        self.builder.key(self._string(mark), mark)
        self._space()
        if not self._take(":"):
            raise self._error("expected `:`")

    def _scalar(self, character: str, mark: Mark) -> None:
        if character == '"':
            self.offset += 1
            return self.builder.scalar(self._string(mark), mark)
        number = NUMBER.match(self.text, self.offset)
        if number:
            self.offset = number.end()
            return self.builder.scalar(self._number(number, mark), mark)
        word = WORD.match(self.text, self.offset)
        if word and word[0] in WORDS:
            self.offset = word.end()
            return self.builder.scalar(WORDS[word[0]], mark)
        found = f", found {quoted(word[0])}" if word else ", found the end of the file" if not character else ""
        raise self._error(f"expected a value{found}")

    def _string(self, mark: Mark) -> str:
        try:
            value, self.offset = scanstring(self.text, self.offset, True)
        except JSONDecodeError as error:
            place = mark if error.msg.startswith("Unterminated") else self._mark(error.pos)
            raise self.builder.error(place, f"not valid JSON: {error.msg.removesuffix(' at').lower()}") from None
        return str(value)

    def _number(self, match: re.Match[str], mark: Mark) -> int | float:
        if len(match[0]) > LONGEST_NUMBER:
            raise self.builder.error(mark, f"a number of more than {LONGEST_NUMBER} characters")
        number = float(match[0]) if match[2] or match[3] else int(match[0])
        if number in (float("inf"), float("-inf")):
            raise self.builder.error(mark, f"number {quoted(match[0])} is too large")
        return number

    def _space(self) -> None:
        match = SPACE.match(self.text, self.offset)
        assert match
        self.offset = match.end()

    def _take(self, character: str) -> bool:
        found = self.text.startswith(character, self.offset)
        self.offset += found
        return found

    def _mark(self, offset: int | None = None) -> Mark:
        place = self.offset if offset is None else offset
        line = bisect_right(self.lines, place)
        return Mark(line, place - self.lines[line - 1] + 1)

    def _error(self, message: str) -> DocumentError:
        return self.builder.error(self._mark(), f"not valid JSON: {message}")
