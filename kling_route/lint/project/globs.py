"""Path patterns as `.gitignore` writes them: for excludes, per-file ignores, and folders that are no git checkout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kling_route.tuples import NamedTuple


class Glob(NamedTuple):
    """One pattern. `takes_back` is `!pattern`, `folders` is `pattern/`."""

    matches: re.Pattern[str]
    takes_back: bool
    folders: bool


class Globs:
    """Patterns of which the last that fits decides."""

    __slots__ = ("_globs", "patterns")

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(patterns)
        self._globs = [glob for glob in map(parse, self.patterns) if glob is not None][::-1]

    def __bool__(self) -> bool:
        return bool(self._globs)

    def verdict(self, path: str, folder: bool = False) -> bool | None:
        """Whether this very path (with `/`, relative to the patterns' folder) is meant; None if no pattern speaks."""
        for glob in self._globs:
            if (folder or not glob.folders) and glob.matches.fullmatch(path):
                return not glob.takes_back
        return None

    def covers(self, path: str) -> bool:
        """Whether the file or a folder that it lies in is meant."""
        end = path.find("/")
        while end != -1:
            if self.verdict(path[:end], folder=True):
                return True
            end = path.find("/", end + 1)
        return bool(self.verdict(path))


@lru_cache(maxsize=1024)
def parse(line: str) -> Glob | None:
    """One line of patterns; None for comments, empty lines and what can match nothing."""
    pattern = line.rstrip("\r\n")
    while pattern.endswith(" ") and not pattern.endswith("\\ "):
        pattern = pattern[:-1]
    if not pattern or pattern.startswith("#"):
        return None
    takes_back = pattern.startswith("!")
    pattern = pattern[takes_back:]
    folders = pattern.endswith("/")
    pattern = pattern.rstrip("/") if folders else pattern
    anchored = "/" in pattern
    segments = pattern.removeprefix("/").split("/")
    if not any(segments):
        return None
    try:
        return Glob(re.compile(_expression(segments, anchored), re.DOTALL), takes_back, folders)
    except re.error:
        return None


def _expression(segments: list[str], anchored: bool) -> str:
    """Runs of segments between `**`. Each but the last takes the first place it can and stays there: linear time."""
    runs: list[list[str]] = [[]] if anchored else [[], []]
    for segment in segments:
        if len(segment) > 1 and not segment.strip("*"):
            runs.append([])
        else:
            runs[-1].append(_segment(segment))
    first, *others = ["/".join(run) for run in runs]
    if not others:
        return first
    *middle, last = others
    parts = [f"{first}/" if first else "", *(f"(?>(?:[^/]*+/)*?{run}/)" for run in middle if run)]
    return "".join(parts) + (f"(?:.*/)?{last}" if last else ".+")


_TOKEN = re.compile(r"\*+|\?|\[[!^]?\]?(?:\\.|\[:[a-z]+:\]|[^\]\\]){0,99}+\]|\\?.", re.DOTALL)


def _segment(segment: str) -> str:
    """A pattern between two slashes. Each `*` but the last takes as little as it can and never more: linear time."""
    runs = [""]
    for token in _TOKEN.findall(segment):
        if token[0] == "*":
            runs.append("")
        elif token == "?":
            runs[-1] += "[^/]"
        elif token[0] == "[" and len(token) > 1:
            runs[-1] += _characters(token)
        else:
            runs[-1] += re.escape(token[-1])
    if len(runs) == 1:
        return runs[0]
    middle = "".join(f"(?>[^/]*?{run})" for run in runs[1:-1] if run)
    return f"{runs[0]}{middle}[^/]*{runs[-1]}"


_CLASSES = {"alnum": r"^\W_", "alpha": r"^\W\d_", "digit": "0-9", "lower": "a-z", "upper": "A-Z", "space": r"\s"}


def _characters(token: str) -> str:
    """`[a-z]`, `[!a-z]`; named classes stand alone only as `[[:digit:]]`."""
    inner = token[1:-1]
    if inner[:2] == "[:" and inner[-2:] == ":]":
        return f"[{_CLASSES.get(inner[2:-2], '^/')}]"
    negated = inner[0] in "!^"
    inner = inner[negated:]
    escaped = re.sub(r"\\(.)|([\[\]\\^&~|])", lambda match: "\\" + (match[1] or match[2]), inner)
    return f"(?!/)[{'^' if negated else ''}{escaped}]"
