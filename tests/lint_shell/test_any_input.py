"""Hostile input, as a process of bounded memory meets it: findings or a named error, never a traceback or a hang."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lint_shell.samples import CLEAN, LEAK, git, write

SECONDS = 60
"""A hang; what the slowest case takes is a tenth of it, on a busy machine too."""
START = 50 * 2**20
MEMORY = START + 300 * 2**20
DEEP = 100_000


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    err: str
    document: dict[str, Any]

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.document["findings"]]

    @property
    def errors(self) -> list[str]:
        return [error["message"] for error in self.document["errors"]]


Scan = Callable[..., Ended]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.fixture
def scan(command: list[str], environment: dict[str, str], project: Path) -> Scan:
    """Scan in a process that may hold no more memory than is promised."""

    def run(*arguments: str) -> Ended:
        done = subprocess.run(
            [*command, "lint", "--format", "json", *arguments],
            cwd=project,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=_limit,
            check=False,
        )
        err = done.stderr.decode("utf-8", "replace")
        assert done.returncode in (0, 1, 2, 3), (done.returncode, err[-500:])
        assert "Traceback" not in err and "internal error" not in err, err[-500:]
        return Ended(done.returncode, err, json.loads(done.stdout) if done.stdout else {})

    return run


STARTS = {"php": "<?php\n$x = ", "go": "package a\nvar x = ", "java": "class A { Object x = "}
HASH = ("py", "rb", "sh")
SUFFIXES = ("py", "js", "ts", "tsx", "go", "java", "php", "rb", "sh", "rs", "swift", "cs", "kt")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_deep_nesting_in_every_language(scan: Scan, suffix: str) -> None:
    start = STARTS.get(suffix, "x = ")
    comment = "# apidot\n" if suffix in HASH else "// apidot\n"
    start = start.replace("\n", f"\n{comment}", 1) if "\n" in start else comment + start
    plus, call = (" . ", "->f()") if suffix == "php" else (" + ", ".f()")
    for number, text in enumerate(("[" * DEEP + "]" * DEEP, plus.join(['"a"'] * DEEP), "y" + call * (DEEP // 20))):
        write({f"a.{suffix}": start + text + "\n"})
        assert scan().code in (0, 3), number


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("elif.py", "# apidot\nif a:\n  f()\n" + "elif a:\n  f()\n" * 30_000),
        ("blocks.js", "/* apidot */" + "if (a) {" * DEEP + "}" * DEEP),
        ("jsx.tsx", "/* apidot */ x = " + "<a>" * DEEP + "</a>" * DEEP),
        ("flow.yaml", "# apidot\na: " + "[" * DEEP + "]" * DEEP),
        ("block.yaml", "# apidot\n" + "".join(" " * depth + "a:\n" for depth in range(1500))),
        ("deep.json", '{"apidot": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}"),
        ("deep.toml", "# apidot\na = " + "[" * DEEP + "]" * DEEP),
        ("deep.html", "<!-- apidot -->" + "<div>" * DEEP),
        ("deep.md", "apidot\n" + "> " * DEEP),
        ("string.py", '# apidot\nx = "' + "a" * DEEP),
        ("string.js", "/* apidot */ x = `" + "${`" * 20_000),
        ("mixed.py", "# apidot\nif a:\n\tf()\n        g()\n\t  h()\n" * 3000),
    ],
)
def test_deep_nesting_in_other_forms(scan: Scan, name: str, text: str) -> None:
    write({name: text})
    assert scan().code in (0, 3)


def test_broken_code_that_its_grammar_could_read_for_minutes_is_told_and_searched(scan: Scan) -> None:
    write({"a.sh": "# apidot\nx = y" + ".f()" * (DEEP // 2) + f"\n{LEAK}"})
    result = scan()
    assert result.errors == ["not fully read: the shell grammar takes too long"]


def test_many_marks_of_suppressions(scan: Scan) -> None:
    mark = "kling-route: ignore[leaked-key] "
    write({"a.txt": "apidot " + mark * 3000, "b.py": "# apidot " + mark * 3000, "c.py": f"# {mark}\n" * 3000 + LEAK})
    assert scan("--ignore", "unused-ignore").code == 0


def test_notebooks(scan: Scan) -> None:
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "source": LEAK}
    odd: list[object] = [1, None, "a", [], {"cell_type": 1}, {"cell_type": "code", "source": {"a": [None]}}, code]
    huge = {**code, "outputs": [{"data": {"image/png": "A" * 1_900_000}}]}
    books: dict[str, object] = {
        "none.ipynb": {"nbformat": 4, "note": "apidot"},
        "null.ipynb": {"cells": None, "note": "apidot"},
        "list.ipynb": ["apidot"],
        "text.ipynb": "apidot",
        "odd.ipynb": {"nbformat": "x", "metadata": [1], "cells": odd},
        "huge.ipynb": {"nbformat": 4, "cells": [huge]},
    }
    write({name: json.dumps(book) for name, book in books.items()})
    result = scan()
    assert sorted(finding["path"] for finding in result.document["findings"]) == ["huge.ipynb", "odd.ipynb"]


def test_data_that_is_no_data(scan: Scan) -> None:
    bomb = "apidot: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    write({"bomb.yaml": bomb, "self.yaml": "apidot: &a {<<: *a, b: *a}\n", "bad.toml": "apidot = = 1\n"})
    write({"twice.json": '{"apidot": {' + ", ".join(['"model": 1'] * 1000) + "}}", "open.json": '{"apidot": "'})
    write({"a.zip.py": b"PK\3\4\0apidot", "b.tar.gz": b"\x1f\x8b apidot", "c.jar": b"PK apidot\n"})
    assert scan().code == 3


def test_encodings_without_a_mark(scan: Scan) -> None:
    write({"a.py": LEAK.encode("utf-16-le"), "b.py": LEAK.encode("utf-16-be"), "c.png": LEAK.encode("utf-16-le")})
    result = scan()
    assert (result.rules, result.errors) == (["leaked-key"] * 2, ["not fully read: holds NUL bytes"] * 2)


@pytest.mark.parametrize("line", [b"x();", b"\xff", b"kling-route: ignore "])
def test_one_line_of_50_mb(scan: Scan, line: bytes) -> None:
    write({"a.js": b"/* apidot */ " + line * (50_000_000 // len(line))})
    (error,) = scan().errors
    assert error.startswith("not fully read: larger than")


def test_a_file_of_200_mb(scan: Scan) -> None:
    with Path("a.py").open("wb") as file:
        file.truncate(200_000_000)
        file.seek(0, os.SEEK_END)
        file.write(b"apidot")
    assert len(scan().errors) == 1


def test_what_is_no_file(scan: Scan, project: Path) -> None:
    write({"a.py": LEAK})
    for name in ("pipe.py", "pyproject.toml", ".kling-route.toml", ".gitignore", "tsconfig.json"):
        os.mkfifo(name)
    write({"b.ts": '// apidot\nimport a from "@/a";\n'})
    Path("loop.py").symlink_to("loop.py")
    Path("round").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.py")
        assert scan().rules == ["leaked-key"]
        for name in ("pipe.py", "loop.py", "s.py", "/dev/zero", "", "nul"):
            assert scan(name, "./a.py").code == 2, name
    assert scan("--baseline", "pipe.py").code == 2
    assert scan("--baseline", "/dev/zero").code == 2
    assert scan("--config", "/dev/zero").code == 2
    assert scan(f"../{project.name}/a.py", str(project / "a.py"), "round/a.py").code == 1


def test_hostile_neighbours(scan: Scan) -> None:
    write({"b.ts": '// apidot\nimport a from "@/a";\n', "package.json": '"' + '\\"' * 300_000})
    Path("tsconfig.json").symlink_to("/dev/zero")
    assert scan().code == 0
    write({"jsconfig.json": "/*" * 300_000})
    assert scan().code == 0


@pytest.mark.parametrize(
    "text",
    [
        "x = = 1",
        "[tool.kling-route]\n" + "a." * 5000 + "b = 1",
        "[tool.kling-route]\nexclude = [" + "'*a*'," * 20_000 + "]\nx = 1",
        '[tool.kling-route]\napi-schemas = ["/**/*"]',
        '[tool.kling-route]\napi-schemas = ["../../../../../**/*.none"]',
        '[tool.kling-route]\napi-schemas = ["bomb.yaml"]',
        '[tool.kling-route]\napi-schemas = ["pipe.yaml"]',
        '[tool.kling-route]\napi-schemas = ["zero.yaml"]',
        '[tool.kling-route]\napi-schemas = ["round/**/*.none"]',
        "# kling-route\n" + "#" * 2_000_000,
    ],
)
def test_hostile_configuration(scan: Scan, text: str) -> None:
    write({"a.py": CLEAN, "pyproject.toml": f"# kling-route\n{text}\n", "bomb.yaml": "a: &a [1]\nb: [*a, *a]\n"})
    os.mkfifo("pipe.yaml")
    Path("zero.yaml").symlink_to("/dev/zero")
    for name in ("round", "square"):
        Path(name).symlink_to(".")
    result = scan()
    assert (result.code, bool(result.err)) == (2, True)


@pytest.mark.parametrize("name", ["a\nb.py", "\x1b[2J.py", "a b.py", "ключ\u202e.py", "a\u2028b.py", "--output.py"])
def test_odd_names_through_baselines(scan: Scan, name: str) -> None:
    write({name: LEAK})
    git("init")
    assert scan().rules == ["leaked-key"]
    assert scan("--baseline", "b", "--write-baseline").code == 0
    assert scan("--baseline", "b", "--", name).code == 0
