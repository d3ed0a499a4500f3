"""The lint rules and the commands, as their own manuals describe them: a rule module's docstring, a command's `--help`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from inspect import cleandoc
from io import StringIO
from typing import Any, NamedTuple

from kling_route.cli import COMMANDS, main
from kling_route.site.errors import BuildFailed

HELP_WIDTH = 96
"""Columns that `--help` is set in, whatever the terminal that runs the build."""


class RulePage(NamedTuple):
    """A rule's manual page: its first line says what it reports, the rest is Markdown."""

    id: str
    severity: str
    summary: str
    text: str


class CommandPage(NamedTuple):
    """A command's help: `name` is empty for the command line as a whole."""

    name: str
    summary: str
    help: str


def rules() -> list[RulePage]:
    """Returns the pages of all rules, in the order in which the linter lists them."""
    from kling_route.lint.rules import RULES

    return [_rule_page(rule) for rule in RULES]


def _rule_page(rule: Any) -> RulePage:
    summary, _, text = cleandoc(sys.modules[rule.check.__module__].__doc__ or "").partition("\n\n")
    return RulePage(rule.id, str(rule.severity), " ".join(summary.split()), lower_headings(text))


def lower_headings(text: str) -> str:
    """Returns Markdown whose highest heading is of the second level: the page's own is the first."""
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    if not levels or min(levels) >= 2:
        return text
    return re.sub(r"^(#+ )", r"#\1", text, flags=re.MULTILINE)


def commands() -> list[CommandPage]:
    """Returns the help of the command line and of each of its commands, as a terminal shows it. Raises BuildFailed for a command without help."""
    with _fixed_width():
        return [CommandPage("", "", _help([])), *(CommandPage(name, capital(summary), _help([name])) for name, summary in COMMANDS.items())]


def _help(command: list[str]) -> str:
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main([*command, "--help"])
    if code != 0:
        raise BuildFailed([f"`kling-route {' '.join(command)} --help` ends with {code}: {printed.getvalue()}"])
    return printed.getvalue()


def capital(text: str) -> str:
    """Returns the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


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
