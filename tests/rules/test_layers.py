"""Rules and evaluation know no grammar, and code knows no word of the API: both come from elsewhere."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from rules.vocabulary import (
    PACKAGE,
    ROOT,
    Spelled,
    api_words,
    constants,
    constants_below,
    ecosystem_words,
    is_element,
    node_types,
    own_words,
    schema_words,
)

UPPER = (PACKAGE / "lint/rules", PACKAGE / "lint/evaluate")
"""The folders of what works on lowered statements alone."""
MODULES = sorted(file for folder in UPPER for file in folder.rglob("*.py"))
GRAMMAR = ("tree_sitter", "kling_route.lint.languages", "kling_route.lint.embedded")
"""Where grammars are, and what reads their trees."""


def imported(code: str) -> Iterator[str]:
    """What a module imports, at any depth, or names as text to import."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "tree_sitter" in node.value:
            yield node.value


def spelled(found: Iterable[Spelled], words: frozenset[str]) -> str:
    """The constants that are one of these words, one a line."""
    return "\n".join(f"{one.place}:{one.line}: {one.text!r}" for one in found if one.text in words)


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_no_grammar(module: Path) -> None:
    """Neither a grammar nor what lowers its trees."""
    assert not [name for name in imported(module.read_text()) if name.startswith(GRAMMAR)]


def test_loads_no_grammar() -> None:
    """Importing them all loads none, through other modules either."""
    names = [file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for file in MODULES]
    names = [name.removesuffix(".__init__") for name in names]
    code = f"import sys, {', '.join(names)}; print([name for name in sys.modules if name.startswith('tree_sitter')])"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_names_no_node_type() -> None:
    """No constant is the name of a kind of node. Types of JSON and keys of our own tables may be spelled like one."""
    words = node_types() - schema_words() - ecosystem_words()
    assert words > {"call_expression", "identifier", "string_fragment", "block_mapping_pair", "table_array_element"}

    assert not spelled(constants_below(*UPPER), words)


def test_names_no_word_of_the_api() -> None:
    """No constant is a field, a status, a model's id or a path."""
    words = api_words() - schema_words() - own_words() - ecosystem_words()
    assert words > {
        "callback_url",
        "image_urls",
        "finished",
        "kling-o1-image-edit",
        "/api/generate/submit",
        "data",
        "n",
    }

    assert not spelled((one for one in constants_below(PACKAGE) if not is_element(one)), words)


def test_would_be_seen() -> None:
    """A word in a comparison, an f-string or bytes counts; a docstring and an attribute do not."""
    code = '''
"""status"""

class One:
    """Has a status: finished."""

    __slots__ = ("data",)

def two(one, status):
    if one.data == "finished":
        return f"{one}callback_url" + status, b"task_id"
'''
    words = frozenset({"finished", "callback_url", "task_id", "data"})

    assert {one.text for one in constants(code) if one.text in words} == {"finished", "callback_url", "task_id"}
