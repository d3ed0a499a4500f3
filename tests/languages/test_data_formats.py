"""Lowering of data formats against the parsers that programs use, and where keys and values stand."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kling_route.lint import ir, languages

ROOT = Path(__file__).resolve().parents[2]
TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="$\x85\u2028\u2029\ufeff"))
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT
)
DATA = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=12)


def plain(node: object) -> object:
    """The data that lowered data stands for."""
    if isinstance(node, ir.Mapping):
        return {plain(entry.key): plain(entry.value) for entry in node.entries}
    if isinstance(node, ir.Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, ir.Literal)
    return node.value


def only(code: str, language: str) -> object:
    module = languages.lower(code.encode(), language)
    assert module.errors == ()
    (statement,) = module.body
    assert isinstance(statement, ir.Evaluate)
    return statement.value


@given(DATA, st.booleans(), st.sampled_from([None, 2]))
def test_json(data: object, escaped: bool, indent: int | None) -> None:
    assert plain(only(json.dumps(data, ensure_ascii=escaped, indent=indent), "json")) == data


@given(DATA, st.sampled_from([None, "'", '"']), st.booleans(), st.booleans())
@example("0E0", None, False, False)
def test_yaml(data: object, style: str | None, flow: bool, unicode: bool) -> None:
    code = yaml.safe_dump(data, default_style=style, default_flow_style=flow, allow_unicode=unicode)
    expected = yaml.safe_load(code)
    assert _texts(plain(only(code, "yaml"))) == _texts(expected)


def _texts(data: object) -> object:
    """Data with its scalars as text: what is a number is decided by each version of YAML for itself."""
    if isinstance(data, dict):
        return {_texts(key): _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texts(item) for item in data]
    text = "null" if data is None else str(data).lower()
    try:
        return str(float(text))
    except ValueError:
        return text


@pytest.mark.parametrize("path", [ROOT / "pyproject.toml"], ids=lambda path: path.name)
def test_toml(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert plain(only(code, "toml")) == tomllib.loads(code)


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("json", '{"é": {"key": "value"}}'),
        ("yaml", "é:\n  key: value  # c\n"),
        ("yaml", "é: {key: 'value'}\n"),
        ("yaml", "é:\n  - key=value\n".replace("key", "KEY")),
        ("toml", '# é\n[a]\nkey = "value"\n'),
        ("dotenv", "# é\nexport key='value' # c\n"),
    ],
)
def test_places(language: str, code: str) -> None:
    written = set()
    waiting: list[object] = [languages.lower(code.encode(), language).body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ir.Literal, ir.Name)):
            written.add(code.encode()[node.start : node.end].decode().strip("'\"").lower())
        if isinstance(node, tuple):
            waiting.extend(node)
    assert {"key", "value"} <= written


def test_aliases_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    module = languages.lower("\n".join(lines).encode(), "yaml")
    assert module.errors == ()
    assert len(repr(module)) < 100_000
