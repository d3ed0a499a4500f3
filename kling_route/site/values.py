"""What a field means and may hold, in words: its allowed values, its limits, and where sources disagree about it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kling_route.site.fields import Field, Node
from kling_route.site.render import sentence, tag
from kling_route.site.text import code, escape


def meaning(node: Node) -> Markup:
    """Returns what a field means, and where sources disagree about it."""
    parts = [sentence(node["description"])] if "description" in node else []
    return Markup(" ").join([*parts, conflict(node)]).rstrip()


def allowed(node: Node) -> Markup:
    """Returns what a field may hold, as far as a source says."""
    return Markup(" ").join(_allowed(node))


def plain_meaning(item: Field) -> Markup:
    """Returns what the field means and may hold, and the choice where sources disagree, without markup of the site."""
    disagreement = item.node.get("x-conflict")
    parts = [sentence(item.node["description"])] if "description" in item.node else []
    parts += _allowed(item.node)
    if disagreement:
        parts.append(Markup("Sources disagree: {} {}").format(readings(disagreement), sentence(disagreement["choice"])))
    return Markup(" ").join(parts)


def _allowed(node: Node) -> Iterator[Markup]:
    if "enum" in node:
        yield Markup("One of {}.").format(Markup(", ").join(_value(value, node) for value in node["enum"]))
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


def conflict(node: Node) -> Markup:
    """Returns what sources say that disagree, and which of them counts here; nothing where they agree."""
    disagreement = node.get("x-conflict")
    if disagreement is None:
        return Markup("")
    return Markup('<span class="kr-conflict">{} {} {}</span>').format(
        tag("warning", "sources disagree"), readings(disagreement), sentence(disagreement["choice"])
    )


def readings(disagreement: Node) -> Markup:
    """Returns what each of the sources says that disagree."""
    return Markup(" ").join(
        Markup("{}: {}").format(escape(", ".join(_places(reading))), sentence(reading["reading"]))
        for reading in disagreement["readings"]
    )


def _places(reading: Node) -> Iterator[str]:
    yield from reading["x-source"]
    if "x-source-place" in reading:
        yield reading["x-source-place"]
