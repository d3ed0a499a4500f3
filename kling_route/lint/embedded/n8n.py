"""Finds the program that a workflow of n8n is: its nodes as functions, run in the order of their connections.

What a node gives stands in `$node` by its name, as n8n's own expressions ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kling_route.lint.embedded.json_tree import Json
from kling_route.lint.embedded.program import Program, quoted
from kling_route.lint.embedded.text import Text

_PRELUDE = """\
const $node = {};
const $ = (name) => $node[name];
const $given = (json) => ({
  json, item: { json }, first: () => ({ json }), last: () => ({ json }), all: () => [{ json }],
  itemMatching: () => ({ json }),
});
"""
_HOLE = re.compile(rb"\{\{((?:[^{}]++|\{(?!\{)|\}(?!\}))*+)\}\}")
_CODE = ("jsCode", "functionCode")
_PASSING = frozenset({"wait", "if", "switch", "filter", "noOp", "merge", "splitInBatches", "limit", "stopAndError"})
"""Types of nodes that give what they are given."""
_REQUEST = "httpRequest"
_COMPARED = (("leftValue", "rightValue"), ("value1", "value2"))
_EQUAL = frozenset({"", "equal", "equals", "notEqual", "notEquals"})
_ITEMS = re.compile(rb"\breturn\s++(?:\[\s*\{\s*json\b|[\w$.()\s]{1,400}?\.map\()")
_ITEM = re.compile(rb"\breturn\s+\{\s*json\b")
_PARTS = {
    "method": (("method",), ("requestMethod",)),
    "url": (("url",),),
    "headers": (("jsonHeaders",), ("headerParametersJson",)),
    "qs": (("jsonQuery",), ("queryParametersJson",)),
    "body": (("jsonBody",), ("bodyParametersJson",)),
}
_LISTS = {
    "headers": (("headerParameters", "parameters"), ("headerParametersUi", "parameter")),
    "qs": (("queryParameters", "parameters"), ("queryParametersUi", "parameter")),
    "body": (("bodyParameters", "parameters"), ("bodyParametersUi", "parameter")),
}
_WHOLE_ANSWER = (("options", "response", "response", "fullResponse"), ("options", "fullResponse"))
_SET = (("assignments", "assignments"), ("values", "string"), ("values", "number"), ("fields", "values"))
_SET_VALUES = ("value", "stringValue", "numberValue", "objectValue")


def is_workflow(root: Json) -> bool:
    """Whether a document is a workflow."""
    nodes, connections = root.member("nodes"), root.member("connections")
    return nodes is not None and connections is not None and any(node.member("parameters") for node in nodes.items())


def write(root: Json, program: Program) -> None:
    """Add the program of a workflow."""
    nodes = {node.member("name").string: node for node in _nodes(root)}  # type: ignore[union-attr]
    sources = _sources(root, nodes)
    program.code(_PRELUDE)
    done: list[str] = []
    for name in _ordered(nodes, sources):
        _node(program, nodes[name], len(done), [source for source in sources[name] if source in done])
        done.append(name)


def _nodes(root: Json) -> Iterator[Json]:
    nodes = root.member("nodes")
    for node in nodes.items() if nodes is not None else ():
        name = node.member("name")
        if name is not None and name.string:
            yield node


def _sources(root: Json, nodes: dict[str, Json]) -> dict[str, list[str]]:
    """The nodes whose output each node is given."""
    found: dict[str, list[str]] = {name: [] for name in nodes}
    connections = root.member("connections")
    for source, outputs in connections.members() if connections is not None else ():
        for output in (output for _, kind in outputs.members() for output in kind.items()):
            for link in output.items():
                target = link.member("node")
                if source in nodes and target is not None and target.string in nodes:
                    found[target.string].append(source)
    return found


def _ordered(nodes: dict[str, Json], sources: dict[str, list[str]]) -> list[str]:
    """The nodes from the first to the last; one that waits for itself goes where it stands in the file."""
    order: list[str] = []
    waiting = list(nodes)
    while waiting:
        ready = [name for name in waiting if all(source in order for source in sources[name])]
        begun = [name for name in waiting if any(source in order for source in sources[name])]
        order += ready or begun[:1] or waiting[:1]
        waiting = [name for name in waiting if name not in order]
    return order


def _node(program: Program, node: Json, number: int, sources: list[str]) -> None:
    """One node: a function, and what it gives."""
    parameters, name, kind = node.member("parameters"), node.member("name"), node.member("type")
    if parameters is None or name is None:
        return
    type_name = kind.string.rpartition(".")[2] if kind is not None else ""
    given = " ?? ".join(f"$node[{quoted(source)}]" for source in sources) or "$nothing"
    program.at = parameters.start
    program.code(f"const $run{number} = async () => {{ const $input = {given};")
    program.code(" const $json = $input.json, items = $input.all(), item = $json;\n")
    code = next((text for key in _CODE if (found := parameters.member(key)) and (text := found.text)), None)
    unpacked = ""
    if code is not None:
        program.take(code)
        unpacked = "[0].json" if _ITEMS.search(code.code) else ".json" if _ITEM.search(code.code) else ".unknown"
    elif type_name == _REQUEST:
        _request(program, parameters)
    elif type_name == "set":
        _set(program, parameters)
    else:
        _expressions(program, parameters)
        program.code(" return $json;" if type_name in _PASSING else "")
    program.code(f"\n}};\n$node[{quoted(name.string)}] = $given((await $run{number}()){unpacked});\n")


def _request(program: Program, parameters: Json) -> None:
    """A node that sends a request and gives the decoded answer."""
    address = parameters.member("url")
    program.at = address.start if address is not None else parameters.start
    whole = any(parameters.member(*path) is not None for path in _WHOLE_ANSWER)
    program.code("return {body: await " if whole else "return await ")
    program.code("this.helpers.httpRequest({")
    for part, paths in _PARTS.items():
        found = _first(parameters, paths)
        listed = _first(parameters, _LISTS.get(part, ()))
        if found is not None and found.text is not None and found.string.strip():
            program.code(f" {part}: ")
            _value(program, found.text, part in _LISTS)
            program.code(",")
        elif listed is not None and listed.items():
            program.code(f" {part}: ")
            program.at = listed.start
            _fields(program, listed, ("value",))
            program.code(",")
    program.code("})};" if whole else "});")


def _first(value: Json, paths: tuple[tuple[str, ...], ...]) -> Json | None:
    return next((found for path in paths if (found := value.member(*path)) is not None), None)


def _set(program: Program, parameters: Json) -> None:
    """A node that adds fields to what it is given, or replaces it."""
    program.code("return ({ ...$json,")
    for path in _SET:
        fields = parameters.member(*path)
        if fields is not None:
            program.code(" ...")
            _fields(program, fields, _SET_VALUES)
            program.code(",")
    program.code("});")


def _fields(program: Program, fields: Json, values: tuple[str, ...]) -> None:
    """A list of names and values as a mapping."""
    program.code("{")
    for field in fields.items():
        name = field.member("name")
        value = next((found for key in values if (found := field.member(key)) is not None), None)
        if name is None or name.text is None or value is None:
            continue
        program.string(name.text)
        program.code(": ")
        if value.text is None:
            program.take(value.code)
        else:
            _value(program, value.text, _is_plain_json(value.text))
        program.code(", ")
    program.code("}")


def _is_plain_json(text: Text) -> bool:
    """Whether a text is most likely meant as JSON: n8n reads a number or a list in a field as such."""
    return re.fullmatch(rb"=?\s*(?:\{(?!\{).*\}|\[.*\]|-?\d+(?:\.\d+)?|true|false)\s*", text.code, re.S) is not None


def _value(program: Program, text: Text, is_json: bool) -> None:
    """A parameter: a text, or with `=` before it a template."""
    start = 1 if text.code.startswith(b"=") else 0
    content = text.cut(start, len(text.code))

    def insert(piece: Text) -> None:
        program.code("(")
        program.take(piece)
        program.code(")")

    trimmed = content.code.strip()
    if is_json and not (trimmed.startswith(b"{{") and trimmed.endswith(b"}}")):
        program.json(content, _HOLE, insert)
    elif start:
        program.template(content, _HOLE, insert)
    else:
        program.string(content)


def _expressions(program: Program, value: Json, left: Json | None = None) -> None:
    """What the parameters of any other node read and compare."""
    for first, second in _COMPARED:
        left = value.member(first) or left
        right = value.member(second)
        if left is not None and right is not None and left.text is not None and right.text is not None:
            equal = _operation(value) in _EQUAL
            program.code("(")
            _value(program, left.text, False)
            program.code(") == (" if equal else "), (")
            _value(program, right.text, False)
            program.code(");\n")
            return
    for inner in (*(inner for _, inner in value.members()), *value.items()):
        if inner.text is None:
            _expressions(program, inner, left)
        elif inner.string.startswith("="):
            program.code("(")
            _value(program, inner.text, False)
            program.code(");\n")


def _operation(value: Json) -> str:
    """The name of a comparison; "" for the usual one."""
    operation = _first(value, (("operator", "operation"), ("operation",)))
    return operation.string if operation is not None else ""
