"""Filters of `jq`: paths that read JSON, and objects that are made of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kling_route.lint.evaluate.code import members
from kling_route.lint.evaluate.library import elements
from kling_route.lint.evaluate.values import UNKNOWN, Const, Field, Items, Place, Record, Text, Value, join

if TYPE_CHECKING:
    from kling_route.lint.evaluate.run import Run

_TOKEN = re.compile(
    r"""(?:\s++|\#[^\n]*+)*+(?:
      (?P<text>"(?:\\.|[^"\\])*") | (?P<digits>\d+(?:\.\d+)?) | (?P<named>\$\w+) | (?P<format>@\w+)
    | (?P<bare>[A-Za-z_]\w*(?:::\w+)*) | (?P<sign>//|\.\.|==|!=|<=|>=|[-+*/%<>.,:;?|\[\](){}])
    | (?P<last>\Z))""",
    re.X,
)
_OPERATORS = ("==", "!=", "<", ">", "<=", ">=", "-", "*", "/", "%", "and", "or")
_EACH = ("map", "any", "all")
_KEPT = ("select", "tostring", "tojson", "fromjson", "recurse")
_CHOSEN = ("first", "last")
_CONSTANTS = {"true": True, "false": False, "null": None}


class _UnreadableError(Exception):
    """The filter has something that is not followed."""


def apply(run: Run, code: Const, given: Value, variables: dict[str, Value]) -> Value:
    """What a filter makes of a value; unknown for a filter that is not understood."""
    try:
        return _Filter(run, code, variables).whole(given)
    except (_UnreadableError, RecursionError):
        return UNKNOWN


class _Filter:
    """Reads a filter and follows it at once: each method takes the value that `.` is."""

    def __init__(self, run: Run, code: Const, variables: dict[str, Value]) -> None:
        self.run = run
        self.text = str(code.value)
        self.place = code.place
        self.variables = variables
        written = code.place.file.fragment.code[code.place.start : code.place.end]
        self.offset = max(written.find(self.text.encode()), 0)
        self.at = self.start = 0
        self.kind = self.token = ""
        self._next()

    def _next(self) -> tuple[str, str]:
        """Go to the next token; returns the one before it."""
        last = self.kind, self.token
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            raise _UnreadableError
        self.kind = match.lastgroup or ""
        self.token = match[self.kind]
        self.start, self.at = match.start(self.kind), max(match.end(), 1)
        return last

    def _is(self, sign: str) -> bool:
        """Whether the next token is this sign; it is passed then."""
        if self.kind not in ("sign", "bare") or self.token != sign:
            return False
        self._next()
        return True

    def _expect(self, sign: str) -> None:
        if not self._is(sign):
            raise _UnreadableError

    def _here(self) -> Place:
        """Where the next token is written."""
        start = self.place.start + self.offset + len(self.text[: self.start].encode())
        end = start + len(self.token.encode())
        same = self.place.file.fragment.code[start:end] == self.token.encode()
        return Place(self.place.file, start, end) if same else self.place

    def whole(self, dot: Value) -> Value:
        """The filter."""
        value = self.pipe(dot)
        if self.kind != "last":
            raise _UnreadableError
        return value

    def pipe(self, dot: Value) -> Value:
        """`a | b`."""
        value = join(*self.several(dot))
        return self.pipe(value) if self._is("|") else value

    def several(self, dot: Value) -> list[Value]:
        """`a, b`."""
        values = [self.alternatives(dot)]
        while self._is(","):
            values.append(self.alternatives(dot))
        return values

    def alternatives(self, dot: Value) -> Value:
        """`a // b`, `a + b`, and other operators, which give what is not followed."""
        value = self.postfix(dot)
        while True:
            if self._is("//"):
                value = join(value, self.postfix(dot))
            elif self._is("+"):
                value = (Text((value, self.postfix(dot))),)
            elif self.token in _OPERATORS and self.kind in ("sign", "bare"):
                self._next()
                self.postfix(dot)
                value = UNKNOWN
            else:
                return value

    def postfix(self, dot: Value) -> Value:
        """A term, and what is read of it."""
        value = self.term(dot)
        while True:
            if self._is("?"):
                continue
            if self._is("["):
                value = self._subscript(value, dot)
            elif self.kind == "sign" and self.token == ".":
                self._next()
                value = self._subscript(value, dot) if self._is("[") else self._read(value)
            else:
                return value

    def _read(self, value: Value) -> Value:
        """The name after a dot."""
        if self.kind not in ("bare", "text"):
            raise _UnreadableError
        place = self._here()
        kind, token = self._next()
        name = token if kind == "bare" else _said(token)
        return members.read(self.run, value, name, place)

    def _subscript(self, value: Value, dot: Value) -> Value:
        if self._is("]"):
            return elements.each(value)
        if self._is(":"):
            self.pipe(dot)
            self._expect("]")
            return value
        place = self._here()
        key = self.pipe(dot)
        if self._is(":"):
            if not self._is("]"):
                self.pipe(dot)
                self._expect("]")
            return value
        self._expect("]")
        only = key[0].value if len(key) == 1 and isinstance(key[0], Const) else None
        if isinstance(only, str):
            return members.read(self.run, value, only, place)
        return elements.numbered(value, only) if isinstance(only, int) else elements.each(value)

    def term(self, dot: Value) -> Value:
        """Anything that stands by itself."""
        if self.kind == "sign" and self.token == ".":
            self._next()
            if self.kind in ("bare", "text") and self.text[self.start - 1] == ".":
                return self._read(dot)
            return dot
        place = self._here()
        if self._is("("):
            value = self.pipe(dot)
            self._expect(")")
            return value
        if self._is("["):
            return self._array(dot, place)
        if self._is("{"):
            return self._object(dot, place)
        if self._is("-"):
            return self.postfix(dot)
        kind, token = self._next()
        if kind == "text":
            return UNKNOWN if "\\(" in token else (Const(_said(token), place),)
        if kind == "digits":
            return (Const(float(token) if "." in token else int(token), place),)
        if kind == "named":
            return self.variables.get(token[1:], UNKNOWN)
        if kind == "format":
            return dot
        if kind == "bare":
            return self._called(token, dot, place)
        raise _UnreadableError

    def _called(self, name: str, dot: Value, place: Place) -> Value:
        if name in _CONSTANTS:
            return (Const(_CONSTANTS[name], place),)
        value = UNKNOWN
        if self._is("("):
            inner = elements.each(dot) if name in _EACH else dot
            value = self.pipe(inner)
            while self._is(";"):
                self.pipe(inner)
            self._expect(")")
        if name == "map":
            return (Items([value], False, place),)
        return dot if name in _KEPT else value if name in _CHOSEN else UNKNOWN

    def _array(self, dot: Value, place: Place) -> Value:
        if self._is("]"):
            return (Items([], True, place),)
        elements = self.several(dot)
        exact = "[]" not in self.text
        if self._is("|"):
            elements, exact = [self.pipe(join(*elements))], False
        self._expect("]")
        return (Items(elements, exact, place),)

    def _object(self, dot: Value, place: Place) -> Value:
        record = Record(place)
        while not self._is("}"):
            key = self._here()
            kind, token = self._next()
            if kind == "sign" and token == "(":
                self.pipe(dot)
                self._expect(")")
                self._expect(":")
                self.alternatives(dot)
                record.open = True
            else:
                self._field(record, kind, token, dot, key)
            if not self._is(","):
                self._expect("}")
                break
        return (record,)

    def _field(self, record: Record, kind: str, token: str, dot: Value, key: Place) -> None:
        """`name: value`, `"name": value`, `$name`, `name`."""
        if kind not in ("bare", "text", "named"):
            raise _UnreadableError
        name = _said(token) if kind == "text" else token.removeprefix("$")
        if self._is(":"):
            value = self.alternatives(dot)
        elif kind == "named":
            value = self.variables.get(name, UNKNOWN)
        else:
            value = members.read(self.run, dot, name, key)
        record.fields[name] = Field(value, key, True)


def _said(token: str) -> str:
    """What a text in quotes says."""
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        raise _UnreadableError from None
