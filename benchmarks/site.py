"""Times a build of the site, and two builds by MkDocs and Material alone with as many pages, in one run.

`make bench` does not run it: `.venv/bin/python benchmarks/site.py`. Both of these read pages that are written already.
One has our configuration, so that what we add to it is seen; the other has Material as it comes, which leaves tables
and tabs as they are.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from clock import OURS, Candidate, measure

from kling_route.site.build import build
from kling_route.site.checkout import checkout_root

BUDGET = 1.25
"""How long a build may take, as a multiple of what the generator needs for the pages."""

CONFIGURED = "INHERIT: {root}/mkdocs.yml\nvalidation:\n  nav:\n    omitted_files: ignore\n"
BARE = "site_name: Bare\nuse_directory_urls: false\ntheme:\n  name: material\n"
OUR_BUILD = "kling-route build"


def main() -> int:
    """Print all times and their ratios; return 1 when ours is over the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (default: %(default)s)")
    rounds = parser.parse_args().rounds
    root = checkout_root()
    alone = {"mkdocs, configured": CONFIGURED.format(root=root), "mkdocs, bare": BARE}
    with TemporaryDirectory() as folder:
        ours = Path(folder, "ours")
        pages = build(root, ours).pages
        candidates = [Candidate(OUR_BUILD, (*OURS, "build", "--out", str(ours)), ours)]
        for name, config in alone.items():
            place = Path(folder, name)
            copytree(ours / "docs", place / "docs")
            (place / "mkdocs.yml").write_text(config, encoding="utf-8")
            candidates.append(Candidate(name, (sys.executable, "-m", "mkdocs", "build", "--clean"), place))
        seconds = {name: cost.seconds for name, cost in measure(candidates, rounds).items()}
    print(f"{pages} pages, median of {rounds} runs")
    for name, taken in seconds.items():
        print(f"{name:20}{taken:6.2f} s   ours is {seconds[OUR_BUILD] / taken:.2f} times that")
    return int(seconds[OUR_BUILD] > BUDGET * seconds["mkdocs, configured"])


if __name__ == "__main__":
    sys.exit(main())
