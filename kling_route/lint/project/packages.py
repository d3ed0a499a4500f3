"""Imports that stand for a folder of the project: packages of Go and Kotlin, namespaces of C#."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from kling_route.lint.project import regular

_GO_MODULE = "go.mod"
_LIMIT = 100_000
_NAME = re.compile(rb"""^module[ \t]++"?([^\s"]++)""", re.MULTILINE)

Listing = Callable[[str], Collection[str]]


def folder(module: str, language: str, starts: Iterable[str], listing: Listing) -> str | None:
    """The folder that a package is, seen from the folders where a search may start; None if it is a library's."""
    if language == "go":
        return _go(module, starts, listing)
    pieces = module.split(".")
    known = list(starts)
    for end in (len(pieces), len(pieces) - 1):  # `import package.name` names what the package has
        for way in range(end):  # the start of a name that all packages share may have no folders
            for start in known:
                if (found := _below(start, pieces[way:end], listing)) is not None:
                    return found
    return None


def _below(start: str, names: Iterable[str], listing: Listing) -> str | None:
    step = start
    for name in names:
        if name not in listing(step or "."):
            return None
        step = f"{step}/{name}" if step else name
    return step


def _go(module: str, starts: Iterable[str], listing: Listing) -> str | None:
    """A package of the module that the nearest `go.mod` names."""
    for start in starts:
        if _GO_MODULE in listing(start or "."):
            name = _module_name(f"{start}/{_GO_MODULE}" if start else _GO_MODULE)
            if name and (module == name or module.startswith(f"{name}/")):
                rest = module[len(name) :].strip("/")
                return _below(start, rest.split("/") if rest else (), listing)
    return None


def _module_name(path: str) -> str:
    try:
        found = _NAME.search(regular.read(path, _LIMIT))
    except OSError:
        return ""
    return found[1].decode("utf-8", "replace") if found else ""
