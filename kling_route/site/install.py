"""Installs the skill package into a folder of skills, and leaves alone what somebody else wrote there."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from kling_route.site.errors import CannotBuild

RECORD = ".kling-route"
"""In an installed skill: the files that were written, each with the digest of its content."""


def install(package: Path, skills: Path) -> Path:
    """Copies a skill package into `skills` and returns its folder there.

    Raises CannotBuild when a file stands in the way that no build wrote, or that was changed since.
    """
    target = skills / package.name
    files = sorted(path.relative_to(package) for path in package.rglob("*") if path.is_file())
    ours = _recorded(target)
    strange = [name for name in files if _lies_in_the_way(target / name, ours.get(name.as_posix()))]
    if strange:
        listed = ", ".join(str(target / name) for name in strange)
        raise CannotBuild(f"{listed}: not written by this command, or changed since. Move it away first.")
    for name in files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / name, target / name)
    record = "".join(f"{_digest(package / name)} {name.as_posix()}\n" for name in files)
    (target / RECORD).write_text(record, encoding="utf-8", newline="\n")
    return target


def _recorded(target: Path) -> dict[str, str]:
    record = target / RECORD
    lines = record.read_text(encoding="utf-8").splitlines() if record.is_file() else []
    return {name: digest for digest, _, name in (line.partition(" ") for line in lines)}


def _lies_in_the_way(path: Path, digest: str | None) -> bool:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return True
    return path.exists() and _digest(path) != digest


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
