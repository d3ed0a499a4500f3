"""`kling-route lsp`: the language server."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec

DONE, LEFT, USAGE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.description = (
        "Check code in an editor while it is written: an editor starts this command and speaks the Language Server "
        "Protocol with it on standard input and output. This needs the `lsp` extra."
    )
    parser.add_argument("--site-url", metavar="URL", default="", help="link findings to the rules' pages, served there")


def run(options: argparse.Namespace) -> int:
    """Serve until the editor is done, and return the exit code."""
    if find_spec("pygls") is None:
        sys.stderr.write("kling-route lsp: this needs the `lsp` extra: pip install 'kling-route[lsp]'\n")
        return USAGE
    if sys.stdin.isatty():
        sys.stderr.write("kling-route lsp: waiting for an editor on standard input; Ctrl-C ends it\n")
    import logging

    from kling_route.lsp.server import serve

    logging.disable()  # pygls logs whole messages, which hold whole documents
    return DONE if serve(options.site_url) else LEFT
