"""Finds code of other languages in shell scripts: what an interpreter is given, and what is written to a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.text import Text
from kling_route.lint.languages import LANGUAGES, language_of

_DOCUMENT = re.compile(
    rb"""^(?P<before>[^\n]*?)<<(?P<tabs>-?)[ \t]*(?P<quote>["']?)(?P<end>[A-Za-z_]\w*)(?P=quote)(?P<after>[^\n]*)\n""",
    re.M,
)
_INLINE = re.compile(rb"""(?<![\w/-])(?P<command>python3?|node|bun)[ \t]+(?:-c|-e|--eval)[ \t]+'(?P<code>[^']*)'""")
_COMMAND = re.compile(rb"(?:^|[|;&(]|\$\()[ \t]*(?:\w+=\S*[ \t]+)*(?:sudo[ \t]+)?(?P<name>[\w./-]+)")
_FILE = re.compile(
    rb">>?[ \t]*[\"']?(?P<name>[\w./${}-]+\.\w+)|\btee[ \t]+(?:-a[ \t]+)?[\"']?(?P<tee>[\w./${}-]+\.\w+)"
)


def held(text: Text) -> Iterator[tuple[str, Text]]:
    """The pieces of code in a script, each with its language."""
    at = 0
    while (match := _DOCUMENT.search(text.code, at)) is not None:
        closing = re.compile(rb"^" + (rb"\t*" if match["tabs"] else rb"") + match["end"] + rb"[ \t]*\r?$", re.M)
        end = closing.search(text.code, match.end())
        if end is None:
            break
        language = None if _is_taken(match["before"], b"") else _language(match["before"], match["after"])
        if language is not None:
            yield language, text.cut(match.end(), end.start())
        at = end.end()
    for match in _INLINE.finditer(text.code):
        start, rest = text.code.rfind(b"\n", 0, match.start()) + 1, text.code[match.end() :].split(b"\n", 1)[0]
        language = language_of("", b"#!" + match["command"])
        if language is not None and not _is_taken(text.code[start : match.start()], rest):
            yield language, text.cut(*match.span("code"))


def _is_taken(before: bytes, after: bytes) -> bool:
    """Whether what a command writes is a value of the script, or goes on to another command."""
    return b"$(" in before or b"`" in before or b"|" in after.replace(b"||", b"") or b">" in after


def _language(before: bytes, after: bytes) -> str | None:
    """The language of a document: that of the file it is written to, or of the command that reads it."""
    file = _FILE.search(before + b" " + after)
    if file is not None:
        found = language_of(file["name"].decode("utf-8", "replace"), b"")
    else:
        commands = [command["name"] for command in _COMMAND.finditer(before)]
        found = language_of("", b"#!" + commands[-1]) if commands else None
    code = found is not None and not LANGUAGES[found].embeds
    return found if code and found not in ("shell", "json") else None
