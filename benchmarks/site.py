"""Counts the processor time of a build of the site, and of two builds by MkDocs with as many pages of the same text.

`make bench` does not run it: `.venv/bin/python benchmarks/site.py`. Ours checks and compiles the sources, lints the
examples of all rules, writes the pages, has MkDocs build them and adds what no generator does. The others find their
pages written already, as Markdown: one is Material as it comes, from the plain form of each page; the other has our
configuration and the pages that our build gives to MkDocs, so that what our theme adds is told from what we do.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from clock import OURS, Candidate, run

from kling_route.site.build import build
from kling_route.site.checkout import checkout_root

BUDGET = 1.25
"""How much a build may take, as a multiple of what Material as it comes takes for the pages."""

CONFIGURED = "INHERIT: {root}/mkdocs.yml\nvalidation:\n  nav:\n    omitted_files: ignore\n"
BARE = "site_name: Bare\nuse_directory_urls: false\ntheme:\n  name: material\n"
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--clean")
PLAIN = ".html.md"


def main() -> int:
    """Print all times and their ratios; return 1 when ours is over the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each (default: %(default)s)")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        ours, bare, configured = (Path(folder, name) for name in ("ours", "bare", "configured"))
        pages = build(checkout_root(), ours).pages
        write_plain(ours / "site", bare)
        copytree(ours / "docs", configured / "docs")
        (configured / "mkdocs.yml").write_text(CONFIGURED.format(root=checkout_root()), encoding="utf-8")
        candidates = [
            Candidate("kling-route build", (*OURS, "build", "--out", str(ours)), ours),
            Candidate("mkdocs, configured", MKDOCS, configured),
            Candidate("mkdocs, bare", MKDOCS, bare),
        ]
        turns = [[run(candidate).processor for candidate in candidates] for _ in range(rounds)]
    best = [min(series) for series in zip(*turns, strict=True)]
    print(f"{pages} pages, processor time, best of {rounds} runs")
    for candidate, seconds in zip(candidates, best, strict=True):
        print(f"{candidate.name:20}{seconds:6.2f} s   ours is {best[0] / seconds:.2f} times that")
    return int(best[0] > BUDGET * best[-1])


def write_plain(site: Path, target: Path) -> None:
    """Write the plain form of each page of a built site, as the pages of another one."""
    for path in site.rglob(f"*{PLAIN}"):
        page = target / "docs" / str(path.relative_to(site)).replace(PLAIN, ".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(path.read_text(encoding="utf-8").replace(PLAIN, ".md"), encoding="utf-8")
    (target / "mkdocs.yml").write_text(BARE, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
