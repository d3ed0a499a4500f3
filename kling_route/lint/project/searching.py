"""Asks git which files of a large checkout can be left unread: it searches them several times as fast."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator

from kling_route.lint.discover import Found
from kling_route.lint.languages import LANGUAGES
from kling_route.lint.project import git
from kling_route.lint.project.imports import ALIASES, PACKAGES, PYTHON, SCRIPTS
from kling_route.lint.source import UTF16_MARKS

MANY = 500
"""Files: fewer are read in the time that it takes git to start."""

_PACKAGE_FILES = ("__init__.", "index.")
_WORDS = re.compile(r"[^./?]+")


class Search:
    """Searches for the API's name and for imports, in the folders in which git has listed many files.

    What git is asked it looks for while this process goes on, in up to `jobs` threads (0 for its own choice); each
    answer is waited for where it is needed.
    """

    def __init__(self, mention: bytes, jobs: int) -> None:
        self._mention = mention
        self._threads = f"--threads={jobs}"
        self._wide = rb"(?i)" + rb"\x00".join(bytes((letter,)) for letter in mention)
        self._asked: dict[str, git.Grep] = {}
        self._asked_wide: dict[str, git.Grep] = {}
        self._folders: dict[str, set[str]] = {}

    def begin(self, folder: str, files: int) -> None:
        """Look for the API's name in a folder of so many files."""
        if files >= MANY:
            sought = (self._mention, *UTF16_MARKS)
            self._asked[folder] = git.Grep(folder, sought, (self._threads, "--fixed-strings", "--ignore-case"))
            self._asked_wide[folder] = git.Grep(folder, (self._wide,), (self._threads, "--perl-regexp"))

    @property
    def asked(self) -> bool:
        """Whether git is searching."""
        return bool(self._asked)

    def silent(self, found: Iterable[Found]) -> set[str]:
        """The files in which the API's name does not stand, nor in UTF-16; of those with its mark, none."""
        for path, _, listed in found:
            if listed in self._asked:
                self._folders.setdefault(listed, set()).add(path)
        silent: set[str] = set()
        for folder, grep in self._asked.items():
            holding, wide = grep.holding(), self._asked_wide[folder].holding()
            if holding is not None:
                silent |= self._folders.get(folder, set()).difference(_below(folder, holding | (wide or frozenset())))
        return silent

    def importing(self, targets: Collection[str]) -> Callable[[], set[str]]:
        """Look for the files that may import one of the targets. The result waits for them, and some more."""
        asked: list[tuple[str, git.Grep]] = []
        for languages, expression in traces(targets):
            suffixes = [f"*{suffix}" for language in languages for suffix in LANGUAGES[language].suffixes]
            sought = (os.fsencode(expression),)
            asked += (
                (folder, git.Grep(folder, sought, (self._threads, "--perl-regexp"), suffixes))
                for folder in self._folders
            )

        def answer() -> set[str]:
            found: set[str] = set()
            for folder, grep in asked:
                paths, holding = self._folders[folder], grep.holding()
                found |= paths if holding is None else paths.intersection(_below(folder, holding))
            return found

        return answer


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
        yield SCRIPTS, rf"""["'`]\.(?:[^"'`]*\b{_any_of(_module_names(scripts))}\b|[./]*["'`?])"""
    if packages:
        yield PACKAGES, rf"\b{_any_of([*_module_names(packages), *map(_parent, packages)])}\b"
    if python:
        names, parents = _any_of(_module_names(python)), _any_of(map(_parent, python))
        several = "" if any(path.endswith("__init__.py") for path in python) else r"\s*\("
        yield (
            PYTHON,
            (
                rf"(?:from|import)\s.*\b{names}\b|from\s.*\b{parents}\s+import\s*\("
                rf"|from\s*\.+\s*import\b{several}"
            ),
        )


class Meant(dict[str, bool]):
    """Whether a module, as it is written in an import, can be one of some files. Each is thought about once."""

    def __init__(self, paths: Collection[str]) -> None:
        super().__init__()
        self._names = _module_names(paths)
        self._endings = frozenset(ending for path in paths for ending in _endings(path))

    def __missing__(self, module: str) -> bool:
        words = tuple(_WORDS.findall(module))
        if module.startswith(ALIASES):  # which stand for any folder
            known = not self._names.isdisjoint(words)
        else:
            known = not words or any(words[:end] in self._endings for end in range(1, len(words) + 1))
        self[module] = known
        return known


def _endings(path: str) -> Iterator[tuple[str, ...]]:
    """The words by which imports may name a file: its own, after those of folders, before that of its suffix."""
    folder, _, name = os.path.abspath(path).replace(os.sep, "/").rpartition("/")
    above = _WORDS.findall(folder)
    words = (*above, *_WORDS.findall(name))
    own = len(above) - name.startswith(_PACKAGE_FILES)
    for start in range(own + 1):
        for end in range(own + 1, len(words) + 1):
            yield words[start:end]


def _module_names(paths: Iterable[str]) -> frozenset[str]:
    """Words of which an import of one of the files has one, unless it is made of dots alone."""
    names = ((path, path.rpartition("/")[2]) for path in paths)
    return frozenset(
        _parent(path) if name.startswith(_PACKAGE_FILES) else name.split(".", 1)[0] for path, name in names
    )


def _parent(path: str) -> str:
    return path.rpartition("/")[0].rpartition("/")[2]


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted({re.escape(word) for word in words if word})) or '(?!)'})"


def _below(folder: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{folder}/{name}" for name in names) if folder else iter(names)
