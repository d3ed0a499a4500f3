"""Compiles the sources of the data into generated modules of the package.

A Python literal loads through the bytecode cache and needs neither a YAML nor a JSON parser, so a lookup starts at
once. The output depends on the sources alone. This module runs when the package is built, so it imports nothing but the
standard library and PyYAML.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from kling_route import documents
from kling_route.api.compiling import compile_api
from kling_route.checkout import TABLE_FILE
from kling_route.matching.index import compile_index

HEADER = '"""Generated from {source} by kling_route.compile."""\n\n'

Data = dict[str, Any]


def table_data(root: Path) -> Data:
    """Return the routing table of a checkout, without the lexicon: a lookup reads the index made from it."""
    return {key: value for key, value in _mapping(root / TABLE_FILE).items() if key != "lexicon"}


def index_data(root: Path) -> Data:
    """Return what a lookup reads: the index of the routing table."""
    return compile_index(_mapping(root / TABLE_FILE))


def api_data(root: Path) -> Data:
    """Return the API's schemas, resolved: what `kling_route.api.Catalogue` is made from."""
    return compile_api(root)


def ecosystems_data(root: Path) -> Data:
    """Return every ecosystem table of the linter, by its file's stem."""
    files = sorted((root / "kling_route" / "lint" / "ecosystems").glob("*.yaml"))
    return {path.stem: _mapping(path) for path in files}


def schemas_data(root: Path) -> Data:
    """Return the schemas of our documents, by the first part of the file's name (`routing`)."""
    files = sorted((root / "schemas").glob("*.schema.json"))
    return {path.name.removesuffix(".schema.json"): _mapping(path) for path in files}


MODULES: tuple[tuple[str, str, str, Callable[[Path], Data]], ...] = (
    ("table", "TABLE", "routing.yaml", table_data),
    ("api", "API", "schemas/apidot", api_data),
    ("ecosystems", "ECOSYSTEMS", "kling_route/lint/ecosystems", ecosystems_data),
    ("schemas", "SCHEMAS", "schemas/*.schema.json", schemas_data),
    ("index", "INDEX", "routing.yaml", index_data),
)
"""Module below `kling_route/_compiled`, the constant in it, what it is made from, and what reads that."""


def compile_all(root: Path) -> dict[str, Data]:
    """Write all generated modules of the checkout at `root`, and return what each holds, by its name.

    Raises `documents.DocumentError` for a source that cannot be read, `CompileError` for API schemas that do not fit
    each other, `OSError` when a module cannot be written.
    """
    folder = root / "kling_route" / "_compiled"
    folder.mkdir(exist_ok=True)
    _write(folder / "__init__.py", '"""Generated modules."""\n')
    compiled = {}
    for module, constant, source, read in MODULES:
        compiled[module] = read(root)
        _write(folder / f"{module}.py", render(constant, source, compiled[module]))
    return compiled


def render(constant: str, source: str, data: Data) -> str:
    """Return the text of a generated module: one line per key of `data`."""
    lines = [f"    {key!r}: {value!r},\n" for key, value in data.items()]
    return HEADER.format(source=source) + f"{constant} = {{\n" + "".join(lines) + "}\n"


def _mapping(path: Path) -> Data:
    document = documents.load(path)
    if not isinstance(document.value, dict):
        raise documents.DocumentError([document.problem((), "must be a mapping")])
    return document.value


def _write(path: Path, text: str) -> None:
    """Replace a file in one step, and leave it alone when it has this text already."""
    with contextlib.suppress(FileNotFoundError, UnicodeDecodeError):
        if path.read_text(encoding="utf-8") == text:
            return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    # The bytecode cache compares size and whole seconds only, so a quick second change could go unseen.
    Path(cache_from_source(str(path))).unlink(missing_ok=True)
