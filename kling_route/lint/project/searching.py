"""Asks git which files of a large checkout can be left unread: it searches them several times as fast."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator

from kling_route.lint.discover import Found
from kling_route.lint.languages import LANGUAGES
from kling_route.lint.project import git, included
from kling_route.lint.project.imports import ALIASES, DOCUMENT, PACKAGES, PYTHON, SCRIPTS, SHELLS
from kling_route.lint.source import UTF16_MARKS

MANY = 500
"""Files: fewer are read in the time that it takes git to start."""

MOST_THREADS = 8
"""What git takes at most by itself."""

_PACKAGE_FILES = ("__init__.", "index.")
_PACKAGE_SUFFIXES = tuple(PACKAGES.values())
_WORDS = re.compile(r"[^./?]+")


class Search:
    """Searches for the API's name and for imports, in the folders in which git has listed many files.

    What git is asked it looks for while this process goes on, in up to `jobs` threads (0 for one more than there are
    processors); each answer is waited for where it is needed.
    """

    def __init__(self, mention: bytes, jobs: int) -> None:
        self._mention = mention
        self._threads = f"--threads={jobs or min((os.cpu_count() or 1) + 1, MOST_THREADS)}"
        self._asked: dict[str, git.Grep] = {}
        self._folders: dict[str, set[str]] = {}

    def begin(self, folder: str, files: int) -> None:
        """Look for the API's name in a folder of so many files."""
        if files >= MANY:
            wide = rb"\x00".join(bytes((letter,)) for letter in self._mention)
            marks = b"|".join(b"".join(rb"\x%02x" % byte for byte in mark) for mark in UTF16_MARKS)
            sought = (self._mention, wide, marks)  # one expression for all would take git twice as long
            self._asked[folder] = git.Grep(folder, sought, (self._threads, "--perl-regexp", "--ignore-case"))

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
            holding = grep.holding()
            if holding is None:  # some builds of git know no Perl expressions
                sought = (self._mention, *UTF16_MARKS)
                holding = git.Grep(folder, sought, (self._threads, "--fixed-strings", "--ignore-case")).holding()
            if holding is not None:
                silent |= self._folders.get(folder, set()).difference(_below(folder, holding))
        return silent

    def importing(self, targets: Collection[str]) -> Callable[[], set[str]]:
        """Look for the files that may import one of the targets. The result waits for them, and some more."""
        asked: list[tuple[str, git.Grep]] = []
        for languages, expressions in traces(targets):
            suffixes = [f"*{suffix}" for language in languages for suffix in LANGUAGES[language].suffixes]
            sought = [os.fsencode(expression) for expression in expressions]
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


def traces(paths: Collection[str]) -> Iterator[tuple[Collection[str], list[str]]]:
    """For each family of languages Perl regular expressions, one of which some line matches of every file that imports
    one of the files. Where names to import stand on lines of their own, the line before them is meant. None is tied to
    the start of a line, for git finds them faster so.
    """
    documents = sorted({re.escape(_name(path)) for path in paths if path.endswith(DOCUMENT)})
    anywhere = [rf"{re.escape(DOCUMENT)}\b(?<={'|'.join(documents)})"] if documents else []
    for languages, written in (
        (SCRIPTS, _script_imports),
        (PACKAGES, _package_imports),
        (PYTHON, _python_imports),
        (tuple(included.PATTERNS), _included),
        (SHELLS, _sourced),
    ):
        if expressions := [*written(paths), *anywhere]:
            yield languages, expressions


def _script_imports(paths: Iterable[str]) -> Iterator[str]:
    if scripts := [path for path in paths if not path.endswith((".py", *_PACKAGE_SUFFIXES))]:
        yield rf"""["'`][.@~#$](?:[^"'`]*\b{_any_of(_module_names(scripts))}\b|[./]*["'`?])"""


def _package_imports(paths: Iterable[str]) -> Iterator[str]:
    if packages := [path for path in paths if path.endswith(_PACKAGE_SUFFIXES)]:
        yield rf"\b{_any_of([*_module_names(packages), *map(_parent, packages)])}\b"


def _python_imports(paths: Iterable[str]) -> Iterator[str]:
    if python := [path for path in paths if path.endswith(".py")]:
        names, parents = _any_of(_module_names(python)), _any_of(map(_parent, python))
        several = "" if any(path.endswith("__init__.py") for path in python) else r"[ \t]*\("
        yield (
            rf"from[ \t]+[\w.]*(?:\b{names}\b|\b{parents}[ \t]+import[ \t]*\()"
            rf"|import[ \t].*\b{names}\b|from[ \t]*\.+[ \t]*import\b{several}"
        )


def _included(paths: Iterable[str]) -> Iterator[str]:
    suffixes = tuple(suffix for language in included.PATTERNS for suffix in LANGUAGES[language].suffixes)
    if meant := [path for path in paths if path.endswith(suffixes)]:
        names = _any_of([*(_name(path).split(".", 1)[0] for path in meant), *map(_parent, meant)])
        yield rf"(?:require|include|use[ \t]|mod[ \t]|crate::).*\b{names}\b"
    if loaded := [_name(path).removesuffix(".rb").replace("_", "") for path in paths if path.endswith(".rb")]:
        yield rf"(?i:\b{_any_of(loaded)})\."


def _sourced(paths: Iterable[str]) -> Iterator[str]:
    if names := [_name(path) for path in paths]:
        yield rf"(?:source|\.)[ \t].*{_any_of(names)}"


class Meant(dict[str, bool]):
    """Whether a module, as it is written in an import, can be one of some files. Each is thought about once.

    `hint` is found in every statement of Python that may import one of them.
    """

    def __init__(self, paths: Collection[str]) -> None:
        super().__init__()
        self._names = _module_names(paths)
        self.hint = re.compile(os.fsencode(rf"(?<!\w){_any_of(self._names)}(?!\w)|\.\s*import"))
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
    names = ((path, _name(path)) for path in paths)
    return frozenset(
        _parent(path) if name.startswith(_PACKAGE_FILES) else name.split(".", 1)[0] for path, name in names
    )


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _parent(path: str) -> str:
    return path.rpartition("/")[0].rpartition("/")[2]


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted({re.escape(word) for word in words if word})) or '(?!)'})"


def _below(folder: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{folder}/{name}" for name in names) if folder else iter(names)
