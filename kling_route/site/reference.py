"""What templates show of the API's schemas: tables of fields, each with its source and grade."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kling_route.site.fields import Field, Node, fields, types
from kling_route.site.manual import capital
from kling_route.site.render import page_link, sentence, tag
from kling_route.site.tables import table
from kling_route.site.text import code, escape

NO_TYPE = "not stated"

WHOLE = "body"
"""The mark of a part that is private because it belongs to a body."""


def functions(api: Node, sources: Mapping[str, Any]) -> Mapping[str, Callable[..., Any]]:
    """Returns the functions by the names that templates call them by."""

    @pass_context
    def stated_by(context: Context, fact: Node) -> Markup:
        """The sources of a fact as short links, and its grade."""
        links = [_source(context, name, sources) for name in fact.get("x-source", ())]
        grade = fact.get("x-grade", "")
        return Markup("{} {}").format(Markup(", ").join(links), tag(grade, grade) if grade else "")

    @pass_context
    def fields_table(context: Context, schema: Node, name: str = "") -> Markup:
        """All fields below a schema; on a page with several, each needs a name for its anchors."""
        rows = [
            (
                Markup('<span id="{}"></span>{}').format(field_id(item, name), _path(item)),
                ", ".join(types(item.node)) or NO_TYPE,
                meaning(item),
                marks(item),
                stated_by(context, item.node),
            )
            for item in fields(schema)
        ]
        return table("fields", ("Field", "Type", "Meaning", "Marks", "Source"), rows)

    @pass_context
    def private_table(context: Context, names: Iterable[str]) -> Markup:
        """The fields that are private, of all the bodies named."""
        rows = [
            (body_link(context, name, capital(api["bodies"][name]["title"])), tag("private", kind), joined(paths))
            for name in names
            for kind, paths in private_fields(api["bodies"][name]).items()
        ]
        return table("private", ("Body", "Kind", "Fields"), rows)

    return {
        "stated_by": stated_by,
        "fields_table": fields_table,
        "private_table": private_table,
        "body_link": body_link,
        "joined": joined,
    }


def private_fields(body: Node) -> dict[str, list[str]]:
    """Returns the paths of a body's private fields by what makes them private; a body is private as a whole anyway."""
    found: dict[str, list[str]] = {}
    for item in fields(body):
        kind = item.node.get("x-private", WHOLE)
        if kind != WHOLE and not item.pattern:
            found.setdefault(kind, []).append(item.path)
    return found


def joined(names: Iterable[str]) -> Markup:
    """Returns names as code, with commas between."""
    return Markup(", ").join(map(code, names))


def _source(context: Context, name: str, sources: Mapping[str, Any]) -> Markup:
    return page_link(context, f"sources.md#{name}", name) if name in sources else escape(name)


@pass_context
def body_link(context: Context, name: str, label: str) -> Markup:
    """Returns a link to a body's page."""
    return page_link(context, f"api/{name}.md", label)


def field_id(item: Field, name: str = "") -> str:
    """Returns an anchor for a field: its path in characters that an address takes, after the name of its schema."""
    parts = filter(None, (name, item.path, item.pattern))
    return re.sub(r"[^\w.-]+", "", ".".join(parts), flags=re.ASCII)


def _path(item: Field) -> Markup:
    if not item.pattern:
        return code(item.path)
    inside = Markup(" in {}").format(code(item.path)) if item.path else ""
    return Markup("any name{} that matches {}").format(inside, code(item.pattern))


def marks(item: Field) -> Markup:
    """Returns whether the field is required and private."""
    found = []
    if item.required:
        found.append(tag("required", "required"))
    if "x-private" in item.node:
        found.append(tag("private", f"private: {item.node['x-private']}"))
    return Markup(" ").join(found)


def meaning(item: Field) -> Markup:
    """Returns what the field means, what it may hold, and where sources disagree about it."""
    parts = [sentence(item.node["description"])] if "description" in item.node else []
    parts += _allowed(item.node)
    parts += _conflict(item.node)
    return Markup(" ").join(parts)


def plain_meaning(item: Field) -> Markup:
    """Returns what the field means and may hold, and the choice where sources disagree, without markup of the site."""
    conflict = item.node.get("x-conflict")
    parts = [sentence(item.node["description"])] if "description" in item.node else []
    parts += _allowed(item.node)
    if conflict:
        parts.append(Markup("Sources disagree: {} {}").format(_readings(conflict), sentence(conflict["choice"])))
    return Markup(" ").join(parts)


def _allowed(node: Node) -> Iterator[Markup]:
    if "enum" in node:
        values = Markup(", ").join(_value(value, node) for value in node["enum"])
        yield Markup("Allowed: {}.").format(values)
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        yield Markup("From {} to {}.").format(low, high)
    elif low is not None or high is not None:
        yield Markup("At {} {}.").format("least" if high is None else "most", low if high is None else high)
    yield from _sizes(node)
    for index, branch in enumerate(node.get("anyOf", ())):
        yield Markup("{}: {}").format("Or" if index else "Either", sentence(branch["description"]))
        yield from _allowed(branch)
    if "x-success" in node:
        yield Markup("Success: {}.").format(Markup(" or ").join(_value(value, node) for value in node["x-success"]))
    for value, end in node.get("x-terminal", {}).items():
        yield Markup("{} ends the task: {}.").format(code(value), escape(end))
    if "examples" in node:
        yield Markup("For example {}.").format(Markup(", ").join(code(value) for value in node["examples"]))


def _sizes(node: Node) -> Iterator[Markup]:
    for least, most, what in (("minLength", "maxLength", "characters"), ("minItems", "maxItems", "items")):
        low, high = node.get(least), node.get(most)
        if low is not None and low == high:
            yield Markup("Exactly {} {}.").format(low, what if low != 1 else what.removesuffix("s"))
        elif low is not None and high is not None:
            yield Markup("{} to {} {}.").format(low, high, what)
        elif low is not None or high is not None:
            yield Markup("At {} {} {}.").format("least" if high is None else "most", high if low is None else low, what)


def _value(value: object, node: Node) -> Markup:
    """Returns a value, with its own source where that is weaker than the field's."""
    own = node.get("x-values", {}).get(str(value))
    if own is None:
        return code(value)
    return Markup("{} ({} only, {})").format(code(value), ", ".join(own["x-source"]), own["x-grade"])


def _conflict(node: Node) -> Iterator[Markup]:
    conflict = node.get("x-conflict")
    if conflict is None:
        return
    yield Markup('<span class="kr-conflict">{} {} {}</span>').format(
        tag("warning", "sources disagree"), _readings(conflict), sentence(conflict["choice"])
    )


def _readings(conflict: Node) -> Markup:
    return Markup(" ").join(
        Markup("{}: {}").format(", ".join(reading["x-source"]), sentence(reading["reading"]))
        for reading in conflict["readings"]
    )
