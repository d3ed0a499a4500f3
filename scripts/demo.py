"""Shows every product at work: `make demo` runs this in the environment that it has set up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOKUPS = ("webhooks", "how do I get a key", "which status codes should I retry")
FINDINGS = 1
"""Exit code of the linter that has done its work and has something to say."""


def main() -> int:
    """Run the demonstration and return 0 when every step did what it should."""
    say("The routing table and the API schemas, checked and compiled")
    command("validate")
    for goal in LOOKUPS:
        say("A lookup")
        command(*goal.split())
    say("The sample integration with one fault of each rule in each language")
    command("lint", "tests/sample/faulty", expected=FINDINGS)
    print("\nExit code 1 is right here: it says that there are findings.")
    say("The site, the skill and llms.txt")
    command("build")
    print(f"\nOpen {(ROOT / 'build' / 'site' / 'index.html').as_uri()}")
    return 0


def say(title: str) -> None:
    """Print the title of a step."""
    print(f"\n== {title}", flush=True)


def command(*arguments: str, expected: int = 0) -> None:
    """Show a command line, run it, and end the demonstration when its exit code is not the expected one."""
    print(f"\n$ kling-route {' '.join(arguments)}", flush=True)
    code = subprocess.run([sys.executable, "-m", "kling_route", *arguments], cwd=ROOT, check=False).returncode
    if code != expected:
        sys.exit(f"kling-route {arguments[0]} ended with exit code {code} instead of {expected}.")


if __name__ == "__main__":
    sys.exit(main())
