"""An environment that kling-route is installed in, and the lock that says what else."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path
from subprocess import CompletedProcess

LOCK = "requirements-dev.lock"


def pins(root: Path) -> list[str]:
    """The requirements of the lock without their hashes: `name==version`, some with a marker."""
    lines = (root / LOCK).read_text(encoding="utf-8").splitlines()
    return [line.removesuffix("\\").strip() for line in lines if line and line[0] not in "# "]


class Installed:
    """A virtual environment. It is used in a scrubbed process environment that knows no checkout."""

    def __init__(self, folder: Path) -> None:
        scheme = {"base": str(folder), "platbase": str(folder), "installed_base": str(folder)}
        paths = sysconfig.get_paths("venv", vars=scheme)
        self.scripts, self.packages = Path(paths["scripts"]), Path(paths["purelib"])
        suffix = ".exe" if os.name == "nt" else ""
        self.python, self.command = self.scripts / f"python{suffix}", self.scripts / f"kling-route{suffix}"

    def kling_route(self, *arguments: str, cwd: Path) -> CompletedProcess[str]:
        """Run the installed command."""
        return self._run(str(self.command), *arguments, cwd=cwd)

    def run_python(self, *arguments: str, cwd: Path) -> CompletedProcess[str]:
        """Run the environment's interpreter."""
        return self._run(str(self.python), *arguments, cwd=cwd)

    def distributions(self) -> set[str]:
        """The names of what is installed, normalised."""
        return {path.name.split("-")[0].lower().replace("_", "-") for path in self.packages.glob("*.dist-info")}

    def size(self) -> int:
        """Bytes on disk of all that is installed, bytecode included."""
        return sum(path.stat().st_size for path in self.packages.rglob("*") if path.is_file())

    def _run(self, *command: str, cwd: Path) -> CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"}
        if "SYSTEMROOT" in os.environ:
            environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
        )
