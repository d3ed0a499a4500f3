"""Makes the programs that are measured, the same ones each time, of the labelled samples and of installed packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from clock import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from expectations import prepared

ABOUT = (
    "python/apidot_client.py",
    "python/app.py",
    "python/store.py",
    "typescript/apidot.ts",
    "typescript/store.ts",
)
"""Files of the sample integration: those of the ten that are parsed and followed."""

UNRELATED = ("openai_images.py", "stripe_webhook.py", "thumbnails.py", "slack-events.ts", "github-release.js")
"""Files that do not speak of APIDot: those of the ten that the prefilter sets aside."""

LENGTH = 29_000
"""Bytes of each unrelated file, so that all ten are 0.16 MB."""

TREE_FILES, TREE_BYTES, TREE_SPEAKING = 27_000, 300_000_000, 40
"""What the large tree holds, and how many of its files speak of APIDot."""

LARGEST = 400_000
"""Bytes: larger installed files are left out of the tree."""

CODE = (".py", ".pyi", ".js", ".mjs", ".ts", ".tsx", ".css", ".html", ".md", ".rst", ".txt", ".json", ".yaml")

SAMPLES = ("evaluation", "evaluation2", "evaluation3", "sample")
"""Folders of labelled programs under `tests`."""

FORMATS = {
    "python": (".py",),
    "javascript": (".js", ".mjs"),
    "typescript": (".ts",),
    "shell": (".sh",),
    "json": (".json",),
    "yaml": (".yaml", ".yml"),
}
"""The languages that large files are made of, and the suffixes of the samples in them."""


def commit(folder: Path) -> None:
    """Make a folder a git repository that tracks its files."""
    subprocess.run(("git", "init", "--quiet"), cwd=folder, check=True)
    subprocess.run(("git", "add", "--all"), cwd=folder, check=True)


def ten_files(folder: Path) -> tuple[str, ...]:
    """Write ten files into a git repository, as a hook meets them, and return their paths."""
    for name in ABOUT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / "sample" / "good" / name, folder / name)
    for name in UNRELATED:
        text = (ROOT / "tests" / "evaluation" / "unrelated" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text * (LENGTH // len(text)), encoding="utf-8")
    commit(folder)
    return (*ABOUT, *UNRELATED)


def tree(folder: Path, share: float = 1.0) -> None:
    """Write a git repository of installed packages' code, copied as often as it takes, with APIDot files among it."""
    files = int(TREE_FILES * share)
    speaking = list(_speaking(TREE_SPEAKING, folder.parent / "samples"))
    each = files // len(speaking)
    for number, (path, data) in enumerate(_installed(files - len(speaking))):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if number % each == 0 and number // each < len(speaking):
            own = speaking[number // each]
            shutil.copy(own, target.parent)
    commit(folder)


def _speaking(count: int, folder: Path) -> Iterator[Path]:
    """Samples that speak of APIDot, taken evenly from all of them."""
    found = [path for path in samples(folder) if b"apidot" in path.read_bytes().lower()]
    return (found[index * len(found) // count] for index in range(count))


def _installed(count: int) -> Iterator[tuple[str, bytes]]:
    """Files of installed packages that do not name APIDot, with a path for each copy.

    Small and large ones are mixed so that all together have the tree's size.
    """
    mean = TREE_BYTES // TREE_FILES
    small: list[Path] = []
    large: list[Path] = []
    for path in _code(Path(sysconfig.get_path("stdlib"))):
        (small if path.stat().st_size < mean else large).append(path)
    taken = [0, 0]
    written = 0
    for number in range(count):
        pick = int(written < number * mean)
        group = (small, large)[pick]
        round_, index = divmod(taken[pick], len(group))
        taken[pick] += 1
        data = group[index].read_bytes()
        written += len(data)
        yield f"package_{round_}/{number % 97}/{group[index].stem}_{number}{group[index].suffix}", data


def _code(root: Path) -> Iterator[Path]:
    """Text files below a folder, in order, that do not name APIDot."""
    for path in sorted(root.rglob("*")):
        if path.suffix in CODE and path.is_file() and not path.is_symlink() and 200 < path.stat().st_size < LARGEST:
            data = path.read_bytes()
            if b"apidot" not in data.lower() and b"\0" not in data:
                yield path


def samples(folder: Path) -> list[Path]:
    """A copy of all labelled programs, with composed keys in place of their marks; made once."""
    for name in SAMPLES:
        if not (folder / name).exists():
            prepared(ROOT / "tests" / name, folder / name)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def large_file(folder: Path, language: str, size: int) -> Path:
    """One file of `size` bytes made of all samples in a language, over and over."""
    suffixes = FORMATS[language]
    pieces = [path.read_text(encoding="utf-8") for path in samples(folder / "samples") if path.suffix in suffixes]
    if language == "json":
        parts, start, end, glue = pieces, "[\n", "\n]\n", ",\n"
    elif language == "yaml":
        parts, start, end, glue = pieces, "", "", "\n---\n"
    else:
        parts, start, end, glue = pieces, "", "", "\n"
    written: list[str] = []
    length = 0
    while length < size - len(end):
        piece = parts[len(written) % len(parts)]
        written.append(piece)
        length += len(piece.encode()) + len(glue)
    if len(written) > 1 and length > size * 1.02:  # rather a little short than with half a program at its end
        written.pop()
    target = folder / "large" / f"{language}_{size}{suffixes[0]}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(start + glue.join(written) + end, encoding="utf-8")
    return target
