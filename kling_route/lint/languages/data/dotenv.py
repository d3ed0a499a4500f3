"""Lowers `.env` files: `NAME=value` lines, with `export`, comments, and quotes around values.

A value may go over several lines, and take up other variables: `${OTHER}`, `${OTHER:-fallback}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.data import references
from kling_route.lint.languages.escapes import COMMON, unescape

if TYPE_CHECKING:
    from kling_route.lint.languages import Parse

_LINE = re.compile(
    rb"""[ \t]*(?:
        (?P<comment>\#[^\r\n]*)
      | (?:export[ \t]+)?(?P<name>[A-Za-z_][\w.\-]*)
        (?:[ \t]*(?:=|:[ \t])[ \t]*
          (?: "(?P<quoted>(?:[^"\\]|\\.)*)"
            | '(?P<verbatim>[^']*)'
            | `(?P<backtick>[^`]*)`
            | (?P<plain>[^\r\n]*)
          )
        )?
        (?:[ \t]+(?P<after>\#[^\r\n]*))?
      | (?P<other>[^\r\n]+)
    )?[ \t]*(?:\r?\n|\r|\Z)""",
    re.X | re.S,
)
_SIGN = re.compile(rb"[ \t]#")
_ESCAPES = COMMON | {"$": "$", "`": "`"}


def lower(code: bytes, parse: Parse) -> ir.Module:  # noqa: ARG001  (there is no grammar to parse with)
    """An assignment to each variable. Any other line, which programs pass over, is text that does nothing."""
    body: list[ir.Statement] = []
    comments: list[ir.Comment] = []
    at = 0
    while at < len(code):
        match = _LINE.match(code, at)
        if match is None or match.end() == at:
            break
        at = match.end()
        if match["name"] is not None:
            body.append(_assignment(match, comments))
        elif match["other"] is not None:
            start, end = match.span("other")
            text = ir.Literal(start, end, match["other"].decode("utf-8", "replace"))
            body.append(ir.Evaluate(start, end, text))
        found = [group for group in ("comment", "after") if match[group] is not None]
        comments.extend([_comment(match[group], match.start(group)) for group in found])
    return ir.Module(tuple(body), tuple(comments), ())


def _comment(text: bytes, start: int) -> ir.Comment:
    return ir.Comment(start, start + len(text), text.decode("utf-8", "replace"))


def _assignment(match: re.Match[bytes], comments: list[ir.Comment]) -> ir.Assignment:
    """One variable. A name alone takes its value from outside. The comment after a plain value is added."""
    start, end = match.span("name")
    name = ir.Name(start, end, match["name"].decode("utf-8", "replace"))
    kind = next((kind for kind in ("quoted", "verbatim", "backtick", "plain") if match[kind] is not None), None)
    if kind is None:
        return ir.Assignment(start, end, name, None, "", "")
    written, first = match[kind], match.start(kind)
    quotes = 1
    if kind == "plain":
        quotes = 0
        sign = _SIGN.search(written)
        if sign is not None:
            comments.append(_comment(written[sign.end() - 1 :], first + sign.end() - 1))
            written = written[: sign.start()]
        written = written.rstrip()
    place = (first - quotes, first + len(written) + quotes)
    text = written.decode("utf-8", "replace")
    value: ir.Expression
    if kind in ("verbatim", "backtick"):
        value = ir.Literal(*place, text)
    else:
        value = references.expanded(text, place, quotes, references.ANY, _unescaped if quotes else str)
    return ir.Assignment(start, place[1], name, value, "", "")


def _unescaped(text: str) -> str:
    return unescape(text, _ESCAPES)
