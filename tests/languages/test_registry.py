"""Which language a file is in, and what is said where a grammar is missing."""

from __future__ import annotations

import gc
import sys

import pytest

from kling_route.lint import languages
from kling_route.lint.languages import LANGUAGES, MissingGrammarError, fragments, language_of, lower


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("a/b.py", "python"),
        ("B.PYI", "python"),
        ("a.mjs", "javascript"),
        ("a.jsx", "javascript"),
        ("a.d.ts", "typescript"),
        ("a.tsx", "tsx"),
        ("a.sh", "shell"),
        (".bashrc", "shell"),
        ("a.json", "json"),
        ("c:\\a\\b.yml", "yaml"),
        ("Pipfile", "toml"),
        (".env", "dotenv"),
        (".env.local", "dotenv"),
        ("a/prod.env", "dotenv"),
        ("a.ipynb", "notebook"),
        ("README.md", "markdown"),
        ("a.txt", None),
        ("env", None),
        ("", None),
    ],
)
def test_by_name(path: str, language: str | None) -> None:
    assert language_of(path, b"") == language


@pytest.mark.parametrize(
    ("first", "language"),
    [
        (b"#!/usr/bin/env python3", "python"),
        (b"#!/usr/bin/python3.11 -u", "python"),
        (b"#!/usr/bin/env -S A=b bash -e", "shell"),
        (b"#! /bin/sh", "shell"),
        (b"#!/usr/bin/env node", "javascript"),
        (b"#!/usr/bin/perl", None),
        (b"#!", None),
        (b"python", None),
    ],
)
def test_by_interpreter(first: bytes, language: str | None) -> None:
    assert language_of("bin/tool", first + b"\n") == language


def test_translations_are_no_typescript() -> None:
    assert language_of("de.ts", b'<?xml version="1.0"?>') is None


@pytest.mark.parametrize("name", [name for name, row in LANGUAGES.items() if not row.embeds])
def test_every_language_reads_nothing_as_nothing(name: str) -> None:
    module = lower(b"", name)
    assert module.errors == () and module.comments == ()
    assert fragments(b"a", name)[0].language == name


def test_missing_grammar_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "_parsers", {})
    monkeypatch.setitem(sys.modules, "tree_sitter_toml", None)
    with pytest.raises(MissingGrammarError, match="tree-sitter-toml"):
        lower(b"a = 1", "toml")


def test_byte_order_mark_takes_no_column() -> None:
    (fragment,) = fragments("\ufeffa = 1\n".encode(), "python")
    assert fragment.code == b"a = 1\n"
    assert fragment.position(4) == (1, 5)


def test_collection_of_garbage_goes_on() -> None:
    assert gc.isenabled()
    lower(b"a", "python")
    assert gc.isenabled()
