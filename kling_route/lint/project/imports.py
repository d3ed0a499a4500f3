"""What a file imports, found in its text without parsing it.

What looks like an import inside a string or a comment may be found too; it only makes the scan read a file more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kling_route.lint.project import included

PYTHON = ("python", "notebook")
SCRIPTS = ("javascript", "typescript", "tsx", "html", "vue", "svelte", "astro")
PACKAGES = {"go": ".go", "java": ".java", "csharp": ".cs", "kotlin": ".kt", "swift": ".swift"}
"""Languages in which the files of a folder know each other without imports, and how their names end."""
NAMED_AFTER = frozenset(("java", "csharp", "swift"))
"""Those whose files are named after what they define."""
_QUALIFIED = re.compile(
    rb"""^[ \t]*+(?:global[ \t]++)?(?:import|using)[ \t]++(?:static[ \t]++)?([\w.]++)""", re.MULTILINE
)
_GO = re.compile(
    rb"""^[ \t]*+(?:import[ \t]++)?(?:[\w.]++[ \t]++)?"([\w.~-]++(?:/[\w.~-]++)++)"[ \t\r]*+$""", re.MULTILINE
)
SHELLS = ("shell",)
"""Languages whose commands read other scripts, and files of data."""
DOCUMENT = ".json"
"""How the names of data end that programs in any language read."""
IMPORTING = frozenset((*PYTHON, *SCRIPTS, *PACKAGES, *SHELLS, *included.PATTERNS))
"""Languages whose imports are followed."""

LONGEST_PACKAGE = 400
"""Bytes: an import whose keyword stands further from the start of its line is not seen."""
_PYTHON = re.compile(
    rb"""[ \t"]*+(?:from[ \t]++(\.*+[\w.]*+)[ \t]*import\b[ \t]*+(\([^)]{0,9999}\)|[^\n#;(]+)"""
    rb"""|import[ \t]++([^\n#;(]+))"""
)
_SCRIPT = re.compile(rb"""\b(?:from|import|require)[ \t\r\n]*+\(?[ \t\r\n]*+["'`]([.@~#$][^"'`\n]*+)["'`]""")
_DATA = re.compile(rb"@([\w][\w./-]{0,200}?\.json)\b")
_QUOTED_DOCUMENT = re.compile(rb"""\.json\\?["'`]""")
_PATH = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-"
_LONGEST_PATH = 200
_SOURCED = re.compile(
    rb"""^[ \t]*+(?:source|\.)[ \t]++[^\n;&|#]{0,160}?(?<![\w.$-])([\w.-]++(?:/[\w.-]++)*+)["']?[ \t]*(?=[;&|#\r]|$)""",
    re.MULTILINE,
)
ALIASES = ("@", "~", "#", "$")
"""How names begin that projects give their own modules."""


def modules(data: bytes, language: str, hint: re.Pattern[bytes] | None = None) -> Iterator[str]:
    """The modules that a file's text imports, as written (`..pkg.mod`, `./client`).

    Python's `from package import name` gives `package` and `package.name`, for either may be the file. Files of data
    are read by their names. Statements of Python in which the `hint` is not found may be passed over.
    """
    yield from _documents(data)
    if language in SCRIPTS:
        for match in _SCRIPT.finditer(data):
            yield match[1].decode("utf-8", "replace")
    elif language in SHELLS:
        for pattern in (_SOURCED, _DATA):
            for match in pattern.finditer(data):
                yield "./" + match[1].decode("utf-8", "replace")
    elif language in included.PATTERNS:
        yield from included.named(data, language)
    elif language in PACKAGES:
        for match in (_GO if language == "go" else _QUALIFIED).finditer(data):
            yield match[1].decode("utf-8", "replace")
    elif language in PYTHON:
        data = data.replace(b'\\n"', b" ") if language == "notebook" else data
        for match in _python_statements(data):
            if hint is None or hint.search(data, *match.span()):
                yield from _python_modules(*match.groups(b""))


def _documents(data: bytes) -> Iterator[str]:
    """The documents whose names end a text; one that is followed from its end is found without trying every word."""
    for match in _QUOTED_DOCUMENT.finditer(data):
        end = match.start() + len(DOCUMENT)
        before = data[max(end - _LONGEST_PATH, 0) : end]
        known = before.rstrip(_PATH)
        path = before[len(known) :].removeprefix(b"/").removeprefix(b"./")
        if path and not known.endswith(b"@") and (known or end <= _LONGEST_PATH):
            yield "./" + path.decode()


def _python_statements(data: bytes) -> Iterator[re.Match[bytes]]:
    """Statements that import, one a line; looking for their keyword first saves trying every line."""
    end = 0
    at = data.find(b"import")
    while at != -1:
        start = data.rfind(b"\n", max(at - LONGEST_PACKAGE, 0), at) + 1
        match = _PYTHON.match(data, start) if start >= end and at - start < LONGEST_PACKAGE else None
        if match is not None:
            end = match.end()
            yield match
        at = data.find(b"import", max(at + 1, end))


@lru_cache(maxsize=4096)  # a project writes the same imports over and over
def _python_modules(package: bytes, names: bytes, plain: bytes) -> tuple[str, ...]:
    found = [words[0] for item in plain.decode("utf-8", "replace").split(",") if (words := item.split())]
    if package:
        start = package.decode("utf-8", "replace")
        found.append(start)
        start += "" if start.endswith(".") else "."
        listed = re.sub(r"#[^\n]*|[()\\]", " ", names.decode("utf-8", "replace")).split(",")
        found += (start + words[0] for item in listed if (words := item.split()) and words[0].isidentifier())
    return tuple(found)
