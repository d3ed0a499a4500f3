"""Builds the site with Zensical, which follows Material: `make zensical` runs this.

Zensical gets an environment of its own, so that neither generator's requirements bind the other's.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from kling_route.site.build import build
from kling_route.site.errors import BuildFailed

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "zensical"
RELEASE = "zensical==0.0.73"


def main() -> int:
    """Build and return 0, or say what is wrong and return 1."""
    environment = OUT / "environment"
    if not (environment / "bin" / "pip").exists():
        venv.create(environment, with_pip=True)
    pip = (str(environment / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check")
    subprocess.run((*pip, "--only-binary", ":all:", RELEASE), check=True)
    try:
        built = build(ROOT, OUT, program=(str(environment / "bin" / "zensical"),))
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{built.pages} pages, built with {RELEASE}: {built.site}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
