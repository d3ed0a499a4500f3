"""Grammars: loaded when the first code in their language is met, and kept within bounds while they parse."""

from __future__ import annotations

import sys
from importlib import import_module
from time import thread_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    Parse = Callable[[bytes], Node]
    """Parses code with the grammar of its language."""

PARSE_SECONDS = 1.0
"""Processor time that a grammar may take for one piece of code: broken code can cost it a thousand times the usual."""
_CHUNK = 1024
"""Bytes that a grammar is handed at a time."""
_TRIED = frozenset(("shell",))
"""Languages whose grammars have so many readings that one step on broken code can take hours."""


class MissingGrammarError(Exception):
    """A file cannot be read because its grammar is not installed, or does not fit. The message names the package."""


class TooLongError(ValueError):
    """A grammar gave up on a piece of code. The message names the grammar."""


def make_parser(language: str, grammar: str, extra: str = "") -> Parse:
    """What parses a language with a grammar, `module` or `module:function`; `extra` installs its package, if not "".

    Raises:
        MissingGrammarError: it is not installed, or does not fit.
    """
    module, _, function = grammar.partition(":")
    package = module.replace("_", "-")
    wanted = f'"kling-route[{extra}]"' if extra else package
    try:
        import tree_sitter

        parser = tree_sitter.Parser(tree_sitter.Language(getattr(_binding(module), function or "language")()))
    except ImportError as error:
        raise MissingGrammarError(f"{language} files need the package {package}: pip install {wanted}") from error
    except (AttributeError, ValueError) as error:
        raise MissingGrammarError(
            f"the installed {package} does not fit tree-sitter: pip install -U {package}"
        ) from error

    buffer = bytearray(_CHUNK)
    handed = [memoryview(buffer)[:size] for size in range(_CHUNK + 1)]  # tree-sitter never lets go of what it is handed

    def parse(code: bytes) -> Node:
        end = thread_time() + PARSE_SECONDS

        def read(at: int, _: object) -> memoryview:
            size = max(min(len(code) - at, _CHUNK), 0)
            buffer[:size] = code[at : at + size]
            return handed[size]

        try:
            tree = parser.parse(read, progress_callback=lambda *_: thread_time() > end)
        except ValueError as error:
            parser.reset()
            raise TooLongError(f"the {language} grammar takes too long") from error
        return tree.root_node

    def tried(code: bytes) -> Node:
        from kling_route.lint.languages.trial import ends

        if not ends(parse, code):
            raise TooLongError(f"the {language} grammar takes too long")
        return parse(code)

    return tried if language in _TRIED else parse


def _binding(package: str) -> Any:
    """The compiled part of a grammar's package alone: the rest imports more than a scan of a few files does."""
    from importlib.machinery import PathFinder

    whole = None if package in sys.modules else PathFinder.find_spec(package)
    spec = whole and PathFinder.find_spec(f"{package}._binding", whole.submodule_search_locations)
    if spec is None or spec.loader is None:
        return import_module(package)
    binding = spec.loader.create_module(spec)
    if binding is None:
        return import_module(package)
    spec.loader.exec_module(binding)
    return binding
