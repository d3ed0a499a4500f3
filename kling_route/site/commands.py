"""The commands as their own `--help` describes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import NamedTuple

from kling_route.cli import COMMANDS, main
from kling_route.site.errors import BuildFailed
from kling_route.site.text import capital

HELP_WIDTH = 84
"""Columns that `--help` is set in, whatever the terminal that runs the build."""


class CommandPage(NamedTuple):
    """A command's help: `name` is empty for the command line as a whole."""

    name: str
    summary: str
    help: str


def commands() -> list[CommandPage]:
    """Returns the help of the command line and of each command. Raises BuildFailed for a command without help."""
    with _fixed_width():
        named = [CommandPage(name, capital(summary), _help([name])) for name, summary in COMMANDS.items()]
        return [CommandPage("", "", _help([])), *named]


def _help(command: list[str]) -> str:
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main([*command, "--help"])
    if code != 0:
        raise BuildFailed([f"`kling-route {' '.join(command)} --help` ends with {code}: {printed.getvalue()}"])
    return printed.getvalue().rstrip()


@contextmanager
def _fixed_width() -> Iterator[None]:
    """Sets the width that argparse wraps at, and no colours."""
    wanted = {"COLUMNS": str(HELP_WIDTH), "NO_COLOR": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
