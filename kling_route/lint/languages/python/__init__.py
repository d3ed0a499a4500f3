"""Lowers Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.python.definitions import PythonLowering, lambda_
from kling_route.lint.languages.python.expressions import EXPRESSIONS
from kling_route.lint.languages.python.statements import STATEMENTS, assignment, augmented
from kling_route.lint.languages.python.strings import concatenated, string

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

PythonLowering.expressions = {
    **EXPRESSIONS,
    "assignment": assignment,
    "augmented_assignment": augmented,
    "concatenated_string": concatenated,
    "lambda": lambda_,
    "string": string,
}
PythonLowering.statements = STATEMENTS


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Python code."""
    return PythonLowering(code).module(parse(code))
