"""How loudly the catalogue may speak: what is documented and closed is certain, the rest is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kling_route.api import Catalogue, Schema


def severity(schemas: Sequence[Schema]) -> str:
    """How bad a name is that none of these schemas has."""
    certain = all(schema.closed and schema.grade == "documented" for schema in schemas)
    return "error" if certain else "warning"


def said(schemas: Sequence[Schema], catalogue: Catalogue) -> str:
    """What is wrong with such a name."""
    return "is not documented" if severity(schemas) == "error" else f"is not in the catalogue of {catalogue.date}"


def place_of(schema: Schema) -> str:
    """Where a schema stands, for a message: "`data` of the status answer"."""
    return f"`{schema.path}` of the {schema.title}" if schema.path else f"the {schema.title}"


def hint(schemas: Sequence[Schema], name: str) -> str:
    """What was probably meant by a name, as advice; "" where nothing is near."""
    schema = schemas[0]
    near = schema.nearest(name)
    if near is not None:
        return f"Did you mean `{near}`?"
    elsewhere = schema.find(name)
    if elsewhere:
        return f"`{elsewhere[0]}` is documented: did you mean that?"
    known = ", ".join(f"`{name}`" for name in schema.properties)
    return f"Documented here: {known}." if known else ""
