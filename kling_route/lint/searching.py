"""Asks git which files of a large checkout can be left unread: it searches them several times as fast."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator

from kling_route.lint import git
from kling_route.lint.discover import Found
from kling_route.lint.imports import PACKAGES, PYTHON, SCRIPTS
from kling_route.lint.languages import LANGUAGES
from kling_route.lint.source import UTF16_MARKS

MANY = 500
"""Files: fewer are read in the time that it takes git to start."""

_PACKAGE_FILES = ("__init__", "index")
_WORDS = re.compile(r"[^./?]+")


class Search:
    """Searches the files that git has listed, where it has listed many."""

    def __init__(self, found: Iterable[Found]) -> None:
        folders: dict[str, set[str]] = {}
        for path, _, listed in found:
            if listed is not None:
                folders.setdefault(listed, set()).add(path)
        self._folders = {folder: paths for folder, paths in folders.items() if len(paths) >= MANY}

    def without(self, word: bytes) -> set[str]:
        """The files in which a word does not stand in any casing; not those in UTF-16, where it would not be seen."""
        silent: set[str] = set()
        for folder, paths in self._folders.items():
            holding = git.holding(folder, (word, *UTF16_MARKS), ("--fixed-strings", "--ignore-case"))
            if holding is not None:
                silent |= paths.difference(_below(folder, holding))
        return silent

    def importing(self, targets: Collection[str]) -> set[str]:
        """The files that may import one of the targets, and some more."""
        found: set[str] = set()
        for languages, expression in traces(targets):
            suffixes = [f"*{suffix}" for language in languages for suffix in LANGUAGES[language].suffixes]
            for folder, paths in self._folders.items():
                holding = git.holding(folder, (os.fsencode(expression),), ("--perl-regexp",), suffixes)
                found |= paths if holding is None else paths.intersection(_below(folder, holding))
        return found


def traces(paths: Collection[str]) -> Iterator[tuple[Collection[str], str]]:
    """For each family of languages a Perl regular expression that some line matches of every file that imports one of
    the files. Where names to import stand on lines of their own, the line before them is meant. None is tied to the
    start of a line, for git finds them faster so.
    """
    others = tuple(PACKAGES.values())
    python = [path for path in paths if path.endswith(".py")]
    packages = [path for path in paths if path.endswith(others)]
    scripts = [path for path in paths if not path.endswith((".py", *others))]
    if scripts:
        yield SCRIPTS, rf"""["'`]\.(?:[^"'`]*\b{_any_of(module_names(scripts))}\b|[./]*["'`?])"""
    if packages:
        yield PACKAGES, rf"\b{_any_of([*module_names(packages), *map(_parent, packages)])}\b"
    if python:
        names, parents = _any_of(module_names(python)), _any_of(map(_parent, python))
        several = "" if any(path.endswith("__init__.py") for path in python) else r"\s*\("
        yield (
            PYTHON,
            (
                rf"(?:from|import)\s.*\b{names}\b|from\s.*\b{parents}\s+import\s*\("
                rf"|from\s*\.+\s*import\b{several}"
            ),
        )


def module_names(paths: Iterable[str]) -> frozenset[str]:
    """Words of which an import of one of the files has one, unless it is made of dots alone."""
    stems = ((path, path.rpartition("/")[2].split(".", 1)[0]) for path in paths)
    return frozenset(_parent(path) if stem in _PACKAGE_FILES else stem for path, stem in stems)


def may_mean(module: str, names: Collection[str]) -> bool:
    """Whether a module, as it is written in an import, can be one of these names."""
    words = _WORDS.findall(module)
    return not words or any(word in names for word in words)


def _parent(path: str) -> str:
    return path.rpartition("/")[0].rpartition("/")[2]


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted({re.escape(word) for word in words if word})) or '(?!)'})"


def _below(folder: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{folder}/{name}" for name in names) if folder else iter(names)
