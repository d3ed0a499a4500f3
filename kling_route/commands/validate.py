"""`kling-route validate`: routing tables and API schemas, with the place of every problem."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kling_route import checkout

if TYPE_CHECKING:
    import argparse

VALID, INVALID, USAGE = 0, 1, 2

SUFFIXES = (".yaml", ".yml", ".json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.description = (
        "Check routing tables and API schemas against their schemas. A file with `routes`, `product`, `workflow` or "
        "`lexicon` at the top is a routing table, one named NAME.schema.json a JSON Schema, any other an API schema. "
        "A table without problems gets advice on phrases that lead nowhere, and on routes that none leads to. "
        "Without FILE, in a checkout: check routing.yaml and schemas, and compile them into the package."
    )
    parser.add_argument("paths", nargs="*", metavar="FILE", help="a YAML or JSON file, or a folder of them")
    parser.add_argument("--queries", metavar="FILE", help="also score the table on a file of lookups")


def run(options: argparse.Namespace) -> int:
    """Check files and return the exit code."""
    root = checkout.root()
    if options.paths:
        code = _check(_expanded(options.paths))
    elif root:
        code = _check(_sources(root)) or _compile(root)
    elif not options.queries:
        return _fail("name a FILE: without one, this needs a checkout of kling-route")
    else:
        code = VALID
    return code or (_score(options.queries, options.paths) if options.queries else VALID)


def _fail(message: str) -> int:
    sys.stderr.write(f"kling-route validate: {message}\n")
    return USAGE


def _expanded(names: list[str]) -> list[str]:
    """The files named, and those in the folders named."""
    files = []
    for name in names:
        inside = sorted(path for path in Path(name).rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
        files += [str(path) for path in inside] if Path(name).is_dir() and inside else [name]
    return files


def _sources(root: Path) -> list[str]:
    folder = root / "schemas" / "apidot"
    schemas = sorted((root / "schemas").glob("*.schema.json"))
    paths = [root / checkout.TABLE_FILE, *sorted(folder.rglob("*.yaml")), *schemas]
    return [_relative(path) for path in paths]


def _relative(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _check(files: list[str]) -> int:
    """Print the problems of all files and return the exit code."""
    from kling_route.validate import advise_file, check_file

    missing = [name for name in files if not os.path.lexists(name)]
    for name in missing:
        _fail(f"{name}: there is no such file")
    count = 0
    for name in files:
        for problem in () if name in missing else check_file(name):
            sys.stdout.write(f"{problem}\n")
            count += 1
    if missing:
        return USAGE
    if count:
        sys.stderr.write(f"{_counted(count, 'problem')} in {_counted(len(files), 'file')}.\n")
        return INVALID
    for name in files:
        for advice in advise_file(name):
            sys.stdout.write(f"{advice._replace(message=f'advice: {advice.message}')}\n")
    sys.stdout.write(f"{_counted(len(files), 'file')} checked, no problems.\n")
    return VALID


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _compile(root: Path) -> int:
    """Compile what was found valid and return the exit code."""
    from kling_route.compile import compile_all
    from kling_route.documents import DocumentError

    try:
        compile_all(root)
    except (DocumentError, ValueError) as error:  # the files are valid one by one, but do not fit each other
        sys.stdout.write(f"{error}\n")
        return INVALID
    except OSError as error:
        return _fail(f"the compiled modules cannot be written: {error}")
    return VALID


def _score(queries: str, tables: list[str]) -> int:
    """Score lookups on the table named, or on the built-in one, and return the exit code."""
    from kling_route.documents import DocumentError
    from kling_route.queries import load_queries, report
    from kling_route.table import TableError, builtin_table, load_table

    if len(tables) > 1:
        return _fail("--queries scores one table: name one FILE")
    try:
        table = load_table(tables[0]) if tables else builtin_table()
        sys.stdout.write(report(table, load_queries(queries)))
    except (DocumentError, TableError) as error:
        sys.stdout.write(f"{error}\n")
        return INVALID
    return VALID
