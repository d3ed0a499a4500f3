"""Builds the site and runs Lighthouse on one page of every kind, served gzipped on loopback.

`make bench` does not run it: `.venv/bin/python benchmarks/lighthouse.py`; `--preset desktop` instead of its phone.
Lighthouse comes from npm into build/lighthouse, once; the browser is the one that CHROME names, or one on PATH.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "site"))

from site_pages import kinds  # noqa: E402

from kling_route.site.build import build  # noqa: E402

RELEASE = "lighthouse@12.8.2"  # the last one that runs on Node 20
TOOLS = ROOT / "build" / "lighthouse"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"

BUDGET = 95
CATEGORIES = ("performance", "accessibility", "best-practices")
TIMES = {"largest-contentful-paint": "LCP ms", "total-blocking-time": "TBT ms", "cumulative-layout-shift": "CLS"}


class Gzipped(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a server does that compresses, and keeps connections open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, compressed."""
        path = Path(self.translate_path(self.path))
        code = 200 if path.is_file() else 404
        body = gzip.compress((path if code == 200 else Path(self.directory, "404.html")).read_bytes())
        self.send_response(code)
        self.send_header("Content-Type", self.guess_type(path) if code == 200 else "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the interface's name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site."""
    handler = functools.partial(Gzipped, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def install() -> Path:
    """Install Lighthouse unless it is there, and return its program."""
    program = TOOLS / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        npm = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(TOOLS), RELEASE)
        subprocess.run(npm, check=True, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"})
    return program


def judged(program: Path, address: str, preset: str) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    browser = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), "")
    options = ("--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}")
    chosen = ("--preset=desktop",) if preset == "desktop" else ()
    command = (str(program), address, *options, *chosen)
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, check=True)
    return json.loads(done.stdout)


def performance(report: dict[str, Any]) -> float:
    """The one score that depends on how busy the machine is."""
    return report["categories"]["performance"]["score"]


def main() -> int:
    """Print a line for each page; return 1 when one is below the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", help="paths below the site's root (default: one of every kind)")
    parser.add_argument("--site", type=Path, help="a site that is built already (default: builds this checkout's)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="runs, of which the median counts")
    parser.add_argument("--preset", choices=("phone", "desktop"), default="phone")
    arguments = parser.parse_args()
    program = install()
    site = arguments.site or build(ROOT, ROOT / "build").site.parent
    print(*(f"{name[:14]:>14}" for name in (*CATEGORIES, "kB", *TIMES.values())), " page")
    worst = 100.0
    with served(site) as address:
        for page in arguments.pages or kinds(site):
            reports = [judged(program, address + page, arguments.preset) for _ in range(arguments.rounds)]
            report = sorted(reports, key=performance)[len(reports) // 2]
            scores = [report["categories"][name]["score"] * 100 for name in CATEGORIES]
            weight = sum(item["transferSize"] for item in report["audits"]["network-requests"]["details"]["items"])
            times = [report["audits"][name]["numericValue"] for name in TIMES]
            print(*(f"{value:14.0f}" for value in (*scores, weight / 1000, *times[:2])), f"{times[2]:14.3f}  {page}")
            lost = [
                f"{name}: {audit['title']}"
                for name, audit in report["audits"].items()
                if audit.get("score") == 0 and audit["scoreDisplayMode"] == "binary"
            ]
            print(*(f"    {line}" for line in lost), sep="\n", end="\n" if lost else "")
            worst = min(worst, *scores)
    return int(worst < BUDGET)


if __name__ == "__main__":
    sys.exit(main())
