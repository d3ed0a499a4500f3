"""Macros of Rust, whose arguments the grammar leaves as tokens.

Those that look like calls are made calls, by taking out what marks them, and the code is parsed again; every byte stays
at its place. The objects of `json!` become arrays of keys and values, and the places of their braces are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from kling_route.lint.languages import Parse

ROUNDS = 4
"""How deep macros in macros are read."""
FORMATTING = frozenset(
    [
        "format",
        "println",
        "print",
        "eprintln",
        "eprint",
        "write",
        "writeln",
        "panic",
        "info",
        "warn",
        "error",
        "debug",
        "trace",
        "log",
        "bail",
        "anyhow",
        "ensure",
        "format_args",
        "todo",
        "unreachable",
    ]
)
"""Macros whose first text has places that the other arguments fill."""
_JSON = frozenset(("json",))
_CALLED = FORMATTING | _JSON | {"dbg", "env", "option_env", "concat", "assert", "assert_eq", "assert_ne"}
_LISTS = frozenset(("vec",))
_SIGILS = (b"%", b"?")
_SPACE = 0x20


def opened(code: bytes, parse: Parse) -> tuple[bytes, frozenset[int], Node]:
    """The code with known macros as calls, where objects began, and its tree."""
    root = parse(code)
    text = bytearray(code)
    objects: set[int] = set()
    for _ in range(ROUNDS):
        before = bytes(text)
        for node in _macros(root):
            _open(before, text, node, objects)
        if bytes(text) == before:
            break
        tried = parse(bytes(text))
        if tried.has_error and not root.has_error:
            return before, frozenset(objects), root
        root = tried
    return bytes(text), frozenset(objects), root


def _macros(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type == "macro_invocation":
            yield node
        elif node.type != "macro_definition":
            waiting.extend(node.named_children)


def _open(code: bytes, text: bytearray, node: Node, objects: set[int]) -> None:
    name, tokens = node.child_by_field_name("macro"), node.named_children[-1] if node.named_children else None
    if name is None or tokens is None or tokens.type != "token_tree" or node.has_error:
        return
    called = code[name.start_byte : name.end_byte].decode("utf-8", "replace").rsplit("::", 1)[-1]
    opening = code[tokens.start_byte : tokens.start_byte + 1]
    if called in _LISTS and opening == b"[":
        text[node.start_byte : tokens.start_byte] = b" " * (tokens.start_byte - node.start_byte)
    elif called in _CALLED and opening == b"(":
        mark = code.find(b"!", name.end_byte, tokens.start_byte)
        if mark >= 0:
            text[mark] = _SPACE
        if called in _JSON:
            _open_objects(text, tokens, objects)
        else:
            _open_fields(text, tokens)


def _open_objects(text: bytearray, tokens: Node, objects: set[int]) -> None:
    """`{"a": 1}` becomes `["a", 1]`, within arrays and objects alone."""
    waiting = [child for child in tokens.children if child.type == "token_tree"]
    while waiting:
        tree = waiting.pop()
        is_object = tree.children[0].type == "{"
        if not is_object and tree.children[0].type != "[":
            continue
        if is_object:
            objects.add(tree.start_byte)
            text[tree.start_byte] = ord("[")
            text[tree.end_byte - 1] = ord("]")
        key = True
        for before, child in zip(tree.children, tree.children[1:], strict=False):
            if is_object and key and child.type == ":":
                text[child.start_byte] = ord(",")
                key = False
            elif child.type == ",":
                key = True
            elif child.type == "token_tree" and before.type in ("{", "[", ":", ","):
                waiting.append(child)


def _open_fields(text: bytearray, tokens: Node) -> None:
    """`%value`, `?value` and `target: value` of a log's macro."""
    for before, child in zip(tokens.children, tokens.children[1:], strict=False):
        if before.type in ("(", ",", "=") and text[child.start_byte : child.end_byte] in _SIGILS:
            text[child.start_byte] = _SPACE
        elif child.type == ":" and before.type == "identifier":
            text[child.start_byte] = ord("=")
