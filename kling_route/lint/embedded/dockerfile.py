"""Finds what a Dockerfile sets, as lines of an `.env` file, and what it runs, as scripts of the shell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded import words
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.languages import LANGUAGES, language_of
from kling_route.lint.source import Fragment, Lines
from kling_route.tuples import NamedTuple

_INSTRUCTION = re.compile(
    rb"[ \t]*(?:ONBUILD[ \t]+)?(?:HEALTHCHECK[ \t]+(?:--\S+[ \t]+)*(?=CMD))?(?P<name>[A-Za-z]+)[ \t]+(?:--\S+[ \t]+)*",
    re.I,
)
_CONTINUED = re.compile(rb"\\[ \t]*\r?\n")
_PAIR = re.compile(rb"""[A-Za-z_][\w.-]*(?:=(?:"(?:[^"\\]|\\.)*"|'[^']*'|(?:\\.|[^\s\\])*))?""", re.S)
_NAME_ALONE = re.compile(rb"[ \t]*+(?P<name>[A-Za-z_][\w.-]*+)[ \t]++(?P<value>[^\s=]\S*+(?:\s++\S++)*+)\s*+$")
_DOCUMENT = re.compile(rb"""<<(?P<tabs>-?)(?P<quote>["']?)(?P<end>[A-Za-z_]\w*)(?P=quote)""")
_SETS, _RUNS, _COPIES = (
    frozenset((b"ENV", b"ARG")),
    frozenset((b"RUN", b"CMD", b"ENTRYPOINT")),
    frozenset((b"COPY", b"ADD")),
)


class _Instruction(NamedTuple):
    """An instruction: what stands after its name and options, and the documents (`<<EOF`) below it."""

    name: bytes
    text: Text
    documents: tuple[Text, ...]


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The variables and the scripts of a Dockerfile, in their order."""
    lines = Lines(data)
    return tuple(
        Fragment(language, text.code, lines, text.segments)
        for instruction in _instructions(list(Text(data).lines()))
        for language, text in _pieces(instruction)
    )


def _instructions(lines: list[Text]) -> Iterator[_Instruction]:
    rest = iter(lines)
    for line in rest:
        match = _INSTRUCTION.match(line.code)
        if match is None or line.code.lstrip().startswith(b"#"):
            continue
        parts = [line]
        while _CONTINUED.search(parts[-1].code) and (following := next(rest, None)) is not None:
            if following.code.strip() and not following.code.lstrip().startswith(b"#"):
                parts.append(following)
        whole = joined(parts)
        name = match["name"].upper()
        marks = list(_DOCUMENT.finditer(whole.code)) if name in _RUNS | _COPIES else []
        yield _Instruction(
            name, whole.cut(match.end(), len(whole.code)), tuple([_document(rest, mark) for mark in marks])
        )


def _document(rest: Iterator[Text], mark: re.Match[bytes]) -> Text:
    """The lines up to the one that ends a document."""
    kept: list[Text] = []
    for line in rest:
        code = line.code.lstrip(b"\t") if mark["tabs"] else line.code
        if code.strip() == mark["end"]:
            break
        kept.append(line.cut(len(line.code) - len(code), len(line.code)))
    return joined(kept)


def _pieces(instruction: _Instruction) -> Iterator[tuple[str, Text]]:
    """The pieces of code in an instruction, each with its language."""
    text = instruction.text
    if instruction.name in _SETS:
        yield "dotenv", _variables(text, instruction.name == b"ENV")
    elif instruction.name in _COPIES:
        target = text.code.split()[-1:]
        language = language_of(target[0].decode("utf-8", "replace"), b"") if target else None
        if language in LANGUAGES and not LANGUAGES[language].embeds:
            yield from ((language, document) for document in instruction.documents)
    elif instruction.name in _RUNS:
        yield "shell", _script(text, instruction.documents)


def _variables(text: Text, legacy: bool) -> Text:
    """One line for each variable; `ENV NAME value`, without a sign, sets one."""
    text = text.replaced(_CONTINUED.sub(lambda match: b" " * len(match[0]), text.code))
    alone = _NAME_ALONE.match(text.code) if legacy else None
    if alone is not None:
        return joined(
            [text.cut(*alone.span("name")), words.added(text, alone.end("name"), b"="), text.cut(*alone.span("value"))]
        )
    found: list[Text] = []
    for match in _PAIR.finditer(text.code):
        found += (text.cut(*match.span()), words.added(text, match.end(), b"\n"))
    return joined(found)


def _script(text: Text, documents: tuple[Text, ...]) -> Text:
    """What the shell runs: the words of a list, a document alone, or the text with the documents below it."""
    if (listed := words.script(text)) is not None:
        return listed
    if documents and _DOCUMENT.match(text.code):
        return documents[0]
    ends = _DOCUMENT.findall(text.code)
    pieces = [text]
    for document, (_, _, end) in zip(documents, ends, strict=False):
        pieces += (document, words.added(document, len(document.code), end + b"\n"))
    return joined(pieces)
