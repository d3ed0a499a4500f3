"""What make puts in place of its variables and functions before the shell reads a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kling_route.lint.embedded.text import Text, joined
from kling_route.tuples import NamedTuple

DEPTH = 8
"""How deep texts are put into texts."""
ROOM = 100_000
"""Bytes that may be put into one text."""
_SIGN = re.compile(
    rb"""\\.|(?P<quote>["'])|\$(?:(?P<dollar>\$)|(?P<open>[({])|(?P<automatic>[@<^*?+|%0-9A-Za-z]))""", re.S
)
_NAME = re.compile(rb"[A-Za-z_]\w*")
_CLOSING = {b"(": b")", b"{": b"}"}
_CALL = re.compile(rb"(?P<function>shell|call|strip|or)[ \t]+")
_UNKNOWN = b"_"


class Rule(NamedTuple):
    """What a recipe makes, and what it needs for that."""

    targets: Text
    needs: tuple[Text, ...]


NO_RULE = Rule(Text(b""), ())


class Expansion:
    """Puts texts in place of variables: `texts` are those that become no variable of the shell."""

    def __init__(self, texts: dict[str, Text], rule: Rule = NO_RULE) -> None:
        self.texts = texts
        self.rule = rule
        self.given: Sequence[Text] = ()
        self.depth = 0
        self.room = ROOM
        self.quote = b""
        self.out: list[Text] = []

    def text(self, text: Text, quote: bytes = b"") -> Text:
        """The text as the shell reads it; `quote` is the sign of the string that it stands in, or empty."""
        self.quote = quote
        self._add(text)
        return joined(self.out)

    def _add(self, text: Text) -> None:
        at = 0
        while (match := _SIGN.search(text.code, at)) is not None:
            self.out.append(text.cut(at, match.start()))
            at = match.end()
            if match["dollar"] is not None:
                self.out.append(text.cut(match.start("dollar"), at))
            elif match["open"] is not None:
                end = _end(text.code, at, match["open"])
                self._put(text.cut(at, end))
                at = min(end + 1, len(text.code))
            elif match["automatic"] is not None:
                self._automatic(text.cut(match.start("automatic"), at))
            else:
                self._passed(match)
                self.out.append(text.cut(match.start(), at))
        self.out.append(text.cut(at, len(text.code)))

    def _passed(self, match: re.Match[bytes]) -> None:
        """Know whether a string begins or ends here."""
        quote = match["quote"]
        if quote is not None and self.quote in (b"", quote):
            self.quote = b"" if self.quote else quote
        elif quote is None and self.quote == b"'" and match[0] == b"\\'":
            self.quote = b""

    def _put(self, inside: Text) -> None:
        """`$(NAME)`, `$(function arguments)`."""
        call = _CALL.match(inside.code)
        if _NAME.fullmatch(inside.code) or inside.code.isdigit():
            self._variable(inside)
        elif call is None:
            self._hole(inside, [added(inside, b"${%s}" % _UNKNOWN)])
        else:
            self._called(call["function"], inside.cut(call.end(), len(inside.code)))

    def _called(self, function: bytes, inside: Text) -> None:
        if function == b"shell":
            self._command(inside)
        elif function in (b"strip", b"or"):
            self._add(_arguments(inside)[0])
        else:
            name, *given = _arguments(inside)
            self._insert(name, given)

    def _command(self, inside: Text) -> None:
        """`$(shell command)`."""
        outer, self.quote = self.quote, b""
        before, after = (b"'\"$(", b")\"'") if outer == b"'" else (b"$(", b")")
        self.out.append(added(inside, before))
        self._add(inside)
        self.out.append(added(inside, after, last=True))
        self.quote = outer

    def _variable(self, name: Text) -> None:
        number = int(name.code) - 1 if name.code.isdigit() else -1
        if not 0 <= number < len(self.given):
            self._insert(name, self.given)
            return
        outer, self.given = self.given, ()
        self._add(outer[number])
        self.given = outer

    def _insert(self, name: Text, given: Sequence[Text]) -> None:
        """The text of a variable, or one of the shell for it."""
        text = self.texts.get(name.code.strip().decode("utf-8", "replace"))
        if text is None or self.depth >= DEPTH or self.room < len(text.code):
            self._hole(name, [added(name, b"${"), name, added(name, b"}", last=True)])
            return
        outer, self.given = self.given, given
        self.depth += 1
        self.room -= len(text.code)
        self._add(text)
        self.depth -= 1
        self.given = outer

    def _automatic(self, sign: Text) -> None:
        """`$@`, `$<`: what the rule makes, and what it needs first."""
        made = {b"@": self.rule.targets, b"<": self.rule.needs[0] if self.rule.needs else Text(b"")}.get(sign.code)
        if made is not None and made.code and b"%" not in made.code and self.depth < DEPTH:
            self.depth += 1
            self._add(made)
            self.depth -= 1
        elif made is not None:
            self._hole(sign, [added(sign, b"${_%s}" % (b"made" if sign.code == b"@" else b"needed"))])
        elif sign.code.isalnum():
            self._variable(sign)
        else:
            self._hole(sign, [added(sign, b"${%s}" % _UNKNOWN)])

    def _hole(self, place: Text, parts: list[Text]) -> None:
        """A part that the shell fills in, which it does not in single quotes."""
        if self.quote == b"'":
            parts = [added(place, b"'\""), *parts, added(place, b"\"'", last=True)]
        self.out += parts


def added(text: Text, code: bytes, last: bool = False) -> Text:
    """Code that the file does not have, as if it stood where a text begins, or ends."""
    at = text.cut(len(text.code), len(text.code)) if last else text.cut(0, 0)
    place = at.segments[-1][1]
    return Text(code, tuple([(index, place) for index in range(len(code))]) or ((0, place),))


def _end(code: bytes, at: int, opening: bytes) -> int:
    """Where the parenthesis or brace closes that was opened before `at`."""
    closing, depth = _CLOSING[opening], 1
    for index in range(at, len(code)):
        sign = code[index : index + 1]
        depth += (sign == opening) - (sign == closing)
        if depth == 0:
            return index
    return len(code)


def _arguments(text: Text) -> list[Text]:
    """The arguments of a function: commas part them, but for those in parentheses."""
    found, start, depth = list[Text](), 0, 0
    for index in range(len(text.code)):
        sign = text.code[index : index + 1]
        depth += (sign in b"({") - (sign in b")}")
        if sign == b"," and depth == 0:
            found.append(text.cut(start, index))
            start = index + 1
    return [*found, text.cut(start, len(text.code))]
