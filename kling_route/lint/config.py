"""The configuration of a project: `[tool.kling-route]` of pyproject.toml, or .kling-route.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from kling_route.lint.project.globs import Globs
from kling_route.lint.redact import redact
from kling_route.tuples import NamedTuple

OWN_FILE = ".kling-route.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "kling-route"
NOT_FULLY_READ = "not-fully-read"
"""In `per-file-ignores`: accepts that a file could not be read to its end."""

SIZE_LIMIT = 1_000_000


class ConfigError(Exception):
    """A configuration that cannot be used. The message names file and line, what is wrong and what is allowed."""


class Config(NamedTuple):
    """A checked configuration. `folder` is absolute: patterns are relative to it. `file` is "" for the defaults."""

    file: str
    folder: str
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    exclude: Globs = Globs(())
    severity: Mapping[str, str] = {}
    per_file_ignores: tuple[tuple[Globs, frozenset[str]], ...] = ()
    log_sinks: tuple[str, ...] = ()
    redactors: tuple[str, ...] = ()
    api_schemas: tuple[str, ...] = ()
    require_reason: bool = False


def load(file: str) -> Config | None:
    """Read and check a configuration; None for a pyproject.toml that has none.

    Raises `ConfigError`.
    """
    text = _read(file)
    shared = os.path.basename(file) == SHARED_FILE
    if shared and TABLE not in text:
        return None
    document = _parse(file, text)
    tool = document.get("tool")
    own = tool.get(TABLE) if isinstance(tool, dict) else None
    if own is None and shared:
        return None
    return _config(file, text, document if own is None else own)


def _read(file: str) -> str:
    try:
        with open(file, "rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise ConfigError(f"{file}: larger than 1 MB")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not valid UTF-8 (byte {error.start + 1})") from error


def _parse(file: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{file}:{place[1]}:{place[2]}" if place else file
        raise ConfigError(f"{where}: not valid TOML") from error
    except RecursionError as error:
        raise ConfigError(f"{file}: nested too deeply") from error


def _config(file: str, text: str, table: Any) -> Config:
    from kling_route._compiled.schemas import SCHEMAS
    from kling_route.lint.shape import problems

    found = [(problem.place, problem.message) for problem in problems(table, SCHEMAS["config"])]
    if not found:
        found = _unknown_rules(table)
    if found:
        raise ConfigError("\n".join(f"{file}:{line_of(text, place)}: {_name(place)}{what}" for place, what in found))
    ignores = table.get("per-file-ignores", {})
    return Config(
        file,
        os.path.dirname(os.path.abspath(file)),
        frozenset(table["select"]) if "select" in table else None,
        frozenset(table.get("ignore", ())),
        Globs(table.get("exclude", ())),
        table.get("severity", {}),
        tuple((Globs([pattern]), frozenset(names)) for pattern, names in ignores.items()),
        tuple(table.get("log-sinks", ())),
        tuple(table.get("redactors", ())),
        tuple(table.get("api-schemas", ())),
        table.get("require-reason", False),
    )


Place = tuple[str | int, ...]


def _unknown_rules(table: dict[str, Any]) -> list[tuple[Place, str]]:
    from kling_route.lint.rules import RULES
    from kling_route.lint.shape import meant

    named: list[tuple[Place, str]] = []
    for key in ("select", "ignore"):
        named += [((key, at), rule) for at, rule in enumerate(table.get(key, ()))]
    named += [(("severity", rule), rule) for rule in table.get("severity", ())]
    for glob, ids in table.get("per-file-ignores", {}).items():
        named += [(("per-file-ignores", glob), rule) for rule in ids if rule != NOT_FULLY_READ]
    known = tuple(rule.id for rule in RULES)
    return [(place, f'no rule "{redact(rule)}"{meant(rule, known)}') for place, rule in named if rule not in known]


def _name(place: Place) -> str:
    words = [str(step) for step in place if isinstance(step, str)]
    return redact(".".join(words)) + ": " if words else ""


def line_of(text: str, place: Place) -> int:
    """The line that a key of the configuration stands on, or that of the table it is missing from."""
    keys = [step for step in place if isinstance(step, str)]
    best, line = 0, 1
    tables: list[str] = []
    for number, content in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[++([^\]]*)\]", content):
            tables = _split(header[1])
            tables = tables[2:] if tables[:2] == ["tool", TABLE] else (["", ""] if tables[:1] == ["tool"] else tables)
            path = tables
        elif assigned := re.match(r"\s*((?:[\w.-]|\"[^\"]*\"|'[^']*')+)\s*=", content):
            path = [*tables, *_split(assigned[1])]
        else:
            continue
        if path and keys[: len(path)] == path and len(path) > best:
            best, line = len(path), number
    return line


def _split(dotted: str) -> list[str]:
    return [part[1] or part[2] or part[3] for part in re.finditer(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)", dotted)]
