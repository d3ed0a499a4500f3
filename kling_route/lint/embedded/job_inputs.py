"""What whoever starts a CI job may pick, and what a matrix goes through: loops over the values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.text import Text, joined

_GROUP = re.compile(rb"(?P<before>[ ]*(?:-[ ]+)*)(?P<key>inputs|variables|matrix):[ \t]*(?:#.*)?\r?$")
_ENTRY = re.compile(rb"(?P<before>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_][\w-]*):(?:[ \t]++(?P<value>[^\r\n]*+))?")
_ITEM = re.compile(rb"[ ]*-[ ]+(?P<value>[^\r\n]+)")
_QUOTED = re.compile(rb"""(?P<value>"[^"\\\r\n]*"|'[^'\r\n]*')""")
_PLAIN = re.compile(
    rb"""(?P<value>[^\s"'#&*!|>{}\[\]%@`-]"""
    rb"""(?:[^ \t\r\n'#{}]|[ \t]++(?![\r\n#]|$))*+)[ \t]*+(?:(?<=[ \t])\#[^\r\n]*)?\r?\n?$"""
)
_MEMBER = re.compile(rb"""[ \t,\[]*+(?P<value>"[^"\\\r\n]*"|'[^'\r\n]*'|[^\s"',\[\]{}][^"',\[\]{}\r\n]*+)""")
_MATRIX = b"matrix"
_VALUES = (b"options", b"default", b"value")


def loops(lines: list[Text], number: int) -> Text:
    """A loop of the shell over the values that each name may have, if such a group of names begins on this line."""
    group = _GROUP.match(lines[number].code.rstrip(b"\n"))
    if group is None:
        return joined(())
    found: list[tuple[Text, list[Text]]] = []
    inner = -1
    for at in range(number + 1, len(lines)):
        match, column = _ENTRY.match(lines[at].code), _column(lines[at])
        if lines[at].code.strip() and column <= len(group["before"]):
            break
        if match is None:
            continue
        inner = column if inner < 0 else inner
        if column == inner:
            found.append((lines[at].cut(*match.span("key")), []))
        direct = group["key"] == _MATRIX
        if column == inner if direct else column > inner and match["key"] in _VALUES:
            found[-1][1].extend(_values(lines, at, column, match))
    return joined([piece for name, values in found if values for piece in _loop(name, values)])


def _loop(name: Text, values: list[Text]) -> Iterator[Text]:
    yield Text(b"for %s in " % name.code.replace(b"-", b"_"), name.segments[:1])
    for value in values:
        quote = b"" if value.code[:1] in b"\"'" else b"'"
        end = value.cut(len(value.code), len(value.code)).segments
        yield from (Text(quote, value.segments[:1]), value, Text(quote, end), Text(b" ", end))
    yield Text(b"; do :; done\n", name.segments[:1])


def _values(lines: list[Text], number: int, column: int, match: re.Match[bytes]) -> Iterator[Text]:
    """The values of a key: a scalar, a list in brackets, or the items below."""
    line, (at, end) = lines[number], match.span("value")
    if match["value"] is None:
        for below in lines[number + 1 :]:
            if below.code.lstrip()[:1] in (b"", b"#"):
                continue
            item = _ITEM.match(below.code)
            if item is None or _column(below) < column:
                return
            yield from _scalar(below, item.start("value"))
    elif match["value"].startswith(b"["):
        while (member := _MEMBER.match(line.code, at, end)) is not None:
            yield line.cut(*member.span("value"))
            at = member.end()
    else:
        yield from _scalar(line, at)


def _scalar(line: Text, at: int) -> Iterator[Text]:
    """A text on one line, with its quotes; none where it is something else."""
    match = _QUOTED.match(line.code, at) or _PLAIN.match(line.code, at)
    if match is not None:
        yield line.cut(*match.span("value"))


def _column(line: Text) -> int:
    return len(line.code) - len(line.code.lstrip(b" -"))
