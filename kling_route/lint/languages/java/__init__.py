"""Lowers Java.

A class that stands in another one is hoisted out of it, and known there by its name. Members without an object get
`this`. A record is a class with its components as fields; what an accessor gives is found by evaluation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kling_route.lint.languages.java.classes import STATEMENTS as CLASSES
from kling_route.lint.languages.java.expressions import EXPRESSIONS
from kling_route.lint.languages.java.functions import EXPRESSIONS as FUNCTIONS
from kling_route.lint.languages.java.lowering import JavaLowering
from kling_route.lint.languages.java.statements import STATEMENTS
from kling_route.lint.languages.java.switches import choice, switch

if TYPE_CHECKING:
    from kling_route.lint import ir
    from kling_route.lint.languages import Parse

JavaLowering.expressions = {**EXPRESSIONS, **FUNCTIONS, "switch_expression": choice}
JavaLowering.statements = {**STATEMENTS, **CLASSES, "switch_expression": switch}


def lower(code: bytes, parse: Parse) -> ir.Module:
    """The statements of Java code."""
    return JavaLowering(code).module(parse(code))
