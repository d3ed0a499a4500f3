"""Checks routing tables and API schemas: against their schema, and for what a schema cannot say."""

from __future__ import annotations

import os
from typing import Any

from kling_route.documents import Document, DocumentError, Problem, load
from kling_route.validate import api_checks, reach, schemas, table_checks

__all__ = ["advise_file", "check_document", "check_file", "check_table", "is_table"]

TABLE_KEYS = ("routes", "product", "workflow", "lexicon")

SCHEMA_SUFFIX = ".schema.json"
"""Ends the names of the schemas that documents are checked against; they are JSON Schemas themselves."""


def is_table(value: Any) -> bool:
    """Whether a document is a routing table, having a key at the top that only a table has; others are API schemas."""
    return isinstance(value, dict) and any(key in value for key in TABLE_KEYS)


def check_file(path: str | os.PathLike[str]) -> list[Problem]:
    """Return every problem of a file, in the order of their places."""
    try:
        document = load(path)
    except DocumentError as error:
        return list(error.problems)
    return check_document(document)


def check_document(document: Document) -> list[Problem]:
    """Return every problem of a document, in the order of their places."""
    if document.path.endswith(SCHEMA_SUFFIX):
        problems = list(schemas.problems(document, schemas.METASCHEMA))
    elif is_table(document.value):
        problems = [*schemas.problems(document, "routing"), *table_checks.problems(document)]
    else:
        problems = [*schemas.problems(document, "apidot"), *api_checks.problems(document)]
    return sorted(set(problems))


def advise_file(path: str | os.PathLike[str]) -> list[Problem]:
    """Return advice on a file without problems: on the phrases of a routing table; none on other files."""
    document = load(path)
    return reach.advice(document) if is_table(document.value) else []


def check_table(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Return a routing table that has no problems. Raises DocumentError with all of them otherwise."""
    document = load(path)
    problems = [*schemas.problems(document, "routing"), *table_checks.problems(document, pages=False)]
    if problems:
        raise DocumentError(sorted(set(problems)))
    table: dict[str, Any] = document.value
    return table
