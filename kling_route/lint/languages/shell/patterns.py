"""The shell's tests of a text by a pattern: `[[ $x == *a* ]]`, `[[ $x =~ a ]]`, `case $x in *a*)`.

One that asks for a class of HTTP statuses (`2*`, `^[45]`) compares numbers; any other is what `grep -q` does.
"""

from __future__ import annotations

import re

from kling_route.lint import ir

_SEARCH, _INPUT, _TAKEN = "grep", "<", "|"
_CLASS = re.compile(
    r"""(?P<begins>\^)?\[?(?P<first>[1-5])(?:-?(?P<last>[1-5])\])?
    (?P<rest>\*|\?\?|\.\.|\.\*|\[0-9\]\[0-9\]|\[0-9\]\{2\}|[0-9]{2}|)\$?""",
    re.X,
)
_INSIDE = re.compile(r"""\*(?P<quote>["']?)(?P<text>[^*?\[\]$`]+)(?P=quote)\*""")
_WORDS = re.compile(r"""\^?\(?[\w:"'\\ -]+(?:\|[\w:"'\\ -]+)*\)?\$?""")
_HUNDRED = 100
_LAST = 5


def glob(subject: ir.Expression, text: str, start: int, end: int) -> ir.Expression | None:
    """Whether a text has the shape of a pattern with wildcards; None for one that is not understood."""
    if (found := _status(subject, text, start, end)) is not None:
        return found
    inside = _INSIDE.fullmatch(text)
    return None if inside is None else _search(subject, inside["text"], start, end)


def expression(subject: ir.Expression, text: str, start: int, end: int) -> ir.Expression | None:
    """Whether a regular expression is found in a text."""
    found = _status(subject, text, start, end) if text.startswith("^") else None
    return found or (_search(subject, text, start, end) if _WORDS.fullmatch(text) else None)


def _status(subject: ir.Expression, text: str, start: int, end: int) -> ir.Expression | None:
    match = _CLASS.fullmatch(text)
    if match is None or not (match["begins"] or match["rest"].strip("0123456789")):
        return None
    first, last = int(match["first"]), int(match["last"] or match["first"])
    above = ir.Compare(start, end, ">=", subject, ir.Literal(start, end, first * _HUNDRED))
    below = ir.Compare(start, end, "<", subject, ir.Literal(start, end, (last + 1) * _HUNDRED))
    if last == _LAST:
        return above
    return below if first * _HUNDRED <= 200 else ir.Logical(start, end, "and", above, below)


def _search(subject: ir.Expression, text: str, start: int, end: int) -> ir.Expression:
    pattern = ir.Argument(start, end, None, ir.Literal(start, end, text.replace('\\"', '"')), "")
    read = ir.Argument(subject.start, subject.end, _INPUT, subject, "")
    taken = ir.Argument(end, end, _TAKEN, ir.Unknown(end, end, ()), "")
    return ir.Call(start, end, ir.Name(start, start, _SEARCH), (pattern, read, taken), False)
