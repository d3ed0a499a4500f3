"""Checks a document against the JSON Schema of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from kling_route import checkout
from kling_route.documents import Document, Problem, load
from kling_route.validate import messages

METASCHEMA = "metaschema"
"""The kind of a document that is a JSON Schema."""


def problems(document: Document, kind: str) -> Iterator[Problem]:
    """Yield what the schema of a kind (`routing`, `apidot`, or the metaschema) finds wrong."""
    for error in _validator(kind).iter_errors(document.value):
        for cause in _causes(error):
            yield from messages.problems(document, cause)


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of document: from the checkout, else as compiled into the package."""
    root = checkout.root()
    if root:
        value: dict[str, Any] = load(root / "schemas" / f"{kind}.schema.json").value
        return value
    from kling_route._compiled.schemas import SCHEMAS

    compiled: dict[str, Any] = SCHEMAS[kind]
    return compiled


@cache
def _validator(kind: str) -> Any:
    if kind == METASCHEMA:
        return Draft202012Validator(Draft202012Validator.META_SCHEMA)
    # A registry of our own never retrieves: a reference outside it is an error, not a request.
    content = schema(kind)
    registry: Registry[Any] = Registry().with_resource(content["$id"], Resource.from_contents(content))
    validator = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
    return validator(content, registry=registry)


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`pattern` with the meaning that JSON Schema gives to `$`: the very end, and not before a last line feed."""
    exact = f"{pattern[:-1]}\\Z" if pattern.endswith("$") and not pattern.endswith("\\$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _causes(error: ValidationError) -> Iterator[ValidationError]:
    """The errors behind an error: of `anyOf` and `oneOf`, those of the branch that comes nearest to fitting."""
    branches: dict[Any, list[ValidationError]] = {}
    for cause in error.context or ():
        branches.setdefault(cause.schema_path[0], []).append(cause)
    if not branches:
        yield error
        return
    nearest = min(branches.values(), key=_distance)
    for cause in nearest:
        yield from _causes(cause)


def _distance(branch: list[ValidationError]) -> tuple[bool, bool, int]:
    """A branch of another type, or with another constant, was not meant; then the fewest errors count."""
    at_top = [cause for cause in branch if not cause.path]
    wrong_type = any(cause.validator == "type" for cause in at_top)
    wrong_kind = any(cause.validator in ("const", "enum") and len(cause.path) <= 1 for cause in branch)
    return wrong_type, wrong_kind, len(branch)
