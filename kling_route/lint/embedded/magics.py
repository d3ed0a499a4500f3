"""What IPython adds to Python: cell magics, line magics, and commands for the shell.

Python must keep its places, so what is not Python is blanked; what the shell runs becomes a piece of its own.
"""

from __future__ import annotations

import re

from kling_route.lint.embedded import holes, html, markdown
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.languages import LANGUAGES, language_of

_CELL_MAGIC = re.compile(rb"\s*%%(\w+)[ \t]*([^\r\n]*)")
_PYTHON_CELLS = frozenset((b"capture", b"prun", b"pypy", b"python", b"python2", b"python3", b"time", b"timeit"))
_CELL_LANGUAGES = {
    b"bash": "shell",
    b"sh": "shell",
    b"zsh": "shell",
    b"javascript": "javascript",
    b"js": "javascript",
    b"markdown": "markdown",
    b"html": "html",
    b"HTML": "html",
}
_FILE_CELLS = frozenset((b"writefile", b"file"))
_LINE = re.compile(
    rb"""(?P<before>[ \t]*+(?:[\w.,\[\]'" \t]++=[ \t]*+)?)
    (?: !!?(?P<shell>[^\r\n]*)
      | %(?:set_)?env[ \t]+(?P<variable>[^\r\n]*)
      | %(?P<timed>time|timeit|prun)\b(?P<options>(?:[ \t]+-\w+(?:[ \t]+\d+)?)*)
      | %[A-Za-z_]\w*[^\r\n]*
      | \?+[^\r\n]*
      | [\w.]+\?+[ \t]*$
    )""",
    re.X,
)
_TRIPLE = re.compile(
    rb"#[^\n]*|(?P<quote>\"{3}|'{3})(?:\\.|[^\\])*?(?:(?P=quote)|\Z)|\"(?:\\.|[^\"\\\n])*+\"?|'(?:\\.|[^'\\\n])*+'?",
    re.S,
)
_FILLED = rb"(?<![$\\{])(?P<hole>\{[A-Za-z_]\w*+\}(?!\}))"

Piece = tuple[str, Text]
"""A language and its code."""


def pieces(cell: Text) -> list[Piece]:
    """The pieces of code in a Python cell."""
    magic = _CELL_MAGIC.match(cell.code)
    if magic is None:
        return _lines(cell)
    name, rest = magic[1], cell.cut(magic.end(), len(cell.code))
    if name in _PYTHON_CELLS:
        return _lines(joined([_blank(cell.cut(0, magic.end())), rest]))
    words = magic[2].split()
    if name == b"script" and words:
        name = words[0].rsplit(b"/", 1)[-1]
    language = _CELL_LANGUAGES.get(name)
    if name in _FILE_CELLS and words:
        language = language_of(words[-1].decode("utf-8", "replace"), rest.code)
    if language == "markdown":
        return list(markdown.blocks(rest))
    if language == "html":
        return list(html.scripts(rest))
    return [(language, rest)] if language in LANGUAGES and not LANGUAGES[language].embeds else []


def _blank(text: Text) -> Text:
    """Blanks in place of a text, line ends kept."""
    return text.replaced(re.sub(rb"[^\r\n]", b" ", text.code))


def _lines(cell: Text) -> list[Piece]:
    """Python without its magics, then what the magics hold."""
    if not any(sign in cell.code for sign in (b"%", b"!", b"?")):
        return [("python", cell)]
    quoted = [match.span() for match in _TRIPLE.finditer(cell.code) if match["quote"]]
    python: list[Text] = []
    found: list[Piece] = []
    at = 0
    for line in _logical_lines(cell):
        inside = any(start < at < end for start, end in quoted)
        at += len(line.code)
        match = None if inside else _LINE.match(line.code)
        python.append(line if match is None else _without(line, match, found))
    return [("python", joined(python)), *found]


def _logical_lines(cell: Text) -> list[Text]:
    """The lines; a command for the shell that ends in a backslash goes on in the next."""
    out: list[Text] = []
    for line in cell.lines():
        last = out[-1] if out else None
        if last is not None and last.code.rstrip(b"\r\n").endswith(b"\\") and last.code.lstrip()[:1] in (b"!", b"%"):
            out[-1] = joined([last, line])
        else:
            out.append(line)
    return out


def _without(line: Text, match: re.Match[bytes], found: list[Piece]) -> Text:
    """The Python of a line with a magic; its other code is added to `found`."""
    before = match.end("before")
    if match["timed"] is not None:
        return joined(
            [line.cut(0, before), _blank(line.cut(before, match.end())), line.cut(match.end(), len(line.code))]
        )
    if match["shell"] is not None:
        found.append(("shell", _filled(line.cut(match.start("shell"), len(line.code)))))
    elif match["variable"] is not None:
        variable = line.cut(match.start("variable"), len(line.code))
        if b"=" not in variable.code:
            variable = variable.replaced(variable.code.replace(b" ", b"=", 1))
        found.append(("dotenv", variable))
    rest = _blank(line.cut(before, len(line.code)))
    if before:  # `files = !ls`, or the body of a loop: something must stand there, but nothing is known of it
        rest = rest.replaced(b"_" + rest.code[1:])
    return joined([line.cut(0, before), rest])


def _filled(command: Text) -> Text:
    """`{name}` in a command is a variable of Python: written as one of the shell, it is a variable still."""
    return holes.filled(command, _FILLED, lambda match: _variable(command.cut(*match.span())))


def _variable(name: Text) -> Text:
    return joined([Text(b"$", name.segments[:1]), name])
