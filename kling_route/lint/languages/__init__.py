"""The languages that the linter reads: their files, the grammar that parses them, and what lowers them.

Grammars and lowering modules are imported when the first file of their language is met.
"""

from __future__ import annotations

import gc
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kling_route.lint.languages.grammars import MissingGrammarError as MissingGrammarError
from kling_route.lint.languages.grammars import TooLongError as TooLongError
from kling_route.lint.languages.grammars import make_parser
from kling_route.lint.source import BOM, Fragment, Lines
from kling_route.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from kling_route.lint import ir
    from kling_route.lint.languages.grammars import Parse as Parse

    Lower = Callable[[bytes, Parse], ir.Module]
    """What each lowering module offers: code in UTF-8 and its parser, to statements."""


class Language(NamedTuple):
    """One language.

    `suffixes` and `names` (whole file names) are lower case. `commands` are the interpreters of a `#!` line. `grammar`
    is `module` or `module:function`, or "" where none is needed. `lower` is `module:function`; where the language
    `embeds` others, it is the function that finds their fragments. `holds` is such a function too, for a language that
    is code itself. `extra` is the extra of this package that installs the grammar, or "" where every installation has
    it.
    """

    name: str
    suffixes: tuple[str, ...]
    names: tuple[str, ...]
    commands: tuple[str, ...]
    grammar: str
    lower: str
    embeds: bool = False
    holds: str = ""
    extra: str = ""


_HERE = "kling_route.lint.languages"
_EMBEDDED = "kling_route.lint.embedded"
_SHELL_FILES = (".bashrc", ".bash_profile", ".bash_aliases", ".profile", ".zshrc", ".zprofile", ".zshenv", ".envrc")

_MORE = "more-languages"

_ROWS = (
    Language("python", (".py", ".pyi", ".pyw"), (), ("python",), "tree_sitter_python", f"{_HERE}.python:lower"),
    Language(
        "javascript",
        (".js", ".mjs", ".cjs", ".jsx"),
        (),
        ("node", "bun", "zx"),
        "tree_sitter_javascript",
        f"{_HERE}.javascript:lower",
    ),
    Language(
        "typescript",
        (".ts", ".mts", ".cts"),
        (),
        ("deno", "tsx", "ts-node"),
        "tree_sitter_typescript:language_typescript",
        f"{_HERE}.javascript:lower",
    ),
    Language("tsx", (".tsx",), (), (), "tree_sitter_typescript:language_tsx", f"{_HERE}.javascript:lower"),
    Language(
        "shell",
        (".sh", ".bash", ".zsh", ".ksh"),
        _SHELL_FILES,
        ("sh", "bash", "zsh", "ksh", "dash", "ash"),
        "tree_sitter_bash",
        f"{_HERE}.shell:lower",
    ),
    Language(
        "json",
        (".json", ".jsonc", ".json5", ".webmanifest", ".code-workspace"),
        (".babelrc", ".eslintrc", ".prettierrc"),
        (),
        "tree_sitter_json",
        f"{_HERE}.data.json_document:lower",
        holds=f"{_EMBEDDED}.requests_json:fragments",
    ),
    Language("yaml", (".yaml", ".yml"), (), (), "tree_sitter_yaml", f"{_HERE}.data.yaml_document:lower",
             holds=f"{_EMBEDDED}.jobs:fragments"),
    Language("toml", (".toml",), ("pipfile",), (), "tree_sitter_toml", f"{_HERE}.data.toml_document:lower"),
    Language("dotenv", (".env", ".dev.vars"), (".env", ".flaskenv", ".dev.vars"), (), "", f"{_HERE}.data.dotenv:lower"),
    Language("go", (".go",), (), (), "tree_sitter_go", f"{_HERE}.go:lower"),
    Language("dockerfile", (".dockerfile", ".containerfile"), ("dockerfile", "containerfile"), (), "",
             f"{_EMBEDDED}.dockerfile:fragments", embeds=True),
    Language("java", (".java",), (), (), "tree_sitter_java", f"{_HERE}.java:lower"),
    Language("makefile", (".mk", ".mak"), ("makefile", "gnumakefile"), ("make",), "",
             f"{_EMBEDDED}.makefile:fragments", embeds=True),
    Language("justfile", (".just",), ("justfile", ".justfile"), ("just",), "", f"{_EMBEDDED}.justfile:fragments",
             embeds=True),
    Language("http", (".http", ".rest"), (), (), "", f"{_EMBEDDED}.http_file:fragments", embeds=True),
    Language("php", (".php", ".phtml", ".inc"), (), ("php",), "tree_sitter_php:language_php", f"{_HERE}.php:lower"),
    Language("php-snippet", (), (), (), "tree_sitter_php:language_php_only", f"{_HERE}.php:lower"),
    Language("csharp", (".cs", ".csx"), (), (), "tree_sitter_c_sharp", f"{_HERE}.csharp:lower", extra=_MORE),
    Language("ruby", (".rb", ".rake", ".gemspec", ".ru"), ("rakefile", "gemfile"), ("ruby",), "tree_sitter_ruby",
             f"{_HERE}.ruby:lower"),
    Language("rust", (".rs",), (), (), "tree_sitter_rust", f"{_HERE}.rust:lower", extra="more-languages"),
    Language("kotlin", (".kt", ".kts"), (), (), "tree_sitter_kotlin", f"{_HERE}.kotlin:lower", extra=_MORE),
    Language("swift", (".swift",), (), (), "tree_sitter_swift", f"{_HERE}.swift:lower", extra="more-languages"),
    Language("notebook", (".ipynb",), (), (), "", f"{_EMBEDDED}.notebook:fragments", embeds=True),
    Language("markdown", (".md", ".markdown", ".mdx"), (), (), "", f"{_EMBEDDED}.markdown:fragments", embeds=True),
    Language("html", (".html", ".htm"), (), (), "", f"{_EMBEDDED}.html:page", embeds=True),
    Language("vue", (".vue",), (), (), "", f"{_EMBEDDED}.html:component", embeds=True),
    Language("svelte", (".svelte",), (), (), "", f"{_EMBEDDED}.html:component", embeds=True),
    Language("astro", (".astro",), (), (), "", f"{_EMBEDDED}.html:astro", embeds=True),
)  # fmt: skip

LANGUAGES: dict[str, Language] = {row.name: row for row in _ROWS}
"""Every language by its name."""

_BY_SUFFIX = {suffix: row.name for row in _ROWS for suffix in row.suffixes}
_BY_NAME = {name: row.name for row in _ROWS for name in row.names}
_BY_COMMAND = {command: row.name for row in _ROWS for command in row.commands}
_SHEBANG = re.compile(rb"#!\s*+(?:[^\s/]*+/)*+(?:env\s++(?:-\S++\s++|\w++=\S*+\s++)*+(?:[^\s/]*+/)*+)?([A-Za-z-]+)")


def language_of(path: str, data: bytes) -> str | None:
    """The language of a file, by its name or else by its `#!` line; None if it is none that we know."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1].lower()
    language = _BY_NAME.get(name)
    if language is None and name.startswith(".env."):
        language = "dotenv"
    dot = name.rfind(".")
    if language is None:
        language = _BY_SUFFIX.get(name[dot:]) if dot != -1 else None
        if language is None and dot <= 0:
            shebang = _SHEBANG.match(data)
            language = _BY_COMMAND.get(shebang[1].decode().lower()) if shebang else None
    if language is None and dot > 0:  # `Makefile.media`, `Dockerfile.dev`
        own = _BY_NAME.get(name[: name.find(".")], "")
        language = own if own and LANGUAGES[own].embeds else None
    if language == "typescript" and data.lstrip()[:5] == b"<?xml":  # Qt's translations have the same suffix
        return None
    return language


def fragments(data: bytes, language: str) -> tuple[Fragment, ...]:
    """The pieces of code in a file: itself, or what a notebook, a Markdown file or a page embeds.

    What a piece of shell code gives to other interpreters is a piece of its own.

    Raises `ValueError` for a file that is not in its format, with the reason.
    """
    return tuple([piece for fragment in _found(data, language) for piece in (fragment, *_held(fragment))])


def _found(data: bytes, language: str) -> tuple[Fragment, ...]:
    row = LANGUAGES[language]
    if row.embeds:
        found: tuple[Fragment, ...] = _load(row.lower)(data)
        return found
    if data.startswith(BOM):
        return (Fragment(language, data[len(BOM) :], Lines(data), ((0, len(BOM)),)),)
    held: tuple[Fragment, ...] = _load(row.holds)(data) if row.holds else ()
    return (Fragment(language, data, Lines(data)), *held)


def _held(fragment: Fragment) -> Iterator[Fragment]:
    """The code of other languages in a piece of shell code."""
    if fragment.language != "shell" or not any(sign in fragment.code for sign in (b"<<", b" -c ", b" -e ")):
        return
    from kling_route.lint.embedded.scripts import held
    from kling_route.lint.embedded.text import Text

    for language, text in held(Text(fragment.code, fragment.segments)):
        yield Fragment(language, text.code, fragment.lines, text.segments, fragment.cell)


def lower(code: bytes, language: str) -> ir.Module:
    """Statements of one fragment. Never fails for what the code says: what cannot be read stands in `errors`.

    Raises `MissingGrammarError` and `TooLongError`.
    """
    row = LANGUAGES[language]
    lowering: Lower = _load(row.lower)
    collecting = gc.isenabled()
    gc.disable()  # Nothing built here is garbage, and looking for it would double the time.
    try:
        return lowering(code, parser(language))
    finally:
        if collecting:
            gc.enable()


_parsers: dict[str, Parse] = {}


def parser(language: str) -> Parse:
    """What parses a language, made once. Raises `MissingGrammarError`."""
    known = _parsers.get(language)
    if known is None:
        row = LANGUAGES[language]
        known = _parsers[language] = make_parser(language, row.grammar, row.extra) if row.grammar else _no_grammar
    return known


def _no_grammar(_: bytes) -> Node:
    raise MissingGrammarError("this language is read without a grammar")


def _load(place: str) -> Any:
    """What `module:name` names."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
