"""Runs a command other than the lookup, unless the words after its name make it a goal."""

from __future__ import annotations

import argparse
import os
from functools import partial
from importlib import import_module
from itertools import pairwise

from kling_route.commands.completion import SHELLS
from kling_route.commands.find import FLAGS, VALUES

PATHS = ("lint", "validate")
"""Commands that take paths."""


def run(name: str, summary: str, arguments: list[str]) -> int | None:
    """Run a command and return its exit code, or return None when the arguments read as a goal.

    A module `kling_route.commands.NAME` has `configure(parser)` and `run(options)`.
    """
    module = import_module(f"kling_route.commands.{name}")
    description = f"{summary[0].upper()}{summary[1:]}."
    parser = argparse.ArgumentParser(
        prog=f"kling-route {name}",
        description=description,
        allow_abbrev=False,
        formatter_class=partial(argparse.HelpFormatter, width=_columns() - 2),
    )
    module.configure(parser)
    if is_goal(name, parser, arguments):
        return None
    code = module.run(parser.parse_args(arguments))
    assert isinstance(code, int)
    return code


def _columns() -> int:
    """The width of the terminal. Where argparse asks for it itself it imports every kind of compression on the way."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


def is_goal(name: str, parser: argparse.ArgumentParser, arguments: list[str]) -> bool:
    """Whether a command's name is followed by words that are none of its options or existing paths."""
    words = [
        argument
        for before, argument in pairwise(["", *arguments])
        if not argument.startswith("-") and before not in VALUES
    ]
    if not words or _has_own_option(parser, arguments):
        return False
    if name == "explain":  # rules are named in kebab-case; one that is misspelt is to be reported as a rule
        return len(words) > 1 or "-" not in words[0]
    if name == "completion":
        return words[0] not in SHELLS
    if name == "lint" and len(words) == 1:
        return False  # a check in CI whose folder was renamed has to fail, not to look something up
    return not (name in PATHS and any(map(_is_path, arguments)))


def _has_own_option(parser: argparse.ArgumentParser, arguments: list[str]) -> bool:
    """Whether one of the arguments is an option of the command that a lookup does not have."""
    own = {option for action in parser._actions for option in action.option_strings} - {*FLAGS, *VALUES}
    return any(
        argument == "--" or argument.partition("=")[0] in own or (argument[:2] in own and argument[:2] != "--")
        for argument in arguments
    )


def _is_path(argument: str) -> bool:
    """Whether a path exists, or something is written as only a path is."""
    if argument == "-" or any(mark in argument for mark in ("/", "\\", "*")) or argument[:1] in (".", "~"):
        return True
    stem, dot, suffix = argument.rpartition(".")
    return bool(stem and dot and suffix.isalnum()) or os.path.lexists(argument.replace("\0", ""))
