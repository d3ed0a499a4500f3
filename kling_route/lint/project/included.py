"""How PHP, Ruby and Rust name the files of their own project."""

from __future__ import annotations

import re
from collections.abc import Iterator

PATTERNS = {
    "php": re.compile(
        rb"""\b(?:require|include)(?:_once)?\b[^;"'\n]{0,80}["']/?(?P<path>[^"'\n]{1,200}\.php)["']"""
        rb"""|^[ \t]*use[ \t]++(?P<name>[A-Za-z_][\w\\]++)""",
        re.MULTILINE,
    ),
    "ruby": re.compile(rb"""^[ \t]*require_relative[ \t(]++["'](?P<path>[^"'\n]{1,200})["']"""
                       rb"""|^[ \t]*require[ \t(]++["'](?P<name>[^"'\n]{1,200})["']"""
                       rb"""|(?<![\w.:@"'])(?P<constant>[A-Z]\w{0,100}+(?:::[A-Z]\w{0,100}+){0,5}+)\.""", re.MULTILINE),
    "rust": re.compile(rb"""(?:^[ \t]*(?:pub(?:\([a-z]++\))?[ \t]++)?mod[ \t]++|\bsuper::)"""
                       rb"""(?P<path>\w++)(?:[ \t]*;|::)|\bcrate::(?P<name>\w++)""", re.MULTILINE),
}  # fmt: skip
"""What names a file beside this one (`path`), or one of the project (`name`, `constant`), by language."""
_RAILS = tuple(
    f"app/{folder}"
    for folder in ("services", "models", "jobs", "clients", "workers", "lib", "controllers", "helpers", "mailers")
)
"""Folders from which Rails loads what constants name."""
_ENDINGS = {"php": ("", ".php"), "ruby": ("", ".rb"), "rust": (".rs", "/mod.rs")}
_ROOTS = {"php": ("src", "app", "lib", "includes"), "ruby": ("lib", "app", *_RAILS), "rust": ("src",)}
_SEPARATOR = {"php": "\\", "ruby": "/", "rust": "/"}
CRATE = "crate/"
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def named(data: bytes, language: str) -> Iterator[str]:
    """The files that a text names, in the form in which the language is lowered."""
    for match in PATTERNS[language].finditer(data):
        beside, name = match["path"], match["name"]
        if language == "ruby" and match["constant"]:
            yield of_constant(match["constant"].decode("utf-8", "replace"))
            continue
        text = (beside or name).decode("utf-8", "replace")
        if beside is not None:
            yield text if text.startswith(".") else f"./{text}"
        else:
            yield CRATE + text if language == "rust" else text


def of_constant(name: str) -> str:
    """The name of the file of a constant of Ruby: `Dot::ApiClient` is in `dot/api_client`."""
    return _WORD_START.sub("_", name).replace("::", "/").lower()


def beside(module: str, language: str) -> list[str]:
    """The paths, from the folder of the file that names it, that a module may have."""
    return [module + ending for ending in _ENDINGS[language]]


def below(module: str, language: str) -> list[str]:
    """The paths, from some folder of the project, that a module may have: a namespace may have a folder of its own."""
    pieces = module.removeprefix(CRATE).split(_SEPARATOR[language])
    ways = range(len(pieces)) if language == "php" else range(1)
    return [
        "/".join([*([root] if root else []), *pieces[way:]]) + ending
        for way in ways
        for root in ("", *_ROOTS[language])
        for ending in _ENDINGS[language]
        if ending
    ]
