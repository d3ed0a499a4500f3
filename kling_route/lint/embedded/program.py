"""Programs put together from pieces of a file, for formats whose meaning a program says best."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.source import Fragment, Lines

_RAW = re.compile(rb'["\\\r\n]')
_ESCAPED = {b'"': '\\"', b"\\": "\\\\", b"\r": "\\r", b"\n": "\\n"}
_JSON = rb'(?P<escape>\\.)|(?P<quote>")|(?P<line>[\r\n])'

MOST = 500_000
"""Bytes of code that the file does not have: a file of thousands of requests is not followed."""

Insert = Callable[[Text], None]
"""Adds what stands in a hole of a template to the program."""


class Program:
    """JavaScript that is being written. Code that the file does not have stands where the piece before it ends."""

    def __init__(self) -> None:
        self._texts: list[Text] = []
        self._added = 0
        self.at = 0

    def code(self, code: str) -> None:
        """Add code that the file does not have. Raises `ValueError` when there is too much of it."""
        added = code.encode()
        self._added += len(added)
        if self._added > MOST:
            raise ValueError("holds more requests or choices than are followed")
        self._texts.append(Text(added, tuple([(index, self.at) for index in range(len(added))]) or ((0, self.at),)))

    def take(self, text: Text) -> None:
        """Add a piece of the file as it is."""
        start, place = text.segments[-1]
        self._texts.append(text)
        self.at = place + len(text.code) - start

    def string(self, text: Text) -> None:
        """Add a piece of the file as a string."""
        self.at = text.segments[0][1]
        self.code('"')
        at = 0
        for match in _RAW.finditer(text.code):
            self.take(text.cut(at, match.start()))
            self.code(_ESCAPED[match[0]])
            at = match.end()
        self.take(text.cut(at, len(text.code)))
        self.code('"')

    def template(self, text: Text, hole: re.Pattern[bytes], insert: Insert) -> None:
        """Add a text with holes, whose group 1 is what is filled in. A text that is one hole is what fills it."""
        whole = hole.fullmatch(text.code.strip())
        pieces = list(_pieces(text, hole))
        for number, (is_hole, piece) in enumerate([one for one in pieces if one[0]] if whole else pieces):
            if number:
                self.code(" + ")
            (insert if is_hole else self.string)(piece)

    def json(self, text: Text, hole: re.Pattern[bytes], insert: Insert) -> None:
        """Add a text of JSON with holes as the value that it stands for."""
        at, quoted = 0, False
        for match in re.compile(rb"(?P<hole>" + hole.pattern + rb")|" + _JSON, re.S).finditer(text.code):
            if match["quote"] is not None:
                quoted = not quoted
            if match["escape"] is not None or match["quote"] is not None or (match["line"] and not quoted):
                continue
            start, end = match.span()
            alone = quoted and text.code[start - 1 : start] == b'"' == text.code[end : end + 1]
            self.take(text.cut(at, start - alone))
            at = end + alone
            if match["hole"] is None:
                self.code(_ESCAPED[match["line"]])
                continue
            self.code('" + ' if quoted and not alone else "")
            insert(text.cut(match.start(2), match.end(2)))
            self.code(' + "' if quoted and not alone else "")
        self.take(text.cut(at, len(text.code)))

    @property
    def text(self) -> Text:
        """The program, with where each byte of it stands."""
        return joined(self._texts)

    def fragment(self, lines: Lines) -> Fragment:
        """The program as a piece of a file."""
        text = self.text
        return Fragment("javascript", text.code, lines, text.segments)


def quoted(name: str) -> str:
    """A name as a string of the program."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _pieces(text: Text, hole: re.Pattern[bytes]) -> Iterator[tuple[bool, Text]]:
    """The pieces of a template; true for what is filled in."""
    at = 0
    for match in hole.finditer(text.code):
        if match.start() > at:
            yield False, text.cut(at, match.start())
        yield True, text.cut(match.start(1), match.end(1))
        at = match.end()
    if at < len(text.code) or not text.code:
        yield False, text.cut(at, len(text.code))
