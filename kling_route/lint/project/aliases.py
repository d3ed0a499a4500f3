"""Names that a project gives its own modules: `paths` and `baseUrl` of a tsconfig, `imports` of a package.json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kling_route.lint.project import regular

FILES = ("tsconfig.json", "jsconfig.json", "package.json")
CONVENTIONS = {"$lib": ("src/lib/",), "@": ("src/", "", "app/"), "~": ("", "src/", "app/"), "~~": ("",), "@@": ("",)}
"""Names of SvelteKit, Vue, Nuxt and others, and the folders that they stand for."""
_LIMIT = 1_000_000
_COMMENT = re.compile(r'("(?:[^"\\\n]++|\\.)*+"?)|//[^\n]*+|/\*.*?(?:\*/|\Z)|,(?=\s*+[}\]])', re.S)
"""What JSON with comments has and JSON has not; a string is kept."""


def targets(path: str, module: str) -> Iterator[str]:
    """Where a configuration file sends a module, relative to its folder; nothing if it does not name it."""
    document = _read(path)
    options = document.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base = options.get("baseUrl")
    start = f"{base}/" if isinstance(base, str) else ""
    for pattern, places in (*_entries(options.get("paths"), start), *_entries(document.get("imports"), "")):
        head, star, tail = pattern.partition("*")
        if star and module.startswith(head) and module.endswith(tail) and len(module) >= len(head) + len(tail):
            middle = module[len(head) : len(module) - len(tail)]
            yield from (place.replace("*", middle) for place in places)
        elif module == pattern:
            yield from places


def conventional(module: str) -> Iterator[str]:
    """Where frameworks have modules of this name that no configuration names, relative to the project."""
    head, _, rest = module.partition("/")
    yield from (f"./{place}{rest}" for place in CONVENTIONS.get(head, ()) if rest)


def _entries(table: object, start: str) -> Iterator[tuple[str, list[str]]]:
    for pattern, places in table.items() if isinstance(table, dict) else ():
        listed = places if isinstance(places, list) else [places]
        yield pattern, [start + place for place in listed if isinstance(place, str)]


def _read(path: str) -> dict[str, Any]:
    import json  # most folders have no such file, and a scan of a few is over sooner without it

    try:
        text = regular.read(path, _LIMIT).decode("utf-8-sig")
        found = json.loads(_COMMENT.sub(lambda match: match[1] or "", text))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
