"""Small faulty programs. Keys are put together here, so that the repository holds none."""

from __future__ import annotations

import subprocess
from pathlib import Path

KEY = "sk-" + "".join(chr(97 + index * 7 % 26) + str(index * 3 % 10) for index in range(30))

LEAK = f'APIDOT_API_KEY = "{KEY}"\n'
"""One finding: leaked-key, line 1, column 18."""

CLEAN = 'import os\n\nAPIDOT_API_KEY = os.environ["APIDOT_API_KEY"]\n'
"""About the API, and without fault."""


def write(files: dict[str, str | bytes], root: Path = Path()) -> None:
    """Write files, with their folders."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def git(*arguments: str, folder: Path = Path()) -> str:
    """Run git with an identity of its own and no settings of the machine's."""
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout
