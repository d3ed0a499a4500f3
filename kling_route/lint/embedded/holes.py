"""What a tool fills into a script before the shell reads it, as variables of the shell."""

from __future__ import annotations

import re
from collections.abc import Callable

from kling_route.lint.embedded.text import Text, joined

_SIGNS = (
    rb"""\\.|(?P<comment>(?<![^\s;&|(])\#)|(?P<quote>["'])|\$?\(|(?P<close>\))"""
    rb"""|<<-?[ ]*+["']?(?P<document>[A-Za-z_]\w*+)"""
)
_UNQUOTED = re.compile(rb"[\"']")
_LINE = re.compile(rb"[^\n]+")
_NONE, _DOUBLE, _SINGLE = b"", b'"', b"'"


def filled(text: Text, hole: bytes, variable: Callable[[re.Match[bytes]], Text]) -> Text:
    """The script with a variable in place of each `hole`, a pattern with a group of that name.

    In single quotes, where the shell would not look at it, the variable gets quotes of its own; a document whose end is
    quoted loses those quotes.
    """
    code, out = text.code, list[Text]()
    signs = re.compile(hole + rb"|" + _SIGNS, re.S)
    at = done = document = 0
    ending = (0, 0)
    around = [_NONE]
    last: dict[bytes, int] = {}
    while (match := signs.search(code, at)) is not None:
        start, at = match.span()
        if match["hole"] is not None:
            place = text.cut(start, at).segments[:1]
            quoted = around[-1] == _SINGLE and start >= document
            if start < document and ending[0] >= done:
                out += (
                    text.cut(done, ending[0]),
                    text.cut(*ending).replaced(_UNQUOTED.sub(b" ", code[slice(*ending)])),
                )
                done = ending[1]
            out += (text.cut(done, start), Text(b"'\"" if quoted else b"", place))
            out += (variable(match), Text(b"\"'" if quoted else b"", place))
            done = at
        elif match["comment"] is not None and around[-1] == _NONE:
            at = code.find(b"\n", at) + 1 or len(code)
        elif match["document"] is not None and around[-1] == _NONE and start >= document:
            last = last or {line[0].strip(): line.start() for line in _LINE.finditer(code)}
            if last.get(match["document"], 0) > at:
                document, ending = _end(code, match["document"], at), (start, at + 1)
        elif start >= document:
            _pass(match, around)
    return joined([*out, text.cut(done, len(code))])


def _pass(match: re.Match[bytes], around: list[bytes]) -> None:
    """Know which quotes and substitutions stand around what follows."""
    inside, quote = around[-1], match["quote"]
    if inside == _SINGLE:
        if quote == _SINGLE or match[0] == b"\\'":
            around.pop()
    elif quote is not None and quote == inside:
        around.pop()
    elif quote is not None and (inside == _NONE or quote == _DOUBLE):
        around.append(quote)
    elif match[0] == b"$(" or (match[0] == b"(" and inside == _NONE):
        around.append(_NONE)
    elif match["close"] is not None and inside == _NONE and len(around) > 1:
        around.pop()


def _end(code: bytes, mark: bytes, at: int) -> int:
    """Where a document ends whose first line follows; the start of the script if it does not."""
    closing = re.compile(rb"^[ \t]*" + mark + rb"[ \t]*\r?$", re.M).search(code, at)
    return closing.start() if closing is not None else 0
