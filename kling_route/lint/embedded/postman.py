"""Finds the program that a collection of Postman is: its requests in their order, each followed by its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.json_tree import Json
from kling_route.lint.embedded.program import Insert, Program, quoted
from kling_route.lint.embedded.text import Text, joined

_HOLE = re.compile(rb"\{\{([^{}]*)\}\}")
_VARIABLES = "$variables"
_PRELUDE = "const $set = { get: (name) => $variables[name], set: (name, value) => { $variables[name] ??= value; } };\n"
_SCOPES = ("environment", "globals", "collectionVariables", "variables")
_PM = "const pm = {{ response: $answer, {scopes} }}, responseBody = await pm.response.text();\n"


def is_collection(root: Json) -> bool:
    """Whether a document is a collection (format 2)."""
    return root.member("info") is not None and root.member("item") is not None


def write(root: Json, program: Program) -> None:
    """Add the program of a collection."""
    _variables(program, root)
    program.code(_PRELUDE)
    for item in _requests(root):
        _request(program, item, root.member("auth"))


def _requests(folder: Json) -> Iterator[Json]:
    """The requests of a folder and of those in it."""
    items = folder.member("item")
    for item in items.items() if items is not None else ():
        if item.member("request") is not None:
            yield item
        yield from _requests(item)


def _variables(program: Program, root: Json) -> None:
    variables = root.member("variable")
    program.code(f"const {_VARIABLES} = {{ ...$others, ")
    for variable in variables.items() if variables is not None else ():
        name, value = variable.member("key"), variable.member("value")
        if name is not None and name.text is not None and value is not None and value.text is not None:
            program.string(name.text)
            program.code(": ")
            _text(program, value.text)
            program.code(", ")
    program.code("};\n")


def _request(program: Program, item: Json, shared: Json | None) -> None:
    request = item.member("request")
    url = _url(request) if request is not None else None
    if request is None or url is None:
        return
    program.at = request.start
    program.code("(async () => { const $answer = await fetch(")
    _text(program, url)
    program.code(", { ")
    method = request.member("method")
    if method is not None and method.text is not None:
        program.code("method: ")
        program.string(method.text)
        program.code(", ")
    program.code("headers: { ")
    _pairs(program, request.member("header"))
    _token(program, request.member("auth") or shared)
    program.code("}, ")
    raw = request.member("body", "raw")
    if raw is not None and raw.text is not None and raw.string.strip():
        program.code("body: ")
        _body(program, raw.text)
    program.code(" });\n")
    _tests(program, item)
    program.code("return $answer; })();\n")


def _url(request: Json) -> Text | None:
    url = request.member("url")
    url = url.member("raw") or url if url is not None else request
    return url.text


def _body(program: Program, text: Text) -> None:
    if text.code.lstrip().startswith(b"{") and not _HOLE.match(text.code.lstrip()):
        program.json(text, _HOLE, _insert(program))
    else:
        _text(program, text)


def _text(program: Program, text: Text) -> None:
    program.template(text, _HOLE, _insert(program))


def _insert(program: Program) -> Insert:
    def insert(piece: Text) -> None:
        program.code(f"{_VARIABLES}[{quoted(piece.code.decode('utf-8', 'replace').strip())}]")

    return insert


def _pairs(program: Program, headers: Json | None) -> None:
    for header in headers.items() if headers is not None else ():
        name, value = header.member("key"), header.member("value")
        if name is not None and name.text is not None and value is not None and value.text is not None:
            program.string(name.text)
            program.code(": ")
            _text(program, value.text)
            program.code(", ")


def _token(program: Program, auth: Json | None) -> None:
    """The bearer token of a request, or of the whole collection."""
    bearer = auth.member("bearer") if auth is not None else None
    for field in bearer.items() if bearer is not None else ():
        value = field.member("value")
        if value is not None and value.text is not None:
            program.code('Authorization: "Bearer " + ')
            _text(program, value.text)
            program.code(", ")


def _tests(program: Program, item: Json) -> None:
    """The scripts that run after a request."""
    events = item.member("event")
    for event in events.items() if events is not None else ():
        listens, lines = event.member("listen"), event.member("script", "exec")
        if listens is None or listens.string != "test" or lines is None:
            continue
        scopes = ", ".join(f"{scope}: $set" for scope in _SCOPES)
        program.code("(async () => { " + _PM.format(scopes=scopes))
        for line in (lines, *lines.items()):
            if line.text is not None:
                program.take(joined([line.text]))
                program.code("\n")
        program.code("})();\n")
