"""Large checkouts, in which git searches the files that are not read."""

from __future__ import annotations

import subprocess

import pytest

from kling_route.lint.project import git as program
from kling_route.lint.project import reading, searching
from lint_shell.conftest import Lint
from lint_shell.samples import CLEAN, KEY, LEAK, git, write

SHAPED = f'TOKEN = "{KEY}"\n'
SHAPED_SCRIPT = f'export const token = "{KEY}";\n'


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git search from one file on."""
    monkeypatch.setattr(searching, "MANY", 1)


def paths(findings: Lint, *named: str) -> list[str]:
    return [path for path, _, _ in findings(*named).rules]


def test_only_what_may_matter_is_read(findings: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"a.py": LEAK, "deep/b.py": CLEAN, "other.py": "print(1)\n", "new.py": "import os\n"})
    git("init")
    git("add", "a.py", "deep")
    read: list[str] = []
    own = reading.Reader.read

    def noting(reader: reading.Reader, path: str, follow: bool = False) -> object:
        read.append(path)
        return own(reader, path, follow)

    monkeypatch.setattr(reading.Reader, "read", noting)
    result = findings()
    assert [path for path, _, _ in result.rules] == ["a.py"]
    assert (result.document["summary"]["files"], result.document["summary"]["apidot_files"]) == (4, 2)
    assert read == ["a.py", "deep/b.py"]


@pytest.mark.parametrize(
    ("importer", "statement", "target"),
    [
        ("main.py", "from client import send", "client.py"),
        ("main.py", "import os, client", "client.py"),
        ("app/main.py", "from . import client", "app/client.py"),
        ("app/main.py", "from . import (\n    client,\n)", "app/client.py"),
        ("app/main.py", "from app import (\n    client,\n)", "app/client.py"),
        ("app/deep/main.py", "from .. import send", "app/__init__.py"),
        ("app/deep/main.py", "from app import send", "app/__init__.py"),
        ("tests/main.py", "import app.client as c", "src/app/client.py"),
        ("note.ipynb", "", "client.py"),
        ("shop/main.go", "", "shop/client.go"),
        ("web/main.ts", 'import {send} from "./client.js"', "web/client.ts"),
        ("web/main.ts", 'import {send} from "."', "web/index.ts"),
        ("web/deep/main.ts", 'export * from "../"', "web/index.ts"),
        ("bin/run.sh", "source ./env.sh", "bin/env.sh"),
        ("lib/main.rb", "require_relative 'dot/client'", "lib/dot/client.rb"),
        ("web/main.php", "require_once __DIR__ . '/client.php';", "web/client.php"),
        ("src/main.rs", "mod client;", "src/client/mod.rs"),
        ("app/main.py", "json.load(open('requests/body.json'))", "requests/body.json"),
        ("web/main.vue", "const {send} = await import(\n  '../lib/client'\n)", "lib/client.ts"),
    ],
)
def test_silent_importers_are_found(findings: Lint, importer: str, statement: str, target: str) -> None:
    script = SHAPED_SCRIPT if importer.endswith((".ts", ".vue")) else SHAPED
    if importer.endswith(".php"):
        statement, script = f"<?php\n{statement}", f'$token = "{KEY}";\n'
    if importer.endswith(".rs"):
        script = f'const TOKEN: &str = "{KEY}";\n'
    if importer.endswith(".go"):
        script = f'package shop\n\nconst token = "{KEY}"\n'
    text = f"{statement}\n{script}"
    if importer.endswith(".vue"):
        text = f"<script>\n{text}</script>\n"
    if importer.endswith(".ipynb"):
        code = '[\n"import client\\n",\n"TOKEN = \'' + KEY + "'\\n\"]"
        text = f'{{"nbformat": 4, "cells": [{{"cell_type": "code", "metadata": {{}}, "source": {code}}}]}}\n'
    write({importer: text, target: "# apidot\n" if target.endswith(".py") else "// apidot\n", "z.py": SHAPED})
    git("init")
    assert paths(findings) == [importer]
    assert findings().document["summary"]["apidot_files"] == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_files_in_utf16_are_read(findings: Lint, encoding: str) -> None:
    write({"a.py": LEAK.encode(encoding), "b.py": "print(1)\n"})
    git("init")
    assert paths(findings) == ["a.py"]


def test_nested_checkouts_and_folders(findings: Lint) -> None:
    write({"own/lib/a.py": LEAK, "own/b.py": LEAK, "c.py": LEAK})
    git("init")
    git("init", "own")
    assert paths(findings) == ["c.py", "own/b.py", "own/lib/a.py"]
    assert paths(findings, "own/lib") == ["own/lib/a.py"]


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_files_that_git_takes_as_unchanged_are_read(findings: Lint, flag: str) -> None:
    write({"a.py": "print(1)\n"})
    git("init")
    git("add", ".")
    git("update-index", flag, "a.py")
    write({"a.py": LEAK})
    assert paths(findings) == ["a.py"]


def test_without_an_answer_of_git_every_file_is_read(findings: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"main.py": f"import client\n{SHAPED}", "client.py": "# apidot\n"})
    git("init")
    start = program._start

    def failing(folder: str, *arguments: str | bytes) -> subprocess.Popen[bytes] | None:
        return start(folder, *("--unknown" if argument == "--perl-regexp" else argument for argument in arguments))

    monkeypatch.setattr(program, "_start", failing)
    assert paths(findings) == ["main.py"]


def test_the_threads_of_the_search_can_be_bounded(lint: Lint) -> None:
    write({"a.py": LEAK, "other.py": "print(1)\n"})
    git("init")
    expected = lint()
    assert (expected.code, lint("--jobs", "1"), lint("--jobs", "7")) == (1, expected, expected)
    for wrong in ("0", "-1", "many"):
        refused = lint("--jobs", wrong)
        assert refused.code == 2
        assert "--jobs: takes a number from 1 on" in refused.err


@pytest.mark.parametrize(
    ("module", "meant"),
    [
        ("./app.controller", True),
        ("../b.v2/app.controller.js", True),
        ("./app", True),
        ("./apps", False),
        ("../c/app", False),
        ("./lib", True),
        ("../lib/index.js", True),
        ("..", True),
        ("@/any/lib", True),
        ("pkg", True),
        ("top.pkg", False),
        ("x.client", True),
        ("y.client", False),
        ("client.name", True),
        ("os.path", False),
    ],
)
def test_modules_that_may_be_one_of_some_files(module: str, meant: bool) -> None:
    files = ["a/b.v2/app.controller.ts", "lib/index.ts", "pkg/__init__.py", "x/client.py"]
    assert searching.Meant(files)[module] is meant
