"""Path patterns mean what git takes them to mean."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kling_route.lint.project.globs import Globs
from lint_shell.samples import git

SEGMENT = st.sampled_from(["**", "[ab]", "[!a]", "a[b-c]*", "\\*"]) | st.text("ab*?.", min_size=1, max_size=4).filter(
    lambda text: text == "**" or "**" not in text  # git reads such asterisks in two ways
)
PATTERN = st.builds(
    lambda negated, leading, segments, trailing: negated + leading + "/".join(segments) + trailing,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(SEGMENT, min_size=1, max_size=4),
    st.sampled_from(["", "/", " ", "/**"]),
)
PATH = st.lists(st.text("abc.*", min_size=1, max_size=3).filter(lambda name: name.strip(".")), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    git("init", folder=folder)
    return folder


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(patterns=st.lists(PATTERN, min_size=1, max_size=3), paths=st.lists(PATH, min_size=1, max_size=30))
def test_a_path_is_ignored_as_git_ignores_it(checkout: Path, patterns: list[str], paths: list[list[str]]) -> None:
    (checkout / ".gitignore").write_text("\n".join(patterns) + "\n")
    names = sorted({"/".join(path) for path in paths})
    command = ["git", "check-ignore", "--no-index", "-z", "--stdin"]
    done = subprocess.run(command, input="\0".join(names).encode(), cwd=checkout, capture_output=True, check=False)
    ignored = set(filter(None, done.stdout.decode().split("\0")))
    globs = Globs(patterns)
    assert {name for name in names if globs.covers(name)} == ignored, patterns


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("vendor/**", "vendor/a.py", True),
        ("vendor", "x/vendor/a.py", True),
        ("/vendor", "x/vendor/a.py", False),
        ("*.py", "a/b.py", True),
        ("a/*.py", "a/b/c.py", False),
        ("a/**/c.py", "a/c.py", True),
        ("# a", "# a", False),
        ("", "a", False),
        ("/", "a", False),
    ],
)
def test_examples(pattern: str, path: str, covered: bool) -> None:
    assert Globs([pattern]).covers(path) == covered


@pytest.mark.parametrize(
    "pattern", ["*a" * 40 + "b", "[a" * 5000, "?*" * 100 + "b", "\\" * 999, "*" * 9999 + "b", "a/**/" * 30 + "b"]
)
def test_hostile_patterns_are_quick(pattern: str) -> None:
    started = time.monotonic()
    for path in ("a" * 4000, "a/" * 2000 + "c"):
        Globs([pattern]).covers(path)
    assert time.monotonic() - started < 1
