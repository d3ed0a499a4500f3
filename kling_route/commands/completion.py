"""`kling-route completion`: the script that completes the command line in a shell."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

SHELLS = ("bash", "zsh", "fish")

PATHS = ("FILE", "PATH", "NAME")
"""What help texts call the path of a file."""

FOLDERS = ("DIR",)
"""What they call that of a folder."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.description = (
        "Print the script that completes commands, options, routes and rules in a shell. For bash, put into ~/.bashrc: "
        'eval "$(kling-route completion bash)". For zsh, write it to a file _kling-route in a folder of $fpath; '
        "for fish, to ~/.config/fish/completions/kling-route.fish."
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell to complete in")


def run(options: argparse.Namespace) -> int:
    """Print the script and return 0."""
    import shtab

    sys.stdout.write(shtab.complete(_command_line(), options.shell))
    return 0


def _command_line() -> argparse.ArgumentParser:
    """Every command with its options, and the routes' ids, which are goals."""
    from kling_route import routes
    from kling_route.cli import COMMANDS

    parser = argparse.ArgumentParser(prog="kling-route")
    parser.add_argument("-V", "--version", action="store_true", help="show the version")
    words = parser.add_subparsers()
    for name, summary in COMMANDS.items():
        command = words.add_parser(name, help=summary)
        configure_command = _lookup if name == "find" else import_module(f"kling_route.commands.{name}").configure
        configure_command(command)
        command.description = summary  # zsh shows it beside the name
        for action in command._actions:
            _complete(action)
    for route in routes():
        words.add_parser(route.id, help=route.goal)
    return parser


def _lookup(parser: argparse.ArgumentParser) -> None:
    """The options of a lookup, which it reads by hand: from its help."""
    from kling_route import routes
    from kling_route.commands.find import FLAGS, HELP

    parser.add_argument("goal", nargs="*", choices=[route.id for route in routes()])
    for line in HELP.splitlines():
        named, _, text = line.strip().partition("  ")
        names = [part.split()[0] for part in named.split(", ")] if line.startswith("  -") else []
        if not names or "--help" in names:
            continue
        if names[-1] in FLAGS:
            parser.add_argument(*names, help=text.strip(), action="store_true")
        else:
            parser.add_argument(*names, help=text.strip(), metavar=named.split()[-1])


def _complete(action: argparse.Action) -> None:
    """Say what completes the value of an option or argument, as its help calls it."""
    import shtab

    from kling_route.lint.rules import RULES

    called = action.metavar if isinstance(action.metavar, str) else ""
    if called in PATHS + FOLDERS:
        action.complete = shtab.FILE if called in PATHS else shtab.DIRECTORY  # type: ignore[attr-defined]
    elif called.startswith("RULE"):
        action.choices = [rule.id for rule in RULES]
