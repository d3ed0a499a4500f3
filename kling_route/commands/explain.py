"""`kling-route explain`: the rules and their manual pages."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kling_route.lint.rules.base import Rule


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="a rule's id; without it, all rules are listed")


def run(options: argparse.Namespace) -> int:
    """Print a page or the list; 2 for a rule that does not exist, or a configuration that cannot be used."""
    from kling_route.lint import manual

    if options.rule is None:
        sys.stdout.write(manual.index())
        return 0
    rule = manual.rule(options.rule)
    if rule is None:
        from kling_route.lint.redact import redact
        from kling_route.lint.rules import RULES
        from kling_route.lint.shape import meant

        hint = meant(options.rule, [known.id for known in RULES])
        sys.stderr.write(f'kling-route: no rule "{redact(options.rule)}"{hint}\n')
        return 2
    sys.stdout.write(manual.page(rule))
    return _tell_what_holds_here(rule)


def _tell_what_holds_here(rule: Rule) -> int:
    from kling_route.lint.config import ConfigError
    from kling_route.lint.here import changes

    try:
        sys.stdout.write(changes(rule))
    except ConfigError as error:
        sys.stderr.write("".join(f"kling-route: {line}\n" for line in str(error).splitlines()))
        return 2
    return 0
