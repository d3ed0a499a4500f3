"""A command's name followed by words that are none of its options or existing paths is a goal."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from kling_route.commanding import is_goal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "table.yaml").touch()


@pytest.fixture
def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("-j", "--jobs")
    parser.add_argument("--format")
    parser.add_argument("--json", action="store_true")
    return parser


GOALS = [
    "build with kling o1 image",
    "build src",
    "serve images to users",
    "routes for kling o1",
    "routes for kling o1 --json",
    "build a webhook --url",
    "lint my code for keys",
    "validate webhook signatures",
    "validate payload",
    "explain webhooks",
    "explain how polling works",
    "validate --limit 2 payload",
]

COMMANDS = [
    "build",
    "build --format x",
    "build --format=x stray",
    "build --help",
    "routes --json",
    "routes --table own.yaml",
    "lint",
    "lint src",
    "lint src my code",
    "lint missing",
    "lint missing.py other.py",
    "lint no/such/folder and more",
    "lint . more words",
    "lint a b -j4",
    "lint -- a b",
    "lint -",
    "validate table.yaml",
    "validate missing.yaml",
    "validate *.yaml",
    "explain",
    "explain leaked-key",
    "explain leeked-key",
    "completion bash",
]


@pytest.mark.parametrize("line", GOALS)
def test_goals(line: str, parser: argparse.ArgumentParser) -> None:
    name, *arguments = line.split()
    assert is_goal(name, parser, arguments)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands(line: str, parser: argparse.ArgumentParser) -> None:
    name, *arguments = line.split()
    assert not is_goal(name, parser, arguments)
