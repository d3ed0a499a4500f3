"""Which file of the project an import stands for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache

from kling_route.lint.project import included, packages
from kling_route.lint.project.imports import (
    ALIASES,
    DOCUMENT,
    NAMED_AFTER,
    PACKAGES,
    PYTHON,
    SCRIPTS,
    SHELLS,
    modules,
)

_SCRIPT_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json")
_COMPILED = {".js": (".ts", ".tsx"), ".jsx": (".tsx",), ".mjs": (".mts",), ".cjs": (".cts",)}
_ROOT_MARKS = (
    *("pyproject.toml", "package.json", "setup.py", "setup.cfg", "requirements.txt", "deno.json", "go.mod"),
    *("Cargo.toml", "pom.xml", "build.gradle", "build.gradle.kts", "composer.json", "Gemfile", "Directory.Build.props"),
)


class Project:
    """Resolves imports to files. Folder listings are read once and kept for the life of the object.

    Paths are relative to the current folder or absolute, with `/`, and come back in the same style. Nothing outside
    the importer's project is ever found: the nearest folder with a `.git`, else the current folder, else the outermost
    folder that looks like a project.
    """

    def __init__(self) -> None:
        self._listings: dict[str, frozenset[str]] = {}
        self._roots: dict[str, str] = {}
        self._resolved: dict[tuple[str, str, str], str | None] = {}

    def targets(self, importer: str, data: bytes, language: str) -> tuple[str, ...]:
        """The files that `importer` imports, in the order of its imports."""
        found = [self.resolve(importer, module, language) for module in dict.fromkeys(modules(data, language))]
        if language in PACKAGES:
            folders = dict.fromkeys(path.rpartition("/")[:2] for path in (importer, *found) if path)
            found += [file for folder in folders for file in self._package(*folder, data, language)]
        return tuple(dict.fromkeys(path for path in found if path and path != importer))

    def _package(self, folder: str, slash: str, data: bytes, language: str) -> Iterator[str]:
        """The files of a package: those in its folder, if the importer names what they are named after."""
        suffix = PACKAGES[language]
        for name in sorted(self._listing(folder or ("/" if slash else "."))):
            if name.endswith(suffix) and (language not in NAMED_AFTER or name[: -len(suffix)].encode() in data):
                yield folder + slash + name

    def resolve(self, importer: str, module: str, language: str) -> str | None:
        """The file that `module`, written in `importer`, stands for; None if it is none of the project's."""
        folder = os.path.dirname(importer)
        asked = (folder, module, language)
        if asked not in self._resolved:
            self._resolved[asked] = self._find(folder, module, language)
        return self._resolved[asked]

    def _find(self, folder: str, module: str, language: str) -> str | None:
        if module.endswith(DOCUMENT) and module.startswith("."):
            return self._first(folder, [_join(start, module) for start in self._search(folder)])
        if language in SCRIPTS:
            return self._script(folder, module)
        if language in SHELLS:
            return self._first(folder, [_join(start, module) for start in self._search(folder)])
        if language in included.PATTERNS:
            return self._included(folder, module, language)
        if language in PACKAGES:
            return self._packaged(folder, module, language)
        return self._python(folder, module) if language in PYTHON else None

    def _included(self, folder: str, module: str, language: str) -> str | None:
        if module.startswith("."):
            return self._first(folder, [_join(folder, path) for path in included.beside(module, language)])
        paths = included.below(module, language)
        return self._first(folder, [_join(start, path) for start in self._search(folder) for path in paths])

    def is_file(self, path: str) -> bool:
        """Whether the path names a file (or a folder: names with a suffix hardly ever do)."""
        folder, _, name = path.rpartition("/")
        return name in self._listing(folder or ("/" if path.startswith("/") else "."))

    def root(self, folder: str) -> str:
        """The absolute path of the project that an absolute folder belongs to."""
        known = self._roots.get(folder)
        if known is None:
            known = self._roots[folder] = self._find_root(folder)
        return known

    def _find_root(self, folder: str) -> str:
        here = os.getcwd().replace(os.sep, "/")
        outermost = folder
        step = folder
        while True:
            names = self._listing(step)
            if ".git" in names:
                return step
            if not names.isdisjoint(_ROOT_MARKS):
                outermost = step
            parent = os.path.dirname(step)
            if parent == step:
                return here if _inside(folder, here) else outermost
            step = parent

    def _listing(self, folder: str) -> frozenset[str]:
        known = self._listings.get(folder)
        if known is None:
            try:
                known = frozenset(os.listdir(folder))
            except OSError:
                known = frozenset()
            self._listings[folder] = known
        return known

    def _script(self, folder: str, module: str) -> str | None:
        if not module.startswith("."):
            return self._aliased(folder, module) if module.startswith(ALIASES) else None
        base = _join(folder, module.split("?", 1)[0])
        stem, suffix = os.path.splitext(base)
        candidates = [base] if suffix else []
        candidates += [stem + other for other in _COMPILED.get(suffix, ())]
        candidates += [base + other for other in _SCRIPT_SUFFIXES]
        candidates += [f"{base}/index{other}" for other in _SCRIPT_SUFFIXES[:-1]]
        return self._first(folder, candidates)

    def _aliased(self, folder: str, module: str) -> str | None:
        """A module by a name that the nearest configuration which has one gives it."""
        from kling_route.lint.project import aliases

        root, step = self.root(_absolute(folder)), folder
        while True:
            for name in aliases.FILES:
                if name in self._listing(step or "."):
                    for target in aliases.targets(_join(step, name), module):
                        if found := self._script(step, f"./{target.removeprefix('./')}"):
                            return found
            for target in aliases.conventional(module):
                if found := self._script(step, target):
                    return found
            if not _inside(_absolute(step), root) or _absolute(step) == root:
                return None
            step = _join(step, "..")

    def _python(self, folder: str, module: str) -> str | None:
        name = module.lstrip(".")
        dots = len(module) - len(name)
        place = name.replace(".", "/")
        if dots:
            base = _join(folder, "../" * (dots - 1) + place)
            return self._first(folder, _python_files(base))
        top = name.split(".", 1)[0]
        if top in sys.stdlib_module_names:
            return None
        for start in self._search(folder):
            if self._listing(start or ".").isdisjoint((top, f"{top}.py")):
                continue
            if found := self._first(folder, _python_files(_join(start, place))):
                return found
        return None

    def _packaged(self, folder: str, module: str, language: str) -> str | None:
        """The file of a class, or the first one of the folder that a package is."""
        suffix, steps = PACKAGES[language], list(self._search(folder))
        if language in NAMED_AFTER and (found := self._qualified(folder, module, suffix)):
            return found
        inside = packages.folder(module, language, steps, self._listing)
        names = sorted(self._listing(inside or ".")) if inside is not None else []
        return self._first(folder, [_join(inside or "", name) for name in names if name.endswith(suffix)])

    def _qualified(self, folder: str, module: str, suffix: str) -> str | None:
        """The file of a class that is named in full, or of one whose member is, below the importer's folder's root."""
        place = module.replace(".", "/")
        names = [place + suffix, place.rpartition("/")[0] + suffix]
        for start in self._search(folder):
            if place.split("/", 1)[0] in self._listing(start or ".") and (
                found := self._first(folder, [_join(start, name) for name in names])
            ):
                return found
        return None

    def _search(self, folder: str) -> Iterator[str]:
        """Where absolute imports may start: the importer's folder, those above it in the project, their `src`."""
        root = self.root(_absolute(folder))
        step = folder
        while True:
            yield step
            if "src" in self._listing(step or "."):
                yield _join(step, "src")
            if not _inside(_absolute(step), root) or _absolute(step) == root:
                return
            step = _join(step, "..")

    def _first(self, folder: str, candidates: list[str]) -> str | None:
        for path in candidates:
            if self.is_file(path) and os.path.isfile(path):
                root = _real(self.root(_absolute(folder)))
                return path if _inside(os.path.realpath(path).replace(os.sep, "/"), root) else None
        return None


def _python_files(base: str) -> list[str]:
    return [f"{base}.py", f"{base}/__init__.py"]


def _absolute(folder: str) -> str:
    return os.path.abspath(folder or ".").replace(os.sep, "/")


@lru_cache(maxsize=256)
def _real(folder: str) -> str:
    return os.path.realpath(folder).replace(os.sep, "/")


def _join(folder: str, rest: str) -> str:
    joined = os.path.normpath(os.path.join(folder, rest)).replace(os.sep, "/")
    return "" if joined == "." else joined


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
