"""Lowering of Python against the interpreter's own parser, and where its nodes stand."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from dump import dump
from hypothesis import given
from hypothesis import strategies as st

from kling_route.lint import ir, languages

MODULES = (
    "argparse",
    "ast",
    "asyncio.tasks",
    "dataclasses",
    "functools",
    "http.client",
    "inspect",
    "json.decoder",
    "typing",
)


def nodes(value: object) -> Iterator[tuple[object, ...]]:
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            if hasattr(node, "_fields"):
                yield node
            waiting.extend(node)


def lower(code: str) -> ir.Module:
    return languages.lower(code.encode(), "python")


class Oracle(ast.NodeVisitor):
    """The places of all calls and the values of all plain strings, annotations and f-strings left out."""

    def __init__(self, code: bytes) -> None:
        self.starts = [0]
        for line in code.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.calls: set[tuple[int, int]] = set()
        self.strings: dict[tuple[int, int], str] = {}

    def place(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset

    def generic_visit(self, node: ast.AST) -> None:
        for field, value in ast.iter_fields(node):
            if field not in ("annotation", "returns"):
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        self.visit(child)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Python 3.11 does not know where the parts of an f-string stand."""

    def visit_Call(self, node: ast.Call) -> None:
        self.calls.add(self.place(node))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, (str, bytes)):
            text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            self.strings[self.place(node)] = text


@pytest.mark.parametrize("name", MODULES)
def test_no_call_and_no_string_is_lost(name: str) -> None:
    module = __import__(name, fromlist=["_"])
    code = Path(inspect.getfile(module)).read_bytes()
    oracle = Oracle(code)
    oracle.visit(ast.parse(code))
    lowered = languages.lower(code, "python")
    assert lowered.errors == ()
    assert oracle.calls <= {(node.start, node.end) for node in nodes(lowered.body) if isinstance(node, ir.Call)}
    texts = {(node.start, node.end): node.value for node in nodes(lowered.body) if isinstance(node, ir.Literal)}
    templates = {(node.start, node.end) for node in nodes(lowered.body) if isinstance(node, ir.Template)}
    assert {place: texts.get(place) for place in oracle.strings if place not in templates} == {
        place: text for place, text in oracle.strings.items() if place not in templates
    }


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_any_string_keeps_its_value(text: str) -> None:
    for code in (repr(text), ascii(text), "f" + repr(text.replace("{", "{{").replace("}", "}}"))):
        (statement,) = lower(code + "\n").body
        assert isinstance(statement, ir.Evaluate)
        assert isinstance(statement.value, ir.Literal)
        assert statement.value.value == text


@pytest.mark.parametrize(
    ("code", "value"), [('"\\ud83d\\ude00"', "😀"), ('"\\ud83d"', "\ufffd"), ('"\\N{NO SUCH}"', "\\N{NO SUCH}")]
)
def test_odd_escapes(code: str, value: str) -> None:
    assert dump(lower(code)) == dump(ir.Literal(0, 0, value))


def test_places() -> None:
    code = 'x = client.tasks["é"].get(url=f"a{b.c}", *d)  # why\n'
    module = lower(code)
    data = code.encode()
    written = {
        type(node).__name__: data[node.start : node.end].decode()
        for node in nodes(module.body)
        if hasattr(node, "start")
    }
    assert written["Assignment"] == 'x = client.tasks["é"].get(url=f"a{b.c}", *d)'
    assert written["Subscript"] == 'client.tasks["é"]'
    assert written["Template"] == 'f"a{b.c}"'
    names = [data[node.at : node.end].decode() for node in nodes(module.body) if isinstance(node, ir.Attribute)]
    assert sorted(names) == ["c", "get", "tasks"]
    assert [comment.text for comment in module.comments] == ["# why"]


def test_comments_are_found_wherever_they_stand() -> None:
    module = lower("f(  # a\n  b  # c\n  + d,  # e\n)\nif g:\n    # h\n    pass\n# i\n")
    assert [comment.text for comment in module.comments] == ["# a", "# c", "# e", "# h", "# i"]


def test_broken_code_is_told_and_the_rest_is_read() -> None:
    code = "a = f(1)\nb = = g(2)\nc = h(3)\n"
    module = lower(code)
    assert [code[start:end] for start, end in module.errors]
    calls = {
        node.callee.id for node in nodes(module.body) if isinstance(node, ir.Call) and isinstance(node.callee, ir.Name)
    }
    assert calls == {"f", "g", "h"}
