"""Lowers `.env` files: `NAME=value` lines, with `export`, comments, and quotes around values.

A value may go over several lines, and take up other variables: `${OTHER}`, `${OTHER:-fallback}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir
from kling_route.lint.languages.escapes import COMMON, unescape

if TYPE_CHECKING:
    from kling_route.lint.languages import Parse

_LINE = re.compile(
    rb"""[ \t]*(?:
        (?P<comment>\#[^\r\n]*)
      | (?:export[ \t]+)?(?P<name>[A-Za-z_][\w.\-]*)
        (?:[ \t]*(?:=|:[ \t])[ \t]*
          (?: "(?P<double>(?:[^"\\]|\\.)*)"
            | '(?P<single>[^']*)'
            | `(?P<backtick>[^`]*)`
            | (?P<plain>[^\r\n]*?)
          )
        )?
        (?P<after>[ \t]+\#[^\r\n]*)?
      | (?P<other>[^\r\n]+?)
    )?[ \t]*(?:\r?\n|\r|\Z)""",
    re.X | re.S,
)
_REFERENCE = re.compile(r"(?<!\\)\$(?:\{([A-Za-z_]\w*)(?:(:?[-?+=])([^}]*))?\}|([A-Za-z_]\w*))")
_OPERATORS = {"-": "or", ":-": "or", "=": "or", ":=": "or", "+": "and", ":+": "and"}
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
        for group in ("comment", "after"):
            if match[group] is not None:
                text = match[group].decode("utf-8", "replace")
                start = match.end(group) - len(text.lstrip().encode())
                comments.append(ir.Comment(start, match.end(group), text.lstrip()))
        if match["name"] is not None:
            body.append(_assignment(match))
        elif match["other"] is not None:
            start, end = match.span("other")
            text = ir.Literal(start, end, match["other"].decode("utf-8", "replace"))
            body.append(ir.Evaluate(start, end, text))
    return ir.Module(tuple(body), tuple(comments), ())


def _assignment(match: re.Match[bytes]) -> ir.Assignment:
    """One variable. A name alone takes its value from outside."""
    start, end = match.span("name")
    name = ir.Name(start, end, match["name"].decode("utf-8", "replace"))
    kind = next((kind for kind in ("double", "single", "backtick", "plain") if match[kind] is not None), None)
    if kind is None:
        return ir.Assignment(start, end, name, None, "", "")
    quotes = 0 if kind == "plain" else 1
    place = (match.start(kind) - quotes, match.end(kind) + quotes)
    text = match[kind].decode("utf-8", "replace")
    value = ir.Literal(*place, text) if kind in ("single", "backtick") else _expanded(text, *place, kind == "double")
    return ir.Assignment(start, place[1], name, value, "", "")


def _expanded(text: str, start: int, end: int, quoted: bool) -> ir.Expression:
    """A value in which `$NAME`, `${NAME}` and `${NAME:-fallback}` stand for other variables."""
    at = 0
    base = start + quoted
    parts: list[ir.Expression] = []

    def fixed(stop: int) -> None:
        if at < stop:
            piece = text[at:stop]
            first = base + len(text[:at].encode())
            parts.append(ir.Literal(first, first + len(piece.encode()), unescape(piece, _ESCAPES) if quoted else piece))

    for match in _REFERENCE.finditer(text):
        fixed(match.start())
        at = match.end()
        first, last = base + len(text[: match.start()].encode()), base + len(text[:at].encode())
        part: ir.Expression = ir.Name(first, last, match[1] or match[4])
        operator = _OPERATORS.get(match[2] or "")
        if operator is not None:
            fallback = ir.Literal(last - 1 - len(match[3].encode()), last - 1, match[3])
            part = ir.Logical(first, last, operator, part, fallback)
        parts.append(part)
    if not parts:
        return ir.Literal(start, end, unescape(text, _ESCAPES) if quoted else text)
    fixed(len(text))
    return parts[0] if len(parts) == 1 else ir.Template(start, end, tuple(parts))
