"""The command `kling-route`.

The lookup is the common case and starts with nothing but the interpreter; argparse and the commands are imported when
one of them runs.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "find": "print the link for a goal, also for one that begins with a command's name",
    "routes": "list all routes",
    "lint": "scan files and folders for mistakes in integrations of APIDot",
    "explain": "print the manual page of a lint rule, or list the rules",
    "validate": "check a routing table or API schema against its schema",
    "build": "write the docs pages, the site, the skill package and llms.txt",
    "serve": "build the site, serve it on loopback and reload it on changes",
    "lsp": "check code in an editor while it is written (language server)",
    "completion": "print the script that completes the command line in a shell",
}

HELP = """\
usage: kling-route GOAL...
       kling-route COMMAND ...

Prints the link to the documentation for a goal: `kling-route webhooks`, `kling-route how do I get a key`.

commands:
{commands}

  A command's name followed by other words is a goal: `kling-route build with kling o1 image`.
  `kling-route COMMAND --help` shows the options of a command; those of a lookup are shown by `kling-route find --help`.

options:
  -h, --help     show this help
  -V, --version  show the version
"""

USAGE, FAILED = 2, 3
"""Exit codes: used wrongly, and (lint) could not do its work."""

INTERRUPTED, BROKEN_PIPE = 130, 141
"""What a shell reports for a program that SIGINT or SIGPIPE has ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _prepare_streams()
    if argv is None and arguments[:1] == ["lint"]:
        return _without_collection(arguments)
    return _run(arguments)


def _without_collection(arguments: list[str]) -> int:
    """Run a command that ends the program: what it builds is not looked through for garbage, not even at the end."""
    import gc

    gc.disable()
    code = _run(arguments)
    gc.freeze()
    return code


def _run(arguments: list[str]) -> int:
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
        return code
    except SystemExit as request:  # argparse ends so
        return request.code if isinstance(request.code, int) else USAGE if request.code else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return BROKEN_PIPE
    except Exception as error:
        return _crash(error, FAILED if arguments[:1] == ["lint"] else USAGE)


def _dispatch(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if not arguments:
        sys.stderr.write(_help())
        return USAGE
    if first in ("-h", "--help"):
        sys.stdout.write(_help())
        return 0
    if first in ("-V", "--version"):
        from kling_route import __version__

        sys.stdout.write(f"kling-route {__version__}\n")
        return 0
    if first in COMMANDS and first != "find":
        from kling_route.commanding import run

        code = run(first, COMMANDS[first], arguments[1:])
        if code is not None:
            return code
    from kling_route.commands.find import main as find

    return find(arguments[1:] if first == "find" else arguments)


def _help() -> str:
    return HELP.format(commands="\n".join(f"  {name:<10} {text}" for name, text in COMMANDS.items()))


def _prepare_streams() -> None:
    """Write what a terminal's encoding lacks as an escape rather than fail on it, and closed streams nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            import os

            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's own flush at exit stays quiet."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (AttributeError, OSError, ValueError):
            continue


def _crash(error: Exception, code: int) -> int:
    """Report an error that no command expected; its exit code is never that of findings."""
    if isinstance(error, OSError):
        sys.stderr.write(f"kling-route: {error}\n")
        _discard_output()
        return code
    import traceback

    traceback.print_exception(error)
    sys.stderr.write("kling-route: this is a bug in kling-route; please report it with the lines above.\n")
    return code
