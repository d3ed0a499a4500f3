"""Reading hostile documents: one clear error for each, and never anything else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kling_route.documents import Document, DocumentError, Limits, load, loads

HOSTILE = {
    "duplicate-key.yaml": (b"a: 1\nb: 2\na: 3\n", "3:1: duplicate key `a`, first on line 1"),
    "duplicate-key.json": (b'{"a": 1,\n "a": 2}', "2:2: duplicate key `a`, first on line 1"),
    "tag.yaml": (b"a: !!python/object/apply:os.system [id]\n", "1:4: tag `tag:yaml.org,2002:python/object/apply"),
    "own-tag.yaml": (b"a: !x 1\n", "1:4: tag `!x`"),
    "anchor.yaml": (b"a: &x [1]\nb: *x\n", "1:4: anchor `&x`"),
    "alias.yaml": (b"b: *x\n", "1:4: alias `*x`"),
    "merge.yaml": (b"a:\n  <<: {b: 1}\n", "2:3: merge key `<<`"),
    "complex-key.yaml": (b"? [a, b]\n: 1\n", "1:3: a mapping or sequence as a key"),
    "two.yaml": (b"a: 1\n---\nb: 2\n", "2:1: a second document"),
    "syntax.yaml": (b"a: [1, 2\nb: 3\n", "not valid YAML"),
    "tab.yaml": (b"a:\n\t- b\n", "2:1: not valid YAML"),
    "control.yaml": (b"a: \x07\n", "1:4: a character that YAML does not allow"),
    "huge-number.yaml": (b"a: " + b"9" * 5000, "1:4: a number of more than 300 characters"),
    "infinite.yaml": (b"a: 1e999", "1:4: number `1e999` is too large"),
    "deep.yaml": (b"[" * 100_000, "1:65: nested deeper than 64 levels"),
    "deep-block.yaml": (b"".join(b" " * n + b"a:\n" for n in range(200)), "nested deeper than 64 levels"),
    "deep.json": (b"[" * 100_000, "1:65: nested deeper than 64 levels"),
    "deep-mapping.json": (b'{"a":' * 100_000, "nested deeper than 64 levels"),
    "empty.yaml": (b"", "1:1: the file is empty"),
    "blank.json": (b" \n\n", "1:1: the file is empty"),
    "comment.yaml": (b"# nothing\n", "1:1: the file has no content"),
    "utf-16.yaml": ("a: 1".encode("utf-16"), "1:1: encoded in UTF-16; only UTF-8 is allowed"),
    "utf-16-no-mark.json": ('{"a": 1}'.encode("utf-16-le"), "zero bytes"),
    "utf-32.yaml": ("a: 1".encode("utf-32"), "1:1: encoded in UTF-32"),
    "latin-1.yaml": ("a: 1\nb: café\n".encode("latin-1"), "2:7: byte 0xe9 is not valid UTF-8"),
    "binary.yaml": (bytes(range(256)), "zero bytes"),
    "surrogate.json": (rb'{"a": "\ud800"}', "half of a surrogate pair"),
    "surrogate-key.json": (rb'{"\udfff": 1}', "half of a surrogate pair"),
    "nan.json": (b'{"a": NaN}', "1:7: not valid JSON: expected a value, found `NaN`"),
    "comma.json": (b'{"a": 1,}', "1:9: not valid JSON: expected a key in double quotes"),
    "single-quotes.json": (b"{'a': 1}", "1:2: not valid JSON: expected a key in double quotes"),
    "open.json": (b'{"a": "x', "1:7: not valid JSON: unterminated string"),
    "cut.json": (b'{"a": [1, 2', "1:12: not valid JSON: expected `,` or `]`"),
    "after.json": (b"{} x", "1:4: not valid JSON: text after the end"),
    "leading-zero.json": (b"[01]", "1:2: not valid JSON"),
    "many.json": (b"[" + b"1," * 100_001 + b"1]", "more than 100000 values"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_give_one_clear_error(name: str) -> None:
    data, message = HOSTILE[name]
    with pytest.raises(DocumentError) as caught:
        loads(data, name)
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{name}:")
    assert message in str(problem)


def test_alias_bomb_is_refused_at_its_first_anchor() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 20))
    with pytest.raises(DocumentError, match=r"bomb\.yaml:1:5: anchor `&l0`"):
        loads(f"l0: &l0 lol\n{levels}".encode(), "bomb.yaml")


def test_large_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    with pytest.raises(DocumentError, match="larger than 8 MiB, the most that is read"):
        load(path)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file"):
        load(tmp_path / "missing.yaml")
    with pytest.raises(DocumentError, match="is a folder"):
        load(tmp_path)
    with pytest.raises(DocumentError, match="not a file name"):
        load("a\0b")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(DocumentError, match="cannot be read"):
        load(tmp_path / "loop.yaml")


def test_all_duplicate_keys_are_reported_at_once() -> None:
    with pytest.raises(DocumentError) as caught:
        loads(b"a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_yaml_is_read_by_the_core_schema() -> None:
    text = b"[16:9, on, no, 2026-04-27, 1_000, 0x1f, 0o17, 017, ~, Null, TRUE, .5, 1e3, .inf, '1', 1.0]"
    expected = ["16:9", "on", "no", "2026-04-27", "1_000", 31, 15, 17, None, None, True, 0.5, 1000.0, ".inf", "1", 1.0]
    assert loads(text, "x.yaml").value == expected
    assert loads(b"200: ok\ntrue: yes\n", "x.yaml").value == {"200": "ok", "true": "yes"}


def test_positions_count_code_points() -> None:
    document = loads("é: 1\n🎨x: {naïve: [a, 网, b]}\n".encode(), "x.yaml")
    assert document.position(("🎨x", "naïve", 2)) == (2, 20)
    assert document.position(("🎨x", "naïve"), key=True) == (2, 6)
    document = loads('\ufeff{"🎨": 1,\r\n "é": ["🎨", 2]}'.encode(), "x.json")
    assert document.position(("é", 1)) == (2, 13)
    assert document.position(("é", 1, "absent")) == (2, 13)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from(["x.yaml", "x.json"]))
def test_any_bytes_give_a_document_or_an_error(data: bytes, name: str) -> None:
    read(data, name)


STRUCTURE = st.text(st.sampled_from("{}[]:,-\"'\\ \n\t#&*!|>?%@~<a1.e+é\u2028\ud7ff"), max_size=80)


@given(STRUCTURE, st.sampled_from(["x.yaml", "x.json"]))
def test_any_punctuation_gives_a_document_or_an_error(text: str, name: str) -> None:
    read(text.encode(), name)


def read(data: bytes, name: str) -> Document | None:
    """Read as hostile input is read; every place named must lie in the text."""
    try:
        document = loads(data, name, Limits(size=10_000, depth=20, nodes=200))
    except DocumentError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.line >= 1 and problem.column >= 1
            assert "\n" not in str(problem)
            str(problem).encode()
        return None
    json.dumps(document.value, allow_nan=False).encode()
    return document


# PyYAML follows YAML 1.1, where "0E0" and "0o7" are text and so are written without quotes; in the core schema of
# YAML 1.2, which the reader follows, they are numbers.
CORE_NUMBER = re.compile(r"[-+]?(0o[0-7]+|0x[0-9a-fA-F]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)")

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not CORE_NUMBER.fullmatch(text))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize(("text", "number"), [("0E0", 0.0), ("1e3", 1000.0), ("0o17", 15), ("0x1f", 31), (".5", 0.5)])
def test_yaml_numbers_are_those_of_the_core_schema(text: str, number: float) -> None:
    assert loads(text.encode(), "x.yaml").value == number
    assert loads(f"'{text}'".encode(), "x.yaml").value == text


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_json_is_read_as_python_reads_it(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    assert loads(data, "x.json").value == json.loads(text)


@given(VALUES)
def test_yaml_written_by_pyyaml_is_read_back(value: Any) -> None:
    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  the signature
            return True

    try:
        text = yaml.dump(value, Dumper=Dumper, allow_unicode=True)
        expected = yaml.safe_load(text)
    except yaml.YAMLError:
        return
    if expected != value:
        return  # PyYAML itself does not read back what it wrote
    assert loads(text.encode(), "x.yaml").value == value
