"""Scripts of the shell within a script: what `sh -c` is given, what a document hands to `bash`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kling_route.lint import ir

if TYPE_CHECKING:
    from kling_route.lint.languages.shell.commands import ShellLowering

INPUT = "<"
"""The name of the argument that a command's standard input is."""
STDIN = "<&0"
"""The parameter of a function that is its standard input."""
EACH = "_"
"""The variable that stands for `{}` where a command is run for each of several words."""
MANY = 50
"""Scripts within one file that are read: each costs a look at the file."""

_POSITIONAL = re.compile(rb"\$\{?([1-9])")
_ALL_ARGUMENTS = re.compile(rb"\$\{?[@*]")
_ESCAPED = re.compile(rb"""(?:\\[$`"\\])+""")
_FILLED = re.compile(rb"""'([^'"$]*+\$[^'"]*+)'""")
"""What stands in single quotes once the script around it has filled in its variables."""


def parameters(code: bytes, start: int) -> tuple[ir.Parameter, ...]:
    """The positions that code uses, `1`, `2` …, and `@` for all of them; and what it reads from its standard input."""
    count = max((int(match[1]) for match in _POSITIONAL.finditer(code)), default=0)
    places = [(str(position), "") for position in range(1, count + 1)]
    if _ALL_ARGUMENTS.search(code):
        places.append(("@", "*"))
    places.append((STDIN, ""))
    return tuple([ir.Parameter(start, start, ir.Name(start, start, place), None, way, "") for place, way in places])


def of_word(lowering: ShellLowering, word: ir.Expression) -> ir.Function | None:
    """The script that a word holds; None where it is put together of several texts, or is none."""
    start, end = word.start, word.end
    quote = lowering.code[start : start + 1]
    if quote in (b"'", b'"'):
        inside = lowering.code[start + 1 : end - 1]
        if end - start < 2 or lowering.code[end - 1 : end] != quote or (quote == b"'" and quote in inside):
            return None
        return function(lowering, start + 1, end - 1, quote == b'"')
    return function(lowering, start, end, False)


def function(lowering: ShellLowering, start: int, end: int, escaped: bool) -> ir.Function | None:
    """The script between two bytes, as a function; `escaped` where the script around it takes escapes away."""
    if lowering.scripts >= MANY:
        return None
    lowering.scripts += 1
    code = lowering.code[start:end].replace(b"{}", b"$" + EACH.encode())
    if escaped:
        code = _FILLED.sub(rb'"\1"', _ESCAPED.sub(_unescaped, code))
    inner = type(lowering)(b" " * start + code, lowering.parse)
    inner.scripts = lowering.scripts
    try:
        body = inner.block(lowering.parse(inner.code).named_children)
    except ValueError:
        return None
    finally:
        lowering.scripts = inner.scripts
    return ir.Function(start, end, "", parameters(code, start), body, (), None, False)


def _unescaped(match: re.Match[bytes]) -> bytes:
    """The characters that escapes stand for, behind as many blanks as keep the rest in its place."""
    return match[0][1::2].rjust(len(match[0]))
