"""What the API's schemas say, in Markdown: for hovers and beside completions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kling_route.lint.evidence.certainty import place_of
from kling_route.table import builtin_table

if TYPE_CHECKING:
    from kling_route.api import Catalogue, Endpoint, Model, Schema


def property_text(owner: Schema, name: str, catalogue: Catalogue) -> str:
    """What a property is, or "" where none is described."""
    schema = owner.property(name)
    if schema is None:
        return ""
    required = " It is required." if name in owner.required else ""
    return _paragraphs(
        f"`{schema.path}` of the {schema.title}",
        schema.description + required,
        _allowed(schema),
        f"Private ({schema.private}): keep it out of logs." if schema.private else "",
        _stated(schema.source, schema.source_place, schema.grade, catalogue),
    )


def value_text(schema: Schema, value: object, catalogue: Catalogue) -> str:
    """What one documented value means, or "" where no source names it."""
    model = catalogue.models.get(str(value)) if schema.names_model else None
    if model is not None:
        return model_text(model, catalogue)
    if value not in schema.enum:
        return ""
    ends = schema.terminal.get(str(value))
    return _paragraphs(
        f"`{value}`: a value of {place_of(schema)}",
        f"It ends a task: {ends}." if ends else "",
        _stated(schema.source_of(value), schema.source_place, schema.grade_of(value), catalogue),
    )


def model_text(model: Model, catalogue: Catalogue) -> str:
    """What is known of a model."""
    fields = model.input.properties if model.input is not None else {}
    required = model.input.required if model.input is not None else ()
    listed = ", ".join(f"`{name}`" + (" (required)" if name in required else "") for name in fields)
    return _paragraphs(
        f"`{model.id}`: {catalogue.families.get(model.family, model.family)}",
        f"Documented input: {listed}." if listed else "No source describes its input.",
        _stated(model.source, model.source_place, model.grade, catalogue),
    )


def endpoint_text(endpoint: Endpoint, catalogue: Catalogue) -> str:
    """What an address is for."""
    bodies = [
        f"{verb} the {schema.title}"
        for verb, schema in (("takes", endpoint.takes), ("answers with", endpoint.answers))
        if schema is not None
    ]
    told = f"It {' and '.join(bodies)}." if bodies else ""
    return _paragraphs(
        f"`{endpoint.method} {endpoint.path}`".replace("` ", "`"),
        f"{endpoint.description} {told}".strip(),
        _stated(endpoint.source, endpoint.source_place, endpoint.grade, catalogue),
    )


def _allowed(schema: Schema) -> str:
    """Which values may stand there, and what those that end a task mean."""
    if schema.enum:
        ends = schema.terminal
        listed = (f"`{value}`" + (f" ({ends[str(value)]})" if str(value) in ends else "") for value in schema.enum)
        return f"Values: {', '.join(listed)}."
    low, high = schema.keyword("minimum"), schema.keyword("maximum")
    limits = [f"{word} {limit}" for word, limit in (("at least", low), ("at most", high)) if limit is not None]
    told = ", ".join(filter(None, (schema.wanted, *limits)))
    return f"Value: {told}." if told else ""


def _stated(sources: tuple[str, ...], place: str, grade: str, catalogue: Catalogue) -> str:
    """Who states it, and how sure it is."""
    known = {**builtin_table().document["sources"], **catalogue.sources}
    listed = "; ".join(_source(known[name]) for name in sources if name in known)
    return f"{grade.capitalize()} in {listed}{f' ({place})' if place else ''}." if listed else f"{grade.capitalize()}."


def _source(source: dict[str, str]) -> str:
    address, date = source.get("address", ""), source.get("date", "")
    title = f"[{source['title']}]({address})" if address else source["title"]
    return f"{title}, {date}" if date else title


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))


def distinct(texts: Iterator[str]) -> str:
    """Different texts one below the other."""
    return "\n\n---\n\n".join(dict.fromkeys(filter(None, texts)))
