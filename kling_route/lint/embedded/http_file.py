"""Finds the program that a file of requests is (`.http`, `.rest`), as editors run it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.program import Insert, Program, quoted
from kling_route.lint.embedded.text import Text, joined
from kling_route.lint.source import Fragment, Lines

_HOLE = re.compile(rb"\{\{([^{}]*)\}\}")
_SEPARATOR = re.compile(rb"[ \t]*###")
_WORDS = rb"(?:[^ \t\r\n]++|[ \t]++(?=[^ \t\r\n]))*+"
_VARIABLE = re.compile(rb"^[ \t]*@(?P<name>[\w.-]+)[ \t]*=[ \t]*+(?P<value>" + _WORDS + rb")[ \t]*\r?$", re.M)
_NAME = re.compile(rb"^[ \t]*(?:#|//)[ \t]*@name[ \t=]+(?P<name>[\w-]+)")
_COMMENT = re.compile(rb"[ \t]*(?:#|//)")
_REQUEST = re.compile(
    rb"^[ \t]*(?:(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+)?(?P<url>(?:https?://|\{\{|/)"
    rb"(?:[^ \t\r\n]++|[ \t]++(?!HTTP/[\d.]+[ \t]*\r?$)(?=[^ \t\r\n]))*+)(?:[ \t]+HTTP/[\d.]+)?[ \t]*\r?$",
    re.M,
)
_QUERY = re.compile(rb"[ \t]+(?P<query>[?&]" + _WORDS + rb")[ \t]*\r?$", re.M)
_HEADER = re.compile(rb"(?P<name>[A-Za-z][\w-]*)[ \t]*:[ \t]*+(?P<value>" + _WORDS + rb")[ \t]*\r?$", re.M)
_HOST = re.compile(rb"Host[ \t]*:[ \t]*(?P<host>[\w.-]+)", re.I)
_HANDLER = re.compile(rb">[ \t]*+\{%(?P<code>.*?)(?:(?P<end>%\})|\Z)", re.S)
_AFTER = re.compile(rb"^(?:>|<>)", re.M)
_ANSWER = re.compile(rb"(?P<request>\w+)\.response\.body\.(?:\$\.)?(?P<path>[\w.\[\]*]+)")
_PRELUDE = """\
const $variables = { ...$others };
const $answers = { ...$others };
const $global = { get: (name) => $variables[name], set: (name, value) => { $variables[name] ??= value; } };
const client = { global: $global, log: console.log };
"""


def fragments(data: bytes) -> tuple[Fragment, ...]:
    """The one program of a file."""
    return (written(Text(data)).fragment(Lines(data)),)


def written(text: Text) -> Program:
    """The program of a text with requests."""
    program = Program()
    program.code(_PRELUDE)
    for lines in _blocks(text):
        _block(program, lines)
    return program


def _blocks(text: Text) -> Iterator[list[Text]]:
    """The lines of each request; `###` stands between them."""
    lines: list[Text] = []
    for line in text.lines():
        if _SEPARATOR.match(line.code):
            yield lines
            lines = []
        else:
            lines.append(line)
    yield lines


def _block(program: Program, lines: list[Text]) -> None:
    """Variables, then a request: its line, its headers, and after an empty line its body."""
    name = ""
    for number, line in enumerate(lines):
        named, variable, request = (sign.match(line.code) for sign in (_NAME, _VARIABLE, _REQUEST))
        if named is not None:
            name = named["name"].decode()
        elif variable is not None:
            program.at = line.segments[0][1]
            program.code(f"$variables[{quoted(variable['name'].decode())}] = ")
            _text(program, line.cut(*variable.span("value")))
            program.code(";\n")
        elif request is not None:
            _request(program, name, line, request, lines[number + 1 :])
            return


def _request(program: Program, name: str, line: Text, match: re.Match[bytes], rest: list[Text]) -> None:
    headers, body = _parts(rest)
    program.at = line.cut(match.start("url"), match.end()).segments[0][1]
    program.code("(async () => { const response = await fetch(")
    host = next((found for header in headers if (found := _HOST.match(header.code))), None)
    if host is not None and match["url"].startswith(b"/"):
        program.code(quoted(f"https://{host['host'].decode('utf-8', 'replace')}") + " + ")
    _text(program, joined([line.cut(*match.span("url")), *_query(headers)]))
    method = (match["method"] or b"GET").decode()
    program.code(f', {{ method: "{method}", headers: {{ ')
    for header in headers:
        found = _HEADER.match(header.code)
        if found is not None:
            program.string(header.cut(*found.span("name")))
            program.code(": ")
            _text(program, header.cut(*found.span("value")))
            program.code(", ")
    program.code("}, ")
    after = _AFTER.search(body.code)
    content = body.cut(0, after.start()) if after is not None else body
    if content.code.strip():
        program.code("body: ")
        if content.code.lstrip().startswith(b"{") and not _HOLE.match(content.code.lstrip()):
            program.json(content, _HOLE, _insert(program))
        else:
            _text(program, content)
    program.code(" });\nconst $body = await response.json();\n")
    if name:
        program.code(f"$answers[{quoted(name)}] = $body;\n")
    for handler in _HANDLER.finditer(body.code):
        if handler["end"] is None:
            break
        program.code("(async () => { const response = { body: $body };")
        program.take(body.cut(*handler.span("code")))
        program.code("})();\n")
    program.code("return response; })();\n")


def _parts(lines: list[Text]) -> tuple[list[Text], Text]:
    """The headers and the body of a request."""
    end = next((number for number, line in enumerate(lines) if not line.code.strip()), len(lines))
    headers = [line for line in lines[:end] if not _COMMENT.match(line.code)]
    return headers, joined([line for line in lines[end:] if not _COMMENT.match(line.code)])


def _query(headers: list[Text]) -> Iterator[Text]:
    """The lines below an address that go on with its query."""
    for line in headers:
        match = _QUERY.match(line.code)
        if match is not None:
            yield line.cut(*match.span("query"))


def _text(program: Program, text: Text) -> None:
    program.template(text, _HOLE, _insert(program))


def _insert(program: Program) -> Insert:
    def insert(piece: Text) -> None:
        answer = _ANSWER.fullmatch(piece.code.strip())
        if answer is None:
            program.code(f"$variables[{quoted(piece.code.decode('utf-8', 'replace').strip())}]")
            return
        lead = len(piece.code) - len(piece.code.lstrip())
        start, end = answer.span("path")
        program.code(f"$answers[{quoted(answer['request'].decode())}].")
        program.take(piece.cut(lead + start, lead + end))

    return insert
