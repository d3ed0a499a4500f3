"""`kling-route GOAL...` and `kling-route find GOAL...`: the link for a goal.

Options are read by hand, because importing argparse costs more than the whole lookup.
"""

from __future__ import annotations

import sys

from kling_route.table import TableError, builtin_table, load_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kling_route.table import Table

HELP = """\
usage: kling-route [find] GOAL... [options]

Prints the link to the documentation for a goal.

  GOAL             what you want to do, in any words; `-` reads it from standard input

options:
  -n, --limit N    how many routes at most (default: 3 when the first is not clearly the best, else 1)
  --why            show what decided, and why the runner-up lost
  --url            print only the first route's address
  --json           print a JSON document
  --open           open the first address in the browser
  --table FILE     use another routing table instead of the built-in one
  -h, --help       show this help

exit codes: 0 a route was found, 1 no route fits, 2 bad usage or a bad table
"""

FLAGS = {"--why": "why", "--url": "url", "--json": "json", "--open": "open", "-h": "help", "--help": "help"}
VALUES = {"-n": "limit", "--limit": "limit", "--table": "table"}

FOUND, NONE_FITS, USAGE = 0, 1, 2

LONGEST_INPUT = 16 * 1024 * 1024
"""Bytes of standard input that are read as a goal."""


class UsageError(Exception):
    """The command line is wrong; the text says how."""


class Options:
    """What the command line asks for."""

    __slots__ = ("help", "json", "limit", "open", "table", "url", "why", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.limit: int | None = None
        self.table: str | None = None
        self.why = self.url = self.json = self.open = self.help = False


def main(arguments: list[str]) -> int:
    """Look a goal up, print the answer and return the exit code."""
    try:
        options = parse(arguments)
        if options.help:
            sys.stdout.write(HELP)
            return FOUND
        goal = read_goal(options.words)
        table = builtin_table() if options.table is None else load_table(options.table)
        return answer(table, goal, options)
    except (UsageError, TableError) as error:
        sys.stderr.write("".join(f"kling-route: {line}\n" for line in str(error).splitlines()))
        return USAGE


def parse(arguments: list[str]) -> Options:
    """Read the command line. Options may stand before, between and after the words. Raises UsageError."""
    options = Options()
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            options.words.extend(rest)
        elif argument == "-" or not argument.startswith("-"):
            options.words.append(argument)
        elif argument in FLAGS:
            setattr(options, FLAGS[argument], True)
        elif name in VALUES:
            _set(options, name, value if equals else next(rest, None))
        elif name[:2] == "-n" and name[2:].isdecimal():
            _set(options, "-n", name[2:])
        else:
            raise UsageError(_unknown(name, equals))
    if options.url and (options.json or options.why):
        raise UsageError("--url prints an address alone, so it does not go with --json or --why")
    return options


def _set(options: Options, name: str, value: str | None) -> None:
    if value is None:
        raise UsageError(f"{name} needs a value")
    if VALUES[name] == "table":
        options.table = value
        return
    if not (value.isascii() and value.isdecimal() and len(value) < 10 and int(value) > 0):
        raise UsageError(f"{name} needs a whole number from 1, not `{value}`")
    options.limit = int(value)


def _unknown(name: str, equals: str) -> str:
    if equals and name in FLAGS:
        return f"{name} takes no value"
    from kling_route.nearest import nearest

    guess = nearest(name, [*FLAGS, *VALUES])
    hint = f"; did you mean {guess}?" if guess else "; `kling-route find --help` lists the options"
    return f"unknown option {name}{hint}"


def read_goal(words: list[str]) -> str:
    """Return the goal: the words, or standard input for `-`. Raises UsageError when there is none."""
    if words == ["-"]:
        goal = _read_input()
    elif "-" in words:
        raise UsageError("`-` reads the goal from standard input, so it stands alone")
    else:
        goal = " ".join(words)
    if not goal.strip():
        raise UsageError("a goal is needed: `kling-route webhooks`")
    return goal.strip()


def _read_input() -> str:
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        data = sys.stdin.buffer.read(LONGEST_INPUT + 1)
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror}") from None
    if len(data) > LONGEST_INPUT:
        raise UsageError("the goal on standard input is longer than 16 MiB")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(encoding, "replace")


def answer(table: Table, goal: str, options: Options) -> int:
    """Print the routes for a goal and return the exit code."""
    matches = table.find(goal, options.limit)
    if options.json:
        from kling_route.answers import as_json

        sys.stdout.write(as_json(goal, matches))
    elif options.url:
        sys.stdout.write("".join(f"{match.route.url}\n" for match in matches[:1]))
    else:
        from kling_route.answers import as_text

        sys.stdout.write(as_text(matches))
    if options.why:
        from kling_route.answers import reasons

        # Standard output holds answers alone, and with --json one document.
        (sys.stdout if matches and not options.json else sys.stderr).write(reasons(table, goal))
    if not matches:
        if not options.json:
            sys.stderr.write(f"kling-route: no route fits {_shown(goal)}; `kling-route routes` lists all routes\n")
        return NONE_FITS
    return open_address(matches[0].route.url) if options.open else FOUND


def _shown(goal: str, length: int = 80) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in goal).split())
    return f"`{line}`" if len(line) <= length else f"`{line[: length - 1]}…`"


def open_address(url: str) -> int:
    """Open an address in the user's browser and return the exit code."""
    import webbrowser

    sys.stdout.flush()
    try:
        opened = webbrowser.open(url)
    except webbrowser.Error:
        opened = False
    if not opened:
        sys.stderr.write(f"kling-route: no browser could be opened for {url}\n")
    return FOUND if opened else USAGE
