"""Commands that are written as a list of their words in JSON: `["sh", "-c", "…"]`."""

from __future__ import annotations

import re

from kling_route.lint.embedded.text import Text, joined, json_string

_WORD = re.compile(rb'"(?:[^"\\]|\\.)*+(?P<end>")?')
_SHELLS = frozenset((b"sh", b"bash", b"ash", b"zsh"))


def script(text: Text, filled: bool = False) -> Text | None:
    """The command that a list makes; None for another text. In words that are `filled` variables are replaced."""
    quoted = _WORD.finditer(text.code) if text.code.startswith(b"[") else ()
    words = [text.cut(*match.span()) for match in quoted if match["end"]]
    return _command([_content(word) for word in words], filled) if words else None


def added(text: Text, at: int, code: bytes) -> Text:
    """Code that the file does not have, as if it stood at a byte of the text."""
    return Text(code, text.cut(at, at).segments)


def _command(contents: list[Text], filled: bool) -> Text:
    """`["sh", "-c", "…"]` is the script in it, as is one word of several that another shell is given; the words of any
    other list stand for themselves.
    """
    if len(contents) == 1 and filled:
        return contents[0]
    if len(contents) > 2 and contents[0].code.rsplit(b"/", 1)[-1] in _SHELLS and contents[1].code.startswith(b"-"):
        return contents[2]
    found: list[Text] = []
    for content in contents:
        quote = b'"' if b"'" in content.code or (filled and b'"' not in content.code) else b"'"
        found += (added(content, 0, quote), content, added(content, len(content.code), quote + b" "))
    return joined(found)


def _content(word: Text) -> Text:
    """The content of a string of JSON."""
    inner = json_string(word.code, 0, len(word.code))
    return Text(inner.code, tuple([(at, word.cut(place, place).segments[0][1]) for at, place in inner.segments]))
